import tseslint from 'typescript-eslint'

const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
}

/** One safe log: raw output is allowed only where the process meets the outside (design, section 11). */
const noRawOutput = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "MemberExpression[object.name='console']",
      message: 'Write through runner/log.ts or cli/output.ts: raw output can forge runner commands.',
    },
    {
      selector:
        "MemberExpression[object.object.name='process'][object.property.name=/^(stdout|stderr)$/][property.name='write']",
      message: 'Write through runner/log.ts or cli/output.ts: raw output can forge runner commands.',
    },
    {
      selector:
        "MemberExpression[object.name='core'][property.name=/^(info|summary|error|warning|notice|debug)$/]",
      message: 'Write through runner/log.ts: core writes raw text.',
    },
    {
      selector: 'TSAsExpression[typeAnnotation.type="TSAnyKeyword"]',
      message: 'No any.',
    },
  ],
}

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '__tests__/fixtures/**', 'coverage/**'] },
  {
    files: ['src/**/*.ts', '__tests__/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { ...limits, ...noRawOutput } },
  {
    files: ['src/runner/log.ts', 'src/runner/streams.ts', 'src/cli/output.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
