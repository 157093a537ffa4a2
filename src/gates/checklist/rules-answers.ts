import type { RuleTable } from '../../core/rules.ts'

const sources = ['source document 000, task 3']
const controls = ['nist-ssdf:PW.1.1', 'nist-ssdf:PW.2.1', 'nist-csf:PR.PS-06', 'owasp:A04:2021']
const people = ['nist-csf:GV.RR-02', 'nist-ssdf:PO.2.1']

/** Rules about the answers themselves: that they are there, say something, are of now, and somebody's. */
export const answerRules = {
  answered: {
    title: 'Every question that applies is answered',
    why: 'A question that is deleted, left open or hidden in a comment is a question that nobody looked at. Ids are expected by the checklist of the base branch, so that taking one out is no way around it.',
    fix: 'Add the line that the finding shows and answer it, or let `gatewright checklist render` write the whole block.',
    controls,
    sources,
    options: ['lists'],
    example: {
      found: 'A03.a is not answered: neither the description nor a file of answers has it',
      required: 'Is every new external input parsed against a schema or allow-list before use?',
      fix: 'add - [ ] **A03.a** Is every new … <!-- gw:A03.a v1 3fa9c1d20b77 --> and answer it',
    },
  },
  'answered-yes': {
    title: 'A question that must hold is not answered no',
    why: 'An honest no says what is missing. It blocks until that is done, and shows what to do, how to take it back and whom to ask.',
    fix: 'Do what the question asks, then answer it again.',
    controls,
    sources,
    example: {
      found: 'D.1.a is answered no (line 14 of the description): the restore was never tried',
      required: 'Is the store in the backup plan, and was a restore tried?',
      fix: 'try a restore, and name its record as evidence',
    },
  },
  'answer-known': {
    title: 'Every answer belongs to a question that is asked',
    why: 'An answer under an id that nobody asks counts for nothing, however good it looks: a misspelt id, one of another checklist, one with a foreign letter that looks alike.',
    fix: 'Correct the id, or delete the answer.',
    controls: [],
    sources,
    options: ['lists'],
    example: {
      found:
        'A3.a (line 9 of the description) is a question of no checklist that the policy names at the base',
      required: 'answers to the questions of these checklists',
      fix: 'write A03.a if that is what it answers, or delete it',
    },
  },
  'answer-unique': {
    title: 'Every question has one answer',
    why: 'Of two answers one is read by people and the other by tools. Two that differ settle nothing, two that agree will differ some day.',
    fix: 'Keep one of them.',
    controls: [],
    sources,
    example: {
      found:
        'A03.a has 2 answers that differ: yes (line 9 of the description), not ticked (line 31 of the description)',
      required: 'one answer to each question',
      fix: 'leave one of them, and delete the others',
    },
  },
  'answer-readable': {
    title: 'Answers are read as they are shown',
    why: 'A box that GitHub does not show as one, a line in a comment, or letters that run backwards show a reviewer something else than they say.',
    fix: 'Write the line as the finding shows it.',
    controls: ['owasp:A08:2021'],
    sources: [
      'https://github.github.com/gfm/#task-list-items-extension-',
      'https://www.unicode.org/reports/tr36/',
    ],
    example: {
      found: 'line 9 of the description: the box has blanks in it, so that it is no task',
      required: 'a line of a task list, such as - [x] **A03.a** … <!-- gw:A03.a -->, shown as it is read',
      fix: 'write - [x] **A03.a** … <!-- gw:A03.a v1 3fa9c1d20b77 -->',
    },
  },
  'not-applicable': {
    title: 'N/A has a kind, a reason and no evidence against it',
    why: 'N/A is the shortest way around a question. So it takes a kind of a closed list and a reason of its own words, it ends where it is a fact about the repository, and a change that shows the opposite refutes it.',
    fix: 'Write the kind and the reason as the finding shows; where the change does have what the question is about, answer yes with evidence.',
    controls,
    sources: ['source document 000, task 5'],
    example: {
      found: 'A07.b is answered N/A (line 12 of the description), and its reason has 9 characters',
      required:
        'one of the kinds no-such-surface, not-in-this-change, handled-elsewhere, not-deployed or accepted-risk, and a reason of at least 20 characters',
      fix: 'write N/A (not-in-this-change): why this change has nothing of it., with your own reason',
    },
  },
  'reason-distinct': {
    title: 'Each N/A has a reason of its own',
    why: 'One sentence under every question says that nobody read the questions. Two questions may share one; the parts of a question (A03.a, A03.b) count as one.',
    fix: 'Say for each question why this change has nothing of it.',
    controls,
    sources: ['source document 000, task 5'],
    example: {
      found:
        'one reason (“not relevant for this change”) stands under 5 questions: A01.a, A03.a, A05.a, A07.a and A09.a',
      required: 'a reason for each question, about what it asks',
      fix: 'say for each of them why this change has nothing of it',
    },
  },
  'answer-current': {
    title: 'Answers are about this question, this content and this time',
    why: 'A tick outlives the code it was about: after a push, after the question changed, or copied from another pull request. Its marker holds the version of the question and a fingerprint of the files, so that just the answers that a push concerns are open again. Answers with an end are announced 14 days before it.',
    fix: 'Look at the question again, and write the line that the finding shows.',
    controls: ['nist-csf:ID.RA-07', 'nist-ssdf:PW.1.2'],
    sources,
    options: ['unbound-answers'],
    example: {
      found:
        'A03.a: the answer (line 9 of the description) is stale: it was given for other content (3fa9c1d20b77, which is 90aa41be77c0 now): a later push, or another pull request',
      required:
        'an answer that was given for this version of the question, and for the content of the head commit',
      fix: 'look at it again, and write - [ ] **A03.a** … <!-- gw:A03.a v1 90aa41be77c0 -->',
    },
  },
  'answered-by': {
    title: 'It is known who answered',
    why: 'People with write access can edit the text of others, and a bot answers for nobody. What somebody else wrote is not attributed to the author.',
    fix: 'A person looks at the answers and edits the description; a bot that may answer is listed by its account id.',
    controls: people,
    sources: ['https://docs.github.com/en/graphql/reference/objects#usercontentedit'],
    options: ['bots'],
    example: {
      found: 'the answers are those of a bot: @updates[bot] wrote the description',
      required: 'answers of a person, or of a bot whose account id the policy lists',
      fix: 'look at the answers, and edit the description; or commit a file of answers',
    },
  },
  'approved-after-answers': {
    title: 'Whoever approved has seen the answers',
    why: 'Boxes that are ticked after the approval are boxes that no reviewer has seen: GitHub keeps an approval when the description changes.',
    fix: 'Ask whoever approved to look at the answers and to approve again.',
    controls: people,
    sources: ['https://docs.github.com/en/graphql/reference/objects#usercontentedit'],
    options: ['edited-after-approval'],
    example: {
      found:
        'the description was edited at 2026-11-20T12:00:00Z by @bravo, after the last approval at 2026-11-20T09:00:00Z',
      required: 'answers that whoever approved has seen',
      fix: 'ask whoever approved to look at the answers, and to approve again',
    },
  },
  'reviewer-answered': {
    title: 'Questions for a reviewer are answered by an approval of the head commit',
    why: 'Some questions cannot be answered by whoever made the change. A tick in the description may be anybody’s; an approval has a name and a commit.',
    fix: 'Ask one of the people that the finding names to review the head commit.',
    controls: people,
    sources: ['source document 000, task 2'],
    options: ['reviewers'],
    example: {
      found: 'RD.1 is for a reviewer: nobody of @acme/security approved the head commit',
      required: 'Did a reviewer compare the change with its specification?',
      fix: 'ask @acme/security to review the head commit',
    },
  },
} as const satisfies RuleTable
