import type { RuleTable } from '../../core/rules.ts'

const task2 = 'source document 000, task 2'
const task7 = 'source document 000, task 7'
const aboutReviews =
  'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/about-pull-request-reviews'
const controls = ['nist-csf:PR.PS-06', 'nist-ssdf:PW.2.1', 'nist-ssdf:PW.7.2', 'owasp:A04:2021']

/** Rules about the review approvals of source document 000 (steps 2, 7 and 8). */
export const reviewRules = {
  'security-review': {
    title: 'A security reviewer approved the head commit, or a mitigation plan is documented',
    why: 'A checklist is filled in by whoever made the change. On the paths that need it, somebody who answers for security has to have looked at the commit that is merged.',
    fix: 'Ask one of the people named in the finding to review the head commit; or document what is left open in a mitigation plan, and name it in the body.',
    controls,
    sources: [task2, task7, aboutReviews],
    options: ['reviews'],
    onRequest: true,
    example: {
      found: 'path full: 0 of 1 approval; @security-lead approved 1a2b3c4, which is no longer the head',
      required:
        '1 approval of @acme/security on the head commit, or a documented mitigation plan (.github/gatewright.yml:14)',
      fix: 'ask @security-lead to approve again, at 9f8e7d6',
    },
  },
  'performance-review': {
    title: 'A performance reviewer approved a change of a hot path',
    why: 'A performance target is asked of hot paths only; there, a change that nobody measured is found by users. Elsewhere the review would be work without a reason.',
    fix: 'Ask one of the people named in the finding, or say in the body why the change is on no hot path.',
    controls: ['nist-csf:PR.IR-04'],
    sources: [task2, 'source document 000, task 4'],
    options: ['reviews'],
    onRequest: true,
    example: {
      found: 'path full, and dispatcher is tagged dispatch: 0 of 1 approval',
      required:
        '1 approval of @acme/performance on the head commit, or a documented mitigation plan (.github/gatewright.yml:17)',
      fix: 'ask @perf-lead to approve 9f8e7d6',
    },
  },
  'mitigation-plan': {
    title: 'A mitigation plan says what is at risk, what is done about it, by whom and until when',
    why: 'A plan that names no owner and no date is a wish. It stands in for an approval, so it has to hold what one would have asked for.',
    fix: 'Complete the document: the finding lists what is missing.',
    controls: ['nist-csf:ID.RA-06', 'nist-ssdf:RV.2.2'],
    sources: [task2, task7],
    options: ['reviews'],
    onRequest: true,
    example: {
      found: 'docs/plans/cart.md: the section Mitigations lists 0 entries of 1',
      required: 'risks, mitigations, an owner and a date that is not past',
      fix: 'list under Mitigations what is done about each risk',
    },
  },
  'review-rejections': {
    title: 'A change that was rejected three times is escalated',
    why: 'Fix, review and fix again has no end of its own. After a few rounds the difference is about the design, and somebody else has to settle it.',
    fix: 'Take the matter to whoever is responsible for the design, and set the label that says so.',
    controls: ['nist-csf:GV.RR-02'],
    sources: [task7],
    options: ['reviews'],
    onRequest: true,
    example: {
      found: '3 reviews of @acme/security request changes, and the label escalated is not set',
      required: 'the label escalated after 3 rejections (.github/gatewright.yml:20)',
      fix: 'take it to whoever is responsible for the design, then set the label escalated',
    },
  },
  'open-findings': {
    title: 'No open tool result of severity blocker or high stands on lines that the change adds',
    why: 'A reviewer who approved may have overlooked what a tool reported, and a plan for it does not remove it.',
    fix: 'Fix the code at the place named, and run the tool again.',
    controls: ['nist-csf:ID.RA-01', 'nist-ssdf:PW.7.2', 'nist-ssdf:RV.1.2'],
    sources: [task2, task7, 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html'],
    options: ['sarif'],
    onRequest: true,
    example: {
      found: '1 open result on lines this change adds: CodeQL js/sql-injection (high) at src/cart.ts:14',
      required: 'no open result of severity blocker or high',
      fix: 'fix src/cart.ts:14, and run CodeQL again',
    },
  },
} as const satisfies RuleTable
