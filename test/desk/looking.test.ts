import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LocalDesk } from '../../src/desk/local-desk.ts'
import type { EntryFilter } from '../../src/model/desk.ts'
import type { Entry } from '../../src/model/entry.ts'
import { file } from '../reading/folder.ts'
import { order, readAll } from './at-work.ts'

const start = 1_700_000_000

function json(second: number, rest: Readonly<Record<string, string>> = {}, space = 0): string {
  return JSON.stringify({ __REALTIME_TIMESTAMP: `${(start + second) * 1e6}`, _HOSTNAME: 'birch', SYSLOG_IDENTIFIER: 'mill', PRIORITY: '6', MESSAGE: `entry ${second}`, ...rest }, undefined, space)
}

const stamp = (second: number): string => new Date((start + second) * 1000).toISOString()

/** One log of each kind: entries in JSON, in objects over many lines, a build log with times here and there, one without. */
function logs(seconds: readonly number[]): { names: string[]; lines: Readonly<Record<string, number>> } {
  const sorted = seconds.toSorted((a, b) => a - b)
  const journal = sorted.map(second => json(second, second % 5 === 0 ? { PRIORITY: '3', MESSAGE: `Failure ${second}`, _HOSTNAME: 'alder' } : {})).join('\n')
  const objects = `[\n${sorted.map(second => json(second + 1, { _SYSTEMD_UNIT: 'mill.service' }, 1)).join(',\n')}\n]\n`
  const build = sorted.map(second => (second % 3 === 0 ? `${stamp(second)} step ${second}` : `  out ${second}`)).join('\n')
  const contents = { 'a.json': `\ufeff${journal}\n`, 'b.json': objects, 'c.log': `${stamp(0)} begin\n${build}\n`, 'd.log': sorted.map(second => `plain ${second}`).join('\n') }
  const names = Object.entries(contents).map(([name, content]) => file(name, content))
  return { names, lines: Object.fromEntries(Object.entries(contents).map(([name, content], i) => [names[i] ?? name, content.split('\n').length])) }
}

/** Every entry of a source, by pages of one screen each. */
async function pagedThrough(desk: LocalDesk, source: string, filter?: EntryFilter): Promise<Entry[]> {
  const found: Entry[] = []
  let page = await desk.page(source, 'first', { above: 0, below: 40, ...(filter && { filter }) })
  for (;;) {
    found.push(...page.entries)
    const last = page.entries.at(-1)
    if (page.isBottom || last === undefined) return found
    page = await desk.page(source, { offset: last.origin.offset }, { above: 0, below: 40, ...(filter && { filter }) })
    page = { ...page, entries: page.entries.slice(1) }
  }
}

const manySeconds = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 30, maxLength: 400 })

test('pages together are the whole log, and a page in the middle is a part of it', async () => {
  await fc.assert(fc.asyncProperty(manySeconds, fc.nat(), async (seconds, seed) => {
    const { names } = logs(seconds)
    const { desk } = await readAll(order(names))
    for (const name of names) {
      const whole = await pagedThrough(desk, name)
      expect(whole.filter(({ message }) => message !== '').length).toBe(seconds.length + (name.endsWith('c.log') ? 1 : 0))
      const at = seed % whole.length
      const { offset, line } = (whole[at] as Entry).origin
      for (const place of [{ offset }, { line }]) {
        const page = await desk.page(name, place, { above: 7, below: 9 })
        expect(page.entries).toEqual(whole.slice(Math.max(0, at - 7), at + 10))
        expect(page).toMatchObject({ at: Math.min(7, at), isTop: at <= 7, isBottom: at + 10 >= whole.length })
      }
      const end = await desk.page(name, 'last', { above: 5, below: 5 })
      expect(end).toMatchObject({ entries: whole.slice(-6), at: Math.min(5, whole.length - 1), isBottom: true })
      const errors = { severity: 3 as const, holding: 'FAILURE' }
      expect(await pagedThrough(desk, name, errors)).toEqual(whole.filter(({ severity, message }) => severity === 3 && message.startsWith('Failure')))
    }
  }), { numRuns: 15 })
})

test('around an instant lie the entries of all sources, in order of time', async () => {
  await fc.assert(fc.asyncProperty(manySeconds, fc.integer({ min: -10, max: 310 }), async (seconds, second) => {
    const { names } = logs(seconds)
    const { desk } = await readAll(order(names))
    const all: Entry[] = []
    for (const name of names) all.push(...await pagedThrough(desk, name))
    const place = ({ origin }: Entry): number => names.indexOf(origin.source)
    const merged = all.filter(({ time }) => time !== undefined).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || place(a) - place(b) || a.origin.offset - b.origin.offset)
    const time = (start + second) * 1e6
    const at = (index => (index < 0 ? merged.length : index))(merged.findIndex(entry => (entry.time ?? 0) >= time))
    const page = await desk.around({ time }, { above: 12, below: 12 })
    expect(page.entries).toEqual(merged.slice(Math.max(0, at - 12), at + 13))
    expect(page).toMatchObject({ at: Math.min(12, at), isTop: at <= 12, isBottom: at + 13 >= merged.length })
    const chosen = merged[Math.min(at + 3, merged.length - 1)] as Entry
    const exact = await desk.around({ time: chosen.time ?? 0, origin: chosen.origin }, { above: 2, below: 2 })
    expect(exact.entries[exact.at]).toEqual(chosen)
  }), { numRuns: 15 })
})

test('the next landmark is the next of its kind, either way, through a filter', async () => {
  const seconds = Array.from({ length: 200 }, (_, i) => i)
  const { names } = logs(seconds)
  const { desk } = await readAll(order(names))
  const at = (second: number) => ({ time: (start + second) * 1e6 })
  expect(await desk.next('error', { from: at(11), direction: 'down' })).toMatchObject({ message: 'Failure 15' })
  const fifteen = await desk.next('error', { from: at(11), direction: 'down' })
  expect(await desk.next('error', { from: { time: fifteen?.time ?? 0, ...(fifteen && { origin: fifteen.origin }) }, direction: 'down' })).toMatchObject({ message: 'Failure 20' })
  expect(await desk.next('error', { from: at(11), direction: 'up' })).toMatchObject({ message: 'Failure 10' })
  expect(await desk.next('error', { from: at(11), direction: 'up', filter: { holding: 'failure 5' } })).toMatchObject({ message: 'Failure 5' })
  expect(await desk.next('error', { from: at(11), direction: 'down', filter: { host: 'birch' } })).toBeUndefined()
  expect(await desk.next('error', { from: at(195), direction: 'down' })).toBeUndefined()
})

test('finds a text or a pattern either way, whatever hides it', async () => {
  const lines = ['nothing', 'Grain is GONE', '\x1b[31mgra\x1b[0min again', 'a "quoted" grain', 'äpfel', 'grain']
  const names = [file('find.log', `${lines.join('\n')}\n`), file('find.json', `${lines.map((MESSAGE, i) => json(i, { MESSAGE })).join('\n')}\n${JSON.stringify({ __REALTIME_TIMESTAMP: '1', MESSAGE: [...Buffer.from('bytes of grain')] })}\n`)]
  const { desk } = await readAll(order(names))
  const linesOf = async (source: string, text: string, direction: 'down' | 'up'): Promise<number[]> => {
    const found: number[] = []
    for (let from = direction === 'down' ? -1 : 1e9; ;) {
      const origin = await desk.find(source, { text, from, direction })
      if (origin === undefined) return found
      found.push(origin.line)
      from = origin.offset
    }
  }
  for (const [name, last] of [[names[0] ?? '', []], [names[1] ?? '', [7]]] as const) {
    expect(await linesOf(name, 'grain', 'down')).toEqual([...(name.endsWith('log') ? [2, 3, 4, 6] : [2, 3, 4, 6]), ...last])
    expect(await linesOf(name, 'grain', 'up')).toEqual([...last, 6, 4, 3, 2])
    expect(await linesOf(name, 'Grain', 'down')).toEqual([2])
    expect(await linesOf(name, 'a "quoted"', 'down')).toEqual([4])
    expect(await linesOf(name, 'ÄPFEL', 'down')).toEqual([])
    expect(await linesOf(name, 'äpfel', 'down')).toEqual([5])
    expect(await linesOf(name, '/gra.n( is|$)/', 'down')).toEqual([2, 4, 6, ...last])
    expect(await linesOf(name, '/gr.in ?gone/', 'down')).toEqual([])
  }
  await expect(desk.find(names[0] ?? '', { text: '/(/', from: 0, direction: 'down' })).rejects.toThrow('this is no pattern')
})

test('what is rare in a long log is come upon by asking again', async () => {
  const long = Array.from({ length: 120_000 }, (_, i) => json(i, { MESSAGE: i === 100_000 ? 'the needle' : `hay ${i}`, FILLER: 'x'.repeat(150) })).join('\n')
  const name = file('rare.json', long)
  const { desk } = await readAll(order([name]))
  const filter = { holding: 'needle' }
  let page = await desk.page(name, 'first', { above: 10, below: 10, filter })
  expect(page).toMatchObject({ entries: [], isTop: true, isBottom: false })
  for (let asked = 0; page.entries.length === 0 && asked < 20; asked++) page = await desk.page(name, 'first', { above: 10, below: 10, filter })
  expect(page.entries).toMatchObject([{ message: 'the needle' }])
  for (let asked = 0; !page.isBottom && asked < 20; asked++) page = await desk.page(name, 'first', { above: 10, below: 10, filter })
  expect(page).toMatchObject({ entries: [{ message: 'the needle' }], isTop: true, isBottom: true })
})

test('a pulse counts errors and unit starts in as many steps as there is room for', async () => {
  const begins = (second: number): string => json(second, { _PID: '1', SYSLOG_IDENTIFIER: 'systemd', MESSAGE: 'Starting Nightly Sweep...', UNIT: 'sweep.service', MESSAGE_ID: '7d4958e842da4a758f6c1cdc7b36dcc5' })
  const name = file('pulse.json', [begins(0), json(10, { PRIORITY: '2' }), json(11, { PRIORITY: '3' }), begins(60), json(99)].join('\n'))
  const { desk } = await readAll(order([name]))
  const pulse = await desk.pulse({ steps: 10 })
  expect(pulse).toEqual({ from: start * 1e6, step: 9_900_001, errors: [0, 2, 0, 0, 0, 0, 0, 0, 0, 0], unitStarts: [1, 0, 0, 0, 0, 0, 1, 0, 0, 0] })
  expect(await desk.pulse({ from: (start + 10) * 1e6, to: (start + 12) * 1e6 - 1, steps: 2 })).toMatchObject({ errors: [1, 1], step: 1e6 })
  expect(await desk.lanes()).toMatchObject([{ unit: 'sweep.service', host: 'birch', more: 0, steps: [{ kind: 'unit start' }, { kind: 'unit start' }] }])
  expect(await desk.lanes({ unit: 'other.service' })).toEqual([])
  expect(await desk.cast()).toMatchObject({ hosts: ['birch'], units: ['sweep.service'] })
})

test('a whole entry is unshortened, with its line as it stands and the time of a line above', async () => {
  const [journal, build] = [file('whole.json', `${JSON.stringify({ __REALTIME_TIMESTAMP: '1700000000000000', MESSAGE: 'x'.repeat(9000), _EXE: '/bin/mill' })}\n`), file('whole.log', '2026-03-05T10:00:00Z grinding\nmore\n')]
  const { desk } = await readAll(order([journal, build]))
  expect(await desk.whole({ source: journal, line: 1, offset: 0 })).toMatchObject({ entry: { message: 'x'.repeat(9000) }, raw: expect.stringContaining('"_EXE":"/bin/mill"') as string })
  expect(await desk.whole({ source: build, line: 2, offset: 30 })).toMatchObject({ entry: { message: 'more', time: Date.UTC(2026, 2, 5, 10) * 1000, clock: 'nearby' }, raw: 'more' })
  expect(await desk.whole({ source: build, line: 2, offset: 31 })).toMatchObject({ entry: { message: 'ore' } })
  expect(await desk.whole({ source: build, line: 9, offset: 900 })).toBeUndefined()
})
