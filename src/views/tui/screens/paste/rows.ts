import type { Pasted } from '../../../../model/desk.ts'
import type { CaseState } from '../../case-state.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import type { Item } from '../../list.ts'
import { bytesWords } from '../../progress-words.ts'
import type { PasteState } from './state.ts'

/** What was pasted and added so far, and what it was recognised as. */
export function pasteItems({ pasting }: PasteState, { order, progress, caseFile, failed }: CaseState, width: number): Item[] {
  const formatOf = (id: string): string | undefined => caseFile?.sources.find(source => source.id === id)?.format ?? progress?.sources.find(source => source.id === id)?.format
  const fixed = (key: string, ...rows: Item['rows']): Item => ({ key, fixed: true, rows })
  return [
    fixed('how', ...proseRows(width, 'Paste a log here: a build log, a journal, or one after the other. Each paste is a source of its own.', { tone: 'strong' }), { spans: [] },
      ...proseRows(width, 'enter looks for the cause, a adds a file or folder (journal: reads this machine’s journal), backspace takes the last one away.', { tone: 'faint' }), { spans: [] }),
    ...order.pasted.map(pasted => ({ key: pasted.id, rows: [rowOf(width, span(`  ${pasted.id}`, 'strong'), span(`  ${countWords(linesIn(pasted), pasted.text.length)}`), span(formatOf(pasted.id) === undefined ? '' : `  read as ${formatOf(pasted.id)}`, 'accent'))] })),
    ...order.names.map(name => ({ key: `name ${name}`, rows: [rowOf(width, span(`  ${name}`, 'strong'), span(formatOf(name) === undefined ? '' : `  read as ${formatOf(name)}`, 'accent'))] })),
    ...(pasting === undefined ? [] : [fixed('pasting', rowOf(width, span(`  pasting … ${countWords(pasting.lines, pasting.bytes)}`, 'warning')))]),
    ...(order.pasted.length + order.names.length > 0 || pasting !== undefined ? [] : [fixed('none', rowOf(width, span('  nothing yet', 'faint')))]),
    ...(failed === undefined ? [] : [fixed('failed', { spans: [] }, ...proseRows(width, failed, { tone: 'error' }))]),
  ]
}

function countWords(lines: number, bytes: number): string {
  return `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}, ${bytesWords(bytes)}`
}

// Counted once for each paste: it may be large, and frames are many.
const counted = new WeakMap<Pasted, number>()

function linesIn(pasted: Pasted): number {
  const known = counted.get(pasted)
  if (known !== undefined) return known
  const { text } = pasted
  let lines = text === '' || text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  counted.set(pasted, lines)
  return lines
}
