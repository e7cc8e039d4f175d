import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { excerpt } from '../../src/bot/citation.ts'
import { noteShown } from '../../src/bot/note-shown.ts'
import { storeComposer } from '../../src/digests/compose.ts'
import { noteCorrections } from '../../src/digests/note-corrections.ts'
import { putRight } from '../../src/digests/put-right.ts'
import type { Reply } from '../../src/model/reply.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { addNews } from './add-news.ts'
import { deliveryRig } from './delivery-rig.ts'
import { failing, recordingPoster } from './recording-poster.ts'

const bridge = {
  url: 'https://herald.example.com/bridge',
  headline: 'Council votes to repair the old bridge',
  publishedAt: '2024-03-04T06:00:00Z',
  text: 'The city council voted on Sunday to repair the old bridge over the river Alder.\n“We will have the bridge open again before the summer, whatever the weather,” said Mayor Helen Marsh.\nThe repair costs four million dollars.',
}
const corrected = { ...bridge, text: bridge.text.replace('before the summer', 'before the winter') }
const removed = { ...bridge, text: bridge.text.replace(/“.*Marsh\./, 'The mayor spoke too.') }

let store: Store
let rig: ReturnType<typeof deliveryRig>
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  rig = deliveryRig(store, '2024-03-04T07:00:00Z')
  await addNews(store, rig.clock.now(), bridge)
  await rig.addDigest('0 8 4 3 *')
  await rig.wakeAt('2024-03-04T08:00:00Z', storeComposer(store))
  expect(rig.platform.messages).toHaveLength(1)
})
afterEach(async () => {
  expect(rig.bugs).toEqual([])
  await store.close()
})

async function lookAt(time: string) {
  await noteCorrections(store, Temporal.Instant.from(time))
  await rig.wakeAt(time, storeComposer(store))
}

const change = (time: string, row = corrected) => addNews(store, Temporal.Instant.from(time), row)
const withdraw = async (time: string) =>
  store.corrections.withdraw((await store.articles.findByUrl(bridge.url))!.id, Temporal.Instant.from(time))

const notices = ({ blocks }: Reply) =>
  blocks.flatMap(block => (block.kind === 'notice' && block.level === 'warning' ? [block.text] : []))
const words = ({ blocks }: Reply) =>
  blocks.flatMap(block =>
    block.kind === 'sentences' ? block.sentences.map(({ excerpt }) => [excerpt.revision, excerpt.text]) : [],
  )

test('a post whose words were changed is edited once, with the words before and after', async () => {
  await change('2024-03-04T09:00:00Z')
  await lookAt('2024-03-04T09:01:00Z')
  await lookAt('2024-03-04T09:02:00Z')
  expect(rig.platform.messages).toHaveLength(1)
  expect(rig.platform.edits).toHaveLength(1)
  const [{ messageId, reply }] = rig.platform.edits as [(typeof rig.platform.edits)[0]]
  expect(messageId).toBe('0')
  expect(notices(reply)).toEqual([
    expect.stringMatching(
      /^Correction: .* has edited an article since this was posted: 1 quotation changed\.$/,
    ),
  ])
  expect(words(reply)).toEqual([
    [1, expect.stringContaining('before the summer')],
    [2, expect.stringContaining('before the winter')],
  ])
  expect(reply.blocks, 'what it told stays').toContainEqual(
    expect.objectContaining({ kind: 'story', headline: bridge.headline }),
  )
})

test('words that were removed are shown as they were', async () => {
  await change('2024-03-04T09:00:00Z', removed)
  await lookAt('2024-03-04T09:01:00Z')
  const { reply } = rig.platform.edits[0]!
  expect(notices(reply)).toEqual([expect.stringContaining('1 quotation removed')])
  expect(words(reply)).toEqual([[1, expect.stringContaining('before the summer')]])
})

test('a later correction keeps what the earlier one said', async () => {
  await change('2024-03-04T09:00:00Z')
  await lookAt('2024-03-04T09:01:00Z')
  await withdraw('2024-03-04T10:00:00Z')
  await lookAt('2024-03-04T10:01:00Z')
  expect(rig.platform.edits).toHaveLength(2)
  expect(notices(rig.platform.edits[1]!.reply)).toEqual([
    expect.stringContaining('1 quotation changed'),
    expect.stringContaining('has withdrawn an article'),
  ])
})

test('what is posted after the change needs no correction', async () => {
  await change('2024-03-04T09:00:00Z')
  await lookAt('2024-03-04T09:01:00Z')
  await rig.addDigest('30 9 4 3 *', {}, 'other')
  await lookAt('2024-03-04T09:30:00Z')
  expect(rig.platform.messages).toHaveLength(2)
  await lookAt('2024-03-04T09:31:00Z')
  expect(rig.platform.edits).toHaveLength(1)
})

test.each(['refused', 'gone'] as const)('where an edit is %s, only the change is answered', async failure => {
  await withdraw('2024-03-04T09:00:00Z')
  rig.platform.script.push(failing(failure))
  await lookAt('2024-03-04T09:01:00Z')
  await lookAt('2024-03-04T09:02:00Z')
  expect(rig.platform.edits).toEqual([])
  expect(rig.platform.messages).toHaveLength(2)
  const { reply, place } = rig.platform.messages[1]!
  expect(place.channelId).toBe('news')
  expect(notices(reply)).toEqual([expect.stringContaining('has withdrawn an article')])
  expect(reply.blocks.map(({ kind }) => kind)).toEqual(['notice', 'citations'])
})

describe('an answer to somebody', () => {
  const answer = async (words: string, messageId: string) => {
    const article = (await store.articles.findByUrl(bridge.url))!
    const start = article.text.indexOf(words)
    expect(start).toBeGreaterThanOrEqual(0)
    await noteShown(
      {
        blocks: [
          {
            kind: 'story',
            headline: '',
            citations: [],
            sentences: [excerpt(article, { start, end: start + words.length })],
          },
        ],
      },
      { place: { ...place, channelId: 'talk' }, messageIds: [messageId] },
      { store, now: Temporal.Instant.from('2024-03-04T08:30:00Z') },
    )
  }
  const place = { platform: 'discord', spaceId: 'guild-1' } as const
  const inTalk = () => rig.platform.messages.filter(each => each.place.channelId === 'talk')

  test('is answered once with what was changed of the words that it showed', async () => {
    await answer('open again before the summer', 'a-1')
    await change('2024-03-04T09:00:00Z')
    await lookAt('2024-03-04T09:01:00Z')
    await lookAt('2024-03-04T09:02:00Z')
    expect(rig.platform.edits.map(({ messageId }) => messageId)).toEqual(['0'])
    expect(inTalk()).toHaveLength(1)
    expect(inTalk()[0]!.reply.blocks.map(({ kind }) => kind)).toEqual([
      'notice',
      'text',
      'sentences',
      'text',
      'sentences',
    ])
  })

  test('that showed other words of the article needs none, unless the article is withdrawn', async () => {
    await answer('The repair costs four million dollars.', 'a-1')
    await change('2024-03-04T09:00:00Z')
    await lookAt('2024-03-04T09:01:00Z')
    expect(inTalk()).toEqual([])
    await withdraw('2024-03-04T10:00:00Z')
    await lookAt('2024-03-04T10:01:00Z')
    expect(inTalk()).toHaveLength(1)
  })
})

test('the post is kept as it stands after an edit, and stays the digest’s', async () => {
  await change('2024-03-04T09:00:00Z')
  await lookAt('2024-03-04T09:01:00Z')
  const channel = { platform: 'discord', spaceId: 'guild-1', channelId: 'news' } as const
  const posts = await store.posts.inChannel(channel, { limit: 9 })
  expect(posts).toMatchObject([{ subject: { kind: 'digest' }, messageIds: ['0'] }])
  expect(posts[0]!.content.corrections).toHaveLength(1)
})

test('an edit that cannot be made for the moment is tried again', async () => {
  await withdraw('2024-03-04T09:00:00Z')
  rig.platform.script.push(failing('unreachable'), failing('busy', 2_000))
  await lookAt('2024-03-04T09:01:00Z')
  await lookAt('2024-03-04T09:05:00Z')
  expect(rig.platform.edits).toHaveLength(1)
  expect(rig.platform.messages).toHaveLength(1)
})

test('on Slack the answer stands in the thread of the post', async () => {
  await withdraw('2024-03-04T09:00:00Z')
  const slack = recordingPoster('slack')
  slack.script.push(failing('refused'))
  const place = { platform: 'slack', spaceId: 'T1', channelId: 'C1' } as const
  const [post] = await store.posts.inChannel(
    { platform: 'discord', spaceId: 'guild-1', channelId: 'news' },
    { limit: 1 },
  )
  const composer = storeComposer(store)
  await putRight(
    { ...post!, place, messageIds: ['17.5', '17.6'] },
    {
      content: post!.content,
      write: content => composer.write(content, []),
      poster: slack.poster,
      key: 'correction-1',
    },
  )
  expect(slack.messages).toMatchObject([{ key: 'correction-1', place: { ...place, threadId: '17.5' } }])
})
