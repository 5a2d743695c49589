import { expect, test } from 'vitest'
import { startCommand } from '../../../src-main/desktop/start-command.ts'

const packaged = {
  execPath: '/opt/Mintmark/mintmark',
  argv: ['/opt/Mintmark/mintmark'],
  env: {},
  isPackaged: true,
  appPath: '/opt/app.asar'
}

test.each([
  ['what is installed', packaged, ['/opt/Mintmark/mintmark', '--hidden']],
  [
    'an AppImage, not where it is mounted',
    { ...packaged, execPath: '/tmp/.mount_x/mintmark', env: { APPIMAGE: '/home/m/Mintmark.AppImage' } },
    ['/home/m/Mintmark.AppImage', '--hidden']
  ],
  [
    'with the data it was told to use, and with nothing else it was told',
    { ...packaged, argv: ['mintmark', '--user-data-dir=/data', '--hidden', '--inspect'] },
    ['/opt/Mintmark/mintmark', '--user-data-dir=/data', '--hidden']
  ],
  [
    'the sources, while nothing is packaged',
    { ...packaged, execPath: '/e/electron', isPackaged: false, appPath: '/src', env: { APPIMAGE: '/some/editor.AppImage' } },
    ['/e/electron', '/src', '--hidden']
  ]
])('%s', (_, parts, command) => expect(startCommand(parts)).toEqual(command))
