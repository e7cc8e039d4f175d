import type { SlackParts } from '../../../../src/adapters/slack/start.ts'
import type { Newsroom } from '../../../bot/newsroom.ts'
import type { FakeSlack } from './slack.ts'

/**
 * What the adapter is started with, beside tokens, for a process of its own: it remembers what was delivered, and waits
 * for nothing.
 */
export function slackParts({ bot }: Pick<Newsroom, 'bot'>, { apiUrl }: FakeSlack): SlackParts {
  const seen = new Set<string>()
  const isNew = async (id: string) => !seen.has(id) && seen.add(id) !== undefined
  return {
    bot,
    apiUrl,
    prefix: undefined,
    isFirst: isNew,
    beginPost: isNew,
    wait: async () => {},
    onRemoved: async () => {},
    reportProblem: () => {},
  }
}
