import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build } from '../../parsers/build.ts'
import { dmesg } from '../../parsers/dmesg.ts'
import { journalExport } from '../../parsers/journal-export.ts'
import { journalJson } from '../../parsers/journal-json.ts'
import { journalObjects } from '../../parsers/journal-objects.ts'
import { journalShort } from '../../parsers/journal-short.ts'
import { journalVerbose } from '../../parsers/journal-verbose.ts'
import { parsers } from '../../parsers/index.ts'
import { withoutAnsi } from '../../parsers/text/ansi.ts'
import { syslog } from '../../parsers/syslog.ts'
import { isProblem } from '../../src/model/problem.ts'
import { assume, lineOf } from './line-of.ts'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{1,12}[a-z]$/)
const printed = fc.stringMatching(/^[A-Z][a-z ]{0,20}[a-z]$/)
const entry = fc.record({
  time: fc.integer({ min: Date.UTC(2023, 5) * 1000, max: Date.UTC(2024, 1) * 1000 }),
  host: word.map(text => `h-${text}`), identifier: word, pid: fc.integer({ min: 100, max: 4_000_000 }), message: printed,
})
type Drawn = typeof entry extends fc.Arbitrary<infer Value> ? Value : never

const iso = (time: number) => new Date(time / 1000).toISOString().slice(0, 19)
const micros = (time: number) => String(time % 1_000_000).padStart(6, '0')
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const month = (time: number, pad: string) => {
  const date = new Date(time / 1000)
  return `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, pad)} ${iso(time).slice(11)}`
}
const tagged = ({ host, identifier, pid, message }: Drawn) => `${host} ${identifier}[${pid}]: ${message}`

const renderings = {
  'short-precise': (it: Drawn) => `${month(it.time, '0')}.${micros(it.time)} ${tagged(it)}`,
  'short-iso-precise': (it: Drawn) => `${iso(it.time)}.${micros(it.time)}+0000 ${tagged(it)}`,
  'short-iso-precise since 255': (it: Drawn) => `${iso(it.time)}.${micros(it.time)}+00:00 ${tagged(it)}`,
  'short-full with fractions': (it: Drawn) => `Tue ${iso(it.time).replace('T', ' ')}.${micros(it.time)} UTC ${tagged(it)}`,
  'short-unix': (it: Drawn) => `${Math.floor(it.time / 1_000_000)}.${micros(it.time)} ${tagged(it)}`,
}

describe('journal as text', () => {
  it.each(Object.entries(renderings))('comes back from %s', (_, render) => {
    fc.assert(fc.property(entry, it => {
      expect(journalShort.parse(lineOf(render(it)), assume)).toMatchObject(it)
    }))
  })

  it('comes back from syslog with a level', () => {
    fc.assert(fc.property(entry, fc.integer({ min: 0, max: 191 }), (it, priority) => {
      const { host, identifier, pid, message } = it
      const line = lineOf(`<${priority}>1 ${iso(it.time)}.${micros(it.time)}Z ${host} ${identifier} ${pid} - [a@1 b="]\\"c"] ${message}`)
      expect(syslog.parse(line, assume)).toMatchObject({ ...it, severity: priority % 8 })
      expect(syslog.parse(lineOf(`<${priority}>${month(it.time, ' ')} ${tagged(it)}`), assume)).toMatchObject({ host, identifier, pid, message, severity: priority % 8 })
    }))
  })

  it('comes back from the kernel log', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 999_999 }), printed, (seconds, rest, message) => {
      const line = lineOf(`[${String(seconds).padStart(5)}.${String(rest).padStart(6, '0')}] ${message}`)
      expect(dmesg.parse(line, assume)).toMatchObject({ time: seconds * 1_000_000 + rest, clock: 'relative', message })
    }))
  })
})

describe('journal as JSON', () => {
  const fields = ({ time, host, identifier, pid }: Drawn, message: unknown) => ({
    MESSAGE: message, __REALTIME_TIMESTAMP: String(time), _HOSTNAME: host, SYSLOG_IDENTIFIER: identifier, _PID: String(pid),
  })

  it('comes back from a line, from a pretty object, and from bytes', () => {
    fc.assert(fc.property(entry, fc.string({ unit: 'grapheme' }).filter(text => !/[\u001b\u009b\ufeff]|\^\[\[/.test(text)), (it, message) => {
      const wanted = { ...it, message }
      const bytes = [...Buffer.from(message)]
      expect(journalJson.parse(lineOf(JSON.stringify(fields(it, message))), assume)).toMatchObject(wanted)
      expect(journalObjects.parse(lineOf(JSON.stringify(fields(it, message), null, '\t')), assume)).toMatchObject(wanted)
      expect(journalJson.parse(lineOf(JSON.stringify(fields(it, bytes))), assume)).toMatchObject(wanted)
    }))
  })

  it('comes back from the export format, whatever bytes the message is of', () => {
    fc.assert(fc.property(entry, fc.uint8Array({ maxLength: 50 }), (it, bytes) => {
      const above = Object.entries(fields(it, '')).flatMap(([name, value]) => (name === 'MESSAGE' ? [] : `${name}=${String(value)}\n`)).join('')
      const record = Buffer.concat([Buffer.from(`${above}MESSAGE\n`), Buffer.of(bytes.length, 0, 0, 0, 0, 0, 0, 0), bytes, Buffer.from('\n')])
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      expect(journalExport.parse({ ...lineOf(''), bytes: record }, assume)).toMatchObject({ ...it, message: withoutAnsi(text), text })
    }))
  })

  it('gives no entry for an export that was cut within a message that comes with its length', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), length => {
      const record = `__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE\n\u000c\u0000\u0000\u0000\u0000\u0000\u0000\u0000${'grain is wet'.slice(0, length)}`
      const item = journalExport.parse(lineOf(record), assume)
      expect(item && isProblem(item) ? item.line : item?.message).toBe(length === 12 ? 'grain is wet' : 2)
    }))
  })

  it('comes back from verbose, with lines below its first', () => {
    const lines = fc.array(printed, { minLength: 1, maxLength: 4 }).map(all => all.join('\n'))
    fc.assert(fc.property(entry, lines, (it, message) => {
      const below = Object.entries(fields(it, message)).map(([name, value]) => `    ${name}=${String(value).replaceAll('\n', `\n${' '.repeat(5 + name.length)}`)}`)
      const cursor = `s=0f;i=1;b=0b;m=2;t=${it.time.toString(16)};x=3`
      expect(journalVerbose.parse(lineOf(`Tue ${iso(it.time).replace('T', ' ')} UTC [${cursor}]\n${below.join('\n')}`), assume)).toMatchObject({ ...it, message, bootId: '0b' })
    }))
  })

  it('gives a problem, and never an entry, for a record that was cut anywhere', () => {
    fc.assert(fc.property(entry, fc.double({ min: 0, max: 0.999, noNaN: true }), (it, share) => {
      const record = JSON.stringify(fields(it, it.message))
      const item = journalJson.parse(lineOf(record.slice(0, Math.floor(record.length * share))), assume)
      expect(item === undefined || isProblem(item)).toBe(true)
    }))
  })

  it('hands out any field as text, of whatever kind its value is', () => {
    fc.assert(fc.property(fc.jsonValue(), value => {
      const item = journalJson.parse(lineOf(JSON.stringify({ __CURSOR: 's=1', MESSAGE: value, THING: value })), assume)
      const text = item && !isProblem(item) ? item.field?.('THING') : undefined
      expect(text === undefined || typeof text === 'string').toBe(true)
    }))
  })
})

describe('hostile text', () => {
  const nasty = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(...parsers.flatMap(parser => parser.examples.map(example => example.record))).chain(record =>
      fc.tuple(fc.nat(record.length), fc.nat(record.length), fc.string({ maxLength: 8 })).map(([from, to, between]) => record.slice(0, from) + between + record.slice(to)),
    ),
  )

  it('is read without an exception, and gives times that are whole numbers', () => {
    fc.assert(fc.property(nasty, text => {
      for (const parser of parsers) {
        const item = parser.parse(lineOf(text), assume)
        parser.recognise([text])
        if (item && !isProblem(item) && item.time !== undefined) expect(Number.isSafeInteger(item.time)).toBe(true)
      }
    }), { numRuns: 2000 })
  })

  it.each([' ', '[', '\u001b[', '<1', 'a', '1', '- ', '] ', '| ', '"', ':', '\r', 'a[1]: ', '\\', 'a\n', 'A=\n', 'A\n', '\n    '])('is read in a moment when it is 60,000 times %j', piece => {
    const line = lineOf(piece.repeat(60_000))
    const start = performance.now()
    for (const parser of parsers) parser.parse(line, assume)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('leaves no colour in a message', () => {
    fc.assert(fc.property(printed, message => {
      expect(build.parse(lineOf(`\u001b[1;31m${message}\u001b[0m\u001b]8;;http://x\u0007y\u001b]8;;\u0007`), assume)).toMatchObject({ message: `${message}y` })
    }))
  })
})
