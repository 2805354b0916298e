// Writes samples/ anew. Every log in it is made up here: hosts, people, paths and numbers are nobody's.
// The same script gives the same bytes, so a difference after a run is a difference in a story.
import path from 'node:path'
import { loraxStories } from './samples/lorax.js'
import { writeSample } from './samples/sample.js'

const root = path.join(import.meta.dirname, '..', 'samples')

for (const story of [...loraxStories]) writeSample(root, story())
