import { setFlagsFromString } from 'node:v8'

/** Tells the engine that what is made of a document dies with its page or batch: room for more than half as much again as lives would only be filled with the dead. */
export function expectShortLives(): void {
  setFlagsFromString('--heap-growing-percent=50')
}
