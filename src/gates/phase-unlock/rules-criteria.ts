import type { RuleTable } from '../../core/rules.ts'

const sources = [
  'source document 001, task 31',
  'source document 001, task 32',
  'source document 003, section 2',
]

/** Rules about criteria of stages, and about the tags that mark stages. */
export const criteriaRules = {
  criterion: {
    title: 'Every criterion of a completed stage is met',
    why: 'A list of exit criteria with ticks in it proves nothing. Each criterion names what proves it: lines of files, a check, files, a suite, a tag or issues, looked up again at the artifact’s own commit.',
    fix: 'Do what the criterion asks for, then prove the stage at a commit that has it: `gatewright phase new`.',
    controls: ['nist-ssdf:PO.1.2', 'nist-ssdf:PW.8.2', 'nist-csf:GV.OV-03'],
    sources,
    options: ['phases', 'milestones', 'lists'],
    onRequest: true,
    example: {
      found: 'EXIT-06: suite negative is pass: 11 of 11 tests passed, lower bound 0.8027',
      required: 'suite negative passed, with at least 18 tests (.github/gatewright.yml:41)',
      fix: 'run gate golden-suite, and commit its gate-evidence.json as evidence/negative.json',
    },
  },
  'stage-tag': {
    title: 'A completed stage has its tag',
    why: 'People look stages up by their tags. A lightweight tag is moved unseen, and one that leads to a commit without the artifact marks something that was never proved.',
    fix: 'Create an annotated tag at the commit that brought the artifact, and protect tags of this name.',
    controls: ['nist-ssdf:PS.2.1', 'nist-csf:ID.AM-08'],
    sources: ['source document 003, section 1', 'source document 002, section 2'],
    options: ['tags'],
    onRequest: true,
    example: {
      found: 'tag M1-complete is a lightweight one',
      required: 'an annotated tag whose commit holds .M1.complete.json (.github/gatewright.yml:12)',
      fix: 'create it anew: git tag -a -f M1-complete COMMIT && git push --force origin refs/tags/M1-complete',
    },
  },
} as const satisfies RuleTable
