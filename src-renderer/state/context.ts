import { createContext } from 'svelte'
import type { AppState } from './app.svelte.ts'

/** The window's one state, provided by App.svelte. */
export const [getApp, setApp] = createContext<AppState>()
