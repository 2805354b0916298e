/** A way from the outermost object inwards, name by name. */
type Path = readonly string[]

/**
 * The places that documents of a kind may have. What stands between two of them in JSON, braces and names, is known before
 * there is a document: so one is written in a third of the time that making its objects first would take.
 */
export class Form {
  readonly #places: readonly Path[]
  readonly #numbers: ReadonlyMap<string, number>
  /** What stands between two places that follow each other, as it was first needed. */
  readonly #between: (string | undefined)[]

  constructor(paths: readonly Path[]) {
    this.#places = inOneAnother(paths)
    // With all its places from the start it stays an array that is read by number; one with holes is searched.
    this.#between = new Array<string | undefined>(this.#places.length * (this.#places.length + 1)).fill(undefined)
    this.#numbers = new Map(this.#places.map((path, index) => [path.join('.'), index]))
  }

  /** How many places there are. */
  get size(): number {
    return this.#places.length
  }

  /** Which of the values of a document stands at this place. */
  numberOf(path: Path): number {
    const number = this.#numbers.get(path.join('.'))
    if (number === undefined) throw new RangeError(`the form has no place ${path.join('.')}`)
    return number
  }

  /** The document with these values, each in JSON, by the numbers of their places. */
  filled(values: readonly (string | undefined)[]): string {
    const { length } = this.#places
    let text = ''
    let last = -1
    for (let place = 0; place < length; place++) {
      const value = values[place]
      if (value === undefined) continue
      text += this.#step(last, place) + value
      last = place
    }
    return last < 0 ? '{}' : text + '}'.repeat(this.#depth(last))
  }

  #step(from: number, to: number): string {
    return (this.#between[(from + 1) * this.#places.length + to] ??= this.#stepBetween(this.#places[from] ?? [], this.#places[to] ?? []))
  }

  #stepBetween(from: Path, to: Path): string {
    let common = 0
    while (common < from.length && from[common] === to[common]) common++
    const names = to.slice(common).map(name => `${JSON.stringify(name)}:`)
    return from.length === 0 ? `{${names.join('{')}` : `${'}'.repeat(from.length - common - 1)},${names.join('{')}`
  }

  #depth(place: number): number {
    return this.#places[place]?.length ?? 0
  }
}

/** The same paths, each once, and those next to each other that lie in one object. */
function inOneAnother(paths: readonly Path[]): readonly Path[] {
  const byName = new Map<string, Path[]>()
  for (const path of paths) {
    const [name = '', ...rest] = path
    byName.set(name, [...(byName.get(name) ?? []), rest])
  }
  return [...byName].flatMap(([name, rests]) => {
    const inner = rests.filter(rest => rest.length > 0)
    if (inner.length > 0 && inner.length < rests.length) throw new RangeError(`${name} is to be a value and an object`)
    return inner.length === 0 ? [[name]] : inOneAnother(inner).map(rest => [name, ...rest])
  })
}
