/**
 * The system's keychain, as far as the vault needs one: it wraps the data key and nothing else, since its encryption is not
 * authenticated on Linux and macOS.
 */
export type Keychain = {
  /** Whether something answers at all; says nothing about how strong it is. */
  readonly isAvailable: () => Promise<boolean>
  readonly wrap: (text: string) => Promise<Buffer>
  /** Rejects with KeychainBusy where another try may succeed, with any other error where it will not. */
  readonly unwrap: (wrapped: Buffer) => Promise<string>
  /** Whether these bytes are sealed with a real key, rather than with a password that is compiled into every Chromium. */
  readonly isStrong: (wrapped: Buffer) => boolean
  /** What keeps the key of these bytes, as told to a person: "GNOME Keyring". */
  readonly nameOf: (wrapped: Buffer) => string
}

/** The keychain is there, but cannot answer now: locked, or waiting for a person. */
export class KeychainBusy extends Error {}
