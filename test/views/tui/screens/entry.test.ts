import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../src/model/entry.ts'
import { bodyOf, top } from '../../../../src/views/tui/state.ts'
import { faultsOf, textOf } from '../hostile.ts'
import { Driven } from '../drive.ts'
import { SmallDesk } from '../small-desk.ts'
import { buildOf, journalOf, start } from '../some-entries.ts'

const raw = JSON.stringify({ MESSAGE: 'grain', _EXE: '/usr/bin/milld', COUNT: 7 })
const long = 'the mill grinds slowly but exceedingly fine and '.repeat(20)
const entries: readonly Entry[] = [...journalOf(20, line => (line === 10 ? { message: `${long}\nends here`, text: raw, severity: 3 } : {})), ...buildOf(20, line => ({ clock: 'nearby', time: start + line }))]
const opened = (screen: 'source' | 'timeline', size = { columns: 80, rows: 24 }) =>
  new Driven(new SmallDesk(entries), { screen, size, at: { text: '', origin: { source: 'journal.json', line: 10, offset: 900 }, time: entries[9]?.time ?? 0 } }).press('enter')
const shown = (driven: Driven): string => driven.lines.join('\n')

describe('an entry', () => {
  it.each(['source', 'timeline'] as const)('opens from the %s with all its text and fields, and goes back', (screen) => {
    const driven = opened(screen)
    expect(top(driven.state).screen).toBe('entry')
    const first = shown(driven)
    const all = `${first}\n${shown(driven.press('G'))}`
    expect(all.replace(/\s+/g, ' ')).toContain(long.trim())
    for (const said of ['ends here', '2026-03-04 05:06:16.000', /level +error/, /host +birch/, /program +milld/, /unit +mill.service/, /boot +b0/, /_EXE +\/usr\/bin\/milld/, /COUNT +7/]) expect(all).toMatch(said)
    expect(top(driven.press('escape').state).screen).toBe(screen)
  })

  it('of a cluster tells its document, and calls its fields by their paths', () => {
    const hit = JSON.stringify({ _index: 'filebeat-1', _id: 'a1', PRIORITY: '3', _source: { message: 'grain', host: { name: 'birch', ip: ['192.0.2.1', '192.0.2.2'] }, 'event.code': 7 } })
    const far = journalOf(1, () => ({ text: hit, document: { index: 'filebeat-1', id: 'a1' } }))
    const driven = new Driven(new SmallDesk(far), { screen: 'entry', at: { text: '', origin: far[0]?.origin ?? { source: '', line: 1, offset: 0 } }, size: { columns: 100, rows: 40 } })
    for (const said of [/document +filebeat-1\/_doc\/a1/, /host\.name +birch/, /host\.ip +\["192\.0\.2\.1","192\.0\.2\.2"\]/, /event\.code +7/]) expect(shown(driven)).toMatch(said)
    expect(shown(driven)).not.toMatch(/_source|PRIORITY/)
  })

  it('opens its line in the log', () => {
    const driven = opened('timeline').press('enter')
    expect(top(driven.state)).toMatchObject({ screen: 'source', source: 'journal.json' })
    expect(driven.chosen).toContain('10 ')
  })

  it('copies the part that is chosen and pins the line', () => {
    const driven = opened('source').press('G', 'y')
    expect(driven.done.at(-1)).toEqual({ kind: 'copy', text: '7' })
    driven.press('p').type('look')
    expect(driven.state.held.judgement.pins).toMatchObject([{ origin: { line: 10 }, note: 'look' }])
  })

  it('says so where nothing stands there any more', () => {
    const driven = new Driven(new SmallDesk([]), { screen: 'entry', at: { text: 'hay', origin: { source: 'x', line: 1, offset: 0 } } })
    expect(shown(driven)).toContain('nothing stands there any more')
  })

  it.each([{ columns: 60, rows: 16 }, { columns: 100, rows: 30 }, { columns: 200, rows: 50 }])('fits $columns×$rows', (size) => {
    const { rows } = opened('source', size)
    expect(faultsOf(rows, size.columns)).toEqual([])
    expect(rows.length).toBeLessThanOrEqual(bodyOf(size).rows)
    expect(rows.map(textOf).join('\n')).toMatchSnapshot()
  })
})
