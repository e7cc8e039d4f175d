import { resolve } from 'node:path'
import { type Bot, createBot } from '../../src/bot/dispatch.ts'
import { readCommands } from '../../src/bot/registry.ts'
import type { ParsedArticle } from '../../src/ingest/formats/format.ts'
import { ingestArticle } from '../../src/ingest/ingest-article.ts'
import type { Reply } from '../../src/model/reply.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { asker } from './asker.ts'

/** A store in memory with articles in it, and a bot that answers from them. */
export interface Newsroom {
  readonly store: Store
  readonly bot: Bot
  say(line: string): Promise<Reply>
  close(): Promise<void>
}

/** The day on which everything is asked. */
const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')

/** Opens a newsroom with the articles, taken in by the road that every article takes. */
export async function openNewsroom(articles: readonly ParsedArticle[] = ARTICLES): Promise<Newsroom> {
  const store = await openSqliteStore({ file: ':memory:' })
  for (const article of articles) await ingestArticle(article, { store, now: NOW, fileName: 'article.txt' })
  const bot = createBot({
    store,
    commands: await readCommands(resolve(import.meta.dirname, '../../commands')),
    now: () => NOW,
    reportBug: error => {
      throw error
    },
  })
  return { store, bot, say: line => bot.say(line, asker), close: () => store.close() }
}

/** All that a reply says in words of its own, for looking into. */
export function wordsOf(reply: Reply): string {
  return JSON.stringify([reply.title, reply.blocks, reply.actions])
}

/**
 * Oldest first. Helen Marsh and Owen Marsh share a name; Tomás Iriarte speaks a lot; Priya Venkat is named and never quoted.
 */
const ARTICLES: readonly ParsedArticle[] = [
  {
    url: 'https://ledger.example.com/2018/ferry',
    publisher: 'The Harbor Ledger',
    headline: 'Iriarte asks for a second ferry',
    published: '2018-06-05',
    text: [
      'Tomás Iriarte asked Teal County on Tuesday to buy a second ferry before the summer season begins.',
      '“One ferry is not enough for forty thousand people,” Tomás Iriarte said.',
      'The county council will vote on the purchase next month, and two members have already spoken against the price.',
    ].join('\n'),
  },
  {
    url: 'https://post.example.com/2019/marsh-campaign',
    publisher: 'The Kestrel Post',
    headline: 'Marsh opens her campaign with a promise to repair the old bridge',
    published: '2019-11-08',
    text: [
      'Helen Marsh opened her campaign for mayor of Teal County on Thursday and promised to repair the old bridge within a year.',
      '“We will repair the bridge before we build anything new,” Helen Marsh said. “The money is there.”',
      'The bridge was closed in March after inspectors found cracks in two of its pillars, and trucks have taken a detour of nine miles since.',
      'Helen Marsh leads the race by six points, according to a survey of likely voters that the county published this week.',
      'Priya Venkat, who leads the county council, has endorsed Helen Marsh.',
      '“Schools come second, and taxes come last,” Helen Marsh told supporters at the harbor.',
    ].join('\n'),
  },
  {
    url: 'https://ledger.example.com/2019/iriarte-answers',
    publisher: 'The Harbor Ledger',
    headline: 'Iriarte answers: ferries are cheaper than bridges',
    published: '2019-11-12',
    text: [
      'Tomás Iriarte, who is running against Helen Marsh for mayor of Teal County, called her plan for the bridge too expensive on Monday.',
      '“A new ferry costs a tenth of that bridge,” Tomás Iriarte said.',
      '“The county cannot pay for both,” Tomás Iriarte told reporters.',
      'His own plan would add two ferries and close the harbor road to trucks at night.',
      '“Trucks belong on the water at night,” Tomás Iriarte said. “Everybody sleeps better.”',
      '“My opponent has never crossed the river in winter,” Tomás Iriarte added.',
      '“Ask the people on the north shore,” Tomás Iriarte said.',
      '“They know what a ferry is worth,” Tomás Iriarte said.',
      'Owen Marsh, the harbor master, said he would stay out of the race.',
      '“I only count the boats,” Owen Marsh said.',
    ].join('\n'),
  },
]
