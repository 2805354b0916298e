import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { failedBuild } from '../../program/logs.ts'
import { culprit, file, folder, outcomeOf, run, start } from '../../program/program.ts'
import { standIn } from './stand-in.ts'

const log = file('mill.log', failedBuild)
const cluster = await standIn()

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
    expect(sent.length).toBe(4)
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
