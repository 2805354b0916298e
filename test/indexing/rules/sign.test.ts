import { expect, test } from 'vitest'
import { signOf } from '../../../src/indexing/rules/sign.ts'

test.each([
  // The literal, the pattern that it stands in, and what a search for words can find of it.
  ['BadCRC', /ICRC.*(?:UNC|x)BadCRC/, 'part of a word', 'BadCRC'],
  ['No space left on device', /: No space left on device$/, 'words', 'No space left on device'],
  ['No space left on', /No space left on/, 'beginning of words', 'No space left on'],
  ['Killed process ', /Killed process (?<pid>\d+)/, 'words', 'Killed process'],
  ['ou are in emergency mode', /[Yy]ou are in emergency mode/, 'beginning of words', 'are in emergency mode'],
  ['nable to find root device', /Unable to find root device '/, 'words', 'to find root device'],
  ['OOMKilled', /(?:reason: )?OOMKilled/, 'beginning of words', 'OOMKilled'],
  ['.service: Failed', /\S+\.service: Failed with/, 'words', 'Failed'],
  ['LimitExceeded', /(?:Vcpu|Instance)LimitExceeded/, 'part of a word', 'LimitExceeded'],
  ['Power failure', /^(?<what>Power failure)\./, 'beginning of words', 'Power failure'],
  ['Killed process ', /(?:Out of memory: )?Killed process (?<pid>\d+)/, 'words', 'Killed process'],
  ['MODULE_NOT_FOUND', /ERR_MODULE_NOT_FOUND/, 'part of a word', 'MODULE_NOT_FOUND'],
  [': wet', /grain: wet\b/, 'words', 'wet'],
])('%j', (literal, pattern, kind, text) => {
  expect(signOf({ literal, pattern })).toEqual({ kind, text })
})
