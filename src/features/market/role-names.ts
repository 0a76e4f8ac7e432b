import data from '../../../data/hh-roles.json' with { type: 'json' }

const names: Readonly<Record<string, string>> = data.roles

/** A role as hh.ru calls it; one that came after our list keeps its number. */
export const roleName = (role: string): string => names[role] ?? role
