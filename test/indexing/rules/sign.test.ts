import { expect, test } from 'vitest'
import { signOf } from '../../../src/indexing/rules/sign.ts'

// The literal, the pattern that it stands in, and what a search for words can find of it.
test.each([
  ['No space left on device', /: No space left on device$/, { words: 'No space left on device', end: 'whole' }],
  ['No space left on device', /No space left on device/, { words: 'space left on device', end: 'beginning' }],
  ['Killed process ', /^Killed process (?<pid>\d+)/, { words: 'Killed process', end: 'whole' }],
  ['Killed process ', /(?:Out of memory: )?Killed process (?<pid>\d+)/, { words: 'process', end: 'whole', part: 'Killed' }],
  ['ou are in emergency mode', /[Yy]ou are in emergency mode/, { words: 'are in emergency mode', end: 'beginning' }],
  ['nable to find root device', /Unable to find root device '/, { words: 'to find root device', end: 'whole' }],
  ['OOMKilled', /(?:reason: )?OOMKilled/, { words: '', end: 'beginning', part: 'OOMKilled' }],
  ['MODULE_NOT_FOUND', /ERR_MODULE_NOT_FOUND/, { words: '', end: 'beginning', part: 'MODULE_NOT_FOUND' }],
  // To an analyzer it is one word: java.lang.OutOfMemoryError.
  ['OutOfMemoryError: Java', /\bOutOfMemoryError: Java heap space/, { words: 'Java', end: 'whole', part: 'OutOfMemoryError' }],
  ['UnsupportedClass', /(?<reason>UnsupportedClassVersionError: \S+)/, { words: '', end: 'beginning', part: 'UnsupportedClass' }],
  ['wrong version number', /: (?<what>wrong version number)/, { words: 'wrong version number', end: 'beginning' }],
  ['.service: Failed at', /\S+\.service: Failed at step/, { words: 'Failed at', end: 'whole' }],
  ['-EEXIST, ', /with -EEXIST, /, { words: '-EEXIST,', end: 'whole' }],
  ['wet grain', /wet grain|(?<what>\w+) wet grain/, { words: 'grain', end: 'beginning', part: 'wet' }],
])('%j in %s', (literal, pattern, sign) => {
  expect(signOf({ literal, pattern })).toEqual(sign)
})
