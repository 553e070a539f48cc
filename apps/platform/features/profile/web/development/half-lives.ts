// Half-lives in months that are offered; nought is no ageing.
export const HALF_LIVES: readonly number[] = [0, 12, 24, 36, 60];
