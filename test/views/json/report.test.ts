import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../../src/model/case-file.ts'
import { renderJson } from '../../../src/views/json/report.ts'
import schema from '../../../src/views/json/report.schema.json' with { type: 'json' }
import { noon, someCaseFile, someEvidence, someHypothesis } from '../case-file.ts'

const validate = new Ajv({ allErrors: true, strict: true }).compile(schema)

test('keeps the report contract', () => {
  const report = parsed(someCaseFile())
  expect(report).toMatchObject({
    schema: 'culprit.report/1',
    tool: { name: 'culprit', version: '1.2.3' },
    sources: [{ id: 'build.log', from: '2026-03-04T05:05:07Z', clock: 'zone assumed: times are UTC, as no zone is given' }, { clock: 'exact' }],
    ruledOut: [{ title: 'other.service removed it', because: 'it ran after the loss' }],
    gaps: [{ kind: 'dropped-messages' }],
    unexplained: [{ source: 'build.log', line: 12, times: 3 }],
    problems: [{ source: 'journal.ndjson', line: 9, code: 'broken-json' }],
  })
  expect(report.hypotheses[0]).toMatchObject({
    rank: 1,
    culprit: { kind: 'unit', name: 'sweeper.service' },
    confidence: 0.94,
    level: 'near certain',
    score: [{ points: -0.5 }, { points: 3.25 }],
    confirm: ['systemctl list-timers sweeper.timer — LAST is the time of the loss'],
    references: ['tmpfiles.d(5)'],
  })
  expect(report.hypotheses[0].evidence[1]).toEqual({
    role: 'trigger', source: 'journal.ndjson', line: 7, time: '2026-03-04T05:06:06.600Z', text: 'Starting Sweep of old files...', because: 'the sweeper starts',
  })
})

test('names the document of evidence from a cluster, and of no other', () => {
  const document = { index: '.ds-logs-system.syslog-default-000001', id: 'a1' }
  const [hypothesis] = parsed(someCaseFile({ hypotheses: [someHypothesis({ evidence: [someEvidence({ document }), someEvidence()] })] })).hypotheses
  expect(hypothesis.evidence[0]).toMatchObject({ document })
  expect(hypothesis.evidence[1]).not.toHaveProperty('document')
})

test('leaves out what is not known', () => {
  const { culprit, ...anonymous } = someHypothesis({ evidence: [someEvidence({ clock: 'relative', time: 5_000_000, endLine: 41 })] })
  expect(culprit).toBeDefined()
  const [hypothesis] = parsed(someCaseFile({ hypotheses: [anonymous] })).hypotheses
  expect(hypothesis).not.toHaveProperty('culprit')
  expect(hypothesis.evidence[0]).not.toHaveProperty('time')
  expect(hypothesis.evidence[0]).not.toHaveProperty('endLine')
})

test('keeps microseconds, spans and an empty case file', () => {
  const evidence = [someEvidence({ time: noon + 12, endLine: 44 })] as const
  expect(parsed(someCaseFile({ hypotheses: [someHypothesis({ evidence })] })).hypotheses[0].evidence[0]).toMatchObject({ time: '2026-03-04T05:06:07.000012Z', endLine: 44 })
  expect(parsed({ sources: [], hypotheses: [], ruledOut: [], gaps: [], unexplained: [], problems: [] }).hypotheses).toEqual([])
})

test('is valid and loses nothing whatever a log holds, and prints no control character', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 })
  const time = fc.oneof(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.double())
  fc.assert(fc.property(text, time, (line, at) => {
    const file = someCaseFile({ hypotheses: [someHypothesis({ title: line, evidence: [someEvidence({ text: line, time: at })] })] })
    expect(renderJson(file, { version: '1' })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(parsed(file).hypotheses[0].title).toBe(line)
  }))
})

interface Parsed {
  readonly hypotheses: readonly [{ readonly title: string; readonly evidence: readonly [object, object] }]
}

function parsed(file: CaseFile): Parsed {
  const report: unknown = JSON.parse(renderJson(file, { version: '1.2.3' }))
  validate(report)
  expect(validate.errors).toBeNull()
  return report as Parsed
}
