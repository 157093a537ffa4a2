import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { processVariables } from '../runner/environment.ts'
import type { Shop } from './shop.ts'

/** What a person got back from one call of the command line. */
export interface Called {
  readonly exitCode: number
  /** Both streams, in the order they were written. */
  readonly text: string
  readonly textFile: string
}

export interface CommandRequest {
  /** Folder that the call's text is written to. */
  readonly folder: string
  /** Where it runs; that folder when absent. */
  readonly directory?: string
  readonly argv: readonly string[]
  /** Tokens, by the name of their variable. */
  readonly variables: Readonly<Record<string, string>>
}

/** The bundle stands in `dist/demo/`, the command line beside `dist/`. */
const entry = resolve(dirname(fileURLToPath(import.meta.url)), '../../bin/gatewright.js')

/** Calls the command line as a person does: a process of its own, with tokens in the environment. */
export async function call(
  shop: Shop,
  { folder, directory, argv, variables }: CommandRequest,
): Promise<Called> {
  const env = {
    PATH: processVariables()['PATH'] ?? '',
    NO_COLOR: '1',
    GITHUB_API_URL: shop.server.apiUrl,
    GITHUB_GRAPHQL_URL: shop.server.graphqlUrl,
    GITHUB_SERVER_URL: shop.server.serverUrl,
    ...variables,
  }
  const { exitCode, text } = await spawned([entry, ...argv], env, directory ?? folder)
  const textFile = join(folder, 'output.txt')
  writeFileSync(textFile, text)
  return { exitCode, text: text.trim(), textFile }
}

function spawned(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Pick<Called, 'exitCode' | 'text'>> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, argv, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const keep = (part: string): void => {
      text += part
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep)
    child.on('error', failed)
    child.on('close', (code) => done({ exitCode: code ?? 1, text }))
  })
}
