import type { ScreenName } from '../../keys.ts'
import { bindingsOf, screenNames } from '../../keys.ts'
import { padded } from '../../../text/cut.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import type { Item } from '../../list.ts'

const keyColumns = 25

/** What every key does: those of the screen one came from, those of all screens, then those of the others. */
export function helpItems(of: ScreenName, width: number): Item[] {
  const common = bindingsOf(of).filter(({ screens }) => screens === 'all')
  const others = screenNames.filter(name => name !== of && name !== 'help')
  return [
    ...section(`on the screen ${of}`, ownOf(of), width),
    ...section('everywhere', common, width),
    ...others.flatMap(name => section(`on the screen ${name}`, ownOf(name), width)),
    ...section('while something is typed', typing, width),
  ]
}

interface Line { readonly keys: readonly string[]; readonly words: string }

const typing: readonly Line[] = [
  { keys: ['enter', 'escape'], words: 'done; leave it' },
  { keys: ['tab', 'up', 'down'], words: 'choose of what is offered' },
  { keys: ['ctrl-u', 'ctrl-w'], words: 'delete to the beginning; delete a word' },
]

function ownOf(name: ScreenName): readonly Line[] {
  return bindingsOf(name).filter(({ screens }) => screens !== 'all')
}

function section(heading: string, lines: readonly Line[], width: number): Item[] {
  if (lines.length === 0) return []
  return [
    { key: heading, fixed: true, rows: [{ spans: [] }, rowOf(width, span(heading, 'heading'))] },
    ...lines.map(({ keys, words }) => ({ key: `${heading} ${keys.join()}`, rows: proseRows(width, words, { lead: [span('  '), span(padded(keys.join(', '), keyColumns), 'key'), span(' ')] }) })),
  ]
}
