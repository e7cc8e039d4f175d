import { stemmer } from 'stemmer'
import type { Span } from '../model/span.ts'
import { eachWord } from './words.ts'

/**
 * Index terms of a text in reading order: what the index holds and what a query is looked up by. Lower-case ASCII-folded
 * stems without punctuation; numbers whole; stop words left out. An abbreviation gives the terms of what it stands for,
 * so that "GOP" finds "Republican" and the other way round.
 */
export function terms(text: string): string[] {
  return termSpans(text).map(({ term }) => term)
}

/** A term with the word of the text that it was made from. */
export interface TermSpan extends Span {
  readonly term: string
}

/** The terms of {@link terms}, each with the span of the word it comes from. */
export function termSpans(text: string): TermSpan[] {
  const found: TermSpan[] = []
  eachWord(text, (start, end) => {
    for (const term of termsOf(text.slice(start, end))) found.push({ term, start, end })
  })
  return found
}

// News repeats its words: remembering them makes terms six times as fast. Emptied when full, so that memory stays bounded.
const MAX_REMEMBERED = 50_000
const remembered = new Map<string, readonly string[]>()

/** The terms of one word of {@link eachWord}: none of a stop word, several of "so-called". */
export function termsOf(word: string): readonly string[] {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const found = termsFor(word)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  if (word.length <= MAX_STEMMED) remembered.set(word, found)
  return found
}

function termsFor(word: string): readonly string[] {
  const meaning = ABBREVIATIONS.get(word.replaceAll('.', '')) ?? [word]
  return meaning
    .flatMap(part => part.split(/[-‑]/u))
    .flatMap(part => {
      const plain = fold(part)
      return plain === '' || STOP_WORDS.has(plain) ? [] : [stem(plain)]
    })
}

/** Case, accents, possessives and inner marks off: `Núñez's` gives `nunez`, `1,000` gives `1000`. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function stem(word: string): string {
  return IRREGULAR.get(word) ?? (/\p{N}/u.test(word) || word.length > MAX_STEMMED ? word : stemmer(word))
}

// The stemmer's expressions are not meant for a "word" of thousands of letters.
const MAX_STEMMED = 40

// As written in American political news; case matters ("US" is not "us", "AG" not "ag").
const ABBREVIATIONS = new Map<string, readonly string[]>([
  ['GOP', ['Republican']],
  ['Dem', ['Democrat']],
  ['Dems', ['Democrats']],
  ['AG', ['attorney', 'general']],
  ['Atty', ['attorney']],
  ['Gen', ['general']],
  ['Sen', ['senator']],
  ['Sens', ['senators']],
  ['Rep', ['representative']],
  ['Reps', ['representatives']],
  ['Gov', ['governor']],
  ['Govs', ['governors']],
  ['Lt', ['lieutenant']],
  ['Sec', ['secretary']],
  ['Dept', ['department']],
  ['VP', ['vice', 'president']],
  ['POTUS', ['president']],
  ['SCOTUS', ['supreme', 'court']],
  ['DOJ', ['justice', 'department']],
  ['DHS', ['homeland', 'security']],
  ['US', ['usa']],
  ['UK', ['britain']],
  ['EU', ['european', 'union']],
  ['UN', ['united', 'nations']],
])

const STOP_WORDS = new Set(
  (
    'a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over ' +
    'to up with about after before between during through under again further here there when where why how who whom ' +
    'whose which what all any both each few more most other some such no not only own same too very can could will would ' +
    'shall should may might must do does did doing done have has had having be am is are was were been being i me my we ' +
    'us our you your he him his she her it its they them their himself herself itself themselves s t just also'
  ).split(' '),
)

// Past forms that no suffix rule reaches.
const IRREGULAR = new Map(
  (
    'won win,said sai,went go,gone go,left leav,ran run,met meet,held hold,took take,taken take,gave give,given give,made make,' +
    'began begin,begun begin,told tell,found find,paid pai,lost lose,sent send,spent spend,sold sell,bought bui,' +
    'brought bring,thought think,fought fight,caught catch,taught teach,kept keep,led lead,rose rise,risen rise,' +
    'fell fall,fallen fall,grew grow,grown grow,knew know,known know,threw throw,thrown throw,drew draw,drawn draw,' +
    'wrote write,written write,spoke speak,spoken speak,broke break,broken break,chose choos,chosen choos,stole steal,' +
    'stolen steal,saw see,seen see,shot shoot,sought seek,built build,became becom,came come,got get,died die,dead die,death die,' +
    'men man,women woman,people person,children child,stood stand,understood understand,struck strike,swore swear,' +
    'sworn swear,wore wear,worn wear,flew fly,flown fly,hidden hide,hid hide,froze freez,frozen freez'
  )
    .split(',')
    .map(pair => pair.split(' ') as [string, string]),
)
