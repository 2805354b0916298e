/** Where a field of the journal stands in a document: as Filebeat's journald input and the ECS have it. */
export interface FieldPlace {
  readonly name: string
  /** The place that is read back. */
  readonly path: readonly string[]
  /** Further places for those who look there. */
  readonly copies: readonly (readonly string[])[]
  readonly type: 'text' | 'number'
}

const place = (name: string, path: string, type: FieldPlace['type'], ...copies: readonly string[]): FieldPlace =>
  ({ name, path: path.split('.'), copies: copies.map(copy => copy.split('.')), type })

/** Fields that any entry of the journal may have. */
export const commonFields: readonly FieldPlace[] = [
  place('_HOSTNAME', 'host.hostname', 'text', 'host.name'),
  place('_MACHINE_ID', 'host.id', 'text'),
  place('_BOOT_ID', 'journald.host.boot_id', 'text'),
  place('PRIORITY', 'log.syslog.priority', 'number'),
  place('SYSLOG_FACILITY', 'log.syslog.facility.code', 'number'),
  place('SYSLOG_IDENTIFIER', 'log.syslog.appname', 'text'),
  place('SYSLOG_PID', 'log.syslog.procid', 'text'),
  place('_PID', 'journald.pid', 'number', 'process.pid'),
  place('_UID', 'journald.uid', 'number', 'user.id'),
  place('_GID', 'journald.gid', 'number', 'user.group.id'),
  place('_COMM', 'journald.process.name', 'text', 'process.name'),
  place('_EXE', 'journald.process.executable', 'text', 'process.executable'),
  place('_CMDLINE', 'journald.process.command_line', 'text', 'process.command_line'),
  place('_TRANSPORT', 'systemd.transport', 'text'),
  place('_SYSTEMD_UNIT', 'systemd.unit', 'text'),
  place('_SYSTEMD_USER_UNIT', 'systemd.user_unit', 'text'),
  place('_SYSTEMD_SLICE', 'systemd.slice', 'text'),
  place('_SYSTEMD_CGROUP', 'systemd.cgroup', 'text'),
  place('_SYSTEMD_SESSION', 'systemd.session', 'text'),
  place('_SYSTEMD_OWNER_UID', 'systemd.owner_uid', 'text'),
  place('_SYSTEMD_INVOCATION_ID', 'systemd.invocation_id', 'text'),
  place('MESSAGE_ID', 'event.code', 'text'),
  place('UNIT', 'journald.unit', 'text'),
  place('USER_UNIT', 'journald.custom.user_unit', 'text'),
  place('INVOCATION_ID', 'journald.custom.invocation_id', 'text'),
  place('USER_INVOCATION_ID', 'journald.custom.user_invocation_id', 'text'),
  place('CODE_FILE', 'journald.code.file', 'text', 'log.origin.file.name'),
  place('CODE_LINE', 'journald.code.line', 'number', 'log.origin.file.line'),
  place('CODE_FUNC', 'journald.code.func', 'text', 'log.origin.function'),
  place('CONTAINER_ID_FULL', 'container.id', 'text'),
  place('CONTAINER_NAME', 'container.name', 'text'),
  place('IMAGE_NAME', 'container.image.name', 'text'),
  place('OBJECT_PID', 'journald.object.pid', 'number', 'process.pid'),
  place('OBJECT_UID', 'journald.object.uid', 'number', 'user.id'),
  place('OBJECT_COMM', 'journald.object.process.name', 'text', 'process.name'),
  place('OBJECT_EXE', 'journald.object.process.executable', 'text', 'process.executable'),
  place('OBJECT_CMDLINE', 'journald.object.process.command_line', 'text', 'process.command_line'),
  place('OBJECT_SYSTEMD_UNIT', 'journald.object.systemd.unit', 'text'),
  place('COREDUMP_UNIT', 'journald.coredump.unit', 'text'),
]

// A term of an index may be 32,766 bytes long.
/** So many characters of such a field are written. */
export const longestCustom = 8000

/** Where those fields stand that neither knows. */
export const customFields = ['journald', 'custom'] as const

const custom = (name: string): FieldPlace => ({ name, path: [...customFields, customKey(name)], copies: [], type: 'text' })

/** Fields of messages that have an id in the message catalogue; asked of no other. */
export const cataloguedFields: readonly FieldPlace[] = [
  'JOB_ID', 'JOB_TYPE', 'JOB_RESULT', 'UNIT_RESULT', 'RESULT', 'COMMAND', 'EXIT_CODE', 'EXIT_STATUS', 'N_RESTARTS', 'CPU_USAGE_NSEC', 'MEMORY_PEAK', 'ERRNO',
  'SESSION_ID', 'USER_ID', 'LEADER', 'SEAT_ID', 'SLEEP', 'DEVICE', 'CONFIG_FILE', 'CONFIG_LINE', 'N_DROPPED', 'WHERE', 'WHAT',
  'JOURNAL_NAME', 'CURRENT_USE', 'LIMIT', 'AVAILABLE', 'DISK_AVAILABLE', 'KERNEL_USEC', 'USERSPACE_USEC', 'TIMEZONE', 'REALTIME',
  'COREDUMP_PID', 'COREDUMP_UID', 'COREDUMP_SIGNAL', 'COREDUMP_SIGNAL_NAME', 'COREDUMP_COMM', 'COREDUMP_EXE', 'COREDUMP_CMDLINE', 'COREDUMP_CGROUP',
  'COREDUMP_USER_UNIT', 'COREDUMP_SLICE', 'COREDUMP_SESSION', 'COREDUMP_TIMESTAMP', 'COREDUMP_HOSTNAME', 'COREDUMP_CWD', 'COREDUMP_FILENAME', 'COREDUMP_PACKAGE_NAME',
].map(custom)

/** Fields of lines that came from the kernel or from audit; asked of no other. */
export const kernelFields: readonly FieldPlace[] = [
  '_KERNEL_DEVICE', '_KERNEL_SUBSYSTEM', '_UDEV_SYSNAME', '_UDEV_DEVNODE', '_AUDIT_TYPE', '_AUDIT_TYPE_NAME', '_AUDIT_ID', '_AUDIT_SESSION', '_AUDIT_LOGINUID',
].map(custom)

const common = new Set(commonFields.map(({ name }) => name))
// What stands elsewhere, in other words, and what a program says of the time.
const leftOut = /^(?:MESSAGE|__.*|_SOURCE_[A-Z]+_TIMESTAMP|SYSLOG_TIMESTAMP|SYSLOG_RAW)$/
const asJournaldTakesThem = /^_?[A-Z][A-Z0-9_]{0,62}$/

/** Whether a field has no place of its own: then it stands among the custom ones. */
export function isCustomField(name: string): boolean {
  return !common.has(name) && asJournaldTakesThem.test(name) && !leftOut.test(name)
}

/** How Filebeat calls a field that it does not know. */
export function customKey(name: string): string {
  return name.replace(/^_+/, '').toLowerCase()
}

const byName = new Map([...commonFields, ...cataloguedFields, ...kernelFields].map(field => [field.name, field]))

/** Where a field of that name stands. */
export function placeOf(name: string): FieldPlace {
  return byName.get(name) ?? custom(name)
}
