import type { Desk } from '../../model/desk.ts'
import { Stage } from '../../views/tui/components/stage.ts'
import { frameOf } from '../../views/tui/frame.ts'
import type { State } from '../../views/tui/state.ts'
import { bodyTop } from '../../views/tui/state.ts'
import type { Theme } from '../../views/tui/theme.ts'
import { Frames } from './frames.ts'
import type { Input } from './input-filter.ts'
import type { Hands } from './session.ts'
import { Session } from './session.ts'
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
  const frames = new Frames(() => { stage.show(frameOf(session.state), session.state.size.columns) })
  const session = new Session(state, { desk, hands, changed: () => { frames.ask() } })
  const stage = new Stage({ theme, onKey: key => { session.tell({ kind: 'key', key }) }, onFrame: frame => { terminal.canvas.show(frame) } })
  terminal.open({
    input: (input) => { hear(input, session, stage) },
    resized: (size) => { session.tell({ kind: 'resized', size }) },
    ended: finish,
  })
  const quiet = desk.onNews(news => { session.tell({ kind: 'news', news }) })
  const ticking = setInterval(() => { session.tell({ kind: 'tick' }) }, 1000)
  frames.ask()
  if (state.held.order.names.length + state.held.order.pasted.length > 0) desk.read(state.held.order)
  try {
    const signal = await finished
    return { state: session.state, ...(signal !== undefined && { signal }) }
  } finally {
    clearInterval(ticking)
    quiet()
    stage.close()
    terminal.close()
  }
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
