import { describe, expect, it } from 'vitest'
import { hour, minute } from '../../src/model/clock.ts'
import { shiftToMeet } from '../../src/reasoning/align.ts'

const journal = { from: 100 * hour + 42 * minute, to: 100 * hour + 60 * minute }
const build = { from: 100 * hour + 43 * minute, to: 100 * hour + 58 * minute }
const moved = (by: number): { from: number; to: number } => ({ from: build.from + by, to: build.to + by })

describe('a log without a zone', () => {
  it.each([1, -1, 2, -8, 5.5, 5.75, 14])('that is %s hours off is moved back to where a journal covers it', hours => {
    expect(shiftToMeet(moved(hours * hour), [journal])).toBe(-hours * hour)
  })

  it('is moved to where its symptoms stand beside the same ones, if several zones would do', () => {
    const day = { from: 80 * hour, to: 110 * hour }
    const log = { ...moved(-30.5 * hour), moments: [{ symptom: 'no space', time: build.from - 30.5 * hour }] }
    expect(shiftToMeet(log, [day], [{ symptom: 'no space', time: build.from - 12 * hour + 10 }])).toBe(18.5 * hour)
    expect(shiftToMeet(log, [day], [{ symptom: 'missing path', time: build.from - 12 * hour + 10 }])).not.toBe(18.5 * hour)
  })

  it('stays where it meets a journal already, or where there is none', () => {
    expect(shiftToMeet(build, [journal])).toBeUndefined()
    expect(shiftToMeet({ from: build.from - hour, to: build.to }, [journal])).toBeUndefined()
    expect(shiftToMeet(moved(hour), [])).toBeUndefined()
  })

  it('stays where no zone would make it meet', () => {
    expect(shiftToMeet(moved(40 * hour), [journal])).toBeUndefined()
  })
})
