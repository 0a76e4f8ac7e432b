import { accounts } from './accounts.ts'
import { api } from './api.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { planner } from './planner.ts'
import { styleguide } from './styleguide.ts'

export const en = { ...accounts, ...api, ...common, ...home, ...planner, ...styleguide }
