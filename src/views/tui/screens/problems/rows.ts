import type { CaseState } from '../../case-state.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import type { Item } from '../../list.ts'

// More than anybody reads; the rest is counted.
const most = 2000

/** Everything that could not be read, and what was done about it. */
export function problemItems({ caseFile, failed }: CaseState, width: number): Item[] {
  const problems = caseFile?.problems ?? []
  const left = problems.length - most
  return [
    ...(failed === undefined ? [] : [{ key: 'failed', rows: proseRows(width, failed, { tone: 'error' }) }]),
    ...(caseFile === undefined || problems.length > 0 ? [] : [{ key: 'none', rows: [rowOf(width, span(failed === undefined ? 'Everything could be read.' : ''))] }]),
    ...problems.slice(0, most).map(({ source, line, message, code }, index) => ({
      key: `${index} ${code}`,
      rows: [rowOf(width, span(line === undefined ? source : `${source}:${line}`, 'accent'), span(`  ${code}`, 'faint')), ...proseRows(width, message, { lead: [span('  ')] })],
    })),
    ...(left > 0 ? [{ key: 'more', fixed: true as const, rows: [rowOf(width, span(`and ${left.toLocaleString('en')} more`, 'faint'))] }] : []),
  ]
}
