import { UsageError } from '../core/errors.ts'
import { readAddresses, type ServerAddresses } from './addresses.ts'

/**
 * Every environment variable Gatewright reads, and what for. No other file reads `process.env`, except that
 * `@actions/core` reads `INPUT_*` and the files named by `GITHUB_OUTPUT`, and that `workspace/git.ts` hands `PATH` and
 * the temporary directory on to git.
 * Left out on purpose: `GITHUB_SHA` and `GITHUB_BASE_REF`. In `pull_request_target` the first is the tip of the default
 * branch, in `pull_request` a merge commit made of the pull request: neither is the base that a policy is read at.
 */
export const environmentVariables = {
  GITHUB_ACTIONS: '`true` inside a workflow: masks are announced to the runner',
  GITHUB_EVENT_NAME: 'which event started the run',
  GITHUB_EVENT_PATH: 'file with the payload of the event',
  GITHUB_REPOSITORY: '`owner/name` of the repository that is judged',
  GITHUB_REF: 'ref of a run that no pull request, push or merge queue started',
  GITHUB_RUN_ATTEMPT: 'whether the run was started again',
  GITHUB_RUN_ID: 'number of the workflow run, for links',
  GITHUB_WORKSPACE: 'directory of the checkout, where there is one',
  GITHUB_OUTPUT: 'file that outputs are written to',
  GITHUB_STEP_SUMMARY: 'file that the summary is appended to',
  GITHUB_SERVER_URL: 'address of the GitHub server, for links',
  GITHUB_API_URL: 'address of its REST API',
  GITHUB_GRAPHQL_URL: 'address of its GraphQL API',
  RUNNER_TEMP: 'directory for files of this job',
  RUNNER_DEBUG: '`1` when the run is debugged: debug lines are written',
  GATEWRIGHT_DEBUG: '`1` writes debug lines, and the stack of an unexpected error',
  GATEWRIGHT_TOKEN: 'token of the command line, first choice',
  GH_TOKEN: 'token of the command line, second choice',
  GITHUB_TOKEN: 'token of the command line, third choice',
  GATEWRIGHT_ADMIN_TOKEN:
    'second token of the command line, for classic protection (`administration: read` of a GitHub App) and for who may bypass a ruleset (`administration: write`)',
  GATEWRIGHT_SIGNING_KEY: 'key that signs and checks `gate-evidence.json` and the start of a soak',
  GATEWRIGHT_HMAC_KEYS:
    'keys that sign and check phase artifacts: JSON of key ids and base64 of at least 32 random bytes',
  POLICY_HMAC_KEY: 'one key of phase artifacts, in base64; its key id is `default`',
  GATEWRIGHT_ED25519_KEY:
    'private key that `phase sign` signs with: Ed25519, PEM or base64 of PKCS#8. Checking needs none',
  POLICY_REQUIRE_HMAC: '`true`: evidence without a signature is refused; `false` (the default) takes it',
  MAX_ISSUES_PER_RUN:
    'most issues that one audit may create or reopen, 0 to 50; weaker than the input, stronger than the policy',
  NO_COLOR: 'not empty: the command line writes no colours (no-color.org)',
  FORCE_COLOR:
    'the command line writes colours even where no terminal reads them; `0` for none. Stronger than NO_COLOR',
  TERM: '`dumb`: the command line writes no colours',
} as const satisfies Record<string, string>
export type EnvironmentVariable = keyof typeof environmentVariables

/** What must be known before anything can be reported. */
export interface Switches {
  readonly inActions: boolean
  readonly runnerDebug: boolean
  readonly debug: boolean
}

/** What the environment says, checked. Empty variables count as absent. */
export interface Environment extends ServerAddresses, Switches {
  readonly eventName: string | null
  readonly eventPath: string | null
  readonly repository: string | null
  readonly ref: string | null
  readonly runId: number | null
  /** Whether this run was started again after it had ended. */
  readonly rerun: boolean
  readonly workspace: string | null
  readonly outputFile: string | null
  readonly summaryFile: string | null
  readonly temporaryDirectory: string | null
  readonly noColor: boolean
  /** Names of the variables that start with `INPUT_`. */
  readonly inputVariables: readonly string[]
}

export type Variables = Readonly<Record<string, string | undefined>>

/** The environment of this process, for code that takes variables from outside. */
export const processVariables = (): Variables => process.env

const get = (variables: Variables, name: EnvironmentVariable): string | null => {
  const value = variables[name]?.trim()
  return value === undefined || value === '' ? null : value
}

/** Never throws: a log needs these to report what is wrong with the rest. */
export const readSwitches = (variables: Variables = process.env): Switches => ({
  inActions: get(variables, 'GITHUB_ACTIONS') === 'true',
  runnerDebug: get(variables, 'RUNNER_DEBUG') === '1',
  debug: get(variables, 'GATEWRIGHT_DEBUG') === '1',
})

/** @throws UsageError for a server address or run id that cannot be one. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const read = (name: EnvironmentVariable) => get(variables, name)
  return {
    eventName: read('GITHUB_EVENT_NAME'),
    eventPath: read('GITHUB_EVENT_PATH'),
    repository: read('GITHUB_REPOSITORY'),
    ref: read('GITHUB_REF'),
    runId: readRunId(read('GITHUB_RUN_ID')),
    rerun: (read('GITHUB_RUN_ATTEMPT') ?? '1') !== '1',
    workspace: read('GITHUB_WORKSPACE'),
    outputFile: read('GITHUB_OUTPUT'),
    summaryFile: read('GITHUB_STEP_SUMMARY'),
    temporaryDirectory: read('RUNNER_TEMP'),
    noColor: read('NO_COLOR') !== null,
    inputVariables: Object.keys(variables).filter((name) => name.startsWith('INPUT_')),
    ...readSwitches(variables),
    ...readAddresses(read),
  }
}

/** Addresses the command line was given by flags; null where it was not. */
export interface GivenAddresses {
  readonly serverUrl: string | null
  readonly apiUrl: string | null
}

/**
 * The server's addresses for the command line. What a flag gives is never joined with an address of another server:
 * the variables count only for what does not follow from the flags.
 * @throws UsageError as `readAddresses`.
 */
export function readServer(given: GivenAddresses, variables: Variables = process.env): ServerAddresses {
  const flags = given.serverUrl !== null || given.apiUrl !== null
  return readAddresses((name) => {
    if (name === 'GITHUB_SERVER_URL')
      return given.serverUrl ?? (given.apiUrl === null ? get(variables, name) : serverOfApi(given.apiUrl))
    if (name === 'GITHUB_API_URL') return given.apiUrl ?? (flags ? null : get(variables, name))
    return flags ? null : get(variables, name)
  })
}

/** `https://api.HOST` and `https://HOST/api/v3` belong to `https://HOST`; what is no address is judged elsewhere. */
function serverOfApi(api: string): string {
  if (!URL.canParse(api)) return api
  const url = new URL(api)
  const hosted = url.hostname === 'api.github.com' || url.hostname.endsWith('.ghe.com')
  return `${url.protocol}//${hosted ? url.host.replace(/^api\./, '') : url.host}`
}

/** What the environment says about colours: `always`, `never`, or `auto` for terminals only. */
export function readColour(variables: Variables = process.env): 'always' | 'never' | 'auto' {
  const forced = get(variables, 'FORCE_COLOR')
  if (forced !== null) return forced === '0' || forced === 'false' ? 'never' : 'always'
  const refused = get(variables, 'NO_COLOR') !== null || get(variables, 'TERM') === 'dumb'
  return refused ? 'never' : 'auto'
}

/**
 * `MAX_ISSUES_PER_RUN` as it was written; null when it is not set. Set but empty is no number, and no wish to have
 * none: it is given out as it is.
 */
export const readMaxIssues = (variables: Variables = process.env): string | null =>
  variables['MAX_ISSUES_PER_RUN'] ?? null

/** The repository a workflow runs in, for the command line; null outside of one. */
export const readRepository = (variables: Variables = process.env): string | null =>
  get(variables, 'GITHUB_REPOSITORY')

function readRunId(text: string | null): number | null {
  if (text === null) return null
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text)
  throw new UsageError(`GITHUB_RUN_ID is ${JSON.stringify(text)}; expected the number of a workflow run`)
}

/** A token and the place it came from, which may be named in messages. */
export interface Token {
  readonly value: string
  readonly from: string
}

const tokenVariables = ['GATEWRIGHT_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'] as const

const otherSecrets = ['GATEWRIGHT_ADMIN_TOKEN', 'GATEWRIGHT_SIGNING_KEY'] as const

/** Every token in the environment, used or not, and the signing key: all of them are secrets. */
export const tokenValues = (variables: Variables = process.env): readonly string[] =>
  [...tokenVariables, ...otherSecrets].flatMap((name) => get(variables, name) ?? [])

/**
 * The token of the command line that may read how repositories are administered; null without one.
 * @throws UsageError when it cannot be one; the message does not show it.
 */
export function findAdminToken(variables: Variables = process.env): Token | null {
  const value = get(variables, 'GATEWRIGHT_ADMIN_TOKEN')
  return value === null ? null : checkToken({ value, from: 'GATEWRIGHT_ADMIN_TOKEN' })
}

/**
 * The first token given, in this order: `given` (`--token`), `GATEWRIGHT_TOKEN`, `GH_TOKEN`, `GITHUB_TOKEN`.
 * @throws UsageError when it holds a blank or a character no header can carry; the message does not show it.
 */
export function findToken(given: string | undefined, variables: Variables = process.env): Token | null {
  const named = tokenVariables.map((name) => ({
    value: get(variables, name),
    from: name as string,
  }))
  const all = [{ value: given?.trim() ?? null, from: '--token' }, ...named]
  for (const { value, from } of all) {
    if (value !== null && value !== '') return checkToken({ value, from })
  }
  return null
}

/** @throws UsageError when the token cannot be one. */
export function checkToken(token: Token): Token {
  if (/^[\x21-\x7e]+$/.test(token.value)) return token
  throw new UsageError(
    `${token.from} holds a blank, a line break or a character that is not ASCII; expected one token`,
  )
}

/** The proxy variables, which `@actions/github` follows as the runner does. Values may hold credentials: never shown. */
export const proxyVariables = (variables: Variables = process.env): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => /^(https?|no)_proxy$/i.test(name)))
