import { type UnknownReason, unknownReasons } from './fact.ts'

/** Reasons a whole run can end with. A closed list and a stable API: docs/reason-codes.md is made from it. */
export const verdictReasons = {
  passed: 'every enforced gate passed',
  'gate-failed': 'at least one enforced gate failed',
  'signature-required': 'a required signature is absent or wrong',
  'control-absent': 'an audit found a P0 control absent',
  'control-unverified': 'an audit could not verify a P0 control',
  overridden: 'a gate failed, and approved overrides excuse what it found',
  'report-mode': 'something would have blocked, but its gate only reports',
  'optional-unknown': 'an optional gate could not be decided',
  'nothing-applied': 'no gate applied, and the policy sets `on-nothing: pass`',
  'target-closed': 'the pull request is closed or merged, so there is nothing to guard',
  'head-shared':
    'the commit is also the head of another pull request, and a green check would stand on that one, too',
  'policy-error': 'the policy cannot be used',
  'usage-error': 'an input, a flag or an event has no meaning',
} as const satisfies Record<string, string>

export type VerdictReason = keyof typeof verdictReasons
/** Every reason code there is: how the run ended, and why something could not be decided. */
export type ReasonCode = VerdictReason | UnknownReason

export const reasonCodes: Readonly<Record<ReasonCode, string>> = { ...verdictReasons, ...unknownReasons }
