import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { setFlagsFromString } from 'node:v8'
import { eventKinds } from '../../model/rule.ts'
import { symptoms } from '../../model/symptom.ts'
import type { CauseBody, MatchBody, RuleBody, TermBody } from './rule-document.ts'
import { several } from './rule-document.ts'
import schema from './rule.schema.json' with { type: 'json' }

/** A defect of a rule: the path to it in the YAML, and what is wrong and what to do. */
export interface Defect {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const ajv = new Ajv({ allErrors: true, strict: false })
const kindOf: Readonly<Record<string, keyof typeof schema.definitions>> = { signatures: 'signature', effects: 'effect', causes: 'cause' }

/** Every defect of one rule that can be seen without other rules: its form, its patterns, its names. */
export function checkRule(body: RuleBody, file: string): Defect[] {
  if (typeof body !== 'object' || body === null) return [{ path: [], message: 'a rule is a YAML mapping that begins with "id:"; see rules/README.md' }]
  const kind = kindOf[String(body.id).split('/')[0] ?? '']
  if (kind === undefined) return [{ path: ['id'], message: 'the id must begin with signatures/, effects/ or causes/ and go on with AREA/NAME' }]
  const formErrors = errorsOfForm(kind, body)
  if (formErrors.length > 0) return formDefects(formErrors)
  const defects: Defect[] = []
  if (!file.replace(/\.ya?ml$/, '').endsWith(body.id)) defects.push({ path: ['id'], message: `the id "${body.id}" is not the file's path below the rules folder; move the file or change the id` })
  if ('match' in body) defects.push(...matchDefects(body.match, ['match']))
  if ('symptom' in body && !(body.symptom in symptoms)) defects.push({ path: ['symptom'], message: unknownName('symptom', body.symptom, Object.keys(symptoms)) })
  if ('region' in body) for (const key of ['from', 'until'] as const) defects.push(...patternDefects(body.region?.[key], ['region', key]))
  if ('event' in body) defects.push(...matchDefects(body.event.match ?? [], ['event', 'match']))
  if ('when' in body) defects.push(...causeDefects(body))
  return defects
}

function matchDefects(match: readonly MatchBody[], path: (string | number)[]): Defect[] {
  return match.flatMap((one, index) => patternDefects(one.pattern, [...path, index, 'pattern']))
}

// The linear engine alone accepts the `l` flag, and only patterns that cannot backtrack: the check and the promise in one.
setFlagsFromString('--enable-experimental-regexp-engine')

function patternDefects(pattern: string | undefined, path: (string | number)[]): Defect[] {
  if (pattern === undefined) return []
  try {
    new RegExp(pattern)
  } catch (error) {
    return [{ path, message: `${(error as Error).message}; write a JavaScript pattern without slashes and flags` }]
  }
  try {
    // eslint-disable-next-line no-invalid-regexp -- V8's own flag
    new RegExp(pattern, 'l')
    return []
  } catch {
    return [{ path, message: 'the pattern is outside the linear subset: no look-around, no back-reference, no counted repetition above 16; say it with plain alternatives' }]
  }
}

function causeDefects(body: CauseBody): Defect[] {
  const defects: Defect[] = []
  const known = new Set<string>()
  const check = (term: TermBody, path: string[]): void => {
    for (const name of several(term.symptom)) if (!(name in symptoms)) defects.push({ path: [...path, 'symptom'], message: unknownName('symptom', name, Object.keys(symptoms)) })
    for (const name of several(term.event)) if (!(eventKinds as readonly string[]).includes(name)) defects.push({ path: [...path, 'event'], message: unknownName('event', name, eventKinds) })
    for (const [name, pattern] of Object.entries(term.where ?? {})) defects.push(...patternDefects(pattern, [...path, 'where', name]))
    for (const key of ['term', 'upon', 'before', 'after', 'near', 'as'] as const) {
      const name = term[key]
      if (name !== undefined && !known.has(name)) defects.push({ path: [...path, key], message: unknownName('term', name, [...known]) + ' (a term may speak of those above it)' })
    }
  }
  for (const part of ['when', 'any of'] as const) {
    for (const [name, term] of Object.entries(body[part] ?? {})) {
      check(term, [part, name])
      known.add(name)
    }
  }
  for (const part of ['strengthens', 'weakens'] as const) for (const [index, one] of (body[part] ?? []).entries()) check(one.if, [part, String(index), 'if'])
  for (const name of body['in sequence'] ?? []) if (!known.has(name)) defects.push({ path: ['in sequence'], message: unknownName('term', name, [...known]) })
  return defects
}

function unknownName(what: string, name: string, names: readonly string[]): string {
  const near = names.filter(other => other.split(' ').some(word => word.length > 3 && name.includes(word)))
  return `there is no ${what} "${name}"; ${near.length > 0 ? `did you mean ${near.slice(0, 3).map(n => `"${n}"`).join(' or ')}?` : `known: ${names.join(', ')}`}`
}

function errorsOfForm(kind: keyof typeof schema.definitions, body: unknown): readonly ErrorObject[] {
  const validate: ValidateFunction = ajv.getSchema(kind) ?? ajv.compile({ $id: kind, $ref: `#/definitions/${kind}`, definitions: schema.definitions })
  validate(body)
  return validate.errors ?? []
}

// A failed alternative reports each of its branches besides itself; one defect a place is enough.
function formDefects(errors: readonly ErrorObject[]): Defect[] {
  const places = new Map<string, ErrorObject>()
  for (const error of errors) if (error.keyword !== 'propertyNames' && !places.has(error.instancePath + error.keyword)) places.set(error.instancePath + error.keyword, error)
  return [...places.values()].filter(error => error.keyword !== 'anyOf' || places.size === 1).map(error => ({ path: pathOf(error.instancePath), message: wordsFor(error) }))
}

function pathOf(pointer: string): (string | number)[] {
  return pointer.split('/').slice(1).map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

function wordsFor(error: ErrorObject): string {
  const at = error.instancePath === '' ? 'the rule' : `"${error.instancePath.slice(1).replaceAll('/', '.')}"`
  const isLiteral = /literal(?:\.\d+)?"$/.test(at)
  if (error.keyword === 'additionalProperties') return `${at} has no key "${String(error.params['additionalProperty'])}"; see rules/README.md for the keys`
  if (error.keyword === 'required') return `${at} lacks "${String(error.params['missingProperty'])}"`
  if (error.keyword === 'enum') return `${at} must be one of ${(error.params['allowedValues'] as string[]).join(', ')}`
  if (error.keyword === 'minLength' && isLiteral) return `${at} is too short: a literal has 6 bytes and more, so that the scan can jump`
  if (error.keyword === 'pattern' && isLiteral) return `${at} must be ASCII without quotes and backslashes, so that it stands in JSON as it does in text`
  if (error.keyword === 'pattern' && error.schemaPath.includes('duration')) return `${at} must be a duration such as "5 s", "10 min", "2 h"`
  return `${at} ${error.message ?? 'is wrong'}`
}
