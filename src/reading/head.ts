/** How long a source may be silent before what has come is all that its format is told by. */
const patience = 250

/** The first bytes of a stream, and all of it with them. */
export interface Headed {
  readonly head: Uint8Array
  readonly all: AsyncIterable<Uint8Array>
  /** False where nothing more can come. */
  readonly goesOn: boolean
}

/** The first bytes of a stream, up to `size` as long as they keep coming. For the very first they are waited for, or no longer than for any others. */
export async function headOf(stream: AsyncIterable<Uint8Array | string>, size: number, first: 'awaited' | 'soon' = 'awaited'): Promise<Headed> {
  const coming = stream[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let next = coming.next()
  let goesOn = true
  for (let length = 0; length < size; ) {
    // An error before the first bytes is one of opening; a later one is met by whoever reads on.
    const step = length === 0 && first === 'awaited' ? await next : await soon(next, length === 0 ? 'thrown' : 'left')
    goesOn = step?.done !== true
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
  return { head: Buffer.concat(seen).subarray(0, size), all: all(), goesOn }
}

function bytesOf(chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

async function soon<T>(next: Promise<T>, error: 'thrown' | 'left'): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patience)))
  try {
    return await Promise.race([next, silence])
  } catch (because) {
    if (error === 'thrown') throw because
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
