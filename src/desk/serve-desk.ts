import type { Desk } from '../model/desk.ts'
import type { Errand, Port, Reply } from './protocol.ts'
import { wordsOf } from './words-of.ts'

/** Lets a desk be used from the other end of a port. */
export function serveDesk(desk: Desk, port: Port): void {
  const reply = (message: Reply): void => { port.postMessage(message) }
  desk.onNews(news => { reply({ kind: 'news', news }) })
  port.on('message', message => {
    const errand = message as Errand
    switch (errand.kind) {
      case 'read': desk.read(errand.order); return
      case 'stop': desk.stop(); return
      case 'judge': desk.judge(errand.judgement); return
      case 'ask': void answer(desk, errand).then(reply)
    }
  })
}

async function answer(desk: Desk, { id, asking, args }: Extract<Errand, { kind: 'ask' }>): Promise<Reply> {
  try {
    const ask = desk[asking] as (...args: readonly unknown[]) => Promise<unknown>
    return { kind: 'answer', id, answer: await ask.apply(desk, [...args]) }
  } catch (error) {
    return { kind: 'failed', id, message: wordsOf(error) }
  }
}
