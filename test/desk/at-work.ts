import { afterAll } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import type { CaseFile } from '../../src/model/case-file.ts'
import type { News, Progress, ReadingOrder } from '../../src/model/desk.ts'
import { LocalDesk } from '../../src/desk/local-desk.ts'
import type { Outside } from '../../src/desk/outside.ts'
import { lostGrain, sweep, swept } from '../reasoning/conclude.ts'

export const outside: Outside = {
  parsers: async () => parsers,
  rules: async () => ({ rules: [lostGrain, sweep, swept], problems: [] }),
  assume: zone => ({ zone: zone ?? 'UTC', now: Date.UTC(2026, 5, 1) * 1000 }),
}

export function order(names: readonly string[], rest: Partial<ReadingOrder> = {}): ReadingOrder {
  return { names, pasted: [], follow: false, ...rest }
}

const desks: LocalDesk[] = []
afterAll(async () => { await Promise.all(desks.map(desk => desk.close())) })

/** A desk of this thread, and all that it tells. */
export function deskAtWork(rest: Partial<Outside> = {}): { desk: LocalDesk; news: News[]; until: (wanted: (news: News) => boolean) => Promise<News> } {
  const desk = new LocalDesk({ ...outside, ...rest })
  desks.push(desk)
  const news: News[] = []
  const waiting = new Set<(news: News) => void>()
  desk.onNews(one => {
    news.push(one)
    for (const tell of waiting) tell(one)
  })
  const until = (wanted: (news: News) => boolean): Promise<News> => new Promise(resolve => {
    const tell = (one: News): void => {
      if (!wanted(one)) return
      waiting.delete(tell)
      resolve(one)
    }
    waiting.add(tell)
  })
  return { desk, news, until }
}

/** Reads an order to its end and gives the final case file with all that was told on the way. */
export async function readAll(wanted: ReadingOrder, rest: Partial<Outside> = {}): Promise<{ desk: LocalDesk; news: News[]; until: (wanted: (news: News) => boolean) => Promise<News>; caseFile: CaseFile }> {
  const { desk, news, until } = deskAtWork(rest)
  const end = until(isEnd)
  desk.read(wanted)
  await end
  const last = news.findLast(one => one.kind === 'case file')
  if (last === undefined) throw new Error(JSON.stringify(news))
  return { desk, news, until, caseFile: last.caseFile }
}

export function isEnd(news: News): boolean {
  return news.kind === 'failed' || (news.kind === 'progress' && (news.progress.state === 'read' || news.progress.state === 'stopped'))
}

export function progressIn(news: readonly News[]): Progress[] {
  return news.flatMap(one => (one.kind === 'progress' ? [one.progress] : []))
}

/** The rule behind the first hypothesis of a case file that was told. */
export function blamed(news: News | undefined): string | undefined {
  return news?.kind === 'case file' ? news.caseFile.hypotheses[0]?.ruleId : undefined
}
