#!/usr/bin/env node
import { Command } from 'commander'

const program = new Command('hustings').description('A political-news bot whose every word can be checked.')

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

await program.parseAsync()
