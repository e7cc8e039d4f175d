import type { Command } from '../../bot/command.ts'
import { pressIds } from '../../bot/press.ts'
import type { Reply } from '../../model/reply.ts'
import { MAX_CUSTOM_ID } from './limits.ts'
import { renderReply } from './render.ts'
import { requestOf } from './send.ts'

/** The bodies of the messages that say a reply on Discord, as they would be sent; files beside them. */
export function renderForDiscord(reply: Reply, commands: readonly Command[]): object[] {
  return renderReply(reply, { ids: pressIds(MAX_CUSTOM_ID), commands }).map(message => ({
    ...requestOf(message).body,
    ...(message.files.length === 0 ? {} : { files: message.files }),
  }))
}
