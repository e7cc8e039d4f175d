import { describe, expect, test } from 'vitest'
import { findDateline } from '../../src/ingest/find-dateline.ts'

const cases: readonly (readonly [text: string, place: string | undefined, published?: string])[] = [
  ['MONTGOMERY, Ala. (AP) — Helen Marsh won.', 'MONTGOMERY, Ala.'],
  ['WASHINGTON — “No,” Marsh said.', 'WASHINGTON'],
  ['NEW YORK (Reuters) - Tom Hale lost.', 'NEW YORK'],
  ['DES MOINES, Iowa—Voters went out.', 'DES MOINES, Iowa'],
  ['ST. PAUL, Minn. -- Voters stayed in.', 'ST. PAUL, Minn.'],
  ['LONDON, Nov 8 (Reuters) - The pound fell.', 'LONDON'],
  ['LONDON, Nov. 8, 2019 (Reuters) - The pound fell.', 'LONDON', 'Nov. 8, 2019'],
  ['MONTGOMERY, Ala., November 8, 2019 — Helen Marsh won.', 'MONTGOMERY, Ala.', 'November 8, 2019'],
  ['Washington (CNN) — President Helen Marsh won.', 'Washington'],
  ['Washington (CNN)President Helen Marsh won.', 'Washington'],
  ['Des Moines, Iowa (CNN) President Helen Marsh won.', 'Des Moines, Iowa'],
  ['(Reuters) - President Helen Marsh won.', ''],
  ['(CNN) “I won,” Helen Marsh said.', ''],
  ['PARIS/BERLIN (Reuters) - The euro fell.', 'PARIS/BERLIN'],
  ['PARIS and BERLIN (AP) -- The euro fell.', 'PARIS and BERLIN'],
  ['Gov. Helen Marsh (D) Thursday won.', undefined],
  ['Customs Enforcement (ICE) Director Tom Hale won.', undefined],
  ['(The story is old.) Helen Marsh won.', undefined],
  ['FILE - In this photo Helen Marsh wins.', undefined],
  ['— Helen Marsh won.', undefined],
  ['NATO — the alliance — met.', undefined],
  ['Marsh — She of Ohio — won.', undefined],
  ['WASHINGTON-based lobbyists won.', undefined],
  ['The vote (AP) was close.', undefined],
  ['', undefined],
]

describe('the dateline of', () => {
  for (const [text, place, published] of cases)
    test(text, () => {
      const dateline = findDateline(text)
      expect(dateline && (dateline.place ?? ''), text).toBe(place)
      expect(dateline?.published, text).toBe(published)
      if (dateline) expect(text.slice(dateline.end), text).toMatch(/^[“\p{Lu}]\p{L}+/u)
    })
})
