import type { Lexicon, TestLanguage } from './model.ts'

const cComments = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
} as const
const double = { open: '"', close: '"', escape: '\\' } as const
const single = { open: "'", close: "'", escape: '\\' } as const
const tripleDouble = { open: '"""', close: '"""', escape: '\\', multiline: true } as const
/** `'a'`, `'\n'`, `'\u0041'`: a quote alone is an operator, or a lifetime. */
const character = /'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y

const javascriptLexicon: Lexicon = {
  ...cComments,
  strings: [double, single],
  regularExpressions: true,
  templates: true,
}

export const javascript: TestLanguage = {
  lexicon: javascriptLexicon,
  tests:
    /(?<![\w$.])(?:Deno\.|t\.)?[xf]?(?:it|test|specify)(?!\.(?:describe|beforeEach|afterEach|beforeAll|afterAll|use|setTimeout|step|extend|info|slow|expect)\b)(?:\.\w+)*\s*[(`]/g,
  title: 'string',
  skips:
    /(?<![\w$.])(?:x(?:it|test|describe|specify|context|suite)|f(?:it|test|describe|specify|context))(?:\.\w+)*\s*[(`]|(?<![\w$.])(?:it|test|describe|suite|specify|context)(?:\.\w+)*?\.(?:skip|todo|only|fixme|fails|failing|fail|skipIf|runIf)\b|(?<![\w$.])(?:this|t|ctx|context)\.(?:skip|todo)\s*\(|[{,]\s*(?:skip|todo|only)\s*:/g,
  assertions:
    /(?<![\w$.])(?:t\.)?(?:expect|assert\w*|should|expectTypeOf|assertType)(?:\.\w+)*\s*[(`<]|\.should\b|(?<![\w$])t\.(?:is|not|deepEqual|notDeepEqual|like|throws\w*|notThrows\w*|true|false|truthy|falsy|regex|equal|same|strictSame|match|ok|plan|pass|fail|snapshot)\s*\(/g,
  tables: /(?<![\w$.])(?:it|test|describe|suite|specify)(?:\.\w+)*\.(?:each|for)\s*\(|\.(?:each)\s*`/g,
  caseDepth: 2,
  statements: 'brackets',
  blocks: 'braces',
}

export const go: TestLanguage = {
  lexicon: {
    ...cComments,
    strings: [double, { open: '`', close: '`', multiline: true }],
    literals: [character],
  },
  tests: /^func\s+(?<name>(?:Test|Fuzz|Example|Benchmark)\w*)\s*\(|\b\w+\.Run\s*\(/gm,
  title: 'string',
  skips: /\b\w+\.Skip(?:f|Now)?\s*\(|\btesting\.Short\s*\(/g,
  rawSkips: /^\/\/(?:go:build|\s*\+build)\b/gm,
  assertions:
    /\b(?:t|b|f|tb|c|s)\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow|Equal|NoError|True|False|Nil|NotNil|Require|Assert)\s*\(|\b(?:assert|require|is|qt|must|check|gomega)\.\w+\s*\(|\bExpect\s*\(/g,
  tables:
    /\[\]\s*struct\s*\{[^{}]{0,4000}\}\s*\{|\bmap\[\w+\]\s*struct\s*\{[^{}]{0,4000}\}\s*\{|:=\s*\[\][\w.*]+\s*\{/g,
  caseDepth: 1,
  statements: 'brackets',
  blocks: 'braces',
}

const javaSkips =
  /@(?:\w+\.)*(?:Disabled\w*|Ignored?|EnabledIf\w*|EnabledOn\w*)\b|\b(?:Assume|Assumptions)\.\w+|\bassum(?:e|ing)(?:True|False|That|NotNull|NoException)\s*[({]|\benabled\s*=\s*false|(?<![\w.])x(?:test|it|should|describe|context)\s*\(|\.config\s*\(\s*enabled/g

export const java: TestLanguage = {
  lexicon: { ...cComments, strings: [tripleDouble, double], literals: [character] },
  tests:
    /@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|Scenario)\b|(?<![\w.@])x?(?:test|it|should|scenario)\s*\(\s*"/g,
  title: /\bfun\s+(?<name>`[^`\n]{1,300}`|\w+)|(?<![\w@.])(?<method>\w+)\s*\([^"]/g,
  skips: javaSkips,
  assertions:
    /(?<![\w.])(?:\w+\.)?assert\w*\s*[({<]|(?<![\w.])assert\s|\b(?:Assert|Assertions|Truth|MatcherAssert)\.\w+\s*\(|(?<![\w.])(?:fail|verify\w*|coVerify\w*|expectThat\w*|expectThrows)\s*[({<]|(?<!fun )\bshould[A-Z]\w*\b|\.should\b|\bStepVerifier\b|\.expect[A-Z]\w*\s*\(|@Test\s*\(\s*expected/g,
  tables:
    /@(?:CsvSource|ValueSource|EnumSource|CsvFileSource|MethodSource|FieldSource|ArgumentsSource)\s*\(|\bwithData\s*\(/g,
  caseDepth: 2,
  statements: 'brackets',
  blocks: 'braces',
}

export const kotlin: TestLanguage = {
  ...java,
  lexicon: {
    lineComments: ['//'],
    blockComments: [{ open: '/*', close: '*/', nested: true }],
    strings: [{ open: '"""', close: '"""', multiline: true }, double],
    literals: [character],
  },
  caseDepth: 1,
}

export const csharp: TestLanguage = {
  lexicon: {
    ...cComments,
    strings: [
      { open: '"""', close: '"""', multiline: true },
      { open: '@"', close: '"', multiline: true },
      { open: '$@"', close: '"', multiline: true },
      double,
    ],
    literals: [character],
  },
  tests:
    /\[(?:\w+\.)*(?:Fact|Theory|Test|TestMethod|DataTestMethod|TestCase|SkippableFact|SkippableTheory)\b/g,
  title: /(?<![\w[.])(?<name>\w+)\s*(?:<[\w, ]{1,100}>)?\s*\((?!")/g,
  skips:
    /\[(?:\w+\.)*(?:Ignore|Explicit)\b|\b(?:Skip|Explicit)\s*=|\bAssert\.(?:Ignore|Inconclusive|Skip\w*)\s*\(|\bSkip\.If\w*\s*\(/g,
  assertions:
    /\b(?:Assert|CollectionAssert|StringAssert|Verifier|ClassicAssert)\.\w+\s*[(<]|\.Should\w*\s*\(|\.Verify\w*\s*\(|\.(?:Did)?(?:Not)?Receive(?:d|dWithAnyArgs)?\s*\(|\[ExpectedException\b|(?<![\w.])Verify\s*\(/g,
  tables: /\[(?:\w+\.)*(?:InlineData|TestCase|DataRow|Arguments|MemberData|ClassData|TestCaseSource)\s*\(/g,
  caseDepth: 0,
  statements: 'brackets',
  blocks: 'braces',
}

export const rust: TestLanguage = {
  lexicon: {
    lineComments: ['//'],
    blockComments: [{ open: '/*', close: '*/', nested: true }],
    strings: [
      { open: 'r##"', close: '"##', multiline: true },
      { open: 'r#"', close: '"#', multiline: true },
      { open: 'r"', close: '"', multiline: true },
      { ...double, multiline: true },
    ],
    literals: [character],
  },
  tests: /#\[(?:\w+::)*(?:test|rstest|test_case|quickcheck|bench)\b|\bproptest!\s*\{/g,
  title: /\bfn\s+(?<name>\w+)/g,
  skips: /#!?\[\s*ignore\b|#!?\[\s*cfg_attr\s*\([^\]\n]{0,300}\bignore\b|#!?\[\s*cfg\s*\((?!\s*test\s*\))/g,
  assertions:
    /\b(?:\w+::)?(?:debug_|prop_)?assert\w*!\s*[([{]|(?<![\w:])(?:panic|unreachable)!\s*[([{]|#\[\s*should_panic\b|\bexpect!\s*[[(]/g,
  tables: /#\[\s*(?:case|test_case|values)\b[\w:]*\s*\(/g,
  caseDepth: 0,
  statements: 'brackets',
  blocks: 'braces',
}
