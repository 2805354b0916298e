// Of an area that no text uses: a text of a log that holds it anyway stands in no layout.
const first = 0xf0000

/** The place of a row in a layout, as one character. */
export function slot(index: number): string {
  return String.fromCodePoint(first + index)
}

/** A layout with its slots filled. */
export function filled(layout: string, contentOf: (index: number) => string): string {
  return layout.replace(/[\u{f0000}-\u{fffff}]/gu, found => contentOf((found.codePointAt(0) ?? first) - first))
}
