import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import { isProblem } from '../../src/model/problem.ts'
import { assume, lineOf } from './line-of.ts'

describe.each(parsers)('$format', parser => {
  it.each(parser.examples)('reads $record', ({ record, gives }) => {
    expect(parser.parse(lineOf(record), assume)).toMatchObject(gives)
  })

  it.each(parser.nearMisses.map(record => ({ record })))('leaves $record alone', ({ record }) => {
    const result = parser.parse(lineOf(record), assume)
    expect(result && !isProblem(result) ? result : undefined).toBeUndefined()
  })

  it('recognises each of its examples more surely than the formats tried before it', () => {
    for (const { record } of parser.examples) {
      const lines = record.split('\n')
      const mine = parser.recognise(lines)
      for (const other of parsers.slice(0, parsers.indexOf(parser))) expect(other.recognise(lines), `${other.format}: ${record}`).toBeLessThanOrEqual(mine)
    }
  })
})

describe('registry', () => {
  it('lists every file of the folder', () => {
    const files = readdirSync(new URL('../../parsers/', import.meta.url)).filter(name => name.endsWith('.ts') && name !== 'index.ts')
    expect(parsers.map(parser => `${parser.format}.ts`).sort()).toEqual(files.sort())
  })

  it('tries the format that takes any text last', () => {
    expect(parsers.at(-1)?.format).toBe('build')
  })
})
