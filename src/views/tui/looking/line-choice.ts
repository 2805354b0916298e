import { unitOf } from '../../../model/entry.ts'
import { safeText } from '../../safe-text.ts'
import type { Choice } from '../screen.ts'
import { chosenOf, type Stretch } from './stretch.ts'

/** The entry that the cursor is on, as other screens take it. */
export function lineChoice({ stretch, of }: { readonly stretch?: Stretch; readonly of?: string }): Choice | undefined {
  const chosen = chosenOf(stretch)
  if (chosen === undefined) return undefined
  const unit = unitOf(chosen)
  return {
    text: safeText(chosen.message), origin: chosen.origin,
    ...(chosen.time !== undefined && { time: chosen.time }), ...(of !== undefined && { of }), ...(unit !== undefined && { unit }),
  }
}
