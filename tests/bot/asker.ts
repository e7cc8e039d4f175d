import type { Asker } from '../../src/bot/command.ts'

/** Somebody at a terminal who may do everything, and reads clocks in Greenwich. */
export const asker: Asker = {
  place: { platform: 'terminal', spaceId: 'local', channelId: 'terminal', userId: 'local' },
  isAdmin: true,
  timeZone: 'UTC',
  zoneFrom: 'machine',
}
