import type { Command } from './commands.ts'

/** What the commands about reports say of them. */
const formatsRead =
  'JUnit XML in every dialect, CTRF, jest, vitest and mocha JSON, TAP, go test -json, TRX, NUnit 2 and 3, xUnit, TestNG, ' +
  'cucumber, RSpec and dart JSON: told from the content.'

/** Commands about test results. */
export const suiteCommands = [
  {
    name: 'suite read',
    summary: 'What test reports say: counts per logical test, and whether they can be trusted.',
    usage: '[--tests] FILE… | -',
    details: [
      `Reads ${formatsRead} A report that is cut, empty, contradicts itself or is none is invalid, with the reason.`,
      'Records of the same suite, class, name and project are attempts of one logical test, and the worst attempt counts.',
      'Exit code 0 when every report passes, 1 otherwise.',
    ],
    example: 'gatewright suite read reports/unit.xml --json',
    flags: [
      { name: 'tests', summary: 'with --json: every logical test; else the tests that did not simply pass' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 2_000],
  },
  {
    name: 'suite gate',
    summary: 'Judge local reports by gate golden-suite, or check evidence before a deploy.',
    usage: '[--policy FILE] [--evidence-out FILE] FILE… | --evidence FILE [--sha SHA] [--max-age AGE]',
    details: [
      'Judges the reports named here, in place of those that the policy names. Without --policy the policy of the work ' +
        'tree holds; where there is none, every test must pass. Manifest and quarantine are read from the work tree.',
      'With --evidence a gate-evidence.json is checked instead: unchanged, signed by GATEWRIGHT_SIGNING_KEY when that is ' +
        'set, about the commit to be deployed, and a pass. Anything else is refused: exit code 1, or 2 for the signature.',
    ],
    example: 'gatewright suite gate --policy .github/gatewright.yml reports/unit.xml',
    flags: [
      { name: 'policy', value: 'FILE', summary: 'judge by this file, or preset' },
      { name: 'evidence-out', value: 'FILE', summary: 'write gate-evidence.json there' },
      { name: 'evidence', value: 'FILE', summary: 'check this gate-evidence.json' },
      {
        name: 'sha',
        value: 'SHA',
        summary: 'the commit that was judged, or is to be deployed (default: HEAD of the clone)',
      },
      {
        name: 'policy-digest',
        value: 'SHA256',
        summary: 'with --evidence: the policy that must have judged',
      },
      { name: 'max-age', value: 'AGE', summary: 'with --evidence: decided within 90m, 24h or 7d' },
      {
        name: 'repository',
        value: 'OWNER/REPO',
        summary: 'with --evidence: what is deployed (default: GITHUB_REPOSITORY, where it is set)',
      },
    ],
    formats: ['pretty', 'json', 'markdown', 'sarif'],
    positionals: [0, 2_000],
  },
  {
    name: 'suite manifest',
    summary: 'Write the list of tests that must be there, from reports of a good run.',
    usage: '[--priority P] [--update [--prune] [--dry-run]] [--out FILE] FILE…',
    details: [
      'Prints a manifest for .gatewright/golden.yml. Source files that the reports name and that are there get their ' +
        'digest. A report that does not pass is refused: what must be there is taken from a run that was good.',
      'With --update the manifest of the work tree is taken over: priorities, requirements and tests that are not in ' +
        'these reports stay, digests are renewed, and new tests are added. --prune drops tests that are in no report. ' +
        'Comments stay. --dry-run says what would change, and exits with 1 when something would.',
    ],
    example: 'gatewright suite manifest --priority P0 reports/unit.xml',
    flags: [
      { name: 'priority', value: 'P', summary: 'priority of tests that are new: P0, P1 (the default) or P2' },
      { name: 'update', summary: 'go on from the manifest that is there, and write it' },
      { name: 'prune', summary: 'with --update: drop tests that are in no report' },
      { name: 'dry-run', summary: 'with --update: write nothing' },
      { name: 'out', value: 'FILE', summary: 'the manifest (default: .gatewright/golden.yml)' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 2_000],
  },
  {
    name: 'suite history',
    summary: 'Trend of each suite over earlier gate-evidence.json files.',
    usage: '[--max-drop SHARE] FILE…',
    details: [
      'Files are taken in the order of their times. Exit code 1 when the last bound of a suite fell by more than ' +
        '--max-drop of the one before (default: 0.05).',
    ],
    example: 'gatewright suite history evidence/*.json --format markdown',
    flags: [
      { name: 'max-drop', value: 'SHARE', summary: 'largest fall that is not reported (default: 0.05)' },
    ],
    formats: ['pretty', 'json', 'markdown'],
    positionals: [1, 1_000],
  },
  {
    name: 'suite soak',
    summary: 'Declare a soak: what is deployed, and when its result will be looked at.',
    usage: '--deployment ID [--days N] [--restart] [--out FILE]',
    details: [
      'Writes the start file, signed when GATEWRIGHT_SIGNING_KEY is set; commit it to the default branch. A soak that ' +
        'is under way is not replaced without --restart, which stays visible in the file.',
    ],
    example: 'gatewright suite soak --deployment 2026.11.1 --days 7',
    flags: [
      { name: 'deployment', value: 'ID', summary: 'what is deployed, as its events name it' },
      { name: 'days', value: 'N', summary: 'length of the window (default: 7)' },
      { name: 'restart', summary: 'replace a start that is there' },
      { name: 'out', value: 'FILE', summary: 'where it is written (default: .gatewright/soak.json)' },
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
  {
    name: 'lcb',
    summary: 'Lower confidence bound of a pass rate, and what a threshold makes of it.',
    usage: 'SUCCESSES/TRIALS [--threshold T] [--confidence C] [--sides one|two] [--method METHOD]',
    details: [
      'The bound is the smallest true pass rate that the count still leaves likely. With --threshold it is decided by ' +
        'whole numbers whether the bound reaches it; exit code 1 when it does not.',
      'Methods: wilson (the default), clopper-pearson (exact), jeffreys. One-sided 0.95 unless said otherwise; ' +
        '--sides two takes the lower end of the two-sided interval.',
      'UNREACHABLE means that so few trials could not reach the threshold without one failure; the trials needed are said.',
    ],
    example: 'gatewright lcb 181/190 --threshold 0.9',
    flags: [
      { name: 'threshold', value: 'T', summary: 'the bound must reach this, such as 0.95' },
      { name: 'confidence', value: 'C', summary: 'confidence of the bound (default: 0.95)' },
      { name: 'sides', value: 'SIDES', summary: 'one (the default) or two' },
      { name: 'method', value: 'METHOD', summary: 'wilson (the default), clopper-pearson or jeffreys' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 1],
  },
] as const satisfies readonly Command[]
