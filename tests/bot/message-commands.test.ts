import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageCommands } from '../../src/bot/message-commands.ts'
import { asker } from './asker.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const named = (name: string) => messageCommands.find(each => each.name === name)!
const LINK = 'https://ledger.example.com/2019/11/bridge?ref=a'

const articleCases = [
  { text: `Look at this: ${LINK}.`, article: LINK },
  { text: `(${LINK})`, article: LINK },
  { text: `<${LINK}|The bridge> and https://other.example.com`, article: LINK },
  { text: 'see the card', links: [LINK], article: LINK },
  { text: ' Marsh opens\n the bridge ', article: 'Marsh opens the bridge' },
  { text: 'word '.repeat(500), article: 'word '.repeat(60).trim() },
]
for (const { article, ...message } of articleCases) {
  test(`the article of ${JSON.stringify(message).slice(0, 80)}`, () => {
    for (const name of ['Summarise this', 'Find quotes'])
      expect(named(name).invocation(message).options).toEqual({ article })
  })
}

const wordsCases = [
  { text: 'She said “we will open it in May” and “no”.', words: 'we will open it in May' },
  { text: 'She said "we will" and "we will open it"', words: 'we will open it' },
  { text: 'we will open it in May', words: 'we will open it in May' },
  { text: 'the “so-called” deal is dead', words: 'the “so-called” deal is dead' },
]
for (const { text, words } of wordsCases) {
  test(`the words of ${text}`, () =>
    expect(named('Verify quote').invocation({ text })).toEqual({
      command: 'verify',
      options: { text: words },
    }))
}

test('of a message without words, nothing is known: a form asks', () => {
  for (const command of messageCommands) expect(command.invocation({ text: ' ' }).options).toEqual({})
})

test('each is a command that there is, and answers', async () => {
  const [article] = await room.store.articles.latest({ limit: 1 })
  for (const command of messageCommands) {
    const reply = await room.bot.run(command.invocation({ text: article!.headline }), asker)
    expect(reply.status, command.name).toBeUndefined()
  }
})
