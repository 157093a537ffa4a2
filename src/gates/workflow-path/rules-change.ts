import type { RuleTable } from '../../core/rules.ts'

const sources = ['source document 000, task 1', 'source document 000, task 6']

/** Rules about the path and what may lower it. */
export const changeRules = {
  path: {
    title: 'A change takes the path that its facts ask for',
    why: 'Whoever chooses the path of their own change chooses the shortest. Facts of the change decide instead: of all rules that are met the highest path wins, what cannot be seen counts as the highest, and a push decides anew.',
    fix: 'Follow the path that was found, or split the change. The details list every rule, whether it is met, and why.',
    controls: ['nist-ssdf:PO.1.1', 'nist-csf:GV.RM-06'],
    sources,
    options: ['sarif'],
    example: {
      found: 'path full by R11: touches authentication, authorisation or validation (src/auth/session.ts)',
      required: 'the highest path that any rule asks for',
      fix: '',
    },
  },
  'path-lowered': {
    title: 'Only an approver lowers the path',
    why: 'A description is written by the author. A line that makes a path shorter is worth what the person is worth who approved it, on the commit that is judged.',
    fix: 'Remove the line `Path: …`, or let one of `approvers` approve the head commit with it in place.',
    controls: ['nist-ssdf:PO.1.1', 'nist-csf:GV.RR-02'],
    sources: ['source document 000, task 1', 'source document 000, task 6'],
    options: ['approvers', 'bots'],
    onRequest: true,
    example: {
      found: 'the description asks for the path fast, the facts for full',
      required: 'an approval of the head commit by @acme/leads, and a reason behind the path',
      fix: 'remove the line `Path: fast`, or ask @lead to approve it',
    },
  },
  'skip-justification': {
    title: 'A skipped review is justified from the closed list',
    why: 'Reviews are skipped for changes without a security surface only. A reason in free words fits every change; one of a closed list can be compared with the files.',
    fix: 'Write one line `Security review skipped: …` with a reason of the list that fits every changed file, or take the path Full.',
    controls: ['nist-ssdf:PW.1.1', 'nist-csf:GV.PO-01'],
    sources: ['source document 000, task 3', 'source document 000, task 5'],
    onRequest: true,
    example: {
      found: 'the description says that the security review is skipped: not needed',
      required: 'a reason of the closed list that fits every changed file',
      fix: 'write `Security review skipped: pure utility, no IO` if that is so, or remove the line',
    },
  },
  'build-check': {
    title: 'The named checks succeeded on the head',
    why: 'A green tick in a description, or a check of an earlier commit, shows that other code works. Only the latest attempt on the judged commit counts, by the producer that the policy names; skipped and neutral count for nothing.',
    fix: 'Make the check succeed on the head commit.',
    controls: ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06'],
    sources: ['source document 000, task 2', 'source document 000, task 7'],
    options: ['checks'],
    onRequest: true,
    example: {
      found: 'lint: check ci / lint of workflow .github/workflows/ci.yml (pull_request, run 7) ended failure',
      required: 'lint succeeded on the head',
      fix: 'make ci / lint succeed on this commit, and run it again; nothing but `success` counts',
    },
  },
  health: {
    title: 'The default branch is healthy',
    why: 'Work that starts on a broken base cannot tell its own failures from those it found.',
    fix: 'Repair the default branch before new work starts. A fix for it is never held back by this rule: it judges the default branch alone.',
    controls: ['nist-ssdf:PW.8.2', 'nist-csf:ID.IM-02'],
    sources: ['source document 000, task 7'],
    options: ['health'],
    onRequest: true,
    example: {
      found: 'unit: check ci / unit ended failure',
      required: 'unit succeeded on the default branch',
      fix: 'make ci / unit succeed on this commit, and run it again; nothing but `success` counts',
    },
  },
} as const satisfies RuleTable
