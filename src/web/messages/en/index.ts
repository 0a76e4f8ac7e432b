import { accounts } from './accounts.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { salaries } from './salaries.ts'
import { styleguide } from './styleguide.ts'
import { terms } from './terms.ts'
import { vacancies } from './vacancies.ts'

export const en = { ...accounts, ...common, ...home, ...salaries, ...styleguide, ...terms, ...vacancies }
