import { existsSync } from 'node:fs'
import { type App, openApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'

export interface DataOption {
  readonly data?: string
}

/** Reads `.env` where there is one, then the environment. @throws UserError `bad-config` */
export function configure(options: DataOption): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env, options)
}

/** Opens the app for as long as `work` takes. */
export async function withApp<T>(options: DataOption, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(configure(options))
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
