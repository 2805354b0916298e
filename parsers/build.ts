import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import type { Severity } from '../src/model/severity.ts'
import { isRemark } from './header/remark.ts'
import { hiddenTime } from './prefix/dated.ts'
import { innerTime } from './prefix/inner.ts'
import { prefixes } from './prefix/index.ts'
import { entryOf } from './record/entry-of.ts'
import { withoutAnsi } from './text/ansi.ts'
import type { Moment } from './time/wall.ts'

// Any format that reads half of the lines knows better.
const anyText = 0.5
const mostPrefixes = 5
const overwriting = /\r|\u0008{2,}/
const longestMessage = 8192

/** What a build, or any other program, printed. */
export const build: Parser = {
  format: 'build',
  title: 'build log, or any other text',
  framing: 'lines',
  timesCarryOver: true,
  recognise: lines => (lines.some(line => line.trim() !== '') ? anyText : 0),
  parse,
  examples: [
    { record: 'fatal error: Grain.h: No such file or directory', gives: { from: 'build', clock: 'none', message: 'fatal error: Grain.h: No such file or directory' } },
    { record: '\u001b[36;1mmill --fast\u001b[0m', gives: { message: 'mill --fast', text: '\u001b[36;1mmill --fast\u001b[0m' } },
    { record: '^[[31merror: wet^[[0m', gives: { message: 'error: wet' } },
    { record: ' 10%\r 50%\r100% done\r', gives: { message: '100% done' } },
    { record: '  0% ground\b\b\b\b\b\b\b\b\b\b\b 50% ground', gives: { message: ' 50% ground' } },
    { record: '2023-11-14T22:13:20.2500000Z - mill', gives: { message: '- mill' } },
    { record: '2023-11-14T22:13:20.2500000Z   ##[error]mill failed', gives: { time: 1700000000250000, clock: 'exact', message: '  ##[error]mill failed' } },
    { record: 'test\tmill\t2023-11-14T22:13:20.2500000Z error: wet', gives: { time: 1700000000250000, message: 'error: wet' } },
    { record: '\u{1f9ea} Test\tmill\t2023-11-14T22:13:20.2500000Z ##[error]   11:24  error    wet', gives: { time: 1700000000250000, message: '   11:24  error    wet' } },
    { record: '1. test\tmill\t2023-11-14T22:13:20.2500000Z error: wet', gives: { time: 1700000000250000, message: 'error: wet' } },
    { record: '2023-11-14T22:13:20.250000Z 01E error: wet', gives: { time: 1700000000250000, message: 'error: wet' } },
    { record: 'section_start:1700000000:mill[collapsed=true]\r\u001b[0KGrinding', gives: { message: 'Grinding' } },
    { record: 'travis_fold:start:mill\r\u001b[0Ktravis_time:start:0a1b\r\u001b[0K$ mill', gives: { message: '$ mill' } },
    { record: '\u001b_bk;t=1700000000250\u0007error: wet', gives: { time: 1700000000250000, clock: 'exact', message: 'error: wet' } },
    { record: '[2023-11-14T22:13:20.250Z] [ERROR] wet', gives: { time: 1700000000250000, message: '[ERROR] wet' } },
    { record: '[task 2023-11-14T22:13:20.250Z] 22:13:20    ERROR - wet', gives: { time: 1700000000250000, severity: 3, message: 'wet' } },
    { record: '2023-11-14 22:13:20,250: wet', gives: { time: 1700000000250000, clock: 'zone assumed', message: 'wet' } },
    { record: '2023-11-14 22:13:20,250 ERROR mill - wet', gives: { time: 1700000000250000, message: 'ERROR mill - wet' } },
    { record: '2023/11/14 22:13:20 wet', gives: { time: 1700000000000000, message: 'wet' } },
    { record: '20231114:22:13:20:004711 mill:birch:miller-[ERROR]:-wet', gives: { time: 1700000000000000, message: 'mill:birch:miller-[ERROR]:-wet' } },
    { record: '14-Nov-2023 22:13:20.250 SEVERE [main] wet', gives: { time: 1700000000250000, message: 'SEVERE [main] wet' } },
    { record: 'INFO[2023-11-14T22:13:20.250000000Z] wet', gives: { time: 1700000000250000, clock: 'exact', message: 'INFO[2023-11-14T22:13:20.250000000Z] wet' } },
    { record: '2023-11-14T22:13:20.250Z  WARN 1 --- [main] m.Mill : wet', gives: { time: 1700000000250000, message: 'WARN 1 --- [main] m.Mill : wet' } },
    { record: '[2023-11-14T22:13:20,250][ERROR][mill] wet', gives: { time: 1700000000250000, message: '[ERROR][mill] wet' } },
    { record: '{"level":"error","timestamp":"2023-11-14T22:13:20.250Z","message":"wet"}', gives: { time: 1700000000250000, clock: 'exact' } },
    { record: '[ERROR] 2023-11-14 22:13:20,250 wet', gives: { time: 1700000000250000, message: '[ERROR] 2023-11-14 22:13:20,250 wet' } },
    { record: 'E1114 22:13:20.250000   4711 mill.go:12] wet', gives: { time: 1700000000250000, severity: 3, message: 'E1114 22:13:20.250000   4711 mill.go:12] wet' } },
    { record: 'Tue, 14 Nov 2023 22:13:20 GMT error: wet', gives: { time: 1700000000000000, clock: 'exact', message: 'error: wet' } },
    { record: '2023-11-14 22:13:20.250000 | node-1 | error: wet', gives: { time: 1700000000250000, message: 'error: wet' } },
    { record: '[Container] 2023/11/14 22:13:20 error: wet', gives: { time: 1700000000000000, message: 'error: wet' } },
    { record: '       > error: wet', gives: { message: 'error: wet' } },
    { record: '[   41.500] (EE) wet', gives: { message: '(EE) wet' } },
    { record: '     Active: failed (Result: exit-code) since Tue 2023-11-14 23:13:20 CET; 2h ago', gives: { time: 1700000000000000, clock: 'exact' } },
    { record: '    MESSAGE=grain is wet', gives: { message: 'grain is wet' } },
    { record: '__REALTIME_TIMESTAMP=1700000000250000', gives: { time: 1700000000250000, clock: 'exact' } },
    { record: '#12 3.456 error: wet', gives: { message: 'error: wet' } },
    { record: 'mill_1  | error: wet', gives: { message: 'error: wet' } },
    { record: '[mill:L12:3s] error: wet', gives: { message: 'error: wet' } },
    { record: '[12:34:56] error: wet', gives: { clock: 'none', message: 'error: wet' } },
    { record: '12:34:56 [ERROR] wet', gives: { clock: 'none', message: '[ERROR] wet' } },
    { record: '[  123s] error: wet', gives: { message: 'error: wet' } },
    { record: '[stone_mill]:   error: wet', gives: { message: '  error: wet' } },
    { record: '[error]: wet', gives: { message: '[error]: wet' } },
    { record: '@acme/mill:build: error: wet', gives: { message: 'error: wet' } },
    { record: 'packages/mill test: error: wet', gives: { message: 'error: wet' } },
    { record: '[0] error: wet', gives: { message: 'error: wet' } },
    { record: '[12] 100 sacks', gives: { message: '[12] 100 sacks' } },
    { record: '--', gives: { message: '--' } },
    { record: 'DEBUG mill.py:12:  error: wet', gives: { severity: 7, message: 'error: wet' } },
  ],
  nearMisses: ['', '   ', 'travis_fold:end:mill', '-- No entries --'],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  // A bare `--` rules off a block of what a build printed.
  if (isRemark(line.text) && line.text.trim() !== '--') return undefined
  const shown = withoutPrefixes(withoutAnsi(line.text), assume)
  if (shown.message.trim() === '') return undefined
  const inner = innerTime(shown.message, assume)
  const moment = hiddenTime(line.text, assume) ?? shown.moment ?? inner?.moment
  return entryOf({
    origin: line.origin, from: 'build', message: shown.message.slice(0, longestMessage), text: line.text,
    time: moment?.time, clock: moment?.clock ?? 'none', severity: shown.severity ?? inner?.severity,
  })
}

interface Shown {
  readonly message: string
  readonly moment?: Moment | undefined
  readonly severity?: Severity | undefined
}

// Prefixes stand before a whole line, or before what is left of it after carriage returns: so both are looked at.
function withoutPrefixes(text: string, assume: Assumptions): Shown {
  const outer = strip(text, assume)
  if (!overwriting.test(outer.message)) return outer
  const inner = strip(lastShown(outer.message), assume)
  return { ...inner, moment: outer.moment ?? inner.moment, severity: inner.severity ?? outer.severity }
}

// What stays on a screen after carriage returns or backspaces have begun the line anew.
function lastShown(text: string): string {
  return text.split(overwriting).findLast(part => part.trim() !== '') ?? ''
}

function strip(text: string, assume: Assumptions): Shown {
  let shown: Shown = { message: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text }
  for (let round = 0; round < mostPrefixes; round += 1) {
    const first = shown.message[0]
    if (first === undefined) break
    const found = firstPrefix(shown.message, first, assume)
    if (!found) break
    shown = { message: shown.message.slice(found.length), moment: shown.moment ?? found.moment, severity: found.severity ?? shown.severity }
  }
  return shown
}

function firstPrefix(text: string, first: string, assume: Assumptions) {
  for (const prefix of prefixes) {
    const found = prefix.begins.includes(first) ? prefix.read(text, assume) : undefined
    if (found && found.length > 0) return found
  }
  return undefined
}
