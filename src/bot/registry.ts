import { readdir } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Command } from './command.ts'

/**
 * Reads the commands of a folder: one file each, default-exporting `defineCommand({...})`.
 *
 * @param folder absolute path
 * @returns by name, so that every listing has the same order
 * @throws Error that names the file which exports no command, or whose command's name is taken
 */
export async function readCommands(folder: string): Promise<Command[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.ts')).sort()
  const modules = await Promise.all(
    files.map(async file => ({
      file,
      module: (await import(pathToFileURL(`${folder}/${file}`).href)) as object,
    })),
  )
  const byName = new Map<string, Command>()
  for (const { file, module } of modules) {
    const command = 'default' in module ? (module.default as Partial<Command>) : {}
    if (typeof command.name !== 'string' || typeof command.handle !== 'function') {
      throw new Error(`Expected commands/${file} to default-export defineCommand({...})`)
    }
    if (byName.has(command.name))
      throw new Error(`Expected one command named "${command.name}" but commands/${file} is another`)
    byName.set(command.name, command as Command)
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
