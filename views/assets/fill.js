// Whom to invite: counts who is ticked, ticks everybody on the page at once, and says which time is chosen.

/** @type {HTMLFormElement | null} */
const choice = document.querySelector('[data-fill]')

const boxes = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (choice.querySelectorAll('input[name=candidate]'))]

const showChoice = () => {
  const count = choice.querySelector('[data-chosen]')
  /** @type {HTMLInputElement} */
  const others = choice.querySelector('[name=others]')
  const elsewhere = others.value.split('.').filter(Boolean).length
  const ticked = boxes().filter((box) => box.checked).length
  if (count) count.textContent = String(elsewhere + ticked)
  /** @type {HTMLInputElement | null} */
  const all = choice.querySelector('[data-all]')
  if (all) {
    all.checked = ticked === boxes().length
    all.indeterminate = ticked > 0 && !all.checked
  }
  const time = choice.querySelector('[data-time]')
  const chosenTime = choice.querySelector('[name=slot]:checked')?.closest('label')
  if (time && chosenTime) time.textContent = chosenTime.textContent.trim()
}

const change = ({ target }) => {
  if (target.matches('[data-all]')) for (const box of boxes()) box.checked = target.checked
  showChoice()
}

if (choice) {
  choice.querySelector('.all')?.removeAttribute('hidden')
  choice.addEventListener('change', change)
  // The back button brings ticks back after the page was drawn.
  window.addEventListener('pageshow', showChoice)
  showChoice()
}
