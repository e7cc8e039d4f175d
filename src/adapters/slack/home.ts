import type { types } from '@slack/bolt'
import type { HomePart } from '../../bot/home.ts'
import type { PressIds } from '../../bot/press.ts'
import { actionBlocks } from './buttons.ts'
import { MESSAGE_CHARACTERS, VIEW_BLOCKS } from './limits.ts'
import type { Spelt } from './paragraphs.ts'
import { packed, replyPieces } from './render.ts'

/** Rows of buttons under one part, at most. */
const BUTTON_ROWS = 1

/**
 * The App Home: every part with an equal share of the room, and its buttons. Of a part that is longer, the beginning,
 * with a button for all of it.
 *
 * @param ids what the buttons do, to be kept before the view is published
 */
export function homeView(
  parts: readonly HomePart[],
  { ids, spelt }: { readonly ids: PressIds; readonly spelt: Spelt },
): types.HomeView {
  const room = {
    blocks: Math.floor(VIEW_BLOCKS / parts.length) - BUTTON_ROWS,
    characters: Math.floor(MESSAGE_CHARACTERS / parts.length),
  }
  const blocks = parts.flatMap(({ reply, whole }) => {
    const [first = [], ...more] = packed(replyPieces(reply, { spelt }), room)
    const actions = [...(more.length > 0 ? [whole] : []), ...(reply.actions ?? [])]
    return [...first.map(({ block }) => block), ...actionBlocks(actions, { ids }).slice(0, BUTTON_ROWS)]
  })
  return { type: 'home', blocks }
}
