// The pages of exit codes and reason codes.
import { markdownMark } from './mark.js'
import { block, page } from './markdown.js'
import { entryTable, exitCodeTable } from './tables.js'

export const exitCodes = (catalogue) => [
  'docs/exit-codes.md',
  page(
    markdownMark,
    '# Exit codes',
    'The same for the command line and for every action (output `exit-code`). Exit code 0 is an allow-list: whatever is not known to be good blocks.',
    exitCodeTable(catalogue.exitCodes),
    `When several apply, the first of this order wins: ${catalogue.exitCodeOrder.join(', ')}.`,
    '## Verdicts',
    'What the run decided: `decision` in the result JSON, and the first words of every surface.',
    [
      '- `pass`: an enforced gate came to a result, and none failed.',
      '- `fail`: an enforced gate failed. The finding says what was found, what is required and the next step.',
      '- `unknown`: something could not be decided, so it does not pass. The finding names the missing permission or data.',
      '- `report`: something is not satisfied, but nothing that blocks: the mode is `report`, or the gate is `optional` and unknown.',
    ].join('\n'),
    'The outcome of a gate is `pass`, `fail`, `unknown`, or `skip`: it has nothing to judge here, and says why. The output `outcome` is the worst of them, whatever the mode. A run in which no gate came to a result is `unknown (nothing-evaluated)`, unless the policy sets `on-nothing: pass`.',
    'A step that exits with another code than 0 is a failed check; GitHub does not tell the codes apart. Scripts can:',
    block(
      'yaml',
      [
        'steps:',
        '  - id: gate',
        `    uses: gatewright/gatewright@v${catalogue.version}`,
        '    continue-on-error: true',
        '  - run: echo "the gate came to $OUTCOME, exit code $CODE"',
        '    env:',
        `      OUTCOME: $${'{{ steps.gate.outputs.outcome }}'}`,
        `      CODE: $${"{{ steps.gate.outputs['exit-code'] }}"}`,
      ].join('\n'),
    ),
    'Why a run ended as it did is told by its [reason codes](reason-codes.md).',
  ),
]

export const reasonCodes = ({ reasonCodes: codes, policyProblems }) => [
  'docs/reason-codes.md',
  page(
    markdownMark,
    '# Reason codes',
    'A closed list and a stable API: `reason_codes` and `not_evaluated` in the result JSON. `gatewright explain CODE` shows one in the terminal.',
    entryTable(['Code', 'Meaning'], codes),
    '## Policy errors',
    'Printed as `FILE:LINE:COLUMN: code: message`, exit code 78. At most 20 are listed at once.',
    entryTable(['Code', 'Meaning'], policyProblems),
  ),
]
