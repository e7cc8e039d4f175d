import type { Poster } from '../../bot/poster.ts'
import { renderReply, type TerminalOptions, widthOf } from './render.ts'

export interface TerminalOutput extends Pick<TerminalOptions, 'style' | 'commands'> {
  readonly output: NodeJS.WritableStream & { readonly columns?: number }
}

/**
 * Prints what is posted to the terminal that Hustings was started at. It knows what it printed until it ends: a crash
 * between printing and recording that may print a thing twice, since paper cannot be asked. What is printed cannot be
 * changed: a correction is printed too.
 */
export function terminalPoster({ output, ...options }: TerminalOutput): Poster {
  const printed = new Map<string, string>()
  const print: (reply: Parameters<Poster['post']>[1]) => void = reply => {
    output.write(`\n${renderReply(reply, { ...options, width: widthOf(output) })}\n\n`)
  }
  return {
    platform: 'terminal',
    async post({ channelId }, reply, { key }) {
      const messageId = printed.get(key) ?? String(printed.size + 1)
      if (!printed.has(key)) print(reply)
      printed.set(key, messageId)
      return { channelId, messageId, messageIds: [messageId] }
    },
    async edit(_, post, reply) {
      print(reply)
      return post
    },
    tell: async (_, reply) => print(reply),
    findObstacle: async () => undefined,
  }
}
