import type { StreamKind } from '../documents/streams.ts'

/** Where a document goes. */
export interface Address {
  readonly kind: StreamKind
  readonly stream: string
  readonly id: string
}

const [begin, between, end] = ['{"create":{"_index":"', '","_id":"', '"}}'] as const

/** The line before a document in a bulk request. Data streams take no operation but `create`. */
export function actionFor({ stream, id }: Pick<Address, 'stream' | 'id'>): string {
  return begin + stream + between + id + end
}

/** What stands before the id in such a line. */
export const beforeId = between

/** Where this stands with the id, had the line that ends there this one. */
export function placeOfId(id: string, lineEnd: number): { readonly from: number; readonly to: number } {
  const to = lineEnd - end.length
  return { from: to - id.length - between.length, to }
}

/** The address that such a line tells. */
export function addressIn(action: string): Pick<Address, 'stream' | 'id'> {
  const [stream = '', id = ''] = action.slice(begin.length, -end.length).split(between)
  return { stream, id }
}
