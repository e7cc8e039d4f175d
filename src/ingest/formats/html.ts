import { extractPage } from '../../feeds/pages/extract-page.ts'
import type { Format } from './format.ts'

/** A saved page: what it says of its article and the article's paragraphs, or why it is none. */
export const html: Format = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  maxLength: 5_000_000,
  sniff: content =>
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|p|div|h1)[\s>]/i.test(content),
  async parse(content) {
    const { article, obstacle } = extractPage(content)
    return [obstacle === undefined ? { article } : { problem: obstacle.message }]
  },
}
