import type { Landmark } from '../../../model/desk.ts'
import type { ActionName } from '../keys.ts'

/** What a key jumps to, and in which direction. */
export interface Jump {
  readonly landmark: Landmark
  readonly direction: 'down' | 'up'
}

const jumps: Readonly<Partial<Record<ActionName, Jump>>> = {
  'next error': { landmark: 'error', direction: 'down' },
  'previous error': { landmark: 'error', direction: 'up' },
  'next unit start': { landmark: 'unit start', direction: 'down' },
  'previous unit start': { landmark: 'unit start', direction: 'up' },
  'next boot': { landmark: 'boot', direction: 'down' },
  'previous boot': { landmark: 'boot', direction: 'up' },
}

/** What an action jumps to, if it does. */
export function jumpOf(action: ActionName): Jump | undefined {
  return jumps[action]
}

/** That there is none, in words. */
export function noneWords(wanted: string, direction: 'down' | 'up'): string {
  return `no ${wanted} further ${direction}`
}
