import { html } from 'hono/html'
import type { Command } from '../../../bot/command.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { type Showing, showingPath } from './showing.ts'

/** All commands, each with a line that can be tried: it stands in the box of the playground then, in the same look and thread. */
export function commandsPage(commands: readonly Command[], showing: Showing): Html {
  return layout({
    title: 'Commands',
    here: '/commands',
    main: html`<h1>All ${commands.length} commands</h1>
<p>They are the same here, on Discord and on Slack. An example goes into the box at the start, to be changed or sent.</p>
<dl class="commands">${commands.map(
      ({ name, description, example }) =>
        html`<div><dt>/${name}</dt><dd>${description}<br><a href="${showingPath(showing, { line: example })}#line"><code>${example}</code></a></dd></div>`,
    )}</dl>`,
  })
}
