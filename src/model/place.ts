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

/** Where people speak with each other, whoever of them does. */
export type Channel = Pick<Place, 'platform' | 'spaceId' | 'channelId'>
