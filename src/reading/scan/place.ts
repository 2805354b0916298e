/** One place where a literal stands; `always` where it is one of those that only say: decode this line. */
export interface Place {
  readonly at: number
  readonly end: number
  readonly literal: number | 'always'
}
