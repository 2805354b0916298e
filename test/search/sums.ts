/** The sums of a summary of `culprit index`: what was read, and what became of it. */
export function sums(stdout: string): Readonly<Record<string, number>> {
  const line = /^entries: .*$/m.exec(stdout)?.[0] ?? ''
  return Object.fromEntries([...line.matchAll(/([\d,]+) (read|indexed|duplicate|rejected|written before|not sent)/g)].map(([, number = '', name = '']) => [name, Number(number.replaceAll(',', ''))]))
}
