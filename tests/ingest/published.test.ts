import { describe, expect, test } from 'vitest'
import { readPublished } from '../../src/ingest/published.ts'

const cases: readonly (readonly [written: string, publishedAt: string, publishedOn: string])[] = [
  ['2019-11-08', '2019-11-08T12:00:00Z', '2019-11-08'],
  ['November 8, 2019', '2019-11-08T12:00:00Z', '2019-11-08'],
  ['2019-11-08T22:05:00Z', '2019-11-08T22:05:00Z', '2019-11-08'],
  // The day is the publisher's own, whatever it is in UTC.
  ['2019-11-08T22:05:00-05:00', '2019-11-09T03:05:00Z', '2019-11-08'],
  ['2019-11-08T22:05:00.250+0100', '2019-11-08T21:05:00.25Z', '2019-11-08'],
  ['Fri, 08 Nov 2019 22:05:00 GMT', '2019-11-08T22:05:00Z', '2019-11-08'],
  ['Friday, November 8, 2019 10:05 PM EST', '2019-11-09T03:05:00Z', '2019-11-08'],
  ['Friday, November 8, 2019 | 10:05 PM EST', '2019-11-08T12:00:00Z', '2019-11-08'],
  // No zone: not that of this machine.
  ['2019-11-08T22:05:00', '2019-11-08T12:00:00Z', '2019-11-08'],
  ['Published: Nov. 8, 2019', '2019-11-08T12:00:00Z', '2019-11-08'],
]

describe('published', () => {
  for (const [written, publishedAt, publishedOn] of cases)
    test(written, () => {
      const published = readPublished(written)
      expect(`${published?.publishedAt} ${published?.publishedOn}`, written).toBe(
        `${publishedAt} ${publishedOn}`,
      )
    })

  for (const written of ['', 'Friday', 'November 2019', '2019', '2019-02-30', 'soon'])
    test(`no day: ${written}`, () => expect(readPublished(written), written).toBeUndefined())
})
