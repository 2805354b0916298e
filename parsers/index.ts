import type { Parser } from '../src/model/parser.ts'
import { audit } from './audit.ts'
import { build } from './build.ts'
import { dmesg } from './dmesg.ts'
import { journalExport } from './journal-export.ts'
import { journalJson } from './journal-json.ts'
import { journalObjects } from './journal-objects.ts'
import { journalShort } from './journal-short.ts'
import { journalVerbose } from './journal-verbose.ts'
import { syslog } from './syslog.ts'
import { wrappedLines } from './wrapped-lines.ts'

/** Every format, in the order in which they are tried; `build` takes any text and so comes last. */
export const parsers: readonly Parser[] = [journalJson, journalObjects, journalExport, journalVerbose, journalShort, syslog, dmesg, audit, wrappedLines, build]
