import type { OpenSource } from '../reading/index.ts'

/** Whether all that is at hand of these sources was read. */
export async function haveCaughtUp(sources: readonly OpenSource[]): Promise<boolean> {
  const sizes = await Promise.all(sources.map(async source => (await source.extent().catch(() => undefined))?.bytes ?? 0))
  return sources.every((source, index) => source.summary().bytes >= (sizes[index] ?? 0))
}
