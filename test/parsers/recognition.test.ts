import { describe, expect, it } from 'vitest'
import { parsers } from '../../parsers/index.ts'

function recognised(lines: readonly string[]): string | undefined {
  return parsers.toSorted((a, b) => b.recognise(lines) - a.recognise(lines))[0]?.format
}

describe('a source', () => {
  it('that is empty is of no format', () => {
    expect(parsers.map(parser => parser.recognise([]))).toEqual(parsers.map(() => 0))
  })

  it('is a build log where a few lines of a journal stand in it', () => {
    const journal = Array.from({ length: 20 }, (_, index) => `Nov 14 22:13:${10 + index} birch miller[77]: turn ${index}`)
    const printed = Array.from({ length: 60 }, (_, index) => `CC mill-${index}.o`)
    expect(recognised([...printed, ...journal])).toBe('build')
  })

  it('is a journal where messages have several lines, and remarks stand between them', () => {
    const lines = ['-- Logs begin at Tue 2023-11-14 22:13:20 UTC. --']
    for (let index = 10; index < 60; index += 1) {
      lines.push(`Nov 14 22:13:${index} birch miller[77]: Traceback:`, '                                 File "mill.py", line 12', '░░ Subject: wet', '')
    }
    expect(recognised(lines)).toBe('journal-short')
  })

  it.each([
    ['journal-json', '{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"wet"}'],
    ['syslog', 'Nov  4 22:13:20 birch miller[77]: wet'],
    ['syslog', '<13>Nov 14 22:13:20 birch miller[77]: wet'],
    ['syslog', 'Nov 14 22:13:20 birch kernel: [   12.250000] wet'],
    ['journal-short', 'Nov 14 22:13:20 birch miller[77]: wet'],
    ['journal-short', '[   12.250000] birch miller[77]: wet'],
    ['dmesg', '[   12.250000] usb 3-1: wet'],
    ['dmesg', '[   12.250000] systemd[1]: wet'],
    ['audit', 'type=AVC msg=audit(1700000000.250:4711): avc:  denied  { read } for  pid=77'],
    ['wrapped-lines', '{"log":"wet\\n","stream":"stderr","time":"2023-11-14T22:13:20.250000000Z"}'],
    ['journal-export', '__CURSOR=s=0f;i=1\n__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE\n\u0006\u0000\u0000\u0000\u0000\u0000\u0000\u0000is\nwet\n'],
    ['journal-export', '_PID=77\n__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=wet\n'],
    ['journal-verbose', 'Tue 2023-11-14 22:13:20.250000 UTC [s=0f;i=1;t=6]\n    _PID=77\n    MESSAGE=wet\n            or dry'],
    ['build', 'PATH=/usr/bin\nMESSAGE=wet\nHOME=/srv/mill'],
    ['build', '+ env\nPATH=/usr/bin\n+ make\nCC mill.o\n'],
    ['build', '{"level":"error","msg":"wet"}'],
    ['build', 'make[1]: *** [all] Error 1'],
  ])('is %s where its lines read %s', (format, line) => {
    expect(recognised([line, line, line].join('\n').split('\n'))).toBe(format)
  })

  it('takes lines of text for what they are, though the line above them is a torn record of a journal', () => {
    const lines = ['{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"half a rec', ...Array.from({ length: 5 }, (_, second) => `Nov  3 09:00:0${second} birch mill[7]: ground`)]
    expect(recognised(lines)).toBe('syslog')
    expect(recognised(['{', '\t"__REALTIME_TIMESTAMP" : "1700000000000000",', ...lines.slice(1)])).toBe('syslog')
  })
})
