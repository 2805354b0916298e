import { describe, expect, it } from 'vitest'
import { second } from '../../../../src/model/clock.ts'
import type { Entry } from '../../../../src/model/entry.ts'
import { someCaseFile, someEvidence, someHypothesis } from '../../case-file.ts'
import { Driven } from '../drive.ts'
import { SmallDesk } from '../small-desk.ts'
import { journalOf, start } from '../some-entries.ts'

const life = (unit: string, ...steps: readonly (readonly [number, string])[]): Entry[] =>
  journalOf(steps.length, line => ({ identifier: 'systemd', subject: unit, time: start + (steps[line - 1]?.[0] ?? 0) * second, message: `${steps[line - 1]?.[1] ?? ''} ${unit}.` }))

const entries = [
  ...life('mill.service', [0, 'Starting'], [2, 'Started'], [80, 'Stopped']),
  ...life('silo.service', [10, 'Starting'], [60, 'Failed']),
  ...life('sweeper.service', [50, 'Starting'], [55, 'Started'], [90, 'Starting'], [100, 'Started']),
]
const caseFile = someCaseFile({ hypotheses: [someHypothesis({ evidence: [someEvidence({ time: start + 60 * second, text: 'silo.service: no grain' })] })] })
const opened = (but: Partial<ConstructorParameters<typeof Driven>[1]> = {}) => new Driven(new SmallDesk(entries), { screen: 'units', held: { caseFile }, ...but })
const names = (screen: Driven): string[] => screen.lines.slice(1, 4).map(line => line.split(' ')[0] ?? '')

describe('the units', () => {
  it('shows those of the hypothesis first, the culprit before all', () => {
    expect(names(opened())).toEqual(['sweeper.service', 'silo.service', 'mill.service'])
  })

  it('draws their lives over one axis with the symptom on it', () => {
    const screen = opened()
    expect(screen.lines[0]).toMatch(/^ +05:06:07 +▲05:07:07.000$/)
    expect(screen.lines[2]).toMatch(/^silo.service +▸╌+✕$/)
    expect(screen.lines[3]).toMatch(/^mill.service +▸●─+│─+■$/)
  })

  it('opens at the step nearest to what was chosen, and says it in words', () => {
    const screen = opened({ at: { text: '', unit: 'mill.service', time: start + 79 * second } })
    expect(screen.chosen).toContain('mill.service')
    expect(screen.lines.at(-1)).toBe(' ■ unit stopped  3 of 3  2026-03-04 05:07:27.000  journal.json:3  Stopped mill.…')
  })

  it('walks over steps and lanes, from one lane to the same time in the next', () => {
    const screen = opened()
    screen.press('l')
    expect(screen.lines.at(-1)).toContain('unit start  3 of 4')
    screen.press('j')
    expect(screen.lines.at(-1)).toContain('unit failure  2 of 2')
    screen.press('h', 'h', 'h')
    expect(screen.lines.at(-1)).toContain('unit start  1 of 2')
    expect(screen.press('G').chosen).toContain('mill.service')
    expect(screen.press('g').chosen).toContain('sweeper.service')
  })

  it('zooms around the step', () => {
    const screen = opened()
    const whole = screen.lines[0]
    screen.press('i')
    expect(screen.lines[0]).not.toBe(whole)
    expect(screen.press('o').lines[0]).toBe(whole)
  })

  it('opens the timeline at the step, and a unit by its name', () => {
    const screen = opened()
    screen.press('/').type('silo')
    expect(screen.chosen).toContain('silo.service')
    screen.press('enter')
    expect(screen.title).toContain('timeline · 2026-03-04 05:07:07')
    expect(screen.chosen).toContain('Failed silo.service')
    expect(screen.press('q').chosen).toContain('silo.service')
    expect(screen.press('/').type('barley').state.toast?.text).toBe('no unit with “barley” further down')
  })

  it('shows only units that the filter lets through', () => {
    const screen = opened()
    screen.press('f').type('unit mill.service')
    expect(screen.lines[1]).toContain('mill.service')
    expect(screen.lines[2]).toBe('')
    screen.press('f').type('unit barley.service')
    expect(screen.lines).toEqual([' no unit meets the filter: unit barley.service'])
  })

  it('keeps the chosen unit when more is read', () => {
    const more = [...entries]
    const screen = new Driven(new SmallDesk(more), { screen: 'units', held: { caseFile } })
    screen.press('j', 'j')
    more.unshift(...life('aaa.service', [1, 'Starting']), ...life('sweeper.service', [3, 'Starting']))
    screen.tell({ kind: 'news', news: { kind: 'case file', caseFile, final: false } })
    expect(screen.chosen).toContain('mill.service')
  })
})
