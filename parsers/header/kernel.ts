import { readTag, type Writer } from './writer.ts'

const bootTime = /^\[ {0,12}\d{1,10}\.\d{6}\](?:\[ {0,8}[TC]\d+\])? ?/
const speaksOfProgram = /^(?:segfault at|general protection|bad frame|unhandled |potentially unexpected fatal signal|trap |vsyscall|attempted to duplicate|page allocation failure)/

/** A kernel message without the seconds since boot that a daemon kept before it. */
export function withoutBootTime(message: string): string {
  return message.charCodeAt(0) === 91 ? message.replace(bootTime, '') : message
}

/** True for a message before which a daemon kept the seconds since boot. */
export function hasBootTime(message: string): boolean {
  return bootTime.test(message)
}

/** True for the kernel's own words about a program that crashed, which it puts behind the program's name and pid. */
export function tellsOfCrash(message: string): boolean {
  return speaksOfProgram.test(message)
}

/** Who wrote a line of the kernel's log: the kernel, unless a program put its own tag before the message. */
export function kernelWriter(text: string, at: number): Writer {
  const tag = readTag(text, at)
  if (tag?.pid === undefined || tellsOfCrash(tag.message)) return { identifier: 'kernel', message: text.slice(at) }
  return tag
}
