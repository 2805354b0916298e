import { describe, expect, it } from 'vitest'
import { conclude, rule } from './conclude.ts'

const anyError = rule(`
id: signatures/mill/any-error
symptom: command failed
strength: weak
match: [{literal: 'level=error', pattern: 'level=error msg="(?<message>[^"]+)"(?: error="(?<error>[^"]+)")?'}]
explains: {title: 'the mill reported: {message}', cause: 'The line says so: {message}.'}
examples: [{log: 'level=error msg="no grain"'}]
near misses: ['level=info']
`)

describe('a signature that only quotes', () => {
  it('says what the quoted words tell, by the capture that tells most', async () => {
    const { hypotheses: [first] } = await conclude([anyError], { journal: 'Mar  5 10:00:00 birch mill[7]: level=error msg="the mill could not be set up" error="open /srv/silo/1: permission denied"' })
    expect(first?.cause).toContain('permission is denied')
    expect(first?.cause).toContain('/srv/silo/1')
  })

  it('quotes the error that tells most, whichever came first', async () => {
    const journal = ['level=error msg="stream copy error in the mill"', 'level=error msg="mill 7 does not start: open /srv/silo/1: permission denied"'].map((message, index) => `Mar  5 10:00:0${index} birch mill[7]: ${message}`).join('\n')
    expect((await conclude([anyError], { journal })).hypotheses[0]?.title).toContain('/srv/silo/1')
    expect((await conclude([anyError], { build: journal })).hypotheses[0]?.title).toContain('/srv/silo/1')
  })

  it('quotes of a long text the part that tells', async () => {
    const journal = `Mar  5 10:00:00 birch mill[7]: level=error msg="Handler for /mills/7/start returned an error: ${'wheel init caused: '.repeat(12)}open /srv/silo/1: permission denied"`
    expect((await conclude([anyError], { journal })).hypotheses[0]?.title).toMatch(/^the mill reported: … .*open \/srv\/silo\/1: permission denied$/)
  })
})
