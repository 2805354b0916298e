import { span, spread, rowOf } from './drawing/prose.ts'
import { clip } from './drawing/clip.ts'
import { columns as columnsOf, cut } from '../text/cut.ts'
import { filterWords } from './looking/filter-words.ts'
import { bindingsOf } from './keys.ts'
import type { Prompt } from './prompt.ts'
import { shownChoices } from './prompt.ts'
import { readingWords } from './progress-words.ts'
import type { Row, Span } from './row.ts'
import { screenOf } from './screens/index.ts'
import type { State } from './state.ts'
import { bodyOf, smallest, top } from './state.ts'

/** What is seen: the header, the body and the footer, each row at most as wide as the screen. */
export interface Frame {
  readonly header: readonly Row[]
  readonly body: readonly Row[]
  readonly footer: readonly Row[]
}

const mostChoices = 8

/** The screens as they look. */
export function frameOf(state: State): Frame {
  const { size, held } = state
  if (size.columns < smallest.columns || size.rows < smallest.rows) return tooSmall(size.columns)
  const seen = top(state)
  const body = bodyOf(size)
  const rows = screenOf(seen).rows(seen, held, body)
  const filled = [...rows, ...Array.from({ length: Math.max(0, body.rows - rows.length) }, (): Row => ({ spans: [] }))].slice(0, body.rows)
  const choices = state.prompt === undefined ? [] : choiceRows(state.prompt, size.columns, Math.min(mostChoices, body.rows - 1))
  return {
    header: [headerOf(state)],
    body: [...filled.slice(0, body.rows - choices.length), ...choices],
    footer: state.prompt === undefined ? [statusOf(state), state.toast === undefined ? hintsOf(state) : rowOf(size.columns, span(state.toast.text, toneOf[state.toast.tone]))] : [statusOf(state), promptRow(state.prompt, size.columns)],
  }
}

const toneOf = { plain: 'accent', good: 'good', error: 'error' } as const

function tooSmall(width: number): Frame {
  return { header: [], body: [rowOf(width, span(`culprit needs ${smallest.columns} × ${smallest.rows}`)), rowOf(width, span('make the window larger'))], footer: [] }
}

function headerOf(state: State): Row {
  const { held, size } = state
  const titles = state.stack.map(one => screenOf(one).title(one, held))
  const left: Span[] = [span(' culprit ', 'heading'), span(` ${titles.slice(-2).join(' › ')}`, 'strong')]
  const count = held.caseFile?.problems.length ?? 0
  const right = count === 0 ? [] : [span(`${count.toLocaleString('en')} ${count === 1 ? 'problem' : 'problems'} (P) `, 'warning')]
  return spread(size.columns, left, right)
}

// What the case is about at the left, what is set at the right.
function statusOf({ held, size }: State): Row {
  const { failed, progress, order, filter, zone } = held
  const says = failed !== undefined ? span(failed, 'error') : span(progress === undefined ? '' : readingWords(progress), progress?.state === 'reading' || progress?.state === 'judging' ? 'warning' : 'faint')
  const set = [...filterWords(filter), ...(order.offset === undefined ? [] : [`offset ${order.offset / 1_000_000} s`]), ...(order.follow ? ['follow'] : []), zone]
  return spread(size.columns, [span(' '), says], [span(cut(`${set.join(' · ')} `, Math.floor(size.columns * 0.6)), 'faint')])
}

// Of the screen's own keys as many as there is room for; help and back are always there.
function hintsOf(state: State): Row {
  const { size } = state
  const all = bindingsOf(top(state).screen).flatMap(({ keys, brief }) => (brief === undefined || keys[0] === undefined ? [] : [{ key: keys[0], brief }]))
  const last = all.filter(({ key }) => key === '?' || key === 'q')
  const room = size.columns - last.reduce((sum, one) => sum + hintWidth(one), 0)
  const shown: { readonly key: string; readonly brief: string }[] = []
  let used = 0
  for (const one of all) {
    if (last.includes(one)) continue
    used += hintWidth(one)
    if (used > room) break
    shown.push(one)
  }
  return rowOf(size.columns, ...[...shown, ...last].flatMap(({ key, brief }) => [span(` ${key}`, 'key'), span(` ${brief} `, 'faint')]))
}

function hintWidth({ key, brief }: { readonly key: string; readonly brief: string }): number {
  return key.length + brief.length + 3
}

function choiceRows(prompt: Prompt, width: number, height: number): Row[] {
  const all = shownChoices(prompt)
  const from = Math.max(0, Math.min((prompt.chosen ?? 0) - Math.floor(height / 2), all.length - height))
  return all.slice(from, from + height).map((choice, index) => ({ ...rowOf(width, span(`  ${choice}`, 'accent')), ...(from + index === prompt.chosen && { chosen: true }) }))
}

// The cursor is drawn: the terminal's own is hidden. What stands at it stays seen, however long the text is.
function promptRow({ label, text, cursor }: Prompt, width: number): Row {
  const lead = label === '/' ? '/' : `${cut(label, Math.floor(width * 0.6))}: `
  const at = text.slice(cursor)
  const [here = ' '] = at === '' ? [' '] : [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(at)].map(({ segment }) => segment)
  const before = [span(lead, 'key'), span(text.slice(0, cursor))]
  const room = width - 1 - columnsOf(here)
  const skip = Math.max(0, before.reduce((sum, one) => sum + columnsOf(one.text), 0) - room)
  return { spans: clip([...clip(before, { skip, width: room + 1 }), span(here === ' ' ? ' ' : here, 'chosen'), span(at.slice(here === ' ' && at === '' ? 0 : here.length))], { skip: 0, width }) }
}
