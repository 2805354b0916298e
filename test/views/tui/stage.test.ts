import { describe, expect, it } from 'vitest'
import { Stage } from '../../../src/views/tui/components/stage.ts'
import { frameOf } from '../../../src/views/tui/frame.ts'
import { reduce } from '../../../src/views/tui/reduce.ts'
import type { Size } from '../../../src/views/tui/row.ts'
import { begin } from '../../../src/views/tui/state.ts'
import { themeOf } from '../../../src/views/tui/theme.ts'
import { someCaseFile, someHypothesis } from '../case-file.ts'
import { textOf } from './hostile.ts'

const caseFile = someCaseFile({ hypotheses: [someHypothesis({ title: '漢字 שלום e\u0301 👩‍🚀 a title that is a good deal longer than the screen is wide, in several scripts' })] })

function stage(): { readonly stage: Stage; readonly frames: string[]; readonly keys: string[]; readonly pressed: (count: number) => Promise<void> } {
  const frames: string[] = []
  const keys: string[] = []
  let told: () => void = () => undefined
  const stage = new Stage({ theme: themeOf({ TERM: 'xterm-256color' }), onFrame: frame => { frames.push(frame) }, onKey: key => { keys.push(key); told() } })
  return { stage, frames, keys, pressed: async (count) => { while (keys.length < count) await new Promise<void>((resolve) => { told = resolve }) } }
}

describe('what Ink draws', () => {
  it.each<Size>([{ columns: 60, rows: 16 }, { columns: 100, rows: 30 }, { columns: 200, rows: 50 }])('is the frame, row by row, at $columns×$rows', (size) => {
    const first = begin({ order: { names: ['x'], pasted: [], follow: false }, screen: 'hypotheses', size, zone: 'UTC' })
    const { state } = reduce(first, { kind: 'news', news: { kind: 'case file', caseFile, final: true } })
    const frame = frameOf(state)
    const { stage: it, frames } = stage()
    it.show(frame, size.columns)
    it.close()
    const drawn = frames.at(0)?.split('\n').map(line => line.replace(/\u001b\[[\d;]*m/g, '').trimEnd())
    expect(drawn).toEqual([...frame.header, ...frame.body, ...frame.footer].map(row => textOf(row).trimEnd()))
  })

  it('changes when the frame does', () => {
    const { stage: it, frames } = stage()
    const row = (text: string) => ({ header: [], body: [{ spans: [{ text, tone: 'plain' as const }] }], footer: [] })
    it.show(row('one'), 20)
    it.show(row('two'), 20)
    it.close()
    expect(frames.slice(0, 2)).toEqual(['one', 'two'])
  })
})

it('keys come back by their names', async () => {
  const { stage: it, keys, pressed } = stage()
  it.show({ header: [], body: [], footer: [] }, 20)
  it.press('jG\u001b[B\u001b[5~\r \u0004')
  it.press('\u001b')
  await pressed(8)
  it.close()
  expect(keys).toEqual(['j', 'G', 'down', 'page up', 'enter', 'space', 'ctrl-d', 'escape'])
})
