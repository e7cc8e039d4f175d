import type { Action, Reply } from '../model/reply.ts'
import type { Asker } from './command.ts'
import type { Bot } from './dispatch.ts'

interface Section {
  readonly title: string
  readonly command: string
  readonly buttons: readonly { readonly label: string; readonly command: string }[]
}

/** What a space's own page shows, where a platform has one. What belongs to a channel is changed there, not here. */
const SECTIONS: readonly Section[] = [
  {
    title: 'Feeds',
    command: 'feeds health',
    buttons: [
      { label: 'Add a feed', command: 'feeds add' },
      { label: 'Remove a feed', command: 'feeds remove' },
      { label: 'Read feeds now', command: 'feeds refresh' },
      { label: 'Who changed what', command: 'feeds history' },
    ],
  },
  {
    title: 'Digests',
    command: 'digest list',
    buttons: [{ label: 'What became of them', command: 'digest history' }],
  },
  { title: 'Followed', command: 'follows', buttons: [] },
]

/** One part of a space's own page. */
export interface HomePart {
  /** With the buttons that its reader may press. */
  readonly reply: Reply
  /** Shows the part whole, where there is no room for it on the page. */
  readonly whole: Action
}

/** How a space's feeds, digests and follows stand, for the page a platform has for that. Never rejects. */
export function readHome(bot: Pick<Bot, 'run' | 'commands'>, asker: Asker): Promise<HomePart[]> {
  const mayRun = (name: string) => {
    const command = bot.commands.find(each => each.name === name)
    return command !== undefined && (command.access === 'everyone' || asker.isAdmin)
  }
  return Promise.all(
    SECTIONS.filter(({ command }) => mayRun(command)).map(async ({ title, command, buttons }) => {
      const reply = await bot.run({ command, options: {} }, asker)
      const actions = buttons
        .filter(button => mayRun(button.command))
        .map(button => ({ ...button, options: {} }))
      return {
        reply: { ...reply, title, actions: [...(reply.actions ?? []), ...actions] },
        whole: { label: 'See all', command, options: {} },
      }
    }),
  )
}
