import type { CaseFile, Gap } from '../../model/case-file.ts'

type GapKind = Gap['kind']

const byGap: Readonly<Record<GapKind, string>> = {
  'no-journal': "Add the journal of the machine that ran it: journalctl -o json --since '…' --until '…' > journal.json",
  'not-covered': 'Add older or newer journal files, so that the time of the failure is covered: journalctl --list-boots, --since, --until.',
  'no-trigger': 'Watch who touches it next time: auditctl -w PATH -p wa -k culprit, then read ausearch -k culprit; add journals of other machines that share it.',
  'no-times': 'Have the build log written with times (for example through ts), or say when it began with --offset.',
  'zone-assumed': 'Say in which zone the times were written with --tz.',
  'clock-changed': 'Say by how much a source is off with --offset.',
  'dropped-messages': 'Raise RateLimitBurst= in journald.conf and let it fail again: messages were dropped.',
  'bound-reached': 'Narrow what is read with --since, --until or a smaller build log.',
}

// Clocks matter only where there is an error to put beside an event.
const aboutClocks: readonly GapKind[] = ['no-times', 'zone-assumed', 'clock-changed', 'no-trigger']

/** What a person can add so that the logs tell more; each thing once. */
export function advice(caseFile: CaseFile, errors: number): string[] {
  const kinds = caseFile.gaps.map(gap => gap.kind).filter(kind => errors > 0 || !aboutClocks.includes(kind))
  return [...new Set(kinds)].map(kind => byGap[kind])
}
