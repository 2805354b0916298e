import type { Micros } from '../../model/clock.ts'
import type { Narrowing } from '../../model/narrowing.ts'
import { isoMicros } from '../documents/iso-micros.ts'
import type { Query } from './query.ts'
import { saysAny } from './query.ts'

export type { Narrowing }

// Where shippers put each.
export const hostFields = ['host.hostname', 'host.name', 'journald.host.hostname', 'log.source.address'] as const
export const bootFields = ['journald.host.boot_id', 'host.boot.id'] as const
const unitFields = ['systemd.unit', 'systemd.user_unit', 'journald.unit', 'journald.custom.user_unit', 'journald.coredump.unit', 'journald.object.systemd.unit'] as const

/** The conditions as filters. */
export function filtersOf({ since, until, host, unit, boot }: Narrowing): readonly Query[] {
  return [
    ...(since === undefined && until === undefined ? [] : [between(since, until)]),
    ...(host === undefined ? [] : [saysAny(hostFields, host)]),
    ...(unit === undefined ? [] : [saysAny(unitFields, unit)]),
    ...(boot === undefined ? [] : [saysAny(bootFields, boot)]),
  ]
}

/** Documents of a span of time, both ends inclusive. */
export function between(since: Micros | undefined, until: Micros | undefined): Query {
  return { range: { '@timestamp': { ...(since !== undefined && { gte: isoMicros(since) }), ...(until !== undefined && { lte: isoMicros(until) }) } } }
}
