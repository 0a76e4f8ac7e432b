import type { Db } from '../../../db/open.ts'
import { unansweredCorrelation } from '../../../domain/turnout/batch-forecast.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'

/**
 * What a plan of the team starts from: its own history and what people of one day share, as forecasts have it before
 * anybody has answered; nothing without a history, so that the article's 1 in 5 stands.
 */
export async function teamStart(db: Db): Promise<Record<string, string>> {
  const { came, invited } = await teamTurnout(db)
  if (invited === 0) return {}
  const dayEffect = String(Math.round(unansweredCorrelation(await teamModel(db)) * 1000) / 10)
  return { rate: 'own', came: String(came), invited: String(invited), dayEffect }
}
