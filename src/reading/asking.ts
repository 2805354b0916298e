import type { Entry } from '../model/entry.ts'
import type { Micros } from '../model/clock.ts'
import type { Answer, Question } from '../model/question.ts'
import { LiteralTable, shortestLiteral } from './scan/literal-table.ts'

/** The table for a further scan. What is too short to search for, or spans lines, asks for nothing. */
export function tableOf(questions: readonly Question[]): LiteralTable {
  const literals = new Set(questions.flatMap((question) => question.literals))
  return new LiteralTable([...literals].filter((literal) => Buffer.byteLength(literal) >= shortestLiteral && !literal.includes('\n')))
}

/** The span that takes in those of all questions; open where one of them is open. */
export function spanOf(questions: readonly Question[]): { readonly from: Micros; readonly to: Micros } {
  return {
    from: Math.min(...questions.map(({ from }) => from ?? -Infinity)),
    to: Math.max(...questions.map(({ to }) => to ?? Infinity)),
  }
}

/** The questions that an entry answers: it holds one of their literals and lies in their span. */
export function answersOf(questions: readonly Question[], entry: Entry, held: readonly string[]): Answer[] {
  return questions
    .filter((question) => question.literals.some((literal) => held.includes(literal)) && liesIn(question, entry))
    .map((question) => ({ question, entry }))
}

function liesIn({ from, to }: Question, { time }: Entry): boolean {
  if (from === undefined && to === undefined) return true
  return time !== undefined && time >= (from ?? -Infinity) && time <= (to ?? Infinity)
}
