import { expect, test } from '@jest/globals'
import { findSecrets } from '../../../src/formats/secrets/index.ts'
import { cpuMilliseconds, leastMilliseconds } from '../../support/cpu-time.ts'
import { madeSecrets } from '../../support/secrets.ts'

const page = madeSecrets(5)
  .map(({ line }, index) =>
    `${line}\nexport const total${index} = (rows) => rows.reduce((sum, row) => sum + row.price, 0)\n`.repeat(
      2,
    ),
  )
  .join('')
const textOf = (length: number): string => page.repeat(Math.ceil(length / page.length)).slice(0, length)

test('1 MB takes less than half a second, and a hundred times the text at most some hundred times as long', () => {
  findSecrets(textOf(10_000))
  const large = leastMilliseconds(() => findSecrets(textOf(1_000_000)))
  const small = leastMilliseconds(() => {
    for (let run = 0; run < 20; run += 1) findSecrets(textOf(10_000))
  })
  expect(large).toBeLessThan(500)
  expect(large / (small / 20)).toBeLessThan(400)
})

const dashes = '-----'
const header = `${dashes}BEGIN ${['PRIVATE', 'KEY'].join(' ')}${dashes}`
const parts: readonly string[] = [
  ...[
    `${header}\n`,
    header,
    header.replace('BEGIN', 'END'),
    '-',
    '=',
    ':',
    '"',
    ' ',
    '\\',
    '\n',
    'aB3/',
    '…',
  ],
  ...[
    `${'aB3/Zk9Q'.repeat(8)}\n`,
    '0123456789abcdef',
    'eyJ',
    'eyJabcdefghij.',
    'token',
    'token=',
    'key:key:key:',
  ],
  ...[
    'token: "',
    'password:            ',
    'password:\n',
    "password='",
    'password="\\',
    'ghp_',
    'ghp_abcdefgh…',
    '+ASt',
  ],
  ...[
    'ghp_xoxb-sk-AKIAglpat-npm_SG.',
    '://',
    'x://a:',
    'http://a:b@',
    'bearer ',
    'basic YWFhYWFh',
    'authorization: ',
  ],
  ...[
    '-u a:',
    '?sig=',
    'Mabcdefghijklmnopqrstuvw.abcdef.',
    '"kty""d":"',
    '<D>A',
    'token=)))))))))))))))))))))',
    'pw|',
  ],
  ...[
    'PuTTY-User-Key-File-2: x\nPrivate-Lines: 1\n',
    '\\n',
    'token\t\t\t\t\t\t\t\t=\t\t\t\t',
    'password "',
    'a.',
    '|',
  ],
]

test('no text of 60 kB takes longer than a quarter of a second', () => {
  for (const part of parts) {
    const text = part.repeat(Math.ceil(60_000 / part.length)).slice(0, 60_000)
    const once = cpuMilliseconds(() => findSecrets(text))
    const time = once < 250 ? once : leastMilliseconds(() => findSecrets(text))
    expect([part, time < 250]).toEqual([part, true])
  }
})
