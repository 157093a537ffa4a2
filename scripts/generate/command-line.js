// The page of the command line: commands, flags, formats, environment.
import { markdownMark } from './mark.js'
import { block, code, page, table } from './markdown.js'
import { entryTable } from './tables.js'

const flagName = ({ name, short, value }) =>
  `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`

const flagTable = (flags) =>
  table(
    ['Flag', 'Meaning'],
    flags.map((flag) => [code(flagName(flag)), flag.summary]),
  )

function section(command) {
  return [
    `## ${code(`gatewright ${command.name}`)}`,
    command.summary,
    block('text', `gatewright ${command.name} ${command.usage}`.trimEnd()),
    ...command.details,
    flagTable(command.flags),
    command.passThrough === true ? '' : `Formats: ${command.formats.map(code).join(', ')}.`,
    `Example: ${code(command.example)}`,
  ]
}

export const commandLine = ({ commands, flags, environment }) => [
  'docs/command-line.md',
  page(
    markdownMark,
    '# The command line',
    '`gatewright` stands for `node …/bin/gatewright.js` in a clone of this repository; nothing needs to be installed. Results go to standard output, everything else to standard error. The [exit codes](exit-codes.md) are those of the actions.',
    table(
      ['Command', 'What it does'],
      commands.map((command) => [code(`gatewright ${command.name}`), command.summary]),
    ),
    'Every command knows these flags:',
    flagTable(flags),
    ...commands.flatMap(section),
    '## Environment',
    entryTable(['Variable', 'Meaning'], environment),
  ),
]
