import { Document, type Scalar, type YAMLSeq } from 'yaml'
import { shortcuts } from '../adapters/slack/listen/shortcuts.ts'
import { SCOPES, slackManifest } from '../adapters/slack/manifest.ts'
import { COMMANDS_FOLDER } from '../app.ts'
import { readCommands } from '../bot/registry.ts'
import { configure, type DataOption } from './open.ts'

export interface ManifestOptions extends DataOption {
  readonly json?: boolean
  readonly prefix?: string
  readonly url?: string
}

/** `hustings slack manifest`: the app manifest, as YAML with a reason beside each permission, or as JSON. */
export async function printManifest(options: ManifestOptions): Promise<void> {
  const { publicUrl, slack } = configure(options)
  // The address alone says nothing: the local page has it too.
  const isHttp = slack !== undefined && slack.connection.kind !== 'socket'
  const manifest = slackManifest({
    commands: await readCommands(COMMANDS_FOLDER),
    shortcuts,
    prefix: options.prefix ?? slack?.prefix,
    publicUrl: options.url ?? (isHttp ? publicUrl : undefined),
    rotatesTokens: slack?.connection.kind === 'oauth',
  })
  console.log(options.json ? JSON.stringify(manifest, undefined, 2) : toYaml(manifest))
}

function toYaml(manifest: object): string {
  const document = new Document(manifest)
  const scopes = document.getIn(['oauth_config', 'scopes', 'bot']) as YAMLSeq<Scalar<string>>
  for (const scope of scopes.items) scope.comment = ` ${SCOPES[scope.value]}`
  return document.toString({ lineWidth: 0 }).trimEnd()
}
