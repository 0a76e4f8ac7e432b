import { access } from './tokens.ts'
import { accounts } from './accounts.ts'
import { api } from './api.ts'
import { applications } from './applications.ts'
import { myDay } from './my-day.ts'
import { approvals } from './approvals.ts'
import { batches } from './batches.ts'
import { calendar } from './calendar.ts'
import { calls } from './calls.ts'
import { day } from './batches-day.ts'
import { campaign } from './planner-campaign.ts'
import { candidateFields } from './candidate-fields.ts'
import { candidates } from './candidates.ts'
import { care } from './privacy.ts'
import { common } from './common.ts'
import { comparison } from './comparison.ts'
import { duplicates } from './duplicates.ts'
import { employer } from './employer.ts'
import { funnel } from './funnel.ts'
import { gateway } from './gateway.ts'
import { home } from './today.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { importsTemplates } from './imports-templates.ts'
import { invitations } from './invitations.ts'
import { letters } from './letters.ts'
import { levels } from './candidates-levels.ts'
import { market } from './market.ts'
import { messages } from './messages.ts'
import { messageSettings } from './message-settings.ts'
import { messageTemplates } from './message-templates.ts'
import { offers } from './offers.ts'
import { employees } from './offers-employees.ts'
import { payRules } from './pay-rules.ts'
import { payTables } from './pay-tables.ts'
import { places } from './places.ts'
import { planExplained } from './planner-explained.ts'
import { planner } from './planner.ts'
import { reception } from './reception.ts'
import { replies } from './replies.ts'
import { record } from './candidate-profile.ts'
import { reminders } from './invitations-reminders.ts'
import { salaries } from './pay.ts'
import { savedFilters } from './candidates-saved-filters.ts'
import { scorecards } from './scorecards.ts'
import { criteria } from './vacancies-criteria.ts'
import { sheet } from './sheet.ts'
import { sources } from './sources.ts'
import { styleguide } from './styleguide.ts'
import { terms } from './terms.ts'
import { turnout } from './turnout.ts'
import { vacancies } from './vacancies.ts'
import { vacancyOverview } from './vacancy-overview.ts'
import { waves } from './planner-waves.ts'
import { webhooks } from './webhooks.ts'

export const en = {
  ...access,
  ...accounts,
  ...api,
  ...applications,
  ...myDay,
  ...approvals,
  ...batches,
  ...calendar,
  ...calls,
  ...day,
  ...campaign,
  ...candidateFields,
  ...candidates,
  ...care,
  ...common,
  ...comparison,
  ...duplicates,
  ...employer,
  ...funnel,
  ...gateway,
  ...home,
  ...imports,
  ...inbox,
  ...importsTemplates,
  ...invitations,
  ...letters,
  ...levels,
  ...market,
  ...messages,
  ...messageSettings,
  ...messageTemplates,
  ...offers,
  ...employees,
  ...payRules,
  ...payTables,
  ...places,
  ...planExplained,
  ...planner,
  ...reception,
  ...replies,
  ...record,
  ...reminders,
  ...salaries,
  ...savedFilters,
  ...scorecards,
  ...criteria,
  ...sheet,
  ...sources,
  ...styleguide,
  ...terms,
  ...turnout,
  ...vacancies,
  ...vacancyOverview,
  ...waves,
  ...webhooks,
}
