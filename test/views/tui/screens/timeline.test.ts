import { describe, expect, it } from 'vitest'
import { second } from '../../../../src/model/clock.ts'
import type { Entry } from '../../../../src/model/entry.ts'
import { top } from '../../../../src/views/tui/state.ts'
import { someCaseFile, someEvidence, someHypothesis } from '../../case-file.ts'
import { Driven } from '../drive.ts'
import { SmallDesk } from '../small-desk.ts'
import { buildOf, journalOf, start } from '../some-entries.ts'

const build = buildOf(300, line => ({ clock: 'exact', time: start + 1000 * second + line * second + 1, ...(line === 300 && { severity: 3 }) }))
const both: readonly Entry[] = [...journalOf(3000), ...build]
const symptom = someEvidence({ source: 'build.log', line: 300, offset: 299 * 30, time: start + 1300 * second + 1 })
const caseFile = someCaseFile({ hypotheses: [someHypothesis({ evidence: [symptom] })], sources: ['build.log', 'journal.json'].map(id => ({ id, format: 'x', bytes: 1, lines: 1, entries: 1, problems: 0, clock: 'exact' })) })
const opened = (entries = both, at?: { readonly text: string; readonly time: number }) => new Driven(new SmallDesk(entries), { screen: 'timeline', held: { caseFile }, ...(at && { at }) })

describe('the timeline', () => {
  it('opens with the symptom at its centre, all sources merged around it', () => {
    const screen = opened()
    expect(screen.chosen).toMatch(/^×! build\.log +05:27:47\.000 error: no grain left/)
    const list = screen.rows.slice(4)
    expect(list.findIndex(({ chosen }) => chosen)).toBe(Math.floor((list.length - 1) / 2))
    expect(screen.lines.slice(9, 13).map(line => line.slice(3, 15).trim())).toEqual(['build.log', 'journal.json', 'build.log', 'journal.json'])
    expect(screen.title).toBe('timeline · 2026-03-04 05:27:47 · UTC')
  })

  it('shows errors over unit starts, and where the cursor stands in them', () => {
    const [first, second, starts, axis] = opened().lines
    expect(`${first}${second}`).toContain('errors')
    expect(starts).toMatch(/^starts /)
    expect(axis).toMatch(/^ {7}05:06:07 +▲05:27:47.000 +05:56:\d\d$/)
  })

  it('draws bars of blocks where there is no braille', () => {
    const screen = new Driven(new SmallDesk(both), { screen: 'timeline', held: { caseFile, grain: 'blocks' } })
    expect(screen.lines.slice(0, 3).join('')).toMatch(/[▁-█]/)
    expect(screen.lines.slice(0, 3).join('')).not.toMatch(/[\u2800-\u28ff]/)
  })

  it('marks errors, unit starts and boots', () => {
    const screen = opened(journalOf(200), { text: '', time: start + 100 * second })
    const marks = screen.lines.slice(4).map(line => line[1]).join('')
    expect(marks).toContain('●')
    expect(marks).toContain('◆')
  })

  it('jumps to the next error, unit start and boot, and back', () => {
    const screen = opened()
    expect(screen.press('e').chosen).toContain('error in line 1330')
    expect(screen.press('E').chosen).toContain('error: no grain left')
    expect(screen.press('s').chosen).toContain('Starting Sweep 1350')
    expect(screen.press('S').chosen).toContain('Starting Sweep 1250')
    expect(screen.press('B').chosen).toContain('Linux version')
    expect(screen.press('ctrl-g').state.toast?.text).toBe('no boot further up')
  })

  it('seeks in all sources, down and up', () => {
    const screen = opened()
    expect(screen.press('/').type('milled').chosen).toContain('grain 1302 milled')
    expect(screen.press('n').chosen).toContain('grain 1303 milled')
    expect(screen.press('N', 'N').chosen).toContain('grain 1301 milled')
    expect(screen.press('/').type('grain 2999').chosen).toContain('grain 2999')
    expect(screen.press('n').state.toast?.text).toBe('no “grain 2999” further down')
  })

  it('lets capitals count where there are some, and patterns in what is at hand', () => {
    const screen = opened()
    expect(screen.press('/').type('Linux').chosen).toContain('Linux version')
    expect(screen.press('/').type('LINUX').state.toast?.text).toBe('no “LINUX” further down')
    expect(screen.press('/').type('/1\\d10 m/').chosen).toContain('grain 1510 milled')
    expect(screen.press('/').type('/(/').state.toast?.text).toBe('/(/: not a pattern')
  })

  it('seeks only in what the filter lets through', () => {
    const screen = opened()
    screen.press('f').type('with line')
    screen.press('/').type('15')
    expect(screen.chosen).toContain('error in line 1540')
    expect(screen.press('n').state.toast?.text).toBe('no “15” further down')
  })

  it('zooms around the cursor, and its histogram goes along', () => {
    const screen = opened()
    const axis = (): string => screen.lines[3] ?? ''
    const whole = axis()
    screen.press('i', 'i')
    expect(axis()).not.toBe(whole)
    const part = axis()
    expect(axis()).toMatch(/▲05:27:47/)
    screen.press('g')
    expect(axis()).not.toBe(part)
    expect(axis()).toContain('▲05:06:07.000')
    screen.press('o', 'o')
    expect(axis()).toMatch(/05:56:\d\d$/)
    const state = top(screen.state)
    expect(state.screen === 'timeline' && state.zoom).toBeUndefined()
  })

  it('goes to the time of a bar that is clicked', () => {
    const screen = opened()
    screen.tell({ kind: 'mouse', row: 1, column: 79, what: 'click' })
    expect(screen.chosen).toMatch(/grain 29[789]\d milled/)
    screen.tell({ kind: 'mouse', row: 4, column: 3, what: 'click' })
    expect(screen.rows[4]?.chosen).toBe(true)
  })

  it('opens the source at the line, and comes back to where it was', () => {
    const screen = opened()
    screen.press('k', 'enter', 'enter')
    expect(screen.title).toContain('journal.json · line 1,301')
    expect(screen.press('q', 'q').chosen).toContain('grain 1301 milled')
  })

  it('goes from the beginning to the end', () => {
    const screen = opened()
    expect(screen.press('g').chosen).toContain('grain 1 milled')
    expect(screen.press('G').chosen).toContain('Started Sweep 3000')
  })

  it('keeps the old frame while it waits, and drops what comes too late', () => {
    const screen = opened()
    const before = screen.lines
    screen.isAnswering = false
    screen.press('G')
    expect(screen.lines).toEqual(before)
    screen.press('g')
    expect(screen.answers().chosen).toContain('grain 1 milled')
  })

  it('says so where nothing has a time', () => {
    expect(opened(buildOf(50)).lines.at(-1)).toBe(' no entry of these logs has a time')
  })
})
