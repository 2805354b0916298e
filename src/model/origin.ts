/** Where an entry stands in its source, so that every claim can be traced to bytes. */
export interface Origin {
  /** The source's id: the path as the user gave it, or `-` for standard input. */
  readonly source: string
  /** 1-based, counting LF in the unpacked source, as `grep -n` does. */
  readonly line: number
  /** Offset of the line's first byte in the unpacked source. */
  readonly offset: number
}
