import type { CaseFile } from '../../src/model/case-file.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Hypothesis } from '../../src/model/hypothesis.ts'

/** 2026-03-04T05:06:07Z in microseconds. */
export const noon = Date.UTC(2026, 2, 4, 5, 6, 7) * 1000

export function someEvidence(but: Partial<Evidence> = {}): Evidence {
  return { role: 'symptom', source: 'build.log', line: 41, offset: 0, time: noon, clock: 'exact', text: "cp: cannot stat '/var/tmp/pack.1/root/etc'", because: 'the path is missing', ...but }
}

export function someHypothesis(but: Partial<Hypothesis> = {}): Hypothesis {
  return {
    ruleId: 'causes/cleanup/sweeper',
    title: 'sweeper.service deleted /var/tmp/pack.1 while it was in use',
    culprit: { kind: 'unit', name: 'sweeper.service' },
    cause: 'sweeper.service started and took what nobody had touched for 30 days.',
    score: [{ points: -0.5, because: 'the zone of the build log was assumed' }, { points: 3.25, because: 'it started 0.4 s before the loss' }],
    evidence: [someEvidence(), someEvidence({ role: 'trigger', source: 'journal.ndjson', line: 7, time: noon - 400_000, text: 'Starting Sweep of old files...', because: 'the sweeper starts' })],
    remedy: ['Stop the timer while the build runs.'],
    confirm: [{ run: 'systemctl list-timers sweeper.timer', expect: 'LAST is the time of the loss' }],
    references: ['tmpfiles.d(5)'],
    ...but,
  }
}

export function someCaseFile(but: Partial<CaseFile> = {}): CaseFile {
  return {
    sources: [
      { id: 'build.log', format: 'build', bytes: 4000, lines: 41, entries: 41, problems: 0, from: noon - 60_000_000, to: noon, clock: 'zone assumed', assumed: 'times are UTC, as no zone is given' },
      { id: 'journal.ndjson', format: 'journal-json', bytes: 90_000, lines: 1200, entries: 1199, problems: 1, from: noon - 900_000_000, to: noon, clock: 'exact' },
    ],
    hypotheses: [someHypothesis()],
    ruledOut: [{ ruleId: 'effects/cleanup/other', title: 'other.service removed it', because: 'it ran after the loss' }],
    gaps: [{ kind: 'dropped-messages', text: 'journald suppressed 12 messages of noisy.service.' }],
    unexplained: [{ source: 'build.log', line: 12, text: 'error: something else', times: 3 }],
    problems: [{ code: 'broken-json', message: 'not a JSON object; the line was left out', source: 'journal.ndjson', line: 9 }],
    ...but,
  }
}
