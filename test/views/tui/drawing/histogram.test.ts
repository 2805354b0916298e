import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, second } from '../../../../src/model/clock.ts'
import { histogram, histogramRows, histogramSteps } from '../../../../src/views/tui/drawing/histogram.ts'
import { scrollBar } from '../../../../src/views/tui/drawing/scroll-bar.ts'
import { columns } from '../../../../src/views/text/cut.ts'
import { faultsOf, textOf } from '../hostile.ts'

const from = Date.UTC(2026, 2, 4, 5, 0, 0) * 1000
const look = { width: 27, zone: 'UTC', grain: 'blocks', height: 1 } as const

describe('a histogram', () => {
  it('draws errors over unit starts over an axis', () => {
    const rows = histogram({ from, step: minute, errors: [0, 1, 0, 7, 0], unitStarts: [1, 0, 0, 0, 1] }, look).map(textOf)
    expect(rows).toEqual([
      'errors     ▃▃▃▃    ████    ',
      'starts ████            ████',
      '       05:00:00    05:05:00',
    ])
  })

  it('draws two steps in each column of braille', () => {
    const rows = histogram({ from, step: second, errors: [1, 0, 0, 1], unitStarts: [0, 0, 0, 0] }, { ...look, width: 9, grain: 'braille' }).map(textOf)
    expect(rows[0]).toBe('errors ⡇⢸')
    expect(rows[1]).toBe('starts   ')
  })

  it('points at a time, in the bar and below it', () => {
    const rows = histogram({ from, step: minute, errors: [0, 0, 0, 0], unitStarts: [0, 0, 0, 0] }, { ...look, width: 47, at: from + 2 * minute }).map(textOf)
    expect(rows[0]?.[27]).toBe('│')
    expect(rows[2]?.slice(27)).toMatch(/^▲05:02:00\.000/)
  })

  it('loses no error where many steps fall into one column', () => {
    const errors = Array.from({ length: 1000 }, (_, index) => (index === 777 ? 1 : 0))
    const [bar] = histogram({ from, step: second, errors, unitStarts: errors }, look).map(textOf)
    expect(bar?.slice(7).replace(/ /g, '')).toHaveLength(1)
  })

  it('is as wide as it may be and as high as it says, whatever it shows', () => {
    const counts = fc.array(fc.oneof(fc.nat(5), fc.nat(1_000_000)), { maxLength: 200 })
    const width = fc.integer({ min: 0, max: 200 })
    fc.assert(fc.property(counts, width, fc.constantFrom('blocks' as const, 'braille' as const), fc.integer({ min: 1, max: 4 }), fc.integer({ min: -100, max: 300 }), fc.constantFrom(1, second, minute, 3600 * second), (errors, width, grain, height, at, step) => {
      const pulse = { from, step, errors, unitStarts: errors.toReversed() }
      const rows = histogram(pulse, { width, zone: 'Europe/Berlin', grain, height, at: from + at * step })
      expect(faultsOf(rows, width)).toEqual([])
      if (width > 7) expect(rows).toHaveLength(histogramRows({ height }))
      for (const row of rows.slice(0, height + 1)) expect(columns(textOf(row))).toBe(width)
      expect(histogramSteps({ width, grain })).toBeGreaterThan(0)
    }), { numRuns: 300 })
  })
})

describe('a scroll bar', () => {
  it('touches the ends only where the window does', () => {
    expect(scrollBar({ from: 0, to: 0.1 }, 5).join('')).toBe('┃││││')
    expect(scrollBar({ from: 0.01, to: 0.02 }, 5).join('')).toBe('│┃│││')
    expect(scrollBar({ from: 0.98, to: 0.99 }, 5).join('')).toBe('│││┃│')
    expect(scrollBar({ from: 0.9, to: 1 }, 5).join('')).toBe('││││┃')
    expect(scrollBar({ from: 0, to: 1 }, 3).join('')).toBe('┃┃┃')
  })

  it('is as long as the window, whatever the shares', () => {
    fc.assert(fc.property(fc.double(), fc.double(), fc.nat(50), (from, to, rows) => {
      const bar = scrollBar({ from, to }, rows)
      expect(bar).toHaveLength(rows)
      if (rows > 0) expect(bar).toContain('┃')
    }))
  })
})
