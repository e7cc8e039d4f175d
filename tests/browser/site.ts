import type { Asker } from '../../src/bot/command.ts'
import { createSignIns } from '../../src/bot/sign-ins.ts'
import { type RunningPage, SITE, startPage } from '../adapters/web/start-page.ts'
import type { Newsroom } from '../bot/newsroom.ts'
import { openNewsroom } from '../bot/newsroom.ts'

/** One newsroom with something of everything, and the page over it as its own machine sees it and as strangers do. */
export interface Site {
  readonly room: Newsroom
  readonly own: RunningPage
  readonly open: RunningPage
  /** Pages of each kind, by what they are. */
  readonly paths: Readonly<Record<string, string>>
  /** What the platform says of whoever is signed in: whether they administrate. */
  readonly right: { isAdmin: () => Promise<boolean> }
  /** Of sign-ins. */
  readonly clock: { now: Temporal.Instant }
  close(): Promise<void>
}

export const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')

/** Who administrates a guild. */
export const ADA: Asker = {
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'ada' },
  isAdmin: true,
  timeZone: 'UTC',
}

export async function openSite(): Promise<Site> {
  const room = await openNewsroom()
  const paths = await furnish(room)
  const right = { isAdmin: async () => true }
  const clock = { now: NOW }
  const own = await startPage({ room })
  own.operations.failed(new Error('disk <b>full</b>'), 'ab12cd34')
  const open = await startPage({
    room,
    // By the name that browsers here know it by.
    site: { ...SITE, publicUrl: 'http://127.0.0.1' },
    signInsOf: store => createSignIns({ store, now: () => clock.now, isAdmin: () => right.isAdmin() }),
  })
  return {
    ...{ room, own, open, paths, right, clock },
    async close() {
      await open.close()
      await own.close()
      await room.close()
    },
  }
}

/** Puts into the space what its pages are there to show. */
async function furnish({ store, say }: Newsroom): Promise<Record<string, string>> {
  for (const name of ['The Harbor Ledger', 'The Kestrel Post, politics of the county and of all its towns']) {
    const url = `https://feeds.example.com/${name.toLowerCase().replaceAll(/\W+/g, '-')}/all/of/it.xml`
    await store.feeds.add({ spaceId: 'local', url, name }, { at: NOW })
  }
  await say('/digest schedule 08:00 America/Chicago weekdays')
  await say('/digest schedule 17:30 America/New_York daily')
  await say('/digest pause 2')
  await say('/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomás iriarte')
  await say('/people merge owen marsh into:helen marsh')
  const article = (await store.articles.findByUrl('https://post.example.com/2019/marsh-campaign'))!
  const found = await store.quotes.find({ articleIds: [article.id] })
  // The first stands before what is changed, so that it is where it was.
  const [kept, gone] = found
    .map(({ quote }) => quote)
    .toSorted((one, other) => one.content[0]!.start - other.content[0]!.start)
  await store.articles.save({
    article: { ...article, text: article.text.replace('nine miles', 'eleven miles') },
    quotes: [kept!],
    passages: [],
    people: [],
    mentions: [],
    corrections: {
      ...{ seenAt: NOW, fromRevision: 1 },
      found: [{ kind: 'removed', before: gone!.content, speakerId: gone!.speakerId! }],
    },
  })
  const [digest] = await store.digests.list('local')
  const subject = { kind: 'digest', id: digest!.id } as const
  const { userId: _, ...place } = digest!.place
  await store.deliveries.add({ subject, place, dueAt: NOW, tryAt: NOW })
  const dueAt = NOW.subtract({ hours: 24 })
  await store.deliveries.add({ subject, place, dueAt, tryAt: dueAt })
  const [, failed] = await store.deliveries.history(subject, { limit: 2 })
  await store.deliveries.settle(failed!.id, { state: 'failed', at: dueAt, reason: 'The channel is gone.' })
  const told = {
    articleId: article.id,
    revision: 1,
    spans: [{ start: 0, end: article.text.indexOf('.') + 1 }],
  }
  const story = { storyId: 's', told, others: [], outlets: 1, isUpdate: false, why: 'Because it is new' }
  await store.posts.add({
    ...{ subject, dueAt, place: digest!.place, postedAt: dueAt, key: 'k', messageIds: ['1'] },
    content: {
      ...{ title: 'The morning in Teal County', notices: [], stories: [story], quotes: [] },
      ...{ ahead: [], corrections: [], upTo: dueAt },
    },
  })
  const [race] = await store.races.list('local')
  return {
    article: `/articles/${article.id}`,
    'earlier revision': `/articles/${article.id}?revision=1`,
    changes: `/articles/${article.id}/changes/2`,
    quote: `/quotes/${(await store.quotes.find({ articleIds: [article.id] }))[0]!.quote.id}`,
    'quotation taken out': `/quotes/${gone!.id}`,
    person: '/people/helen-marsh',
    race: `/races/${race!.id}`,
    digest: `/digests/${digest!.id}`,
    'digest as on Discord': `/digests/${digest!.id}?look=discord`,
    'digest as on Slack': `/digests/${digest!.id}?look=slack`,
    commands: '/commands',
    ...{ people: '/people', articles: '/articles', races: '/races', digests: '/digests', admin: '/admin' },
    'not found': '/articles/none',
  }
}
