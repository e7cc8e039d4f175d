export type Platform = 'discord' | 'slack' | 'terminal' | 'web'

/** Where something was said or shall be posted. Whatever a space owns is stored with its `spaceId`. */
export interface Place {
  readonly platform: Platform
  /**
   * A Discord guild or a Slack workspace; `local` in the terminal and on the local page. What somebody does on Discord
   * outside any guild is a space of their own: `user-` and their id.
   */
  readonly spaceId: string
  readonly channelId: string
  readonly threadId?: string
  readonly userId: string
}

const PERSONAL = 'user-'

/** The space of what somebody does on Discord outside any guild. */
export function personalSpace(userId: string): string {
  return PERSONAL + userId
}

/** Whether a space is one person's own, which anybody gets who writes to the bot alone. */
export function isPersonal(spaceId: string): boolean {
  return spaceId.startsWith(PERSONAL)
}

/** Where people speak with each other, whoever of them does. */
export type Channel = Pick<Place, 'platform' | 'spaceId' | 'channelId'>
