/** A build log whose last step fails with an error that the rules know. */
export const failedBuild = [
  '[ 10%] Building C object src/CMakeFiles/mill.dir/wheel.c.o',
  '[ 20%] Building C object src/CMakeFiles/mill.dir/stone.c.o',
  "src/stone.c:41:12: error: 'grain' undeclared (first use in this function)",
  'make[1]: *** [CMakeFiles/Makefile2:83: src/CMakeFiles/mill.dir/all] Error 2',
  'make: *** [Makefile:136: all] Error 2',
  '',
].join('\n')

export const goodBuild = '[ 50%] Building C object src/CMakeFiles/mill.dir/wheel.c.o\n[100%] Built target mill\n'

export interface JournalLine {
  readonly message: string
  /** Seconds after the journal begins. */
  readonly after: number
  readonly fields?: Readonly<Record<string, string>>
}

const begin = 1773000000000000

/** Lines as `journalctl -o json` prints them. */
export function journal(lines: readonly JournalLine[]): string {
  return lines.map(journalLine).join('')
}

export function journalLine({ message, after, fields = {} }: JournalLine): string {
  return `${JSON.stringify({
    __REALTIME_TIMESTAMP: String(begin + after * 1e6), __MONOTONIC_TIMESTAMP: String((60 + after) * 1e6), _BOOT_ID: '4b1c'.repeat(8),
    _HOSTNAME: 'mill-3', PRIORITY: '6', SYSLOG_IDENTIFIER: 'systemd', _PID: '1', ...fields, MESSAGE: message,
  })}\n`
}

/** A line of a unit that says nothing of interest. */
export function chatter(after: number): string {
  return journalLine({ message: `sack ${after} was weighed`, after, fields: { SYSLOG_IDENTIFIER: 'scales', _PID: '77', _SYSTEMD_UNIT: 'scales.service' } })
}
