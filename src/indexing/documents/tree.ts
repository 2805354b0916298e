/** A document: objects within objects. */
export interface Tree {
  [key: string]: unknown
}

/** A way into a tree: the names that may come next, and the way from there. */
export interface Path {
  readonly ways: readonly { readonly name: string; readonly rest: Path | undefined }[]
}

/** The way to a place such as `host.name`, whether its names stand in objects or are joined by dots, as shippers do both. */
export function pathTo(place: string): Path {
  const names = place.split('.')
  const ways = names.map((_, index) => ({ name: names.slice(0, index + 1).join('.'), rest: index + 1 < names.length ? pathTo(names.slice(index + 1).join('.')) : undefined }))
  return { ways }
}

/** The first value at the end of a path. */
export function valueAt(tree: unknown, path: Path | undefined): unknown {
  if (Array.isArray(tree)) return path === undefined ? (tree[0] as unknown) : valueAt(tree[0], path)
  if (path === undefined) return tree
  if (typeof tree !== 'object' || tree === null) return undefined
  for (const { name, rest } of path.ways) {
    if (!Object.hasOwn(tree, name)) continue
    const found = valueAt((tree as Tree)[name], rest)
    if (found !== undefined && found !== null) return found
  }
  return undefined
}
