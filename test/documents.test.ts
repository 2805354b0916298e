import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const program = new URL('../dist/main.js', import.meta.url).pathname
const culprit = (...args: string[]): string => execFileSync(process.execPath, [decodeURIComponent(program), ...args], { encoding: 'utf8', input: '' })
const folder = mkdtempSync(path.join(tmpdir(), 'culprit documents '))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

describe('CONTRIBUTING, followed word for word', () => {
  const rules = path.join(folder, 'rules')
  const blocks = [...read('CONTRIBUTING.md').matchAll(/```yaml\n(id: (\S+)\n[\s\S]*?)```/g)]
  for (const [, yaml = '', id = ''] of blocks) {
    mkdirSync(path.dirname(path.join(rules, id)), { recursive: true })
    writeFileSync(path.join(rules, `${id}.yaml`), yaml)
  }

  it('gives three rules that pass their own examples', () => {
    expect(culprit('rules', 'test', rules)).toContain('3 rules passed, 0 failed')
  })

  it('makes the new cause fire', () => {
    const log = path.join(folder, 'journal.log')
    writeFileSync(log, 'Mar  5 10:00:00 birch systemd[1]: Starting Sweep the Silo...\nMar  5 10:00:02 birch milld[71]: cannot mill: no grain at /srv/silo/oats\n')
    const report = JSON.parse(culprit('--format', 'json', '--rules', rules, log)) as { hypotheses: { ruleId: string }[] }
    expect(report.hypotheses[0]?.ruleId).toBe('causes/mill/swept-too-early')
  })
})

describe('the README', () => {
  it('names only options and commands that the help knows', () => {
    const help = [culprit('--help'), culprit('triage', '--help'), culprit('tui', '--help'), culprit('rules', '--help'), culprit('cases', 'confirm', '--help')].join('\n')
    const promised = read('README.md').replace(/^journalctl.*$/gm, line => line.slice(line.indexOf('|'))).split(/npm|\n/).flatMap(part => part.match(/(?<= |`)--[a-z-]+/g) ?? [])
    expect(promised.length).toBeGreaterThan(3)
    expect(promised.filter(option => !help.includes(option))).toEqual([])
    for (const command of ['entries', 'signals', 'events', 'rules', 'tui', 'cases', 'index', 'setup']) expect(help).toContain(command)
  })

  it('shows what the program really says of the sample', () => {
    const said = culprit('samples/lorax-var-tmp/build.log', 'samples/lorax-var-tmp/journal.ndjson').replace(/\s+/g, ' ')
    const shown = /```console\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? ''
    const sentences = shown.split('\n').slice(1).map(line => line.replace('[…]', '').replaceAll('journal.json', 'journal.ndjson').trim()).filter(line => !/^[·▸×]/.test(line) && line !== '')
    for (const sentence of sentences) expect(said).toContain(sentence.replace(/\s+/g, ' '))
  })
})

it('ARCHITECTURE has the table of borders that lint enforces', () => {
  const config = read('eslint.config.js')
  for (const [, room] of read('ARCHITECTURE.md').matchAll(/^\| `([\w./]+?)\/?` \|/gm)) if (room !== 'rules') expect(config).toContain(room)
})
