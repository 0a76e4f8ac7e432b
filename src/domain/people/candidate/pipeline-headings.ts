import type { PipelineField } from '../../pipeline/told-application.ts'
import type { FieldHeadings } from '../../tables/columns.ts'

const words = (...all: string[]) => new RegExp(String.raw`(?:^| )(?:${all.join('|')})(?: |$)`, 'u')

/** What a position is that is no vacancy: the one somebody has or looks for. */
const ownPosition = words(
  'current|last|previous|present|desired|preferred|id|code|url|link',
  String.raw`желаем\p{L}*|текущ\p{L}*|последн\p{L}*|номер|код|ссылка`,
)

/** A status that is not that of an application. */
const otherStatus = words(
  'date|marital|military|visa|employment|work|email|phone|sms|id|search|consent',
  String.raw`дата|семейн\p{L}*|воинск\p{L}*|поиска|согласи\p{L}*`,
)

/**
 * How columns are headed that tell what somebody applied for, how far they got and why it ended. OpenCATS:
 * `getJobOrderPipeline` and `getCandidatePipeline` in
 * https://github.com/opencats/OpenCATS/blob/master/lib/Pipelines.php; its `dateCreated` writes the month first and is
 * not read. ERPNext: Job Applicant.
 */
export const pipelineHeadings: Readonly<Record<PipelineField, FieldHeadings>> = {
  vacancy: {
    exact: [
      'vacancy',
      'вакансия',
      'вакансии',
      'название вакансии',
      'job',
      'jobs',
      'job opening',
      'job order',
      'joborder',
      'job order title',
      'job name',
      'vacancy title',
      'vacancy name',
      'requisition',
      'applied for',
      'applying for',
      'position applied for',
      'position applied',
      'applied position',
      'job applied for',
      'applied job',
      'role applied for',
      'application for',
      'позиция',
      'откликнулся на',
      'вакансия позиция',
      'на какую вакансию',
      // What the sheets of one workbook are called, where they are not called after towns.
      'лист',
      'sheet',
    ],
    like: [
      /^(?:position|job|role|vacancy|post) (?:you are |being )?appl(?:ied|ying) (?:for|to)/u,
      /^вакансия(?: |$)/u,
      /^(?:на какую|какая) (?:вакансию|вакансия|должность|позицию)/u,
      /^(?:должность|позиция) (?:на которую|отклика|вакансии)/u,
    ],
    except: ownPosition,
  },
  stage: {
    exact: [
      'stage',
      'этап',
      'current stage',
      'текущий этап',
      'этап подбора',
      'этап воронки',
      'этап отбора',
      'стадия',
      'pipeline stage',
      'recruitment stage',
      'hiring stage',
      'application stage',
      'candidate stage',
      'шаг воронки',
    ],
    like: [/^(?:этап|стадия) (?:кандидат|подбор|отбор|найм|воронк)/u],
    except: /(?:^| )(?:date|дата|entered|changed|id)(?: |$)/u,
  },
  status: {
    exact: [
      'status',
      'статус',
      'candidate status',
      'application status',
      'статус кандидата',
      'статус отклика',
      'статус соискателя',
      'pipeline status',
      'joborder status',
      'job order status',
      'результат',
      'итог',
    ],
    except: otherStatus,
  },
  applied_on: {
    exact: [
      'applied on',
      'applied at',
      'applied date',
      'date applied',
      'application date',
      'date of application',
      'дата отклика',
      'дата подачи',
      'дата заявки',
      'откликнулся',
      'дата поступления резюме',
    ],
  },
  stage_on: {
    exact: [
      'stage on',
      'stage date',
      'date of stage',
      'stage changed',
      'stage entered',
      'status date',
      'last status change',
      'дата этапа',
      'дата статуса',
      'дата смены этапа',
      'дата смены статуса',
      'дата изменения статуса',
      'дата перехода на этап',
    ],
  },
  refusal: {
    exact: [
      'refusal',
      'rejection reason',
      'reject reason',
      'refusal reason',
      'reason for rejection',
      'rejected reason',
      'reason of rejection',
      'decline reason',
      'причина отказа',
      'причина отклонения',
      'причины отказа',
      'почему отказ',
      'причина отсева',
    ],
    like: [/^причин\p{L} (?:отказ|отклон|отсев)/u],
  },
}
