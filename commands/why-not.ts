import { cite } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findArticle } from '../src/bot/find-article.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day, repeated } from '../src/bot/wording.ts'
import { chooseDigest } from '../src/digests/choose.ts'
import { orderedDigest } from '../src/digests/order-digest.ts'
import { momentWords } from '../src/digests/schedule-words.ts'

export default defineCommand({
  name: 'why-not',
  description: 'Why an article is not in the digest here: was it seen, when, and which rule kept it out?',
  example: '/why-not https://www.politico.com/',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    article: { type: 'text', required: true, free: true, description: 'Its link, or words of its headline' },
    digest: { type: 'text', description: 'The number of the digest, where the channel has several' },
  },
  async handle({ article: typed, digest: number }, context) {
    const { store, now, today, asker } = context
    const article = await findArticle(store, typed, { today })
    if (article === undefined)
      return nothingFound(
        `“${repeated(typed)}” was not seen: no stored article has that link or headline. /feeds list shows where news comes from.`,
      )
    const order = await orderedDigest(number, {}, context)
    const seen = `Seen: ${article.publisher}, published ${day(article.publishedOn)}, revision ${article.revision}.`
    const reply = (text: string) => ({
      title: article.headline,
      blocks: [
        { kind: 'text' as const, text: `${seen} ${text}` },
        { kind: 'citations' as const, citations: [cite(article)] },
      ],
    })
    const posts = (await store.posts.ofArticle(article.id, { limit: 20 })).filter(
      ({ place }) => place.spaceId === asker.place.spaceId && place.channelId === order.place.channelId,
    )
    if (posts.length > 0)
      return reply(
        `It was posted here: ${posts.map(post => `“${post.content.title}”, ${momentWords(post.postedAt, order.timeZone)}`).join('; ')}.`,
      )
    const { content, leftOut } = await chooseDigest(order, store, { now })
    const story = (await store.stories.ofArticles([article.id])).get(article.id)
    const chosen = content.stories.find(({ storyId }) => storyId === story?.id)
    if (chosen !== undefined)
      return reply(`It is not kept out: its story will be in the next digest (${chosen.why}).`)
    const kept = leftOut.find(each => each.story.id === story?.id)
    if (kept !== undefined) return reply(`It would be left out now: ${kept.reason}`)
    return reply(
      'Nothing of its story has changed since the last digest here, no feed of yours brought it, or it does not fit what this digest is about. /digest list and /feeds list show that.',
    )
  },
})
