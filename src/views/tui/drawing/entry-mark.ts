import type { Entry } from '../../../model/entry.ts'
import type { EventKind } from '../../../model/rule.ts'
import type { Span, Tone } from '../row.ts'

/** The sign and tone of each thing that can happen to a unit or machine. */
export const signs: Readonly<Record<EventKind, { readonly sign: string; readonly tone: Tone }>> = {
  'unit start': { sign: '▸', tone: 'accent' },
  'unit started': { sign: '●', tone: 'good' },
  'unit stop': { sign: '◂', tone: 'plain' },
  'unit stopped': { sign: '■', tone: 'plain' },
  'unit reload': { sign: '↻', tone: 'accent' },
  'unit failure': { sign: '✕', tone: 'error' },
  'unit exit': { sign: '✕', tone: 'error' },
  'unit restart': { sign: '↻', tone: 'warning' },
  boot: { sign: '◆', tone: 'heading' },
  'clock change': { sign: '◷', tone: 'warning' },
  'log loss': { sign: '?', tone: 'warning' },
  other: { sign: '·', tone: 'faint' },
}

const managers = ['systemd', 'init']
const words: readonly (readonly [RegExp, EventKind])[] = [
  [/^Starting /, 'unit start'],
  [/^(?:Started|Finished|Mounted|Reached target|Listening on) /, 'unit started'],
  [/^Stopping /, 'unit stop'],
  [/^Stopped |: (?:Deactivated successfully|Succeeded)\.$/, 'unit stopped'],
  [/^Failed to start |: Failed with result '/, 'unit failure'],
  [/: Scheduled restart job/, 'unit restart'],
]

/** The sign of an entry that stands out: a boot, a step in a unit's life, an error. */
export function entryMark(entry: Entry): Span | undefined {
  const kind = kindOf(entry)
  if (kind !== undefined) return { text: signs[kind].sign, tone: signs[kind].tone }
  return entry.severity !== undefined && entry.severity <= 3 ? { text: '!', tone: 'error' } : undefined
}

function kindOf({ from, identifier, message }: Entry): EventKind | undefined {
  if (from !== 'journal') return undefined
  if (identifier === 'kernel') return message.startsWith('Linux version ') ? 'boot' : undefined
  return managers.includes(identifier ?? '') ? words.find(([pattern]) => pattern.test(message))?.[1] : undefined
}
