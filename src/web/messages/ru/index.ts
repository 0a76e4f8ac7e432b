import { accounts } from './accounts.ts'
import { batches } from './batches.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { planner } from './planner.ts'
import { reception } from './reception.ts'
import { styleguide } from './styleguide.ts'
import { turnout } from './turnout.ts'

export const ru = {
  ...accounts,
  ...batches,
  ...common,
  ...home,
  ...planner,
  ...reception,
  ...styleguide,
  ...turnout,
}
