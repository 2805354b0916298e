import { bootMachine } from './boot.js'
import { cronJob, sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { startUnit } from './units.js'

const boot = utc(2026, 3, 2, 5, 58, 11) + 40_912
const berlin = 60

/** Unattended upgrades hold the lock of dpkg while a job provisions its runner. */
export function aptLock() {
  const journal = new Journal({ host: 'ci-runner-12', boot, seed: 77 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 20, end: 1500, every: 130, user: 'deploy', uid: 1001, from: '198.51.100.24', service: 'ssh.service' })
  cronJob(journal, 680, 'cd / && run-parts --report /etc/cron.hourly', { service: 'cron.service', as: 'CRON' })
  startUnit(journal, 915, 'systemd-tmpfiles-clean.service', 'Cleanup of Temporary Directories', { oneshot: true, takes: 0.06 })
  startUnit(journal, 902, 'apt-daily.service', 'Daily apt download activities', { oneshot: true, takes: 7.4 })
  startUnit(journal, 1210, 'apt-daily-upgrade.service', 'Daily apt upgrade and clean activities', { oneshot: true, takes: 214 })
  const pid = 18733
  const says = (late, line) => journal.say(1210 + late, 'apt-daily-upgrade.service', line, { as: 'unattended-upgrade', comm: 'unattended-upgr', pid, exe: '/usr/bin/python3.10', cmdline: '/usr/bin/python3 /usr/bin/unattended-upgrade' })
  says(2.1, 'Checking if system is running on battery is skipped. Please install powermgmt-base package to check power status and skip installing updates when the system is running on battery.')
  says(2.4, 'Starting unattended upgrades script')
  says(2.5, 'Allowed origins are: o=Ubuntu,a=jammy, o=Ubuntu,a=jammy-security')
  says(11.7, 'Packages that will be upgraded: libc-bin libc6 libssl3 linux-libc-dev locales openssl')
  says(13.2, 'Writing dpkg log to /var/log/unattended-upgrades/unattended-upgrades-dpkg.log')
  says(212.6, 'All upgrades installed')
  const log = provisioning(1218)
  const text = journal.text(journal.between(0, 1500), write.shortIso, berlin)
  return {
    folder: 'apt-lock-unattended-upgrades',
    logs: { 'provision.log': log, 'journal.log': text },
    expected: {
      hypotheses: [{
        ruleId: 'causes/packages/unattended-upgrade-held-lock', level: 'likely',
        cites: [{ source: 'provision.log', line: lineOf(log, 'Could not get lock') }, { source: 'journal.log', line: lineOf(text, 'Starting Daily apt upgrade'), endLine: lineOf(text, 'Packages that will be upgraded') }],
      }],
      mustNotBlame: ['systemd-tmpfiles-clean.service', 'apt-daily.service'],
    },
    story: [
      'A job installs its tools on a runner that booted twenty minutes ago; apt-daily-upgrade.service runs unattended-upgrade at that moment and holds',
      "dpkg's lock. The job's log is in UTC with seven digits, as hosted runners write it; the journal is `short-iso` in Berlin's time.",
      'apt-daily.service ran earlier and had ended: it is not the one.',
    ],
  }
}

function provisioning(at) {
  const lines = []
  let now = boot + at * 1_000_000
  const say = (text, seconds = 0.02) => { lines.push(`${write.github(now)} ${text}`); now += Math.round(seconds * 1_000_000) }
  say('##[group]Run ./ci/provision.sh')
  say('./ci/provision.sh')
  say('shell: /usr/bin/bash -e {0}')
  say('##[endgroup]')
  say('provision: runner image 2026.02, toolchain set "embedded"', 0.3)
  for (const part of ['jammy', 'jammy-updates', 'jammy-backports', 'jammy-security']) say(`Hit:${lines.length - 4} http://archive.mirror.example/ubuntu ${part} InRelease`, 0.4)
  say('Reading package lists...', 2.2)
  say('provision: installing cmake ninja-build ccache gcc-arm-none-eabi', 1.1)
  say('E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 18733 (unattended-upgr)')
  say('E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?')
  say('provision: tools could not be installed', 0.01)
  say('##[error]Process completed with exit code 100.')
  return `${lines.join('\n')}\n`
}
