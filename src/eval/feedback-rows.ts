import type { Feedback } from '../model/feedback.ts'
import type { Store } from '../stores/store.ts'

/** Feedback as evaluation data of the job `qa`: what was asked, what is known to be right, and the articles it is about. */
export interface FeedbackRows {
  /** Those with a gold row: a scorer takes no others. */
  readonly questions: readonly { readonly qid: string; readonly set: string; readonly question: string }[]
  readonly gold: readonly {
    readonly qid: string
    readonly set: string
    readonly impossible: boolean
    readonly answers: readonly string[]
    readonly docs: readonly string[]
  }[]
  readonly docs: readonly {
    readonly id: string
    readonly set: string
    readonly title: string
    readonly text: string
    readonly date: string
    readonly source: string
  }[]
  /** What was called wrong: what is right instead, somebody has to find out. */
  readonly unsettled: readonly {
    readonly qid: string
    readonly set: string
    readonly question: string
    readonly shown: readonly string[]
    readonly docs: readonly string[]
    readonly reason?: string
  }[]
}

const SET = 'feedback'

/**
 * Turns what people said of answers into evaluation rows. An answer that helped is right; one that was called wrong by
 * anybody is nobody's gold. Whose it was, and where, stays out.
 */
export async function feedbackRows(store: Store): Promise<FeedbackRows> {
  const byAnswer = Map.groupBy(await store.feedback.list(), said => `${said.spaceId} ${said.id}`)
  const rows = { questions: [], gold: [], unsettled: [] } as {
    questions: FeedbackRows['questions'][number][]
    gold: FeedbackRows['gold'][number][]
    unsettled: FeedbackRows['unsettled'][number][]
  }
  const docs = new Map<string, FeedbackRows['docs'][number]>()
  let number = 0
  for (const said of byAnswer.values()) {
    const [{ question, abstained, sentences }] = said as [Feedback]
    const qid = `${SET}-${++number}`
    const shown: string[] = []
    for (const { articleId, revision, span } of sentences) {
      const article = await store.articles.find(articleId, revision)
      if (article === undefined) continue
      shown.push(article.text.slice(span.start, span.end))
      docs.set(articleId, {
        id: articleId,
        set: SET,
        title: article.headline,
        text: article.text,
        date: article.publishedOn.toString(),
        source: article.publisher,
      })
    }
    const ids = [...new Set(sentences.map(({ articleId }) => articleId))].filter(id => docs.has(id))
    const wrong = said.find(({ verdict }) => verdict === 'wrong')
    if (wrong === undefined && (abstained || shown.length > 0)) {
      rows.questions.push({ qid, set: SET, question })
      rows.gold.push({
        qid,
        set: SET,
        impossible: abstained,
        answers: abstained ? [] : shown,
        docs: abstained ? [] : ids,
      })
    } else {
      rows.unsettled.push({
        qid,
        set: SET,
        question,
        shown,
        docs: ids,
        ...(wrong?.reason && { reason: wrong.reason }),
      })
    }
  }
  return { ...rows, docs: [...docs.values()] }
}
