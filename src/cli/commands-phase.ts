import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

const repositoryFlag = {
  name: 'repository',
  value: 'OWNER/NAME',
  summary: 'the repository the artifact is about (default: GITHUB_REPOSITORY, else the remote origin)',
} as const

const policyFlag = {
  name: 'policy',
  value: 'FILE',
  summary: 'go by this file, or preset (default: the policy of the work tree)',
} as const

const commitFlag = (what: string) => ({ name: 'commit', value: 'REF', summary: what }) as const

const signFlags = [
  { name: 'sign', value: 'KEYID', summary: 'sign it with this key of the environment' },
  {
    name: 'algorithm',
    value: 'ALGORITHM',
    summary: 'hmac-sha256 or ed25519 (default: that of the key in the policy, else hmac-sha256)',
  },
] as const

const keys =
  'Keys come from the environment and are never shown: GATEWRIGHT_HMAC_KEYS (JSON of key ids and base64 secrets of at ' +
  'least 32 bytes) or POLICY_HMAC_KEY (key id default) for hmac-sha256, GATEWRIGHT_ED25519_KEY for ed25519. A weak key ' +
  'ends with exit code 2.'

const refused = 'Exit codes: 0 written; 1 refused, and nothing is written; '
const codes =
  '2 a key is missing or weak; 3 it could not be decided; 64 wrong usage; 78 the policy cannot be used.'

const makeCommands = [
  {
    name: 'phase new',
    summary: 'Write the artifact that says that a phase, milestone or list is complete.',
    usage:
      'STAGE [--commit REF] [--counter NAME=BEFORE:AFTER]… [--baseline REPORT]… [--evidence FILE:A-B=ID]…',
    details: [
      'STAGE is phase-1 (or 1), M1 or P1-EXIT, as the policy has it. Name, gates and reports are taken from the policy, ' +
        'values before from the artifact of the previous stage, evidence from the lines of evidence_blocks.jsonl about ' +
        'this stage, each where it is not given here.',
      'Every claim is derived: digests from the lines at the commit, counts from the reports, gates from the check runs ' +
        'when there is a token. A secret in a range, or a file that differs from the commit, is refused, and nothing is ' +
        'written. An artifact that is there is never replaced: that is what phase reseal is for.',
      'Says at the end what is still missing for gate phase-unlock to pass, and the command for the tag. ' +
        keys,
      `${refused}${codes} What is still missing is no failure: phase verify judges it.`,
    ],
    example: 'gatewright phase new phase-1 --counter safety_nets_count=5:5 --baseline reports/unit.xml',
    flags: [
      { name: 'name', value: 'NAME', summary: 'its name for people (default: that of the policy)' },
      commitFlag('the commit that is complete (default: HEAD)'),
      { name: 'gates', value: 'G1,G2', summary: 'gates that passed (default: those of the policy)' },
      {
        name: 'counter',
        value: 'NAME=BEFORE:AFTER',
        many: true,
        summary: 'a counter; NAME=AFTER takes the value before from the previous artifact',
      },
      { name: 'median', value: 'PERCENT', summary: 'change of the median run time, such as 1.2' },
      { name: 'p95', value: 'PERCENT', summary: 'change of the 95th percentile' },
      {
        name: 'performance-file',
        value: 'FILE',
        summary: 'JSON with delta_median and delta_p95, in its last line or as a whole',
      },
      { name: 'performance-exempt', value: 'REASON', summary: 'why there are no performance figures' },
      {
        name: 'baseline',
        value: 'REPORT',
        many: true,
        summary: 'test report with the baseline (default: those the policy names, at the commit)',
      },
      {
        name: 'evidence',
        value: 'FILE:A-B=ID',
        many: true,
        summary: 'lines that prove it; without =ID they are numbered (default: evidence_blocks.jsonl)',
      },
      { name: 'log', value: 'FILE', summary: 'the evidence log (default: evidence_blocks.jsonl)' },
      {
        name: 'criterion',
        value: 'ID=EB-1,EB-2',
        many: true,
        summary: 'which evidence proves a criterion of the policy',
      },
      ...signFlags,
      { name: 'out', value: 'FILE', summary: 'where it is written (default: the place the gate reads)' },
      repositoryFlag,
      policyFlag,
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 1],
  },
  {
    name: 'phase sign',
    summary: 'Sign an artifact, or write its statement for a keyless signature.',
    usage: 'STAGE | FILE [--key-id ID] [--statement FILE] [--predicate FILE] [--envelope FILE]',
    details: [
      'Signs the canonical form (RFC 8785) of the artifact without its signature; a signature that is there is replaced. ' +
        'An artifact that cannot be read without a mistake is not signed. ' +
        keys,
      '--statement and --predicate write what actions/attest takes, for a signature without a key; --envelope writes the ' +
        'signed DSSE envelope of that statement (.intoto.json).',
      `Exit codes: 0 written; ${codes}`,
    ],
    example: 'gatewright phase sign .phase-1.complete.json --key-id release-2026',
    flags: [
      { name: 'key-id', value: 'ID', summary: 'the key, as the policy names it' },
      signFlags[1],
      { name: 'statement', value: 'FILE', summary: 'write the in-toto statement there' },
      { name: 'predicate', value: 'FILE', summary: 'write its predicate there, for actions/attest' },
      { name: 'envelope', value: 'FILE', summary: 'write the signed envelope there' },
      policyFlag,
      { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 1],
  },
] as const satisfies readonly Command[]

const keepCommands = [
  {
    name: 'phase verify',
    summary: 'Derive every claim of artifacts again: all of them, or the ones named.',
    usage: '[STAGE | FILE]… [--trusted REF] [--at TIME] [--strict] [--result FILE]',
    details: [
      'Without names the whole chain is judged, as HEAD has it. Artifacts that are named are judged as the work tree has ' +
        'them, also before they are committed, and earlier ones are only linked to.',
      'The clone is asked first. What only GitHub knows (check runs, issues) is read with a token, and is unknown ' +
        '(offline) without one, which does not fail unless --strict.',
      '--result writes an in-toto Statement with the simple verification result (SVR 0.2) of the one stage that is named, ' +
        'when all of it is proved, and nothing otherwise. What is unknown fails then, as with --strict.',
      'Exit codes: 0 everything holds; 1 a claim does not; 2 a signature does not, or a key is weak; 3 it could not be ' +
        'decided; 64 wrong usage; 78 the policy cannot be used.',
    ],
    example: 'gatewright phase verify --trusted origin/main',
    flags: [
      {
        name: 'trusted',
        value: 'REF',
        summary:
          'the branch that commits must be in the history of, and that the policy is read at (default: HEAD)',
      },
      repositoryFlag,
      { ...policyFlag, summary: 'judge by this file, or preset (default: the policy at --trusted)' },
      { name: 'at', value: 'TIME', summary: 'judge as of this time, such as 2026-11-20T12:00:00Z' },
      { name: 'strict', summary: 'what is unknown because it is offline fails, too' },
      {
        name: 'result',
        value: 'FILE',
        summary: 'write the verification result there, when the stage is complete',
      },
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 400],
  },
  {
    name: 'phase reseal',
    summary: 'Bind an artifact to another commit, after a squash, a rebase or a rewritten history.',
    usage: 'STAGE [--commit REF] [--moved] [--sign KEYID]',
    details: [
      'Every range of evidence must be the same at the new commit. Lines that only moved are shown, and taken over with ' +
        '--moved; lines that changed are refused: that is no longer what was proved.',
      'The new artifact names the digest of the one it replaces (supersedes_sha256). The old signature is dropped. ' +
        keys,
      `${refused}${codes}`,
    ],
    example: 'gatewright phase reseal phase-1 --commit origin/main',
    flags: [
      commitFlag('the commit it is bound to now (default: HEAD)'),
      { name: 'moved', summary: 'take over lines that stand elsewhere in the same file now' },
      ...signFlags,
      policyFlag,
      { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 1],
  },
  {
    name: 'phase report',
    summary: 'Write the completion report of a stage, or find what a template left in one.',
    usage: 'STAGE [--notes FILE] [--SECTION TEXT]… [--out FILE] | --check FILE…',
    details: [
      'What the artifact says is filled in: counts, gates, counters, performance, evidence. What only people know is asked ' +
        'for: a flag for each, or --notes with a Markdown file that has a heading for each (## Summary, ## Code Changes). ' +
        'A section that nobody filled is an error that names its flag; no {{…}} is ever left.',
      '--check looks for {{…}} tokens in any report or artifact, and names each with its line.',
      'Exit codes: 0 written, or no token was found; 1 (--check) a token is left; 64 wrong usage, or a section that nobody ' +
        'filled; 78 the policy cannot be used.',
    ],
    example: 'gatewright phase report phase-1 --notes notes.md --out docs/phase-1-completion.md',
    flags: [
      { name: 'notes', value: 'FILE', summary: 'Markdown with a heading for each section' },
      { name: 'summary', value: 'TEXT', summary: 'what was done' },
      { name: 'code-changes', value: 'TEXT', summary: 'what changed in the code' },
      { name: 'methods-added', value: 'TEXT', summary: 'None, where none was' },
      { name: 'methods-removed', value: 'TEXT', summary: 'None, where none was' },
      { name: 'duration', value: 'TEXT', summary: 'how long the tests took, such as 1 m 20 s' },
      { name: 'issues', value: 'TEXT', summary: 'issues met and how they were solved; None' },
      { name: 'estimated', value: 'TIME', summary: 'time that was estimated, such as 3d or 12h 30m' },
      { name: 'actual', value: 'TIME', summary: 'time that it took; the variance is worked out' },
      { name: 'deviations', value: 'TEXT', summary: 'deviations from the specification; None' },
      { name: 'next-steps', value: 'TEXT', summary: 'what comes next' },
      { name: 'out', value: 'FILE', summary: 'write it there (default: standard output)' },
      { name: 'check', value: 'FILE', many: true, summary: 'look for tokens in this report or artifact' },
      policyFlag,
      { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
    ],
    formats: ['markdown', 'json'],
    positionals: [0, 1],
  },
] as const satisfies readonly Command[]

/** Commands about stages that are complete. */
export const phaseCommands = [...makeCommands, ...keepCommands] as const
