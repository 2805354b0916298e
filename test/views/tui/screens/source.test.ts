import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../src/model/entry.ts'
import type { Answer, Question } from '../../../../src/views/tui/command.ts'
import { someCaseFile, someEvidence, someHypothesis } from '../../case-file.ts'
import { Driven } from '../drive.ts'
import { SmallDesk } from '../small-desk.ts'
import { buildOf, journalOf } from '../some-entries.ts'

const at = (line: number) => ({ text: '', origin: { source: 'journal.json', line, offset: (line - 1) * 100 } })
const opened = (line: number, entries: readonly Entry[] = journalOf(3000)) => new Driven(new SmallDesk(entries), { screen: 'source', at: at(line) })

describe('a source', () => {
  it('opens at the line that was chosen, in the middle of what is seen', () => {
    const screen = opened(1500)
    expect(screen.chosen).toContain('1500  05:31:06.000 systemd[71]: Started Sweep 1500...')
    expect(screen.rows.findIndex(({ chosen }) => chosen)).toBe(9)
    expect(screen.lines).toHaveLength(20)
  })

  it('walks down over many windows without a gap, and asks for stretches only', () => {
    const desk = new SmallDesk(journalOf(3000))
    const screen = new Driven(desk, { screen: 'source', at: at(1) })
    for (let line = 2; line <= 1000; line++) {
      screen.press('j')
      expect(screen.chosen).toContain(`${line} `)
    }
    const pages = desk.asked.filter(({ about }) => about === 'page')
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.length).toBeLessThan(20)
  })

  it('turns pages down and up again to where it was', () => {
    const screen = opened(1500)
    screen.press('page down', 'page down', 'ctrl-d')
    expect(screen.chosen).toContain('1550 ')
    screen.press('ctrl-u', 'page up', 'page up')
    expect(screen.chosen).toContain('1500 ')
  })

  it('goes to the beginning, the end and a line by its number', () => {
    const screen = opened(1500)
    expect(screen.press('G').chosen).toContain('3000 ')
    expect(screen.press('j').chosen).toContain('3000 ')
    expect(screen.press('g').chosen).toMatch(/^1 /)
    expect(screen.press('k').chosen).toMatch(/^1 /)
    expect(screen.press('#').type('2,345').chosen).toContain('2345 ')
    expect(screen.press('#').type('x').state.toast?.text).toBe('x: not the number of a line')
  })

  it('keeps the old frame while it waits, and drops an answer that comes too late', () => {
    const screen = opened(1500)
    const before = screen.lines
    screen.isAnswering = false
    screen.press('G')
    expect(screen.lines).toEqual(before)
    screen.press('g')
    expect(screen.answers().chosen).toMatch(/^1 /)
  })

  it('seeks down and up and says when there is no more', () => {
    const screen = opened(1500)
    expect(screen.press('/').type('grain 1777').chosen).toContain('1777 ')
    expect(screen.rows.flatMap(({ spans }) => spans.filter(({ tone }) => tone === 'match').map(({ text }) => text))).toEqual(['grain 1777'])
    expect(screen.press('n').state.toast?.text).toBe('no “grain 1777” further down')
    expect(screen.press('/').type('/line \\d+90$/').chosen).toContain('error in line 1890')
    expect(screen.press('/').type('error in').chosen).toContain('error in line 1960')
    expect(screen.press('n').chosen).toContain('error in line 2030')
    expect(screen.press('N', 'N').chosen).toContain('error in line 1890')
  })

  it('jumps to errors, unit starts and boots of this source alone', () => {
    const build = buildOf(100, line => ({ time: journalOf(1)[0]?.time ?? 0, severity: 3, clock: 'exact', text: String(line) }))
    const screen = opened(1490, [...journalOf(3000), ...build])
    expect(screen.press('e').chosen).toContain('1540 ')
    expect(screen.press('E').chosen).toContain('1470 ')
    expect(screen.press('s').chosen).toContain('Starting Sweep 1550')
    expect(screen.press('S').chosen).toContain('Starting Sweep 1450')
    expect(screen.press('B').chosen).toContain('Linux version')
    expect(screen.press('B').state.toast?.text).toBe('no boot further down')
    expect(screen.press('G', 'e').state.toast?.text).toBe('no error further down')
  })

  it('shows only what a filter lets through, and stays near where it was', () => {
    const screen = opened(1500)
    screen.press('f').type('level error')
    expect(screen.chosen).toContain('error in line 1540')
    expect(screen.lines.every(line => line.includes('error in line'))).toBe(true)
    expect(screen.title).toContain('only level error')
    screen.press('f').type('without 1540')
    expect(screen.chosen).toContain('error in line 1610')
    expect(screen.title).toContain('only level error, without 1540')
    screen.press('f').type('everything')
    expect(screen.chosen).toContain('error in line 1610')
    expect(screen.lines.filter(line => line.includes('milled'))).not.toEqual([])
    expect(screen.press('u', 'u').lines.some(line => line.includes('milled'))).toBe(false)
  })

  it('says so where no line meets the filter', () => {
    const screen = opened(1500)
    screen.press('f').type('with barley')
    expect(screen.lines).toEqual([' no line meets the filter: with barley'])
    expect(screen.press('j', 'G', 'e').lines).toHaveLength(1)
  })

  it('lets a desk go on that looked far and found nothing yet, and stays where it was', () => {
    let shy = 0
    const desk = new (class extends SmallDesk {
      override answer(question: Question): Answer {
        return question.about === 'page' && question.span.filter !== undefined && shy++ < 5 ? { question, page: { entries: [], at: 0, isTop: false, isBottom: false } } : super.answer(question)
      }
    })(journalOf(3000))
    const screen = new Driven(desk, { screen: 'source', at: at(1500) })
    screen.isAnswering = false
    screen.press('f').type('with error')
    screen.answers()
    expect(shy).toBeGreaterThan(5)
    expect(screen.chosen).toContain('error in line 1540')
  })

  it('says that it is still looking', () => {
    const desk = new (class extends SmallDesk {
      override answer(question: Question): Answer {
        return question.about === 'page' ? { question, page: { entries: [], at: 0, isTop: false, isBottom: false } } : super.answer(question)
      }
    })([])
    const screen = new Driven(desk, { screen: 'source', at: at(1500), held: { filter: { holding: 'barley' } } })
    expect(screen.lines).toEqual([' looking for what meets the filter: with barley …'])
    expect(desk.asked.length).toBeLessThan(5000)
  })

  it('marks evidence and pinned lines', () => {
    const caseFile = someCaseFile({ hypotheses: [someHypothesis({ evidence: [someEvidence({ source: 'journal.json', line: 1500, endLine: 1502 }), someEvidence({ role: 'trigger', source: 'journal.json', line: 1498 })] })] })
    const screen = new Driven(new SmallDesk(journalOf(3000)), { screen: 'source', at: at(1500), held: { caseFile } })
    screen.press('j', 'j', 'j', 'p').type('look here')
    const marks = new Map(screen.lines.map(line => [Number(/\d+/.exec(line)?.[0]), line[0]]))
    expect([1497, 1498, 1499, 1500, 1501, 1502, 1503].map(line => marks.get(line))).toEqual([' ', '▸', ' ', '×', '×', '×', '⚑'])
    expect(screen.state.held.judgement.pins).toMatchObject([{ origin: { line: 1503 }, text: 'grain 1503 milled', note: 'look here' }])
  })

  it('scrolls to the side by columns, no further than there is something', () => {
    const screen = opened(10, journalOf(20, line => ({ message: `${'漢'.repeat(60)} end ${line}` })))
    expect(screen.chosen).not.toContain('end')
    screen.press('l', 'l', 'l', 'l', 'l', 'l', 'l', 'l')
    expect(screen.chosen).toContain('end 10')
    screen.press('h', 'h', 'h', 'h', 'h', 'h', 'h', 'h')
    expect(screen.chosen).toContain('milld[71]: 漢')
  })

  it('follows the end of a log that grows, and only there', () => {
    const all = journalOf(3000)
    const news = (lines: number) => ({ kind: 'news', news: { kind: 'progress', progress: { state: 'following', bytesRead: 0, lines, rate: 0, sources: [{ id: 'journal.json', format: 'journal-json', lines }] } } }) as const
    const growing: Entry[] = all.slice(0, 1000)
    const desk = new SmallDesk(growing)
    const screen = new Driven(desk, { screen: 'source', at: at(1), held: { order: { names: [], pasted: [], follow: true } } })
    screen.press('G')
    growing.push(...all.slice(1000, 1100))
    expect(screen.tell(news(1100)).chosen).toContain('1100 ')
    screen.press('k')
    growing.push(...all.slice(1100, 1200))
    expect(screen.tell(news(1200)).chosen).toContain('1099 ')
    expect(screen.press('j', 'j', 'j').chosen).toContain('1102 ')
  })

  it('takes clicks and the wheel', () => {
    const screen = opened(1500)
    expect(screen.tell({ kind: 'mouse', row: 0, column: 3, what: 'click' }).chosen).toContain('1491 ')
    expect(screen.tell({ kind: 'mouse', row: 0, column: 3, what: 'wheel down' }).chosen).toContain('1494 ')
    expect(screen.lines[0]).toContain('1494 ')
  })

  it('keeps the chosen line in sight when the window changes', () => {
    const screen = opened(1500)
    screen.press('ctrl-d', 'j', 'j', 'j', 'j', 'j', 'j', 'j', 'j', 'j')
    const chosen = screen.chosen
    for (const rows of [16, 50, 17, 24]) expect(screen.tell({ kind: 'resized', size: { columns: 60 + rows, rows } }).chosen.slice(0, 30)).toBe(chosen.slice(0, 30))
  })
})
