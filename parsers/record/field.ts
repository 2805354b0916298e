const name = /^[A-Z_][A-Z0-9_]{0,63}$/

/** A text where it is a field's name as journald takes them. */
export function fieldName(text: string): string | undefined {
  return name.test(text) ? text : undefined
}

/** Adds a field to a record that is being read; one that comes again has several values, as in JSON. */
export function addField(record: Record<string, unknown>, field: string, value: string): void {
  const known = record[field]
  if (known === undefined) record[field] = value
  else if (Array.isArray(known)) known.push(value)
  else record[field] = [known, value]
}
