import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failedBuild } from './logs.ts'
import { culprit, file, folder } from './program.ts'

const log = file('mill.log', failedBuild)
mkdirSync(path.join(folder, 'no-rules'))

// What is wrong, what the message says of it, and what it tells to do.
test.each<readonly [args: readonly string[], what: RegExp, next: RegExp]>([
  [['--frmat', 'json', log], /unknown option '--frmat'/, /--format|--help/],
  [['rules', 'lst'], /unknown command 'lst'/, /list|--help/],
  [['trage'], /trage: there is no such file/, /check the name/],
  [['--format'], /'--format <format>' argument missing/, /--help/],
  [['--format', 'xml', log], /--format xml/, /json/],
  [['--fail-on', 'sure', log], /--fail-on sure/, /weak, possible, likely, certain/],
  [['--tz', 'Mill/Pond', log], /--tz Mill\/Pond: no such time zone/, /Europe\/Berlin/],
  [['--offset', 'soon', log], /--offset soon: not a duration/, /"-3 s"/],
  [['--as', 'tarot', log], /--as tarot: no such format/, /journal-json/],
  [['entries', '--as', 'tarot', log], /--as tarot: no such format/, /journal-json/],
  [['--rules', 'nowhere', log], /nowhere: no such folder of rules/, /signatures/],
  [['--rules', 'no-rules', log], /no-rules: no \.yaml file in it/, /README/],
  [['--baseline', 'nowhere.log', log], /nowhere\.log: there is no such file/, /check the name/],
  [['-', '--baseline', '-'], /--baseline -: standard input holds the log itself/, /name the file/],
  [['--baseline', '-'], /--baseline -: standard input holds the log itself/, /name the file/],
  [['tui', '--plain', '--follow', 'es:'], /--follow: logs in a cluster cannot be followed/, /journal:/],
  [['tui', '--plain', '--since', '-2h', log], /--since is for logs in a cluster/, /es:INDEX/],
  [['cases', 'show', 'beef', '--to', 'http://127.0.0.1:1'], /nothing listens there/, /start the node/],
  [['rules', 'test'], /missing required argument 'folders'/, /--help/],
  [['rules', 'test', 'nowhere'], /nowhere: no such folder of rules/, /signatures/],
])('%j', async (args, what, next) => {
  const { code, stdout, stderr } = await culprit(...args)
  expect(stderr).toMatch(what)
  expect(stderr).toMatch(next)
  expect(stderr).toMatch(/^culprit: /)
  expect(stderr).not.toMatch(/^ {4}at /m)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('rules without a command says which there are', async () => {
  const { code, stderr } = await culprit('rules')
  expect(code).toBe(2)
  expect(stderr).toMatch(/^ {2}list\b/m)
})
