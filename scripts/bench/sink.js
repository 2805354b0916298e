// A server that takes bulk requests as fast as they come: forked, it answers each document with 201 and, where a folder is named, keeps each body as a file.
import { createServer } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const [folder] = process.argv.slice(2)
let bodies = 0

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk)).on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' }).end(JSON.stringify(answer(request, Buffer.concat(chunks))))
  })
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit())

function answer({ url, headers }, body) {
  if (url === '/') return { version: { number: '9.0.0', build_flavor: 'default' }, tagline: 'You Know, for Search' }
  if (url.startsWith('/_data_stream')) return { data_streams: [] }
  if (!url.startsWith('/_bulk')) return {}
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, String(bodies++).padStart(6, '0')), body)
  }
  const lines = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('latin1').split('\n')
  return { items: lines.flatMap((line, index) => (index % 2 === 0 && line !== '' ? [{ create: { ...JSON.parse(line).create, status: 201 } }] : [])) }
}
