import stringWidth from 'string-width'

const ellipsis = '…'
// Made when a text first needs it: most reports are plain, and it takes as long as all the rest of them.
let segmenter: Intl.Segmenter | undefined
const plain = /^[\x20-\x7e]*$/
// Letters and signs that stand by themselves, each one code unit: of one column, and of two.
const narrow = '\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u0391-\\u03c9\\u0400-\\u0481\\u048a-\\u052f\\u2010-\\u2027\\u2500-\\u25fc\\u2800-\\u28ff'
const wide = '\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3'
const unitwise = new RegExp(`^[${narrow}${wide}]*$`)
// More code units a column than any script needs; what lies beyond is not worth measuring.
const unitsPerColumn = 12

/** How many columns a safe text takes. */
export function columns(text: string): number {
  if (plain.test(text)) return text.length
  if (!isUnitwise(text)) return stringWidth(text)
  let used = 0
  for (let at = 0; at < text.length; at++) used += text.charCodeAt(at) < 0x3041 ? 1 : 2
  return used
}

/** Whether each code unit of a text is a character by itself, as in most languages: then nothing needs to be taken together. */
export function isUnitwise(text: string): boolean {
  return unitwise.test(text)
}

/** A text of at most so many columns, its end replaced by an ellipsis where it was longer. */
export function cut(text: string, width: number): string {
  if (width < 1) return ''
  const bounded = text.slice(0, width * unitsPerColumn)
  if (bounded.length === text.length && columns(text) <= width) return text
  return fitting(pieces(bounded), width - 1).join('') + ellipsis
}

/** As `cut`, but it keeps the end: of a path, the name. */
export function cutStart(text: string, width: number): string {
  if (width < 1) return ''
  const bounded = text.slice(-width * unitsPerColumn)
  if (bounded.length === text.length && columns(text) <= width) return text
  return ellipsis + fitting(pieces(bounded).reverse(), width - 1).reverse().join('')
}

/** A text broken after so many columns into so many rows at the most, the last cut. */
export function rows(text: string, width: number, most: number): string[] {
  if (most <= 1 || columns(text.slice(0, width * most * unitsPerColumn)) <= width) return [cut(text, width)]
  const first = fitting(pieces(text.slice(0, width * unitsPerColumn)), width).join('')
  return first === '' ? [cut(text, width)] : [first, ...rows(text.slice(first.length), width, most - 1)]
}

/** A text filled with spaces up to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

function pieces(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(one => one.segment)
}

function fitting(graphemes: readonly string[], width: number): string[] {
  const taken: string[] = []
  let used = 0
  for (const one of graphemes) {
    used += columns(one)
    if (used > width) break
    taken.push(one)
  }
  return taken
}
