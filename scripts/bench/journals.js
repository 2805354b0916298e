import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bytesOf, journal } from '../make-journal.js'

/** A made-up journal of that size, made once and kept. */
export async function journalOf(size, cache) {
  const file = path.join(cache, `journal-${size}.json`)
  if (!existsSync(file)) {
    await mkdir(cache, { recursive: true })
    await pipeline(Readable.from(journal(bytesOf(size))), createWriteStream(`${file}.part`))
    renameSync(`${file}.part`, file)
  }
  return { file, bytes: statSync(file).size, size }
}
