import { wordShare } from './likeness.ts'

/*
 * Values that only say where a secret is, and values that are none: calls, variables, digests, versions, paths.
 */

/** A reference as shells, templates, workflow files and stores of secrets write it. */
const reference =
  /^(?:\$env:|pk_(?:live|test)_|\$\{|\$\(|\$[A-Za-z_]\w*$|\{\{|\{%|\[%|%\w{1,64}%$|%[sdv(]|<|!(?:Ref|Sub|GetAtt|ImportValue|vault|secret|env|reference|include)\b|&\w+$|\*\w+$|@\{|#\{|arn:|op:\/\/|vault:|ref\+|file:|env:|ssm:|secretsmanager:|keyvault:|@Microsoft\.KeyVault|projects\/|\.\.?\/|~\/)/i

/** The same as program text. */
const expression =
  /^(?:[([{]|\/[\^([\\]|process\.env|import\.meta|os\.(?:environ|getenv)|ENV\[|env[.[(]|System\.|secrets?[.[]|vars?\.|local\.|data\.|module\.|config|settings|this\.|self\.|props\.|options\.|opts\.|args\.|ctx\.|context\.|req\.|request\.|res\.|await |new |lambda|function|async|class|typeof|require\()/i

/** A call, an index, a template, or two operands. */
const call = /^[A-Za-z_$@][\w$.?!:-]{0,200}(?:\(|\[|<\w)|\$\{|\{\{|\$\(|#\{|%\{|(?:=>|\|\||&&|\?\?)./

/** A name of program text, with its owners. */
const identifier = /^[A-Za-z_$][\w$]*(?:(?:\.|\?\.|::|->)[A-Za-z_$][\w$]*)*!?$/

const digest = /^(?:sha(?:1|224|256|384|512)|md5|blake2b|b3|git)[-:_=]/i

const plainWord =
  /^(?:null|nil|none|undefined|true|false|yes|no|on|off|string|number|boolean|bool|int|integer|float|any|unknown|never|object|array|bytes|buffer|required|optional|default|auto|required\b.*|nullable.*)$/i

/** Versions with their operators, numbers with units, dates, addresses of mail and of hosts. */
const figure =
  /^(?:[\^~<>=v]{0,2}\d+(?:\.[\dx*]+){1,4}(?:[-+][\w.-]{1,40})?|\d{1,5}|\d+(?:\.\d+)?\s?[a-z%]{1,4}|\d{4}-\d\d-\d\d.{0,24}|[\w.+-]+@[\w-]+\.[\w.]+|#[0-9a-f]{3,8}|0x[0-9a-f]{1,8}|\d+(?:\.\d+){3}(?::\d+)?)$/i

/** A path from the root: several names, none of them drawn by chance. */
const path = /^\/(?:[\w.@-]{1,80}\/)+/

/** Whether a value is an expression of some language and not a literal. @param quoted inside quotes, so a text */
export function isReference(value: string, quoted: boolean): boolean {
  if (reference.test(value) || digest.test(value) || plainWord.test(value) || figure.test(value)) return true
  if (path.test(value) && wordShare(value) >= 0.4) return true
  if (/\$\{|\{\{|\$\(|#\{/.test(value)) return true
  if (/^https?:\/\//i.test(value) || /^[a-z][\w+.-]{1,20}:\/\//i.test(value)) return true
  if (quoted) return /^(?:process\.env|secrets\.|env\.|vars\.|os\.environ)/i.test(value)
  // A negation, as far as it is one of a name.
  if (value.startsWith('!') && wordShare(value) >= 0.5) return true
  return expression.test(value) || call.test(value)
}

/** A name of program text: what an unquoted value is in code. */
export const isIdentifier = (value: string): boolean => identifier.test(value)

const uuid = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i

export const isUuid = (value: string): boolean => uuid.test(value)
