import { severityNames } from '../../model/severity.ts'

const spanning = /^(?:[\w.-]*\[?\d*\]:)? (?<said>.+)$/
const speaker = /^(?<who>[\w.-]+)\[$/
const marked = /^"PRIORITY" ?: ?"(?<severity>\d)"$/

/**
 * How a document holds what is sought as it stands in a journal's lines: what spans the head of a line and its message,
 * who says it, and how severe it is.
 */
export function spelled(literal: string): readonly string[] {
  const severity = marked.exec(literal)?.groups?.['severity']
  if (severity !== undefined) return severities[Number(severity)] ?? []
  const who = speaker.exec(literal)?.groups?.['who']
  if (who !== undefined) return [`"appname":"${who}"`, `"identifier":"${who}"`, `"name":"${who}"`]
  const said = spanning.exec(literal)?.groups?.['said']
  return said === undefined ? [] : [`"message":${JSON.stringify(said).slice(0, -1)}`]
}

const shortNames = [['emerg', 'panic'], ['alert'], ['crit'], ['err'], ['warn'], ['notice'], ['info'], ['debug']] as const

// As shippers write them: alone or with the facility, of which there are 24; as a number, as a text, and by name.
const severities = severityNames.map((name, severity) => [
  ...Array.from({ length: 24 }, (_, facility) => valuesOf('priority', facility * 8 + severity)).flat(),
  ...valuesOf('severity":{"code', severity), ...valuesOf('severity.code', severity),
  ...[name, ...(shortNames[severity] ?? [])].flatMap(word => [word, word.toUpperCase(), `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`]).map(word => `severity":{"name":"${word}"`),
])

function valuesOf(key: string, number: number): readonly string[] {
  return [`${key}":${number},`, `${key}":${number}}`, `${key}":"${number}"`]
}
