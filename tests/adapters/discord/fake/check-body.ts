import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

// What Discord would refuse: bodies that its OpenAPI file does not allow, and limits that the file does not hold.

interface Spec {
  readonly paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>
  >
  readonly components: object
}

const file = join(import.meta.dirname, '../../../specs/discord-openapi.json.gz')
const spec = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Spec

const ajv = new Ajv2020({ strict: false, allErrors: false })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
for (const format of ['snowflake', 'nonce']) ajv.addFormat(format, true)
ajv.addSchema({ $id: 'https://spec.example/', components: spec.components })

// Literal paths before those with parameters: /webhooks/1/x/messages/@original.
const routes = Object.keys(spec.paths)
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map(path => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }))

const compiled = new Map<string, ValidateFunction | undefined>()

/** Everything that is wrong with a request, none where Discord would take it. */
export function problemsWith(
  method: string,
  path: string,
  body: unknown,
  files: readonly string[] = [],
): string[] {
  const route = routes.find(
    ({ path: each, pattern }) => pattern.test(path) && spec.paths[each]![method] !== undefined,
  )
  if (route === undefined) return [`No such operation: ${method} ${path}`]
  const validate = validatorFor(method, route.path)
  if (validate === undefined) return []
  const problems: string[] = []
  if (!validate(asTheFileHasIt(body)))
    problems.push(`${method} ${route.path}: ${ajv.errorsText(validate.errors)}`)
  return [
    ...problems,
    ...beyondTheFile(route.path, body as Json, files).map(each => `${method} ${route.path}: ${each}`),
  ]
}

/** A string of bits in the docs and in what Discord sends back, an integer in the file. It takes both. */
function asTheFileHasIt(body: unknown): unknown {
  if (!Array.isArray(body)) return body
  return body.map((each: Json) =>
    typeof each.default_member_permissions === 'string'
      ? { ...each, default_member_permissions: Number(each.default_member_permissions) }
      : each,
  )
}

function validatorFor(method: string, path: string): ValidateFunction | undefined {
  const key = `${method} ${path}`
  if (!compiled.has(key)) {
    const schema = spec.paths[path]![method]!.requestBody?.content['application/json']?.schema
    compiled.set(key, schema && ajv.compile(absolute(schema) as object))
  }
  return compiled.get(key)
}

/** References lead into the one schema that holds the components. */
function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"https://spec.example/#/'))
}

/** The shapes are Discord's own, and are checked against its file. */
// biome-ignore lint/suspicious/noExplicitAny: a fake reads what it is sent without knowing what that is
export type Loose = any
export type Json = { readonly [key: string]: Loose }

function beyondTheFile(path: string, body: Json, files: readonly string[]): string[] {
  if (path.endsWith('/commands')) return (body as unknown as Json[]).flatMap(commandProblems)
  if (path.endsWith('/callback')) {
    const { type, data } = body
    if (type === 5)
      return [4, 0, undefined, 64].includes(data?.flags) ? [] : ['a deferral carries EPHEMERAL alone']
    if (type === 4 || type === 7) return messageProblems(data, files)
    if (type === 8) return autocompleteProblems(data)
    if (type === 9) return uniqueIds(data)
    return []
  }
  if (path.endsWith('/threads')) return 'message' in body ? messageProblems(body.message, files) : []
  if (/\/messages(?:\/\{message_id\}|\/@original)?$|webhook_token\}$/.test(path))
    return messageProblems(body, files)
  return []
}

/** components/reference, resources/message */
function messageProblems(message: Json, files: readonly string[]): string[] {
  const problems: string[] = []
  const nodes = nodesOf(message.components ?? [])
  const texts = nodes.filter(({ type }) => type === 10).map(({ content }) => String(content))
  const isV2 = (Number(message.flags ?? 0) & 32768) !== 0
  if (
    JSON.stringify(message.allowed_mentions) !== '{"parse":[]}' &&
    !(
      'replied_user' in (message.allowed_mentions ?? {}) &&
      message.allowed_mentions.parse.length === 0 &&
      message.allowed_mentions.replied_user === false
    )
  )
    problems.push(`somebody could be pinged: ${JSON.stringify(message.allowed_mentions)}`)
  if (!isV2 && nodes.length > 0) problems.push('components of the second version need their flag')
  if (isV2 && (message.content || message.embeds?.length || message.poll || message.sticker_ids?.length))
    problems.push('content, embeds, polls and stickers do not go with components')
  if (isV2 && nodes.length === 0) problems.push('an empty message')
  if (nodes.length > 40) problems.push(`${nodes.length} components`)
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length > 4_000) problems.push(`${length} characters of text`)
  for (const text of texts) if (text.trim() === '') problems.push('a blank text')
  for (const { type, components } of nodes) {
    if (type === 1 && components.length > 5) problems.push(`${components.length} components in a row`)
    if (type === 1 && components.some((each: Json) => each.type !== 2) && components.length > 1)
      problems.push('a list stands in a row of its own')
  }
  for (const button of nodes.filter(({ type }) => type === 2)) {
    if ((button.style === 5) !== 'url' in button)
      problems.push('a link button has an address, and no other has')
    if ((button.style === 5) === 'custom_id' in button) problems.push('every button but a link has an id')
    if (!button.label || button.label.trim() === '') problems.push('a button without a label')
  }
  for (const select of nodes.filter(({ type }) => type === 3)) {
    const values = select.options.map(({ value }: Json) => value)
    if (values.length < 1 || values.length > 25) problems.push(`${values.length} choices`)
    if (new Set(values).size !== values.length) problems.push('two choices with one value')
  }
  const named = (message.attachments ?? []).map(({ filename }: Json) => filename)
  const attached = [...named, ...files].map(name => `attachment://${name}`)
  for (const { type, file } of nodes) {
    if (type === 13 && !attached.includes(file.url)) problems.push(`no attachment for ${file.url}`)
  }
  if (message.content?.length > 2_000) problems.push(`content of ${message.content.length}`)
  return [...problems, ...uniqueIds(message)]
}

/** A number of its own and an id of its own for each. */
function uniqueIds(message: Json): string[] {
  const nodes = nodesOf(message.components ?? [])
  const customIds = nodes.map(node => node.custom_id).filter(id => id !== undefined)
  const numbers = nodes.map(node => node.id).filter(id => id !== undefined)
  return [customIds, numbers].flatMap(ids =>
    new Set(ids).size === ids.length ? [] : ['two components with one id'],
  )
}

/** interactions/application-commands */
function commandProblems(command: Json): string[] {
  const options: Json[] = (command.options ?? []).flatMap((each: Json) => [each, ...(each.options ?? [])])
  const problems: string[] = []
  const words = [command, ...options].flatMap(each => [
    each.name,
    each.description ?? '',
    ...(each.choices ?? []).flatMap((choice: Json) => [choice.name, String(choice.value)]),
  ])
  if (words.join('').length > 8_000) problems.push(`${command.name} has more than 8,000 characters`)
  for (const list of [
    command.options ?? [],
    ...(command.options ?? []).map((each: Json) => each.options ?? []),
  ]) {
    const required: boolean[] = list.map((each: Json) => each.required === true)
    if (
      required.lastIndexOf(true) > required.indexOf(false) &&
      required.includes(false) &&
      required.includes(true)
    )
      problems.push(`${command.name}: required options come first`)
    if (list.length > 25) problems.push(`${command.name} has ${list.length} options`)
  }
  for (const { name } of command.type === 3 ? options : [command, ...options])
    if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase())
      problems.push(`the name ${name}`)
  return problems
}

function autocompleteProblems({ choices }: Json): string[] {
  if (choices.length > 25) return [`${choices.length} suggestions`]
  return choices.every(
    ({ name, value }: Json) => name.length >= 1 && name.length <= 100 && String(value).length <= 100,
  )
    ? []
    : ['a suggestion that is too long or empty']
}

/** All components, whatever they stand in. */
export function nodesOf(components: readonly Json[]): Json[] {
  return components.flatMap(each => [
    each,
    ...nodesOf(each.components ?? []),
    ...nodesOf(each.accessory ? [each.accessory] : []),
    ...nodesOf(each.component ? [each.component] : []),
  ])
}
