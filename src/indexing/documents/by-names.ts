interface Step<T> {
  /** The step taken last from here: most lists are as one before. */
  name: string | undefined
  next: Step<T> | undefined
  others: Map<string, Step<T>> | undefined
  made: T | undefined
}

// A log in which every entry has names of its own is not to fill the memory.
const mostSteps = 10_000
const longestName = 100

/** Makes something for a list of names, and gives the same again for the same list. */
export class ByNames<T> {
  readonly #make: (names: readonly string[]) => T
  readonly #first: Step<T> = blank()
  #steps = 0

  constructor(make: (names: readonly string[]) => T) {
    this.#make = make
  }

  of(names: readonly string[]): T {
    let at = this.#first
    for (const name of names) {
      const next = at.name === name ? at.next : (at.others?.get(name) ?? this.#further(at, name))
      if (next === undefined) return this.#make(names)
      at.name = name
      at.next = next
      at = next
    }
    return (at.made ??= this.#make(names))
  }

  #further(from: Step<T>, name: string): Step<T> | undefined {
    if (this.#steps >= mostSteps || name.length > longestName) return undefined
    this.#steps++
    const step = blank<T>()
    from.others ??= new Map()
    from.others.set(name, step)
    return step
  }
}

function blank<T>(): Step<T> {
  return { name: undefined, next: undefined, others: undefined, made: undefined }
}
