import { canFill } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'
import type { Symptom } from '../model/symptom.ts'
import type { Draft } from './draft.ts'
import { capturesOf, say } from './draft.ts'
import { shortly } from './telling.ts'

const titles: Readonly<Partial<Record<Symptom, string>>> = {
  'missing path': 'is missing', 'no space': 'has no space left', 'no inodes': 'has no inodes left', 'lock held': 'is locked by another process',
  'address in use': 'is in use by another process', 'connection refused': 'refuses connections', 'unresolved host': 'cannot be resolved',
  'permission denied': 'must not be accessed', 'read-only file system': 'is on a read-only file system', 'killed process': 'was killed',
  'crashed process': 'crashed', 'failed unit': 'failed', 'stopped unit': 'was stopped', 'crash loop': 'starts and fails again and again',
  'device error': 'reports errors', 'missing command': 'is not installed', 'missing package': 'is not installed', 'invalid certificate': 'has an invalid certificate',
}

/** What a signal means: in the words of its signature where they can be filled, else plainly. */
export function meaning(signal: Signal): Draft['says'] {
  const { signature: { explains }, captures, entry } = signal
  const all = { ...capturesOf(entry), ...captures }
  return explains && canFill(explains.title, all) ? naming(say(explains, all), signal.resource) : plainly(signal)
}

// Words for all such troubles leave out the file that this one is about.
function naming(says: Draft['says'], resource: Signal['resource']): Draft['says'] {
  const file = resource?.kind === 'path' || resource?.kind === 'filesystem' ? resource.name : ''
  const told = `${says.title}\n${says.cause}`.replaceAll(/\/+/g, '/')
  return !file.startsWith('/') || told.includes(file) ? says : { ...says, title: `${says.title}: ${shortly(file)}` }
}

/** What a symptom means where no rule has words for it: the kind, the thing, and nothing more. */
function plainly(signal: Signal): Draft['says'] {
  const { signature, resource, entry } = signal
  const thing = resource?.name
  const said = titles[signature.symptom]
  const title = thing && said ? `${thing} ${said}` : thing ? `${capital(signature.symptom)}: ${thing}` : capital(signature.symptom)
  return {
    title,
    cause: `The log says so itself${entry.identifier === undefined ? '' : ` (${entry.identifier})`}: ${signature.symptom}${thing ? ` about ${thing}` : ''}. What brought it about is not known from these logs.`,
    remedy: [], confirm: [],
    ...(resource && resource.name !== '' && { culprit: resource }),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
