import { expect, it } from 'vitest'
import { conclude, rule } from './conclude.ts'

const full = (title: string): ReturnType<typeof rule> => rule(`
id: signatures/mill/full
symptom: no space
strength: strong
match: [{literal: the silo is full, pattern: '^(?:(?<path>/\\S+): )?the silo is full$'}]
resource: {filesystem: '{path}'}
explains: {title: '${title}', cause: No grain fits in any more.}
examples: [{log: 'the silo is full'}]
near misses: ['the silo is full of mice']
`)

const title = async (rules: ReturnType<typeof rule>, line: string): Promise<string | undefined> => (await conclude([rules], { build: line })).hypotheses[0]?.title

it('names the file that a trouble is about, where the words for all such troubles leave it out', async () => {
  expect(await title(full('no room is left'), '/srv/silo/1: the silo is full')).toBe('no room is left: /srv/silo/1')
  expect(await title(full('no room is left'), 'the silo is full')).toBe('no room is left')
  expect(await title(full('no room is left in {path}'), '/srv/silo/1: the silo is full')).toBe('no room is left in /srv/silo/1')
  expect(await title(full('no room is left in {path}'), '/srv//silo/1: the silo is full')).toBe('no room is left in /srv//silo/1')
})
