import { severityWord } from '../header/level.ts'
import { isoStamp } from '../time/stamp.ts'
import { compactDate, ctimeDate, dayMonthDate, isoDate, mailDate, monthDate } from './dated.ts'
import { byPattern, type Prefix } from './prefix.ts'

// How the emoji begin that people put before the names of jobs: surrogates, and signs of the basic plane.
const signs = '\ud83c\ud83d\ud83e\u2699\u26a1\u2705\u2713\u2714\u267b\u2b50[('
const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Tried in this order, again and again until none fits: a container's prefix may stand behind a CI system's. */
export const prefixes: readonly Prefix[] = [
  byPattern('Travis CI', 't', /^travis_(?:fold:(?:start|end):\S+|time:(?:start|end):\S+)\s*/),
  byPattern('GitLab', 's', /^section_(?:start|end):\d{9,11}:[\w.-]+(?:\[[^\]]*\])?\s*/),
  byPattern('GitHub Actions, Azure Pipelines', '0', /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z)(?: |$)/, (text, assume) => isoStamp(text, 0, assume)),
  byPattern('GitHub Actions, problem matchers', '#', /^##\[(?:error|warning)\](?= {1,4}\d{1,6}:\d{1,5} )/),
  byPattern('GitLab', '0', /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) \d\d[OE](?: |\+ ?|$)/, (text, assume) => isoStamp(text, 0, assume)),
  byPattern('CRI', '0', /^(\d{4}-\d\d-\d\dT\S{9,30}) std(?:out|err) [FP] /, (text, assume) => isoStamp(text, 0, assume)),
  byPattern('Taskcluster', '[', /^\[(?:task|fetches|vcs|setup|taskcluster|taskcluster:[a-z]+|mounts|cache|volume) (\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z)\] ?/, (text, assume) => isoStamp(text, 0, assume)),
  byPattern('Zuul', '0', /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}) \| (?:[\w.-]{1,60} \| )?/, (text, assume) => isoStamp(text, 0, assume)),
  byPattern('CodeBuild', '[', /^\[Container\] (?=\d{4}\/\d\d\/)/),
  dayMonthDate,
  isoDate,
  compactDate,
  monthDate,
  ctimeDate,
  mailDate,
  {
    of: 'mozharness', begins: '0123456789',
    read(text) {
      const match = /^\d\d:\d\d:\d\d +(DEBUG|INFO|WARNING|ERROR|CRITICAL|FATAL) - {1,2}/.exec(text.slice(0, 32))
      return match?.[1] ? { length: match[0].length, severity: severityWord(match[1]) } : undefined
    },
  },
  {
    of: 'mock', begins: 'DIWE',
    read(text) {
      const match = /^(DEBUG|INFO|WARNING|ERROR) \w{1,40}\.py:\d{1,5}: {2}/.exec(text.slice(0, 64))
      return match?.[1] ? { length: match[0].length, severity: severityWord(match[1]) } : undefined
    },
  },
  byPattern('gh run view --log', `${letters}${digits}${signs}`, /^[^\t]{1,100}\t[^\t]{1,100}\t\ufeff?(?=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z)/),
  byPattern('TeamCity', '[', /^\[\d\d:\d\d:\d\d\][ EWFit]?:\s+/),
  byPattern('loggers with the time of day', '[', /^\[\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\] ?/),
  byPattern('loggers with the time of day', '0', /^\d\d:\d\d:\d\d(?:[.,]\d{1,6})? (?! *[\d:-])/),
  byPattern('Bazel', '(', /^\(\d\d:\d\d:\d\d(?:\.\d{1,6})?\) /),
  byPattern('Netlify', '0', /^\d{1,2}:\d\d:\d\d [AP]M: /),
  byPattern('X.Org', '[', /^\[ {0,8}\d{1,8}\.\d{3}\] (?=\()/),
  byPattern('Open Build Service', '[', /^\[ {0,6}\d{1,6}s\] /),
  byPattern('Drone, Woodpecker', '[', /^\[[\w. -]{1,60}:L\d{1,7}:\d{1,7}s\] ?/),
  byPattern('Melos, Yarn workspaces', '[', /^\[(?!(?:error|err|warn|warning|info|note|notice|debug|trace|fatal|critical)\])@?[a-z][\w.@/-]{1,80}\]: /),
  byPattern('Turborepo', '@abcdefghijklmnopqrstuvwxyz', /^@?[a-z][\w./-]{0,80}:(?:build|test|lint|typecheck|type-check|check-types|compile|dev)(?::\w{1,20})?: /),
  byPattern('pnpm workspaces', '.@abcdefghijklmnopqrstuvwxyz', /^(?:\.|@?[a-z][\w.@-]{0,60}\/[\w.@/-]{1,80}) (?:build|test|lint|typecheck|compile|check|prepare|install|postinstall)(?::\w{1,20})?: /),
  byPattern('concurrently', '[', /^\[\d{1,2}\] (?=[A-Za-z$])/),
  byPattern('BuildKit', '#', /^#\d{1,4} \d{1,6}\.\d{1,3} /),
  byPattern('docker compose', letters, /^[A-Za-z][\w.-]{0,80}[_-]\d{1,3} {1,60}\| ?/),
  byPattern('Cloud Build', 'S', /^Step #\d{1,4}(?: - "[^"]{1,80}")?: /),
  byPattern('Terraform', letters, /^[\w.[\]"-]{1,120} \((?:local|remote)-exec\): /),
  byPattern('act', '[', /^\[[\w .()/-]{1,80}\] {1,4}\| /),
  byPattern('Nix', ' ', /^ {7}> (?! *\d+ \|)/),
  byPattern('journalctl -o verbose, export', ' M', /^ {0,4}MESSAGE=/),
  byPattern('BitBake', '|', /^\| (?!.* \|$)/),
]
