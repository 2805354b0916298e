import type { Desk } from '../../model/desk.ts'
import type { Stage } from '../../views/tui/components/stage.ts'
import type { Frame } from '../../views/tui/frame.ts'
import { frameOf } from '../../views/tui/frame.ts'
import type { State } from '../../views/tui/state.ts'
import { bodyTop } from '../../views/tui/state.ts'
import type { Theme } from '../../views/tui/theme.ts'
import { painted } from '../../views/tui/theme.ts'
import { Frames } from './frames.ts'
import type { Input } from './input-filter.ts'
import type { Hands } from './session.ts'
import { Session, putOn } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What the screens are shown with. */
interface Means {
  readonly desk: Desk
  readonly terminal: Terminal
  readonly theme: Theme
  readonly save: Hands['save']
}

// More lines at once than anybody types: a paste from a terminal that does not say so.
const linesOfPaste = 4

/** How the screens ended: their last state, and the signal that ended them, if one did. */
interface Ending {
  readonly state: State
  readonly signal?: NodeJS.Signals
}

/** Shows the screens on the terminal until the person quits. */
export async function showScreens(state: State, { desk, terminal, theme, save }: Means): Promise<Ending> {
  let finish: (signal?: NodeJS.Signals) => void = () => undefined
  const finished = new Promise<NodeJS.Signals | undefined>((resolve) => { finish = resolve })
  const hands: Hands = {
    copy: text => terminal.copy(text),
    save,
    bell: () => { terminal.bell() },
    suspend: () => { terminal.suspend() },
    redraw: () => { terminal.canvas.repaint() },
    quit: () => { finish() },
  }
  // Ink takes a while to load: until it is there its frames are painted without it, and keys wait.
  let stage: Stage | undefined
  const early: Input[] = []
  const frames = new Frames(() => {
    const frame = frameOf(session.state)
    const { columns } = session.state.size
    if (stage === undefined) terminal.canvas.show(textOf(frame, theme, columns))
    else stage.show(frame, columns)
  })
  const session = new Session(state, { desk, hands, changed: () => { frames.ask() } })
  terminal.open({
    input: (input) => {
      if (stage === undefined) early.push(input)
      else hear(input, session, stage)
    },
    resized: (size) => { session.tell({ kind: 'resized', size }) },
    ended: finish,
  })
  frames.now()
  const quiet = desk.onNews(news => { session.tell({ kind: 'news', news }) })
  const ticking = setInterval(() => { session.tell({ kind: 'tick' }) }, 1000)
  putOn(desk, state)
  const loaded = import('../../views/tui/components/stage.ts').then(({ Stage }) => {
    stage = new Stage({ theme, onKey: key => { session.tell({ kind: 'key', key }) }, onFrame: frame => { terminal.canvas.show(frame) } })
    frames.now()
    for (const input of early) hear(input, session, stage)
  })
  try {
    const signal = await Promise.race([finished, loaded.then(() => finished)])
    return { state: session.state, ...(signal !== undefined && { signal }) }
  } finally {
    clearInterval(ticking)
    quiet()
    stage?.close()
    terminal.close()
  }
}

function textOf({ header, body, footer }: Frame, theme: Theme, width: number): string {
  return [...header, ...body, ...footer].map(row => painted(row, theme, width)).join('\n')
}

function hear(input: Input, session: Session, stage: Stage): void {
  switch (input.kind) {
    case 'keys':
      if (input.text.split(/\r\n?|\n/).length > linesOfPaste && session.state.prompt === undefined) session.tell({ kind: 'pasted', text: input.text.replace(/\r\n?/g, '\n') })
      else stage.press(input.text)
      return
    case 'mouse': session.tell({ ...input, row: input.row - bodyTop }); return
    default: session.tell(input)
  }
}
