// Writes docs/pictures/ anew: the screens as they look with a sample, drawn from real frames. The same program gives the same bytes, so a difference is a difference on a screen.
// --check writes nothing and fails where a picture is no longer what it would be.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { programOf, Stage } from './pictures/stage.js'
import { svgOf } from './pictures/svg.js'

const root = path.join(import.meta.dirname, '..')
const size = { columns: 100, rows: 30 }
const sample = 'samples/lorax-var-tmp'

/** Each picture: its name, what it shows, and the keys that lead there from the first screen. */
const scenes = [
  { name: 'hypotheses', title: 'The ranked hypotheses', keys: [] },
  { name: 'hypothesis', title: 'One hypothesis with its evidence', keys: ['enter'] },
  { name: 'timeline', title: 'Both logs merged by time around the symptom', keys: ['enter', 't'] },
  { name: 'source', title: 'The journal at the line where the cleanup starts', keys: ['enter', 'e', 'e', 'enter'] },
  { name: 'units', title: 'The lives of units', keys: ['enter', 'U'] },
]

/** Every picture by its name, as SVG. */
async function pictures() {
  const program = await programOf(root)
  const theme = program.themeOf({ COLORTERM: 'truecolor' }, { ground: 'dark' })
  const stage = await Stage.open(program, { root, size, names: ['build.log', 'journal.ndjson'].map(file => `${sample}/${file}`) })
  const made = new Map()
  for (const { name, title, keys } of scenes) {
    await stage.press(...keys)
    made.set(name, svgOf({ rows: stage.rows, width: size.columns, title, theme, columnsOf: program.columns }))
    await stage.home()
  }
  await stage.close()
  return made
}

process.chdir(root)
const made = await pictures()
const fileOf = name => `docs/pictures/${name}.svg`
if (process.argv.includes('--check')) {
  const stale = [...made].filter(([name, svg]) => !existsSync(fileOf(name)) || readFileSync(fileOf(name), 'utf8') !== svg).map(([name]) => fileOf(name))
  if (stale.length > 0) {
    console.error(`no longer what the screens look like: ${stale.join(', ')}; node scripts/make-pictures.js draws them anew`)
    process.exitCode = 1
  }
} else {
  mkdirSync('docs/pictures', { recursive: true })
  for (const [name, svg] of made) writeFileSync(fileOf(name), svg)
}
