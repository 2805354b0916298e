import { parsers } from '../parsers/index.ts'
import { readText } from '../src/reading/index.ts'
import type { ReadExample } from '../src/reasoning/rules/try-rule.ts'

const assume = { zone: 'UTC', now: Date.UTC(2026, 0, 1) * 1000 }

/** Reads an example as a pasted text is read. */
export const readExample: ReadExample = (text, as) => readText(text, as === 'journal' ? 'journal.log' : 'build.log', parsers, assume)
