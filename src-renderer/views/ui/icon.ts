import type { Component } from 'svelte'

/** A drawing without props: any icon of `@lucide/svelte`, for one. */
export type Icon = Component
