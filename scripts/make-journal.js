// Makes a journal of any size as `journalctl -o json` prints it, always the same for the same size:   node scripts/make-journal.js 1GB > journal.json
// A server's ordinary days, with unit starts, kernel lines, errors at a usual rate, some messages as byte arrays, and one incident in the middle.
import { fileURLToPath } from 'node:url'

const hex = (random, digits) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')

/** A generator of numbers below 1 that gives the same sequence for the same seed. */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const ids = { starting: '7d4958e842da4a758f6c1cdc7b36dcc5', started: '39f53479d3a045ac8e11786248231fbf', exit: '98e322203f7a4ed290d09fe03c09fe15', failed: 'd9b373ed55a64feb8242e02dbe79a49c' }
const units = [['logrotate', 'Rotate log files'], ['man-db', 'Daily man-db regeneration'], ['fstrim', 'Discard unused filesystem blocks'], ['sysstat-collect', 'system activity accounting tool'], ['atop-rotate', 'Restart atop daemon to rotate logs'], ['backup-home', 'Nightly backup of home folders'], ['certcheck', 'Check dates of certificates'], ['report-usage', 'Report usage of quotas']]
const talk = [
  ['sshd', 'ssh.service', 6, r => `Accepted publickey for deploy from 198.51.100.${1 + Math.floor(r() * 250)} port ${1024 + Math.floor(r() * 60000)} ssh2: ED25519 SHA256:${hex(r, 40)}`],
  ['sshd', 'ssh.service', 6, r => `Connection closed by 203.0.113.${1 + Math.floor(r() * 250)} port ${1024 + Math.floor(r() * 60000)} [preauth]`],
  ['CRON', 'cron.service', 6, r => `(root) CMD (test -x /usr/sbin/anacron || run-parts --report /etc/cron.hourly/${hex(r, 4)})`],
  ['nginx', 'nginx.service', 6, r => `198.51.100.${1 + Math.floor(r() * 250)} - - "GET /api/v2/items/${Math.floor(r() * 1e6)} HTTP/1.1" 200 ${Math.floor(r() * 9000)} "-" "Mozilla/5.0 (X11; Linux x86_64)" ${r().toFixed(3)}`],
  ['postgres', 'postgresql@15-main.service', 6, r => `LOG:  checkpoint complete: wrote ${Math.floor(r() * 4000)} buffers (${(r() * 20).toFixed(1)}%); 0 WAL file(s) added, ${Math.floor(r() * 5)} removed; write=${(r() * 90).toFixed(3)} s`],
  ['dockerd', 'docker.service', 6, r => `time="2024-03-05T10:${10 + Math.floor(r() * 49)}:07.123456789Z" level=info msg="ignoring event" container=${hex(r, 64)} module=libcontainerd namespace=moby topic=/tasks/delete`],
  ['kernel', '', 6, r => `IPv4: martian source 10.0.${Math.floor(r() * 255)}.${Math.floor(r() * 255)} from 10.1.0.${Math.floor(r() * 255)}, on dev eth0`],
  ['NetworkManager', 'NetworkManager.service', 6, r => `<info>  [17096${Math.floor(r() * 99999)}.${Math.floor(r() * 9999)}] dhcp4 (eth0): state changed new lease, address=10.0.3.${Math.floor(r() * 255)}`],
  ['app', 'shop-api.service', 6, r => JSON.stringify({ level: 'info', route: '/checkout', ms: Math.floor(r() * 900), user: hex(r, 8), note: 'order accepted and queued for the warehouse' })],
  ['app', 'shop-api.service', 4, r => `slow query (${Math.floor(r() * 4000)} ms): SELECT * FROM orders WHERE customer = ${Math.floor(r() * 1e6)} ORDER BY placed DESC LIMIT 50`],
  ['app', 'shop-api.service', 3, r => `upstream answered late: payment gateway took ${2000 + Math.floor(r() * 4000)} ms for order ${Math.floor(r() * 1e7)}`],
]

// Who talks how often: an application and its web server most, the network manager now and then.
const often = [0, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9].flatMap(index => [index, index, index]).concat(7)

/** Yields blocks of whole lines until `bytes` are written; the incident stands in the middle. */
export function* journal(bytes, { seed = 7, from = 1709632800000000 } = {}) {
  const random = seeded(seed)
  const boot = hex(random, 32)
  const machine = hex(random, 32)
  let time = from
  let written = 0
  let count = 0
  let told = false
  const entry = (identifier, unit, priority, message, more = {}) => {
    time += Math.floor(random() * 400000)
    count++
    const mono = time - from + 20000000
    const value = more.bytes ? [...Buffer.from(message)] : message
    return JSON.stringify({
      __CURSOR: `s=${machine};i=${count.toString(16)};b=${boot};m=${mono.toString(16)};t=${time.toString(16)};x=${hex(random, 16)}`,
      __REALTIME_TIMESTAMP: String(time), __MONOTONIC_TIMESTAMP: String(mono), _BOOT_ID: boot, _MACHINE_ID: machine, _HOSTNAME: 'birch-07',
      PRIORITY: String(priority), SYSLOG_FACILITY: '3', SYSLOG_IDENTIFIER: identifier, _TRANSPORT: identifier === 'kernel' ? 'kernel' : 'journal',
      ...(unit && { _SYSTEMD_UNIT: unit, _SYSTEMD_CGROUP: `/system.slice/${unit}`, _SYSTEMD_SLICE: 'system.slice', _SYSTEMD_INVOCATION_ID: hex(random, 32) }),
      ...(identifier !== 'kernel' && { _PID: String(more.pid ?? 300 + Math.floor(random() * 40000)), _UID: '0', _GID: '0', _COMM: identifier, _EXE: `/usr/sbin/${identifier}`, _CMDLINE: `/usr/sbin/${identifier} --foreground --config /etc/${identifier}.conf`, _CAP_EFFECTIVE: '1ffffffffff', _SELINUX_CONTEXT: 'unconfined\n' }),
      ...more.fields, MESSAGE: value,
    }) + '\n'
  }
  const manager = (id, unit, message) => entry('systemd', 'init.scope', id === ids.failed ? 4 : 6, message, { pid: 1, fields: { MESSAGE_ID: id, UNIT: `${unit}.service`, INVOCATION_ID: hex(random, 32), CODE_FILE: 'src/core/job.c', CODE_LINE: '581', CODE_FUNC: 'job_emit_start_message', JOB_TYPE: 'start', JOB_ID: String(count) } })
  const incident = () => manager(ids.starting, 'systemd-tmpfiles-clean', 'Starting Cleanup of Temporary Directories...')
    + entry('nightly-build', 'nightly-build.service', 3, `FileNotFoundError: [Errno 2] No such file or directory: '/var/tmp/image.k3x9/root//proc/modules'`)
    + manager(ids.exit, 'nightly-build', 'nightly-build.service: Main process exited, code=exited, status=1/FAILURE')
    + manager(ids.failed, 'nightly-build', "nightly-build.service: Failed with result 'exit-code'.")
  while (written < bytes) {
    let block = ''
    while (block.length < 1 << 18) {
      const dice = random()
      if (dice < 0.02) {
        const [unit, description] = units[Math.floor(random() * units.length)]
        block += manager(ids.starting, unit, `Starting ${unit}.service - ${description}...`) + manager(ids.started, unit, `Finished ${unit}.service - ${description}.`)
      } else {
        const [identifier, unit, priority, words] = dice > 0.985 ? talk.at(-1) : talk[often[Math.floor(random() * often.length)]]
        block += entry(identifier, unit, priority, dice > 0.98 && dice < 0.985 ? `\u001b[32m${words(random)}\u001b[0m` : words(random), { bytes: dice > 0.98 && dice < 0.985 })
      }
    }
    if (!told && written + block.length >= bytes / 2) {
      block += incident()
      told = true
    }
    written += Buffer.byteLength(block)
    yield block
  }
}

const units1000 = { '': 1, k: 1e3, M: 1e6, G: 1e9 }

/** Bytes of `300MB`, `1GB`, `50000`. */
export function bytesOf(text) {
  const [, amount, unit] = /^([\d.]+)\s*([kMG]?)B?$/.exec(text) ?? []
  if (amount === undefined) throw new Error(`${text} is not a size; write it as 300MB or 1GB`)
  return Number(amount) * units1000[unit]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const block of journal(bytesOf(process.argv[2] ?? '300MB'))) if (!process.stdout.write(block)) await new Promise(resolve => process.stdout.once('drain', resolve))
}
