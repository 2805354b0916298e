import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { entryOf } from './record/entry-of.ts'
import { withoutAnsi } from './text/ansi.ts'
import { shareRead } from './text/share.ts'
import { isoStamp } from './time/stamp.ts'

const longestMessage = 8192

/** Lines of output that a tool has wrapped in JSON, one object a line: docker's json-file, `go test -json`, shippers of logs. */
export const wrappedLines: Parser = {
  format: 'wrapped-lines',
  title: 'output wrapped in JSON (docker json-file, go test -json, log shippers)',
  framing: 'lines',
  recognise: lines => shareRead(wrappedLines, lines),
  parse,
  examples: [
    { record: '{"log":"\\u001b[31merror: wet\\u001b[0m\\n","stream":"stderr","time":"2023-11-14T22:13:20.250000000Z"}', gives: { from: 'build', time: 1700000000250000, clock: 'exact', message: 'error: wet' } },
    { record: '{"Time":"2023-11-14T23:13:20.25+01:00","Action":"output","Package":"mill","Test":"TestGrind","Output":"    mill_test.go:12: wet\\n"}', gives: { time: 1700000000250000, message: '    mill_test.go:12: wet' } },
    { record: '{"stream":"Step 2/3 : RUN mill\\n"}', gives: { clock: 'none', message: 'Step 2/3 : RUN mill' } },
    { record: '{"errorDetail":{"code":2,"message":"mill returned 2"},"error":"mill returned 2"}', gives: { message: 'mill returned 2' } },
    { record: '{"@timestamp":"2023-11-14T22:13:20.250Z","message":"error: wet","log":{"file":{"path":"/srv/mill.log"}},"host":{"name":"birch"}}', gives: { time: 1700000000250000, host: 'birch', message: 'error: wet' } },
  ],
  nearMisses: [
    '{"level":"error","ts":1700000000.25,"msg":"wet","error":"no sun"}',
    '{"Time":"2023-11-14T23:13:20.25+01:00","Action":"run","Package":"mill"}',
    '{"reason":"compiler-message","message":{"rendered":"error: wet"}}',
    '{"stream":',
    '{}',
  ],
}

interface Wrapped {
  readonly said: string
  readonly at?: unknown
  readonly host?: string | undefined
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  if (!isLikely(line.text)) return undefined
  const wrapped = unwrap(line.text)
  if (!wrapped || wrapped.said.trim() === '') return undefined
  const stamp = typeof wrapped.at === 'string' ? isoStamp(wrapped.at, 0, assume) : undefined
  const message = withoutAnsi(wrapped.said).replace(/[\r\n]+$/, '').slice(0, longestMessage)
  return entryOf({
    origin: line.origin, from: 'build', message, text: line.text, time: stamp?.time, clock: stamp?.clock ?? 'none', host: wrapped.host,
  })
}

// Most JSON in a build log is of other kinds, and not worth being parsed.
function isLikely(text: string): boolean {
  return text.startsWith('{"') && text.endsWith('}') && (text.includes('"stream"') || text.includes('"Output"') || text.includes('"errorDetail"') || text.includes('"@timestamp"'))
}

function unwrap(text: string): Wrapped | undefined {
  const value = objectIn(text)
  if (!value) return undefined
  const { log, stream, time, Output, Time, error, errorDetail, message, host } = value
  if (typeof log === 'string' && typeof time === 'string') return { said: log, at: time }
  if (typeof Output === 'string' && value['Action'] === 'output') return { said: Output, at: Time }
  if (typeof stream === 'string' && Object.keys(value).length === 1) return { said: stream }
  if (typeof error === 'string' && errorDetail !== undefined) return { said: error }
  // A shipper names the file that it read; a program's own JSON has more to say than its message.
  if (typeof message === 'string' && value['@timestamp'] !== undefined && isObject(log) && log['file'] !== undefined) {
    return { said: message, at: value['@timestamp'], host: isObject(host) && typeof host['name'] === 'string' ? host['name'] : undefined }
  }
  return undefined
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
