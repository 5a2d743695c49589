// @ts-check
import { join } from 'node:path'
import { identity } from '../../src-main/model/identity.mjs'
import { projectFolder } from '../project.mjs'
import { setFuses } from './fuses.mjs'

const icons = join(projectFolder, 'resources/icons')

/**
 * Azure's signing service where its account is named, otherwise a certificate of one's own (CSC_LINK and CSC_KEY_PASSWORD). The publisher's name is
 * part of the app: updates are refused from anybody else, and without a name they are not checked at all.
 * @param {NodeJS.ProcessEnv} env
 */
function toWindowsSigning(env) {
  const publisherName = env['MINTMARK_PUBLISHER']
  if (env['AZURE_SIGNING_ENDPOINT'] === undefined) return { signtoolOptions: { publisherName, signingHashAlgorithms: ['sha256'] } }
  return {
    azureSignOptions: {
      publisherName,
      endpoint: env['AZURE_SIGNING_ENDPOINT'],
      codeSigningAccountName: env['AZURE_SIGNING_ACCOUNT'],
      certificateProfileName: env['AZURE_SIGNING_PROFILE']
    }
  }
}

/** Before anything is signed. @param {{ readonly appOutDir: string, readonly electronPlatformName: string }} context */
async function afterPack({ appOutDir, electronPlatformName }) {
  const names = /** @type {Readonly<Record<string, string>>} */ ({
    darwin: `${identity.productName}.app`,
    win32: `${identity.productName}.exe`
  })
  await setFuses(join(appOutDir, names[electronPlatformName] ?? identity.executable))
}

/**
 * What electron-builder is told, for the systems that scripts/package/ does not pack for itself.
 * @param {{ readonly electronVersion: string, readonly isTestElectron: boolean, readonly output: string, readonly env: NodeJS.ProcessEnv }} how
 */
export const toBuilderConfig = ({ electronVersion, isTestElectron, output, env }) => ({
  appId: identity.appId,
  productName: identity.productName,
  // `\${…}` are electron-builder's own.
  artifactName: `${identity.packageName}-\${version}-\${os}-\${arch}.\${ext}`,
  directories: { output, buildResources: join(projectFolder, 'packaging') },
  electronVersion,
  files: ['**/*'],
  asar: true,
  npmRebuild: false,
  // Nothing is uploaded from here.
  publish: null,
  afterPack,
  // A release that is not signed is none.
  forceCodeSigning: !isTestElectron,
  mac: {
    target: ['dmg', 'zip'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    category: 'public.app-category.developer-tools',
    icon: join(projectFolder, 'packaging/macos/icon.png'),
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: join(projectFolder, 'packaging/macos/entitlements.plist'),
    entitlementsInherit: join(projectFolder, 'packaging/macos/entitlements.plist'),
    // With APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER.
    notarize: env['APPLE_API_KEY'] !== undefined
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: join(icons, '256x256.png'),
    ...toWindowsSigning(env)
  },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
  linux: {
    target: ['AppImage', 'rpm'],
    executableName: identity.executable,
    category: 'Development',
    icon: icons,
    maintainer: 'The Mintmark authors',
    desktop: { entry: { StartupWMClass: identity.desktopId, Icon: identity.executable } }
  }
})
