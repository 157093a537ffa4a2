import type { RuleTable } from '../../core/rules.ts'

const bound = ['nist-ssdf:PS.1.1', 'nist-ssdf:PS.3.2']
const sources = ['source document 002, section 2']
const commits = 'https://docs.github.com/en/pull-requests/committing-changes-to-your-project'
const continuity = 'https://slsa.dev/spec/v1.2/source-requirements'

/** Rules about the commit of an artifact, and about artifacts that follow each other. */
export const gitRules = {
  'commit-missing': {
    title: 'The commit of an artifact exists',
    why: 'A commit of another repository, or none at all, holds no evidence.',
    fix: 'Write the id of a commit of this repository.',
    controls: bound,
    sources,
    example: {
      found: 'there is no commit 0123456789ab',
      required: 'a commit of this repository',
      fix: 'write the artifact anew with gatewright phase new phase-1',
    },
  },
  'commit-not-ancestor': {
    title: 'The commit of an artifact is in the history of the base',
    why: 'Commits of forks can be seen through the repository they were forked from: that a commit exists says nothing. Reviewed work is what the base has. After squash and rebase merges, evidence files with the same blobs bind as well (`binding`).',
    fix: 'Merge the work first, then record it against a commit of the base: `gatewright phase reseal`.',
    controls: bound,
    sources: [...sources, commits, continuity],
    options: ['binding'],
    example: {
      found: 'commit 94505af38939 is not in the history of 1ba3d886e2b8',
      required: 'a commit that the base has',
      fix: 'merge the work first, then record it against the merged commit: gatewright phase reseal phase-1',
    },
  },
  'commit-unavailable': {
    title: 'It could be told whether the base has the commit of an artifact',
    why: 'A shallow clone answers "not an ancestor" for every commit that it does not have. So it is not believed.',
    fix: 'Check out with `fetch-depth: 0`, or give the run a token that reads the repository.',
    controls: bound,
    sources: [...sources, 'https://git-scm.com/docs/git-merge-base'],
    example: {
      found: 'commit 1ba3d886e2b8 could not be verified: the clone is shallow',
      required: 'complete data: what cannot be seen never passes',
      fix: 'check out with fetch-depth: 0',
    },
  },
  'commit-time': {
    title: 'A stage is completed after its commit was made',
    why: 'Dates of commits can be forged, so this informs and does not block.',
    fix: 'Correct the time, or the commit.',
    controls: bound,
    sources,
    example: {
      found: 'completed at 2026-11-18T10:00:00Z, before its commit of 2026-11-19T08:00:00Z',
      required: 'a time after that of the commit',
      fix: 'write the artifact anew with gatewright phase reseal phase-1',
    },
  },
  'phase-gap': {
    title: 'Stages are completed without gaps, and stay so',
    why: 'A completed stage whose earlier one is gone rests on nothing. Where a change removes an artifact of the base, an issue tells of it besides.',
    fix: 'Restore the artifact of the base, or complete the stage that is missing.',
    controls: bound,
    sources,
    options: ['phases', 'milestones'],
    example: {
      found: '.phase-2.complete.json of the base is removed',
      required: 'an artifact of every stage before the last completed one',
      fix: 'restore it: git checkout origin/main -- .phase-2.complete.json',
    },
  },
  'phase-order': {
    title: 'An artifact follows that of the stage before',
    why: 'Phase 2 on top of phase 0 skips phase 1.',
    fix: 'Complete the stage before first.',
    controls: bound,
    sources,
    options: ['phases', 'milestones'],
    example: {
      found: 'phase-2 follows phase-0',
      required: 'phase-2 after phase-1',
      fix: 'complete it first: gatewright phase new phase-1',
    },
  },
  'previous-missing': {
    title: 'The artifact of the stage before is there',
    why: 'The chain of artifacts begins with the first stage.',
    fix: 'Complete the stage before first.',
    controls: bound,
    sources,
    options: ['phases', 'milestones'],
    example: {
      found: '.phase-0.complete.json is missing',
      required: 'the artifact of phase-0, which phase-1 follows',
      fix: 'complete it first: gatewright phase new phase-0',
    },
  },
  'previous-digest': {
    title: 'An artifact names the digest of the one before',
    why: 'The digest makes a chain: nobody can replace an early artifact without all later ones. A digest that does not fit means that one of the two was changed; besides the failure, an issue tells of it.',
    fix: 'Find out which of them was changed. Restore it, or write the later one anew with `gatewright phase reseal`.',
    controls: bound,
    sources,
    options: ['phases', 'milestones', 'signature'],
    example: {
      found: 'previous_artifact_sha256 is 4f1e0a9b2c3d, and .phase-0.complete.json has 9a8b7c6d5e4f',
      required: 'the digest of the artifact before',
      fix: 'find out which was changed; then run gatewright phase reseal phase-1',
    },
  },
  'commit-order': {
    title: 'The commit of the stage before is in the history of this one’s',
    why: 'Otherwise the earlier stage was proved on a branch that this one does not have, or the history of the branch was replaced.',
    fix: 'Record the stage against a commit that contains the earlier one.',
    controls: bound,
    sources: [...sources, continuity],
    options: ['phases', 'milestones', 'binding'],
    example: {
      found: 'commit cd65ad23558a of phase-0 is not in the history of 1ba3d886e2b8',
      required: 'stages on one line of history',
      fix: 'record it against a commit that contains cd65ad23558a: gatewright phase reseal phase-1',
    },
  },
  'time-order': {
    title: 'A stage is completed after the one before',
    why: 'Two times in the wrong order: one of them is not true.',
    fix: 'Correct the time.',
    controls: bound,
    sources,
    options: ['phases', 'milestones'],
    example: {
      found: 'completed at 2026-11-17T10:00:00Z, before phase-0 at 2026-11-18T10:00:00Z',
      required: 'a time after 2026-11-18T10:00:00Z',
      fix: 'correct completion_date',
    },
  },
  'counter-chain': {
    title: 'Counters go on where the stage before ended',
    why: 'A loss between two phases would be in neither of them.',
    fix: 'Begin with the value that the stage before ended with; what was lost between them is brought back first.',
    controls: ['nist-ssdf:PW.8.2', 'nist-csf:ID.IM-02'],
    sources,
    options: ['phases', 'milestones'],
    example: {
      found: 'safety_nets_count begins with 4, and phase-0 ended with 5',
      required: '5',
      fix: 'bring back what was lost, then run gatewright phase new phase-1',
    },
  },
  'artifact-rewritten': {
    title: 'An artifact of the base stays as it is',
    why: 'Proofs that can be changed later prove nothing. One way is open: `gatewright phase reseal` names the digest of the artifact it replaces, and signs the new one. No override excuses it, and an issue tells of it.',
    fix: 'Restore the file of the base; to replace it, use `gatewright phase reseal` and sign it.',
    controls: bound,
    sources: [...sources, continuity],
    overridable: false,
    options: ['signature'],
    example: {
      found: '.phase-1.complete.json of the base is changed, without naming the digest it replaces',
      required: 'the file of the base, or a signed one with supersedes_sha256 9a8b7c6d5e4f…',
      fix: 'restore it: git checkout origin/main -- .phase-1.complete.json; to replace it: gatewright phase reseal phase-1',
    },
  },
  'stages-at-once': {
    title: 'One change completes one stage',
    why: 'A change that completes several stages is reviewed as one, and the work between them was never looked at by itself.',
    fix: 'Bring the artifacts one after the other, or set `several-at-once: true`.',
    controls: bound,
    sources,
    options: ['several-at-once'],
    example: {
      found: 'the change completes phase-0 and phase-1',
      required: 'one stage in one change',
      fix: 'leave .phase-1.complete.json for a later change',
    },
  },
} as const satisfies RuleTable
