/**
 * Who Mintmark is to the systems it is installed on. None of this can ever change, because what people have is found by it:
 * - `productName` names the user-data folder with the vault, and on Linux and macOS the keychain's entry with the key of the vault. Another name
 *   is an empty folder and a vault that its keychain no longer opens.
 * - `appId` is the bundle id on macOS and the AppUserModelID on Windows: signatures, permissions, notifications and updates hang on it.
 * - `desktopId` ties a window, its notifications, its entry in the session's autostart and its global keys to the installed desktop entry.
 * - `executable` is the command in scripts, in desktop settings and in autostart entries; with it goes the name of the package, which apt upgrades by.
 * It is plain JavaScript so that packaging reads the same file. What Electron reads in package.json is compared with it by a test.
 */
export const identity = /** @type {const} */ ({
  appId: 'dev.mintmark.Mintmark',
  desktopId: 'dev.mintmark.Mintmark',
  executable: 'mintmark',
  packageName: 'mintmark',
  productName: 'Mintmark',
  userDataFolder: 'Mintmark'
})
