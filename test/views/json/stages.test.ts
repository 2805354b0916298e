import { expect, test } from 'vitest'
import type { Entry } from '../../../src/model/entry.ts'
import type { Signature } from '../../../src/model/rule.ts'
import { entryJson, eventJson, problemJson, signalJson } from '../../../src/views/json/stages.ts'
import { noon } from '../case-file.ts'

const entry: Entry = {
  origin: { source: 'journal.ndjson', line: 3, offset: 99 },
  from: 'journal',
  message: 'Starting \u009bSweep',
  text: 'Starting \u009bSweep',
  time: noon + 500_000,
  clock: 'exact',
  severity: 6,
  pid: 1,
  subject: 'sweeper.service',
}
const signature: Signature = {
  kind: 'signature', id: 'signatures/x', origin: { file: 'x.yaml', line: 1 }, references: [], symptom: 'missing path', in: 'any', role: 'cause', strength: 'strong', match: [],
}

test('an entry is one line, times readable and exact', () => {
  const line = entryJson(entry)
  expect(line).not.toMatch(/[\n\u0080-\u009f]/)
  expect(JSON.parse(line)).toEqual({
    source: 'journal.ndjson', line: 3, offset: 99, from: 'journal', time: '2026-03-04T05:06:07.500Z', micros: noon + 500_000, clock: 'exact',
    severity: 'info', pid: 1, subject: 'sweeper.service', message: 'Starting \u009bSweep',
  })
})

test('a signal names its signature, an event its effects', () => {
  expect(JSON.parse(signalJson({ signature, literal: 'No such file', captures: { path: '/x' }, resource: { kind: 'path', name: '/x' }, entry }))).toMatchObject({
    ruleId: 'signatures/x', symptom: 'missing path', resource: { kind: 'path', name: '/x' }, captures: { path: '/x' }, entry: { line: 3 },
  })
  expect(JSON.parse(eventJson({ kind: 'unit start', unit: 'sweeper.service', captures: {}, effects: [], entry }))).toMatchObject({
    kind: 'unit start', unit: 'sweeper.service', effects: [], entry: { source: 'journal.ndjson' },
  })
})

test('a problem says where, what and its code', () => {
  expect(problemJson({ code: 'long-line', message: 'cut', source: 'b.log', line: 2 })).toBe('{"source":"b.log","line":2,"code":"long-line","message":"cut"}')
})
