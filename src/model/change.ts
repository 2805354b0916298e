import type { Micros } from './clock.ts'

export const changeKinds = ['package', 'command', 'configuration', 'kernel', 'boot', 'unit reload', 'unit start'] as const

/**
 * What of a machine was changed:
 * - `package`: one was installed or upgraded
 * - `command`: somebody ran a package manager
 * - `configuration`: a file of it was written
 * - `kernel`: it booted into this one
 * - `boot`: it booted
 * - `unit reload`, `unit start`: a unit took in its configuration again, or was started
 */
export type ChangeKind = (typeof changeKinds)[number]

/** Something that was changed on a machine, as a line says it. */
export interface Change {
  readonly kind: ChangeKind
  /** Such as `openssl 3.0.13-1`, a unit or a kernel's version; empty for a boot. */
  readonly what: string
  /** By what other lines that say the same are known: they hold all texts of one of these. */
  readonly said: readonly (readonly string[])[]
}

/** A line of a log that says a change, and where it is kept. */
export interface ChangeLine {
  readonly host: string
  readonly time: Micros
  readonly text: string
  readonly index: string
  readonly id: string
}

/** Hosts on which a change was seen, and hosts on which it could have been. */
export interface CountedChange {
  readonly change: Change
  readonly line: ChangeLine
  /** How long before its first symptom each host with the symptom had it; hosts that had it not are missing. */
  readonly before: ReadonlyMap<string, Micros>
  /** How many hosts have the symptom. */
  readonly among: number
  /** How many of the hosts without the symptom had it, and how many of these there are. */
  readonly others: number
  readonly otherHosts: number
}

/** Changes that most hosts with a root cause had before it showed, and few others had. */
export interface CommonChange extends Pick<CountedChange, 'among' | 'others' | 'otherHosts' | 'line'> {
  readonly kind: ChangeKind
  /** Several that came on the same hosts, such as the packages of one upgrade. */
  readonly what: readonly [string, ...string[]]
  readonly hosts: readonly string[]
  readonly nearest: Micros
  readonly farthest: Micros
}

/** So many of the hosts with the symptom must have had it. */
const leastShare = 0.6
/** How seldom chance alone may bring as much in common. */
const mostChance = 0.01
const mostTold = 3

/** Those of the changes that tell hosts with the symptom from others, the best first. */
export function commonChanges(counted: readonly CountedChange[]): readonly CommonChange[] {
  const told = new Map<string, CommonChange>()
  for (const one of counted.filter(tells).toSorted((a, b) => difference(b) - difference(a) || rank(a) - rank(b))) {
    const { change: { kind, what }, line, before, among, others, otherHosts } = one
    const hosts = [...before.keys()].sort()
    const key = `${kind}\0${hosts.join()}\0${others}`
    const known = told.get(key)
    if (known !== undefined) {
      told.set(key, { ...known, what: [...known.what, what] })
      continue
    }
    // A machine that booted into a kernel booted.
    if (kind === 'boot' && told.has(`kernel\0${hosts.join()}\0${others}`)) continue
    const times = [...before.values()]
    told.set(key, { kind, what: [what], line, among, others, otherHosts, hosts, nearest: Math.min(...times), farthest: Math.max(...times) })
  }
  return [...told.values()].slice(0, mostTold)
}

function tells(counted: CountedChange): boolean {
  const { before, among, others, otherHosts } = counted
  return otherHosts > 0 && before.size >= 2 && before.size / among >= leastShare && difference(counted) > 0.5 && chanceOf(before.size, among, others, otherHosts) <= mostChance
}

function difference({ before, among, others, otherHosts }: CountedChange): number {
  return before.size / among - others / otherHosts
}

function rank({ change: { kind } }: CountedChange): number {
  return changeKinds.indexOf(kind)
}

/** How probable it is that at least so many of a group have what so many of all have, if it has nothing to do with the group: Fisher's exact test. */
function chanceOf(having: number, group: number, others: number, otherHosts: number): number {
  const all = having + others
  let sum = 0
  for (let more = having; more <= Math.min(group, all); more++) {
    if (all - more <= otherHosts) sum += Math.exp(ways(group, more) + ways(otherHosts, all - more) - ways(group + otherHosts, all))
  }
  return sum
}

// The logarithm of how many ways there are to choose so many of them.
function ways(of: number, chosen: number): number {
  let sum = 0
  for (let one = 1; one <= chosen; one++) sum += Math.log((of - chosen + one) / one)
  return sum
}
