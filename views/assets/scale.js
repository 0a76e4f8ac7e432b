// On a scale of marks a digit gives the mark and leads to the next scale; without this file arrow keys and taps do.
document.addEventListener('keydown', (event) => {
  /** @type {any} */
  const at = event.target
  const scale = at.closest?.('.scale')
  if (!scale || event.ctrlKey || event.metaKey || event.altKey || !/^[0-5]$/.test(event.key)) return
  event.preventDefault()
  const radio = scale.querySelector(`input[value="${event.key === '0' ? '' : event.key}"]`)
  radio.click()
  const scales = [...document.querySelectorAll('.scale')]
  const next = scales[scales.indexOf(scale) + 1]
  /** @type {HTMLDetailsElement | null | undefined} */
  const folded = next?.closest('details:not([open])')
  if (folded) folded.open = true
  ;(next?.querySelector('input:checked') ?? radio).focus()
})
// How many of a group were marked by what was seen.
document.addEventListener('change', (event) => {
  /** @type {any} */
  const target = event.target
  const group = target.closest?.('details')
  const count = group?.querySelector('[data-rated]')
  const seen = group?.querySelectorAll('input[name^="observed-"]:checked:not([value=""])').length
  if (count) count.textContent = count.textContent.replace(/\d+/, String(seen))
})
/** @type {NodeListOf<HTMLElement>} */
const hints = document.querySelectorAll('[data-with-script]')
for (const hint of hints) hint.hidden = false
