import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStudio } from '../../src/pictures/studio.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

const studio = openStudio()
let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom(undefined, undefined, { studio })
})
afterAll(async () => {
  await room.close()
  await studio.close()
})

describe('/trend', () => {
  test('draws the counts, and says the same in numbers', async () => {
    const { title, blocks } = await room.say('/trend iriarte, owen marsh')
    expect(title).toBe('Tomás Iriarte and Owen Marsh over time: 5 June 2018 to 12 November 2019')
    expect(blocks).toMatchObject([
      { kind: 'image', name: 'trend.png', alt: expect.stringContaining('Owen Marsh') },
      {
        kind: 'fields',
        fields: [
          {
            name: 'Tomás Iriarte',
            value: expect.stringMatching(
              /^2 articles, 7 quotations in all; Jun 2018: 1 article, 1 quotation; /,
            ),
          },
          { name: 'Owen Marsh', value: expect.stringMatching(/ in all; /) },
        ],
      },
    ])
  })

  test('keeps to the time asked for', async () => {
    const { blocks } = await room.say('/trend iriarte since:2019')
    expect(wordsOf({ blocks })).not.toContain('2018')
  })

  test.each([
    ['/trend iriarte since:2020', /name none of them in that time/],
    ['/trend iriarte, owen marsh, helen marsh, priya venkat, a, b', /One to 5 people/],
    ['/trend ,', /One to 5 people/],
    ['/trend zzyzx', /zzyzx/],
  ])('%s is answered with a sentence', async (line, sentence) => {
    expect(wordsOf(await room.say(line))).toMatch(sentence)
  })

  test('asks back whom a name means, and keeps the others', async () => {
    const { actions } = await room.say('/trend iriarte, marsh')
    expect(actions).toMatchObject([
      { command: 'trend', options: { people: expect.stringMatching(/^iriarte, (?:Helen|Owen) Marsh$/) } },
      { command: 'trend', options: { people: expect.stringMatching(/^iriarte, (?:Helen|Owen) Marsh$/) } },
    ])
    expect((await room.press(actions![0]!)).title).toContain('Tomás Iriarte and')
  })

  test('without a studio the numbers stand alone', async () => {
    const plain = await openNewsroom()
    const { blocks } = await plain.say('/trend iriarte')
    expect(blocks.map(({ kind }) => kind)).toEqual(['fields'])
    await plain.close()
  })
})

describe('/quote with a picture', () => {
  test('draws what it quotes, one unless more are asked for', async () => {
    const { blocks } = await room.say('/quote owen marsh image:true')
    expect(blocks).toMatchObject([
      { kind: 'quotation' },
      { kind: 'image', alt: expect.stringMatching(/^“I only count the boats,” Owen Marsh/) },
    ])
    const several = await room.say('/quote iriarte image:true limit:2')
    expect(several.blocks.map(({ kind }) => kind)).toEqual(['quotation', 'image', 'quotation', 'image'])
  })

  test('a button draws the first of the page', async () => {
    const page = await room.say('/quote iriarte limit:3 page:2')
    const button = page.actions!.find(({ label }) => label === 'Picture')!
    const { blocks } = await room.press(button)
    expect(blocks[0]).toEqual(page.blocks[0])
    expect(blocks[1]).toMatchObject({ kind: 'image' })
  })

  test('where nothing is drawn, that is said, and no button offers it', async () => {
    const plain = await openNewsroom()
    const asked = await plain.say('/quote owen marsh image:true')
    expect(asked.blocks.at(-1)).toMatchObject({ kind: 'notice', text: 'No pictures are drawn here.' })
    const { actions } = await plain.say('/quote owen marsh')
    expect(actions!.map(({ label }) => label)).not.toContain('Picture')
    await plain.close()
  })
})
