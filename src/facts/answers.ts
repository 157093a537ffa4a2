import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { Answer, Answers } from '../core/facts/answers.ts'
import { readBody } from '../formats/answers/body.ts'
import type { WrittenBody, WrittenTarget } from '../formats/answers/model.ts'
import { readTarget, type Site } from '../formats/answers/targets.ts'
import { verifyEvidence } from '../result/verify-evidence.ts'
import { type CommittedAnswer, committedAnswers } from './answer-files.ts'
import { bodyEditsOf } from './body-edits.ts'
import { readsAnswers } from './checklist-options.ts'
import { headOf } from './codeowners.ts'
import { type Resolve, resolverAt } from './evidence-targets.ts'
import { failureOf, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { filesAt, type HeadFiles } from './head-files.ts'

/** Bytes of the largest body: GitHub keeps 65,536 characters. */
const maxBodyBytes = 256 * 1024
/** Pieces of evidence that all answers together name. */
const mostTargets = 500
const maxSignedBytes = 4 * 1024 * 1024
const where = 'the body of the pull request'

/**
 * Fact `answers`: what the body of the pull request and the committed files answer, with the evidence looked up at
 * the head. The text itself stays here.
 */
export const gatherAnswers: Gatherer<'answers'> = async (context) => {
  if (context.snapshot !== null && !readsAnswers(context)) {
    const empty: Answers = { answers: [], problems: [], statements: [], body: true, edits: noEdits }
    return known(empty, { kind: 'input', what: 'no gate of the policy reads answers' })
  }
  const site = siteOf(context)
  const body = bodyOf(context)
  const written = body === null ? nothing : readBody(body, site)
  const files = await filesAt(context, await headOf(context))
  const committed = await committedAnswers(files)
  const targets = [...written.answers, ...committed.map(({ entry }) => entry)]
  const count = targets.reduce((sum, { evidence }) => sum + evidence.length, 0)
  if (count > mostTargets) return tooManyTargets(count)
  const [answers, edits] = await Promise.all([
    resolved(context, files, { written, committed, site }),
    editsOf(context),
  ])
  return factOf(context, files, {
    answers: answers.answers,
    problems: [...written.problems.map((one) => ({ ...one, path: where })), ...answers.problems],
    statements: [...written.statements],
    body: body !== null,
    edits,
  })
}

const noEdits: Answers['edits'] = { known: true, value: [] }
const nothing: WrittenBody = { answers: [], problems: [], statements: [] }

function factOf(context: GatherContext, { sha, kind }: HeadFiles, value: Answers): Fact<Answers> {
  const api = context.snapshot !== null || kind === 'api'
  return known(value, { kind: api ? 'api' : 'git', what: `${where} and committed answers`, sha })
}

/** Null where there is none: a branch that nobody gave a text for, a repository. */
function bodyOf({ snapshot, body }: GatherContext): string | null {
  const text = snapshot?.body ?? body ?? null
  if (text === null || new TextEncoder().encode(text).length <= maxBodyBytes) return text
  return giveUp(
    unknown('too-large', `${where} is over ${maxBodyBytes} bytes`, { remedy: { text: 'shorten the body' } }),
  )
}

const tooManyTargets = (count: number): Unknown =>
  unknown('too-large', `the answers name ${count} pieces of evidence; at most ${mostTargets} are looked up`, {
    remedy: { text: 'name fewer: one or two for each item are enough' },
  })

function siteOf({ github, repository, snapshot }: GatherContext): Site {
  const own = `${repository.owner}/${repository.repo}`
  const head = snapshot?.headRepository ?? own
  return { serverUrl: github.serverUrl, repositories: [...new Set([own, head])] }
}

/** A text that stands for a body has no history. */
const editsOf = async (context: GatherContext): Promise<Answers['edits']> =>
  context.snapshot === null ? noEdits : await bodyEditsOf(context, context.snapshot.number)

interface Given {
  readonly written: WrittenBody
  readonly committed: readonly CommittedAnswer[]
  readonly site: Site
}

async function resolved(
  context: GatherContext,
  files: HeadFiles,
  { written, committed, site }: Given,
): Promise<Pick<Answers, 'answers' | 'problems'>> {
  const { snapshot } = context
  const branches = snapshot === null ? [] : [snapshot.headRef, snapshot.baseRef]
  const resolve = resolverAt({
    files,
    branches: branches.sort((a, b) => b.length - a.length),
    signedProblem: (path) => signedProblem(context, files.sha, path),
  })
  const answers: Answer[] = []
  for (const { line, ...answer } of written.answers) {
    const evidence = await Promise.all(answer.evidence.map(resolve))
    answers.push({ ...answer, place: { kind: 'body', path: where, line }, evidence, blobs: [] })
  }
  const problems: Answers['problems'] = []
  for (const one of committed) {
    const targets = one.entry.evidence.map((text) => readTarget(text, site))
    for (const target of targets) {
      if ('detail' in target) problems.push(problemOf(one, target.kind, `“${target.text}”: ${target.detail}`))
    }
    answers.push(
      await answerOf(
        one,
        targets.flatMap((target) => ('detail' in target ? [] : target)),
        files,
        resolve,
      ),
    )
  }
  return { answers, problems }
}

const problemOf = (
  { path, line, entry }: CommittedAnswer,
  kind: 'unreadable-evidence' | 'too-large',
  detail: string,
): Answers['problems'][number] => ({ path, line, kind, detail, rightForm: '', item: entry.id })

async function answerOf(
  { path, line, entry }: CommittedAnswer,
  targets: readonly WrittenTarget[],
  files: HeadFiles,
  resolve: Resolve,
): Promise<Answer> {
  const version = entry['item-version']
  const [by, at] = [entry['answered-by'], entry['answered-at']]
  const blobs = Object.entries(entry.blobs ?? {}).map(async ([file, answered]) => {
    return { path: file, answered, head: (await files.entry(file))?.blob ?? null }
  })
  return {
    item: entry.id,
    place: { kind: 'file', path, line },
    value: entry.answer,
    reason: entry.answer === 'yes' ? null : { kind: entry.kind ?? null, text: entry.reason ?? '' },
    evidence: await Promise.all(targets.map(resolve)),
    expires: entry.expires ?? null,
    bound: version === undefined ? null : { version, fingerprint: null },
    blobs: await Promise.all(blobs),
    openBelow: [],
    ...(by === undefined ? {} : { answeredBy: by }),
    ...(at === undefined ? {} : { answeredAt: at }),
  }
}

/** Why a file of the work tree is no signed evidence about the head; null when it is. */
async function signedProblem(context: GatherContext, sha: string, path: string): Promise<string | null> {
  const { workspace, signingKey, repository } = context
  if (workspace === null) return 'there is no work tree that could hold it: check the repository out'
  try {
    const bytes = await workspace.read(path, maxSignedBytes)
    if (bytes === null) return `${path} is not in the work tree`
    const demands = {
      ...{ sha, key: signingKey ?? null, requireSignature: true, policy: null },
      repository: `${repository.owner}/${repository.repo}`,
    }
    const [problem] = verifyEvidence(bytes, demands).problems
    return problem === undefined ? null : `${path}: ${problem.message}`
  } catch (error) {
    const why = failureOf(error)
    if (why === null) throw error
    return why.detail
  }
}
