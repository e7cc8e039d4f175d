import { cite, citedSentence } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findArticle } from '../src/bot/find-article.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { repeated } from '../src/bot/wording.ts'
import type { Action } from '../src/model/reply.ts'
import { type SummaryLength, summarize } from '../src/text/summary/summarize.ts'

export default defineCommand({
  name: 'summary',
  description: 'What happened, in the article’s own sentences',
  example: '/summary latest length:brief',
  visibility: 'public',
  access: 'everyone',
  options: {
    article: {
      type: 'text',
      required: true,
      description: 'A link, words of a headline, a person, or latest',
    },
    length: {
      type: 'text',
      choices: ['line', 'brief', 'standard'],
      description: 'One, three or five sentences',
    },
    focus: { type: 'text', description: 'What it should be about above all' },
  },
  async handle({ article: typed, length = 'standard', focus }, { store, today }) {
    const article = await findArticle(store, typed, today)
    if (article === undefined) return notOnRecord(typed)
    const spans = summarize(article, {
      length: length as SummaryLength,
      ...(focus === undefined ? {} : { focus }),
    })
    if (spans.length === 0) return nothingFound(`“${article.headline}” has no sentence to show.`)
    return {
      title: article.headline,
      blocks: [
        {
          kind: 'sentences',
          sentences: spans.map(span => citedSentence(article, span)),
          citation: cite(article),
        },
      ],
      actions: length === 'standard' ? [] : [longer(article.headline, focus)],
    }
  },
})

function notOnRecord(typed: string) {
  return nothingFound(
    /^https?:/iu.test(typed)
      ? 'That link is not among the stored articles. Add it as a file with hustings ingest, then ask again.'
      : `No stored article matches “${repeated(typed)}”. Try a word of its headline, a name in it, or /summary latest.`,
  )
}

function longer(headline: string, focus: string | undefined): Action {
  const options = { article: headline, length: 'standard', ...(focus === undefined ? {} : { focus }) }
  return { label: 'Longer', command: 'summary', options }
}
