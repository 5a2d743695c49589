export type JsonObject = { readonly [key: string]: unknown }

/** The value of a body (`wire.md` 6.3); undefined for text that is not JSON. Never throws, and no depth is too much. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether it is what every answer of the server is: an object, no list and not null (`wire.md` 6.3). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
