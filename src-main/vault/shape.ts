/**
 * Checks what was read from a file. By hand, because ten thousand profiles must be checked before the first paint, where a schema
 * library needs more than 100 ms cold.
 */
export type Check<Value> = (value: unknown) => value is Value

export const isString: Check<string> = (value) => typeof value === 'string'
export const isFilled: Check<string> = (value): value is string => typeof value === 'string' && value !== ''
export const isBoolean: Check<boolean> = (value) => typeof value === 'boolean'
/** Not infinite, as 1e400 would be read: that could not be written again. */
export const isNumber: Check<number> = (value): value is number => Number.isFinite(value)
const isNull: Check<null> = (value) => value === null

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isEither =
  <First, Second>(first: Check<First>, second: Check<Second>): Check<First | Second> =>
  (value) =>
    first(value) || second(value)

export const isNullOr = <Value>(check: Check<Value>): Check<Value | null> => isEither(isNull, check)

/** For a field that older files do not have. */
export const isMissingOr = <Value>(check: Check<Value>): Check<Value | undefined> =>
  isEither((value): value is undefined => value === undefined, check)

export function isOneOf<Value extends string | number>(values: readonly Value[]): Check<Value> {
  const known = new Set<unknown>(values)
  return (value): value is Value => known.has(value)
}

export const isArrayOf =
  <Item>(check: Check<Item>): Check<readonly Item[]> =>
  (value): value is readonly Item[] =>
    Array.isArray(value) && value.every(check)

export const isRecordOf =
  <Item>(check: Check<Item>): Check<Readonly<Record<string, Item>>> =>
  (value): value is Readonly<Record<string, Item>> =>
    isObject(value) && Object.values(value).every(check)

/** An object with at least these fields. */
export function isShape<Shape extends object>(fields: { readonly [Key in keyof Shape]-?: Check<Shape[Key]> }): Check<Shape> {
  const checks = Object.entries<Check<unknown>>(fields)
  return (value): value is Shape => isObject(value) && checks.every(([key, check]) => check(value[key]))
}
