/** Bounds of the population stability index: below the first a feature is stable, from the second on it has drifted. */
export const psi = { warn: 0.1, fail: 0.2 }

/** Bounds of the Jensen–Shannon distance (base 2) that mark about the same shifts. */
export const jensenShannon = { warn: 0.1, fail: 0.2 }
