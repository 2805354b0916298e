import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParagraphFraming } from '../../../src/reading/scan/paragraphs.ts'
import { ParagraphWalk } from '../../../src/reading/scan/paragraphs.ts'

/** The records of some bytes that come in pieces, as `LINE@OFFSET text`, and how many lines there were. */
function walked(bytes: Buffer, framing: ParagraphFraming, { size = 1, longest = 10_000 } = {}): { found: string[]; lines: number } {
  const walk = new ParagraphWalk(framing, longest, 1)
  const found: string[] = []
  let reached = 0
  for (let filled = 0; ; filled += size) {
    const isEnd = filled >= bytes.length
    const result = walk.walk(bytes.subarray(0, filled), reached, isEnd)
    for (const { start, end, number, cut } of result.spans) {
      const why = cut === undefined ? '' : cut === 'long' ? '~' : `!${cut.line}`
      found.push(`${number}@${start}${why} ${bytes.toString('latin1', start, end)}`)
    }
    reached = result.reached
    if (isEnd) return { found, lines: walk.line - 1 }
  }
}

function sized(name: string, value: string | Buffer, length = Buffer.byteLength(value)): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(length))
  return Buffer.concat([Buffer.from(`${name}\n`), size, Buffer.from(value), Buffer.from('\n')])
}

const blank = Buffer.from('\n')
const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,9}$/)
const plain = fc.tuple(name, fc.stringMatching(/^[ -~ä]{0,20}$/)).map(([key, value]) => Buffer.from(`${key}=${value}\n`))
const bytes = fc.tuple(name, fc.uint8Array({ maxLength: 40 }), fc.boolean()).map(([key, value, lines]) => sized(key, lines ? Buffer.from('one\n\nA=b\nTHREE\n\n') : Buffer.from(value)))
const record = fc.array(fc.oneof(plain, bytes), { minLength: 1, maxLength: 6 }).map(fields => Buffer.concat(fields))

describe('paragraphs', () => {
  test('come back whole, whatever bytes their values hold and wherever they are cut', () => {
    fc.assert(fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3 }), (records, size, blanks) => {
      const all = Buffer.concat(records.flatMap(one => [one, ...Array.from({ length: blanks }, () => blank)]))
      const { found, lines } = walked(all, 'paragraphs', { size })
      let offset = 0
      expect(found).toEqual(records.map(one => {
        const number = all.subarray(0, offset).toString('latin1').split('\n').length
        const text = `${number}@${offset} ${one.toString('latin1')}`
        offset += one.length + blanks
        return text
      }))
      expect(lines).toBe(all.toString('latin1').split('\n').length - 1)
    }))
  })

  test.each([1, 7, 1000])('go on behind the next empty line where a length cannot be right (%i bytes at a time)', size => {
    const lies = [sized('M', 'wet', 64 * 1024 * 1024), sized('M', 'wet', 2), sized('M', 'wet', 2 ** 52), Buffer.from('M\n')]
    for (const lie of lies) {
      const all = Buffer.concat([Buffer.from('A=1\nB=2\n'), lie, Buffer.from('C=3\n\nA=4\n\n')])
      expect(walked(all, 'paragraphs', { size }).found).toEqual(['1@0!3 A=1\nB=2\n', `${all.subarray(0, -5).toString('latin1').split('\n').length}@${all.length - 5} A=4\n`])
    }
  })

  test('that end within a value say so', () => {
    const all = Buffer.concat([Buffer.from('A=1\n'), sized('M', 'grain is wet').subarray(0, 14)])
    expect(walked(all, 'paragraphs').found).toEqual(['1@0!2 A=1\n'])
  })

  test('without the last empty line, or the last line feed, are taken', () => {
    expect(walked(Buffer.from('A=1\n\nB=2\nC=3'), 'paragraphs')).toEqual({ found: ['1@0 A=1\n', '3@5 B=2\nC=3'], lines: 4 })
  })

  test('may have the line ends of Windows', () => {
    expect(walked(Buffer.from('A=1\r\n\r\nB=2\r\n'), 'paragraphs').found).toEqual(['1@0 A=1\r\n', '3@7 B=2\r\n'])
  })
})

describe('indented lines', () => {
  test('stand below one that is not, with empty ones between them', () => {
    const text = 'Mon\n    A=1\n\n      two\n-- Boot --\n\nTue\n\tB=2\n'
    for (const size of [1, 5, 100]) expect(walked(Buffer.from(text), 'indented lines', { size }).found).toEqual(['1@0 Mon\n    A=1\n\n      two\n', '5@23 -- Boot --\n\n', '7@35 Tue\n\tB=2\n'])
  })

  test('that have lost their beginning are a record of their own', () => {
    expect(walked(Buffer.from('    A=1\nMon\n    B=2'), 'indented lines').found).toEqual(['1@0     A=1\n', '2@8 Mon\n    B=2'])
  })
})

test.each(['paragraphs', 'indented lines'] as const)('%s that are longer than the bound are cut, and the rest of them is passed over', framing => {
  const line = (text: string) => (framing === 'paragraphs' ? `A=${text}\n` : `    A=${text}\n`)
  const begin = framing === 'paragraphs' ? 'T=1\n' : 'Mon\n'
  const end = framing === 'paragraphs' ? '\n' : ''
  const long = begin + Array.from({ length: 30 }, (_, index) => line(`grain ${index}`)).join('') + end
  const all = long + begin + line('wet') + end
  for (const size of [1, 13, 64, 5000]) {
    expect(walked(Buffer.from(all), framing, { size, longest: 50 })).toEqual({
      found: [`1@0~ ${long.slice(0, 50)}`, `${long.split('\n').length}@${long.length} ${begin}${line('wet')}`], lines: all.split('\n').length - 1,
    })
  }
})
