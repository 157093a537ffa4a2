import { labelled, wrap } from '../surfaces/terminal-layout.ts'
import { version } from '../version.ts'
import { type Command, commands, commonFlags, type Flag, groups, rootFlags } from './commands.ts'

const flagText = ({ name, short, value }: Flag): string =>
  `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`

function flagLines(flags: readonly Flag[], width: number): readonly string[] {
  const column = Math.min(28, Math.max(...flags.map((flag) => flagText(flag).length)) + 2)
  return flags.flatMap((flag) => {
    const text = flagText(flag)
    const beside = text.length < column
    const lines = labelled(beside ? text : '', flag.summary, 2, column, width)
    return beside ? lines : [`  ${text}`, ...lines]
  })
}

function commandLines(list: readonly Command[], width: number): readonly string[] {
  const column = Math.max(...list.map(({ name }) => name.length)) + 2
  return list.flatMap(({ name, summary }) => labelled(name, summary, 2, column, width))
}

/** Help of the program. */
export function rootHelp(width: number): string {
  return page([
    `gatewright ${version}: compliance gates for GitHub pull requests. Unknown is never a pass.`,
    '',
    'Usage: gatewright COMMAND [ARGUMENT…] [--help]',
    '',
    'Commands:',
    ...commandLines(commands, width),
    '',
    'Flags:',
    ...flagLines(rootFlags, width),
    '',
    'Example: gatewright check --base origin/main',
    '',
    ...wrap(exitCodes, width),
  ])
}

const exitCodes =
  'Exit codes: 0 pass, or report mode; 1 a gate failed, or a finding, difference or flip exists; ' +
  '2 a signature does not hold, or a key is missing or weak; 3 could not be decided; ' +
  '5 and 6 (audit) a P0 control is absent, or could not be verified; 64 wrong usage; 78 the policy cannot be used.'

/** Help of a word that stands before others only. */
export function groupHelp(group: string, width: number): string {
  const members = commands.filter(({ name }) => name.startsWith(`${group} `))
  return page([
    `gatewright ${group}: ${groups[group] ?? ''}`,
    '',
    'Commands:',
    ...commandLines(members, width),
    '',
    `Example: ${members[0]?.example ?? ''}`,
  ])
}

/** Help of one command. */
export function commandHelp(command: Command, width: number): string {
  const flags = command.passThrough === true ? commonFlags.filter(({ name }) => name === 'help') : commonFlags
  return page([
    ...wrap(command.summary, width),
    '',
    ...labelled('Usage:', `gatewright ${command.name} ${command.usage}`, 0, 7, width),
    '',
    ...command.details.flatMap((paragraph) => [...wrap(paragraph, width), '']),
    'Flags:',
    ...flagLines([...command.flags, ...flags], width),
    '',
    ...(command.passThrough === true ? [] : [`Formats: ${command.formats.join(', ')}`, '']),
    `Example: ${command.example}`,
  ])
}

const page = (lines: readonly string[]): string => `${lines.join('\n')}\n`
