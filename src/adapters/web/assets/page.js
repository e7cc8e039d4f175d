// What the page does beyond plain HTML: answers come without loading the page, and lines are completed while they are typed.
// Everything works without this, a page at a time.

const composer = document.querySelector('#composer')
const log = document.querySelector('#log')

if (composer !== null && log !== null) {
  document.addEventListener('submit', sendInPlace)
  completeLines(composer.querySelector('#line'), document.querySelector('#suggestions'))
  for (const event of ['focusin', 'input']) document.addEventListener(event, suggestValues)
  const last = log.lastElementChild
  if (last !== null && location.hash === '') last.scrollIntoView({ block: 'nearest' })
}

/** Sends a form of the conversation, and puts what comes back where it belongs. */
async function sendInPlace(event) {
  const form = event.target
  if (form.getAttribute('action') !== '/say') return
  event.preventDefault()
  const body = new URLSearchParams(new FormData(form, event.submitter))
  const line = form.querySelector('#line')
  document.body.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch('/say', { method: 'POST', body, headers: { 'X-Requested-With': 'page' } })
    const text = await answer.text()
    const found = new DOMParser().parseFromString(text, 'text/html')
    const exchange = found.querySelector('.exchange')
    if (exchange !== null) show(exchange)
    else tell(found.querySelector('main p')?.textContent ?? text)
    if (answer.ok && line !== null) line.value = ''
  } catch {
    tell('The server does not answer. Is it still running?')
  } finally {
    document.body.removeAttribute('aria-busy')
  }
}

function show(exchange) {
  const standing = document.getElementById(exchange.id)
  const isThere = standing !== null
  if (isThere) standing.replaceWith(exchange)
  else log.append(exchange)
  exchange.scrollIntoView({ block: isThere ? 'nearest' : 'start', behavior: 'auto' })
  // A form that asks for something is filled in next; what stood in place of a pressed button takes its focus.
  const field = exchange.querySelector('label input, label textarea, label select')
  if (field !== null) field.focus()
  else if (isThere) focusOn(exchange)
}

function focusOn(element) {
  element.tabIndex = -1
  element.focus()
}

function tell(words) {
  const problem = document.createElement('p')
  problem.className = 'notice error'
  problem.textContent = words
  log.append(problem)
  problem.scrollIntoView({ block: 'nearest' })
}

/** Lists what a field of a form may take, as the browser lists such things. */
async function suggestValues({ target: field }) {
  if (!field.matches('input[data-suggest]')) return
  const typed = field.value
  const form = field.form.elements.namedItem('form').value
  const query = new URLSearchParams({ form, option: field.name.replace('option.', ''), typed })
  const answer = await fetch(`/suggest-value?${query}`).catch(() => undefined)
  if (answer?.ok !== true || field.value !== typed) return
  const values = await answer.json()
  const list = field.list ?? document.createElement('datalist')
  list.id ||= `values-${document.querySelectorAll('datalist').length}`
  list.replaceChildren(
    ...values.map(({ label, value }) => Object.assign(new Option(label, value), { label })),
  )
  if (field.list === null) {
    field.after(list)
    field.setAttribute('list', list.id)
  }
}

/** A combobox (w3.org/WAI/ARIA/apg/patterns/combobox): arrows choose, Tab or Enter takes, Escape closes. */
function completeLines(input, list) {
  let suggestions = []
  let chosen = -1
  let asked = 0

  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  close()

  input.addEventListener('input', refresh)
  // A little later: a press on a suggestion takes the focus first. Whoever is back by then is typing on.
  input.addEventListener('blur', () =>
    setTimeout(() => {
      if (document.activeElement !== input) close()
    }, 150),
  )
  input.addEventListener('keydown', event => {
    if (list.hidden) {
      if (event.key === 'ArrowDown' && input.value.startsWith('/')) refresh()
      return
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      choose((chosen + step + suggestions.length) % suggestions.length)
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen >= 0) take(chosen)
    else if (event.key === 'Tab' && !event.shiftKey && chosen >= 0) take(chosen)
    else return
    event.preventDefault()
  })
  list.addEventListener('mousedown', event => {
    const option = event.target.closest('[role=option]')
    if (option === null) return
    event.preventDefault()
    take([...list.children].indexOf(option))
  })

  async function refresh() {
    const turn = ++asked
    const line = input.value
    if (!line.startsWith('/')) return close()
    const answer = await fetch(`/suggest?line=${encodeURIComponent(line)}`).catch(() => undefined)
    // Who types fast is served what was typed last.
    if (turn !== asked || answer?.ok !== true) return
    const found = await answer.json()
    if (turn !== asked) return
    const before = suggestions[chosen]?.line
    suggestions = found
    list.replaceChildren(...suggestions.map(option))
    chosen = -1
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    input.removeAttribute('aria-activedescendant')
    // What was chosen while this was on its way stays so.
    const again = suggestions.findIndex(({ line }) => line === before)
    if (again >= 0) choose(again)
  }

  function option({ label, note }, index) {
    const item = document.createElement('li')
    item.id = `suggestion-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    const name = document.createElement('b')
    name.textContent = label
    item.append(name)
    if (note !== undefined) item.append(` ${note}`)
    return item
  }

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false')
    chosen = index
    const item = list.children[index]
    item.setAttribute('aria-selected', 'true')
    item.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', item.id)
  }

  function take(index) {
    input.value = suggestions[index].line
    close()
    input.focus()
    if (input.value.endsWith(' ') || input.value.endsWith(':')) refresh()
  }

  function close() {
    asked += 1
    suggestions = []
    chosen = -1
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
}
