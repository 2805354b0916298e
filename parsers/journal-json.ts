import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import type { Problem } from '../src/model/problem.ts'
import { isJournalRecord, journalEntry } from './record/journal-record.ts'
import { shareRead } from './text/share.ts'

// Names of the journal's fields are capitals and underscores: so a broken record is told from other broken JSON.
const journalStart = /^\{ {0,4}"(?:_|[A-Z][A-Z0-9_]*(?:"|$))/
const journalEnd = /"__(?:REALTIME_TIMESTAMP|CURSOR|MONOTONIC_TIMESTAMP)" ?: ?"[^"]*".*\}$/

/** `journalctl -o json`: one object a line, also with the prefixes of `json-sse` and `json-seq`. */
export const journalJson: Parser = {
  format: 'journal-json',
  title: 'journal, one JSON object a line (journalctl -o json)',
  framing: 'lines',
  only: 'journal',
  always: ['"MESSAGE":[', '"MESSAGE" :[', '"MESSAGE": [', '"MESSAGE" : ['],
  escapesControls: true,
  recognise: lines => shareRead(journalJson, lines, line => line.startsWith('-- ')),
  parse,
  examples: [
    {
      record: '{"__REALTIME_TIMESTAMP":"1700000000123456","MESSAGE":"Started Nightly Sweep.","PRIORITY":"6","_HOSTNAME":"birch","SYSLOG_IDENTIFIER":"systemd","_PID":"1","_SYSTEMD_UNIT":"init.scope","UNIT":"sweep.service","INVOCATION_ID":"5f0a"}',
      gives: { from: 'journal', time: 1700000000123456, clock: 'exact', message: 'Started Nightly Sweep.', severity: 6, host: 'birch', identifier: 'systemd', pid: 1, unit: 'init.scope', subject: 'sweep.service', invocationId: '5f0a' },
    },
    { record: '{"MESSAGE":[27,91,51,49,109,111,104,27,91,48,109],"__REALTIME_TIMESTAMP":"1700000000000000"}', gives: { message: 'oh', text: '\u001b[31moh\u001b[0m' } },
    { record: '{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":null,"_COMM":"miller"}', gives: { message: '', identifier: 'miller' } },
    { record: 'data: {"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":["first","second"]}', gives: { message: 'first' } },
    { record: '\u001e{"__REALTIME_TIMESTAMP":"1700000000000000","PRIORITY":"3"}', gives: { message: '', severity: 3 } },
  ],
  nearMisses: [
    '-- cursor: s=0f;i=1;b=2;m=3;t=4;x=5',
    '{"index":0,"boot_id":"0011","first_entry":1700000000000000}',
    '{"message":"hello","@timestamp":"2024-01-31T00:00:00Z"}',
    '{',
    '{ int x = 1; }',
  ],
}

function parse(line: Line, assume: Assumptions): Entry | Problem | undefined {
  const text = bare(line.text)
  if (text.charCodeAt(0) !== 123) return journalEnd.test(text) ? broken(line, 'begins in the middle of a record') : undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (!journalStart.test(text)) return undefined
    return broken(line, line.cut ? 'is longer than the bound, so its end is missing' : 'is not valid JSON')
  }
  return isJournalRecord(value) ? journalEntry(value, line, assume) : undefined
}

function bare(text: string): string {
  if (text.charCodeAt(0) === 0x1e) return text.slice(1)
  return text.startsWith('data: {') ? text.slice(6) : text
}

function broken(line: Line, what: string): Problem {
  const { source, line: number } = line.origin
  return { code: 'broken-json', message: `A journal record ${what}; it was left out.`, source, line: number }
}
