import { expect, test } from 'vitest'
import { type StoryArticle, storyStream } from '../../../src/text/similarity/story-stream.ts'

// Three events as three outlets each might tell them, and one report that nobody else has.
const EVENTS: Record<string, readonly (readonly [headline: string, text: string])[]> = {
  bridge: [
    [
      'Harlow Bridge closed after crack found in main span',
      'The Harlow Bridge was closed on Tuesday after inspectors found a crack in its main span. Governor Dana Whitfield said repairs would take six weeks. About 40,000 cars cross the Harlow Bridge each day.',
    ],
    [
      'Crack shuts Harlow Bridge for six weeks, Whitfield says',
      'Inspectors found a crack in the main span of the Harlow Bridge, Governor Dana Whitfield said Tuesday. She expects the repairs to last six weeks. Some 40,000 cars use the bridge daily.',
    ],
    [
      'Commuters face weeks of detours as Harlow Bridge closes',
      'Commuters were sent on detours Tuesday after the Harlow Bridge was closed over a crack in its main span. Whitfield, the governor, said repairs would need six weeks and that 40,000 drivers were affected.',
    ],
  ],
  senate: [
    [
      'Pruitt enters Senate race against Calder',
      'State Senator Alan Pruitt announced on Monday that he will run for the U.S. Senate seat held by Ruth Calder. Pruitt, a Republican from Milbrook, promised to cut taxes. Calder has raised $4.2 million.',
    ],
    [
      'Alan Pruitt launches bid to unseat Sen. Ruth Calder',
      'Republican Alan Pruitt of Milbrook launched his campaign for the U.S. Senate on Monday, challenging incumbent Ruth Calder, who has raised $4.2 million. He promised to cut taxes.',
    ],
    [
      'Calder draws Republican challenger in Pruitt',
      'Senator Ruth Calder has drawn a challenger: Alan Pruitt, the Milbrook Republican, said Monday he would run for her Senate seat and cut taxes. Calder reported $4.2 million in her campaign account.',
    ],
  ],
  fire: [
    [
      'Wildfire near Tolland forces 900 from homes',
      'A wildfire near Tolland forced 900 people from their homes on Tuesday night. Fire chief Marta Oyelaran said the blaze had burned 3,000 acres of dry pine forest and was not contained.',
    ],
    [
      '900 evacuated as Tolland wildfire spreads',
      'Some 900 residents were evacuated as a wildfire spread near Tolland, burning 3,000 acres of pine forest, fire chief Marta Oyelaran said. None of the blaze was contained by Tuesday night.',
    ],
  ],
  alone: [
    [
      'Museum shows quilts of the river towns',
      'The county museum opened an exhibition of quilts sewn in the river towns between 1880 and 1930. Curator Joan Beale gathered sixty of them from attics and churches.',
    ],
  ],
}

function articles(day = 20_000): StoryArticle[] {
  return Object.entries(EVENTS).flatMap(([event, told]) =>
    told.map(([headline, text], at) => ({
      id: `${event}${at}`,
      headline,
      text,
      publisher: `outlet${at}.example.com`,
      day,
    })),
  )
}

/** Stories as sets of article ids, in a fixed order. */
function storiesOf(batches: readonly (readonly StoryArticle[])[]): string[] {
  const stream = storyStream()
  const storyOf = new Map<string, string>()
  for (const batch of batches) for (const [id, storyId] of stream.add(batch)) storyOf.set(id, storyId)
  return [...Map.groupBy(storyOf.keys(), id => storyOf.get(id)!).values()]
    .map(ids => ids.sort().join(' '))
    .sort()
}

const EXPECTED = ['alone0', 'bridge0 bridge1 bridge2', 'fire0 fire1', 'senate0 senate1 senate2']

test('articles of several outlets on one event become one story', () => {
  expect(storiesOf([articles()])).toEqual(EXPECTED)
})

test('one by one and in any order they become the same stories', () => {
  const all = articles()
  expect(storiesOf(all.map(article => [article]))).toEqual(EXPECTED)
  expect(storiesOf(all.toReversed().map(article => [article]))).toEqual(EXPECTED)
})

test('the same words a month later are another story', () => {
  const later = articles(20_030).map(article => ({ ...article, id: `late-${article.id}` }))
  expect(storiesOf([articles(), later])).toHaveLength(2 * EXPECTED.length)
})

test('a story keeps its id when articles join it, and unchanged articles are not reported', () => {
  const [first, second, third] = articles()
  const stream = storyStream()
  expect(stream.add([first!, second!])).toEqual(
    new Map([
      ['bridge0', 'bridge0'],
      ['bridge1', 'bridge0'],
    ]),
  )
  expect(stream.add([third!])).toEqual(new Map([['bridge2', 'bridge0']]))
})

test('after a restart, articles read in again keep the story they had', () => {
  const stream = storyStream()
  const known = articles().map(article => ({ ...article, storyId: `story-${article.id.slice(0, -1)}` }))
  expect(stream.add(known)).toEqual(new Map())
})

test('articles without words stand alone', () => {
  const blank = { headline: '', text: '', publisher: '', day: 20_000 }
  expect(
    storiesOf([
      [
        { ...blank, id: 'a' },
        { ...blank, id: 'b' },
      ],
    ]),
  ).toEqual(['a', 'b'])
})
