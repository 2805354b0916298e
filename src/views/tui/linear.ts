import { actionOf, keyTable } from './keys.ts'
import type { ActionName } from './keys.ts'
import type { Row } from './row.ts'
import { shownChoices } from './prompt.ts'
import { screenOf } from './screens/index.ts'
import type { State } from './state.ts'
import { bodyOf, top } from './state.ts'

/** The screens as lines to be read one after the other: no columns to keep apart, what is chosen has a sign before it. */
export function linesOf(state: State): readonly string[] {
  const { held, prompt, toast, size } = state
  const seen = top(state)
  const screen = screenOf(seen)
  const body = screen.rows(seen, held, bodyOf(size)).map(lineOf).filter((line, index, all) => line !== '' || all[index - 1] !== '')
  return [
    `== ${screen.title(seen, held)} ==`,
    ...body,
    ...(toast === undefined ? [] : [`(${toast.text})`]),
    ...(prompt === undefined ? [] : [...shownChoices(prompt).map(choice => `  ${choice}`), `${prompt.label}${prompt.text === '' ? '' : ` [${prompt.text}]`}:`]),
  ]
}

/** What is chosen on the screen that is seen, alone. */
export function chosenLines(state: State): readonly string[] {
  const seen = top(state)
  return screenOf(seen).rows(seen, state.held, bodyOf(state.size)).filter(({ chosen }) => chosen).map(lineOf)
}

// A bar is nothing to listen to.
function lineOf({ spans, chosen }: Row): string {
  const text = spans.map(one => one.text).join('').replace(/[█░]+\s*/g, '').trimEnd()
  return chosen ? `> ${text.trimStart()}` : text
}

/** What a line of a person means on the screen that is seen: a key or the name of what it does, and how often. */
export function wishOf(state: State, line: string): { readonly action: ActionName; readonly times: number } | undefined {
  const [, word = '', count] = /^(.*?)(?:\s+(\d{1,3}))?$/.exec(line.trim()) ?? []
  const screen = top(state).screen
  const action = actionOf(screen, word) ?? keyTable.find(one => one.action === word)?.action
  return action === undefined ? undefined : { action, times: Math.max(1, Number(count ?? 1)) }
}
