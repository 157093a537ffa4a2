import { isUserAndPassword } from './base64.ts'
import { isRandom } from './likeness.ts'
import type { Span } from './model.ts'
import { isPlaceholder } from './placeholder.ts'

/** What follows the scheme of an `Authorization` header. */
const bearer =
  /(?<![A-Za-z])(?:bearer|token|(?:api|access|secret)[ _-]?key|jwt)[ \t]{1,4}(?:(?:token|is|was)[ \t]{1,2})?(?<secret>[A-Za-z0-9._~+/=-]{16,4096})/gi

const basic = /(?<![A-Za-z])basic[ \t]{1,4}(?<secret>[A-Za-z0-9+/_-]{8,2048}={0,2})/gi

/** `Authorization: SCHEME VALUE`, whatever the scheme. */
const authorization =
  /authorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:[A-Za-z][\w-]{1,24}[ \t]{1,4})?(?<secret>[A-Za-z0-9._~+/=-]{16,4096})/gi

/** A user with a password as `curl` and its like take it. */
const userFlag =
  /(?<![\w-])(?:-u|(?:-u|--user|--proxy-user|--creds)[ \t=]{1,4})["']?[^\s:"'$]{1,128}:(?<secret>[^\s"'$]{6,256})/g

/** Credentials in headers, and in the flags that make them. */
export function scanHeaders(text: string): readonly Span[] {
  return [
    ...spansOf(text, authorization, 'authorization', (value) => isRandom(value, 16)),
    ...spansOf(text, bearer, 'bearer-token', (value) => isRandom(value, 16)),
    ...spansOf(text, basic, 'basic-credentials', isUserAndPassword),
    ...spansOf(
      text,
      userFlag,
      'password',
      (value) => (/\d|[^\w]/.test(value) || isRandom(value, 12)) && !/^(?:pass|pwd)/i.test(value),
    ),
  ]
}

function spansOf(
  text: string,
  expression: RegExp,
  kind: string,
  holds: (value: string) => boolean,
): readonly Span[] {
  return [...text.matchAll(expression)].flatMap((match): Span[] => {
    const secret = match.groups?.['secret'] ?? ''
    if (isPlaceholder(secret) || !holds(secret)) return []
    const end = match.index + match[0].length
    return [{ kind, start: end - secret.length, end }]
  })
}
