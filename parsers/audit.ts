import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { entryOf } from './record/entry-of.ts'
import { afterQuote } from './text/quote.ts'
import { shareRead } from './text/share.ts'
import { digits, timeOfDay } from './time/digits.ts'
import { momentOf, type Moment } from './time/wall.ts'

const record = /^(?:node=(\S{1,255}) )?type=([A-Z][A-Z0-9_]{2,40}|UNKNOWN\[\d+\]) msg=audit\(([^():]{10,24}(?::\d\d:\d\d\.\d{3})?):\d{1,12}\) ?: ?/
const manager = /^SERVICE_(?:START|STOP)$/

/** The audit daemon's log, as in /var/log/audit or from ausearch. */
export const audit: Parser = {
  format: 'audit',
  title: 'audit log (auditd, ausearch)',
  framing: 'lines',
  recognise: lines => shareRead(audit, lines, line => line === '----' || line.startsWith('time->')),
  parse,
  examples: [
    {
      record: 'type=AVC msg=audit(1700000000.250:4711): avc:  denied  { read } for  pid=77 comm="miller" name="grain" dev="vda1" ino=12 tclass=file permissive=0',
      gives: { from: 'journal', time: 1700000000250000, clock: 'exact', identifier: 'audit', pid: 77, message: 'AVC avc:  denied  { read } for  pid=77 comm="miller" name="grain" dev="vda1" ino=12 tclass=file permissive=0' },
    },
    { record: 'node=birch type=SERVICE_STOP msg=audit(1700000000.250:4712): pid=1 uid=0 msg=\'unit=sweep comm="systemd" res=failed\'', gives: { host: 'birch', pid: 1, subject: 'sweep.service' } },
    { record: 'type=AVC msg=audit(11/14/2023 22:13:20.250:4711) : avc:  denied  { read } for  pid=77 comm=miller', gives: { time: 1700000000250000, clock: 'zone assumed', pid: 77 } },
  ],
  nearMisses: ['----', 'time->Tue Nov 14 22:13:20 2023', 'audit: type=1400 audit(1700000000.250:12): apparmor="DENIED"', 'type=AVC'],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  const text = line.text.slice(afterQuote(line.text))
  const match = record.exec(text.slice(0, 400))
  const [whole, host, type, when] = match ?? []
  if (whole === undefined || type === undefined || when === undefined) return undefined
  const moment = momentIn(when, assume)
  const said = text.slice(whole.length)
  const pid = /(?:^| )pid=(\d{1,10})(?: |$)/.exec(said.slice(0, 2000))?.[1]
  const unit = manager.test(type) ? /[' ]unit=([^\s']{1,200})/.exec(said.slice(0, 2000))?.[1] : undefined
  return entryOf({
    origin: line.origin, from: 'journal', message: `${type} ${said}`, text: line.text,
    time: moment?.time, clock: moment?.clock ?? 'none', host, identifier: 'audit',
    pid: pid === undefined ? undefined : Number(pid), subject: unit && (unit.includes('.') ? unit : `${unit}.service`),
  })
}

// `1700000000.250`, or `11/14/2023 22:13:20.250` where ausearch made it readable
function momentIn(text: string, assume: Assumptions): Moment | undefined {
  const seconds = /^\d{9,10}\.\d{3}$/.test(text) ? Math.round(Number(text) * 1000) * 1000 : undefined
  if (seconds !== undefined) return { time: seconds + (assume.offset ?? 0), clock: 'exact' }
  const time = timeOfDay(text, 11)
  const wall = { month: digits(text, 0, 2), day: digits(text, 3, 2), year: digits(text, 6, 4) }
  return time && wall.year > 0 ? momentOf({ ...wall, time: time.micros }, assume) : undefined
}
