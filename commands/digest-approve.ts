import { defineCommand } from '../src/bot/command.ts'
import { answerApproval } from '../src/digests/answer-approval.ts'

export default defineCommand({
  name: 'digest approve',
  description: 'Let a digest be posted as it was shown for approval',
  example: '/digest approve 12',
  visibility: 'public',
  access: 'everyone',
  options: {
    delivery: { type: 'text', required: true, description: 'Its number, as the button has it' },
  },
  handle: ({ delivery }, context) => answerApproval(delivery, 'approved', context),
})
