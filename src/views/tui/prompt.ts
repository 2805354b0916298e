/** A question to the person, at the bottom of the screen. */
export interface Prompt {
  /** Comes back with the answer, so that the screen knows what it was asked for. */
  readonly purpose: string
  readonly label: string
  readonly text: string
  /** Where the cursor is, in code units of the text. */
  readonly cursor: number
  /** What can be chosen; those that hold the text are shown. Something else may be typed. */
  readonly choices: readonly string[]
  /** The index of the choice among those that are shown; undefined while the text itself is meant. */
  readonly chosen?: number
}

/** What a prompt begins with. */
export interface Wish {
  readonly purpose: string
  readonly label: string
  readonly text?: string
  readonly choices?: readonly string[]
}

export function promptOf({ purpose, label, text = '', choices = [] }: Wish): Prompt {
  return { purpose, label, text, cursor: text.length, choices }
}

/** The choices that hold what was typed. */
export function shownChoices({ choices, text }: Prompt): readonly string[] {
  const wanted = text.toLowerCase()
  return choices.filter(choice => choice.toLowerCase().includes(wanted))
}

/** The answer, as it stands: the chosen one, else the text. */
export function answerOf(prompt: Prompt): string {
  return (prompt.chosen === undefined ? undefined : shownChoices(prompt)[prompt.chosen]) ?? prompt.text
}

/** A prompt after a key: `done` with the answer, `left` without one. */
export function pressed(prompt: Prompt, key: string): Prompt | 'done' | 'left' {
  const { text, cursor } = prompt
  switch (key) {
    case 'enter': return 'done'
    case 'escape': case 'ctrl-c': return 'left'
    case 'backspace': return cursor === 0 ? (text === '' ? 'left' : prompt) : edited(prompt, text.slice(0, before(text, cursor)), text.slice(cursor))
    case 'delete': return edited(prompt, text.slice(0, cursor), text.slice(after(text, cursor)))
    case 'left': return { ...prompt, cursor: before(text, cursor) }
    case 'right': return { ...prompt, cursor: after(text, cursor) }
    case 'home': case 'ctrl-a': return { ...prompt, cursor: 0 }
    case 'end': case 'ctrl-e': return { ...prompt, cursor: text.length }
    case 'ctrl-u': return edited(prompt, '', text.slice(cursor))
    case 'ctrl-k': return edited(prompt, text.slice(0, cursor), '')
    case 'ctrl-w': return edited(prompt, text.slice(0, cursor).replace(/\S*\s*$/, ''), text.slice(cursor))
    case 'down': case 'tab': case 'ctrl-n': return chosen(prompt, 1)
    case 'up': case 'shift-tab': case 'ctrl-p': return chosen(prompt, -1)
    case 'space': return typed(prompt, ' ')
    default: return isCharacter(key) ? typed(prompt, key) : prompt
  }
}

/** A prompt after text came, typed or pasted; only its printable part, on one line. */
export function typed(prompt: Prompt, text: string): Prompt {
  const clean = text.replace(/[\t\r\n]+/g, ' ').replace(/\p{Cc}/gu, '').slice(0, longest)
  return edited(prompt, prompt.text.slice(0, prompt.cursor) + clean, prompt.text.slice(prompt.cursor))
}

const longest = 4000
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function edited(prompt: Prompt, left: string, right: string): Prompt {
  const { purpose, label, choices } = prompt
  return { purpose, label, choices, text: left + right, cursor: left.length }
}

function chosen(prompt: Prompt, by: 1 | -1): Prompt {
  const count = shownChoices(prompt).length
  if (count === 0) return prompt
  const next = prompt.chosen === undefined ? (by > 0 ? 0 : count - 1) : prompt.chosen + by
  return { ...prompt, chosen: (next + count) % count }
}

// One of what a person takes for a character: names of keys are longer, and of small letters.
function isCharacter(key: string): boolean {
  return [...segmenter.segment(key)].length === 1
}

function before(text: string, cursor: number): number {
  return [...segmenter.segment(text.slice(0, cursor))].at(-1)?.index ?? 0
}

function after(text: string, cursor: number): number {
  const [first] = segmenter.segment(text.slice(cursor))
  return cursor + (first?.segment.length ?? 0)
}
