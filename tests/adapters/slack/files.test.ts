import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendFiles, sendPictures } from '../../../src/adapters/slack/files.ts'
import type { Block, Reply } from '../../../src/model/reply.ts'
import { BOT_TOKEN, TEAM } from './fake/methods.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let client: webApi.WebClient
beforeEach(async () => {
  slack = await startFakeSlack()
  client = new webApi.WebClient(BOT_TOKEN, { slackApiUrl: slack.apiUrl })
})
afterEach(async () => {
  await slack.close()
  expect(slack.methods.problems).toEqual([])
})

const PICTURE: Block = {
  kind: 'image',
  name: 'quotation.png',
  base64: 'iVBORw0KGgo=',
  alt: '“Boats,” Owen Marsh',
}
const to = (channelId: string) => ({ spaceId: TEAM, userId: 'U1', channelId })

function shares() {
  return slack.methods.calls
    .filter(({ method }) => method === 'files.completeUploadExternal')
    .map(({ args }) => args)
}

test('a picture stands in the channel and the thread of its reply, and says what it shows', async () => {
  await sendPictures(client, { ...to('C1'), threadTs: '1.2' }, { blocks: [PICTURE] })
  expect(shares()).toMatchObject([
    { channel_id: 'C1', thread_ts: '1.2', files: [{ title: 'quotation.png' }] },
  ])
  const asked = slack.methods.calls.find(({ method }) => method === 'files.getUploadURLExternal')!
  expect(asked.args).toMatchObject({ filename: 'quotation.png', alt_text: '“Boats,” Owen Marsh' })
})

test.each([999, 1_000, 1_001])(
  'a picture of %i characters’ words says as many as Slack takes',
  async length => {
    await sendPictures(client, to('C1'), { blocks: [{ ...PICTURE, alt: 'x'.repeat(length) }] })
    const asked = slack.methods.calls.find(({ method }) => method === 'files.getUploadURLExternal')!
    expect(asked.args.alt_text).toBe(length > 1_000 ? `${'x'.repeat(999)}…` : 'x'.repeat(length))
  },
)

test.each<[string, string, 'private' | 'public']>([
  ['is private', 'C1', 'private'],
  ['stands where the bot is no member', 'C2', 'public'],
])('the picture of a reply that %s comes as a direct message', async (_what, channelId, visibility) => {
  await sendPictures(client, to(channelId), { blocks: [PICTURE], visibility })
  expect(shares().at(-1)).toMatchObject({ channel_id: 'DU1' })
})

test('a file comes as a direct message', async () => {
  await sendFiles(client, to('C1'), { blocks: [{ kind: 'file', name: 'export.json', text: '{}' }] })
  expect(shares()).toMatchObject([{ channel_id: 'DU1' }])
})

test('a reply without either asks Slack for nothing', async () => {
  const reply: Reply = { blocks: [{ kind: 'text', text: 'Hello' }] }
  await sendFiles(client, to('C1'), reply)
  await sendPictures(client, to('C1'), reply)
  expect(slack.methods.calls).toEqual([])
})
