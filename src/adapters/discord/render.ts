import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Command } from '../../bot/command.ts'
import type { Invocation } from '../../bot/parse-line.ts'
import { shortened } from '../../bot/plain-text.ts'
import { canShare, type Press, type PressIds } from '../../bot/press.ts'
import type { Action, Reply } from '../../model/reply.ts'
import { renderBlock } from './blocks.ts'
import { escapeLine } from './escape.ts'
import {
  MAX_ALT,
  MAX_BUTTON_LABEL,
  MAX_BUTTONS_IN_ROW,
  MAX_COMPONENTS,
  MAX_FILES,
  MAX_SELECT_LABEL,
  MAX_SELECT_OPTIONS,
  MAX_TEXT,
} from './limits.ts'
import { type Attachment, chunks, joined, type Piece, type Section } from './pieces.ts'

/** One message as Discord takes it. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: APIMessageTopLevelComponent[]
  /** Nobody is ever called, whatever a text says. */
  readonly allowed_mentions: { readonly parse: [] }
  readonly files: readonly Attachment[]
}

export interface RenderOptions {
  readonly ids: Pick<PressIds, 'idOf'>
  readonly commands: readonly Command[]
  /** What was asked: for turning pages and sharing. Absent in what is posted without being asked. */
  readonly invocation?: Invocation
}

/** Everything a reply says, in as many messages as that takes. Buttons stand under the last. */
export function renderReply(reply: Reply, options: RenderOptions): DiscordMessage[] {
  const rows = actionRows(reply.actions ?? [], options)
  const drafts = pack(reply, countOf(rows))
  return drafts.map((draft, index) => message(draft, index === drafts.length - 1 ? rows : []))
}

/**
 * One page of a reply, with buttons to turn to the others and, where that is allowed, to share it.
 *
 * @param options.page from 1 on; one past the last is the last
 */
export function renderPage(
  reply: Reply,
  options: RenderOptions & { readonly invocation: Invocation; readonly page?: number },
): DiscordMessage {
  const rows = actionRows(reply.actions ?? [], options)
  const drafts = pack(reply, countOf(rows) + TURNING)
  const page = Math.min(Math.max(1, options.page ?? 1), drafts.length)
  const turning = turningRow(reply, { ...options, page, of: drafts.length })
  return message(drafts[page - 1]!, [...rows, ...turning])
}

/** A row with two ways to turn, what page it is, and a button to share. */
const TURNING = 5

/** What fills one message, before its buttons. */
interface Draft {
  sections: { colour?: number; pieces: Piece[] }[]
  files: Attachment[]
  count: number
  length: number
}

/** Fills one message after the other. A section that does not fit goes on in the next. */
function pack(reply: Reply, reserved: number): [Draft, ...Draft[]] {
  const drafts: [Draft, ...Draft[]] = [emptyDraft()]
  const title: Section[] =
    reply.title === undefined
      ? []
      : [{ pieces: joined(chunks(reply.title, text => `### ${escapeLine(text)}`)) }]
  for (const { colour, pieces, files = [] } of [...title, ...reply.blocks.map(renderBlock)]) {
    let isBegun = false
    for (const piece of pieces) {
      const size = piece.sourceUrl === undefined ? 1 : 3
      let draft = drafts.at(-1)!
      const box = isBegun || colour === undefined ? 0 : 1
      if (
        draft.length + piece.markdown.length > MAX_TEXT ||
        draft.count + box + size > MAX_COMPONENTS - reserved
      ) {
        drafts.push(emptyDraft())
        draft = drafts.at(-1)!
        isBegun = false
      }
      if (!isBegun) draft.sections.push({ ...(colour === undefined ? {} : { colour }), pieces: [] })
      draft.sections.at(-1)!.pieces.push(piece)
      draft.count += size + (isBegun || colour === undefined ? 0 : 1)
      draft.length += piece.markdown.length
      isBegun = true
    }
    for (const file of files) {
      if (drafts.at(-1)!.files.length === MAX_FILES || drafts.at(-1)!.count + 1 > MAX_COMPONENTS - reserved)
        drafts.push(emptyDraft())
      drafts.at(-1)!.files.push(named(file, drafts.at(-1)!.files))
      drafts.at(-1)!.count += 1
    }
  }
  return drafts
}

/** Of two files of one name, Discord shows the first twice. */
function named<Given extends Attachment>(file: Given, others: readonly Attachment[]): Given {
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/.exec(file.name)!
  let name = file.name
  for (let count = 2; others.some(each => each.name === name); count++)
    name = `${stem}-${count}${ending ?? ''}`
  return { ...file, name }
}

function emptyDraft(): Draft {
  return { sections: [], files: [], count: 0, length: 0 }
}

function message(draft: Draft, rows: readonly Row[]): DiscordMessage {
  const components: APIMessageTopLevelComponent[] = [
    ...draft.sections.flatMap(({ colour, pieces }): APIMessageTopLevelComponent[] =>
      colour === undefined
        ? pieces.map(component)
        : [{ type: ComponentType.Container, accent_color: colour, components: pieces.map(component) }],
    ),
    ...draft.files.map(attached),
    ...rows,
  ]
  return {
    flags: MessageFlags.IsComponentsV2,
    // A reply of nothing but white space: Discord refuses an empty message.
    components: components.length > 0 ? components : [{ type: ComponentType.TextDisplay, content: '…' }],
    allowed_mentions: { parse: [] },
    files: draft.files,
  }
}

function component({ markdown, sourceUrl }: Piece): APIComponentInContainer & APIMessageTopLevelComponent {
  const text = { type: ComponentType.TextDisplay as const, content: markdown }
  if (sourceUrl === undefined) return text
  return {
    type: ComponentType.Section,
    components: [text],
    accessory: { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Article', url: sourceUrl },
  }
}

/** Characters of labels in one row of buttons that still read well. */
const ROW_LENGTH = 120
function attached(file: Attachment): APIMessageTopLevelComponent {
  const media = { url: `attachment://${file.name}` }
  if ('text' in file) return { type: ComponentType.File, file: media }
  const description = shortened(file.alt.trim(), MAX_ALT)
  return { type: ComponentType.MediaGallery, items: [{ media, ...(description && { description }) }] }
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** A few actions are buttons in a row; more of them, and such as would fill the screen, are lists to choose from. */
function actionRows(actions: readonly Action[], { ids, invocation }: RenderOptions): Row[] {
  const pressOf = ({ command, options }: Action): Press => ({
    // What only shows more of the same takes the place of what there was.
    does: command === invocation?.command ? 'update' : 'run',
    command,
    options,
  })
  const labelOf = (action: Action, max: number) => shortened(action.label.trim() || action.command, max)
  if (actions.length === 0) return []
  const length = actions.reduce((sum, action) => sum + labelOf(action, MAX_BUTTON_LABEL).length, 0)
  if (actions.length <= MAX_BUTTONS_IN_ROW && (length <= ROW_LENGTH || actions.length === 1)) {
    return [
      row(
        actions.map(action => ({
          type: ComponentType.Button,
          style: ButtonStyle.Secondary,
          label: labelOf(action, MAX_BUTTON_LABEL),
          custom_id: ids.idOf(pressOf(action)),
        })),
      ),
    ]
  }
  return Array.from({ length: Math.ceil(actions.length / MAX_SELECT_OPTIONS) }, (_, index) => {
    const some = actions.slice(index * MAX_SELECT_OPTIONS, (index + 1) * MAX_SELECT_OPTIONS)
    return row([
      {
        type: ComponentType.StringSelect,
        custom_id: `choice-${index}`,
        placeholder: 'Choose',
        options: some.map(action => ({
          label: labelOf(action, MAX_SELECT_LABEL),
          value: ids.idOf(pressOf(action)),
        })),
      },
    ])
  })
}

function turningRow(
  reply: Reply,
  {
    ids,
    commands,
    invocation,
    page,
    of,
  }: RenderOptions & { readonly invocation: Invocation; readonly page: number; readonly of: number },
): Row[] {
  const button = (label: string, press: Press): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: ids.idOf(press),
  })
  const turn = (to: number): Press => ({ ...invocation, does: 'page', page: to })
  const buttons: APIButtonComponent[] = [
    ...(page > 1 ? [button('◀', turn(page - 1))] : []),
    ...(of > 1 ? [{ ...button(`Page ${page} of ${of}`, turn(page)), disabled: true }] : []),
    ...(page < of ? [button('▶', turn(page + 1))] : []),
    ...(reply.visibility === 'private' && reply.status === undefined && canShare(invocation, commands)
      ? [button('Share to channel', { ...invocation, does: 'share' })]
      : []),
  ]
  return buttons.length === 0 ? [] : [row(buttons)]
}

function row(components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components }
}

function countOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { components }) => sum + 1 + components.length, 0)
}
