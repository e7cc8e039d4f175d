import { App, SocketModeReceiver } from '@slack/bolt'
import { startSlackSocket } from '../../src/adapters/slack/start.ts'
import { command } from '../../tests/adapters/slack/fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN } from '../../tests/adapters/slack/fake/methods.ts'
import { slackParts } from '../../tests/adapters/slack/fake/parts.ts'
import { type FakeSlack, startFakeSlack } from '../../tests/adapters/slack/fake/slack.ts'
import type { BenchCase } from '../bench-case.ts'
import { type Asked, loadRows, type Times, underLoad, withBusyBot } from '../chat-load.ts'
import { inventedNews } from '../invented-news.ts'
import { type Ask, asksAbout } from '../load.ts'

/** From a slash command to its acknowledgement and to its answer, beside a bot of Bolt that echoes. */
export default {
  name: 'slack',
  run: () =>
    withBusyBot(async (bot, names) => {
      const askAt = asksAbout(names, inventedNews(6))
      const ours = await onFake(askAt, async slack => {
        const adapter = await startSlackSocket({
          ...slackParts({ bot }, slack),
          botToken: BOT_TOKEN,
          appToken: APP_TOKEN,
        })
        return () => adapter.stop()
      })
      const peers = await onFake(askAt, startEcho)
      return loadRows(ours, peers, { what: 'commands', peer: 'Bolt that echoes' })
    }),
} satisfies BenchCase

async function onFake(
  askAt: (turn: number) => Ask,
  start: (slack: FakeSlack) => Promise<() => Promise<unknown>>,
): Promise<Times> {
  // Both on one machine: checking every message would take the time of the bots.
  const slack = await startFakeSlack({ isChecking: false })
  const stop = await start(slack)
  await slack.nextSocket()
  try {
    return await underLoad(turn => send(slack, askAt(turn)))
  } finally {
    await stop()
    await slack.close()
  }
}

function send(slack: FakeSlack, ask: Ask): Asked {
  const line = 'person' in ask ? `/quote ${ask.person}` : `/ask ${ask.question}`
  const envelope = command(slack, line)
  const at = performance.now()
  const { response_url: url } = envelope.payload as { readonly response_url: string }
  return {
    acknowledged: slack.deliver(envelope).then(({ afterMs }) => afterMs),
    answered: slack.nextResponse(url).then(() => performance.now() - at),
  }
}

async function startEcho(slack: FakeSlack): Promise<() => Promise<unknown>> {
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const receiver = new SocketModeReceiver({ appToken: APP_TOKEN, installerOptions: { clientOptions } })
  const app = new App({ token: BOT_TOKEN, receiver, clientOptions })
  app.command(/./, async ({ ack, respond, payload }) => {
    await ack()
    await respond({ text: payload.text, response_type: 'in_channel' })
  })
  await app.start()
  return () => app.stop()
}
