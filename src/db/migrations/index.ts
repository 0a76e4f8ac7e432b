import type { Migration } from 'kysely/migration'
import * as accounts from './0001-accounts.ts'
import * as reference from './0002-reference.ts'
import * as people from './0003-people.ts'
import * as history from './0004-history.ts'
import * as batches from './0005-batches.ts'
import * as offers from './0006-offers.ts'
import * as evidence from './0007-evidence.ts'
import * as offerWorkflow from './0008-offer-workflow.ts'
import * as market from './0009-market.ts'
import * as personLevels from './0010-person-levels.ts'
import * as reminders from './0011-reminders.ts'
import * as payTables from './0012-pay-tables.ts'
import * as levelHistory from './0013-level-history.ts'
import * as marketFigures from './0013-market-figures.ts'
import * as searchAndMerge from './0014-search-and-merge.ts'
import * as stages from './0015-stages.ts'
import * as imports from './0016-imports.ts'
import * as scorecards from './0017-scorecards.ts'
import * as decisions from './0018-decisions.ts'
import * as care from './0020-care.ts'
import * as apiTokens from './0021-api-tokens.ts'
import * as webhooks from './0022-webhooks.ts'
import * as funnel from './0023-funnel.ts'
import * as elsewhere from './0024-elsewhere.ts'
import * as soundTextIndex from './0030-sound-text-index.ts'
import * as writeProbe from './0031-write-probe.ts'
import * as importRows from './0032-import-rows.ts'
import * as sessions from './0034-sessions.ts'
import * as webhookEndpointKept from './0038-webhook-endpoint-kept.ts'
import * as cities from './0040-cities.ts'
import * as callNotes from './0045-call-notes.ts'
import * as offerVersions from './0046-offer-versions.ts'
import * as importDoubts from './0048-import-doubts.ts'
import * as personIdentities from './0049-person-identities.ts'
import * as threads from './0050-threads.ts'
import * as messages from './0051-messages.ts'
import * as dayQuestions from './0052-day-questions.ts'
import * as calendarFeeds from './0053-calendar-feeds.ts'
import * as messageTemplates from './0055-message-templates.ts'
import * as messageTrials from './0056-message-trials.ts'
import * as readings from './0057-readings.ts'
import * as gateway from './0058-gateway.ts'
import * as inbox from './0060-inbox.ts'
import * as dayMoves from './0061-day-moves.ts'
import * as interviewMail from './0062-interview-mail.ts'
import * as filePipelines from './0064-file-pipelines.ts'
import * as messageLanguage from './0063-message-language.ts'
import * as sourceNames from './0066-source-names.ts'
import * as payRules from './0067-pay-rules.ts'
import * as approvals from './0069-approvals.ts'
import * as colleagueMails from './0070-colleague-mails.ts'
import * as employer from './0071-employer.ts'
import * as offerTerms from './0072-offer-terms.ts'
import * as letterTemplates from './0073-letter-templates.ts'
import * as archivedTables from './0074-archived-tables.ts'
import * as employeePays from './0075-employee-pays.ts'

/** In order; a released migration is never changed, only followed by another. */
export const migrations: Record<string, Migration> = {
  '0001-accounts': accounts,
  '0002-reference': reference,
  '0003-people': people,
  '0004-history': history,
  '0005-batches': batches,
  '0006-offers': offers,
  '0007-evidence': evidence,
  '0008-offer-workflow': offerWorkflow,
  '0009-market': market,
  '0010-person-levels': personLevels,
  '0011-reminders': reminders,
  '0012-pay-tables': payTables,
  '0013-level-history': levelHistory,
  '0013-market-figures': marketFigures,
  '0014-search-and-merge': searchAndMerge,
  '0015-stages': stages,
  '0016-imports': imports,
  '0017-scorecards': scorecards,
  '0018-decisions': decisions,
  '0020-care': care,
  '0021-api-tokens': apiTokens,
  '0022-webhooks': webhooks,
  '0023-funnel': funnel,
  '0024-elsewhere': elsewhere,
  '0030-sound-text-index': soundTextIndex,
  '0031-write-probe': writeProbe,
  '0032-import-rows': importRows,
  '0034-sessions': sessions,
  '0038-webhook-endpoint-kept': webhookEndpointKept,
  '0040-cities': cities,
  '0045-call-notes': callNotes,
  '0046-offer-versions': offerVersions,
  '0048-import-doubts': importDoubts,
  '0049-person-identities': personIdentities,
  '0050-threads': threads,
  '0051-messages': messages,
  '0052-day-questions': dayQuestions,
  '0053-calendar-feeds': calendarFeeds,
  '0055-message-templates': messageTemplates,
  '0056-message-trials': messageTrials,
  '0057-readings': readings,
  '0058-gateway': gateway,
  '0060-inbox': inbox,
  '0061-day-moves': dayMoves,
  '0062-interview-mail': interviewMail,
  '0064-file-pipelines': filePipelines,
  '0063-message-language': messageLanguage,
  '0066-source-names': sourceNames,
  '0067-pay-rules': payRules,
  '0069-approvals': approvals,
  '0070-colleague-mails': colleagueMails,
  '0071-employer': employer,
  '0072-offer-terms': offerTerms,
  '0073-letter-templates': letterTemplates,
  '0074-archived-tables': archivedTables,
  '0075-employee-pays': employeePays,
}
