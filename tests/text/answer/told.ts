import type { ReadSentence } from '../../../src/text/answer/asked-form.ts'
import { readForm } from '../../../src/text/answer/read-form.ts'
import { sentences } from '../../../src/text/sentences.ts'

/**
 * The sentences of an article that answer a question of a form by its rules, the plainest first; undefined where the question
 * has none of these forms. Printed on Wednesday, 17 February 2027, and asked that day.
 */
export function toldBy(question: string, text: string): string[] | undefined {
  const today = Temporal.PlainDate.from('2027-02-17')
  const passage = {
    articleId: 'one',
    headline: '',
    text,
    span: { start: 0, end: text.length },
    publishedOn: today,
  }
  const all = sentences(text)
  const read: ReadSentence[] = all.map((span, index) => {
    const before = all[index - 1]
    return {
      whole: { candidate: 0, articleId: 'one', span, features: {}, answering: [], shared: [], score: 0 },
      said: text.slice(span.start, span.end),
      before: before === undefined ? '' : text.slice(before.start, before.end),
      passage,
    }
  })
  return readForm(question, today)
    ?.find(read)
    .map(({ said }) => said)
}
