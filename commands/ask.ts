import { cite, citedSentence } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { type FoundAnswer, findAnswer } from '../src/bot/find-answer.ts'
import { nothingFound } from '../src/bot/replies.ts'
import type { Block, SentencesBlock } from '../src/model/reply.ts'
import type { AbstainReason, AnswerSentence } from '../src/text/answer/answer.ts'

/** Evidence shown at most. */
const SENTENCES = 3
/** Below this nothing stored is near the question. */
const WORTH_SHOWING = 0.2

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
    if (!found.abstain) return { blocks: evidence(found.sentences.filter(isNearBest), found) }

    const count = await store.articles.count()
    const searched = count === 1 ? 'Searched: the one article on record.' : `Searched: ${count} articles.`
    return nothingFound(
      `Nothing in your feeds says so.${found.reason === undefined ? '' : WHY[found.reason]} ${searched}`,
      nearest(found),
    )
  },
})

/** Scores are log-odds between sentences: what is five times less likely to answer than the best is left out. */
function isNearBest({ score }: AnswerSentence, _: number, [best]: readonly AnswerSentence[]): boolean {
  return best!.score - score <= Math.log(5)
}

/** What comes nearest to an answer, said to be no more than that. */
function nearest(found: FoundAnswer): Block[] {
  if (found.reason !== 'unsure' || found.answerable < WORTH_SHOWING) return []
  return [
    { kind: 'text', text: 'The nearest that they do say:' },
    ...evidence(found.sentences.slice(0, 1), found),
  ]
}

/** One block an article, the one with the best sentence first; inside, in reading order. */
function evidence(sentences: readonly AnswerSentence[], { passages }: FoundAnswer): SentencesBlock[] {
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
  'unseen-words': ' Most of what it asks about stands nowhere in them.',
  unsure: '',
}
