import { chanceOfSource, type SourceTreatment, treatmentBySource } from '../../../domain/turnout/evaluation/fairness.ts'
import type { Db } from '../../../db/open.ts'
import { applicantKey, considered, plannedWaits } from './fairness.ts'
import { teamModel } from './team-model.ts'

/** How people of each source fare: their chance of being invited and to come, and how long they wait. */
export async function sourceTreatments(db: Db): Promise<SourceTreatment[]> {
  const [model, people, waits] = [await teamModel(db), await considered(db), await plannedWaits(db)]
  const chances = new Map(
    [...new Set(people.map(({ source }) => source))].map((source) => [source, chanceOfSource(model, source)]),
  )
  return treatmentBySource(
    people.map(({ candidateId, vacancyId, source, invited, wait }) => ({
      source,
      chance: chances.get(source)!,
      invited,
      expectedWait: waits.get(applicantKey(candidateId, vacancyId)) ?? null,
      wait,
    })),
  )
}
