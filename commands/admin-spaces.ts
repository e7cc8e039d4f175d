import { defineCommand } from '../src/bot/command.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'admin spaces',
  description: 'Every space that something is kept for; for whoever runs this bot, at its own machine',
  example: '/admin spaces',
  visibility: 'private',
  access: 'admin',
  options: {},
  async handle(_, { store, asker }) {
    const { platform, spaceId: own } = asker.place
    // Who else uses the bot is nobody’s business who does not run it.
    if ((platform !== 'terminal' && platform !== 'web') || own !== 'local')
      throw new UserError(
        'not-operator',
        'Only whoever runs this bot sees its spaces, at its own terminal or page.',
      )
    // A race that is everybody’s has none.
    const spaces = (await store.spaces.list()).filter(spaceId => spaceId !== '')
    return {
      title: spaces.length === 1 ? 'One space' : `${spaces.length} spaces`,
      blocks: [
        {
          kind: 'fields',
          fields: await Promise.all(
            spaces.map(async spaceId => {
              const [feeds, digests, follows, [last]] = await Promise.all([
                store.feeds.list(spaceId),
                store.digests.list(spaceId),
                store.follows.list(spaceId),
                store.audit.list(spaceId, { limit: 1 }),
              ])
              const since =
                last === undefined
                  ? ''
                  : `; last change ${last.at.toZonedDateTimeISO(asker.timeZone).toPlainDate()}`
              return {
                name: spaceId,
                value: `feeds: ${feeds.length}, digests: ${digests.length}, followed: ${follows.length}${since}`,
              }
            }),
          ),
        },
      ],
    }
  },
})
