import type { Assumptions } from '../../src/model/parser.ts'
import type { Severity } from '../../src/model/severity.ts'
import { digits, timeOfDay } from '../time/digits.ts'
import { fullStamp, isoStamp } from '../time/stamp.ts'
import { momentOf, type Moment } from '../time/wall.ts'

/** What a line says of itself in words that belong to its message, so that nothing is taken off. */
export interface Inner {
  readonly moment?: Moment | undefined
  readonly severity?: Severity | undefined
}

// `time="…`, `ERRO[…`, `[ERROR] …`, `{"level":"error","time":"…`: what can stand before a logger's own date.
const beforeDate =
  /^(?:time="|[A-Z]{4}\[|\[(?=\d)|[[(]?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|SEVERE|CRITICAL)[\])]?:?[ \t|-]{1,4}[[(]?|\{.{0,120}?"(?:@?timestamp|time|ts|\$date)" ?: ?")(?=\d{4}[-/]\d\d[-/]\d\d[T ])/
// A record's time in `journalctl -o export`, and the line above a record in `-o verbose`.
const exported = /^__REALTIME_TIMESTAMP=(\d{14,16})$/
const aboveRecord = /^[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})? \S{1,6} \[s=[0-9a-f]{32};/
// `systemctl status`
const sinceWhen = /^ {0,8}Active: .{1,80}? since (?=[A-Z][a-z]{2} \d{4}-)/
const letters: Readonly<Record<string, Severity>> = { I: 6, W: 4, E: 3, F: 2 }

/** The time and severity that stand among a message's first words. */
export function innerTime(text: string, assume: Assumptions): Inner | undefined {
  const head = text.slice(0, 200)
  const match = beforeDate.exec(head)
  if (match) return { moment: isoStamp(text, match[0].length, assume) }
  const micros = exported.exec(head)?.[1]
  if (micros !== undefined) return { moment: { time: Number(micros) + (assume.offset ?? 0), clock: 'exact' } }
  if (aboveRecord.test(head)) return { moment: fullStamp(head, 0, assume) }
  const status = sinceWhen.exec(head)
  return status ? { moment: fullStamp(head, status[0].length, assume) } : klog(head, assume)
}

// `E0131 00:00:00.000000    4711 file.go:12] message`, as Kubernetes and other users of glog write it
function klog(text: string, assume: Assumptions): Inner | undefined {
  const severity = letters[text[0] ?? '']
  if (severity === undefined || !/^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} +\d{1,10} [^\s:]{1,80}:\d{1,6}\]/.test(text)) return undefined
  const time = timeOfDay(text, 6)
  const moment = time && momentOf({ month: digits(text, 1, 2), day: digits(text, 3, 2), time: time.micros }, assume)
  return { moment, severity }
}
