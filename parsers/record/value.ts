const utf8 = new TextDecoder()

/**
 * A field's value as text. Strings are themselves; bytes that are no plain text come as an array of numbers; a field
 * given more than once is an array of values, of which the first counts; null stands for a value that was too long.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  if (value.length > 0 && value.every(isByte)) return utf8.decode(Uint8Array.from(value))
  for (const item of value) {
    const text = Array.isArray(item) ? (item.every(isByte) ? utf8.decode(Uint8Array.from(item)) : undefined) : textOf(item)
    if (text !== undefined) return text
  }
  return undefined
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255
}
