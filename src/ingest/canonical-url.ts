/**
 * The address of an article without what differs from reader to reader: tracking parameters, fragment, user name,
 * default port, trailing slash; and of the forms for phones (AMP, its caches, mobile hosts) the one for all. Path and
 * other parameters stay as they are, letter for letter. Idempotent.
 *
 * @returns undefined when it is not an http or https address
 */
export function canonicalUrl(address: string): string | undefined {
  let url = cleaned(address)
  // Each round takes something off: what was AMP of a mobile host may be one again.
  for (let before = ''; url !== undefined && url !== before; ) {
    before = url
    url = cleaned(withoutPhone(url))
  }
  return url
}

/** The same article's address on a desk, where the address says that it is for phones. */
function withoutPhone(address: string): string {
  const url = new URL(address)
  // https://www.google.com/amp/s/ledger.example.com/a, https://ledger-example-com.cdn.ampproject.org/c/s/ledger.example.com/a
  const cached =
    (/(?:^|\.)google\.\w+(?:\.\w+)?$/.test(url.hostname) && /^\/amp\/(s\/)?(.+\..+)$/.exec(url.pathname)) ||
    (url.hostname.endsWith('.cdn.ampproject.org') && /^\/[cv]\/(s\/)?(.+\..+)$/.exec(url.pathname))
  if (cached) {
    const inner = URL.parse(`${cached[1] === undefined ? 'http' : 'https'}://${cached[2]}${url.search}`)
    if (inner !== null) return inner.href
  }
  // m.ledger.example.com and en.m.ledger.example.com; not m.com itself.
  url.hostname = url.hostname.replace(
    /^(?:(?:m|mobile|amp|touch)\.(?=[^.]+\.[^.]+)|(?<=^)([a-z]{2}\.)m\.(?=[^.]+\.[^.]+))/,
    '$1',
  )
  const path = url.pathname
    .replace(/(?<=[^/])\/amp(?:\.html?)?$/, '')
    .replace(/\.amp(?=(?:\.html?)?$)/, '')
    .replace(/^\/amp\/(?=[^/]+\/[^/])/, '/')
  url.pathname = path
  return url.href
}

function cleaned(address: string): string | undefined {
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
  /^(?:utm_\w+|mc_[ce]id|fb_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|_ga|_gl|_hs\w+|hsctatracking|mkt_tok|ref_src|ref_url|cmpid|cmp|ocid|smid|smtyp|s_cid|ftag|xtor|at_\w+|__twitter_impression|guccounter|guce_\w+|_openstat|vero_\w+|oly_\w+_id|rb_clickid|ncid|amp|amp_js_v|amp_gsa|outputtype|usqp|wt_mc|trk|icid|campaign_id|pk_\w+|mtm_\w+|piwik_\w+|hsa_\w+|epik|s_kwcid|soc_src|soc_trk)$/

function isWanted(parameter: string): boolean {
  return parameter !== '' && !TRACKING.test(parameter.split('=', 1)[0]!.toLowerCase())
}
