import { Examination } from '../../desk/examination.ts'
import { openLogs } from '../../desk/open-logs.ts'
import { Trail, Windows } from '../../indexing/index.ts'
import type { Cluster, IndexedEntry, MachineWindows } from '../../indexing/index.ts'
import type { CaseFile } from '../../model/case-file.ts'
import { isAbsolute } from '../../model/clock.ts'
import { allSaid } from '../../model/entry.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Find, Hunt } from '../../model/hunt.ts'
import { overTheFleet } from '../../model/hunt.ts'
import { confidence } from '../../model/hypothesis.ts'
import type { Problem } from '../../model/problem.ts'
import type { Rule } from '../../model/rule.ts'
import { LiteralTable } from '../../reading/index.ts'
import { Investigation } from '../../reasoning/investigation.ts'
import { brokenRule, loadRules } from '../load-rules.ts'
import type { ReadingFlags } from '../options.ts'
import { assumptions } from '../options.ts'
import type { World } from '../world.ts'
import { UserError, exitCodes } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import { openCluster, toldToUser } from './connection.ts'
import type { NarrowingFlags } from './far-logs.ts'
import { inCommon } from './common-changes.ts'
import { narrowingOf } from './far-logs.ts'
import { FindingWriter } from './finding-writer.ts'

export interface HuntFlags extends ClusterFlags, NarrowingFlags, Pick<ReadingFlags, 'rules' | 'tz'> {
  readonly format: string
  readonly write?: boolean
  readonly namespace: string
}

// Below it a hypothesis is no reason to look at a host.
const leastConfidence = 0.4

/** `culprit hunt`: the cluster seeks what the rules know; only candidates and what surrounds them come back and are judged. */
export async function hunt(indices: readonly string[], flags: HuntFlags, world: World): Promise<number> {
  if (flags.format !== 'text' && flags.format !== 'json') throw new UserError(`--format ${flags.format}: there is text and json`)
  return await toldToUser(async () => {
    const narrowing = narrowingOf(flags, world)
    const { rules, problems } = await loadRules(world, flags.rules)
    const cluster = await openCluster(flags, world)
    const trail = new Trail(cluster, `es:${indices.join(',')}`, narrowing)
    const writer = flags.write === true ? await FindingWriter.open(cluster, flags.namespace) : undefined
    try {
      const found = await followed(trail, { cluster, rules, problems: problems.map(brokenRule), flags, world, writer })
      world.stdout.write(flags.format === 'json' ? (await import('../../views/json/index.ts')).huntJson(found, { version: world.version }) : (await import('../../views/text/hunt.ts')).huntText(found, assumptions(flags, world)))
      const written = await writer?.finish()
      if (written !== undefined && flags.format === 'text') world.stdout.write(`${written.summary}\n`)
      return written === undefined || written.rejected === 0 ? exitCodes.analysed : rejectedSome(written, world)
    } catch (error) {
      throw cluster.explain(error, 'hunting')
    } finally {
      await trail.close()
      await cluster.close()
    }
  })
}

function rejectedSome({ rejected }: { readonly rejected: number }, { stderr }: World): number {
  stderr.write(`culprit: ${rejected} findings were rejected by the server: culprit-rejected.ndjson says why\n`)
  return exitCodes.found
}

interface Work {
  readonly cluster: Cluster
  readonly rules: readonly Rule[]
  readonly problems: readonly Problem[]
  readonly flags: HuntFlags
  readonly world: World
  readonly writer: FindingWriter | undefined
}

async function followed(trail: Trail, { cluster, rules, problems, flags, world, writer }: Work): Promise<Hunt> {
  const entries = await trail.count()
  if (entries === 0) throw new UserError('there are no entries to hunt among; name other indices, or allow more with --since')
  let passedOver = 0
  const windows = await symptomsOf(trail, rules, entries, () => { passedOver++ })
  const finds: Find[] = []
  const met: Problem[] = [...problems]
  for (const machine of windows.all()) {
    const { hypotheses, problems: own } = await judged(trail, machine, rules, { flags, world })
    const { host, boot } = machine
    const ofMachine = { ...(host !== undefined && { host }), ...(boot !== undefined && { boot }) }
    const indexed = ({ document }: Evidence): IndexedEntry | undefined => document && { id: document.id, ...(host !== undefined && { host }), ...(boot !== undefined && { bootId: boot }) }
    met.push(...own)
    for (const hypothesis of hypotheses) {
      finds.push({ hypothesis, ...ofMachine })
      await writer?.take(hypothesis, { indexed, near: world.now, version: world.version })
    }
  }
  const findings = await inCommon(trail.changes, overTheFleet(finds), entries)
  return { where: cluster.where, findings, entries, fetched: trail.fetched, machines: windows.all().length, passedOver, problems: met.slice(0, 20) }
}

/** When symptoms showed on which machine: what the cluster found, judged by the patterns. */
async function symptomsOf(trail: Trail, rules: readonly Rule[], total: number, passedOver: () => void): Promise<Windows> {
  const sought = rules.filter(rule => rule.kind === 'signature' && rule.in !== 'build' && rule.role === 'cause' && rule.strength !== 'weak')
  const investigation = new Investigation(rules)
  const table = new LiteralTable(investigation.literalsFor('journal'))
  const ids = new Set(sought.map(({ id }) => id))
  const windows = new Windows()
  for await (const entry of trail.candidates(sought, total, passedOver)) {
    if (entry.time === undefined || !isAbsolute(entry.clock)) continue
    for (const { signature } of investigation.observe(entry, table.foundIn(allSaid(entry))).signals) {
      if (ids.has(signature.id)) windows.add({ ...(entry.host !== undefined && { host: entry.host }), ...(entry.bootId !== undefined && { boot: entry.bootId }) }, signature.id, entry.time)
    }
  }
  return windows
}

/** The same engine as that of triage, over what was fetched of one machine. */
async function judged(trail: Trail, machine: MachineWindows, rules: readonly Rule[], { flags, world }: Pick<Work, 'flags' | 'world'>): Promise<Pick<CaseFile, 'hypotheses' | 'problems'>> {
  const log = await trail.log(machine, rules)
  const elsewhere = { scheme: log.id, open: async () => [log] }
  const logs = await openLogs({ names: [log.id], pasted: [], follow: false }, { parsers: await world.parsers(), assume: assumptions(flags, world), elsewhere })
  try {
    const examination = new Examination(rules)
    await examination.read(logs.sources)
    const { hypotheses, problems } = await examination.conclude()
    return { hypotheses: hypotheses.filter(({ score }) => confidence(score) >= leastConfidence), problems }
  } finally {
    await logs.close()
  }
}
