/** How much a name says of its value: a password, a token, or a key that may be one of a table. */
export type NameClass = 'password' | 'secret' | 'weak'

/** Words that make a name one of a password, alone or at its end. */
const passwords = new Set(
  (
    'password passwd passphrase passcode pwd pass passwort kennwort contrasena contraseña senha passe mdp wachtwoord ' +
    'lösenord hasło parola heslo salasana şifre пароль 密码 密碼 口令 パスワード 비밀번호 storepass keypass requirepass'
  ).split(' '),
)

const secrets = new Set(
  (
    'secret secrets token tokens apikey apitoken accesskey secretkey privatekey signingkey accountkey sharedaccesskey ' +
    'authtoken accesstoken refreshtoken clientsecret presharedkey psk pat jwt credential credentials creds bearer ' +
    'authorization masterkey encryptionkey sessionid authkey appkey licensekey deploykey hmackey serverkey instrumentationkey phpsessid'
  ).split(' '),
)

/** What `key` has in front of it when it opens something. */
const openers = new Set(
  (
    'api access private secret signing encryption auth account master client shared app application service admin ' +
    'license licence deploy hmac webhook server subscription preshared function host jwt cookie session storage user ' +
    'integration rest write read ingest dd stripe cipher crypto aes des rsa ssh gpg pgp tls ssl signature sign jwk decryption ingestion ingest unseal'
  ).split(' '),
)

const weak = new Set('key auth salt pepper session cookie sid nonce'.split(' '))

/** What a name of a key says when its value is no secret. */
const harmlessKeys = new Set(
  (
    'public primary foreign cache sort partition object row group i18n translation idempotency message map dictionary ' +
    'hash range index react storage local publishable site query lookup unique composite natural surrogate config pub ' +
    'registry s3 bucket resource event metric label tag dedup deduplication routing sharding shard'
  ).split(' '),
)

/** What comes in front of a word that is no secret then: a page's token, a count of tokens. */
const harmlessBefore = new Set(
  (
    'next page continuation pagination sync cursor max min num total input output prompt completion stop pad eos bos unk ' +
    'public publishable cancellation cancel design syntax css lexer parse parsed number count first last previous prev ' +
    'hashed encrypted no non invalid missing bad wrong expected unexpected sealed has is needs'
  ).split(' '),
)

/** What comes behind such a word when the value is something about the secret. */
const aboutIt = new Set(
  (
    'name names id ids url uri urls path paths file files filename dir folder type types kind count counts length len size ' +
    'limit limits ttl expiry expires expire expiration expired age field fields label labels ref refs reference arn policy ' +
    'policies regex pattern patterns prefix suffix parser format formatter endpoint source provider version versions ' +
    'class handler hint placeholder error errors message messages msg required enabled disabled min max usage budget cost ' +
    'index position pos start end scope scopes manager service store bucket cache list rotation period interval ' +
    'timeout algorithm alg alias header headers title description text label env var variable input validator schema exists strength ' +
    'reset changed updated created at date time script page view form screen route spec mode option options ring chain set map ' +
    'stream buffer hash hashes hashed digest checksum fingerprint thumbprint sha sha1 sha256 md5 usages count counter ids ' +
    'owner issuer audience subject algorithm rules rule lint check checks scan scanner scanning detection location store ' +
    'backend engine template test tests plugin helper utils util kinds icon color symbol element node'
  ).split(' '),
)

/** Whose salt is drawn once for a whole application, and kept. */
const seasoned = new Set('password passwd auth secret secure logged nonce app application'.split(' '))

const segmentsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((segment) => segment !== '')

/** What a name says of its value; null when it speaks of no secret. `_` separates words as `-`, `.` and case do. */
export function classOf(name: string): NameClass | null {
  const segments = segmentsOf(name)
  // A variable of an environment is told from a key of a table by its capitals.
  const variable = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+){0,8}_KEY$/.test(name)
  for (let index = segments.length - 1; index >= 0; index--) {
    const found = classAt(segments, index)
    if (found === null) continue
    const behind = segments.slice(index + 1)
    if (behind.some((segment) => aboutIt.has(segment))) return null
    if (index > 0 && harmlessBefore.has(segments[index - 1] ?? '')) return null
    return variable && found === 'weak' ? 'secret' : found
  }
  return null
}

function classAt(segments: readonly string[], index: number): NameClass | null {
  const word = segments[index] ?? ''
  // Short, and part of much else: only behind another word, and last.
  if (word === 'pw' || word === 'psw') return index > 0 && index === segments.length - 1 ? 'password' : null
  if (word === 'pass' && index < segments.length - 1) return null
  if (passwords.has(word)) return 'password'
  if (secrets.has(word)) return 'secret'
  if (word === 'string' && segments[index - 1] === 'connection') return null
  const compound = longWord(word)
  if (compound !== null) return compound
  const before = segments[index - 1] ?? ''
  if (word === 'login' && before === 'sonar') return 'secret'
  if (!weak.has(word)) return null
  if ((word === 'salt' || word === 'pepper') && seasoned.has(before)) return 'secret'
  if (word === 'key' && openers.has(before)) return 'secret'
  if (word === 'key' && harmlessKeys.has(before)) return null
  return 'weak'
}

/** Words written together, in lower case: `mysqlpassword`, `githubtoken`. */
function longWord(word: string): NameClass | null {
  if (/(?:password|passwd|passwort|passphrase)$/.test(word)) return 'password'
  return /(?:secret|[a-z]{3}token|apikey|accesskey|secretkey|privatekey|sess(?:ion)?id)$/.test(word)
    ? 'secret'
    : null
}
