/** A document while it is made: objects within objects. */
export interface Tree {
  [key: string]: unknown
}

/** Puts a value at a path; what stands there already stays when it is no object on the way. */
export function put(tree: Tree, path: readonly string[], value: unknown): void {
  let at = tree
  for (let index = 0; index < path.length - 1; index++) {
    const key = path[index] as string
    const next = at[key]
    if (next === undefined) at = at[key] = {} as Tree
    else if (typeof next === 'object' && next !== null) at = next as Tree
    else return
  }
  at[path[path.length - 1] as string] = value
}

/** The first value at a path, whether its names stand in objects or are joined by dots, as shippers do both. */
export function valueAt(tree: unknown, path: readonly string[]): unknown {
  if (path.length === 0) return Array.isArray(tree) ? (tree[0] as unknown) : tree
  if (Array.isArray(tree)) return valueAt(tree[0], path)
  if (typeof tree !== 'object' || tree === null) return undefined
  for (let length = 1; length <= path.length; length++) {
    const key = length === 1 ? (path[0] as string) : path.slice(0, length).join('.')
    if (!Object.hasOwn(tree, key)) continue
    const found = valueAt((tree as Tree)[key], path.slice(length))
    if (found !== undefined && found !== null) return found
  }
  return undefined
}
