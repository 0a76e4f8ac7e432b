import type { Flag } from '../primitives.ts'

/** The team's own program that passes messages on: one row with the id 1, or none. */
export type GatewayTable = {
  id: number
  url: string
  /** What both sides sign with, encrypted. */
  secret: string
  /** By what it passes messages on, a list of `CARRIERS`. */
  carriers_json: string
  /** Messages a minute at most; 0 = no limit. */
  per_minute: number
  /** Whether somebody with an e-mail address and a phone is written to through the gateway. */
  comes_first: Flag
  version: number
  set_by: number | null
  set_at: string
}

/** A call of the gateway, by the number it gave it: the same call again is given the same answer. */
export type GatewayCallTable = {
  id: string
  at: string
  /** Null until it was carried out. */
  answer_json: string | null
}
