import type { Volume } from './volume.ts'

/** The same bytes up to an offset, as if they ended there: a reader never waits for what is still to come. */
export function upTo(volume: Volume, end: number): Volume {
  if (end === Infinity) return volume
  return {
    live: false,
    reader(from) {
      const reader = volume.reader(from)
      let room = end - from
      return {
        async read(into) {
          const read = room <= 0 ? 0 : await reader.read(into.subarray(0, Math.min(into.length, room)))
          room -= read
          return read
        },
        close: () => reader.close(),
      }
    },
    extent: async () => ({ bytes: Math.min(end, (await volume.extent()).bytes), isWhole: true }),
    end() {},
    close: async () => {},
  }
}

/** What has come of a volume by now, as if it ended there. */
export async function atHand(volume: Volume): Promise<Volume> {
  return volume.live ? upTo(volume, (await volume.extent()).bytes) : volume
}
