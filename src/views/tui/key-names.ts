import type { Key } from 'ink'

/** The names of the keys that one input stands for, as the key table has them. Characters that came at once are keys one after the other. */
export function keysOf(input: string, key: Key): readonly string[] {
  const name = nameOf(key)
  if (name !== undefined) return [name]
  if (input === '') return []
  // What begins like a sequence and is none that anybody knows means nothing.
  if (/^\[[\d;<>=?]*[A-Za-z~^$]$/.test(input)) return []
  if (key.ctrl) return [`ctrl-${input}`]
  if (key.meta) return [`alt-${input}`]
  return [...segmenter.segment(input)].flatMap(({ segment }) => named(segment))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function nameOf(key: Key): string | undefined {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.pageUp) return 'page up'
  if (key.pageDown) return 'page down'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.return) return 'enter'
  if (key.escape) return 'escape'
  if (key.tab) return key.shift ? 'shift-tab' : 'tab'
  // Terminals send DEL for the key above enter; Ink calls it delete.
  if (key.backspace || key.delete) return 'backspace'
  return undefined
}

function named(character: string): readonly string[] {
  if (character === ' ') return ['space']
  if (character === '\r' || character === '\n' || character === '\r\n') return ['enter']
  if (character === '\t') return ['tab']
  if (character === '\u007f' || character === '\b') return ['backspace']
  const code = character.charCodeAt(0)
  if (code < 32) return [`ctrl-${String.fromCharCode(code + 96)}`]
  return [character]
}
