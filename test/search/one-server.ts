import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { engineOfThisRun } from './engines.ts'
import type { SearchServer, ServerSettings } from './server.ts'
import { startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests ask for the one server of a run, or treat it badly. */
    readonly keeper: string
  }
}

/** Keeps one server for all test files of a run: each start costs half a minute. It is started when it is first asked for, and always stopped. */
export default async function keepOneServer({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: { readonly is: SearchServer; readonly settings: string } | undefined
  const wanted = async (settings: string): Promise<SearchServer> => {
    const own = JSON.parse(settings) as ServerSettings
    if (server === undefined) server = { is: await startServer(engineOfThisRun(), own), settings }
    else if (server.settings !== settings) {
      await server.is.startWith(own)
      server = { is: server.is, settings }
    }
    return server.is
  }
  const deeds: Readonly<Record<string, (body: string) => Promise<unknown>>> = {
    '/with': async settings => (await wanted(settings)).url,
    '/kill': async () => { await server?.is.kill() },
    '/start-again': async () => { await server?.is.startAgain() },
  }
  const keeper = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const deed = deeds[request.url ?? ''] ?? (() => Promise.reject(new Error(`${request.url ?? ''}: not known`)))
      deed(Buffer.concat(chunks).toString()).then(said => response.end(typeof said === 'string' ? said : ''), (error: unknown) => response.writeHead(500).end(String(error)))
    })
  })
  // A server takes long to start.
  keeper.requestTimeout = 0
  await new Promise<void>(resolve => keeper.listen(0, '127.0.0.1', resolve))
  provide('keeper', `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`)
  return async () => {
    keeper.closeAllConnections()
    keeper.close()
    await server?.is.stop()
  }
}
