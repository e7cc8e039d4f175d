import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import type { TerminalOptions } from '../adapters/terminal/render.ts'

/** Colour where the stream is a terminal that has it and `NO_COLOR` is not set. */
export function styleFor(stream: NodeJS.WriteStream): TerminalOptions['style'] {
  return (look, text) => styleText(look, text, { stream: stream as WriteStream })
}
