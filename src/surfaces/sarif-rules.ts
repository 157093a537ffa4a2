import type { Rule } from '../core/rules.ts'
import { prose } from '../core/text.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { ruleAddress } from './addresses.ts'
import { limits } from './limits.ts'
import { markdownSink, phrase } from './phrase.ts'
import { cutText, sanitiseLine } from './sanitise.ts'
import type { SarifRule } from './sarif-model.ts'
import { sarifLine, sarifPhrase } from './sarif-words.ts'

/** A rule that has a finding, with the gate whose table it stands in. */
export interface NamedRule {
  /** `<gate>/<kebab-name>` */
  readonly id: string
  readonly gate: GateVerdict
}

/** Descriptions of rules, each once, in the order of ids. */
export function sarifRules(named: readonly NamedRule[], documentationUrl: string): readonly SarifRule[] {
  const byId = new Map(named.map((rule) => [sanitiseLine(rule.id), rule]))
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => sarifRule(rule, documentationUrl))
}

function sarifRule({ id, gate }: NamedRule, documentationUrl: string): SarifRule {
  const name = id.slice(gate.gate.length + 1)
  // A result that was read from a file may name anything, `constructor` too.
  const rule = (Object.hasOwn(gate.rules, name) ? gate.rules[name] : undefined) ?? unlisted(id)
  const helpUri = ruleAddress(documentationUrl, id)
  const more = `See ${helpUri}`
  return {
    id: sanitiseLine(id),
    shortDescription: { text: described(rule.title) },
    fullDescription: { text: described(rule.why) },
    help: {
      text: `${sarifPhrase(prose(rule.fix))} ${sarifLine(more)}`,
      markdown: `${phrase(prose(rule.fix), markdownSink([]))}\n\n[What it checks, and how to make it pass](${helpUri})`,
    },
    helpUri,
    properties: {
      tags: [...new Set(['compliance', gate.gate, ...rule.controls])]
        .slice(0, limits.sarifRuleTags)
        .map(sanitiseLine),
      precision: 'very-high',
    },
  }
}

const described = (words: string): string => cutText(sarifPhrase(prose(words)), limits.sarifDescription, '…')

/** A rule that this version has no description of. */
const unlisted = (id: string): Pick<Rule, 'title' | 'why' | 'fix' | 'controls'> => ({
  title: id,
  why: 'This version has no description of the rule.',
  fix: 'The finding says what to do.',
  controls: [],
})
