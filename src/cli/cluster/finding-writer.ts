import { BulkWriter, checkedNamespace, clusterDestination, dataStream, deadLetterFile, hypothesisDocument, outgoing, requireSetup, streamName, usualLimits } from '../../indexing/index.ts'
import type { Cluster, IndexedEntry } from '../../indexing/index.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import type { Micros } from '../../model/clock.ts'

interface Circumstances {
  indexed(evidence: Evidence): IndexedEntry | undefined
  readonly near: Micros
  readonly version: string
}

/** Writes what a hunt found beside what `index` writes; what is there already is not written twice. */
export class FindingWriter {
  readonly #writer: BulkWriter
  readonly #namespace: string

  private constructor(writer: BulkWriter, namespace: string) {
    this.#writer = writer
    this.#namespace = namespace
  }

  static async open(cluster: Cluster, name: string): Promise<FindingWriter> {
    const namespace = checkedNamespace(name)
    await requireSetup(cluster, ['findings'])
    const to = await clusterDestination(cluster, [streamName('findings', namespace)])
    return new FindingWriter(new BulkWriter(to, deadLetterFile('culprit-rejected.ndjson'), { ...usualLimits, batchBytes: Math.min(usualLimits.batchBytes, to.mostBytes) }), namespace)
  }

  async take(hypothesis: Hypothesis, { indexed, near, version }: Circumstances): Promise<void> {
    const { id, document } = hypothesisDocument(hypothesis, near, { entryAt: indexed, version })
    await this.#writer.add(outgoing({ kind: 'findings', stream: streamName('findings', this.#namespace), id }, { ...document, data_stream: dataStream('findings', this.#namespace) }))
  }

  /** Waits until all is written; says what became of it. */
  async finish(): Promise<{ readonly summary: string; readonly rejected: number }> {
    await this.#writer.flush()
    const { indexed, duplicate, rejected } = this.#writer.counts.findings
    return { summary: `findings: ${indexed} indexed + ${duplicate} duplicate + ${rejected} rejected`, rejected }
  }
}
