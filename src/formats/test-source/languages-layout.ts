import type { TestLanguage } from './model.ts'

const double = { open: '"', close: '"', escape: '\\' } as const
const single = { open: "'", close: "'", escape: '\\' } as const

export const python: TestLanguage = {
  lexicon: {
    lineComments: ['#'],
    blockComments: [],
    strings: [
      { open: '"""', close: '"""', escape: '\\', multiline: true },
      { open: "'''", close: "'''", escape: '\\', multiline: true },
      double,
      single,
    ],
  },
  tests: /^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>test\w*)/gm,
  title: 'string',
  skips:
    /\bmark\.(?:skip|skipif|xfail)\b|\bpytest\.(?:skip|xfail|importorskip)\b|@(?:unittest\.)?(?:skip(?:If|Unless)?|expectedFailure)\b|\.skipTest\s*\(|\bSkipTest\b|\b__test__\s*=\s*False/g,
  assertions:
    /^[ \t]*assert\b|(?<![\w.])(?:self|cls)\.(?:assert\w+|fail)\s*\(|\bpytest\.(?:raises|fail|warns|deprecated_call)\b|\b\w+\.assert_\w+\s*\(|(?<![\w.])(?:assert_\w+|expect)\s*\(/gm,
  tables: /\bmark\.parametrize\s*\(|@(?:parameterized(?:\.expand)?|ddt\.data|data)\s*\(/g,
  caseDepth: 2,
  statements: 'brackets',
  blocks: 'indentation',
}

export const ruby: TestLanguage = {
  lexicon: {
    lineComments: ['#'],
    blockComments: [{ open: '\n=begin', close: '\n=end' }],
    // A heredoc may hold an apostrophe: a literal that is not closed in its line must not swallow what follows.
    strings: [double, single],
    regularExpressions: true,
  },
  tests:
    /^[ \t]*(?:[xf]?(?:it|specify|example|scenario)|test|should)[ \t]*(?:["'({]|do\b)|^[ \t]*def[ \t]+(?<name>test_\w+)/gm,
  title: 'string',
  skips:
    /^[ \t]*(?:x(?:it|specify|example|scenario|describe|context)|f(?:it|describe|context|specify|example))\b|^[ \t]*(?:skip|pending)\b|,\s*:?(?:skip|pending|focus)\b/gm,
  assertions:
    /(?<![\w.])(?:expect|assert|refute|assert_\w+|refute_\w+|flunk|is_expected|expect_any_instance_of)\b|\.(?:should|should_not|must_\w+|wont_\w+)\b/g,
  tables: /\bwhere\s*\(|^[ \t]*\[(?=.{0,500}\]\.each\b)/gm,
  caseDepth: 1,
  statements: 'brackets',
  blocks: 'indentation',
}

export const haskell: TestLanguage = {
  lexicon: {
    lineComments: ['--'],
    blockComments: [{ open: '{-', close: '-}', nested: true }],
    strings: [double],
    literals: [/(?<![\w'])'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y],
  },
  tests:
    /(?<![\w'.])(?:[xf]?(?:it|specify|prop)|testCase|testProperty|testCaseSteps|testSpec)[ \t]+(?=")|^(?<name>(?:prop|unit|hprop|spec)_\w+)[ \t]*::/gm,
  title: 'string',
  skips:
    /(?<![\w'.])(?:x(?:it|describe|context|specify|prop)|f(?:it|describe|context|specify|prop)|pending(?:With)?|focus|ignoreTest\w*|expectFail\w*)(?![\w'])/g,
  assertions:
    /(?<![\w'])(?:should[A-Z]\w*|assert\w*|expectationFailure|property|failTest)(?![\w'])|@\?=|@=\?|@\?|(?<![=<>/])===(?!=)|(?<!\/)=\/=(?!=)/g,
  tables: /(?!)/g,
  caseDepth: 1,
  statements: 'layout',
  blocks: 'indentation',
}
