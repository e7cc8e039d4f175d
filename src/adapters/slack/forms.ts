import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Command, OptionSpec } from '../../bot/command.ts'
import { shortened } from '../../bot/plain-text.ts'
import type { RawOptions } from '../../bot/read-options.ts'
import { INPUT_CHARACTERS, MODAL_TITLE, OPTION_LABEL, OPTION_VALUE, SELECT_OPTIONS } from './limits.ts'
import type { Spelt } from './paragraphs.ts'

/** The callback id of every form. */
export const FORM = 'form'
/** The action id of whatever takes an option's value. */
export const FORM_FIELD = 'value'

/** What a form needs to remember until it is sent. */
const formShape = z.object({
  /** The command with what was known before, as the id of a press. */
  press: z.string(),
  spaceId: z.string(),
  userId: z.string(),
  channelId: z.string(),
  threadTs: z.string().optional(),
  responseUrl: z.string().optional(),
  isHome: z.boolean().optional(),
})
export type Form = z.infer<typeof formShape>

/** A form that asks for each option of a command that is not known yet. */
export function formView(
  command: Command,
  {
    known,
    form,
    spelt = words => words,
  }: { readonly known: RawOptions; readonly form: Form; readonly spelt?: Spelt },
): types.ModalView {
  const asked = Object.entries(command.options).filter(([name]) => !Object.hasOwn(known, name))
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify(formShape.parse(form)),
    title: { type: 'plain_text', text: shortened(spelt(`/${command.name}`), MODAL_TITLE) },
    submit: { type: 'plain_text', text: 'Go' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: asked.map(([name, spec]) => ({
      type: 'input',
      block_id: name,
      optional: spec.required !== true,
      label: { type: 'plain_text', text: spec.description },
      element: field(spec),
    })),
  }
}

function field(spec: OptionSpec): types.InputBlock['element'] {
  switch (spec.type) {
    case 'integer':
      return {
        type: 'number_input',
        action_id: FORM_FIELD,
        is_decimal_allowed: false,
        ...(spec.min === undefined ? {} : { min_value: String(spec.min) }),
        ...(spec.max === undefined ? {} : { max_value: String(spec.max) }),
      }
    case 'boolean':
      return choice(['yes', 'no'])
    case 'days':
      return {
        type: 'plain_text_input',
        action_id: FORM_FIELD,
        max_length: 60,
        placeholder: { type: 'plain_text', text: '2019-11-07, Nov 2019 or 2019' },
      }
    case 'text':
      if (spec.choices !== undefined) return choice(spec.choices)
      if (spec.suggest !== undefined && spec.free !== true)
        return { type: 'external_select', action_id: FORM_FIELD, min_query_length: 0 }
      return {
        type: 'plain_text_input',
        action_id: FORM_FIELD,
        multiline: spec.free === true,
        max_length: INPUT_CHARACTERS,
      }
  }
}

function choice(values: readonly string[]): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: FORM_FIELD,
    options: selectOptions(values.map(value => ({ label: value, value }))),
  }
}

/** Suggestions as Slack's options; one whose value Slack would cut is left out, since it would mean another. */
export function selectOptions(
  values: readonly { readonly label: string; readonly value: string }[],
): types.PlainTextOption[] {
  return values
    .filter(({ value }) => value !== '' && value.length <= OPTION_VALUE)
    .slice(0, SELECT_OPTIONS)
    .map(({ label, value }) => ({
      text: {
        type: 'plain_text',
        text: shortened(label, OPTION_LABEL),
      },
      value,
    }))
}

/** What a form remembered; undefined where it is none of ours. */
export function readForm(metadata: string): Form | undefined {
  try {
    return formShape.safeParse(JSON.parse(metadata)).data
  } catch {
    return undefined
  }
}

/** What was filled in: `view.state.values` by option. */
export function readFields(
  values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>,
): RawOptions {
  return Object.fromEntries(
    Object.entries(values).flatMap(([option, fields]) => {
      const state = fields[FORM_FIELD]
      const value = state?.value ?? state?.selected_option?.value
      return value === undefined || value === null ? [] : [[option, value]]
    }),
  )
}

interface FieldState {
  readonly value?: string | null
  readonly selected_option?: { readonly value: string } | null
}
