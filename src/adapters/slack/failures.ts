import { webApi } from '@slack/bolt'
import { PostError } from '../../bot/poster.ts'
import { UserError } from '../../model/errors.ts'

/** Slack's own word for what went wrong (`channel_not_found`); undefined where it did not answer at all. */
export function slackErrorOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
}

// https://docs.slack.dev/reference/methods/chat.postMessage#errors
const GONE = ['channel_not_found', 'is_archived', 'message_not_found', 'user_not_found', 'users_not_found']
const FORBIDDEN: Readonly<Record<string, string>> = {
  not_in_channel: 'Hustings is not in that channel. Invite it there: /invite @Hustings',
  restricted_action:
    'The workspace does not let Hustings post in that channel. An admin of the workspace can allow it.',
  missing_scope:
    'Hustings lacks a permission in this workspace. Install it again from the manifest: hustings slack manifest',
  account_inactive: 'Hustings has been taken out of this workspace. Install it again.',
  token_revoked: 'Hustings has been taken out of this workspace. Install it again.',
  invalid_auth: 'Slack does not accept the token of this workspace. Install Hustings again.',
  not_authed: 'Slack does not accept the token of this workspace. Install Hustings again.',
  cannot_dm_bot: 'A bot cannot be written to.',
  user_disabled: 'That account is closed.',
}

/** What a failed call means for whatever was to be posted. */
export function toPostError(cause: unknown): PostError {
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new PostError('busy', 'Slack asks for a pause.', { cause, retryAfterMs: cause.retryAfter * 1_000 })
  }
  const error = slackErrorOf(cause)
  if (error === undefined || SLACKS_OWN.includes(error)) {
    return new PostError('unreachable', 'Slack did not answer.', { cause })
  }
  if (error === 'ratelimited')
    return new PostError('busy', 'Slack asks for a pause.', { cause, retryAfterMs: 1_000 })
  if (GONE.includes(error)) {
    return new PostError('gone', `Slack has no such place any more (${error}).`, { cause })
  }
  if (Object.hasOwn(FORBIDDEN, error)) return new PostError('forbidden', FORBIDDEN[error]!, { cause })
  return new PostError('refused', `Slack does not take this message (${error}).`, { cause })
}

/** Failures of Slack's servers that it reports with a word. */
const SLACKS_OWN = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]

const TOKENS = {
  SLACK_BOT_TOKEN:
    'the Bot User OAuth Token on https://api.slack.com/apps, page OAuth & Permissions; it begins with xoxb-',
  SLACK_APP_TOKEN:
    'an App-Level Token with the scope connections:write, made on https://api.slack.com/apps, page Basic Information; it begins with xapp-',
}
export type TokenName = keyof typeof TOKENS

/** One sentence for whoever starts the bot, where Slack refuses a token for good or does not answer. */
export function explainToken(variable: TokenName, cause: unknown): UserError {
  const error = slackErrorOf(cause)
  if (error === undefined) {
    return new UserError('slack-unreachable', `Slack cannot be reached: ${(cause as Error).message}.`, {
      cause,
    })
  }
  const why = error === 'missing_scope' ? 'lacks a permission' : `is not taken by Slack (${error})`
  return new UserError('slack-refused', `${variable} ${why}. It must be ${TOKENS[variable]}.`, { cause })
}
