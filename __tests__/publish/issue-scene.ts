import { issueSinks } from '../../src/publish/issue-sinks.ts'
import type { SinkOutcome } from '../../src/publish/sink.ts'
import type { Report } from '../../src/result/report.ts'
import { type DigestScene, digestScene } from './digest-scene.ts'

type PlaceOptions = Parameters<DigestScene['place']>[0]

export interface IssueScene extends DigestScene {
  /** One run that keeps its issues. */
  keep(report: Report, more?: KeepOptions): Promise<readonly SinkOutcome[]>
  /** `state: title` of every issue, by number. */
  issues(): readonly string[]
  body(number: number): string
}

interface KeepOptions {
  readonly limit?: number
  readonly mention?: boolean
  readonly always?: boolean
  readonly token?: PlaceOptions
}

export const issueScene = (play: (scene: IssueScene) => Promise<void>): Promise<void> =>
  digestScene(async (scene) => {
    const { model } = scene.repository
    const issues = () => [...model.issues.values()].sort((a, b) => a.number - b.number)
    await play({
      ...scene,
      keep: (report, { limit = 10, mention = false, always = false, token } = {}) =>
        issueSinks({ place: scene.place(token), report, limit, mention }, always),
      issues: () => issues().map(({ state, title }) => `${state}: ${title}`),
      body: (number) => issues().find((issue) => issue.number === number)?.body ?? '',
    })
  })
