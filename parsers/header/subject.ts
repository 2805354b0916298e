import type { Writer } from './writer.ts'

const unit = String.raw`[\w@.:\\-]{1,200}\.(?:service|socket|scope|slice|timer|mount|automount|swap|target|path|device)`
const before = new RegExp(`^(${unit}): `)
const after = new RegExp(
  `^(?:Starting|Started|Stopping|Stopped|Finished|Reloading|Reloaded|Mounting|Mounted|Unmounting|Unmounted|Listening on|Closed|Failed to start|Dependency failed for|Created slice) (${unit})(?: - |\\.\\.\\.$|\\.$)`,
)

/** The unit that a line of the service manager is about, where it names it: what the journal has in its UNIT field. */
export function subjectOf(writer: Writer): string | undefined {
  if (writer.identifier !== 'systemd' && !isForked(writer.identifier)) return undefined
  return before.exec(writer.message)?.[1] ?? after.exec(writer.message)?.[1]
}

// Between fork and exec the manager's child logs as `(name)`.
function isForked(identifier: string | undefined): boolean {
  return identifier !== undefined && identifier.startsWith('(') && identifier.endsWith(')')
}
