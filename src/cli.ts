#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { Command } from 'commander'
import { UserError } from './model/errors.ts'

// Compiled code is kept between runs: a one-shot `say` is mostly loading.
enableCompileCache()

// Exit statuses, a stable contract: 0 done, 1 something failed, 2 wrong usage.
const FAILED = 1
const WRONG_USAGE = 2

const program = new Command('hustings')
  .description('A political-news bot whose every word can be checked.')
  .option('--data <dir>', 'for the command behind it; may stand behind it too')
  .enablePositionalOptions()
  .hook('preAction', (program, command) => {
    const { data } = program.opts<{ data?: string }>()
    if (data === undefined) return
    if (!command.options.some(({ long }) => long === '--data'))
      program.error(`error: hustings ${command.name()} takes no --data`)
    if (command.getOptionValue('data') === undefined) command.setOptionValue('data', data)
  })
  .showHelpAfterError('(hustings --help lists the commands)')
  .exitOverride(error => {
    process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE)
  })

const withData = (command: Command) =>
  command.option('--data <dir>', 'folder with the database (default: HUSTINGS_DATA or ./data)')

withData(program.command('start'))
  .description('run everything that is configured; on a terminal, with a prompt')
  .action(async options => (await import('./cli/start.ts')).start(options))

withData(program.command('say <line...>'))
  .description('answer one command or question: hustings say "/quote sessions"')
  .option('--json', 'print the reply as JSON')
  .option('--as <platform>', 'print what the platform would be sent (discord, slack)')
  .action(async (line: string[], options) => (await import('./cli/say.ts')).say(line.join(' '), options))

withData(program.command('chat'))
  .description('answer line by line at a prompt')
  .action(async options => (await import('./cli/chat.ts')).chat(options))

withData(program.command('ingest <path...>'))
  .description(
    'read articles from files, folders, pages and feeds (https://…), or add the feeds of an .opml list',
  )
  .option('--json', 'print the report as JSON')
  .action(async (paths: string[], options) => (await import('./cli/ingest.ts')).ingest(paths, options))

withData(program.command('doctor'))
  .description('say what is configured, what works, and how to mend what does not')
  .option('--json', 'print the findings as JSON')
  .action(async options => (await import('./cli/doctor.ts')).doctor(options))

withData(program.command('discord').description('what is set up at Discord').command('register'))
  .description('register the commands at Discord, in DISCORD_GUILD_ID alone where that is set')
  .action(async options => (await import('./cli/discord.ts')).registerAtDiscord(options))

withData(program.command('export <what>'))
  .description('write out what was collected: feedback (as evaluation rows)')
  .requiredOption('--out <dir>', 'folder to write to; made when it is missing')
  .action(async (what: string, options) => (await import('./cli/export.ts')).exportRows(what, options))

withData(program.command('backup <file>'))
  .description('write the whole database to a new file, while the bot goes on')
  .action(async (file: string, options) => (await import('./cli/backup.ts')).backUp(file, options))

withData(program.command('restore <file>'))
  .description('put a backup in the place of the database')
  .option('--replace', 'lose the database that stands there')
  .action(async (file: string, options) => (await import('./cli/backup.ts')).restore(file, options))

withData(program.command('slack').description('what is set up at Slack').command('manifest'))
  .description('print the app manifest for https://api.slack.com/apps')
  .option('--json', 'print it as JSON')
  .option('--prefix <word>', 'put before every command: news makes /news-quote (SLACK_COMMAND_PREFIX)')
  .option('--url <address>', 'for HTTP mode: where Slack reaches the bot (PUBLIC_URL)')
  .action(async options => (await import('./cli/slack.ts')).printManifest(options))

program
  .command('eval <job>')
  .description('run the shipped engine over evaluation data')
  .requiredOption('--in <file>', 'rows to read (JSON Lines, .gz too)')
  .requiredOption('--out <file>', 'predictions to write')
  .option('--set <name>', 'take one set only')
  .option('--corpus <dir>', 'corpus directory (retrieval)')
  .option('--docs <file>', 'documents (qa)')
  .option('--html <dir>', 'pages (extraction)')
  .action(async (job: string, { in: input, out: output, ...options }) => {
    const { runEvalJob } = await import('./eval/run-job.ts')
    await runEvalJob(job, { input, output }, options)
  })

program
  .command('bench [case...]')
  .description('time the parts against their peers, and print one table: all, or the cases named')
  .option('--json', 'print the rows as JSON')
  .action(async (only: string[], options) => (await import('../bench/run.ts')).runBench(only, options))

// Whoever reads along may have seen enough: `hustings say … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = error.code === 'bad-config' || error.code.startsWith('unknown-') ? WRONG_USAGE : FAILED
}
