/** A complex number. */
export type Complex = {
  readonly re: number
  readonly im: number
}

/** From here on Stirling's series below is exact to rounding. */
const LARGE = 12

/** Coefficients of 1/z, 1/z³, 1/z⁵, … in Stirling's series, the last first. */
const STIRLING = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12] as const

/**
 * log Γ(x + s) - log Γ(x) for x > 0 and Re(x + s) > 0, up to a multiple of 2πi. As one difference, never as two
 * logarithms of gammas: for large x those would leave nothing of it but rounding.
 */
export function logGammaRatio(x: number, s: Complex): Complex {
  // Γ(x + s) / Γ(x) = Γ(x + 1 + s) / Γ(x + 1) / (1 + s / x), until x is large.
  let [re, im] = [1, 0]
  let from = x
  for (; from < LARGE; from++) {
    const [factorRe, factorIm] = [1 + s.re / from, s.im / from]
    const product = re * factorRe - im * factorIm
    im = re * factorIm + im * factorRe
    re = product
  }
  // (z - 1/2) log z - z + 1/(12 z) - … taken at from + s and at from, with log(from + s) = log from + grown.
  const [shareRe, shareIm] = [s.re / from, s.im / from]
  const grownRe = Math.log1p(2 * shareRe + shareRe * shareRe + shareIm * shareIm) / 2
  const grownIm = Math.atan2(shareIm, 1 + shareRe)
  const weight = from - 0.5 + s.re
  const scale = Math.log(from) - 1
  const end = stirling(from + s.re, s.im)
  const start = stirling(from, 0)
  return {
    re: weight * grownRe - s.im * grownIm + s.re * scale + end.re - start.re - Math.log(Math.hypot(re, im)),
    im: weight * grownIm + s.im * grownRe + s.im * scale + end.im - Math.atan2(im, re),
  }
}

/** What Stirling's series adds to (z - 1/2) log z - z + log √2π at z = re + i·im. */
function stirling(re: number, im: number): Complex {
  const size = re * re + im * im
  const [inverseRe, inverseIm] = [re / size, -im / size]
  const [squareRe, squareIm] = [inverseRe * inverseRe - inverseIm * inverseIm, 2 * inverseRe * inverseIm]
  let [sumRe, sumIm] = [0, 0]
  for (const coefficient of STIRLING) {
    const product = sumRe * squareRe - sumIm * squareIm + coefficient
    sumIm = sumRe * squareIm + sumIm * squareRe
    sumRe = product
  }
  return { re: sumRe * inverseRe - sumIm * inverseIm, im: sumRe * inverseIm + sumIm * inverseRe }
}
