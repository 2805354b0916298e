import type { CaseFile, Unexplained } from '../../model/case-file.ts'
import type { Evidence } from '../../model/evidence.ts'
import { confidence, level, type Hypothesis, type Reason } from '../../model/hypothesis.ts'
import type { Problem } from '../../model/problem.ts'
import type { Source } from '../../model/source.ts'
import { isoTime } from './iso-time.ts'
import { plainJson } from './plain-json.ts'

/** The case file as the report contract `culprit.report/1`; its schema stands beside this file. */
export function renderJson(caseFile: CaseFile, tool: { readonly version: string }): string {
  return `${plainJson(report(caseFile, tool.version), 2)}\n`
}

function report(caseFile: CaseFile, version: string): object {
  return {
    schema: 'culprit.report/1',
    tool: { name: 'culprit', version },
    sources: caseFile.sources.map(source),
    hypotheses: caseFile.hypotheses.map(hypothesis),
    ruledOut: caseFile.ruledOut.map(({ ruleId, title, because }) => ({ ruleId, title, because })),
    gaps: caseFile.gaps.map(({ kind, text }) => ({ kind, text })),
    unexplained: caseFile.unexplained.map(unexplained),
    problems: caseFile.problems.map(problem),
  }
}

function source(one: Source): object {
  // A clock that counts from an unknown start has a span, but not one of dates.
  const clock = one.clock === 'relative' ? 'relative' : 'exact'
  return {
    id: one.id,
    format: one.format,
    bytes: one.bytes,
    lines: one.lines,
    entries: one.entries,
    problems: one.problems,
    from: isoTime(one.from, clock),
    to: isoTime(one.to, clock),
    clock: one.assumed === undefined ? one.clock : `${one.clock}: ${one.assumed}`,
  }
}

/** A hypothesis as it stands in the report. */
export function hypothesis(one: Hypothesis, index: number): object {
  const value = confidence(one.score)
  return {
    rank: index + 1,
    ruleId: one.ruleId,
    title: one.title,
    culprit: one.culprit && { kind: one.culprit.kind, name: one.culprit.name },
    cause: one.cause,
    confidence: rounded(value),
    level: level(value),
    score: one.score.map(reason),
    evidence: one.evidence.map(evidence),
    remedy: one.remedy,
    confirm: one.confirm.map(({ run, expect }) => `${run} — ${expect}`),
    references: one.references,
    precedent: one.precedent && { ...one.precedent, last: isoTime(one.precedent.last, 'exact') },
  }
}

function reason(one: Reason): object {
  return { points: rounded(one.points), because: one.because }
}

function evidence(one: Evidence): object {
  return {
    role: one.role,
    source: one.source,
    line: one.line,
    endLine: one.endLine !== undefined && one.endLine > one.line ? one.endLine : undefined,
    time: isoTime(one.time, one.clock),
    document: one.document,
    text: one.text,
    because: one.because,
  }
}

function unexplained({ source, line, text, times }: Unexplained): object {
  return { source, line, text, times }
}

/** A problem as it stands in the report. */
export function problem({ source, line, code, message }: Problem): object {
  return { source, line, code, message }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
