import { type Logger, LogLevel } from '@slack/bolt'

/** Bolt's own complaints go where the bot's problems go; what else it says is for those who write Bolt. */
export function quietLogger(reportProblem: (error: unknown, doing: string) => void): Logger {
  const ignore = () => {}
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (...words: unknown[]) =>
      reportProblem(words.find(word => word instanceof Error) ?? words.join(' '), 'talking to Slack'),
    setLevel: ignore,
    getLevel: () => LogLevel.ERROR,
    setName: ignore,
  }
}
