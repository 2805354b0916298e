/** Chance that is the same in every run: a small generator (mulberry32) and what the stories draw from it. */
export function chance(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1))
  return {
    between: (from, to) => from + next() * (to - from),
    whole,
    pick: list => list[whole(0, list.length - 1)],
    hex: digits => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(''),
    letters: count => Array.from({ length: count }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[whole(0, 35)]).join(''),
    shuffled: list => list.map(one => [next(), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one),
  }
}
