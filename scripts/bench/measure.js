import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'

const clock = '/usr/bin/time'
export const canPin = isThere('taskset')
const canTime = existsSync(clock)

/** Which of the conditions of a fair measurement this machine lacks. */
export const shortcomings = [...(canPin ? [] : ['taskset is missing: nothing was pinned to a core']), ...(canTime ? [] : [`${clock} is missing: processor time and memory are unknown`])]

const cores = availableParallelism()
/** The processor on which what is measured is pinned, and the others: those of a node that works for it, as if on a machine of its own. */
export const processors = { own: String(cores - 1), others: cores > 1 ? `0-${cores - 2}` : '', all: `0-${cores - 1}` }

export function isThere(tool) {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
}

/** Runs a line of shell, on one core unless others are to work for it: seconds by the wall clock and of the processor, and the peak of memory of its largest process. */
export function measure(line, environment = {}, { pin = true } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'))
  const notes = path.join(folder, 'time')
  const command = [
    ...(canPin && pin ? ['taskset', '-c', processors.own] : []),
    ...(canTime ? [clock, '-f', '%e %U %S %M', '-o', notes] : []),
    'sh', '-c', line,
  ]
  const begin = process.hrtime.bigint()
  const { status, stderr } = spawnSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...environment } })
  const wall = Number(process.hrtime.bigint() - begin) / 1e9
  try {
    if (status === 2 || status === null || status > 2) throw new Error(`${line}\n${stderr}`)
    if (!canTime) return { wall }
    const [, user, system, kilobytes] = readFileSync(notes, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
    return { wall, processor: user + system, memory: kilobytes * 1024 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The middle one of several measurements, each quantity for itself; of memory the highest. */
export function middle(measurements) {
  const median = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
  return {
    wall: median(measurements.map(({ wall }) => wall)),
    ...(canTime && { processor: median(measurements.map(({ processor }) => processor)), memory: Math.max(...measurements.map(({ memory }) => memory)) }),
  }
}
