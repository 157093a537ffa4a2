import type { RuleTable } from '../../core/rules.ts'

const sources = ['source document 000, task 3']
const controls = ['nist-ssdf:PW.1.1', 'nist-csf:PR.PS-06', 'owasp:A04:2021']

/** Rules about which questions there are, and what they add up to. */
export const questionRules = {
  questions: {
    title: 'The questions that apply to the change are known',
    why: 'A list of fourteen boxes for every change teaches people to tick fourteen boxes. Which questions apply is decided from facts of the change, by checklists of the base branch; each says why.',
    fix: 'Nothing: this is the list, with the open questions first and the line to add for each.',
    controls,
    sources,
    options: ['lists'],
    example: {
      found:
        '7 questions of 41 apply to path full: 4 for the author (1 open), 2 answered by tools, 0 for a reviewer, 1 that follow from others',
      required: 'an answer to each question that applies',
      fix: 'nothing: what is wrong has findings of its own',
    },
  },
  'checklist-of-base': {
    title: 'A change of a checklist does not change how it is judged',
    why: 'A pull request could drop the question that it cannot answer. So the questions are those of the base branch, and a change of their files is pointed out; whether it may be merged is what `codeowners` asks the owners of `.gatewright/`.',
    fix: 'Nothing for this pull request: the new questions count from the next one on.',
    controls: ['nist-csf:PR.PS-01', 'owasp:A08:2021'],
    sources,
    example: {
      found: '.gatewright/checklists/own.yml is changed here; its version at the base asked the questions',
      required: 'questions of the base branch',
      fix: 'nothing: the new version counts from the next pull request on',
    },
  },
  coverage: {
    title: 'It is known which controls the answers support',
    why: 'An auditor asks by control, a developer answers by question. Each mapping names its source; the answers support a control, they never satisfy it by themselves.',
    fix: 'Nothing: what is not supported has findings of its own.',
    controls: ['nist-csf:GV.OV-03'],
    sources,
    example: {
      found: 'the answers support 14 of 22 nist-csf-2.0 categories; 5 of 6 owasp-2021 categories',
      required: 'it is known which controls the answers support',
      fix: 'nothing: what is wrong has findings of its own',
    },
  },
  hints: {
    title: 'Places that a question is about are pointed out',
    why: 'A question is easier to answer with the line in view. A hint is worth a look and nothing more: it never blocks.',
    fix: 'Look at the place before you answer the question that the finding names.',
    controls: [],
    sources: ['source document 000, task 2'],
    options: ['hints'],
    example: {
      found: 'src/fetch.ts:12: outbound call added (fetch); questions about it: A10.a',
      required: 'a look at this place when that is answered',
      fix: 'nothing, when you have looked',
    },
  },
  'repository-answers': {
    title: 'Answers about the repository are few, fresh and not mostly N/A',
    why: 'An answer that nobody looks at again describes another system after a year, and a checklist of which most is N/A checks nothing.',
    fix: 'Look at the oldest answers first; what no longer applies is taken out of the lists of the policy.',
    controls: ['nist-csf:ID.IM-01', 'nist-csf:GV.OV-01'],
    sources: ['source document 000, task 3'],
    example: {
      found: '12 answers in files: 9 yes, 3 N/A (25 %), 1 ended, the oldest of 2026-03-01 (264 days)',
      required: 'answers that were looked at',
      fix: 'nothing: what is wrong has findings of its own',
    },
  },
} as const satisfies RuleTable
