import { bootMachine } from './boot.js'
import { clockChosen, cronJob, makecache, sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { endBadly, endWell, loraxLog } from './lorax-build.js'
import { lineOf } from './sample.js'
import { utc } from './times.js'
import { startUnit } from './units.js'

const boot = utc(2019, 1, 18, 1, 42, 24) + 318_204
const cleaner = 'systemd-tmpfiles-clean.service'
const cleaning = 905.95
const lost = 'No such file or directory:'

/** The machine on which images are built, from its boot on; `dense` says how much its kernel tells. */
function machine({ seed, until, dense = 1, every = 40, cleans = true }) {
  const journal = new Journal({ host: 'image-builder-4.lab.example', boot, seed, selinux: true, manager: 239 })
  const booted = bootMachine(journal, 'fedora', { dense })
  sshVisits(journal, { begin: booted + 4, end: until, every, user: 'runner', uid: 1000, from: '192.0.2.9' })
  clockChosen(journal, booted + 7)
  makecache(journal, 601.4)
  for (let at = 1056; at < until; at += 3600) cronJob(journal, at, 'run-parts /etc/cron.hourly')
  for (let loop = 0; loop < 6; loop += 1) journal.kernel(booted + 60 + loop * 97, `EXT4-fs (loop${loop}): mounted filesystem with ordered data mode. Opts: (null)`)
  if (cleans) startUnit(journal, cleaning, cleaner, 'Cleanup of Temporary Directories', { takes: 0.93, oneshot: true })
  return journal
}

function failedBuild() {
  const log = loraxLog({ start: boot + 71_400_000, work: '/var/tmp/lorax.q8xfvc0p', seed: 29, fails: true })
  endBadly(log)
  return `${log.lines.join('\n')}\n`
}

export function cleanedAway() {
  const journal = machine({ seed: 1801, until: 1040, dense: 4, every: 7.6 })
  const [build, entries] = [failedBuild(), journal.json(journal.between(0, 1040))]
  return {
    folder: 'lorax-var-tmp',
    logs: { 'build.log': build, 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        ruleId: 'causes/cleanup/tmpfiles-clean', level: 'near certain',
        cites: [{ source: 'build.log', line: lineOf(build, lost) }, { source: 'journal.ndjson', line: lineOf(entries, 'Starting Cleanup of Temporary Directories') }],
      }],
    },
    story: [
      'An installer image is built in a fresh virtual machine. Fifteen minutes after boot systemd-tmpfiles-clean.service runs and takes empty directories',
      'out of the tree under /var/tmp, because their times are those of their package, months ago. mksquashfs does not mind; when lorax wants to write',
      'proc/modules afterwards, proc has gone. The build log never names the cleaner, and the journal never names the path. Both in UTC.',
    ],
  }
}

export function secondRun() {
  const journal = machine({ seed: 1802, until: 4700, every: 70 })
  const log = loraxLog({ start: boot + 3_671_000_000, work: '/var/tmp/lorax.m2zt81dk', seed: 31, fails: false })
  endWell(log)
  return {
    folder: 'lorax-var-tmp-second-run',
    logs: { 'build.log': `${log.lines.join('\n')}\n`, 'journal.ndjson': journal.json(journal.between(0, 4700)) },
    expected: { none: true, mustNotBlame: [cleaner] },
    story: [
      'The same machine an hour later: the cleaner has run before and will not run again until tomorrow.',
      'The image is built without an error. The cleaner stands in the journal all the same, and nothing may be blamed on it.',
      'There must be no hypothesis.',
    ],
  }
}

export function nothingCleaned() {
  const journal = machine({ seed: 1803, until: 1040, cleans: false })
  return {
    folder: 'lorax-nothing-cleaned',
    logs: { 'build.log': failedBuild(), 'journal.ndjson': journal.json(journal.between(0, 1040)) },
    expected: { mustNotBlame: [cleaner, 'systemd-tmpfiles-setup.service'], gaps: ['no-trigger'] },
    story: [
      'The same failure, but the journal covers the whole time and holds nothing that removes anything.',
      'The cleaner must not be blamed: it never ran. systemd-tmpfiles-setup.service ran at boot, before the tree existed.',
      'The report says what was lost, and that nothing in these logs took it.',
    ],
  }
}

export function journalRotated() {
  const journal = machine({ seed: 1804, until: 2400 })
  return {
    folder: 'lorax-journal-rotated',
    logs: { 'build.log': failedBuild(), 'journal.ndjson': journal.json(journal.between(1000, 2400), { spaced: true }) },
    expected: { mustNotBlame: [cleaner], gaps: ['not-covered'] },
    story: [
      'The same failure, but the journal was rotated: its first entry is younger than the loss.',
      'Whether the cleaner ran cannot be known, so it must be neither blamed nor cleared.',
      'The journal is in the form that journalctl wrote before version 240, with spaces around the colons.',
    ],
  }
}

export const loraxStories = [cleanedAway, secondRun, nothingCleaned, journalRotated]
