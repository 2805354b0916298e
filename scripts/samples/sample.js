import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The number of the line that holds a text, or of the nth such line. */
export function lineOf(text, needle, nth = 1) {
  const numbers = text.split('\n').flatMap((line, index) => (line.includes(needle) ? [index + 1] : []))
  const found = numbers.at(nth > 0 ? nth - 1 : nth)
  if (found === undefined) throw new Error(`no line holds ${needle}`)
  return found
}

/** Writes a sample's folder anew: its logs, what must come of them, and its story. */
export function writeSample(root, { folder, logs, options = [], expected, story }) {
  const target = path.join(root, folder)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const [name, text] of Object.entries(logs)) writeFileSync(path.join(target, name), text)
  writeFileSync(path.join(target, 'expected.json'), `${JSON.stringify({ files: Object.keys(logs), ...(options.length > 0 && { options }), ...expected }, null, 2)}\n`)
  writeFileSync(path.join(target, 'README.md'), `# ${folder}\n\n${story.join('\n')}\n`)
}
