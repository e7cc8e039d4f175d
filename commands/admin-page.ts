import { defineCommand } from '../src/bot/command.ts'
import { PostError } from '../src/bot/poster.ts'
import { LINK_MINUTES, offerSignIn } from '../src/bot/sign-ins.ts'
import { UserError } from '../src/model/errors.ts'
import type { Reply } from '../src/model/reply.ts'

export default defineCommand({
  name: 'admin page',
  description: 'A link, in a direct message, that signs you in to the page where this space is administrated',
  example: '/admin page',
  visibility: 'private',
  access: 'admin',
  options: {},
  async handle(_, { store, asker, now, publicUrl, tell }) {
    const { platform } = asker.place
    if (platform === 'web')
      return notice('You need no link here: choose Admin at the top of the page, which is open to you.')
    if (publicUrl === undefined) {
      if (platform === 'terminal')
        return notice(
          'You need no link at this machine: open the page that npm start names, and choose Admin.',
        )
      throw new UserError(
        'no-page',
        'The page of this bot is open at its own machine only. Whoever runs it can open it to others with PUBLIC_URL.',
      )
    }
    const link = linkTo(`${publicUrl}/sign-in/${await offerSignIn(store, asker, now)}`)
    // Nobody else sees what is printed there.
    if (platform === 'terminal') return link
    try {
      await tell(link)
    } catch (cause) {
      if (!(cause instanceof PostError)) throw cause
      throw new UserError(
        'cannot-tell',
        `The link is for you alone, and I cannot send you a direct message. ${cause.message} Allow direct messages from here, then ask again.`,
        { cause },
      )
    }
    return notice(`The link is in your direct messages. It works once, within ${LINK_MINUTES} minutes.`)
  },
})

function linkTo(url: string): Reply {
  return {
    title: 'Administrate this space',
    blocks: [
      { kind: 'link', words: 'Sign in to the page', url },
      {
        kind: 'text',
        text: `It works once, within ${LINK_MINUTES} minutes, and is for you alone: whoever opens it acts in your name. If you did not ask for it, leave it alone.`,
      },
    ],
  }
}

function notice(text: string): Reply {
  return { blocks: [{ kind: 'notice', level: 'info', text }] }
}
