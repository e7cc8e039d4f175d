import { type Json, nodesOf } from './check-body.ts'

/** What people see of a text in Discord's Markdown: marks read, whatever is behind a backslash as it is. */
export function readMarkdown(markdown: string): string {
  const kept: string[] = []
  const bare = markdown.replace(
    /\\([!-/:-@[-`{-~])/g,
    (_, sign: string) => `\u0001${kept.push(sign) - 1}\u0002`,
  )
  const read = bare
    .split('\n')
    .map(line => line.replace(/^\s*(?:#{1,3} |-# |>>> |> |[-*+] )/, ''))
    .join('\n')
    .replace(/<t:(-?\d+):D>/g, (_, seconds: string) =>
      new Date(Number(seconds) * 1_000).toLocaleDateString('en-GB', { dateStyle: 'long' }),
    )
    .replace(/<(?:@[!&]?|#|\/[^>]*:|a?:\w+:|t:|id:)[^>]*>|@everyone|@here/g, '')
    .replace(/\[([^\]]*)\]\((?:https?:[^)]*)\)/g, '$1')
    .replace(/(\*{1,3}|_{1,3}|~~|\|\||`{1,3})([\s\S]+?)\1/g, '$2')
  return read.replace(/\u0001(\d+)\u0002/g, (_, index: string) => kept[Number(index)]!)
}

/** All that a message says, in order, as people see it. */
export function readMessage(message: Json): string {
  return nodesOf(message.components)
    .filter(({ type }) => type === 10)
    .map(({ content }) => readMarkdown(content))
    .join('\n')
}

/** What can be pressed or chosen in a message. */
export function buttonsOf(message: Json): string[] {
  return nodesOf(message.components).flatMap(({ label, options = [] }) => [
    ...(label === undefined ? [] : [String(label)]),
    ...options.map((each: Json) => String(each.label)),
  ])
}
