interface Node {
  readonly type?: string
  readonly text?: unknown
  readonly fallback?: string
  readonly elements?: readonly Node[]
  readonly [key: string]: unknown
}

/** What people see of blocks: the words in reading order, and the labels of what can be pressed. */
export function readBlocks(blocks: unknown): { readonly words: string; readonly buttons: string[] } {
  const words: string[] = []
  const buttons: string[] = []
  const read = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) read(each)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as Node
    if (node.type === 'button') return void buttons.push((node.text as { text: string }).text)
    if (node.type === 'mrkdwn') return void words.push(readMarks(String(node.text)), '\n')
    if (node.type === 'plain_text' || node.type === 'text' || node.type === 'link')
      return void words.push(String(node.text ?? node.url))
    if (node.type === 'date') return void words.push(node.fallback ?? '')
    for (const each of Object.values(node)) read(each)
    if (/^rich_text_|^header$|^section$/.test(node.type ?? '')) words.push('\n')
  }
  read(blocks)
  return { words: words.join(''), buttons }
}

/** Text that Slack parses: links and mentions, marks, and then its three entities. */
function readMarks(text: string): string {
  return text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, '')
    .replace(/([*_~`])(\S(?:[^\n]*?\S)?)\1/g, '$2')
    .replace(/:[a-z0-9_+-]+:/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
