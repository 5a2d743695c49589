/** How often a vault is killed: fewer times in `npm test` than in `npm run test:torture`. */
export const kills = Number(process.env['MINTMARK_TORTURE_KILLS'] ?? 100)

/** Of all that is left to chance. A run says its seed, so that what has failed can be tried again. */
export const firstSeed = Number(process.env['MINTMARK_TORTURE_SEED'] ?? Date.now() % 1_000_000)
