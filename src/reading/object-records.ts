import type { Line } from '../model/line.ts'
import type { Problem } from '../model/problem.ts'
import type { JsonObject } from './object-splitter.ts'
import { ObjectSplitter } from './object-splitter.ts'
import type { FoundRecord, Pass, Records } from './record.ts'
import { longLine, markEvery } from './record.ts'

const chunkSize = 256 * 1024

/** The records of a source that is made of JSON objects which may span lines. */
export async function* objectRecords(pass: Pass): AsyncGenerator<Records> {
  const reader = pass.volume.reader(0)
  const chunk = Buffer.allocUnsafeSlow(chunkSize)
  let marked = -Infinity
  const splitter = new ObjectSplitter(pass.longestLine)
  try {
    for (;;) {
      const read = await reader.read(chunk)
      const objects = read === 0 ? splitter.end() : splitter.push(chunk.subarray(0, read))
      pass.tally.bytes += read
      pass.tally.lines = splitter.lines
      yield foundIn(pass, objects, splitter.stray.splice(0))
      const next = objects[0]
      if (next !== undefined && next.cut === undefined && next.offset - marked >= markEvery) {
        const record = recordOf(pass, next)
        pass.mark?.(record.origin, [record], [])
        marked = next.offset
      }
      if (read === 0) return
    }
  } finally {
    await reader.close()
  }
}

function* foundIn(pass: Pass, objects: readonly JsonObject[], stray: readonly number[]): Generator<FoundRecord | Problem> {
  const { source, tally } = pass
  for (const line of stray) {
    yield { code: 'stray-text', source, line, message: 'text between the JSON objects: it was passed over' }
  }
  for (const object of objects) {
    const { line, cut } = object
    tally.records++
    if (cut === 'long') yield longLine(source, line, pass.longestLine)
    if (cut === 'open') yield { code: 'truncated-record', source, line, message: 'the source ends within this JSON object: it was passed over' }
    if (cut !== undefined) continue
    yield { line: recordOf(pass, object), literals: pass.search?.literalsIn(object.text) ?? [], always: true, above: () => [] }
  }
}

function recordOf({ source }: Pass, { text, line, offset }: JsonObject): Line {
  return { origin: { source, line, offset }, text }
}
