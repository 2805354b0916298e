import type { EntryFilter } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'

/** What an entry counts as whose log does not say how severe it is. */
const usual = 6

/** Whether a filter lets an entry through. */
export type Lets = (entry: Entry) => boolean

/** The test that a filter stands for. */
export function lets(filter: EntryFilter = {}): Lets {
  const { source, host, unit, boot, severity } = filter
  const holding = filter.holding?.toLowerCase()
  const lacking = filter.lacking?.toLowerCase()
  return entry =>
    (source === undefined || entry.origin.source === source) &&
    (host === undefined || entry.host === host) &&
    (unit === undefined || unitOf(entry) === unit || entry.unit === unit) &&
    (boot === undefined || entry.bootId === boot) &&
    (severity === undefined || (entry.severity ?? usual) <= severity) &&
    (holding === undefined || saysAnywhere(entry, holding)) &&
    (lacking === undefined || !saysAnywhere(entry, lacking))
}

/** Whether a filter lets everything through. */
export function isOpen(filter: EntryFilter | undefined): boolean {
  return Object.values(filter ?? {}).every(value => value === undefined)
}

// The line as it stands may hold colours in the middle of a word; the message does not.
function saysAnywhere({ message, text }: Entry, wanted: string): boolean {
  return message.toLowerCase().includes(wanted) || (text !== message && text.toLowerCase().includes(wanted))
}
