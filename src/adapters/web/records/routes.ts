import { Hono } from 'hono'
import { quotation } from '../../../bot/quotation.ts'
import type { QuoteEntry } from '../../../bot/records/records.ts'
import type { Article } from '../../../model/article.ts'
import { UserError } from '../../../model/errors.ts'
import { IN_MARKS } from '../../../model/quote.ts'
import { raceName } from '../../../model/race.ts'
import type { WebContext, WebEnvironment } from '../environment.ts'
import { problemPage } from '../layout.ts'
import { chooseLook, lookName } from '../looks/choose-look.ts'
import type { PageParts } from '../parts.ts'
import { strangerPage } from '../sign-in/pages.ts'
import { addressOf, visitorOf } from '../visitor.ts'
import { articlePage, articlesPage, changesPage } from './article-page.ts'
import { digestPage, digestPath, digestsPage, type ShownPost } from './digest-page.ts'
import {
  articleFeedItem,
  type FeedFormat,
  type FeedItem,
  type FeedOf,
  quoteFeedItem,
  sendFeed,
} from './feeds.ts'
import { fullTextsFor } from './full-texts.ts'
import { peoplePage, personPage } from './person-page.ts'
import { canBeDrawn, quotePage } from './quote-page.ts'
import { racePage, racesPage } from './race-page.ts'
import { articlePath, personPath, quotePath, racePath } from './words.ts'

const PER_PAGE = 25
const PEOPLE = 50
const IN_FEED = 30

/** Pages of what is stored, by which words are checked, and feeds of them. Addresses stay. */
export function recordRoutes(parts: PageParts): Hono<WebEnvironment> {
  const { records, digests, bot, draw, site, previewers } = parts
  const viewerOf = (context: WebContext) => visitorOf(context, parts)
  const fullTexts = async (context: WebContext, entries: readonly { readonly article: Article }[]) =>
    fullTextsFor(
      await viewerOf(context),
      records,
      entries.map(({ article }) => article),
    )
  const mayReadWhole = async (context: WebContext, entry: { readonly article: Article }) =>
    (await fullTexts(context, [entry]))(entry.article)
  const app = new Hono<WebEnvironment>()

  // Before the pages: ids of quotations have dots of their own.
  app.get('/:noun{people|articles|quotes|races|digests}/:file{[^/]+\\.(?:rss|json)}', async context => {
    const [, id, format] = /^(.+)\.(rss|json)$/.exec(context.req.param('file'))!
    const feed = await feedOf(context.req.param('noun'), id!, context)
    if (feed === undefined) return context.notFound()
    const caching = cacheFor(await viewerOf(context), 300)
    return sendFeed(context, feed, {
      format: format as FeedFormat,
      address: addressOf(context, site),
      caching,
    })
  })

  app.get('/articles', async context => {
    const { items, next } = await records.articles({ limit: PER_PAGE, after: context.req.query('after') })
    return context.html(articlesPage(items, next))
  })

  app.get(`/articles/${ID}`, async context => {
    const id = context.req.param('id')
    const newest = await records.article(id)
    if (newest === undefined) return context.notFound()
    const isWhole = await mayReadWhole(context, newest)
    const revision = isWhole ? numberIn(context.req.query('revision')) : undefined
    const entry = revision === undefined ? newest : await records.article(id, { revision })
    return entry === undefined ? context.notFound() : context.html(articlePage(entry, { isWhole }))
  })

  app.get(`/articles/${ID}/changes/:revision{[0-9]{1,6}}`, async context => {
    const revision = Number(context.req.param('revision'))
    const entry = await records.article(context.req.param('id'), { revision })
    if (entry?.before === undefined || !(await mayReadWhole(context, entry))) return context.notFound()
    return context.html(changesPage(entry))
  })

  app.get('/quotes/:file{.+\\.(?:png|svg)}', async context => {
    const [, id, format] = /^(.+)\.(png|svg)$/.exec(context.req.param('file'))!
    const record = await records.quote(id!)
    if (record === undefined) return context.notFound()
    if (!canBeDrawn(record, { isWhole: await mayReadWhole(context, record) })) return context.notFound()
    const picture = await draw(quotation(record)).catch(undrawable)
    if (picture instanceof UserError)
      return context.html(problemPage('No picture of this', picture.message), 404)
    context.header('Cache-Control', cacheFor(await viewerOf(context), 3_600))
    return format === 'svg'
      ? context.body(picture.svg, 200, { 'Content-Type': 'image/svg+xml' })
      : context.body(new Uint8Array(picture.png), 200, { 'Content-Type': 'image/png' })
  })

  app.get('/quotes/:id', async context => {
    const record = await records.quote(context.req.param('id'))
    if (record === undefined) return context.notFound()
    const hasFullText = await fullTexts(context, [record, ...record.alsoIn, ...record.variants])
    return context.html(quotePage(record, { hasFullText, address: addressOf(context, site) }))
  })

  app.get('/people', async context => {
    const name = context.req.query('name')?.slice(0, 100).trim() || undefined
    const after = context.req.query('after')
    return context.html(peoplePage(await records.people({ name }, { limit: PEOPLE, after }), { name, after }))
  })

  app.get(`/people/${ID}`, async context => {
    const id = context.req.param('id')
    const after = context.req.query('after')
    const [record, quotes] = await Promise.all([
      records.person(id),
      records.quotes({ speakerId: id, kinds: IN_MARKS }, { limit: PER_PAGE, after }),
    ])
    if (record === undefined) return context.notFound()
    const hasFullText = await fullTexts(context, [...quotes.items, ...record.saidOfThem])
    return context.html(personPage(record, quotes, { hasFullText, isFirst: after === undefined }))
  })

  app.get('/races', async context => {
    const { spaceId } = (await viewerOf(context)).asker.place
    return context.html(racesPage(await records.races(spaceId)))
  })

  app.get(`/races/${ID}`, async context => {
    const { asker } = await viewerOf(context)
    const id = context.req.param('id')
    const news = await records.race(id, asker.place.spaceId)
    if (news === undefined) return context.notFound()
    const shown = await bot.run({ command: 'race show', options: { race: id } }, asker)
    return context.html(racePage(news.race, shown, news.people))
  })

  app.get('/digests', async context => {
    const { isTrusted, asker } = await viewerOf(context)
    if (!isTrusted) return context.html(strangerPage('Digests'), 403)
    return context.html(digestsPage(await digests.list(asker.place.spaceId)))
  })

  app.get(`/digests/${ID}`, async context => {
    const { isTrusted, asker } = await viewerOf(context)
    const digest = isTrusted ? await digests.find(context.req.param('id'), asker.place.spaceId) : undefined
    if (digest === undefined) return context.notFound()
    const wanted = context.req.query('post') ?? digest.posts[0]?.id
    const isOwn = digest.posts.some(({ id }) => id === wanted)
    const shown = isOwn ? await showPost(wanted!, context) : undefined
    return context.html(digestPage(digest, shown))
  })

  const showPost = async (id: string, context: WebContext): Promise<ShownPost | undefined> => {
    const { asker } = await viewerOf(context)
    const post = await digests.post(id, asker.place.spaceId)
    if (post === undefined) return undefined
    const name = lookName(context.req.query('look'))
    const look = await chooseLook(name, previewers)
    const { html } = await look({ kind: 'reply', reply: post.reply })
    const why = await bot.run({ command: 'why', options: { post: `#${id}` } }, asker)
    return { post, look: name, html, why }
  }

  const followed = async (context: WebContext, entries: readonly QuoteEntry[]): Promise<FeedItem[]> => {
    const hasFullText = await fullTexts(context, entries)
    return entries.map(each => quoteFeedItem(each, { isWhole: hasFullText(each.article) }))
  }

  /** What can be followed under a path with the ending of a format. */
  const feedOf = async (noun: string, id: string, context: WebContext): Promise<FeedOf | undefined> => {
    const viewer = await viewerOf(context)
    const { spaceId } = viewer.asker.place
    switch (noun) {
      case 'people': {
        const record = await records.person(id)
        if (record === undefined) return undefined
        const { items } = await records.quotes({ speakerId: id, kinds: IN_MARKS }, { limit: IN_FEED })
        return {
          title: record.person.name,
          path: personPath(id),
          items: await followed(context, items),
        }
      }
      case 'quotes': {
        const record = await records.quote(id)
        if (record === undefined) return undefined
        const items = await followed(context, [record, ...record.alsoIn, ...record.variants])
        return { title: items[0]!.title, path: quotePath(id), items }
      }
      case 'articles': {
        const entry = await records.article(id)
        if (entry === undefined) return undefined
        const { article, quotes } = entry
        return {
          title: article.headline,
          path: articlePath(article),
          items: await followed(context, quotes),
        }
      }
      case 'races': {
        const news = await records.race(id, spaceId)
        if (news === undefined) return undefined
        const items = news.articles.slice(0, IN_FEED).map(articleFeedItem)
        return { title: raceName(news.race), path: racePath(id), items }
      }
      case 'digests': {
        const digest = viewer.isTrusted ? await digests.find(id, spaceId) : undefined
        if (digest === undefined) return undefined
        const items = digest.posts.map(post => ({
          title: post.title,
          path: `${digestPath(id)}?post=${post.id}`,
          text: post.title,
          at: post.postedAt,
        }))
        return { title: `Digest ${id}`, path: digestPath(id), items }
      }
      default:
        return undefined
    }
  }

  return app
}

/** What strangers do not get must not come to them out of a cache on the way. */
function cacheFor({ isTrusted }: { readonly isTrusted: boolean }, seconds: number): string {
  return `${isTrusted ? 'private' : 'public'}, max-age=${seconds}`
}

/** Our own ids: letters, digits, dashes and the like, and no dot, behind which a format stands. */
const ID = ':id{[^/.]+}'

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** What cannot be drawn has no picture, and never will; its page has the words. Other errors stay what they are. */
function undrawable(error: unknown): UserError {
  if (error instanceof UserError && error.code === 'undrawable') return error
  throw error
}
