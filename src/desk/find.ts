import type { Entry } from '../model/entry.ts'
import type { Origin } from '../model/origin.ts'
import type { OpenSource } from '../reading/index.ts'
import { wantedText } from './wanted-text.ts'

export interface Sought {
  readonly text: string
  readonly from: number
  readonly direction: 'down' | 'up'
}

/** The next line of a source that holds a text or meets a pattern, beyond the one that begins at `from`. Given up when it is no longer wanted. */
export async function findIn(source: Pick<OpenSource, 'lens'>, { text, from, direction }: Sought, isWanted: () => boolean = () => true): Promise<Origin | undefined> {
  if (text === '') return undefined
  const lens = source.lens()
  const { meets, sieve } = wantedText(text)
  const begin = await lens.startOf({ offset: from })
  const isBeyond = ({ origin }: Entry): boolean => (direction === 'down' ? origin.offset > begin : origin.offset < begin)
  for await (const { entries } of direction === 'down' ? lens.down(begin, sieve) : lens.up(begin, sieve)) {
    const found = entries.find(entry => isBeyond(entry) && meets(entry))
    if (found !== undefined) return found.origin
    if (!isWanted()) return undefined
  }
  return undefined
}
