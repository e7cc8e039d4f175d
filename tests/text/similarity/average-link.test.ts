import { expect, test } from 'vitest'
import { averageLink, type Link } from '../../../src/text/similarity/average-link.ts'

const link = (a: number, b: number, score: number): Link => ({ a, b, score })
const cases = [
  { why: 'nothing to join', size: 2, links: [], found: [0, 1] },
  { why: 'a pair above the threshold', size: 3, links: [link(1, 2, 0.6)], found: [0, 1, 1] },
  { why: 'a pair below it', size: 2, links: [link(0, 1, 0.4)], found: [0, 1] },
  {
    why: 'a chain: the mean of 0.6 and nothing is too low for the third',
    size: 3,
    links: [link(0, 1, 0.9), link(1, 2, 0.6)],
    found: [0, 0, 2],
  },
  {
    why: 'the best pair first',
    size: 3,
    links: [link(0, 1, 0.6), link(1, 2, 0.9)],
    found: [0, 1, 1],
  },
  {
    why: 'two pairs become one cluster when all four hang together',
    size: 4,
    links: [
      link(0, 1, 0.9),
      link(2, 3, 0.9),
      link(0, 2, 0.6),
      link(0, 3, 0.6),
      link(1, 2, 0.6),
      link(1, 3, 0.6),
    ],
    found: [0, 0, 0, 0],
  },
]
for (const { why, size, links, found } of cases)
  test(why, () => {
    expect(averageLink(size, links, { threshold: 0.5, maxLinks: 10 })).toEqual(found)
  })

test('of a large cluster no more links are asked than an item keeps', () => {
  const ring = [0, 1, 2, 3].flatMap(a => [0, 1, 2, 3].filter(b => a < b).map(b => link(a, b, 0.9)))
  const newcomer = [link(0, 4, 0.6), link(1, 4, 0.6)]
  const cluster = (maxLinks: number) => averageLink(5, [...ring, ...newcomer], { threshold: 0.5, maxLinks })
  expect(cluster(2)).toEqual([0, 0, 0, 0, 0])
  expect(cluster(4)).toEqual([0, 0, 0, 0, 4])
})
