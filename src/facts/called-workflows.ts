import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import type { WorkflowFiles, Workflows } from '../core/facts/protection.ts'
import type { RepositoryName } from '../core/target.ts'
import { remoteCalls } from '../formats/workflows/calls.ts'
import { readWorkflow } from '../formats/workflows/read.ts'
import { parseReference } from '../policy/reference.ts'
import { utf8 } from './content.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { observe } from './observe.ts'
import { maxWorkflowBytes } from './workflow-files.ts'

const route = 'GET /repos/{owner}/{repo}/contents/{+path}'

/** GitHub connects at most ten levels of workflows, the calling one included ("Reusing workflow configurations"). */
const mostLevels = 10
/** Files of other repositories that one run reads, each with a request of its own. */
const mostFiles = 20

const fileSchema = z.looseObject({
  type: z.literal('file'),
  encoding: z.string(),
  size: z.number().int().nonnegative(),
  content: z.string(),
  url: z.string().optional(),
})

/**
 * The reusable workflows of other repositories that these files call, and those that they call in turn, by the text
 * of `uses:`. Each is asked for once; one that cannot be read is unobserved by itself.
 */
export async function calledWorkflows(
  context: GatherContext,
  { files }: WorkflowFiles,
): Promise<Workflows['called']> {
  const called = new Map<string, Observation<string>>()
  const base = files.known ? files.value : []
  let asked = base.flatMap(({ path, content }) => (content.known ? callsIn(path, content.value) : []))
  for (let level = 2; asked.length > 0; level += 1) {
    const fresh = [...new Set(asked)].filter((text) => !called.has(text)).sort()
    const before = called.size
    const read = fresh.map(
      async (text, index): Promise<readonly [string, Observation<string>]> => [
        text,
        level > mostLevels || before + index >= mostFiles
          ? beyond(text, level)
          : await observe(() => readCalled(context, text)),
      ],
    )
    const found = await Promise.all(read)
    for (const [text, content] of found) called.set(text, content)
    asked = found.flatMap(([text, content]) => (content.known ? callsIn(text, content.value) : []))
  }
  return Object.fromEntries(called)
}

const beyond = (text: string, level: number): Observation<string> =>
  unobserved(
    unknown(
      'truncated',
      level > mostLevels
        ? `${text} is called below ${mostLevels} levels of workflows, which GitHub does not run`
        : `${text} was not read: at most ${mostFiles} workflows of other repositories are`,
    ),
  )

/** What a file calls in other repositories; nothing for a file that is no workflow. */
function callsIn(path: string, content: string): readonly string[] {
  const read = readWorkflow(path, content)
  return read.ok ? remoteCalls(read.workflow).map(({ text }) => text) : []
}

/** Characters that mean something else in an address are in no name people give to a workflow. */
const workflowPath = /^\.github\/workflows\/[^/?#%\\]+\.ya?ml$/

async function readCalled({ github }: GatherContext, text: string): Promise<string> {
  const reference = parseReference(text)
  if (typeof reference === 'string' || reference.kind !== 'file' || !workflowPath.test(reference.path)) {
    const expected = 'expected `owner/repo/.github/workflows/file.yml@ref`'
    return giveUp(unknown('unparsable', `\`uses: ${text}\` names no reusable workflow; ${expected}`))
  }
  const { repository, path, ref } = reference
  const file = await github.get(route, { ...repository, path, ref }, fileSchema)
  if (movedFrom(reference.repository, file.url)) {
    const why = 'its repository has another name now, and GitHub follows no redirects for reusable workflows'
    return giveUp(unknown('not-found', `${text}: ${why}`, { remedy: { text: 'write the new name' } }))
  }
  if (file.size > maxWorkflowBytes)
    return giveUp(unknown('too-large', `${text} is over ${maxWorkflowBytes} bytes`))
  const bytes = file.encoding === 'base64' ? Buffer.from(file.content, 'base64') : null
  if (bytes === null || bytes.length !== file.size) {
    return giveUp(
      unknown('api-shape', `${text}: ${file.size} bytes announced, ${bytes?.length ?? 'none'} received`),
    )
  }
  return utf8(bytes, text)
}

/** The API itself does follow them, and answers with the new name. */
const movedFrom = ({ owner, repo }: RepositoryName, url: string | undefined): boolean =>
  url !== undefined && !url.toLowerCase().includes(`/repos/${owner}/${repo}/contents/`.toLowerCase())
