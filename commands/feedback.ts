import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { findShownAnswer } from '../src/bot/shown-answers.ts'
import { FEEDBACK_REASONS, type FeedbackReason } from '../src/model/feedback.ts'

export default defineCommand({
  name: 'feedback',
  description: 'Say whether an answer helped; the buttons under each answer do it',
  example: '/feedback x1Yz verdict:wrong reason:person',
  visibility: 'private',
  access: 'everyone',
  options: {
    answer: { type: 'text', required: true, description: 'Which answer: the letters in its buttons' },
    verdict: { type: 'text', required: true, choices: ['helped', 'wrong'], description: 'How it was' },
    reason: { type: 'text', choices: FEEDBACK_REASONS, description: 'What was wrong' },
  },
  async handle({ answer: id, verdict, reason }, { store, memory, asker, now }) {
    const { spaceId, userId } = asker.place
    const answer = await findShownAnswer(memory, spaceId, id)
    if (answer === undefined)
      return nothingFound(
        'That answer is too long ago to be spoken of. Ask again, and press the button under the new answer.',
      )
    const isWrong = verdict === 'wrong'
    await store.feedback.save({
      ...answer,
      spaceId,
      userId,
      at: now,
      verdict: isWrong ? 'wrong' : 'helped',
      ...(isWrong && reason !== undefined && { reason: reason as FeedbackReason }),
    })
    if (!isWrong) return nothingFound('Thank you. Noted that it helped.')
    if (reason !== undefined) return nothingFound('Thank you. Noted, with what was wrong.')
    const reasons = answer.abstained ? WHEN_ABSTAINED : WHEN_ANSWERED
    return {
      ...nothingFound('Noted that it was wrong. What was wrong?'),
      actions: reasons.map(each => ({
        label: LABELS[each],
        command: 'feedback',
        options: { answer: id, verdict: 'wrong', reason: each },
      })),
    }
  },
})

const WHEN_ANSWERED: readonly FeedbackReason[] = ['person', 'time', 'beside', 'misread']
const WHEN_ABSTAINED: readonly FeedbackReason[] = ['missed', 'beside']

const LABELS: Record<FeedbackReason, string> = {
  person: 'About somebody else',
  time: 'About another time',
  beside: 'Beside the question',
  misread: 'Not what the article says',
  missed: 'There is an answer',
}
