/** Where a pasted line begins behind indentation and the marks of a quotation, such as `  | ` or `> `. */
export function afterQuote(text: string): number {
  const first = text.charCodeAt(0)
  // Space, tab, `>`, `|`, and the bar that systemd and some terminals draw.
  if (first !== 32 && first !== 9 && first !== 62 && first !== 124 && first !== 0x2502) return 0
  return /^[ \t]{0,40}(?:[>|│]{1,3}[ \t]{1,40}){0,3}/.exec(text)?.[0].length ?? 0
}
