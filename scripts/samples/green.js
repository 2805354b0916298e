import { bootMachine } from './boot.js'
import { cronJob, sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { utc, write } from './times.js'
import { startUnit } from './units.js'

/** A build that succeeds although its log is full of alarming words, on a machine with troubles of its own. */
export function greenBuild() {
  const journal = new Journal({ host: 'builder-east', boot: utc(2025, 5, 6, 13, 0, 7) + 300, seed: 6 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 9, end: 1900, every: 160, user: 'gitlab', uid: 1001, from: '198.51.100.90', service: 'ssh.service' })
  startUnit(journal, 903, 'systemd-tmpfiles-clean.service', 'Cleanup of Temporary Directories', { oneshot: true, takes: 0.07 })
  cronJob(journal, 1017, 'cd / && run-parts --report /etc/cron.hourly', { service: 'cron.service', as: 'CRON' })
  journal.say(1200, 'fwupd-refresh.service', 'Failed to download metadata for lvfs: transient failure', { as: 'fwupdmgr', pid: 5120, uid: 62803, priority: 4, transport: 'stdout' })
  const [log, text] = [pipeline(journal, 700), journal.text(journal.between(0, 1900), write.shortIso, -300)]
  return {
    folder: 'green-build-alarming-words',
    logs: { 'job.log': log, 'journal.log': text },
    expected: { none: true, mustNotBlame: ['systemd-tmpfiles-clean.service', 'fwupd-refresh.service'] },
    story: [
      'The job succeeded. Its log speaks of errors all the same: files that are named so, tests that expect them, warnings, a retry that worked.',
      'On the machine a timer cleaned /tmp, and another could not refresh firmware lists, which has nothing to do with it.',
      'There must be no hypothesis.',
    ],
  }
}

function pipeline(journal, at) {
  const lines = []
  let late = at
  const say = (text, seconds = 0.3) => { lines.push(`${write.plain(journal.wall(late))} +0000 ${text}`); late += seconds }
  say('Running with gitlab-runner 17.2.0')
  say('Getting source from Git repository', 4)
  say('$ cargo build --release --locked', 2)
  for (const crate of ['libc', 'proc-macro2', 'thiserror', 'anyhow', 'error-chain', 'failure_derive', 'serde', 'tokio', 'hyper', 'tern-core', 'tern-errors', 'tern-cli']) say(`   Compiling ${crate} v${journal.chance.whole(0, 2)}.${journal.chance.whole(1, 40)}.${journal.chance.whole(0, 9)}`, 6)
  say('warning: field `last_error` is never read')
  say('  --> tern-core/src/session.rs:31:5')
  say('warning: `tern-core` (lib) generated 1 warning')
  say('    Finished `release` profile [optimized] target(s) in 1m 22s', 1)
  say('$ cargo test --release', 11)
  for (const test of ['parse::rejects_a_broken_header', 'retry::gives_up_after_three_errors', 'store::reports_no_space_left', 'net::times_out', 'panic_is_caught - should panic']) say(`test ${test} ... ok`, 0.2)
  say('test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.04s', 1)
  say('$ ./ci/upload.sh target/release/tern', 2)
  say('upload: attempt 1 of 3 got status 502, trying again', 5)
  say('upload: attempt 2 of 3 ok', 1)
  say('Cleaning up project directory and file based variables')
  say('Job succeeded')
  return `${lines.join('\n')}\n`
}
