import wrapAnsi from 'wrap-ansi'
import { inks, type Ink } from './ink.ts'
import { safeText } from '../safe-text.ts'

/** How a report is to look. */
export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
  /** The zone in which times are shown: an IANA name or an offset. UTC when not given. */
  readonly zone?: string
  /** Whether only the first hypothesis is shown in full, or all are. */
  readonly detail?: 'first' | 'all'
}

/** The sheet that a report is written on. */
export interface Page {
  /** Columns for lines of a log. */
  readonly width: number
  /** Columns for sentences: longer lines are hard to read. */
  readonly prose: number
  readonly zone: string
  readonly detail: 'first' | 'all'
  readonly ink: Ink
}

const narrowest = 40
const widestProse = 100

export function pageOf(options: TextOptions): Page {
  const width = Math.max(narrowest, Math.floor(options.width) || narrowest)
  return {
    width,
    prose: Math.min(width, widestProse),
    zone: options.zone ?? 'UTC',
    detail: options.detail ?? 'first',
    ink: inks(options.colour),
  }
}

/** A safe sentence, wrapped, its first line after `lead` and the others below the first. */
export function paragraph(page: Page, text: string, lead: string): string[] {
  const room = page.prose - lead.length
  const lines = wrapAnsi(safeText(text), room, { hard: true }).split('\n')
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line)
}

/** A heading and what stands below it, or nothing where nothing does. */
export function section(page: Page, heading: string, lines: readonly string[], indent = ''): string[] {
  return lines.length === 0 ? [] : ['', indent + page.ink.strong(heading), ...lines]
}
