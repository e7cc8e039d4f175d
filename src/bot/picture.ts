import { UserError } from '../model/errors.ts'
import type { Block, QuotationBlock } from '../model/reply.ts'
import type { Picture } from '../pictures/draw.ts'
import type { Studio } from '../pictures/studio.ts'
import { plainText, shortened } from './plain-text.ts'
import { attributionLine, citationLine, quotedWords } from './wording.ts'

/** A quotation as a picture, or a notice why there is none. */
export function quotationPicture(studio: Studio, block: QuotationBlock): Promise<Block> {
  return pictureBlock('quotation', () => drawQuotation(studio, block))
}

/**
 * A quotation as a picture.
 *
 * @throws UserError `undrawable`
 */
export function drawQuotation(studio: Studio, block: QuotationBlock): Promise<Picture> {
  return studio.quotationCard({
    words: plainText(quotedWords(block)),
    speaker: plainText(attributionLine(block)),
    source: shortened(plainText(citationLine(block.citation)), MAX_SOURCE),
  })
}

/** Of a publisher and headline: enough for a few lines. */
const MAX_SOURCE = 200

/** What was drawn as a block; where it cannot be drawn, why. */
export async function pictureBlock(name: string, draw: () => Promise<Picture>): Promise<Block> {
  try {
    const { png, alt } = await draw()
    return { kind: 'image', name: `${name}.png`, base64: Buffer.from(png).toString('base64'), alt }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { kind: 'notice', level: 'info', text: error.message }
  }
}
