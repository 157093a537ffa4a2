import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { Permissions } from '../../src/embedded/token.ts'

/** What an audit needs to see checks, besides files. */
export const checkPermissions: Permissions = { checks: 'read', statuses: 'read', actions: 'read' }

/** A policy that asks for two nets, two gates in order, a variable and a file. */
export const lightPolicy = `version: 1
mode: enforce
gates:
  phase-unlock:
    checks:
      G1: { check: nets, workflow: .github/workflows/gates.yml }
      G2: { check: behaviour, workflow: .github/workflows/gates.yml }
    greenlight:
      nets:
        - { id: S1, title: Signed ingest, files: [{ path: tools/verify.py }] }
        - { id: C1, files: [{ path: tools/cap.py }], checks: [G1] }
      gates: [G1, G2]
      variables: [{ name: POLICY_REQUIRE_HMAC, value: 'true' }]
      files: [{ path: rules.yml, contains: [HashMismatch] }]
`

/** Files that are as the policy asks. */
export const lightFiles = {
  'tools/verify.py': 'check()\n',
  'tools/cap.py': 'cap()\n',
  'rules.yml': 'alerts: [HashMismatch]\n',
  '.github/workflows/gate.yml':
    'on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: acme/gatewright@v1\n        env: { POLICY_REQUIRE_HMAC: true }\n',
}

type Conclusion = 'success' | 'failure' | 'skipped' | 'neutral'

/** Reports both checks on the tip. */
export function report(
  repository: RepositoryBuilder,
  { nets = 'success', behaviour = 'success' }: { nets?: Conclusion; behaviour?: Conclusion } = {},
): void {
  const run = repository.workflowRun({
    headSha: repository.tip(),
    path: '.github/workflows/gates.yml',
    event: 'push',
  })
  run.job('nets', nets)
  run.job('behaviour', behaviour)
}
