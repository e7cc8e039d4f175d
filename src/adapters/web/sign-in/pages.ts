import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { Place } from '../../../model/place.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'

type Member = Pick<Place, 'platform' | 'spaceId' | 'userId'>

/** In whose name somebody is or would be signed in. */
export function signedInWords({ platform, spaceId, userId }: Member): string {
  if (platform === 'terminal' || platform === 'web') return 'from the terminal of this bot'
  const name = { discord: 'Discord', slack: 'Slack' }[platform]
  return `as ${plainText(userId)} of ${plainText(spaceId)} on ${name}`
}

/** What a link opens: the button that signs in. */
export function signInPage({
  link,
  token,
  ...member
}: Member & { readonly link: string; readonly token: string }): Html {
  return layout({
    title: 'Sign in',
    here: '/admin',
    main: html`<div class="record"><h1>Sign in</h1>
<p>This browser will be signed in ${signedInWords(member)}, for twelve hours or until you sign out.${
      member.platform === 'terminal'
        ? ''
        : ' What you do here then counts as done by you in the channel where you asked for the link.'
    }</p>
<form method="post" action="/sign-in"><input type="hidden" name="token" value="${token}"><input type="hidden" name="link" value="${link}"><button class="primary">Sign in</button></form></div>`,
  })
}

/** For those who are not signed in, where they would have to be. */
export function strangerPage(title: string): Html {
  return layout({
    title,
    main: html`<div class="record"><h1>${title}</h1><p>This is for those who administrate a space. Type <code>/admin page</code> there, on Discord or Slack: a direct message brings you a link that signs you in.</p><p><a href="/">Back to the start</a></p></div>`,
  })
}
