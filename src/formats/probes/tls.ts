import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { LanguageName } from './language.ts'

interface Switch {
  readonly pattern: RegExp
  readonly name: string
  readonly in?: readonly LanguageName[]
}

/** Switches that turn the check of a server's certificate off, as the languages write them. */
const switches: readonly Switch[] = [
  { name: 'rejectUnauthorized', pattern: /\brejectUnauthorized["']?\s*[:=]\s*false\b/ },
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED',
    pattern: /\bNODE_TLS_REJECT_UNAUTHORIZED\b["'\]]*\s*[:=]?\s*["']?0\b/,
  },
  { name: 'strictSSL', pattern: /\b(?:strictSSL|strict-ssl)["']?\s*[:=]\s*false\b/ },
  { name: 'InsecureSkipVerify', pattern: /\bInsecureSkipVerify\s*[:=]\s*true\b/, in: ['go'] },
  {
    name: 'insecure-skip-tls-verify',
    pattern: /\binsecure[-_]skip[-_](?:tls[-_])?verify["']?\s*[:=]\s*["']?true\b/i,
  },
  {
    name: 'CERT_NONE',
    pattern: /\bssl\.CERT_NONE\b|\b_create_unverified_context\b|\bcheck_hostname\s*=\s*False\b/,
    in: ['python'],
  },
  { name: 'VERIFY_NONE', pattern: /\bVERIFY_NONE\b/, in: ['ruby', 'c', 'php'] },
  {
    name: 'a verifier that takes every host',
    pattern:
      /\b(?:NoopHostnameVerifier|ALLOW_ALL_HOSTNAME_VERIFIER|AllowAllHostnameVerifier|TrustAllStrategy)\b/,
    in: ['java'],
  },
  {
    name: 'DangerousAcceptAnyServerCertificateValidator',
    pattern: /\bDangerousAcceptAnyServerCertificateValidator\b/,
    in: ['csharp'],
  },
  {
    name: 'CURLOPT_SSL_VERIFYPEER',
    pattern: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\b\s*(?:,|=>)\s*(?:false|0)\b/i,
  },
  {
    name: 'danger_accept_invalid_certs',
    pattern: /\bdanger_accept_invalid_(?:certs|hostnames)\s*\(\s*true\b/,
  },
  {
    name: 'settingDisableCertificateValidation',
    pattern: /\bsettingDisableCertificateValidation\s*=\s*True\b/,
  },
  {
    name: 'curl --insecure',
    pattern: /(?:^|[\s;&|(])curl\s(?:[^;&|]*\s)?(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)(?:\s|$)/,
    in: ['shell', 'yaml', 'docker'],
  },
  {
    name: 'wget --no-check-certificate',
    pattern: /\bwget\s[^;&|]*--no-check-certificate\b/,
    in: ['shell', 'yaml', 'docker'],
  },
  {
    name: 'http.sslVerify',
    pattern: /\bhttp\.sslVerify["']?\s*[\s=:]\s*["']?false\b|\bGIT_SSL_NO_VERIFY\s*[=:]\s*["']?(?:1|true)\b/i,
  },
]

const requests = /\b(?:requests|httpx|aiohttp|session|Session|client|Client)\b/

/** Checks of certificates that the change turns off. A switch within a string or a comment is none. */
export function tlsOff(path: string, hunks: readonly ProbeHunk[], language: string | null): Signal[] {
  const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)))
  return hunks.flatMap(({ head }) =>
    head.flatMap((line, index): Signal[] => {
      if (line.kind !== 'added' || before.has(bare(line.kept))) return []
      const near = head.slice(Math.max(0, index - 5), index + 1)
      const name = switchIn(line, language) ?? unverified(near, language)
      return name === null ? [] : [{ kind: 'tls-off', path, line: line.line, side: 'added', name }]
    }),
  )
}

function switchIn({ code, kept }: { code: string; kept: string }, language: string | null): string | null {
  const found = switches.find(({ pattern, in: only }) => {
    if (only !== undefined && !only.some((one) => one === language)) return false
    const at = pattern.exec(kept)
    if (at === null) return false
    // What stands inside a string is text, unless the string is a key: then its closing quote is code.
    const quote = at.index + at[0].search(/["']/)
    const isKey = /^\w+["']/.test(at[0]) && code.charAt(quote) === kept.charAt(quote)
    return code.charAt(at.index) === kept.charAt(at.index) || isKey
  })
  return found?.name ?? null
}

/** Python: `verify=False`, of a call to an HTTP client that starts in the lines above. */
function unverified(near: readonly { readonly code: string }[], language: string | null): string | null {
  const own = near.at(-1)
  if (language !== 'python' || own === undefined || !/\bverify\s*=\s*False\b/.test(own.code)) return null
  return near.some(({ code }) => requests.test(code)) ? 'verify=False' : null
}
