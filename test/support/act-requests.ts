import type { ApiRequest, PageRequest } from './staff.ts'

/** A row in the version that the sender has seen. */
export type Seen = { id: number; version: number }

/** How an act is asked for at each door; null where it has none. */
export type Requests = { page: PageRequest | null; api: ApiRequest | null }

const page = (url: string, fields: PageRequest['fields'] = {}): PageRequest => ({ url, fields })
const patch = (url: string, body: object): ApiRequest => ({ method: 'PATCH', url, body })

/** The acts of invitations, days, applications and people, as each door takes them. */
export const requests = {
  invite: (batch: number, candidate: number, slot: number, beyondPlan: boolean): Requests => ({
    page: page(`/batches/${batch}/fill`, {
      candidate: String(candidate),
      slot: String(slot),
      ...(beyondPlan && { beyond: 'yes' }),
    }),
    api: { method: 'POST', url: '/invitations', body: { batch, candidates: [candidate], slot, beyondPlan } },
  }),
  move: ({ id, version }: Seen, slot: number): Requests => ({
    page: page(`/invitations/${id}/move`, { version: String(version), slot: String(slot), reason: 'Asked for it' }),
    api: patch(`/invitations/${id}`, { version, slot, reason: 'Asked for it' }),
  }),
  cancel: ({ id, version }: Seen): Requests => ({
    page: page(`/invitations/${id}/cancel`, { version: String(version), reason: 'Cannot come' }),
    api: patch(`/invitations/${id}`, { version, status: 'cancelled', reason: 'Cannot come' }),
  }),
  reply: ({ id, version }: Seen, reply: 'yes' | 'no' | 'unsure'): Requests => ({
    page: page(`/invitations/${id}/answers`, { version: String(version), reply }),
    api: patch(`/invitations/${id}`, { version, reply }),
  }),
  undoReply: ({ id, version }: Seen): Requests => ({
    page: page(`/invitations/${id}/answers/undo`, { version: String(version) }),
    api: null,
  }),
  mark: ({ id, version }: Seen, mark: string): Requests => ({
    page: page(`/invitations/${id}/mark/${mark}`, { version: String(version) }),
    api: null,
  }),
  undo: ({ id, version }: Seen): Requests => ({
    page: page(`/invitations/${id}/undo`, { version: String(version) }),
    api: null,
  }),
  result: ({ id, version }: Seen, result: 'passed' | 'refused' | 'second'): Requests => ({
    page: page(`/invitations/${id}/result`, {
      version: String(version),
      result,
      ...(result === 'refused' && { reason: 'skills' }),
    }),
    api: null,
  }),
  close: ({ id, version }: Seen, early = false): Requests => ({
    page: page(`/batches/${id}/close`, early ? { early: 'yes' } : {}),
    api: patch(`/batches/${id}`, { version, status: 'closed', ...(early && { early }) }),
  }),
  callOff: ({ id, version }: Seen): Requests => ({
    page: page(`/batches/${id}/cancel`, { reason: 'Ill' }),
    api: patch(`/batches/${id}`, { version, status: 'cancelled', reason: 'Ill' }),
  }),
  walkIn: (batch: number, slot: number, name: string, phone: string): Requests => ({
    page: page(`/batches/${batch}/walk-ins`, { name, phone, slot: String(slot) }),
    api: null,
  }),
  apply: (candidate: number, vacancy: number): Requests => ({
    page: page(`/candidates/${candidate}/applications`, { vacancy: String(vacancy) }),
    api: { method: 'POST', url: '/applications', body: { candidate, vacancy } },
  }),
  stage: (vacancy: number, { id, version }: Seen, stage: number): Requests => ({
    page: page(`/vacancies/${vacancy}/moves`, { to: `${id}.${version}.${stage}` }),
    api: patch(`/applications/${id}`, { version, stage }),
  }),
  end: (candidate: number, { id, version }: Seen, endedBy: 'team' | 'candidate'): Requests => {
    const reason = endedBy === 'team' ? 'skills' : 'changed-mind'
    return {
      page: page(`/candidates/${candidate}/applications/${id}/closure`, { version: String(version), reason }),
      api: patch(`/applications/${id}`, { version, closure: { endedBy, reason } }),
    }
  },
  reopen: (candidate: number, { id, version }: Seen): Requests => ({
    page: page(`/candidates/${candidate}/applications/${id}/reopening`),
    api: patch(`/applications/${id}`, { version, closure: null }),
  }),
  erase: (candidate: number): Requests => ({
    page: page(`/candidates/${candidate}/erasure`, { basis: 'purpose', sure: 'yes' }),
    api: null,
  }),
  draftOffer: (candidate: number, vacancy: number, amount: number): Requests => ({
    page: page(`/candidates/${candidate}/offers?vacancy=${vacancy}`, {
      amount: String(amount),
      basis: 'gross',
      level: '2',
      share: '100',
    }),
    api: { method: 'POST', url: '/offers', body: { candidate, vacancy, amount, basis: 'gross', level: 2 } },
  }),
  offerStep: ({ id, version }: Seen, act: string): Requests => ({
    page: page(`/offers/${id}/steps`, { act, reason: 'Agreed', version: String(version), confirmed: 'yes' }),
    api: patch(`/offers/${id}`, { version, step: { act, reason: 'Agreed', confirmed: true } }),
  }),
}
