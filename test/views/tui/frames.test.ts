import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { second } from '../../../src/model/clock.ts'
import type { Entry } from '../../../src/model/entry.ts'
import type { ScreenName } from '../../../src/views/tui/keys.ts'
import { bodyOf } from '../../../src/views/tui/state.ts'
import { someCaseFile, someEvidence, someHypothesis } from '../case-file.ts'
import { Driven } from './drive.ts'
import { faultsOf, hostileText } from './hostile.ts'
import { SmallDesk } from './small-desk.ts'
import { buildOf, journalOf, start } from './some-entries.ts'

const sizes = [{ columns: 60, rows: 16 }, { columns: 80, rows: 24 }, { columns: 100, rows: 30 }, { columns: 200, rows: 50 }]
const screens: readonly ScreenName[] = ['source', 'timeline', 'units']
const symptom = someEvidence({ source: 'journal.json', line: 150, offset: 149 * 100, time: start + 149 * second, text: 'grain 150 milled' })
const ids = ['build.log', 'journal.json']
const caseFile = someCaseFile({ hypotheses: [someHypothesis({ evidence: [symptom] })], sources: ids.map(id => ({ id, format: 'x', bytes: 9000, lines: 300, entries: 300, problems: 0, clock: 'exact' })) })
const at = { text: '', origin: { source: symptom.source, line: symptom.line, offset: symptom.offset }, time: start + 149 * second }
const opened = (screen: ScreenName, size: { columns: number; rows: number }, entries: readonly Entry[]) => new Driven(new SmallDesk(entries), { screen, size, held: { caseFile, zone: 'Europe/Berlin' }, at })

describe('a frame', () => {
  const entries = [...journalOf(300), ...buildOf(300, line => ({ clock: 'nearby', time: start + line * second }))]
  for (const screen of screens) {
    for (const size of sizes) {
      it(`of the ${screen} at ${size.columns}×${size.rows}`, () => {
        const driven = opened(screen, size, entries)
        expect(faultsOf(driven.rows, size.columns)).toEqual([])
        expect(driven.rows.filter(({ chosen }) => chosen)).toHaveLength(1)
        expect(driven.rows).toHaveLength(bodyOf(size).rows)
        expect(driven.lines.join('\n')).toMatchSnapshot()
      })
    }
  }
})

describe('whatever stands in a log', () => {
  const entry = fc.record({ message: hostileText, host: fc.option(hostileText, { nil: undefined }), identifier: fc.option(hostileText, { nil: undefined }), subject: fc.option(hostileText, { nil: undefined }), severity: fc.constantFrom(undefined, 3, 4, 7) })
  const keys = fc.array(fc.constantFrom('j', 'k', 'space', 'b', 'l', 'h', 'e', 'S', 'i', 'o', 'G', 'g'), { maxLength: 8 })
  it.each([...screens, 'entry'] as const)('the %s stays in its columns and shows no control character', (screen) => {
    fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), fc.constantFrom(...sizes), keys, hostileText, (said, size, pressed, id) => {
      const entries = journalOf(said.length, line => clean({ ...said[line - 1], origin: { source: id, line, offset: line * 10 }, message: `${line % 5 === 0 ? 'Starting ' : ''}${said[line - 1]?.message ?? ''}` }))
      const driven = new Driven(new SmallDesk(entries), { screen, size, held: { caseFile }, at: { text: '', origin: { source: id, line: 1, offset: 10 } } })
      driven.press('/').tell({ kind: 'pasted', text: said[0]?.message ?? '' }).press('enter', ...pressed)
      expect(faultsOf(driven.rows, size.columns)).toEqual([])
      expect(driven.rows.length).toBeLessThanOrEqual(bodyOf(size).rows)
    }), { numRuns: 60 })
  })
})

function clean(entry: { readonly [Key in keyof Entry]?: Entry[Key] | undefined }): Partial<Entry> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}
