import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Pasted } from '../model/desk.ts'
import type { Assumptions, Parser } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import { contentOf } from './content.ts'
import type { ArrivingLog, Elsewhere } from './elsewhere.ts'
import { FileVolume } from './file-volume.ts'
import { GrowingFile } from './growing-file.ts'
import { headOf } from './head.ts'
import type { Input } from './inputs.ts'
import { findInputs, refusal } from './inputs.ts'
import { journalctl, sampleOfJournal } from './journalctl.ts'
import type { LogSourceParts } from './log-source.ts'
import { LogSource } from './log-source.ts'
import { MemoryVolume } from './memory-volume.ts'
import type { OpenSource } from './open-source.ts'
import { formatsOf, sampleSize } from './sniff.ts'
import { SpoolVolume } from './spool-volume.ts'
import { readFully } from './volume.ts'

export interface ReadingOptions {
  /** In the order in which a line is tried; the last one of lines takes any text. */
  readonly parsers: readonly Parser[]
  readonly assume: Assumptions
  /** The format of all sources, whatever their content looks like. */
  readonly as?: string
  /** Bytes of a line that are read; 64 KiB by default, 1 MiB for JSON. */
  readonly longestLine?: number
  /** Bytes of a pipe or an unpacked file that are kept for further scans; 4 GiB by default. */
  readonly spoolLimit?: number
  /** What `-` reads. */
  readonly stdin?: Readable
  /** Whether files are read on at their ends as they grow, and the journal too. */
  readonly follow?: boolean
  /** Texts that are read beside what is named. */
  readonly pasted?: readonly Pasted[]
  /** Where names that begin with its word are sought. */
  readonly elsewhere?: Elsewhere
  /** Gives up what is still waited for, such as a pipe that says nothing; the others are opened. */
  readonly giveUp?: AbortSignal
}

export interface OpenedSources {
  readonly sources: readonly OpenSource[]
  readonly problems: readonly Problem[]
}

const longestText = 64 * 1024
const longestJson = 1024 * 1024
// A document may hold a line twice.
const longestArriving = 4 * longestJson
const spoolLimit = 4 * 1024 ** 3
/** As in a text of UTF-16 within gzip; more is a trap. */
const mostLayers = 2

/** Opens files, the files of folders, pipes and, for `-`, standard input. What cannot be read is a problem, and the others are read. */
export async function openSources(names: readonly string[], options: ReadingOptions): Promise<OpenedSources> {
  const { as, parsers } = options
  if (as !== undefined && !parsers.some(({ format }) => format === as)) {
    throw new RangeError(`unknown format ${as}; known are ${parsers.map(({ format }) => format).join(', ')}`)
  }
  const sources: OpenSource[] = []
  const problems: Problem[] = []
  const { elsewhere } = options
  const isFar = (name: string): boolean => elsewhere !== undefined && name.startsWith(elsewhere.scheme)
  for (const name of new Set(names.filter(isFar))) {
    const found = elsewhere && (await unlessGivenUp(elsewhere.open(name), options.giveUp))
    for (const log of found === 'given up' ? [givenUp(name)] : (found ?? [])) {
      if (isProblem(log)) problems.push(log)
      else sources.push(arriving(log, options))
    }
  }
  for (const opened of await openAll(await findInputs(names.filter(name => !isFar(name))), options)) {
    if (isProblem(opened)) problems.push(opened)
    else sources.push(opened)
  }
  for (const text of options.pasted ?? []) {
    const opened = openText(text, options)
    if (isProblem(opened)) problems.push(opened)
    else sources.push(opened)
  }
  return { sources, problems }
}

// A pipe that says nothing yet does not hold up the files after it; those are opened one by one, since they may be many.
async function openAll(inputs: readonly (Input | Problem)[], options: ReadingOptions): Promise<(OpenSource | Problem)[]> {
  const opened: (Promise<OpenSource | Problem> | Problem)[] = []
  for (const input of inputs) {
    const opening = isProblem(input) ? input : open(input, options).catch((error: unknown) => refusal(input.id, error))
    opened.push(opening)
    if (!isProblem(input) && input.kind === 'file') await opening
  }
  return await Promise.all(opened)
}

function openText({ id, text }: Pasted, options: ReadingOptions): OpenSource | Problem {
  const bytes = Buffer.from(text)
  const sample = bytes.subarray(0, sampleSize)
  const content = contentOf(sample)
  if (sample.length === 0) return empty(id)
  if (content.kind !== 'text') return { code: 'binary-file', message: 'is not text: it was left out', source: id }
  return sourceOf({ id, volume: new MemoryVolume(bytes), met: [], sample }, options)
}

const assumedElsewhere = 'its times named no zone or no year; they stand as they were placed when it was written there'

function arriving({ id, parser, bytes, met, stop }: ArrivingLog, options: ReadingOptions): OpenSource {
  const volume = new SpoolVolume(bytes, { live: false, limit: options.spoolLimit ?? spoolLimit, full: (kept, because) => met.push(spoolFull(id, kept, because)), stop })
  // What comes is asked for when it is read; until then the format shows what its records look like.
  const sample = Buffer.from(parser.examples.map(({ record }) => `${record}\n`).join(''))
  return new LogSource({ id, volume, met, sample, assume: options.assume, formats: { own: parser, others: [] }, longestLine: longestArriving, assumed: assumedElsewhere })
}

async function open({ id, path, kind }: Input, options: ReadingOptions): Promise<OpenSource | Problem> {
  const met: Problem[] = []
  const follow = options.follow === true
  const file = new FileVolume(path)
  const journal = kind === 'journal' ? journalctl(id, { follow, assume: options.assume, failed: (problem) => met.push(problem) }) : undefined
  let stream = kind === 'standard input' ? (options.stdin ?? process.stdin) : kind === 'stream' ? createReadStream(path) : undefined
  const stop = (): void => {
    stream?.destroy()
    journal?.stop()
  }
  const arriving = stream ?? journal?.bytes
  const heading = arriving && (await unlessGivenUp(headOf(arriving, sampleSize, follow ? 'soon' : 'awaited'), options.giveUp))
  if (heading === 'given up') {
    stop()
    return givenUp(id)
  }
  let coming = heading
  let sample = coming?.head ?? (await readFully(file, 0, new Uint8Array(sampleSize)))
  // What journalctl will print is known before it does.
  if (journal !== undefined && coming?.goesOn === true && sample.length === 0) sample = sampleOfJournal
  let content = contentOf(sample)
  const live = content.kind === 'text'
  for (let layer = 0; content.kind === 'packed' && layer < mostLayers; layer++) {
    const packed = coming?.all ?? (stream = createReadStream(path))
    coming = await headOf(content.unpack(packed, (because) => met.push(truncated(id, because))), sampleSize)
    sample = coming.head
    content = contentOf(sample)
  }
  const isAwaited = follow && sample.length === 0 && coming?.goesOn !== false
  if (content.kind !== 'text' || (sample.length === 0 && !isAwaited)) stop()
  if (sample.length === 0 && !isAwaited) return met[0] ?? empty(id)
  if (content.kind === 'packed') return { code: 'packed-file', message: 'is packed in packed files, deeper than is read: unpack it', source: id }
  if (content.kind === 'unreadable') return { code: content.code, message: content.advice(coming === undefined && /^[\w./-]+$/.test(path) ? path : 'FILE'), source: id }
  if (coming === undefined) {
    const volume = follow ? await GrowingFile.open(path, (code, message) => met.push({ code, message, source: id })) : file
    return sourceOf({ id, volume, met, sample }, options)
  }
  const volume = new SpoolVolume(coming.all, {
    live,
    limit: options.spoolLimit ?? spoolLimit,
    full: (kept, because) => met.push(spoolFull(id, kept, because)),
    stop,
  })
  return sourceOf({ id, volume, met, sample }, options)
}

function sourceOf(parts: Pick<LogSourceParts, 'id' | 'volume' | 'met' | 'sample'>, { as, parsers, assume, longestLine }: ReadingOptions): OpenSource {
  const usual = startsObject(parts.sample) ? longestJson : longestText
  return new LogSource({ ...parts, assume, formats: formatsOf(parts.sample, parsers, as), longestLine: longestLine ?? usual })
}

function startsObject(sample: Uint8Array): boolean {
  return /^(?:data: )?[\s\x1e\ufeff[]*\{/.test(Buffer.from(sample.subarray(0, 100)).toString())
}

async function unlessGivenUp<T>(awaited: Promise<T>, giveUp: AbortSignal | undefined): Promise<T | 'given up'> {
  if (giveUp === undefined) return await awaited
  // What comes of it later, nobody wants to know.
  awaited.catch(() => undefined)
  let tell: () => void = () => undefined
  const given = new Promise<'given up'>(resolve => { tell = () => { resolve('given up') } })
  if (giveUp.aborted) tell()
  giveUp.addEventListener('abort', tell)
  try {
    return await Promise.race([awaited, given])
  } finally {
    giveUp.removeEventListener('abort', tell)
  }
}

function givenUp(source: string): Problem {
  return { code: 'given-up', message: 'had said nothing when the reading of it was stopped', source }
}

function empty(source: string): Problem {
  return { code: 'empty', message: 'is empty: there is nothing to read in it', source }
}

function truncated(source: string, because: string): Problem {
  return { code: 'truncated', message: `cannot be unpacked to its end (${because}): what comes before was read`, source }
}

function spoolFull(source: string, kept: number, because: string): Problem {
  return { code: 'spool-full', message: `after ${kept} bytes no copy was kept (${because}): what lies beyond was read once, but cannot be searched again`, source }
}
