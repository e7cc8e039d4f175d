import { defineCommand } from '../src/bot/command.ts'
import { findArticle } from '../src/bot/find-article.ts'
import { quotation } from '../src/bot/quotation.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { repeated, shownOf } from '../src/bot/wording.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import type { Action } from '../src/model/reply.ts'

/** Quotations on one page. */
const SHOWN = 5

export default defineCommand({
  name: 'quotes',
  description: 'Every quotation of one article, with who said it',
  example: '/quotes latest',
  visibility: 'public',
  access: 'everyone',
  options: {
    article: {
      type: 'text',
      required: true,
      description: 'A link, words of a headline, a person, or latest',
    },
    page: { type: 'integer', min: 1, max: 1000, description: 'Which page of them' },
  },
  async handle({ article: typed, page = 1 }, { store, today, asker }) {
    const article = await findArticle(store, typed, { today, spaceId: asker.place.spaceId })
    if (article === undefined) {
      return nothingFound(
        `No stored article matches “${repeated(typed)}”. Try a word of its headline, a name in it, or /quotes latest.`,
      )
    }
    const filter = { articleIds: [article.id], kinds: IN_MARKS }
    const offset = (page - 1) * SHOWN
    const [total, found] = await Promise.all([
      store.quotes.count(filter),
      store.quotes.find({ ...filter, limit: SHOWN, offset }),
    ])
    if (total === 0) return nothingFound(`Nobody is quoted in “${article.headline}”.`)
    if (found.length === 0)
      return nothingFound(`There are ${total} quotations in “${article.headline}”, and none on page ${page}.`)
    const last = offset + found.length
    const turn = (label: string, to: number): Action => ({
      label,
      command: 'quotes',
      options: { article: typed, page: to },
    })
    return {
      title:
        total > found.length ? `${article.headline}: ${shownOf(offset + 1, last, total)}` : article.headline,
      blocks: found.map(each => quotation(each)),
      actions: [
        ...(page > 1 ? [turn('Previous', page - 1)] : []),
        ...(last < total ? [turn('Next', page + 1)] : []),
      ],
    }
  },
})
