import { readlinkSync } from 'node:fs'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { Micros } from '../model/clock.ts'
import { parseOffset } from '../model/duration.ts'
import type { Assumptions } from '../model/parser.ts'
import { knownZone } from '../model/zone.ts'
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

/** What is assumed of logs that do not say it: the user's words, else this machine's zone, which is looked up when a log first needs it. */
export function assumptions({ tz }: ReadingFlags, { env, now }: Pick<World, 'env' | 'now'>): Assumptions {
  let local: string | undefined
  return { now, get zone() { return tz ?? (local ??= localZone(env)) } }
}

// A TZ may also say `:/etc/localtime` or `CET-1CEST`, which is no zone to reckon with here.
function localZone(env: World['env']): string {
  return knownZone(env['TZ']) ?? (isUniversal() ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
}

// Most servers are: to ask the platform's tables for it would take as long as to read a short log.
function isUniversal(): boolean {
  try {
    return /\/(?:UTC|UCT|Universal|Zulu)$/.test(readlinkSync('/etc/localtime'))
  } catch {
    return false
  }
}

/** The value of `--tz`. */
export function zone(text: string): string {
  const found = knownZone(text)
  if (found === undefined) throw new UserError(`--tz ${text}: no such time zone; write it as Europe/Berlin, UTC or +02:00`)
  return found
}

function offset(text: string): Micros {
  const micros = parseOffset(text)
  if (micros === undefined) throw new UserError(`--offset ${text}: not a duration; write it as "-3 s", "500 ms" or "1 h"`)
  return micros
}
