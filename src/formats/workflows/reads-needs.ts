import { conditionExpression } from './condition.ts'
import type { Expression } from './expression.ts'
import { partsOf } from './mentions.ts'
import type { NeedsRead } from './model.ts'
import { entryOf, type Node } from './node.ts'
import { parseTemplate, templateExpression } from './template.ts'
import { keyOf } from './value.ts'

/** What steps, `env:`, `with:` and outputs of a job read of the `needs` context, conditions of steps included. */
export function needsRead(job: Node): NeedsRead {
  const names = new Set<string>()
  const conditions: string[] = []
  let [all, elsewhere] = [false, false]
  const look = (expression: Expression | null): boolean => {
    const read = expression === null ? [] : needsIn(expression)
    for (const name of read) {
      if (name === null) all = true
      else names.add(name)
    }
    return read.length > 0
  }
  const open = ['steps', 'env', 'with', 'outputs'].flatMap((key) => entryOf(job, key)?.value ?? [])
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'list') open.push(...node.items)
    else if (node.kind === 'map') {
      const condition = entryOf(node, 'if')?.value
      const text = condition?.kind === 'scalar' ? String(condition.value ?? '') : ''
      if (look(conditionExpression(text))) conditions.push(text)
      for (const [key, { value }] of node.entries) if (key !== 'if') open.push(value)
    } else if (typeof node.value === 'string' && look(templateOf(node.value))) elsewhere = true
  }
  return { all, names: [...names], conditions: elsewhere ? null : conditions }
}

function templateOf(text: string): Expression | null {
  const template = parseTemplate(text)
  return template.kind === 'expression' ? templateExpression(template) : null
}

/** The jobs whose entries of `needs` are read, in upper case; null for all of them. */
function needsIn(expression: Expression): readonly (string | null)[] {
  if (expression.kind === 'name') return keyOf(expression.name) === 'NEEDS' ? [null] : []
  if (expression.kind === 'index' && expression.of.kind === 'name' && keyOf(expression.of.name) === 'NEEDS') {
    const { key } = expression
    return [key !== '*' && key.kind === 'literal' ? keyOf(String(key.value)) : null]
  }
  return partsOf(expression).flatMap(needsIn)
}
