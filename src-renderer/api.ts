import type { Api } from '../src-main/contract/index.ts'

/** The only mention of `window.api`: what the preload put there is all the page knows of the world. */
export const { api } = window as unknown as { readonly api: Api }
