import type { Problem } from '../model/problem.ts'
import type { Formats } from './interpreter.ts'
import { lineRecords } from './line-records.ts'
import { liveRecords } from './live-lines.ts'
import { objectRecords } from './object-records.ts'
import { paragraphRecords } from './paragraph-records.ts'
import type { Pass, Records } from './record.ts'

interface Framing {
  readonly formats: Formats
  /** Problems that unpacking or spooling meets meanwhile; taken from here as they come. */
  readonly met: Problem[]
}

/** Records as the format frames them, the pass beginning at a line. What the file system refuses becomes a problem, and ends the pass. */
export async function* framedRecords(pass: Pass, firstLine: number, { formats, met }: Framing): AsyncGenerator<Records> {
  try {
    for await (const records of framed(pass, firstLine, formats)) {
      yield records
      if (met.length > 0) yield met.splice(0)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const message = `reading stopped after ${pass.tally.bytes} bytes: ${error.message}`
    yield [{ code: 'read-failed', message, source: pass.source }]
  }
  if (met.length > 0) yield met.splice(0)
}

function framed(pass: Pass, firstLine: number, { own }: Formats): AsyncGenerator<Records> {
  if (own.framing === 'json objects') return objectRecords(pass)
  if (own.framing !== 'lines') return paragraphRecords(pass, firstLine, own.framing)
  return pass.volume.live && pass.search === undefined ? liveRecords(pass) : lineRecords(pass, firstLine)
}
