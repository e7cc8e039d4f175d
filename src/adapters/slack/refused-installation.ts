import type { IncomingMessage, ServerResponse } from 'node:http'
import { UserError } from '../../model/errors.ts'

/** What Bolt's installer says of an installation that did not come about; what is nobody's slip it has logged. */
interface Refused {
  readonly code: string
}

const CANCELLED = 'slack_oauth_installer_authorization_error'
const NOT_OURS = ['slack_oauth_missing_state', 'slack_oauth_invalid_state', 'slack_oauth_missing_code']

/**
 * Tells whoever comes back from Slack in one sentence why Hustings is not installed.
 *
 * @param installPath where to start again
 */
export function refusedInstallation(installPath: string) {
  return (error: Refused, _options: unknown, _request: IncomingMessage, answer: ServerResponse): void => {
    const sentence = sentenceFor(error)
    answer.writeHead(sentence === undefined ? 500 : 400, { 'content-type': 'text/plain; charset=utf-8' })
    answer.end(
      `${sentence ?? 'Hustings could not be installed, for a reason that its log has.'} Start again at ${installPath}.`,
    )
  }
}

/** Undefined for what nobody there can mend. */
function sentenceFor(error: Refused): string | undefined {
  if (error instanceof UserError) return error.message
  if (error.code === CANCELLED) return 'Hustings is not installed: Slack says that it was cancelled.'
  return NOT_OURS.includes(error.code)
    ? 'Hustings is not installed: that page was opened in another browser, or too long ago.'
    : undefined
}
