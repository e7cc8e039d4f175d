import { RateLimitError } from 'discord.js'
import { PostError } from '../../bot/poster.ts'
import {
  CANNOT_MESSAGE_USER,
  codeOf,
  MISSING_ACCESS,
  MISSING_PERMISSIONS,
  statusOf,
  UNKNOWN_CHANNEL,
  UNKNOWN_GUILD,
  UNKNOWN_MESSAGE,
} from './faults.ts'

/** What Discord or the network said, in the terms of the posting port. */
export function toPostError(cause: unknown): PostError {
  if (cause instanceof PostError) return cause
  const status = statusOf(cause)
  switch (codeOf(cause)) {
    case UNKNOWN_CHANNEL:
      return new PostError('gone', 'This channel is no more. Choose another.', { cause })
    case UNKNOWN_GUILD:
      return new PostError('gone', 'I am no longer in this server.', { cause })
    case UNKNOWN_MESSAGE:
      return new PostError('gone', 'The message was deleted.', { cause })
    case MISSING_ACCESS:
    case MISSING_PERMISSIONS:
      return new PostError(
        'forbidden',
        'I may not post there. Give me View Channel and Send Messages in the channel’s settings, page Permissions.',
        { cause },
      )
    case CANNOT_MESSAGE_USER:
      return new PostError('forbidden', 'I may not write to this person in private.', { cause })
  }
  if (status === 429) {
    const retryAfterMs = cause instanceof RateLimitError ? cause.retryAfter : 60_000
    return new PostError('busy', 'Too much was posted at once; it goes on in a while.', {
      cause,
      retryAfterMs,
    })
  }
  if (status === 403) return new PostError('forbidden', 'Discord does not let me post there.', { cause })
  if (status !== undefined && status >= 400 && status < 500 && status !== 401)
    return new PostError('refused', `Discord does not take this message (${(cause as Error).message}).`, {
      cause,
    })
  return new PostError('unreachable', 'Discord did not answer.', { cause })
}
