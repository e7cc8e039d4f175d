import type { Block, Citation, CitedSentence, Excerpt, Reply } from '../../../src/model/reply.ts'

/** A block of each kind around some text, which may be anything. */
export function blocksAround(text: string, url = 'https://ledger.example.com/2019/11/bridge'): Block[] {
  const excerpt: Excerpt = { articleId: 'a', revision: 1, span: { start: 0, end: text.length }, text }
  const citation: Citation = {
    articleId: 'a',
    headline: text,
    publisher: text,
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
    url,
  }
  const half = Math.floor(text.length / 2)
  const sentence: CitedSentence = { excerpt, emphasis: [{ start: 0, end: half }], url }
  const quotation: Block = {
    kind: 'quotation',
    quoteKind: 'direct',
    content: [excerpt, excerpt],
    speaker: text,
    medium: 'tweet',
    saidOn: Temporal.PlainDate.from('2019-11-07'),
    context: { ...excerpt, text: `${text} and more` },
    citation,
    confidence: 0.9,
    alsoIn: [citation],
    differsFrom: [text],
  }
  const { url: _, ...noPage } = citation
  return [
    quotation,
    { ...quotation, quoteKind: 'indirect', citation: noPage },
    {
      kind: 'difference',
      parts: [
        { kind: 'same', recorded: excerpt },
        { kind: 'omitted', recorded: excerpt },
        { kind: 'changed', typed: text, recorded: excerpt },
        { kind: 'added', typed: text },
        { kind: 'missing', recorded: excerpt },
      ],
    },
    { kind: 'sentences', sentences: [sentence, sentence], citation },
    { kind: 'story', headline: text, sentences: [excerpt], citations: [citation, noPage] },
    { kind: 'timeline', events: [{ day: citation.publishedOn, sentence, citation }] },
    {
      kind: 'comparison',
      subject: text,
      sides: [
        { sentence, citation },
        { sentence, citation: noPage },
      ],
    },
    { kind: 'text', text },
    { kind: 'notice', level: 'info', text },
    { kind: 'notice', level: 'error', text },
    { kind: 'fields', fields: [{ name: text, value: text }] },
    { kind: 'citations', citations: [citation, noPage] },
    { kind: 'file', name: 'hustings-export.json', text },
    { kind: 'image', name: 'quotation.png', base64: 'iVBORw0KGgo=', alt: text },
  ]
}

/** A reply with so many buttons. */
export function replyOf(blocks: readonly Block[], buttons = 0, label = 'Press'): Reply {
  return {
    title: 'A title',
    blocks,
    actions: Array.from({ length: buttons }, (_, page) => ({ label, command: 'quote', options: { page } })),
  }
}
