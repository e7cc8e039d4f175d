import { type Command, defineCommand } from '../src/bot/command.ts'
import { unknownCommand } from '../src/bot/parse-line.ts'
import type { Reply } from '../src/model/reply.ts'

export default defineCommand({
  name: 'help',
  description: 'What can be asked, and how',
  example: '/help quote',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    command: { type: 'text', description: 'The command to explain' },
  },
  async handle({ command: typed }, { commands }) {
    if (typed === undefined) return overview(commands)
    const name = typed.replace(/^\//, '').toLowerCase()
    const command = commands.find(each => each.name === name)
    if (command === undefined) throw unknownCommand(name, commands)
    return explain(command)
  },
})

function overview(commands: readonly Command[]): Reply {
  return {
    title: 'Hustings',
    blocks: [
      {
        kind: 'text',
        text: 'Every quotation, summary and answer is cut from a stored article and can be checked there.',
      },
      {
        kind: 'fields',
        fields: commands.map(command => ({
          name: `/${command.name}`,
          value: `${command.description} · ${command.example}`,
        })),
      },
      { kind: 'text', text: 'Without a slash, what you type is taken for a question.' },
    ],
  }
}

function explain(command: Command): Reply {
  const options = Object.entries(command.options).map(([name, spec]) => ({
    name: spec.required ? `${name} (required)` : name,
    value:
      spec.type === 'text' && spec.choices !== undefined
        ? `${spec.description}: ${spec.choices.join(', ')}`
        : spec.description,
  }))
  return {
    title: `/${command.name}`,
    blocks: [
      { kind: 'text', text: command.description },
      ...(options.length > 0 ? [{ kind: 'fields' as const, fields: options }] : []),
      { kind: 'text', text: `For example: ${command.example}` },
    ],
  }
}
