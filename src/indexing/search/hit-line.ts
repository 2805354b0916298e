import type { Hit } from '../documents/document-entry.ts'
import { entryOfDocument } from '../documents/document-entry.ts'
import { quoted } from '../documents/quoted.ts'

const nowhere = { source: '', line: 0, offset: 0 }
const longestRendered = 300

/**
 * A document as a line of a log: its JSON, and what the rules look for in the lines of a journal and would not find in
 * it: how severe it is in the journal's words, and who says it, as syslog has it.
 */
export function hitLine({ _index, _id, _source }: Hit): string {
  const { severity, identifier, pid, message, text, messageId } = entryOfDocument({ _index, _id, _source }, nowhere)
  const isBare = messageId === undefined && text === message && identifier !== undefined
  const priority = severity === undefined ? '' : `"PRIORITY":"${severity}",`
  const rendered = isBare ? `"rendered":${quoted(`${identifier}[${pid ?? 1}]: ${message.slice(0, longestRendered)}`)},` : ''
  return `{"_index":${quoted(_index)},"_id":${quoted(_id)},${priority}${rendered}"_source":${JSON.stringify(_source)}}\n`
}
