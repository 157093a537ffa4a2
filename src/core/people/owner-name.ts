import { z } from 'zod'

/** `@login`, `@name[bot]` or `@org/team`, as in a CODEOWNERS file. Mail addresses name no account, so none here. */
export const ownerName = z
  .string()
  .regex(
    /^@[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\]|\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/,
    'expected `@user` or `@org/team`',
  )
