import type { CommonChange } from '../../model/change.ts'
import { second } from '../../model/clock.ts'
import type { Hunt } from '../../model/hunt.ts'
import { level } from '../../model/hypothesis.ts'
import { isoTime } from './iso-time.ts'
import { plainJson } from './plain-json.ts'
import { hypothesis, problem } from './report.ts'

/** What a hunt found, for programs: the schema `culprit.hunt/1`. */
export function huntJson({ where, findings, entries, fetched, machines, passedOver, problems }: Hunt, tool: { readonly version: string }): string {
  return `${plainJson({
    schema: 'culprit.hunt/1',
    tool: { name: 'culprit', version: tool.version },
    cluster: where, entries, fetched, machines, passedOver,
    findings: findings.map(({ fingerprint, example, confidence, hosts, finds, first, last, struck, after }, index) => ({
      fingerprint, confidence: Math.round(confidence * 100) / 100, level: level(confidence), hosts, finds,
      first: isoTime(first, 'exact'), last: isoTime(last, 'exact'),
      struck: struck.map(one => ({ host: one.host, first: isoTime(one.first, 'exact') })),
      after: after.map(commonChange),
      example: { host: example.host, boot: example.boot, ...hypothesis(example.hypothesis, index) },
    })),
    problems: problems.map(problem),
  }, 2)}\n`
}

function commonChange({ kind, what, hosts, among, others, otherHosts, nearest, farthest, line }: CommonChange): object {
  return { kind, what, hosts, among, others, otherHosts, nearestSeconds: nearest / second, farthestSeconds: farthest / second, line: { ...line, time: isoTime(line.time, 'exact') } }
}
