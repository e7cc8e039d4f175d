import { defineCommand } from '../src/bot/command.ts'
import { feedAction, noFeeds } from '../src/bot/feed-actions.ts'
import { getFeed } from '../src/bot/find-feed.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { UserError } from '../src/model/errors.ts'

/** Publishers are asked no more often, whoever presses. */
const SHORTEST_MINUTES = 5

export default defineCommand({
  name: 'feeds refresh',
  description: 'Read feeds now, also those that are paused',
  example: '/feeds refresh',
  visibility: 'private',
  access: 'admin',
  options: {
    feed: { type: 'text', free: true, suggest: 'feeds', description: 'One feed only: its name or address' },
  },
  async handle({ feed: typed }, { store, asker, now }) {
    const { spaceId } = asker.place
    const all = await store.feeds.list(spaceId)
    if (all.length === 0) return noFeeds()
    const wanted = typed === undefined ? all : [getFeed(all, typed)]
    const due = wanted.filter(
      ({ lastCheckedAt }) =>
        lastCheckedAt === undefined || now.since(lastCheckedAt).total('minutes') >= SHORTEST_MINUTES,
    )
    if (due.length === 0) {
      throw new UserError(
        'just-read',
        `${wanted.length === 1 ? `${wanted[0]!.name} was` : 'All of them were'} read in the last ${SHORTEST_MINUTES} minutes. Publishers are asked no more often.`,
      )
    }
    for (const { id } of due) await store.feeds.refresh(spaceId, { at: now, id })
    const names = due.map(({ name }) => name).join(', ')
    await store.audit.add({
      spaceId,
      subject: 'feed',
      at: now,
      by: placeWords(asker.place),
      text: `Asked to read now: ${names}`,
    })
    return {
      title: 'Reading',
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `Read as soon as the service gets to it, within a minute: ${names}.`,
        },
      ],
      actions: [feedAction('How feeds are', 'feeds health', {})],
    }
  },
})
