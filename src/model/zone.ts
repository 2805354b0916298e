/** A zone that times can be reckoned in, an IANA name or an offset such as `+02:00`; undefined for anything else. */
export function knownZone(text: string | undefined): string | undefined {
  if (text === undefined || /^[+-](?:[01]\d|2[0-3]):?[0-5]\d$/.test(text)) return text
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    return undefined
  }
}
