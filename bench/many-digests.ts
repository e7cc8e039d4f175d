import { DatabaseSync } from 'node:sqlite'
import { DEFAULT_SETTINGS } from '../src/digests/digest-options.ts'

/** Puts digests straight into the tables, each in a channel of its own, all due at the same time. */
export function insertDigests(file: string, count: number, dueAt: Temporal.Instant): void {
  const database = new DatabaseSync(file)
  const insert = database.prepare(
    `insert into digests (platform, space_id, channel_id, user_id, pattern, time_zone, state, settings, created_at, next_due_at)
     values ('discord', ?, ?, 'editor', '0 8 * * *', 'UTC', 'active', ?, ?, ?)`,
  )
  const settings = JSON.stringify(DEFAULT_SETTINGS)
  const due = dueAt.toString({ fractionalSecondDigits: 9 })
  database.exec('begin')
  for (let number = 0; number < count; number++)
    insert.run(`guild-${number % 500}`, `channel-${number}`, settings, due, due)
  database.exec('commit')
  database.close()
}

/** Puts articles and stories straight into the tables: one article a minute, the newest at `now`; every story has three. */
export function insertNews(file: string, count: number, now: Temporal.Instant): void {
  const database = new DatabaseSync(file)
  const article = database.prepare(
    `insert into articles (id, revision, newest, canonical_url, publisher, headline, published_at, published_on, language, text)
     values (?, 1, 1, ?, ?, ?, ?, ?, 'en', ?)`,
  )
  const story = database.prepare('insert into stories (id, changed_at) values (?, ?)')
  const member = database.prepare(
    'insert into story_articles (article_id, story_id, text_mark, version) values (?, ?, ?, ?)',
  )
  database.exec('begin')
  for (let number = 0; number < count; number++) {
    const at = now.subtract({ minutes: count - number })
    const text = at.toString({ fractionalSecondDigits: 9 })
    const day = text.slice(0, 10)
    const place = `Exampletown ${Math.floor(number / 3)}`
    const body = Array.from(
      { length: 12 },
      (_, line) =>
        `The council of ${place} took up point ${line} of its plan on Monday and spoke of it for ${line + 2} hours.`,
    ).join('\n')
    const id = `article-${number}`
    const publisher = `Example Herald ${number % 40}`
    article.run(
      id,
      `https://example.com/${number}`,
      publisher,
      `Council of ${place} speaks of its plan`,
      text,
      day,
      body,
    )
    if (number % 3 === 0) story.run(`story-${number / 3}`, text)
    member.run(id, `story-${Math.floor(number / 3)}`, id, number)
  }
  database.exec('commit')
  database.close()
}
