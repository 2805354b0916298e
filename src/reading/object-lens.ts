import type { LensParts } from './lens-parts.ts'
import { bytesOf, lineNumber } from './lens-parts.ts'
import { ObjectSplitter } from './object-splitter.ts'
import type { RecordStretch } from './record-lens.ts'

const chunkSize = 256 * 1024

/** The JSON objects of a source from where one begins. */
export async function* objectsFrom(parts: LensParts, from: number, end: number): AsyncGenerator<RecordStretch> {
  const splitter = new ObjectSplitter(parts.longestLine, { offset: from, line: await lineNumber(parts, from) })
  for (let at = from; at < end; at += chunkSize) {
    const to = Math.min(end, at + chunkSize)
    const objects = [...splitter.push(await bytesOf(parts, at, to)), ...(to === end ? splitter.end() : [])]
    yield { records: objects.map(({ text, line, offset }) => ({ origin: { source: parts.id, line, offset }, text })), reached: to }
  }
}
