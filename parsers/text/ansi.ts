// CSI, OSC and the like with their ends, two-byte escapes, and CSI as some tools print it: with a caret and a bracket.
const sequences =
  /[\u001b\u009b]\[[0-?]{0,40}[ -/]{0,4}[@-~]|\u001b[\]PX^_][^\u0007\u001b]{0,4000}(?:\u0007|\u001b\\)?|\u001b[ -/]{0,4}[0-~]|\u009b[0-?]{0,40}[@-~]|\^\[\[[0-9;]{0,20}[A-Za-z]/g

/** A text without the sequences that colour it or move the cursor. */
export function withoutAnsi(text: string): string {
  return mayHold(text) ? text.replace(sequences, '') : text
}

function mayHold(text: string): boolean {
  return text.includes('\u001b') || text.includes('\u009b') || text.includes('^[[')
}
