import { UserError } from '../model/errors.ts'
import type { Reply } from '../model/reply.ts'
import type { CommandContext } from './command.ts'
import type { Invocation } from './parse-line.ts'
import { readOptions } from './read-options.ts'

/**
 * Runs another command for the same asker: what a question comes down to. Undefined where there is no such command, the
 * asker may not run it, or it finds fault with what was read out of the question.
 */
export async function runInside(
  { command: name, options }: Invocation,
  context: CommandContext,
): Promise<Reply | undefined> {
  const command = context.commands.find(each => each.name === name)
  if (command === undefined || (command.access === 'admin' && !context.asker.isAdmin)) return undefined
  try {
    return await command.handle(readOptions(command, options, context.today), context)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
