import type { Fact } from '../../core/fact.ts'
import type { Greenlight } from '../../core/facts/greenlight.ts'
import { unobserved } from '../../core/facts/observation.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { path, type Text, text } from '../../core/text.ts'
import {
  type FileState,
  type GateState,
  judgeGreenlight,
  type NetState,
  unseenGreenlight,
  type VariableState,
} from '../../phase/greenlight.ts'
import type { Proof } from '../../phase/greenlight-proofs.ts'
import type { PhaseOptions } from '../../phase/options.ts'
import type { RuleName } from './rules.ts'
import { finding, named, value, words } from './words.ts'

/** The green light: safety nets, gates in their order, policy variables, required files. Nothing where none is asked for. */
export function greenlightFindings(
  { greenlight }: { readonly greenlight: Fact<Greenlight> },
  options: PhaseOptions,
  where: Where,
): readonly Finding[] {
  const { greenlight: asked, checks } = options
  if (asked === undefined) return []
  const seen = greenlight.known ? greenlight.value : unseenGreenlight(asked, unobserved(greenlight))
  const state = judgeGreenlight(seen, asked, checks)
  return [
    ...state.nets.map((net, index) => netFinding(net, where('greenlight', 'nets', index))),
    ...gateFindings(state.gates, asked.gates, where('greenlight', 'gates')),
    ...state.variables.map((one, index) => variableFinding(one, where('greenlight', 'variables', index))),
    ...state.files.map((file, index) => fileFinding(file, index, asked, where('greenlight', 'files', index))),
  ]
}

type At = ReturnType<Where>
const outcomes = { proved: 'pass', refuted: 'fail', unseen: 'unknown' } as const

const proofFinding = (
  rule: RuleName,
  subject: string,
  { state, fix, unknown }: Proof,
  found: Text,
  required: Text,
  requiredAt: At,
): Finding => finding(rule, outcomes[state], subject, { found, required, fix, unknown, requiredAt })

function netFinding({ id, title, status, worst, proofs }: NetState, at: At): Finding {
  const name =
    title === null ? text`safety net ${value(id)}` : text`safety net ${value(id)} (${words(title)})`
  const word = { verified: 'verified', absent: 'absent', unverifiable: 'not verified' }[status]
  const found = [...name, ...text` is ${words(word)}: `, ...worst.found]
  const required = text`${value(id)} verified: its files, and success of its checks`
  const made = proofFinding('safety-net', id, worst, found, required, at)
  if (status === 'verified' || proofs.length < 2) return made
  const items = proofs.filter(({ state }) => state !== 'proved').map((proof) => proof.found)
  return items.length < 2
    ? made
    : { ...made, details: [{ kind: 'list', title: text`What ${value(id)} lacks`, items }] }
}

/** One finding for the sequence's end, and one for each gate that is proved. */
function gateFindings(states: readonly GateState[], order: readonly string[], at: At): readonly Finding[] {
  const required = [...text`success of `, ...named(order, 20), ...text` in this order`]
  const later = states.filter(({ status }) => status === 'not-looked-at').map(({ id }) => id)
  const rest = later.length === 0 ? [] : [...text`; not looked at after it: `, ...named(later, 20)]
  return states.flatMap(({ id, status, proof }): Finding[] => {
    const gate = text`gate ${value(id)}: `
    if (status === 'own') {
      const found = [...gate, ...text`reported by this very job, so it is no input of it`]
      return [finding('greenlight-gate', 'skip', id, { found, required, fix: [], requiredAt: at })]
    }
    if (proof === null) return []
    const found = [...gate, ...proof.found, ...(proof.state === 'proved' ? [] : rest)]
    return [proofFinding('greenlight-gate', id, proof, found, required, at)]
  })
}

function variableFinding({ name, workflow, wanted, proof }: VariableState, at: At): Finding {
  const of = workflow === null ? [] : text` of ${path(workflow)}`
  const required = [
    ...text`${value(name)} is ${value(wanted)} in every step`,
    ...of,
    ...text` that runs Gatewright`,
  ]
  const subject = workflow === null ? name : `${name} ${workflow}`
  return proofFinding('policy-variable', subject, proof, proof.found, required, at)
}

function fileFinding(
  { path: file, proof }: FileState,
  index: number,
  { files }: NonNullable<PhaseOptions['greenlight']>,
  at: At,
): Finding {
  const { parses, contains = [] } = files[index] ?? {}
  const readable =
    parses === undefined || parses === 'text' ? [] : text`, readable as ${words(parses.toUpperCase())}`
  const holding = contains.length === 0 ? [] : [...text`, with `, ...named(contains)]
  const required = [...text`a regular file ${path(file)}`, ...readable, ...holding]
  return proofFinding('required-file', file, proof, proof.found, required, at)
}
