import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PS.3.2', 'nist-csf:PR.DS-01']
const blocks = 'source document 002, section 4'
const sources = [blocks, 'source document 002, section 6']
const required = 'a file of text at the commit of the artifact'

/** Rules about evidence blocks: file, lines and digest at the commit of the artifact. */
export const evidenceRules = {
  'evidence-missing': {
    title: 'The file of an evidence block exists',
    why: 'A path with another case is another file.',
    fix: 'Name a file that the commit of the artifact has.',
    controls,
    sources,
    example: {
      found: 'EB-1: A.txt is not in commit 1ba3d886e2b8; a.txt is',
      required,
      fix: 'correct the path of EB-1',
    },
  },
  'evidence-link': {
    title: 'Evidence is no symbolic link',
    why: 'A link leads to something else, inside the repository or out of it, and its target may change without it.',
    fix: 'Name the file that the link leads to.',
    controls,
    sources: [...sources, 'https://cwe.mitre.org/data/definitions/59.html'],
    example: {
      found: 'EB-1: link is a symbolic link',
      required,
      fix: 'name the file that it leads to',
    },
  },
  'evidence-submodule': {
    title: 'Evidence is no submodule',
    why: 'Its content belongs to another repository.',
    fix: 'Name a file of this repository.',
    controls,
    sources,
    example: { found: 'EB-1: lib is a submodule', required, fix: 'name a file of this repository' },
  },
  'evidence-not-file': {
    title: 'Evidence is no folder',
    why: 'Git prints a listing where a folder is asked for as if it were a file.',
    fix: 'Name a file in it.',
    controls,
    sources,
    example: { found: 'EB-1: src is a folder', required, fix: 'name a file in it' },
  },
  'evidence-large-file': {
    title: 'Evidence is no pointer to a large file',
    why: 'Git holds the pointer alone; the content is elsewhere and may be replaced.',
    fix: 'Name a file whose text git holds.',
    controls,
    sources: [...sources, 'https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md'],
    example: {
      found: 'EB-1: model.bin is a Git LFS pointer',
      required,
      fix: 'name a file whose text git holds',
    },
  },
  'evidence-binary': {
    title: 'Evidence is text',
    why: 'A binary file has no lines.',
    fix: 'Name a file of text.',
    controls,
    sources,
    example: { found: 'EB-1: logo.png is binary', required, fix: 'name a file of text' },
  },
  'evidence-encoding': {
    title: 'Evidence is UTF-8',
    why: 'In another encoding, the same bytes are other lines for other readers.',
    fix: 'Convert the file to UTF-8, or take the digest with `raw-v1`.',
    controls,
    sources,
    example: {
      found: 'EB-1: notes.txt is not UTF-8',
      required: 'UTF-8',
      fix: 'convert the file to UTF-8, and record it again',
    },
  },
  'evidence-size': {
    title: 'Evidence is at most 5 MB',
    why: 'Reading very large files stops the gate for everybody.',
    fix: 'Name a smaller file.',
    controls,
    sources,
    example: {
      found: 'EB-1: dump.sql has 9,000,000 bytes',
      required: 'at most 5,000,000 bytes',
      fix: 'name a smaller file',
    },
  },
  'evidence-digest': {
    title: 'The digest of an evidence block is that of its lines',
    why: 'The lines at the commit are what was claimed to be seen. Where the file is the same and the digest is not, the claim was changed: an issue tells of it.',
    fix: 'Look at the lines at that commit, correct file and lines, and record them again with `gatewright evidence add`.',
    controls,
    sources,
    example: {
      found: 'EB-1: lines 2-4 of src/a.ts have digest 4f1e0a9b2c3d, not 9a8b7c6d5e4f',
      required: 'the digest of these lines at commit 1ba3d886e2b8',
      fix: 'look at the lines, and record them again with gatewright evidence add',
    },
  },
  'evidence-unreadable': {
    title: 'Evidence could be read',
    why: 'What cannot be read is not verified. It is no failure, and never a pass.',
    fix: 'Grant the permission that the finding names, check out with `fetch-depth: 0`, or run the check again.',
    controls,
    sources,
    example: {
      found: 'EB-1 could not be verified: GitHub did not answer',
      required: 'complete data: what cannot be seen never passes',
      fix: 'run the check again',
    },
  },
  'evidence-secret': {
    title: 'Evidence holds no secret',
    why: 'A digest of a short secret can be guessed, and evidence is read by many.',
    fix: 'Revoke the secret, remove it from the file, and record other lines.',
    controls: ['nist-csf:PR.DS-01', 'nist-csf:PR.AA-01'],
    sources,
    example: {
      found: 'EB-1: line 3 of src/a.ts holds what looks like a secret (github-token)',
      required: 'evidence without secrets',
      fix: 'revoke it, remove it from the file, and record other lines',
    },
  },
  'evidence-stale': {
    title: 'Evidence is still true at the head',
    why: 'A proof of last month says nothing about code that was changed since. Lines that only moved are found again.',
    fix: 'Look at what changed. Where the claim still holds, record the new lines with `gatewright phase reseal`.',
    controls,
    sources,
    options: ['evidence'],
    example: {
      found: '1 of 3 evidence blocks of phase-1 changed since: EB-2 (src/a.ts:10-20)',
      required: 'lines that are still as they were',
      fix: 'look at what changed; where the claim still holds: gatewright phase reseal phase-1',
    },
  },
} as const satisfies RuleTable
