/** Syslog severities, 0 emergency … 7 debug. */
export type Severity = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

export const severityNames = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'] as const

/** The severity that a number or its text says, if it says one. */
export function severityOf(value: number | string | undefined): Severity | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 7
    ? (number as Severity)
    : undefined
}
