/** Where an entry stands in its source, so that every claim can be traced to bytes. */
export interface Origin {
  /** The source's id: the path as the user gave it, or `-` for standard input. */
  readonly source: string
  /** 1-based, counting LF in the unpacked source, as `grep -n` does. */
  readonly line: number
  /** Offset of the line's first byte in the unpacked source. */
  readonly offset: number
}

/** Order within one source. */
export function precedes(a: Origin, b: Origin): boolean {
  return a.source === b.source && a.offset < b.offset
}
