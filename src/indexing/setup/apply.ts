import { errors } from '@elastic/elasticsearch'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Cluster } from '../connection/cluster.ts'
import { streamKinds } from '../documents/streams.ts'
import type { StreamKind } from '../documents/streams.ts'
import type { Step } from './steps.ts'
import { templateName } from './steps.ts'

/** Sends the steps, one after the other. */
export async function applySteps(cluster: Cluster, steps: readonly Step[], done: (step: Step) => void): Promise<void> {
  for (const step of steps) {
    const { method, path, body, what } = step
    try {
      await cluster.client.transport.request({ method, path: path.replaceAll('@', '%40'), body: body as Record<string, unknown> })
    } catch (error) {
      throw cluster.explain(error, `writing ${what}`)
    }
    done(step)
  }
}

/** Refuses to write where the templates are not set up: the server would make an index of its own liking. */
export async function requireSetup(cluster: Cluster, kinds: readonly StreamKind[] = streamKinds): Promise<void> {
  for (const kind of kinds) await requireTemplate(cluster, templateName(kind))
}

/** The same for one of the templates, by its name. */
export async function requireTemplate(cluster: Cluster, name: string): Promise<void> {
  try {
    await cluster.client.transport.request({ method: 'GET', path: `/_index_template/${name}` })
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) throw new ClusterError(`${cluster.where} is not set up for culprit; run culprit setup --to ${cluster.where.split(',')[0] ?? 'URL'} once, as somebody with the cluster privilege manage_index_templates`)
    // Whoever may only write may not look; writing will tell.
    if (error instanceof errors.ResponseError && error.statusCode === 403) return
    throw cluster.explain(error, 'looking whether it is set up')
  }
}
