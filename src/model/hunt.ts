import type { CommonChange } from './change.ts'
import type { Micros } from './clock.ts'
import { symptomTimes } from './evidence.ts'
import type { Hypothesis } from './hypothesis.ts'
import { confidence } from './hypothesis.ts'
import { fingerprint } from './judgement.ts'
import type { Problem } from './problem.ts'

/** A hypothesis about one run of one machine. */
export interface Find {
  readonly host?: string
  readonly boot?: string
  readonly hypothesis: Hypothesis
}

/** A host, and when the symptom first showed on it. */
export interface StruckHost {
  readonly host: string
  readonly first: Micros
}

/** One root cause, on all machines that it was found on. */
export interface FleetFinding {
  readonly fingerprint: string
  /** The surest. */
  readonly example: Find
  readonly confidence: number
  /** Their names, each once. */
  readonly hosts: readonly string[]
  /** Those of which the time is known. */
  readonly struck: readonly StruckHost[]
  readonly finds: number
  /** When its symptoms showed. */
  readonly first?: Micros
  readonly last?: Micros
  /** What its hosts have in common that others have not: changes before it showed. */
  readonly after: readonly CommonChange[]
}

/** All that a hunt found. */
export interface Hunt {
  readonly where: string
  readonly findings: readonly FleetFinding[]
  /** How many entries there are, and how many were fetched for it. */
  readonly entries: number
  readonly fetched: number
  /** Machines that something was found on that had to be looked into. */
  readonly machines: number
  /** How many signs so many entries bear that they were passed over. */
  readonly passedOver: number
  readonly problems: readonly Problem[]
}

/** Finds of one root cause together; what the most hosts have first, then the surest. */
export function overTheFleet(finds: readonly Find[]): readonly FleetFinding[] {
  const groups = new Map<string, [Find, ...Find[]]>()
  for (const find of finds) {
    const key = fingerprint(find.hypothesis)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [find])
    else group.push(find)
  }
  const findings = [...groups].map(([key, group]): FleetFinding => {
    const example = group.reduce((a, b) => (sureness(b) > sureness(a) ? b : a))
    const times = group.flatMap(({ hypothesis }) => symptomTimes(hypothesis.evidence))
    return {
      fingerprint: key, example, confidence: sureness(example), finds: group.length,
      hosts: [...new Set(group.flatMap(({ host }) => host ?? []))].sort(), struck: struckBy(group), after: [],
      ...(times.length > 0 && { first: Math.min(...times), last: Math.max(...times) }),
    }
  })
  return findings.sort((a, b) => b.hosts.length - a.hosts.length || b.confidence - a.confidence)
}

function struckBy(finds: readonly Find[]): readonly StruckHost[] {
  const firsts = new Map<string, Micros>()
  for (const { host, hypothesis } of finds) {
    if (host !== undefined) for (const time of symptomTimes(hypothesis.evidence)) firsts.set(host, Math.min(time, firsts.get(host) ?? time))
  }
  return [...firsts].map(([host, first]) => ({ host, first })).sort((a, b) => (a.host < b.host ? -1 : 1))
}

function sureness({ hypothesis }: Find): number {
  return confidence(hypothesis.score)
}
