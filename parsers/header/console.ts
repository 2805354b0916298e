import type { Severity } from '../../src/model/severity.ts'

/** What the service manager shows on a console while it starts or stops units. */
export interface ConsoleStatus {
  readonly message: string
  readonly severity: Severity
}

const marks: Readonly<Record<string, Severity>> = {
  '  OK  ': 6, ' INFO ': 6, ' SKIP ': 6, 'FAILED': 3, ' TIME ': 3, 'DEPEND': 4, ' WARN ': 4, 'UNSUPP': 4, 'ASSERT': 4,
}
// Test runners write such marks as well: the words behind them have to be the manager's.
const words =
  /^(?:Failed (?:to |unmounting |deactivating )|Dependency failed for |Timed out |Assertion failed |Started |Stopped |Finished |Reached target |Reloaded |Mounted |Unmounted |Listening on |Closed |Created slice |Removed slice |Activated swap |Deactivated swap |Found device |Set up automount |Unset automount |Condition check |Not supported )/
const underway = /^ {9}((?:Starting|Stopping|Mounting|Unmounting|Activating swap|Deactivating swap|Reloading|Expecting device|Listening on) .+\.\.\.)$/

/** The status in `[FAILED] Failed to start …` or `         Starting …`; undefined for any other line. */
export function consoleStatus(text: string): ConsoleStatus | undefined {
  if (text.startsWith('         ')) {
    const message = underway.exec(text)?.[1]
    return message === undefined ? undefined : { message, severity: 6 }
  }
  if (text[0] !== '[' || text[7] !== ']' || text[8] !== ' ') return undefined
  const mark = text.slice(1, 7)
  const severity = Object.hasOwn(marks, mark) ? marks[mark] : undefined
  const message = text.slice(9).trim()
  return severity !== undefined && words.test(message) ? { message, severity } : undefined
}
