import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const schema = JSON.parse(
  gunzipSync(
    readFileSync(join(import.meta.dirname, '../../../specs/slack-block-kit.schema.json.gz')),
  ).toString(),
) as { $id: string }
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(schema)
const validators = new Map<string, ValidateFunction>()

/** What is wrong with blocks, a modal or a Home view by Slack's rules; nothing when all is well. */
export function blockKitProblems(kind: 'message_blocks' | 'modal' | 'home', payload: unknown): string[] {
  const validate = validators.get(kind) ?? ajv.compile({ $ref: `${schema.$id}#/$defs/${kind}` })
  validators.set(kind, validate)
  validate(payload)
  const wrong = (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`)
  const blocks = (kind === 'message_blocks' ? payload : (payload as { blocks: unknown }).blocks) as Block[]
  return [...wrong, ...(Array.isArray(blocks) ? unwrittenRules(blocks) : [])]
}

interface Block {
  readonly type: string
  readonly block_id?: string
  readonly elements?: readonly { readonly action_id?: string; readonly elements?: readonly unknown[] }[]
}

/** Rules that a schema cannot hold: ids that must differ, and how much text a message takes in all. */
function unwrittenRules(blocks: readonly Block[]): string[] {
  const problems: string[] = []
  const blockIds = blocks.flatMap(({ block_id: id }) => id ?? [])
  if (new Set(blockIds).size < blockIds.length) problems.push('two blocks have one id')
  for (const { type, elements = [] } of blocks) {
    const ids = elements.flatMap(({ action_id: id }) => id ?? [])
    if (new Set(ids).size < ids.length) problems.push('two elements of a block have one action id')
    if (type === 'rich_text' && elements.some(({ elements: leaves }) => leaves?.length === 0))
      problems.push('a rich text section is empty')
  }
  const characters = wordsOf(blocks).reduce((sum, words) => sum + words.length, 0)
  if (characters > 13_000) problems.push(`msg_blocks_too_long: ${characters} characters`)
  return problems
}

/**
 * The elements that tell somebody that they are meant.
 *
 * @param options.isPrivate one person alone reads it, so that naming another pings nobody
 */
export function pings(value: unknown, { isPrivate }: { readonly isPrivate: boolean }): unknown[] {
  if (Array.isArray(value)) return value.flatMap(each => pings(each, { isPrivate }))
  if (typeof value !== 'object' || value === null) return []
  const isPing = 'type' in value && PINGING.has(String(value.type)) && !(isPrivate && value.type === 'user')
  return isPing ? [value] : Object.values(value).flatMap(each => pings(each, { isPrivate }))
}

const PINGING = new Set(['user', 'usergroup', 'broadcast'])

/** Everything that is shown as text, in reading order. */
export function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'text' || key === 'fallback') && typeof inner === 'string' ? [inner] : wordsOf(inner),
  )
}
