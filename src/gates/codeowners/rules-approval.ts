import type { RuleTable } from '../../core/rules.ts'

/** GitHub's page on the file, as readers find it. */
export const aboutCodeOwners =
  'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners'

const reviews = ['nist-csf:PR.AA-05', 'nist-ssdf:PS.1.1', 'nist-ssdf:PW.7.2', 'owasp:A08:2021']
const duties = ['nist-csf:PR.AA-05', 'nist-ssdf:PS.1.1', 'owasp:A01:2021']

/** Rules about who approved what. */
export const approvalRules = {
  'owner-approval': {
    title: 'An owner of every changed file approved the head commit',
    why: 'Without it, code is merged that nobody responsible for it has seen as it is. An approval of an earlier commit says nothing about what was pushed after it.',
    fix: 'Ask one of the owners named in the finding to approve the head commit.',
    controls: reviews,
    sources: ['source document 003, section 5', aboutCodeOwners],
    options: ['stale-approvals', 'exclude', 'bots'],
    example: {
      found:
        'src/pay.ts and 2 more: 0 of 1 approval; @payments-lead approved 1a2b3c4, and the head is now 9f8e7d6',
      required: '1 approval of @payments-lead or @acme/payments (.github/CODEOWNERS:12)',
      fix: 'ask @payments-lead or @web-lead to approve again, at 9f8e7d6',
    },
  },
  'policy-approval': {
    title: 'The approvals that the policy asks for are there',
    why: 'Some paths need more than one owner: a second person, a security team, or one approval from each of several groups. CODEOWNERS alone cannot say so.',
    fix: 'Ask the people named in the finding. `rules` in the policy says how many approvals a path needs, and from whom.',
    controls: reviews,
    sources: ['source document 003, section 5'],
    options: ['rules', 'stale-approvals', 'exclude', 'bots'],
    example: {
      found: 'packages/core-lib/run.ts: 1 of 2 approvals; @docs-lead approved, but is not asked for here',
      required: '1 approval of each of @runtime-lead and @security-lead (.github/gatewright.yml:14)',
      fix: 'ask @security-lead to approve 9f8e7d6',
    },
  },
  'unowned-files': {
    title: 'Files without an owner are approved as the policy says',
    why: 'GitHub lets anyone with write access approve a file that nobody owns, so a gap in CODEOWNERS is a gap in review.',
    fix: 'Ask for the approval, or add a line for the files to CODEOWNERS. `unowned` in the policy says what such files need.',
    controls: reviews,
    sources: [aboutCodeOwners],
    options: ['unowned'],
    example: {
      found: 'tools/release.sh: 0 of 1 approval',
      required: '1 approval of anyone with write access, as nobody owns the file',
      fix: 'ask anyone with write access to approve 9f8e7d6',
    },
  },
  'head-shared': {
    title: 'No other pull request with another base has the same head commit',
    why: 'GitHub shows a check on every pull request whose head is the checked commit. A pull request into a branch with easier rules could lend its green check to one into a protected branch.',
    fix: 'Give each pull request a head commit of its own, or close the one that is not needed.',
    controls: duties,
    sources: ['https://docs.github.com/en/rest/checks/runs'],
    options: [],
    example: {
      found: 'the head commit 9f8e7d6 is also that of #12 into release',
      required: 'a head commit of its own: a check stands on a commit, so this one would stand on both',
      fix: 'push a commit of its own to this pull request, or close #12',
    },
  },
  'author-is-only-owner': {
    title: 'Somebody who did not make the change can approve it',
    why: 'Nobody approves their own work. When every owner of a file wrote, committed or pushed a part of the change, it can never be approved, however long it waits.',
    fix: 'Name a second owner for the files on the base branch, or have somebody else open the pull request.',
    controls: duties,
    sources: ['source document 003, section 5', aboutCodeOwners],
    options: ['exclude'],
    example: {
      found:
        '.github/workflows/ci.yml: it can never be approved, as @devex-lead is the author of the pull request',
      required: '1 approval of @devex-lead (.github/CODEOWNERS:21)',
      fix: 'name another owner in the CODEOWNERS line on the base branch, or have someone else open the pull request',
    },
  },
  'policy-changed': {
    overridable: false,
    title: 'A change of the rules of judgement has an owner to approve it',
    why: 'A pull request that edits the policy, CODEOWNERS or a workflow could switch off its own checks. It is judged by the base, and needs an owner of what it edits.',
    fix: 'Give `.github/` and the CODEOWNERS file an owner, then ask that owner to approve.',
    controls: [...duties, 'nist-csf:ID.RA-07'],
    sources: [aboutCodeOwners, 'https://docs.github.com/en/actions/reference/security/secure-use'],
    example: {
      found: '.github/gatewright.yml decides how pull requests are judged, and nobody owns it',
      required: 'an approval of an owner of this path, whatever unowned says',
      fix: 'add a line for .github/gatewright.yml to CODEOWNERS on the base branch',
    },
  },
  'files-complete': {
    overridable: false,
    title: 'All changed files are known',
    why: 'A file that is missing from the list would be merged without its owner. A renamed file belongs to the owners of both names.',
    fix: 'Run the check again. For very large pull requests, check the repository out with its history before this step.',
    controls: ['owasp:A10:2025'],
    sources: ['https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files'],
    example: {
      found: '30 changed files read, and GitHub counts 142',
      required: 'every changed file, and both names of a renamed one',
      fix: 'run the check again; if it stays, check the repository out with its history',
    },
  },
  'commit-identity': {
    title: 'Everyone named in the commits is known',
    why: 'Authors, committers and co-authors cannot approve. A name that belongs to no account cannot be compared with an approver.',
    fix: 'Commit with an e-mail address that belongs to a GitHub account.',
    controls: ['nist-csf:PR.AA-02'],
    sources: [
      'https://docs.github.com/en/account-and-profile/setting-up-and-managing-your-personal-account-on-github/managing-email-preferences/setting-your-commit-email-address',
    ],
    options: ['exclude'],
    example: {
      found: 'the commits name Build Robot, who cannot be matched to an account',
      required: 'accounts for all committers and co-authors, so that none of them can approve',
      fix: 'commit with an e-mail address that belongs to a GitHub account',
    },
  },
} as const satisfies RuleTable
