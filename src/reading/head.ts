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
    // The first bytes are waited for, and an error before them is one of opening; a later one is met by whoever reads on.
    const step = length === 0 ? await next : await soon(next)
    if (step === undefined || step.done === true) break
    const chunk = bytesOf(step.value)
    seen.push(chunk)
    length += chunk.length
    next = coming.next()
  }
  // Until somebody reads on, nobody waits for it.
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

async function soon<T>(next: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patience)))
  const first = await Promise.race([next, silence]).catch(() => undefined)
  clearTimeout(timer)
  return first
}
