import type { RuleTable } from '../../core/rules.ts'

const sources = ['source document 002, section 2']

/** Rules about claims that are derived again, and about the stages as a whole. */
export const proofRules = {
  'gate-unproven': {
    title: 'Every gate of a stage succeeded on its commit',
    why: 'A name in a file is worth nothing. What counts is the check on the commit itself: its name, its producer, its latest attempt, and `success` alone. `skipped` and `neutral` are none.',
    fix: 'Let the check succeed on that commit. Checks that GitHub no longer has need a newer commit: `gatewright phase reseal`.',
    controls: ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06'],
    sources: [
      ...sources,
      'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks',
    ],
    options: ['checks', 'phases', 'milestones', 'lists'],
    example: {
      found: 'gate G2: check lint of workflow .github/workflows/ci.yml (push, run 7) ended failure',
      required: 'success on commit 1ba3d886e2b8 (.github/gatewright.yml:8)',
      fix: 'make lint succeed on this commit, and run it again; nothing but success counts',
    },
  },
  'completion-report': {
    title: 'A completed stage has its completion report',
    why: 'The artifact says that a stage is complete; the report says to people what was done.',
    fix: 'Write it with `gatewright phase report`, and commit it.',
    controls: ['nist-csf:ID.IM-03'],
    sources: ['source document 002, section 13'],
    options: ['report'],
    onRequest: true,
    example: {
      found: 'docs/phase-1-completion.md is missing',
      required: 'a completion report of phase-1 (.github/gatewright.yml:30)',
      fix: 'write it: gatewright phase report phase-1',
    },
  },
  'stage-missing': {
    title: 'Work of a stage waits for the stages before it',
    why: 'What is built on an unproved stage has to be taken back with it. An artifact that the change itself brings unlocks nothing yet: it is read from the base (`same-change`).',
    fix: 'Complete the stage that the finding names: `gatewright phase new`, in a change of its own.',
    controls: ['nist-ssdf:PO.1.2', 'nist-csf:GV.OV-03'],
    sources,
    options: ['phases', 'milestones', 'lists', 'same-change'],
    example: {
      found: 'src/p2/a.ts is work of phase-2, and .phase-1.complete.json is missing',
      required: 'phase-1 complete on the base before work of phase-2 (.github/gatewright.yml:9)',
      fix: 'complete it in a change of its own: gatewright phase new phase-1',
    },
  },
  'stage-complete': {
    title: 'A stage is complete',
    why: 'Says which stages are proved, by which commit, and by which lines of which files.',
    fix: 'Nothing is to be done.',
    controls: ['nist-ssdf:PO.1.2', 'nist-csf:GV.OV-03'],
    sources,
    options: ['phases', 'milestones', 'lists'],
    example: {
      found: 'phase-1 is complete at 1ba3d886e2b8: 3 evidence blocks, gates G1 and G2',
      required: 'every claim of its artifact derived again',
      fix: '',
    },
  },
  overview: {
    title: 'Stages at a glance',
    why: 'Which stages are complete, which comes next, and the command that makes its artifact.',
    fix: 'Nothing is to be done.',
    controls: [],
    sources,
    options: ['phases', 'milestones', 'lists'],
    example: {
      found: '1 of 3 stages is complete; phase-1 is next',
      required: 'stages in their order',
      fix: '',
    },
  },
} as const satisfies RuleTable
