import type { Entry } from '../model/entry.ts'
import { resource } from '../model/resource.ts'
import type { Resource } from '../model/resource.ts'
import type { Effect, Match, ResourceTemplate, Signature } from '../model/rule.ts'
import { canFill, fill } from '../model/rule.ts'
import type { Captures } from '../model/signal.ts'
import type { RuleBook } from './rule-book.ts'

/** A rule that an entry meets, and what its pattern captured. */
export interface Found<R extends Signature | Effect = Signature | Effect> {
  readonly rule: R
  readonly literal: string
  readonly captures: Captures
}

/** Every signature and effect whose own pattern an entry meets, each once. `literals` are the indexes of the book's literals that stand in it. */
export function match(book: RuleBook, entry: Entry, literals: Iterable<number>): Found[] {
  const found: Found[] = []
  for (const literal of literals) {
    for (const { rule, match } of book.leads(literal)) {
      if ((rule.kind === 'signature' && rule.in === 'build' && entry.from === 'journal') || isFound(rule, found) || !isFrom(match, entry)) continue
      const groups = match.pattern.exec(entry.message)
      if (groups) found.push({ rule, literal: match.literal, captures: capturesOf(groups.groups ?? {}) })
    }
  }
  return found
}

function isFound(rule: Signature | Effect, found: readonly Found[]): boolean {
  for (const one of found) if (one.rule.id === rule.id) return true
  return false
}

/** The indexes of the book's literals that stand in an entry: for one that no scan has seen. */
export function literalsIn(book: RuleBook, { message, text }: Entry): number[] {
  const indexes: number[] = []
  for (const [index, literal] of book.literals.entries()) if (message.includes(literal) || text.includes(literal)) indexes.push(index)
  return indexes
}

/** The resource that a template names; undefined where a capture it needs is missing. */
export function fillResource(template: ResourceTemplate, captures: Captures): Resource | undefined {
  return canFill(template.name, captures) ? resource(template.kind, fill(template.name, captures)) : undefined
}

function isFrom(match: Match, entry: Entry): boolean {
  const program = entry.identifier
  return match.from.length === 0 || program === undefined || match.from.includes(program) || match.from.some(name => program.endsWith(`/${name}`))
}

function capturesOf(groups: Readonly<Record<string, string | undefined>>): Captures {
  return Object.fromEntries(Object.entries(groups).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
