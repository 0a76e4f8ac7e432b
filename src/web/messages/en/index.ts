import { accounts } from './accounts.ts'
import { candidates } from './candidates.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { styleguide } from './styleguide.ts'
import { terms } from './terms.ts'
import { vacancies } from './vacancies.ts'

export const en = { ...accounts, ...candidates, ...common, ...home, ...styleguide, ...terms, ...vacancies }
