// CSI, OSC and the other control strings, two-byte escapes: whole, so that their letters do not stay behind.
const sequences =
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]{0,4000}(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]{0,8}[0-~]/g

// Characters that move, hide or turn around what stands beside them: C0, C1, bidi controls, separators, tags, halves of a pair.
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/** One line that is safe to print anywhere: no escape sequence, no control character, nothing that turns the reading direction. */
export function safeText(text: string): string {
  return text.replace(sequences, '').replace(breaks, ' ').replace(unseen, '')
}
