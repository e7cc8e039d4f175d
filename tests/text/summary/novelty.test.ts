import { expect, test } from 'vitest'
import { summarize } from '../../../src/text/summary/summarize.ts'

const BEFORE =
  'A wildfire near Tolland forced 900 people from their homes on Tuesday night.\nFire chief Marta Oyelaran said the blaze had burned 3,000 acres of pine forest.'
const NOW = `${BEFORE}\nGovernor Dana Whitfield promised state money for rebuilding the houses.\nA blaze that burned 3,000 acres of pine forest, said Oyelaran, the fire chief.`

const shown = (text: string, ...earlier: string[]) =>
  summarize({ text }, { length: 'standard', earlier }).map(({ start, end }) => text.slice(start, end))

test('only what an earlier text does not say is told, in whatever words it says it', () => {
  expect(shown(NOW, BEFORE)).toEqual([
    'Governor Dana Whitfield promised state money for rebuilding the houses.',
  ])
})

test('nothing new is nothing', () => {
  expect(shown(BEFORE, NOW)).toEqual([])
  expect(shown(BEFORE, BEFORE)).toEqual([])
})

test('what is new brings along the sentence that says whom it is about', () => {
  const text = `${BEFORE}\nShe expects rain to end the drought on Sunday evening.`
  expect(shown(text, BEFORE)).toEqual([
    'Fire chief Marta Oyelaran said the blaze had burned 3,000 acres of pine forest.',
    'She expects rain to end the drought on Sunday evening.',
  ])
})

test('beside no text at all everything is new', () => {
  expect(shown(BEFORE, '')).toHaveLength(2)
  expect(shown('', BEFORE)).toEqual([])
})
