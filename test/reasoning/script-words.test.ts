import { describe, expect, it } from 'vitest'
import { conclude, rule } from './conclude.ts'

const scriptFailed = rule(`
id: signatures/mill/script-failed
symptom: packaging error
strength: weak
match:
  - literal: script returned error exit status
    pattern: 'installed (?<script>post-\\w+) script returned error exit status (?<status>\\d+)'
resource: {package: ''}
explains: {title: 'the {script} script failed', cause: It failed.}
examples: [{log: ' installed post-installation script returned error exit status 1'}]
near misses: ['script returned 0']
`)

const first = async (...lines: string[]): Promise<{ title: string; cause: string; quoted: readonly string[] }> => {
  const { hypotheses: [found] } = await conclude([scriptFailed], { build: lines.join('\n') })
  return { title: found?.title ?? '', cause: found?.cause ?? '', quoted: found?.evidence.map(({ text }) => text) ?? [] }
}

const failed = (status: number): readonly string[] => ['dpkg: error processing package mill (--configure):', ` installed post-installation script returned error exit status ${status}`]

describe('a script of a package that failed', () => {
  it('is told by what it said before, and not by what other packages said', async () => {
    const { title, cause, quoted } = await first('Setting up sieve (1.0) ...', 'error: no sieve today', 'Setting up mill (2.0) ...', ' * missed /etc/mill.conf file', 'mill ends', ...failed(1))
    expect(title).toBe('the post-installation script failed, something is missing (/etc/mill.conf); it said: * missed /etc/mill.conf file')
    expect(cause).toContain('/etc/mill.conf is not there')
    expect(quoted.join('\n')).toContain('missed /etc/mill.conf')
  })

  it('is told by what the shell means with its status, where it said nothing', async () => {
    expect((await first('Setting up mill (2.0) ...', ...failed(126))).cause).toMatch(/may not execute/)
    expect((await first('Setting up mill (2.0) ...', ...failed(127))).cause).toMatch(/does not find/)
    expect(await first('Setting up mill (2.0) ...', ...failed(1))).toMatchObject({ title: 'the post-installation script failed', cause: 'It failed.' })
  })
})
