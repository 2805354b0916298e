import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../src/model/entry.ts'
import { columns } from '../../../../src/views/text/cut.ts'
import { clip } from '../../../../src/views/tui/drawing/clip.ts'
import { marked, messageSpans, timeSpan, voice } from '../../../../src/views/tui/drawing/log-line.ts'
import { oneLine } from '../../../../src/views/tui/drawing/one-line.ts'
import { wantedPattern } from '../../../../src/views/tui/drawing/wanted.ts'
import { faultsOf, hostileText, textOf } from '../hostile.ts'

const entry = (but: Partial<Entry> = {}): Entry => ({ origin: { source: 'j', line: 1, offset: 0 }, from: 'journal', message: 'hello', text: 'hello', clock: 'exact', time: Date.UTC(2026, 2, 4, 5, 6, 7, 89) * 1000, ...but })

describe('one line', () => {
  it('expands tabs to the next eighth column, by columns', () => {
    expect(oneLine('a\tb')).toBe('a       b')
    expect(oneLine('漢字\tb')).toBe('漢字    b')
    expect(oneLine('12345678\tb')).toBe('12345678        b')
  })

  it('shows where lines of a message end and drops escape sequences', () => {
    expect(oneLine('one\r\ntwo\n')).toBe('one ↵ two')
    expect(oneLine('\u001b[31mred\u001b[0m\t.')).toBe('red     .')
  })
})

describe('a log line', () => {
  it('shows the time in the zone, and how far it can be trusted', () => {
    expect(timeSpan(entry(), 'UTC').text).toBe(' 05:06:07.089')
    expect(timeSpan(entry({ clock: 'nearby' }), 'Asia/Tokyo').text).toBe('~14:06:07.089')
    expect(timeSpan(entry({ clock: 'relative', time: 12_345_000 }), 'UTC').text).toBe(' +12.345 s   ')
    expect(timeSpan(entry({ clock: 'none' }), 'UTC').text).toBe('             ')
  })

  it('names who says it, the host only where there are several', () => {
    const said = entry({ host: 'birch', identifier: 'sshd', pid: 71, unit: 'ssh.service' })
    expect(voice(said, 'one host')).toEqual([{ text: 'sshd[71]: ', tone: 'faint' }])
    expect(voice(said, 'several hosts')).toEqual([{ text: 'birch sshd[71]: ', tone: 'faint' }])
    expect(voice(entry(), 'several hosts')).toEqual([])
  })

  it('says in its tone how severe it is, and shows what is sought', () => {
    expect(messageSpans(entry({ severity: 3 }))).toEqual([{ text: 'hello', tone: 'error' }])
    expect(messageSpans(entry({ severity: 4 }), wantedPattern('ll'))).toEqual([{ text: 'he', tone: 'warning' }, { text: 'll', tone: 'match' }, { text: 'o', tone: 'warning' }])
  })

  it('seeks a text as it stands, and a pattern between slashes', () => {
    expect(marked('a.b axb', 'plain', wantedPattern('a.b') ?? /x/g).filter(({ tone }) => tone === 'match')).toEqual([{ text: 'a.b', tone: 'match' }])
    expect(marked('a.b axb', 'plain', wantedPattern('/a.b/') ?? /x/g).filter(({ tone }) => tone === 'match')).toHaveLength(2)
    expect(wantedPattern('/(/')).toBeUndefined()
    expect('Foo foo'.match(wantedPattern('foo') ?? /x/)).toEqual(['Foo', 'foo'])
    expect('Foo foo'.match(wantedPattern('Foo') ?? /x/)).toEqual(['Foo'])
    expect(wantedPattern('  ')).toBeUndefined()
  })

  it('never parts the halves of a pair', () => {
    expect(marked('a😀b', 'plain', /[^a]/g)).toEqual([{ text: 'a', tone: 'plain' }, { text: '😀', tone: 'match' }, { text: 'b', tone: 'match' }])
  })

  it('keeps accents with their letter where a match ends before them', () => {
    expect(marked('cafe\u0301s', 'plain', /cafe/gu)).toEqual([{ text: 'cafe\u0301', tone: 'match' }, { text: 's', tone: 'plain' }])
  })
})

describe('the part of a line that is seen', () => {
  it('is cut by columns, with an ellipsis where the line goes on', () => {
    const spans = [{ text: '0123456789', tone: 'plain' as const }]
    expect(textOf({ spans: clip(spans, { skip: 0, width: 10 }) })).toBe('0123456789')
    expect(textOf({ spans: clip(spans, { skip: 0, width: 5 }) })).toBe('0123…')
    expect(textOf({ spans: clip(spans, { skip: 3, width: 5 }) })).toBe('…456…')
    expect(textOf({ spans: clip(spans, { skip: 5, width: 5 }) })).toBe('…6789')
    expect(textOf({ spans: clip(spans, { skip: 20, width: 5 }) })).toBe('')
  })

  it('puts a space for the half of a wide character', () => {
    expect(textOf({ spans: clip([{ text: 'a漢字b', tone: 'plain' }], { skip: 1, width: 5 }) })).toBe('… 字b')
    expect(textOf({ spans: clip([{ text: '漢字漢字', tone: 'plain' }], { skip: 0, width: 6 }) })).toBe('漢字 …')
  })

  it('never takes more columns than there are, whatever the text', () => {
    fc.assert(fc.property(hostileText, hostileText, fc.nat(60), fc.nat(60), fc.constantFrom('e', '/./', 'var', '/\\S+/', '/[\\-e]|./', '\u0301'), (who, message, skip, width, sought) => {
      const said = entry({ identifier: who, host: who, message })
      const wanted = wantedPattern(sought)
      const row = { spans: clip([...voice(said, 'several hosts'), ...messageSpans(said, wanted)], { skip, width }) }
      expect(faultsOf([row], width)).toEqual([])
      expect(row.spans.reduce((sum, { text }) => sum + columns(text), 0)).toBeLessThanOrEqual(width)
    }), { numRuns: 2000 })
  })
})
