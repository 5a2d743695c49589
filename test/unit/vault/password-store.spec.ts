import { expect, it } from 'vitest'
import { passwordStoreSwitch } from '../../../src-main/vault/password-store.ts'

it.each([
  ['linux', {}, [], 'gnome-libsecret'],
  ['linux', { XDG_CURRENT_DESKTOP: 'i3' }, [], 'gnome-libsecret'],
  ['linux', { XDG_CURRENT_DESKTOP: 'sway' }, ['app'], 'gnome-libsecret'],
  ['linux', { XDG_CURRENT_DESKTOP: 'LXQt' }, [], 'gnome-libsecret'],
  ['linux', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, [], 'gnome-libsecret'],
  ['linux', { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '6' }, [], null],
  ['linux', { XDG_CURRENT_DESKTOP: 'neon:KDE' }, [], null],
  ['linux', { DESKTOP_SESSION: 'kde-plasma' }, [], null],
  ['linux', { KDE_FULL_SESSION: 'true' }, [], null],
  ['linux', {}, ['app', '--password-store=basic'], null],
  ['linux', {}, ['app', '--password-store', 'kwallet6'], null],
  ['linux', {}, ['app', '--password-stores=basic'], 'gnome-libsecret'],
  ['darwin', {}, [], null],
  ['win32', { XDG_CURRENT_DESKTOP: 'i3' }, [], null]
] as const)('%s %j %j: %s', (platform, env, argv, expected) => expect(passwordStoreSwitch(platform, env, argv)).toBe(expected))
