import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { found, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { scoresOf } from '../../scorecards/reads/scores.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { vacancyView } from '../../vacancies/words.ts'
import { stagesOf, type Stage } from '../../vacancies/reads/stages.ts'
import { moveApplications, type Moved } from '../../applications/acts/move-applications.ts'
import { findApplication } from '../../applications/reads/applications.ts'
import { cardOf, cardsOf, firstCards, peopleIn, type Card } from '../reads/cards.ts'
import { lastEditor } from '../../applications/reads/events.ts'
import { stageChoices, stageName } from '../../applications/words.ts'
import { cardPage, cardView, columnsOf } from './board-view.ts'
import { moveForm } from './move-form.ts'
import { ticksView } from './ticks-view.ts'

/** A vacancy's stages side by side, and moving people between them, one by one or many at once. */
export function boardRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const params = z.object({ id: id() })
  const reading = allow('candidates.read')

  const scoresAmong = (vacancy: number, cards: readonly Card[], request: FastifyRequest) =>
    scoresOf(db, { vacancy, applications: cards.map(({ id }) => id) }, userOf(request).id)

  const board = async (vacancy: number, request: FastifyRequest) => {
    const stages = await stagesOf(db, vacancy)
    const [cards, people] = await Promise.all([firstCards(db, stages), peopleIn(db, stages)])
    const scores = await scoresAmong(vacancy, cards, request)
    const visitor = visitorOf(request)
    return {
      vacancy,
      columns: columnsOf(stages, cards, people, scores, now(), visitor),
      stages: stageChoices(stages, visitor),
    }
  }

  app.get('/vacancies/:id/board', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const shown = { ...(await board(vacancy.id, request)), said: null }
    if (wantsFragment(request)) return page(reply, 'vacancy-overview/columns', shown)
    const visitor = visitorOf(request)
    return page(reply, 'vacancy-overview/board', {
      ...shown,
      head: vacancyView(vacancy, visitor),
      ...(await ticksView(db, visitor)),
      back: `/vacancies/${vacancy.id}/board`,
    })
  })

  const more = params.extend({ stage: id(), after: id() })
  app.get(
    '/vacancies/:id/board/:stage/after/:after',
    { onRequest: reading, schema: { params: more } },
    async (request, reply) => {
      const { id, stage, after } = request.params
      const stages = await stagesOf(db, id)
      found(stages.find((one) => one.id === stage))
      const visitor = visitorOf(request)
      const cards = await cardsOf(db, stage, after)
      return page(reply, 'vacancy-overview/cards', {
        vacancy: id,
        stages: stageChoices(stages, visitor),
        stage,
        said: null,
        ...cardPage(cards, await scoresAmong(id, cards, request), now(), visitor),
      })
    },
  )

  /** Names the colleague whose change came first, and the stage the application is in now. */
  const whoWasFaster = async (application: number, { t }: ReturnType<typeof visitorOf>): Promise<string> => {
    const row = found(await findApplication(db, application))
    const by = (await lastEditor(db, application))?.name ?? t('board.somebody')
    const stage = stageName({ kind: row.stage_kind, name: row.stage_name }, t)
    return row.closed_at
      ? t('board.stale-closed', { name: row.name, by })
      : t('board.stale', { name: row.name, by, stage })
  }

  /** For a script: the one card as it is now, or the whole board and why the card was not moved. */
  const answerScript = async (
    request: FastifyRequest,
    reply: FastifyReply,
    vacancy: number,
    { moved, left }: Moved,
    stage: Stage,
  ) => {
    const visitor = visitorOf(request)
    const card = moved[0] === undefined ? undefined : await cardOf(db, moved[0])
    const stages = stageChoices(await stagesOf(db, vacancy), visitor)
    if (card) {
      const said = visitor.t('board.moved', { name: card.name, stage: stageName(stage, visitor.t) })
      return page(reply, 'vacancy-overview/cards', {
        vacancy,
        stages,
        stage: stage.id,
        cards: [cardView(card, await scoresAmong(vacancy, [card], request), now(), visitor)],
        more: null,
        said,
      })
    }
    const said = left[0] === undefined ? visitor.t('board.failed') : await whoWasFaster(left[0], visitor)
    return page(reply.code(409), 'vacancy-overview/columns', { ...(await board(vacancy, request)), said })
  }

  app.post(
    '/vacancies/:id/moves',
    { onRequest: allow('candidates.edit'), config: { lists: ['application'] }, schema: { params } },
    async (request, reply) => {
      const vacancy = found(await findVacancy(db, request.params.id)).id
      const { back } = z
        .object({ back: z.string().optional().catch(undefined) })
        .catch({ back: undefined })
        .parse(request.body)
      const onward = () => reply.redirect(safeRedirect(back, `/vacancies/${vacancy}/board`), 303)
      const form = moveForm.safeParse(request.body)
      if (!form.success) {
        flash(request, 'board.choose')
        return onward()
      }
      const stage = found((await stagesOf(db, vacancy)).find(({ id }) => id === form.data.stage))
      const actor = { by: userOf(request).id, at: now() }
      const result = await moveApplications(db, { vacancy, ...form.data }, actor)
      if ('refused' in result) throw new NotFound()
      if (wantsFragment(request)) return answerScript(request, reply, vacancy, result, stage)
      await tell(request, result, stage)
      return onward()
    },
  )

  const tell = async (request: FastifyRequest, { moved, left }: Moved, one: Stage) => {
    const visitor = visitorOf(request)
    const stage = stageName(one, visitor.t)
    if (left.length === 0) flash(request, 'board.moved-many', { count: moved.length, stage })
    else if (moved.length === 0 && left.length === 1)
      flash(request, 'board.told', { text: await whoWasFaster(left[0] ?? 0, visitor) })
    else flash(request, 'board.left-many', { moved: moved.length, left: left.length, stage })
  }
}
