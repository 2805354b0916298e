import type { CommonChange } from '../../model/change.ts'
import type { Micros } from '../../model/clock.ts'
import { sayDuration } from '../../model/duration.ts'
import type { FleetFinding, Hunt } from '../../model/hunt.ts'
import type { Evidence } from '../../model/evidence.ts'
import { level } from '../../model/hypothesis.ts'
import { safeText } from '../safe-text.ts'
import { momentIn, timeWords } from './moment.ts'
import { spokenTime } from './spoken-time.ts'

const mostHosts = 8
const mostEvidence = 4
const mostChanged = 3
const longestText = 160
const longestName = 80

/** The reader's time. */
export interface Reader {
  readonly now: Micros
  readonly zone: string
}

/** What a hunt found, for people: each root cause with the hosts that have it, and what they have in common. */
export function huntText(hunt: Hunt, reader: Reader): string {
  const { findings, entries, fetched, machines, passedOver, problems } = hunt
  const share = entries === 0 ? '' : fetched > entries ? ' (some more than once)' : ` (${(100 * fetched / entries).toFixed(2)} %)`
  return [
    ...findings.flatMap(finding => findingLines(finding, reader)),
    ...(findings.length === 0 ? ['Nothing found: no root cause that is at least possible.', ''] : []),
    `Hunted among ${number(entries)} entries of ${safeText(hunt.where)}: ${number(fetched)} fetched${share}, ${number(machines)} ${machines === 1 ? 'run of a host' : 'runs of hosts'} looked into. Times in ${reader.zone}.`,
    ...(passedOver > 0 ? [`${number(passedOver)} signs stand in so many entries that they were passed over: narrow it with --since, --until or --host to have them sought too.`] : []),
    ...problems.map(({ source, message }) => `${safeText(source)}: ${safeText(message)}`),
    '',
  ].join('\n')
}

function findingLines({ example, confidence, hosts, finds, first, last, after }: FleetFinding, reader: Reader): readonly string[] {
  const { title, culprit, evidence, remedy } = example.hypothesis
  const more = hosts.length - mostHosts
  return [
    `${capital(level(confidence))} (${Math.round(confidence * 100)} %), ${hosts.length === 1 ? '1 host' : `${number(hosts.length)} hosts`}${finds > hosts.length ? `, ${number(finds)} runs` : ''}${since(first, last, reader)}: ${safeText(title)}`,
    `   on ${hosts.slice(0, mostHosts).map(safeText).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
    ...after.flatMap(change => changeLines(change, reader)),
    ...(culprit === undefined ? [] : [`   culprit: ${culprit.kind} ${safeText(culprit.name)}`]),
    ...evidence.slice(0, mostEvidence).map(one => evidenceLine(one, reader)),
    ...remedy.slice(0, 1).map(text => `   what to do: ${safeText(text)}`),
    '',
  ]
}

function since(first: Micros | undefined, last: Micros | undefined, reader: Reader): string {
  if (first === undefined) return ''
  const [from, to] = [spokenTime(first, reader), last === undefined ? '' : spokenTime(last, reader)]
  return `, since ${from}${to === '' || to === from ? '' : `, last ${to}`}`
}

function changeLines(change: CommonChange, reader: Reader): readonly string[] {
  const { hosts, among, others, otherHosts, nearest, farthest, line } = change
  const [near, far] = [sayDuration(nearest), sayDuration(farthest)]
  return [
    `   after ${changed(change)}: ${number(hosts.length)} of ${number(among)} hosts, ${near === far ? near : `${near} to ${far}`} before; of the other ${otherHosts === 1 ? 'host' : `${number(otherHosts)} hosts`}: ${others === 0 ? 'none' : number(others)}`,
    `   change   ${clockOf(line.time, reader)}  ${safeText(line.host)}: ${firstLine(line.text)}`,
  ]
}

function changed({ kind, what }: CommonChange): string {
  const more = what.length - mostChanged
  const names = what.slice(0, mostChanged).map(name => safeText(name.slice(0, longestName)))
  if (more > 0) names.push(more === 1 ? '1 other' : `${number(more)} others`)
  const [last = '', ...before] = names.toReversed()
  const all = before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
  const were = what.length === 1 ? 'was' : 'were'
  switch (kind) {
    case 'package': return `${all} ${were} installed`
    case 'command': return `${all} ${were} run`
    case 'configuration': return `${all} ${were} written`
    case 'kernel': return `a boot into Linux ${all}`
    case 'boot': return 'a boot'
    case 'unit reload': return `${all} ${were} reloaded`
    case 'unit start': return `${all} ${were} started`
  }
}

function evidenceLine({ role, time, clock, text }: Evidence, reader: Reader): string {
  const when = timeWords(reader.zone, time, clock)
  return `   ${role.padEnd(7)}  ${when === undefined ? '' : `${when.day} ${when.clock}`.trim()}  ${firstLine(text)}`
}

function clockOf(time: Micros, { zone }: Reader): string {
  const { day = '', clock = '' } = momentIn(zone, time) ?? {}
  return `${day} ${clock}`
}

const firstLine = (text: string): string => safeText((text.split('\n')[0] ?? '').slice(0, longestText))
const number = (value: number): string => value.toLocaleString('en')
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
