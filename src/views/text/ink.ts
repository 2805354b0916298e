import { styleText } from 'node:util'
import type { EvidenceRole } from '../../model/evidence.ts'
import type { Level } from '../../model/hypothesis.ts'

type Format = Parameters<typeof styleText>[0]

const ofLevel: Readonly<Record<Level, Format>> = {
  'near certain': ['bold', 'red'],
  likely: ['bold', 'yellow'],
  possible: 'cyan',
  weak: 'dim',
}

const ofRole: Readonly<Record<EvidenceRole, Format>> = {
  symptom: 'red',
  trigger: 'yellow',
  context: 'dim',
  counter: 'green',
}

/** Colour, where it belongs. Only takes texts that are safe already. */
export interface Ink {
  level(level: Level, text: string): string
  role(role: EvidenceRole, text: string): string
  culprit(text: string): string
  strong(text: string): string
  faint(text: string): string
}

/** The inks of a terminal, or none. */
export function inks(coloured: boolean): Ink {
  const paint = (format: Format, text: string): string =>
    coloured && text !== '' ? styleText(format, text, { validateStream: false }) : text
  return {
    level: (level, text) => paint(ofLevel[level], text),
    role: (role, text) => paint(ofRole[role], text),
    culprit: text => paint(['bold', 'magenta'], text),
    strong: text => paint('bold', text),
    faint: text => paint('dim', text),
  }
}
