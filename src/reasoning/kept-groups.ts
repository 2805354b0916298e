/** What was kept of many items under one key: the first few, the last few, and how many there were. */
export interface Group<T> {
  readonly key: string
  readonly first: readonly [T, ...T[]]
  readonly last: readonly T[]
  readonly count: number
}

/** All kept items of a group, in the order they came. */
export function items<T>(group: Group<T>): readonly [T, ...T[]] {
  return group.last.length === 0 ? group.first : [...group.first, ...group.last]
}

/** Counts items under keys and keeps a bounded few of each, so that memory does not grow with the log. */
export class KeptGroups<T> {
  readonly #groups = new Map<string, { key: string; first: [T, ...T[]]; last: T[]; count: number }>()
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
      else this.#groups.set(key, { key, first: [item], last: [], count: 1 })
      return
    }
    group.count++
    if (group.first.length < this.#each) group.first.push(item)
    else {
      if (group.last.length === this.#each) group.last.shift()
      group.last.push(item)
    }
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
