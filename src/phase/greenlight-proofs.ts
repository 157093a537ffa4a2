import type { Remedy, UnknownReason } from '../core/fact.ts'
import type { Greenlight } from '../core/facts/greenlight.ts'
import { path, prose, type Text, text } from '../core/text.ts'
import type { GreenlightOption } from './greenlight-options.ts'

/** One thing that a green light takes, and what was seen of it. */
export interface Proof {
  readonly state: 'proved' | 'refuted' | 'unseen'
  /** What was seen: one sentence without a full stop. */
  readonly found: Text
  /** The one next step; empty when it is proved. */
  readonly fix: Text
  /** With `unseen` alone. */
  readonly unknown?: { readonly reason: UnknownReason; readonly remedy?: Remedy }
}

type FileOption = GreenlightOption['files'][number]
type Variable = GreenlightOption['variables'][number]

/** Why something could not be looked at. */
export type Unseen = Extract<Greenlight['checks'], { known: false }>

/** The proof of what could not be seen. */
export const unseen = (what: Text, { reason, detail, remedy }: Unseen): Proof => ({
  state: 'unseen',
  found: [...what, ...text` could not be verified: ${{ kind: 'text', text: detail.slice(0, 300) }}`],
  fix: prose(remedy?.text ?? 'run the audit again'),
  unknown: { reason, ...(remedy === undefined ? {} : { remedy: remedyOf(remedy) }) },
})

const remedyOf = ({ text: step, permission }: NonNullable<Unseen['remedy']>): Remedy =>
  permission === undefined ? { text: step } : { text: step, permission }

/** A part that the fact does not hold: nobody looked, and that is no proof. */
export const notLookedAt: Unseen = {
  known: false,
  reason: 'nothing-evaluated',
  detail: 'it was not looked at',
}

/** What a required file comes to. */
export function fileProof(file: FileOption, found: Greenlight['files'][string] | undefined): Proof {
  const where = path(file.path)
  if (found?.known !== true) return unseen(text`${where}`, found ?? notLookedAt)
  const { kind, problem, missing } = found.value
  const wrong = (what: Text, fix: Text): Proof => ({ state: 'refuted', found: what, fix })
  if (kind === 'absent') return wrong(text`there is no ${where}`, text`add ${where}`)
  if (kind === 'other')
    return wrong(text`${where} is no regular file`, text`put the file itself in the place of ${where}`)
  if (problem !== null)
    return wrong(
      text`${where} cannot be read as it should: ${{ kind: 'text', text: problem.slice(0, 300) }}`,
      text`repair ${where}`,
    )
  // The fact holds what is missing of everything that is asked of the path.
  const own = missing.filter((one) => file.contains.includes(one))
  if (own.length === 0) return { state: 'proved', found: text`${where} is there`, fix: [] }
  const names = own.slice(0, 10).flatMap((one, index) => (index === 0 ? text`${one}` : text`, ${one}`))
  const more = own.length > 10 ? text` and ${own.length - 10} more` : []
  return wrong(
    [...text`${where} does not hold `, ...names, ...more],
    text`write them into ${where}, outside of comments`,
  )
}

type Places = Extract<Greenlight['variables'][string], { known: true }>['value']

/** What a policy variable comes to at the steps that run Gatewright. */
export function variableProof(
  { name, value, workflow }: Variable,
  found: Greenlight['variables'][string] | undefined,
): Proof {
  if (found?.known !== true) return unseen(text`${name}`, found ?? notLookedAt)
  const places = found.value
  const setIt = text`write ${`${name}: ${JSON.stringify(value)}`} under ${'env:'} of the step itself`
  if (places.length === 0) {
    const of = workflow === undefined ? text`any workflow` : text`${path(workflow)}`
    return {
      state: 'refuted',
      found: [...text`no step of `, ...of, ...text` runs Gatewright`],
      fix: text`add the step that runs the gate, or name the workflow that does in the policy`,
    }
  }
  const wrong = places.filter((place) => !place.computed && place.value !== value)
  const computed = places.filter((place) => place.computed)
  const [first] = wrong
  if (first !== undefined)
    return {
      state: 'refuted',
      found: [...placeWords(first), ...isWords(first, name), ...others(wrong)],
      fix: setIt,
    }
  const [open] = computed
  if (open !== undefined)
    return {
      state: 'unseen',
      found: [...placeWords(open), ...text` takes ${name} from what only a run knows`, ...others(computed)],
      fix: setIt,
      unknown: { reason: 'ambiguous', remedy: { text: `write the literal value of ${name} at the step` } },
    }
  const count = { kind: 'text', text: `${places.length} step${places.length === 1 ? '' : 's'}` } as const
  return { state: 'proved', found: text`${name} is ${value} in ${count} that run Gatewright`, fix: [] }
}

const placeWords = ({ workflow, job, step, line }: Places[number]): Text =>
  text`${line === null ? path(workflow) : path(workflow, line)}: step ${step} of job ${job}`

const isWords = ({ value }: Places[number], name: string): Text =>
  value === null ? text` is not given ${name}` : text` has ${name} as ${value}`

const others = (places: Places): Text => (places.length > 1 ? text` (and ${places.length - 1} more)` : [])
