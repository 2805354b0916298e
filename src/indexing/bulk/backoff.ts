const first = 200
const longest = 15_000

/** Milliseconds to wait before the next attempt: twice as long each time, and never the same for two who wait. */
export function backoff(attempt: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 16))
  return full * (0.5 + Math.random() / 2)
}
