import type { ArtifactProblem } from '../core/facts/phases.ts'
import {
  type JsonProblem,
  type JsonValue,
  quoted,
  type StrictJson,
  type Place as TextPlace,
} from '../formats/strict-json/index.ts'
import type { JsonPath } from './complaints.ts'
import { unrenderedTokens } from './report-tokens.ts'

/** Tokens that are listed of one text; the first tell the rest. */
const mostTokens = 50

/** A token of a template, and where it stands. */
interface Token {
  readonly text: string
  readonly line: number
  readonly column: number
}

/**
 * What is wrong with a text before its fields are looked at: the JSON, or tokens of a template that was not rendered. Where
 * a token is what breaks the JSON, the token alone is said.
 */
export function textProblems(json: StrictJson): readonly ArtifactProblem[] {
  const { problem, text, value } = json
  if (value !== undefined) return tokensIn(json, value, []).slice(0, mostTokens).map(unrendered)
  if (problem === null) return []
  if (problem.rule !== 'json-syntax' || text === null) return [{ ...problem, warning: false }]
  // An object in an object's place looks the same; its first key tells it from a token.
  const tokens = unrenderedTokens(text).filter((token) => !/^\{\{\s*"/.test(token.text))
  const broken = tokens.some((token) => covers(token, problem)) ? [] : [{ ...problem, warning: false }]
  return [...tokens.slice(0, mostTokens).map(unrendered), ...broken]
}

const covers = ({ text, line, column }: Token, problem: JsonProblem): boolean =>
  line === problem.line && problem.column >= column && problem.column <= column + text.length

const unrendered = ({ text, line, column }: Token): ArtifactProblem => ({
  rule: 'template-unrendered',
  found: `${quoted(text)}, a token of a template`,
  required: 'values in the place of every {{…}}',
  fix: 'render the template, or let `gatewright phase new` write the artifact',
  ...{ line, column, warning: false },
})

/** Tokens in texts and keys, after their escapes are read; the first of each text. */
function tokensIn(json: StrictJson, value: JsonValue, path: JsonPath): readonly Token[] {
  if (typeof value === 'string') return firstToken(value, () => json.at(path))
  if (typeof value !== 'object' || value === null) return []
  const members: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? value.map((item: JsonValue, index) => [index, item] as const)
    : Object.entries(value)
  return members.flatMap(([step, item]) => {
    const at = [...path, step]
    const key = typeof step === 'string' ? firstToken(step, () => json.keyAt(at)) : []
    return [...key, ...tokensIn(json, item, at)]
  })
}

function firstToken(text: string, place: () => TextPlace): readonly Token[] {
  const [token] = unrenderedTokens(text)
  return token === undefined ? [] : [{ text: token.text, ...place() }]
}
