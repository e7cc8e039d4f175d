import type { Format } from './formats/format.ts'
import { html } from './formats/html.ts'
import { jsonLines } from './formats/json-lines.ts'
import { markdown } from './formats/markdown.ts'
import { plainText } from './formats/plain-text.ts'

/** Every format that is read; plain text last, since it takes anything. */
export const FORMATS: readonly Format[] = [jsonLines, html, markdown, plainText]

/** The format of a file: by the ending of its name, and where that says nothing by what is in it. */
export function findFormat(fileName: string, content: string): Format {
  const name = fileName.toLowerCase()
  return (
    FORMATS.find(({ extensions }) => extensions.some(extension => name.endsWith(extension))) ??
    FORMATS.find(format => format.sniff(content)) ??
    plainText
  )
}
