const header = /^-- (?:Logs begin at |Journal begins at |Boot [0-9a-f]{32}|Reboot --|No entries --|cursor: |Subject: |Defined-By: |Support: |Documentation: )/
const catalog = /^░░(?: |$)/
// How catalog texts of older releases begin; they stand behind `-- ` as the status lines of some build tools do.
const catalogText = /^-- (?:Unit \S+ (?:has|is)|The unit \S+ (?:has|is)|A (?:start|stop|reload) job for unit|An [A-Za-z]+= process|The job identifier is|The process' exit code|The start-up result is|Automatic restarting of|The system journal)/

/** True for a line by which journalctl tells about its output, and not of something that happened. */
export function isRemark(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === 45 ? header.test(text) || catalogText.test(text) || text === '--' || text === '-- ' : first === 0x2591 && catalog.test(text)
}
