import type { Cluster } from '../../src/indexing/index.ts'
import { isoMicros } from '../../src/indexing/documents/iso-micros.ts'

/** When the fleet's day begins. */
export const dawn = Date.parse('2024-03-05T00:00:00Z') * 1000
const day = 24 * 3600 * 1_000_000

interface Said {
  readonly host: string
  readonly time: number
  readonly identifier: string
  readonly message: string
  readonly priority?: number
  readonly unit?: string
  readonly about?: string
  readonly messageId?: string
}

// What healthy hosts say all day; some of it sounds worse than it is.
const usual: readonly ((n: number) => Omit<Said, 'host' | 'time'>)[] = [
  n => ({ identifier: 'CRON', message: `(root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 ${n % 60} 1)`, unit: 'cron.service' }),
  n => ({ identifier: 'sshd', message: `Accepted publickey for deploy from 192.0.2.${n % 250} port ${40_000 + (n % 9000)} ssh2: ED25519 SHA256:abc`, unit: 'ssh.service' }),
  () => ({ identifier: 'systemd', message: 'Starting Rotate log files...', unit: 'init.scope', about: 'logrotate.service', messageId: '7d4958e842da4a758f6c1cdc7b36dcc5' }),
  () => ({ identifier: 'systemd', message: 'Finished Rotate log files.', unit: 'init.scope', about: 'logrotate.service', messageId: '39f53479d3a045ac8e11786248231fbf' }),
  n => ({ identifier: 'nginx', message: `192.0.2.${n % 250} - - "GET /grain/${n} HTTP/1.1" 200 ${n * 7}`, unit: 'nginx.service' }),
  n => ({ identifier: 'millerd', message: `process ${n} of the queue is done in ${n % 900} ms, no error, device ready`, unit: 'miller.service' }),
  n => ({ identifier: 'kernel', message: `[UFW BLOCK] IN=eth0 OUT= SRC=198.51.100.${n % 250} DST=192.0.2.1 LEN=40 PROTO=TCP SPT=${n % 60_000} DPT=23` }),
  n => ({ identifier: 'systemd-resolved', message: `Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 192.0.2.${n % 250}.`, unit: 'systemd-resolved.service' }),
]

const at = (hour: number, seconds: number): number => dawn + Math.round((hour * 3600 + seconds) * 1_000_000)

/** Five incidents, and the hosts that have them. */
export const incidents: Readonly<Record<string, { readonly hosts: readonly string[]; readonly culprit: RegExp; says(host: string): readonly Said[] }>> = {
  'memory runs out': {
    hosts: ['host-007'], culprit: /memory|mill/i,
    says: host => [
      { host, time: at(9, 0), identifier: 'kernel', priority: 4, message: 'cc1plus invoked oom-killer: gfp_mask=0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO), order=0, oom_score_adj=0' },
      { host, time: at(9, 0.2), identifier: 'kernel', priority: 3, message: 'Out of memory: Killed process 4711 (cc1plus) total-vm:9123456kB, anon-rss:7654321kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:15000kB oom_score_adj:0' },
    ],
  },
  'a disk dies': {
    hosts: ['host-041'], culprit: /sda|device|file ?system/i,
    says: host => [
      { host, time: at(11, 0), identifier: 'kernel', priority: 3, message: 'blk_update_request: I/O error, dev sda, sector 123456 op 0x1:(WRITE) flags 0x800 phys_seg 1 prio class 0' },
      { host, time: at(11, 0.5), identifier: 'kernel', priority: 2, message: 'EXT4-fs error (device sda1): ext4_journal_check_start:61: Detected aborted journal' },
      { host, time: at(11, 0.6), identifier: 'kernel', priority: 2, message: 'EXT4-fs (sda1): Remounting filesystem read-only' },
    ],
  },
  'a disk is full': {
    hosts: ['host-023'], culprit: /space|full|filesystem/i,
    says: host => [{ host, time: at(13, 0), identifier: 'postgres', priority: 2, unit: 'postgresql.service', message: 'PANIC:  could not write to file "pg_wal/xlogtemp.4711": No space left on device' }],
  },
  'a port is taken': {
    hosts: ['host-077'], culprit: /port|80|nginx/i,
    says: host => [
      { host, time: at(15, 0), identifier: 'nginx', priority: 3, unit: 'nginx.service', message: 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)' },
      { host, time: at(15, 0.2), identifier: 'systemd', priority: 3, unit: 'init.scope', about: 'nginx.service', messageId: 'd9b373ed55a64feb8242e02dbe79a49c', message: "nginx.service: Failed with result 'exit-code'." },
    ],
  },
  'a program is gone from many hosts': {
    hosts: ['host-012', 'host-034', 'host-056', 'host-089'], culprit: /lathe/i,
    says: host => [
      { host, time: at(17, 0), identifier: 'systemd', priority: 3, unit: 'lathe.service', about: 'lathe.service', message: 'lathe.service: Failed to locate executable /usr/bin/lathed: No such file or directory' },
      { host, time: at(17, 0.1), identifier: 'systemd', priority: 3, unit: 'lathe.service', about: 'lathe.service', message: 'lathe.service: Failed at step EXEC spawning /usr/bin/lathed: No such file or directory' },
      { host, time: at(17, 0.2), identifier: 'systemd', priority: 4, unit: 'init.scope', about: 'lathe.service', messageId: 'd9b373ed55a64feb8242e02dbe79a49c', message: "lathe.service: Failed with result 'exit-code'." },
    ],
  },
}

const upgrade = (host: string, hour: number, name: string, versions: string): Said => ({ host, time: at(hour, 0), identifier: 'dpkg', message: `upgrade ${name}:amd64 ${versions}` })

/** The package that the hosts got whose program is gone, the hours at which they did, and hosts that got it without harm. */
export const upgraded = { to: 'lathe-bin 2.1-1', harmed: { 'host-012': 16, 'host-034': 14, 'host-056': 11, 'host-089': 1 }, unharmed: ['host-003', 'host-070'] }

/** What was installed: that package with its library, and another that is nobody's fault. */
const upgrades: readonly Said[] = [
  ...Object.entries(upgraded.harmed).flatMap(([host, hour]) => [upgrade(host, hour, 'lathe-bin', '2.0-1 2.1-1'), upgrade(host, hour, 'liblathe2', '2.0-1 2.1-1')]),
  ...upgraded.unharmed.flatMap(host => [upgrade(host, 12, 'lathe-bin', '1.9-4 2.1-1'), upgrade(host, 12, 'liblathe2', '1.9-4 2.1-1')]),
  ...Array.from({ length: 80 }, (_, number) => upgrade(`host-${(number + 10).toString().padStart(3, '0')}`, 0.5, 'tzdata', '2024a-0 2024b-0')),
]

/** Writes a day of a hundred hosts, as Filebeat would, with the incidents among it; gives the number of entries. */
export async function indexFleet({ client }: Cluster, index: string, each: number): Promise<number> {
  await client.indices.create({
    index, settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: '-1' } as never,
    mappings: {
      dynamic: false,
      properties: {
        '@timestamp': { type: 'date' }, message: { type: 'text' }, host: { properties: { hostname: { type: 'keyword' }, name: { type: 'keyword' } } },
        journald: { properties: { unit: { type: 'keyword' }, host: { properties: { boot_id: { type: 'keyword' } } } } }, systemd: { properties: { unit: { type: 'keyword' } } },
        syslog: { properties: { identifier: { type: 'keyword' } } }, message_id: { type: 'keyword' },
      },
    },
  })
  let count = 0
  let operations: object[] = []
  const put = async (said: Said): Promise<void> => {
    operations.push({ index: { _index: index } }, documentOf(said))
    count++
    if (operations.length >= 10_000) await send()
  }
  const send = async (): Promise<void> => {
    if (operations.length > 0) await client.bulk({ operations })
    operations = []
  }
  for (let number = 0; number < 100; number++) {
    const host = `host-${number.toString().padStart(3, '0')}`
    for (let n = 0; n < each; n++) await put({ ...(usual[(n * 7 + number + (n >> 5)) % usual.length] as (typeof usual)[number])(n), host, time: dawn + Math.floor((day * (n + number / 100)) / each) })
  }
  for (const { hosts, says } of Object.values(incidents)) for (const host of hosts) for (const said of says(host)) await put(said)
  for (const said of upgrades) await put(said)
  await send()
  await client.indices.refresh({ index })
  return count
}

function documentOf({ host, time, identifier, message, priority = 6, unit, about, messageId }: Said): object {
  return {
    '@timestamp': isoMicros(time), message, host: { hostname: host, name: host }, input: { type: 'journald' },
    journald: { host: { boot_id: `${host.slice(5)}`.padEnd(32, 'b') }, ...(about !== undefined && { unit: about }) },
    ...(unit !== undefined && { systemd: { unit } }), syslog: { identifier, priority, pid: '712' }, ...(messageId !== undefined && { message_id: messageId }),
  }
}
