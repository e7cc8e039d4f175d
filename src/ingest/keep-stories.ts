import { setImmediate } from 'node:timers/promises'
import type { Article } from '../model/article.ts'
import type { Store, StoryChanges, StoryMembership } from '../stores/store.ts'
import { type StoryArticle, storyStream, WINDOW_DAYS } from '../text/similarity/story-stream.ts'

/** Puts articles into stories as they are taken in. One keeper serves a whole process; several processes may each have one. */
export interface StoryKeeper {
  /**
   * Gives stored articles their stories, or better ones after their words have changed; other articles go over to another
   * story where these show that they belong there. Calls take their turns.
   */
  assign(
    articles: readonly Omit<Article, 'revision'>[],
    options: { readonly at: Temporal.Instant },
  ): Promise<void>
}

const DAY_MS = 86_400_000
/** Articles of one day that are read again after a restart: the last of them. */
const MOST_OF_A_DAY = 5_000

/**
 * Keeps the articles of the days around those that come in at hand, read from the store when first needed. What other
 * processes decided is learned before each decision; where one of them was faster, the decision is made again.
 *
 * An article whose process died between saving it and giving it a story gets one when its day is read.
 */
export function storyKeeper(store: Store): StoryKeeper {
  const days = new Set<number>()
  const marks = new Map<string, string>()
  const stream = storyStream({
    forgotten: ({ id, day }) => {
      marks.delete(id)
      days.delete(Math.floor(day))
    },
  })
  // Articles without a story, until a decision about them is written down.
  const waiting = new Map<string, StoryArticle>()
  let version: number | undefined
  let turn = Promise.resolve()

  async function assign(arrived: StoryArticle, at: Temporal.Instant): Promise<void> {
    waiting.set(arrived.id, arrived)
    for (;;) {
      const after = await catchUp()
      await readDaysAround(arrived.day)
      const written = await write(decide([...waiting.values()]), { after, at })
      if (written === undefined) continue
      waiting.clear()
      version = written
      return
    }
  }

  /** What is not written down has not been decided. */
  async function write(...decision: Parameters<Store['stories']['assign']>): Promise<number | undefined> {
    let written: number | undefined
    try {
      written = await store.stories.assign(...decision)
    } finally {
      if (written === undefined) stream.undo()
    }
    return written
  }

  /** @returns the version that is known now */
  async function catchUp(): Promise<number> {
    const newest = await store.stories.version()
    if (version !== undefined && newest > version) {
      for (const { articleId, storyId, textMark } of await store.stories.changesAfter(version)) {
        const article = await store.articles.find(articleId)
        if (article !== undefined && days.has(dayNumber(article))) restore(article, { storyId, textMark })
      }
    }
    version = newest
    return newest
  }

  /** Reads what is not at hand of the days near one. */
  async function readDaysAround(day: number): Promise<void> {
    for (let near = Math.floor(day) - WINDOW_DAYS; near <= day + WINDOW_DAYS; near++) {
      if (days.has(near)) continue
      days.add(near)
      const read = await store.stories.window({
        from: Temporal.Instant.fromEpochMilliseconds(near * DAY_MS),
        to: Temporal.Instant.fromEpochMilliseconds((near + 1) * DAY_MS),
        limit: MOST_OF_A_DAY,
      })
      for (const [index, { article, membership }] of read.toReversed().entries()) {
        // A day may have thousands.
        if (index % 10 === 9) await setImmediate()
        if (membership === undefined) waiting.set(article.id, toStoryArticle(article))
        else restore(article, membership)
      }
    }
  }

  function restore(
    article: Article,
    { storyId, textMark }: Pick<StoryMembership, 'storyId' | 'textMark'>,
  ): void {
    stream.restore({ ...toStoryArticle(article), storyId })
    marks.set(article.id, textMark)
  }

  function decide(batch: readonly StoryArticle[]): StoryChanges {
    const moved = stream.add(batch)
    for (const { id } of batch) {
      const copied = stream.copyOf(id)
      marks.set(id, (copied === undefined ? undefined : marks.get(copied)) ?? id)
    }
    const touched = new Set([...moved.keys(), ...batch.map(({ id }) => id)])
    return {
      members: Array.from(touched, id => ({
        articleId: id,
        storyId: stream.storyOf(id)!,
        textMark: marks.get(id)!,
      })),
      merged: Array.from(stream.merged(), ([from, into]) => ({ from, into })),
    }
  }

  return {
    assign(articles, { at }) {
      const done = turn.then(async () => {
        const left = articles.map(toStoryArticle)
        try {
          for (let next = left.shift(); next !== undefined; next = left.shift()) {
            // Deciding takes its time: others are answered in between.
            await setImmediate()
            await assign(next, at)
          }
        } finally {
          for (const article of left) waiting.set(article.id, article)
        }
      })
      turn = done.catch(() => {})
      return done
    },
  }
}

function toStoryArticle({
  id,
  headline,
  text,
  publisher,
  publishedAt,
}: Omit<Article, 'revision'>): StoryArticle {
  return { id, headline, text, publisher, day: publishedAt.epochMilliseconds / DAY_MS }
}

function dayNumber(article: Article): number {
  return Math.floor(toStoryArticle(article).day)
}
