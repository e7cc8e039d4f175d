import { cite, excerpt } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import type { Reply } from '../src/model/reply.ts'
import { type AbstainReason, answer } from '../src/text/answer/answer.ts'
import { rank } from '../src/text/rank/rank.ts'
import { terms } from '../src/text/terms.ts'

const CANDIDATES = 200
/** Passages whose sentences are weighed as answers. */
const READ = 30

export default defineCommand({
  name: 'ask',
  description: 'What do the articles say? Answered in their own sentences, or not at all',
  example: '/ask has trump endorsed sessions?',
  visibility: 'public',
  access: 'everyone',
  options: {
    question: { type: 'text', required: true, free: true, description: 'Your question' },
  },
  async handle({ question }, { store, today }) {
    const wanted = terms(question)
    const [found, statistics] = await Promise.all([
      store.passages.search(wanted, { limit: CANDIDATES }),
      store.passages.statistics(wanted),
    ])
    const candidates = found.map(({ passage, article }) => ({
      article,
      articleId: article.id,
      headline: article.headline,
      publisher: article.publisher,
      publishedOn: article.publishedOn,
      text: article.text.slice(passage.span.start, passage.span.end),
      span: passage.span,
    }))
    const passages = rank(question, candidates, { statistics, today })
      .slice(0, READ)
      .map(({ candidate }) => ({ ...candidate, text: candidate.article.text }))
    const { sentences, abstain, reason } = answer(question, passages, { statistics, today })
    if (abstain || sentences.length === 0) return refuse(reason, await store.articles.count())

    const cited = sentences.map(sentence => ({ sentence, article: passages[sentence.candidate]!.article }))
    return {
      blocks: cited.map(({ sentence, article }) => ({
        kind: 'sentence' as const,
        excerpt: excerpt(article, sentence.span),
        emphasis: sentence.emphasis,
        citation: cite(article, sentence.span),
      })),
    }
  },
})

function refuse(reason: AbstainReason | undefined, articleCount: number): Reply {
  const why = reason === undefined ? '' : WHY[reason]
  const searched =
    articleCount === 1 ? 'Searched: the one article on record.' : `Searched: ${articleCount} articles.`
  return {
    blocks: [{ kind: 'notice', level: 'info', text: `Nothing in your feeds says so.${why} ${searched}` }],
  }
}

const WHY: Record<AbstainReason, string> = {
  'no-match': '',
  'unknown-name': ' A name in the question is in no stored article that could answer it.',
  'wrong-year': ' No stored article is about that time.',
  unsure: ' What they do say is not near enough to be an answer.',
}
