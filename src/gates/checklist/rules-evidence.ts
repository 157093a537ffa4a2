import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PW.7.2', 'nist-ssdf:PW.8.2', 'nist-csf:ID.IM-02', 'owasp:A04:2021']
const sources = ['source document 000, task 3']
const sarif = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html'

/** Rules about what backs an answer, and what speaks against it. */
export const evidenceRules = {
  'evidence-grade': {
    title: 'A yes is backed as well as its question demands',
    why: 'A tick costs nothing. Each question has a minimum for each path of a change: E0 a tick, E1 a file, lines or a heading that is there at the head, E2 the result of a check, a test or a tool on the head commit, E3 a signature that holds.',
    fix: 'Add the evidence that the finding names, in the form in which it is written there.',
    controls,
    sources,
    options: ['checks', 'reports', 'sarif'],
    example: {
      found: 'A01.b has evidence of grade E1',
      required: 'evidence of grade E2: the result of a check, a test or a tool on the head commit',
      fix: 'add - Evidence: check: NAME or - Evidence: test: NAME',
    },
  },
  'evidence-found': {
    title: 'Evidence that is named is there',
    why: 'A link into nothing looks like proof to whoever does not follow it. Where an answer is backed by the rest, this is a remark; where it is not, `evidence-grade` fails.',
    fix: 'Correct the path, the lines or the name, or take the evidence out.',
    controls,
    sources,
    example: {
      found: 'evidence of A03.a does not count: src/schem.ts#L10 (no such file at the head)',
      required: 'evidence that can be found at the head',
      fix: 'correct it, or take it out: the answer is backed by the rest',
    },
  },
  'evidence-distinct': {
    title: 'Evidence is about the question it stands at',
    why: 'One line of the README under every question satisfies a tool that only looks whether the file exists. So a file, lines or a heading of it, or a test stands for the questions of two groups at most; parts of one question (A03.a, A03.b) are one group. Where the places that are named do not go round, it fails. Only what is needed for the minimum grade counts, and more evidence never makes it worse. A check, a tool or a signature, and different lines of one file, are pointed out where they alone carry three groups.',
    fix: 'Name for each question the lines, the test or the check that shows it.',
    controls,
    sources,
    example: {
      found: 'README.md#L1-L1 is all the evidence of 5 questions: A01.a, A03.a, A05.a, A07.a and A09.a',
      required:
        'evidence that is about the question it stands at: one place for the questions of two groups at most',
      fix: 'name for each of them the lines, the test or the check that shows it',
    },
  },
  'not-contradicted': {
    title: 'Nothing contradicts an answer',
    why: 'A tool that found the flaw, a guard that the change takes away, or a named test that fails weighs more than any tick, in the description and in a committed file.',
    fix: 'Repair what was found and run the tool again. A result that is wrong is accepted in the tool, where its reason is kept; a comment on an added line does not count.',
    controls: ['nist-ssdf:PW.7.2', 'nist-ssdf:RV.1.2', 'nist-csf:ID.RA-01', 'owasp:A03:2021'],
    sources: [...sources, sarif],
    options: ['sarif', 'baseline'],
    example: {
      found: 'A03.b is answered yes, and is contradicted by semgrep:sql-injection at src/query.ts:14',
      required: 'no open result of a tool that speaks against it',
      fix: 'repair what the tool found and run it again; a result that is wrong is accepted in the tool, with its reason; a comment on an added line does not count',
    },
  },
  'tools-ran': {
    title: 'Every tool that the policy names ran on the judged commit',
    why: 'A tool that did not run finds nothing. A missing file, one that is cut, of another commit or committed with the change is no clean result: it is none.',
    fix: 'Run the tool in a step before this one, and let it write its file where the policy looks.',
    controls: ['nist-ssdf:PW.7.2', 'nist-csf:ID.RA-01', 'owasp:A08:2021'],
    sources: [sarif],
    options: ['sarif'],
    onRequest: true,
    example: {
      found: 'no file matches results/semgrep.sarif: the tool did not run',
      required: 'complete results of each tool that the policy names, of the judged commit',
      fix: 'run the tool before this step so that it writes its file, or correct the policy',
    },
  },
  'results-mapped': {
    title: 'Open results that no question is about are seen',
    why: 'A result contradicts an answer only where it is known which. The others would be silent, and silence reads as their absence.',
    fix: 'Repair them, or name their rule or weakness in `contradicted-by` of a question.',
    controls: ['nist-csf:ID.RA-01'],
    sources: [sarif],
    options: ['sarif'],
    onRequest: true,
    example: {
      found: '2 open results that no question of the checklists is about: semgrep:style-rule',
      required: 'somebody looks at each open result of a tool',
      fix: 'repair them, or name their rules in contradicted-by of an item',
    },
  },
} as const satisfies RuleTable
