import type { Entry } from '../model/entry.ts'

/** Who was who: which unit a description means, which unit and program a pid was. Bounded: the oldest are forgotten. */
export class Entities {
  readonly #unitOfDescription = new Map<string, string>()
  readonly #processes = new Map<string, { readonly unit?: string; readonly program?: string }>()
  readonly #starting = new Map<string, true>()
  readonly #bound: number

  constructor(bound = 20_000) {
    this.#bound = bound
  }

  /** Learns from an entry that says both a unit's name and its description. */
  named(unit: string | undefined, description: string | undefined): void {
    if (unit !== undefined && description) remember(this.#unitOfDescription, description, unit, this.#bound)
  }

  /** Learns who wrote an entry. */
  wrote(entry: Entry): void {
    if (entry.pid === undefined || entry.pid === 1) return
    remember(this.#processes, processKey(entry, entry.pid), {
      ...(entry.unit !== undefined && { unit: entry.unit }),
      ...(entry.identifier !== undefined && { program: entry.identifier }),
    }, this.#bound)
  }

  /** Notes that a unit is starting. */
  starting(entry: Entry, unit: string): void {
    remember(this.#starting, `${entry.host ?? ''} ${entry.bootId ?? ''} ${unit}`, true, this.#bound)
  }

  /** Whether a unit was starting; asked when it has started, which ends that. */
  wasStarting(entry: Entry, unit: string): boolean {
    return this.#starting.delete(`${entry.host ?? ''} ${entry.bootId ?? ''} ${unit}`)
  }

  /** The unit that a description means, as far as the logs told. */
  unitNamed(description: string): string | undefined {
    return this.#unitOfDescription.get(description)
  }

  /** The unit and program that a pid was on an entry's host and boot. */
  process(entry: Entry, pid: number): { readonly unit?: string; readonly program?: string } | undefined {
    return this.#processes.get(processKey(entry, pid))
  }
}

function processKey(entry: Entry, pid: number): string {
  return `${entry.host ?? ''} ${entry.bootId ?? ''} ${pid}`
}

// A map keeps its keys in the order of insertion, so deleting first makes it forget what was longest unheard of.
function remember<V>(map: Map<string, V>, key: string, value: V, bound: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= bound) return
  const oldest = map.keys().next().value
  if (oldest !== undefined) map.delete(oldest)
}
