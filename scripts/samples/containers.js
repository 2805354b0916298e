import { bootMachine } from './boot.js'
import { sshVisits } from './daily.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc, write } from './times.js'
import { startUnit } from './units.js'

/** A nightly prune removes the image that a job has built and is about to push. */
export function imagePruned() {
  const journal = new Journal({ host: 'oci-builder-5', boot: utc(2025, 11, 18, 22, 2, 55) + 420, seed: 9000 })
  const booted = bootMachine(journal, 'ubuntu')
  sshVisits(journal, { begin: booted + 9, end: 3900, every: 300, user: 'ci', uid: 1001, from: '203.0.113.8', service: 'ssh.service' })
  const at = 3425.1
  startUnit(journal, at, 'docker-prune.service', 'Remove unused Docker images, containers and networks', { oneshot: true, takes: 12.6 })
  const say = (late, line) => journal.say(at + late, 'docker-prune.service', line, { as: 'docker', pid: 9917, exe: '/usr/bin/docker', cmdline: '/usr/bin/docker system prune --all --force', transport: 'stdout' })
  say(0.8, 'Deleted Images:')
  say(0.9, 'untagged: registry.kestrel.example/kestrel/api:build-4471')
  say(0.9, `deleted: sha256:${journal.chance.hex(64)}`)
  say(12.4, 'Total reclaimed space: 7.91GB')
  const log = pushing(journal, at)
  const text = journal.text(journal.between(), write.shortIso, 0)
  return {
    folder: 'image-pruned-before-push',
    logs: { 'job.log': log, 'journal.log': text },
    expected: {
      hypotheses: [{
        titleMatches: 'prune', level: 'possible',
        cites: [{ source: 'job.log', line: lineOf(log, 'does not exist locally') }, { source: 'journal.log', line: lineOf(text, 'Starting Remove unused Docker images'), endLine: lineOf(text, 'Total reclaimed space') }],
      }],
    },
    story: [
      'A job builds an image, tests it for a minute, and wants to push it. In that minute a nightly timer runs `docker system prune --all`.',
      'No container uses the image at that moment, so it counts as unused and is removed. docker push only says that it does not exist.',
      'The journal is `short-iso` in UTC, the log of the job has seconds since its start beside the time.',
    ],
  }
}

function pushing(journal, at) {
  const line = (late, text) => `${write.plain(journal.wall(at + late)).replace(' ', 'T')}Z [${String(Math.round(late + 200)).padStart(4)}s] ${text}`
  return `${[
    line(-199, '$ docker build -t registry.kestrel.example/kestrel/api:build-4471 .'),
    ...['FROM docker.io/library/node:22-bookworm-slim', 'WORKDIR /app', 'COPY package.json package-lock.json ./', 'RUN npm ci --omit=dev', 'COPY dist ./dist', 'USER node'].map((step, index) => line(-195 + index * 20, `#${index + 4} [${index + 1}/6] ${step}`)),
    line(-72, '#10 exporting to image'),
    line(-66, '#10 naming to registry.kestrel.example/kestrel/api:build-4471 done'),
    line(-60, '$ ./ci/smoke-test.sh'),
    line(-3, 'smoke test: 41 requests, all answered'),
    line(14, '$ docker push registry.kestrel.example/kestrel/api:build-4471'),
    line(14.2, 'The push refers to repository [registry.kestrel.example/kestrel/api]'),
    line(14.3, 'An image does not exist locally with the tag: registry.kestrel.example/kestrel/api'),
    line(14.4, 'ERROR: Job failed: exit status 1'),
  ].join('\n')}\n`
}
