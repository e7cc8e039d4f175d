import { defineCommand } from '../src/bot/command.ts'
import { answerApproval } from '../src/digests/answer-approval.ts'

export default defineCommand({
  name: 'digest decline',
  description: 'Keep a digest that was shown for approval from being posted',
  example: '/digest decline 12',
  visibility: 'public',
  access: 'everyone',
  options: {
    delivery: { type: 'text', required: true, description: 'Its number, as the button has it' },
  },
  handle: ({ delivery }, context) => answerApproval(delivery, 'declined', context),
})
