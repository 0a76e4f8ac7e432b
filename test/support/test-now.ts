import { Temporal } from 'temporal-polyfill'

/** 24 November 2026, 9:00 in Moscow. */
export const testNow = Temporal.Instant.from('2026-11-24T06:00:00Z')
