import type { Role } from '../../model/person.ts'

/**
 * The office that a title before a name speaks of: `former Atty. Gen.` is the office "attorney general", no longer held.
 * Undefined where it tells no office: "Mr.", "Dr.", and what many are at once, such as "candidate" or "spokesman".
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
  if (NO_OFFICE.test(office)) return undefined
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

const NO_OFFICE =
  /^(?:former|acting|incumbent|republican|democrat|democratic|gop|independent|mrs?|ms|mx|dr|sir|lady|lord|rev|prof|st)\.?$|\b(?:candidate|nominee|hopeful|spokes\p{L}+|aide|adviser|advisor|voter|supporter|critic|friend|wife|husband|son|daughter|brother|sister|father|mother|rival|opponent|colleague)s?$/u

// A title that is half a sentence is a slip of the reader.
const MAX_LENGTH = 60
