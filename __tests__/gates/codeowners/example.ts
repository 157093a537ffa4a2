import { type Fact, known } from '../../../src/core/fact.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import { facts, oldSha } from '../../support/pull-request-facts.ts'

/** Facts as they are gathered. */
export type Gathered = { readonly [K in FactKey]?: Fact<unknown> }

/** The policy of the example; every fact of the gate bears on its verdict. */
export const policy = `version: 1
mode: enforce
gates:
  codeowners:
    stale-approvals: same-diff
    rules:
      - name: payments
        paths: ["src/pay/**"]
        from: ["@acme/security"]
`

/** The same, as the gate's own options. */
export const options = {
  'stale-approvals': 'same-diff',
  rules: [{ name: 'payments', paths: ['src/pay/**'], from: ['@acme/security'] }],
}

/**
 * A pull request that passes: a team member approved, an older approval is kept because the files did not change, a
 * team that cannot be read is proven by GitHub's own decision, and the change of CODEOWNERS has its owner.
 */
export const example = () =>
  facts()
    .owners('* @acme/core', '/src/pay/ @bi', '/tools/ @acme/hidden', '/.github/ @alpha')
    .file('src/a.ts')
    .file('src/pay/b.ts')
    .file('tools/run.sh')
    .file('.github/CODEOWNERS')
    .team('@acme/core', 'alpha')
    .team('@acme/security', 'sec')
    .unreadableTeam('@acme/hidden')
    .commitBy('committer', 'oper')
    .pushedBy('oper')
    .review('bi', 'APPROVED', { at: oldSha })
    .review('bi')
    .review('sec')
    .review('alpha', 'APPROVED', { at: oldSha })
    .set('approved-blobs', {
      [oldSha]: {
        'src/a.ts': 'blob of src/a.ts',
        '.github/CODEOWNERS': 'blob of .github/CODEOWNERS',
        'tools/run.sh': 'blob of tools/run.sh',
      },
    })
    .approvedByGitHub()
    .head('* @acme/core @sec\n/src/pay/ @bi @sec\n/tools/ @acme/hidden\n/.github/ @alpha @sec\n', [
      'src/a.ts',
      'src/pay/b.ts',
      'tools/run.sh',
      '.github/CODEOWNERS',
    ])

const source = { kind: 'api', what: 'example' } as const

const isFact = (value: unknown): value is Fact<unknown> =>
  typeof value === 'object' && value !== null && 'known' in value

/** Every fact of the example, known. */
export const passing: Gathered = {
  now: known('2026-11-20T12:00:00Z', source),
  ...Object.fromEntries(
    Object.entries(example().values).map(([key, value]) => [
      key,
      isFact(value) ? value : known(value, source),
    ]),
  ),
}

/** A repository whose CODEOWNERS file is sound. */
export const passingRepository: Gathered = {
  codeowners: known(
    {
      sha: oldSha,
      path: '.github/CODEOWNERS',
      bytes: 25,
      content: '* @alpha @bi @chef\n',
      ignored: [],
    },
    source,
  ),
  'codeowners-errors': known([], source),
  teams: known({}, source),
  'repository-files': known({ sha: oldSha, files: [{ path: '.github/CODEOWNERS', mode: '100644' }] }, source),
}
