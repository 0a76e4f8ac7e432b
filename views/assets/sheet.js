// Marks go out as they are tapped, and wait on this device while there is no connection; without this file there is a button.

/** @type {HTMLFormElement} */
const form = document.querySelector('[data-sheet]')
const state = form.querySelector('[data-state]')
const place = `sheet.${form.dataset.sheet}`
const retryAfter = 3000

/** What is still to be sent: the mark of each cell. Numbers only: whose they are stays on the page. */
const waiting = new Map(Object.entries(kept()))

/** A device that keeps nothing for pages still sends them: they wait as long as the page is open. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}')
  } catch {
    return {}
  }
}

function keep() {
  try {
    if (waiting.size > 0) localStorage.setItem(place, JSON.stringify(Object.fromEntries(waiting)))
    else localStorage.removeItem(place)
  } catch {
    // See above.
  }
}

const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name))
const seen = (/** @type {string} */ name) => field(name.replace('mark-', 'seen-'))
const tell = (text) => {
  if (state.textContent !== text) state.textContent = text
}
const tellKept = (text) => tell(`${text}: ${waiting.size}`)

let sending = false
let again

function sendIn(milliseconds) {
  clearTimeout(again)
  again = setTimeout(send, milliseconds)
}

async function send() {
  if (sending || waiting.size === 0) return
  sending = true
  const sent = new Map(waiting)
  let pause = retryAfter
  const body = new URLSearchParams({ _csrf: field('_csrf').value })
  for (const [name, mark] of sent) {
    body.set(name, mark)
    body.set(seen(name).name, seen(name).value)
  }
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'x-sheet': 'cells' },
    })
    if (answer.ok) {
      accept(sent, await answer.json())
      pause = 0
    } else tellKept(form.dataset.refused)
  } catch {
    tellKept(form.dataset.kept)
  } finally {
    sending = false
  }
  if (waiting.size > 0) sendIn(pause)
}

/** What was tapped again while it was on its way is sent once more. */
function accept(sent, { stale }) {
  for (const [name, mark] of sent) {
    const now = stale[name] ?? mark
    seen(name).value = now
    if (waiting.get(name) === mark) waiting.delete(name)
    if (name in stale) {
      field(name).value = String(now)
      waiting.delete(name)
    }
  }
  keep()
  if (Object.keys(stale).length > 0) tell(form.dataset.stale)
  else if (waiting.size === 0) tell(form.dataset.saved)
}

form.addEventListener('change', ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target)
  if (!name.startsWith('mark-')) return
  waiting.set(name, value)
  keep()
  send()
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  send()
})
document.querySelector('[data-hand-in]')?.addEventListener('submit', (event) => {
  if (waiting.size === 0) return
  // Nothing is handed in before it has arrived.
  event.preventDefault()
  send()
})
addEventListener('online', send)

/** @type {HTMLElement} */
const withoutScript = form.querySelector('[data-without-script]')
withoutScript.hidden = true
for (const [name, mark] of waiting) {
  if (field(name)) field(name).value = mark
  else waiting.delete(name)
}
keep()
if (waiting.size > 0) send()
else tell(form.dataset.saved)
