import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  /** With what follows `?`. */
  readonly path: string
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What becomes of a request: the server's answer, another one, or none while the connection breaks. */
export type Tamper = (asked: Asked, ask: () => Promise<Answer>) => Promise<Answer | 'break'>

export interface GoBetween {
  readonly url: string
  /** From now on. */
  tamper(how: Tamper): void
  close(): Promise<void>
}

/** Stands before a real server and changes what comes from it: the ways in which a server lies or dawdles. */
export async function goBetween(url: string): Promise<GoBetween> {
  let tamper: Tamper = (_, ask) => ask()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const asked = { method: request.method ?? 'GET', path: request.url ?? '/', body: Buffer.concat(chunks) }
      void tamper(asked, () => passedOn(url, asked, request.headers)).catch((): Answer => ({ status: 502, headers: {}, body: '' })).then((answer) => {
        if (answer === 'break') response.destroy()
        else response.writeHead(answer.status, answer.headers).end(asked.method === 'HEAD' ? '' : answer.body)
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tamper: (how) => { tamper = how },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function passedOn(url: string, { method, path, body }: Asked, { 'content-type': type, accept, 'content-encoding': encoding }: IncomingHttpHeaders): Promise<Answer> {
  const headers = Object.entries({ 'content-type': type, accept, 'content-encoding': encoding }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body.length > 0 && { body: new Uint8Array(body) }) })
  const kept = ['content-type', 'x-elastic-product'].flatMap((name): [string, string][] => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() }
}
