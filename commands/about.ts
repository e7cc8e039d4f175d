import { defineCommand } from '../src/bot/command.ts'

export default defineCommand({
  name: 'about',
  description: 'What this bot is, what it promises, and what it has on record',
  example: '/about',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store }) {
    const [articles, quotes, people] = await Promise.all([
      store.articles.count(),
      store.quotes.count({}),
      store.people.count(),
    ])
    const number = (value: number) => value.toLocaleString('en')
    return {
      title: 'Hustings',
      blocks: [
        {
          kind: 'text',
          text: 'A political-news bot whose every word can be checked. What it shows as somebody’s words, a summary or an answer is cut from a stored article and linked to it. Where nothing says so, it says that.',
        },
        {
          kind: 'fields',
          fields: [
            { name: 'Articles', value: number(articles) },
            { name: 'Quotations', value: number(quotes) },
            { name: 'People known', value: number(people) },
            { name: 'Licence', value: 'MIT' },
          ],
        },
      ],
    }
  },
})
