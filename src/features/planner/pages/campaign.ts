import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { workdaysAfter } from '../../../domain/scheduling/workdays.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { readForm } from '../../../web/forms/forms.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { visitorOf, type Visitor } from '../../../web/visitor.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import { campaignDefaults, campaignForm, campaignQuestion, type CampaignInput } from './campaign-form.ts'
import { campaignView } from './campaign-view.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/** The campaign page: from openings to CVs, invitations, batches and dates; all it shows is in its address. */
export function campaignRoutes(app: FastifyInstance, services: Services) {
  /** The team's own history, as a count, in place of the article's share. */
  const counted = async (isSent: boolean, today: string, { may, t }: Visitor) => {
    if (isSent || !may('reports.read')) return {}
    const { came, invited } = await teamTurnout(services.database.db)
    return came > 0 ? { come: t('campaign.counted', { came, invited }), asof: today } : {}
  }

  app.get('/planner/campaign', { config: openLimit(services) }, async (request, reply) => {
    const visitor = visitorOf(request)
    const today = dayOf(services.now(), teamZone)
    const defaults = campaignDefaults(workdaysAfter(today, 1))
    const sent = request.query as Record<string, unknown>
    const values = { ...defaults, ...(await counted('come' in sent, today, visitor)), ...sent }
    const form = readForm(campaignForm, values, visitor.t)
    // Without figures of its own the answer leaves those on the page alone.
    if (!form.ok) reply.header('HX-Reswap', 'none')
    return page(reply, `planner/campaign/${wantsFragment(request) ? 'live' : 'page'}`, {
      values,
      errors: form.ok ? {} : form.errors,
      soFar: soFar(form.ok ? form.value.held : 0, form.ok ? form.value.hired : 0, visitor),
      newDay:
        form.ok && visitor.may('batches.plan')
          ? `/batches/new?date=${form.value.first}&asks=fill&atHand=${form.value.size}`
          : null,
      ...(form.ok
        ? await campaignShown(form.value, request, reply)
        : { campaign: null, trouble: visitor.t('planner.mend') }),
    })
  })
}

/** What the fold of a campaign under way says while it is closed. */
function soFar(held: number, hired: number, { t }: Visitor): string {
  return held === 0 && hired === 0 ? t('campaign.sofar-none') : t('campaign.sofar-brief', { held, hired })
}

/** The campaign behind a filled-in form, or in words why there is none. */
async function campaignShown(input: CampaignInput, request: FastifyRequest, reply: FastifyReply) {
  const { t, format } = visitorOf(request)
  try {
    const campaign = await calculatorFor(request)('hiringCampaign', campaignQuestion(input))
    return campaign
      ? { campaign: campaignView(campaign, input, t, format), trouble: null }
      : { campaign: null, trouble: t('campaign.impossible') }
  } catch (error) {
    return { campaign: null, trouble: t(troubleWith(error, reply, 'campaign.too-long')) }
  }
}
