// What makes pages handier where scripts run; every page works without it.

// After a form that could not be accepted, the reader starts at the summary of what to mend.
const focusSummary = () => {
  /** @type {HTMLElement | null} */
  const summary = document.querySelector('[data-focus]')
  summary?.focus()
}

/** The fields of a form as they are sent; our forms of this kind have no files. @returns {URLSearchParams} */
const fieldsOf = (/** @type {HTMLFormElement} */ form) => {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) fields.append(name, String(value))
  return fields
}

// A read-only field that is there to be copied gets a button that copies it.
const addCopyButtons = (root) => {
  for (const field of root.querySelectorAll('[data-copy]:not([data-ready])')) {
    const [label, done] = field.dataset.copy.split('|')
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(field.value ?? field.textContent)
      button.textContent = done
    })
    field.dataset.ready = ''
    field.after(button)
  }
}

// A second click on a form that is on its way would send it twice.
const guardDoubleSubmit = (event) => {
  const form = event.target
  if ((event.submitter?.getAttribute('formmethod') ?? form.method) !== 'post') return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
}

// The back button shows the page as it was left; its forms may be sent again.
const forgetSent = () => {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll('form[data-sent]')
  for (const form of forms) delete form.dataset.sent
}

// Whoever signs out in one tab is out in all of them: none goes on showing people, also without a connection.
const tabs = new BroadcastChannel('signed-out')
tabs.addEventListener('message', () => {
  if (document.querySelector('form.sign-out')) location.replace('/sign-in')
})
const signOut = async (event) => {
  const form = event.target
  if (event.defaultPrevented || !form.matches('form.sign-out')) return
  event.preventDefault()
  // The others leave once the session is over; before, they would be led back in.
  const answer = await fetch(form.action, {
    method: 'POST',
    body: fieldsOf(form),
    redirect: 'manual',
  }).catch(() => null)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
  tabs.postMessage('')
  if (answer?.type === 'opaqueredirect') location.assign('/sign-in')
  else form.submit()
}

// Printing needs a script, so its button shows only where scripts run.
const showPrintButtons = (root) => {
  for (const button of root.querySelectorAll('[data-print][hidden]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

// A slider says its figure while it moves, before the answer comes.
const showFigure = ({ target: slider }) => {
  if (!slider.matches?.('input[type=range][data-shown]')) return
  const digits = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 })
  for (const output of document.querySelectorAll(`output[for="${slider.id}"]`))
    output.textContent = digits.format(slider.value)
}

/** The scripts that draw charts, one after the other: only a page that shows a chart, not folded, loads them. */
const chartScripts = (document.currentScript?.dataset.charts ?? '').split(' ')
/** @type {Promise<void> | undefined} */
let chartsLoaded
const load = (/** @type {string} */ source) =>
  /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = source
      script.addEventListener('load', () => resolve())
      script.addEventListener('error', reject)
      document.head.append(script)
    })
  )
const loadCharts = async () => {
  for (const source of chartScripts) await load(source)
}
const showCharts = async (root) => {
  const canvases = [...root.querySelectorAll('canvas[data-chart]')]
  if (canvases.every((canvas) => canvas.closest('details:not([open])'))) return
  chartsLoaded ??= loadCharts()
  await chartsLoaded
  window.drawCharts?.(root)
}

// A menu closes as people expect: by Escape, or by a press elsewhere.
const closeMenus = (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    const escaped = event.key === 'Escape'
    if (!escaped && (event.type === 'keydown' || menu.contains(event.target))) continue
    menu.removeAttribute('open')
    if (escaped) menu.querySelector('summary')?.focus()
  }
}

const start = (root) => {
  showPrintButtons(root)
  addCopyButtons(root)
  void showCharts(root)
}

// A form whose answer can be linked keeps its address in step with what is typed.
const followAddress = ({ target: form }) => {
  if (form.matches?.('form[data-address]')) history.replaceState(history.state, '', `${form.action}?${fieldsOf(form)}`)
}

// A button that a swap takes away leaves the focus nowhere: it goes on to what can be done next at the same place.
let placesOfFocus = []
const rememberFocus = () => {
  placesOfFocus = []
  for (let at = document.activeElement?.parentElement; at; at = at.parentElement) if (at.id) placesOfFocus.push(at.id)
}
const keepFocus = () => {
  if (document.activeElement !== document.body) return
  for (const id of placesOfFocus) {
    /** @type {HTMLElement | null} */
    const next = document.querySelector(`#${CSS.escape(id)} :is(button, .button)`)
    if (next) return next.focus()
  }
}

// A fold that somebody has opened stays open when an answer takes its place.
let openFolds = []
const rememberFolds = () => {
  openFolds = [...document.querySelectorAll('details.fold[id][open]')].map(({ id }) => id)
}
const reopenFolds = () => {
  for (const id of openFolds) document.getElementById(id)?.setAttribute('open', '')
}

// Where only a part of what is asked for may be in the address, the answer says which.
const followAnswer = () => {
  /** @type {HTMLElement | null} */
  const answer = document.querySelector('[data-answer-address]')
  if (answer?.dataset.answerAddress) history.replaceState(history.state, '', answer.dataset.answerAddress)
}

document.addEventListener('submit', guardDoubleSubmit)
document.addEventListener('submit', signOut)
document.addEventListener('input', showFigure)
document.addEventListener('click', closeMenus)
document.addEventListener('keydown', closeMenus)
// A fold that holds a chart shows it once it is opened.
const showFolded = ({ target: fold }) => {
  if (fold.open) void showCharts(fold)
}
document.addEventListener('toggle', showFolded, true)
window.addEventListener('pageshow', forgetSent)
// When the network fails, what was meant to be sent can be sent again.
document.addEventListener('htmx:error', forgetSent)
document.addEventListener('htmx:response:error', forgetSent)
document.addEventListener('htmx:before:swap', rememberFocus)
document.addEventListener('htmx:before:swap', rememberFolds)
document.addEventListener('htmx:after:swap', reopenFolds)
document.addEventListener('htmx:after:swap', keepFocus)
document.addEventListener('htmx:after:swap', () => start(document))
document.addEventListener('htmx:after:swap', followAddress)
document.addEventListener('htmx:after:swap', followAnswer)
document.addEventListener('DOMContentLoaded', () => {
  start(document)
  focusSummary()
})
