import { InvalidArgumentError } from 'commander'

/** An option's number, counted from 1. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It is counted from 1.')
  return number
}
