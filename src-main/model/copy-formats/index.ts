import type { CopyFormat, CopyFormatId } from './copy-format.ts'
import { curl } from './curl.ts'
import { dotenv } from './dotenv.ts'
import { header } from './header.ts'
import { json } from './json.ts'
import { postman } from './postman.ts'
import { query } from './query.ts'
import { raw } from './raw.ts'
import { exportFish, exportPosix, exportPowerShell } from './shell-export.ts'

/** Every form a token can be copied in, in the order of the menus. The window, the tray and the tests read this list. */
export const copyFormats: readonly CopyFormat[] = [
  header,
  raw,
  curl,
  exportPosix,
  exportFish,
  exportPowerShell,
  dotenv,
  json,
  query,
  postman
]

const byId = new Map(copyFormats.map((format) => [format.id, format]))

export function copyFormat(id: CopyFormatId): CopyFormat {
  return byId.get(id) ?? header
}
