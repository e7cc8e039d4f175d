import { defineCommand } from '../src/bot/command.ts'
import { composeDigest } from '../src/digests/compose.ts'

export default defineCommand({
  name: 'digest preview',
  description: 'The digest as it would be posted now, shown to you alone',
  example: '/digest preview limit:3',
  visibility: 'private',
  access: 'everyone',
  options: {
    limit: { type: 'integer', min: 1, max: 10, description: 'How many articles at most' },
  },
  async handle({ limit = 5 }, { store, today }) {
    const articles = await store.articles.latest({ limit })
    const oldest = articles.at(-1)?.publishedOn
    const quotes = oldest === undefined ? [] : await store.quotes.find({ since: oldest, limit: 50 })
    const shown = new Set(articles.map(article => article.id))
    const direct = quotes.filter(
      ({ quote }) => quote.kind === 'direct' && quote.speaker !== undefined && shown.has(quote.articleId),
    )
    return composeDigest({ articles, quotes: direct, day: today })
  },
})
