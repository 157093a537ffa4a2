import { parseArgs } from 'node:util'
import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { type Command, commonFlags, type Flag, type Format, formats } from './commands.ts'

/** What a command was called with. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly format: Format
  /** Whether a switch was given. */
  has(name: string): boolean
  /** The value of a flag, or null. */
  value(name: string): string | null
  /** The values of a flag that may be given several times, in order. */
  values(name: string): readonly string[]
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number]

/** Reads flags and arguments. @throws UsageError naming what is not understood, and the nearest that is. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const flags = [...command.flags, ...commonFlags]
  const { tokens = [], positionals } = tokensOf(flags, argv)
  const given = readFlags(flags, tokens, command.name)
  const [least, most] = command.positionals
  if (!given.has('help')) checkCount(command, positionals, least, most)
  return {
    positionals,
    format: formatOf(command, given),
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1) ?? null,
    values: (name) => given.get(name) ?? [],
  }
}

/** Reads the flags of the program itself. */
export function readRootFlags(flags: readonly Flag[], argv: readonly string[]): ReadonlySet<string> {
  return new Set(readFlags(flags, tokensOf(flags, argv).tokens ?? [], 'gatewright').keys())
}

function tokensOf(flags: readonly Flag[], argv: readonly string[]) {
  const options = Object.fromEntries(
    flags.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? 'boolean' : 'string',
        ...(short === undefined ? {} : { short }),
      } as const,
    ]),
  )
  // Not strict: the errors are ours, with the nearest flag in them.
  return parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true })
}

function readFlags(
  flags: readonly Flag[],
  tokens: readonly Token[],
  command: string,
): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, readonly string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = flags.find(({ name }) => name === token.name)
    if (flag === undefined) throw unknownFlag(token.rawName, flags, command)
    if (flag.value !== undefined && flag.many !== true && given.has(flag.name))
      throw new UsageError(`--${flag.name} is given twice`)
    given.set(flag.name, [...(given.get(flag.name) ?? []), flagValue(flag, token)])
  }
  return given
}

function unknownFlag(raw: string, flags: readonly Flag[], command: string): UsageError {
  const names = flags.map(({ name }) => `--${name}`)
  const hint = didYouMean(raw, names)
  return new UsageError(
    `${command}: there is no flag ${JSON.stringify(raw)}${hint}; flags: ${names.join(', ')}`,
  )
}

function flagValue(flag: Flag, token: Extract<Token, { kind: 'option' }>): string {
  const name = `--${flag.name}`
  if (flag.value === undefined) {
    if (token.value !== undefined)
      throw new UsageError(`${name} takes no value, found ${JSON.stringify(token.value)}`)
    return ''
  }
  if (token.value === undefined || token.value === '')
    throw new UsageError(`${name} needs a value: ${name} ${flag.value}`)
  const swallowed = token.inlineValue === false && token.value.startsWith('-') && token.value !== '-'
  if (!swallowed) return token.value
  throw new UsageError(
    `${name} needs a value, found ${JSON.stringify(token.value)}; write ${name}=VALUE for a value that starts with a dash`,
  )
}

function checkCount(command: Command, found: readonly string[], least: number, most: number): void {
  if (found.length >= least && found.length <= most) return
  if (found.length < least) throw new UsageError(`${command.name}: expected ${command.usage}`)
  const extra = JSON.stringify(found[most] ?? '')
  throw new UsageError(
    `${command.name}: ${most === 0 ? 'takes no argument' : `takes at most ${most} ${most === 1 ? 'argument' : 'arguments'}`}, found ${extra}`,
  )
}

function formatOf(command: Command, given: ReadonlyMap<string, readonly string[]>): Format {
  const named = given.get('format')?.at(-1)
  if (named === undefined) return given.has('json') ? checkFormat(command, 'json') : command.formats[0]
  if (given.has('json') && named !== 'json')
    throw new UsageError(`--json and --format ${named} contradict each other: give one of them`)
  return checkFormat(command, named)
}

function checkFormat(command: Command, named: string): Format {
  const format = formats.find((one) => one === named)
  if (format !== undefined && command.formats.includes(format)) return format
  const hint = didYouMean(named, command.formats)
  throw new UsageError(
    `--format: found ${JSON.stringify(named)}${hint}, but gatewright ${command.name} writes ${command.formats.join(', ')}`,
  )
}
