import { stat } from 'node:fs/promises'
import { Examination } from '../../desk/examination.ts'
import type { Micros } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { isProblem } from '../../model/problem.ts'
import type { Problem } from '../../model/problem.ts'
import type { Rule } from '../../model/rule.ts'
import { hypothesisDocument } from '../../indexing/index.ts'
import type { OpenSource } from '../../reading/index.ts'
import { safeText } from '../../views/safe-text.ts'
import { brokenRule, loadRules } from '../load-rules.ts'
import { openNamed } from '../open-named.ts'
import type { ReadingFlags } from '../options.ts'
import type { World } from '../world.ts'
import { exitCodes } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import { toldToUser } from './connection.ts'
import { EvidenceEntries } from './evidence-entries.ts'
import { FindingSpool, findingsOf } from './finding-spool.ts'
import type { Finding, Findings } from './finding-spool.ts'
import { followLogs } from './follow-logs.ts'
import { whatToIndex } from './index-names.ts'
import type { Order } from './shipment.ts'
import { OtherLogError, Shipment } from './shipment.ts'
import { expectShortLives } from './short-lives.ts'
import { Writing } from './writing.ts'

export interface IndexFlags extends ClusterFlags, ReadingFlags {
  readonly namespace: string
  readonly only: Order['only']
  readonly since?: string
  readonly until?: string
  readonly follow?: boolean
  readonly checkpoint?: string
  readonly deadLetter: string
}

/** As a shell has it for a program that Ctrl-C ended. */
const interrupted = 130
const mostProblemsTold = 5

/** `culprit index`: writes what logs say, and what the rules find in them, to a cluster. */
export async function indexLogs(files: readonly string[], flags: IndexFlags, world: World): Promise<number> {
  expectShortLives()
  return await toldToUser(async () => {
    const { rules, problems } = await loadRules(world, flags.rules)
    const told = problems.map(brokenRule)
    const { names, flags: reading } = whatToIndex(files, flags, world)
    const writing = await Writing.open(flags, world)
    try {
      if (flags.follow === true) await followLogs(names, reading, { world, rules, writing, tell: teller(world, told) })
      else await indexFiles(names, reading, { world, rules, writing, problems: told })
      await writing.finish()
    } finally {
      await writing.close()
    }
    if (writing.isStopped) return interrupted
    return writing.rejected > 0 ? exitCodes.found : exitCodes.analysed
  })
}

interface Work {
  readonly world: World
  readonly rules: readonly Rule[]
  readonly writing: Writing
  readonly problems: readonly Problem[]
}

/** First everything is examined as triage does; then every entry is read again and written with what was found in it. */
async function indexFiles(files: readonly string[], flags: ClusterFlags & ReadingFlags, { world, rules, writing, problems }: Work): Promise<void> {
  const logs = await openNamed(files, flags, world)
  const spools = new Map<string, FindingSpool>(logs.sources.map(({ id }) => [id, new FindingSpool()]))
  try {
    const tell = teller(world, [...problems, ...logs.problems])
    const examination = new Examination(rules, [...problems, ...logs.problems])
    let full: Promise<void> | undefined
    await examination.read(logs.sources, {
      saw(entry, meaning) {
        const findings = findingsOf(meaning)
        if (findings.length > 0) full = spools.get(entry.origin.source)?.keep({ offset: entry.origin.offset, findings })
      },
      goesOn: () => (full === undefined ? !writing.isStopped : full.then(() => { full = undefined; return !writing.isStopped })),
    })
    if (writing.isStopped) return
    const caseFile = await examination.conclude()
    const moves = new Map(examination.sources.map((source, index) => [source.id, moveOf(source, logs.sources.find(({ id }) => id === source.id) ?? logs.sources[index])]))
    writing.expect(logs.sources.reduce((sum, source) => sum + source.summary().entries, 0))
    const evidence = new EvidenceEntries(caseFile)
    const nears: Micros[] = []
    for (const source of logs.sources) {
      const near = await timeNear(source, world)
      nears.push(near)
      const spool = spools.get(source.id)
      if (spool !== undefined) await ship(source, { by: moves.get(source.id) ?? 0, near, spool, evidence, writing, tell })
      if (writing.isStopped) return
    }
    const shipment = writing.shipment('', nears[0] ?? world.now)
    for (const hypothesis of caseFile.hypotheses) await shipment.find(hypothesisDocument(hypothesis, nears[0] ?? world.now, { entryAt: one => evidence.entryAt(one), version: world.version }))
  } finally {
    await Promise.all([logs.close(), ...[...spools.values()].map(spool => spool.close())])
  }
}

interface Cargo {
  readonly by: Micros
  readonly near: Micros
  readonly spool: FindingSpool
  readonly evidence: EvidenceEntries
  readonly writing: Writing
  tell(problem: Problem): void
}

async function ship(source: OpenSource, cargo: Cargo): Promise<void> {
  const { writing } = cargo
  const { from: begins } = source.summary()
  const shipment = writing.shipment(source.id, cargo.near, begins)
  try {
    await shipOnce(source, cargo, shipment)
  } catch (error) {
    if (!(error instanceof OtherLogError)) throw error
    writing.forget(source.id, shipment.mark.entries)
    await shipOnce(source, cargo, writing.shipment(source.id, cargo.near, begins))
  }
}

async function shipOnce(source: OpenSource, { by, spool, evidence, writing, tell }: Cargo, shipment: Shipment): Promise<void> {
  const found = spool.all()
  const cited = evidence.of(source.id)
  const isCited = ({ origin }: Entry): boolean => cited.has(origin.offset)
  let next: Findings | undefined = (await found.next()).value as Findings | undefined
  try {
    for await (const item of source.entries()) {
      if (writing.isStopped) return
      if (isProblem(item)) {
        tell(item)
        continue
      }
      let findings: readonly Finding[] = []
      while (next !== undefined && next.offset <= item.origin.offset) {
        if (next.offset === item.origin.offset) findings = next.findings
        next = (await found.next()).value as Findings | undefined
      }
      const { offset } = item.origin
      const waiting = shipment.put(item, by, findings, isCited)
      if (cited.has(offset)) cited.set(offset, shipment.last)
      if (waiting !== undefined) await waiting
    }
  } finally {
    await found.return(undefined)
  }
  if (shipment.isShorter) throw new OtherLogError()
  writing.read(shipment.mark)
}

// The examination moves a log whose clock was another than assumed.
function moveOf(read: OpenSource, opened: OpenSource | undefined): Micros {
  const [after, before] = [read.summary().from, opened?.summary().from]
  return after === undefined || before === undefined ? 0 : after - before
}

/** A time for entries that have none: where the log begins, else when its file was written. */
async function timeNear(source: OpenSource, { now }: World): Promise<Micros> {
  const { from, clock } = source.summary()
  if (from !== undefined && clock !== 'relative') return from
  const written = await stat(source.id).catch(() => undefined)
  return written?.isFile() === true ? Math.floor(written.mtimeMs * 1000) : now
}

function teller({ stderr }: World, problems: readonly Problem[]): (problem: Problem) => void {
  let told = 0
  const tell = ({ source, line, message }: Problem): void => {
    if (told++ < mostProblemsTold) stderr.write(`culprit: ${safeText(source)}${line === undefined ? '' : `:${line}`}: ${safeText(message)}\n`)
    else if (told === mostProblemsTold + 1) stderr.write('culprit: further problems are not told\n')
  }
  for (const problem of problems) tell(problem)
  return tell
}
