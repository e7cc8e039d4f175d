import { cite, citedSentence } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { type FoundAnswer, findAnswer } from '../src/bot/find-answer.ts'
import { nothingFound } from '../src/bot/replies.ts'
import type { SentencesBlock } from '../src/model/reply.ts'
import type { AbstainReason } from '../src/text/answer/answer.ts'

/** Evidence shown at most. */
const SENTENCES = 3

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
    const found = await findAnswer(store, question, { today, limit: SENTENCES })
    if (!found.abstain) return { blocks: evidence(found) }

    const count = await store.articles.count()
    const searched = count === 1 ? 'Searched: the one article on record.' : `Searched: ${count} articles.`
    return nothingFound(
      `Nothing in your feeds says so.${found.reason === undefined ? '' : WHY[found.reason]} ${searched}`,
    )
  },
})

/** One block an article, the one with the best sentence first; inside, in reading order. */
function evidence({ sentences, passages }: FoundAnswer): SentencesBlock[] {
  const byArticle = Map.groupBy(sentences, sentence => passages[sentence.candidate]!.article)
  return [...byArticle].map(([article, found]) => {
    const inOrder = found.toSorted((a, b) => a.span.start - b.span.start)
    return {
      kind: 'sentences',
      sentences: inOrder.map(({ span, emphasis }) => citedSentence(article, span, emphasis)),
      citation: cite(article, found[0]!.span),
    }
  })
}

const WHY: Record<AbstainReason, string> = {
  'no-match': '',
  'unknown-name': ' A name in the question is in no stored article that could answer it.',
  'wrong-year': ' No stored article is about that time.',
  unsure: ' What they do say is not near enough to be an answer.',
}
