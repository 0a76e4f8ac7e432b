/**
 * The Beta law: what is known of a rate after `a` people who came and `b` who did not.
 * Formulas: Abramowitz & Stegun 6.1.41 (Stirling), 26.5.8 (continued fraction, evaluated by Lentz's method).
 */

/** Natural logarithm of the gamma function, x > 0; relative error about 1e-14. */
export function logGamma(x: number): number {
  // Stirling's series is exact enough from 10 on; below, climb by the recurrence in one product.
  let product = 1
  let y = x
  while (y < 10) {
    product *= y
    y += 1
  }
  const z = 1 / (y * y)
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / y
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/** P(rate <= x) for a rate that follows Beta(a, b); a, b > 0. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast only left of the mean; mirror the other side.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a)
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(logFront) / a) * continuedFraction(x, a, b)
}

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let value = d
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return value
}

/** The x with P(rate <= x) = probability, to about 1e-12; 0 < probability < 1. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0
  let high = 1
  let x = a / (a + b)
  const logConstant = logGamma(a + b) - logGamma(a) - logGamma(b)
  for (let step = 0; step < 100 && high - low > 1e-13; step += 1) {
    const excess = betaCdf(x, a, b) - probability
    if (excess > 0) high = x
    else low = x
    if (Math.abs(excess) < 1e-13) break
    const density = Math.exp(logConstant + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x))
    // Newton where it stays inside the bracket, halving where it does not.
    const newton = x - excess / density
    x = newton > low && newton < high ? newton : (low + high) / 2
  }
  return x
}
