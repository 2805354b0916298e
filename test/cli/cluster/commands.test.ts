import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { failedBuild } from '../../program/logs.ts'
import { culprit, file, folder, outcomeOf, run, start } from '../../program/program.ts'
import { standIn } from './stand-in.ts'

const log = file('mill.log', failedBuild)
const cluster = await standIn()
const sweptSilo = `${[
  'Mar  5 10:00:00 birch systemd[1]: Starting Cleanup of Temporary Directories...', 'Mar  5 10:00:01 birch systemd[1]: Finished Cleanup of Temporary Directories.',
  'Mar  5 10:00:09 birch millerd[71]: cannot open /var/tmp/mill.q8x/grain: No such file or directory', 'Mar  5 10:00:10 birch millerd[71]: the wheel turns',
].join('\n')}\n`

describe('culprit index', () => {
  test('writes each entry and what was found, and says so in sums that add up', async () => {
    const { code, stdout, stderr } = await culprit('index', '--to', cluster.url, log)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^entries: {2}(\d+) read = \1 indexed \+ 0 duplicate \+ 0 rejected\nfindings: (\d+) made = \2 indexed \+ 0 duplicate \+ 0 rejected\n$/)
    const body = cluster.asked.filter(({ path }) => path.startsWith('/_bulk')).at(-1)?.body ?? ''
    expect(body).toContain('"_index":"logs-culprit.entries-default"')
    expect(body).toContain('"finding":"hypothesis"')
  })

  test('--only leaves out what is not asked for', async () => {
    expect((await culprit('index', '--to', cluster.url, '--only', 'findings', log)).stdout).toMatch(/read = 0 indexed \+ 0 duplicate \+ 0 rejected \+ \d+ left out/)
    expect((await culprit('index', '--to', cluster.url, '--only', 'errors', log)).stdout).toMatch(/read = [1-9]\d* indexed \+ 0 duplicate \+ 0 rejected \+ \d+ left out/)
  })

  test('with a checkpoint goes on where it was, and begins anew with another log', async () => {
    const checkpoint = path.join(folder, 'checkpoint.json')
    const grown = file('grown.log', failedBuild)
    const index = async (): Promise<string> => {
      const { stdout, stderr } = await culprit('index', '--to', cluster.url, '--checkpoint', checkpoint, grown)
      return stderr + stdout
    }
    expect(await index()).not.toContain('written before')
    expect(await index()).toMatch(/read = 0 indexed \+ 0 duplicate \+ 0 rejected \+ \d+ written before/)
    writeFileSync(grown, `${failedBuild}make: one line more\n`)
    expect(await index()).toMatch(/read = 1 indexed \+ 0 duplicate \+ 0 rejected \+ \d+ written before/)
    writeFileSync(grown, 'another log\n')
    expect(await index()).toMatch(/is another log than the one of the checkpoint[\s\S]*1 read = 1 indexed \+ 0 duplicate \+ 0 rejected\n/)
  })

  test('follows a pipe to its end, and a file until Ctrl-C, and ends with the summary', async () => {
    const piped = await run({ args: ['index', '--to', cluster.url, '--follow', '-'], input: 'one\ntwo\n' })
    expect(piped).toMatchObject({ code: 0, stderr: '' })
    expect(piped.stdout).toMatch(/^entries: {2}2 read = 2 indexed/)
    const growing = file('growing.log', 'one\n')
    const asked = cluster.asked.length
    const child = start({ args: ['index', '--to', cluster.url, '--follow', growing] })
    const outcome = outcomeOf(child)
    const written = async (text: string): Promise<void> => {
      while (!cluster.asked.slice(asked).some(({ body }) => body.includes(text))) await new Promise(resolve => setTimeout(resolve, 50))
    }
    await written('"message":"one"')
    writeFileSync(growing, 'two\n', { flag: 'a' })
    await written('"message":"two"')
    child.kill('SIGINT')
    const { code, stdout, stderr } = await outcome
    expect(stdout).toMatch(/^entries: {2}2 read = 2 indexed \+ 0 duplicate/)
    expect(stderr).toMatch(/stopped; run it again/)
    expect(code).toBe(130)
  })

  test('writes the root causes of what it follows once, when the pipe ends or Ctrl-C comes', async () => {
    const hypotheses = (asked: number): string[] => cluster.asked.slice(asked).flatMap(({ path, body }) => (path.startsWith('/_bulk') ? body.split('\n').filter(line => line.includes('"finding":"hypothesis"')) : []))
    const before = cluster.asked.length
    const piped = await run({ args: ['index', '--to', cluster.url, '--follow', '-'], input: sweptSilo })
    expect(piped).toMatchObject({ code: 0, stderr: '' })
    expect(hypotheses(before)).toHaveLength(1)
    const written = JSON.parse(hypotheses(before)[0] ?? '') as { rule: { id: string }; host: { name: string }; culprit: { evidence_ids: readonly string[] } }
    expect(written).toMatchObject({ rule: { id: 'causes/cleanup/tmpfiles-clean' }, host: { name: 'birch' } })
    expect(written.culprit.evidence_ids.length).toBeGreaterThan(1)
    const again = cluster.asked.length
    const child = start({ args: ['index', '--to', cluster.url, '--follow', file('swept.log', sweptSilo)] })
    const outcome = outcomeOf(child)
    while (!cluster.asked.slice(again).some(({ body }) => body.includes('the wheel turns'))) await new Promise(resolve => setTimeout(resolve, 50))
    child.kill('SIGINT')
    expect((await outcome).code).toBe(130)
    expect(hypotheses(again)).toHaveLength(1)
    // It is known by what it is, not by when it was judged.
    const idOf = (from: number): string[] => cluster.asked.slice(from).flatMap(({ body }) => body.split('\n').filter((_, index, lines) => lines[index + 1]?.includes('"finding":"hypothesis"')))
    expect(idOf(again)).toEqual(idOf(before).slice(0, 1))
  })

  describe('without files reads the journal of this machine', () => {
    const bin = path.join(folder, 'bin')
    mkdirSync(bin, { recursive: true })
    const record = (n: number): string => `{"__CURSOR":"s=1;i=${n};b=0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a;m=${n};t=${n};x=${n}","__REALTIME_TIMESTAMP":"170000000${n}000000","_BOOT_ID":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","_HOSTNAME":"birch","MESSAGE":"asked: $*"}`.replaceAll('"', '\\"')
    chmodSync(file('bin/journalctl', `#!/bin/sh\necho "${record(1)}"\ncase "$*" in *--follow*) echo "${record(2)}"; exec sleep 60;; esac\n`), 0o755)
    const here = { PATH: `${bin}:${process.env['PATH'] ?? ''}` }
    const asked = (from: number): string => cluster.asked.slice(from).map(({ body }) => body).join('\n')

    test('since and until a time', async () => {
      const from = cluster.asked.length
      const { code, stdout, stderr } = await run({ args: ['index', '--to', cluster.url, '--since', '-2h', '--until', '-1h'], env: here })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^entries: {2}1 read = 1 indexed/)
      expect(asked(from)).toContain('--since -2h --until -1h"')
    })

    test.each([[['--follow'], '--since now --follow --lines all"'], [['--follow', '--since', 'today'], '--since today --follow --lines all"']])('%j: from then on, until Ctrl-C', async (args, words) => {
      const from = cluster.asked.length
      const child = start({ args: ['index', '--to', cluster.url, ...args], env: here })
      const outcome = outcomeOf(child)
      while (!asked(from).includes(words)) await new Promise(resolve => setTimeout(resolve, 50))
      child.kill('SIGINT')
      expect(await outcome).toMatchObject({ code: 130, stdout: expect.stringMatching(/^entries: {2}2 read = 2 indexed/) as string })
    })

    test.each([
      [['--since', '-2h'], /journalctl is not installed here: where the journal is, write it to a file/], [['--follow'], /journalctl is not installed here/],
    ])('%j says what to do where there is none', async (args, message) => {
      const { code, stdout, stderr } = await run({ args: ['index', '--to', cluster.url, ...args], env: { PATH: folder } })
      expect(stderr).toMatch(message)
      expect(code).toBe(2)
      expect(stdout).not.toContain('read =')
    })

    test.each([
      [['--since', 'soon'], /--since soon: no such time/], [['--until', '-1h'], /say with --since where to begin/], [['--follow', '--since', '-1h', '--until', 'now'], /leave --until out/], [['--since', '-1h', 'any.log'], /--since is for this machine's journal/],
    ])('%j is refused', async (args, message) => {
      expect(await run({ args: ['index', '--to', cluster.url, ...args], env: here })).toMatchObject({ code: 2, stderr: expect.stringMatching(message) as string })
    })
  })

  test.each([
    [['--to', 'http://elastic:hunter2@127.0.0.1:9'], /leave name and password out/],
    [['--to', 'http://127.0.0.1:9'], /nothing listens there/],
    [['--to', 'http://127.0.0.1:9', '--namespace', 'my-team'], /without - /],
    [[], /no cluster is named; say --to/],
  ])('says what is wrong and what to do: %j', async (args, message) => {
    const { code, stdout, stderr } = await culprit('index', ...args, log)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('hunter2')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('finds the cluster in the environment and in the config file', async () => {
    expect(await run({ args: ['index', log], env: { ELASTICSEARCH_URL: cluster.url } })).toMatchObject({ code: 0 })
    const config = file('config.yaml', `elasticsearch:\n  url: ${cluster.url}\n`)
    expect(await culprit('index', '--config', config, log)).toMatchObject({ code: 0, stderr: '' })
    expect(await run({ args: ['index', log], env: { CULPRIT_CONFIG: config } })).toMatchObject({ code: 0 })
  })

  test('makes no file of rejected documents where none was rejected', () => {
    expect(existsSync(path.join(folder, 'culprit-rejected.ndjson'))).toBe(false)
  })
})

describe('culprit setup', () => {
  test('sends what --print shows', async () => {
    const before = cluster.asked.length
    const printed = (await culprit('setup', '--print', '--replicas', '0', '--retention', '30d')).stdout
    expect(cluster.asked.length).toBe(before)
    const { code, stdout } = await culprit('setup', '--to', cluster.url, '--kibana', `${cluster.url}/s/team`, '--replicas', '0', '--retention', '30d')
    expect(code).toBe(0)
    expect(stdout).toMatch(/is ready: culprit index --to/)
    const sent = cluster.asked.slice(before).filter(({ method }) => method === 'PUT')
    expect(sent.map(({ path }) => path.replace(/^.*(?:\/|%40|\.)/, ''))).toEqual(['mappings', 'settings', 'entries', 'findings', 'culprit-cases'])
    for (const { method, path, body } of sent) expect(printed).toContain(`${method} ${decodeURIComponent(path)}\n${JSON.stringify(JSON.parse(body), undefined, 2)}\n`)
    const imported = cluster.asked.at(-1)
    expect(imported?.path).toBe('/s/team/api/saved_objects/_import?overwrite=true')
    for (const line of (imported?.body ?? '').split('\n').filter(line => line.startsWith('{'))) expect(printed).toContain(line)
  })

  test('says what a server cannot do', async () => {
    expect((await culprit('setup', '--print', '--compat', 'opensearch-3', '--retention', '30d')).stdout).toMatch(/note: OpenSearch has no lifecycle in templates.*--retention 30d neither/)
  })
})

test('the client of the cluster is loaded by the commands that need it, and by no other', () => {
  const main = readFileSync(path.join(folder, 'built', 'dist', 'main.js'), 'utf8')
  expect(main).not.toContain('elasticsearch-js')
})
