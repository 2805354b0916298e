import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import type { Entry } from '../../src/model/entry.ts'
import type { Origin } from '../../src/model/origin.ts'
import { isProblem } from '../../src/model/problem.ts'
import { Identities } from '../../src/indexing/documents/identity.ts'
import type { OpenSource, Stretch } from '../../src/reading/index.ts'
import { LiteralTable } from '../../src/reading/index.ts'
import { all, allOf, file, openOne, said } from './folder.ts'

// One journal as journalctl renders it in several ways: what is read must not depend on which.

const samples = resolve(import.meta.dirname, '../../../shared/samples')
const assume = { zone: 'UTC', now: Date.UTC(2024, 1, 10) * 1000 }
const open = (path: string): Promise<OpenSource> => openOne(path, { parsers, assume })

interface Made {
  readonly micros: number
  readonly fields: readonly (readonly [string, string])[]
}

const value = fc.oneof(
  fc.stringMatching(/^[!-~][ -~äß]{0,30}[!-~]$/),
  fc.array(fc.stringMatching(/^[!-~][ -~ä]{0,20}[!-~]$/), { minLength: 2, maxLength: 4 }).map(lines => lines.join('\n')),
  fc.constantFrom('Traceback:\n\n  File "mill.py"\nNEEDLE in the hay', 'a needle', 'A=1\n\n__CURSOR=s=1\n\nB'),
)
const made: fc.Arbitrary<Made> = fc.record({
  micros: fc.integer({ min: 1.6e15, max: 1.7e15 }),
  fields: fc.uniqueArray(fc.tuple(fc.constantFrom('PRIORITY', '_HOSTNAME', 'SYSLOG_IDENTIFIER', '_COMM', '_PID', 'UNIT', 'COREDUMP_EXE', 'A'), value), { selector: ([name]) => name })
    .chain(fields => value.map(message => [...fields, ['MESSAGE', message] as const])),
})
const journal = fc.array(made, { minLength: 1, maxLength: 30 })

const boot = '0b'.repeat(16)
const cursorOf = ({ micros }: Made, index: number) => `s=${'0f'.repeat(16)};i=${index + 1};b=${boot};m=${(index * 7).toString(16)};t=${micros.toString(16)};x=${(micros % 997).toString(16)}`

const asJson = (entries: readonly Made[]) => entries.map((entry, index) => {
  const fields = { __CURSOR: cursorOf(entry, index), __REALTIME_TIMESTAMP: String(entry.micros), __MONOTONIC_TIMESTAMP: String(index * 7), _BOOT_ID: boot }
  return `${JSON.stringify({ ...fields, ...Object.fromEntries(entry.fields) })}\n`
}).join('')

function asExport(entries: readonly Made[]): Buffer {
  return Buffer.concat(entries.flatMap((entry, index) => [
    Buffer.from(`__CURSOR=${cursorOf(entry, index)}\n__REALTIME_TIMESTAMP=${entry.micros}\n__MONOTONIC_TIMESTAMP=${index * 7}\n_BOOT_ID=${boot}\n`),
    ...entry.fields.map(([name, text]) => (text.includes('\n') ? sized(name, text) : Buffer.from(`${name}=${text}\n`))),
    Buffer.from('\n'),
  ]))
}

function sized(name: string, text: string, length = Buffer.byteLength(text)): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(length))
  return Buffer.concat([Buffer.from(`${name}\n`), size, Buffer.from(`${text}\n`)])
}

const asVerbose = (entries: readonly Made[]) => entries.map((entry, index) => {
  const sent = new Date(entry.micros / 1000 - 5).toISOString().replace('T', ' ').replace('Z', '123 UTC')
  const fields = entry.fields.map(([name, text]) => `    ${name}=${text.replaceAll('\n', `\n${' '.repeat(5 + name.length)}`)}\n`)
  return `${index === 3 ? '-- Boot 0123 --\n' : ''}Tue ${sent} [${cursorOf(entry, index)}]\n${fields.join('')}    _BOOT_ID=${boot}\n`
}).join('')

const names = ['__CURSOR', '__MONOTONIC_TIMESTAMP', 'COREDUMP_EXE', '_TRANSPORT', 'A']

/** All that is said of an entry, apart from where it stands. */
function content(entry: Entry) {
  return { ...entry, origin: undefined, field: undefined, fieldNames: undefined, fields: names.map(name => entry.field?.(name)) }
}

async function entriesOf(source: OpenSource): Promise<Entry[]> {
  return (await all(source.entries())).filter((item): item is Entry => !isProblem(item))
}

const flat = async (stretches: AsyncIterable<Stretch>) => (await all(stretches)).flatMap(({ entries }) => entries)
const place = ({ origin }: Entry): Origin => origin
const idsOf = (entries: readonly Entry[]) => {
  const identities = new Identities()
  return entries.map(entry => identities.idOf(entry))
}

describe('any journal', () => {
  test('gives the same entries, and the same documents, from JSON, export and verbose', async () => {
    await fc.assert(fc.asyncProperty(journal, async (entries) => {
      const [json, exported, verbose] = await Promise.all([open(file('a.json', asJson(entries))), open(file('a.export', asExport(entries))), open(file('a.verbose', asVerbose(entries)))])
      expect([json.format, exported.format, verbose.format]).toEqual(['journal-json', 'journal-export', 'journal-verbose'])
      const wanted = await entriesOf(json)
      expect(wanted).toHaveLength(entries.length)
      for (const other of [exported, verbose]) {
        const found = await entriesOf(other)
        expect(found.map(content)).toEqual(wanted.map(content))
        expect(idsOf(found)).toEqual(idsOf(wanted))
      }
    }), { numRuns: 40 })
  })

  test.each([['export', asExport], ['verbose', asVerbose]] as const)('is scanned, asked and looked at as it is read (%s)', async (name, render) => {
    await fc.assert(fc.asyncProperty(journal, fc.nat(), async (entries, at) => {
      const source = await open(file(`b.${name}`, render(entries)))
      const read = await entriesOf(source)
      const counted = source.summary()
      const found = (await allOf(source.scan(new LiteralTable(['needle', 'NEEDLE'])))).filter(item => 'entry' in item).map(({ entry }) => entry)
      const withNeedle = read.filter(({ message }) => /needle/i.test(message))
      expect(found.filter(({ message }) => /needle/i.test(message)).map(entry => [place(entry), content(entry)])).toEqual(withNeedle.map(entry => [place(entry), content(entry)]))
      expect(source.summary()).toMatchObject({ lines: counted.lines, bytes: counted.bytes, entries: counted.entries })
      const answers = await all(source.ask([{ id: 'who', literals: ['needle'] }]))
      const holding = read.filter((_, index) => entries[index]?.fields.some(([, text]) => text.includes('needle')))
      expect(answers.map(({ entry }) => place(entry))).toEqual(holding.map(place))
      const lens = source.lens()
      const down = (await flat(lens.down(0))).filter(({ message }) => message !== '' && !message.startsWith('-- Boot'))
      expect(down.map(content)).toEqual(read.map(content))
      const middle = read[at % read.length] as Entry
      expect((await flat(lens.up(middle.origin.offset))).filter(({ from }) => from === 'journal').reverse().map(place)).toEqual(read.slice(0, at % read.length).map(place))
      expect(await lens.startOf({ line: middle.origin.line })).toBe(middle.origin.offset)
      expect(await lens.startOf({ offset: middle.origin.offset + 3 })).toBe(middle.origin.offset)
      expect((await source.around(middle.origin, 0, 0)).map(content)).toEqual([content(middle)])
    }), { numRuns: 40 })
  })
})

test('an export with a torn entry tells its line, keeps what stood above it, and goes on', async () => {
  const entry = (text: string) => Buffer.from(`__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=${text}\n`)
  const blank = Buffer.from('\n')
  const torn = Buffer.concat([entry('first'), sized('COREDUMP', 'core', 64 * 1024 * 1024), blank, entry('second'), blank, Buffer.from('__REALTIME_TIMESTAMP=1700000000000000\n'), sized('MESSAGE', 'lost', 3), blank, entry('third'), blank])
  const source = await open(file('torn.export', torn))
  expect((await all(source.entries())).map(said)).toEqual(['3 !broken-length', '1 first', '6 second', '10 !broken-length', '13 third'])
  expect((await allOf(source.scan(new LiteralTable(['not there'])))).map(said)).toEqual(['3 !broken-length', '10 !broken-length'])
})

test('what is longer than the bound is told of, and its beginning read', async () => {
  const long = `__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=first\n${`A=${'x'.repeat(9000)}\n`.repeat(400)}\n`
  const source = await open(file('long.export', `${long}__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=second\n\n`))
  expect((await all(source.entries())).map(said)).toEqual(['1 !long-line', '1 first', '404 second'])
})

test('a journal of many blocks is looked at from its marks', async () => {
  const entries = Array.from({ length: 20_000 }, (_, index): Made => ({ micros: 1.6e15 + index * 1e6, fields: [['_COMM', 'miller'], ['A', 'x'.repeat(index % 150)], ['MESSAGE', `grain ${index}\n\nis wet`]] }))
  for (const [name, render] of [['export', asExport], ['verbose', asVerbose]] as const) {
    const source = await open(file(`many.${name}`, render(entries)))
    await allOf(source.scan(new LiteralTable(['not in any line'])))
    const lens = source.lens()
    const read = await entriesOf(source)
    const middle = read[13_579] as Entry
    expect((await source.around(middle.origin, 2, 1)).map(({ message }) => message)).toEqual([13_577, 13_578, 13_579, 13_580].map(index => `grain ${index}\n\nis wet`))
    expect(await lens.startOf({ line: middle.origin.line + 1 })).toBe(middle.origin.offset)
    const before = await lens.before(1.6e15 + 13_579e6)
    expect(before).toBeLessThanOrEqual(middle.origin.offset)
    expect(middle.origin.offset - before).toBeLessThan(3_000_000)
    const found = []
    for await (const { entries: some } of lens.up(middle.origin.offset)) if (found.push(...some) >= 9000) break
    expect(found.slice(0, 9000).map(place)).toEqual(read.slice(4579, 13_579).reverse().map(place))
  }
})

describe.skipIf(!existsSync(samples))('real journals', () => {
  const at = (path: string) => open(resolve(samples, path))

  test('are the same in JSON, export and verbose', async () => {
    const wanted = (await entriesOf(await at('journal-binary/s4-opensuse15-compact.expected.jsonl.gz'))).map(content)
    expect(wanted.length).toBeGreaterThan(1000)
    expect((await entriesOf(await at('journal-renderings/s4-opensuse15.export.gz'))).map(content)).toEqual(wanted)
    expect((await entriesOf(await at('journal-renderings/s4-opensuse15.verbose.gz'))).map(content)).toEqual(wanted)
  })

  test.each([
    ['beats-binary', 9], ['beats-input-multiline-parser', 8], ['beats-journal1', 10], ['beats-matchers', 7], ['beats-multiple-boots', 6], ['beats-ndjson-parser', 1],
  ])('%s.export is read whole', async (name, count) => {
    const source = await at(`journal-export/${name}.export`)
    const items = await all(source.entries())
    expect(source.format).toBe('journal-export')
    expect(items.filter(isProblem)).toEqual([])
    expect(items).toHaveLength(count)
  })
})
