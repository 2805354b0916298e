import type { Counts, Fates } from '../../indexing/index.ts'
import { total } from '../../indexing/index.ts'
import type { Tally } from './shipment.ts'

/** What a run has done, in sums that add up. */
export function summary({ entries, leftOut, before, findings }: Tally, counts: Counts, { unsure, deadLetter }: { readonly unsure: number; readonly deadLetter: string }): string {
  const lines = [
    `entries:  ${say(entries)} read = ${parts(counts.entries, { 'written before': before, 'left out': leftOut, 'not sent': entries - before - leftOut - total(counts.entries) })}`,
    `findings: ${say(findings)} made = ${parts(counts.findings, { 'not sent': findings - total(counts.findings) })}`,
  ]
  const rejected = counts.entries.rejected + counts.findings.rejected
  if (unsure > 0) lines.push(`of the duplicates, ${say(unsure)} were sent before without an answer: this run may have indexed them`)
  if (rejected > 0) lines.push(`what was rejected stands with its reasons in ${deadLetter}`)
  return `${lines.join('\n')}\n`
}

function parts({ indexed, duplicate, rejected }: Fates, more: Readonly<Record<string, number>>): string {
  const extra = Object.entries(more).filter(([, count]) => count !== 0).map(([name, count]) => `${say(count)} ${name}`)
  return [`${say(indexed)} indexed`, `${say(duplicate)} duplicate`, `${say(rejected)} rejected`, ...extra].join(' + ')
}

const say = (count: number): string => count.toLocaleString('en')
