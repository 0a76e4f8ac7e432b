import type { MoveProblem } from '../../domain/pay/offers/offer-status.ts'
import { termsProblemFields } from '../../domain/pay/offers/offer-terms.ts'
import type { FieldError } from '../../web/errors.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { PayReference } from '../pay/reads/pay-reference.ts'
import type { ContentRefusal, OfferRefusal, OfferWarning, StepAct } from './offer.ts'
import { unlawfulWords } from './offer-words.ts'

/** All that an act on an offer may answer instead of doing it. */
export type NotDone =
  | OfferRefusal
  | ContentRefusal
  | { refused: 'no-application' }
  | { warned: readonly OfferWarning[] }

/** Why something was not done, in words that pages and the API share; `path` names the field it is about. */
export type OfferProblem = { status: 400 | 403 | 409; errors: FieldError[] }

const statusOf: Record<Exclude<MoveProblem, 'reason-needed'>, 403 | 409> = {
  'not-allowed': 403,
  'own-offer': 403,
  'administrator-needed': 403,
  'approved-already': 403,
  'not-the-author': 403,
  'author-active': 403,
  'wrong-status': 409,
}

const reasonWords: Partial<Record<StepAct | 'change' | 'correct', MessageKey>> = {
  submit: 'offer.reason-needed.submit',
  reject: 'offer.reason-needed.reject',
  decline: 'offer.reason-needed.decline',
  correct: 'offer.reason-needed.correct',
  withdraw: 'offer.reason-needed.withdraw',
}

/** @param act what was tried @param cities for whose minimum wage an amount is too small */
export function offerProblem(
  result: NotDone,
  act: StepAct | 'change' | 'correct',
  { cities }: Pick<PayReference, 'cities'>,
  locale: Locale,
): OfferProblem {
  if ('stale' in result) return { status: 409, errors: [{ path: 'version', message: 'offer.changed-meanwhile' }] }
  if ('warned' in result) {
    const words = ['offer.warning.confirm' as const, ...result.warned.map((one) => `offer.warning.${one}` as const)]
    return { status: 400, errors: words.map((message) => ({ path: 'confirmed', message })) }
  }
  switch (result.refused) {
    case 'unlawful':
      return { status: 400, errors: [{ path: 'amount', ...unlawfulWords(result.checked, { cities }, locale) }] }
    case 'terms':
      return {
        status: 400,
        errors: result.problems.map((problem) => ({
          path: termsProblemFields[problem],
          message: `offer.terms-problem.${problem}`,
        })),
      }
    case 'no-band':
      return { status: 400, errors: [{ path: 'level', message: 'fields.choose' }] }
    case 'no-person-level':
      return { status: 400, errors: [{ path: 'personLevel', message: 'fields.choose' }] }
    case 'no-application':
      return { status: 409, errors: [{ path: '', message: 'offer.refused.no-application' }] }
    case 'reason-needed':
      return { status: 400, errors: [{ path: 'reason', message: reasonWords[act] ?? 'fields.required' }] }
    default:
      return { status: statusOf[result.refused], errors: [{ path: '', message: `offer.refused.${result.refused}` }] }
  }
}

/** The same as a page shows it: words beside one of the form's `fields`, or else a sentence above the form. */
export function problemOnPage(
  { status, errors }: OfferProblem,
  fields: readonly string[],
  { t }: Pick<Locale, 't'>,
): { code: 403 | 409 | 422; refusal: string | null; errors: Record<string, string> } {
  const code = status === 400 ? 422 : status
  const [first] = errors
  if (!first) return { code, refusal: null, errors: {} }
  return fields.includes(first.path)
    ? {
        code,
        refusal: null,
        errors: Object.fromEntries(errors.map(({ path, message, values }) => [path, t(message, values)])),
      }
    : { code, refusal: t(first.message, first.values), errors: {} }
}
