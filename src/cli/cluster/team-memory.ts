import { ClusterError } from '../../indexing/connection/cluster-error.ts'
import type { CaseMemory, KeptCase, Recalled } from '../../model/kept-case.ts'
import { isProblem } from '../../model/problem.ts'
import type { Problem } from '../../model/problem.ts'

/** So long what the cluster said counts, in milliseconds; also that it said nothing. */
const fresh = 60_000

/**
 * The cases of a team, in a cluster, and those that were kept on this machine. Where the cluster cannot be asked, those of
 * this machine are told alone and new ones are kept there.
 */
export class TeamMemory implements CaseMemory {
  readonly #open: () => Promise<CaseMemory>
  readonly #own: CaseMemory | undefined
  #team: Promise<CaseMemory> | undefined
  #known = new Map<string, readonly KeptCase[]>()
  #failure: Problem | undefined
  #asOf = -Infinity

  constructor(team: () => Promise<CaseMemory>, own: CaseMemory | undefined) {
    this.#open = team
    this.#own = own
  }

  async recall(fingerprints: readonly string[]): Promise<Recalled> {
    return joined(await this.#own?.recall(fingerprints), await this.#recallOfTeam([...new Set(fingerprints)]))
  }

  async all(): Promise<Recalled> {
    const team = await this.#asked(memory => memory.all())
    return joined(await this.#own?.all(), isProblem(team) ? { cases: [], problems: [team] } : team)
  }

  async keep(decided: KeptCase): Promise<readonly Problem[]> {
    this.#asOf = -Infinity
    const own = this.#own
    const kept = await this.#asked(memory => memory.keep(decided), own === undefined ? 'the case was kept nowhere' : 'the case was kept on this machine alone, not for the team')
    if (!isProblem(kept)) return kept
    if (own === undefined) throw new ClusterError(kept.message)
    return [kept, ...(await own.keep(decided))]
  }

  async forget(fingerprint: string): Promise<number> {
    this.#asOf = -Infinity
    // First where it can fail.
    const team = await (await this.#memory()).forget(fingerprint)
    return team + ((await this.#own?.forget(fingerprint)) ?? 0)
  }

  async close(): Promise<void> {
    await (await this.#team?.catch(() => undefined))?.close()
    await this.#own?.close()
  }

  async #recallOfTeam(fingerprints: readonly string[]): Promise<Recalled> {
    if (performance.now() - this.#asOf > fresh) {
      this.#known = new Map()
      this.#failure = undefined
      this.#asOf = performance.now()
    }
    const unknown = fingerprints.filter(one => !this.#known.has(one))
    const problems: Problem[] = []
    if (unknown.length > 0 && this.#failure === undefined) {
      const found = await this.#asked(memory => memory.recall(unknown))
      if (isProblem(found)) this.#failure = found
      else {
        for (const one of unknown) this.#known.set(one, found.cases.filter(({ fingerprint }) => fingerprint === one))
        problems.push(...found.problems)
      }
    }
    return { cases: fingerprints.flatMap(one => this.#known.get(one) ?? []), problems: [...problems, ...(this.#failure === undefined ? [] : [this.#failure])] }
  }

  /** What the cluster says, or why it says nothing. */
  async #asked<T extends object>(ask: (memory: CaseMemory) => Promise<T>, otherwise = 'earlier cases of the team were not looked up'): Promise<T | Problem> {
    try {
      return await ask(await this.#memory())
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error
      return { code: 'no-memory', source: 'culprit-cases', message: `${otherwise}: ${error.message}` }
    }
  }

  #memory(): Promise<CaseMemory> {
    return (this.#team ??= this.#open())
  }
}

// A case that was kept in both is one.
function joined(own: Recalled | undefined, team: Recalled): Recalled {
  const cases = new Map([...(own?.cases ?? []), ...team.cases].map(one => [`${one.decided} ${one.opinion} ${one.fingerprint}`, one]))
  return { cases: [...cases.values()].sort((a, b) => a.decided - b.decided), problems: [...(own?.problems ?? []), ...team.problems] }
}
