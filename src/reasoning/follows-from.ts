import { minute } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import { distance, otherBoot, otherHost } from './distance.ts'

/** Whether a failure can follow from what an entry says: the same unit, invocation, process or program, soon after. */
export function followsFrom(failure: Entry, cause: Entry): boolean {
  if (failure.origin.source === cause.origin.source && failure.origin.offset === cause.origin.offset) return false
  if (otherBoot(failure, cause) || otherHost(failure, cause)) return false
  const { order, micros = 0 } = distance(cause, failure)
  if (order === 'after' || order === 'unknown' || micros > 10 * minute) return false
  if (failure.invocationId !== undefined && failure.invocationId === cause.invocationId) return true
  const unit = unitOf(failure) === 'init.scope' ? unitNamed(failure.message) : (unitOf(failure) ?? unitNamed(failure.message))
  return unit !== undefined && (unit === unitOf(cause) || cause.message.includes(unit) || (cause.identifier !== undefined && isNamedAfter(unit, cause.identifier)))
}

// Words that the names of many units share.
const common = new Set(['systemd', 'service', 'server', 'daemon', 'system', 'user', 'network', 'boot', 'init', 'start', 'setup', 'data', 'home', 'local', 'file', 'files', 'check', 'update', 'wait', 'online', 'root', 'node', 'agent', 'client', 'manager', 'monitor', 'snap', 'main', 'app', 'web', 'api', 'backup', 'session', 'load', 'sync'])

// So long a name stands in another by no chance: `abc-unit-script-network-setup-start`.
const longName = 8

/** Whether a program is likely that of a unit by its name: `zfs` of `zfs-mount.service`, `chronyd` of `chrony.service`, `mount.nfs` of `srv-films.mount`. */
export function isNamedAfter(unit: string, program: string): boolean {
  if (unit.endsWith('.mount') && /^u?mount(?:\.|$)/.test(program)) return true
  const [a, b] = [stem(unit), program.toLowerCase()]
  return a === b || (a.length >= longName && b.includes(a)) || partsOf(a).some(part => partsOf(b).includes(part))
}

function partsOf(name: string): readonly string[] {
  return name.split(/[-_.@\\/()[\]]+/).map(part => part.replace(/(?<=[a-z]{3})d$|\d+$/, '')).filter(part => part.length >= 3 && !common.has(part))
}

/** A unit's name without its instance and type, in lower case: often the name of its program. */
export function stem(unit: string): string {
  return unit.replace(/(?:@[^.]*)?\.\w+$/, '').toLowerCase()
}

function unitNamed(message: string): string | undefined {
  return /(?:^|\s)([\w@.\\:-]+\.(?:service|socket|mount|timer|scope|slice|target))\b/.exec(message)?.[1]
}
