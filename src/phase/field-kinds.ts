import { type Field, isList } from './field-readers.ts'
import { isStageId } from './files.ts'
import { evidenceRange, type LineRange, maxRangeLines } from './lines.ts'
import { pathProblem } from './paths.ts'
import { parseInstant } from './times.ts'

const maxText = 200

/** A text with something in it. @param longest in UTF-16 units */
export const shortText = (longest = maxText): Field<string> => ({
  required: `a text of 1 to ${longest} characters`,
  read: (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value : undefined,
})

const fraction = /^\s*(\d+)\s*\/\s*(\d+)\s*$/

/** A whole number, not negative. `-0` is zero. */
export const count: Field<number> = {
  required: 'a whole number, not negative',
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 ? Math.abs(value) : undefined,
  fix: (value) => {
    const parts = typeof value === 'string' ? fraction.exec(value) : null
    if (parts === null) return undefined
    return `write two integers: "baseline_pass_count": ${parts[1]} and "baseline_total_count": ${parts[2]}`
  },
}

export const phaseNumber: Field<number> = {
  ...count,
  required: 'a whole number from 0',
  rule: 'phase-number',
  fix: () => undefined,
}

export const numberField: Field<number> = {
  required: 'a number',
  read: (value) => (typeof value === 'number' ? value : undefined),
}

export const repositoryName: Field<string> = {
  rule: 'repository',
  required: 'owner/name of the repository',
  read: (value) =>
    typeof value === 'string' && /^[A-Za-z0-9-]{1,100}\/[A-Za-z0-9._-]{1,100}$/.test(value)
      ? value
      : undefined,
}

export const repositoryId: Field<number> = {
  rule: 'repository',
  required: 'the numeric id of the repository',
  read: (value) => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined),
}

export const stageId: Field<string> = {
  required: 'the id of the stage, such as M1 or P1-EXIT',
  read: (value) => (typeof value === 'string' && isStageId(value) ? value : undefined),
}

/** 40 or 64 lower-case hexadecimal digits; names of commits move. */
export const objectIdField = (rule: string): Field<string> => ({
  rule,
  required: 'a full id: 40 or 64 lower-case hexadecimal digits',
  read: (value) =>
    typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined,
  fix: (value) =>
    typeof value === 'string' && /^[0-9A-F]{40}$|^[0-9A-F]{64}$/i.test(value)
      ? `write it in lower case: ${value.toLowerCase()}`
      : 'write the full id that `git rev-parse HEAD` prints: branches and short ids mean another commit tomorrow',
})

export const digestField: Field<string> = {
  rule: 'digest-format',
  required: 'a SHA-256: 64 lower-case hexadecimal digits',
  read: (value) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : undefined),
  fix: (value) =>
    typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)
      ? `write it in lower case: ${value.toLowerCase()}`
      : 'write the digest that `gatewright evidence add` or `phase new` makes',
}

export const instantField: Field<string> = {
  rule: 'timestamp',
  required: 'an RFC 3339 time with its zone, such as 2026-11-19T10:00:00Z',
  read: (value) => (typeof value === 'string' && parseInstant(value) !== null ? value : undefined),
}

export const rangeField: Field<LineRange> = {
  rule: 'evidence-range',
  required: `a text FIRST-LAST, such as "450-475": 1 or more, not backwards, at most ${maxRangeLines} lines`,
  read: (value) => (typeof value === 'string' ? (evidenceRange(value) ?? undefined) : undefined),
  fix: (value) =>
    (typeof value === 'string' || typeof value === 'number') && /^[1-9][0-9]{0,8}$/.test(String(value))
      ? `write "${value}-${value}" for one line`
      : undefined,
}

export const pathField: Field<string> = {
  rule: 'evidence-path',
  required: 'a path from the root of the repository, such as src/net.ts',
  read: (value) => (typeof value === 'string' && pathProblem(value) === null ? value : undefined),
  fix: (value) => {
    const why = typeof value === 'string' ? pathProblem(value) : 'it is no text'
    return `name the file by its path from the root of the repository: ${why}`
  },
}

export const nullOr = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  required: `${field.required}, or null`,
  read: (value) => (value === null ? null : field.read(value)),
})

export const oneOf = <const T extends string>(...choices: readonly T[]): Field<T> => ({
  required: choices.map((choice) => `"${choice}"`).join(' or '),
  read: (value) => choices.find((choice) => choice === value),
})

/** Texts, each once. */
export const textList = (required: string): Field<readonly string[]> => ({
  required,
  read: (value) => {
    if (!isList(value)) return undefined
    const texts = value.flatMap((item) => shortText().read(item) ?? [])
    return texts.length === value.length && new Set(texts).size === texts.length ? texts : undefined
  },
})
