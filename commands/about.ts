import { defineCommand } from '../src/bot/command.ts'
import type { Writer, WriterOptions } from '../src/writers/writer.ts'

export default defineCommand({
  name: 'about',
  description: 'What this bot is, what it promises, and what it has on record',
  example: '/about',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store, writer, asker, now }) {
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
            ...(await languageModelFields(writer, { spaceId: asker.place.spaceId, now })),
          ],
        },
      ],
    }
  },
})

/** What the language model has done here today, and what it cost. */
async function languageModelFields(writer: Writer | undefined, options: WriterOptions) {
  if (writer === undefined) return []
  const { tokens, shown, refused, failed } = await writer.usage(options)
  const cost = writer.cost(tokens)
  const spent = `${tokens.toLocaleString('en')} of ${writer.dailyTokens.toLocaleString('en')} tokens${cost === undefined ? '' : `, ${cost}`}`
  return [
    {
      name: 'Language model',
      value: `${writer.model}. Here today: shown ${shown}, refused by the check ${refused}, no answer ${failed}; ${spent}.`,
    },
  ]
}
