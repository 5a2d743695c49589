import { net } from 'electron'

/** The door to what Electron knows of the network as a whole. false is certain; true only says that there is something. */
export const isOnline = (): boolean => net.isOnline()
