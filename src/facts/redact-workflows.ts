import type { Observation } from '../core/facts/observation.ts'
import type { WorkflowFiles, Workflows } from '../core/facts/protection.ts'
import { readWorkflow } from '../formats/workflows/read.ts'
import { withoutComments } from '../policy/yaml-comments.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { mapTexts, part } from './redact-protection.ts'

/**
 * Workflow files without comments, and with stand-ins for the people, addresses and repositories of reusable
 * workflows in them. Everything that names of checks, conditions and triggers are made of stays as it is, and so do
 * the names of actions. A file that would be read differently afterwards is unknown instead.
 */
export function redactWorkflows({ base, head, called }: Workflows, people: Pseudonyms): Workflows {
  const text = textFor(people)
  return {
    base: redactFiles(base, text),
    head: head === null ? null : redactFiles(head, text),
    called: Object.fromEntries(
      Object.entries(called).map(([uses, content]) => [text(uses), redactContent(uses, content, text)]),
    ),
  }
}

type Redactor = (text: string) => string

const reusable = /([\w.-]+\/[\w.-]+)(\/\.github\/workflows\/[^\s'"@]+@)/g

const textFor =
  (people: Pseudonyms): Redactor =>
  (text) =>
    people.text(
      text.replace(reusable, (_, repository: string, rest: string) => people.repository(repository) + rest),
    )

function redactFiles({ sha, files, ignored }: WorkflowFiles, text: Redactor): WorkflowFiles {
  return {
    sha,
    files: part(files, (list) =>
      list.map(({ path, content }) => ({ path, content: redactContent(path, content, text) })),
    ),
    ...(ignored === undefined ? {} : { ignored }),
  }
}

function redactContent(path: string, content: Observation<string>, text: Redactor): Observation<string> {
  if (!content.known) return part(content, (value) => value)
  const before = readWorkflow(path, content.value)
  // What cannot be read has no comments that could be told apart; all of it goes but its first fault.
  const value = text(before.ok ? withoutComments(content.value) : content.value)
  const after = readWorkflow(text(path), value)
  if (JSON.stringify(after) === JSON.stringify(mapTexts(before, text))) return { known: true, value }
  return { known: false, reason: 'unparsable', detail: 'the redacted file would be read differently' }
}
