import { test, expect } from '@jest/globals'
import { digestScene, item, inputOf, type DigestScene } from '../publish/digest-scene.ts'
import { writeState } from '../../src/publish/state-line.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import { text } from '../../src/core/text.ts'
import * as fs from 'node:fs'
const out: string[] = []
const say = (...x: unknown[]) => { out.push(x.map((y) => typeof y === 'string' ? y : JSON.stringify(y)).join(' ')); fs.writeFileSync('/tmp/w/x1-out.txt', out.join('\n')) }
const day = 86400
const five = ['a','b','c','d','e'].map((n) => item(`src/${n}/`))
const openOnes = (s: DigestScene) => s.repository.issues.all.filter(({model}) => model.state === 'open')
const settings = defaultReportSettings().digest
const faults = [
  ['secondary', {kind:'secondary-limit', retryAfter:600}],
  ['500', {kind:'status', status:500}],
  ['502x', {kind:'status', status:502, executed:true}],
  ['reset', {kind:'reset'}],
  ['403', {kind:'status', status:403, body:{message:'Resource not accessible by integration'}}],
  ['404', {kind:'status', status:404, body:{message:'Not Found'}}],
  ['410', {kind:'status', status:410, body:{message:'This issue was deleted'}}],
  ['422', {kind:'status', status:422, body:{message:'Validation Failed'}}],
] as const
for (const [name, fault] of faults) test('fault '+name, async () => {
  for (let n=1;n<=9;n++) {
    await digestScene(async (s) => {
      // first: d, e known; then change: a,b,c new, d stays, e reworded, x gone twice
      await s.audit([item('src/d/'), item('src/e/'), item('src/x/')])
      s.world.clock.advance(day)
      await s.audit([item('src/d/'), item('src/e/')])
      s.world.clock.advance(day)
      s.asked()
      const next = [...five.slice(0,4), item('src/e/', {found: text`reworded`})]
      s.world.fault({...fault, path: /\/issues(\/\d+(\/comments)?)?$/, method: /x/ as never, nth:n} as never)
      s.world.faults.clear()
      let count = 0
      s.world.fault({...fault, path: /\/issues(\/\d+)?(\/comments)?$/, nth: 1, times: 0} as never)
      s.world.faults.clear()
      // by write number: find which of POST/PATCH is the nth
      const plan = await s.audit(next, {options:{dryRun:true}})
      const w = plan.done[n-1]
      if (!w) { return }
      const method = w.kind==='create'||w.kind==='comment' ? 'POST':'PATCH'
      const path = w.kind==='create' ? '/issues' : w.kind==='comment' ? /\/comments$/ : new RegExp(`/issues/${w.number}$`)
      const nth = w.kind==='create' ? plan.done.slice(0,n).filter((x)=>x.kind==='create').length : 1
      s.world.fault({...fault, path, method, nth} as never)
      s.asked()
      const o = await s.audit(next)
      const w1 = s.written()
      s.world.faults.clear(); s.world.clock.advance(day)
      const o2 = await s.audit(next)
      const w2 = s.written()
      s.world.clock.advance(day)
      const o3 = await s.audit(next)
      const w3 = s.written()
      const issues = s.repository.issues.all
      const dupes = issues.map(i=>i.body.split('\n')[0]).filter((x,i,all)=>all.indexOf(x)!==i)
      const comments = issues.reduce((k,i)=>k+i.model.comments.length,0)
      say(name, n, w.kind, w.what, 'problem', o.problem ?? 'null', 'notes', o.notes, '| w1', w1.length, 'w2', w2.length, 'w3', w3, 'p2', o2.problem, 'p3', o3.problem, 'dupes', dupes.length, 'open', openOnes(s).length, 'comments', comments)
      void count
    })
  }
}, 60000)
test('forged child date', async () => {
  for (const date of ['9999-99-99','2999-01-01','1960-05-05','0000-00-00','2027-02-30'])
  await digestScene(async (s) => {
    await s.audit([five[0]!])
    const [digest, child] = s.repository.issues.all
    const { readChild } = await import('../../src/digest/children.ts')
    const state = readChild(child!.body)!
    child!.edit({ body: child!.body.replace(/<!-- gatewright:state.*$/m, writeState({...state, firstSeen: date})) })
    digest!.edit({ body: digest!.body.split('\n')[0]! })
    s.world.clock.advance(day); s.asked()
    await s.audit([five[0]!]); const w1 = s.written()
    const row = digest!.body.split('\n').filter(l=>l.startsWith('| ❌'))
    s.world.clock.advance(day)
    await s.audit([five[0]!]); const w2 = s.written()
    s.world.clock.advance(day)
    await s.audit([five[0]!]); const w3 = s.written()
    say('forged', date, w1, w2, w3, row, digest!.body.split('\n').filter(l=>l.startsWith('| ❌')), child!.body.match(/Open since.*/)?.[0])
  })
})
test('ticks', async () => {
  await digestScene(async (s) => {
    const names = Array.from({length: 20}, (_, i) => item(`${'路'.repeat(76)}${String(i).padStart(2,'0')}/`))
    await s.audit(names, {options:{limit:1}})
    const d = s.repository.issues.all[0]!
    const count = (mark: string) => (d.body.match(new RegExp(`^- \\[${mark}\\]`, 'gm')) ?? []).length
    say('ticks free', count(' '), count('x'))
    d.edit({ body: d.body.replace(/^- \[ \]/gm, '- [x]') })
    s.world.clock.advance(day)
    const more = Array.from({length: 20}, (_, i) => item(`${'小'.repeat(76)}${String(i).padStart(2,'0')}/`))
    await s.audit([...more, ...names], {options:{limit:1}})
    say('ticks after', count(' '), count('x'))
    d.edit({ body: d.body.replace(/^- \[ \]/gm, '- [x]') })
    say('ticks all', count(' '), count('x'))
    s.world.clock.advance(day)
    await s.audit([...more, ...names, item('zz')], {options:{limit:1}})
    say('ticks then', count(' '), count('x'))
  })
})
test('clock', async () => {
  await digestScene(async (s) => {
    const notes = [...five, item('n', {blocks:false, level:'warning'}), item('u', {blocks:false, outcome:'unknown'})]
    await s.audit(notes); s.asked()
    for (const d of [0.25,1,1,7,7,7,7,30,60,100,400]) { s.world.clock.advance(d*day); await s.audit(notes, {runUrl:`https://github.com/acme/shop/actions/runs/${Math.round(d*100)}`}); const w = s.written(); say('clock', d, w) }
  })
}, 60000)
test('foreign state', async () => {
  await digestScene(async (s) => {
    await s.audit([item('here')])
    const d = s.repository.issues.all[0]!
    const mine = d.body
    const other = await digestBodyOfOther()
    d.edit({ body: mine.replace(/<!-- gatewright:state.*$/m, other) })
    s.world.clock.advance(day); s.asked()
    const o = await s.audit([item('here')])
    say('foreign', s.written(), o.notes, o.problem, d.body, d.model.comments)
  })
})
async function digestBodyOfOther() {
  let line = ''
  await digestScene(async (s) => {
    await s.audit([item('secret-of-other/'), item('b')], {repository:'acme/other'})
    line = s.repository.issues.all[0]!.body.split('\n').at(-1)!
  })
  return line
}
test('three at once', async () => {
  for (const k of [3,4]) await digestScene(async (s) => {
    const gate = { looked: 0, open: (): void => {} }
    const both = new Promise<void>((r) => { gate.open = r })
    const looked = () => { gate.looked += 1; if (gate.looked === k) gate.open(); return both }
    s.world.fault({ kind: 'before', path: '/issues', method: 'GET', times: k, run: looked })
    const os = await Promise.all(Array.from({length:k}, () => s.audit(five.slice(0,3))))
    say('three', os.map(o=>[o.problem, o.url]), s.repository.issues.all.length, openOnes(s).map(i=>i.number))
    s.world.clock.advance(day); s.asked(); await s.audit(five.slice(0,3)); say(' next', s.written(), openOnes(s).map(i=>i.number))
    s.world.clock.advance(day); await s.audit(five.slice(0,3)); say(' next', s.written())
  })
}, 60000)
test('limits', async () => {
  for (const limit of [0,1,2]) await digestScene(async (s) => {
    for (let i=0;i<9;i++) { s.asked(); const o = await s.audit(five, {options:{limit}}); say('limit', limit, s.written(), 'held', o.held.length, o.problem, o.notes, openOnes(s).length, (s.repository.issues.all[0]?.body.match(/.*held back: one.*/)??[])[0]); s.world.clock.advance(day) }
  })
}, 60000)
test('label dropped', async () => {
  await digestScene(async (s) => {
    for (let i=0;i<3;i++) {
      s.world.fault({kind:'rewrite', method:'POST', path:'/issues', times: Infinity, body:(b: any)=>{ s.repository.issues.get(b.number).label(); return {...b, labels:[]} }} as never)
      const o = await s.audit(five); say('label', s.written(), o.problem, o.notes, s.repository.issues.all.length, openOnes(s).length); s.world.faults.clear(); s.world.clock.advance(day)
    }
  }).catch((e) => say('label threw', String(e)))
}, 60000)
test('older closes newer', async () => {
  await digestScene(async (s) => {
    await s.audit([item('a',{blocks:false})])
    const empty: never[] = []
    s.world.clock.advance(day); await s.audit(empty)
    s.world.clock.advance(day); 
    const d = s.repository.issues.all[0]!
    const old = inputOf(s.world, empty)
    // older audit's plan would close; before its PATCH a newer one writes
    let ran = false
    s.world.fault({ kind: 'before', path: `/issues/${d.number}`, method: 'GET', times: 1, run: async () => { if (ran) return; ran = true; s.world.clock.advance(3600); s.world.faults.clear(); await s.audit([item('new')]) } } as never)
    const { digestSink } = await import('../../src/publish/digest.ts')
    const o = await digestSink(s.place(), old, {limit:10, dryRun:false})
    say('older', o.done, d.model.state, d.body.slice(0,300))
  })
})
test('reopen child loop', async () => {
  await digestScene(async (s) => {
    await s.audit([item('a'), item('b')])
    const c = s.repository.issues.all[1]!
    for (let i=0;i<3;i++){ 
      for (let k=0;k<3;k++){ s.world.clock.advance(day); s.asked(); await s.audit([item('b')]); say('loop', i, k, s.written(), c.model.state, c.body.split('\n').slice(0,6)) }
      c.reopen('alpha') }
  })
})
