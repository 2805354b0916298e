import { applySteps, asNdjson, checkedCompat, dashboards, importDashboards, nameOf, productOf, setupRemarks, setupSteps } from '../../indexing/index.ts'
import type { World } from '../world.ts'
import { exitCodes } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import { clusterSettings, openCluster, toldToUser } from './connection.ts'

interface SetupFlags extends ClusterFlags {
  readonly print?: boolean
  readonly retention?: string
  readonly replicas?: number
  readonly kibana?: string
}

/** `culprit setup`: makes in a cluster what `index` needs, or prints it. */
export async function setup(flags: SetupFlags, world: World): Promise<number> {
  return await toldToUser(async () => {
    if (flags.print === true) return await print(flags, world)
    const cluster = await openCluster(flags, world)
    const { product } = cluster
    try {
      await applySteps(cluster, setupSteps(product, flags), ({ what, path }) => world.stdout.write(`${what.padEnd(30)} ${path}\n`))
      if (flags.kibana !== undefined) {
        await importDashboards(flags.kibana, asNdjson(dashboards(product)), await clusterSettings(flags, world))
        world.stdout.write(`${'the dashboard'.padEnd(30)} ${flags.kibana}\n`)
      }
      for (const remark of setupRemarks(product, flags)) world.stdout.write(`note: ${remark}\n`)
      world.stdout.write(`${nameOf(product)} at ${cluster.where} is ready: culprit index --to ${cluster.where} FILE\n`)
      return exitCodes.analysed
    } finally {
      await cluster.close()
    }
  })
}

/** Without a cluster it is shown for Elasticsearch 9, or for what `--compat` names. */
async function print(flags: SetupFlags, world: World): Promise<number> {
  const settings = flags.to === undefined ? undefined : await clusterSettings(flags, world)
  const compat = settings === undefined ? flags.compat : settings.compat
  const product = settings !== undefined && compat === undefined ? await productAt(flags, world) : productOf(checkedCompat(compat ?? 'elasticsearch-9'))
  for (const { method, path, body } of setupSteps(product, flags)) world.stdout.write(`${method} ${path}\n${JSON.stringify(body, undefined, 2)}\n\n`)
  world.stdout.write(`POST ${flags.kibana ?? 'KIBANA'}/api/saved_objects/_import?overwrite=true\n${asNdjson(dashboards(product))}`)
  for (const remark of setupRemarks(product, flags)) world.stdout.write(`note: ${remark}\n`)
  return exitCodes.analysed
}

async function productAt(flags: SetupFlags, world: World): Promise<Parameters<typeof setupSteps>[0]> {
  const cluster = await openCluster(flags, world)
  await cluster.close()
  return cluster.product
}
