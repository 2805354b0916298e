import type { Progress } from '../../model/desk.ts'

/** How far the reading has come, in words: how much of how much, how fast, how long it will take. */
export function readingWords(progress: Progress): string {
  const { state, bytesRead, bytesInAll, lines, rate } = progress
  switch (state) {
    case 'opening': return 'opening the logs …'
    case 'judging': return `${bytesWords(bytesRead)} read, weighing what was found …`
    case 'read': return `${lines.toLocaleString('en')} lines read`
    case 'stopped': return `stopped after ${bytesWords(bytesRead)}`
    case 'following': return `following: ${lines.toLocaleString('en')} lines so far`
    case 'reading': {
      const speed = rate > 0 ? `, ${bytesWords(rate)}/s` : ''
      if (bytesInAll === undefined || bytesInAll <= 0) return `reading: ${bytesWords(bytesRead)}${speed}`
      const left = rate > 0 ? `, ${spanWords((bytesInAll - bytesRead) / rate)} left` : ''
      return `reading: ${Math.min(99, Math.floor((bytesRead / bytesInAll) * 100))} % of ${bytesWords(bytesInAll)}${speed}${left}`
    }
  }
}

/** A number of bytes as people say it: `12 kB`, `1.2 GB`. */
export function bytesWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? 'B'}`
}

function spanWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  return whole < 100 ? `${whole} s` : `${Math.ceil(whole / 60)} min`
}
