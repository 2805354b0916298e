// Enough for every unit of every host that a person will choose from.
const mostNames = 5000

/** How often names were met; bounded. */
export class Frequency {
  readonly #counts = new Map<string, number>()

  /** Counts a name; gives how often it was met by now, 0 for none, or where there was no room for it. */
  count(name: string | undefined): number {
    if (name === undefined) return 0
    const before = this.#counts.get(name)
    if (before === undefined && this.#counts.size >= mostNames) return 0
    this.#counts.set(name, (before ?? 0) + 1)
    return (before ?? 0) + 1
  }

  /** The most frequent first. */
  names(): string[] {
    return [...this.#counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name)
  }
}
