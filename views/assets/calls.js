// The call by keyboard alone: 1, 2, 3 answer the question that has the focus and go on to the next one; 0 = not reached.

/** @type {HTMLFormElement | null} */
const form = document.querySelector('[data-call]')

const questions = () => [...form.querySelectorAll('fieldset')]
const firstOpen = () => questions().find((question) => !question.querySelector(':checked')) ?? questions()[0]

const focusOn = (question) => {
  question.closest('details')?.setAttribute('open', '')
  ;(question.querySelector(':checked') ?? question.querySelector('input')).focus()
}

const answer = (event) => {
  if (!/^[0-3]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
  // In the note a figure is a figure.
  if (event.target.closest('[name=note]')) return
  const key = Number(event.key)
  if (key === 0) {
    /** @type {HTMLButtonElement} */
    const notReached = document.querySelector('[data-not-reached]')
    notReached.click()
    return
  }
  const question = event.target.closest('fieldset') ?? firstOpen()
  const choice = question.querySelectorAll('input')[key - 1]
  event.preventDefault()
  // A click, so that the browser and htmx see the change just as if it were made by hand.
  choice.click()
  const all = questions()
  focusOn(all[all.indexOf(question) + 1] ?? question)
}

if (form) {
  document.addEventListener('keydown', answer)
  // On a phone the focus would open nothing but scroll past the number to call.
  if (matchMedia('(pointer: fine)').matches) focusOn(firstOpen())
}
