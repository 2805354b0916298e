import { bootMachine } from './boot.js'
import { sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { startUnit } from './units.js'

/** logrotate renames the log that an integration test reads. */
export function logRotated() {
  const journal = new Journal({ host: 'itest-7', boot: utc(2025, 2, 27, 23, 31, 9) + 60_000, seed: 2400 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 9, end: 2300, every: 170, user: 'tester', uid: 1001, from: '198.51.100.31', service: 'ssh.service' })
  const at = 1731.004
  startUnit(journal, 902.4, 'systemd-tmpfiles-clean.service', 'Cleanup of Temporary Directories', { oneshot: true, takes: 0.05 })
  startUnit(journal, at, 'logrotate.service', 'Rotate log files', { oneshot: true, takes: 0.41 })
  startUnit(journal, at + 0.02, 'man-db.service', 'Daily man-db regeneration', { oneshot: true, takes: 1.8 })
  const [entries, log] = [journal.json(journal.between(0, 2300)), pytest(journal, at)]
  return {
    folder: 'logrotate-under-a-test',
    logs: { 'pytest.log': log, 'journal.ndjson': entries },
    expected: {
      hypotheses: [{
        ruleId: 'effects/cleanup/logrotate', level: 'possible',
        cites: [{ source: 'pytest.log', line: lineOf(log, 'FileNotFoundError') }, { source: 'journal.ndjson', line: lineOf(entries, 'Starting Rotate log files') }],
      }],
      mustNotBlame: ['systemd-tmpfiles-clean.service', 'man-db.service'],
    },
    story: [
      'A nightly integration test reads the audit log of the gateway that it tests. At midnight logrotate.service renames that log, and the test does not find it.',
      'Two other timers fire near it: the cleaner of /tmp fourteen minutes earlier, and man-db in the same second. Neither touches /var/log.',
      'Both logs are in UTC, the one of the test says so.',
    ],
  }
}

function pytest(journal, at) {
  const line = (late, text) => `${write.plain(journal.wall(at + late)).replace(' ', 'T')}+00:00 ${text}`
  const passed = Array.from({ length: 60 }, (_, index) => line(-300 + index * 5, `tests/gateway/test_rules.py::test_rule_${String(index + 1).padStart(3, '0')} PASSED`))
  return `${[
    line(-304, '============================= test session starts =============================='),
    line(-303, 'platform linux -- Python 3.10.12, pytest-8.3.4, pluggy-1.5.0'),
    line(-302, 'collected 61 items'),
    ...passed,
    line(2.2, 'tests/gateway/test_audit.py::test_every_request_is_audited FAILED'),
    line(2.3, '=================================== FAILURES ==================================='),
    line(2.3, '________________________ test_every_request_is_audited _________________________'),
    line(2.3, '    def test_every_request_is_audited(gateway):'),
    line(2.3, '        gateway.get("/v1/ping")'),
    line(2.3, '>       with open("/var/log/gateway/audit.log") as log:'),
    line(2.3, "E       FileNotFoundError: [Errno 2] No such file or directory: '/var/log/gateway/audit.log'"),
    line(2.3, 'tests/gateway/test_audit.py:41: FileNotFoundError'),
    line(2.4, '=========================== short test summary info ============================'),
    line(2.4, "FAILED tests/gateway/test_audit.py::test_every_request_is_audited - FileNotFoundError: [Errno 2] No such file or directory: '/var/log/gateway/audit.log'"),
    line(2.4, '=================== 1 failed, 60 passed in 306.41s (0:05:06) ==================='),
  ].join('\n')}\n`
}
