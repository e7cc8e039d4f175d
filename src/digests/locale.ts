import { repeated } from '../bot/wording.ts'
import { UserError } from '../model/errors.ts'

/**
 * The language that dates are to be written in, by its tag as people type it: `de`, `en-us`.
 *
 * @throws UserError `unknown-language`
 */
export function readLocale(typed: string): string {
  const locale = findLocale(typed)
  if (locale !== undefined) return locale
  throw new UserError(
    'unknown-language',
    `Dates cannot be written in “${repeated(typed)}”. Write a language like en-US, en-GB, de, fr or es.`,
  )
}

/** Undefined for what is no tag, or of a language that the runtime has no dates in. */
export function findLocale(typed: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(typed.trim().replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** `American English`, `German` */
export function localeWords(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale
}
