import type { WebContext } from '../environment.ts'
import { problemPage } from '../layout.ts'

/** The answer to a form that is not one of ours as this browser has it. */
export function refusedForm(context: WebContext) {
  const words =
    'It was not sent by this page as your browser has it now. Go back, load the page again, and send it once more. Cookies must be allowed.'
  return context.html(problemPage('That form is not valid any more', words), 403)
}
