import type { RuleTable } from '../../core/rules.ts'

const schema = 'source document 002, section 2'
const sources = [schema]
const controls = ['nist-ssdf:PS.3.2']
const measured = ['nist-ssdf:PW.8.2', 'nist-csf:ID.IM-02']
const bound = ['nist-ssdf:PS.2.1', 'nist-ssdf:PS.3.2']

/** Rules about the fields of an artifact. */
export const fieldRules = {
  field: {
    title: 'Every field of an artifact has the type and the limits of the schema',
    why: '`14/14` is prose, 14 and 14 are numbers that can be compared. What is missing was not measured.',
    fix: 'Correct the field at the line that the finding names.',
    controls,
    sources,
    options: ['phases', 'milestones', 'lists'],
    example: {
      found: 'baseline_pass_count is the text "14/14"',
      required: 'a whole number',
      fix: 'write "baseline_pass_count": 14 and "baseline_total_count": 14',
    },
  },
  'field-unknown': {
    title: 'An artifact has no field that the schema does not know',
    why: 'A misspelt field is a missing one, and nobody notices.',
    fix: 'Correct the spelling, or remove the field.',
    controls,
    sources,
    example: {
      found: 'the field "Safety Nets_before" is not known',
      required: 'fields of schema 1.1',
      fix: 'write safety_nets_count_before',
    },
  },
  'phase-number': {
    title: 'An artifact is about a stage of the policy',
    why: 'A stage that the policy does not have has no criteria: nothing would be proved by completing it.',
    fix: 'Write the number of a phase of the policy, without quotes and fractions; or add the stage to the policy first.',
    controls,
    sources,
    options: ['phases', 'milestones', 'lists'],
    example: {
      found: '.phase-7.complete.json, and the policy has no phase-7',
      required: 'a stage of the policy: phase-0, phase-1 and phase-2',
      fix: 'remove the file, or add the stage to the policy in a change of its own',
    },
  },
  'commit-format': {
    title: 'The commit of an artifact is a whole id',
    why: 'A branch, a tag or `HEAD` is another commit tomorrow; half an id may be another commit today.',
    fix: 'Write all 40 (or 64) lower-case hexadecimal digits: `git rev-parse HEAD`.',
    controls: bound,
    sources,
    example: {
      found: 'git_commit is "HEAD"',
      required: '40 or 64 lower-case hexadecimal digits',
      fix: 'write what git rev-parse HEAD prints',
    },
  },
  timestamp: {
    title: 'Times of an artifact are RFC 3339 with a zone',
    why: 'A date without a zone is up to 26 hours long, and 30 February is no day.',
    fix: 'Write a time such as `2026-11-20T09:00:00Z`.',
    controls,
    sources: [schema, 'https://www.rfc-editor.org/rfc/rfc3339'],
    example: {
      found: 'completion_date is "2026-02-30T10:00:00Z"',
      required: 'a time of the calendar, with its zone: 2026-11-20T09:00:00Z',
      fix: 'correct the time',
    },
  },
  'digest-format': {
    title: 'Digests of an artifact are SHA-256 in lower-case hexadecimal digits',
    why: 'One digest has one spelling, so that digests can be compared by anybody.',
    fix: 'Write the 64 digits that `gatewright evidence add` prints.',
    controls: bound,
    sources,
    example: {
      found: 'sha256 of EB-1 has upper-case digits',
      required: '64 lower-case hexadecimal digits',
      fix: 'write what gatewright evidence add prints',
    },
  },
  'evidence-path': {
    title: 'The file of an evidence block is a plain path of the repository',
    why: 'Paths that lead out of the repository, into `.git`, or that git reads as an option or a pattern point at something else than they say.',
    fix: 'Write the path from the root of the repository, with `/`, without `.` and `..`.',
    controls: bound,
    sources: [schema, 'https://cwe.mitre.org/data/definitions/22.html'],
    example: {
      found: 'file of EB-1 is "../../etc/passwd"',
      required: 'a path from the root of the repository without . and ..',
      fix: 'write the path of a file of the repository',
    },
  },
  'evidence-range': {
    title: 'The lines of an evidence block exist',
    why: 'An empty range has a digest that is always right, and a range past the end is silently cut.',
    fix: 'Write `first-last` with 1 ≤ first ≤ last ≤ lines of the file, 2,000 at most.',
    controls: bound,
    sources: [schema],
    example: {
      found: 'EB-1 names lines 1-999 of src/a.ts, which had 120 at that commit',
      required: 'lines that exist at the commit of the artifact',
      fix: 'correct the lines, or run gatewright evidence add',
    },
  },
  'evidence-count': {
    title: 'An artifact has as many evidence blocks as the policy asks for',
    why: 'An artifact without evidence is an assertion.',
    fix: 'Add evidence with `gatewright evidence add`.',
    controls: bound,
    sources,
    options: ['evidence'],
    example: {
      found: '0 evidence blocks',
      required: 'at least 1 (.github/gatewright.yml:14)',
      fix: 'add evidence with gatewright evidence add phase-1 FILE:FIRST-LAST',
    },
  },
  'evidence-duplicate': {
    title: 'Every evidence block has an id of its own',
    why: 'A criterion names its evidence by id: two blocks of one id prove it by whichever is looked at.',
    fix: 'Give one of them another id.',
    controls: bound,
    sources,
    example: {
      found: 'two evidence blocks have the id EB-1',
      required: 'an id of its own for each',
      fix: 'give one of them another id',
    },
  },
  repository: {
    title: 'An artifact was made for this repository',
    why: 'An artifact copied from another repository proves what was done there.',
    fix: 'Make the artifact here with `gatewright phase new`. After a rename, name the old repository in `previous-repositories`.',
    controls: bound,
    sources: ['source document 002, section 2', 'https://slsa.dev/spec/v1.1/verification_summary'],
    options: ['previous-repositories'],
    example: {
      found: 'repository is acme/other',
      required: 'acme/shop',
      fix: 'make the artifact in this repository with gatewright phase new phase-1',
    },
  },
  baseline: {
    title: 'All baseline tests passed, and there are as many as the policy says',
    why: 'The number of files, of tests and of passed tests are three numbers. The artifact only claims it: with `baseline.reports` or `baseline.artifact` the counts are taken from the report at its commit.',
    fix: 'Repair the failing tests and run them at the commit; name the report in the policy.',
    controls: measured,
    sources,
    options: ['baseline'],
    example: {
      found: '13 of 14 baseline tests passed',
      required: 'all 14 (.github/gatewright.yml:10)',
      fix: 'repair the failing test, and write the artifact anew with gatewright phase new phase-1',
    },
  },
  'gates-named': {
    title: 'An artifact names exactly the gates of its stage',
    why: 'A gate that is left out was not passed; a name that only looks the same is another one.',
    fix: 'Name the gates as the policy writes them.',
    controls: measured,
    sources,
    options: ['phases', 'milestones', 'lists'],
    example: {
      found: 'gate G5 is not named, and g5 is none of phase-1',
      required: 'exactly G1, G2, G3, G4 and G5 (.github/gatewright.yml:8)',
      fix: 'write ci_gates_passed as gatewright phase new phase-1 does',
    },
  },
  'counter-direction': {
    title: 'Counters move in the direction that the policy says',
    why: 'A phase that removes safety nets is not complete, whatever else it did.',
    fix: 'Bring back what was removed, or set the direction of that counter in the policy.',
    controls: measured,
    sources,
    options: ['counters'],
    example: {
      found: 'safety_nets_count went from 5 to 4',
      required: 'non-decreasing',
      fix: 'bring back what was removed, then run gatewright phase new phase-1',
    },
  },
  performance: {
    title: 'Performance changed no more than the policy allows',
    why: '"N/A (no change)" is prose that nobody can compare with a limit.',
    fix: 'Measure it and write the change in percent as a number, or null with `performance_exempt_reason`.',
    controls: measured,
    sources: ['source document 002, section 5'],
    options: ['performance'],
    onRequest: true,
    example: {
      found: 'performance_delta_p95 is 7.5 %',
      required: 'at most 5 % (.github/gatewright.yml:20)',
      fix: 'make it faster, and measure again',
    },
  },
  'time-future': {
    title: 'An artifact is not completed in the future',
    why: 'A time that has not come was not measured. Clocks may differ by five minutes.',
    fix: 'Write the time of completion; the time that counts is that of the server.',
    controls,
    sources,
    example: {
      found: 'completed at 2026-11-20T12:00:00Z, which is two hours from now',
      required: 'a time that is past',
      fix: 'write the artifact anew with gatewright phase new phase-1',
    },
  },
  'artifact-expired': {
    title: 'An artifact is still valid',
    why: 'What was true years ago may not be now.',
    fix: 'Prove the stage again and replace the artifact with `gatewright phase reseal`.',
    controls,
    sources,
    options: ['max-age-days'],
    example: {
      found: 'it expired at 2026-11-01T00:00:00Z',
      required: 'an artifact that has not expired',
      fix: 'prove phase-1 again: gatewright phase reseal phase-1',
    },
  },
  'schema-legacy': {
    title: 'An artifact is written by the present schema',
    why: 'Schema 1.0 of the source document has no digests of evidence, no total of the baseline and dates without a time. It is accepted, and each field that is weaker is said.',
    fix: 'Write it anew with `gatewright phase reseal`, which writes schema 1.1.',
    controls,
    sources,
    options: ['schema-floor'],
    example: {
      found: 'completion_date is the date 2025-10-18',
      required: 'a time with its zone; read as the end of that day in UTC',
      fix: 'write "completion_date": "2025-10-18T23:59:59Z"',
    },
  },
} as const satisfies RuleTable
