import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import type { Bot } from '../../../src/bot/dispatch.ts'
import type { PostFailure } from '../../../src/bot/poster.ts'
import type { Store } from '../../../src/stores/store.ts'
import type { AdapterOnFake, Sent, Shown } from '../../contracts/adapter/harness.ts'
import { adapterContract } from '../../contracts/adapter.ts'
import { blockKitProblems } from './fake/block-kit.ts'
import { command, press } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, type Outcome, refused, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { readBlocks } from './fake/read-blocks.ts'
import { type Envelope, type FakeSlack, startFakeSlack } from './fake/slack.ts'

adapterContract('Slack', {
  cannot: {},
  async openFake() {
    const slack = await startFakeSlack()
    return { start: (bot, store) => onFake(slack, bot, store), close: () => slack.close() }
  },
})

const PLACE = { platform: 'slack' as const, spaceId: TEAM, channelId: 'C1' }

async function onFake(slack: FakeSlack, bot: Bot, store: Store): Promise<AdapterOnFake> {
  const problems: string[] = []
  const claim = (id: string) => {
    const now = Temporal.Now.instant()
    return store.claims.take(id, { now, until: now.add({ hours: 1 }) })
  }
  const adapter = await startSlackSocket({
    ...slackParts({ bot }, slack),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    isFirst: claim,
    beginPost: claim,
    reportProblem: (error, doing) => problems.push(`${doing}: ${error}`),
  })
  await slack.nextSocket()
  const read = (response: Record<string, unknown>): Shown => {
    problems.push(...blockKitProblems('message_blocks', response.blocks))
    return shown(response, response.response_type === 'ephemeral')
  }
  const deliver = (envelope: Envelope): Sent => ({
    acknowledged: slack.deliver(envelope),
    answer: slack.nextResponse((envelope.payload as { response_url: string }).response_url).then(read),
  })
  return {
    status: adapter.status,
    poster: adapter.poster!,
    place: PLACE,
    send: (line, who = 'member') => deliver(command(slack, line, { user: who === 'admin' ? 'U1' : 'U2' })),
    press: (message, label) => deliver(press(slack, button(message, label), { user: 'U2' })),
    async deliverTwice(line) {
      const envelope = command(slack, line, { user: 'U2' })
      await deliver(envelope).answer
      await slack.deliver({ ...envelope, retry_attempt: 1 })
    },
    standing: () => slack.methods.messages.map(message => shown({ ...message }, false)),
    failPost: failure => slack.methods.fail('chat.postMessage', FAULTS[failure]),
    problems: () => [...problems, ...slack.methods.problems],
    stop: () => adapter.stop(),
  }
}

function shown(message: Record<string, unknown>, isPrivate: boolean): Shown {
  return { ...readBlocks(message.blocks), isPrivate, message }
}

function button({ message }: Shown, label: string): object {
  const { blocks } = message as { readonly blocks: readonly { readonly elements?: readonly Button[] }[] }
  const found = blocks.flatMap(({ elements = [] }) => elements).find(each => each.text?.text === label)
  if (found === undefined) throw new Error(`Expected a button named ${label} in ${JSON.stringify(blocks)}`)
  return found
}

interface Button {
  readonly text?: { readonly text: string }
}

const FAULTS: Record<PostFailure, Outcome> = {
  gone: refused('channel_not_found'),
  forbidden: refused('restricted_action'),
  refused: refused('invalid_blocks'),
  busy: { status: 429, headers: { 'retry-after': '3' }, body: { ok: false } },
  unreachable: 'drop',
}
