import type { Entry } from '../model/entry.ts'
import type { Micros } from '../model/clock.ts'
import type { Answer, Question } from '../model/question.ts'
import { LiteralTable, shortestLiteral } from './scan/literal-table.ts'

/** The table for a further scan. What is too short to search for asks for nothing. */
export function tableOf(questions: readonly Question[]): LiteralTable {
  const parts = new Set(questions.flatMap(({ literals }) => literals.map(rawPart)))
  return new LiteralTable([...parts].filter((part) => Buffer.byteLength(part) >= shortestLiteral))
}

/** The span that takes in those of all questions; open where one of them is open. */
export function spanOf(questions: readonly Question[]): { readonly from: Micros; readonly to: Micros } {
  return {
    from: Math.min(...questions.map(({ from }) => from ?? -Infinity)),
    to: Math.max(...questions.map(({ to }) => to ?? Infinity)),
  }
}

/** The questions that an entry answers, of whose literals these raw parts were found: it lies in their span. */
export function answersOf(questions: readonly Question[], entry: Entry, found: readonly string[]): Answer[] {
  const holds = (literal: string): boolean => {
    const part = rawPart(literal)
    return found.includes(part) && (part === literal || entry.message.includes(literal))
  }
  return questions.filter((question) => liesIn(question, entry) && question.literals.some(holds)).map((question) => ({ question, entry }))
}

// What JSON writes in another way cannot be searched for; the longest part without it can, and the message is then asked for the whole.
function rawPart(literal: string): string {
  return literal.split(/["\\\x00-\x1f]/).reduce((a, b) => (b.length > a.length ? b : a))
}

function liesIn({ from, to }: Question, { time }: Entry): boolean {
  if (from === undefined && to === undefined) return true
  return time !== undefined && time >= (from ?? -Infinity) && time <= (to ?? Infinity)
}
