#!/usr/bin/env node
// The only file that knows the parsers, the rules and the process: it hands them to the command line.
import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'

const version = process.env['CULPRIT_VERSION'] ?? '0.0.0'

if (process.argv[2] === '--version' || process.argv[2] === '-V') {
  process.stdout.write(`${version}\n`)
} else {
  // A pattern that backtracks too far goes on in the linear engine, so that no log and no rule can hang the program.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks')
  // A run is over in a second or two: what is worth optimizing is so hot that it can wait; the rest would cost more than it gives.
  setFlagsFromString('--interrupt-budget=1000000')
  const { run, tellFailure } = await import('./cli/program.ts')
  process.on('uncaughtException', error => process.exit(tellFailure(error, { stderr: process.stderr, version })))
  process.exitCode = await run(process.argv.slice(2), {
    version,
    parsers: async () => (await import('../parsers/index.ts')).parsers,
    rules: async () => {
      const [index, documents] = await Promise.all([readFile(new URL('./rules.json', import.meta.url), 'utf8'), readFile(new URL('./rules.jsonl', import.meta.url))])
      return (await import('./reasoning/rules/rule-pack.ts')).unpackRules({ index: JSON.parse(index) as never, documents })
    },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: Date.now() * 1000,
  })
}
