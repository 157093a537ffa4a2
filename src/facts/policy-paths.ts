import { known } from '../core/fact.ts'
import { policyPaths as policyFiles } from '../policy/find.ts'
import { codeownersPaths } from './codeowners.ts'
import type { Gatherer } from './gather.ts'

/** Places that hold the rules of judgement whatever the policy says: all are protected, whichever of them exist. */
const fixedPaths = [
  ...policyFiles,
  ...codeownersPaths,
  '.gatewright/**',
  '.github/workflows/**',
] as const

/** Fact `policy-paths`: paths and globs, the policy file's own path first. */
export const gatherPolicyPaths: Gatherer<'policy-paths'> = async ({ policyPath }) =>
  known([...new Set([policyPath, ...fixedPaths])], {
    kind: 'input',
    what: 'the policy file and the fixed places',
  })
