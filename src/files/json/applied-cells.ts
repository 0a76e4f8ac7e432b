import { nothingHere } from '../../domain/pipeline/told-application.ts'
import type { PersonCells } from './person-cells.ts'

/** An application as a JSON format tells of it; '' for what it does not tell. */
export type AppliedCells = {
  vacancy: string
  stage: string
  status: string
  applied_on: string
  stage_on: string
  refusal: string
}

/** The applications of a person as cells, one application a line in each. Those without a vacancy are left out. */
export function appliedCells(applications: readonly AppliedCells[]): PersonCells {
  const told = applications.filter(({ vacancy }) => vacancy.trim() !== '')
  const lines = (field: keyof AppliedCells) =>
    told.some((one) => one[field] !== '')
      ? told.map((one) => one[field].replaceAll(/\s+/gu, ' ').trim() || nothingHere).join('\n')
      : ''
  return {
    vacancy: lines('vacancy'),
    stage: lines('stage'),
    status: lines('status'),
    applied_on: lines('applied_on'),
    stage_on: lines('stage_on'),
    refusal: lines('refusal'),
  }
}
