/** A package that is shipped, and the terms that it comes under. */
export type Licence = {
  readonly name: string
  readonly version: string
  /** As SPDX writes it: "MIT". */
  readonly licence: string
  readonly text: string
}

/** Each package once, though several bundles may have it, in the order of their names. */
export function mergeLicences(lists: readonly (readonly Licence[])[]): readonly Licence[] {
  const byPackage = new Map(lists.flat().map((licence) => [`${licence.name}@${licence.version}`, licence]))
  return Array.from(byPackage.values()).toSorted((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
}
