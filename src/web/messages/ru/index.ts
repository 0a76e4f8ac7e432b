import { accounts } from './accounts.ts'
import { api } from './api.ts'
import { batches } from './batches.ts'
import { calls } from './calls.ts'
import { candidates } from './candidates.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { imports } from './imports.ts'
import { levels } from './levels.ts'
import { market } from './market.ts'
import { offers } from './offers.ts'
import { planner } from './planner.ts'
import { reception } from './reception.ts'
import { salaries } from './salaries.ts'
import { savedFilters } from './saved-filters.ts'
import { styleguide } from './styleguide.ts'
import { terms } from './terms.ts'
import { turnout } from './turnout.ts'
import { vacancies } from './vacancies.ts'

export const ru = {
  ...accounts,
  ...api,
  ...batches,
  ...calls,
  ...candidates,
  ...common,
  ...home,
  ...imports,
  ...levels,
  ...market,
  ...offers,
  ...planner,
  ...reception,
  ...salaries,
  ...savedFilters,
  ...styleguide,
  ...terms,
  ...turnout,
  ...vacancies,
}
