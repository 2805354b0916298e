import { describe, expect, it } from 'vitest'
import { Canvas } from '../../../src/cli/tui/canvas.ts'

function canvas(): { readonly canvas: Canvas; readonly written: string[] } {
  const written: string[] = []
  return { canvas: new Canvas(text => written.push(text)), written }
}

describe('a canvas', () => {
  it('writes a frame in one piece', () => {
    const { canvas: it, written } = canvas()
    it.show('a\nb')
    expect(written).toEqual(['\u001b[?2026h\u001b[1;1H\u001b[Ka\u001b[0m\u001b[2;1H\u001b[Kb\u001b[0m\u001b[?2026l'])
  })

  it('writes only the rows that changed', () => {
    const { canvas: it, written } = canvas()
    it.show('a\nb\nc')
    it.show('a\nB\nc')
    expect(written[1]).toBe('\u001b[?2026h\u001b[2;1H\u001b[KB\u001b[0m\u001b[?2026l')
  })

  it('writes nothing where nothing changed', () => {
    const { canvas: it, written } = canvas()
    it.show('a')
    it.show('a')
    expect(written).toHaveLength(1)
  })

  it('empties what a shorter frame leaves below it', () => {
    const { canvas: it, written } = canvas()
    it.show('a\nb\nc')
    it.show('a')
    expect(written[1]).toBe('\u001b[?2026h\u001b[2;1H\u001b[J\u001b[?2026l')
  })

  it('paints everything anew when it is asked to', () => {
    const { canvas: it, written } = canvas()
    it.show('a\nb')
    it.repaint()
    expect(written.slice(1)).toEqual(['\u001b[2J', written[0]])
  })
})
