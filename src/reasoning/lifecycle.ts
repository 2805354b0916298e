import type { Entry } from '../model/entry.ts'
import type { EventKind } from '../model/rule.ts'

/** What a line says of the life of a unit or machine. */
export interface LifecycleStep {
  readonly kind: EventKind
  readonly unit?: string
  readonly description?: string
  /** Result, exit status, restart count: whatever the line tells. */
  readonly captures: Readonly<Record<string, string>>
}

interface Form {
  readonly kind: EventKind
  /** Named in sd-messages.h; the journal carries it as MESSAGE_ID. */
  readonly messageId?: string
  /** Literals of its text renderings. */
  readonly literals: readonly string[]
  readonly pattern: RegExp
}

// From systemd's src/core/{job,unit,service}.c and src/systemd/sd-messages.h. In text the unit is its description, its name, or "name - description".
const forms: readonly Form[] = [
  { kind: 'unit start', messageId: '7d4958e842da4a758f6c1cdc7b36dcc5', literals: ['systemd[1]: Starting ', ']: Starting ', 'systemd: Starting '], pattern: /^Starting (?<what>.+?)(?:\.\.\.|…)?$/ },
  { kind: 'unit started', messageId: '39f53479d3a045ac8e11786248231fbf', literals: [']: Started ', ']: Finished ', 'systemd: Started ', ' Mounted '], pattern: /^(?:Started|Finished|Mounted|Reached target|Listening on|Created slice) (?<what>.+?)\.?$/ },
  { kind: 'unit stop', messageId: 'de5b426a63be47a7b6ac3eaac82e2f6f', literals: [']: Stopping ', 'systemd: Stopping ', ' Unmounting '], pattern: /^(?:Stopping|Unmounting) (?<what>.+?)(?:\.\.\.|…)?$/ },
  { kind: 'unit stopped', messageId: '9d1aaa27d60140bd96365438aad20286', literals: [']: Stopped ', 'systemd: Stopped ', ' Unmounted '], pattern: /^(?:Stopped(?: target)?|Unmounted) (?<what>.+?)\.?$/ },
  { kind: 'unit stopped', messageId: '7ad2d189f7e94e70a38c781354912448', literals: ['Deactivated successfully', 'service: Succeeded.'], pattern: /^(?<unit>\S+): (?:Deactivated successfully|Succeeded)\.?$/ },
  { kind: 'unit reload', messageId: 'd34d037fff1847e6ae669a370e694725', literals: [']: Reloading '], pattern: /^Reloading (?<what>.+?)(?:\.\.\.|…)?$/ },
  { kind: 'unit failure', messageId: 'be02cf6855d2428ba40df7e9d022f03d', literals: ['Failed to start ', 'Dependency failed for ', 'Timed out starting '], pattern: /^(?:Failed to start|Dependency failed for|Timed out starting|Assertion failed for) (?<what>.+?)\.?$/ },
  { kind: 'unit failure', messageId: 'd9b373ed55a64feb8242e02dbe79a49c', literals: ['Failed with result ', 'entered failed state'], pattern: /^(?:Unit )?(?<unit>\S+?):? (?:Failed with result '(?<result>[\w-]+)'|(?:Unit )?entered failed state)/ },
  { kind: 'unit exit', messageId: '98e322203f7a4ed290d09fe03c09fe15', literals: ['process exited, code='], pattern: /^(?<unit>\S+): [\w-]+ process exited, code=(?<code>\w+),? status=(?<status>\S+)/i },
  { kind: 'unit restart', messageId: '5eb03494b6584870a536b337290809b3', literals: ['Scheduled restart job', 'scheduling restart'], pattern: /^(?<unit>\S+): (?:Scheduled restart job, restart counter is at (?<count>\d+)|Service .*scheduling restart)/ },
  { kind: 'boot', literals: ['Linux version '], pattern: /^Linux version (?<kernel>\S+)/ },
  { kind: 'clock change', messageId: 'c7a787079b354eaaa9e77b371893cd27', literals: ['Time has been changed', 'Time jumped backwards'], pattern: /^Time (?:has been changed|jumped backwards)/ },
  { kind: 'log loss', messageId: 'a596d6fe7bfa4994828e72309e95d61e', literals: ['Suppressed '], pattern: /^Suppressed (?<count>\d+) messages from (?<unit>\S+)/ },
  { kind: 'log loss', messageId: 'e9bf28e6e834481bb6f48f548ad13606', literals: ['Missed '], pattern: /^Missed (?<count>\d+) kernel messages/ },
]

// Who may say it: nobody else is believed, since any program can print such a sentence.
const speakers: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  boot: ['kernel'],
  'clock change': ['systemd', 'systemd-journald', 'kernel'],
  'log loss': ['systemd-journald', 'systemd-journal', 'journal'],
}
const managers: readonly string[] = ['systemd', 'init']
const everySpeaker: ReadonlySet<string | undefined> = new Set([undefined, ...managers, ...Object.values(speakers).flat()])

const byMessageId = new Map(forms.flatMap(form => (form.messageId === undefined ? [] : [[form.messageId, form] as const])))

/** The literals that stand in every line of a unit's life, in a journal's JSON as in its renderings. */
export const lifecycleLiterals: readonly string[] = forms.flatMap(form => [...form.literals, ...(form.messageId === undefined ? [] : [form.messageId])])

/** What an entry says of the life of a unit or machine, if it does. */
export function lifecycleStep(entry: Entry): LifecycleStep | undefined {
  if (entry.from !== 'journal') return undefined
  const known = entry.messageId === undefined ? undefined : byMessageId.get(entry.messageId)
  if (known === undefined && !everySpeaker.has(entry.identifier)) return undefined
  const before = recent.get(entry.message)
  if (before !== undefined && before.known === known && before.subject === entry.subject && before.identifier === entry.identifier) return before.step
  const step = readStep(entry, known)
  remember(entry, { known, subject: entry.subject, identifier: entry.identifier, step })
  return step
}

// A unit that starts every minute says the same every minute: it is read once.
interface Recent {
  readonly known: Form | undefined
  readonly subject: string | undefined
  readonly identifier: string | undefined
  readonly step: LifecycleStep | undefined
}
const recent = new Map<string, Recent>()
const mostRecent = 500
const longestRecent = 200

function remember({ message }: Entry, what: Recent): void {
  if (message.length > longestRecent) return
  if (recent.size >= mostRecent) recent.clear()
  recent.set(message, what)
}

function readStep(entry: Entry, known: Form | undefined): LifecycleStep | undefined {
  const { identifier } = entry
  for (const form of known ? [known] : forms) {
    if (identifier === undefined ? form.kind === 'boot' : !(speakers[form.kind] ?? managers).includes(identifier)) continue
    const found = form.pattern.exec(entry.message)
    if (found) return stepOf(form.kind, found.groups ?? {}, entry)
  }
  return known && entry.subject !== undefined ? { kind: known.kind, unit: entry.subject, captures: {} } : undefined
}

function stepOf(kind: EventKind, groups: Readonly<Record<string, string | undefined>>, entry: Entry): LifecycleStep {
  const { what, unit = entry.subject, ...rest } = groups
  const captures = Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined))
  if (what === undefined) return { kind, ...(unit !== undefined && { unit }), captures }
  const [, name, description] = /^(\S+\.[a-z]+) - (.+)$/.exec(what) ?? /^(\S+\.(?:service|socket|mount|target|timer|slice|scope|path|swap|device|automount))()$/.exec(what) ?? []
  const subject = unit ?? name
  return { kind, ...(subject !== undefined && { unit: subject }), description: description || (name === undefined ? what : ''), captures }
}
