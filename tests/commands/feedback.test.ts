import { afterEach, beforeEach, expect, test } from 'vitest'
import { feedbackRows } from '../../src/eval/feedback-rows.ts'
import qa from '../../src/eval/qa.ts'
import type { Action, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'
import { jobFolder } from '../eval/job-folder.ts'

const folder = jobFolder()

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const button = (reply: Reply, label: string): Action => {
  const action = reply.actions?.find(each => each.label === label)
  if (action === undefined) throw new Error(`Expected ${label} among ${JSON.stringify(reply.actions)}`)
  return action
}
const said = async () => (await room.store.feedback.list()).map(({ verdict, reason }) => [verdict, reason])

test('an answer that helped is noted with what it showed', async () => {
  const answer = await room.say('who has endorsed helen marsh?')
  const thanks = await room.press(button(answer, 'Helped'))
  expect(thanks.visibility).toBe('private')
  const [noted] = await room.store.feedback.list()
  expect(noted).toMatchObject({
    question: 'who has endorsed helen marsh?',
    abstained: false,
    verdict: 'helped',
    spaceId: asker.place.spaceId,
    userId: asker.place.userId,
  })
  expect(noted!.sentences.length).toBeGreaterThan(0)
})

test('of a wrong one it is asked what was wrong, in one choice', async () => {
  const wrong = await room.press(button(await room.say('who has endorsed helen marsh?'), 'Wrong'))
  expect(wordsOf(wrong)).toContain('What was wrong?')
  expect(await said()).toEqual([['wrong', undefined]])
  await room.press(button(wrong, 'About another time'))
  expect(await said()).toEqual([['wrong', 'time']])
})

test('where nothing was answered, it can be said that there is an answer', async () => {
  const wrong = await room.press(button(await room.say('who won the whaling championship?'), 'Wrong'))
  await room.press(button(wrong, 'There is an answer'))
  expect(await said()).toEqual([['wrong', 'missed']])
})

test('a change of mind is the last word', async () => {
  const answer = await room.say('who has endorsed helen marsh?')
  await room.press(button(answer, 'Wrong'))
  await room.press(button(answer, 'Helped'))
  expect(await said()).toEqual([['helped', undefined]])
})

test('an answer of another space, or none, cannot be spoken of', async () => {
  const { options, command } = button(await room.say('who has endorsed helen marsh?'), 'Helped')
  const other = { ...asker, place: { ...asker.place, spaceId: 'other' } }
  expect(wordsOf(await room.bot.run({ command, options }, other))).toContain('Ask again')
  expect(wordsOf(await room.say('/feedback nothing verdict:helped'))).toContain('Ask again')
  expect(await said()).toEqual([])
})

test('as evaluation rows: what helped is right, what was wrong is to be looked at, and nobody is named', async () => {
  await room.press(button(await room.say('who has endorsed helen marsh?'), 'Helped'))
  await room.press(button(await room.say('who won the whaling championship?'), 'Helped'))
  const wrong = await room.say('who leads the race for mayor?')
  await room.press(button(await room.press(button(wrong, 'Wrong')), 'Beside the question'))
  const rows = await feedbackRows(room.store)
  const byQuestion = new Map(rows.questions.map(({ question, qid }) => [question, qid]))
  expect(rows.questions.map(({ qid }) => qid)).toEqual(rows.gold.map(({ qid }) => qid))
  expect(rows.gold).toEqual(
    expect.arrayContaining([
      {
        qid: byQuestion.get('who has endorsed helen marsh?'),
        set: 'feedback',
        impossible: false,
        answers: expect.arrayContaining([expect.stringContaining('has endorsed Helen Marsh')]),
        docs: [rows.docs[0]!.id],
      },
      {
        qid: byQuestion.get('who won the whaling championship?'),
        set: 'feedback',
        impossible: true,
        answers: [],
        docs: [],
      },
    ]),
  )
  expect(rows.gold).toHaveLength(2)
  expect(rows.unsettled).toEqual([
    expect.objectContaining({ question: 'who leads the race for mayor?', reason: 'beside' }),
  ])
  expect(rows.docs).toContainEqual(
    expect.objectContaining({ title: expect.stringContaining('Marsh opens'), date: '2019-11-08' }),
  )
  expect(JSON.stringify(rows)).not.toContain(asker.place.userId)
})

test('the rows can be evaluated as they are: each with a gold row is answered by the job `qa`', async () => {
  await room.press(button(await room.say('who has endorsed helen marsh?'), 'Helped'))
  await room.press(button(await room.say('who leads the race for mayor?'), 'Wrong'))
  const rows = await feedbackRows(room.store)
  const docs = await folder.put('docs.jsonl.gz', rows.docs)
  const predicted = await Array.fromAsync(qa.run(rows.questions, { docs }))
  expect(predicted).toMatchObject([
    {
      qid: rows.gold[0]!.qid,
      abstain: false,
      sentences: expect.arrayContaining([
        { text: expect.stringContaining('has endorsed Helen Marsh'), doc: rows.docs[0]!.id },
      ]),
    },
  ])
})

test('one wrong among many makes an answer nobody’s gold', async () => {
  const answer = await room.say('who has endorsed helen marsh?')
  await room.press(button(answer, 'Helped'))
  const { command, options } = button(answer, 'Wrong')
  await room.bot.run({ command, options }, { ...asker, place: { ...asker.place, userId: 'other' } })
  const rows = await feedbackRows(room.store)
  expect([rows.gold.length, rows.unsettled.length]).toEqual([0, 1])
})
