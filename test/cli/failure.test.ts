import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { tellFailure } from '../../src/cli/failure.ts'
import { UserError } from '../../src/cli/world.ts'

function told(error: unknown): { code: number; text: string } {
  let text = ''
  const stderr = { write: (part: string) => { text += part } } as unknown as NodeJS.WriteStream
  return { code: tellFailure(error, { stderr, version: '1.2.3' }), text }
}

test('what the user can mend is told in a line', () => {
  expect(told(new UserError('a.log: is empty'))).toEqual({ code: 2, text: 'culprit: a.log: is empty\n' })
})

test('what the parser of the command line has told is not told again', () => {
  expect(told(new CommanderError(0, 'commander.helpDisplayed', ''))).toEqual({ code: 0, text: '' })
  expect(told(new CommanderError(1, 'commander.unknownOption', ''))).toEqual({ code: 2, text: '' })
})

test.each([[new TypeError('x is not a function')], ['a text'], [undefined], [null], [{ odd: true }]])('%s is a bug', (error) => {
  const { code, text } = told(error)
  expect(code).toBe(2)
  expect(text).toMatch(/^culprit: a bug: .+\n(?: {4}at .+\n)*This is a mistake in culprit 1\.2\.3/)
})

test('nothing of a log in a message reaches the terminal', () => {
  expect(told(new Error('cannot read \u001b[2J\u202ename\u0007')).text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  expect(told(new UserError('\u001b]0;x\u0007a.log: is empty')).text).toBe('culprit: a.log: is empty\n')
})
