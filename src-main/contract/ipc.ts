/**
 * How a domain says what may cross the wall between page and main. The values only carry names; the types carry the rest, and both
 * sides are made from them: the page's api by the preload, the handlers by the router.
 */

/** A request from the page to main. `Input` crosses as it is and is parsed there; the answer is always a Result. */
export type Call<Input, Output> = { readonly kind: 'call'; readonly shape?: (input: Input) => Output }

/** News from main to the page. */
export type Event<Payload> = { readonly kind: 'event'; readonly shape?: (payload: Payload) => void }

export type Domain = Readonly<Record<string, Call<never, unknown> | Event<never>>>

export const call = <Input, Output>(): Call<Input, Output> => ({ kind: 'call' })
export const event = <Payload>(): Event<Payload> => ({ kind: 'event' })

export const channelName = (domain: string, verb: string): string => `${domain}.${verb}`
