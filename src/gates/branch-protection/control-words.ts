import type { ControlName } from './model.ts'

interface ControlWords {
  /** What holds when the control is on, as the end of "it is required that …". */
  readonly title: string
  readonly why: string
  /** The switch in GitHub's settings for rulesets, in GitHub's words. */
  readonly setting: string
  readonly controls: readonly string[]
  readonly sources: readonly string[]
}

const rulesPage =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets'
const plan = 'source document 003, section 1'
const change = ['nist-csf:PR.PS-06', 'nist-ssdf:PS.1.1']
const review = ['nist-ssdf:PW.7.2', 'nist-csf:PR.PS-06']

/** What each control is about: rule pages and findings take their words from here. */
export const controlWords: Readonly<Record<ControlName, ControlWords>> = {
  'pull-request': {
    title: 'Changes come through pull requests only',
    why: 'A direct push skips every check and every review that the gates ask for.',
    setting: 'Require a pull request before merging',
    controls: change,
    sources: [plan, rulesPage],
  },
  approvals: {
    title: 'Enough approvals are required',
    why: 'Without a required approval the author alone decides what is merged.',
    setting: 'Required approvals',
    controls: review,
    sources: [plan, rulesPage],
  },
  'code-owner-review': {
    title: 'A code owner has to approve',
    why: 'An approval of somebody who does not know the code is enough otherwise.',
    setting: 'Require review from Code Owners',
    controls: review,
    sources: [plan, rulesPage],
  },
  'dismiss-stale': {
    title: 'A push takes earlier approvals away',
    why: 'Code that nobody has seen can be added after the approval otherwise.',
    setting: 'Dismiss stale pull request approvals when new commits are pushed',
    controls: review,
    sources: [rulesPage],
  },
  'last-push': {
    title: 'Somebody other than the last pusher approves',
    why: 'A reviewer can push to the branch and then approve their own change otherwise.',
    setting: 'Require approval of the most recent reviewable push',
    controls: review,
    sources: [rulesPage],
  },
  threads: {
    title: 'Review threads have to be resolved',
    why: 'An open question of a reviewer does not stop the merge otherwise.',
    setting: 'Require conversation resolution before merging',
    controls: review,
    sources: [rulesPage],
  },
  checks: {
    title: 'The checks that matter are required',
    why: 'A check that is not required can fail, or never run, and the change is merged all the same.',
    setting: 'Require status checks to pass',
    controls: ['nist-ssdf:PW.8.2', ...change],
    sources: [plan, rulesPage],
  },
  strict: {
    title: 'The branch is up to date before the merge',
    why: 'Two changes that pass one by one can break each other.',
    setting: 'Require branches to be up to date before merging',
    controls: ['nist-ssdf:PW.8.2'],
    sources: [rulesPage],
  },
  linear: {
    title: 'History is linear',
    why: 'Merge commits can carry changes that no pull request showed, and make history hard to follow.',
    setting: 'Require linear history',
    controls: change,
    sources: [plan, rulesPage],
  },
  signatures: {
    title: 'Commits are signed',
    why: 'Anybody can write any name into a commit.',
    setting: 'Require signed commits',
    controls: ['nist-ssdf:PS.1.1', 'nist-csf:PR.AA-05'],
    sources: [rulesPage],
  },
  'block-force-push': {
    title: 'Nobody can force-push',
    why: 'A force push rewrites history, and reviewed commits disappear without a trace.',
    setting: 'Block force pushes',
    controls: change,
    sources: [plan, rulesPage],
  },
  'block-deletion': {
    title: 'Nobody can delete the branch or tag',
    why: 'Deleting and recreating a branch replaces its history; a tag that is recreated names other code.',
    setting: 'Restrict deletions',
    controls: change,
    sources: [rulesPage],
  },
  'merge-queue': {
    title: 'Merges go through a merge queue',
    why: 'Changes are tested one by one, and not together in the order in which they land.',
    setting: 'Require merge queue',
    controls: ['nist-ssdf:PW.8.2'],
    sources: [rulesPage],
  },
  'merge-methods': {
    title: 'Only the agreed ways to merge are possible',
    why: 'Each way to merge writes other commits into history; a way nobody agreed on breaks what relies on it.',
    setting: 'Allowed merge methods',
    controls: change,
    sources: [plan, rulesPage],
  },
  deployments: {
    title: 'Changes were deployed to an environment first',
    why: 'A change that never ran anywhere is merged otherwise.',
    setting: 'Require deployments to succeed before merging',
    controls: ['nist-ssdf:PW.8.2'],
    sources: [rulesPage],
  },
  workflows: {
    title: 'A ruleset requires the workflow',
    why: 'A workflow of the repository can be changed by the pull request that it judges; a required one cannot.',
    setting: 'Require workflows to pass before merging',
    controls: change,
    sources: [rulesPage],
  },
  'code-scanning': {
    title: 'Code scanning results are required',
    why: 'A change that adds an alert is merged otherwise.',
    setting: 'Require code scanning results',
    controls: ['nist-ssdf:PW.7.2'],
    sources: [rulesPage],
  },
  'restricted-updates': {
    title: 'Only those who may bypass can update the branch or tag',
    why: 'Anybody with write access can move the branch or tag otherwise.',
    setting: 'Restrict updates',
    controls: change,
    sources: [rulesPage],
  },
  creation: {
    title: 'Only those who may bypass can create the branch or tag',
    why: 'Anybody with write access can create a ref of this name, and what runs on it runs with its rights.',
    setting: 'Restrict creations',
    controls: change,
    sources: [plan, rulesPage],
  },
  'name-pattern': {
    title: 'A ruleset demands a pattern for the name',
    why: 'Names that tools rely on (issue numbers, versions) are a matter of luck otherwise.',
    setting: 'Metadata restrictions: name (GitHub Enterprise)',
    controls: [],
    sources: [plan, rulesPage],
  },
  'required-reviewers': {
    title: 'A ruleset names teams that approve some files',
    why: 'Sensitive files are approved by whoever comes along otherwise.',
    setting: 'Require review from specific teams',
    controls: review,
    sources: [rulesPage],
  },
}
