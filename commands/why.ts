import { cite } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { marked, markedField } from '../src/bot/marked.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { repeated } from '../src/bot/wording.ts'
import { findPost } from '../src/digests/find-post.ts'
import { followName } from '../src/digests/follow-name.ts'
import { markedMoment, momentWords, scheduleWords } from '../src/digests/schedule-words.ts'
import type { PostedStory, PostRecord } from '../src/model/digest.ts'
import type { Block } from '../src/model/reply.ts'
import type { Store } from '../src/stores/store.ts'

export default defineCommand({
  name: 'why',
  description: 'Why something was posted here: which digest or alert, and why each story in it',
  example: '/why',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    post: { type: 'text', free: true, description: 'Link of the message; the last post here without it' },
  },
  async handle({ post: typed }, { store, asker }) {
    const post = await findPost(typed, store, asker)
    if (post === undefined)
      return nothingFound(
        typed === undefined
          ? 'Nothing was posted here yet. /digest list shows what is to come.'
          : `“${repeated(typed)}” is no post of mine in this channel. Copy the link of the message, or leave it out for the last post.`,
      )
    const { timeZone, words, setUpBy } = await occasion(post, store, asker.timeZone)
    const stories = await Promise.all(
      post.content.stories.map(story => storyBlocks(story, { store, spaceId: post.place.spaceId })),
    )
    const { corrections } = post.content
    return {
      title: `Why: ${post.content.title}`,
      blocks: [
        {
          kind: 'fields',
          fields: [
            {
              name: 'Because of',
              ...(setUpBy && { mentions: [{ label: 'Set up by', kind: 'user', id: setUpBy }] }),
              value: words,
            },
            markedField(
              'Due and posted',
              marked`${markedMoment(post.dueAt, timeZone)}; ${markedMoment(post.postedAt, timeZone)}`,
            ),
            { name: 'Key', value: `${post.key}: what has this key is posted once.` },
            ...(corrections.length === 0
              ? []
              : [{ name: 'Put right since', value: corrections.map(({ text }) => text).join(' ') }]),
          ],
        },
        ...stories.flat(),
      ],
    }
  },
})

async function occasion(
  { subject, postedAt }: PostRecord,
  store: Store,
  zone: string,
): Promise<{ readonly timeZone: string; readonly words: string; readonly setUpBy?: string }> {
  switch (subject.kind) {
    case 'digest': {
      const digest = await store.digests.find(subject.id)
      if (digest === undefined) return { timeZone: zone, words: 'Somebody asked for it: /digest now' }
      return {
        timeZone: digest.timeZone,
        words: `Digest ${digest.id}, ${scheduleWords(digest)}`,
        setUpBy: digest.place.userId,
      }
    }
    case 'follow': {
      const follow = await store.follows.find(subject.id)
      const what =
        follow === undefined ? 'something that is followed no more' : await followName(follow, store)
      return {
        timeZone: zone,
        words: `This channel follows ${what}`,
        ...(follow && { setUpBy: follow.place.userId }),
      }
    }
    case 'correction':
      return {
        timeZone: zone,
        words: `An article of an earlier post was changed, as seen ${momentWords(postedAt, zone)}`,
      }
    case 'answer':
      return { timeZone: zone, words: 'Somebody asked for it.' }
  }
}

async function storyBlocks(
  story: PostedStory,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<Block[]> {
  const refs = [story.told, ...story.others]
  const articles = await Promise.all(
    refs.map(({ articleId, revision }) => store.articles.find(articleId, revision)),
  )
  const found = articles.filter(article => article !== undefined)
  const [told] = found
  if (told === undefined) return []
  const feeds = await store.feeds.bringing(
    found.map(({ id }) => id),
    spaceId,
  )
  const names = [...new Set([...feeds.values()].flat().map(({ name }) => name))]
  const brought = names.length === 0 ? 'No feed of this space brought it.' : `Brought by ${names.join(', ')}.`
  const again = story.isUpdate ? ' It was told here before: only what is new was posted.' : ''
  return [
    {
      kind: 'fields',
      fields: [{ name: told.headline, value: `${story.why}.${again} ${brought} Story ${story.storyId}.` }],
    },
    { kind: 'citations', citations: found.map(article => cite(article)) },
  ]
}
