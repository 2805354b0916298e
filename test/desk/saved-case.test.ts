import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isSavedCase, isWhole, reopenedCase } from '../../src/desk/reopen-case.ts'
import { savedCase } from '../../src/desk/save-case.ts'
import type { CaseToSave } from '../../src/desk/save-case.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { file, folder } from '../reading/folder.ts'
import { order, readAll } from './at-work.ts'

const journal = `Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...\nMar  5 10:00:03 birch mill[7]: mill: grain is gone from /srv/silo/1\n${'hay\n'.repeat(40_000)}`

async function aCase(name: string, rest: Partial<CaseToSave['order']> = {}): Promise<{ held: CaseToSave; at: string; log: string }> {
  mkdirSync(path.join(folder, name), { recursive: true })
  const log = file(`${name}/journal.log`, journal)
  const wanted = order([log], { zone: 'UTC', ...rest })
  const { caseFile } = await readAll(wanted)
  const pin = { origin: { source: log, line: 2, offset: 60 }, text: 'grain', note: 'the loss' }
  const judgement: Judgement = { verdicts: [{ of: 'causes/mill/swept', opinion: 'refuted', because: 'no broom' }], pins: [pin], suspicions: [{ title: 'mice', because: '', pins: [pin] }] }
  const held = { order: wanted, judgement, filter: { host: 'birch' }, zone: 'Europe/Berlin', caseFile }
  const at = path.join(folder, name, 'case.json')
  writeFileSync(at, await savedCase(held, { at, version: '1.2.3' }))
  return { held, at, log }
}

test('a case that is saved and opened again is the same case', async () => {
  const { held, at } = await aCase('same', { pasted: [{ id: 'paste 1', text: 'grinding\n' }] })
  expect(await reopenedCase(at)).toEqual(held)
  expect(await isSavedCase(at)).toBe(true)
  expect(await isSavedCase(file('same/report.json', '{"schema":"culprit.report/1"}'))).toBe(false)
  expect(await isSavedCase(path.join(folder, 'nowhere'))).toBe(false)
})

test('a log that has grown since is the same log', async () => {
  const { held, at, log } = await aCase('grown')
  appendFileSync(log, 'more\n')
  expect((await reopenedCase(at)).order).toEqual(held.order)
})

describe('logs that lie elsewhere', () => {
  test('are found beside the case, and what was said of them follows', async () => {
    const { at } = await aCase('moved')
    renameSync(path.join(folder, 'moved'), path.join(folder, 'elsewhere'))
    const now = path.join(folder, 'elsewhere', 'journal.log')
    const { order: found, judgement, caseFile } = await reopenedCase(path.join(folder, 'elsewhere', path.basename(at)))
    expect(found.names).toEqual([now])
    expect([judgement.pins[0], judgement.suspicions[0]?.pins[0]].map(pin => pin?.origin.source)).toEqual([now, now])
    expect(caseFile.problems).toEqual([])
  })

  test('are found in the folder that is named', async () => {
    const { at, log } = await aCase('named')
    mkdirSync(path.join(folder, 'archive'))
    renameSync(log, path.join(folder, 'archive', 'journal.log'))
    expect((await reopenedCase(at, path.join(folder, 'archive'))).order.names).toEqual([path.join(folder, 'archive', 'journal.log')])
  })

  test('or are missing: then the case is shown as it was saved, and says which', async () => {
    const { held, at, log } = await aCase('missing')
    renameSync(log, `${log}.gone`)
    const { order: found, caseFile } = await reopenedCase(at)
    expect(found.names).toEqual([])
    expect(caseFile).toEqual({ ...held.caseFile, problems: [{ code: 'missing-log', source: log, message: expect.stringContaining('is not at') as string }] })
  })

  test('in part: those that are there are read, under the names that they have now', async () => {
    mkdirSync(path.join(folder, 'part'))
    const [log, other] = [file('part/journal.log', journal), file('part/build.log', 'grinding\n')]
    const wanted = order([log, other], { zone: 'UTC' })
    const { caseFile } = await readAll(wanted)
    const at = path.join(folder, 'part', 'case.json')
    writeFileSync(at, await savedCase({ order: wanted, judgement: { verdicts: [], pins: [], suspicions: [] }, filter: {}, zone: 'UTC', caseFile }, { at, version: '1' }))
    renameSync(other, `${other}.gone`)
    renameSync(path.join(folder, 'part'), path.join(folder, 'parted'))
    const now = path.join(folder, 'parted', 'journal.log')
    const again = await reopenedCase(path.join(folder, 'parted', 'case.json'))
    expect(again.order.names).toEqual([now])
    expect(isWhole(again.caseFile)).toBe(false)
    expect(again.caseFile.hypotheses[0]?.evidence.map(({ source }) => source)).toEqual([now, now])
    renameSync(path.join(folder, 'parted', 'build.log.gone'), path.join(folder, 'parted', 'build.log'))
    expect(isWhole((await reopenedCase(path.join(folder, 'parted', 'case.json'))).caseFile)).toBe(true)
  })

  test('another log of the same name is not taken for it', async () => {
    const { at, log } = await aCase('other')
    writeFileSync(log, `another log\n${journal}`)
    expect(await reopenedCase(at)).toMatchObject({ order: { names: [] }, caseFile: { problems: [{ code: 'changed-log', source: log }] } })
  })

  test('a pipe cannot be read again', async () => {
    const { held, at } = await aCase('piped')
    writeFileSync(at, await savedCase({ ...held, order: { ...held.order, names: ['-', ...held.order.names] } }, { at, version: '1' }))
    expect(await reopenedCase(at)).toMatchObject({ order: { names: held.order.names }, caseFile: { problems: [{ code: 'missing-log', source: '-' }] } })
  })
})

test('logs in a cluster are named with what was wanted of them, and nothing else of the cluster', async () => {
  const { held, at } = await aCase('far')
  const far = { ...held, order: { ...held.order, names: [...held.order.names, 'es:logs-system.*'], narrowing: { since: 1_700_000_000_000_001, host: 'birch' } } }
  writeFileSync(at, await savedCase(far, { at, version: '1' }))
  expect(await reopenedCase(at)).toEqual(far)
  expect(isWhole((await reopenedCase(at)).caseFile)).toBe(true)
})

describe('what is no case of this form says so in words', () => {
  const opened = async (content: string): Promise<string> => await reopenedCase(file('broken.json', content)).then(() => 'opened', (error: unknown) => (error instanceof Error ? error.message : ''))

  test('half a file, another version, another thing', async () => {
    const { at } = await aCase('whole')
    const whole = readFileSync(at, 'utf8')
    expect(await opened(whole.slice(0, -200))).toMatch('is a saved case that is damaged')
    expect(await opened(whole.replace('culprit.case/1', 'culprit.case/7'))).toMatch('is a case of the form culprit.case/7, and this program knows culprit.case/1')
    expect(await opened('{"MESSAGE":"x"}')).toMatch('is not a saved case')
    expect(await opened('null')).toMatch('is not a saved case')
    expect(await opened(whole.replace('"role": "symptom"', '"role": "culprit"'))).toMatch('caseFile cannot be understood')
  })

  test('wherever a value is exchanged for one of another kind', async () => {
    const { at } = await aCase('mangled')
    const whole = readFileSync(at, 'utf8')
    const values = [...whole.matchAll(/: ("(?:[^"\\]|\\.)*"|\d+)(?=,?\n)/g)]
    await fc.assert(fc.asyncProperty(fc.nat(values.length - 1), async which => {
      const { index, 0: found, 1: value = '' } = values[which] as RegExpMatchArray
      const mangled = `${whole.slice(0, index)}: ${value.startsWith('"') ? '{}' : '"x"'}${whole.slice((index ?? 0) + found.length)}`
      expect(await opened(mangled)).toMatch(/cannot be understood|is not a saved case/)
    }), { numRuns: 60 })
  })
})

test('pasted text beyond a bound is saved in part, by whole lines', async () => {
  const { held, at } = await aCase('pasted')
  const long = 'a pasted line\n'.repeat(2_000_000)
  const text = await savedCase({ ...held, order: { ...held.order, pasted: [{ id: 'paste 1', text: long }, { id: 'paste 2', text: 'more\nand more' }] } }, { at, version: '1' })
  const { pasted } = JSON.parse(text) as { pasted: { id: string; text: string }[] }
  expect(pasted[0]?.text.length).toBeGreaterThan(16_000_000)
  expect(pasted[0]?.text.endsWith('line\n')).toBe(true)
  writeFileSync(at, await savedCase({ ...held, caseFile: { ...held.caseFile, sources: held.caseFile.sources.map(source => ({ ...source, id: 'paste 1', bytes: long.length })) }, order: { ...held.order, pasted } }, { at, version: '1' }))
  expect(await reopenedCase(at)).toMatchObject({ order: { names: [], pasted: [{ id: 'paste 2' }] }, caseFile: { problems: [{ code: 'missing-log', source: 'paste 1' }] } })
  expect(pasted.reduce((sum, one) => sum + one.text.length, 0)).toBeLessThanOrEqual(16 * 1024 * 1024)
})
