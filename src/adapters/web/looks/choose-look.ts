import type { PageParts } from '../parts.ts'
import { discordLook } from './discord.ts'
import { LOOKS, type Look, type LookName } from './look.ts'
import { plainLook } from './plain.ts'
import { slackLook } from './slack.ts'

/** The look of a name; a platform's is loaded when it is first looked at. */
export async function chooseLook(name: LookName, previewers: PageParts['previewers']): Promise<Look> {
  switch (name) {
    case 'plain':
      return plainLook
    case 'discord':
      return discordLook(await previewers.discord())
    case 'slack':
      return slackLook(await previewers.slack())
  }
}

/** The look that an address or a form asks for; our own for any other. */
export function lookName(name: string | undefined): LookName {
  return LOOKS.find(each => each === name) ?? 'plain'
}
