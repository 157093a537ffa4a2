import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { type CommandName, commands, groups } from './commands.ts'

type NamedCommand = (typeof commands)[number]

/** What a call starts with. */
export type Called =
  | { readonly kind: 'program'; readonly rest: readonly string[] }
  | { readonly kind: 'group'; readonly group: string; readonly rest: readonly string[] }
  | { readonly kind: 'command'; readonly command: NamedCommand; readonly rest: readonly string[] }

/** Finds the command a call names. @throws UsageError with the nearest name */
export function findCommand(argv: readonly string[]): Called {
  const [first, second] = argv
  if (first === undefined || first.startsWith('-')) return { kind: 'program', rest: argv }
  // `help policy print` is `policy print --help`.
  if (first === 'help') return findCommand([...argv.slice(1), '--help'])
  if (!Object.hasOwn(groups, first)) return { kind: 'command', command: named(first), rest: argv.slice(1) }
  if (second === undefined || second.startsWith('-'))
    return { kind: 'group', group: first, rest: argv.slice(1) }
  return { kind: 'command', command: named(`${first} ${second}`, first), rest: argv.slice(2) }
}

function named(name: string, group?: string): NamedCommand {
  const found = commands.find((command) => command.name === name)
  if (found !== undefined) return found
  const all: readonly CommandName[] = commands.map((command) => command.name)
  const names = group === undefined ? all : all.filter((one) => one.startsWith(`${group} `))
  const shown = group === undefined ? [...new Set(names.map((one) => one.replace(/ .*/, '')))] : names
  // `who` for `codeowners who`, too.
  const whole = all.find((one) => one.endsWith(` ${name}`))
  const hint = whole === undefined ? didYouMean(name, [...shown, ...names]) : ` (did you mean "${whole}"?)`
  throw new UsageError(`there is no command ${JSON.stringify(name)}${hint}; commands: ${shown.join(', ')}`)
}
