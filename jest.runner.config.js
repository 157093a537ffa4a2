import base from './jest.config.js'

/** The real-runner tests: they need `act` and a Node 24 binary, so `npm test` leaves them to `.ci/run`. */
export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/runner/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
}
