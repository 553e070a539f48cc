// Eigenvalues of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL with shifts.
// Source: J. H. Wilkinson and C. Reinsch (1971), Handbook for Automatic Computation II, contributions II/2 and II/4.

/**
 * Eigenvalues in ascending order.
 * @param matrix row-major n x n, symmetric
 * @throws RangeError when the iteration does not settle (a matrix that is not finite)
 */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const { diagonal, below } = tridiagonalise(matrix.slice(), n);
  for (let l = 0; l < n; l += 1) {
    for (let round = 0; ; round += 1) {
      let m = l;
      while (m < n - 1) {
        const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!);
        if (Math.abs(below[m]!) <= Number.EPSILON * size) break;
        m += 1;
      }
      if (m === l) break;
      if (round >= 80) throw new RangeError('eigenvalues: the matrix has entries that are not finite');
      sweep(diagonal, below, l, m);
    }
  }
  return diagonal.sort();
}

function tridiagonalise(a: Float64Array, n: number): { diagonal: Float64Array; below: Float64Array } {
  const diagonal = new Float64Array(n);
  const below = new Float64Array(n);
  const v = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = 0; k < n - 2; k += 1) {
    let norm = 0;
    for (let i = k + 1; i < n; i += 1) norm += a[i * n + k]! ** 2;
    norm = Math.sqrt(norm);
    if (norm === 0) continue;
    const alpha = a[(k + 1) * n + k]! > 0 ? -norm : norm;
    let size = 0;
    for (let i = k + 1; i < n; i += 1) {
      v[i] = a[i * n + k]! - (i === k + 1 ? alpha : 0);
      size += v[i]! ** 2;
    }
    let vp = 0;
    for (let i = k + 1; i < n; i += 1) {
      let sum = 0;
      for (let j = k + 1; j < n; j += 1) sum += a[i * n + j]! * v[j]!;
      p[i] = (2 * sum) / size;
      vp += v[i]! * p[i]!;
    }
    for (let i = k + 1; i < n; i += 1) p[i]! -= (vp / size) * v[i]!;
    for (let i = k + 1; i < n; i += 1) {
      for (let j = k + 1; j < n; j += 1) a[i * n + j]! -= v[i]! * p[j]! + p[i]! * v[j]!;
    }
    a[(k + 1) * n + k] = alpha;
  }
  for (let i = 0; i < n; i += 1) {
    diagonal[i] = a[i * n + i]!;
    if (i < n - 1) below[i] = a[(i + 1) * n + i]!;
  }
  return { diagonal, below };
}

function sweep(diagonal: Float64Array, below: Float64Array, l: number, m: number): void {
  let g = (diagonal[l + 1]! - diagonal[l]!) / (2 * below[l]!);
  let r = Math.hypot(g, 1);
  g = diagonal[m]! - diagonal[l]! + below[l]! / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  let i = m - 1;
  for (; i >= l; i -= 1) {
    const f = s * below[i]!;
    const b = c * below[i]!;
    r = Math.hypot(f, g);
    below[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= p;
      below[m] = 0;
      break;
    }
    s = f / r;
    c = g / r;
    g = diagonal[i + 1]! - p;
    r = (diagonal[i]! - g) * s + 2 * c * b;
    p = s * r;
    diagonal[i + 1] = g + p;
    g = c * r - b;
  }
  if (r === 0 && i >= l) return;
  diagonal[l]! -= p;
  below[l] = g;
  below[m] = 0;
}
