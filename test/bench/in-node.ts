import { benchAnswer } from './answer.ts'
import { benchSearch } from './search.ts'
import { benchVault } from './vault.ts'

/** Run by bench.ts in the app's own Electron, as plain Node. One line of JSON on the standard output. */
const runs = Number(process.argv[2] ?? 15)
console.log(JSON.stringify([...(await benchVault(runs)), ...(await benchSearch(runs)), ...(await benchAnswer(runs))]))
