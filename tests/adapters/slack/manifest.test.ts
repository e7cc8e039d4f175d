import { expect, test } from 'vitest'
import { shortcuts } from '../../../src/adapters/slack/listen/shortcuts.ts'
import { type ManifestOptions, SCOPES, slackManifest } from '../../../src/adapters/slack/manifest.ts'
import { readCommands } from '../../../src/bot/registry.ts'
import { sampleCommands } from '../../bot/sample-commands.ts'

interface Manifest {
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string
      readonly description: string
      readonly usage_hint?: string
      readonly url?: string
    }[]
    readonly shortcuts: readonly { readonly callback_id: string; readonly name: string }[]
  }
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[]
    readonly scopes: { readonly bot: readonly string[] }
  }
  readonly settings: {
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
    readonly event_subscriptions: { readonly request_url?: string }
  }
}
const manifest = (options: Partial<ManifestOptions> = {}) =>
  slackManifest({ commands: sampleCommands, shortcuts, ...options }) as Manifest

test('one slash command for each command or group, with a prefix where it is asked for', () => {
  const names = manifest().features.slash_commands.map(({ command }) => command)
  expect(names).toEqual(['/ask', '/poll', '/race', '/status'])
  expect(manifest({ prefix: 'news' }).features.slash_commands[0]!.command).toBe('/news-ask')
})

test('Socket Mode needs no address; HTTP mode has it wherever Slack calls', () => {
  expect(manifest().settings.socket_mode_enabled).toBe(true)
  expect(JSON.stringify(manifest())).not.toContain('http')
  const http = manifest({ publicUrl: 'https://news.example.com' })
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: 'https://news.example.com/slack/events' },
    interactivity: { request_url: 'https://news.example.com/slack/events' },
  })
  expect(http.oauth_config.redirect_urls).toEqual(['https://news.example.com/slack/oauth_redirect'])
  expect(
    http.features.slash_commands.every(({ url }) => url === 'https://news.example.com/slack/events'),
  ).toBe(true)
})

test('a token that was set by hand does not run out, since nobody would renew it', () => {
  const publicUrl = 'https://news.example.com'
  expect(manifest({ publicUrl }).settings.token_rotation_enabled).toBe(false)
  expect(manifest({ publicUrl, rotatesTokens: true }).settings.token_rotation_enabled).toBe(true)
})

test('every permission has its reason, and every shortcut its own id', () => {
  expect(Object.values(SCOPES).every(reason => reason.startsWith('t'))).toBe(true)
  expect(shortcuts.map(({ name }) => name)).toEqual(['Summarise this', 'Find quotes', 'Verify quote'])
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(3)
})

// https://docs.slack.dev/reference/app-manifest: names of 32 characters, 50 commands and 5 shortcuts at most.
test('what Slack allows of commands and names is kept', async () => {
  const { features } = manifest({
    commands: await readCommands(new URL('../../../commands', import.meta.url).pathname),
  })
  expect(features.slash_commands.length).toBeLessThanOrEqual(50)
  for (const { command, description, usage_hint: hint } of features.slash_commands) {
    expect(command.length).toBeLessThanOrEqual(32)
    expect(description.length).toBeGreaterThan(0)
    expect(description.length).toBeLessThanOrEqual(2_000)
    expect(hint).not.toBe('')
  }
  expect(features.shortcuts.length).toBeLessThanOrEqual(5)
})
