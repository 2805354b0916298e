import type { EntryFilter, Lane, LaneStep } from '../model/desk.ts'
import type { Event } from '../model/event.ts'
import { unitEvents } from '../model/rule.ts'
import type { Group } from '../reasoning/kept-groups.ts'
import { groupBy, items } from '../reasoning/kept-groups.ts'
import { lets } from './filter.ts'

const mostLanes = 500
const longestText = 300

/** The lives of units as the events tell them, those first that were in trouble, then those that had most to do. */
export function lanesOf(events: readonly Group<Event>[], filter?: EntryFilter): Lane[] {
  const passes = lets(filter)
  const ofUnits = events.filter(({ first: [event] }) => nameOf(event) !== undefined && (unitEvents as readonly string[]).includes(event.kind))
  const lanes = groupBy(ofUnits, ({ first: [event] }) => `${nameOf(event) ?? ''}\0${event.entry.host ?? ''}\0${event.entry.bootId ?? ''}`)
  return [...lanes.values()].flatMap(groups => laneOf(groups, ({ entry, unit }) => passes(unit === undefined ? entry : { ...entry, subject: unit })) ?? [])
    .toSorted((a, b) => troubles(b) - troubles(a) || b.steps.length + b.more - a.steps.length - a.more)
    .slice(0, mostLanes)
}

function laneOf(groups: readonly [Group<Event>, ...Group<Event>[]], passes: (event: Event) => boolean): Lane | undefined {
  const { entry: { host, bootId } } = groups[0].first[0]
  const events = groups.flatMap(items)
  const steps = events.filter(passes).map(stepOf).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.origin.offset - b.origin.offset)
  if (steps.length === 0) return undefined
  return {
    unit: nameOf(groups[0].first[0]) ?? '', steps,
    more: groups.reduce((sum, { count }) => sum + count, 0) - events.length,
    ...(host !== undefined && { host }), ...(bootId !== undefined && { bootId }),
  }
}

function stepOf({ kind, entry: { origin, message, time } }: Event): LaneStep {
  return { kind, origin, text: message.slice(0, longestText), ...(time !== undefined && { time }) }
}

function nameOf({ unit, description }: Event): string | undefined {
  return unit ?? description
}

function troubles({ steps }: Lane): number {
  return steps.filter(({ kind }) => kind === 'unit failure' || kind === 'unit exit' || kind === 'unit restart').length
}
