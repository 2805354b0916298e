// The numbers that drivers give, as strerror(3) words them.
const words: Readonly<Record<number, string>> = {
  1: 'operation not permitted', 2: 'no such file or directory', 5: 'input/output error: the device gave no or a wrong answer', 6: 'no such device or address: nothing answers there', 11: 'resource temporarily unavailable', 12: 'cannot allocate memory',
  13: 'permission denied', 14: 'bad address', 16: 'device or resource busy', 17: 'file exists', 19: 'no such device', 22: 'invalid argument', 28: 'no space left on device', 30: 'read-only file system',
  32: 'broken pipe', 38: 'function not implemented', 61: 'no data available', 62: 'timer expired (timed out)', 71: 'protocol error: garbled answer from the device', 75: 'value too large', 84: 'illegal byte sequence: checksum (CRC) error on the bus',
  95: 'operation not supported', 98: 'address already in use', 101: 'network is unreachable', 107: 'transport endpoint is not connected', 108: 'the device was shut down', 110: 'timed out: the device does not answer', 111: 'connection refused',
  112: 'host is down', 113: 'no route to host', 121: 'remote I/O error: the device does not acknowledge', 125: 'canceled', 126: 'required key not available', 129: 'key was rejected', 517: 'deferred: something that it needs has not come yet', 524: 'operation not supported (ENOTSUPP, mostly by the file system or driver below, such as direct I/O on NFS)',
}

const number = /(?:error|err|failed|fail|ret|returned|returns|code|status|result|rc|errno|with|:|=|\()[ :=(]{0,3}-(\d{1,3})(?:\D|$)/i

const namedNumber = /\berrno(?:=|:| is| =)? ?\(?(\d{1,3})\b/i

/** What the number means that a program gives where it could have given the words: "errno 13", "errno=2". */
export function errnoSaid(message: string): { readonly number: number; readonly words: string } | undefined {
  const value = Number(namedNumber.exec(message.slice(0, 600))?.[1])
  const known = words[value]
  return known === undefined ? undefined : { number: value, words: known }
}

/** What the error number in a line of the kernel's log means: "failed with error -110" is a time-out. */
export function kernelErrno(message: string): { readonly number: number; readonly words: string } | undefined {
  const value = Number(number.exec(message.slice(0, 300))?.[1])
  const known = words[value]
  return known === undefined ? undefined : { number: value, words: known }
}
