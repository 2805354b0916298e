import { minute } from '../../model/clock.ts'
import type { Micros } from '../../model/clock.ts'
import type { Evidence } from '../../model/evidence.ts'
import { firstSymptom, symptomTimes } from '../../model/evidence.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import { confidence } from '../../model/hypothesis.ts'
import { fingerprint } from '../../model/judgement.ts'

/** So long nothing of a root cause is heard before the next is another incident. */
const quietBetween = 30 * minute
/** So long a hypothesis must have stood as it is before it is told. */
const standsAfter = 20_000
/** So long it is waited for one that changes all the time. */
const longestWait = 600_000
// Below it a hypothesis comes and goes with every line.
const leastConfidence = 0.4
const mostRemembered = 1000

interface Incident {
  readonly hypothesis: Hypothesis
  /** When its latest symptom was seen, by the log's clock. */
  readonly last: Micros | undefined
  /** When it was first judged, and when it last changed; in milliseconds. */
  readonly begun: number
  readonly changed: number
  readonly isTold: boolean
}

/** What tells incidents of one root cause apart: the run of the machine that its symptom is of. */
export type MachineOf = (evidence: Evidence) => string

/** Tells each root cause of logs without an end once for each incident, when it stands. */
export class Incidents {
  readonly #machineOf: MachineOf
  readonly #incidents = new Map<string, Incident>()
  readonly #overtaken: Hypothesis[] = []

  constructor(machineOf: MachineOf) {
    this.#machineOf = machineOf
  }

  /** Takes what was judged last. What is no longer held and was not told is dropped. */
  judged(hypotheses: readonly Hypothesis[], now: number): void {
    const held = new Set<string>()
    for (const hypothesis of hypotheses.filter(({ score }) => confidence(score) >= leastConfidence)) {
      const key = `${fingerprint(hypothesis)}\0${this.#machineOf(firstSymptom(hypothesis.evidence))}`
      held.add(key)
      const times = symptomTimes(hypothesis.evidence)
      const known = this.#incidents.get(key)
      const isNext = known?.last !== undefined && times.length > 0 && Math.min(...times) > known.last + quietBetween
      if (known !== undefined && isNext && !known.isTold) this.#overtaken.push(known.hypothesis)
      const last = times.length > 0 ? Math.max(...times, isNext ? -Infinity : known?.last ?? -Infinity) : known?.last
      // The one that was heard of last is forgotten last.
      this.#incidents.delete(key)
      this.#incidents.set(key, known === undefined || isNext ? { hypothesis, last, begun: now, changed: now, isTold: false } : { ...known, hypothesis, last, changed: isSame(known.hypothesis, hypothesis) ? known.changed : now })
    }
    for (const [key, { isTold }] of this.#incidents) if (!isTold && !held.has(key)) this.#incidents.delete(key)
    for (const key of [...this.#incidents.keys()].slice(0, -mostRemembered)) this.#incidents.delete(key)
  }

  /** Hypotheses that stand and were not told yet: unchanged for a while, or by the clock of their log quiet for as long. */
  standing(now: number, newestOf: (source: string) => Micros): readonly Hypothesis[] {
    return this.#told(({ hypothesis, changed, begun, last }) => now - changed >= standsAfter || now - begun >= longestWait || (last !== undefined && newestOf(firstSymptom(hypothesis.evidence).source) - last >= standsAfter * 1000))
  }

  /** All that were not told yet: nothing more will come. */
  rest(): readonly Hypothesis[] {
    return this.#told(() => true)
  }

  #told(isDue: (incident: Incident) => boolean): readonly Hypothesis[] {
    const due: Hypothesis[] = this.#overtaken.splice(0)
    for (const [key, incident] of this.#incidents) {
      if (incident.isTold || !isDue(incident)) continue
      due.push(incident.hypothesis)
      this.#incidents.set(key, { ...incident, isTold: true })
    }
    return due
  }
}

// As a reader sees it: the same words, the same lines, as sure.
function isSame(one: Hypothesis, other: Hypothesis): boolean {
  const shape = ({ title, evidence, score }: Hypothesis): string => JSON.stringify([title, Math.round(confidence(score) * 100), evidence.map(({ role, source, offset }) => [role, source, offset])])
  return shape(one) === shape(other)
}
