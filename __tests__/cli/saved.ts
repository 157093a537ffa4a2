import { createHash } from 'node:crypto'
import { known } from '../../src/core/fact.ts'
import type { SavedFacts } from '../../src/facts/saved.ts'
import { baseSha, facts, headSha } from '../support/pull-request-facts.ts'

const source = { kind: 'api', what: 'test' } as const
const text =
  'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    unowned: fail\n'

/** Facts of a pull request on `acme/shop` whose one file `@alpha` owns. */
export function savedPullRequest({ approved }: { readonly approved: boolean }): SavedFacts {
  const built = facts().owners('* @alpha @bravo').file('src/a.ts')
  const { 'code-owner-rule': rule, ...values } = (approved ? built.review('alpha') : built).values
  const gathered = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, known(value, source)]),
  )
  return {
    version: '0.1.0',
    redacted: false,
    serverUrl: 'https://github.com',
    target: {
      kind: 'pull-request',
      repository: 'acme/shop',
      pullRequests: [7],
      headSha,
      baseRef: 'main',
      baseSha,
    },
    policy: {
      path: '.github/gatewright.yml',
      sources: [
        {
          name: '.github/gatewright.yml',
          sha: baseSha,
          sha256: createHash('sha256').update(text).digest('hex'),
          text,
        },
      ],
      inputs: {},
    },
    subjects: [
      {
        subject: '',
        facts: { now: known('2026-11-20T12:00:00Z', source), ...gathered, 'code-owner-rule': rule },
      },
    ],
  }
}
