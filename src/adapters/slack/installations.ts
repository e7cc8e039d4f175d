import type { InstallationStore } from '@slack/bolt'
import { UserError } from '../../model/errors.ts'
import type { Seal } from './seal.ts'

/** Where installations are kept, by workspace; what is kept is sealed. */
export interface KeptInstallations {
  save(spaceId: string, sealed: string): Promise<void>
  find(spaceId: string): Promise<string | undefined>
  remove(spaceId: string): Promise<void>
}

/** Bolt's store of installations on ours: one a workspace, tokens encrypted. */
export function installationStore(kept: KeptInstallations, { seal, open }: Seal): InstallationStore {
  return {
    async storeInstallation(installation) {
      if (installation.isEnterpriseInstall || installation.team === undefined) {
        throw new UserError(
          'slack-org-install',
          'Hustings is installed in one workspace at a time, not in a whole organisation. Choose a workspace and install it there.',
        )
      }
      await kept.save(installation.team.id, seal(JSON.stringify(installation)))
    },
    async fetchInstallation({ teamId }) {
      const sealed = teamId === undefined ? undefined : await kept.find(teamId)
      if (sealed === undefined)
        throw new Error(`Expected an installation in workspace ${teamId} but found none`)
      return JSON.parse(open(sealed))
    },
    async deleteInstallation({ teamId }) {
      if (teamId !== undefined) await kept.remove(teamId)
    },
  }
}
