import type { RequestSource } from './request-form.ts'

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** One string literal, in the single quotes of the description. `</` is broken up: the line may end up in a script of a page. */
export function quoteJavaScript(text: string): string {
  return `'${text
    .replace(/[\\']/g, '\\$&')
    .replace(/[\n\r\u2028\u2029]/g, (end) => escapes[end] ?? '')
    .replaceAll('</', '<\\/')}'`
}

/** The client that the description takes for granted. */
export function writeClient(constructor: string, { server, profile }: RequestSource): string {
  const options = [
    ['URI', server.baseUrl],
    ['orgName', profile.organization],
    ['appName', profile.application]
  ] as const
  return `var client = ${constructor}({\n${options.map(([key, value]) => `  ${key}: ${quoteJavaScript(value)}`).join(',\n')}\n});`
}

/** The login as the description shows it. */
export function writeLogin({ profile, secret }: RequestSource): string {
  const who = profile.accessType === 'admin-user' ? 'admin user' : 'user'
  return `var username = ${quoteJavaScript(profile.principal)};
var password = ${quoteJavaScript(secret)};

client.login(username, password,
  function (err) {
    if (err) {
      // error: could not log ${who} in
    } else {
      // success: ${who} has been logged in
      var token = client.token;
    }
  }
);`
}
