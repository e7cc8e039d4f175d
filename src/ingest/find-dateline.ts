import { findDates } from '../text/dates.ts'

/** What stands in front of a dispatch: `MONTGOMERY, Ala., Nov. 8, 2019 (AP) — `. */
export interface Dateline {
  /** `MONTGOMERY, Ala.` */
  readonly place: string
  /** The day in it, as written, where one is given with its year. */
  readonly published?: string
  /** Where the text proper begins. */
  readonly end: number
}

/** The dateline a text begins with. Undefined when it begins with a sentence. */
export function findDateline(text: string): Dateline | undefined {
  const match = DATELINE.exec(text)
  const place = match?.groups?.place
  if (match === null || place === undefined) return undefined
  const { day, agency } = match.groups ?? {}
  // "Washington (CNN) — " is one, "Marsh — who won" is not.
  if (agency === undefined && place.split(',')[0] !== place.split(',')[0]?.toUpperCase()) return undefined
  const published = day !== undefined && findDates(day).length > 0 ? day : undefined
  return { place, ...(published && { published }), end: match[0].length }
}

// A city, a state or country perhaps, a day perhaps, an agency perhaps, a dash, and then the beginning of a sentence:
// "NATO — the alliance" goes on in lower case.
const NAME = "\\p{Lu}[\\p{L}.'’-]{1,20}"
const CITY = `${NAME}(?: ${NAME}){0,3}`
const MONTH = '(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?'
const DATELINE = new RegExp(
  `^(?<place>${CITY}(?:, (?!${MONTH} \\d)${CITY})?)(?:, (?<day>${MONTH} \\d{1,2}(?:, \\d{4})?),?)?` +
    '(?: \\((?<agency>[\\p{L}\\p{N} .&/-]{2,40})\\))?(?: ?— ?| (?:–|--?) )(?=["“‘\']?[\\p{Lu}\\p{N}])',
  'u',
)
