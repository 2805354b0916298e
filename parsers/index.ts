import type { Parser } from '../src/model/parser.ts'
import { audit } from './audit.ts'
import { build } from './build.ts'
import { dmesg } from './dmesg.ts'
import { journalJson } from './journal-json.ts'
import { journalObjects } from './journal-objects.ts'
import { journalShort } from './journal-short.ts'
import { syslog } from './syslog.ts'
import { wrappedLines } from './wrapped-lines.ts'

/** Every format, in the order in which they are tried; `build` takes any text and so comes last. */
export const parsers: readonly Parser[] = [journalJson, journalObjects, journalShort, syslog, dmesg, audit, wrappedLines, build]
