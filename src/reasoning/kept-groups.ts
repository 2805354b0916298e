/** What was kept of many items under one key: the first few, the last few, and how many there were. */
export interface Group<T> {
  readonly key: string
  readonly first: readonly [T, ...T[]]
  readonly last: readonly T[]
  readonly count: number
}

/** All kept items of a group, in the order they came. */
export function items<T>({ first, last }: Group<T>): readonly [T, ...T[]] {
  return last.length === 0 ? first : [...first, ...last]
}

/** The last few, each in the place of one that is no longer among them: to move them up for every item would be slow. */
class Kept<T> implements Group<T> {
  readonly key: string
  readonly first: [T, ...T[]]
  count = 1
  readonly #ring: T[] = []

  constructor(key: string, item: T) {
    this.key = key
    this.first = [item]
  }

  get last(): readonly T[] {
    const ring = this.#ring
    const oldest = (this.count - this.first.length) % (ring.length || 1)
    return [...ring.slice(oldest), ...ring.slice(0, oldest)]
  }

  add(item: T, each: number): void {
    if (this.first.length < each) this.first.push(item)
    else this.#ring[(this.count - each) % each] = item
    this.count++
  }
}

/** Counts items under keys and keeps a bounded few of each, so that memory does not grow with the log. */
export class KeptGroups<T> {
  readonly #groups = new Map<string, Kept<T>>()
  readonly #each: number
  readonly #bound: number
  /** Items that came after the last key for which there was room. */
  overflow = 0

  constructor(each: number, bound: number) {
    this.#each = each
    this.#bound = bound
  }

  add(key: string, item: T): void {
    const group = this.#groups.get(key)
    if (group === undefined) {
      if (this.#groups.size >= this.#bound) this.overflow++
      else this.#groups.set(key, new Kept(key, item))
    } else group.add(item, this.#each)
  }

  groups(): readonly Group<T>[] {
    return [...this.#groups.values()]
  }
}

/** Items by their key, in the order they come. */
export function groupBy<T>(all: Iterable<T>, keyOf: (item: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of all) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
