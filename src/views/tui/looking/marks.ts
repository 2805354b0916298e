import type { CaseFile } from '../../../model/case-file.ts'
import type { EvidenceRole } from '../../../model/evidence.ts'
import type { Judgement } from '../../../model/judgement.ts'
import type { Origin } from '../../../model/origin.ts'
import { roleMarks } from '../../text/evidence-line.ts'
import type { CaseState } from '../case-state.ts'
import type { Span } from '../row.ts'

/** The sign of a line that a person pinned. */
export const pinMark: Span = { text: '⚑', tone: 'accent' }

/** The sign of a line: pinned, or evidence of a hypothesis; undefined for every other line. */
export function markOf({ caseFile, judgement }: Pick<CaseState, 'caseFile' | 'judgement'>, origin: Origin): Span | undefined {
  if (isPinned(judgement, origin)) return pinMark
  const role = caseFile === undefined ? undefined : rolesOf(caseFile).get(key(origin.source, origin.line))
  return role === undefined ? undefined : { text: roleMarks[role], tone: role }
}

function isPinned({ pins, suspicions }: Judgement, { source, offset }: Origin): boolean {
  return [...pins, ...suspicions.flatMap(one => one.pins)].some(({ origin }) => origin.source === source && origin.offset === offset)
}

// Drawn many times a second, and a case file never changes: kept with it.
const known = new WeakMap<CaseFile, ReadonlyMap<string, EvidenceRole>>()

function rolesOf(caseFile: CaseFile): ReadonlyMap<string, EvidenceRole> {
  const before = known.get(caseFile)
  if (before !== undefined) return before
  const roles = new Map<string, EvidenceRole>()
  // What a better hypothesis says of a line goes first.
  for (const { role, source, line, endLine = line } of caseFile.hypotheses.flatMap(({ evidence }) => evidence)) {
    for (let at = line; at <= endLine; at++) if (!roles.has(key(source, at))) roles.set(key(source, at), role)
  }
  known.set(caseFile, roles)
  return roles
}

function key(source: string, line: number): string {
  return `${line} ${source}`
}
