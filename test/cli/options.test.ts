import { Command } from 'commander'
import { expect, test } from 'vitest'
import { assumptions, withReadingOptions, withRulesOption } from '../../src/cli/options.ts'
import type { ReadingFlags } from '../../src/cli/options.ts'
import { UserError } from '../../src/cli/world.ts'
import type { World } from '../../src/cli/world.ts'

function flags(...args: string[]): ReadingFlags {
  const command = withRulesOption(withReadingOptions(new Command())).exitOverride()
  return command.parse(args, { from: 'user' }).opts()
}

test.each([
  ['3 s', 3_000_000], ['+3 s', 3_000_000], ['-3 s', -3_000_000], ['-3s', -3_000_000], ['500 ms', 500_000], ['1 h', 3_600_000_000], ['- 2 min', -120_000_000],
])('--offset %s', (text, micros) => {
  expect(flags('--offset', text).offset).toBe(micros)
})

test.each([['--offset', 'soon'], ['--offset', '3'], ['--offset', '--3 s'], ['--offset', ''], ['--tz', 'Mill/Pond'], ['--tz', '']])('%s "%s" is refused', (name, value) => {
  expect(() => flags(`${name}=${value}`)).toThrow(UserError)
})

test('--rules may be repeated', () => {
  expect(flags('--rules', 'a', '--rules', 'b').rules).toEqual(['a', 'b'])
})

test('the zone is that of the flag, else of the environment, else of the machine', () => {
  const world = (env: World['env']): World => ({ env, now: 5 }) as World
  expect(assumptions(flags('--tz', '+02:00'), world({ TZ: 'Asia/Tokyo' }))).toEqual({ zone: '+02:00', now: 5 })
  expect(assumptions(flags(), world({ TZ: 'Asia/Tokyo' })).zone).toBe('Asia/Tokyo')
  expect(assumptions(flags(), world({})).zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  // What the C library understands and Intl does not is no zone to rely on.
  for (const TZ of [':/etc/localtime', 'PST8PDT,M3.2.0', '']) expect(assumptions(flags(), world({ TZ })).zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
})
