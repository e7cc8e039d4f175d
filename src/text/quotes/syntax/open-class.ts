import { isFunctionWord } from './closed-class.ts'
import type { Tag, Token } from './token.ts'
import { verbForm } from './verbs.ts'
import { DOCUMENT_NOUNS, PERSON_NOUNS, PREPOSITIONS, singular } from './word-classes.ts'

/** The tag of a word that is in no closed list, by its form and its neighbours. */
export function openClass(
  lower: string,
  prior: Tag,
  { previous, after, before }: { previous: Token | undefined; after: string; before: readonly Token[] },
): Tag {
  const form = verbForm(lower)
  if (form !== undefined) {
    // “…,” the statement read.
    if (lower === 'read' && prior === 'n' && DOCUMENT_NOUNS.has(previous?.lower ?? ''))
      return finite(form.kind)
    if (form.shape === 'gerund') return /[DH']/.test(prior) ? 'n' : ing(form.kind)
    if (form.shape === 'past') {
      if (form.kind !== 'say' && isParticiple(before, after)) return 'p'
      return isPast(form.nounToo, prior, after) ? finite(form.kind) : 'n'
    }
    if (form.shape === 'third') {
      const subject = isSubject(prior, previous)
      return subject || (!form.nounToo && !/[DH'I]/.test(prior)) ? finite(form.kind) : 'n'
    }
    if (previous?.lower === 'to') return form.kind === 'other' ? 'b' : baseOf(form.kind)
    const plural = prior === 'n' && previous !== undefined && PERSON_NOUNS.has(singular(previous.lower))
    if (/[PXW]/.test(prior) || plural) return finite(form.kind)
    if (!form.nounToo && /[NnAT,]/.test(prior)) return finite(form.kind)
    return 'n'
  }
  if (previous?.lower === 'to' && !/[DH]/.test(prior)) return 'b'
  if (/ly$/.test(lower) && lower.length > 4) return 'A'
  if (/ing$/.test(lower) && lower.length > 5 && !/[DH'n]/.test(prior)) return 'v'
  // Trump mocks the, she fires at: an unknown word in -s right behind a name or pronoun, before what follows a verb.
  const takesObject =
    /^\p{Lu}/u.test(after) ||
    isFunctionWord(after) ||
    /^["“‘]/u.test(after) ||
    /^(?:him|them|us|me)$/.test(after)
  if (/[^s]s$/.test(lower) && (prior === 'P' || prior === 'W' || (prior === 'N' && takesObject))) return 'V'
  return 'n'
}

/** "posted" of "in a video posted to his website": behind a phrase that a preposition or verb governs, before another. */
function isParticiple(before: readonly Token[], after: string): boolean {
  if (!PREPOSITIONS.has(after) && after !== 'by') return false
  let at = before.length - 1
  if (!/[nN]/.test(before[at]?.tag ?? '')) return false
  while (at >= 0 && before.length - at < 8 && /[nNMDAH]/.test(before[at]!.tag)) at--
  return /[ISRVsrvb]/.test(before[at]?.tag ?? '')
}

function isPast(nounToo: boolean, prior: Tag, after: string): boolean {
  if (prior === 'X' || prior === 'P' || prior === 'W') return true
  if (/[DHI]/.test(prior)) return false
  if (prior === "'") return !nounToo && isFunctionWord(after)
  return !nounToo || /[NA,)Q]/.test(prior) || isFunctionWord(after)
}

/** Whether a word of this tag may be the subject right before its verb. */
function isSubject(prior: Tag, previous: Token | undefined): boolean {
  if (/[NPWQT),]/.test(prior)) return true
  return prior === 'n' && previous !== undefined && PERSON_NOUNS.has(previous.lower)
}

/** The tag of a finite verb. */
export function finite(kind: 'say' | 'report' | 'other'): Tag {
  return kind === 'say' ? 'S' : kind === 'report' ? 'R' : 'V'
}

function baseOf(kind: 'say' | 'report'): Tag {
  return kind === 'say' ? 'e' : 'f'
}

/** The tag of an -ing form. */
export function ing(kind: 'say' | 'report' | 'other'): Tag {
  return kind === 'say' ? 's' : kind === 'report' ? 'r' : 'v'
}
