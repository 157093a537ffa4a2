import type { RecordOutcome } from './model.ts'

/** One invocation of a test method. */
export interface TestMethod {
  readonly method: string
  readonly outcome: RecordOutcome
  readonly isConfiguration: boolean
  /** TestNG ran the method once more after this. */
  readonly retried: boolean
  readonly seconds: number | null
  readonly line: number
  /** What the report calls the instance of the class; empty when it does not say. */
  readonly instance: string
  readonly tags: readonly string[]
  readonly parameters: string[]
  exception: string
  message: string
  stack: string
}

/** A test method with the attempts that TestNG itself ran again. */
export interface Attempted {
  readonly name: string
  readonly last: TestMethod
  readonly earlier: readonly RecordOutcome[]
}

/**
 * Names the invocations of one class and puts every retried attempt to the one that ended it. The parameters are
 * part of the name; instances of the class beyond the first are numbered, because their names hold addresses.
 */
export function attempted(methods: readonly TestMethod[]): Attempted[] {
  const instances = new Map<string, number>()
  const named = methods.map((method) => ({ name: nameOf(method, instances), method }))
  const open = new Map<string, RecordOutcome[]>()
  for (const { name, method } of named) {
    if (!method.retried) continue
    const earlier = open.get(name)
    // A retried attempt is written as skipped: that it was run again says that it had failed.
    const outcome = method.outcome === 'error' ? 'error' : 'failed'
    if (earlier === undefined) open.set(name, [outcome])
    else earlier.push(outcome)
  }
  const ended = named.filter(({ method }) => !method.retried)
  const whole = ended.map(({ name, method }) => {
    const earlier = open.get(name) ?? []
    open.delete(name)
    return { name, last: method, earlier }
  })
  return [...whole, ...unended(named, open)]
}

/** Attempts after which the report shows no other: the last one stands, as a failure. */
function unended(
  named: readonly { readonly name: string; readonly method: TestMethod }[],
  open: ReadonlyMap<string, readonly RecordOutcome[]>,
): Attempted[] {
  const last = new Map(named.map(({ name, method }) => [name, method]))
  return [...open].flatMap(([name, earlier]) => {
    const method = last.get(name)
    const outcome = earlier.at(-1) ?? 'failed'
    return method === undefined ? [] : [{ name, last: { ...method, outcome }, earlier: earlier.slice(0, -1) }]
  })
}

function nameOf(method: TestMethod, instances: Map<string, number>): string {
  const parameters = method.parameters.length === 0 ? '' : `(${method.parameters.join(', ')})`
  const name = `${method.method}${parameters}`
  if (method.instance === '') return name
  const number = instances.get(method.instance) ?? instances.size + 1
  instances.set(method.instance, number)
  return number === 1 ? name : `${name} [instance ${number}]`
}
