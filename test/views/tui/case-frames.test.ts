import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../src/model/case-file.ts'
import { fingerprint, noJudgement } from '../../../src/model/judgement.ts'
import type { CaseState } from '../../../src/views/tui/case-state.ts'
import { frameOf } from '../../../src/views/tui/frame.ts'
import { reduce } from '../../../src/views/tui/reduce.ts'
import type { Size } from '../../../src/views/tui/row.ts'
import type { State } from '../../../src/views/tui/state.ts'
import { begin } from '../../../src/views/tui/state.ts'
import { noon, someCaseFile, someEvidence, someHypothesis } from '../case-file.ts'
import { faultsOf, hostileText, textOf } from './hostile.ts'

const sizes: readonly Size[] = [{ columns: 60, rows: 16 }, { columns: 80, rows: 24 }, { columns: 100, rows: 30 }, { columns: 200, rows: 50 }]
const sweeper = someHypothesis({ evidence: [someEvidence(), someEvidence({ role: 'trigger', source: 'journal.ndjson', line: 7, offset: 700, time: noon - 400_000, text: 'Starting Sweep of old files...', because: 'the sweeper starts' }), someEvidence({ line: 44, clock: 'nearby', text: 'Traceback (most recent call last):\n  File "pack.py", line 9\nFileNotFoundError: root', because: '' })] })
const full = someHypothesis({ ruleId: 'causes/storage/full', title: 'the disk was full, because a debug log grew beyond all bounds while the build went on and nobody rotated it in time', culprit: { kind: 'filesystem', name: '/var' }, score: [{ points: -0.2, because: 'it says so once' }] })
const caseFile = someCaseFile({ hypotheses: [sweeper, full] })
const judgement = { ...noJudgement, verdicts: [{ of: fingerprint(full), opinion: 'not this' as const, because: 'known since May' }], pins: [{ origin: { source: 'journal.ndjson', line: 7, offset: 700 }, text: 'Starting Sweep of old files...', note: 'who started it?' }] }

function shown(size: Size, held: Partial<CaseState>, keys: readonly string[], screen: 'hypotheses' | 'paste' = 'hypotheses'): State {
  const first = begin({ order: { names: ['build.log', 'journal.ndjson'], pasted: [], follow: false }, screen, size, zone: 'UTC' })
  return keys.reduce((state, key) => reduce(state, { kind: 'key', key }).state, { ...first, held: { ...first.held, ...held } })
}

function linesOf(state: State): string[] {
  const { header, body, footer } = frameOf(state)
  return [...header, ...body, ...footer].map(row => `${row.chosen ? '>' : ' '}${textOf(row)}`.trimEnd())
}

function check(state: State): void {
  const { header, body, footer } = frameOf(state)
  const rows = [...header, ...body, ...footer]
  expect(faultsOf(rows, state.size.columns)).toEqual([])
  expect(rows).toHaveLength(state.size.rows - 1)
}

const reading = { state: 'reading', bytesRead: 320_000_000, bytesInAll: 1_000_000_000, lines: 400_000, rate: 210_000_000, sources: [] } as const
const pasted = { order: { names: ['more.log'], pasted: [{ id: 'paste 1', text: 'a\nb\nc' }], follow: false }, progress: { ...reading, sources: [{ id: 'paste 1', format: 'build', lines: 3 }] } }

describe.each(sizes)('at $columns×$rows', (size) => {
  it.each<[string, State]>([
    ['the hypotheses', shown(size, { caseFile, final: true, judgement }, [])],
    ['the hypotheses below', shown(size, { caseFile, final: true, judgement }, ['G'])],
    ['one hypothesis', shown(size, { caseFile, final: true, judgement }, ['enter'])],
    ['the evidence of one', shown(size, { caseFile, final: true, judgement }, ['enter', 'e', 'e'])],
    ['what would change it', shown(size, { caseFile, final: true, judgement }, ['enter', 'G'])],
    ['no hypothesis', shown(size, { caseFile: someCaseFile({ hypotheses: [] }), final: true }, [])],
    ['reading', shown(size, { progress: reading }, [])],
    ['so far', shown(size, { caseFile, progress: reading, filter: { unit: 'mill.service', severity: 3 } }, ['j'])],
    ['nothing to read', shown(size, { failed: 'build.log: no such file' }, [])],
    ['the problems', shown(size, { caseFile, final: true }, ['P'])],
    ['the help', shown(size, { caseFile, final: true }, ['?'])],
    ['the paste screen', shown(size, { order: { names: [], pasted: [], follow: false } }, [], 'paste')],
    ['pastes', shown(size, pasted, [], 'paste')],
    ['a prompt', shown(size, { caseFile, final: true }, ['x', ...'the sweeper slept that day, I asked it, and it says it never woke up at all before noon'].map(key => (key === ' ' ? 'space' : key)))],
  ])('%s', (_, state) => {
    check(state)
    expect(linesOf(state).join('\n')).toMatchSnapshot()
  })
})

it('below 60×16 it says so', () => {
  for (const size of [{ columns: 59, rows: 16 }, { columns: 60, rows: 15 }, { columns: 5, rows: 3 }, { columns: 1, rows: 1 }]) {
    const state = shown(size, { caseFile, final: true }, [])
    expect(faultsOf(frameOf(state).body, size.columns)).toEqual([])
    expect(textOf(frameOf(state).body[0] ?? { spans: [] })).toEqual('culprit needs 60 × 16'.length <= size.columns ? 'culprit needs 60 × 16' : expect.stringContaining('…'))
  }
})

it('whatever stands in a log, frames stay in their columns and show no control character', () => {
  const hostileCase: fc.Arbitrary<CaseFile> = fc.record({ text: hostileText, title: hostileText, source: hostileText, because: hostileText, name: hostileText }).map(({ text, title, source, because, name }) => someCaseFile({
    hypotheses: [someHypothesis({ title, cause: text, culprit: { kind: 'path', name }, score: [{ points: 2, because }], evidence: [someEvidence({ text: `${text}\n${because}`, source, because }), someEvidence({ role: 'trigger', text, source })], remedy: [text], confirm: [{ run: text, expect: because }], references: [title] })],
    ruledOut: [{ ruleId: 'a', title, because }],
    gaps: [{ kind: 'no-times', text }],
    unexplained: [{ source, line: 3, text, times: 2 }],
    problems: [{ code: 'broken-json', message: text, source, line: 3 }],
    sources: [{ id: source, format: 'build', bytes: 3, lines: 3, entries: 3, problems: 1, clock: 'none' }],
  }))
  const keys = fc.array(fc.constantFrom('j', 'k', 'enter', 'q', 'e', 'tab', 'space', 'G', 'P', '?', 'x', 'p', '+', 'n', '/'), { maxLength: 6 })
  fc.assert(fc.property(hostileCase, fc.constantFrom(...sizes), keys, hostileText, (file, size, pressed, typed) => {
    const state = shown(size, { caseFile: file, final: true, failed: typed, order: { names: [typed], pasted: [{ id: 'paste 1', text: typed }], follow: false } }, pressed)
    check(reduce(state, { kind: 'pasted', text: typed }).state)
    check(reduce(state, { kind: 'told', text: typed, tone: 'error' }).state)
  }))
})
