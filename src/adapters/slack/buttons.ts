import type { types } from '@slack/bolt'
import type { Invocation } from '../../bot/parse-line.ts'
import { plainText, shortened } from '../../bot/plain-text.ts'
import { type Press, type PressIds, pressIds } from '../../bot/press.ts'
import type { Action } from '../../model/reply.ts'
import { BUTTON_LABEL, BUTTON_VALUE, BUTTONS } from './limits.ts'

/** Every button of ours has an action id that begins so; Slack wants them to differ within a block. */
export const BUTTON_ID = 'press-'

/** Ids for the buttons of one message: what they do stands in their values, which Slack keeps with the message. */
export function buttonIds(): PressIds {
  return pressIds(BUTTON_VALUE)
}

/**
 * A reply's actions as rows of buttons.
 *
 * @param options.share the command whose private reply may be shown to all
 */
export function actionBlocks(
  actions: readonly Action[],
  { ids, share }: { readonly ids: PressIds; readonly share?: Invocation | undefined },
): types.ActionsBlock[] {
  const presses: [label: string, press: Press][] = [
    ...actions.map(({ label, ...invocation }): [string, Press] => [label, { does: 'run', ...invocation }]),
    ...(share === undefined ? [] : [['Share to channel', { does: 'share', ...share }] as [string, Press]]),
  ]
  const buttons = presses.map(([label, press], index) => toButton(label, ids.idOf(press), index))
  const rows: types.ActionsBlock[] = []
  for (let at = 0; at < buttons.length; at += BUTTONS) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + BUTTONS) })
  }
  return rows
}

function toButton(label: string, value: string, index: number): types.Button {
  const text = shortened(plainText(label).trim() || 'Go', BUTTON_LABEL)
  return {
    type: 'button',
    action_id: `${BUTTON_ID}${index}`,
    text: { type: 'plain_text', text, emoji: false },
    value,
  }
}
