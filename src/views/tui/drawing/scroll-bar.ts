/** What part of a whole is seen, each a share between 0 and 1. */
export interface Seen {
  readonly from: number
  readonly to: number
}

/** A bar of so many rows, one character each: where in the whole the window stands. It is never gone, however small the window. */
export function scrollBar({ from, to }: Seen, rows: number): string[] {
  if (rows < 1) return []
  const size = Math.max(1, Math.min(rows, Math.round((share(to) - share(from)) * rows)))
  // Only a window at the very end touches it.
  const start = share(to) >= 1 ? rows - size : share(from) <= 0 ? 0 : Math.min(Math.max(rows - size - 1, 0), Math.max(Math.min(1, rows - size), Math.round(share(from) * (rows - size))))
  return Array.from({ length: rows }, (_, row) => (row >= start && row < start + size ? '┃' : '│'))
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0
}
