// How fast the built program writes to a search server and reads from it, beside what the server itself takes and gives.
import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { quoted } from './contestants.js'
import { journalOf } from './journals.js'
import { isThere, measure, middle, processors } from './measure.js'
import { searchServer } from './node.js'

const inFlight = 2
const everywhere = { pin: false }

/** Measures and gives the lines of a report in Markdown. */
export async function search({ node, main, root, cache, rounds, gzip, big }) {
  const culprit = `${quoted(node)} ${quoted(main)}`
  const folder = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'))
  const server = await searchServer(root)
  const environment = gzip ? { ELASTICSEARCH_COMPRESSION: 'gzip' } : {}
  const bench = { culprit, folder, url: server.url, keepTo: server.keepTo, environment, gzip, rounds, journal: await journalOf('100MB', cache), cache }
  try {
    return [
      ...(server.missing === undefined ? await beside(bench) : [`Skipped: writing and reading, since there is ${server.missing}.`]),
      '',
      ...await memory(bench, await Promise.all((big ? ['100MB', '1GB'] : ['100MB']).map(size => journalOf(size, cache)))),
    ]
  } finally {
    await server.stop?.()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function beside(bench) {
  const { culprit, url, rounds, keepTo } = bench
  measure(`${culprit} setup --to ${url} --replicas 0`)
  let documents = 0
  const written = { curl: [], curlTogether: [], index: [], curlApart: [], indexApart: [] }
  // One more at first, which warms the server up and does not count.
  for (let round = 0; round <= rounds; round++) {
    const spaces = ['culprit', 'curl', 'curl_together', 'curl_apart', 'culprit_apart'].map(name => `${name}_${round}`)
    const times = { index: byCulprit(bench, spaces[0]), curl: await byCurl(bench, spaces[1], 1), curlTogether: await byCurl(bench, spaces[2], inFlight) }
    if (keepTo) {
      keepTo(processors.others)
      Object.assign(times, { curlApart: await byCurl(bench, spaces[3], inFlight, { pin: true }), indexApart: byCulprit(bench, spaces[4], { pin: true }) })
      keepTo(processors.all)
    }
    if (round > 0) for (const [name, time] of Object.entries(times)) written[name].push(time)
    documents = await countOf(url, spaces[0])
    for (const space of spaces) await forget(url, space)
  }
  return [...writingReport(written, documents), '', ...readingReport(...await reading(bench))]
}

// So much that the rate is that of reading, and not of starting a program.
async function reading({ culprit, url, environment, rounds, cache }) {
  byCulprit({ culprit, url, environment, journal: await journalOf('330MB', cache) }, 'reading')
  await refresh(url)
  const index = 'logs-culprit.entries-reading'
  const taken = { pages: [], triage: [], entries: [] }
  let size
  for (let round = 0; round <= rounds; round++) {
    size = await pages(url, index)
    const [triage, entries] = ['triage', 'entries'].map(command => measure(`${culprit} ${command} --to ${url} es:${index}`, environment, everywhere).wall)
    if (round > 0) for (const [name, time] of Object.entries({ pages: size.seconds, triage, entries })) taken[name].push(time)
  }
  await forget(url, 'reading')
  return [taken, size]
}

async function refresh(url) {
  await fetch(`${url}/logs-culprit.*/_refresh`, { method: 'POST' })
}

async function countOf(url, space) {
  await refresh(url)
  return (await (await fetch(`${url}/logs-culprit.entries-${space}/_count`)).json()).count
}

async function forget(url, space) {
  for (const kind of ['entries', 'findings']) await fetch(`${url}/_data_stream/logs-culprit.${kind}-${space}`, { method: 'DELETE' })
}

const middles = taken => Object.fromEntries(Object.entries(taken).filter(([, times]) => times.length > 0).map(([name, times]) => [name, middle(times.map(wall => ({ wall }))).wall]))

function writingReport(taken, documents) {
  const seconds = middles(taken)
  const rate = time => Math.round(documents / time).toLocaleString('en')
  const against = (own, other, least) => `${(other / own).toFixed(2)} ×, at least ${least}: ${other / own >= least ? 'yes' : '**no**'}`
  return [
    `Writing ${documents.toLocaleString('en')} entries; middle of ${taken.curl.length} rounds.`, '',
    '| | s | | beside the server alone |', '| --- | ---: | ---: | --- |',
    ...(seconds.curlApart === undefined ? [] : [
      `| curl, the same bulk bodies, ${inFlight} in flight; the node on processors of its own | ${seconds.curlApart.toFixed(2)} | ${rate(seconds.curlApart)}/s | |`,
      `| culprit index, the same | ${seconds.indexApart.toFixed(2)} | ${rate(seconds.indexApart)}/s | ${against(seconds.indexApart, seconds.curlApart, 0.8)} |`,
    ]),
    `| curl, one body after the other; the node on the same processors | ${seconds.curl.toFixed(2)} | ${rate(seconds.curl)}/s | |`,
    `| curl, ${inFlight} in flight; the same | ${seconds.curlTogether.toFixed(2)} | ${rate(seconds.curlTogether)}/s | |`,
    `| culprit index, ${inFlight} in flight; the same | ${seconds.index.toFixed(2)} | ${rate(seconds.index)}/s | one after the other ${against(seconds.index, seconds.curl, 0.8)}; ${inFlight} in flight ${(seconds.curlTogether / seconds.index).toFixed(2)} × |`,
  ]
}

function readingReport(taken, { documents, bytes }) {
  const seconds = middles(taken)
  const speed = time => `${(bytes / 1e6 / time).toFixed(1)} MB/s`
  return [
    `Reading ${documents.toLocaleString('en')} entries, ${(bytes / 1e6).toFixed(0)} MB of answers; middle of ${taken.pages.length} rounds.`, '',
    '| | s | | beside the server alone |', '| --- | ---: | ---: | --- |',
    `| pages of the server, one after the other | ${seconds.pages.toFixed(2)} | ${speed(seconds.pages)} | |`,
    `| culprit triage es: | ${seconds.triage.toFixed(2)} | ${speed(seconds.triage)} | at least 50 MB/s, or what the server gives: ${isReadFast(seconds, bytes) ? 'yes' : '**no**'} |`,
    `| culprit entries es: | ${seconds.entries.toFixed(2)} | ${speed(seconds.entries)} | ${(seconds.pages / seconds.entries).toFixed(2)} × |`,
  ]
}

function isReadFast({ triage, pages }, bytes) {
  return bytes / 1e6 / triage >= 50 || triage <= pages
}

function byCulprit({ culprit, url, environment, journal }, space, where = everywhere) {
  return measure(`${culprit} index --to ${url} --namespace ${space} ${quoted(journal.file)}`, environment, where).wall
}

/** The very bodies that the program sends, sent by curl, so many at once. */
async function byCurl({ culprit, url, environment, gzip, folder, journal }, space, atOnce, where = everywhere) {
  if (!isThere('curl')) throw new Error('curl is not installed')
  const bodies = path.join(folder, space)
  const sink = await startSink(bodies)
  byCulprit({ culprit, url: sink.url, environment, journal }, space)
  sink.end()
  const requests = readdirSync(bodies).map(name => [
    `url = "${url}/_bulk?filter_path=items.*.status,items.*.error,items.*._index,items.*._id"`, `data-binary = "@${path.join(bodies, name)}"`,
    'header = "content-type: application/x-ndjson"', ...(gzip ? ['header = "content-encoding: gzip"'] : []), 'output = "/dev/null"', 'silent', 'fail',
  ].join('\n'))
  const config = path.join(folder, 'curl')
  writeFileSync(config, requests.join('\nnext\n'))
  const together = atOnce > 1 ? ` --parallel --parallel-immediate --parallel-max ${atOnce}` : ''
  const { wall } = measure(`curl${together} -K ${quoted(config)}`, {}, where)
  rmSync(bodies, { recursive: true, force: true })
  return wall
}

// As many as the program asks for where documents are as long as these.
const pageSize = 5000

/** All documents, page after page as the program asks for them, and nothing done with them. */
async function pages(url, index) {
  const post = (address, body) => fetch(`${url}/${address}`, { method: 'POST', body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const { id } = await (await post(`${index}/_pit?keep_alive=5m`)).json()
  const sort = [{ 'log.offset': 'asc' }, { 'culprit.line': 'asc' }, { '@timestamp': { order: 'asc', format: 'strict_date_optional_time_nanos', numeric_type: 'date_nanos' } }, { _shard_doc: 'asc' }]
  const begun = performance.now()
  let [documents, bytes, after] = [0, 0]
  for (;;) {
    const answer = await (await post('_search', { pit: { id, keep_alive: '5m' }, sort, size: pageSize, track_total_hits: false, ...(after && { search_after: after }) })).text()
    const last = /"sort":(\[[^\]]*\])\}\]\}\}$/.exec(answer.slice(-500))
    if (last === null) break
    after = JSON.parse(last[1])
    bytes += answer.length
    documents += answer.split('"_source":').length - 1
  }
  const seconds = (performance.now() - begun) / 1000
  await fetch(`${url}/_pit`, { method: 'DELETE', body: JSON.stringify({ id }), headers: { 'content-type': 'application/json' } })
  return { documents, bytes, seconds }
}

async function memory({ culprit, environment }, journals) {
  const lines = ['| memory while writing to a server that answers at once (target: at most 200 MB) | s | peak MB |', '| --- | ---: | ---: |']
  for (const { file, size } of journals) {
    for (const only of ['all', 'findings']) {
      const sink = await startSink()
      const { wall, memory } = measure(`${culprit} index --only ${only} --to ${sink.url} ${quoted(file)}`, environment, everywhere)
      sink.end()
      lines.push(`| ${size}, --only ${only} | ${wall.toFixed(1)} | ${memory === undefined ? '–' : (memory / 1e6).toFixed(0)} |`)
    }
  }
  return lines
}

async function startSink(...folder) {
  const child = fork(path.join(import.meta.dirname, 'sink.js'), folder)
  const port = await new Promise(resolve => child.once('message', resolve))
  return { url: `http://127.0.0.1:${port}`, end: () => { child.disconnect() } }
}
