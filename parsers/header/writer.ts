/** Who wrote a line, and what: the part of a syslog or journal line after its time. */
export interface Writer {
  readonly host?: string | undefined
  readonly identifier?: string | undefined
  readonly unit?: string | undefined
  readonly pid?: number | undefined
  readonly message: string
}

const unitName = /^[\w@.:\\-]+\.(?:service|socket|scope|slice|timer|mount|automount|swap|target|path|device)$/
const levelWord = /^(?:emerg|alert|crit|critical|err|error|warn|warning|notice|note|info|debug|trace|fatal|severe|verbose|fine|exception|npm|fail|failed|failure)$/i
const spacedTag = /^([\w@.()+/-][\w@.()+/ -]{0,60})\[(\d{1,10})\]: ?/

/** The writer in `host ident[pid]: message`, the host left out or not; undefined where no program is named. */
export function readWriter(text: string, at: number): Writer | undefined {
  const space = text.indexOf(' ', at)
  const first = text.slice(at, space < 0 ? text.length : space)
  if (first.endsWith(':') && first.length > 1) return hostless(first, text, at)
  if (space < 0 || first === '') return undefined
  const tagAt = space + 1
  const tag = plainTag(text, tagAt) ?? tagWithSpaces(text, tagAt)
  return tag && { host: first, ...tag }
}

/** A program's tag and the message after it: `ident[pid]: message`. */
export function readTag(text: string, at: number): Writer | undefined {
  const end = text.indexOf(' ', at)
  const word = text.slice(at, end < 0 ? text.length : end)
  return word.endsWith(':') ? tagOf(word, end < 0 ? '' : text.slice(end + 1)) : undefined
}

/** The writer in `systemd message`: some tools print the journal without host, pid and colon. */
export function readColonless(text: string, at: number): Writer | undefined {
  return text.startsWith('systemd ', at) ? { identifier: 'systemd', message: text.slice(at + 8) } : undefined
}

/** True for a word that tells how bad something is, and so is nobody's name. */
export function isLevelWord(word: string): boolean {
  return levelWord.test(word)
}

/** True for make and its kin, who print their depth where a daemon prints its pid. */
export function isMake(identifier: string | undefined): boolean {
  return identifier !== undefined && /make(?:\.exe)?$/.test(identifier)
}

// Without a host a word and a colon could be anything: only a pid, or the kernel's name, makes it a program.
function hostless(word: string, text: string, at: number): Writer | undefined {
  const tag = tagOf(word, text.slice(at + word.length + 1))
  if (!tag || isMake(tag.identifier)) return undefined
  return tag.pid !== undefined || tag.identifier === 'kernel' ? tag : undefined
}

function plainTag(text: string, at: number): Writer | undefined {
  // `kernel:[12.3] message`: some daemons leave out the space before a bracket.
  if (text.startsWith('kernel:[', at)) return { identifier: 'kernel', message: text.slice(at + 7) }
  return readTag(text, at)
}

function tagWithSpaces(text: string, at: number): Writer | undefined {
  const match = spacedTag.exec(text.slice(at, at + 80))
  return match?.[1] && match[2] ? { identifier: match[1].trimEnd(), pid: Number(match[2]), message: text.slice(at + match[0].length) } : undefined
}

function tagOf(word: string, message: string): Writer | undefined {
  const open = word.endsWith(']:') ? word.lastIndexOf('[') : -1
  const digits = open > 0 ? word.slice(open + 1, -2) : ''
  const pid = /^\d{1,10}$/.test(digits) ? Number(digits) : undefined
  const name = pid === undefined ? word.slice(0, -1) : word.slice(0, open)
  if (name === '' || (pid === undefined && (isLevelWord(name) || unitName.test(name) || /["'=,;<>]/.test(name)))) return undefined
  return pid === undefined ? { identifier: name, message } : { ...named(name, pid), pid, message }
}

// `-o with-unit` prints `UNIT/USER UNIT` where the program's name would be.
function named(name: string, pid: number): Pick<Writer, 'identifier' | 'unit'> {
  const slash = name.lastIndexOf('/')
  const last = name.slice(slash + 1)
  if (!unitName.test(last) || (slash > 0 && !unitName.test(name.slice(0, slash)))) return { identifier: name }
  return { unit: last, identifier: pid === 1 && last === 'init.scope' ? 'systemd' : undefined }
}
