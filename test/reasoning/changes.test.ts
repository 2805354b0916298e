import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { signOf } from '../../src/indexing/rules/sign.ts'
import { changesIn, lastingChanges, passingChanges } from '../../src/reasoning/changes.ts'

const entry = (message: string, identifier = 'any'): Entry => ({ origin: { source: 'log', line: 1, offset: 0 }, from: 'journal', message, text: message, clock: 'none', identifier })
const told = (message: string, identifier?: string): string[] => changesIn(entry(message, identifier)).map(({ kind, what }) => `${kind}: ${what}`)

describe('a change is read from the words of', () => {
  test.each([
    ['dpkg', 'upgrade openssl:amd64 3.0.11-1~deb12u2 3.0.13-1~deb12u1', ['package: openssl 3.0.13-1~deb12u1']],
    ['dpkg.log with its time', '2024-03-05 10:00:00 install mill-bin:all <none> 1:2.1', ['package: mill-bin 1:2.1']],
    ['apt\'s history', 'Upgrade: openssl:amd64 (3.0.11-1, 3.0.13-1), libssl3:amd64 (3.0.11-1, 3.0.13-1)', ['package: openssl 3.0.13-1', 'package: libssl3 3.0.13-1']],
    ['apt\'s history of what is new', 'Install: mill:amd64 (2.1, automatic), mill-data:all (2.1)', ['package: mill 2.1', 'package: mill-data 2.1']],
    ['dpkg\'s output', 'Setting up libssl3:amd64 (3.0.13-1) ...', ['package: libssl3 3.0.13-1']],
    ['rpm\'s plugin for syslog', '[RPM] install openssl-libs-1:3.0.7-27.el9.x86_64: success', ['package: openssl-libs 3.0.7-27.el9']],
    ['rpm\'s plugin for audit', 'SOFTWARE_UPDATE pid=7 uid=0 auid=0 ses=1 msg=\'op=update sw="mill-2.1-3.fc39.noarch" sw_type=rpm key_enforce=0 gpg_res=1 root_dir="/" comm="dnf" res=success\'', ['package: mill 2.1-3.fc39']],
    ['yum', 'Updated: mill-2.1-3.el7.x86_64', ['package: mill 2.1-3.el7']],
    ['dnf', 'SUBDEBUG Upgrade: mill-2.1-3.fc39.x86_64', ['package: mill 2.1-3.fc39']],
    ['pacman', '[2024-03-05T10:00:00+0100] [ALPM] upgraded mill (2.0-1 -> 2.1-1)', ['package: mill 2.1-1']],
    ['zypper', '2024-03-05 10:00:00|install|mill|2.1-1.3|x86_64||repo-oss|0a1b|', ['package: mill 2.1-1.3']],
    ['puppet, of a package', '(/Stage[main]/Mill/Package[mill]/ensure) ensure changed \'2.0\' to \'2.1\'', ['package: mill 2.1']],
    ['puppet, of a file', '(/Stage[main]/Mill/File[/etc/mill.conf]/content) content changed \'{md5}0a\' to \'{md5}0b\'', ['configuration: /etc/mill.conf']],
    ['sudo', '     kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/usr/bin/apt-get install -y mill', ['command: apt-get install -y mill']],
  ])('%s', (_, message, changes) => {
    expect(told(message)).toEqual(changes)
    // And the cluster is asked for such lines by one of the signs.
    expect(lastingChanges.some(match => message.includes(match.literal.trim()) && match.pattern.test(message))).toBe(true)
  })

  test('the kernel, of a boot', () => {
    expect(told('Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)', 'kernel')).toEqual(['kernel: 6.1.0-18-amd64', 'boot: '])
    expect(told('Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)', 'mill')).toEqual([])
  })

  test('the system manager, of units', () => {
    expect(told('Starting mill.service - The Mill...', 'systemd')).toEqual(['unit start: mill.service'])
    expect(told('Reloading The Mill...', 'systemd')).toEqual(['unit reload: The Mill'])
    expect(told('Starting mill.service - The Mill...', 'mill')).toEqual([])
    expect(told('Started mill.service - The Mill.', 'systemd')).toEqual([])
  })
})

test.each([
  'upgrade failed', 'GET /upgrade HTTP/1.1', 'Upgraded: mill-2.0-3.fc39.x86_64', 'Updated: 3 rows of 7', 'Install: see the manual (1.0)', '[RPM] erase mill-2.0-1.x86_64: success', '[ALPM] removed mill (2.0-1)',
  'remove openssl:amd64 3.0.11-1 <none>', 'kim : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/apt list', 'kim : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/apt-get update', 'Setting up the mill (slowly)...',
])('%s is no change', message => {
  expect(told(message)).toEqual([])
})

test('what a change is known by again stands in its line, whatever the version before', () => {
  const known = changesIn(entry('upgrade openssl:amd64 3.0.11-1 3.0.13-1'))[0]?.said ?? []
  const knows = (message: string): boolean => known.some(texts => texts.every(text => message.includes(text)))
  expect(knows('upgrade openssl:amd64 3.0.9-2 3.0.13-1')).toBe(true)
  expect(knows('upgrade openssl:amd64 3.0.11-1 3.0.14-1')).toBe(false)
})

test('no sign of a change is so short that the search would find everything', () => {
  for (const match of [...lastingChanges, ...passingChanges]) expect(`${signOf(match).words}${signOf(match).part ?? ''}`.replace(/\W/g, '').length, match.literal).toBeGreaterThan(2)
})
