import type { FleetFinding, Hunt } from '../../model/hunt.ts'
import type { Evidence } from '../../model/evidence.ts'
import { level } from '../../model/hypothesis.ts'
import { isoTime } from '../json/iso-time.ts'
import { safeText } from '../safe-text.ts'

const mostHosts = 8
const mostEvidence = 4
const longestText = 160

/** What a hunt found, for people: each root cause with the hosts that have it. */
export function huntText(hunt: Hunt): string {
  const { findings, entries, fetched, machines, passedOver, problems } = hunt
  const share = entries === 0 ? '' : ` (${(100 * fetched / entries).toFixed(2)} %)`
  return [
    ...findings.flatMap(findingLines),
    ...(findings.length === 0 ? ['Nothing found: no root cause that is at least possible.', ''] : []),
    `Hunted among ${number(entries)} entries of ${safeText(hunt.where)}: ${number(fetched)} fetched${share}, ${number(machines)} ${machines === 1 ? 'run of a host' : 'runs of hosts'} looked into.`,
    ...(passedOver > 0 ? [`${number(passedOver)} signs stand in so many entries that they were passed over: narrow it with --since, --until or --host to have them sought too.`] : []),
    ...problems.map(({ source, message }) => `${safeText(source)}: ${safeText(message)}`),
    '',
  ].join('\n')
}

function findingLines({ example, confidence, hosts, finds, first, last }: FleetFinding): readonly string[] {
  const { title, culprit, evidence, remedy } = example.hypothesis
  const more = hosts.length - mostHosts
  const when = first === undefined ? '' : `, since ${isoTime(first, 'exact') ?? ''}${last === first ? '' : `, last ${isoTime(last, 'exact') ?? ''}`}`
  return [
    `${capital(level(confidence))} (${Math.round(confidence * 100)} %), ${hosts.length === 1 ? '1 host' : `${number(hosts.length)} hosts`}${finds > hosts.length ? `, ${number(finds)} runs` : ''}${when}: ${safeText(title)}`,
    `   on ${hosts.slice(0, mostHosts).map(safeText).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
    ...(culprit === undefined ? [] : [`   culprit: ${culprit.kind} ${safeText(culprit.name)}`]),
    ...evidence.slice(0, mostEvidence).map(evidenceLine),
    ...remedy.slice(0, 1).map(text => `   what to do: ${safeText(text)}`),
    '',
  ]
}

function evidenceLine({ role, time, clock, text }: Evidence): string {
  return `   ${role.padEnd(7)}  ${isoTime(time, clock) ?? ''}  ${safeText((text.split('\n')[0] ?? '').slice(0, longestText))}`
}

const number = (value: number): string => value.toLocaleString('en')
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
