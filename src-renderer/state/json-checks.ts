/** What a value is that came out of JSON. */
export type JsonFields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is JsonFields => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
export const isOneOf = <Choice extends string>(value: unknown, choices: readonly Choice[]): value is Choice =>
  choices.some((each) => each === value)
