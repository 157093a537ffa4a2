import { type Text, text } from '../../../core/text.ts'
import { word } from '../words.ts'
import { queueRuns } from './coverage.ts'
import { mayReport, takesActions } from './producers.ts'
import { at, jobPlace, type Search, type Trap } from './trap.ts'

/** T6: a merge queue waits for checks that nothing starts for its entries. */
export function queueTraps({ input: { branch, mergeQueue }, wanted }: Search): readonly Trap[] {
  if (!mergeQueue) return []
  return wanted.flatMap(({ check, producers }): Trap[] => {
    const [first] = producers.filter((one) => mayReport(one, branch))
    if (first === undefined || !takesActions(check)) return []
    const runs = producers.map(({ workflow }) => queueRuns(workflow.triggers, branch))
    if (runs.includes('event')) return []
    const pushed = runs.includes('push')
    const filtered = producers
      .flatMap(({ workflow }) => workflow.triggers)
      .find(({ event }) => event === 'merge_group')
    const place = filtered?.place ?? first.workflow.triggers[0]?.place ?? jobPlace(first)
    const { context } = check
    return [
      {
        ...{ rule: 'missing-merge-group', context, place },
        level: pushed ? 'warning' : 'error',
        neverReports: !pushed,
        found: [
          ...text`${context} is required and ${branch} has a merge queue, but its workflow does not run for ${'merge_group'}${word(filtered === undefined ? '' : ' of that branch')} (${at(place)})`,
          ...consequence(pushed),
        ],
        required: text`a run for every entry of the merge queue`,
        fix:
          filtered === undefined
            ? text`add ${'merge_group:'} to the events of the workflow`
            : text`take the filters from ${'merge_group'}`,
      },
    ]
  })
}

const consequence = (pushed: boolean): Text =>
  pushed
    ? [word(': only the push of the queue’s own branch may start it, which GitHub does not document')]
    : [word(': every entry of the queue waits until it times out')]
