import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/cli/tui/input-filter.ts'
import { InputFilter } from '../../../src/cli/tui/input-filter.ts'

// What was heard, without what only tells how far a paste has come; keys joined, as they come in pieces.
function heard(...chunks: readonly (string | Buffer)[]): Input[] {
  const filter = new InputFilter()
  const inputs = [...chunks.flatMap(chunk => filter.push(Buffer.from(chunk))), ...filter.flush()]
  return inputs.filter(({ kind }) => kind !== 'pasting').reduce<Input[]>((all, input) => {
    const last = all.at(-1)
    return input.kind === 'keys' && last?.kind === 'keys' ? [...all.slice(0, -1), { kind: 'keys', text: last.text + input.text }] : [...all, input]
  }, [])
}

describe('what a terminal sends', () => {
  it('is keys, where it is nothing else', () => {
    expect(heard('jk\u001b[A\u001b')).toEqual([{ kind: 'keys', text: 'jk\u001b[A\u001b' }])
  })

  it('may hold a paste, whose lines end with CR in most terminals', () => {
    expect(heard('a\u001b[200~one\rtwo\r\nthree\n\u001b[201~b')).toEqual([{ kind: 'keys', text: 'a' }, { kind: 'pasted', text: 'one\ntwo\nthree\n' }, { kind: 'keys', text: 'b' }])
  })

  it('may hold escapes and mouse reports inside a paste, which are text there', () => {
    expect(heard('\u001b[200~\u001b[31mred \u001b[<0;1;1M\u001b[200~\u001b[201~')).toEqual([{ kind: 'pasted', text: '\u001b[31mred \u001b[<0;1;1M\u001b[200~' }])
  })

  it('may hold several pastes, and an empty one', () => {
    expect(heard('\u001b[200~x\u001b[201~\u001b[200~\u001b[201~')).toEqual([{ kind: 'pasted', text: 'x' }, { kind: 'pasted', text: '' }])
  })

  it('tells how far a paste has come', () => {
    const filter = new InputFilter()
    expect(filter.push(Buffer.from('\u001b[200~one\ntwo\n'))).toEqual([{ kind: 'pasting', lines: 2, bytes: 8 }])
    expect(filter.isPasting).toBe(true)
    expect(filter.push(Buffer.from('three'))).toEqual([{ kind: 'pasting', lines: 2, bytes: 13 }])
    expect(filter.flush()).toEqual([{ kind: 'pasted', text: 'one\ntwo\nthree' }])
    expect(filter.isWaiting).toBe(false)
  })

  it('tells clicks and the wheel, and leaves other buttons and releases out', () => {
    expect(heard('\u001b[<0;3;5M\u001b[<0;3;5m\u001b[<64;1;1M\u001b[<65;1;1M\u001b[<80;2;2M\u001b[<2;9;9M\u001b[<32;4;4M')).toEqual([
      { kind: 'mouse', column: 2, row: 4, what: 'click' },
      { kind: 'mouse', column: 0, row: 0, what: 'wheel up' },
      { kind: 'mouse', column: 0, row: 0, what: 'wheel down' },
      { kind: 'mouse', column: 1, row: 1, what: 'wheel up' },
    ])
  })

  it('waits for the rest of a sequence, and takes what has begun when nothing more comes', () => {
    const filter = new InputFilter()
    expect(filter.push(Buffer.from('j\u001b'))).toEqual([{ kind: 'keys', text: 'j' }])
    expect(filter.isWaiting).toBe(true)
    expect(filter.flush()).toEqual([{ kind: 'keys', text: '\u001b' }])
    expect(filter.isWaiting).toBe(false)
  })

  it('means the same however it is cut', () => {
    const piece = fc.constantFrom('j', '\u001b', '\u001b[A', '\u001b[200~', '\u001b[201~', '\u001b[<0;10;20M', '\u001b[<65;1;1M', '漢', '👩‍🚀', '\r\n', '\r', 'text', '\u001b[20', '201~', '[')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat({ max: 80 }), { maxLength: 6 }), (pieces, cuts) => {
      const bytes = Buffer.from(pieces.join(''))
      const at = [0, ...cuts.map(cut => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
      expect(heard(...at.slice(1).map((end, index) => bytes.subarray(at[index], end)))).toEqual(heard(bytes))
    }), { numRuns: 500 })
  })

  it('holds a large paste as it came', () => {
    const text = `${'x'.repeat(99)}\n`.repeat(200_000)
    const bytes = Buffer.from(`\u001b[200~${text}\u001b[201~`)
    const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) => bytes.subarray(index * 65_536, (index + 1) * 65_536))
    const [paste] = heard(...chunks)
    expect(paste?.kind === 'pasted' && paste.text === text).toBe(true)
  })
})
