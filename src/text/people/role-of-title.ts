import type { Role } from '../../model/person.ts'

/**
 * The office that a title before a name speaks of: `former Atty. Gen.` is the office "attorney general", no longer held.
 * Undefined where it tells no office: "Mr.", "Dr.", what many are at once, such as "candidate" or "spokesman", and words
 * that merely happen to stand before a name.
 *
 * @param title as an article writes it
 */
export function roleOfTitle(title: string): Pick<Role, 'office' | 'former'> | undefined {
  const [, leading = '', rest = ''] = LEADING.exec(title.trim())!
  const office = SHORT_FORMS.reduce((long, [short, full]) => long.replace(short, full), rest)
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
  if (!/^\p{L}[\p{L} .'’-]*$/u.test(office) || office.length > MAX_LENGTH) return undefined
  if (!OFFICE.test(office)) return undefined
  return { office, ...(/former|^ex|then/iu.test(leading) && { former: true }) }
}

// What stands before the office: "the former", "incumbent Democratic", "then-".
const LEADING =
  /^((?:(?:the|former|ex|then|incumbent|acting|longtime|current|outgoing|retired|republican|democrat(?:ic)?|gop|independent)[\s-]+)*)(.*)$/isu

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bAtty\.? ?Gen\b\.?/iu, 'attorney general'],
  [/\bLt\. ?Gov\b\.?/iu, 'lieutenant governor'],
  [/\bSen\b\.?/iu, 'senator'],
  [/\bRep\b\.?|\bCongress(?:wo)?man\b/iu, 'representative'],
  [/\bGov\b\.?/iu, 'governor'],
]

// The last word says what somebody is: "harbor master", "Example City football coach".
const OFFICE =
  /(?<!\p{L})(?:president|chancellor|premier|minister|secretary|general|governor|mayor|senator|representative|delegate|(?:assembly|council|alder|select)(?:man|woman|member)|councillor|commissioner|chair(?:man|woman|person)?|speaker|leader|whip|judge|justice|prosecutor|attorney|sheriff|clerk|treasurer|comptroller|auditor|director|administrator|ambassador|envoy|chief|marshal|coroner|superintendent|inspector|dean|professor|coach|master|captain|colonel|admiral|sergeant|king|queen|prince|princess|pope|bishop|archbishop|cardinal|rabbi|imam|pastor|founder|executive|officer)$/u

// A title that is half a sentence is a slip of the reader.
const MAX_LENGTH = 60
