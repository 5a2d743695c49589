/**
 * Takes out of a log line whatever looks like a credential: the tokens and client secrets of the wire (`wire.md` 4), bearer headers and
 * the values of keys that name a secret. The last door: nothing secret should get here in the first place.
 */
export function redactLine(text: string): string {
  return rules.reduce((line, [pattern, replacement]) => line.replaceAll(pattern, replacement), text)
}

const hidden = '[secret]'

const rules: readonly (readonly [RegExp, string])[] = [
  // current tokens and their relatives; JSON web tokens, their header bounded so that no text is looked through again and again
  [/(?:YWMt|cmUt|b2Yt|ZW0t)[\w-]{16,}/g, hidden],
  [/eyJ[\w-]{8,1000}\.[\w-]{8,}\.[\w-]*/g, hidden],
  // legacy tokens: one or two uuids, then the dated part
  [/[\w-]{22}:(?:[\w-]{22}:)?(?:YXU6|YXA6|YWQ6|b3U6)[\w-]{8,}/g, hidden],
  // client secrets; client ids are shorter and stay
  [/(?:YXU6|YXA6|YWQ6|b3U6)[\w-]{27,}/g, hidden],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, `$1 ${hidden}`],
  // in JSON inside a JSON string, in JSON, in what Node prints, in a form; the end may be cut off
  [
    /((?:(?:access|refresh)_?token|password|passphrase|secret)\\?["']?\s*[=:]\s*)(\\"(?:[^"\\]|\\\\(?:\\["\\]|[^"\\]))*(?:\\")?|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`(?:[^`\\]|\\.)*`?|[^\s&,;}"'`]+)/gi,
    `$1${hidden}`
  ],
  // user and password in a URL
  [/(https?:\/\/)[^\s/@]+@/gi, `$1${hidden}@`]
]
