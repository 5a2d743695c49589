// @ts-check
import { flipFuses, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/**
 * Switches in Electron's executable, in the order of its wire. An older Electron has fewer of them.
 * `pinned` is one that this version of @electron/fuses cannot write: it has to come as it should be.
 * @type {readonly { readonly name: string, readonly on: boolean, readonly pinned?: boolean }[]}
 */
export const fuses = [
  { name: 'RunAsNode', on: false },
  { name: 'EnableCookieEncryption', on: true },
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  { name: 'EnableNodeCliInspectArguments', on: false },
  // Does something on macOS and Windows only.
  { name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { name: 'OnlyLoadAppFromAsar', on: true },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  { name: 'GrantFileProtocolExtraPrivileges', on: false },
  { name: 'WasmTrapHandlers', on: true, pinned: true }
]

const states = /** @type {Readonly<Record<number, boolean>>} */ ({ 48: false, 49: true })

/** @param {string} executable @returns {Promise<readonly (boolean | undefined)[]>} in the order of the wire; undefined for one that Electron has taken out */
export async function readFuses(executable) {
  const { version, ...wire } = await getCurrentFuseWire(executable)
  if (version !== FuseVersion.V1) throw new Error(`The fuse wire has version ${version}, which nobody has looked at yet.`)
  return Object.entries(wire)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([, state]) => states[Number(state)])
}

/** @param {readonly (boolean | undefined)[]} wire @returns {readonly string[]} what is not as it should be */
export function findFuseProblems(wire) {
  if (wire.length > fuses.length)
    return [`Electron has ${wire.length} fuses, of which ${fuses.length} are known: decide on the new ones in scripts/package/fuses.mjs.`]
  return wire.flatMap((isOn, index) => {
    const { name, on } = fuses[index] ?? { name: '', on: false }
    return isOn === undefined || isOn === on ? [] : [`The fuse ${name} is ${isOn ? 'on' : 'off'}.`]
  })
}

/** Sets every fuse that this Electron has, and reads them back. @param {string} executable */
export async function setFuses(executable) {
  const { length } = await readFuses(executable)
  const settings = Object.fromEntries(fuses.slice(0, length).flatMap(({ on, pinned }, index) => (pinned === true ? [] : [[index, on]])))
  // Apple's own processors start only what is signed, and this changes the file; a release is signed for good afterwards.
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: process.platform === 'darwin', ...settings })
  const problems = findFuseProblems(await readFuses(executable))
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
