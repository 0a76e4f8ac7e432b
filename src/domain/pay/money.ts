/**
 * Amounts that come out of a division by a tax rate carry noise far below a kopeck: a bound is compared with this much
 * slack (roubles), so that the net form of a minimum is not found below the minimum.
 */
const slack = 1e-6

export const isBelow = (amount: number, bound: number): boolean => amount < bound - slack

export const isAbove = (amount: number, bound: number): boolean => amount > bound + slack

export const roundToKopecks = (roubles: number): number => Math.round(roubles * 100) / 100
