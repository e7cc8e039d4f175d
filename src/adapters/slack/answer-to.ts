/** Where an answer goes. */
export interface AnswerTo {
  readonly spaceId: string
  readonly userId: string
  readonly channelId: string
  readonly threadTs?: string | undefined
  /**
   * The address that Slack gave for whoever ran a command or pressed a button. It works also where the bot is no member,
   * five times within half an hour.
   */
  readonly responseUrl?: string | undefined
  /** Asked for on the App Home, which is drawn anew with the answer. */
  readonly isHome?: boolean | undefined
}

/** Whether only the asker and the bot are there. */
export function isDirect({ channelId }: AnswerTo): boolean {
  return channelId.startsWith('D') || channelId.startsWith('U')
}

/** What keeps a message in the thread. */
export function thread({ threadTs }: AnswerTo): { thread_ts?: string } {
  return threadTs === undefined ? {} : { thread_ts: threadTs }
}
