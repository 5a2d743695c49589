import { benchVault } from './vault.ts'

/** Run by scripts/bench.mjs in the app's own Electron, as plain Node. One line of JSON on the standard output. */
const runs = Number(process.argv[2] ?? 15)
console.log(JSON.stringify(await benchVault(runs)))
