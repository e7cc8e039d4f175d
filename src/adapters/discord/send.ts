import { createHash } from 'node:crypto'
import type { RawFile } from 'discord.js'
import type { Bot } from '../../bot/dispatch.ts'
import { type PressIds, pressIds } from '../../bot/press.ts'
import { MAX_CUSTOM_ID, MAX_NONCE } from './limits.ts'
import type { Attachment } from './pieces.ts'
import type { DiscordMessage } from './render.ts'

/** A message as a request's body and files. */
export function requestOf(message: DiscordMessage): { body: object; files: RawFile[] } {
  const { files, ...body } = message
  return {
    body: {
      ...body,
      ...(files.length === 0
        ? {}
        : { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) }),
    },
    files: filesOf(message),
  }
}

/** A message as the methods of discord.js take it. */
export function optionsOf({ components, files }: DiscordMessage) {
  return {
    components,
    allowedMentions: { parse: [] },
    files: files.map(file => ({ name: file.name, attachment: bytesOf(file) })),
  }
}

/** A short name for one message of an occasion: Discord takes a message with a nonce that it has seen for the same one. */
export function nonceOf(key: string, index: number): string {
  return createHash('sha256').update(`${key}\n${index}`).digest('base64url').slice(0, MAX_NONCE)
}

/**
 * Makes something with buttons, and keeps what their ids have no room for, before anybody can press them.
 *
 * @param make gets the ids to make it with
 */
export async function withIds<Made>(
  bot: Bot,
  place: { readonly spaceId: string },
  make: (ids: PressIds) => Made,
): Promise<Made> {
  const ids = pressIds(MAX_CUSTOM_ID)
  const made = make(ids)
  if (ids.kept.size > 0) await bot.keep(ids.kept, place)
  return made
}

function filesOf({ files }: DiscordMessage): RawFile[] {
  return files.map(file => ({
    name: file.name,
    data: bytesOf(file),
    contentType: 'text' in file ? 'text/plain; charset=utf-8' : 'image/png',
  }))
}

function bytesOf(file: Attachment): Buffer {
  return 'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64')
}
