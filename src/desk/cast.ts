import type { Micros } from '../model/clock.ts'
import type { Cast } from '../model/desk.ts'
import type { OpenSource } from '../reading/index.ts'
import type { Notes } from './notes.ts'

/** Hosts, boots and units that were met by now. */
export function castOf({ hosts, boots, units }: Notes, sources: readonly OpenSource[]): Cast {
  const spans = sources.flatMap(source => source.coverage())
  const met = new Set([...boots.names(), ...spans.flatMap(({ bootId }) => bootId ?? [])])
  return {
    hosts: hosts.names(), units: units.names(),
    boots: [...met].map(id => ({ id, ...spanOf(spans.filter(({ bootId }) => bootId === id)) })),
  }
}

function spanOf(spans: readonly { readonly from: Micros; readonly to: Micros }[]): { readonly from?: Micros; readonly to?: Micros } {
  return spans.length === 0 ? {} : { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) }
}
