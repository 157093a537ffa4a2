import { conditionExpression } from './condition.ts'
import type { Expression } from './expression.ts'
import { speaksOf } from './mentions.ts'
import { entryOf, type Node } from './node.ts'
import { parseTemplate, templateExpression } from './template.ts'

/** Whether steps, `env:`, `with:` or outputs of a job speak of the `needs` context, conditions of steps included. */
export function readsNeeds(job: Node): boolean {
  const open = ['steps', 'env', 'with', 'outputs'].flatMap((key) => entryOf(job, key)?.value ?? [])
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'list') open.push(...node.items)
    else if (node.kind === 'map') {
      const condition = entryOf(node, 'if')?.value
      if (condition?.kind === 'scalar' && speaks(conditionExpression(String(condition.value ?? ''))))
        return true
      open.push(...[...node.entries.values()].map(({ value }) => value))
    } else if (typeof node.value === 'string' && speaks(templateOf(node.value))) return true
  }
  return false
}

function templateOf(text: string): Expression | null {
  const template = parseTemplate(text)
  return template.kind === 'expression' ? templateExpression(template) : null
}

const speaks = (expression: Expression | null): boolean =>
  expression !== null && speaksOf(expression, 'NEEDS')
