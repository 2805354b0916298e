import type { Change } from '../model/change.ts'
import type { Entry } from '../model/entry.ts'
import type { Match } from '../model/rule.ts'
import { lifecycleStep } from './lifecycle.ts'

interface Form extends Omit<Match, 'from'> {
  readonly changes: (groups: Readonly<Record<string, string | undefined>>, message: string) => readonly Change[]
}

// As dpkg.log, apt's history, dpkg itself, rpm's plugins for syslog and audit, dnf, yum, pacman, zypper and puppet write it.
const forms: readonly Form[] = [
  ...[' upgrade ', ' install '].map((literal): Form => ({
    literal, pattern: /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?(?:upgrade|install) (?<name>[a-z0-9][a-z0-9+.-]*):(?<arch>\w+) \S+ (?<version>\d\S*)$/, changes: byDpkg,
  })),
  ...['Upgrade: ', 'Install: '].map((literal): Form => ({ literal, pattern: /^(?<way>Upgrade|Install): (?<list>\S+:\w+ \(.*)/, changes: byApt })),
  { literal: 'Setting up ', pattern: /^Setting up (?<name>[a-z0-9][a-z0-9+.-]*)(?::\w+)? \((?<version>[^)\s]+)\)/, changes: ({ name, version }) => packageOf(name, version, [[`Setting up ${name ?? ''}`, version ?? '']]) },
  { literal: '[RPM] install ', pattern: /^\[RPM\] install (?<nevra>\S+): success/, changes: ({ nevra = '' }) => byRpm(nevra, [[`RPM install ${nevra}`]]) },
  { literal: 'SOFTWARE_UPDATE', pattern: /op=(?:install|update) sw="(?<nevra>[^"\s]+)"/, changes: ({ nevra = '' }) => byRpm(nevra, [[`op=install sw="${nevra}"`], [`op=update sw="${nevra}"`]]) },
  ...['Upgrade: ', 'Upgraded: ', 'Updated: ', 'Installed: '].map((literal): Form => ({
    // What dnf calls upgraded is what it took away.
    literal, pattern: /^(?:SUBDEBUG )?(?<way>Upgrade|Updated|Installed): (?<nevra>\S+\.(?:x86_64|noarch|i686|aarch64|ppc64le|s390x))/,
    changes: ({ way = '', nevra = '' }) => byRpm(nevra, [[`${way}: ${nevra}`]]),
  })),
  { literal: '[ALPM] ', pattern: /\[ALPM\] (?:upgraded|installed|downgraded) (?<name>\S+) \((?:\S+ -> )?(?<version>[^\s)]+)\)/, changes: ({ name, version }) => packageOf(name, version, ['upgraded', 'installed', 'downgraded'].map(way => [`${way} ${name ?? ''}`, version ?? ''])) },
  { literal: '|install|', pattern: /^[\d :-]+\|install\|(?<name>[^|]+)\|(?<version>[^|]+)\|/, changes: ({ name, version }) => packageOf(name, version, [[`install|${name ?? ''}|${version ?? ''}`]]) },
  { literal: '/Stage[main]/', pattern: /\/Package\[(?<name>[^\]\s]+)\]\/ensure\)[^']*(?: changed '[^']*' to '(?<version>[^']*)'| created)/, changes: ({ name, version = '' }) => packageOf(name, version, [[`Package[${name ?? ''}]`, ...(version === '' ? [] : [version])]]) },
  { literal: '/Stage[main]/', pattern: /\/File\[(?<file>[^\]\s]+)\]\/(?:content|ensure)\)[^']*(?:content changed|defined content|created)/, changes: ({ file = '' }) => [{ kind: 'configuration', what: file, said: [[`File[${file}]`]] }] },
  {
    literal: '; COMMAND=/', pattern: /COMMAND=(?:\/usr)?\/s?bin\/(?<command>(?:apt|apt-get|aptitude|dpkg|dnf|yum|rpm|zypper|pacman|snap) (?:.*\s)?(?:install|upgrade|full-upgrade|dist-upgrade|update|up|downgrade|reinstall|remove|refresh|-[iUFS]\w*)(?:\s.*)?)$/,
    changes: ({ command = '' }) => (/ update$/.test(command) && command.startsWith('apt') ? [] : [{ kind: 'command', what: command, said: [[command]] }]),
  },
]

const unitForms: readonly Omit<Match, 'from'>[] = [{ literal: 'Starting ', pattern: /^Starting \S/ }, { literal: 'Reloading ', pattern: /^Reloading \S/ }]
const bootForm = { literal: 'Linux version ', pattern: /^Linux version (?<kernel>\S+)/, from: ['kernel'] }

/** How lines read that say a change which may work for days: of packages, configuration, kernels. */
export const lastingChanges: readonly Match[] = [...forms.map(({ literal, pattern }) => ({ literal, pattern, from: [] })), bootForm]

/** How lines read that say a change which shows soon: of units. */
export const passingChanges: readonly Match[] = unitForms.map(form => ({ ...form, from: ['systemd'] }))

/** The changes of its machine that an entry tells. */
export function changesIn(entry: Entry): readonly Change[] {
  const step = lifecycleStep(entry)
  if (step?.kind === 'boot') {
    const { kernel = '' } = step.captures
    return [{ kind: 'kernel', what: kernel, said: [[`Linux version ${kernel}`]] }, { kind: 'boot', what: '', said: [['Linux version']] }]
  }
  if (step?.kind === 'unit start' || step?.kind === 'unit reload') {
    return [{ kind: step.kind, what: step.unit ?? step.description ?? '', said: [[entry.message.replace(/(?:\.\.\.|…)$/, '').slice(0, 300)]] }]
  }
  for (const { literal, pattern, changes } of forms) {
    const groups = entry.message.includes(literal.trim()) ? pattern.exec(entry.message)?.groups : undefined
    if (groups !== undefined) return changes(groups, entry.message)
  }
  return []
}

function byDpkg({ name = '', arch = '', version = '' }: Readonly<Record<string, string | undefined>>): readonly Change[] {
  return packageOf(name, version, [[`upgrade ${name}:${arch}`, version], [`install ${name}:${arch}`, version]])
}

/** All packages of one run, in one line: `openssl:amd64 (3.0.11-1, 3.0.13-1), …`. */
function byApt({ way = '', list = '' }: Readonly<Record<string, string | undefined>>): readonly Change[] {
  return [...list.matchAll(/(?:^|, )(?<name>[a-z0-9][a-z0-9+.-]*):(?<arch>\w+) \((?:[^,()]+, )?(?<version>\d[^\s,()]*)(?:, automatic)?\)/g)]
    .flatMap(({ groups: { name = '', arch = '', version = '' } = {} }) => packageOf(name, version, [[way, `${name}:${arch}`, version]]))
}

function byRpm(nevra: string, said: Change['said']): readonly Change[] {
  const { name, version } = /^(?:\d+:)?(?<name>.+)-(?:\d+:)?(?<version>[^-]+-[^-]+?)\.(?:x86_64|noarch|i686|aarch64|ppc64le|s390x)$/.exec(nevra)?.groups ?? {}
  return packageOf(name ?? nevra, version ?? '', said)
}

function packageOf(name = '', version = '', said: Change['said']): readonly Change[] {
  return [{ kind: 'package', what: version === '' ? name : `${name} ${version}`, said }]
}
