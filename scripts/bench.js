// npm run bench: how fast the built program is on a journal of 1 GB (or --size 330MB), and how much memory it takes, beside the tools that people use today.
// --big measures memory at 100 MB and 1 GB as well; --rounds 5 takes more rounds; --tui measures instead how soon the screens answer, on a journal of 1 GB; --search [--gzip] [--big] what is written to a search server and read from it. It asserts nothing: machines differ, and others may use this one.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contestants, quoted, starters } from './bench/contestants.js'
import { journalOf } from './bench/journals.js'
import { latency } from './bench/latency.js'
import { soughtInJournals } from './bench/literals.js'
import { isThere, measure, middle, shortcomings } from './bench/measure.js'
import { search } from './bench/search.js'
import { table } from './bench/table.js'
import { buildAll } from './build.js'

const root = path.join(import.meta.dirname, '..')
const cache = path.join(root, '.cache')
const node = process.execPath
const main = path.join(root, 'dist', 'main.js')
const option = name => process.argv.indexOf(`--${name}`)
const size = option('size') < 0 ? '1GB' : process.argv[option('size') + 1]
const rounds = option('rounds') < 0 ? 3 : Math.max(1, Number(process.argv[option('rounds') + 1]))

if (!existsSync(main)) await buildAll()
await (option('tui') > 0 ? screens() : option('search') > 0 ? cluster() : besideOthers())

async function besideOthers() {
  const folder = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'))
  try {
    const patterns = path.join(folder, 'patterns')
    const literals = await soughtInJournals(root)
    writeFileSync(patterns, `${literals.join('\n')}\n`)
    const journal = await journalOf(size, cache)
    tell(`## A journal of ${journal.size}, ${literals.length} literals sought; middle of ${rounds} rounds`)
    tell(table(inTurn(contestants({ node, main, file: journal.file, patterns, home: folder }), rounds), journal.bytes))
    tell('## Start')
    tell(table(inTurn(starters({ node, main }), 5 * rounds)))
    if (option('big') > 0) await big()
    for (const shortcoming of shortcomings) tell(`Note: ${shortcoming}.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function cluster() {
  tell('## A search server')
  tell((await search({ node, main, root, cache, rounds, gzip: option('gzip') > 0, big: option('big') > 0 })).join('\n'))
}

async function screens() {
  const { file, bytes, size: length } = await journalOf('1GB', cache)
  tell(`## The screens with a journal of ${length}, at 100 × 30`)
  tell((await latency({ node, main, file, bytes })).join('\n'))
}

/** Every one in each round, so that a busy moment of the machine hits all of them alike. */
function inTurn(candidates, times) {
  const able = candidates.filter(({ name, tools }) => {
    const missing = tools.filter(tool => !isThere(tool))
    if (missing.length > 0) tell(`Skipped: ${name.replace('\\|', '|')}, since ${missing.join(' and ')} is not installed.`)
    return missing.length === 0
  })
  const taken = new Map(able.map(candidate => [candidate, []]))
  for (let round = 0; round < times; round++) for (const candidate of able) taken.get(candidate).push(measure(candidate.line))
  return able.map(candidate => ({ ...candidate, ...middle(taken.get(candidate)) }))
}

async function big() {
  tell('## Memory by the size of the journal (target: at most 150 MB, and flat)')
  for (const each of ['100MB', '1GB']) {
    const { file, bytes } = await journalOf(each, cache)
    const culprit = `${quoted(node)} ${quoted(main)} triage`
    tell(table(inTurn([
      { name: `${each}, file`, line: `${culprit} ${quoted(file)}`, tools: [] },
      { name: `${each}, pipe`, line: `cat ${quoted(file)} | ${culprit} -`, tools: [] },
    ], 1), bytes))
  }
}

function tell(text) {
  console.log(`${text}\n`)
}
