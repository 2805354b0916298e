import { describe, expect, it } from 'vitest'
import { conclude, rule } from './conclude.ts'

const none = rule(`
id: signatures/mill/none
symptom: command failed
match: [{literal: never said, pattern: '^never said$'}]
examples: [{log: never said}]
near misses: ['never said so']
`)

const titles = async (...lines: string[]): Promise<readonly string[]> => (await conclude([none], { build: lines.join('\n') })).hypotheses.map(({ title }) => title)

describe('a short paste that no rule explains', () => {
  it('is told by the error that tells most, by its mechanism and its thing', async () => {
    const [first] = await titles('mill starts', 'error: the mill did not start', 'error: mkdir /srv/silo/1: permission denied', 'exiting')
    expect(first).toMatch(/permission is denied \(\/srv\/silo\/1\): error: mkdir/)
  })

  it('prefers what the log marks as fatal', async () => {
    expect((await titles('[error] cannot fetch the weather: connection refused', '[critical] cannot read mill.yml: syntax error on line 9'))[0]).toContain('mill.yml')
  })

  it('prefers what names the trouble to what is only marked as the end', async () => {
    expect((await titles('millctl: unix:/run/mill/db.sock: database connection failed (No such file or directory)', 'F0313 15:42:53.107251   14333 mill.go:351] error: mill startup failed: exit status 1'))[0]).toContain('/run/mill/db.sock')
  })

  it('reads lines in which no word of an error stands that is sought in every log', async () => {
    expect((await titles('mill is ready to start', 'exception in grinding: old lock file, terminating'))[0]).toContain('old lock file')
  })

  it('passes over the frames of a stack', async () => {
    expect((await titles("Error: cannot find grain 'oats'", "    at Mill.cannotFind (/srv/mill/find.js:9:7)", '    at Mill.failed (/srv/mill/mill.js:1:1)')).join('\n')).not.toContain('mill.js')
  })

  it('says nothing of a paste in which nothing went wrong', async () => {
    expect(await titles('mill is ready to start', 'grinding oats', 'done')).toEqual([])
  })

  it("passes over what PowerShell wraps around a program's errors", async () => {
    expect((await titles('mill : the stone cannot turn', 'At line:1 char:1', '+ mill 2> error.log', '+ ~~~~', '    + CategoryInfo          : NotSpecified: (the stone cannot turn:String) [], RemoteException', '    + FullyQualifiedErrorId : NativeCommandError')).join()).not.toMatch(/RemoteException|NativeCommandError/)
  })

  it('takes what a log itself marks as a detail for no error', async () => {
    expect(await titles('time="10:00" level=info msg="ignoring event" topic=/tasks/delete', 'I0405 05:33:40 mill.go:9] no oats found, grinding rye')).toEqual([])
  })
})
