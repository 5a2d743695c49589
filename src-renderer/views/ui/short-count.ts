/** A count for where there is room for three characters; undefined where it is as short itself. */
export const shortCount = (count: number | undefined): string | undefined =>
  count === undefined || count < 1_000 ? undefined : `${Math.floor(count / 1_000)}k`
