import { kinship } from '../related-words.ts'
import { terms } from '../terms.ts'
import { type AskedForm, type ReadSentence, termsAround } from './asked-form.ts'
import { namesAnother } from './named.ts'
import { plainQuestion } from './plain-question.ts'

/**
 * Reads who is asked to be new in an office: "who is the new attorney general", "who was named interim superintendent of Oakfen". It
 * is answered by who was appointed or chosen for it; others may answer it, too.
 */
export function readNewHolder(question: string): AskedForm | undefined {
  const asked = plainQuestion(question)
  const { how = '', office = '' } = QUESTIONS.map(pattern => pattern.exec(asked)?.groups).find(Boolean) ?? {}
  const [, held = '', place = ''] = /^(.*?)((?: (?:of|for|in|at) .*)?)$/iu.exec(office)!
  const wanted = terms(held)
  if (wanted.length === 0) return undefined
  const isFilling = /^(?:interim|acting)$/iu.test(how)
  return {
    isStrict: false,
    find: read =>
      read
        .filter(sentence => tellsNewHolder({ office: wanted, place: terms(place), isFilling }, sentence))
        .toSorted((a, b) => printed(b) - printed(a)),
  }
}

const QUESTIONS: readonly RegExp[] = [
  /^who(?:['’]s| is| was| will be| became| becomes)? (?:the |our |their )?(?<how>new|newest|next|incoming|interim|acting|newly \p{L}+) (?<office>[^?,;:]{3,60})$/iu,
  /^who (?:was|is|has been|got|is being|will be) (?:named|appointed|chosen|elected|hired|picked|selected|tapped)(?: as| to be)? (?:the |an? )?(?:(?<how>interim|acting|new|next) )?(?<office>[^?,;:]{3,60})$/iu,
]

interface Office {
  readonly office: readonly string[]
  readonly place: readonly string[]
  readonly isFilling: boolean
}

function tellsNewHolder({ office, place, isFilling }: Office, sentence: ReadSentence): boolean {
  const { said } = sentence
  const own = terms(said)
  if (!office.every(term => own.includes(term)) || !TAKES.test(said) || !namesAnother(said)) return false
  if (isFilling !== FILLING.test(said) || /\b(?:not|never|former)\b/iu.test(said)) return false
  const around = termsAround(sentence)
  return place.every(term => around.some(each => kinship(term, each) > 0))
}

const TAKES =
  /\b(?:appoint(?:s|ed)|nam(?:es|ed)|ch(?:ose|osen|ooses)|pick(?:s|ed)|tap(?:s|ped)|elected|selected|hir(?:es|ed)|promoted|sworn in|took office|takes? over|took over|will (?:serve|be|become)|bec(?:a|o)mes?|serv(?:es|ed|ing) as|new)\b/iu
const FILLING = /\b(?:interim|acting|temporary)\b/iu

function printed({ passage: { publishedOn } }: ReadSentence): number {
  return publishedOn === undefined ? 0 : Temporal.PlainDate.from('1970-01-01').until(publishedOn).days
}
