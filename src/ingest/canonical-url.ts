/**
 * The address of an article without what differs from reader to reader: tracking parameters, fragment, user name,
 * default port, trailing slash. Path and other parameters stay as they are, letter for letter. Idempotent.
 *
 * @returns undefined when it is not an http or https address
 */
export function canonicalUrl(address: string): string | undefined {
  const url = URL.parse(address.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  url.pathname = url.pathname.replace(/\/+$/, '')
  // Filtered as written: URLSearchParams would encode the parameters that stay anew ("%20" as "+").
  const parameters = url.search.slice(1).split('&').filter(isWanted)
  url.search = parameters.length > 0 ? `?${parameters.join('&')}` : ''
  return url.href
}

/** Whether the address leads to a site's front page, and so names no article. */
export function isFrontPage(url: string): boolean {
  const { pathname, search } = new URL(url)
  return pathname === '/' && search === ''
}

/** The host as readers know it: `politico.com`. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

// Added by those who share or count a link. Those of one site only are left alone: they may name the article there.
const TRACKING =
  /^(?:utm_\w+|mc_[ce]id|fb_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|_ga|_gl|_hs\w+|hsctatracking|mkt_tok|ref_src|ref_url|cmpid|cmp|ocid|smid|smtyp|s_cid|ftag|xtor|at_\w+|__twitter_impression|guccounter|guce_\w+|_openstat|vero_\w+|oly_\w+_id|rb_clickid|ncid)$/

function isWanted(parameter: string): boolean {
  return parameter !== '' && !TRACKING.test(parameter.split('=', 1)[0]!.toLowerCase())
}
