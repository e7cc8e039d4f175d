import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

// Each floor with what stands directly or indirectly below it (docs/architecture.md draws it).
const BELOW: Record<string, readonly string[]> = {
  model: [],
  text: ['model'],
  feeds: ['model', 'text'],
  stores: ['model', 'text'],
  // Words in, pictures out.
  pictures: ['model'],
  ingest: ['model', 'text', 'feeds', 'stores'],
  // A language model: it gets sentences and a place to count in.
  writers: ['model', 'stores'],
  bot: ['model', 'text', 'feeds', 'stores', 'ingest', 'pictures', 'writers'],
  digests: ['model', 'text', 'feeds', 'stores', 'ingest', 'bot'],
  commands: ['model', 'text', 'feeds', 'stores', 'ingest', 'pictures', 'writers', 'bot', 'digests'],
  // Translation only: the core's words, and the SDK of one platform.
  adapters: ['model', 'bot'],
  cli: [
    'model',
    'text',
    'feeds',
    'stores',
    'ingest',
    'bot',
    'digests',
    'adapters',
    'eval',
    'app.ts',
    'main.ts',
    'config.ts',
  ],
  eval: ['model', 'text', 'feeds', 'stores', 'ingest', 'bot', 'digests'],
}
const PURE = ['model', 'text']

/** Every import of every source file, by path from the root; what a type needs counts too. */
function readImports(): Map<string, string[]> {
  const files = ['src', 'commands'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => join(folder, file)),
  )
  const pattern =
    /^\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^\s*import\s+'([^']+)'/gm
  return new Map(
    files.map(file => {
      const source = readFileSync(join(ROOT, file), 'utf8')
      const targets = Array.from(source.matchAll(pattern), match => match[1] ?? match[2] ?? match[3]!)
      return [
        file,
        targets.map(target =>
          target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
        ),
      ]
    }),
  )
}

function floorOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'src' ? second : top
}

function findCircle(imports: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    done.add(file)
    for (const target of imports.get(file) ?? []) {
      const circle = visit(target, [...path, file])
      if (circle !== undefined) return circle
    }
    return undefined
  }
  for (const file of imports.keys()) {
    const circle = visit(file, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

describe('The floors', () => {
  const imports = readImports()
  const own = [...imports].flatMap(([file, targets]) => targets.map(target => ({ file, target })))

  test('every import leads to the same floor or one below', () => {
    const wrong = own.filter(({ file, target }) => {
      const allowed = BELOW[floorOf(file)]
      if (allowed === undefined || !/^(?:src|commands)\//.test(target)) return false
      return floorOf(target) !== floorOf(file) && !allowed.includes(floorOf(target))
    })
    expect(wrong).toEqual([])
  })

  test('every folder of src has its floor', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter(entry =>
      entry.isDirectory(),
    )
    expect(folders.map(entry => entry.name).filter(name => BELOW[name] === undefined)).toEqual([])
  })

  test('an adapter knows no other adapter', () => {
    const adapter = (file: string) => /^src\/adapters\/([^/]+)\//.exec(file)?.[1]
    const wrong = own.filter(({ file, target }) => {
      const [from, to] = [adapter(file), adapter(target)]
      return from !== undefined && to !== undefined && from !== to
    })
    expect(wrong).toEqual([])
  })

  test('model and text import no node: module', () => {
    const wrong = own.filter(({ file, target }) => PURE.includes(floorOf(file)) && target.startsWith('node:'))
    expect(wrong).toEqual([])
  })

  test('model and text ask no clock, no chance and no network', () => {
    const asking = /\bTemporal\.Now\b|\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bfetch\(|\bprocess\./
    const wrong = [...imports.keys()]
      .filter(file => PURE.includes(floorOf(file)))
      .filter(file => asking.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(wrong).toEqual([])
  })

  test('no file imports itself in a circle', () => {
    expect(findCircle(imports)).toBeUndefined()
    expect(
      findCircle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b'])
  })

  test('the reader of imports sees them all', () => {
    expect(imports.get('src/model/quote.ts')).toEqual(['src/model/article.ts', 'src/model/span.ts'])
    expect(own.filter(({ target }) => /^src.*\.ts$/.test(target) && !imports.has(target))).toEqual([])
  })
})
