import { describe, expect, test } from '@jest/globals'
import { measureTests } from '../../../src/formats/test-source/measure.ts'

const lines = (...text: readonly string[]): string => text.join('\n')
const counts = (path: string, text: string) => {
  const { tests, skipped, assertions } = measureTests(path, text)
  return [tests, skipped, assertions]
}
const expectations = (path: string, text: string) => measureTests(path, text).expectations

const samples: readonly (readonly [string, string, readonly number[], readonly string[]])[] = [
  [
    'cart.test.ts',
    lines(
      "import { test } from 'vitest'",
      "describe('cart', () => {",
      "  it('adds up', () => {",
      '    // expect(commented).toBe(out)',
      "    expect(total([1, 2])).toBe(3); expect('it(').not.toBe(`test($" + "{'x'}`)",
      '    const pattern = /expect("/',
      '  })',
      "  test.skip('later', async () => {",
      '    await expect(',
      '      load(),',
      '    ).rejects.toThrow()',
      '  })',
      "  it.each([[1, 2], [3, 4]])('case %i', (a, b) => { assert.equal(a, b) })",
      '})',
    ),
    [3, 1, 4],
    [
      'adds up: expect(total([1,2])).toBe(3)',
      'adds up: expect("it(").not.toBe(`test($' + '{"x"}`)',
      'later: awaitexpect(load()).rejects.toThrow()',
      'case %i: assert.equal(a,b)',
      'case 1,2]',
      'case 3,4]',
    ],
  ],
  [
    'test_cart.py',
    lines(
      'import pytest',
      '@pytest.mark.skipif(True, reason="x")',
      '@pytest.mark.parametrize("a,b", [(1, 2), (3, 4)])',
      'def test_adds(a, b):',
      '    """assert nothing here"""',
      '    assert a + 1 == b  # assert',
      '    with pytest.raises(ValueError):',
      '        load()',
      'class TestCart:',
      '    async def test_load(self):',
      '        self.assertEqual(',
      '            1,',
      '            1,',
      '        )',
    ),
    [2, 1, 3],
    [
      'test_adds: asserta+1==b',
      'test_adds: withpytest.raises(ValueError):',
      'test_load: self.assertEqual(1,1)',
      'case "a,b"',
      'case 1,2)',
      'case 3,4)',
    ],
  ],
  [
    'cart_test.go',
    lines(
      '//go:build ignore',
      'func TestAdds(t *testing.T) {',
      '\tfor _, c := range []struct{ a, want int }{',
      '\t\t{1, 2},',
      '\t\t{3, 4},',
      '\t} {',
      '\t\tif got := add(c.a); got != c.want {',
      '\t\t\tt.Errorf("got %d", got)',
      '\t\t}',
      '\t}',
      '\tt.Run("inner", func(t *testing.T) { require.Equal(t, 1, one()) })',
      '\tt.Skip("later")',
      '}',
    ),
    [2, 2, 2],
    [
      'TestAdds: ifgot:=add(c.a);got!=c.wantt.Errorf("got %d",got)',
      'inner: require.Equal(t,1,one())',
      'case 1,2}',
      'case 3,4}',
    ],
  ],
  [
    'CartTest.java',
    lines(
      '@Disabled',
      'class CartTest {',
      '  @Test',
      '  @DisplayName("adds")',
      '  void adds() {',
      "    char quote = '\"';",
      '    assertThat(total())',
      '      .isEqualTo(3);',
      '    /* assertTrue(false); */',
      '    verify(store).save(any());',
      '  }',
      '  @ParameterizedTest @CsvSource({"1,2", "3,4"})',
      '  void pairs(int a, int b) { assertEquals(a, b); }',
      '}',
    ),
    [2, 1, 3],
    [
      'adds: assertThat(total()).isEqualTo(3)',
      'adds: verify(store).save(any())',
      'pairs: assertEquals(a,b)',
      'case "1,2"',
      'case "3,4"',
    ],
  ],
  [
    'CartTest.kt',
    lines(
      'class CartTest {',
      '  @Test fun `adds up`() {',
      '    total() shouldBe 3',
      '    assertEquals(1, one())',
      '  }',
      '  @Ignore @Test fun later() { fail() }',
      '}',
    ),
    [2, 1, 3],
    ['`adds up`: total()shouldBe3', '`adds up`: assertEquals(1,one())', 'later: fail()'],
  ],
  [
    'cart_spec.rb',
    lines(
      'RSpec.describe Cart do',
      '  it "adds up" do',
      '    expect(total).to eq(3) # expect(nothing)',
      '    total.should eq 3',
      '  end',
      "  xit 'later' do",
      '    expect { load }.to raise_error',
      '  end',
      'end',
    ),
    [2, 1, 3],
    ['adds up: expect(total).toeq(3)', 'adds up: total.shouldeq3', 'later: expect{load}.toraise_error'],
  ],
  [
    'cart.rs',
    lines(
      "fn borrowed<'a>(x: &'a str) -> &'a str { x }",
      '#[test]',
      'fn adds() { assert_eq!(total(), 3); }',
      '#[tokio::test]',
      '#[ignore]',
      'async fn later() {',
      '    assert!(matches!(load().await, Ok(_)), r#"not "loaded""#);',
      '}',
      '#[rstest]',
      '#[case(1, 2)]',
      '#[case(3, 4)]',
      'fn pairs(#[case] a: u8, #[case] b: u8) { assert_ne!(a, b) }',
    ),
    [3, 1, 3],
    [
      'adds: assert_eq!(total(),3)',
      'later: assert!(matches!(load().await,Ok(_)),r#"not "loaded""#)',
      'pairs: assert_ne!(a,b)',
      'case 1,2',
      'case 3,4',
    ],
  ],
  [
    'CartTests.cs',
    lines(
      'public class CartTests {',
      '  [Fact]',
      '  public void Adds() { Assert.Equal(3, Total()); }',
      '  [Theory(Skip = "later")]',
      '  [InlineData(1, 2)]',
      '  public async Task Pairs(int a, int b) {',
      '    result',
      '      .Should()',
      '      .Be(3);',
      '  }',
      '}',
    ),
    [2, 1, 2],
    ['Adds: Assert.Equal(3,Total())', 'Pairs: result.Should().Be(3)', 'case 1,2'],
  ],
  [
    'CartSpec.hs',
    lines(
      'spec = do',
      '  describe "cart" do',
      '    it "adds up" do',
      "      let c = 'x'",
      '      total [1, 2]',
      '        |> shouldBe 3',
      '      -- total `shouldBe` 4',
      '      load `shouldThrow`',
      '        anyException',
      '    xit "later" do',
      '      pending',
    ),
    [2, 2, 2],
    ['adds up: total[1,2]|>shouldBe3', 'adds up: load`shouldThrow`anyException'],
  ],
  [
    'create-cart.hurl',
    lines(
      '# creates',
      'POST http://localhost/commands/create-cart',
      '[Options]',
      'skip: true',
      '{"id": 1}',
      'HTTP 200',
      '[Captures]',
      'id: jsonpath "$.id"',
      '[Asserts]',
      'jsonpath "$.error"  ==  "none"',
      '',
      'GET http://localhost/carts',
      'HTTP 404',
    ),
    [2, 1, 3],
    [
      'POST http://localhost/commands/create-cart: HTTP 200',
      'POST http://localhost/commands/create-cart: jsonpath "$.error" == "none"',
      'GET http://localhost/carts: HTTP 404',
    ],
  ],
  ['expected/cart.json', '{\n  "total": 3\n\n}\n', [0, 0, 3], ['{', '"total": 3', '}']],
  ['tests/README.md', 'it(x)\n', [0, 0, 0], []],
]

describe('what test files assert', () => {
  test.each(samples)('%s: tests, skips, assertions and expectations', (path, text, numbers, expected) => {
    expect(expectations(path, text)).toEqual(expected)
    expect(counts(path, text)).toEqual(numbers)
    // Line ends of another system say the same.
    expect(measureTests(path, text.replaceAll('\n', '\r\n'))).toEqual(measureTests(path, text))
  })
})

/** A test, and ways to make it assert less. */
const attacks: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'a.test.ts',
    "it('adds', () => {\n  const sum = add(1, 2)\n  expect(sum).toBe(3)\n})\n",
    [
      ['it(', 'it.skip('],
      ['it(', 'it.only('],
      ['it(', 'it.failing('],
      ['it(', 'it.skipIf(true)('],
      ['it(', 'xit('],
      ['it(', 'it.todo('],
      ['it(', "it['skip']("],
      ["'adds', ", "'adds', { skip: true }, "],
      ["it('adds'", "it('adds up'"],
      ['toBe(3)', 'toBe(4)'],
      ['toBe(3)', 'toBeDefined()'],
      ['.toBe(3)', ''],
      ['.toBe', '.not.toBe'],
      ['expect(sum)', '// expect(sum)'],
      ['expect(sum).toBe(3)', '/* expect(sum).toBe(3) */'],
      ['expect(sum).toBe(3)', '`expect(sum).toBe(3)`'],
      ['expect(sum)', 'if (false) expect(sum)'],
      ['expect(sum)', 'false && expect(sum)'],
      ['  const sum', '  if (false) {\n  const sum'],
      ['  const sum', '  try {\n  const sum'],
      ['  const sum', '  if (\n    process.env.CI\n  ) {\n  const sum'],
      ["it('adds'", "describe.skip('all', () => it('adds'"],
    ],
  ],
  [
    'test_a.py',
    'def test_adds():\n    total = add(1, 2)\n    assert total == 3\n',
    [
      ['def test_adds', 'def no_test_adds'],
      ['def test_adds', '@pytest.mark.skip\ndef test_adds'],
      ['def test_adds', '@pytest.mark.xfail(strict=False)\ndef test_adds'],
      ['def test_adds', 'pytestmark = pytest.mark.skip\ndef test_adds'],
      ['    total', '    pytest.skip("x")\n    total'],
      ['assert total == 3', 'assert total == 3 or True'],
      ['assert total', '# assert total'],
      ['    assert total == 3', '    if False:\n        assert total == 3'],
      ['    assert total == 3', '    with suppress(AssertionError):\n        assert total == 3'],
    ],
  ],
  [
    'a_test.go',
    'func TestAdds(t *testing.T) {\n\tif add(1, 2) != 3 {\n\t\tt.Fatal("no")\n\t}\n}\n',
    [
      ['!= 3', '!= 4'],
      ['func TestAdds', 'func testAdds'],
      ['\tif add', '\tt.Skip()\n\tif add'],
      ['func TestAdds', '//go:build never\nfunc TestAdds'],
      ['t.Fatal', 't.Log'],
      ['\tif add', '\tif false {\n\tif add'],
    ],
  ],
  [
    'a_spec.rb',
    'it "adds" do\n  expect(add(1, 2)).to eq(3)\nend\n',
    [
      ['it "adds"', 'xit "adds"'],
      ['it "adds"', 'it "adds", skip: true'],
      ['  expect', '  skip\n  expect'],
      ['eq(3)', 'be_truthy'],
      ['  expect(add(1, 2)).to eq(3)', '  unless true\n    expect(add(1, 2)).to eq(3)\n  end'],
    ],
  ],
  [
    'ASpec.hs',
    'spec = do\n  it "adds" do\n    add 1 2 `shouldBe` 3\n',
    [
      ['it "adds"', 'xit "adds"'],
      ['    add', '    pending\n    add'],
      ['shouldBe` 3', 'shouldSatisfy` const True'],
      ['    add 1 2 `shouldBe` 3', '    when False do\n      add 1 2 `shouldBe` 3'],
    ],
  ],
  [
    'a.rs',
    '#[test]\nfn adds() {\n    assert_eq!(add(1, 2), 3);\n}\n',
    [
      ['#[test]', '#[test]\n#[ignore]'],
      ['#[test]\n', ''],
      ['assert_eq!', 'assert_ne!'],
      ['#[test]', '#[test]\n#[cfg(target_os = "none")]'],
    ],
  ],
  [
    'ATest.java',
    'class ATest {\n  @Test void adds() {\n    assertEquals(3, add(1, 2));\n  }\n}\n',
    [
      ['@Test', '@Disabled @Test'],
      ['@Test ', ''],
      ['assertEquals(3', 'assertEquals(4'],
      ['    assert', '    assumeTrue(false);\n    assert'],
      ['    assert', '    if (false) {\n    assert'],
    ],
  ],
  [
    'ATests.cs',
    'class ATests {\n  [Fact] public void Adds() {\n    Assert.Equal(3, Add(1, 2));\n  }\n}\n',
    [
      ['[Fact]', '[Fact(Skip = "x")]'],
      ['[Fact] ', ''],
      ['Assert.Equal(3', 'Assert.NotEqual(3'],
    ],
  ],
  [
    'a.hurl',
    'GET http://x/y\nHTTP 200\n',
    [
      ['HTTP 200', 'HTTP *'],
      ['HTTP 200', ''],
      ['HTTP', '[Options]\nskip: true\nHTTP'],
    ],
  ],
  ['expected.json', '{"total": 3}\n', [['3', '4']]],
]
const cases = attacks.flatMap(([path, text, ways]) =>
  ways.map(([from, to]) => [path, from, to, text] as const),
)

describe('what makes a test assert less', () => {
  test.each(cases)('%s: %j becomes %j', (path, from, to, text) => {
    expect(text).toContain(from)
    const strengthOf = (source: string) => measureTests(path, source)
    const [before, after] = [strengthOf(text), strengthOf(text.replace(from, to))]
    const lost = before.expectations.some((one) => !after.expectations.includes(one))
    expect([after.tests < before.tests, after.skipped > before.skipped, lost]).toContain(true)
  })
})

describe('what may not deceive the count', () => {
  test.each(samples)('%s: one line less is never more', (path, text) => {
    const whole = measureTests(path, text)
    const rows = text.split('\n')
    for (const at of rows.keys()) {
      const rest = measureTests(path, rows.filter((_, index) => index !== at).join('\n'))
      expect(rest.tests).toBeLessThanOrEqual(whole.tests)
    }
  })

  const floods = [
    'it(',
    'expect(a)) ',
    '`${',
    '/[',
    "'",
    '"',
    '/*',
    '{-',
    '(',
    ')',
    'assert ',
    '[case(',
    '\n.',
    ' ',
  ]
  const files = ['a.ts', 'a.py', 'a.go', 'a.java', 'a.kt', 'a.rb', 'a.rs', 'a.cs', 'a.hs', 'a.hurl', 'a.txt']
  test.each(floods)('a file of nothing but %j is read in time that grows with its length', (flood) => {
    for (const path of files) {
      const started = process.cpuUsage()
      measureTests(path, flood.repeat(Math.ceil(100_000 / flood.length)))
      const { user, system } = process.cpuUsage(started)
      expect((user + system) / 1000).toBeLessThan(250)
    }
  })
})
