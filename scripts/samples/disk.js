import { bootMachine } from './boot.js'
import { cronJob, sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { failUnit } from './units.js'

const boot = utc(2025, 6, 17, 19, 30, 2) + 771_000

/** A debug log grows until the disk is full: the database panics, and the build beside it cannot write. */
export function diskFull() {
  const journal = new Journal({ host: 'stage-db-2', boot, seed: 512 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 30, end: 5400, every: 260, user: 'stage', uid: 1002, from: '198.51.100.80', service: 'ssh.service' })
  for (let at = 1798; at < 5400; at += 3600) cronJob(journal, at, 'cd / && run-parts --report /etc/cron.hourly', { service: 'cron.service', as: 'CRON' })
  const relay = { as: 'meter-relay', pid: 1188, uid: 990, exe: '/opt/meter-relay/bin/meter-relay', cmdline: '/opt/meter-relay/bin/meter-relay --log-level debug --log-file /var/log/meter-relay/debug.log', transport: 'stdout' }
  journal.say(booted + 3, 'meter-relay.service', 'log level is debug, writing to /var/log/meter-relay/debug.log', relay)
  for (let at = 600; at < 4900; at += 300) journal.say(at, 'meter-relay.service', `debug.log has ${(at / 130).toFixed(1)} GiB, rotation is off`, { ...relay, priority: 4 })
  const full = 4985.2
  journal.say(full, 'meter-relay.service', 'write /var/log/meter-relay/debug.log: no space left on device', { ...relay, priority: 3 })
  const postgres = (late, line, priority = 3) => journal.say(full + late, 'postgresql@14-main.service', line, { as: 'postgres', pid: 911, uid: 114, exe: '/usr/lib/postgresql/14/bin/postgres', cmdline: '/usr/lib/postgresql/14/bin/postgres -D /var/lib/postgresql/14/main', transport: 'syslog', priority, SYSLOG_FACILITY: 16 })
  postgres(6.1, '[7-1] 2025-06-17 20:53:14.071 UTC [911] PANIC:  could not write to file "pg_wal/xlogtemp.911": No space left on device', 2)
  postgres(6.4, '[8-1] 2025-06-17 20:53:14.371 UTC [842] LOG:  WAL writer process (PID 911) was terminated by signal 6: Aborted', 6)
  postgres(6.5, '[9-1] 2025-06-17 20:53:14.471 UTC [842] LOG:  terminating any other active server processes', 6)
  failUnit(journal, full + 7.2, 'postgresql@14-main.service', { code: 'exited', status: 1 })
  const build = packaging(full + 3.4)
  const entries = journal.json(journal.between(0, 5400))
  return {
    folder: 'disk-full-debug-log',
    logs: { 'package.log': build, 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        titleMatches: '[Ss]pace|full', level: 'likely',
        cites: [{ source: 'package.log', line: lineOf(build, 'No space left on device') }, { source: 'journal.ndjson', line: lineOf(entries, 'no space left on device'), endLine: lineOf(entries, 'No space left on device') }],
      }],
    },
    story: [
      'A service writes a debug log without rotation until the disk is full. The database panics, and tar cannot write the package that is being built.',
      'The package log has local times of New York without a zone, four hours behind the journal, which is UTC.',
      'A full disk is the cause; PostgreSQL is a victim like the build, and its exit is not the reason for anything here.',
    ],
  }
}

function packaging(at) {
  const lines = []
  let now = boot + (at - 212) * 1_000_000
  const say = (text, seconds) => { lines.push(`${write.plain(now, -240)} ${text}`); now += Math.round(seconds * 1_000_000) }
  say('packaging meter-portal 3.14.0', 2)
  for (let part = 1; part <= 40; part += 1) say(`copy chunk ${part} of 40 to /srv/build/meter-portal/stage`, 4.6)
  say('strip binaries', 11)
  say('tar -czf /srv/build/meter-portal/meter-portal-3.14.0.tar.gz stage', 13)
  say('tar: /srv/build/meter-portal/meter-portal-3.14.0.tar.gz: Wrote only 4096 of 10240 bytes', 0.01)
  say('gzip: stdout: No space left on device', 0.01)
  say('tar: Child returned status 1', 0.01)
  say('tar: Error is not recoverable: exiting now', 0.2)
  say('packaging failed with status 2', 0)
  return `${lines.join('\n')}\n`
}
