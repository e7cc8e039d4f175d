import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import type { Form, FormField } from '../../bot/form.ts'
import { shortened } from '../../bot/plain-text.ts'
import type { PressIds } from '../../bot/press.ts'
import {
  MAX_CHOICES,
  MAX_FIELD_DESCRIPTION,
  MAX_FIELD_LABEL,
  MAX_FIELD_TEXT,
  MAX_MODAL_FIELDS,
  MAX_MODAL_TITLE,
} from './limits.ts'

/** A form as a modal. Its first five fields: what is missing then, dispatch asks for in words. */
export function modalOf(form: Form, ids: Pick<PressIds, 'idOf'>): APIModalInteractionResponseCallbackData {
  return {
    custom_id: ids.idOf({ does: 'form', ...form.invocation }),
    title: shortened(form.title, MAX_MODAL_TITLE),
    components: form.fields.slice(0, MAX_MODAL_FIELDS).map(label),
  }
}

/** What was filled in, by the names of the fields. */
export function filledFields({ fields }: ModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(
    [...fields.fields.values()].map(field => [
      field.customId,
      field.type === ComponentType.StringSelect
        ? String(field.values[0] ?? '')
        : 'value' in field
          ? String(field.value ?? '')
          : '',
    ]),
  )
}

function label(field: FormField): APILabelComponent {
  const name = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
  return {
    type: ComponentType.Label,
    label: shortened(name, MAX_FIELD_LABEL),
    description: shortened(field.spec.description, MAX_FIELD_DESCRIPTION),
    component:
      field.choices === undefined
        ? {
            type: ComponentType.TextInput,
            custom_id: field.name,
            style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
            required: true,
            max_length: MAX_FIELD_TEXT,
          }
        : {
            type: ComponentType.StringSelect,
            custom_id: field.name,
            required: true,
            options: field.choices.slice(0, MAX_CHOICES).map(value => ({ label: value, value })),
          },
  }
}
