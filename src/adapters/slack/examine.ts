import { webApi } from '@slack/bolt'
import { UserError } from '../../model/errors.ts'
import { explainToken } from './failures.ts'
import { quietLogger } from './logger.ts'
import { SCOPES } from './manifest.ts'

/** What Slack says of the tokens. */
export interface SlackSetup {
  readonly team: string
  readonly user: string
}

/**
 * Asks Slack whether the tokens are good and may do all that is needed, without connecting.
 *
 * @param options.appToken where Socket Mode is to be used
 * @throws UserError `slack-refused`, `slack-unreachable`, `slack-scopes`
 */
export async function examineSlack({
  botToken,
  appToken,
  apiUrl,
}: {
  readonly botToken: string
  readonly appToken?: string
  readonly apiUrl: string
}): Promise<SlackSetup> {
  const options = { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: quietLogger(() => {}) }
  const who = await new webApi.WebClient(botToken, options).auth.test().catch(error => {
    throw explainToken('SLACK_BOT_TOKEN', error)
  })
  const granted = who.response_metadata?.scopes
  const missing = granted === undefined ? [] : Object.keys(SCOPES).filter(scope => !granted.includes(scope))
  if (missing.length > 0) {
    throw new UserError(
      'slack-scopes',
      `The app lacks these permissions: ${missing.map(scope => `${scope} (${SCOPES[scope]})`).join('; ')}. ` +
        'Put the manifest that hustings slack manifest prints into https://api.slack.com/apps, page App Manifest, and install the app again.',
    )
  }
  if (appToken !== undefined) {
    await new webApi.WebClient(appToken, options).apps.connections.open({}).catch(error => {
      throw explainToken('SLACK_APP_TOKEN', error)
    })
  }
  return { team: who.team!, user: who.user! }
}
