import { LineCounter, parseDocument } from 'yaml'
import type { RuleBody, RuleDocument } from './rule-document.ts'
import { checkRule } from './check-rule.ts'

/** What is wrong with a rule file: where, what, and what to do. */
export interface RuleProblem {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** A rule file's text as a document, or everything that is wrong with it. */
export function parseRule(text: string, file: string): { document?: RuleDocument; problems: readonly RuleProblem[] } {
  const lines = new LineCounter()
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (yaml.errors.length > 0) {
    return { problems: yaml.errors.map(error => ({ file, line: lines.linePos(error.pos[0]).line, message: `not valid YAML: ${error.message}; quote texts that hold ": " or start with a sign` })) }
  }
  const body = yaml.toJS() as RuleBody
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = yaml.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const problems = checkRule(body, file).map(({ path, message }) => ({ file, line: lineOf(path), message }))
  return problems.length > 0 ? { problems } : { document: { file, body }, problems }
}
