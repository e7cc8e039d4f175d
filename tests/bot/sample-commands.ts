import { type Command, defineCommand } from '../../src/bot/command.ts'

// Commands of every shape: what the core promises must not hang on what the real ones happen to be called.

const asText = (values: object) => ({
  blocks: [{ kind: 'text' as const, text: JSON.stringify(values) }],
})

/** Takes one of each kind of option and replies with what it was given. */
const poll = defineCommand({
  name: 'poll',
  description: 'What do polls say?',
  example: '/poll helen marsh since:2019',
  visibility: 'public',
  access: 'everyone',
  options: {
    person: { type: 'text', required: true, suggest: 'people', description: 'Who stands' },
    about: { type: 'text', description: 'On what' },
    kind: { type: 'text', choices: ['national', 'state'], description: 'Which polls' },
    since: { type: 'days', description: 'From this day on' },
    limit: { type: 'integer', min: 1, max: 10, description: 'How many' },
    offset: { type: 'integer', description: 'From which on' },
    open: { type: 'boolean', description: 'Only those still running' },
  },
  handle: async values => asText(values),
})

/** Where words without a slash go; its option takes colons and all. */
const ask = defineCommand({
  name: 'ask',
  description: 'What do the articles say?',
  example: '/ask who won?',
  visibility: 'public',
  access: 'everyone',
  options: { question: { type: 'text', required: true, free: true, description: 'Your question' } },
  handle: async values => asText(values),
})

const status = defineCommand({
  name: 'status',
  description: 'How are things?',
  example: '/status',
  visibility: 'private',
  access: 'everyone',
  options: {},
  handle: async (_, { now, today }) => asText({ now, today }),
})

const raceAdd = defineCommand({
  name: 'race add',
  description: 'Follow a race',
  example: '/race add senate',
  visibility: 'private',
  access: 'admin',
  options: { name: { type: 'text', description: 'Which' } },
  handle: async values => asText(values),
})

const raceList = defineCommand({
  name: 'race list',
  description: 'The races followed',
  example: '/race list',
  visibility: 'private',
  access: 'everyone',
  options: {},
  async handle() {
    throw new TypeError('x is not a function')
  },
})

export const sampleCommands: readonly Command[] = [ask, poll, raceAdd, raceList, status]

export function sampleCommand(name: string): Command {
  return sampleCommands.find(command => command.name === name)!
}
