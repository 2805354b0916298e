import { day } from '../../model/clock.ts'
import type { Micros } from '../../model/clock.ts'
import { weekdays } from '../../model/weekday.ts'
import { momentIn } from './moment.ts'

/** A time as one says it to somebody: `today 10:04`, `Tuesday 10:04` within the last week, else `2024-03-05 10:04`. */
export function spokenTime(time: Micros, { now, zone }: { readonly now: Micros; readonly zone: string }): string {
  const then = momentIn(zone, time)
  if (then === undefined) return 'an unknown time'
  const clock = then.clock.slice(0, 5)
  const today = momentIn(zone, now)?.day
  if (then.day === today) return `today ${clock}`
  const isOfLastWeek = [1, 2, 3, 4, 5, 6].some(days => momentIn(zone, now - days * day)?.day === then.day)
  return isOfLastWeek ? `${weekdays[new Date(`${then.day}T00:00Z`).getUTCDay()] ?? then.day} ${clock}` : `${then.day} ${clock}`
}
