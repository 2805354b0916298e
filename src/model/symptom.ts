import type { Micros } from './clock.ts'
import { day, hour, minute } from './clock.ts'
import type { ResourceKind } from './resource.ts'

/** What an effect does to a resource. */
export const verbs = [
  'removes', 'renames', 'replaces', 'unmounts', 'fills', 'holds', 'kills', 'stops', 'restarts', 'exhausts',
  'listens on', 'disconnects', 'denies', 'write-protects', 'steps', 'breaks', 'changes', 'limits',
] as const
export type Verb = (typeof verbs)[number]

interface SymptomKind {
  /** What a signal of this kind is about unless its signature says otherwise. */
  readonly about: ResourceKind
  /** The doings that can bring it about, on a resource of that kind. */
  readonly from: readonly Verb[]
  /** How long after the doing it may still show. */
  readonly within: Micros
}

/** Every kind of symptom: what it is about and what can bring it about. The one table behind all joins of symptom and effect. */
export const symptoms = {
  'missing path': { about: 'path', from: ['removes', 'renames', 'replaces', 'unmounts'], within: hour },
  'no space': { about: 'filesystem', from: ['fills'], within: 2 * hour },
  'no inodes': { about: 'filesystem', from: ['fills'], within: 2 * hour },
  'out of memory': { about: 'memory', from: ['exhausts', 'limits'], within: hour },
  'limit reached': { about: 'limit', from: ['exhausts', 'limits'], within: hour },
  'killed process': { about: 'process', from: ['kills', 'stops'], within: minute },
  'crashed process': { about: 'process', from: ['replaces', 'breaks', 'kills'], within: 10 * minute },
  'lock held': { about: 'lock', from: ['holds'], within: hour },
  'address in use': { about: 'port', from: ['listens on'], within: day },
  'connection refused': { about: 'port', from: ['stops', 'restarts', 'kills', 'denies'], within: 10 * minute },
  'connection lost': { about: 'network', from: ['disconnects', 'restarts', 'stops'], within: 10 * minute },
  'unreachable network': { about: 'network', from: ['disconnects', 'restarts', 'stops'], within: 10 * minute },
  'unresolved host': { about: 'network', from: ['disconnects', 'restarts', 'stops', 'changes'], within: 10 * minute },
  'permission denied': { about: 'path', from: ['denies', 'changes', 'write-protects'], within: hour },
  'denied operation': { about: 'operation', from: ['denies'], within: minute },
  'read-only file system': { about: 'filesystem', from: ['write-protects', 'breaks'], within: day },
  'file system error': { about: 'filesystem', from: ['breaks', 'disconnects', 'fills'], within: hour },
  'device error': { about: 'device', from: ['breaks', 'disconnects'], within: hour },
  'kernel fault': { about: 'device', from: ['breaks', 'changes'], within: hour },
  'failed unit': { about: 'unit', from: ['stops', 'kills', 'restarts', 'replaces', 'changes'], within: 5 * minute },
  'stopped unit': { about: 'unit', from: ['stops', 'kills', 'restarts', 'replaces'], within: 5 * minute },
  'crash loop': { about: 'unit', from: ['replaces', 'changes'], within: hour },
  'unmet dependency': { about: 'unit', from: ['stops', 'kills'], within: 10 * minute },
  'time-out': { about: 'operation', from: ['holds', 'exhausts', 'disconnects', 'stops', 'steps'], within: 10 * minute },
  'invalid certificate': { about: 'certificate', from: ['steps', 'replaces'], within: day },
  'authentication failed': { about: 'account', from: ['steps', 'changes', 'removes'], within: hour },
  'clock jump': { about: 'clock', from: ['steps'], within: hour },
  'lost session': { about: 'account', from: ['stops', 'kills'], within: 10 * minute },
  'stale state': { about: 'path', from: ['kills', 'breaks'], within: day },
  'corrupted data': { about: 'path', from: ['breaks', 'fills', 'kills'], within: day },
  misconfiguration: { about: 'path', from: ['replaces', 'changes'], within: day },
  'version mismatch': { about: 'package', from: ['replaces'], within: day },
  'missing package': { about: 'package', from: ['removes', 'replaces'], within: day },
  'missing image': { about: 'image', from: ['removes'], within: day },
  'missing command': { about: 'command', from: ['removes'], within: day },
  'download failed': { about: 'host', from: ['disconnects'], within: 10 * minute },
  'compile error': { about: 'code', from: [], within: 0 },
  'link error': { about: 'code', from: [], within: 0 },
  'script error': { about: 'code', from: [], within: 0 },
  'lint failure': { about: 'code', from: [], within: 0 },
  'test failure': { about: 'test', from: [], within: 0 },
  'build configuration': { about: 'code', from: [], within: 0 },
  'packaging error': { about: 'package', from: [], within: 0 },
  'command failed': { about: 'command', from: [], within: 0 },
} as const satisfies Record<string, SymptomKind>

export type Symptom = keyof typeof symptoms

/** The table row of a kind of symptom, with its types widened for lookups. */
export function symptomKind(symptom: Symptom): SymptomKind {
  return symptoms[symptom]
}
