import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'
import { followName } from '../src/digests/follow-name.ts'

export default defineCommand({
  name: 'follows',
  description: 'What the channels of this space follow',
  example: '/follows',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store, asker }) {
    const { spaceId, channelId } = asker.place
    const follows = await store.follows.list(spaceId)
    if (follows.length === 0)
      return nothingFound('Nothing is followed yet. Begin with a person: /follow jeff sessions')
    return {
      title: 'Followed',
      blocks: [
        {
          kind: 'fields',
          fields: await Promise.all(
            follows.map(async follow => {
              const since = day(follow.createdAt.toZonedDateTimeISO(asker.timeZone).toPlainDate())
              const isHere = follow.place.channelId === channelId
              const paused = follow.state === 'paused' ? `; paused: ${follow.pauseReason ?? ''}` : ''
              return {
                name: `${follow.id}: ${await followName(follow, store)}`,
                ...(!isHere && { mentions: [{ label: 'In', kind: 'channel', id: follow.place.channelId }] }),
                value: `${follow.kind}, ${isHere ? 'here, ' : ''}since ${since}${paused}`,
                ...(asker.isAdmin && {
                  actions: [{ label: 'Unfollow', command: 'unfollow', options: { what: `#${follow.id}` } }],
                }),
              }
            }),
          ),
        },
      ],
    }
  },
})
