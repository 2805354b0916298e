// The second thread of the program: a desk, with what it needs of the outside. The first one talks to it through its port.
import { createReadStream, fstatSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import type { CaseMemory } from './model/kept-case.ts'
import { caseMemory, reportWaits, withPrecedents } from './cli/case-memory.ts'
import { farLogs } from './cli/cluster/elsewhere.ts'
import { brokenRule, loadRules } from './cli/load-rules.ts'
import { LocalDesk } from './desk/local-desk.ts'
import { serveDesk } from './desk/serve-desk.ts'
import type { DeskWish } from './desk/worker-desk.ts'
import { shippedParsers, shippedRules } from './shipped.ts'

const { rules: folders, zone, cluster, patience } = workerData as DeskWish
let stdin: Readable | undefined
let memory: Promise<CaseMemory | undefined> | undefined

const desk = new LocalDesk({
  parsers: shippedParsers,
  async rules() {
    const { rules, problems } = await loadRules({ rules: () => shippedRules(import.meta.url) }, folders)
    return { rules, problems: problems.map(brokenRule) }
  },
  assume: wished => ({ zone: wished ?? zone, now: Date.now() * 1000 }),
  elsewhere: ({ names, narrowing = {} }) => farLogs(names, narrowing, cluster, process),
  recollect: async caseFile => (caseFile.hypotheses.length === 0 ? caseFile : await withPrecedents(caseFile, await (memory ??= caseMemory(cluster, process, reportWaits)))),
  ...(patience !== undefined && { patience }),
  get stdin() {
    return (stdin ??= standardInput())
  },
})
if (parentPort !== null) serveDesk(desk, parentPort)

// Read here, not in the thread of the screen. A pipe is waited for without a thread of its own, so that the program can end meanwhile.
function standardInput(): Readable {
  return fstatSync(0).isFile() ? createReadStream('', { fd: 0, autoClose: false }) : new Socket({ fd: 0, readable: true, writable: false })
}
