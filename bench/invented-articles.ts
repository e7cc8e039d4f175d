import { inventedNews } from './invented-news.ts'

/** Four thousand letters. */
const PARAGRAPHS = 24
/** News of a day, so that days pass as they come in. */
const A_DAY = 400
const FIRST_DAY = Temporal.PlainDate.from('2024-03-05')
const FAMILIES = ['Marsh', 'Iriarte', 'Venkat', 'Quist', 'Whitfield']

/** An article by its number, the same at every call; made anew, so that only what Hustings keeps of it is kept. */
export function inventedArticle(number: number) {
  const news = inventedNews(number + 7)
  const lines = Array.from({ length: PARAGRAPHS }, (_, line) =>
    line % 3 === 0
      ? `“${news.wordsOf(12).join(' ')},” Mayor Helen ${FAMILIES[number % FAMILIES.length]} of ward ${number % 90} said on Tuesday.`
      : `The council heard that ${news.wordsOf(30).join(' ')}.`,
  )
  return {
    headline: headlineOf(number),
    published: `${FIRST_DAY.add({ days: Math.floor(number / A_DAY) })}T09:00:00Z`,
    text: lines.join('\n'),
  }
}

function headlineOf(number: number): string {
  return `Vote number ${number} on ${inventedNews(number + 1)
    .wordsOf(4)
    .join(' ')}`
}
