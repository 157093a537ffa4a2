import type { ArtifactProblem } from '../core/facts/phases.ts'
import { isJsonObject, type JsonObject, maxJsonBytes, parseStrictJson } from '../formats/strict-json/index.ts'
import { type Complaint, complain, type Reading, shownValue } from './complaints.ts'
import type { Place } from './field-readers.ts'
import { phaseOf } from './files.ts'
import type { ReadArtifact, ReadOptions } from './model.ts'
import { readFields } from './read-fields.ts'
import { textProblems } from './template.ts'
import { isAtLeast, isLegacy, isNewerMinor, parseVersion, readerVersion, unsupported } from './versions.ts'

const nothing: ReadArtifact = { problems: [], artifact: null, document: null, signature: undefined }

/**
 * Reads the text of an artifact: everything that needs the text alone, in the order of research 3.1. Stops at the first
 * class that fails: name, size, JSON, template, versions, fields.
 * @param path where it stands, for messages
 * @param stage the stage that its file name says
 */
export function readArtifact(
  path: string,
  bytes: Uint8Array,
  stage: string,
  options: ReadOptions = {},
): ReadArtifact {
  if (bytes.length > maxJsonBytes) return { ...nothing, problems: [tooLarge(bytes.length)] }
  const json = parseStrictJson(bytes)
  const broken = textProblems(json)
  if (json.value === undefined) return { ...nothing, problems: broken }
  const reading: Reading = {
    ...{ json, problems: [], listed: { errors: 0, warnings: 0 } },
    ...{ legacy: false, complete: false, newer: false },
  }
  if (!isJsonObject(json.value)) {
    const found = shownValue(json.value)
    complain(reading, [], { rule: 'json-syntax', found, required: 'an object', fix: 'write one object: {…}' })
    return { ...nothing, problems: reading.problems }
  }
  const { signature, ...rest } = json.value
  const read = { ...nothing, document: withoutPrototype(rest), signature }
  const place: Place = { reading, object: json.value, path: [] }
  checkName(place, path, stage)
  if (reading.problems.length > 0) return { ...read, problems: reading.problems }
  if (broken.length > 0) return { ...read, problems: broken }
  checkVersions(place, options)
  if (reading.problems.length > 0) return { ...read, problems: reading.problems }
  return { ...read, ...fieldsOf(place, stage, options) }
}

function fieldsOf(place: Place, stage: string, options: ReadOptions) {
  const { reading, object } = place
  const version = String(object['schema_version'])
  const known = {
    legacy: isLegacy(version),
    newer: isNewerMinor(version),
    complete: options.complete ?? false,
  }
  const artifact = readFields({ ...place, reading: { ...reading, ...known } }, stage)
  const refused = reading.problems.filter(({ warning }) => !warning)
  const linkable = refused.every(({ rule, found }) => rule === 'field' && found.startsWith('no '))
  return { problems: reading.problems, artifact: linkable ? artifact : null }
}

const withoutPrototype = (object: JsonObject): JsonObject => Object.assign(Object.create(null), object)

const tooLarge = (size: number): ArtifactProblem => ({
  rule: 'artifact-size',
  found: `${size} bytes`,
  required: `at most ${maxJsonBytes} bytes (256 KiB)`,
  fix: 'leave texts out: file, lines and digest identify evidence',
  ...{ line: null, column: null, warning: false },
})

/** The body says the same stage as the file's name: an artifact cannot be replayed for another stage. */
function checkName({ reading, object }: Place, path: string, stage: string): void {
  const number = phaseOf(stage)
  const other = (key: string, wrong: boolean) => {
    if (!wrong) return
    const complaint: Complaint = {
      rule: 'artifact-name',
      found: `${key}: ${shownValue(object[key])} in ${path}`,
      required: number === null ? `${key}: "${stage}"` : `phase: ${number}`,
      fix: 'give the file the name of its own stage, or write an artifact for this one',
    }
    complain(reading, [key], complaint)
  }
  const { phase, milestone, list } = object
  other('phase', typeof phase === 'number' && Number.isInteger(phase) && phase >= 0 && phase !== number)
  other('milestone', typeof milestone === 'string' && milestone !== stage)
  other('list', typeof list === 'string' && list !== stage)
}

function checkVersions({ reading, object }: Place, { floor = '1.0' }: ReadOptions): void {
  for (const key of ['schema_version', 'min_schema_version'] as const) {
    const value = object[key]
    if (typeof value === 'string' && parseVersion(value) !== null) continue
    const found = `${key}: ${shownValue(value)}`
    const required = `a version in quotes, such as "${readerVersion}"`
    complain(reading, value === undefined ? [] : [key], {
      rule: 'schema-version',
      found,
      required,
      fix: `write ${required}`,
    })
  }
  if (reading.problems.length > 0) return
  const [schema, minimum] = [String(object['schema_version']), String(object['min_schema_version'])]
  const why = unsupported(schema, minimum) ?? (isAtLeast(schema, floor) ? null : belowFloor(schema, floor))
  if (why !== null) complain(reading, ['schema_version'], { rule: 'schema-unsupported', ...why })
}

const belowFloor = (schema: string, floor: string) => ({
  found: `schema_version ${schema}`,
  required: `${floor} or newer: the policy’s schema-floor`,
  fix: 'write the artifact again: gatewright phase reseal',
})
