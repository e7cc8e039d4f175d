import type { Command } from '../../bot/command.ts'

/** How commands are called in a workspace: `/quote`, or `/news-quote` where another app has that name. */
export interface CommandNames {
  /** The bot's own words, with every command in them called as it is here. */
  spelt(ownWords: string): string
  /** A line that somebody typed, with its command called as the core calls it. */
  read(line: string): string
}

/** @param prefix put before every name; without it, all names are the core's */
export function commandNames(commands: readonly Command[], prefix: string | undefined): CommandNames {
  if (prefix === undefined) return { spelt: words => words, read: line => line }
  const words = new Set(commands.map(({ name }) => name.split(' ')[0]!))
  // Not the end of an address: `example.com/quote`.
  const called = new RegExp(
    `(?<![^\\s(“"])/(${[...words].map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}/_-])`,
    'gu',
  )
  return {
    spelt: ownWords => ownWords.replace(called, (_, word: string) => slashName(word, prefix)),
    read: line => (line.startsWith(`/${prefix}-`) ? `/${line.slice(prefix.length + 2)}` : line),
  }
}

/** The slash command for the commands that share a first word: `/people` for `people card` and `people list`. */
export function slashName(word: string, prefix: string | undefined): string {
  return prefix === undefined ? `/${word}` : `/${prefix}-${word}`
}
