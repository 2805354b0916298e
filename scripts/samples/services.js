import { bootMachine } from './boot.js'
import { cronJob, sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { failUnit, resultOf, scheduleRestart, startFailed, startUnit, stopUnit } from './units.js'

const limited = 'Start request repeated too quickly.'

/** A deployment forgets the environment file of its unit; the unit restarts until systemd gives up. */
export function environmentMissing() {
  const journal = new Journal({ host: 'shop-front-1', boot: utc(2026, 4, 21, 6, 0, 1) + 5_100, seed: 8080 })
  const booted = bootMachine(journal, 'ubuntu')
  const unit = 'basket-api.service'
  sshVisits(journal, { begin: booted + 12, end: 1700, every: 180, user: 'deploy', uid: 1001, from: '198.51.100.7', service: 'ssh.service' })
  startUnit(journal, booted + 2, unit, 'Basket API', { takes: 1.2 })
  const at = 1420.6
  stopUnit(journal, at, unit, 'Basket API', { takes: 0.8 })
  for (let attempt = 0; attempt <= 5; attempt += 1) {
    const now = at + 1 + attempt * 0.36
    if (attempt > 0) scheduleRestart(journal, now - 0.02, unit, attempt)
    if (attempt === 5) {
      journal.manage(now, `${unit}: ${limited}`, { about: unit, priority: 4, source: 'src/core/service.c' })
      resultOf(journal, now + 0.001, unit, 'resources')
    } else {
      journal.manage(now, `${unit}: Failed to load environment files: No such file or directory`, { about: unit, priority: 4, source: 'src/core/service.c' })
      journal.manage(now + 0.001, `${unit}: Failed to run 'start' task: No such file or directory`, { about: unit, priority: 4, source: 'src/core/service.c' })
      resultOf(journal, now + 0.002, unit, 'resources')
    }
    startFailed(journal, now + 0.004, unit, 'Basket API')
  }
  const text = journal.text(journal.between(0, 1700), write.short)
  const log = deployment(journal, at)
  return {
    folder: 'environment-file-missing',
    logs: { 'deploy.log': log, 'journal.log': text },
    expected: {
      hypotheses: [{
        ruleId: 'signatures/units/environment-file-missing', level: 'likely',
        cites: [{ source: 'journal.log', line: lineOf(text, 'Failed to load environment files') }],
      }],
    },
    story: [
      'A deployment replaces a unit file by one whose EnvironmentFile= does not exist. systemd tries five times and gives up.',
      'The log of the deployment only knows that nobody answers on port 8085. The cause stands in the journal, in `short` form, in UTC.',
      'The refused connection and the start limit are consequences.',
    ],
  }
}

function deployment(journal, at) {
  const line = (late, text) => `[${write.plain(journal.wall(at + late))}Z] ${text}`.replace(/(\d\d) (\d\d:\d\d:\d\d)Z/, '$1T$2Z')
  return `${[
    line(-14, 'deploy: basket-api 2.31.0 to shop-front-1'),
    line(-9, 'deploy: unpacking to /opt/basket-api/releases/2.31.0'),
    line(-1, 'deploy: installing /etc/systemd/system/basket-api.service'),
    line(-0.4, 'deploy: restarting basket-api.service'),
    line(3.9, 'deploy: waiting for http://localhost:8085/health'),
    line(4.1, 'curl: (7) Failed to connect to localhost port 8085 after 0 ms: Connection refused'),
    line(9.1, 'curl: (7) Failed to connect to localhost port 8085 after 0 ms: Connection refused'),
    line(14.1, 'curl: (7) Failed to connect to localhost port 8085 after 0 ms: Connection refused'),
    line(14.2, 'deploy: basket-api is not healthy after 3 attempts'),
    line(14.3, 'deploy: failed'),
  ].join('\n')}\n`
}

/** The program of a unit went away with its package. */
export function programMissing() {
  const journal = new Journal({ host: 'print-hub', boot: utc(2025, 12, 1, 7, 12, 44) + 9_000, seed: 203 })
  const booted = bootMachine(journal, 'ubuntu')
  const unit = 'label-spooler.service'
  cronJob(journal, 300, 'cd / && run-parts --report /etc/cron.hourly', { service: 'cron.service', as: 'CRON' })
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const now = booted + 40 + attempt * 30.1
    if (attempt > 0) scheduleRestart(journal, now - 0.03, unit, attempt)
    startUnit(journal, now, unit, 'Label spooler', { takes: 0.003 })
    const pid = journal.pid()
    const says = (late, line) => journal.say(now + late, unit, line, { as: 'systemd', comm: '(spoolerd)', pid, exe: '/usr/lib/systemd/systemd', transport: 'journal', priority: 3, UNIT: unit, INVOCATION_ID: journal.invocation(unit) })
    says(0.004, `${unit}: Failed to locate executable /usr/lib/label-spooler/spoolerd: No such file or directory`)
    says(0.005, `${unit}: Failed at step EXEC spawning /usr/lib/label-spooler/spoolerd: No such file or directory`)
    failUnit(journal, now + 0.01, unit, { status: 203, word: 'EXEC' })
  }
  const entries = journal.json(journal.between(0, 600))
  return {
    folder: 'service-program-missing',
    logs: { 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        ruleId: 'signatures/units/exec-not-found', level: 'likely',
        cites: [{ source: 'journal.ndjson', line: lineOf(entries, 'Failed to locate executable') }],
      }],
    },
    story: [
      'A unit restarts every thirty seconds, and never runs: the program that it names is not there (status 203/EXEC).',
      'There is only a journal, no build log. It says all that is to be known.',
      'The rest of the boot is healthy.',
    ],
  }
}
