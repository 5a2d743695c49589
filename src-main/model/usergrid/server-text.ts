// Control characters could break a line or a terminal; the marks and overrides of bidirectional text could turn a sentence around.
const notPlain = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu

/** Words from a server (`wire.md` 3.1) as they may stand in a sentence: one line, nothing invisible, at most `longest` characters. */
export function toServerText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return ''
  // Cut before the clean-up as well: a hostile text of megabytes is not worth the work.
  const text = value
    .slice(0, 4 * longest)
    .replace(notPlain, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  const characters = Array.from(text)
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}
