/** Texts for the search for secrets. No value in them is one: what looks like one is made here, from pieces. */

const random = createRandom(20_261_121)
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function createRandom(seed) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

const drawn = (length) =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')

/** Lines as they stand in a repository; one in fifty holds something. */
const lines = [
  () =>
    `export const total${Math.floor(random() * 1_000)} = (rows) => rows.reduce((sum, row) => sum + row.price, 0)`,
  () => `      integrity: sha512-${drawn(86)}==`,
  () => `  "resolved": "https://registry.example.com/@acme/shop/-/shop-${Math.floor(random() * 100)}.tgz",`,
  () => `# The token of a page says where the next one begins; its key is the number of the order.`,
  () => `  const password = await readPassword(process.env.DATABASE_PASSWORD, { key: 'database' })`,
  () => `commit ${[...drawn(40)].map((one) => (one.charCodeAt(0) % 16).toString(16)).join('')}`,
  () => `    - uses: actions/checkout@v5 # with: { token: \${{ secrets.GITHUB_TOKEN }} }`,
]

function fileOf(length) {
  const text = []
  for (let units = 0, index = 0; units < length; index += 1) {
    const line = index % 50 === 49 ? `API_TOKEN=${drawn(40)}` : lines[Math.floor(random() * lines.length)]()
    text.push(line)
    units += line.length + 1
  }
  return text.join('\n').slice(0, length)
}

/** By name. */
export const texts = { '10 kB': fileOf(10_000), '100 kB': fileOf(100_000), '1 MB': fileOf(1_000_000) }

const dashes = '-----'
const privateKey = ['PRIVATE', 'KEY'].join(' ')
const parts = {
  'headers of keys': `${dashes}BEGIN ${privateKey}${dashes}\n`,
  'headers in one line': `${dashes}BEGIN RSA ${privateKey}${dashes}`,
  'footers of keys': `${dashes}END ${privateKey}${dashes}\n`,
  dashes: '-',
  'equals signs': '=',
  colons: ':',
  quotes: '"',
  blanks: ' ',
  backslashes: '\\',
  base64: 'aB3/',
  'lines of base64': `${'aB3/Zk9Q'.repeat(8)}\n`,
  hexadecimal: '0123456789abcdef',
  'beginnings of web tokens': 'eyJ',
  'halves of web tokens': 'eyJabcdefghij.',
  'names of secrets': 'token',
  'names and equals signs': 'token=',
  'names and colons': 'key:key:key:',
  'names and open quotes': 'token: "',
  'names and blanks': 'password:            ',
  'names and lines': 'password:\n',
  'quoted passwords': "password='",
  'escaped quotes': 'password="\\',
  'prefixes of tokens': 'ghp_',
  'many prefixes': 'ghp_xoxb-sk-AKIAglpat-npm_SG.',
  'marks of keys': '+ASt',
  addresses: '://',
  'addresses with users': 'x://a:',
  'addresses with passwords': 'http://a:b@',
  schemes: 'bearer ',
  'basic schemes': 'basic YWFhYWFh',
  headers: 'authorization: ',
  flags: '-u a:',
  signatures: '?sig=',
  'halves of bot tokens': 'Mabcdefghijklmnopqrstuvw.abcdef.',
  'members of web keys': '"kty""d":"',
  'elements of keys': '<D>A',
  'files of keys': 'PuTTY-User-Key-File-2: x\nPrivate-Lines: 1\n',
  'values that end in brackets': 'token=)))))))))))))))))))))',
  'cut tokens': 'ghp_abcdefgh…',
}

const size = 60_000

/** By what they are made of: 60,000 characters each. */
export const hostile = Object.fromEntries(
  Object.entries(parts).map(([name, part]) => [
    name,
    part.repeat(Math.ceil(size / part.length)).slice(0, size),
  ]),
)
