import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PS.3.2']
const schema = 'source document 002, section 2'
const json = 'https://www.rfc-editor.org/rfc/rfc8259'
const sources = [schema, json]
const attributes = { required: 'one unambiguous JSON document' }

/** Rules about the text of an artifact, in the order they are looked at: name, size, JSON, template, version. */
export const textRules = {
  'artifact-name': {
    title: 'An artifact has the name of the stage that it proves',
    why: 'An artifact copied under another name would complete a stage that nobody worked on; a look-alike name (other case, other digits, a link) would be read by people and not by the gate.',
    fix: 'Name the file `.phase-<N>.complete.json`, `.<milestone>.complete.json` or `.<list>.complete.json` after the stage in its text; the number has no leading zeros.',
    controls,
    sources: [schema],
    options: ['folder'],
    example: {
      found: '.phase-2.complete.json says that it is about phase-1',
      required: 'one stage, in the name of the file and in its text',
      fix: 'name the file .phase-1.complete.json, or write the artifact of phase-2',
    },
  },
  'artifact-size': {
    title: 'An artifact is at most 256 KiB',
    why: 'A file that takes minutes to read stops the gate for everybody.',
    fix: 'Name evidence by file and lines; text of it does not belong into the artifact.',
    controls,
    sources: [schema],
    example: {
      found: '.phase-1.complete.json has 1,048,576 bytes',
      required: 'at most 262,144 bytes',
      fix: 'leave out what is not a field of the schema; evidence is named by file and lines',
    },
  },
  'json-byte-order-mark': {
    title: 'An artifact begins with its first brace, not with a byte order mark',
    why: 'Some readers skip the mark and some do not, so that two of them see two files.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    controls,
    sources,
    example: {
      found: 'a byte order mark before the first character',
      required: 'UTF-8 without a byte order mark',
      fix: 'save the file without it',
    },
  },
  'json-encoding': {
    title: 'An artifact is UTF-8',
    why: 'Bytes that are no text are shown as one thing and read as another.',
    fix: 'Save the file as UTF-8.',
    controls,
    sources,
    example: {
      found: 'a byte that is not UTF-8',
      required: 'UTF-8',
      fix: 'save the file as UTF-8',
    },
  },
  'json-syntax': {
    title: 'An artifact is one JSON document',
    why: 'Comments, trailing commas, `NaN` and a second document behind the first are read differently by different readers.',
    fix: 'Correct the place that the finding names; `gatewright phase new` writes the file.',
    controls,
    sources,
    example: {
      found: 'a comma before }',
      required: attributes.required,
      fix: 'remove the comma',
    },
  },
  'json-duplicate-key': {
    title: 'No key of an artifact is there twice',
    why: 'Most readers take the last of two equal keys without a word, people read the first: the artifact says two things. An escape such as `\\u0061` does not hide it.',
    fix: 'Keep one of them.',
    controls,
    sources,
    example: {
      found: 'key phase a second time',
      required: 'every key once',
      fix: 'keep one of the two',
    },
  },
  'json-reserved-key': {
    title: 'No key of an artifact is `__proto__`, `constructor` or `prototype`',
    why: 'Such keys change what programs think of every other object.',
    fix: 'Remove the key.',
    controls,
    sources: [...sources, 'https://cwe.mitre.org/data/definitions/1321.html'],
    example: {
      found: 'key __proto__',
      required: 'keys of the schema',
      fix: 'remove it',
    },
  },
  'json-number': {
    title: 'Numbers of an artifact are finite and exact',
    why: '`1e400` becomes infinity and 9007199254740993 becomes 9007199254740992 without a word.',
    fix: 'Write a number that a program can hold.',
    controls,
    sources,
    example: {
      found: 'a number that is too large: 1e400',
      required: 'finite numbers; whole ones up to 9007199254740991',
      fix: 'correct the number',
    },
  },
  'json-depth': {
    title: 'An artifact is nested at most 16 deep',
    why: 'Deep nesting makes readers run out of memory.',
    fix: 'Write the fields of the schema and nothing else.',
    controls,
    sources,
    example: {
      found: 'more than 16 levels',
      required: 'at most 16 levels',
      fix: 'write the fields of the schema and nothing else',
    },
  },
  'json-text': {
    title: 'Texts of an artifact are whole characters',
    why: 'Half of a surrogate pair cannot be written as UTF-8, so that no two programs sign the same bytes.',
    fix: 'Remove the escape, or write the whole character.',
    controls,
    sources,
    example: {
      found: 'half of a surrogate pair: \\ud800',
      required: 'whole characters',
      fix: 'write the whole character',
    },
  },
  'template-unrendered': {
    title: 'No `{{…}}` of a template is left',
    why: 'What was never filled in proves nothing, and is easily overlooked in a page of figures. Completion reports are looked at, too.',
    fix: 'Fill in the value at the line that the finding names, or let `gatewright phase new` write the file.',
    controls,
    sources: [schema],
    options: ['report'],
    example: {
      found: 'the template was not rendered: {{VALUE_BEFORE}}',
      required: 'a value',
      fix: 'write the value of safety_nets_count_before, or run gatewright phase new phase-1',
    },
  },
  'schema-version': {
    title: 'An artifact says by which version of the schema it is written',
    why: 'A version that can be read in two ways lets old rules apply to new files.',
    fix: 'Write both versions as text: `"schema_version": "1.1"`, `"min_schema_version": "1.0"`.',
    controls,
    sources: ['source document 002, section 4', 'https://semver.org/'],
    example: {
      found: 'schema_version is the number 1',
      required: 'a text such as "1.1"',
      fix: 'write "schema_version": "1.1"',
    },
  },
  'schema-unsupported': {
    title: 'The version of the schema can be read, and is not older than the policy accepts',
    why: 'What is written for a newer reader may mean something else; an older version has no digests, and may be a way around them.',
    fix: 'Write the artifact anew with `gatewright phase reseal`, or bring Gatewright up to date where it is newer.',
    controls,
    sources: ['source document 002, section 4'],
    options: ['schema-floor', 'signature'],
    example: {
      found: 'schema_version 2.0',
      required: 'a version that this Gatewright reads: 1.0 or 1.1',
      fix: 'use a version of Gatewright that reads it',
    },
  },
} as const satisfies RuleTable
