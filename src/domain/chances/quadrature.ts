/** Points and weights that stand for a continuous law; the weights add up to 1. */
export type Quadrature = readonly { readonly weight: number; readonly at: number }[]

/**
 * Gauss–Jacobi quadrature for Beta(a, b) on [0, 1]: with `count` points the mean of every polynomial of degree up to
 * 2·count - 1 is exact. Golub & Welsch (1969): the points are the eigenvalues of the Jacobi matrix of the orthogonal
 * polynomials, the weights the squared first components of its eigenvectors.
 */
export function betaQuadrature(a: number, b: number, count: number): Quadrature {
  const s = a + b - 2
  const diagonal = Float64Array.from({ length: count }, (_, n) =>
    n === 0 ? a / (a + b) : (2 * n * (n + s + 1) + a * s) / ((2 * n + s) * (2 * n + s + 2)),
  )
  const beside = Float64Array.from({ length: count }, (_, i) => {
    const n = i + 1
    if (n === count) return 0
    if (n === 1) return Math.sqrt(((a / (a + b)) * (b / (a + b))) / (a + b + 1))
    const m = 2 * n + s
    return Math.sqrt((n / m) * ((n + b - 1) / m) * ((n + a - 1) / (m + 1)) * ((n + s) / (m - 1)))
  })
  const first = diagonalise(diagonal, beside)
  return Array.from(diagonal, (at, i) => ({ weight: first[i]! ** 2, at: Math.min(1, Math.max(0, at)) }))
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix, left in `diagonal`, by QL with implicit shifts; returns the first
 * component of each eigenvector. `beside` holds the off-diagonal and a last 0, and is used up.
 */
function diagonalise(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const n = diagonal.length
  const first = new Float64Array(n)
  first[0] = 1
  for (let l = 0; l < n; l++) {
    for (;;) {
      let m = l
      while (m < n - 1) {
        const scale = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!)
        if (Math.abs(beside[m]!) <= Number.EPSILON * scale) break
        m++
      }
      if (m === l) break
      let g = (diagonal[l + 1]! - diagonal[l]!) / (2 * beside[l]!)
      let r = Math.hypot(g, 1)
      g = diagonal[m]! - diagonal[l]! + beside[l]! / (g + (g < 0 ? -r : r))
      let sine = 1
      let cosine = 1
      let p = 0
      let i = m - 1
      for (; i >= l; i--) {
        const f = sine * beside[i]!
        const h = cosine * beside[i]!
        r = Math.hypot(f, g)
        beside[i + 1] = r
        if (r === 0) {
          diagonal[i + 1]! -= p
          beside[m] = 0
          break
        }
        sine = f / r
        cosine = g / r
        g = diagonal[i + 1]! - p
        r = (diagonal[i]! - g) * sine + 2 * cosine * h
        p = sine * r
        diagonal[i + 1] = g + p
        g = cosine * r - h
        const rotated = first[i + 1]!
        first[i + 1] = sine * first[i]! + cosine * rotated
        first[i] = cosine * first[i]! - sine * rotated
      }
      if (r === 0 && i >= l) continue
      diagonal[l]! -= p
      beside[l] = g
      beside[m] = 0
    }
  }
  return first
}
