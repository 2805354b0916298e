import type { Entry } from '../../src/model/entry.ts'
import type { Line } from '../../src/model/line.ts'
import type { Assumptions, Parser } from '../../src/model/parser.ts'

// Three little formats, so that reading is tested without the real ones: JSON lines, `@SECONDS NAME: message`, and any text,
// which may begin with `SECONDS| `. And one of JSON objects that may span lines.

export const assume: Assumptions = { zone: 'UTC', now: 0 }

function share(lines: readonly string[], pattern: RegExp): number {
  const filled = lines.filter((line) => line !== '')
  return filled.filter((line) => pattern.test(line)).length / Math.max(1, filled.length)
}

function entry({ origin, text }: Line, rest: Partial<Entry>): Entry {
  return { origin, from: 'journal', message: text, text, clock: 'none', ...rest }
}

const untested = { title: '', examples: [{ record: '', gives: {} }], nearMisses: [''] } as const

interface Spoken {
  readonly t?: number
  readonly boot?: string
  readonly m: string | readonly number[]
}

function fromJson(line: Line): Entry {
  const { t, boot, m } = JSON.parse(line.text) as Spoken
  const message = typeof m === 'string' ? m : Buffer.from(m).toString()
  return entry(line, { message, ...(t !== undefined && { time: t * 1e6, clock: 'exact' }), ...(boot !== undefined && { bootId: boot }) })
}

export const jsonLines: Parser = {
  ...untested,
  format: 'json',
  framing: 'lines',
  always: ['"m":['],
  recognise: (lines) => share(lines, /^\{"/),
  parse: (line) => {
    if (!line.text.startsWith('{"')) return undefined
    try {
      return fromJson(line)
    } catch {
      return { code: 'broken-json', message: 'broken', source: line.origin.source, line: line.origin.line }
    }
  },
}

export const jsonObjects: Parser = {
  ...untested,
  format: 'objects',
  framing: 'json objects',
  recognise: (lines) => (/^\[|^\{$/.test(lines[0] ?? '') ? 1 : 0),
  parse: (line) => fromJson(line),
}

export const stamped: Parser = {
  ...untested,
  format: 'stamped',
  framing: 'lines',
  recognise: (lines) => share(lines, /^@\d+ \w+: /),
  parse: (line) => {
    const [, time, identifier, message] = /^@(\d+) (\w+): (.*)$/.exec(line.text) ?? []
    if (identifier === 'crash') throw new Error('cannot count')
    return identifier === undefined || message === undefined ? undefined : entry(line, { time: Number(time) * 1e6, clock: 'exact', identifier, message })
  },
}

export const anyText: Parser = {
  ...untested,
  format: 'text',
  framing: 'lines',
  timesCarryOver: true,
  recognise: () => 0.4,
  parse: (line) => {
    const plain = line.text.replace(/\x1b\[\d*m/g, '')
    if (plain.trim() === '') return undefined
    const [, time, message = plain] = /^(\d+)\| (.*)$/.exec(plain) ?? []
    if (message.trim() === '' || message.startsWith('travis_fold:')) return undefined
    return entry(line, { from: 'build', message, ...(time !== undefined && { time: Number(time) * 1e6, clock: 'exact' }) })
  },
}

export const parsers: readonly Parser[] = [jsonLines, jsonObjects, stamped, anyText]
