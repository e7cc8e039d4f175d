import type { Form } from '../../../bot/form.ts'
import type { Invocation } from '../../../bot/parse-line.ts'
import type { PressIds } from '../../../bot/press.ts'
import type { Reply } from '../../../model/reply.ts'
import type { Html } from '../html.ts'

export const LOOKS = ['plain', 'discord', 'slack'] as const
export type LookName = (typeof LOOKS)[number]

/** What the bot says to one line or press: an answer, or a form that asks for what is missing. */
export type Said =
  | {
      readonly kind: 'reply'
      readonly reply: Reply
      /** Absent for what was no command. */
      readonly invocation?: Invocation
      /** Which part of a long answer, where a platform shows it in parts. */
      readonly page?: number
    }
  | { readonly kind: 'form'; readonly form: Form }

/** How something looks. Its buttons are named `press`, lists `choice-…` with a button of that value named `choose`, fields `option.…`. */
export interface Shown {
  readonly html: Html
  /** What is to be kept before anybody presses a button. */
  readonly kept: PressIds['kept']
}

/** One way to show what the bot says. */
export type Look = (said: Said) => Promise<Shown>

/** Before the name of every field of a form. */
export const FIELD = 'option.'
/** The field that says which command a form is of. */
export const FORM_ID = 'form'
