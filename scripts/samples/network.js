import { bootMachine } from './boot.js'
import { sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { startUnit, stopUnit } from './units.js'

const boot = utc(2026, 1, 14, 22, 40, 5) + 118_400

/** An upgrade of systemd restarts the resolver while npm fetches packages. */
export function resolverRestarted() {
  const journal = new Journal({ host: 'web-build-3', boot, seed: 53 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 9, end: 2400, every: 210, user: 'jenkins', uid: 1004, from: '203.0.113.60', service: 'ssh.service' })
  const at = 1985.31
  const apt = (late, line) => journal.say(at + late, 'session-9.scope', line, { as: 'sudo', pid: 7001, uid: 1000, exe: '/usr/bin/sudo', cgroup: '/user.slice/user-1000.slice/session-9.scope', SYSLOG_FACILITY: 10 })
  apt(-31, '   mira : TTY=pts/0 ; PWD=/home/mira ; USER=root ; COMMAND=/usr/bin/apt-get -y install systemd systemd-resolved')
  apt(-30.9, 'pam_unix(sudo:session): session opened for user root(uid=0) by mira(uid=1000)')
  journal.manage(at - 4, 'Reloading.', { source: 'src/core/manager.c' })
  stopUnit(journal, at, 'systemd-resolved.service', 'Network Name Resolution', { takes: 0.21 })
  journal.manage(at + 3.1, 'Reloading.', { source: 'src/core/manager.c' })
  startUnit(journal, at + 14.6, 'systemd-resolved.service', 'Network Name Resolution', { takes: 0.3 })
  journal.say(at + 14.8, 'systemd-resolved.service', 'Positive Trust Anchors:', { as: 'systemd-resolved', pid: 7230, uid: 101, exe: '/usr/lib/systemd/systemd-resolved', comm: 'systemd-resolve' })
  journal.say(at + 14.9, 'systemd-resolved.service', 'Using system hostname \'web-build-3\'.', { as: 'systemd-resolved', pid: 7230, uid: 101, exe: '/usr/lib/systemd/systemd-resolved', comm: 'systemd-resolve' })
  const [text, log] = [journal.text(journal.between(0, 2400), write.shortPrecise, 330), npm(at + 2.6)]
  return {
    folder: 'dns-lost-resolver-upgrade',
    logs: { 'npm.log': log, 'journal.log': text },
    expected: {
      hypotheses: [{
        titleMatches: 'systemd-resolved|[Rr]esol', level: 'likely',
        cites: [{ source: 'npm.log', line: lineOf(log, 'getaddrinfo EAI_AGAIN') }, { source: 'journal.log', line: lineOf(text, 'Stopping Network Name Resolution'), endLine: lineOf(text, 'Stopped Network Name Resolution') }],
      }],
    },
    story: [
      'Somebody installs a newer systemd on the build machine. Its scripts stop systemd-resolved for fourteen seconds, in which npm looks up its registry.',
      'The journal is `short-precise` in Kolkata\'s time without a year or a zone; the log of npm is in UTC. Aligning the two takes what both hold,',
      'or `--tz Asia/Kolkata`.',
    ],
    options: ['--tz', 'Asia/Kolkata'],
  }
}

function npm(at) {
  const lines = []
  let now = boot + (at - 18) * 1_000_000
  const say = (text, seconds = 0.4) => { lines.push(`${write.github(now).replace(/0000Z$/, 'Z')} ${text}`); now += Math.round(seconds * 1_000_000) }
  say('+ npm ci --no-audit')
  for (const name of ['inflight@1.0.6: This module is not supported, and leaks memory.', 'rimraf@3.0.2: Rimraf versions prior to v4 are no longer supported', 'glob@7.2.3: Glob versions prior to v9 are no longer supported']) say(`npm warn deprecated ${name}`, 5.4)
  say('npm error code EAI_AGAIN', 0.001)
  say('npm error syscall getaddrinfo', 0.001)
  say('npm error errno EAI_AGAIN', 0.001)
  say('npm error request to https://packages.portal.example/@portal/charts/-/charts-4.2.0.tgz failed, reason: getaddrinfo EAI_AGAIN packages.portal.example', 0.001)
  say('npm error A complete log of this run can be found in: /home/jenkins/.npm/_logs/2026-01-14T23_13_00_512Z-debug-0.log', 0.3)
  say('script returned exit code 1')
  return `${lines.join('\n')}\n`
}

/** A wrong time server sets the clock back three months; then no certificate is valid yet. */
export function clockSetBack() {
  const journal = new Journal({ host: 'edge-builder', boot: utc(2025, 9, 3, 11, 5, 40), seed: 1970, selinux: true, manager: 239 })
  const booted = bootMachine(journal, 'fedora')
  sshVisits(journal, { begin: booted + 9, end: 1500, every: 110, user: 'ops', uid: 1000, from: '192.0.2.61' })
  const at = 1320.5
  const back = 92 * 86_400 + 421.3
  journal.stepClock(at, -back)
  const chrony = (late, line, priority = 6) => journal.say(at + late, 'chronyd.service', line, { as: 'chronyd', pid: 702, uid: 994, exe: '/usr/sbin/chronyd', cmdline: '/usr/sbin/chronyd', label: 'chronyd_t', priority })
  chrony(-71, 'Source 203.0.113.17 replaced with 192.0.2.250')
  chrony(-0.01, `System clock wrong by -${back.toFixed(6)} seconds`, 4)
  chrony(0.001, `System clock was stepped by -${back.toFixed(6)} seconds`, 4)
  journal.manage(at + 0.004, 'Time has been changed', { id: 'c7a787079b354eaaa9e77b371893cd27', source: 'src/core/manager.c' })
  const log = fetching(journal, at + 38)
  const entries = journal.json(journal.between(0, 1500))
  return {
    folder: 'clock-set-back-certificates',
    logs: { 'fetch.log': log, 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        titleMatches: '[Cc]lock|[Tt]ime', level: 'likely',
        cites: [{ source: 'fetch.log', line: lineOf(log, 'not yet valid') }, { source: 'journal.ndjson', line: lineOf(entries, 'System clock was stepped') }],
      }],
    },
    story: [
      'chronyd takes a wrong server and sets the clock back by three months. Half a minute later every certificate that was issued in between is "not yet valid".',
      'The times of the journal itself go back at that point: only its order by boot and monotonic clock tells what came first.',
      'The log of the job follows the wrong clock, too.',
    ],
  }
}

function fetching(journal, at) {
  const line = (late, text) => `${write.plain(journal.wall(at + late))} ${text}`
  return `${[
    line(-70, 'fetch: 3 archives from https://sources.edge.example'),
    line(-66, 'fetch: zlib-1.3.1.tar.xz ok'),
    line(-52, 'fetch: mbedtls-3.6.2.tar.bz2 ok'),
    line(0, 'fetch: firmware-blobs-2025.08.tar.zst'),
    line(0.3, 'curl: (60) SSL certificate problem: certificate is not yet valid'),
    line(0.4, 'More details here: https://curl.se/docs/sslcerts.html'),
    line(0.5, 'fetch: giving up after 1 attempt'),
    line(0.6, 'make: *** [Makefile:31: sources] Error 60'),
  ].join('\n')}\n`
}
