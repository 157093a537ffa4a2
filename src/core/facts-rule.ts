import type { Rule } from './rules.ts'

/** Name of the rule that every gate has: its facts could be observed. */
export const factsRule = 'facts-complete'

/** The rule itself, the same for every gate. `defineGate` adds it to each rule table. */
export const factsCompleteRule = {
  title: 'Everything the gate needs to know could be read',
  why: 'A gate that decides on incomplete data can be made to pass by hiding the rest: a refused request, a cut list, a team that cannot be seen. So a missing fact makes the gate unknown, and unknown is never a pass.',
  fix: 'Grant the permission that the finding names, or run the check again when GitHub did not answer. With `optional: true` in the policy, a gate that could not be decided does not block.',
  controls: ['owasp:A10:2025'],
  overridable: false,
  sources: ['https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions'],
  example: {
    found:
      'reviews could not be read: GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews: the token may not do this (Resource not accessible by integration); it needs pull-requests: read',
    required: 'complete data: what cannot be seen never passes',
    fix: 'grant the token pull-requests: read',
  },
} as const satisfies Rule
