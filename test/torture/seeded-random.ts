/** Numbers from 0 to below 1, the same ones for the same seed: what failed once can be played again. */
export type Random = () => number

/** A linear congruential generator with the numbers of "Numerical Recipes": enough to choose moments with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const random: Random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  // Seeds that are close to each other begin alike.
  for (let warmUp = 0; warmUp < 8; warmUp++) random()
  return random
}

/** A whole number, both ends included. */
export const chooseNumber = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))

/** null of nothing. */
export const chooseOne = <Item>(random: Random, items: readonly Item[]): Item | null => items[Math.floor(random() * items.length)] ?? null
