import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Invocation } from '../../bot/parse-line.ts'
import { plainText } from '../../bot/plain-text.ts'
import type { Action } from '../../model/reply.ts'
import { BUTTON_LABEL, BUTTON_VALUE, BUTTONS } from './limits.ts'

/** Every button of ours has an id that begins so; Slack wants them to differ within a block. */
export const BUTTON_ID = 'run-'

const invocationShape = z.object({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/**
 * A reply's actions as rows of buttons. The whole invocation goes into the button's value, which Slack keeps with the
 * message, so a button works after a restart and for ever.
 */
export function actionBlocks(actions: readonly Action[]): types.ActionsBlock[] {
  const buttons = actions
    .flatMap(toButton)
    .map((button, index) => ({ ...button, action_id: `${BUTTON_ID}${index}` }))
  const rows: types.ActionsBlock[] = []
  for (let at = 0; at < buttons.length; at += BUTTONS) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + BUTTONS) })
  }
  return rows
}

/** One that would hold more than Slack keeps is left out: what it does can be typed. */
function toButton({ label, command, options }: Action): types.Button[] {
  const value = JSON.stringify({ command, options } satisfies Invocation)
  if (value.length > BUTTON_VALUE) return []
  return [
    { type: 'button', text: { type: 'plain_text', text: shortened(plainText(label)), emoji: false }, value },
  ]
}

function shortened(label: string): string {
  const text = label.trim() === '' ? 'Go' : label
  return text.length <= BUTTON_LABEL ? text : `${text.slice(0, BUTTON_LABEL - 1).toWellFormed()}…`
}

/** What a button that was pressed stands for; undefined when the value is none of ours. */
export function readButton(value: string | undefined): Invocation | undefined {
  try {
    return invocationShape.safeParse(JSON.parse(value ?? '')).data
  } catch {
    return undefined
  }
}
