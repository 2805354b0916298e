// What a saved case must look like, so that one that was damaged or made by hand cannot upset who shows it.
type Check = (value: unknown) => boolean

const text: Check = value => typeof value === 'string'
const number: Check = value => typeof value === 'number' && Number.isFinite(value)
const truth: Check = value => typeof value === 'boolean'
const maybe = (check: Check): Check => value => value === undefined || check(value)
const oneOf = (...values: readonly unknown[]): Check => value => values.includes(value)
const list = (check: Check): Check => value => Array.isArray(value) && value.every(check)
const some = (check: Check): Check => value => Array.isArray(value) && value.length > 0 && value.every(check)
const shape = (parts: Readonly<Record<string, Check>>): Check => value =>
  typeof value === 'object' && value !== null && Object.entries(parts).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]))

const clock = oneOf('exact', 'year inferred', 'zone assumed', 'nearby', 'relative', 'none')
const origin = shape({ source: text, line: number, offset: number })
const pin = shape({ origin, text, note: text, of: maybe(text) })
const evidence = shape({ role: oneOf('symptom', 'trigger', 'context', 'counter'), source: text, line: number, endLine: maybe(number), offset: number, time: maybe(number), clock, text, because: text, document: maybe(shape({ index: text, id: text })) })
const hypothesis = shape({
  ruleId: text, title: text, culprit: maybe(shape({ kind: text, name: text })), cause: text,
  score: some(shape({ points: number, because: text })), evidence: some(evidence),
  remedy: list(text), confirm: list(shape({ run: text, expect: text })), references: list(text),
})

/** Each part of a saved case and whether a value can be it. */
export const caseParts: Readonly<Record<string, Check>> = {
  version: text,
  logs: list(shape({ id: text, absolute: text, relative: text, bytes: number, head: text })),
  others: list(text),
  pasted: list(shape({ id: text, text })),
  reading: shape({
    as: maybe(text), zone: maybe(text), offset: maybe(number), follow: truth,
    narrowing: maybe(shape({ since: maybe(number), until: maybe(number), host: maybe(text), unit: maybe(text), boot: maybe(text) })),
  }),
  judgement: shape({
    verdicts: list(shape({ of: text, opinion: oneOf('confirmed', 'refuted', 'not this'), because: text, remedy: maybe(text) })),
    pins: list(pin), suspicions: list(shape({ title: text, because: text, pins: some(pin) })),
  }),
  filter: shape({ source: maybe(text), host: maybe(text), unit: maybe(text), boot: maybe(text), severity: maybe(oneOf(0, 1, 2, 3, 4, 5, 6, 7)), holding: maybe(text), lacking: maybe(text) }),
  zone: text,
  caseFile: shape({
    sources: list(shape({ id: text, format: text, bytes: number, lines: number, entries: number, problems: number, from: maybe(number), to: maybe(number), clock, assumed: maybe(text) })),
    hypotheses: list(hypothesis),
    ruledOut: list(shape({ ruleId: text, title: text, because: text })),
    gaps: list(shape({ kind: text, text })),
    unexplained: list(shape({ source: text, line: number, text, times: number })),
    problems: list(shape({ code: text, message: text, source: text, line: maybe(number) })),
  }),
}
