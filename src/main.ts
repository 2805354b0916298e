#!/usr/bin/env node
// The only file that knows the parsers, the rules and the process: it hands them to the command line.
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
  const { shippedParsers, shippedRules } = await import('./shipped.ts')
  process.on('uncaughtException', error => process.exit(tellFailure(error, { stderr: process.stderr, version })))
  process.exitCode = await run(process.argv.slice(2), {
    version,
    parsers: shippedParsers,
    rules: () => shippedRules(import.meta.url),
    desk: async wish => (await import('./desk/worker-desk.ts')).deskInWorker(new URL('./desk-worker.js', import.meta.url), wish),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    onInterrupt,
    now: Date.now() * 1000,
  })
}

/** Hears Ctrl-C, and what a service manager sends. Whoever asks a second time does not want to wait. */
function onInterrupt(stop: () => void): () => void {
  let isAsked = false
  const hear = (): void => {
    if (isAsked) process.exit(130)
    isAsked = true
    stop()
  }
  process.on('SIGINT', hear).on('SIGTERM', hear)
  return () => { process.off('SIGINT', hear).off('SIGTERM', hear) }
}
