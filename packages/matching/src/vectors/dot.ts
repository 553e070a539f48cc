// Dot product of a vector with a packed one. Four sums side by side: one alone makes every addition wait for the one before it.

export function dotPacked(
  one: Float32Array,
  oneStart: number,
  packed: Int8Array,
  start: number,
  dimension: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let e = 0;
  const whole = dimension - (dimension % 4);
  let d = 0;
  for (; d < whole; d += 4) {
    a += one[oneStart + d]! * packed[start + d]!;
    b += one[oneStart + d + 1]! * packed[start + d + 1]!;
    c += one[oneStart + d + 2]! * packed[start + d + 2]!;
    e += one[oneStart + d + 3]! * packed[start + d + 3]!;
  }
  for (; d < dimension; d += 1) a += one[oneStart + d]! * packed[start + d]!;
  return a + b + c + e;
}

export function dotFloat(
  one: Float32Array,
  oneStart: number,
  other: Float32Array,
  start: number,
  dimension: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let e = 0;
  const whole = dimension - (dimension % 4);
  let d = 0;
  for (; d < whole; d += 4) {
    a += one[oneStart + d]! * other[start + d]!;
    b += one[oneStart + d + 1]! * other[start + d + 1]!;
    c += one[oneStart + d + 2]! * other[start + d + 2]!;
    e += one[oneStart + d + 3]! * other[start + d + 3]!;
  }
  for (; d < dimension; d += 1) a += one[oneStart + d]! * other[start + d]!;
  return a + b + c + e;
}
