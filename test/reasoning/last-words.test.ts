import { describe, expect, it } from 'vitest'
import { conclude, rule } from './conclude.ts'

const unitFailed = rule(`
id: signatures/mill/unit-failed
symptom: failed unit
role: consequence
strength: weak
match:
  - literal: Failed with result
    pattern: '^(?<unit>\\S+\\.(?:service|mount)): Failed with result'
resource: unit
examples: [{log: "mill.service: Failed with result 'exit-code'."}]
near misses: ['Failed with result']
`)

const line = (second: number, who: string, message: string): string => `Mar  5 10:00:${String(second).padStart(2, '0')} birch ${who}: ${message}`
const failed = (second: number, unit: string): string => line(second, 'systemd[1]', `${unit}: Failed with result 'exit-code'.`)
const first = async (...lines: string[]): Promise<{ title: string; cause: string; quoted: readonly string[] }> => {
  const { hypotheses: [found] } = await conclude([unitFailed], { journal: lines.join('\n') })
  return { title: found?.title ?? '', cause: found?.cause ?? '', quoted: found?.evidence.map(({ text }) => text) ?? [] }
}

describe('a unit that failed for no known reason', () => {
  it('is told by the error that says why, not by the ones that follow from it', async () => {
    const { title, cause, quoted } = await first(
      line(1, 'mill[7]', 'starting'), line(1, 'mill[7]', 'error: cannot open /srv/silo/1: Permission denied'), line(1, 'mill[7]', 'error: failed to load the silo'),
      line(1, 'mill[7]', 'fatal: initialization failed'), line(1, 'mill[7]', 'exiting'), line(1, 'mill[7]', 'bye'), failed(2, 'mill.service'))
    expect(title).toMatch(/^mill\.service failed, permission is denied \(\/srv\/silo\/1\); it said: error: cannot open/)
    expect(cause).toContain('EACCES')
    expect(quoted.join('\n')).toContain('error: cannot open /srv/silo/1: Permission denied')
  })

  it.each([
    ['mill-grind.service', 'mill[7]'], ['millrace.service', 'millraced[7]'], ['srv-silo.mount', 'mount[7]'], ['snap.mill.grind.service', 'mill.grind[7]'], ['network-setup.service', 'x7-unit-script-network-setup-start[7]'],
  ])('hears the program that is named like it: %s by %s', async (unit, who) => {
    expect((await first(line(1, 'cron[3]', 'error: nothing to do'), line(1, who, 'error: unknown option grain'), failed(2, unit))).title).toContain('unknown option grain')
  })

  it('hears the only program that complains in the seconds before, whatever its name', async () => {
    expect((await first(line(1, 'wheel[7]', 'error: unknown option grain'), failed(2, 'mill.service'))).title).toContain('unknown option grain')
  })

  it('hears nobody where several complain', async () => {
    expect((await first(line(1, 'wheel[7]', 'error: unknown option grain'), line(1, 'cat[8]', 'error: unknown option mouse'), failed(2, 'mill.service'))).title).not.toContain('unknown option')
  })

  it('does not go back before its last start', async () => {
    const { title } = await first(
      line(1, 'mill[7]', 'error: cannot open /srv/silo/1: Permission denied'), line(5, 'systemd[1]', 'Starting mill.service - The Mill...'),
      line(5, 'mill[8]', 'error: unknown option grain'), failed(6, 'mill.service'))
    expect(title).toContain('unknown option grain')
  })

  it('takes what the program said last for the reason, where the only error before it was got over', async () => {
    expect((await first(line(1, 'mill[7]', "Skipping unknown option 'grain'"), line(1, 'mill[7]', 'No sieve for the coarse flour.'), failed(2, 'mill.service'))).title).toContain('No sieve for the coarse flour.')
  })

  it('hears what the manager says of the unit before its program runs', async () => {
    const { title, cause } = await first(line(1, 'systemd[1]', 'mill.service: Failed to set up the mount namespace: Permission denied'), failed(2, 'mill.service'))
    expect(title).toContain('permission is denied')
    expect(cause).toContain('Failed to set up the mount namespace')
  })

  it('hears what the journal took only after the end was noticed, and not the next try', async () => {
    const { title } = await first(
      failed(1, 'mill.service'), line(1, 'mill[7]', 'fatal: unknown option grain'), line(1, 'systemd[1]', 'mill.service: Scheduled restart job, restart counter is at 1.'), line(1, 'mill[8]', 'error: cannot open /srv/silo/1: Permission denied'))
    expect(title).toContain('unknown option grain')
  })

  it('is told by its words also where another line only tells how it failed', async () => {
    const protocol = rule(`
id: signatures/mill/protocol
symptom: failed unit
match: [{literal: broke its protocol, pattern: '^(?<unit>\\S+\\.service): broke its protocol$'}]
resource: unit
explains: {title: '{unit} broke its protocol', cause: It broke its protocol.}
examples: [{log: "mill.service: broke its protocol"}]
near misses: ['broke its protocol']
`)
    const { hypotheses } = await conclude([unitFailed, protocol], { journal: [line(1, 'mill[7]', 'error: cannot open /srv/silo/1: Permission denied'), line(1, 'systemd[1]', 'mill.service: broke its protocol'), failed(1, 'mill.service')].join('\n') })
    expect(hypotheses.map(({ title }) => title).join('\n')).toContain('permission is denied (/srv/silo/1)')
  })

  it('are added to what the manager says of how it failed', async () => {
    const timeout = rule(`
id: signatures/mill/timeout
symptom: time-out
strength: strong
match: [{literal: start operation timed out, pattern: '^(?<unit>\\S+\\.service): start operation timed out'}]
explains: {title: '{unit} was not ready in time', cause: It was not ready in time.}
examples: [{log: "mill.service: start operation timed out"}]
near misses: ['start operation timed out']
`)
    const { hypotheses: [found] } = await conclude([unitFailed, timeout], { journal: [line(1, 'mill[7]', 'error: cannot open /srv/silo/1: Permission denied'), line(9, 'systemd[1]', 'mill.service: start operation timed out. Terminating.')].join('\n') })
    expect(found?.title).toBe('mill.service was not ready in time')
    expect(found?.cause).toMatch(/It was not ready in time\. Before that, mill said: “error: cannot open \/srv\/silo\/1: Permission denied”\. .*permission is denied.* its folder \/srv\/silo count too\./)
  })
})
