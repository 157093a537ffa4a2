import { known, unknown } from '../core/fact.ts'
import type { MitigationPlans } from '../core/facts/mitigation.ts'
import { outlineOf } from '../formats/documents/outline.ts'
import { fileAtCommit } from './commit-file.ts'
import { factValue, failureOf, type GatherContext, type Gatherer, giveUp } from './gather.ts'

/** A document for people; the parser takes this much in a tenth of a second. */
const maxPlanBytes = 256 * 1024

/** Each costs one request. */
const mostPlans = 5

/** Fact `mitigation-plans`: nothing is read unless the body names one. */
export const gatherMitigationPlans: Gatherer<'mitigation-plans'> = async (context) => {
  const { statements } = await factValue(context, 'answers')
  const named = statements.filter(({ key }) => key === 'mitigation-plan')
  const headSha = headOf(context)
  const source = { kind: 'api', what: 'files that the body names', sha: headSha } as const
  if (named.length > mostPlans) {
    return unknown(
      'too-large',
      `the body names ${named.length} mitigation plans; at most ${mostPlans} are read`,
      {
        source,
        remedy: { text: 'put the plans into one document' },
      },
    )
  }
  const plans = await Promise.all(
    named.map(async ({ value: path, line }) => ({ path, line, ...(await readPlan(context, headSha, path)) })),
  )
  return known(plans, source)
}

function headOf({ subject, snapshot }: GatherContext): string {
  if (subject.kind === 'branch') return subject.headSha
  return (
    snapshot?.headSha ?? giveUp(unknown('offline', 'there is no change here whose body could name a plan'))
  )
}

type Read = Pick<MitigationPlans[number], 'outline' | 'detail'>

const absent = (detail: string): Read => ({ outline: null, detail })

/** A path that leads out of the repository is not asked for. */
const isInside = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !/^[a-z][a-z0-9+.-]*:/i.test(path) &&
  !path.split('/').includes('..')

async function readPlan(context: GatherContext, headSha: string, path: string): Promise<Read> {
  if (!isInside(path)) return absent('this is no path of a file in the repository')
  try {
    const bytes = await fileAtCommit(context, headSha, path, maxPlanBytes)
    if (bytes === null) return absent('there is no such file at the head')
    const text = decoded(bytes)
    return text === null ? absent('it is not UTF-8 text') : { outline: outlineOf(text), detail: '' }
  } catch (error) {
    const failure = failureOf(error)
    // What is wrong with the file is a finding; that GitHub did not answer is not.
    if (failure?.reason === 'unparsable' || failure?.reason === 'too-large') return absent(failure.detail)
    throw error
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
