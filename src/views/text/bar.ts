/** A confidence as a bar, of twenty cells where not told otherwise. Never quite full and never quite empty: nothing here is proven. */
export function bar(confidence: number, cells = 20): string {
  const filled = Math.min(cells - 1, Math.max(1, Math.round(confidence * cells)))
  return '█'.repeat(filled) + '░'.repeat(cells - filled)
}

/** A confidence in per cent, at most 99. */
export function percent(confidence: number): string {
  return `${Math.min(99, Math.max(1, Math.round(confidence * 100)))} %`
}
