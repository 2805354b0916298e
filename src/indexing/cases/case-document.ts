import type { KeptCase } from '../../model/kept-case.ts'
import { keptCaseFrom } from '../../model/kept-case.ts'
import type { Identified } from '../documents/finding-documents.ts'
import { idOfParts } from '../documents/identity.ts'
import { isDate, isoMicros, microsOf } from '../documents/iso-micros.ts'
import { pathTo, valueAt } from '../documents/tree.ts'

/** By what cases of one fingerprint are found: a fingerprint may be longer than a term of an index. */
export function caseKey(fingerprint: string): string {
  return idOfParts(fingerprint)
}

/** A kept case as a document; the same one has the same id, so that it is not kept twice. */
export function caseDocument({ fingerprint, opinion, decided, happened, ruleId, title, because, remedy }: KeptCase): Identified {
  return {
    id: idOfParts('case', fingerprint, opinion, `${decided}`, `${happened ?? ''}`, because, remedy ?? ''),
    document: {
      '@timestamp': isoMicros(decided),
      message: title,
      event: { kind: 'event', dataset: 'culprit.cases', action: opinion, reason: because, ...(isDate(happened) && { start: isoMicros(happened) }) },
      rule: { id: ruleId, name: title },
      culprit: { finding: 'case', fingerprint, key: caseKey(fingerprint), opinion, ...(remedy !== undefined && { remedy }) },
      ecs: { version: '8.17.0' },
    },
  }
}

/** The kept case that a document is; undefined where it is none. */
export function caseOfDocument(source: unknown): KeptCase | undefined {
  const at = (path: string): unknown => valueAt(source, pathTo(path))
  const happened = microsOf(at('event.start'))
  const remedy = at('culprit.remedy')
  return keptCaseFrom({
    fingerprint: at('culprit.fingerprint'), opinion: at('culprit.opinion'), decided: microsOf(at('@timestamp')), ruleId: at('rule.id'), title: at('message'), because: at('event.reason') ?? '',
    ...(happened !== undefined && { happened }), ...(remedy !== undefined && { remedy }),
  })
}
