import type { MessageKey } from '../../../web/messages/index.ts'
import type { Permission } from '../../../web/security/permissions.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { FirstSteps } from '../reads/first-steps.ts'

type Step = { step: keyof FirstSteps; act: MessageKey; href: string; permission: Permission }

const steps: Step[] = [
  { step: 'history', act: 'home.step-load', href: '/imports/new?kind=attendance', permission: 'imports.run' },
  { step: 'vacancy', act: 'home.step-make', href: '/vacancies/new', permission: 'vacancies.edit' },
  { step: 'candidates', act: 'home.step-load', href: '/imports/new?kind=candidates', permission: 'imports.run' },
  { step: 'batch', act: 'home.step-plan', href: '/batches/new', permission: 'batches.plan' },
]

/** What a new team does first; nothing once all of it is done. */
export function firstStepsView(done: FirstSteps, { t, may }: Visitor) {
  if (Object.values(done).every(Boolean)) return []
  const mine = steps.filter(({ permission }) => may(permission))
  if (mine.length === 0) return []
  return [
    { name: t('home.step-account'), detail: t('home.step-done'), act: null },
    ...mine.map(({ step, act, href }) => ({
      name: t(`home.step-${step}`),
      detail: t(done[step] ? 'home.step-done' : `home.step-${step}-text`),
      act: done[step] ? null : { href, label: t(act) },
    })),
  ]
}
