import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { lifecycleStep } from '../../src/reasoning/lifecycle.ts'

const unitStart = '7d4958e842da4a758f6c1cdc7b36dcc5'

function said(message: string, more: Partial<Entry> = {}): Entry {
  return { origin: { source: 'journal.json', line: 1, offset: 0 }, from: 'journal', message, text: message, clock: 'none', identifier: 'systemd', ...more }
}

describe('a line of a unit\'s life', () => {
  it.each([
    ['Starting Nightly Sweep...', { kind: 'unit start', description: 'Nightly Sweep', captures: {} }],
    ['Starting sweep.service - Nightly Sweep...', { kind: 'unit start', unit: 'sweep.service', description: 'Nightly Sweep', captures: {} }],
    ['sweep.service: Failed with result \'timeout\'.', { kind: 'unit failure', unit: 'sweep.service', captures: { result: 'timeout' } }],
    ['Sweeping is done.', undefined],
  ])('%j is read the same every time it comes', (message, step) => {
    for (const entry of [said(message), said(message)]) expect(lifecycleStep(entry)).toEqual(step)
  })

  it('is about the unit that its own entry names', () => {
    const message = 'Starting Sweep of a Floor...'
    for (const subject of ['one.service', 'two.service', undefined, 'one.service']) {
      expect(lifecycleStep(said(message, subject === undefined ? {} : { subject }))?.unit).toBe(subject)
    }
  })

  it('is believed of the manager alone, whoever said it before', () => {
    const message = 'Started Sweep of a Roof.'
    expect(lifecycleStep(said(message))?.kind).toBe('unit started')
    expect(lifecycleStep(said(message, { identifier: 'app' }))).toBeUndefined()
    expect(lifecycleStep(said(message, { identifier: 'kernel' }))).toBeUndefined()
    expect(lifecycleStep(said(message))?.kind).toBe('unit started')
  })

  it('is known by its message id in any wording', () => {
    const message = 'Nächtliches Fegen beginnt'
    expect(lifecycleStep(said(message))).toBeUndefined()
    expect(lifecycleStep(said(message, { messageId: unitStart, subject: 'sweep.service' }))).toEqual({ kind: 'unit start', unit: 'sweep.service', captures: {} })
    expect(lifecycleStep(said(message))).toBeUndefined()
  })
})
