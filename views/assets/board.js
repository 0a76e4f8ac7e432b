// The board with a mouse, a finger or the arrow keys; without this file every card has its menu of stages.

/** @type {HTMLFormElement | null} */
const form = document.querySelector('[data-board]')
/** @type {HTMLElement | null} */
const said = document.querySelector('#board-said')
const mayMove = form?.querySelector('[data-move]') !== null

const board = () => form.querySelector('.board')
const lists = () => {
  /** @type {NodeListOf<HTMLElement>} */
  const columns = form.querySelectorAll('[data-stage]')
  return [...columns]
}
const tell = (text) => {
  said.textContent = text
}

/** Where a card stood, to put it back there. */
const placeOf = (card) => ({ list: card.parentElement, next: card.nextElementSibling })

const count = (list, step) => {
  const badge = list.parentElement.querySelector('[data-count]')
  // "100+" and grouped figures stay as they are.
  if (/^\d+$/.test(badge.textContent)) badge.textContent = String(Number(badge.textContent) + step)
}

/** @returns {HTMLElement | null} */
const elementOf = (html) => document.createRange().createContextualFragment(html).querySelector('[data-card], .board')

const focusOn = (id) => {
  /** @type {HTMLElement | null} */
  const handle = document.querySelector(`#${id} [data-move]`)
  handle?.focus()
}

/** The fields of a form as they are sent; our forms of this kind have no files. @returns {URLSearchParams} */
const fieldsToSend = (/** @type {HTMLFormElement} */ form) => {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) fields.append(name, String(value))
  return fields
}

/** Sends a move. The card is in its new place already; whoever was slower gets the board as it is. */
const send = async (card, stage, from) => {
  const body = fieldsToSend(form)
  body.set('to', `${card.dataset.card}.${stage}`)
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { 'hx-request': 'true' } })
    const fresh = elementOf(await answer.text())
    if (!fresh) throw new Error(String(answer.status))
    const { id } = card
    const focused = card.contains(document.activeElement)
    if (answer.ok) {
      card.replaceWith(fresh)
      count(from.list, -1)
      count(fresh.parentElement, 1)
    } else {
      board().replaceWith(fresh)
      letDrag()
    }
    window.htmx.process(form)
    if (focused || !answer.ok) focusOn(id)
    tell(fresh.dataset.said)
  } catch {
    from.list.insertBefore(card, from.next?.parentElement === from.list ? from.next : null)
    tell(said.dataset.failed)
  }
}

const moveTo = (card, list) => {
  if (!list || list === card.parentElement || card.dataset.sent) return
  const from = placeOf(card)
  const focused = /** @type {HTMLElement} */ (document.activeElement)
  const focusInside = card.contains(focused)
  card.dataset.sent = 'yes'
  list.prepend(card)
  if (focusInside) focused.focus()
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  void send(card, list.dataset.stage, from).finally(() => delete card.dataset.sent)
}

const neighbour = (card, step) => {
  const all = lists()
  return all[all.indexOf(card.parentElement) + step]
}

const byKey = (event) => {
  if (!event.target.matches('[data-move]') || event.ctrlKey || event.altKey || event.metaKey) return
  const card = event.target.closest('[data-card]')
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  const along = { ArrowUp: card.previousElementSibling, ArrowDown: card.nextElementSibling }[event.key]
  if (aside) moveTo(card, neighbour(card, aside))
  if (along) along.querySelector('[data-move]')?.focus()
  if (aside || event.key in { ArrowUp: 1, ArrowDown: 1 }) event.preventDefault()
}

const byMenu = (event) => {
  const button = event.submitter
  if (button?.name !== 'to') return
  event.preventDefault()
  // The form stays on the page, and may be sent again.
  event.stopPropagation()
  const card = button.closest('[data-card]')
  button.closest('[popover]').hidePopover()
  moveTo(
    card,
    lists().find((list) => list.dataset.stage === button.value.split('.')[2]),
  )
}

let from = null
const letDrag = () => {
  if (!mayMove) return
  for (const list of lists()) {
    window.Sortable.create(list, {
      group: 'stages',
      sort: false,
      draggable: '.tile',
      filter: 'button, .tick-box, .move-menu',
      preventOnFilter: false,
      delay: 180,
      delayOnTouchOnly: true,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onStart: ({ item }) => {
        from = placeOf(item)
      },
      onAdd: ({ item, to }) => void send(item, to.dataset.stage, from),
    })
  }
}

/** On a phone one stage fills the screen: the first with people, unless the address asks for a card or a stage. */
const openWithPeople = () => {
  const beside = form.querySelector('.stages-beside')
  const stage = lists()
    .find((list) => list.querySelector('.tile'))
    ?.closest('section')
  if (!stage || location.hash !== '' || !matchMedia('(width < 48rem)').matches) return
  beside.scrollLeft += stage.getBoundingClientRect().left - beside.getBoundingClientRect().left
}

if (form) {
  openWithPeople()
  letDrag()
  form.addEventListener('keydown', byKey)
  form.addEventListener('submit', byMenu)
}
