import { expect, test } from '@jest/globals'
import { known } from '../../src/core/fact.ts'
import type { Workflows } from '../../src/core/facts/protection.ts'
import type { GatherContext } from '../../src/facts/gather.ts'
import { greenlightVariables } from '../../src/facts/greenlight-variables.ts'
import { options } from '../../src/phase/options.ts'

const at = (name: string) => `.github/workflows/${name}`
const remote = (name: string) => `acme/shared/${at(name)}@v1`
const gate = (value: string, on = 'push', job = 'gate') =>
  `on: ${on}\njobs:\n  ${job}:\n    runs-on: x\n    steps:\n      - uses: acme/gatewright@v1\n        env: { HMAC: '${value}' }\n`
const calling = (uses: string, on = 'push') => `on: ${on}\njobs: { call: { uses: ${uses} } }\n`

interface Files {
  readonly base: Readonly<Record<string, string>>
  readonly called?: Readonly<Record<string, string | null>>
}

/** `workflow value` of every step that is found; the reason where nothing can be told. */
async function places({ base, called = {} }: Files, workflow?: string, repo = 'shop') {
  const seen = (content: string | null): Workflows['called'][string] =>
    content === null
      ? { known: false, reason: 'not-found', detail: 'it is gone' }
      : { known: true, value: content }
  const value: Workflows = {
    base: {
      sha: 'a'.repeat(40),
      files: {
        known: true,
        value: Object.entries(base).map(([path, content]) => ({ path, content: seen(content) })),
      },
    },
    head: null,
    called: Object.fromEntries(Object.entries(called).map(([key, content]) => [key, seen(content)])),
  }
  const context = {
    repository: { owner: 'acme', repo },
    fact: async () => known(value, { kind: 'api', what: 'workflows' }),
  } as unknown as GatherContext
  const variable = { name: 'HMAC', value: 'true', ...(workflow === undefined ? {} : { workflow }) }
  const { greenlight } = options.parse({ greenlight: { variables: [variable] } })
  if (greenlight === undefined) throw new Error('no green light')
  const [found] = Object.values(await greenlightVariables(context, greenlight))
  if (found?.known !== true) return found?.reason
  return found.value.map((one) => `${one.workflow} ${one.value}`)
}

const reusable = gate('true', 'workflow_call')

test.each<[string, Files, string | undefined, unknown]>([
  [
    'one that nothing but a call starts, and nothing calls',
    { base: { [at('a.yml')]: reusable } },
    undefined,
    [],
  ],
  [
    'the same, named by the policy',
    { base: { [at('a.yml')]: reusable } },
    at('a.yml'),
    [`${at('a.yml')} true`],
  ],
  [
    'called from another',
    { base: { [at('a.yml')]: reusable, [at('b.yml')]: calling(`./${at('a.yml')}`) } },
    undefined,
    [`${at('a.yml')} true`],
  ],
  [
    'called before it is come to by its own name',
    { base: { [at('b.yml')]: calling(`./${at('c.yml')}`), [at('c.yml')]: reusable } },
    at('b.yml'),
    [`${at('c.yml')} true`],
  ],
  [
    'called by one that nothing calls',
    { base: { [at('a.yml')]: reusable, [at('b.yml')]: calling(`./${at('a.yml')}`, 'workflow_call') } },
    undefined,
    [],
  ],
  [
    'started by an event, too',
    { base: { [at('a.yml')]: gate('true', '[push, workflow_call]') } },
    undefined,
    [`${at('a.yml')} true`],
  ],
  [
    'of another repository',
    { base: { [at('b.yml')]: calling(remote('r.yml')) }, called: { [remote('r.yml')]: reusable } },
    undefined,
    [`${remote('r.yml')} true`],
  ],
  [
    'its neighbour there is not the file of that name here',
    {
      base: { [at('b.yml')]: calling(remote('r.yml')), [at('n.yml')]: gate('true', 'workflow_call') },
      called: {
        [remote('r.yml')]: calling(`./${at('n.yml')}`, 'workflow_call'),
        [remote('n.yml')]: gate('false', 'workflow_call'),
      },
    },
    undefined,
    [`${remote('n.yml')} false`],
  ],
  [
    'of another repository, unreadable',
    { base: { [at('b.yml')]: calling(remote('r.yml')) }, called: { [remote('r.yml')]: null } },
    undefined,
    'not-found',
  ],
  [
    'called by a job that never runs',
    {
      base: {
        [at('b.yml')]: `on: push\njobs: { call: { if: false, uses: '${remote('r.yml')}' } }\n`,
      },
      called: { [remote('r.yml')]: reusable },
    },
    undefined,
    [],
  ],
  [
    'a circle',
    { base: { [at('a.yml')]: calling(`./${at('a.yml')}`, '[push, workflow_call]') } },
    undefined,
    [],
  ],
  ['a call of what is not there', { base: { [at('b.yml')]: calling(`./${at('x.yml')}`) } }, undefined, []],
  ['a workflow that is not there', { base: { [at('a.yml')]: gate('true') } }, at('x.yml'), []],
  ['one that is no YAML, not asked for', { base: { [at('a.yml')]: 'a: [' } }, undefined, []],
  ['one that is no YAML, asked for', { base: { [at('a.yml')]: 'a: [' } }, at('a.yml'), 'unparsable'],
  [
    'every workflow counts',
    { base: { [at('a.yml')]: gate('true'), [at('b.yml')]: gate('false', 'workflow_dispatch') } },
    undefined,
    [`${at('a.yml')} true`, `${at('b.yml')} false`],
  ],
  [
    'but for the one that is named',
    { base: { [at('a.yml')]: gate('true'), [at('b.yml')]: gate('false') } },
    at('a.yml'),
    [`${at('a.yml')} true`],
  ],
])('%s', async (_, files, workflow, expected) => expect(await places(files, workflow)).toEqual(expected))

test('Gatewright’s own repository uses itself by path', async () => {
  const files = { base: { [at('a.yml')]: gate('true').replace('acme/gatewright@v1', './actions/audit') } }
  expect(await places(files)).toEqual([])
  expect(await places(files, undefined, 'Gatewright')).toEqual([`${at('a.yml')} true`])
})
