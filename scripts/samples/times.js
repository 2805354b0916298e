const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = number => String(number).padStart(2, '0')

/** What a clock shows that is so many minutes ahead of UTC, as parts. */
function parts(micros, ahead) {
  const date = new Date(Math.floor(micros / 1000) + ahead * 60_000)
  const fraction = String(Math.floor(((micros % 1_000_000) + 1_000_000) % 1_000_000)).padStart(6, '0')
  return {
    date: `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`,
    clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
    monthDay: `${months[date.getUTCMonth()]} ${two(date.getUTCDate())}`,
    fraction,
  }
}

const zone = ahead => `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}${two(Math.abs(ahead) % 60)}`

/** Times as programs write them. `ahead`: minutes by which the zone is ahead of UTC. */
export const write = {
  short: (micros, ahead = 0) => { const p = parts(micros, ahead); return `${p.monthDay} ${p.clock}` },
  shortPrecise: (micros, ahead = 0) => { const p = parts(micros, ahead); return `${p.monthDay} ${p.clock}.${p.fraction}` },
  shortIso: (micros, ahead = 0) => { const p = parts(micros, ahead); return `${p.date}T${p.clock}${zone(ahead)}` },
  python: (micros, ahead = 0) => { const p = parts(micros, ahead); return `${p.date} ${p.clock},${p.fraction.slice(0, 3)}` },
  github: micros => { const p = parts(micros, 0); return `${p.date}T${p.clock}.${p.fraction}0Z` },
  plain: (micros, ahead = 0) => { const p = parts(micros, ahead); return `${p.date} ${p.clock}` },
  clock: (micros, ahead = 0) => parts(micros, ahead).clock,
}

export const utc = (...when) => Date.UTC(when[0], when[1] - 1, ...when.slice(2)) * 1000
