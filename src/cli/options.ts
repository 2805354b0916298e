import { Option } from 'commander'
import type { Command } from 'commander'
import type { Micros } from '../model/clock.ts'
import { parseDuration } from '../model/duration.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** What the commands that read logs understand. */
export interface ReadingFlags {
  readonly as?: string
  readonly tz?: string
  readonly offset?: Micros
  readonly rules?: readonly string[]
}

/** Adds the options of reading to a command. */
export function withReadingOptions(command: Command): Command {
  return command
    .option('--as <format>', 'read the files as this format instead of finding it out')
    .option('--tz <zone>', 'zone of times that name none, such as Europe/Berlin or +02:00', zone)
    .addOption(new Option('--offset <duration>', 'add this to the times of build logs, such as "-3 s" or "1 h"').argParser(offset))
}

/** Adds the option that names a team's own rules. */
export function withRulesOption(command: Command): Command {
  return command.option('--rules <folder>', 'use the rules in this folder too (may be repeated)', (folder: string, before: string[] = []) => [...before, folder])
}

/** What is assumed of logs that do not say it: the user's words, else this machine's zone. */
export function assumptions(flags: ReadingFlags, world: World): { zone: string; now: Micros } {
  return { zone: flags.tz ?? known(world.env['TZ']) ?? known(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC', now: world.now }
}

function zone(text: string): string {
  const found = known(text)
  if (found === undefined) throw new UserError(`--tz ${text}: no such time zone; write it as Europe/Berlin, UTC or +02:00`)
  return found
}

// A TZ may also say `:/etc/localtime` or `CET-1CEST`, which is no zone to reckon with here.
function known(text: string | undefined): string | undefined {
  if (text === undefined || /^[+-](?:[01]\d|2[0-3]):?[0-5]\d$/.test(text)) return text
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    return undefined
  }
}

function offset(text: string): Micros {
  const [, sign, rest = ''] = /^([+-]?)\s*(.+)$/.exec(text) ?? []
  const micros = parseDuration(rest.replace(/(\d)([a-z])/, '$1 $2'))
  if (micros === undefined) throw new UserError(`--offset ${text}: not a duration; write it as "-3 s", "500 ms" or "1 h"`)
  return sign === '-' ? -micros : micros
}
