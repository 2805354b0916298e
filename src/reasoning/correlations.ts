import type { Correlation } from '../model/correlation.ts'
import { canFill } from '../model/rule.ts'
import type { Explanation } from '../model/rule.ts'
import { symptomKind } from '../model/symptom.ts'
import type { Captures, Signal } from '../model/signal.ts'
import { correlate, isNamed } from './correlate.ts'
import type { Draft, Exhibit } from './draft.ts'
import { capturesOf, claimOf, points, say } from './draft.ts'
import type { Recollection } from './recollection.ts'
import { groupBy, items } from './kept-groups.ts'
import { forClock, forCloseness, forRarity, forScope, priors, strengthOfSymptom } from './weights.ts'

// Joins are quadratic: beyond these, more of the same tells nothing new.
const mostSignals = 400
const mostEvents = 4000

/** The stories that nobody wrote down: every symptom with every effect that can have brought it about, the best one of each pair of kinds. */
export function correlations(recollection: Recollection): Draft[] {
  const signals = recollection.signals().filter(({ first: [signal] }) => signal.signature.role !== 'recovery').slice(0, mostSignals)
  const events = recollection.events().filter(({ first: [event] }) => event.effects.length > 0).flatMap(items).slice(0, mostEvents)
  const found: { readonly correlation: Correlation; readonly draft: Draft }[] = []
  for (const group of signals) {
    for (const signal of items(group).slice(0, 6)) {
      for (const event of events) {
        for (const effect of event.effects) {
          const correlation = correlate(signal, event, effect, one => recollection.endOf(one))
          if (correlation) found.push({ correlation, draft: draftOf(correlation, recollection) })
        }
      }
    }
  }
  const alike = groupBy(found, ({ correlation: { signal, effect, event } }) => [signal.signature.id, signal.resource?.name, effect.id, event.unit].join('\0'))
  return [...alike.values()].map(([first, ...rest]) => {
    const best = rest.reduce((a, b) => (points(b.draft) > points(a.draft) ? b : a), first)
    const claims = new Set([first, ...rest].flatMap(one => one.draft.claims))
    return { ...best.draft, claims: [...claims] }
  })
}

function draftOf(correlation: Correlation, recollection: Recollection): Draft {
  const { signal, event, effect, coverage, bond, distance } = correlation
  const who = event.unit ?? event.description ?? event.entry.identifier ?? 'it'
  const thing = signal.resource?.name || signal.signature.symptom
  const captures = { ...capturesOf(event.entry), ...signal.captures, ...event.captures, thing, who, ...(event.unit !== undefined && { unit: event.unit }) }
  const doubts = [forClock(signal.entry.clock)].filter(reason => reason !== undefined)
  const exhibits: [Exhibit, ...Exhibit[]] = [
    { role: 'symptom', entry: signal.entry, because: signal.signature.symptom, ...(signal.signature.region && { region: signal.signature.region }) },
    { role: 'trigger', entry: event.entry, because: `${who} ${correlation.doing.verb} ${reachOf(correlation)}` },
  ]
  return {
    tells: 'join', ruleId: effect.id, references: effect.references, exhibits, claims: [claimOf(signal.entry)],
    says: say(explanationOf(correlation, captures), captures),
    reasons: [
      { points: priors.correlation + strengthOfSymptom[signal.signature.strength], because: `${effect.does.map(doing => doing.verb).join(', ')} can lead to: ${signal.signature.symptom}` },
      forScope(coverage, bond, thing, isNamed(signal)), forCloseness(distance, `${who} came`), forRarity(recollection.times(event), 'it happened'), ...doubts,
    ],
  }
}

function explanationOf({ effect, event, signal, doing }: Correlation, captures: Captures): Explanation {
  const culprit = effect.culprit ?? (event.unit === undefined ? undefined : { kind: 'unit' as const, name: event.unit })
  const condition = doing.provided === undefined ? '' : ` (provided that ${doing.provided})`
  return {
    title: effect.title !== undefined && canFill(effect.title, captures) ? effect.title : `{who} ${doing.verb} ${reachOf({ doing, signal })}, which may be why: ${symptomOf(signal)}`,
    cause: `{who} ${doing.verb} ${reachOf({ doing, signal })}${condition}; after it: ${symptomOf(signal)}.`,
    remedy: effect.remedy.filter(text => canFill(text, captures)), confirm: effect.confirm.filter(({ run }) => canFill(run, captures)),
    ...(culprit && { culprit }),
  }
}

function symptomOf({ signature, resource }: Signal): string {
  return resource?.name ? `${signature.symptom} (${resource.name})` : signature.symptom
}

function reachOf({ doing, signal }: Pick<Correlation, 'doing' | 'signal'>): string {
  const about = signal.resource?.kind ?? symptomKind(signal.signature.symptom).about
  const names = doing.scope.filter(({ kind }) => kind === about).map(({ name }) => name).filter(name => name !== '' && !name.includes('{'))
  return names.length > 0 ? names.slice(0, 4).join(', ') : (signal.resource?.name || `the ${about}`)
}
