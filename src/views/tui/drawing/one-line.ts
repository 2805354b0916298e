import { safeText } from '../../safe-text.ts'
import { columns } from '../../text/cut.ts'

const stop = 8
const broken = /(\t|\r?\n|\r)/

/** A text of a log as one safe line: tabs as spaces up to the next eighth column, line breaks as `↵`. */
export function oneLine(text: string): string {
  const whole = text.trimEnd()
  if (!broken.test(whole)) return safeText(whole)
  let line = ''
  let used = 0
  for (const piece of whole.split(broken)) {
    const shown = piece === '\t' ? ' '.repeat(stop - (used % stop)) : broken.test(piece) ? ' ↵ ' : safeText(piece)
    line += shown
    used += columns(shown)
  }
  return line
}
