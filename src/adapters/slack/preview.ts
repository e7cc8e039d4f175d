import type { Command } from '../../bot/command.ts'
import { canShare } from '../../bot/press.ts'
import type { Previewer } from '../../bot/preview.ts'
import { buttonIds } from './buttons.ts'
import { formView } from './forms.ts'
import { renderReply } from './render.ts'

/** What Slack would be sent in answer to a slash command in a channel. */
export function slackPreviewer(commands: readonly Command[]): Previewer {
  return {
    reply(reply, { invocation }) {
      const ids = buttonIds()
      const isPrivate = reply.visibility === 'private'
      const isShareable = isPrivate && invocation !== undefined && canShare(invocation, commands)
      return {
        payloads: renderReply(reply, { ids, share: isShareable ? invocation : undefined, isPrivate }),
        kept: ids.kept,
      }
    },
    form({ invocation }) {
      const ids = buttonIds()
      const press = ids.idOf({ does: 'form', ...invocation })
      const command = commands.find(({ name }) => name === invocation.command)!
      const nobody = { spaceId: '', userId: '', channelId: '' }
      return {
        payloads: [formView(command, { known: invocation.options, form: { ...nobody, press } })],
        kept: ids.kept,
      }
    },
  }
}
