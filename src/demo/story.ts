import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PullRequestBuilder } from '../embedded/builders/pull-request.ts'
import type { WriteLine } from '../runner/streams.ts'
import { type CommandRequest, call } from './command.ts'
import { judge, type Run } from './judge.ts'
import type { Shop } from './shop.ts'

/** One story: a name to type, one line about it, and what happens. */
export interface Story {
  readonly name: string
  readonly about: string
  tell(teller: Teller): Promise<void>
}

/** What a story is told with. */
export interface Teller {
  readonly shop: Shop
  say(line: string): void
  /** Judges a pull request, shows what people see, and checks that it ended as the story says. */
  judged(act: string, expected: number, event: Happening): Promise<void>
  /** Audits the repository by the action, as somebody who starts its workflow does. */
  audited(act: string, expected: number, audit: Audit): Promise<void>
  /** Calls the command line, shows what it writes, and checks its exit code. */
  command(
    act: string,
    expected: number,
    argv: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): Promise<void>
  /** The same in a fresh clone of the shop; gives the text of a file that it wrote there. */
  commandInClone(
    act: string,
    expected: number,
    argv: readonly string[],
    variables: Readonly<Record<string, string>>,
    written: string,
  ): Promise<string>
}

/** A pull request and what just happened to it. */
export interface Happening {
  readonly pull: PullRequestBuilder
  readonly event: 'pull_request' | 'pull_request_review'
  readonly action: string
  /** The gate whose action judges; `codeowners` when absent. */
  readonly gate?: string
  /** Test reports in the work tree, by path. */
  readonly reports?: Readonly<Record<string, string>>
  /** Further inputs of the action. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Secrets of its step, by the name of their variable. */
  readonly variables?: Readonly<Record<string, string>>
}

/** A run of the audit. */
export interface Audit {
  readonly token: string
  /** Inputs of the action beside the token. */
  readonly inputs: Readonly<Record<string, string>>
}

/** A story that did not go as it says: the demonstration itself fails. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken'
}

/** @param folder where summaries and results are written */
export function createTeller(shop: Shop, folder: string, write: WriteLine): Teller {
  let act = 0
  const next = (title: string): string => {
    act += 1
    const directory = join(folder, `${act}-${title}`)
    mkdirSync(directory, { recursive: true })
    return directory
  }
  const check = (title: string, exitCode: number, expected: number): void => {
    if (exitCode === expected) return
    throw new StoryBroken(
      `act ${act} (${title}) ended with exit code ${exitCode}; the story says ${expected}`,
    )
  }
  return {
    shop,
    say: write,
    judged: async (title, expected, happening) => {
      const run = await judge(shop, {
        folder: next(title),
        event: happening.event,
        payload: payloadOf(shop, happening),
        action: happening.gate ?? 'codeowners',
        token: shop.token,
        reports: happening.reports ?? {},
        inputs: happening.inputs ?? {},
        variables: happening.variables ?? {},
      })
      showRun(write, run)
      check(title, run.exitCode, expected)
    },
    audited: async (title, expected, { token, inputs }) => {
      const { fullName } = shop.repository
      const payload = { ref: 'refs/heads/main', repository: { full_name: fullName } }
      const run = await judge(shop, {
        ...{ folder: next(title), event: 'workflow_dispatch', payload, action: 'audit' },
        ...{ token, reports: {}, inputs, variables: {} },
      })
      showRun(write, run)
      check(title, run.exitCode, expected)
    },
    ...commandsOf(shop, write, next, check),
  }
}

/** Calls of the command line: in a folder of their own, or in a clone. */
function commandsOf(
  shop: Shop,
  write: WriteLine,
  next: (title: string) => string,
  check: (title: string, exitCode: number, expected: number) => void,
): Pick<Teller, 'command' | 'commandInClone'> {
  const called = async (title: string, expected: number, request: CommandRequest): Promise<void> => {
    write(`  $ gatewright ${request.argv.join(' ')}\n`)
    const { exitCode, text, textFile } = await call(shop, request)
    show(write, text, `exit code ${exitCode} · output: ${textFile}`)
    check(title, exitCode, expected)
  }
  return {
    command: (title, expected, argv, variables) =>
      called(title, expected, { folder: next(title), argv, variables }),
    commandInClone: async (title, expected, argv, variables, written) => {
      const folder = next(title)
      const directory = cloneOf(shop, folder)
      await called(title, expected, { folder, directory, argv, variables })
      return readFileSync(join(directory, written), 'utf8')
    },
  }
}

/** A work tree of the shop's default branch, as a person has one. */
function cloneOf(shop: Shop, folder: string): string {
  const directory = join(folder, 'shop')
  execFileSync('git', ['clone', '--quiet', shop.repository.directory, directory])
  return directory
}

const showRun = (write: WriteLine, { log, exitCode, summaryFile, resultFile }: Run): void =>
  show(write, log, `exit code ${exitCode} · summary: ${summaryFile} · JSON: ${resultFile}`)

function show(write: WriteLine, text: string, ending: string): void {
  for (const line of text.split('\n')) write(`  ${line}`.trimEnd())
  write('')
  write(`  ${ending}`)
  write('')
}

/** The part of the event payload that names the target; everything else is read from the API. */
function payloadOf(shop: Shop, { pull, action }: Happening): object {
  return {
    action,
    number: pull.number,
    pull_request: {
      number: pull.number,
      head: { sha: pull.headSha, ref: pull.model.headRef, repo: { full_name: shop.repository.fullName } },
      base: { sha: pull.baseSha, ref: pull.model.baseRef, repo: { full_name: shop.repository.fullName } },
    },
    repository: { full_name: shop.repository.fullName },
    sender: { login: pull.model.author.login, id: pull.model.author.id, type: 'User' },
  }
}
