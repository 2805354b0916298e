import { startUnit } from './units.js'

/** Somebody, or an agent, connects with ssh, runs one command and leaves. */
export function sshVisit(journal, at, { user, uid, from, session, stays = 2, service = 'sshd.service' }) {
  const { whole, between, hex } = journal.chance
  const pid = journal.pid()
  const child = journal.pid()
  const sshd = (late, message, who = pid, more = {}) => journal.say(at + late, service, message, { as: 'sshd', pid: who, exe: '/usr/sbin/sshd', cmdline: `sshd: ${user} [priv]`, label: 'sshd_t', SYSLOG_FACILITY: 10, ...more })
  const audit = (late, type, number, text) => journal.selinux && journal.audit(at + late, type, number, `pid=${pid} uid=0 auid=${uid} ses=${session} subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg='${text} exe="/usr/sbin/sshd" hostname=${from} addr=${from} terminal=ssh res=success'`)
  audit(0, 'CRYPTO_KEY_USER', 2404, `op=destroy kind=server fp=SHA256:${hex(20)} direction=? spid=${child} suid=0`)
  sshd(0.08, `Accepted publickey for ${user} from ${from} port ${whole(34000, 61000)} ssh2: RSA SHA256:${hex(32)}`)
  audit(0.09, 'USER_ACCT', 1101, `op=PAM:accounting grantors=pam_unix acct="${user}"`)
  audit(0.1, 'CRED_ACQ', 1103, `op=PAM:setcred grantors=pam_env,pam_unix acct="${user}"`)
  journal.say(at + 0.12, 'systemd-logind.service', `New session ${session} of user ${user}.`, { as: 'systemd-logind', pid: 731, exe: '/usr/lib/systemd/systemd-logind', label: 'systemd_logind_t', transport: 'journal', MESSAGE_ID: '8d45620c1a4348dbb17410da57c60c66', SESSION_ID: session, USER_ID: user, LEADER: pid })
  journal.manage(at + 0.13, `Started Session ${session} of user ${user}.`, { about: `session-${session}.scope`, id: '39f53479d3a045ac8e11786248231fbf', JOB_ID: journal.job(), JOB_TYPE: 'start', JOB_RESULT: 'done' })
  sshd(0.15, `pam_unix(sshd:session): session opened for user ${user} by (uid=0)`)
  audit(0.16, 'USER_START', 1105, `op=PAM:session_open grantors=pam_selinux,pam_unix,pam_systemd acct="${user}"`)
  const left = stays + between(0, 0.6)
  sshd(left, `Received disconnect from ${from} port ${whole(34000, 61000)}:11: disconnected by user`, child)
  sshd(left + 0.002, `Disconnected from user ${user} ${from} port ${whole(34000, 61000)}`, child)
  sshd(left + 0.01, `pam_unix(sshd:session): session closed for user ${user}`)
  audit(left + 0.02, 'USER_END', 1106, `op=PAM:session_close grantors=pam_selinux,pam_unix,pam_systemd acct="${user}"`)
  audit(left + 0.03, 'CRED_DISP', 1104, `op=PAM:setcred grantors=pam_env,pam_unix acct="${user}"`)
  journal.say(at + left + 0.04, 'systemd-logind.service', `Session ${session} logged out. Waiting for processes to exit.`, { as: 'systemd-logind', pid: 731, exe: '/usr/lib/systemd/systemd-logind', label: 'systemd_logind_t', transport: 'journal' })
  journal.say(at + left + 0.06, 'systemd-logind.service', `Removed session ${session}.`, { as: 'systemd-logind', pid: 731, exe: '/usr/lib/systemd/systemd-logind', label: 'systemd_logind_t', transport: 'journal', MESSAGE_ID: '3354939424b4456d9802ca8333ed424a', SESSION_ID: session, USER_ID: user, LEADER: pid })
}

/** Visits at an even pace over a span. */
export function sshVisits(journal, { begin, end, every, ...visit }) {
  let session = 3
  for (let at = begin; at < end; at += every + journal.chance.between(-1, 1)) sshVisit(journal, at, { ...visit, session: session++ })
}

/** A line of cron, as every hour has some. */
export function cronJob(journal, at, command, { service = 'crond.service', as = 'CROND' } = {}) {
  const pid = journal.pid()
  journal.say(at, service, `(root) CMD (${command})`, { as, pid, comm: as.toLowerCase(), exe: '/usr/sbin/crond', label: 'crond_t', SYSLOG_FACILITY: 9 })
}

/** The package lists are fetched anew. */
export function makecache(journal, at) {
  startUnit(journal, at, 'dnf-makecache.service', 'dnf makecache', { takes: 9.4, oneshot: true })
  const pid = journal.pid()
  const lines = ['Fedora Modular 29 - x86_64                       62 kB/s |  29 kB     00:00', 'Fedora Modular 29 - x86_64 - Updates             58 kB/s |  28 kB     00:00', 'Fedora 29 - x86_64 - Updates                    6.1 MB/s |  21 MB     00:03', 'Fedora 29 - x86_64                               71 kB/s |  32 kB     00:00', 'Metadata cache created.']
  lines.forEach((line, index) => journal.say(at + 1 + index * 1.7, 'dnf-makecache.service', line, { as: 'dnf', pid, exe: '/usr/bin/python3.7', cmdline: '/usr/bin/python3 /usr/bin/dnf makecache timer', label: 'rpm_t', transport: 'stdout' }))
}

/** Name look-ups, clock and so on: what a machine says when nothing happens. */
export function clockChosen(journal, at, server = '203.0.113.17') {
  journal.say(at, 'chronyd.service', `Selected source ${server}`, { as: 'chronyd', pid: 702, uid: 994, exe: '/usr/sbin/chronyd', cmdline: '/usr/sbin/chronyd', label: 'chronyd_t' })
}
