const ids = {
  starting: '7d4958e842da4a758f6c1cdc7b36dcc5',
  started: '39f53479d3a045ac8e11786248231fbf',
  failed: 'be02cf6855d2428ba40df7e9d022f03d',
  stopping: 'de5b426a63be47a7b6ac3eaac82e2f6f',
  stopped: '9d1aaa27d60140bd96365438aad20286',
  success: '7ad2d189f7e94e70a38c781354912448',
  exit: '98e322203f7a4ed290d09fe03c09fe15',
  result: 'd9b373ed55a64feb8242e02dbe79a49c',
  restart: '5eb03494b6584870a536b337290809b3',
  resources: 'ae8f7b866b0347b9af31fe1c80b127c0',
}

/** A unit starts; `takes` seconds later it has started. The audit subsystem says so too where it is on. */
export function startUnit(journal, at, unit, description, { takes = 0.05, oneshot = false, audit = journal.selinux } = {}) {
  journal.renew(unit)
  const job = journal.job()
  journal.manage(at, `Starting ${description}...`, { about: unit, id: ids.starting, JOB_ID: job, JOB_TYPE: 'start' })
  const word = oneshot && journal.manager >= 246 ? 'Finished' : 'Started'
  if (oneshot && journal.manager >= 246) ends(journal, at + takes - 0.0004, unit)
  journal.manage(at + takes, `${word} ${description}.`, { about: unit, id: ids.started, JOB_ID: job, JOB_TYPE: 'start', JOB_RESULT: 'done' })
  if (!audit) return
  said(journal, at + takes + 0.0002, 'SERVICE_START', 1130, unit)
  if (oneshot) said(journal, at + takes + 0.0003, 'SERVICE_STOP', 1131, unit)
}

/** A target, mount or socket is there at once. */
export function reached(journal, at, unit, sentence) {
  journal.manage(at, sentence, { about: unit, id: ids.started, JOB_ID: journal.job(), JOB_TYPE: 'start', JOB_RESULT: 'done' })
}

export function stopUnit(journal, at, unit, description, { takes = 0.1, audit = journal.selinux } = {}) {
  const job = journal.job()
  journal.manage(at, `Stopping ${description}...`, { about: unit, id: ids.stopping, JOB_ID: job, JOB_TYPE: 'stop' })
  if (journal.manager >= 246) ends(journal, at + takes - 0.0004, unit)
  journal.manage(at + takes, `Stopped ${description}.`, { about: unit, id: ids.stopped, JOB_ID: job, JOB_TYPE: 'stop', JOB_RESULT: 'done' })
  if (audit) said(journal, at + takes + 0.0002, 'SERVICE_STOP', 1131, unit)
}

/** A unit's main process ends badly. */
export function failUnit(journal, at, unit, { code = 'exited', status, result = 'exit-code', word = 'FAILURE' }) {
  journal.manage(at, `${unit}: Main process exited, code=${code}, status=${status}/${word}`, { about: unit, id: ids.exit, priority: 5, source: 'src/core/unit.c', EXIT_CODE: code, EXIT_STATUS: status })
  resultOf(journal, at + 0.0002, unit, result)
}

export function resultOf(journal, at, unit, result) {
  journal.manage(at, `${unit}: Failed with result '${result}'.`, { about: unit, id: ids.result, priority: 4, source: 'src/core/unit.c', UNIT_RESULT: result })
}

export function startFailed(journal, at, unit, description) {
  journal.manage(at, `Failed to start ${description}.`, { about: unit, id: ids.failed, priority: 3, JOB_ID: journal.job(), JOB_TYPE: 'start', JOB_RESULT: 'failed' })
}

export function scheduleRestart(journal, at, unit, count) {
  journal.manage(at, `${unit}: Scheduled restart job, restart counter is at ${count}.`, { about: unit, id: ids.restart, source: 'src/core/service.c', N_RESTARTS: count })
}

export function consumed(journal, at, unit, seconds) {
  journal.manage(at, `${unit}: Consumed ${seconds}s CPU time.`, { about: unit, id: ids.resources, source: 'src/core/unit.c', CPU_USAGE_NSEC: Math.round(seconds * 1e9) })
}

function ends(journal, at, unit) {
  journal.manage(at, `${unit}: Deactivated successfully.`, { about: unit, id: ids.success, source: 'src/core/unit.c' })
}

function said(journal, at, type, number, unit) {
  const name = unit.replace(/\.service$/, '')
  journal.audit(at, type, number, `pid=1 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:init_t:s0 msg='unit=${name} comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'`)
}
