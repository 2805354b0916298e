import { expect, test } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import type { Elsewhere } from '../../src/reading/index.ts'
import { file } from '../reading/folder.ts'
import { deskAtWork, isEnd, order, readAll } from './at-work.ts'

const parser = parsers.find(({ format }) => format === 'syslog') ?? parsers[0]

// A place far away, of which it is noted what was asked and whether it was let go of.
function place(open?: Elsewhere['open']): Elsewhere & { readonly asked: string[] } {
  const asked: string[] = []
  const log = (id: string): Elsewhere['open'] extends (name: string) => Promise<readonly (infer Log)[]> ? Log : never => ({
    id, parser: parser as NonNullable<typeof parser>, met: [], stop: () => undefined,
    bytes: (async function* () { yield Buffer.from('Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...\n') })(),
  })
  return {
    scheme: 'es:', asked,
    open: async name => {
      asked.push(`open ${name}`)
      return await (open ?? (async () => [log(`${name}#journal.log`)]))(name)
    },
    close: async () => { asked.push('close') },
  }
}

test('logs from elsewhere are read beside files, looked at, and let go of', async () => {
  const far = place()
  const wanted = order(['es:mill', file('beside.log', 'mill: grain is gone from /srv/silo/1\nmake: *** [all] Error 2\n')], { narrowing: { host: 'birch' } })
  const heard: unknown[] = []
  const { desk, caseFile } = await readAll(wanted, { elsewhere: asked => { heard.push(asked); return far } })
  expect(heard).toEqual([wanted])
  expect(caseFile.sources.map(({ id }) => id)).toContain('es:mill#journal.log')
  expect((await desk.page('es:mill#journal.log', 'first', { above: 0, below: 5 })).entries).toMatchObject([{ message: 'Starting Nightly Sweep...' }])
  expect(far.asked).toEqual(['open es:mill'])
  await desk.close()
  expect(far.asked).toEqual(['open es:mill', 'close'])
})

test('what is wrong there is told in its own words, and it is let go of', async () => {
  const far = place(async () => { throw new Error('nothing listens there; start the node') })
  const { desk, until } = deskAtWork({ elsewhere: () => far })
  const told = until(isEnd)
  desk.read(order(['es:']))
  expect(await told).toEqual({ kind: 'failed', message: 'nothing listens there; start the node' })
  expect(far.asked).toEqual(['open es:', 'close'])
})

test('a place that does not answer is given up when the reading is stopped, and the others are read', async () => {
  const far = place(() => new Promise(() => undefined))
  const { desk, until, news } = deskAtWork({ elsewhere: () => far })
  const [opening, end] = [until(one => one.kind === 'progress' && one.progress.state === 'opening'), until(isEnd)]
  desk.read(order(['es:', file('waiting.log', 'grinding\n')]))
  await opening
  desk.stop()
  await end
  expect(news.findLast(one => one.kind === 'case file')).toMatchObject({ caseFile: { sources: [{ lines: 1 }], problems: [{ code: 'given-up', source: 'es:' }] } })
})
