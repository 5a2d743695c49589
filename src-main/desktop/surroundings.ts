import type { Surroundings } from '../contract/desktop.ts'
import type { AppError } from '../model/app-error.ts'
import { ok, type Result } from '../model/result.ts'
import type { LoginItem } from './login-item.ts'
import type { TrayHost } from './tray-host.ts'

export type SurroundingsParts = Pick<Surroundings, 'canHideFromCapture' | 'isDevelopment'> & {
  readonly trayHost: Pick<TrayHost, 'isThere'>
  readonly loginItem: LoginItem
}

export async function readSurroundings({
  trayHost,
  loginItem,
  isDevelopment,
  canHideFromCapture
}: SurroundingsParts): Promise<Surroundings> {
  const [hasTray, startsWithSession] = await Promise.all([trayHost.isThere(), loginItem.isOn()])
  return { hasTray, startsWithSession, isDevelopment, canHideFromCapture }
}

export async function setStartsWithSession(isOn: boolean, parts: SurroundingsParts): Promise<Result<Surroundings, AppError>> {
  const changed = await parts.loginItem.set(isOn)
  return changed.ok ? ok(await readSurroundings(parts)) : changed
}
