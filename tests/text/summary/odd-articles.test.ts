import { expect, test } from 'vitest'
import { compareReports } from '../../../src/text/stories/compare-reports.ts'
import { summarize, summarizeStory } from '../../../src/text/summary/summarize.ts'

const odd: Record<string, string> = {
  empty: '',
  'white space': ' \n\n ',
  'one sentence': 'The council passed the levy.',
  'one word': 'Levy',
  'a megabyte': 'The council of Milbrook passed the levy on boats. '.repeat(20_000),
  'a megabyte without an end': 'levy '.repeat(200_000),
  'all quotation': '“We will pass it.”\n“Nobody will stop us.”\n“Not even the mayor.”',
  'a quotation that never ends': '“We will pass it. Nobody will stop us. Not even the mayor.',
  German: 'Der Rat sperrte am Dienstag die alte Brücke. Der Bürgermeister sprach von „großer Gefahr“.',
  Japanese: '議会は火曜日に橋を閉鎖した。市長は危険だと述べた。',
  Arabic: 'أغلق المجلس الجسر يوم الثلاثاء. وقال العمدة إنه خطر.',
}

for (const [what, text] of Object.entries(odd)) {
  test(`summed up, compared and found new without a throw: ${what}`, () => {
    for (const length of ['line', 'brief', 'standard'] as const) {
      for (const { start, end } of summarize({ text, headline: what }, { length }))
        expect(text.slice(start, end).trim()).not.toBe('')
    }
    summarize({ text }, { length: 'standard', earlier: [text], focus: text.slice(0, 200) })
    summarizeStory([{ text }, { text: odd['one sentence']! }], { length: 'brief' })
    compareReports(
      [text, odd['one sentence']!].map((each, at) => ({ text: each, publisher: `outlet ${at}` })),
    )
  }, 60_000)
}
