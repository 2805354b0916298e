import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { file, folder, program, root, run } from './program.ts'
import { Tmux, hasTmux } from './tmux.ts'

const sample = path.join(root, 'samples', 'lorax-var-tmp')
const logs = [path.join(sample, 'build.log'), path.join(sample, 'journal.ndjson')]
// As a shell takes them: the folder of the project may have a space in its name.
const quoted = (...words: readonly string[]): string => words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
const culprit = quoted(process.execPath, program)
const open: Tmux[] = []
afterEach(() => { for (const one of open.splice(0)) one.close() })

function terminal(name: string, size = { columns: 100, rows: 30 }): Tmux {
  const tmux = new Tmux(name, size)
  open.push(tmux)
  return tmux
}

// What a shell needs of its terminal: its own screen, a cursor, lines that are echoed, a mouse that marks text.
async function expectSane(tmux: Tmux): Promise<void> {
  await tmux.until(() => tmux.flag('alternate_on') === '0')
  expect({ cursor: tmux.flag('cursor_flag'), mouse: tmux.flag('mouse_any_flag'), wrap: tmux.flag('wrap_flag') }).toEqual({ cursor: '1', mouse: '0', wrap: '1' })
  tmux.run('clear; stty -a | grep -oE -- "-?(icanon|echo|isig|icrnl|opost)\\b" | sort | tr "\\n" " "; echo fin""ished')
  expect(await tmux.until('finished')).toContain('echo icanon icrnl isig opost finished')
}

describe.skipIf(!hasTmux)('culprit tui in a terminal', () => {
  it('shows the proof within four keys, lets the first be refuted and the second rise, and leaves the terminal as it was', async () => {
    const tmux = terminal('proof')
    tmux.run(`${culprit} tui ${quoted(...logs)}; echo ended with $?`)
    await tmux.until(screen => screen.includes('near certain') && screen.includes('lines read'))
    tmux.press('Enter', 'e', 'e', 'Enter')
    const proof = await tmux.until(/journal\.ndjson · line 2,665/)
    expect(proof).toContain('Starting Cleanup of Temporary Directories')
    tmux.press('q', 'q')
    await tmux.until(/ 1 systemd-tmpfiles-clean deleted/)
    tmux.resize(60, 16)
    const small = await tmux.until(screen => /1 systemd-tmpfiles-clean/.test(screen) && screen.split('\n').length <= 17 && /\? help/.test(screen))
    expect(Math.max(...small.split('\n').map(line => line.length))).toBeLessThanOrEqual(60)
    tmux.resize(50, 10)
    await tmux.until('culprit needs 60 × 16')
    tmux.resize(80, 24)
    await tmux.until(/\? help/)
    tmux.press('x')
    await tmux.until('what speaks against it')
    tmux.type('it slept')
    tmux.press('Enter')
    const after = await tmux.until(screen => / 1 a file or directory/.test(screen) && screen.includes('Ruled out'))
    expect(after).toContain('it slept')
    tmux.press('u')
    await tmux.until(/ 1 systemd-tmpfiles-clean deleted/)
    tmux.press('q')
    await tmux.until('ended with 0')
    await expectSane(tmux)
  })

  it('takes pastes, tells what they are, and analyses them', async () => {
    const tmux = terminal('paste')
    tmux.run(`${culprit}; echo ended with $?`)
    await tmux.until('Paste a log here')
    tmux.paste(logs[0] ?? '')
    await tmux.until(/paste 1 +797 lines.*read as build/)
    tmux.paste(logs[1] ?? '')
    await tmux.until(/paste 2 +2,930 lines.*read as journal-json/)
    tmux.press('Enter')
    await tmux.until(/ 1 systemd-tmpfiles-clean deleted/)
    tmux.press('Q')
    await tmux.until('ended with 0')
    await expectSane(tmux)
  })

  it('saves what was said, warns before it is lost, and opens it again with its logs elsewhere', async () => {
    const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')]
    mkdirSync(before)
    for (const log of logs) cpSync(log, path.join(before, path.basename(log)))
    const tmux = terminal('save')
    tmux.run(`cd before; ${culprit} tui build.log journal.ndjson; echo ended with $?; cd ..`)
    await tmux.until(screen => screen.includes('near certain') && screen.includes('lines read'))
    tmux.press('x', 'Enter')
    await tmux.until(/ 1 a file or directory/)
    tmux.press('q')
    await tmux.until('is not saved')
    tmux.press('w')
    await tmux.until('save as: case.json')
    tmux.press('Enter')
    await tmux.until('saved as case.json')
    tmux.press('q')
    await tmux.until('ended with 0')
    renameSync(before, after)
    tmux.run(`clear; ${culprit} tui after/case.json; echo closed with $?`)
    const again = await tmux.until(screen => / 1 a file or directory/.test(screen) && screen.includes('lines read'))
    expect(again).toContain('Ruled out')
    tmux.press('u', 'q')
    await tmux.until('closed with 0')
    for (const log of logs) renameSync(path.join(after, path.basename(log)), path.join(folder, path.basename(log)))
    rmSync(path.join(folder, 'journal.ndjson'))
    tmux.run(`clear; ${culprit} tui after/case.json; echo left with $?`)
    await tmux.until(/ 1 a file or directory/)
    tmux.press('P')
    await tmux.until('missing-log')
    tmux.press('q', 'q')
    await tmux.until('left with 0')
  })

  it.each([['TERM', 143], ['HUP', 129], ['INT', 130]])('leaves a sane terminal when it is ended with SIG%s', async (signal, code) => {
    const tmux = terminal(`kill-${signal}`)
    tmux.run(`${culprit} tui ${quoted(...logs)}; echo ended with $?`)
    await tmux.until('near certain')
    process.kill(tmux.child, `SIG${signal}`)
    await tmux.until(`ended with ${code}`)
    await expectSane(tmux)
  })

  it('leaves a sane terminal when it breaks, and says why where it can be read', async () => {
    const tmux = terminal('crash')
    // The fault waits until the screens are up.
    const fault = file('fault.mjs', "import { existsSync } from 'node:fs'\nimport { isMainThread } from 'node:worker_threads'\nif (isMainThread) setInterval(() => { if (existsSync(process.env.BREAK)) throw new Error('boom') }, 20).unref()\n")
    const signal = path.join(folder, 'break-now')
    tmux.run(`BREAK=${signal} ${quoted(process.execPath, '--import', fault, program)} tui ${quoted(...logs)}; echo ended with $?`)
    await tmux.until('near certain')
    file('break-now', '')
    expect(await tmux.until('ended with 2')).toContain('culprit: a bug: boom')
    await expectSane(tmux)
  })

  it('sleeps with control-z and comes back as it was', async () => {
    const tmux = terminal('sleep')
    tmux.run(`${culprit} tui ${quoted(...logs)}`)
    await tmux.until('near certain')
    tmux.press('Enter')
    await tmux.until('hypothesis 1 of 2')
    tmux.press('C-z')
    await tmux.until('Stopped')
    await expectSane(tmux)
    tmux.run('fg')
    await tmux.until('hypothesis 1 of 2')
    tmux.press('e')
    await tmux.until('Evidence of 2019-01-18')
    tmux.press('Q')
    await tmux.until(() => tmux.flag('alternate_on') === '0')
  })

  it('takes keys from the terminal when standard input is a log', async () => {
    const tmux = terminal('pipe')
    tmux.run(`cat ${quoted(logs[0] ?? '')} | ${culprit} tui - ${quoted(logs[1] ?? '')}; echo ended with $?`)
    await tmux.until(/ 1 systemd-tmpfiles-clean deleted/)
    tmux.press('Enter')
    await tmux.until('hypothesis 1 of 2')
    tmux.press('Q')
    await tmux.until('ended with 0')
    await expectSane(tmux)
  })

  it('does without colours where none are wanted', async () => {
    const tmux = new Tmux('bare', { columns: 80, rows: 24, env: { NO_COLOR: '1' } })
    open.push(tmux)
    tmux.run(`${culprit} tui ${quoted(...logs)}`)
    await tmux.until('near certain')
    expect(tmux.coloured).not.toMatch(/\u001b\[(?:3[1-7]|38|4[1-7]|48|9\d)/)
    tmux.press('q')
  })
})

describe('culprit tui without a terminal', () => {
  it('prints the report', async () => {
    const { code, stdout } = await run({ args: ['tui', ...logs] })
    expect(code).toBe(0)
    expect(stdout).toContain('Near certain: systemd-tmpfiles-clean deleted')
    expect(stdout).not.toContain('\u001b')
  })

  it('talks line by line with --plain', async () => {
    const { code, stdout, stderr } = await run({ args: ['tui', '--plain', ...logs], input: 'open\ne 2\nopen\nback\nback\nrefute\nit slept\nno such thing\nundo\nquit\n' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('== 2 hypotheses ==\n> 1 systemd-tmpfiles-clean deleted')
    expect(stdout).toMatch(/^> ▸ trigger .*journal\.ndjson:2665/m)
    expect(stdout).toMatch(/^> .*2665 .*Starting Cleanup of Temporary Directories/m)
    expect(stdout).toContain('what speaks against it (may be empty):')
    expect(stdout).toContain('no such thing: no such command here')
    expect(stdout).toContain('(undone: refuted)')
    expect(stdout).not.toMatch(/[\u001b█]/)
  })

  it('keeps what was decided for when it comes again, unless it was taken back', async () => {
    const env = { CULPRIT_CASES: path.join(folder, 'tui-cases') }
    const talked = async (input: string): Promise<string> => (await run({ args: ['tui', '--plain', ...logs], input, env })).stdout
    const listed = async (): Promise<string> => (await run({ args: ['cases', 'list'], env })).stdout
    await talked('confirm\nI saw it\nmoved the tree\nundo\nundo\nquit\nquit\n')
    await talked('-\n\nquit\nquit\n')
    expect(await listed()).toContain('No case is kept yet')
    await talked('confirm\nI saw it\nmoved the tree\nsave\nkept.json\nquit\n')
    expect(await listed()).toMatch(/seen once, .*confirmed; what helped: moved the tree\n +systemd-tmpfiles-clean deleted/)
    expect(await talked('open\nquit\n')).toMatch(/before: seen once, .*what helped: moved the tree/)
    await talked('refute\nit slept\nquit\nquit\n')
    expect((await run({ args: [...logs], env })).stdout).toMatch(/before: {2}seen twice/)
    await run({ args: ['tui', '--plain', 'kept.json'], input: 'quit\nquit\n', env })
    expect(await listed()).toContain('seen twice')
  })

  it('leaves alone what is there when it saves', async () => {
    const there = path.join(folder, 'there.json')
    writeFileSync(there, '{"mine": true}')
    const { stdout } = await run({ args: ['tui', '--plain', ...logs], input: `save\n${there}\nsave\nreport.md\nsave\nreport.txt\nsave\nreport.txt\nsave\nall.report.json\nstop\nquit\n` })
    expect(stdout).toContain('there.json: is there already')
    expect(readFileSync(there, 'utf8')).toBe('{"mine": true}')
    expect(stdout).toContain('report.md: the ending says what to write')
    expect(readFileSync(path.join(folder, 'report.txt'), 'utf8')).toContain('Near certain: systemd-tmpfiles-clean deleted')
    expect(stdout).toContain('report.txt: is there already')
    expect(JSON.parse(readFileSync(path.join(folder, 'all.report.json'), 'utf8'))).toMatchObject({ schema: 'culprit.report/1' })
  })

  it('shows a saved case as a report, and refuses one that is damaged', async () => {
    await run({ args: ['tui', '--plain', ...logs], input: 'save\nplain.json\nquit\n' })
    expect((await run({ args: ['tui', 'plain.json'] })).stdout).toContain('Near certain: systemd-tmpfiles-clean deleted')
    writeFileSync(path.join(folder, 'damaged.json'), readFileSync(path.join(folder, 'plain.json'), 'utf8').slice(0, 3000))
    expect(await run({ args: ['tui', 'damaged.json'] })).toMatchObject({ code: 2, stderr: expect.stringContaining('damaged.json: is a saved case that is damaged') })
    writeFileSync(path.join(folder, 'future.json'), readFileSync(path.join(folder, 'plain.json'), 'utf8').replace('culprit.case/1', 'culprit.case/9'))
    expect(await run({ args: ['tui', 'future.json'] })).toMatchObject({ code: 2, stderr: expect.stringContaining('culprit.case/9') })
  })

  it('ends with 2 where nothing can be read', async () => {
    const { code, stdout } = await run({ args: ['tui', '--plain', 'no-such.log'] })
    expect(code).toBe(2)
    expect(stdout).toContain('no-such.log: there is no such file')
  })

  it('refuses a theme that there is not', async () => {
    expect(await run({ args: ['tui', '--theme', 'pink', ...logs] })).toMatchObject({ code: 2, stderr: expect.stringContaining('there is light and dark') })
  })
})
