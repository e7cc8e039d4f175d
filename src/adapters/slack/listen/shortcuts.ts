import type { App, MessageShortcut } from '@slack/bolt'
import { messageCommands } from '../../../bot/message-commands.ts'
import type { Shortcut } from '../manifest.ts'
import { answerInvocation, type Listening } from './listening.ts'
import { spokenLine } from './messages.ts'

/** What the menu of every message offers. */
export const shortcuts: readonly Shortcut[] = messageCommands.map(({ name }) => ({
  id: shortcutId(name),
  name,
  description: name,
}))

function shortcutId(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '_')
}

/** Answers the shortcuts of a message's menu, in that message's thread. */
export function listenForShortcuts(app: App, listening: Listening): void {
  for (const { name, invocation } of messageCommands) {
    app.shortcut<MessageShortcut>(
      { type: 'message_action', callback_id: shortcutId(name) },
      async ({ ack, client, shortcut }) => {
        await ack()
        if (!(await listening.isFirst(`shortcut ${shortcut.trigger_id}`))) return
        const { channel, message, team, user } = shortcut
        const to = {
          spaceId: team?.id ?? user.team_id ?? '',
          channelId: channel.id,
          userId: user.id,
          threadTs: (message.thread_ts as string | undefined) ?? message.ts,
          responseUrl: shortcut.response_url || undefined,
        }
        const text = spokenLine(message.text ?? '')
        await answerInvocation({ client, to, doing: name }, invocation({ text }), {
          listening,
          triggerId: shortcut.trigger_id,
        })
      },
    )
  }
}
