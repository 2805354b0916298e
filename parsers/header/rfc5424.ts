import type { Writer } from './writer.ts'

const structured = /^(?:-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: |$)/

/** The writer in `host app pid msgid [structured data] message`, as RFC 5424 puts it behind version and time. */
export function structuredWriter(text: string, at: number): Writer | undefined {
  const [host, app, pid, messageName] = text.slice(at).split(' ', 4)
  if (!host || !app || !pid || !messageName) return undefined
  const rest = text.slice(at + host.length + app.length + pid.length + messageName.length + 4)
  const data = structured.exec(rest)
  if (!data) return undefined
  return {
    host: said(host), identifier: said(app), pid: /^\d{1,10}$/.test(pid) ? Number(pid) : undefined,
    message: rest.slice(data[0].length).replace(/^\ufeff/, ''),
  }
}

function said(value: string): string | undefined {
  return value === '-' ? undefined : value
}
