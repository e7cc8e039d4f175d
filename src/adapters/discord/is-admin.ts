import type { Client } from 'discord.js'
import type { IsAdmin } from '../../bot/sign-ins.ts'
import { isPersonal, personalSpace } from '../../model/place.ts'
import { ADMIN_PERMISSION } from './commands.ts'
import { codeOf, MISSING_ACCESS, UNKNOWN_GUILD, UNKNOWN_MEMBER } from './faults.ts'

/** Whether somebody may administrate a guild, asked of Discord anew; outside any guild everybody may, what is their own. */
export function discordRights(client: Client<true>): IsAdmin {
  return async ({ spaceId, userId }) => {
    if (isPersonal(spaceId)) return spaceId === personalSpace(userId)
    try {
      const guild = await client.guilds.fetch(spaceId)
      const member = await guild.members.fetch({ user: userId, force: true })
      return member.permissions.has(ADMIN_PERMISSION)
    } catch (error) {
      if (NOBODY_THERE.has(codeOf(error) ?? 0)) return false
      throw error
    }
  }
}

const NOBODY_THERE = new Set([UNKNOWN_GUILD, UNKNOWN_MEMBER, MISSING_ACCESS])
