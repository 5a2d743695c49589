export type CopyFormatId =
  'header' | 'raw' | 'curl' | 'export-posix' | 'export-fish' | 'export-powershell' | 'dotenv' | 'json' | 'query' | 'postman'

/** What a format may use. `accessToken` is printable ASCII without spaces (minting refuses anything else). */
export type CopySource = {
  readonly accessToken: string
  /** Where the token is used, for example `https://api.usergrid.com/acme/storefront`. */
  readonly resourceUrl: string
  readonly name: string
  readonly issuedAt: number
  /** Epoch ms; null when the token never expires or nobody told. */
  readonly expiresAt: number | null
}

export type CopyFormat = {
  readonly id: CopyFormatId
  /** As it stands in menus: "Authorization header". */
  readonly label: string
  /** How what is copied begins, for who knows the form by its looks. The same for every token: nothing of a real one is in it. */
  readonly sample: string
  /** What the copy button says: "Copy header". */
  readonly action: string
  /** What the toast says was copied: "Header copied". */
  readonly done: string
  readonly write: (source: CopySource) => string
}
