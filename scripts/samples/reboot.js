import { bootMachine } from './boot.js'
import { sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { startUnit, stopUnit } from './units.js'

const first = utc(2026, 2, 11, 1, 12, 30)

/** An automatic upgrade reboots the machine in the middle of a build over ssh. */
export function rebooted() {
  const before = new Journal({ host: 'slow-builder', boot: first, seed: 61 })
  const booted = bootMachine(before, 'ubuntu')
  sshVisits(before, { begin: booted + 9, end: 3000, every: 330, user: 'build', uid: 1001, from: '198.51.100.45', service: 'ssh.service' })
  const at = 3150
  startUnit(before, at - 300, 'apt-daily-upgrade.service', 'Daily apt upgrade and clean activities', { oneshot: true, takes: 291 })
  const upgrade = (late, line) => before.say(at + late, 'apt-daily-upgrade.service', line, { as: 'unattended-upgrade', comm: 'unattended-upgr', pid: 20411, exe: '/usr/bin/python3.10', cmdline: '/usr/bin/python3 /usr/bin/unattended-upgrade', transport: 'stdout', priority: 4 })
  upgrade(-20, 'All upgrades installed')
  upgrade(-19, 'Found /var/run/reboot-required, rebooting')
  before.say(at, 'systemd-logind.service', 'System is rebooting.', { as: 'systemd-logind', pid: 731, exe: '/usr/lib/systemd/systemd-logind', transport: 'journal' })
  before.manage(at + 0.02, 'Stopping Session 4 of User build...', { about: 'session-4.scope', id: 'de5b426a63be47a7b6ac3eaac82e2f6f' })
  for (const [late, unit, name] of [[0.03, 'cron.service', 'Regular background program processing daemon'], [0.04, 'ssh.service', 'OpenBSD Secure Shell server'], [0.05, 'rsyslog.service', 'System Logging Service']]) stopUnit(before, at + late, unit, name)
  before.manage(at + 1.1, 'Reached target System Shutdown.', { about: 'shutdown.target', id: '39f53479d3a045ac8e11786248231fbf' })
  before.manage(at + 1.2, 'Reached target System Reboot.', { about: 'reboot.target', id: '39f53479d3a045ac8e11786248231fbf' })
  before.manage(at + 1.3, 'Shutting down.', { id: '98268866d1d54a499c4e98921d93bc40', source: 'src/core/main.c' })
  const after = new Journal({ host: 'slow-builder', boot: first + (at + 24) * 1_000_000, seed: 62 })
  after.machineId = before.machineId
  bootMachine(after, 'ubuntu', { version: '5.15.0-97-generic' })
  const entries = before.json(before.between()) + after.json(after.between())
  const log = remoteBuild(before, at)
  return {
    folder: 'rebooted-under-a-build',
    logs: { 'remote-build.log': log, 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        titleMatches: '[Rr]eboot|shut', level: 'possible',
        cites: [{ source: 'remote-build.log', line: lineOf(log, 'closed by remote host') }, { source: 'journal.ndjson', line: lineOf(entries, 'System is rebooting') }],
      }],
    },
    story: [
      'A build runs on another machine through ssh. An automatic upgrade there ends with a reboot; the connection closes in the middle of a compilation.',
      'The journal holds both boots. What happened in the second cannot have caused anything in the first.',
      'Status 255 is what ssh says when its connection breaks; no compiler failed.',
    ],
  }
}

function remoteBuild(journal, at) {
  const line = (late, text) => `[${write.shortIso(journal.wall(at + late)).replace(/(\d\d)$/, ':$1')}] ${text}`
  const lines = [line(-610, '+ ssh build@slow-builder ./make-world.sh')]
  for (let unit = 0; unit < 60; unit += 1) lines.push(line(-600 + unit * 10, `  CC      drivers/${journal.chance.pick(['net', 'gpu', 'usb', 'mmc'])}/${journal.chance.letters(6)}.o`))
  lines.push(line(0.4, 'Connection to slow-builder closed by remote host.'), line(0.5, 'make-world: ssh exited with status 255'), line(0.5, 'Build step "remote build" marked build as failure'))
  return `${lines.join('\n')}\n`
}
