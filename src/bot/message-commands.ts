import type { Invocation } from './parse-line.ts'

/** Somebody's message that a command was called on. */
export interface MessageText {
  readonly text: string
  /** Links of the message that its text does not have: of its cards and attachments. */
  readonly links?: readonly string[]
}

/** A command that people call on a message, from its menu. */
export interface MessageCommand {
  /** As the menu shows it, the same on every platform. */
  readonly name: string
  /** The command with its options. What it lacks, the platform asks for in a form. */
  invocation(message: MessageText): Invocation
}

/** Every command that can be called on a message. */
export const messageCommands: readonly MessageCommand[] = [
  {
    name: 'Summarise this',
    invocation: message => ({ command: 'summary', options: articleOf(message) }),
  },
  {
    name: 'Find quotes',
    invocation: message => ({ command: 'quotes', options: articleOf(message) }),
  },
  {
    name: 'Verify quote',
    invocation: ({ text }) => ({ command: 'verify', options: some('text', wordsInMarks(text) ?? text) }),
  },
]

/** What a message is about: its first link; or else its words, which a headline may share. */
function articleOf({ text, links = [] }: MessageText): Invocation['options'] {
  const [link] = [...text.matchAll(LINK)].map(([found]) => found.replace(/[.,;:!?)\]]+$/, ''))
  return some('article', link ?? links[0] ?? text.replace(/\s+/g, ' ').slice(0, MAX_WORDS).toWellFormed())
}

// Slack writes <https://…|words>, and both platforms let a link stand in angle brackets.
const LINK = /https?:\/\/[^\s<>|"]+/giu

/** Enough for any headline; beyond it, more words find less. */
const MAX_WORDS = 300

/** The longest stretch between quotation marks, of a message that quotes somebody. */
function wordsInMarks(text: string): string | undefined {
  const stretches = [...text.matchAll(/“([^“”]+)”|"([^"]+)"/g)].map(
    ([, curly, straight]) => (curly ?? straight)!,
  )
  return stretches.filter(words => words.includes(' ')).sort((a, b) => b.length - a.length)[0]
}

function some(name: string, value: string): Invocation['options'] {
  return value.trim() === '' ? {} : { [name]: value.trim() }
}
