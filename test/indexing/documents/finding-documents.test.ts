import { expect, test } from 'vitest'
import type { Entry } from '../../../src/model/entry.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import type { Hypothesis } from '../../../src/model/hypothesis.ts'
import type { Signal } from '../../../src/model/signal.ts'
import { eventDocument, hypothesisDocument, signalDocument } from '../../../src/indexing/documents/finding-documents.ts'

const entry: Entry = { origin: { source: 'build.log', line: 5, offset: 50 }, from: 'build', message: 'open /var/tmp/x: No such file', text: '', clock: 'exact', time: 1_547_776_650_268_123, host: 'birch' }
const signal: Signal = {
  signature: { kind: 'signature', id: 'signatures/files/missing-path', symptom: 'missing path', role: 'cause', strength: 'strong' } as Signal['signature'],
  literal: 'No such file', captures: { path: '/var/tmp/x' }, resource: { kind: 'path', name: '/var/tmp/x' }, entry,
}
const hypothesis: Hypothesis = {
  ruleId: 'causes/cleanup/tmpfiles-clean', title: 'Cleaned away', culprit: { kind: 'unit', name: 'systemd-tmpfiles-clean.service' }, cause: 'It ran.', score: [{ points: 2.4, because: 'near' }],
  evidence: [
    { role: 'context', source: 'j', line: 1, offset: 0, time: 1_547_775_744_000_000, clock: 'exact', text: 'Linux', because: 'boot' },
    { role: 'trigger', source: 'j', line: 2, offset: 10, time: 1_547_776_650_000_000, clock: 'exact', text: 'Starting', because: 'it' },
    { role: 'symptom', source: 'build.log', line: 5, offset: 50, time: 1_547_776_731_000_000, clock: 'nearby', text: 'No such file', because: 'missing' },
  ],
  remedy: ['flock'], confirm: [{ run: 'systemctl', expect: 'LAST' }], references: [],
}
const circumstances = { entryAt: ({ line }: { readonly line: number }) => ({ id: `id${line}`, host: 'birch' }), version: '1' }

test('a signal says which rule saw what in which document', () => {
  const { document } = signalDocument(signal, 'e1', 0)
  expect(document).toMatchObject({
    '@timestamp': '2019-01-18T01:57:30.268123Z', message: entry.message, rule: { id: 'signatures/files/missing-path' }, host: { name: 'birch' },
    culprit: { finding: 'signal', symptom: 'missing path', resource: { kind: 'path', name: '/var/tmp/x' }, captures: { path: '/var/tmp/x' }, evidence_ids: ['e1'] },
  })
})

test('ids come from what a finding is', () => {
  const id = signalDocument(signal, 'e1', 0).id
  expect(signalDocument({ ...signal, entry: { ...entry, origin: { source: 'copy.log', line: 9, offset: 9 } } }, 'e1', 7).id).toBe(id)
  expect(signalDocument(signal, 'e2', 0).id).not.toBe(id)
  expect(eventDocument({ kind: 'boot', captures: {}, effects: [], entry }, 'e1', 0).id).not.toBe(eventDocument({ kind: 'unit start', captures: {}, effects: [], entry }, 'e1', 0).id)
  const first = hypothesisDocument(hypothesis, 0, circumstances).id
  // Another score, other context and further symptoms do not make it another hypothesis; another first symptom does.
  const later = { ...hypothesis.evidence[2] as Evidence, line: 7, time: 1_547_776_740_000_000 }
  expect(hypothesisDocument({ ...hypothesis, evidence: [later, ...hypothesis.evidence] }, 0, circumstances).id).toBe(first)
  expect(hypothesisDocument({ ...hypothesis, score: [{ points: 1, because: 'far' }], evidence: [hypothesis.evidence[0], ...hypothesis.evidence.slice(1).reverse()] }, 9, circumstances).id).toBe(first)
  expect(hypothesisDocument({ ...hypothesis, evidence: [hypothesis.evidence[0], ...hypothesis.evidence.slice(1).map(one => ({ ...one, line: one.line + 1 }))] }, 0, circumstances).id).not.toBe(first)
})

test('a hypothesis stands at its first symptom and cites its documents', () => {
  expect(hypothesisDocument(hypothesis, 0, circumstances).document).toMatchObject({
    '@timestamp': '2019-01-18T01:58:51.000000Z', message: 'Cleaned away', event: { kind: 'alert', severity: 92, start: '2019-01-18T01:57:30.000000Z', end: '2019-01-18T01:58:51.000000Z' },
    rule: { id: 'causes/cleanup/tmpfiles-clean', version: '1' }, host: { name: 'birch' }, related: { hosts: ['birch'] },
    culprit: { finding: 'hypothesis', level: 'near certain', fingerprint: 'causes/cleanup/tmpfiles-clean unit systemd-tmpfiles-clean.service', culprit: { kind: 'unit' }, evidence_ids: ['id1', 'id2', 'id5'] },
  })
})

test('a hypothesis without any time stands at the time near it', () => {
  const untimed = { ...hypothesis, evidence: [{ role: 'symptom', source: 'build.log', line: 5, offset: 50, clock: 'none', text: 'x', because: 'y' }] } as const
  expect(hypothesisDocument(untimed, 1_600_000_000_000_000, { ...circumstances, entryAt: () => undefined }).document).toMatchObject({ '@timestamp': '2020-09-13T12:26:40.000000Z', culprit: { evidence_ids: [] } })
})
