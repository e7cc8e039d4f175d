import type { Reply } from '../model/reply.ts'
import type { Form } from './form.ts'
import type { Invocation } from './parse-line.ts'
import type { PressIds } from './press.ts'

/** What a platform would be sent, made by its own adapter: for showing it elsewhere. */
export interface Preview {
  /** The bodies of the messages or of the form, as the platform takes them. */
  readonly payloads: readonly object[]
  /** What its buttons have no room for: to be kept before anybody presses them. */
  readonly kept: PressIds['kept']
}

/** How one platform shows what the bot says. */
export interface Previewer {
  /**
   * The answer to a command.
   *
   * @param options.invocation what was asked; absent where that was no command
   * @param options.page which part of a long answer, on platforms that turn pages
   */
  reply(
    reply: Reply,
    options: { readonly invocation?: Invocation | undefined; readonly page?: number | undefined },
  ): Preview
  /** The form that asks for the options a command lacks. */
  form(form: Form): Preview
}
