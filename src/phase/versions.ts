/** The newest schema that is understood in full. */
export const readerVersion = '1.1'

type Version = readonly [major: number, minor: number, patch: number]

const grammar = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:\.(0|[1-9]\d{0,5}))?$/

/** `MAJOR.MINOR[.PATCH]` without leading zeros; null: it is none. Nothing is guessed: `v1 beta 2` is no version. */
export function parseVersion(text: string): Version | null {
  const parts = grammar.exec(text)
  return parts === null ? null : [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
}

/** Negative: `a` is older than `b`. */
const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/** Whether a version is at least as new as another; false where either is none. */
export function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [parseVersion(version), parseVersion(floor)]
  return a !== null && b !== null && compare(a, b) >= 0
}

/** Whether unknown keys may stand there: the writer was of a newer minor version and allows this reader all the same. */
export const isNewerMinor = (version: string): boolean => {
  const [a, reader] = [parseVersion(version), parseVersion(readerVersion)]
  return a !== null && reader !== null && a[0] === reader[0] && a[1] > reader[1]
}

/** Whether it is the schema of source document 002, 1.0, or older. */
export const isLegacy = (version: string): boolean => !isAtLeast(version, '1.1')

/** Why an artifact of these versions is not read; null: it is. */
export function unsupported(
  schema: string,
  minimum: string,
): { found: string; required: string; fix: string } | null {
  const [written, least, reader] = [parseVersion(schema), parseVersion(minimum), parseVersion(readerVersion)]
  if (written === null || least === null || reader === null) return null
  if (compare(least, written) > 0)
    return {
      found: `min_schema_version ${minimum}, newer than schema_version ${schema}`,
      required: 'min_schema_version not above schema_version',
      fix: `write min_schema_version "${schema}" or older`,
    }
  if (written[0] !== reader[0])
    return {
      found: `schema_version ${schema}`,
      required: `schema ${reader[0]}.x`,
      fix: 'write the artifact again: gatewright phase reseal',
    }
  if (compare(least, reader) <= 0) return null
  return {
    found: `min_schema_version ${minimum}`,
    required: `at most ${readerVersion}, which this version of Gatewright reads`,
    fix: 'update Gatewright, or write the artifact for an older reader',
  }
}
