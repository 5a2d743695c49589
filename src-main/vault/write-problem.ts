const words: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EROFS: 'The folder cannot be written to.',
  EACCES: 'The folder cannot be written to.',
  EPERM: 'The folder cannot be written to.'
}

/** Somebody else has written the file since it was read: writing it now would undo that. */
export class ChangedElsewhere extends Error {}

/** Why a write failed, in a sentence. The system's own message would name the path. */
export function writeProblem(error: unknown): string {
  if (error instanceof ChangedElsewhere) return 'Another program has changed the file meanwhile. Start Mintmark again to see what is in it.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  return code === null ? 'The file could not be written.' : (words[code] ?? `The system says: ${code}.`)
}
