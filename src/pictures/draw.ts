import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** A picture in both forms. Its letters are outlines, so that it looks alike wherever it is shown. */
export interface Picture {
  readonly svg: string
  readonly png: Uint8Array
  /** What it says, for whoever does not see it. */
  readonly alt: string
}

let ready: Promise<void> | undefined

/**
 * Makes a picture of what was drawn.
 *
 * @param drawing.content SVG elements of our own making
 */
export async function draw(drawing: {
  readonly width: number
  readonly height: number
  readonly content: string
  readonly alt: string
}): Promise<Picture> {
  ready ??= readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then(initWasm)
  await ready
  const { width, height, content, alt } = drawing
  // A title, so that the file itself says what it shows: https://www.w3.org/TR/SVG-access/
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escapeXml(alt)}</title>${content}</svg>`
  const drawn = new Resvg(svg)
  try {
    const image = drawn.render()
    const png = image.asPng()
    image.free()
    return { svg, png, alt }
  } finally {
    drawn.free()
  }
}

/** Anybody's text as text of an XML document, without what XML cannot hold. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
