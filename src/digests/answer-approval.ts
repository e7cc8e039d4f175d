import type { CommandContext } from '../bot/command.ts'
import { repeated } from '../bot/wording.ts'
import type { Decision, Delivery } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import type { Reply } from '../model/reply.ts'
import { recordChange } from './schedule-digest.ts'
import { momentWords } from './schedule-words.ts'

/**
 * Notes what somebody says of a digest that waits for approval: the first who answers decides. Whoever may write in the
 * channel in which it was shown may answer, and those who administrate the space.
 *
 * @throws UserError `no-such-delivery`, `not-allowed`, `answered-already`, `answered-too-late`
 */
export async function answerApproval(
  typed: string,
  verdict: Decision['verdict'],
  context: Pick<CommandContext, 'store' | 'now' | 'asker'>,
): Promise<Reply> {
  const { store, now, asker } = context
  const { place } = asker
  const delivery = /^\d{1,15}$/.test(typed) ? await store.deliveries.find(typed) : undefined
  const approval = delivery?.approval
  if (delivery === undefined || approval === undefined || delivery.place.spaceId !== place.spaceId)
    throw new UserError(
      'no-such-delivery',
      `“${repeated(typed)}” is nothing that waits for approval here. Press the button below the digest.`,
    )
  if (!asker.isAdmin && ![place.channelId, place.threadId].includes(approval.channelId))
    throw new UserError(
      'not-allowed',
      'That is for those in the channel in which it was shown, and for those who administrate this space.',
    )
  if (!(await store.deliveries.decide(delivery.id, { verdict, by: place.userId, at: now })))
    throw await tooLate(delivery, store)
  const digest = await store.digests.find(delivery.subject.id)
  const name = `digest ${delivery.subject.id} of ${momentWords(delivery.dueAt, digest?.timeZone ?? asker.timeZone)}`
  await recordChange(`${verdict === 'approved' ? 'Approved' : 'Declined'} ${name}.`, context)
  const isApproved = verdict === 'approved'
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          {
            name: isApproved ? 'Approved' : 'Declined',
            mentions: [{ label: 'By', kind: 'user', id: place.userId }],
            value: isApproved
              ? `D${name.slice(1)} is posted within a minute, as it was shown.`
              : `D${name.slice(1)} is not posted.`,
          },
        ],
      },
    ],
  }
}

async function tooLate({ id }: Delivery, store: CommandContext['store']): Promise<UserError> {
  const delivery = await store.deliveries.find(id)
  const decision = delivery?.approval?.decision
  return decision === undefined
    ? new UserError('answered-too-late', `Its time is over: ${delivery?.reason ?? 'it is not posted.'}`)
    : new UserError('answered-already', `It was ${decision.verdict} already.`)
}
