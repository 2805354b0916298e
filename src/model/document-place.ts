/** Where the document stands that an entry came from. */
export interface DocumentPlace {
  readonly index: string
  readonly id: string
}
