import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../../src/model/case-file.ts'
import { renderText, type TextOptions } from '../../../src/views/text/index.ts'
import { noon, someCaseFile, someEvidence, someHypothesis } from '../case-file.ts'

const wide: TextOptions = { width: 120, colour: false }

test('names the document of evidence from a cluster where everything is to be shown', () => {
  const caseFile = someCaseFile({ hypotheses: [someHypothesis({ evidence: [someEvidence({ source: 'es:filebeat-*', document: { index: 'filebeat-1', id: 'a1\u001b[31m' } })] })] })
  expect(renderText(caseFile, { ...wide, detail: 'all' })).toMatch(/\n {5}the path is missing\n {5}filebeat-1\/_doc\/a1\b/)
  expect(renderText(caseFile, { ...wide, detail: 'all' })).not.toContain('\u001b')
  expect(renderText(caseFile, wide)).not.toContain('_doc')
})

test('says the verdict first, then why, the evidence in order of time, and what to do', () => {
  expect(renderText(someCaseFile(), wide)).toBe(`Near certain: sweeper.service deleted /var/tmp/pack.1 while it was in use
   near certain  ███████████████████░  94 %
   culprit: unit sweeper.service

   sweeper.service started and took what nobody had touched for 30 days.

   Why
    +3.3  it started 0.4 s before the loss
    -0.5  the zone of the build log was assumed

   Evidence of 2026-03-04 (UTC)
   ▸ trigger  journal.ndjson:7  05:06:06.600  Starting Sweep of old files...
     the sweeper starts
   × symptom  build.log:41      05:06:07.000  cp: cannot stat '/var/tmp/pack.1/root/etc'
     the path is missing

   What to do
   • Stop the timer while the build runs.

   How to confirm
   $ systemctl list-timers sweeper.timer
     LAST is the time of the loss

   See also
   tmpfiles.d(5)

Ruled out
• other.service removed it
  it ran after the loss

What the logs cannot tell
• journald suppressed 12 messages of noisy.service.

Errors without an explanation
  build.log:12  error: something else (3 times)

What could not be read
• journal.ndjson:9: not a JSON object; the line was left out (broken-json)

What was read (times in UTC)
  build.log: build, 41 lines, 2026-03-04 05:05:07 to 05:06:07
    clock: times are UTC, as no zone is given
  journal.ndjson: journal-json, 1,200 lines, 2026-03-04 04:51:07 to 05:06:07, 1 not readable
`)
})

test('shows times in the zone asked for, and the day where there are several', () => {
  const evidence = [someEvidence(), someEvidence({ line: 40, time: noon - 7 * 3_600_000_000, clock: 'nearby' })] as const
  const text = renderText(someCaseFile({ hypotheses: [someHypothesis({ evidence })] }), { ...wide, zone: 'Europe/Berlin' })
  expect(text).toContain('Evidence (times in Europe/Berlin)')
  expect(text).toMatch(/build\.log:40 {2}~2026-03-03 23:06:07\.000/)
  expect(text).toMatch(/build\.log:41 {2}2026-03-04 06:06:07\.000/)
})

test('shows regions, times since boot, and lines without a time', () => {
  const evidence = [
    someEvidence({ clock: 'relative', time: 12_345_678, line: 9, source: 'dmesg.txt' }),
    someEvidence({ line: 3, endLine: 12, clock: 'none' }),
  ] as const
  const text = renderText(someCaseFile({ hypotheses: [someHypothesis({ evidence })] }), wide)
  expect(text).toMatch(/build\.log:3–12 {13}cp:/)
  expect(text).toContain('dmesg.txt:9     +12.346 s  cp:')
})

test('does not repeat the time that a line begins with, and gives a quotation two rows where columns are few', () => {
  const text = '2026-03-04 05:06:07,000: FileNotFoundError: No such file or directory: /var/tmp/pack.1/a/long/way/down/to/the/file'
  const file = someCaseFile({ hypotheses: [someHypothesis({ evidence: [someEvidence({ text })] })] })
  expect(renderText(file, wide)).toContain('05:06:07.000  FileNotFoundError')
  expect(renderText(file, { ...wide, width: 70 })).toContain('05:06:07.000\n     FileNotFoundError: No such file or directory: /var/tmp/pack.1/a/l\n     ong/way/down/to/the/file\n')
})

test('shows the following hypotheses in short, and says how to see more', () => {
  const others = [someHypothesis({ title: 'second' }), someHypothesis({ title: 'third', score: [{ points: -2, because: 'far in time' }] })]
  const file = someCaseFile({ hypotheses: [someHypothesis(), ...others] })
  const short = renderText(file, wide)
  expect(short).toContain('Other explanations\n2. second\n   near certain')
  expect(short).toContain('3. third\n   weak  ██░░░░░░░░░░░░░░░░░░  12 %\n   why: far in time\n   see: journal.ndjson:7, build.log:41\n')
  expect(short).toContain('These 2 in full, with the evidence: --all')
  const all = renderText(file, { ...wide, detail: 'all' })
  expect(all.match(/How to confirm/g)).toHaveLength(3)
  expect(all).not.toContain('--all')
})

test('says what is missing and what to add when there is no hypothesis', () => {
  const file = someCaseFile({ hypotheses: [], gaps: [{ kind: 'no-journal', text: 'No journal was given.' }] })
  const text = renderText(file, wide)
  expect(text).toMatch(/^Insufficient evidence: 3 errors were found, but nothing in these logs that brought them about\./)
  expect(text).toContain('• Add the journal of the machine that ran it: journalctl -o json')
  expect(renderText(someCaseFile({ hypotheses: [], unexplained: [] }), wide)).toContain('hold no error that a rule knows')
  expect(renderText({ sources: [], hypotheses: [], ruledOut: [], gaps: [], unexplained: [], problems: [] }, wide)).toContain('no log entry could be read')
})

test('counts what it leaves out', () => {
  const unexplained = Array.from({ length: 14 }, (_, index) => ({ source: 'b', line: index + 1, text: 'error', times: 1 }))
  const text = renderText(someCaseFile({ unexplained }), wide)
  expect(text).toContain('b:10  error\n  and 4 more\n')
  expect(text).not.toContain('b:11')
})

test('colours only when asked to', () => {
  expect(renderText(someCaseFile(), wide)).not.toContain('\u001b')
  const painted = renderText(someCaseFile(), { ...wide, colour: true })
  expect(painted).toContain('\u001b[1m\u001b[35munit sweeper.service')
  expect(withoutInk(painted)).toBe(renderText(someCaseFile(), wide))
})

test('keeps within the columns there are', () => {
  const long = someEvidence({ text: `error: ${'漢字 wörd '.repeat(40)}`, source: `/a/${'deep/'.repeat(30)}build.log` })
  const file = someCaseFile({ hypotheses: [someHypothesis({ title: 'x'.repeat(300), cause: 'word '.repeat(90), confirm: [], evidence: [long] })] })
  for (const width of [60, 80, 100, 137, 240]) {
    for (const line of renderText(file, { width, colour: false }).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
  }
})

test('lets nothing from a log reach the terminal but what can be read', () => {
  const nasty = fc.string({ unit: fc.oneof(fc.constantFrom('\u001b[2J', '\u001b]0;', '\u009b', '\u0007', '\u202e', '\r', '\n', 'word ', '31m'), fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 40 })
  fc.assert(fc.property(nasty, fc.boolean(), fc.integer({ min: 20, max: 160 }), (text, colour, width) => {
    const shown = withoutInk(renderText(filledWith(text), { width, colour, detail: 'all' }))
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  }), { numRuns: 200 })
})

function filledWith(text: string): CaseFile {
  const evidence = [someEvidence({ text, source: text, because: text })] as const
  const hypothesis = someHypothesis({ title: text, cause: text, culprit: { kind: 'unit', name: text }, score: [{ points: 1, because: text }], remedy: [text], references: [text], confirm: [{ run: text, expect: text }], evidence })
  return {
    sources: [{ id: text, format: text, bytes: 1, lines: 1, entries: 1, problems: 1, clock: 'none', assumed: text }],
    hypotheses: [hypothesis],
    ruledOut: [{ ruleId: text, title: text, because: text }],
    gaps: [{ kind: 'no-trigger', text }],
    unexplained: [{ source: text, line: 1, text, times: 2 }],
    problems: [{ code: text, message: text, source: text }],
  }
}

function withoutInk(text: string): string {
  return text.replace(/\u001b\[(?:0|1|2|22|3[1-9]|39)m/g, '')
}
