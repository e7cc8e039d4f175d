import { defineCommand } from '../src/bot/command.ts'
import { composeDigest } from '../src/digests/compose.ts'

export default defineCommand({
  name: 'digest preview',
  description: 'The digest as it would be posted now, shown to you alone',
  example: '/digest preview limit:3',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    limit: { type: 'integer', min: 1, max: 10, description: 'How many articles at most' },
  },
  async handle({ limit = 5 }, { store, today }) {
    const articles = await store.articles.latest({ limit })
    const direct = await store.quotes.find({ articleIds: articles.map(({ id }) => id), kinds: ['direct'] })
    const quotes = direct.filter(({ quote }) => quote.speaker !== undefined)
    return composeDigest({ articles, quotes, day: today })
  },
})
