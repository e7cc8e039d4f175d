/** A line of text out of what may be HTML, however it is nested: `<b>Marsh</b> &amp; Hale` is `Marsh & Hale`. */
export async function plainLine(html: string): Promise<string> {
  const start = html.slice(0, MAX_LENGTH)
  const text = /<[a-z/!]|&#?\w+;/i.test(start) ? await textOf(start) : start
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

// Ten times the longest headline. Elements nested as deep as this allows can still be walked.
const MAX_LENGTH = 2_000

async function textOf(html: string): Promise<string> {
  const { DOMParser } = await import('linkedom')
  const page = new DOMParser().parseFromString(
    `<!doctype html><html><body>${html}</body></html>`,
    'text/html',
  )
  const body = page.querySelector('body')
  for (const hidden of body?.querySelectorAll('script, style') ?? []) hidden.remove()
  return body?.textContent ?? ''
}
