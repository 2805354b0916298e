import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Desk, News } from '../../model/desk.ts'
import { safeText } from '../../views/safe-text.ts'
import { chosenLines, linesOf, wishOf } from '../../views/tui/linear.ts'
import { readingWords } from '../../views/tui/progress-words.ts'
import type { State } from '../../views/tui/state.ts'
import type { Hands } from './session.ts'
import { Session, putOn } from './session.ts'

interface Means {
  readonly desk: Desk
  readonly input: Readable
  readonly output: Writable
  readonly save: Hands['save']
}

const greeting = 'Type a command and enter: open, down, up, back, confirm, refute, copy, save, help, quit; or the key of any of them. An empty line shows the screen again.'

/** The investigation line by line: what is said is a command, what comes back is the screen as lines. */
export async function talk(beginning: State, { desk, input, output, save }: Means): Promise<State> {
  const say = (...lines: readonly string[]): void => { output.write(`${lines.join('\n')}\n`) }
  const reader = createInterface({ input, terminal: false })
  let isQuit = false
  const hands: Hands = {
    // Where text goes through a reader, the reader has the clipboard.
    copy: (text) => { say(text); return true },
    save,
    bell: () => undefined,
    suspend: () => { say('(not here)') },
    redraw: () => undefined,
    quit: () => { isQuit = true; reader.close() },
  }
  const session = new Session(beginning, { desk, hands, changed: () => undefined })
  const reading = new Reading()
  const quiet = desk.onNews((news) => {
    session.tell({ kind: 'news', news })
    reading.hear(news)
    if (news.kind === 'failed') say(safeText(news.message))
    if (news.kind === 'case file' && news.final) say(...linesOf(session.state))
    if (news.kind === 'progress' && news.progress.state === 'opening') say(readingWords(news.progress))
  })
  say(greeting)
  if (putOn(desk, beginning) === 'reading' && !beginning.held.order.follow) reading.begin()
  else if (beginning.held.caseFile !== undefined) say(...linesOf(beginning))
  try {
    for await (const line of reader) {
      // What is said of a ranking waits for it.
      if (!atOnce.test(line)) await reading.over
      const heard = hear(line, session)
      await session.settled()
      if (heard === 'nothing') say(`${safeText(line)}: no such command here; help lists them`)
      // Whoever only moves wants to hear where to.
      if (!isQuit && heard !== 'nothing') say(...(heard === 'moved' ? chosenLines(session.state) : linesOf(session.state)))
      if (isQuit) return session.state
      if (isJudging(session.state)) reading.begin()
    }
    await reading.over
    return session.state
  } finally {
    quiet()
  }
}

// Something was said or added, and the new ranking is not there yet.
function isJudging({ held: { final, progress } }: State): boolean {
  return !final && progress !== undefined && progress.state !== 'stopped' && progress.state !== 'following'
}

const atOnce = /^(?:stop|T|quit|Q|help|\?)$/

// The reading as far as one must wait for it.
class Reading {
  over: Promise<void> = Promise.resolve()
  #end: () => void = () => undefined

  begin(): void {
    this.#end()
    this.over = new Promise((resolve) => { this.#end = resolve })
  }

  hear(news: News): void {
    if (news.kind === 'failed' || (news.kind === 'case file' && news.final) || (news.kind === 'progress' && news.progress.state === 'stopped')) this.#end()
  }
}

function hear(line: string, session: Session): 'nothing' | 'moved' | 'done' {
  if (session.state.prompt !== undefined) {
    if (line !== '') session.tell({ kind: 'key', key: 'ctrl-u' })
    session.tell({ kind: 'pasted', text: line })
    session.tell({ kind: 'key', key: 'enter' })
    return 'done'
  }
  if (line.trim() === '') return 'done'
  const wish = wishOf(session.state, line)
  if (wish === undefined) return 'nothing'
  for (let time = 0; time < wish.times; time++) session.tell({ kind: 'action', action: wish.action })
  return wish.action === 'down' || wish.action === 'up' || wish.action.endsWith('evidence') || wish.action.endsWith('section') ? 'moved' : 'done'
}
