// The search filters at once, and what is open stays open while the board refreshes; without this file there is a button.

/** @type {HTMLFormElement} */
const seek = document.querySelector('[data-seek]')
/** @type {HTMLInputElement} */
const who = seek.querySelector('input[type=search]')
/** @type {HTMLElement} */
const nobody = document.querySelector('[data-nobody]')
/** @type {HTMLElement} */
const searchButton = seek.querySelector('[data-without-script]')
searchButton.hidden = true

/** @returns {any[]} */
const all = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]

/** As the names on the rows are folded. */
const fold = (/** @type {string} */ text) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const finds = (/** @type {string} */ key) => {
  const digits = key.replaceAll(' ', '')
  if (/^\d+$/.test(digits)) {
    const last = digits.slice(-4)
    return ({ dataset }) => dataset.digits.split(' ').some((four) => four.startsWith(last))
  }
  const words = key.split(' ')
  return ({ dataset }) => words.every((word) => dataset.key.includes(word))
}

const shownRows = () => all('#board [data-key]:not([hidden])')

function filter() {
  const key = fold(who.value)
  const isFound = finds(key)
  for (const row of all('#board [data-key]')) row.hidden = !isFound(row)
  for (const list of all('#board [data-guests]')) {
    const has = list.querySelector('[data-key]:not([hidden])') !== null
    list.hidden = key !== '' && !has
    // What is folded opens for who is found in it, and closes again.
    if (list.matches('details') && (key === '' ? 'bySearch' in list.dataset : has && !list.open)) {
      list.open = key !== ''
      if (list.open) list.dataset.bySearch = ''
      else delete list.dataset.bySearch
    }
  }
  for (const line of all('[data-without-search]')) line.hidden = key !== ''
  const text = key !== '' && shownRows().length === 0 ? nobody.dataset.nobody : ''
  if (nobody.textContent !== text) nobody.textContent = text
}

who.addEventListener('input', filter)
seek.addEventListener('submit', (event) => {
  event.preventDefault()
  delete seek.dataset.sent
  const [row, another] = shownRows()
  if (row && !another) row.querySelector('button, .button')?.focus()
})

/** What is open, and where the focus is, before the board is put anew. */
let open = []
let focused = ''
const remember = () => {
  const details = all('#board details[open]:not([data-done])')
  open = details.map(({ id, dataset }) => ({ id, bySearch: 'bySearch' in dataset }))
  focused = document.activeElement?.id ?? ''
}
const reopen = () => {
  for (const { id, bySearch } of open) {
    /** @type {HTMLDetailsElement | null} */
    const details = document.querySelector(`#${id}`)
    if (!details) continue
    details.open = true
    if (bySearch) details.dataset.bySearch = ''
  }
  filter()
}
const refocus = () => {
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus()
}
// A menu has done its work once something in it was chosen.
document.addEventListener('submit', ({ target }) => {
  /** @type {HTMLElement | null} */
  const menu = /** @type {HTMLElement} */ (target).closest('details.menu')
  if (menu) menu.dataset.done = ''
})
document.addEventListener('htmx:before:swap', remember, true)
document.addEventListener('htmx:after:swap', refocus, true)
// At last htmx gives rows that stay the attributes they came with: shown, and closed.
document.addEventListener('htmx:after:settle', reopen, true)
document.addEventListener('htmx:after:settle', refocus, true)
// As soon as the new board is in its place, so that nobody sees it unfiltered or closed.
let board = document.querySelector('#board')
new MutationObserver(() => {
  const now = document.querySelector('#board')
  if (!now || now === board) return
  board = now
  reopen()
}).observe(document.querySelector('main'), { childList: true })
// The browser keeps what was typed when one comes back.
filter()
