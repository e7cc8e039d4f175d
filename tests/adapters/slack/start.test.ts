import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { buttonIds } from '../../../src/adapters/slack/buttons.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import type { Invocation } from '../../../src/bot/parse-line.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { blockKitProblems, wordsOf } from './fake/block-kit.ts'
import { shortcut } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let newsroom: Newsroom
let adapter: Adapter | undefined
const problems: unknown[] = []
const removed: string[] = []

beforeEach(async () => {
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
  problems.length = 0
  removed.length = 0
})
afterEach(async () => {
  await adapter?.stop()
  adapter = undefined
  await Promise.all([slack.close(), newsroom.close()])
  expect(slack.methods.problems).toEqual([])
})

async function start(tokens: { botToken?: string; appToken?: string; prefix?: string } = {}): Promise<void> {
  adapter = await startSlackSocket({
    ...slackParts(newsroom, slack),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    onRemoved: async spaceId => void removed.push(spaceId),
    reportProblem: error => problems.push(error),
    ...tokens,
  })
}

let count = 0
const command = (name: string, text: string) => ({
  type: 'slash_commands' as const,
  payload: {
    command: name,
    text,
    trigger_id: `trigger-${++count}`,
    team_id: TEAM,
    channel_id: 'C1',
    user_id: 'U1',
    response_url: slack.responseUrl(),
  },
})
const event = (fields: object) => ({
  type: 'events_api' as const,
  payload: {
    type: 'event_callback',
    event_id: `Ev${++count}`,
    team_id: TEAM,
    event: { user: 'U2', ts: '1.2', ...fields },
  },
})
const mention = (text: string, more: object = {}) =>
  event({ type: 'app_mention', channel: 'C1', text: `<@U0BOT> ${text}`, ...more })

const pressOf = (invocation: Invocation) => buttonIds().idOf({ does: 'run', ...invocation })

const shown = (message: { blocks?: unknown }) => {
  expect(blockKitProblems('message_blocks', message.blocks)).toEqual([])
  return wordsOf(message.blocks).join('\n')
}

describe('commands', () => {
  test('are acknowledged with nothing, and answered to all', async () => {
    await start()
    const { payload } = await slack.deliver(command('/quote', 'helen marsh'))
    expect(payload ?? {}).toEqual({})
    const response = await slack.nextResponse()
    expect(response).toMatchObject({ response_type: 'in_channel', replace_original: false })
    expect(shown(response)).toContain('Helen Marsh')
  })

  test('what was wrong is for the asker alone', async () => {
    await start()
    await slack.deliver(command('/quote', 'helen marsh limti:3'))
    const response = await slack.nextResponse()
    expect(response.response_type).toBe('ephemeral')
    expect(shown(response)).toContain('Did you mean “limit”?')
  })

  test('one that was given nothing opens a form, and what is filled in is run', async () => {
    await start()
    await slack.deliver(command('/quote', ''))
    const { args } = await slack.nextCall('views.open')
    const view = args.view as {
      private_metadata: string
      blocks: { block_id: string; element: { type: string } }[]
    }
    expect(view.blocks.find(({ block_id }) => block_id === 'person')!.element.type).toBe('external_select')

    const suggestion = await slack.deliver({
      type: 'interactive',
      payload: {
        type: 'block_suggestion',
        action_id: 'value',
        block_id: 'person',
        value: 'mar',
        team: { id: TEAM },
        user: { id: 'U1' },
        view,
      },
    })
    const { options } = suggestion.payload as { options: { value: string }[] }
    expect(options.map(({ value }) => value).toSorted()).toEqual(['Helen Marsh', 'Owen Marsh'])

    await slack.deliver({
      type: 'interactive',
      payload: {
        type: 'view_submission',
        team: { id: TEAM },
        user: { id: 'U1', team_id: TEAM },
        view: {
          ...view,
          id: 'V1',
          callback_id: 'form',
          type: 'modal',
          state: {
            values: {
              person: { value: { type: 'external_select', selected_option: { value: 'Helen Marsh' } } },
              limit: { value: { type: 'number_input', value: '1' } },
              about: { value: { type: 'plain_text_input', value: null } },
            },
          },
        },
      },
    })
    expect(shown(await slack.nextResponse())).toContain('Helen Marsh')
  })

  test('a list of digests names their channels, and when each comes by the reader’s clock', async () => {
    await start()
    await slack.deliver(command('/digest', 'schedule 08:00 weekdays'))
    await slack.nextResponse()
    const { payload, ...envelope } = command('/digest', 'list')
    await slack.deliver({ ...envelope, payload: { ...payload, channel_id: 'C2' } })
    const blocks = JSON.stringify((await slack.nextResponse()).blocks)
    expect(blocks).toContain('{"type":"channel","channel_id":"C1"}')
    // Of the newsroom's Wednesday, noon in London, the next morning in Chicago.
    expect(blocks).toContain('"type":"date","timestamp":1573653600')
  })

  test('names may have a prefix, where another app has them', async () => {
    await start({ prefix: 'news' })
    await slack.deliver(command('/news-people', 'card helen marsh'))
    expect(shown(await slack.nextResponse())).toContain('Helen Marsh')
    await slack.deliver(command('/news-digest', 'list'))
    expect(shown(await slack.nextResponse())).toContain('Set one up: /news-digest schedule')
    await slack.deliver(mention('/news-people card owen marsh'))
    expect(shown((await slack.nextCall('chat.postMessage')).args)).toContain('Owen Marsh')
    await slack.deliver(command('/news-quote', ''))
    expect((await slack.nextCall('views.open')).args.view).toMatchObject({ title: { text: '/news-quote' } })
  })

  test('what Slack delivers again is done once', async () => {
    await start()
    const envelope = command('/about', '')
    await slack.deliver({ ...envelope, envelope_id: 'one' })
    await slack.nextResponse()
    await slack.deliver({ ...envelope, envelope_id: 'two', retry_attempt: 1 })
    await slack.deliver(command('/people', 'list'))
    await slack.nextResponse()
    expect(slack.responses).toHaveLength(2)
  })
})

describe('spoken to', () => {
  test('a mention is answered in a thread of its own', async () => {
    await start()
    await slack.deliver(mention('/quote helen marsh', { ts: '17.5' }))
    const { args } = await slack.nextCall('chat.postMessage')
    expect(args).toMatchObject({ channel: 'C1', thread_ts: '17.5' })
    expect(shown(args)).toContain('Helen Marsh')
  })

  test('in a thread it is answered there, and a private answer is for the asker alone', async () => {
    await start()
    await slack.deliver(mention('/no-such-command', { thread_ts: '16.1' }))
    const { args } = await slack.nextCall('chat.postEphemeral')
    expect(args).toMatchObject({ channel: 'C1', thread_ts: '16.1', user: 'U2' })
  })

  test('a direct message is answered; edits and what bots say are not', async () => {
    await start()
    const direct = (fields: object) =>
      event({ type: 'message', channel_type: 'im', channel: 'D9', ...fields })
    await slack.deliver(direct({ subtype: 'message_changed' }))
    await slack.deliver(direct({ bot_id: 'B7', text: '/about' }))
    await slack.deliver(direct({ text: '/people list', ts: '5.1', thread_ts: '5.0' }))
    const { args } = await slack.nextCall('chat.postMessage')
    expect(args).toMatchObject({ channel: 'D9', thread_ts: '5.0' })
    expect(slack.methods.messages).toHaveLength(1)
    const status = await slack.nextCall('assistant.threads.setStatus')
    expect(status.args).toMatchObject({ channel_id: 'D9', thread_ts: '5.0' })
    const title = await slack.nextCall('assistant.threads.setTitle')
    expect(title.args).toMatchObject({ channel_id: 'D9', thread_ts: '5.0', title: '/people list' })
  })

  test('whoever opens the pane of messages is offered questions', async () => {
    await start()
    await slack.deliver(event({ type: 'app_home_opened', channel: 'D9', tab: 'messages' }))
    const { args } = await slack.nextCall('assistant.threads.setSuggestedPrompts')
    expect(args.prompts).toHaveLength(3)
  })

  test('a pause that Slack asks for is kept', async () => {
    await start()
    slack.methods.fail('chat.postMessage', {
      status: 429,
      headers: { 'retry-after': '0' },
      body: { ok: false },
    })
    await slack.deliver(mention('/quote helen marsh'))
    await slack.nextCall('chat.postMessage')
    const { args } = await slack.nextCall('chat.postMessage')
    expect(shown(args)).toContain('Helen Marsh')
    expect(problems).toEqual([])
  })
})

test('a button does what its command does, in the thread of its message', async () => {
  await start()
  const action = { type: 'button', action_id: 'press-0', block_id: 'b', action_ts: '9.9' }
  await slack.deliver({
    type: 'interactive',
    payload: {
      type: 'block_actions',
      trigger_id: 'press-1',
      team: { id: TEAM },
      user: { id: 'U2', team_id: TEAM },
      channel: { id: 'C1' },
      message: { ts: '8.8' },
      response_url: slack.responseUrl(),
      actions: [
        { ...action, value: pressOf({ command: 'people card', options: { person: 'Helen Marsh' } }) },
      ],
    },
  })
  const response = await slack.nextResponse()
  expect(response).toMatchObject({ thread_ts: '8.8', replace_original: false })
  expect(shown(response)).toContain('Helen Marsh')
})

describe('in the menu of a message', () => {
  const link = 'Have you read this? <https://post.example.com/2019/marsh-campaign|Marsh opens> It is short.'

  test('Summarise this sums up the article that the message links to, in its thread', async () => {
    await start()
    await slack.deliver(shortcut(slack, 'summarise_this', link))
    const response = await slack.nextResponse()
    expect(response).toMatchObject({ response_type: 'in_channel', thread_ts: '7.7' })
    expect(shown(response)).toContain('Helen Marsh opened her campaign for mayor of Teal County')
  })

  test('Find quotes finds what is said in it', async () => {
    await start()
    await slack.deliver(shortcut(slack, 'find_quotes', link))
    const response = await slack.nextResponse()
    expect(response).toMatchObject({ response_type: 'in_channel', thread_ts: '7.7' })
    const words = shown(response)
    expect(words).toContain('“We will repair the bridge before we build anything new,”')
    expect(words).not.toContain('Owen Marsh')
  })

  test.each(['summarise_this', 'find_quotes', 'verify_quote'])(
    '%s of a message without words asks in a form what is meant',
    async id => {
      await start()
      await slack.deliver(shortcut(slack, id, ''))
      const { args } = await slack.nextCall('views.open')
      expect(args.view).toMatchObject({ type: 'modal' })
      expect(slack.responses).toEqual([])
    },
  )
})

describe('the connection', () => {
  test('is told to whoever starts the bot', async () => {
    await start()
    expect(adapter!.status).toEqual(['Slack: connected to Example Herald as @hustings, by Socket Mode.'])
  })

  test('a token that Slack refuses is named, with the page to open', async () => {
    await expect(start({ botToken: 'xoxb-wrong' })).rejects.toThrow(
      /^SLACK_BOT_TOKEN is not taken by Slack \(invalid_auth\)\. .*page OAuth & Permissions/,
    )
    await expect(start({ appToken: 'xoxb-wrong' })).rejects.toThrow(
      /^SLACK_APP_TOKEN is not taken by Slack \(not_allowed_token_type\)\. .*connections:write/,
    )
  })
})
