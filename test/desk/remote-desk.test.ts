import { existsSync } from 'node:fs'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import type { Desk, News } from '../../src/model/desk.ts'
import { noJudgement } from '../../src/model/judgement.ts'
import { LocalDesk } from '../../src/desk/local-desk.ts'
import { RemoteDesk } from '../../src/desk/remote-desk.ts'
import { serveDesk } from '../../src/desk/serve-desk.ts'
import { deskInWorker } from '../../src/desk/worker-desk.ts'
import { program, root } from '../program/program.ts'
import { file } from '../reading/folder.ts'
import { isEnd, order, outside, progressIn } from './at-work.ts'

const sample = (name: string): string => path.join(root, 'samples', 'lorax-var-tmp', name)
const ends: (() => unknown)[] = []
afterAll(async () => { for (const end of ends) await end() })

function hear(desk: Desk): { news: News[]; ended: Promise<News> } {
  const news: News[] = []
  const ended = new Promise<News>(resolve => desk.onNews(one => {
    news.push(one)
    if (isEnd(one)) resolve(one)
  }))
  return { news, ended }
}

describe('over a port', () => {
  const { port1, port2 } = new MessageChannel()
  serveDesk(new LocalDesk(outside), port1)
  const desk = new RemoteDesk(port2)
  ends.push(() => { port2.close() })

  test('news come, questions are answered, and what goes wrong is told in words', async () => {
    await expect(desk.cast()).rejects.toThrow('nothing is being read')
    const { news, ended } = hear(desk)
    const name = file('port.log', 'Mar  5 10:00:03 birch mill[7]: mill: grain is gone from /srv/silo/1\n')
    desk.read(order([name]))
    await ended
    expect(news.findLast(one => one.kind === 'case file')).toMatchObject({ final: true, caseFile: { hypotheses: [{ ruleId: 'signatures/mill/lost-grain' }] } })
    expect(await desk.page(name, 'first', { above: 0, below: 5 })).toMatchObject({ entries: [{ host: 'birch' }], at: 0, isTop: true, isBottom: true })
    expect(await desk.cast()).toMatchObject({ hosts: ['birch'] })
    expect(await desk.find(name, { text: 'silo', from: 99, direction: 'up' })).toMatchObject({ line: 1 })
    await expect(desk.page('other.log', 'first', { above: 0, below: 5 })).rejects.toThrow('there is no log other.log')
  })

  test('when the other end is gone, who waits is told', async () => {
    const { port1: deaf, port2: end } = new MessageChannel()
    const lonely = new RemoteDesk(end)
    ends.push(() => { end.close(); deaf.close() })
    const { ended } = hear(lonely)
    const answer = lonely.cast()
    lonely.fail('the reading broke down')
    await expect(answer).rejects.toThrow('the reading broke down')
    expect(await ended).toEqual({ kind: 'failed', message: 'the reading broke down' })
    await expect(lonely.lanes()).rejects.toThrow('the reading broke down')
  })
})

describe('in the worker of the built program', () => {
  const worker = path.join(path.dirname(program), 'desk-worker.js')
  const begin = (rules: readonly string[] = []): Desk => {
    const desk = deskInWorker(new URL(`file://${worker}`), { rules, zone: 'UTC', cluster: {} })
    ends.push(() => desk.close())
    return desk
  }

  test('is built', () => { expect(existsSync(worker)).toBe(true) })

  test('it solves the sample, and shows its proof', async () => {
    const desk = begin()
    const { news, ended } = hear(desk)
    desk.judge(noJudgement)
    desk.read(order([sample('build.log'), sample('journal.ndjson')]))
    await ended
    const last = news.findLast(one => one.kind === 'case file')
    const [first] = last?.caseFile.hypotheses ?? []
    expect(first?.culprit?.name).toBe('systemd-tmpfiles-clean.service')
    expect(progressIn(news).at(-1)?.state).toBe('read')
    const proof = first?.evidence.find(({ role }) => role === 'trigger')
    const page = await desk.around({ time: proof?.time ?? 0, origin: { source: proof?.source ?? '', line: proof?.line ?? 0, offset: proof?.offset ?? 0 } }, { above: 10, below: 10 })
    expect(page.entries[page.at]?.message).toContain('Cleanup of Temporary Directories')
    expect(page.entries).toHaveLength(21)
    expect((await desk.lanes()).map(({ unit }) => unit)).toContain('systemd-tmpfiles-clean.service')
    await desk.close()
  })

  test('rules that are not there are told', async () => {
    const desk = begin(['/nowhere/rules'])
    const { ended } = hear(desk)
    desk.read(order([sample('build.log')]))
    expect(await ended).toMatchObject({ kind: 'failed', message: expect.stringContaining('no such folder of rules') as string })
    await desk.close()
  })

  test('it can be closed while it reads', async () => {
    const desk = begin()
    const begun = new Promise<void>(resolve => desk.onNews(() => { resolve() }))
    desk.read(order([file('closed.log', 'step after step\n'.repeat(2_000_000))]))
    await begun
    await desk.close()
    await expect(desk.cast()).rejects.toThrow('the reading ended')
  })
})
