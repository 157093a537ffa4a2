import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { redactSecrets } from '../../../src/formats/secrets/index.ts'

const digest = (algorithm: string, text: string, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHash(algorithm).update(text).digest(encoding)
const sha1 = digest('sha1', 'a')
const sha256 = digest('sha256', 'a')
const sha512 = digest('sha512', 'a', 'base64')
const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const lines = Array.from({ length: 6 }, (_, index) =>
  digest('sha512', String(index), 'base64').slice(0, 64),
).join('\n')
const armour = (label: string): string => `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----`

const benign: readonly string[] = [
  // Digests and commits.
  `commit ${sha1}`,
  `git_commit: ${sha1}`,
  `Merge commit '${sha1}' into main`,
  `uses: actions/checkout@${sha1} # v5.0.0`,
  `sha256: ${sha256}`,
  `sha256:${sha256}`,
  `"sha256": "${sha256}"`,
  `${sha256}  dist/index.js`,
  `image: ghcr.io/acme/shop@sha256:${sha256}`,
  `"integrity": "sha512-${sha512}"`,
  `    integrity sha1-${digest('sha1', 'b', 'base64')}`,
  `    --hash=sha256:${sha256} \\`,
  `github.com/acme/shop v1.2.3 h1:${digest('sha256', 'c', 'base64')}`,
  `previous_artifact_sha256: ${sha256}`,
  `"key_id": "release-2026-11"`,
  `key: Linux-node-${sha256}`,
  `cache-key: yarn-\${{ hashFiles('yarn.lock') }}`,
  `ETag: W/"${sha1}"`,
  `index ${sha1.slice(0, 7)}..${sha256.slice(0, 7)} 100644`,
  `<link integrity="sha384-${digest('sha384', 'd', 'base64')}" crossorigin="anonymous">`,
  `checksum = "${sha256}"`,
  `fingerprint: ${sha256}`,
  `"signature": {"alg":"ed25519","key_id":"a","value":"${sha512}"}`,
  // Ids.
  `id: ${uuid}`,
  `<ProjectGuid>{${uuid.toUpperCase()}}</ProjectGuid>`,
  `traceparent: 00-${sha256.slice(0, 32)}-${sha256.slice(0, 16)}-01`,
  `order 1234567890123456 of 2026-11-21T19:00:00Z`,
  `0x${sha1}`,
  // Lock files and manifests.
  `"resolved": "https://registry.example.com/@acme/tokenizer/-/tokenizer-1.2.3.tgz",`,
  `"passport-jwt": "^4.0.1",`,
  `"jsonwebtoken": "^9.0.2",`,
  `"keytar": "7.9.0",`,
  `"password-prompt": "~1.1.3",`,
  `"token-types": "^6.0.0"`,
  `password-hash = "1.0.0"`,
  // References.
  `token: \${{ secrets.GITHUB_TOKEN }}`,
  `password: \${DB_PASSWORD}`,
  'export API_KEY="$(vault kv get -field=key secret/app)"',
  'const token = process.env.GITHUB_TOKEN',
  'password = os.environ["DB_PASSWORD"]',
  "secret: ENV['SECRET_KEY_BASE']",
  'client_secret = var.client_secret',
  'PASSWORD=$PASSWORD',
  'api_key: op://vault/item/field',
  'password: !vault |',
  'secretKeyRef: { name: db, key: password }',
  "token = \"{{ lookup('env', 'TOKEN') }}\"",
  `jdbc:mysql://db/app?user=\${USER}&password=\${PASSWORD}`,
  `postgres://user:\${PASSWORD}@db/app`,
  'https://$TOKEN@github.com/acme/shop.git',
  'Authorization: Bearer $TOKEN',
  'Authorization: Bearer <token>',
  'Authorization: Basic <credentials>',
  // Placeholders.
  'token: your-token-here',
  'API_KEY=<your api key>',
  'password: "changeme"',
  'secret = "REPLACE_ME_WITH_A_SECRET"',
  'GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'OPENAI_API_KEY=sk-...',
  'postgres://user:password@localhost:5432/app',
  'mongodb://root:root@localhost/',
  'password=********',
  'token: [REDACTED:github-token]',
  // Program text.
  'const token = authenticateUserAndCreateSessionToken(user)',
  'if (password !== confirmation) throw new Error("passwords differ")',
  'private readonly tokenProvider: TokenProvider = createTokenProvider(options)',
  'password = forms.CharField(max_length=128, widget=PasswordInput)',
  'password: z.string().min(8).max(64),',
  'this.token = token ?? (await this.refreshToken(session))',
  'const maxTokens = 128000',
  'next_page_token: "eyToNextPage"',
  'let pass = 0, fail = 0',
  '--- PASS: TestTable/rate_0 (0.00s)',
  '3 tests pass: 2, fail: 1',
  'case TokenKind.EndOfFileToken: return parseToken(SyntaxKind.EndOfFileToken)',
  '<Item key="user-profile-settings-panel-header" />',
  'key = customer_order_line_item_id',
  'primaryKey: "customer_id_2"',
  'export const AbstractSingletonProxyFactoryBeanConfigurationProvider = 1',
  'import { tokenize } from "../../lexer/tokens/tokenizer-for-templates.js"',
  'import com.example.security.authentication.provider.AbstractUserDetailsAuthenticationProvider;',
  '!function(e,t){"object"==typeof exports?module.exports=t():e.key=t()}(this,function(){return 42})',
  'var t=e.token,n=e.password,r=e.secret;return t&&n?i(t,n):o(r)',
  '.token.keyword{color:#07a}.token.password::after{content:"\\2022"}',
  '.btn-secondary{background:url(data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==)}',
  '/usr/local/lib/python3/dist-packages/authentication/handlers/base/token.py',
  'src/gates/phase-unlock/signature-findings.ts:42',
  // Public halves.
  armour('CERTIFICATE'),
  armour('PUBLIC KEY'),
  armour('PGP SIGNATURE'),
  armour('CERTIFICATE REQUEST'),
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${sha512.slice(0, 43)} deploy@example.com`,
  `age1${'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.repeat(2).slice(0, 58)}`,
  `{"kty":"EC","crv":"P-256","x":"${sha512.slice(0, 43)}","y":"${sha512.slice(0, 43)}"}`,
  'the block that begins with BEGIN PRIVATE KEY is never committed',
  '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  // Prose.
  'The password must be at least 8 characters long, and its hash is kept for 90 days.',
  'Bitte das Passwort: mindestens zwölf Zeichen, ein Schlüssel gehört nicht in das Repository.',
  'La contraseña: al menos ocho caracteres; el secreto no se guarda en el repositorio.',
  'A token bucket limits the rate: 5 requests, then 1 per second.',
  'Bearer tokens and Basic authentication are described in RFC 6750 and RFC 7617.',
  '| `password` | text | the password of the database |',
  '| [evidence-secret](evidence-secret.md) | Evidence holds no secret | `nist-csf:PR.DS-01` |',
  'exports[`password field 1`] = `<input name="password" type="password" />`',
  'Found: 0 of 1 approval · Required: 1 approval of `@acme/security` (.github/CODEOWNERS:12)',
  'mail: ops@example.com, see https://example.com/search?q=token+bucket&sort=asc',
  'https://github.com/acme/shop/blob/main/src/auth/token.ts#L10-L20',
  'http://localhost:3000/@vite/client',
  'key-value-store-with-many-different-words-in-its-name',
]

describe('what is no secret stays as it is', () => {
  test('there are enough of them', () => {
    expect(new Set(benign).size).toBeGreaterThanOrEqual(100)
  })

  test.each(benign.map((text) => [text.slice(0, 60), text]))('%s', (_, text) => {
    expect(redactSecrets(text).text).toBe(text)
  })

  test('the pages that surfaces are compared with', () => {
    const folder = new URL('../../fixtures/golden/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      expect([name, redactSecrets(text).text]).toEqual([name, text])
    }
  })
})
