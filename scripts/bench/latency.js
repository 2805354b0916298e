// How soon the screens answer: the built program on a terminal of its own, with a big journal.
import { spawnSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { quoted } from './contestants.js'
import { missingTerminal, Pty } from './pty.js'

const size = { columns: 100, rows: 30 }
const others = [{ columns: 80, rows: 24 }, { columns: 200, rows: 50 }, { columns: 60, rows: 16 }]
const patience = 120_000
const enter = '\r'

/** What is done on each screen once all was read: keys that come there, keys to measure and how often, keys that leave. */
const visits = [
  { screen: 'hypotheses', there: [], measured: [['j', 'k'], 20], back: [] },
  { screen: 'hypothesis', there: [enter], measured: [['j', 'k', 'G', 'g'], 10], back: ['q'] },
  { screen: 'timeline, scrolling', there: ['t'], measured: [['j', 'j', 'j', ' ', ' ', ' ', '\u0004', 'k', 'b', '\u0015'], 20], back: ['q'] },
  { screen: 'timeline, jumping', there: ['t'], measured: [['e', 's', 'e', 's', 'i', 'o', 'G', 'g'], 4], back: ['q'] },
  { screen: 'source, scrolling', there: ['t', enter], measured: [['j', 'j', 'j', ' ', ' ', ' ', '\u0004', 'k', 'b', '\u0015', 'l', 'h'], 20], back: ['q', 'q'] },
  { screen: 'source, to its ends', there: ['t', enter], measured: [['G', 'g'], 8], back: ['q', 'q'] },
  { screen: 'source, searching', there: ['t', enter, '/', 'payment gateway', enter], measured: [['n', 'n', 'n', 'N'], 8], back: ['q', 'q'] },
  { screen: 'units', there: ['U'], measured: [['j', 'j', 'k', 'i', 'o', 'k'], 8], back: ['q'] },
  { screen: 'help', there: ['?'], measured: [['j', 'k', ' ', 'b'], 8], back: ['q'] },
]

/** Measures and gives the lines of a report in Markdown. */
export async function latency({ node, main, file, bytes }) {
  const missing = missingTerminal()
  if (missing !== undefined) return [`Skipped: the screens, since ${missing}.`]
  const triage = timed(() => spawnSync(node, [main, 'triage', file], { stdio: 'ignore' }))
  // Its end is shown as a frame, so that both are measured the same way.
  const bare = await middleOf(5, () => firstFrame(['sh', '-c', `${quoted(node)} -e 0; printf '\\033[1;1H\\033[?2026l'`]))
  const first = await middleOf(5, () => firstFrame([node, main, 'tui', file]))
  const { keys, hypotheses, whole, memory } = await visitAll([node, main, 'tui', file])
  return [
    ...markdown(['', 'ms', 'target'], [
      ['first frame', ms(first), verdict(`at most 6 × \`node -e 0\` (${ms(bare)} ms)`, first <= 6 * bare)],
      ['first hypotheses', ms(hypotheses), verdict(`at most 2 × \`culprit triage\` (${ms(triage)} ms)`, hypotheses <= 2 * triage)],
      ['all read', ms(whole), `${(bytes / 1e6 / (whole / 1000)).toFixed(0)} MB/s`],
    ]),
    '',
    ...markdown(['key to frame', 'keys', 'p50 ms', 'p95 ms', 'most ms', 'target'], keys.map(({ screen, taken, lost }) =>
      [screen, String(taken.length), ms(share(taken, 0.5)), ms(share(taken, 0.95)), ms(share(taken, 1)), verdict(`p95 at most 50 ms${lost > 0 ? `, ${lost} without an answer` : ''}`, share(taken, 0.95) <= 50 && lost === 0)])),
    '',
    `Memory of the whole program: ${(memory.now / 1e6).toFixed(0)} MB at the end, ${(memory.peak / 1e6).toFixed(0)} MB at most; ${verdict('at most 300 MB', memory.peak <= 300e6)}.`,
    '',
    `Meanwhile ${loadavg()[0].toFixed(1)} programs wanted one of the ${availableParallelism()} processors.`,
  ]
}

async function firstFrame(argv) {
  const pty = new Pty(argv, size)
  const taken = await pty.until(() => true, { from: pty.begun })
  await pty.close()
  return taken
}

async function visitAll(argv) {
  const pty = new Pty(argv, size)
  const shows = (wanted, most = patience) => pty.until(rows => wanted.test(rows.join('\n')), { from: pty.begun, most })
  const isRead = shows(/ lines read/)
  const hypotheses = await shows(/[█▓]|near certain|likely|possible/)
  const keys = [await whileReading(pty)]
  const whole = await isRead
  for (const { screen, there, measured: [pressed, rounds], back } of visits) {
    for (const one of there) await pressAndWait(pty, one)
    keys.push(await measured(pty, screen, Array.from({ length: rounds }, () => pressed).flat()))
    for (const one of back) await pressAndWait(pty, one)
  }
  keys.push(await resizing(pty))
  const memory = pty.memory()
  await pty.close()
  return { keys, hypotheses, whole, memory }
}

// The timeline, scrolled and resized until everything was read.
async function whileReading(pty) {
  await pressAndWait(pty, 't')
  const results = [await measured(pty, '', ['j', 'j', 'k', ' ', 'b', 'e', 'E', 'j', 'j', ' ', ' ', 'b', 'b']), await resizing(pty), await measured(pty, '', [' ', 'b', 'j', 'k', ' ', 'b'])]
  await pressAndWait(pty, 'q')
  return { screen: 'timeline while it reads, resizing too', taken: results.flatMap(({ taken }) => taken), lost: results.reduce((sum, { lost }) => sum + lost, 0) }
}

async function resizing(pty) {
  const taken = []
  let lost = 0
  for (const next of [...others, size]) {
    const frame = pty.until(written(next), { most: 5000 })
    pty.resize(next)
    const time = await frame
    if (time === undefined) lost++
    else taken.push(time)
    await sleep(50)
  }
  return { screen: 'resizing', taken, lost }
}

async function measured(pty, screen, keys) {
  const taken = []
  let lost = 0
  for (const key of keys) {
    const time = await pressAndWait(pty, key)
    if (time === undefined) lost++
    else taken.push(time)
    // As fast as a key that is held down.
    await sleep(25)
  }
  return { screen, taken, lost }
}

async function pressAndWait(pty, key) {
  const frame = pty.until(written(size), { most: 3000 })
  pty.press(key)
  return await frame
}

// The row with the progress changes by itself and the header tells at once what is waited for: all others change because of a key.
function written({ rows }) {
  const progress = rows - 3
  return (_, changed) => [...changed].some(row => row > 0 && row !== progress)
}

async function middleOf(rounds, take) {
  const taken = []
  for (let round = 0; round < rounds; round++) taken.push(await take())
  return share(taken, 0.5)
}

function timed(work) {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function share(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
}

function ms(value) {
  return value === undefined ? '–' : value.toFixed(value < 20 ? 1 : 0)
}

function verdict(words, isMet) {
  return `${words}: ${isMet ? 'yes' : '**no**'}`
}

function markdown(head, rows) {
  return [head, head.map((_, column) => (column === 0 || column === head.length - 1 ? '---' : '---:')), ...rows].map(cells => `| ${cells.join(' | ')} |`)
}
