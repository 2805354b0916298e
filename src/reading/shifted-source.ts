import { sayDuration } from '../model/duration.ts'
import type { Entry } from '../model/entry.ts'
import type { Micros } from '../model/clock.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import type { Lens, Stretch } from './lens.ts'
import type { OpenSource } from './open-source.ts'
import type { Sighting } from './sighting.ts'

/** The same source with all its times moved: its clock was wrong, or its zone another than assumed. */
export function shifted(source: OpenSource, by: Micros): OpenSource {
  const moved = <T extends Entry>(entry: T): T => later(entry, by)
  const span = <T extends { readonly from?: Micros; readonly to?: Micros }>(times: T, sign: 1 | -1): T => ({
    ...times, ...(times.from !== undefined && { from: times.from + sign * by }), ...(times.to !== undefined && { to: times.to + sign * by }),
  })
  function* sightings(found: Iterable<Sighting | Problem>): Generator<Sighting | Problem> {
    for (const item of found) yield isProblem(item) ? item : { ...item, entry: moved(item.entry) }
  }
  return {
    id: source.id, format: source.format, only: source.only, isMoved: true,
    async *scan(table) {
      for await (const found of source.scan(table)) yield sightings(found)
    },
    async *entries() {
      for await (const item of source.entries()) yield isProblem(item) ? item : moved(item)
    },
    async *ask(questions) {
      // An answer carries the question that was asked, not the one in the source's own time.
      const asked = new Map(questions.map(question => [span(question, -1), question]))
      for await (const { question, entry } of source.ask([...asked.keys()])) yield { question: asked.get(question) ?? question, entry: moved(entry) }
    },
    lines: (offset, above, below) => source.lines(offset, above, below),
    around: async (origin, above, below) => (await source.around(origin, above, below)).map(moved),
    summary() {
      const own = source.summary()
      const moves = `all its times are moved by ${by < 0 ? '-' : '+'}${sayDuration(by)}`
      return { ...span(own, 1), assumed: own.assumed?.startsWith('all its times') ? `${own.assumed}, then ${moves}` : moves }
    },
    coverage: () => source.coverage().map(covered => span(covered, 1)),
    lens: () => shiftedLens(source.lens(), by),
    extent: () => source.extent(),
    end: () => { source.end() },
    close: () => source.close(),
  }
}

/** An entry as it would be, had it been written so much later. */
export function later<T extends Entry>(entry: T, by: Micros): T {
  return entry.time === undefined ? entry : { ...entry, time: entry.time + by }
}

function shiftedLens(lens: Lens, by: Micros): Lens {
  const moved = ({ entries, reached }: Stretch): Stretch => ({ entries: entries.map(entry => later(entry, by)), reached })
  return {
    extent: () => lens.extent(),
    startOf: place => lens.startOf(place),
    async *down(from, sieve) {
      for await (const stretch of lens.down(from, sieve)) yield moved(stretch)
    },
    async *up(from, sieve) {
      for await (const stretch of lens.up(from, sieve)) yield moved(stretch)
    },
    before: time => lens.before(time - by),
  }
}
