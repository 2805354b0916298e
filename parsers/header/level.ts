import type { Severity } from '../../src/model/severity.ts'

const severities = new Map<string, Severity>()
const words: readonly (readonly [Severity, string])[] = [
  [0, 'emerg emergency panic'], [1, 'alert'], [2, 'crit critical fatal'], [3, 'err error'],
  [4, 'warn warning'], [5, 'notice'], [6, 'info informational'], [7, 'debug trace'],
]
for (const [severity, names] of words) for (const name of names.split(' ')) severities.set(name, severity)

/** The severity that a word such as `ERR` or `warning` names. */
export function severityWord(word: string): Severity | undefined {
  return severities.get(word.toLowerCase())
}
