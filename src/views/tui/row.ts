/** What a piece of a row means; a theme gives it colours. */
export const tones = [
  'plain', 'strong', 'faint', 'heading', 'accent', 'key', 'chosen', 'match',
  'near certain', 'likely', 'possible', 'weak',
  'symptom', 'trigger', 'context', 'counter', 'culprit',
  'error', 'warning', 'good',
] as const
export type Tone = (typeof tones)[number]

/** A piece of a row. Its text is safe and of one line. */
export interface Span {
  readonly text: string
  readonly tone: Tone
}

/** One row of the screen, at most as wide as it. */
export interface Row {
  readonly spans: readonly Span[]
  /** True where the cursor is: the row is drawn so over its whole width. */
  readonly chosen?: boolean
}

/** Columns and rows. */
export interface Size {
  readonly columns: number
  readonly rows: number
}
