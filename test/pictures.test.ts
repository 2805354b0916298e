import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from './program/program.ts'

it('the pictures are what the screens look like', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/make-pictures.js'), '--check'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

it('the README shows pictures that are there', () => {
  const shown = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/\((docs\/pictures\/[^)]+)\)/g)].map(([, file = '']) => file)
  expect(shown.length).toBeGreaterThan(0)
  for (const file of shown) expect(readFileSync(path.join(root, file), 'utf8')).toMatch(/^<svg /)
})
