import { type Text, text } from '../../../core/text.ts'
import type { EmittedCheck, Job } from '../../../formats/workflows/model.ts'
import { runsGatewright } from '../gate-jobs.ts'
import { gitHubActionsApp } from '../trap-model.ts'
import { counted, joined, word } from '../words.ts'
import { jobKey, lastJob, mayReport, takesActions, type Wanted } from './producers.ts'
import { at, jobPlace, localPlace, type Search, type Trap } from './trap.ts'

/** T9: producers that cannot fail. One that can is not enough: the last run to report counts. */
export function ignoredTraps({ input, wanted }: Search): readonly Trap[] {
  return wanted.flatMap(({ check, producers }) => {
    if (!takesActions(check)) return []
    const found = producers
      .filter((one) => mayReport(one, input.branch))
      .flatMap((one) => one.chain.map((job) => ignoredTrap(one, job)))
    return found.flatMap((trap) => (trap === undefined ? [] : [trap])).slice(0, 1)
  })
}

const mustFail = text`a required job that fails when what it checks fails`

function ignoredTrap(check: EmittedCheck, job: Job): Trap | undefined {
  const { context } = check
  const base = { rule: 'required-check-cannot-fail', context, required: mustFail } as const
  if (job.continueOnError !== false) {
    const place = localPlace(check, job.place)
    // This is how experimental values of a matrix are marked: whether this one is, only a run knows.
    const may = job.continueOnError === null
    return {
      ...{ ...base, level: may && job.hasMatrix ? 'note' : 'warning', place },
      found: text`${context} is required, and job ${job.id} (${at(place)}) has ${'continue-on-error:'} ${word(may ? 'an expression: where it holds,' : 'true:')} its run, and every job that needs it, goes on as if it had succeeded`,
      fix: text`take ${'continue-on-error'} from job ${job.id}, or do not require ${context}`,
    }
  }
  const [first] = job.ignoredSteps
  if (first === undefined) return undefined
  const place = localPlace(check, first)
  const never = decides(job) <= job.ignoredSteps.length
  return {
    ...{ ...base, level: never ? 'error' : 'note', place },
    found: [
      ...text`${context} is required, and ${counted(job.ignoredSteps.length, 'step')} of job ${job.id} cannot fail (${at(place)}: ${'continue-on-error'} or ${'|| true'})`,
      word(never ? ': none of its steps can, so the check is green whatever happens' : ''),
    ],
    fix: text`let the step fail, or do not require ${context}`,
  }
}

const preparation =
  /^actions\/(?:checkout|setup-[\w-]+|cache(?:\/[\w-]+)?|upload-artifact|download-artifact)@/

/** Steps that do more than prepare or keep files. */
const decides = ({ steps, actions }: Job): number =>
  steps - actions.filter(({ text: uses }) => preparation.test(uses)).length

/** T10: two jobs under one name. */
export function duplicateTraps({ input, wanted }: Search): readonly Trap[] {
  return wanted.flatMap(({ check: { context }, producers }): Trap[] => {
    const jobs = [...new Map(producers.map((one) => [jobKey(one), one])).values()]
    const able = jobs.filter((one) => mayReport(one, input.branch))
    // Who else reports under the gate's own name is a finding about the gate.
    if (able.length < 2 || able.some((one) => runsGatewright(lastJob(one)))) return []
    const places = able.slice(0, 4).map((one): Text => [at(jobPlace(one))])
    return [
      {
        ...{ rule: 'duplicate-check-name', context, level: 'warning' },
        place: able[1] === undefined ? undefined : jobPlace(able[1]),
        found: [
          ...text`${counted(able.length, 'job')} report as ${context}: `,
          ...joined(places),
          word('; the last one to finish decides'),
        ],
        required: text`one job for each required check`,
        fix: text`give the jobs names of their own, and require those that matter`,
      },
    ]
  })
}

/** T11: anybody with write access can set a check that no App is asked for. One finding for all of them. */
export function unpinnedTraps({ input: { branch }, wanted }: Search): readonly Trap[] {
  const unpinned = wanted.filter(({ check }) => check.apps.length === 0).map(({ check }) => check.context)
  if (unpinned.length === 0) return []
  const shown = unpinned.slice(0, 5).map((context): Text => text`${context}`)
  const rest = unpinned.length - shown.length
  return [
    {
      ...{ rule: 'unpinned-required-check', context: branch, level: 'warning' },
      found: [
        ...text`${branch}: ${counted(unpinned.length, 'required check')} may come from any source: `,
        ...joined(shown),
        word(rest > 0 ? ` and ${rest} more` : ''),
        word(`; everybody with write access can report ${unpinned.length === 1 ? 'it' : 'them'} as passed`),
      ],
      required: text`required checks that name the App that reports them`,
      fix: text`choose the App that reports each check as its expected source; GitHub Actions is ${gitHubActionsApp}`,
    },
  ]
}

/** T12: GitHub Actions reports the check, and another App is expected to. */
export function wrongAppTraps({ input, wanted }: Search): readonly Trap[] {
  return wanted.flatMap((one): readonly Trap[] => {
    const { check, producers } = one
    const declared = input.external.find(({ context }) => context === check.context)
    if (declared !== undefined) return declaredElsewhere(one, declared.app)
    const [first] = producers
    if (first === undefined || takesActions(check)) return []
    const place = jobPlace(first)
    return [
      {
        ...{ rule: 'wrong-app', context: check.context, place, level: 'error', neverReports: true },
        found: text`${check.context} is required of App ${word(check.apps.join(' and '))}, but a job of GitHub Actions (App ${gitHubActionsApp}) reports it (${at(place)}): what the job reports does not count, and every pull request waits for ever`,
        required: rightApp,
        fix: text`choose GitHub Actions (${gitHubActionsApp}) as the expected source of ${check.context}, or name the App in ${'external-checks'}`,
      },
    ]
  })
}

const rightApp = text`the App that reports the check as its expected source`

/** The policy says which App reports it. */
function declaredElsewhere({ check }: Wanted, app: number | undefined): readonly Trap[] {
  const { context, apps } = check
  if (app === undefined || apps.length === 0 || apps.includes(app)) return []
  return [
    {
      ...{ rule: 'wrong-app', context, level: 'error', neverReports: true },
      found: text`${context} is required of App ${word(apps.join(' and '))}, but the policy says that App ${app} reports it`,
      required: rightApp,
      fix: text`choose App ${app} as the expected source of ${context}, or correct ${'external-checks'}`,
    },
  ]
}
