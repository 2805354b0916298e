import { inject } from 'vitest'
import type { SearchServer, ServerSettings } from './server.ts'

/** Whether ELASTICSEARCH_URL names a server: it is taken as it is, and nobody ends it. */
export const isGiven = process.env['ELASTICSEARCH_URL'] !== undefined

/** The server of this run, with these settings. Test files share it, one after the other, and meet what others wrote to it. */
export async function theServer(settings: ServerSettings = {}): Promise<Pick<SearchServer, 'url' | 'kill' | 'startAgain'>> {
  const url = process.env['ELASTICSEARCH_URL'] ?? await keeper('with', JSON.stringify(settings))
  return { url, kill: async () => { await keeper('kill') }, startAgain: async () => { await keeper('start-again') } }
}

async function keeper(deed: 'with' | 'kill' | 'start-again', body = ''): Promise<string> {
  const answer = await fetch(`${inject('keeper')}/${deed}`, { method: 'POST', body, signal: AbortSignal.timeout(280_000) })
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return said
}
