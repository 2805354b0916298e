import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { journalJson } from '../../parsers/journal-json.ts'
import { journalObjects } from '../../parsers/journal-objects.ts'
import { journalShort } from '../../parsers/journal-short.ts'
import { parsers } from '../../parsers/index.ts'
import { second } from '../../src/model/clock.ts'
import type { Entry } from '../../src/model/entry.ts'
import type { Parser } from '../../src/model/parser.ts'
import { isProblem } from '../../src/model/problem.ts'
import { assume, lineOf } from './line-of.ts'

const samples = new URL('../../../shared/samples/', import.meta.url)

describe.skipIf(!existsSync(samples))('real logs', () => {
  const expected = () => entriesOf(journalJson, linesOf('journal-binary/s4-opensuse15-compact.expected.jsonl.gz'))

  it.each(['short', 'short-precise', 'short-iso', 'short-iso-precise', 'short-full', 'short-unix', 'short-monotonic', 'with-unit'])(
    'reads the %s rendering as the entries it was made from',
    form => {
      const entries = entriesOf(journalShort, linesOf(`journal-renderings/s4-opensuse15.${form}.gz`))
      // Text outputs print blanks for tabs, and nothing for an entry without a message.
      const wanted = expected().filter(entry => entry.message !== '')
      expect(entries.map(entry => plain(entry, form))).toEqual(wanted.map(entry => plain(entry, form)))
    },
  )

  it('reads the json-pretty rendering as the entries it was made from', () => {
    const records = linesOf('journal-renderings/s4-opensuse15.json-pretty.gz').join('\n').split(/(?<=^\})\n/m)
    expect(entriesOf(journalObjects, records).map(same)).toEqual(expected().map(same))
  })

  it('reads arrays of records', () => {
    const text = linesOf('journal-json/arlac77-journal-array.json').join('\n')
    const records = (JSON.parse(text) as object[]).map(record => JSON.stringify(record, null, 2))
    expect(entriesOf(journalObjects, records)).toHaveLength(records.length)
  })

  it.each([
    ['host-logs/hotsos-openstack-journalctl.txt.gz', 'journal-short'],
    ['host-logs/hotsos-vault-journalctl-catalog-boot.txt.gz', 'journal-short'],
    ['host-logs/gluonparticle-lightdm-journalctl-x.txt', 'journal-short'],
    ['host-logs/hotsos-kubernetes-dmesg.txt.gz', 'dmesg'],
    ['host-logs/abrt-vmcore-dmesg.txt.gz', 'dmesg'],
    ['host-logs/hotsos-openstack-kern.log.gz', 'syslog'],
    ['host-logs/hotsos-openstack-syslog.gz', 'syslog'],
    ['host-logs/s4-rocky9-messages.gz', 'syslog'],
    ['host-logs/s4-rocky9-secure.gz', 'syslog'],
    ['host-logs/s4-ubuntu16-kern.log.gz', 'syslog'],
    ['host-logs/crmsh-pacemaker.log.gz', 'syslog'],
    ['host-logs/beats-auth-ubuntu1204.log.gz', 'syslog'],
    ['host-logs/lnav/logfile_muxed_syslog.0', 'build'],
    ['journal-json/lnav-logfile_journald.json', 'journal-json'],
    ['journal-json/beats-sample-journal-event.json', 'journal-objects'],
    ['journal-json/beats-corner-cases.json', 'journal-objects'],
    ['journal-json/beats-input-multiline-parser-events.json', 'build'],
    ['journal-renderings/s4-opensuse15.cat.gz', 'build'],
    ['journal-renderings/s4-opensuse15.export.gz', 'journal-export'],
    ['journal-renderings/s4-opensuse15.verbose.gz', 'journal-verbose'],
    ['journal-export/beats-binary.export', 'journal-export'],
    ['journal-export/beats-input-multiline-parser.export', 'journal-export'],
    ['journal-export/ha-supervisor-logs_export_host.txt', 'journal-export'],
    ['journal-export/systemd-fuzz-journal-remote-sample.txt', 'journal-export'],
  ])('%s is recognised as %s', (path, format) => {
    expect(recognised(linesOf(path))).toBe(format)
  })

  it('recognises every build log as one, and claims next to none of its lines for a host', () => {
    for (const path of readdirSync(new URL('build-logs/logchunks/', samples)).filter(name => name.endsWith('.log.gz'))) {
      const lines = linesOf(`build-logs/logchunks/${path}`)
      expect(recognised(lines), path).toBe('build')
      const claimed = lines.filter(text => parsers.slice(0, -1).some(parser => parser.framing === 'lines' && parser.parse(lineOf(text), assume)))
      expect(claimed, path).toEqual([])
    }
  })
})

function linesOf(path: string): readonly string[] {
  const bytes = readFileSync(new URL(path, samples))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter((text, index, all) => text !== '' || index < all.length - 1)
}

function entriesOf(parser: Parser, records: readonly string[]): readonly Entry[] {
  return records.flatMap(text => {
    const item = parser.parse(lineOf(text), { ...assume, now: Date.UTC(2024, 0, 1) * 1000 })
    return item && !isProblem(item) ? [item] : []
  })
}

function recognised(lines: readonly string[]): string | undefined {
  const head = lines.slice(0, 200)
  return parsers.toSorted((a, b) => b.recognise(head) - a.recognise(head))[0]?.format
}

// What all text outputs keep of an entry; each of them loses something.
function plain(entry: Entry, form: string) {
  const precise = form.endsWith('precise') || form === 'short-unix'
  // They print the time at which a message was sent, not that of its reception, where the journal has it.
  const sent = Number(entry.field?.('_SOURCE_REALTIME_TIMESTAMP') ?? entry.time)
  const time = form === 'short-monotonic' ? undefined : precise ? sent : sent - (sent % second)
  const message = entry.message.split('\n')[0]?.replace(/\s+/g, ' ').trimEnd()
  return { time, host: entry.host, message, pid: entry.pid, identifier: form === 'with-unit' ? undefined : entry.identifier }
}

function same(entry: Entry) {
  return { ...entry, origin: undefined, field: undefined, fieldNames: undefined }
}
