import type { Reason } from '../../model/hypothesis.ts'

/** Reasons as they are told: what speaks for it most comes first. */
export function byWeight(score: readonly Reason[]): readonly Reason[] {
  return [...score].sort((a, b) => b.points - a.points)
}

/** The points of a reason, with their sign: `+0.9`. */
export function points({ points: value }: Reason): string {
  const text = value.toFixed(1)
  return Number(text) === 0 ? '0.0' : value > 0 ? `+${text}` : text
}
