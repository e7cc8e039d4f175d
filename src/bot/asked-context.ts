import type { Reply } from '../model/reply.ts'
import type { CommandContext } from './command.ts'
import { CONVERSATION, recall } from './conversation.ts'
import { nothingFound } from './replies.ts'

/** What is remembered of a conversation, for whoever leads it alone, with a button to forget it. */
export async function showContext({ memory, asker }: CommandContext): Promise<Reply> {
  const earlier = await recall(memory, asker.place)
  const minutes = CONVERSATION.total('minutes')
  if (earlier === undefined)
    return {
      ...nothingFound(
        `Nothing is remembered here. After a question, follow-ups such as “why?” or “and Sessions?” work for ${minutes} minutes.`,
      ),
      visibility: 'private',
    }
  return {
    title: 'What is remembered here',
    visibility: 'private',
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: 'Last question', value: earlier.question },
          { name: 'People', value: earlier.people.map(({ name }) => name).join(', ') },
        ].filter(({ value }) => value !== ''),
      },
      {
        kind: 'text',
        text: `For you alone, in this channel or thread, and for ${minutes} minutes after the last question.`,
      },
    ],
    actions: [{ label: 'Forget it', command: 'ask', options: { question: 'forget' } }],
  }
}
