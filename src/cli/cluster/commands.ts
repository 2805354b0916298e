import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { withReadingOptions, withRulesOption, zone } from '../options.ts'
import type { World } from '../world.ts'

/** Adds the commands that write to a cluster. Its client is loaded when one of them runs. */
export function addClusterCommands(program: Command, world: World, done: (code: number) => void): void {
  withClusterOptions(withRulesOption(withReadingOptions(program.command('index').argument('[files...]', 'logs, folders of logs, or - for standard input; this machine’s journal with --since or --follow alone').description('write entries and findings to Elasticsearch or OpenSearch'))))
    .option('--namespace <name>', 'last part of the names of the data streams', 'default')
    .addOption(new Option('--only <what>', 'findings alone, errors and findings, or all').choices(['findings', 'errors', 'all']).default('all'))
    .option('--since <time>', 'of this machine’s journal, what is not older: -2h, yesterday, "Tue 10:00"')
    .option('--until <time>', 'of this machine’s journal, what is not younger')
    .option('--follow', 'go on at the end of the logs, or of this machine’s journal, waiting for more')
    .option('--checkpoint <file>', 'keep here how far it came; run again, it goes on from there')
    .option('--dead-letter <file>', 'append here what the server rejects, with the reason', 'culprit-rejected.ndjson')
    .action(async (files: string[], flags) => { done(await (await import('./index-logs.ts')).indexLogs(files, flags, world)) })
  withClusterOptions(program.command('setup').description('make templates, data streams and dashboards in a cluster; may be run again'))
    .option('--print', 'show everything that would be sent, and send nothing')
    .option('--retention <days>', 'delete documents that are older, such as 90d', retention)
    .option('--replicas <number>', 'copies of each shard', count)
    .option('--kibana <url>', 'put data views and a dashboard into this Kibana or OpenSearch Dashboards')
    .action(async flags => { done(await (await import('./setup.ts')).setup(flags, world)) })
}

/** Adds the command that lets a cluster seek what the rules know. */
export function addHunt(program: Command, world: World, done: (code: number) => void): void {
  withClusterSource(withRulesOption(program.command('hunt').argument('[indices...]', 'indices, such as logs-system.* or filebeat-*; what culprit index wrote when none is named').description('find root causes over all hosts whose logs are in a cluster')))
    .option('--tz <zone>', 'zone of --since and --until', zone)
    .option('--format <format>', 'text, or json for programs', 'text')
    .option('--write', 'write what was found to the data stream of findings')
    .option('--namespace <name>', 'last part of the name of that data stream', 'default')
    .action(async (indices: string[], flags) => { done(await (await import('./hunt.ts')).hunt(indices, flags, world)) })
}

/** Adds the command that prints a rule as a query. */
export function addRulesQuery(rules: Command, world: World, done: (code: number) => void): void {
  withRulesOption(rules.command('query').argument('<id>', 'as rules list prints it').description('print a rule as a query for Elasticsearch or OpenSearch'))
    .addOption(new Option('--to <language>', 'the search language of both, ES|QL or EQL').choices(['dsl', 'esql', 'eql']).default('dsl'))
    .action(async (id: string, flags) => { done(await (await import('./query-rule.ts')).queryRule(id, flags, world)) })
}

/** Adds the options of those commands that read logs, also in a cluster. */
export function withClusterSource(command: Command): Command {
  return withClusterOptions(command)
    .option('--since <time>', 'of logs in a cluster, what is not older: -2h, yesterday, "2024-03-05 10:00"')
    .option('--until <time>', 'of logs in a cluster, what is not younger')
    .option('--host <name>', 'of logs in a cluster, what this host says')
    .option('--unit <name>', 'of logs in a cluster, what this unit says or what is said of it')
    .option('--boot <id>', 'of logs in a cluster, what was said in this boot')
}

/** Adds the options that say which cluster. */
export function withClusterOptions(command: Command): Command {
  return command
    .option('--to <url>', 'the cluster, such as https://search.example:9200; several nodes with commas')
    .option('--compat <server>', 'take it for elasticsearch-8, elasticsearch-9, serverless, opensearch-2 or opensearch-3 instead of asking')
    .option('--config <file>', 'read the connection from this file')
}

function retention(text: string): string {
  if (!/^[1-9]\d*[dh]$/.test(text)) throw new InvalidArgumentError('Write it as 90d.')
  return text
}

function count(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('It is a number from 0.')
  return Number(text)
}
