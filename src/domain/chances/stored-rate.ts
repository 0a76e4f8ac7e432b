import { isCommon, type CommonRate } from './show-rate.ts'

/**
 * The rate a day was planned with, from its `rate_json`.
 *
 * @throws RangeError when it is no rate: to reckon with one would never end
 */
export function storedRate(json: string): CommonRate {
  const rate = JSON.parse(json) as CommonRate
  if (!isCommon(rate)) throw new RangeError('A stored rate is none')
  return rate
}
