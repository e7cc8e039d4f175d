import type { Command } from '../../bot/command.ts'
import { slashName } from './command-names.ts'

/** What Hustings asks a workspace for, and why. */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'to offer the slash commands and shortcuts',
  'chat:write': 'to answer and to post digests where it is a member',
  'channels:join': 'to post a digest in a public channel without being invited first',
  'channels:read': 'to see whether a public channel is there before a digest is promised',
  'groups:read': 'the same for private channels it was invited to',
  'channels:history': 'to look, before a digest is posted again, whether it stands there already',
  'groups:history': 'the same in private channels it was invited to',
  'app_mentions:read': 'to answer when it is mentioned',
  'im:read': 'to know a direct message for one',
  'im:history': 'to answer direct messages',
  'im:write':
    'to tell whoever set a digest up that it had to be paused, and to send an admin the link to the page',
  'files:write': 'to hand over what was asked for as a file, such as an export',
  'assistant:write': 'to suggest questions and to show that it is at work',
  'users:read': 'to read clocks in the asker’s time zone, and to let only admins change feeds and digests',
}

const EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'] as const

/** The callback ids of the message shortcuts, with what people read. */
export interface Shortcut {
  readonly id: string
  readonly name: string
  readonly description: string
}

export interface ManifestOptions {
  readonly commands: readonly Command[]
  readonly shortcuts: readonly Shortcut[]
  /** Put before every command's name where another app of the workspace has it: `news` makes `/news-quote`. */
  readonly prefix?: string | undefined
  /** Where Slack reaches this bot, without a slash at the end; without it, it connects itself (Socket Mode). */
  readonly publicUrl?: string | undefined
  /**
   * Whether tokens run out and are renewed. Only an installation that was kept can renew its token: one that is set by
   * hand would be dead within twelve hours.
   */
  readonly rotatesTokens?: boolean
}

/**
 * The app manifest to paste at https://api.slack.com/apps (Create New App, From a manifest): everything but the tokens.
 * Format: https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest({
  commands,
  shortcuts,
  prefix,
  publicUrl,
  rotatesTokens = false,
}: ManifestOptions): object {
  const events = publicUrl === undefined ? {} : { request_url: `${publicUrl}/slack/events` }
  const url = publicUrl === undefined ? {} : { url: `${publicUrl}/slack/events` }
  return {
    display_information: {
      name: 'Hustings',
      description: 'Political news whose every word can be checked',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: { agent_description: 'Answers questions from your feeds, in the articles’ own sentences' },
      bot_user: { display_name: 'Hustings', always_online: true },
      slash_commands: slashCommands(commands, prefix).map(command => ({ ...command, ...url })),
      shortcuts: shortcuts.map(({ id, name, description }) => ({
        type: 'message',
        callback_id: id,
        name,
        description,
      })),
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] }),
      scopes: { bot: Object.keys(SCOPES) },
    },
    settings: {
      event_subscriptions: { ...events, bot_events: [...EVENTS] },
      interactivity: {
        is_enabled: true,
        ...(publicUrl === undefined
          ? {}
          : {
              request_url: `${publicUrl}/slack/events`,
              message_menu_options_url: `${publicUrl}/slack/events`,
            }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: rotatesTokens,
    },
  }
}

const DESCRIPTION = 2_000
const USAGE_HINT = 1_000

function slashCommands(commands: readonly Command[], prefix: string | undefined) {
  const byWord = Map.groupBy(commands, ({ name }) => name.split(' ')[0]!)
  return [...byWord].map(([word, members]) => {
    const [first] = members
    const isGroup = members.length > 1 || first!.name.includes(' ')
    const description = isGroup
      ? members.map(({ name }) => name.slice(word.length + 1)).join(', ')
      : first!.description
    const hint = first!.example.replace(`/${word}`, '').trim().slice(0, USAGE_HINT)
    return {
      command: slashName(word, prefix),
      description: `${isGroup ? `${word}: ` : ''}${description}`.slice(0, DESCRIPTION),
      // Slack refuses an empty one.
      ...(hint === '' ? {} : { usage_hint: hint }),
      should_escape: false,
    }
  })
}
