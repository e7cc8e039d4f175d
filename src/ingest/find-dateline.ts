import { findDates } from '../text/dates.ts'

/** What stands in front of a dispatch: `MONTGOMERY, Ala., Nov. 8, 2019 (AP) — `. */
export interface Dateline {
  /** `MONTGOMERY, Ala.`; absent where an agency stands alone. */
  readonly place?: string
  /** The day in it, as written, where one is given with its year. */
  readonly published?: string
  /** Where the text proper begins. */
  readonly end: number
}

/** The dateline a text begins with. Undefined when it begins with a sentence. */
export function findDateline(text: string): Dateline | undefined {
  const match = DATELINE.exec(text)
  if (match === null) return undefined
  const { place, day = '', agency, dash } = match.groups ?? {}
  const isDispatch =
    agency === undefined ? isCity(place) && dash !== undefined : dash !== undefined || AGENCY.test(agency)
  if (!isDispatch) return undefined
  return {
    ...(place && { place }),
    ...(findDates(day).length > 0 && { published: day }),
    end: match[0].length,
  }
}

// A place perhaps, a day perhaps, an agency perhaps, a dash perhaps, and then the beginning of a sentence: "NATO — the
// alliance" goes on in lower case.
const NAME = "\\p{Lu}[\\p{L}.'’/-]{1,30}"
const CITY = `${NAME}(?: (?:and )?${NAME}){0,4}`
const MONTH = '(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?'
const DATELINE = new RegExp(
  `^(?<place>${CITY}(?:, (?!${MONTH} \\d)${CITY})?)?(?:, (?<day>${MONTH} \\d{1,2}(?:, \\d{4})?),?)?` +
    ' ?(?:\\((?<agency>[\\p{L}\\p{N} .&/-]{2,40})\\))?(?<dash> ?— ?| ?(?:–|--?) )? ?(?=["“‘\']?[\\p{Lu}\\p{N}])',
  'u',
)

// Without a dash only an agency tells: "Washington (CNN) President", but not "Helen Marsh (D) Thursday".
const AGENCY = /^(?:AP|AFP|UPI|CNN\b.*|Reuters|Bloomberg)$/

/** Cities stand in capitals; so do words that say what kind of piece it is. */
function isCity(place: string | undefined): boolean {
  const city = place?.replace(/,.*| and /g, '') ?? ''
  return (
    city !== '' &&
    city === city.toUpperCase() &&
    !/^(?:FILE|UPDATED?|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|WATCH|VIDEO)\b/.test(city)
  )
}
