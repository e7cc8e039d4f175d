import { UserError } from '../model/errors.ts'

/**
 * Why an address could not be read:
 * - `bad-address`, `private-address`: it is never asked for;
 * - `no-such-host`, `unreachable`, `insecure`: no connection, or no trustworthy one;
 * - `too-slow`, `too-large`, `garbled`: an answer that does not end, or is none;
 * - `redirects`: they lead nowhere;
 * - `robots`: the site does not want it read by programs;
 * - `busy`: asked to come back later; `gone`: told never to; `missing`: no such page;
 * - `failing`: the server is unwell; `refused`: any other status;
 * - `stopped`: we broke off ourselves.
 */
export type FetchFailure =
  | 'bad-address'
  | 'private-address'
  | 'no-such-host'
  | 'unreachable'
  | 'insecure'
  | 'too-slow'
  | 'too-large'
  | 'garbled'
  | 'redirects'
  | 'robots'
  | 'busy'
  | 'gone'
  | 'missing'
  | 'failing'
  | 'refused'
  | 'stopped'

/** An address that could not be read, with a sentence that says why. Its code is the failure behind `fetch-`. */
export class FetchError extends UserError {
  readonly failure: FetchFailure
  /** The soonest that the server wants to be asked again. */
  readonly retryAfterMs: number | undefined

  /** @param message a sentence for people: which address, what happened, what would work */
  constructor(
    failure: FetchFailure,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(`fetch-${failure}`, message, options)
    this.failure = failure
    this.retryAfterMs = options.retryAfterMs
  }
}
