import type { Changes, FoundEntry } from '../../indexing/index.ts'
import { commonChanges } from '../../model/change.ts'
import type { Change, ChangeLine, CountedChange } from '../../model/change.ts'
import { day, hour } from '../../model/clock.ts'
import type { FleetFinding, StruckHost } from '../../model/hunt.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import { changesIn, lastingChanges, passingChanges } from '../../reasoning/changes.ts'

// What an upgrade did may show after days; what a unit did by starting, soon.
const wishes = [{ matches: lastingChanges, reach: 3 * day }, { matches: passingChanges, reach: 2 * hour }]
/** So many hosts of a root cause are looked at for what they may have in common; the cluster counts on all. */
const sample = 5
const mostWordings = 6
const mostCounted = 40
const mostFindings = 10
/** Of all entries so many may be fetched for it, over all root causes. */
const mostShare = 0.002
const leastBudget = 200

/** The findings, each with what was changed on most of its hosts before, and on few others. */
export async function inCommon(changes: Changes, findings: readonly FleetFinding[], entries: number): Promise<readonly FleetFinding[]> {
  const of = findings.filter(({ struck }) => struck.length > 1).slice(0, mostFindings)
  const budget = Math.floor(Math.max(leastBudget, entries * mostShare) / Math.max(1, of.length * wishes.length))
  const told: FleetFinding[] = []
  for (const finding of findings) told.push(of.includes(finding) ? { ...finding, after: await changesBefore(changes, finding, budget) } : finding)
  return told
}

async function changesBefore(changes: Changes, { struck, example }: FleetFinding, budget: number): Promise<FleetFinding['after']> {
  const counted: CountedChange[] = []
  for (const wish of wishes) {
    const some = spread(struck)
    const met = new Met(example.hypothesis)
    for await (const found of changes.before(some, wish, budget)) met.see(found)
    for (const { change, line } of met.onMost(some.length)) {
      const numbers = await changes.count(change, struck, wish.reach)
      if (numbers !== undefined) counted.push({ change, line, ...numbers })
    }
  }
  return commonChanges(counted)
}

/** Changes that were met, and on which hosts. */
class Met {
  readonly #hypothesis: string
  readonly #changes = new Map<string, { readonly change: Change; readonly line: ChangeLine; readonly hosts: Set<string> }>()

  constructor({ title, culprit, evidence }: Hypothesis) {
    this.#hypothesis = [title, culprit?.name ?? '', ...evidence.filter(({ role }) => role === 'symptom').map(({ text }) => text)].join('\n')
  }

  see({ entry, index, id }: FoundEntry): void {
    const { host, time, message } = entry
    if (host === undefined || time === undefined) return
    for (const change of changesIn(entry)) {
      // That what fails was started is no news.
      if (change.kind === 'unit start' && this.#names(change)) continue
      const key = `${change.kind}\0${change.what}`
      const known = this.#changes.get(key)
      if (known === undefined) this.#changes.set(key, { change, line: { host, time, text: message, index, id }, hosts: new Set([host]) })
      else this.#changes.set(key, { ...known, hosts: known.hosts.add(host), change: { ...change, said: together(known.change.said, change.said) } })
    }
  }

  /** Those of most of so many hosts; first what the hypothesis names, then what most have. */
  onMost(hosts: number): readonly { readonly change: Change; readonly line: ChangeLine }[] {
    return [...this.#changes.values()].filter(({ hosts: on }) => on.size >= 2 && on.size * 2 > hosts)
      .toSorted((a, b) => Number(this.#names(b.change)) - Number(this.#names(a.change)) || b.hosts.size - a.hosts.size).slice(0, mostCounted)
  }

  #names({ what }: Change): boolean {
    const [name = ''] = what.split(' ')
    return name !== '' && this.#hypothesis.includes(name)
  }
}

// Two logs of a host may word one change in two ways.
function together(one: Change['said'], other: Change['said']): Change['said'] {
  return [...new Map([...one, ...other].map(texts => [texts.join('\0'), texts])).values()].slice(0, mostWordings)
}

/** A few of them, from all parts of the list. */
function spread(hosts: readonly StruckHost[]): readonly StruckHost[] {
  return hosts.length <= sample ? hosts : Array.from({ length: sample }, (_, index) => hosts[Math.floor((index * hosts.length) / sample)] as StruckHost)
}
