import { second } from '../../../src/model/clock.ts'
import type { Entry } from '../../../src/model/entry.ts'

/** 2026-03-04T05:06:07Z in microseconds. */
export const start = Date.UTC(2026, 2, 4, 5, 6, 7) * 1000

/** So many lines of a journal, one a second: unit starts every 50, errors every 70, a boot in the middle. */
export function journalOf(lines: number, but: (line: number) => Partial<Entry> = () => ({})): Entry[] {
  return Array.from({ length: lines }, (_, index) => {
    const line = index + 1
    const what: Partial<Entry> = line % 50 === 0 ? { identifier: 'systemd', message: `${line % 100 === 0 ? 'Started' : 'Starting'} Sweep ${line}...`, subject: `sweep${(line / 50) % 3}.service` }
      : line % 70 === 0 ? { severity: 3, message: `error in line ${line}` }
        : line === Math.floor(lines / 2) + 1 ? { identifier: 'kernel', message: 'Linux version 9.1' } : {}
    const entry = { origin: { source: 'journal.json', line, offset: index * 100 }, from: 'journal' as const, clock: 'exact' as const, time: start + index * second, host: 'birch', identifier: 'milld', pid: 71, unit: 'mill.service', message: `grain ${line} milled`, bootId: 'b0', ...what, ...but(line) }
    return { text: entry.message, ...entry }
  })
}

/** So many lines of a build log without times of their own. */
export function buildOf(lines: number, but: (line: number) => Partial<Entry> = () => ({})): Entry[] {
  return Array.from({ length: lines }, (_, index) => {
    const line = index + 1
    const message = line === lines ? 'error: no grain left' : `compiling part ${line}`
    return { origin: { source: 'build.log', line, offset: index * 30 }, from: 'build', clock: 'none', message, text: message, ...but(line) }
  })
}
