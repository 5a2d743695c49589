import type { TooltipTether } from 'bits-ui'
import { createContext } from 'svelte'

export type TipText = { readonly label: string; readonly keys: string | undefined }

/** Every trigger shares the one tooltip that `Tooltips` draws. */
export const [getTipTether, setTipTether] = createContext<TooltipTether<TipText>>()
