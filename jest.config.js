/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // One worker less than there are processors, jest's own default, leaves half of a two-processor machine idle.
  maxWorkers: '100%',
  // Modules of finished test files stay in memory; a worker that holds many of them starts processes slowly.
  workerIdleMemoryLimit: '1GB',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Real-runner tests have their own configuration: jest.runner.config.js.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/runner/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
}
