import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Newsroom, openNewsroom } from './newsroom.ts'

const FIRST = [
  'A wildfire near Tolland forced 900 people from their homes on Tuesday night.',
  'Fire chief Marta Oyelaran said the blaze had burned 3,000 acres of dry pine forest and was not contained.',
  '“We have never seen a fire move this fast in March,” Oyelaran said. “People should leave now.”',
  'The county opened a shelter at Tolland High School, where about 200 people spent the night.',
  'Governor Dana Whitfield declared an emergency and asked for help from neighboring states.',
]
const SECOND = [
  'The wildfire near Tolland forced 1,200 people from their homes by Wednesday morning, the county said.',
  '“We have never seen a fire move this fast in March,” fire chief Marta Oyelaran said.',
  'She said the blaze had burned 3,400 acres of dry pine forest and was 10 percent contained.',
  'Governor Dana Whitfield visited the shelter at the high school and promised state money for rebuilding.',
  '“We will rebuild every house,” Whitfield said.',
]
const LEVY = [
  'The Teal County council passed a harbour levy of $4 a day on Tuesday by one vote.',
  'Council president Joan Beale cast the deciding vote after four hours of debate.',
  'Fishermen said the levy would drive them to other ports.',
]

/** A fire that three publishers have, one of them word for word after another, and a vote that one has. */
export const FIRE_DAY = [
  ['The Harbor Ledger', 'fire', '09', 'Wildfire near Tolland forces 900 from homes', FIRST],
  ['River Radio', 'fire', '10', 'Wildfire near Tolland forces 900 from homes', FIRST],
  ['The Kestrel Post', 'tolland', '12', '1,200 flee homes as wildfire near Tolland spreads', SECOND],
  ['The Kestrel Post', 'levy', '18', 'Council passes harbour levy by one vote', LEVY],
] as const

/** A newsroom on the evening of that day. */
export async function openFireDay(): Promise<Newsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'hustings-fire-'))
  const file = join(folder, 'day.jsonl')
  const rows = FIRE_DAY.map(([publisher, path, hour, headline, text]) => ({
    url: `https://${publisher.split(' ').at(-1)!.toLowerCase()}.example.com/2024/${path}`,
    publisher,
    headline,
    publishedAt: `2024-03-05T${hour}:00:00Z`,
    text: text.join('\n'),
  }))
  writeFileSync(file, rows.map(row => JSON.stringify(row)).join('\n'))
  try {
    return await openNewsroom([file], Temporal.Instant.from('2024-03-05T20:00:00Z'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
