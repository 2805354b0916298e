import { Command } from 'commander'
import { addClusterCommands, addHunt, addRulesQuery, withClusterOptions, withClusterSource } from './cluster/commands.ts'
import { tellFailure } from './failure.ts'
import { withReadingOptions, withRulesOption } from './options.ts'
import { wholeNumber } from './whole-number.ts'
import type { World } from './world.ts'
import { UserError, exitCodes } from './world.ts'

export { tellFailure }

/** Runs the command that the arguments name and gives the exit code. `culprit FILE…` means `culprit triage FILE…`. */
export async function run(args: readonly string[], world: World): Promise<number> {
  let code: number = exitCodes.analysed
  const program = commands(world, result => { code = result })
  world.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw new UserError(`the output cannot be written: ${error.message}`)
  })
  try {
    await program.parseAsync(args.length === 0 && world.stdin.isTTY && world.stdout.isTTY ? ['tui'] : args, { from: 'user' })
    return code
  } catch (error) {
    return tellFailure(error, world)
  }
}

function commands(world: World, done: (code: number) => void): Command {
  const program = new Command('culprit')
    .description('Which thing on this machine broke my build? Reads journals and build logs together and names the root cause, with the lines that prove it.')
    .version(world.version)
    .exitOverride()
    .configureOutput({ writeOut: text => world.stdout.write(text), writeErr: text => world.stderr.write(text), outputError: (text, write) => { write(text.replace(/^error: /, 'culprit: ')) } })
    .showHelpAfterError('culprit --help, or culprit COMMAND --help, tells what there is')
    .addHelpText('after', examples)
  withClusterSource(withRulesOption(withReadingOptions(program.command('triage', { isDefault: true }).argument('[files...]', logs).description('find the root cause (the default)'))))
    .option('--format <format>', 'text, or json for programs', 'text')
    .option('--all', 'show every hypothesis in full')
    .option('--baseline <file>', 'a log of a run that went well: what it says too is not the cause')
    .option('--fail-on <level>', 'exit with 1 when a hypothesis is at least: weak, possible, likely, certain')
    .option('--no-color', 'no colours')
    .action(async (files: string[], flags) => { done(await (await import('./triage.ts')).triage(files, flags, world)) })
  withClusterSource(withRulesOption(withReadingOptions(program.command('tui').argument('[files...]', 'logs, folders of logs, - for standard input, journal: for this machine, es:INDEX for a cluster, or a saved case').description('investigate on the screens of a terminal; alone it takes what you paste'))))
    .option('--follow', 'go on at the end of the logs, waiting for more')
    .option('--plain', 'line by line, for screen readers')
    .option('--logs <folder>', 'where the logs of a saved case lie now')
    .option('--theme <theme>', 'light or dark')
    .option('--no-mouse', 'leave the mouse to the terminal')
    .action(async (files: string[], flags) => { done(await (await import('./tui/tui.ts')).tui(files, flags, world)) })
  for (const stage of ['entries', 'signals', 'events'] as const) {
    const command = withReadingOptions(program.command(stage).argument('[files...]', logs).description(`print the ${stage} that the logs hold, one JSON object a line`))
    // Entries are read without rules.
    const whole = withClusterSource(stage === 'entries' ? command : withRulesOption(command))
    whole.action(async (files: string[], flags) => { done(await (await import('./stages.ts')).printStage(stage, files, flags, world)) })
  }
  addClusterCommands(program, world, done)
  addHunt(program, world, done)
  const cases = program.command('cases').description('what was decided about earlier cases, to know them again')
  withClusterOptions(cases.command('list').description('every kept case: its id, how often it was seen, what helped'))
    .action(async flags => { done(await (await import('./cases.ts')).listCases(flags, world)) })
  withClusterOptions(cases.command('show').argument('<id>', 'as cases list prints it').description('what was decided about a case, each time'))
    .action(async (id: string, flags) => { done(await (await import('./cases.ts')).showCase(id, flags, world)) })
  for (const [command, opinion, what] of [['confirm', 'confirmed', 'keep that a hypothesis was right'], ['refute', 'refuted', 'keep that a hypothesis was wrong']] as const) {
    withClusterSource(withRulesOption(withReadingOptions(cases.command(command).argument('<files...>', 'the logs that gave it').description(what))))
      .option('--rank <number>', 'which hypothesis, counted from the top', wholeNumber, 1)
      .option('--because <text>', 'why')
      .option('--remedy <text>', 'what helped')
      .action(async (files: string[], flags) => { done(await (await import('./cases.ts')).decide(opinion, files, flags, world)) })
  }
  withClusterOptions(cases.command('forget').argument('<id>', 'as cases list prints it').description('forget a case'))
    .action(async (id: string, flags) => { done(await (await import('./cases.ts')).forgetCase(id, flags, world)) })
  const rules = program.command('rules').description('look at the rules, and try those of your own')
  withRulesOption(rules.command('list').description('every rule: its id and what it says'))
    .action(async flags => { done(await (await import('./rules.ts')).listRules(flags, world)) })
  addRulesQuery(rules, world, done)
  rules.command('test').argument('<folders...>', 'folders with rules').description('check rules and run their examples and near misses')
    .action(async (folders: string[]) => { done(await (await import('./rules.ts')).testRules(folders, world)) })
  return program
}

const logs = 'logs, folders of logs, - for standard input, or es:INDEX for a cluster'

const examples = `
Examples:
  culprit build.log journal.json            a build log and what the machine recorded meanwhile
  journalctl -o json --since -2h | culprit build.log -
  culprit --format json build.log           the report as JSON (schema culprit.report/1)
  culprit tui build.log journal.json        the same on the screens of a terminal
  culprit entries journal.json | head       what a stage made, one JSON object a line

The options of a command: culprit triage --help

Exit codes: 0 analysed, 1 a hypothesis at or above --fail-on, 2 wrong usage, nothing readable, or a bug`
