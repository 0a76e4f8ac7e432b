import { accounts } from './accounts.ts'
import { common } from './common.ts'
import { home } from './home.ts'
import { imports } from './imports.ts'
import { styleguide } from './styleguide.ts'

export const en = { ...accounts, ...common, ...home, ...imports, ...styleguide }
