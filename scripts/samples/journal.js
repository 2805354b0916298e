import { chance } from './chance.js'
import { write } from './times.js'

/** The journal of one machine and boot, written by the stories entry by entry, in any order. */
export class Journal {
  /** `boot`: the moment of the kernel's first line, in microseconds; times of entries are seconds since then. */
  constructor({ host, boot, seed, selinux = false, manager = 249 }) {
    this.chance = chance(seed)
    this.host = host
    this.boot = boot
    this.selinux = selinux
    this.manager = manager
    this.machineId = this.chance.hex(32)
    this.bootId = this.chance.hex(32)
    this.seqnumId = this.chance.hex(32)
    this.entries = []
    this.steps = []
    this.invocations = new Map()
    this.pids = 400
    this.jobs = 60
  }

  /** From that moment on the wall clock shows so many seconds more. */
  stepClock(at, seconds) {
    this.steps.push({ at, seconds })
  }

  wall(at) {
    const stepped = this.steps.filter(step => step.at <= at).reduce((sum, step) => sum + step.seconds, 0)
    return this.boot + Math.round((at + stepped) * 1_000_000)
  }

  pid() {
    return (this.pids += this.chance.whole(1, 7))
  }

  kernel(at, message, priority = 6) {
    this.add(at, { PRIORITY: priority, SYSLOG_FACILITY: 0, SYSLOG_IDENTIFIER: 'kernel', _TRANSPORT: 'kernel', MESSAGE: message }, { _SOURCE_MONOTONIC_TIMESTAMP: Math.round(at * 1_000_000) })
  }

  audit(at, type, number, message) {
    this.add(at, { SYSLOG_FACILITY: 4, SYSLOG_IDENTIFIER: 'audit', _TRANSPORT: 'audit', _AUDIT_TYPE: number, _AUDIT_TYPE_NAME: type, _PID: /\bpid=(\d+)/.exec(message)?.[1], MESSAGE: `${type} ${message}` }, { _AUDIT_ID: this.entries.length + 40 })
  }

  /** A line of the system manager; `about` names the unit it is about. */
  manage(at, message, { about, id, priority = 6, source = 'src/core/job.c', ...extra } = {}) {
    this.add(at, {
      PRIORITY: priority, SYSLOG_FACILITY: 3, SYSLOG_IDENTIFIER: 'systemd', _TRANSPORT: 'journal', MESSAGE: message, MESSAGE_ID: id,
      CODE_FILE: `../${source}`, CODE_LINE: this.chance.whole(80, 2400), CODE_FUNC: source.includes('job') ? 'job_log_status_message' : 'unit_log_process_exit',
      UNIT: about, INVOCATION_ID: about && this.invocation(about), ...extra,
      ...this.process({ pid: 1, comm: 'systemd', exe: '/usr/lib/systemd/systemd', cmdline: '/usr/lib/systemd/systemd --switched-root --system --deserialize 32', unit: 'init.scope', cgroup: '/init.scope', slice: '-.slice', label: 'init_t' }),
    })
  }

  /** A line that a process of a unit wrote. */
  say(at, unit, message, { as, pid, comm = as, exe, cmdline, uid = 0, priority = 6, transport = 'syslog', label, cgroup, ...extra }) {
    this.add(at, {
      PRIORITY: priority, SYSLOG_FACILITY: 3, SYSLOG_IDENTIFIER: as, SYSLOG_PID: transport === 'syslog' ? pid : undefined, _TRANSPORT: transport, MESSAGE: message,
      _STREAM_ID: transport === 'stdout' ? this.chance.hex(32) : undefined, ...extra,
      ...this.process({ pid, comm, exe, cmdline, uid, unit, cgroup: cgroup ?? `/system.slice/${unit}`, slice: 'system.slice', label, invocation: this.invocation(unit) }),
    })
  }

  invocation(unit) {
    if (!this.invocations.has(unit)) this.invocations.set(unit, this.chance.hex(32))
    return this.invocations.get(unit)
  }

  /** A new run of a unit: what follows belongs to it. */
  renew(unit) {
    this.invocations.set(unit, this.chance.hex(32))
  }

  job() {
    return (this.jobs += this.chance.whole(1, 40))
  }

  process({ pid, comm, exe = `/usr/bin/${comm}`, cmdline = exe, uid = 0, unit, cgroup, slice, label = 'unconfined_service_t', invocation }) {
    return {
      _PID: pid, _UID: uid, _GID: uid, _COMM: comm?.slice(0, 15), _EXE: exe, _CMDLINE: cmdline, _CAP_EFFECTIVE: uid === 0 ? '3fffffffff' : '0',
      _SYSTEMD_CGROUP: cgroup, _SYSTEMD_UNIT: unit, _SYSTEMD_SLICE: slice, _SYSTEMD_INVOCATION_ID: invocation,
      _SELINUX_CONTEXT: this.selinux ? `system_u:system_r:${label}:s0` : 'unconfined\n',
    }
  }

  add(at, fields, more = {}) {
    this.entries.push({ at, order: this.entries.length, fields: { ...fields, ...more } })
  }

  /** Entries of a span in the order in which they were received. */
  between(from = 0, to = Infinity) {
    return this.entries.filter(entry => entry.at >= from && entry.at <= to).sort((a, b) => a.at - b.at || a.order - b.order)
  }

  /** As `journalctl -o json`; `spaced` as versions before 240 wrote it. */
  json(entries, { spaced = false } = {}) {
    return entries.map((entry, index) => this.object(entry, index + 1400, spaced)).join('\n') + '\n'
  }

  object({ at, fields }, seqnum, spaced) {
    const [real, mono] = [this.wall(at) + 37, Math.round(at * 1_000_000) + 37]
    const head = {
      __CURSOR: `s=${this.seqnumId};i=${seqnum.toString(16)};b=${this.bootId};m=${mono.toString(16)};t=${real.toString(16)};x=${this.chance.hex(16)}`,
      __REALTIME_TIMESTAMP: real, __MONOTONIC_TIMESTAMP: mono, _BOOT_ID: this.bootId,
    }
    const sourced = fields._TRANSPORT === 'kernel' ? fields : { ...fields, _SOURCE_REALTIME_TIMESTAMP: this.wall(at) }
    const rest = Object.entries({ ...sourced, _MACHINE_ID: this.machineId, _HOSTNAME: this.host })
    const pairs = [...Object.entries(head), ...this.chance.shuffled(rest)].filter(([, value]) => value !== undefined)
    const text = pairs.map(([name, value]) => `"${name}"${spaced ? ' : ' : ':'}${JSON.stringify(String(value))}`)
    return spaced ? `{ ${text.join(', ')} }` : `{${text.join(',')}}`
  }

  /** As `journalctl` with one of its short outputs. */
  text(entries, stamp = write.short, ahead = 0) {
    return entries.map(({ at, fields }) => {
      const pid = fields._PID === undefined ? '' : `[${fields._PID}]`
      return `${stamp(this.wall(at), ahead)} ${this.host} ${fields.SYSLOG_IDENTIFIER}${pid}: ${fields.MESSAGE}`
    }).join('\n') + '\n'
  }

  /** As `dmesg`. */
  dmesg(entries) {
    return entries.filter(({ fields }) => fields._TRANSPORT === 'kernel').map(({ at, fields }) => `[${at.toFixed(6).padStart(12)}] ${fields.MESSAGE}`).join('\n') + '\n'
  }
}
