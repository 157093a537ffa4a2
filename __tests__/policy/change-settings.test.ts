import { describe, expect, test } from '@jest/globals'
import { defaultChangeSettings } from '../../src/change/default-settings.ts'
import { PolicyError } from '../../src/core/errors.ts'
import { factShapes } from '../../src/core/facts/index.ts'

import type { FileContent } from '../../src/policy/files.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { version } from '../../src/version.ts'
import { fakeGates as gates } from './support.ts'

const load = (text: string) => {
  const read = (path: string): Promise<FileContent> =>
    Promise.resolve(
      path === '.github/gatewright.yml'
        ? { kind: 'bytes', bytes: new TextEncoder().encode(text) }
        : { kind: 'absent' },
    )
  return loadPolicy({ files: { sha: '0'.repeat(40), read }, github: null, gates, version, policy: null })
}

const refusal = async (text: string) => {
  const error: unknown = await load(`version: 1\nchange:\n  ${text}\n`).catch((caught: unknown) => caught)
  if (error instanceof PolicyError) return error.message
  throw new Error('the policy was taken')
}

describe('change', () => {
  test('has defaults, which are a whole fact', async () => {
    const { policy } = await load('version: 1\n')
    expect(policy.change).toEqual(defaultChangeSettings)
    expect(factShapes['change-settings'].parse(policy.change)).toEqual(policy.change)
  })

  test('takes everything there is', async () => {
    const { policy, values } = await load(`version: 1
change:
  components:
    - { name: cart, paths: ['src/cart/**'], domain: true, security-sensitive: true, exposure: public, data: personal, owner: '@acme/cart', performance: [query] }
    - { name: web, paths: ['src/web/**'] }
  security: ['src/auth/**']
  public-api: ['api/**']
  guards: [requireOwner, '@Owned']
  labels: { bug: [defect] }
  fast-overflow: evaluate
`)
    expect(policy.change).toEqual({
      ...defaultChangeSettings,
      components: [
        {
          ...{
            name: 'cart',
            paths: ['src/cart/**'],
            domain: true,
            securitySensitive: true,
            exposure: 'public',
          },
          ...{ data: 'personal', owner: '@acme/cart', performance: ['query'] },
        },
        {
          ...{ name: 'web', paths: ['src/web/**'], domain: false, securitySensitive: false, exposure: null },
          ...{ data: null, owner: null, performance: [] },
        },
      ],
      security: ['src/auth/**'],
      publicApi: ['api/**'],
      guards: ['requireOwner', '@Owned'],
      labels: { ...defaultChangeSettings.labels, bug: ['defect'] },
      fastOverflow: 'evaluate',
    })
    expect(values.find(({ key }) => key === 'change.fast-overflow')?.origin).toMatchObject({
      kind: 'file',
      line: 10,
    })
  })

  test.each([
    ['securty: []', '3:3', 'did you mean "security"'],
    ['security: ["/src/**"]', '3:14', 'the pattern starts with a slash'],
    ['security: ["{a,b}"]', '3:14', 'braces are not expanded'],
    ['public-api: []', '3:15', ''],
    ['guards: ["a b"]', '3:12', 'expected a name such as requireOwner'],
    ['fast-overflow: maybe', '3:18', ''],
    ['components: [{ name: a }]', '3:16', 'paths'],
    [
      'components: [{ name: a, paths: [a] }, { name: a, paths: [b] }]',
      '3:49',
      'two components have this name',
    ],
    ['components: [{ name: a, paths: [a], performance: [all] }]', '3:53', ''],
    ['labels: { bugs: [a] }', '3:13', 'did you mean "bug"'],
  ])('%s', async (text, place, words) => {
    const message = await refusal(text)
    expect(message).toContain(`.github/gatewright.yml:${place}`)
    expect(message).toContain(words)
  })
})
