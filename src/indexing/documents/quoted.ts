// What stands for itself within quotes, in JSON of any strictness, is nearly everything.
const special = /["\\\u0000-\u001f\ud800-\udfff]/

/** A text as JSON. */
export function quoted(text: string): string {
  return special.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** The same for texts of which most are as the one before. */
export function quotedAgain(): (text: string) => string {
  let last = ''
  let json = '""'
  return text => {
    if (text !== last) {
      last = text
      json = quoted(text)
    }
    return json
  }
}
