import type { KeyValue } from '../../model/key-value.ts'
import type { SavedAction } from '../../model/saved-action.ts'
import type { SignIn } from '../../model/sign-in.ts'

/** What Keyv keeps here where it has no server of its own (`keyv/in-store.ts`). Everything else goes through `Memory`. */
export interface KeyValueStore {
  /** Those there are, also such as have ended: Keyv looks at the end itself. */
  find(keys: readonly string[]): Promise<KeyValue[]>
  /** Puts each in the place of what its key had, all or none, and lets go of whatever has ended by now. */
  save(entries: readonly KeyValue[], options: { readonly now: Temporal.Instant }): Promise<void>
  /** How many there were to delete. */
  delete(keys: readonly string[]): Promise<number>
  /** Deletes every key that begins so. */
  deleteBeginning(prefix: string): Promise<void>
  /** By key, those behind `after`. */
  list(
    prefix: string,
    options: { readonly after: string | undefined; readonly limit: number },
  ): Promise<KeyValue[]>
}

/** What the buttons of a space do, for those that cannot say it themselves. */
export interface ActionStore {
  /** An action that is kept already is kept until the day given last. */
  save(actions: readonly SavedAction[]): Promise<void>
  /** Undefined also once it has expired. */
  find(key: Pick<SavedAction, 'id' | 'spaceId'>, now: Temporal.Instant): Promise<SavedAction | undefined>
  removeExpired(now: Temporal.Instant): Promise<void>
}

/** What is to be done by one of several processes, and once: each claim is one's until it ends. */
export interface ClaimStore {
  /** Takes what nobody has; false where somebody has it. Claims that have ended are forgotten. */
  take(
    key: string,
    claim: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
  ): Promise<boolean>
}

/** Links by which people sign in to the page, and the sessions that came of them. Undefined is also whatever has expired. */
export interface SignInStore {
  save(signIn: SignIn): Promise<void>
  find(which: Pick<SignIn, 'key' | 'kind'>, now: Temporal.Instant): Promise<SignIn | undefined>
  /** Gives it to the first who takes it, of however many at once, and to nobody after. */
  take(which: Pick<SignIn, 'key' | 'kind'>, now: Temporal.Instant): Promise<SignIn | undefined>
  removeExpired(now: Temporal.Instant): Promise<void>
}
