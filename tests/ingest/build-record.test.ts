import { expect, test } from 'vitest'
import { buildRecord } from '../../src/ingest/build-record.ts'
import { textEngineHere } from '../../src/ingest/engine/jobs.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { directoryOf } from '../../src/text/people/directory.ts'
import { articleRecord } from '../contracts/store/records.ts'

const TEXT = `Gov. Helen Marsh said Friday that she won't debate former mayor Tom Hale.
"I have a state to run," Marsh said. "I haven't thought about it."
"She is afraid," Hale said in a statement on Thursday. Helen Marsh left.`

async function record(text: string) {
  const { people } = await openSqliteStore({ file: ':memory:' })
  const article = { ...articleRecord().article, text }
  return buildRecord(article, { people, read: await textEngineHere(directoryOf([])).readText(article) })
}

test('speakers, people, mentions and passages of an article', async () => {
  const { quotes, people, mentions, passages } = await record(TEXT)
  const direct = quotes.filter(({ kind }) => kind === 'direct')
  const words = direct.flatMap(({ content, speakerId }) =>
    content.map(({ start, end }) => `${speakerId}: ${TEXT.slice(start, end)}`),
  )
  expect(words).toEqual([
    'helen-marsh: I have a state to run,',
    "helen-marsh: I haven't thought about it.",
    'tom-hale: She is afraid,',
  ])
  expect(people.map(({ id }) => id).toSorted()).toEqual(['helen-marsh', 'tom-hale'])
  expect(Object.fromEntries(mentions.map(({ personId, count }) => [personId, count]))).toEqual({
    'helen-marsh': 3,
    'tom-hale': 2,
  })
  expect(passages.at(-1)?.end).toBe(TEXT.length)
})

test('a text without people is a record too', async () => {
  const { quotes, people, mentions } = await record('The levy passed by 11 votes.')
  expect({ quotes, people, mentions }).toEqual({ quotes: [], people: [], mentions: [] })
})

test('a body that speaks goes by its one name, and is marked as no person', async () => {
  const text =
    'The levy failed.\n"The count goes on," the Ohio Democratic Party said in a statement. "She knows it."'
  const { quotes, people } = await record(text)
  const speaker = people.find(({ id }) => id === quotes[0]?.speakerId)
  expect(speaker).toMatchObject({ name: speaker?.familyName, otherNames: [], roles: [], isBody: true })
  expect(speaker).not.toHaveProperty('gender')
})

test('somebody of an unknown given name, printed in full once, has a family name and is a person', async () => {
  const { quotes, people } = await record('"The bridge stays," Ombretta Quillby said. "He knows that."')
  const speaker = people.find(({ id }) => id === quotes[0]?.speakerId)
  expect(speaker).toMatchObject({ name: 'Ombretta Quillby', familyName: 'Quillby' })
  expect(speaker).not.toHaveProperty('isBody')
})

test('bodies that do not speak are nobody', async () => {
  const { people } = await record(
    'Gov. Helen Marsh thanked the Ohio Democratic Party. "Thank you," Marsh said.',
  )
  expect(people.map(({ name }) => name)).toEqual(['Helen Marsh'])
})
