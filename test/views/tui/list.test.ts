import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item, Move, Place } from '../../../src/views/tui/list.ts'
import { atTop, chosenIn, itemInWindow, moved, windowOf } from '../../../src/views/tui/list.ts'
import { textOf } from './hostile.ts'

const item = (key: string, rows = 1): Item => ({ key, rows: Array.from({ length: rows }, (_, index) => ({ spans: [{ text: `${key}${index}`, tone: 'plain' as const }] })) })
const heading = (key: string): Item => ({ ...item(key), fixed: true })
const seen = (items: readonly Item[], place: Place, height: number): string[] => windowOf(items, place, height).map(row => (row.chosen ? '>' : '') + textOf(row))
const after = (items: readonly Item[], height: number, ...moves: readonly Move[]): Place => moves.reduce((place, move) => moved(items, place, move, height), atTop)

describe('a list', () => {
  const items = [heading('H'), item('a', 2), item('b'), heading('I'), item('c'), item('d', 2)]

  it('begins with its heading, its first choice chosen', () => {
    expect(seen(items, atTop, 4)).toEqual(['H0', '>a0', '>a1', 'b0'])
  })

  it('moves over headings and scrolls as little as it must', () => {
    expect(seen(items, after(items, 4, 'down'), 4)).toEqual(['H0', 'a0', 'a1', '>b0'])
    expect(seen(items, after(items, 4, 'down', 'down'), 4)).toEqual(['a1', 'b0', 'I0', '>c0'])
    expect(seen(items, after(items, 4, 'down', 'down', 'up', 'up'), 4)).toEqual(['>a0', '>a1', 'b0', 'I0'])
  })

  it('shows what stands above the first choice when one goes up once more', () => {
    expect(seen(items, after(items, 4, 'down', 'down', 'up', 'up', 'up'), 4)).toEqual(['H0', '>a0', '>a1', 'b0'])
  })

  it('goes to its ends', () => {
    expect(seen(items, after(items, 3, 'bottom'), 3)).toEqual(['c0', '>d0', '>d1'])
    expect(seen(items, after(items, 3, 'bottom', 'top'), 3)).toEqual(['H0', '>a0', '>a1'])
  })

  it('keeps what is chosen in its row when others come and go', () => {
    const place = after(items, 4, 'down', 'down')
    const changed = [heading('H'), item('x', 3), item('y'), item('a', 2), heading('I'), item('c'), item('d')]
    expect(seen(changed, place, 4)).toEqual(['a0', 'a1', 'I0', '>c0'])
    expect(seen([item('c'), item('d')], place, 4)).toEqual(['>c0', 'd0'])
  })

  it('chooses what stands where the chosen one stood when that is gone', () => {
    const gone = items.filter(({ key }) => key !== 'b')
    expect(gone[chosenIn(gone, after(items, 4, 'down')) ?? -1]?.key).toBe('c')
  })

  it('scrolls through what is longer than the window', () => {
    const long = [item('a'), item('L', 9), item('z')]
    expect(seen(long, after(long, 4, 'down'), 4)).toEqual(['>L0', '>L1', '>L2', '>L3'])
    expect(seen(long, after(long, 4, 'down', 'down'), 4)).toEqual(['>L4', '>L5', '>L6', '>L7'])
    expect(seen(long, after(long, 4, 'down', 'down', 'down'), 4)).toEqual(['>L5', '>L6', '>L7', '>L8'])
    expect(seen(long, after(long, 4, 'down', 'down', 'down', 'down'), 4)).toEqual(['>L6', '>L7', '>L8', 'z0'].map((row, index) => (index === 3 ? `>${row}` : row.slice(1))))
    expect(seen(long, after(long, 4, 'down', 'down', 'up'), 4)).toEqual(['>L0', '>L1', '>L2', '>L3'])
  })

  it('knows what is under the mouse', () => {
    expect(itemInWindow(items, atTop, 4, 3)).toBe(2)
    expect(itemInWindow(items, atTop, 4, 0)).toBeUndefined()
  })

  it('has nothing to choose where it is empty or only headings', () => {
    for (const none of [[], [heading('H')]]) {
      expect(chosenIn(none, atTop)).toBeUndefined()
      expect(moved(none, atTop, 'down', 4)).toBe(atTop)
    }
  })

  it('shows the first choice at the top, though a heading above takes the only row', () => {
    expect(seen([heading('H'), item('a', 1)], moved([heading('H'), item('a', 1)], atTop, 'top', 1), 1)).toEqual(['>a0'])
  })

  it.each(['down', 'up', 'page down', 'page up'] as const)('shows the first choice below headings that leave it no room, moving %s', (move) => {
    const list = [heading('H'), heading('I'), item('a', 1)]
    expect(seen(list, moved(list, atTop, move, 1), 1)).toEqual(['>a0'])
  })

  it('never loses what is chosen, whatever one does', () => {
    const anItem = fc.record({ rows: fc.integer({ min: 1, max: 7 }), fixed: fc.boolean() })
    const move = fc.constantFrom<Move>('down', 'up', 'page down', 'page up', 'half page down', 'half page up', 'top', 'bottom')
    fc.assert(fc.property(fc.array(anItem, { maxLength: 30 }), fc.array(move, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (shapes, moves, height) => {
      const list = shapes.map(({ rows, fixed }, index) => (fixed ? { ...item(`${index}`, rows), fixed } as Item : item(`${index}`, rows)))
      const rows = windowOf(list, after(list, height, ...moves), height)
      const all = list.reduce((sum, one) => sum + one.rows.length, 0)
      expect(rows).toHaveLength(Math.min(all, height))
      if (moves.length > 0 && list.some(({ fixed }) => !fixed)) expect(rows.some(({ chosen }) => chosen)).toBe(true)
    }))
  })

  it('comes to every choice by going down', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (lengths, height) => {
      const list = lengths.map((length, index) => item(`${index}`, length))
      const met = new Set<string>()
      let place = atTop
      for (let step = 0; step < 200; step++) {
        met.add(list[chosenIn(list, place) ?? -1]?.key ?? '')
        place = moved(list, place, 'down', height)
      }
      expect(met.size).toBe(list.length)
    }))
  })
})
