import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane, LaneStep } from '../../../../src/model/desk.ts'
import { eventKinds, type EventKind } from '../../../../src/model/rule.ts'
import { laneRow, nameColumns } from '../../../../src/views/tui/drawing/lanes.ts'
import { faultsOf, hostileText, textOf } from '../hostile.ts'

const step = (kind: EventKind, time?: number): LaneStep => ({ kind, origin: { source: 'j', line: 1, offset: 0 }, text: '', ...(time !== undefined && { time }) })
const lane = (...steps: LaneStep[]): Lane => ({ unit: 'web.service', steps, more: 0 })
const look = { width: 32, span: { from: 0, to: 20 } }
const axis = (of: Lane, but: Partial<Parameters<typeof laneRow>[1]> = {}): string => textOf(laneRow(of, { ...look, ...but })).slice(nameColumns(look.width))

describe('a lane', () => {
  it('shows each step and a line while the unit is up', () => {
    expect(axis(lane(step('unit start', 2), step('unit started', 5), step('unit stop', 10), step('unit stopped', 12)))).toBe('  ▸╌╌●────◂╌■       ')
    expect(axis(lane(step('unit started', 15)))).toBe('               ●────')
  })

  it('draws the line of what began before, and none after what failed', () => {
    expect(axis(lane(step('unit started', -5), step('unit failure', 4)))).toBe('────✕               ')
    expect(axis(lane(step('unit started', -5), step('unit stopped', 40)))).toBe('────────────────────')
  })

  it('shows the failure where several steps share a column', () => {
    expect(axis(lane(step('unit start', 4), step('unit failure', 4.2), step('unit started', 4.4)))).toMatch(/^ {4}✕/)
  })

  it('draws a line at a time, and the chosen step over all', () => {
    expect(axis(lane(step('unit stopped', 3)), { at: 10 })).toBe('   ■      │         ')
    const row = laneRow(lane(step('unit start', 3), step('unit failure', 3.1)), { ...look, step: 0 })
    expect(row.spans.find(({ tone }) => tone === 'match')?.text).toBe('▸')
  })

  it('is as wide as it may be, whatever the unit is called', () => {
    const steps = fc.array(fc.record({ kind: fc.constantFrom(...eventKinds), time: fc.option(fc.integer({ min: -10, max: 40 }), { nil: undefined }) }), { maxLength: 20 })
    fc.assert(fc.property(hostileText, steps, fc.integer({ min: 1, max: 200 }), (unit, kinds, width) => {
      const of: Lane = { unit, more: kinds.length % 3, steps: kinds.map(({ kind, time }) => step(kind, time)) }
      expect(faultsOf([laneRow(of, { width, span: { from: 0, to: 20 }, at: 7, step: 0 })], Math.max(width, 12))).toEqual([])
    }))
  })
})
