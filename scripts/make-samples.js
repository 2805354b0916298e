// Writes samples/ anew. Every log in it is made up here: hosts, people, paths and numbers are nobody's.
// The same script gives the same bytes, so a difference after a run is a difference in a story.
import path from 'node:path'
import { aptLock } from './samples/apt-lock.js'
import { compileError } from './samples/compiler.js'
import { imagePruned } from './samples/containers.js'
import { diskFull } from './samples/disk.js'
import { logRotated } from './samples/files.js'
import { greenBuild } from './samples/green.js'
import { loraxStories } from './samples/lorax.js'
import { compilerKilled } from './samples/memory.js'
import { clockSetBack, resolverRestarted } from './samples/network.js'
import { rebooted } from './samples/reboot.js'
import { writeSample } from './samples/sample.js'
import { environmentMissing, programMissing } from './samples/services.js'

const root = path.join(import.meta.dirname, '..', 'samples')
const stories = [
  ...loraxStories, aptLock, clockSetBack, compileError, compilerKilled, diskFull, environmentMissing, greenBuild,
  imagePruned, logRotated, programMissing, rebooted, resolverRestarted,
]

for (const story of stories) writeSample(root, story())
