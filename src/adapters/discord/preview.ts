import type { Command } from '../../bot/command.ts'
import { pressIds } from '../../bot/press.ts'
import type { Previewer } from '../../bot/preview.ts'
import { MAX_CUSTOM_ID } from './limits.ts'
import { modalOf } from './modal.ts'
import { renderPage } from './render.ts'
import { requestOf } from './send.ts'

/** What Discord would be sent in answer to a slash command. */
export function discordPreviewer(commands: readonly Command[]): Previewer {
  return {
    reply(reply, { invocation = { command: 'help', options: {} }, page }) {
      const ids = pressIds(MAX_CUSTOM_ID)
      const message = renderPage(reply, {
        ids,
        commands,
        invocation,
        ...(page === undefined ? {} : { page }),
      })
      const { files } = message
      return {
        payloads: [{ ...requestOf(message).body, ...(files.length === 0 ? {} : { files }) }],
        kept: ids.kept,
      }
    },
    form(form) {
      const ids = pressIds(MAX_CUSTOM_ID)
      return { payloads: [modalOf(form, ids)], kept: ids.kept }
    },
  }
}
