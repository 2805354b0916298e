import { hour, type Micros } from '../../src/model/clock.ts'

/** What a zone's abbreviation means; `sure` is false where countries far apart use the same letters. */
export interface Abbreviation {
  readonly offset: Micros
  readonly sure: boolean
}

const sure: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 1, CET: 1, CEST: 2, MET: 1, MEST: 2, EET: 2, EEST: 3, MSK: 3, SAST: 2, WAT: 1, CAT: 2, EAT: 3,
  EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10, NST: -3.5, NDT: -2.5,
  PKT: 5, WIB: 7, HKT: 8, JST: 9, KST: 9, AWST: 8, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13,
}
const likely: Readonly<Record<string, number>> = { CST: -6, IST: 5.5, BST: 1, AST: -4, ADT: -3 }

/** The meaning of an abbreviation such as `CEST`; undefined for one that is not known. */
export function abbreviation(name: string): Abbreviation | undefined {
  const hours = Object.hasOwn(sure, name) ? sure[name] : undefined
  if (hours !== undefined) return { offset: hours * hour, sure: true }
  const guess = Object.hasOwn(likely, name) ? likely[name] : undefined
  return guess === undefined ? undefined : { offset: guess * hour, sure: false }
}
