import type { types } from '@slack/bolt'
import type { HomePart } from '../../bot/home.ts'
import type { PressIds } from '../../bot/press.ts'
import type { Reply } from '../../model/reply.ts'
import { actionBlocks } from './buttons.ts'
import { MESSAGE_CHARACTERS, VIEW_BLOCKS } from './limits.ts'
import type { Spelt } from './paragraphs.ts'
import { packed, replyPieces } from './render.ts'

/** Rows of buttons under one part, at most. */
const BUTTON_ROWS = 1
/** An answer that takes more room comes as a direct message instead. */
const ANSWER_ROOM = { blocks: 8, characters: 1_000 }

export interface HomeOptions {
  /** What the buttons do, to be kept before the view is published. */
  readonly ids: PressIds
  readonly spelt: Spelt
  /** Shown above the parts; one for which {@link fitsOnHome} holds. */
  readonly answer?: Reply
}

/**
 * The App Home: every part with an equal share of the room, and its buttons. Of a part that is longer, the beginning,
 * with a button for all of it.
 */
export function homeView(parts: readonly HomePart[], { ids, spelt, answer }: HomeOptions): types.HomeView {
  const taken = answer === undefined ? { blocks: 0, characters: 0 } : ANSWER_ROOM
  const room = {
    blocks: Math.floor((VIEW_BLOCKS - taken.blocks - BUTTON_ROWS - 1) / parts.length) - BUTTON_ROWS,
    characters: Math.floor((MESSAGE_CHARACTERS - taken.characters) / parts.length),
  }
  const shown = parts.flatMap(({ reply, whole }) => {
    const [first = [], ...more] = packed(replyPieces(reply, { ids, spelt, isPrivate: true }), room)
    const actions = [...(more.length > 0 ? [whole] : []), ...(reply.actions ?? [])]
    return [...first.flatMap(({ blocks }) => blocks), ...buttonRows(actions, ids)]
  })
  if (answer === undefined) return { type: 'home', blocks: shown }
  const told = replyPieces(answer, { ids, spelt, isPrivate: true }).flatMap(({ blocks }) => blocks)
  return {
    type: 'home',
    blocks: [...told, ...buttonRows(answer.actions ?? [], ids), { type: 'divider' }, ...shown],
  }
}

/** Whether an answer is short enough to be shown on the App Home itself. */
export function fitsOnHome(answer: Reply, options: Pick<HomeOptions, 'ids' | 'spelt'>): boolean {
  const hasFile = answer.blocks.some(({ kind }) => kind === 'file')
  return !hasFile && packed(replyPieces(answer, { ...options, isPrivate: true }), ANSWER_ROOM).length === 1
}

function buttonRows(actions: NonNullable<Reply['actions']>, ids: PressIds): types.ActionsBlock[] {
  return actionBlocks(actions, { ids }).slice(0, BUTTON_ROWS)
}
