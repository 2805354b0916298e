import type { Entry } from '../../src/model/entry.ts'
import type { Line } from '../../src/model/line.ts'
import type { Severity } from '../../src/model/severity.ts'
import { entryOf } from '../record/entry-of.ts'
import { withoutAnsi } from '../text/ansi.ts'
import type { Moment } from '../time/wall.ts'
import { kernelWriter, withoutBootTime } from './kernel.ts'
import { subjectOf } from './subject.ts'
import type { Writer } from './writer.ts'

/** The entry that a line with this writer stands for. */
export function hostEntry(line: Line, writer: Writer, when?: Partial<Moment>, severity?: Severity): Entry {
  const said = speaker(writer)
  return entryOf({
    origin: line.origin, from: 'journal', message: withoutAnsi(said.message), text: line.text,
    time: when?.time, clock: when?.clock ?? 'none', severity,
    host: said.host, identifier: said.identifier, pid: said.pid, unit: said.unit, subject: subjectOf(said),
  })
}

function speaker(writer: Writer): Writer {
  if (writer.identifier !== 'kernel') return writer
  const message = withoutBootTime(writer.message)
  return message === writer.message ? writer : { ...writer, ...kernelWriter(message, 0) }
}
