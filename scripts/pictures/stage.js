// The real program without a terminal: its own screens, desk and rules, on a log, with keys as a person would press them.
import { build } from 'esbuild'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const parts = `
  export { LocalDesk } from './src/desk/local-desk.ts'
  export { parsers } from './parsers/index.ts'
  export { readRules } from './src/cli/load-rules.ts'
  export { compileRule } from './src/reasoning/rules/compile-rule.ts'
  export { Session } from './src/cli/tui/session.ts'
  export { begin } from './src/views/tui/state.ts'
  export { frameOf } from './src/views/tui/frame.ts'
  export { themeOf } from './src/views/tui/theme.ts'
  export { columns } from './src/views/text/cut.ts'`

/** The parts of the program that pictures are made with, from its source. */
export async function programOf(root) {
  // Beside the packages, so that those that stay outside are found.
  const folder = await mkdtemp(path.join(root, 'node_modules', '.pictures-'))
  try {
    const file = path.join(folder, 'program.mjs')
    const { outputFiles: [bundle] } = await build({ stdin: { contents: parts, resolveDir: root }, bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'silent' })
    await writeFile(file, bundle.contents)
    return await import(pathToFileURL(file).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The screens with these logs, read to their end. Time, zone and size are always the same. */
export class Stage {
  #session
  #desk
  #frameOf

  static async open(program, { root, names, size }) {
    const stage = new Stage()
    const { documents } = await program.readRules(path.join(root, 'rules'))
    stage.#frameOf = program.frameOf
    stage.#desk = new program.LocalDesk({
      parsers: async () => program.parsers,
      rules: async () => ({ rules: documents.map(program.compileRule), problems: [] }),
      assume: zone => ({ zone: zone ?? 'UTC', now: Date.UTC(2026, 0, 1) * 1000 }),
    })
    const order = { names, pasted: [], follow: false }
    const hands = { copy: () => true, save: async () => undefined, bell: () => undefined, suspend: () => undefined, redraw: () => undefined, quit: () => undefined }
    stage.#session = new program.Session(program.begin({ order, screen: 'hypotheses', size, zone: 'UTC' }), { desk: stage.#desk, hands, changed: () => undefined })
    await stage.#read(order)
    return stage
  }

  /** Presses keys and waits until all that was asked for is there. */
  async press(...keys) {
    for (const key of keys) {
      this.#session.tell({ kind: 'key', key })
      await this.#settled()
    }
  }

  /** Back to the first screen. */
  async home() {
    while (this.#session.state.stack.length > 1) await this.press('q')
  }

  /** All rows that are seen now. */
  get rows() {
    const { header, body, footer } = this.#frameOf(this.#session.state)
    return [...header, ...body, ...footer]
  }

  async close() {
    await this.#desk.close()
  }

  #read(order) {
    return new Promise((resolve, reject) => {
      let isRead = false
      let isFinal = false
      this.#desk.onNews((news) => {
        this.#session.tell({ kind: 'news', news })
        if (news.kind === 'failed') reject(new Error(news.message))
        // Whichever of the two comes last: the logs are read, and the ranking rests on all of them.
        isRead ||= news.kind === 'progress' && news.progress.state === 'read'
        isFinal ||= news.kind === 'case file' && news.final
        if (isRead && isFinal) resolve()
      })
      this.#desk.read(order)
    })
  }

  async #settled() {
    while (Object.values(this.#session.state.waiting).some(one => one !== undefined)) await setImmediate()
  }
}
