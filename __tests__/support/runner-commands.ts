/**
 * A port of the grammar the workflow runner reads a step's output with (`ActionCommand.cs`, `OutputManager.cs`): what
 * it says is a command is one. Used as an oracle; it shares no code with what it checks.
 */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Every command the runner registers, old ones included. Compared without case. */
export const registeredCommands: ReadonlySet<string> = new Set(
  'internal-set-repo-path set-env set-output save-state add-mask add-path add-matcher remove-matcher debug warning error notice group endgroup echo stop-commands'.split(
    ' ',
  ),
)

/** `StreamReader.ReadLine`: LF, CR and CRLF end a line. */
export const splitLines = (output: string): readonly string[] => output.split(/\r\n|\r|\n/)

/** What a comparison by culture may skip: zero width, controls, combining marks, ignorable characters. */
export const withoutIgnorable = (text: string): string =>
  text.replace(/(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')

const unescapeWith = (text: string, mappings: readonly (readonly [string, string])[]): string =>
  mappings.reduce((result, [token, replacement]) => result.replaceAll(replacement, token), text)

const dataMappings = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  ['%', '%25'],
] as const
const propertyMappings = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  [':', '%3A'],
  [',', '%2C'],
  ['%', '%25'],
] as const
const oldMappings = [
  [';', '%3B'],
  ['\r', '%0D'],
  ['\n', '%0A'],
  [']', '%5D'],
  ['%', '%25'],
] as const

function readProperties(
  text: string,
  separator: string,
  mappings: readonly (readonly [string, string])[],
): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const entry of text.split(separator)) {
    // .NET: Split('=', 2, RemoveEmptyEntries)
    const match = /^=*([^=]+)=+(.+)$/s.exec(entry)
    if (match?.[1] !== undefined && match[2] !== undefined) {
      properties[match[1].toLowerCase()] = unescapeWith(match[2], mappings)
    }
  }
  return properties
}

const split = (info: string): readonly [string, string] => {
  const space = info.indexOf(' ')
  return space < 0 ? [info, ''] : [info.slice(0, space), info.slice(space + 1)]
}

/** `::name key=value,key=value::data` after white space. */
export function tryParseV2(line: string, names = registeredCommands): RunnerCommand | null {
  const message = line.replace(/^[\s\u0085]+/u, '')
  if (!message.startsWith('::')) return null
  const end = message.indexOf('::', 2)
  if (end < 0) return null
  const [name, properties] = split(message.slice(2, end))
  if (!names.has(name.toLowerCase())) return null
  return {
    name: name.toLowerCase(),
    properties: readProperties(properties.trim(), ',', propertyMappings),
    data: unescapeWith(message.slice(end + 2), dataMappings),
  }
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
export function tryParse(line: string, names = registeredCommands): RunnerCommand | null {
  const start = line.indexOf('##[')
  if (start < 0) return null
  const end = line.indexOf(']', start)
  if (end < 0) return null
  const [name, properties] = split(line.slice(start + 3, end))
  if (!names.has(name.toLowerCase())) return null
  return {
    name: name.toLowerCase(),
    properties: readProperties(properties, ';', oldMappings),
    data: unescapeWith(line.slice(end + 1), oldMappings),
  }
}

/** Every command in an output, as the runner finds them. */
export const parseCommands = (output: string): readonly RunnerCommand[] =>
  splitLines(output).flatMap((line) => {
    const command = tryParseV2(line) ?? tryParse(line)
    return command === null ? [] : [command]
  })

/** Lines that are a command, or would be one to a runner that skips ignorable characters or knows other names. */
export const suspiciousLines = (output: string): readonly string[] =>
  splitLines(output).filter((line) =>
    [line, withoutIgnorable(line)].some((text) => /^[\s\u0085]*::/u.test(text) || text.includes('##[')),
  )
