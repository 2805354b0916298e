import type { Entry } from '../model/entry.ts'
import type { Reason } from '../model/hypothesis.ts'
import type { Cause, Circumstance, Term } from '../model/rule.ts'
import { canFill, fill } from '../model/rule.ts'
import type { Binding, Bound } from './binding.ts'
import { namesOf } from './binding.ts'
import { candidates } from './candidates.ts'
import { isNamed } from './correlate.ts'
import type { Draft, Exhibit } from './draft.ts'
import { claimOf, say } from './draft.ts'
import type { Inquiry } from './inquiry.ts'
import type { Recollection } from './recollection.ts'
import { circumstance, forClock, forCloseness, forRarity, forScope, priors, provenAbsence, unknownAbsence } from './weights.ts'

/** The draft of a cause whose conditions hold; undefined when something that must be absent is there, or its title has nothing to speak of. */
export async function tell(cause: Cause, binding: Binding, recollection: Recollection, inquiry: Inquiry): Promise<Draft | undefined> {
  const names = namesOf(binding)
  if (!canFill(cause.says.title, names)) return undefined
  const reasons: Reason[] = [{ points: priors.cause[cause.prior], because: cause.prior === 'strong' ? 'this is nearly always the story where its signs stand together' : 'its signs stand together' }]
  const exhibits: Exhibit[] = []
  const more: Exhibit[] = []
  const claims: string[] = []
  for (const [name, bound] of binding) {
    reasons.push(...reasonsFor(bound, recollection))
    exhibits.push(exhibitOf(name, bound, binding))
    const term = cause.when.get(name)
    if (bound.signal) claims.push(claimOf(bound.entry))
    if (bound.signal === undefined || term === undefined) continue
    // All that the term can be is explained by this story; the first few of it are shown.
    const others = candidates(term, binding, recollection).filter(({ entry }) => entry !== bound.entry)
    claims.push(...others.map(({ entry }) => claimOf(entry)))
    more.push(...others.slice(0, 2).map(other => exhibitOf(name, other, binding)))
  }
  for (const term of [...cause.when.values()].filter(({ naming, absent }) => naming !== undefined && !absent)) {
    const entry = await inquiry.naming(term, binding)
    if (entry === undefined && !term.optional) return undefined
    if (entry === 'unasked') reasons.push({ points: unknownAbsence, because: `whether there is ${describe(term, names)} was not asked: too many questions before it` })
    else if (entry) exhibits.push({ role: 'context', entry, because: describe(term, names) })
  }
  for (const term of [...cause.when.values(), ...cause.anyOf.values()].filter(term => term.absent)) {
    const absence = await inquiry.absence(term, binding)
    if (absence === 'present') return undefined
    reasons.push(absence === 'absent' ? { points: provenAbsence, because: `${describe(term, names)} is absent, and the logs cover the time` } : { points: unknownAbsence, because: `whether there was ${describe(term, names)} is unknown: the logs do not cover the time` })
  }
  for (const [list, sign] of [[cause.strengthens, 1], [cause.weakens, -1]] as const) {
    for (const one of list) {
      const holds = await holding(one, binding, recollection, inquiry)
      if (!holds) continue
      reasons.push({ points: sign * circumstance[one.by], because: fill(one.because, names) })
      if (holds.entry && !exhibits.some(exhibit => exhibit.entry === holds.entry)) exhibits.push({ role: sign > 0 ? 'context' : 'counter', entry: holds.entry, because: fill(one.because, names) })
    }
  }
  const [prior, ...others] = reasons
  const [exhibit, ...shown] = [...exhibits, ...more]
  if (prior === undefined || exhibit === undefined) return undefined
  return { tells: 'story', ruleId: cause.id, says: say(cause.says, names), references: cause.references, reasons: [prior, ...others], exhibits: [exhibit, ...shown], claims }
}

function reasonsFor({ signal, event, correlation, entry }: Bound, recollection: Recollection): Reason[] {
  const reasons: Reason[] = []
  if (correlation) {
    const about = correlation.signal.resource?.name || correlation.signal.signature.symptom
    reasons.push(forScope(correlation.coverage, correlation.bond, about, isNamed(correlation.signal)), forCloseness(correlation.distance, `${event?.unit ?? event?.description ?? 'it'} came`))
  }
  if (event) reasons.push(forRarity(recollection.times(event), `${event.unit ?? event.description ?? event.kind} came`))
  const doubt = signal && forClock(entry.clock)
  if (doubt && correlation) reasons.push(doubt)
  if (signal?.signature.strength === 'strong') reasons.push({ points: 0.4, because: `"${signal.signature.symptom}" is said in no uncertain words` })
  return reasons
}

function exhibitOf(name: string, { entry, signal, correlation, event, count }: Bound, binding: Binding): Exhibit {
  const times = count > 1 ? `, one of ${count}` : ''
  if (signal) return { role: binding.keys().next().value === name || signal.signature.role === 'cause' ? 'symptom' : 'context', entry, because: `${signal.signature.symptom}${times}`, ...(signal.signature.region && { region: signal.signature.region }) }
  const did = correlation ? `it ${correlation.doing.verb} ${correlation.doing.scope.map(scope => scope.name).filter(Boolean).slice(0, 3).join(', ') || correlation.signal.resource?.kind || 'it'}` : (event?.kind ?? name)
  return { role: 'trigger', entry, because: did + times }
}

function describe(term: Term, names: Readonly<Record<string, string>>): string {
  return term.naming === undefined ? [...term.symptom, ...term.signature, ...term.effect, ...term.event].join(' or ') : `an entry that names ${fill(term.naming, names)}`
}

// The entry that shows that a circumstance holds; an absence has none to show.
async function holding({ if: term }: Circumstance, binding: Binding, recollection: Recollection, inquiry: Inquiry): Promise<{ readonly entry?: Entry } | undefined> {
  if (term.absent) return (await inquiry.absence(term, binding)) === 'absent' ? {} : undefined
  const found = term.naming === undefined ? candidates(term, binding, recollection)[0]?.entry : await inquiry.naming(term, binding)
  return found === undefined || found === 'unasked' ? undefined : { entry: found }
}
