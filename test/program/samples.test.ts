import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import schema from '../../src/views/json/report.schema.json' with { type: 'json' }
import { root, run } from './program.ts'

// Real logs that lie beside the project where somebody has gathered some; they are no part of it.
const gathered = path.join(root, '..', 'shared', 'samples')
const names = existsSync(gathered) ? readdirSync(gathered, { recursive: true, withFileTypes: true }).filter((member) => member.isFile()).map(({ parentPath, name }) => path.relative(gathered, path.join(parentPath, name))).sort() : []
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema)

describe.skipIf(names.length === 0)('a log that others wrote (skipped where none are gathered)', () => {
  test.concurrent.each(names)('%s', async (name) => {
    const { code, signal, stdout, stderr } = await run({ args: ['triage', '--format', 'json', path.join(gathered, name)] })
    expect(`${stdout}${stderr}`).not.toMatch(/^ {4}at .*\(node:internal|culprit: a bug/m)
    if (code === 2) {
      // It names the file, and says why it cannot be read and what to do.
      expect(stderr).toMatch(/^culprit: .+: (?:is|may|there|cannot) .+[:;].+\n$/)
      expect(stdout).toBe('')
    } else {
      expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' })
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true)
    }
  }, 60_000)
})
