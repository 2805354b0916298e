/** How long a source may be silent before what has come is all that its format is told by. */
const patience = 250

/** The first bytes of a stream, and all of it with them. */
export interface Headed {
  readonly head: Uint8Array
  readonly all: AsyncIterable<Uint8Array>
}

/** Waits for the first bytes of a stream, and for more up to `size` as long as they keep coming. */
export async function headOf(stream: AsyncIterable<Uint8Array | string>, size: number): Promise<Headed> {
  const coming = stream[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let next = coming.next()
  for (let length = 0; length < size; ) {
    const step = length === 0 ? await next : await Promise.race([next, silence()]).catch(() => 'broken' as const)
    if (step === 'silent' || step === 'broken' || step.done === true) break
    const chunk = bytesOf(step.value)
    seen.push(chunk)
    length += chunk.length
    next = coming.next()
  }
  // Whoever reads on meets the error; until then nobody waits for it.
  next.catch(() => {})
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* seen.splice(0)
    for (let step = await next; step.done !== true; step = await coming.next()) yield bytesOf(step.value)
  }
  return { head: Buffer.concat(seen).subarray(0, size), all: all() }
}

function bytesOf(chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function silence(): Promise<'silent'> {
  return new Promise((resolve) => setTimeout(resolve, patience, 'silent'))
}
