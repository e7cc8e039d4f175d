import type { Config } from './config.ts'

export type Log = (level: 'info' | 'warn' | 'error', message: string, details?: object) => void

/** What a part of the bot logs by, to standard error. The logger is loaded when there is something to log. */
export async function logFor({ logLevel }: Pick<Config, 'logLevel'>, part: string): Promise<Log> {
  const { pino } = await import('pino')
  const logger = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }))
  return (level, message, details = {}) => logger[level]({ part, ...details }, message)
}
