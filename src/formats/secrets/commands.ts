import { lazy } from '../../core/lazy.ts'
import { isSecretValue } from './judge-value.ts'
import { isRandom } from './likeness.ts'
import type { Span } from './model.ts'

interface Command {
  /** Must be in a text that can hold one. Case counts. */
  readonly needs: string
  /** Bounded, and tried behind the name of the command only. The group named `secret` is the secret. */
  readonly expression: RegExp
}

const value = String.raw`(?<secret>[^\s"'$<>;|&]{6,256})`

/** A flag of a command with the password behind it, on the same line. */
const flagged = (needs: string, flag: string): Command => ({
  needs,
  expression: new RegExp(String.raw`(?<![\w-])${needs}\b[^\n|;&]{0,200}?[ \t]${flag}["']?${value}`, 'g'),
})

/** Commands and statements that take a password without its name in front. */
const commands: readonly Command[] = [
  ...['mysql', 'mysqldump', 'mysqladmin', 'mariadb'].map((name) => flagged(name, '-p(?!ort)')),
  ...['docker login', 'podman login', 'helm registry login', 'az login'].map((name) =>
    flagged(name, '-p[ \t=]{1,4}'),
  ),
  flagged('sshpass', '-p[ \t]{0,4}'),
  flagged('redis-cli', '-a[ \t]{1,4}'),
  ...['ldapsearch', 'ldapadd', 'ldapmodify'].map((name) => flagged(name, '-w[ \t]{1,4}')),
  flagged('lftp', String.raw`-u[ \t]{1,4}[\w.@-]{1,64},`),
  flagged('unzip', '-P[ \t]{1,4}'),
  ...['7z', '7za'].map((name) => flagged(name, '-p')),
  flagged('openssl', '(?:-k|-pass(?:in|out)?[ \t]{1,4}pass:)[ \t]{0,4}'),
  flagged('signtool', '/p[ \t]{1,4}'),
  ...['snmpget', 'snmpwalk'].map((name) => flagged(name, '-[AX][ \t]{1,4}')),
  flagged('net use', String.raw`/user:[^\s]{1,128}[ \t]{1,4}`),
  {
    needs: 'sqlplus',
    expression: new RegExp(String.raw`sqlplus[ \t]+(?:-\w+[ \t]+)?\w{1,64}/${value}@`, 'g'),
  },
  { needs: 'jdbc:oracle', expression: new RegExp(String.raw`jdbc:oracle:\w+:\w{1,64}/${value}@`, 'g') },
  {
    needs: 'SecureString',
    expression: new RegExp(`ConvertTo-SecureString[ \\t]{1,4}(?:-String[ \\t]{1,4})?["']${value}["']`, 'g'),
  },
  {
    needs: 'IDENTIFIED',
    expression: new RegExp(`IDENTIFIED (?:WITH \\w{1,40} )?(?:BY|AS) ["']${value}["']`, 'g'),
  },
  {
    needs: 'identified',
    expression: new RegExp(`identified (?:with \\w{1,40} )?(?:by|as) ["']${value}["']`, 'g'),
  },
  {
    needs: ':5432:',
    expression: new RegExp(String.raw`^[\w.*-]{1,128}:5432:[^:\s]{1,64}:[^:\s]{1,64}:${value}$`, 'gm'),
  },
]

const names = [...new Set(commands.map(({ needs }) => needs))].sort((a, b) => b.length - a.length)

/** What a text with a command has somewhere. */
export const commandHint = names.join('|')

/** The same, in one look at the text instead of one for each. */
const present = lazy(() => new RegExp(`${commandHint}|AKIA|ASIA|[Mm]nemonic|MNEMONIC|[Ss]eed|SEED`, 'g'))

/** The second half of a pair of keys, beside the first. */
const secondHalf =
  /(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])[^\n]{0,60}?(?:\n[^\n]{0,60}?)?(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/g

/** Twelve words and more of a list, behind the name of such a phrase. */
const phrase =
  /(?:mnemonic|seed[_ -]?phrase)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11,23})/gi

/** Passwords in commands and statements, and what only its neighbour names. */
export function scanCommands(text: string): readonly Span[] {
  const found = new Set(text.match(present()))
  if (found.size === 0) return []
  const spans = commands.flatMap(({ needs, expression }) =>
    found.has(needs) ? spansOf(text, expression, 'password', isPassword) : [],
  )
  if (found.has('AKIA') || found.has('ASIA'))
    spans.push(...spansOf(text, secondHalf, 'aws-secret-access-key', isDrawn))
  return [...spans, ...spansOf(text, phrase, 'seed-phrase', isPhrase)]
}

const isPassword = (secret: string): boolean =>
  isSecretValue('password', { value: secret, quoted: true, setting: true })

const isDrawn = (secret: string): boolean => isRandom(secret, 40) && /[A-Z]/.test(secret)

const isPhrase = (secret: string): boolean => new Set(secret.split(' ')).size > 8

const spansOf = (
  text: string,
  expression: RegExp,
  kind: string,
  holds: (secret: string) => boolean,
): readonly Span[] =>
  [...text.matchAll(expression)].flatMap((match): Span[] => {
    const secret = match.groups?.['secret'] ?? ''
    if (!holds(secret)) return []
    const start = match.index + match[0].lastIndexOf(secret)
    return [{ kind, start, end: start + secret.length }]
  })
