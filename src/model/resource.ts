import { matchesGlob } from './glob.ts'

/** The kinds of thing that a symptom can be about and an effect can act on. */
export const resourceKinds = [
  'path', 'filesystem', 'lock', 'process', 'memory', 'port', 'host', 'network', 'unit',
  'operation', 'device', 'clock', 'limit', 'package', 'image', 'certificate', 'account', 'code', 'test', 'command',
] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** One named thing: a path, a lock file, a pid, `tcp/443`, a unit, `vm.max_map_count`. An empty name means *some*, not known which. */
export interface Resource {
  readonly kind: ResourceKind
  readonly name: string
}

/** A resource with its name in the form in which names are compared. */
export function resource(kind: ResourceKind, name: string): Resource {
  const isPath = (kind === 'path' || kind === 'lock' || kind === 'filesystem') && name.includes('/')
  return { kind, name: isPath ? normalPath(name) : name.trim() }
}

/** A path without quotes, doubled slashes, `.` and `..`, and without a slash at its end. */
export function normalPath(path: string): string {
  const bare = path.trim().replace(/^['"‘“`]+|['"’”`]+$/g, '').replace(/^file:\/\//, '')
  const parts: string[] = []
  for (const part of bare.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '..' || !bare.startsWith('/')) parts.push(part)
  }
  return (bare.startsWith('/') ? '/' : '') + parts.join('/')
}

/** How a scope meets a resource; the nearer, the more it says. */
export type Coverage = 'same' | 'below' | 'any'

/**
 * Whether a scope (`/var/tmp`, `*.deb`, `tcp/443`, `` for any) takes in a resource of the same kind.
 * Paths, locks and file systems are covered from above: `/var/tmp` takes in `/var/tmp/x`, not `/var/tmpfoo`.
 */
export function coverage(scope: Resource, thing: Resource): Coverage | undefined {
  if (scope.kind !== thing.kind) return undefined
  if (scope.name === '' || thing.name === '') return 'any'
  if (scope.name === thing.name) return 'same'
  if (scope.name.includes('*') && matchesGlob(scope.name, thing.name)) return 'below'
  const above = scope.name === '/' ? '/' : `${scope.name}/`
  return scope.name.startsWith('/') && thing.name.startsWith(above) ? 'below' : undefined
}
