export const id = 554;
export const ids = [554];
export const modules = {

/***/ 2831:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plannedBody),
/* harmony export */   q: () => (/* binding */ digestWords)
/* harmony export */ });
/* harmony import */ var _surfaces_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62332);

/** Issues named one by one, of those written and of those held back; there may be thousands. */
const mostNamed = 20;
/** Sentences about the digest: few lines, however many issues there are. */
function digestWords(kept, dryRun) {
    if (kept === null)
        return { lines: [], warnings: [] };
    const { outcome } = kept;
    if (outcome === null)
        return { lines: [], warnings: [`the digest issue was left as it is: ${kept.left}`] };
    const { done, held, problem, notes } = outcome;
    const tell = dryRun ? planned : made;
    return {
        lines: [
            `digest issue: ${stateOf(outcome, dryRun)}`,
            ...named(done.map(tell), (more) => `and ${(0,_surfaces_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(more, 'other write')}`),
            ...named(held.map(later), (more) => `held back for a later run: ${(0,_surfaces_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(more, 'other issue')}`),
        ],
        warnings: [...notes, ...(problem === null ? [] : [problem])],
    };
}
function stateOf({ written, problem, url, done }, dryRun) {
    const where = url === null ? '' : `, ${url}`;
    if (dryRun)
        return `dry run, nothing is written; ${(0,_surfaces_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(done.length, 'write')} planned${where}`;
    if (written !== 'none')
        return `${written}${where}`;
    return problem === null ? `nothing to write${where}` : `not written${where}`;
}
function named(lines, rest) {
    const more = lines.length - mostNamed;
    return more > 0 ? [...lines.slice(0, mostNamed), rest(more)] : lines;
}
function made({ kind, number, title }) {
    const about = title === null ? '' : `: ${title}`;
    return kind === 'comment' ? `comment on issue #${number}` : `issue #${number} ${past[kind]}${about}`;
}
const past = {
    create: 'created',
    update: 'updated',
    close: 'closed',
    reopen: 'reopened',
};
const planned = (write) => `would ${deed(write)}`;
const later = (write) => `held back for a later run: ${deed(write)}`;
function deed({ kind, what, number, title }) {
    const issue = what === 'digest' ? 'the digest issue' : 'the issue of a finding';
    const known = number === null ? issue : `issue #${number}`;
    return `${kind === 'comment' ? 'comment on' : kind} ${title === null ? known : `issue "${title}"`}`;
}
/** Lines of a body that only the next run reads: the marker and the memory. */
const forRuns = /^<!-- gatewright:.*\n?/gm;
/**
 * The part of the page that shows what a dry run would write.
 * @param maxBytes UTF-8 bytes it may have; empty where it has more, or where nothing would be written
 */
function plannedBody(kept, dryRun, maxBytes) {
    const body = kept?.outcome?.plan?.body;
    if (!dryRun || body === undefined || kept?.outcome?.done.length === 0)
        return '';
    const head = '<details>\n<summary><b>The digest issue that would be written</b></summary>';
    const part = `\n${head}\n\n${body.replaceAll(forRuns, '').trim()}\n\n</details>\n`;
    return Buffer.byteLength(part) > maxBytes ? '' : part;
}


/***/ }),

/***/ 94882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ keepDigest)
});

// EXTERNAL MODULE: ./src/digest/model.ts
var model = __webpack_require__(77445);
// EXTERNAL MODULE: ./src/policy/report-settings.ts
var report_settings = __webpack_require__(99530);
// EXTERNAL MODULE: ./src/digest/advance.ts
var advance = __webpack_require__(59550);
// EXTERNAL MODULE: ./src/surfaces/page.ts + 1 modules
var surfaces_page = __webpack_require__(65081);
// EXTERNAL MODULE: ./src/publish/marker.ts
var marker = __webpack_require__(58953);
// EXTERNAL MODULE: ./src/surfaces/escape.ts
var surfaces_escape = __webpack_require__(90653);
// EXTERNAL MODULE: ./src/surfaces/limits.ts
var limits = __webpack_require__(47910);
// EXTERNAL MODULE: ./src/surfaces/phrase.ts
var phrase = __webpack_require__(63839);
// EXTERNAL MODULE: ./src/surfaces/words.ts + 1 modules
var words = __webpack_require__(62332);
// EXTERNAL MODULE: ./src/surfaces/budget.ts
var surfaces_budget = __webpack_require__(79951);
// EXTERNAL MODULE: ./src/digest/key-set.ts
var key_set = __webpack_require__(74630);
// EXTERNAL MODULE: ./src/digest/words.ts
var digest_words = __webpack_require__(5145);
;// CONCATENATED MODULE: ./src/digest/ticks.ts


/** UTF-16 units of a subject beside its box. */
const subjectUnits = 80;
/** Hex digits of a finding id that a box names it by. */
const boxDigits = 12;
/** How a box names a finding. */
const boxOf = (id) => id.slice(0, boxDigits);
/** A ticked box at the start of a line, as GitHub and people write it, with the id we put behind it. */
const ticked = /^[ \t]{0,3}[-*+] \[[xX]\] `([0-9a-f]{12})`/gm;
/**
 * Boxes that people ticked, by the ids beside them. A tick is a mark and a request to other people: it changes no
 * outcome, closes nothing and accepts nothing. Where a body is not ours, its ids match no finding.
 */
function ticksIn(body) {
    const ticks = new Set();
    for (const [, box] of body.matchAll(ticked))
        if (box !== undefined)
            ticks.add(box);
    return ticks;
}
/** One box. */
function boxRow(box, name, isTicked) {
    const words = name === null
        ? ''
        : ` ${(0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(name.rule, digest_words/* nameUnits */.B4))} ${(0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(name.subject, subjectUnits))}`;
    return `- [${isTicked ? 'x' : ' '}] \`${box}\`${words}`;
}

;// CONCATENATED MODULE: ./src/digest/sections.ts







/** Bytes that a list beside the table of open findings may take, its title apart: four of them leave room for it. */
const listBytes = 1_500;
/** Bytes of all boxes. */
const boxBytes = 5_000;
/** Boxes without a tick. */
const freeBoxes = 10;
/** UTF-16 units of a subject in a list. */
const sections_subjectUnits = 120;
/** UTF-16 units of a reason in a list. */
const detailUnits = 300;
/** Where everything can be read that had no room, as a link where there is an address for it. */
function elsewhere({ page, state }) {
    const { artifactUrl, runUrl } = state.last;
    if (artifactUrl !== null)
        return (0,digest_words/* linkedWords */.N2)(page, 'the artifact with all of them', artifactUrl);
    if (runUrl !== null)
        return (0,digest_words/* linkedWords */.N2)(page, 'the run with all of them', runUrl);
    return 'the result JSON has all of them';
}
/** Rows that fit, and how many do not. */
function fitting(rows, asRow, where = '') {
    const shown = (0,surfaces_budget/* takeWhileFits */.z)(rows, (0,surfaces_budget/* createBudget */.y)(listBytes));
    const more = rows.length - shown.length;
    return more > 0 ? [...shown, asRow(`${more} more${where === '' ? '' : `: ${where}`}`)] : shown;
}
const asItem = (words) => `- ${words}`;
/** The boxes, before everything that may be cut: those that are ticked, and the most important others. */
function boxSection(view) {
    const { open, accepted, waiting, ticks, input } = view;
    const items = [...open, ...accepted.map(({ item }) => item)];
    const free = new Set(open.slice(0, freeBoxes).map(({ id }) => id));
    const known = items
        .filter(({ id }) => free.has(id) || ticks.has(boxOf(id)))
        .map((item) => ({ box: boxOf(item.id), name: item }));
    const gone = new Map(waiting.map((entry) => [entry.key, entry.name]));
    const kept = [...ticks]
        .filter((box) => gone.has(box.slice(0, key_set/* keyDigits */.i3)) && known.every((one) => one.box !== box))
        .sort()
        .map((box) => ({ box, name: gone.get(box.slice(0, key_set/* keyDigits */.i3)) ?? null }));
    const rows = [...known, ...kept]
        .map((one) => ({ ...one, ticked: ticks.has(one.box) }))
        .map(({ box, name, ticked }) => ({ ticked, row: boxRow(box, name, ticked) }));
    const lines = withinBytes(rows);
    if (lines.length === 0)
        return [];
    const days = (0,words/* plural */.LS)(input.settings.acceptDays, 'day');
    return [
        '### Requests',
        '',
        `Tick a box to ask for somebody to see to a finding. Ticks stay as long as the finding does. They are requests: a tick changes no outcome. To accept a finding for ${days}, close its own issue as not planned.`,
        '',
        ...lines,
        '',
    ];
}
/** Ticked boxes take their bytes first; the order stays. */
function withinBytes(rows) {
    const budget = (0,surfaces_budget/* createBudget */.y)(boxBytes);
    const taken = new Set();
    for (const wanted of [true, false]) {
        for (const { ticked, row } of rows)
            if (ticked === wanted && budget.take(row))
                taken.add(row);
    }
    return rows.map(({ row }) => row).filter((row) => taken.has(row));
}
/** What the audit could not see. */
function notEvaluatedSection(view) {
    const { notEvaluated, complete } = view.input;
    if (notEvaluated.length === 0 && complete)
        return [];
    const rows = notEvaluated.map(({ what, detail, permission }) => {
        const needs = permission === null ? '' : ` (needs ${(0,surfaces_escape/* codeSpan */.SS)(permission)})`;
        return asItem(`${(0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(what, sections_subjectUnits))}: ${(0,surfaces_escape/* escapeMarkdown */.FV)((0,surfaces_escape/* shorten */.ml)(detail, detailUnits))}${needs}`);
    });
    return [
        '### Not evaluated',
        '',
        'Nothing counts as fixed by an audit that could not see everything.',
        '',
        ...fitting(rows, asItem, elsewhere(view)),
        '',
    ];
}
/** Findings that are gone once, or that this scan could not look for. */
function waitingSection(view) {
    if (view.waiting.length === 0)
        return [];
    const rows = view.waiting.map((entry) => asItem(`${goneName(entry)}, open since ${entry.firstSeen}, ${entry.misses === 0 ? 'could not be looked for' : 'gone in one complete audit'}`));
    return [
        `### Not seen in this audit: ${view.waiting.length}`,
        '',
        'A finding counts as fixed when two complete audits in a row do not find it.',
        '',
        ...fitting(rows, asItem),
        '',
    ];
}
/** Findings whose issue somebody closed as not planned, with the day that ends it. */
function acceptedSection(view) {
    const { accepted, page, input } = view;
    if (accepted.length === 0)
        return [];
    const rows = accepted.map(({ item, accepted: { until, number, soon } }) => (0,surfaces_page/* tableRow */.jD)([
        (0,digest_words/* findingName */.f$)(item.rule, item.subject, sections_subjectUnits),
        `${until.slice(0, 10)}${soon ? ' ⚠️ lapses soon' : ''}`,
        (0,digest_words/* issueLink */.MN)(page, input.repository, number),
    ]));
    return [
        `### Accepted: ${accepted.length}`,
        '',
        'Closed as not planned by somebody: not counted as open until the day named. No verdict changes by it.',
        '',
        (0,surfaces_page/* tableHead */.PP)(['Finding', 'Accepted until', 'Issue']),
        ...fitting(rows, (words) => (0,surfaces_page/* tableRow */.jD)([words, '', '']), elsewhere(view)),
        '',
    ];
}
/** What the last run that changed anything found fixed. */
function fixedSection(view) {
    const { fixed, last, at } = view.state;
    if (last.fixed === 0)
        return [];
    const rows = fixed
        .slice(0, last.fixed)
        .map((gone) => asItem(`${goneName(gone)}, open since ${gone.firstSeen}`));
    const forgotten = last.fixed - rows.length;
    return [
        `### Fixed since the last run: ${last.fixed}`,
        '',
        `Counted on ${at.slice(0, 10)}.`,
        '',
        ...fitting(rows, asItem),
        ...(forgotten > 0 ? [asItem(`${forgotten} more, whose names were not kept`)] : []),
        '',
    ];
}
const goneName = ({ key, name }) => name === null
    ? `finding \`${key}…\` (there was no room to keep its name)`
    : (0,digest_words/* findingName */.f$)(name.rule, name.subject, sections_subjectUnits);

// EXTERNAL MODULE: ./src/digest/state.ts
var digest_state = __webpack_require__(15129);
;// CONCATENATED MODULE: ./src/digest/view.ts

/** `YYYY-MM-DD` since when a finding is open; null where there was no room to remember it. */
const sinceOf = ({ state }, item) => state.entries.get((0,digest_state/* keyOf */.TN)(item.id))?.firstSeen ?? null;

;// CONCATENATED MODULE: ./src/digest/open-table.ts








/** UTF-16 units of a subject, and of a sentence, in a row. */
const open_table_subjectUnits = 160;
const sentenceUnits = 240;
/** Of the bytes there are, the part of the table when not all rows fit into it; the folded tail has the rest. */
const tableShare = 0.7;
/** Bytes that the sentence about what had no room may take, address included. */
const restBytes = 1_700;
const columns = ['Outcome', 'Rule', 'Subject', 'Found', 'Next step', 'Since', 'Issue'];
/**
 * The most important findings as a table, grouped by owner; the next ones as a folded list; the others as a number.
 * Rows are taken by importance and grouped afterwards, so that no owner's notes push out another's blockers.
 */
function openFindings(view, bytes) {
    if (view.open.length === 0)
        return { table: [], tail: [] };
    const all = takeRows(view, (0,surfaces_budget/* createBudget */.y)(bytes));
    if (all.count === view.open.length)
        return { table: grouped(view, all.groups), tail: [] };
    const room = bytes - restBytes;
    const some = takeRows(view, (0,surfaces_budget/* createBudget */.y)(Math.floor(room * tableShare)));
    const rest = view.open.slice(some.count);
    const tail = tailRows(view, rest, (0,surfaces_budget/* createBudget */.y)(Math.floor(room * (1 - tableShare))));
    return { table: grouped(view, some.groups), tail: folded(view, rest.length, tail) };
}
/** Rows in order of importance while they fit, with the heads of the groups they begin. */
function takeRows(view, budget) {
    const groups = new Map();
    let count = 0;
    for (const item of view.open) {
        const key = JSON.stringify(item.owners);
        const row = rowOf(view, item);
        const group = groups.get(key);
        const piece = group === undefined ? `${groupHead(view, item.owners, view.open.length)}\n${row}\n` : row;
        if (!budget.take(piece))
            break;
        if (group === undefined)
            groups.set(key, { owners: item.owners, rows: [row] });
        else
            group.rows.push(row);
        count += 1;
    }
    return { groups, count };
}
const grouped = (view, groups) => [...groups.values()].flatMap(({ owners, rows }) => [groupHead(view, owners, rows.length), ...rows, '']);
const groupHead = ({ input }, owners, count) => `**Owner: ${(0,digest_words/* ownerWords */.$J)(owners, input.settings.mention)}** (${count})\n\n${(0,surfaces_page/* tableHead */.PP)(columns)}`;
function rowOf(view, item) {
    const { sink } = view.page;
    return (0,surfaces_page/* tableRow */.jD)([
        wordOf(item),
        (0,digest_words/* ruleWords */.mG)(view.page, item),
        (0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(item.subject, open_table_subjectUnits)),
        (0,phrase/* phrase */.MZ)((0,digest_words/* cutMessage */.wu)(item.found, sentenceUnits), sink),
        (0,phrase/* phrase */.MZ)((0,digest_words/* cutMessage */.wu)(item.fix, sentenceUnits), sink),
        sinceOf(view, item) ?? 'not kept',
        issueWords(view, item),
    ]);
}
/** A blocker says so; what can never block is named by its level. */
function wordOf({ outcome, level, blocks }) {
    if (blocks)
        return '❌ blocker';
    if (outcome === 'unknown' || level === 'error')
        return (0,words/* outcomeWord */.nG)(outcome);
    return level === 'warning' ? '⚠️ warning' : '📝 note';
}
function issueWords({ page, input, children, held }, { id }) {
    const number = children.get(id);
    const link = number === undefined ? '' : (0,digest_words/* issueLink */.MN)(page, input.repository, number);
    if (!held.has(id))
        return link;
    return link === '' ? 'held back' : `${link}, reopening held back`;
}
/** One line for each finding that is not in the table, while they fit. */
function tailRows(view, items, budget) {
    const rows = [];
    for (const item of items) {
        const subject = (0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(item.subject, open_table_subjectUnits));
        const issue = issueWords(view, item);
        const words = [`${wordOf(item)} ${(0,surfaces_escape/* codeSpan */.SS)(item.rule)} ${subject}`, sinceWords(view, item), issue];
        const row = `- ${words.filter((one) => one !== '').join(', ')}`;
        if (!budget.take(row))
            break;
        rows.push(row);
    }
    return rows;
}
const sinceWords = (view, item) => {
    const since = sinceOf(view, item);
    return since === null ? '' : `since ${since}`;
};
/** The folded list is always closed: it is put together when its rows are known. */
function folded(view, count, rows) {
    const more = count - rows.length;
    const rest = more > 0 ? [`\n${more} more: ${elsewhere(view)}.\n`] : [];
    if (rows.length === 0)
        return rest;
    const list = ['<details>', `<summary>${(0,words/* plural */.LS)(count, 'more open finding')}</summary>`, '', ...rows, ''];
    // Outside of the fold, so that nobody takes the part for the whole.
    return [...list, '</details>', ...rest];
}

// EXTERNAL MODULE: ./src/surfaces/override-words.ts
var override_words = __webpack_require__(63374);
;// CONCATENATED MODULE: ./src/digest/overrides-section.ts



/** Bytes of the list. */
const overrides_section_listBytes = 2_500;
/** Overrides on the audited branch, without what changes from day to day: the issue is written only when they do. */
function overridesSection({ input }) {
    const all = (0,override_words/* shownOverrides */.X)(input.report.record.verdict);
    if (all.length === 0)
        return [];
    const rows = all.map(({ id, state, gates, expiresAt, requestedBy, ticket, reason }) => {
        const names = gates.slice(0, 3).map(surfaces_escape/* codeSpan */.SS).join(', ');
        const until = expiresAt === null ? '' : `, until ${(0,surfaces_escape/* codeSpan */.SS)(expiresAt)}`;
        const who = ` (requested by ${(0,surfaces_escape/* codeSpan */.SS)(`@${requestedBy ?? ''}`)}, ticket ${(0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(ticket ?? '', 80))})`;
        const why = (0,surfaces_escape/* escapeMarkdown */.FV)((0,surfaces_escape/* shorten */.ml)(reason ?? '', 120));
        const what = state === 'listed' ? `runs for ${names}${until}${who}: ${why}` : `${state}, no effect`;
        return `- ${(0,surfaces_escape/* codeSpan */.SS)(id)}: ${what}`;
    });
    const shown = (0,surfaces_budget/* takeWhileFits */.z)(rows, (0,surfaces_budget/* createBudget */.y)(overrides_section_listBytes));
    const more = all.length - shown.length;
    return ['### Overrides', '', ...shown, ...(more > 0 ? [`- ${more} more`] : []), ''];
}

;// CONCATENATED MODULE: ./src/digest/body.ts










/** UTF-16 units of the line about what was audited. */
const totalsUnits = 600;
const size = (lines) => new TextEncoder().encode(lines.join('\n')).length;
/**
 * The body of the digest issue: what was audited, verdict and counts, boxes, open findings by owner, what is fixed, the
 * folded tail, the state. At most 60,000 bytes (UTF-8): rows are left out whole and counted, nothing is cut in two.
 */
function renderDigest(view) {
    const head = [
        (0,marker/* markerLine */.B)('digest', (0,model/* digestId */.sX)(view.input.repository, view.input.profile)),
        (0,phrase/* phrase */.MZ)((0,digest_words/* cutMessage */.wu)(view.input.totals.words, totalsUnits), view.page.sink),
        '',
        ...verdictLines(view),
        ...boxSection(view),
    ];
    const tableTitle = view.open.length === 0 ? [] : [`### Open findings: ${view.open.length}`, ''];
    const after = [
        ...waitingSection(view),
        ...acceptedSection(view),
        ...overridesSection(view),
        ...notEvaluatedSection(view),
        ...fixedSection(view),
    ];
    const end = ['', footer(view), '', view.stateLine];
    const used = size([...head, ...tableTitle, ...after, ...end]);
    const { table, tail } = openFindings(view, limits/* bounds */.O.bodyBytes - used - spareBytes);
    return [...head, ...tableTitle, ...table, ...after, ...tail, ...end].join('\n');
}
/** Bytes for the line breaks between the parts. */
const spareBytes = 100;
const decisionWords = {
    pass: '✅ Satisfied',
    fail: '❌ Not satisfied',
    unknown: '❓ Could not be decided',
    report: '📝 Reports only, blocks nothing',
};
function verdictLines(view) {
    const { open, accepted, waiting, input, held, limit } = view;
    const blockers = open.filter(({ blocks }) => blocks).length;
    const unknowns = open.filter(({ outcome }) => outcome === 'unknown').length;
    const counts = [
        (0,words/* plural */.LS)(open.length, 'open finding'),
        ...(blockers > 0 ? [(0,words/* plural */.LS)(blockers, 'blocker')] : []),
        ...(unknowns > 0 ? [`${unknowns} could not be decided`] : []),
        ...(accepted.length > 0 ? [`${accepted.length} accepted`] : []),
        ...(waiting.length > 0 ? [`${waiting.length} not seen, not yet counted as fixed`] : []),
    ];
    const lapsing = accepted.filter(({ accepted: { soon } }) => soon).length;
    return [
        `## ${decisionWords[input.report.record.verdict.decision]}: ${counts.join(', ')}`,
        '',
        sinceLine(view),
        '',
        ...(lapsing > 0
            ? [`⚠️ ${(0,words/* plural */.LS)(lapsing, 'acceptance lapses', 'acceptances lapse')} within 14 days, see below.`, '']
            : []),
        ...(held.size > 0
            ? [
                `${(0,words/* plural */.LS)(held.size, 'issue')} held back: one run may create or reopen ${limit} (\`MAX_ISSUES_PER_RUN\`). They are marked "held back".`,
                '',
            ]
            : []),
        ...droppedLines(view),
    ];
}
/** What changed when something changed last: an unchanged run leaves the line, and so the issue, as it is. */
function sinceLine({ state, open, accepted, page }) {
    const { comparable, new: fresh, fixed, reappeared, runUrl } = state.last;
    const when = `${state.at.slice(0, 10)}${runUrl === null ? '' : `, ${(0,digest_words/* linkedWords */.N2)(page, 'run', runUrl)}`}`;
    if (!comparable)
        return `First audit that this issue remembers: ${when}.`;
    const unchanged = Math.max(0, open.length + accepted.length - fresh - reappeared);
    const back = reappeared > 0 ? `, ${reappeared} back after they were fixed` : '';
    return `Since the last run: fixed ${fixed}, new ${fresh}, unchanged ${unchanged}${back} (last change: ${when}).`;
}
function droppedLines({ state }) {
    const dropped = state.dropped.blockers + state.dropped.others;
    if (dropped === 0)
        return [];
    return [
        `This issue has no room to remember ${(0,words/* plural */.LS)(dropped, 'finding')}: they have no date, and are not counted as new or fixed.`,
        '',
    ];
}
const footer = ({ input }) => `_Gatewright keeps this text up to date and writes only when something changed; write comments below, not here. Profile ${profileWords(input.profile)}._`;
const profileWords = (profile) => (0,surfaces_escape/* codeSpan */.SS)((0,surfaces_escape/* shorten */.ml)(profile, digest_words/* nameUnits */.B4));

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/publish/state-line.ts
var state_line = __webpack_require__(19701);
;// CONCATENATED MODULE: ./src/digest/packed.ts






/*
 * The state as it stands in a body. Findings that share dates and flags stand together as a set of keys: that is about
 * three bytes for a finding. Names come on top where there is room.
 */
/** Most findings that a state is read with: several times what a body has room for. */
const mostEntries = 50_000;
/** Days that a date can lie before another: about 270 years, so that no number makes a date that cannot be written. */
const mostDays = 100_000;
const packed_text = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP().max(8_192));
const days = (0,lazy/* lazy */.R)(() => schemas/* int */.Whr().min(0).max(mostDays));
const count = (0,lazy/* lazy */.R)(() => schemas/* int */.Whr().min(0).max(1_000_000));
/** Index of the rule, subject, index of the owners. */
const packed_name = (0,lazy/* lazy */.R)(() => schemas/* tuple */.PVZ([schemas/* int */.Whr().min(0), packed_text(), schemas/* int */.Whr().min(0)]));
const nameOrNone = (0,lazy/* lazy */.R)(() => schemas/* union */.KCZ([packed_name(), schemas/* literal */.euz(0)]));
const group = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    /** Days before the base on which they were first and last seen. */
    first: days(),
    last: days(),
    misses: schemas/* union */.KCZ([schemas/* literal */.euz(0), schemas/* literal */.euz(1)]),
    blocks: schemas/* boolean */.zMY(),
    count: schemas/* int */.Whr().min(1).max(mostEntries),
    keys: schemas/* string */.YjP().max(500_000),
    /** In the order of keys; without the last ones when these have none. */
    names: schemas/* array */.YOg(nameOrNone()).max(mostEntries),
}));
const packedSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    v: schemas/* literal */.euz(1),
    /** What the marker of its digest names. */
    of: packed_text(),
    at: iso/* datetime */.w$({ offset: true }),
    quiet: schemas/* int */.Whr().min(0).max(2),
    dropped: schemas/* tuple */.PVZ([count(), count()]),
    rules: schemas/* array */.YOg(packed_text()).max(mostEntries),
    owners: schemas/* array */.YOg(schemas/* array */.YOg(packed_text()).max(1_000)).max(mostEntries),
    groups: schemas/* array */.YOg(group()).max(mostEntries),
    /** Key, days first and last seen before the base, name. */
    fixed: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* int */.Whr().min(0).max(0x0fff_ffff), days(), days(), nameOrNone()])).max(digest_state/* mostFixed */.Su),
    change: schemas/* object */.Ikc({
        comparable: schemas/* boolean */.zMY(),
        new: count(),
        reappeared: count(),
        fixed: count(),
        artifact: packed_text().nullable(),
        run: packed_text().nullable(),
    }),
}));
/**
 * The state as data, small when compressed.
 * @param of what the marker of the digest names
 */
function packState(state, of) {
    const base = (0,digest_state/* dayNumber */.U$)(state.at);
    const before = (day) => Math.min(mostDays, Math.max(0, base - (0,digest_state/* dayNumber */.U$)(day)));
    const rules = createTable((rule) => rule);
    const owners = createTable((list) => JSON.stringify(list));
    const packName = (value) => value === null ? 0 : [rules.index(value.rule), value.subject, owners.index(value.owners)];
    const { comparable, new: fresh, reappeared, fixed, artifactUrl, runUrl } = state.last;
    return {
        v: 1,
        of,
        at: state.at,
        quiet: state.quiet,
        dropped: [state.dropped.blockers, state.dropped.others],
        groups: alike(state).map((entries) => packGroup(entries, before, packName)),
        fixed: state.fixed.map((one) => [
            (0,digest_state/* keyNumber */.VC)(one.key),
            before(one.firstSeen),
            before(one.lastSeen),
            packName(one.name),
        ]),
        rules: [...rules.values],
        owners: owners.values.map((list) => [...list]),
        change: { comparable, new: fresh, reappeared, fixed, artifact: artifactUrl, run: runUrl },
    };
}
/** Entries that differ in nothing but key and name, together, by keys; in one order whatever order they come in. */
function alike({ entries }) {
    const groups = new Map();
    for (const entry of [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
        const id = JSON.stringify([entry.firstSeen, entry.lastSeen, entry.misses, entry.blocks]);
        const group = groups.get(id);
        if (group === undefined)
            groups.set(id, [entry]);
        else
            group.push(entry);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
function packGroup(entries, before, packName) {
    const [{ firstSeen, lastSeen, misses, blocks }] = entries;
    const named = entries.findLastIndex(({ name }) => name !== null);
    return {
        first: before(firstSeen),
        last: before(lastSeen),
        misses,
        blocks,
        count: entries.length,
        keys: (0,key_set/* packKeys */.gX)(entries.map(({ key }) => (0,digest_state/* keyNumber */.VC)(key))),
        names: entries.slice(0, named + 1).map((entry) => packName(entry.name)),
    };
}
/** Each value once, in the order of first use. */
function createTable(identity) {
    const values = [];
    const indexes = new Map();
    return {
        values,
        index(value) {
            const key = identity(value);
            const known = indexes.get(key);
            if (known !== undefined)
                return known;
            indexes.set(key, values.length);
            return values.push(value) - 1;
        },
    };
}
/** Servers of GitHub do not agree on the time to the second. */
const clockSlackMs = 60_000;
/**
 * The state in a body; null when there is none that can be believed: absent, doubled, damaged, that of another digest
 * (its repository or profile is not the one of the first line), or newer than the issue itself (`updatedAt`, RFC 3339),
 * which only somebody else can have written. Never throws.
 */
function readDigestState(body, updatedAt) {
    const packed = (0,state_line/* readState */.u)(body, packedSchema());
    if (packed === null || !(0,marker/* hasMarker */.x)(body, 'digest', packed.of))
        return null;
    return Date.parse(packed.at) <= Date.parse(updatedAt) + clockSlackMs ? unpacked(packed) : null;
}
function unpacked(packed) {
    const entries = new Map();
    // However many groups there are, together they hold no more than one may.
    if (packed.groups.reduce((sum, group) => sum + group.count, 0) > mostEntries)
        return null;
    for (const group of packed.groups) {
        const keys = (0,key_set/* unpackKeys */.Do)(group.keys, group.count);
        if (keys === null)
            return null;
        keys.forEach((number, index) => {
            const key = (0,digest_state/* keyText */.Pu)(number);
            const { misses, blocks, names } = group;
            const name = nameIn(packed, names[index] ?? 0);
            entries.set(key, { key, ...datesIn(packed, group.first, group.last), misses, blocks, name });
        });
    }
    const fixed = packed.fixed.map(([number, first, last, name]) => ({
        key: (0,digest_state/* keyText */.Pu)(number),
        ...datesIn(packed, first, last),
        name: nameIn(packed, name),
    }));
    const { artifact, run, ...change } = packed.change;
    const [blockers, others] = packed.dropped;
    const last = { ...change, artifactUrl: artifact, runUrl: run };
    return { at: packed.at, quiet: packed.quiet, dropped: { blockers, others }, entries, fixed, last };
}
function datesIn({ at }, first, last) {
    const base = (0,digest_state/* dayNumber */.U$)(at);
    const day = (before) => (0,digest_state/* dayText */.Ew)(Math.max(0, base - before));
    return { firstSeen: day(first), lastSeen: day(last) };
}
function nameIn({ rules, owners }, value) {
    if (value === 0)
        return null;
    const rule = rules[value[0]];
    return rule === undefined ? null : { rule, subject: value[1], owners: owners[value[2]] ?? [] };
}

;// CONCATENATED MODULE: ./src/digest/drift.ts

/** Far enough ahead to take a state as it is: whether it is too new is asked elsewhere. */
const anyTime = '9999-12-31T00:00:00Z';
/**
 * Whether a newer audit wrote the digest between reading and writing: its state is another one than was read, and of a
 * later scan. What it wrote stands then. Ticks and words of people are no such change, and neither is a state that
 * stood there before.
 * @param read the body as it was read before the plan; empty when there was none
 * @param fresh the body as it stands right before the write
 * @param now when the scan was made whose plan is carried out, RFC 3339
 */
function isOvertaken(read, fresh, now) {
    if (statesOf(read) === statesOf(fresh))
        return false;
    const theirs = readDigestState(fresh, anyTime);
    return theirs !== null && Date.parse(theirs.at) > Date.parse(now);
}
const statesOf = (body) => body
    .split(/\r\n|\n/)
    .filter((line) => line.startsWith('<!-- gatewright:state '))
    .join('\n');

// EXTERNAL MODULE: ./src/core/order.ts
var order = __webpack_require__(92831);
;// CONCATENATED MODULE: ./src/digest/fit.ts



/** Bytes of a state line with names: a quarter of the issue. */
const namedBytes = 16_000;
/** Bytes of a state line of keys and dates alone: 10,000 findings, and a page beside them that can be read. */
const keysBytes = 36_000;
/** Bytes that a key costs, and a name on top: its characters compress to half and grow by a third. Only a first guess. */
const keyCost = 4;
const nameCost = ({ name }) => 6 + (name?.subject.length ?? 0) * 0.7;
/** What is waiting to be counted as fixed first, then blockers, then the oldest: the last of these goes first. */
const byWorth = (a, b) => (0,order/* firstOf */.Ku)(b.misses - a.misses, Number(b.blocks) - Number(a.blocks), a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0, a.key < b.key ? -1 : 1);
/**
 * The state line, within its bytes: first names go, of the least important findings, then the newest findings. (If the
 * oldest went, the next run would take them for new and drop others: the issue would change with every run.)
 * @param of what the marker of the digest names
 */
function fitState(state, of) {
    const entries = [...state.entries.values()].sort(byWorth);
    const attempt = (tried, bytes) => ({ state: tried, line: (0,state_line/* writeState */.J)(packState(tried, of), bytes) });
    return withNames(state, entries, attempt) ?? withoutNames(state, entries, attempt);
}
function withNames(state, entries, fitted) {
    const least = entries.length * keyCost;
    for (let room = namedBytes; room > least || entries.length === 0; room -= namedBytes / 8) {
        const named = namesWithin(entries, room - least);
        const kept = entries.map((entry, index) => (index < named ? entry : { ...entry, name: null }));
        const attempt = fitted({ ...state, entries: byKey(kept) }, namedBytes);
        if (attempt.line !== '')
            return attempt;
        if (room <= 0)
            break;
    }
    return null;
}
/** How many of the entries, the most important first, may have names within the bytes. */
function namesWithin(entries, bytes) {
    let left = bytes;
    const end = entries.findIndex((entry) => {
        left -= nameCost(entry);
        return left < 0;
    });
    return end === -1 ? entries.length : end;
}
const byKey = (entries) => new Map(entries.map((entry) => [entry.key, entry]));
function withoutNames(state, entries, fitted) {
    let keep = Math.min(entries.length, Math.floor(keysBytes / 2));
    for (;;) {
        const left = entries.slice(keep);
        const blockers = left.filter(({ blocks }) => blocks).length;
        const attempt = fitted({
            ...state,
            dropped: { blockers, others: left.length - blockers },
            entries: byKey(entries.slice(0, keep).map((entry) => ({ ...entry, name: null }))),
            fixed: state.fixed.map((gone) => ({ ...gone, name: null })),
        }, keysBytes);
        if (attempt.line !== '' || keep === 0)
            return attempt;
        keep = Math.floor(keep * 0.9);
    }
}

;// CONCATENATED MODULE: ./src/digest/priority.ts

const levelRank = { error: 0, warning: 1, note: 2 };
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** What an item weighs by itself: blockers, failures before what could not be decided, then level. */
const weightOf = ({ blocks, outcome, level }) => (blocks ? 0 : 100) + order/* outcomeRank */.HF[outcome] * 10 + levelRank[level];
/**
 * The items in order of importance: blockers, failures before what could not be decided, then level, then the oldest.
 * Total, so that the same findings give the same page whatever order they come in.
 * @param since `YYYY-MM-DD` by finding id
 */
const byPriority = (items, since) => items
    .map((item) => ({ item, weight: weightOf(item), date: since.get(item.id) ?? '9999' }))
    .sort((a, b) => a.weight - b.weight || compareText(a.date, b.date) || compareItems(a.item, b.item))
    .map(({ item }) => item);
const compareItems = (a, b) => compareText(a.rule, b.rule) || compareText(a.subject, b.subject) || compareText(a.id, b.id);
const isBefore = (a, b) => (weightOf(a) - weightOf(b) || compareItems(a, b)) < 0;
/** Each id once, in the order they came in; of two items with one id the more important counts. */
function distinct(items) {
    const kept = new Map();
    for (const item of items) {
        const known = kept.get(item.id);
        if (known === undefined || isBefore(item, known))
            kept.set(item.id, item);
    }
    return [...kept.values()];
}

// EXTERNAL MODULE: ./src/digest/same.ts
var same = __webpack_require__(53832);
;// CONCATENATED MODULE: ./src/digest/bodies.ts










/** Makes the body twice: as an unchanged run would leave it, and as a run that changes something writes it. */
function digestBodies(request) {
    const { seen, step, previous } = request;
    const known = {
        digest: seen.digest?.number ?? null,
        children: new Map(),
        fresh: seen.digest?.body ?? null,
    };
    const unchanged = previous === null ? null : bodyWith(request, (0,advance/* unchangedSince */.sP)(step.state, previous))(known);
    const stands = unchanged !== null && seen.digest !== null && (0,same/* sameBody */.N)(unchanged, seen.digest.body);
    const changed = bodyWith(request, step.state);
    return { stands, changed, now: stands ? unchanged : changed(known) };
}
function bodyWith(request, state) {
    const { input, seen, family, open, accepted, held, limit } = request;
    const { state: fitted, line } = fitState(state, (0,model/* digestId */.sX)(input.repository, input.profile));
    const keys = new Set([...open, ...accepted.map(({ item }) => item)].map(({ id }) => (0,digest_state/* keyOf */.TN)(id)));
    const ordered = byPriority(open, datesOf(open, fitted));
    const before = [...family.byId].map(([id, { issue }]) => [id, issue.number]);
    const waiting = [...fitted.entries.values()]
        .filter(({ key }) => !keys.has(key))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    const elsewhere = seen.duplicates.filter((issue) => issue.state === 'open').map(({ body }) => body);
    return ({ children, fresh }) => {
        if (fresh !== null && isOvertaken(seen.digest?.body ?? '', fresh, input.now))
            return fresh;
        return renderDigest({
            page: (0,surfaces_page/* pageOf */.ZZ)(input.report),
            input,
            open: ordered,
            accepted,
            waiting,
            state: fitted,
            stateLine: line,
            children: new Map([...before, ...children]),
            held: new Set(held.map(({ id }) => id)),
            limit,
            ticks: new Set([fresh ?? '', ...elsewhere].flatMap((body) => [...ticksIn(body)])),
        });
    };
}
/**
 * Dates as they are remembered: what there was no room for has none, today or tomorrow, or the order of rows, and so
 * the issue, would change with every day.
 */
function datesOf(items, { entries }) {
    const dates = new Map();
    for (const { id } of items) {
        const date = entries.get((0,digest_state/* keyOf */.TN)(id))?.firstSeen;
        if (date !== undefined)
            dates.set(id, date);
    }
    return dates;
}

;// CONCATENATED MODULE: ./src/digest/comment.ts



/** Bytes of the findings that a comment names, and UTF-16 units of one subject. */
const rowBytes = 4_000;
const comment_subjectUnits = 160;
/** The one comment of a run: what is worth a notification. Null when nothing is. */
function newsComment({ blockers, back }, { settings }) {
    if (blockers.length + back.length === 0)
        return null;
    const heads = [
        ...(blockers.length > 0 ? [(0,words/* plural */.LS)(blockers.length, 'new blocker')] : []),
        ...(back.length > 0
            ? [`${(0,words/* plural */.LS)(back.length, 'finding')} back after ${back.length === 1 ? 'it was' : 'they were'} fixed`]
            : []),
    ];
    const rows = [...blockers, ...back].map(({ rule, subject, owners }) => `- ${(0,digest_words/* findingName */.f$)(rule, subject, comment_subjectUnits)}, owner: ${(0,digest_words/* ownerWords */.$J)(owners, settings.mention)}`);
    const shown = (0,surfaces_budget/* takeWhileFits */.z)(rows, (0,surfaces_budget/* createBudget */.y)(rowBytes));
    const more = rows.length - shown.length;
    const rest = more > 0 ? [`- ${more} more, listed above`] : [];
    return [`**${heads.join(', ')}**`, '', ...shown, ...rest].join('\n');
}

// EXTERNAL MODULE: ./src/digest/children.ts + 1 modules
var digest_children = __webpack_require__(67622);
;// CONCATENATED MODULE: ./src/digest/family.ts


/** Sorts the issues that were seen: for each finding the oldest counts. */
function familyOf({ children }, input) {
    const byId = new Map();
    const duplicates = [];
    for (const issue of [...children].sort((a, b) => a.number - b.number)) {
        const kept = byId.get(issue.id);
        if (kept === undefined) {
            const state = (0,digest_children/* readChild */.bb)(issue.body);
            byId.set(issue.id, { issue, state, foreign: state !== null && state.profile !== input.profile });
        }
        else if (issue.state === 'open' && !kept.foreign) {
            duplicates.push({ issue, kept: kept.issue.number });
        }
    }
    return { byId, duplicates };
}
/** Whether something seen at `now` is newer than the closing of an issue. Of an unknown time nothing is older. */
function isNewer(now, { closedAt }) {
    const closed = closedAt === null ? Number.NaN : Date.parse(closedAt);
    return Number.isNaN(closed) || Date.parse(now) > closed;
}
const dayMs = 86_400_000;
/** Days before the end of anything dated in which it is announced (design, section 6). */
const announceDays = 14;
/**
 * What a person's closing as not planned means: accepted until its time is over. Null when it is not closed so, when
 * the time is over, and when GitHub does not say when it began: no date is never "for ever".
 */
function acceptance(issue, { now, settings }) {
    if (issue.state !== 'closed' || issue.stateReason !== 'not_planned' || issue.closedAt === null)
        return null;
    const until = Date.parse(issue.closedAt) + settings.acceptDays * dayMs;
    const left = until - Date.parse(now);
    if (!(left > 0))
        return null;
    return { until: new Date(until).toISOString(), soon: left <= announceDays * dayMs };
}
/** The findings that people accepted for a time. */
function acceptedAmong(items, family, input) {
    return items.flatMap((item) => {
        const child = family.byId.get(item.id);
        const until = child === undefined ? null : acceptance(child.issue, input);
        if (child === undefined || until === null)
            return [];
        return [{ item, accepted: { id: item.id, number: child.issue.number, ...until } }];
    });
}
/**
 * What the issues of findings remember, as far as it may be missing from the digest's state.
 * @param now when the scan was made, RFC 3339
 */
function knownTo(family, items, now) {
    const present = new Set(items.map(({ id }) => id));
    return [...family.byId.values()].flatMap(({ issue, state, foreign }) => {
        if (state === null || foreign)
            return [];
        // What was fixed and closed is remembered by the digest alone: it would come back as "not seen" for ever.
        const standing = issue.state === 'open' || (issue.stateReason === 'not_planned' && present.has(issue.id));
        if (!standing)
            return [];
        const { rule, subject, owners } = state;
        // People can write any day there: none is later than today, and none earlier than the state can say.
        const firstSeen = (0,digest_state/* dayText */.Ew)(Math.max(0, Math.min((0,digest_state/* dayNumber */.U$)(state.firstSeen), (0,digest_state/* dayNumber */.U$)(now))));
        const name = { rule, subject, owners };
        return [{ key: (0,digest_state/* keyOf */.TN)(issue.id), firstSeen, lastSeen: firstSeen, misses: 0, blocks: true, name }];
    });
}

// EXTERNAL MODULE: ./src/digest/scan.ts
var scan = __webpack_require__(54631);
;// CONCATENATED MODULE: ./src/digest/plan-children.ts










/** Decides what is written to the issues of findings. */
function planChildren(request) {
    const wanted = request.open.flatMap((item) => openingOf(request, item));
    return {
        opening: wanted.slice(0, request.limit).map(({ write }) => write),
        held: wanted.slice(request.limit).map(({ held }) => held),
        others: [...updates(request), ...closings(request), ...duplicateClosings(request)],
    };
}
/** The issue that a blocker lacks: none yet, or closed before the finding was seen again. */
function openingOf(request, item) {
    const { input, family } = request;
    if (!item.blocks || input.settings.children !== 'blockers')
        return [];
    const target = { what: 'child', id: item.id, body: bodyOf(request, item) };
    const title = (0,digest_children/* childTitle */.bR)(item);
    const child = family.byId.get(item.id);
    if (child === undefined) {
        const users = input.settings.mention ? (0,digest_words/* usersAmong */.dO)(item.owners, limits/* limits */.F.assignees) : [];
        const write = { kind: 'create', ...target, title, labels: [model/* digestLabel */.tk], assignees: users };
        return [{ write, held: { what: 'child', wanted: 'create', id: item.id, title } }];
    }
    const { issue } = child;
    if (issue.state === 'open' || !isNewer(input.now, issue))
        return [];
    const write = { kind: 'reopen', ...target, number: issue.number, reason: null };
    return [{ write, held: { what: 'child', wanted: 'reopen', id: item.id, title } }];
}
function bodyOf({ input, trend }, item) {
    const since = trend.since.get(item.id) ?? input.now.slice(0, 10);
    return ({ digest, fresh }) => (0,digest_children/* childBody */.hW)({ input, item, since, digest }, fresh);
}
/** Open issues of findings that still stand, whose text is not right any more. */
function updates(request) {
    return request.open.flatMap((item) => {
        const child = request.family.byId.get(item.id);
        if (child === undefined || child.foreign || child.issue.state !== 'open')
            return [];
        const body = bodyOf(request, item);
        const standing = child.issue.body;
        if ((0,same/* sameBody */.N)(body({ digest: request.digest, children: new Map(), fresh: standing }), standing))
            return [];
        return [change('update', child.issue, item.id, body)];
    });
}
const change = (kind, issue, id, body) => ({
    kind,
    what: 'child',
    id,
    number: issue.number,
    reason: kind === 'close' ? 'completed' : null,
    body,
});
/** Open issues of findings that are gone for the second time. */
function closings({ input, family, open, trend }) {
    const present = new Set(open.map(({ id }) => (0,digest_state/* keyOf */.TN)(id)));
    const fixed = new Map(trend.fixed.map((gone) => [gone.key, gone]));
    return [...family.byId.values()].flatMap(({ issue, foreign }) => {
        const gone = fixed.get((0,digest_state/* keyOf */.TN)(issue.id));
        if (gone === undefined || foreign || issue.state !== 'open' || present.has(gone.key))
            return [];
        const words = resolvedWords(input, gone);
        return [change('close', issue, issue.id, ({ fresh }) => (0,digest_children/* resolvedBody */.tc)(fresh ?? issue.body, words))];
    });
}
function resolvedWords({ report, now }, { name }) {
    const { policy } = report.record;
    const retired = policy !== null && name !== null && policy.gates.every(({ id }) => id !== (0,scan/* gateOf */.Rv)(name.rule));
    return retired
        ? `Not audited any more: the policy of ${now.slice(0, 10)} does not enable the gate ${(0,surfaces_escape/* codeSpan */.SS)((0,scan/* gateOf */.Rv)(name.rule))}`
        : `Fixed: two complete audits in a row, the second on ${now.slice(0, 10)}, did not find it`;
}
function duplicateClosings({ input, family }) {
    return family.duplicates.map(({ issue, kept }) => duplicateOf(input, issue, kept, issue.id));
}
/** Closes an issue of which there are two. Its new text carries no marker: nobody will take it for ours again. */
function duplicateOf(input, issue, kept, id) {
    const page = (0,surfaces_page/* pageOf */.ZZ)(input.report);
    const words = `Two runs at once made two issues of one thing. This one is closed; ${(0,digest_words/* issueLink */.MN)(page, input.repository, kept)} goes on.`;
    return {
        kind: 'close',
        what: 'duplicate',
        id,
        number: issue.number,
        reason: 'completed',
        body: () => words,
    };
}

;// CONCATENATED MODULE: ./src/digest/plan.ts









/**
 * Decides every write of a run. Pure: no clock, no request; what it reads of issues is hostile text, which never
 * throws and never changes an outcome.
 * @param most creations and reopenings of this run, the digest included; never more than 50
 */
function planDigest(input, seen, most) {
    const limit = Math.min(most, report_settings/* mostIssues */.QS);
    const previous = seen.digest === null ? null : readDigestState(seen.digest.body, seen.digest.updatedAt);
    const found = distinct(input.items);
    const family = familyOf(seen, input);
    const step = (0,advance/* advance */.np)(previous, input, found, knownTo(family, found, input.now));
    const items = byPriority(found, step.trend.since);
    const accepted = acceptedAmong(items, family, input);
    const ids = new Set(accepted.map(({ item }) => item.id));
    const open = items.filter(({ id }) => !ids.has(id));
    const planning = { input, seen, limit, family, previous, step, open, accepted };
    if (previous !== null && Date.parse(previous.at) > Date.parse(input.now))
        return outdated(planning);
    return planned(planning);
}
/** The digest shows a newer audit than this one: an old run, started again or slow. It has nothing to say any more. */
function outdated({ seen, previous, step, accepted }) {
    const warning = `the digest already shows the audit of ${previous?.at ?? ''}, which is newer than this one: nothing is written`;
    return {
        writes: [],
        held: [],
        accepted: accepted.map((one) => one.accepted),
        trend: step.trend,
        body: seen.digest?.body ?? '',
        warnings: [warning],
        notices: [],
    };
}
function planned(planning) {
    const { input, seen, limit, step, open, family, accepted } = planning;
    const wanted = digestOpening(planning);
    const isOpened = wanted !== null && limit > 0;
    const left = Math.max(0, limit - (isOpened ? 1 : 0));
    const digest = seen.digest?.number ?? null;
    const children = planChildren({ input, open, family, trend: step.trend, digest, limit: left });
    const held = [
        ...(wanted === null || isOpened ? [] : [heldDigest(input, wanted)]),
        ...children.held,
    ];
    const bodies = digestBodies({ ...planning, held });
    const created = children.opening.some(({ kind }) => kind === 'create');
    const opening = isOpened ? [openingWrite(planning, wanted, bodies.changed)] : [];
    const absent = seen.digest === null && !isOpened;
    const own = absent ? null : digestChange(planning, isOpened, created, bodies);
    const writes = [
        ...opening,
        ...children.opening,
        ...children.others,
        ...(own === null ? [] : [own]),
        ...duplicates(planning),
        ...news(planning),
    ];
    return {
        writes,
        held,
        accepted: accepted.map((one) => one.accepted),
        trend: step.trend,
        body: bodies.now,
        warnings: warningsOf(planning),
        notices: noticesOf(planning),
    };
}
/** What the digest issue lacks to be open: it does not exist, or it was closed before what is open now was seen. */
function digestOpening({ input, seen, open, accepted, step }) {
    const { digest } = seen;
    if (digest === null)
        return open.length + accepted.length > 0 ? 'create' : null;
    if (digest.state === 'open' || open.length === 0 || !isNewer(input.now, digest))
        return null;
    // Closed as not planned: nobody wants to see it for a time, unless it has something new to tell.
    const isMuted = acceptance(digest, input) !== null;
    return isMuted && step.newBlockers.length + step.trend.reappeared.length === 0 ? null : 'reopen';
}
const heldDigest = ({ repository, profile }, wanted) => ({
    what: 'digest',
    wanted,
    id: (0,model/* digestId */.sX)(repository, profile),
    title: (0,model/* digestTitle */.XJ)(profile),
});
function openingWrite({ input, seen }, wanted, body) {
    const { id, title } = heldDigest(input, wanted);
    const target = { what: 'digest', id, body };
    if (seen.digest === null)
        return { kind: 'create', ...target, title, labels: [model/* digestLabel */.tk], assignees: [] };
    return { kind: 'reopen', ...target, number: seen.digest.number, reason: null };
}
/**
 * The digest's text after everything else, when the numbers of new issues are known; null when it stands as it should.
 */
function digestChange(planning, isOpened, created, bodies) {
    const { input, seen } = planning;
    const id = (0,model/* digestId */.sX)(input.repository, input.profile);
    const target = { what: 'digest', id, body: bodies.changed, number: seen.digest?.number ?? null };
    if (isDone(planning))
        return { kind: 'close', ...target, reason: 'completed' };
    const stands = isOpened || bodies.stands;
    return stands && !created ? null : { kind: 'update', ...target, reason: null };
}
/** Two complete scans in a row found nothing, and nothing waits to be looked for. */
function isDone({ seen, step, open, accepted }) {
    return (seen.digest?.state === 'open' &&
        step.state.quiet >= 2 &&
        open.length + accepted.length + step.trend.waiting.length === 0);
}
function duplicates({ input, seen }) {
    const kept = seen.digest;
    if (kept === null)
        return [];
    const id = (0,model/* digestId */.sX)(input.repository, input.profile);
    return seen.duplicates
        .filter(({ state }) => state === 'open')
        .map((issue) => duplicateOf(input, issue, kept.number, id));
}
/** A comment notifies: only for a new blocker and for what had been fixed, and only where an issue remembers before. */
function news({ input, seen, step, open, previous }) {
    if (seen.digest === null || previous === null)
        return [];
    const [fresh, returned] = [new Set(step.newBlockers), new Set(step.trend.reappeared)];
    const back = open.filter(({ id }) => returned.has(id));
    const blockers = open.filter(({ id }) => fresh.has(id) && !returned.has(id));
    const body = newsComment({ blockers, back }, input);
    return body === null ? [] : [{ kind: 'comment', what: 'digest', body }];
}
function warningsOf({ seen, previous }) {
    if (seen.digest === null || previous !== null)
        return [];
    return [
        `the state of digest issue ${seen.digest.number} is absent or damaged: it is made anew from this run, and what was open before cannot be told from what is new`,
    ];
}
function noticesOf({ accepted }) {
    return accepted
        .filter((one) => one.accepted.soon)
        .map(({ item, accepted: { until, number } }) => `the acceptance of ${item.rule} for ${item.subject} (issue ${number}) lapses on ${until.slice(0, 10)}: fix it, or close its issue as not planned again after that day`);
}

// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/publish/digest-issues.ts
var digest_issues = __webpack_require__(60392);
;// CONCATENATED MODULE: ./src/publish/digest-requests.ts

/** The digest made once more, where the one to be changed is not ours any more. */
const again = ({ id, body }, title) => ({
    kind: 'create',
    what: 'digest',
    id,
    body,
    title,
    labels: [model/* digestLabel */.tk],
    assignees: [],
});
/** What a change does to an issue beside its text. */
function stateFields({ kind, reason }) {
    if (kind === 'update')
        return {};
    if (kind === 'reopen')
        return { state: 'open' };
    return { state: 'closed', state_reason: reason ?? 'completed' };
}

;// CONCATENATED MODULE: ./src/publish/digest-writes.ts




/** Makes the writes of a plan, one after the other, and keeps what was done when one of them fails. */
class DigestWriter {
    done = [];
    held = [];
    /** Sentences about what was met on the way. */
    notes = [];
    /** Why nothing more was written; null when nothing stopped it. */
    stopped = null;
    digest;
    #children;
    #place;
    #issues;
    #start;
    #counted = 0;
    constructor(place, start) {
        this.#place = place;
        this.#start = start;
        this.digest = start.digest;
        this.#children = new Map(start.children);
        this.#issues = new Map(start.issues.map((issue) => [issue.number, issue]));
    }
    /** Never rejects with `GitHubFailure`: what failed and all that follows is held. */
    async write(writes) {
        for (const write of writes) {
            if (this.stopped !== null)
                this.#hold(write, 'failed');
            else
                await this.#attempt(write);
        }
    }
    /** What `write` would do, as far as it can be told without doing it. */
    preview(writes) {
        return writes.filter((write) => this.#differs(write)).map((write) => this.#named(write));
    }
    /** Whether an update has anything to change in what was read. */
    #differs(write) {
        if (write.kind !== 'update')
            return true;
        const issue = this.#issueOf(write);
        return issue === null || !(0,same/* sameBody */.N)(issue.body, write.body(this.#known(issue.body)));
    }
    /** There is one digest, whatever number it had when the writes were planned. */
    #issueOf({ number, what }) {
        return what === 'digest' || number === null ? this.digest : (this.#issues.get(number) ?? null);
    }
    async #attempt(write) {
        try {
            if (write.kind === 'create')
                await this.#create(write);
            else if (write.kind === 'comment')
                await this.#comment(write);
            else
                await this.#change(write);
        }
        catch (error) {
            if (!(error instanceof failure/* GitHubFailure */.i))
                throw error;
            this.#failed(write, error);
        }
    }
    #failed(write, failure) {
        // The digest tells of it already: no later run takes it for news.
        const isNews = write.kind === 'comment';
        if (!isNews)
            this.#hold(write, 'failed');
        const { status, said = '' } = failure.details;
        const creates = write.kind === 'create';
        // These say something of one issue, not of the next one.
        const single = isNews || status === 422 || (status === 403 && /locked/i.test(said)) || (!creates && (0,digest_issues/* isGone */.ST)(failure));
        if (!single || (creates && write.what === 'digest'))
            this.stopped = failure;
        else
            this.notes.push(`${wordsOf(this.#named(write))} failed: ${failure.message}`);
    }
    #hold(write, because) {
        this.held.push({ ...this.#named(write), because });
    }
    #named(write) {
        const { kind, what } = write;
        return {
            ...{ kind, what },
            id: kind === 'comment' ? '' : write.id,
            number: this.#numberOf(write),
            title: kind === 'create' ? write.title : null,
        };
    }
    #numberOf(write) {
        if (write.kind === 'create')
            return null;
        return write.what === 'digest' ? (this.digest?.number ?? null) : write.number;
    }
    #known(fresh) {
        return { digest: this.digest?.number ?? null, children: this.#children, fresh };
    }
    /** Whether one more creation or reopening is allowed. */
    #allowed(write) {
        if (this.#counted < this.#start.limit)
            return true;
        this.#hold(write, 'limit');
        return false;
    }
    async #create(write) {
        if (!this.#allowed(write))
            return;
        // Counted before the answer: it may be lost.
        this.#counted += 1;
        const { assignees, ...rest } = this.#creation(write);
        const made = await (0,digest_issues/* createIssue */.Ko)(this.#place, assignees.length === 0 ? rest : { ...rest, assignees }).catch(async (error) => {
            const refused = error instanceof failure/* GitHubFailure */.i && error.details.status === 422;
            if (!refused || assignees.length === 0)
                throw error;
            this.notes.push(`an issue was made without ${assignees.join(', ')}, whom GitHub does not let be assigned`);
            return await (0,digest_issues/* createIssue */.Ko)(this.#place, rest);
        });
        this.#issues.set(made.number, made);
        if (write.what === 'digest')
            this.digest = made;
        else
            this.#children.set(write.id, made.number);
        this.done.push({ ...this.#named(write), number: made.number });
    }
    #creation({ title, body, labels, assignees }) {
        return { title, body: body(this.#known(null)), labels: [...labels], assignees: [...assignees] };
    }
    async #comment(write) {
        if (this.digest === null)
            return this.#hold(write, 'failed');
        await (0,digest_issues/* commentOn */.Jt)(this.#place, this.digest.number, write.body);
        this.done.push(this.#named(write));
    }
    async #change(write) {
        const issue = this.#issueOf(write);
        if (issue === null)
            return this.#hold(write, 'limit');
        if (!this.#differs(write))
            return;
        const update = write.kind === 'update';
        const fresh = await (0,digest_issues/* readAgain */.n)(this.#place, issue);
        if (fresh === null)
            return await this.#gone(write, issue);
        // A person opened or closed it since: that stands, and the next run sees it.
        const moved = stateWords(fresh) !== stateWords(issue);
        if (moved && write.what !== 'digest')
            return;
        const body = write.body(this.#known(fresh.body));
        // A plan that leaves what was written meanwhile as it is, a newer audit's, leaves it open or closed, too.
        const stands = update || moved || !(0,same/* sameBody */.N)(fresh.body, issue.body);
        if (stands && (0,same/* sameBody */.N)(fresh.body, body))
            return;
        if (write.kind === 'reopen' && !moved) {
            if (!this.#allowed(write))
                return;
            this.#counted += 1;
        }
        await this.#patch(write, fresh, { body, ...(moved ? {} : stateFields(write)) });
    }
    async #patch(write, issue, fields) {
        try {
            const changed = await (0,digest_issues/* updateIssue */.tt)(this.#place, issue.number, fields);
            this.#issues.set(changed.number, changed);
            if (this.digest?.number === changed.number)
                this.digest = changed;
            this.done.push(this.#named(write));
        }
        catch (error) {
            if (!(error instanceof failure/* GitHubFailure */.i && (0,digest_issues/* isGone */.ST)(error)))
                throw error;
            await this.#gone(write, issue);
        }
    }
    /** Deleted, moved or disowned between reading and writing. Only the digest is needed again at once. */
    async #gone(write, { number }) {
        this.#issues.delete(number);
        if (write.what !== 'digest' || write.kind === 'close')
            return;
        this.notes.push(`issue #${number} is not ours any more (deleted, moved, or its first line taken out): a new one is made`);
        this.digest = null;
        await this.#create(again(write, this.#start.title));
    }
}
const stateWords = ({ state, stateReason, closedAt }) => `${state} ${stateReason ?? ''} ${closedAt ?? ''}`;
/** What a write is, for people: `closing #7`. */
function wordsOf({ kind, what, number, title }) {
    const named = title ?? (what === 'digest' ? 'the digest issue' : 'the issue of a finding');
    return `${gerunds[kind]} ${number === null ? named : `#${number}`}`;
}
const gerunds = {
    create: 'creating',
    update: 'updating',
    close: 'closing',
    reopen: 'reopening',
    comment: 'commenting on',
};

;// CONCATENATED MODULE: ./src/publish/digest-words.ts


/** What is said of keeping the digest issue: for the log, and for the problem of its outcome. */
/** Issues that one sentence names: whoever can set a label can set it a thousand times. */
const mostNamed = 5;
/** What a run should say about what it found: warnings and notices of the plan, and issues that look like ours. */
const notesOf = (found, { notices, warnings }) => [
    ...warnings,
    ...notices,
    ...(found.digest === null ? lookalikes(found) : []),
];
function lookalikes({ released, strangers }) {
    const numbers = released.map((number) => `#${number}`);
    const written = strangers.map(({ number, author }) => `#${number} by ${author ?? 'a deleted account'}`);
    return [
        ...(numbers.length === 0
            ? []
            : [
                `written by this account and labelled, but without a marker in the first line, so not kept any more: ${some(numbers)}`,
            ]),
        ...(written.length === 0
            ? []
            : [
                `with the marker of this digest, but not written by the account of this token, so left alone: ${some(written)}`,
            ]),
    ];
}
const some = (names) => names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;
/** Why nothing new was made where not every issue was read; null where every one was. */
const cutWords = ({ cut }) => cut
    ? `the digest issue: ${digest_issues/* mostLabelled */.TF} issues or more carry the label, and no more are read. Nothing new was made, as it might be there already; take the label off old closed issues`
    : null;
/** What was left undone, and why. */
function stopWords(repository, failure, { done, held }) {
    const [first, ...more] = held.filter(({ because }) => because === 'failed');
    const what = first === undefined ? 'a write' : wordsOf(first);
    const left = more.length === 0 ? 'is' : `and ${more.length} more are`;
    const before = done.length === 0 ? '' : ` (written before it: ${done.length})`;
    return `the digest issue: ${what} ${left} left to the next run${before}: ${reasonWords(repository, failure)}`;
}
/** Why GitHub refused, and what would let it. */
function reasonWords({ owner, repo }, failure) {
    const { details, message, reason } = failure;
    if ((0,digest_issues/* isDisabled */.d6)(failure))
        return `issues are switched off in ${owner}/${repo}; switch them on in Settings, General, Features, Issues`;
    if (/archived/i.test(details.said ?? ''))
        return `${owner}/${repo} is archived, nothing can be written there`;
    if (details.remedy !== undefined)
        return `${message}; ${details.remedy.text}`;
    const isRefused = reason === 'permission-missing' || reason === 'not-found';
    return isRefused && !message.includes(digest_issues/* issuePermission */.hf)
        ? `${message}; give the token \`${digest_issues/* issuePermission */.hf}\``
        : message;
}

;// CONCATENATED MODULE: ./src/publish/digest.ts







/**
 * Keeps the one digest issue of an audit profile, and the issues of its findings, up to date. Everything is found by
 * its marker before anything is made, so that a run whose answers were lost makes nothing twice. An unchanged run
 * makes two requests and no write. Never rejects with `GitHubFailure`.
 */
async function digestSink(place, input, options) {
    const id = (0,model/* digestId */.sX)(input.repository, input.profile);
    const found = await (0,digest_issues/* findIssues */.I0)(place, id).catch(failureOf);
    if (found instanceof failure/* GitHubFailure */.i)
        return unread(place, found);
    // Where not everything was seen, nothing can be known to be missing.
    const limit = found.cut ? 0 : options.limit;
    const plan = planDigest(input, found, limit);
    const context = { place, input, found, plan, limit };
    return options.dryRun ? preview(context) : await execute(context);
}
function failureOf(error) {
    if (error instanceof failure/* GitHubFailure */.i)
        return error;
    throw error;
}
const writerOf = ({ place, input, found, limit }) => new DigestWriter(place, {
    digest: found.digest,
    issues: allOf(found),
    children: firstNumbers(found),
    title: (0,model/* digestTitle */.XJ)(input.profile),
    limit,
});
const allOf = ({ digest, duplicates, children }) => [
    ...(digest === null ? [] : [digest]),
    ...duplicates,
    ...children,
];
/** Of two issues of one finding the lower number is kept. */
const firstNumbers = ({ children }) => new Map([...children].sort((a, b) => b.number - a.number).map(({ id, number }) => [id, number]));
async function execute(context) {
    const { place, found, plan } = context;
    const writer = writerOf(context);
    await writer.write(plan.writes);
    await settle(context, writer);
    const { digest, done, stopped } = writer;
    const created = done.some(({ kind, what, number }) => kind === 'create' && what === 'digest' && number === digest?.number);
    const unchanged = stopped === null && digest !== null ? 'unchanged' : 'none';
    return {
        sink: 'digest',
        written: created ? 'created' : done.length > 0 ? 'updated' : unchanged,
        url: digest?.url ?? null,
        problem: stopped === null ? cutWords(found) : stopWords(place.repository, stopped, writer),
        plan,
        done,
        held: [...byLimit(plan), ...writer.held],
        notes: [...notesOf(found, plan), ...writer.notes],
    };
}
/**
 * Two runs at once make what neither of them had seen. Each looks again after it made something, and closes its own
 * where another has the lower number; whatever is left of it the next run closes.
 */
async function settle({ place, input }, writer) {
    const made = writer.done.filter(({ kind }) => kind === 'create');
    if (made.length === 0 || writer.stopped !== null)
        return;
    const found = await (0,digest_issues/* findIssues */.I0)(place, (0,model/* digestId */.sX)(input.repository, input.profile)).catch(failureOf);
    if (found instanceof failure/* GitHubFailure */.i)
        return;
    const children = firstNumbers(found);
    for (const { what, id, number } of made) {
        const kept = what === 'digest' ? found.digest?.number : children.get(id);
        const own = allOf(found).find((issue) => issue.number === number);
        if (kept === undefined || own === undefined || kept >= own.number)
            continue;
        await writer.write([duplicateOf(input, own, kept, id)]);
        if (what === 'digest')
            writer.digest = found.digest;
    }
}
function preview(context) {
    const { found, plan } = context;
    return {
        sink: 'digest',
        written: 'none',
        url: found.digest?.url ?? null,
        problem: cutWords(found),
        plan,
        done: writerOf(context).preview(plan.writes),
        held: byLimit(plan),
        notes: notesOf(found, plan),
    };
}
const byLimit = ({ held }) => held.map(({ what, wanted, id, title }) => ({
    kind: wanted,
    what,
    id,
    number: null,
    title,
    because: 'limit',
}));
/** Nothing could be read, so nothing is known to be missing. */
const unread = (place, failure) => ({
    sink: 'digest',
    written: 'none',
    url: null,
    problem: `the digest issue was not written: ${reasonWords(place.repository, failure)}`,
    plan: null,
    done: [],
    held: [],
    notes: [],
});

// EXTERNAL MODULE: ./src/core/facts/index.ts + 9 modules
var facts = __webpack_require__(37659);
// EXTERNAL MODULE: ./src/formats/codeowners/index.ts + 16 modules
var codeowners = __webpack_require__(81023);
// EXTERNAL MODULE: ./src/result/digests.ts
var digests = __webpack_require__(34220);
// EXTERNAL MODULE: ./src/result/not-evaluated.ts
var not_evaluated = __webpack_require__(78924);
// EXTERNAL MODULE: ./src/surfaces/addresses.ts
var addresses = __webpack_require__(63724);
// EXTERNAL MODULE: ./src/surfaces/audit-words.ts
var audit_words = __webpack_require__(60987);
;// CONCATENATED MODULE: ./src/audit/digest-input.ts






/** What an audit hands to its digest issue; null for a report that is no audit. */
function digestInput(report, { profile, runUrl, now }) {
    const { audit, record } = report;
    if (audit === undefined || record.policy === null)
        return null;
    const { completeness } = audit;
    return {
        ...{ profile, report, now, runUrl },
        repository: record.target.repository,
        items: itemsOf(record),
        complete: !completeness.partial,
        notEvaluated: (0,not_evaluated/* notEvaluated */.J)(record),
        totals: {
            audited: completeness.audited,
            of: completeness.total,
            words: (0,audit_words/* completenessText */.Uq)(completeness),
        },
        artifactUrl: runUrl === null ? null : `${runUrl}#artifacts`,
        settings: record.policy.report.digest,
    };
}
function itemsOf(record) {
    const ownersAt = ownersOf(record);
    return record.verdict.gates.flatMap(({ gate, findings }) => findings.flatMap((finding) => {
        const { outcome, rule, subject, level, found, required, fix, location, requiredAt } = finding;
        if (outcome !== 'fail' && outcome !== 'unknown')
            return [];
        return [
            {
                ...{ gate, rule, subject, outcome, level, found, required, fix },
                id: (0,digests/* fingerprint */.Rj)(rule, subject),
                blocks: outcome === 'fail' && level === 'error',
                owners: ownersAt(placeOf(finding, record)),
                documentation: (0,addresses/* ruleAddress */.XR)(record.documentationUrl, rule),
                ...(location === undefined ? {} : { location }),
                ...(requiredAt === undefined ? {} : { requiredAt }),
            },
        ];
    }));
}
/** A finding that is in no file concerns those who own the policy that asks for it. */
const placeOf = ({ location, requiredAt }, { policyPath }) => location?.path ?? requiredAt?.path ?? policyPath;
/** Code owners by path, as the audited commit has them; nobody where its CODEOWNERS file could not be read. */
function ownersOf({ subjects }) {
    const fact = subjects[0]?.facts.codeowners;
    const file = facts/* factShapes */.h.codeowners.safeParse(fact?.known === true ? fact.value : undefined);
    if (!file.success || file.data.path === null)
        return () => [];
    const matcher = (0,codeowners/* compileCodeowners */.F9)((0,codeowners/* parseCodeowners */.BW)(file.data.content));
    return (path) => matcher.match(path).owners;
}

// EXTERNAL MODULE: ./src/audit/settings.ts + 1 modules
var settings = __webpack_require__(89761);
// EXTERNAL MODULE: ./src/audit/view.ts + 1 modules
var view = __webpack_require__(63460);
;// CONCATENATED MODULE: ./src/audit/digest.ts




/**
 * Keeps the digest issue of an audit up to date. An audit that ran into the request limit, or of a repository in which
 * nothing is in force, leaves it as it is: it could close nothing, and every write would be refused or cost others.
 * So does one of another ref than the default branch, or under a policy that is tried, unless it has a profile of its
 * own: what it does not find would count as fixed.
 */
async function keepDigest(run, request) {
    const { record, repository } = run;
    const { github, profile, runUrl, limit, dryRun } = request;
    const left = whyLeft(run, profile);
    const now = (0,view/* timeOf */.nR)(record) ?? github.serverTime();
    const input = now === null ? null : digestInput((0,view/* auditReport */.uR)(record), { profile, runUrl, now });
    if (left !== '' || input === null)
        return { outcome: null, past: view/* noPast */.KV, left: left || 'no time is known' };
    const outcome = await digestSink({ github, repository }, input, { limit, dryRun });
    return { outcome, past: pastOf(outcome), left: '' };
}
function whyLeft({ record: { verdict }, instead }, profile) {
    const reasons = verdict.gates.flatMap(({ findings }) => findings.flatMap(({ unknown }) => unknown?.reason ?? []));
    if (reasons.includes('rate-limited'))
        return 'the request limit of the token is nearly used up';
    if (reasons.includes('repository-unavailable'))
        return 'nothing can be written in this repository';
    return instead === null || profile !== settings/* defaultProfile */.fg
        ? ''
        : `the profile ${profile} tells of the default branch as its own policy sees it, and ${instead}: name another \`profile\` for it`;
}
function pastOf({ plan }) {
    if (plan === null)
        return view/* noPast */.KV;
    const { trend } = plan;
    const counts = {
        new: trend.new.length + trend.reappeared.length,
        fixed: trend.fixed.length,
        unchanged: trend.unchanged,
        waiting: trend.waiting.length,
    };
    return { openSince: trend.since, trend: trend.comparable ? counts : null };
}


/***/ }),

/***/ 70994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ requireGreenlight),
/* harmony export */   j: () => (/* binding */ wantedGreenlight)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _result_greenlight_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48552);


/**
 * The green light that an audit was asked for.
 * @param where what asked for it, for the message
 * @throws UsageError where the audit's policy asks for none: a green light of nothing says nothing
 */
function wantedGreenlight(where, record) {
    const report = (0,_result_greenlight_js__WEBPACK_IMPORTED_MODULE_1__/* .greenlightReport */ .C)(record);
    if (report !== null)
        return report;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${where}: found a policy that asks for no green light, expected gates.phase-unlock.greenlight in ${record.policyPath} (see docs/greenlight.md)`);
}
/**
 * A report file takes the report that it is for.
 * @throws UsageError where only the file is named
 */
function requireGreenlight(where, file, greenlight) {
    if (file === null || greenlight)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${where} names a file for the green light: expected the green light to be asked for, too`);
}


/***/ }),

/***/ 83628:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XG: () => (/* binding */ showAudit),
/* harmony export */   ab: () => (/* binding */ sarifCategory),
/* harmony export */   ox: () => (/* binding */ showEnded)
/* harmony export */ });
/* harmony import */ var _result_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10861);
/* harmony import */ var _result_error_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57829);
/* harmony import */ var _result_greenlight_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48552);
/* harmony import */ var _runner_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17964);
/* harmony import */ var _surfaces_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18674);
/* harmony import */ var _surfaces_audit_page_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47559);
/* harmony import */ var _surfaces_audit_terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89008);
/* harmony import */ var _surfaces_audit_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60987);
/* harmony import */ var _surfaces_greenlight_page_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60435);
/* harmony import */ var _surfaces_phrase_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(63839);
/* harmony import */ var _surfaces_sarif_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(54462);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(311);
/* harmony import */ var _digest_words_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2831);













/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110;
/** What stands for an audit on GitHub's code scanning page: another upload takes its place. */
const sarifCategory = 'gatewright/audit';
/** Shows an audit in the log, in the summary, in files and in outputs. @returns its exit code */
async function showAudit(runtime, finished) {
    const { log, environment } = runtime;
    const { report, kept, dryRun, greenlight } = finished;
    const { lines, warnings } = (0,_digest_words_js__WEBPACK_IMPORTED_MODULE_11__/* .digestWords */ .q)(kept, dryRun);
    if (greenlight !== null)
        log.block((0,_surfaces_greenlight_page_js__WEBPACK_IMPORTED_MODULE_8__/* .renderGreenlightTerminal */ .Y)(greenlight, { width: logWidth }));
    log.block((0,_surfaces_audit_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .renderAuditTerminal */ .o)(report, { width: logWidth, colour: false }));
    for (const { level, message, ...place } of (0,_surfaces_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationsOf */ .Ih)(report.record))
        log[level](message, place);
    for (const line of lines)
        log.info(line);
    const room = await (0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryBudget */ .qN)(environment);
    const planned = (0,_digest_words_js__WEBPACK_IMPORTED_MODULE_11__/* .plannedBody */ .p)(kept, dryRun, room / 2);
    const light = greenlight === null ? '' : (0,_surfaces_greenlight_page_js__WEBPACK_IMPORTED_MODULE_8__/* .renderGreenlightPage */ .b)(greenlight);
    // Where both do not fit, the audit's own page has it all.
    const first = Buffer.byteLength(light) > room / 2 ? '' : light;
    const page = (0,_surfaces_audit_page_js__WEBPACK_IMPORTED_MODULE_5__/* .renderAuditPage */ .x)(report, room - Buffer.byteLength(`${first}${planned}`));
    const unwritten = await (0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .appendSummary */ .fe)(`${first}${page}${planned}`, environment);
    const files = {
        light: greenlight !== null && finished.greenlightFile === null ? (0,_result_greenlight_js__WEBPACK_IMPORTED_MODULE_2__/* .greenlightText */ .x)(greenlight) : null,
        markdown: (0,_surfaces_audit_page_js__WEBPACK_IMPORTED_MODULE_5__/* .renderAuditPage */ .x)(report, Number.POSITIVE_INFINITY),
        sarif: (0,_surfaces_sarif_js__WEBPACK_IMPORTED_MODULE_10__/* .sarifText */ .BC)(report, { category: sarifCategory }),
    };
    const more = {
        completeness: report.audit === undefined ? '' : (0,_surfaces_phrase_js__WEBPACK_IMPORTED_MODULE_9__/* .plainLine */ .h0)((0,_surfaces_audit_words_js__WEBPACK_IMPORTED_MODULE_7__/* .completenessText */ .Uq)(report.audit.completeness)),
        greenlight: greenlight?.verdict ?? '',
        'greenlight-file': finished.greenlightFile ?? '',
        'digest-issue': kept?.outcome?.url ?? '',
        'issues-held': String(kept?.outcome?.held.length ?? 0),
    };
    const failed = await write(runtime, (0,_result_build_js__WEBPACK_IMPORTED_MODULE_0__/* .buildResult */ .C)(report), files, more);
    for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten]), ...failed])
        log.warning(warning);
    return report.record.verdict.exitCode;
}
async function write({ environment }, result, { markdown, sarif, light }, more) {
    const { warnings, written } = (0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .filesIn */ .nG)(environment);
    const own = await written('greenlight.json', light);
    const outputs = {
        ...more,
        ...(light === null ? {} : { 'greenlight-file': own }),
        outcome: result.outcome,
        'exit-code': String(result.exit_code),
        'result-file': await written('result.json', (0,_result_build_js__WEBPACK_IMPORTED_MODULE_0__/* .resultText */ .D)(result)),
        'sarif-file': await written('gatewright.sarif', sarif),
        'markdown-file': await written('gatewright.md', markdown),
    };
    return [...(0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .writeNamedOutputs */ .du)(outputs, environment), ...warnings];
}
/** Outputs of an audit that ended before its verdict; the error itself is shown as that of every action. */
async function showEnded(runtime, error, run) {
    const ended = { version: _version_js__WEBPACK_IMPORTED_MODULE_12__/* .version */ .rE, policyPath: '.github/gatewright.yml', target: null, run };
    const more = {
        completeness: '',
        greenlight: '',
        'greenlight-file': '',
        'digest-issue': '',
        'issues-held': '0',
    };
    const warnings = await write(runtime, (0,_result_error_result_js__WEBPACK_IMPORTED_MODULE_1__/* .errorResult */ .W)(error, ended), { markdown: null, sarif: null, light: null }, more);
    for (const warning of warnings)
        runtime.log.warning(warning);
}


/***/ }),

/***/ 42193:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ runAudit)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/pipeline/judge-subjects.ts + 4 modules
var judge_subjects = __webpack_require__(48043);
// EXTERNAL MODULE: ./src/pipeline/moved.ts
var pipeline_moved = __webpack_require__(92949);
// EXTERNAL MODULE: ./src/pipeline.ts
var pipeline = __webpack_require__(15165);
// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
;// CONCATENATED MODULE: ./src/audit/repository.ts





const schema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    name: schemas/* string */.YjP().min(1),
    owner: schemas/* looseObject */._H3({ login: schemas/* string */.YjP().min(1) }),
    default_branch: schemas/* string */.YjP().min(1),
    archived: schemas/* boolean */.zMY().optional(),
    disabled: schemas/* boolean */.zMY().optional(),
}));
/** Looks the repository up. Unknown when there is nothing that could be audited. */
const readRepository = (github, name) => (0,gather/* settle */.G9)(async () => {
    const route = 'GET /repos/{owner}/{repo}';
    const answer = await github.get(route, { ...name }, schema());
    const now = { owner: answer.owner.login, repo: answer.name };
    const full = `${now.owner}/${now.repo}`;
    return (0,fact/* known */.eO)({ name: now, defaultBranch: answer.default_branch, unavailable: stateOf(full, answer) }, { kind: 'api', what: route });
});
function stateOf(name, { archived, disabled }) {
    if (disabled === true)
        return (0,fact/* unknown */.L5)('repository-unavailable', `${name} is disabled by GitHub`, {
            remedy: { text: 'ask GitHub Support why the repository is disabled' },
        });
    if (archived !== true)
        return null;
    return (0,fact/* unknown */.L5)('repository-unavailable', `${name} is archived: nothing can be changed in it, so nothing is in force`, {
        remedy: { text: 'leave it out of the audit, or unarchive it' },
    });
}
/** A failure that speaks of the repository as a whole, as what it is. Anything else stays as it is. */
function unavailableFailure(error) {
    if (!(error instanceof failure/* GitHubFailure */.i))
        return error;
    const { status, said = '' } = error.details;
    const blocked = status === 451 || (status === 403 && /^repository (access|.*(blocked|disabled))/i.test(said));
    if (!blocked && !(status === 409 && /empty/i.test(said)))
        return error;
    const why = blocked ? 'GitHub blocks access to the repository' : 'the repository is empty';
    const how = blocked ? 'ask GitHub Support why access is blocked' : 'push a first commit';
    return new failure/* GitHubFailure */.i('repository-unavailable', error.route, `${why} (${status}: ${said || 'no reason given'})`, {
        ...error.details,
        remedy: { text: how },
    });
}

;// CONCATENATED MODULE: ./src/audit/budgeted.ts


/** Most requests of one repository's audit, the digest apart. A list of several pages counts as one. */
const mostRequests = 200;
/**
 * GitHub within a budget: what would go beyond it is refused here, without a request, as the server would refuse it.
 * So an audit ends with what it has and leaves the token usable. Answers that speak of the repository as a whole say
 * so. Writes pass: they are few, and the last thing done.
 */
function budgeted(github, budget) {
    const within = async (kind, route, ask) => {
        if (budget[kind] <= 0)
            throw usedUp(route, budget.until);
        budget[kind] -= 1;
        try {
            return await ask();
        }
        catch (error) {
            throw unavailableFailure(error);
        }
    };
    return {
        serverUrl: github.serverUrl,
        get: (route, parameters, schema, options) => within('rest', route, () => github.get(route, parameters, schema, options)),
        list: (route, parameters, item, options) => within('rest', route, () => github.list(route, parameters, item, options)),
        graphql: (query, variables, schema, options = {}) => within('graphql', 'POST /graphql', () => github.graphql(query, variables, schema, options)),
        download: (route, parameters, maxBytes, options) => within('rest', route, () => github.download(route, parameters, maxBytes, options)),
        send: (route, parameters, schema, options) => github.send(route, parameters, schema, options),
        serverTime: () => github.serverTime(),
        statistics: () => github.statistics(),
    };
}
function usedUp(route, until) {
    if (until === null) {
        const text = `not asked: the audit has used its ${mostRequests} requests`;
        return new failure/* GitHubFailure */.i('rate-limited', route, text, {
            remedy: { text: 'name fewer branches in the policy' },
        });
    }
    const text = `not asked: the request limit of the token would be used up; it begins anew at ${until}`;
    return new failure/* GitHubFailure */.i('rate-limited', route, text, {
        remedy: { text: `run again after ${until}, or use a token with a higher limit` },
    });
}

// EXTERNAL MODULE: ./src/core/judge.ts
var judge = __webpack_require__(61128);
// EXTERNAL MODULE: ./src/github/statistics.ts
var statistics = __webpack_require__(34476);
// EXTERNAL MODULE: ./src/pipeline/gather-subjects.ts
var gather_subjects = __webpack_require__(46505);
// EXTERNAL MODULE: ./src/policy/load.ts
var load = __webpack_require__(58164);
// EXTERNAL MODULE: ./src/policy/reference.ts
var reference = __webpack_require__(57335);
;// CONCATENATED MODULE: ./src/audit/nothing-read.ts







/** What a repository without a policy is audited by. */
const usualPreset = 'gatewright:recommended';
/**
 * The record of an audit that could read nothing: every fact is unknown for this reason, and so is every control. It
 * blocks in every mode, as every run that could not get as far as judging.
 */
async function nothingRead(request, { owner, repo }, why) {
    const { github, gates, version, documentationUrl, elapsed, node, event } = request;
    const name = `${owner}/${repo}`;
    const loaded = request.trial ?? (await presetOf(request));
    const policy = enforced(loaded.policy);
    const keys = (0,judge/* neededFacts */.N)((0,gather_subjects/* configured */.tw)(policy, gates), 'repository');
    const time = github.serverTime();
    const now = time === null ? {} : { now: (0,fact/* known */.eO)(time, { kind: 'api', what: 'the date of an answer' }) };
    const subjects = [{ subject: '', facts: { ...Object.fromEntries(keys.map((key) => [key, why])), ...now } }];
    return {
        ...{ version, documentationUrl, policy, subjects },
        serverUrl: github.serverUrl,
        target: {
            kind: 'repository',
            repository: name,
            pullRequests: [],
            headSha: null,
            baseRef: null,
            baseSha: null,
        },
        verdict: (0,judge_subjects/* judgeSubjects */.j)({
            ...{ policy, gates, subjects, scope: 'repository', target: 'repository' },
            audit: { leavesCheck: false },
        }),
        policyPath: loaded.path,
        run: {
            ...(0,statistics/* totalStatistics */.A)([github, request.administration]),
            ...{ durationMs: elapsed(), node, event },
        },
        notices: [
            `Nothing of ${name} could be audited, so nothing is known of any control: ${why.detail}.`,
            ...request.redirects(),
        ],
    };
}
/** No file is read: a preset that was named, else the usual one. */
function presetOf({ gates, version, policy }) {
    const files = { sha: null, read: () => Promise.resolve({ kind: 'absent' }) };
    const preset = policy?.startsWith(reference/* presetPrefix */.AI) === true ? policy : usualPreset;
    return (0,load/* loadPolicy */.t)({ files, github: null, gates, version, policy: preset });
}
/** Where nothing was judged, no gate may let that through. */
const enforced = (policy) => ({
    ...policy,
    mode: 'enforce',
    gates: policy.gates.map((gate) => ({ ...gate, mode: 'enforce', optional: false, enforceFrom: null })),
});

;// CONCATENATED MODULE: ./src/audit/plan.ts




const rate = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({ remaining: schemas/* int */.Whr().nonnegative(), reset: schemas/* int */.Whr().nonnegative() }));
const plan_schema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({ resources: schemas/* looseObject */._H3({ core: rate(), graphql: rate().optional() }) }));
/** Requests left to others who share the token: other steps of the job, and the digest. */
const reserve = 2;
/**
 * What the audit may ask, by what the token has left. Asking costs nothing of the limit. A server that does not say,
 * as an Enterprise Server without limits, sets no bound beyond ours.
 */
async function planRequests(github) {
    try {
        const { resources } = await github.get('GET /rate_limit', {}, plan_schema());
        const { core, graphql = core } = resources;
        const rest = Math.max(0, core.remaining - reserve);
        const bound = { rest: Math.min(mostRequests, rest), graphql: Math.min(mostRequests, graphql.remaining) };
        const short = bound.rest < mostRequests || bound.graphql < mostRequests;
        const reset = rest <= graphql.remaining ? core.reset : graphql.reset;
        return { ...bound, until: short ? timeOf(reset) : null };
    }
    catch (error) {
        if (!(error instanceof failure/* GitHubFailure */.i))
            throw error;
        return { rest: mostRequests, graphql: mostRequests, until: null };
    }
}
/** Years beyond 9999 are no times. */
const timeOf = (seconds) => new Date(Math.min(seconds * 1000, Date.UTC(9999, 0))).toISOString();

;// CONCATENATED MODULE: ./src/audit/run.ts









/**
 * Audits one repository: every gate that applies to one, at one commit, within the requests the token has left. What
 * could not be read leaves its controls unknown; a repository of which nothing is in force is unknown as a whole.
 * @throws PolicyError (78), UsageError (64), Undecided (3) where there is nothing to audit: no such repository or ref
 */
async function runAudit(given) {
    given.progress('reading the repository, and how many requests the token has left');
    const budget = await planRequests(given.github);
    const { administration, ...rest } = given;
    const request = {
        ...rest,
        github: budgeted(given.github, budget),
        ...(administration === undefined ? {} : { administration: budgeted(administration, budget) }),
    };
    const found = await readRepository(request.github, given.repository);
    if (!found.known) {
        const record = await nothingRead(request, given.repository, endsEarly(found));
        return { record, repository: given.repository, instead: insteadOf(given, null) };
    }
    const { name, unavailable, defaultBranch } = found.value;
    const record = unavailable === null ? await judged(request, found.value) : await nothingRead(request, name, unavailable);
    return { record, repository: name, instead: insteadOf(given, defaultBranch) };
}
function insteadOf({ ref, trial }, defaultBranch) {
    if (trial !== null)
        return 'a policy of this machine was tried';
    const isUsual = ref === null || ref === defaultBranch || ref === `refs/heads/${defaultBranch}`;
    return isUsual ? null : 'another ref was audited';
}
/** Reasons that leave every control of the audit unknown; any other leaves nothing to audit. */
function endsEarly(why) {
    if (why.reason === 'repository-unavailable' || why.reason === 'rate-limited')
        return why;
    throw new errors/* Undecided */.Oh(why);
}
async function judged(request, repository) {
    const before = request.redirects().length;
    try {
        const result = await throughPipeline(request, repository);
        const moved = request.redirects().slice(before);
        return moved.length === 0 ? result.record : renamed(request, result, moved);
    }
    catch (error) {
        if (!(error instanceof errors/* Undecided */.Oh))
            throw error;
        return await nothingRead(request, repository.name, endsEarly(error.unknown));
    }
}
/** A repository without a policy is audited all the same, and that is said first. */
async function throughPipeline(request, repository) {
    try {
        return await (0,pipeline/* runPipeline */.a)(pipelineRequest(request, repository, []));
    }
    catch (error) {
        const chosen = request.policy !== null || request.trial !== null;
        const none = error instanceof errors/* PolicyError */.pn && error.problems.every(({ code }) => code === 'missing');
        if (chosen || !none)
            throw error;
        request.progress(`the repository has no policy: auditing by ${usualPreset}`);
        const { owner, repo } = repository.name;
        const notice = `${owner}/${repo} has no policy file, so it was audited by the preset ${usualPreset}.`;
        return await (0,pipeline/* runPipeline */.a)(pipelineRequest({ ...request, policy: usualPreset }, repository, [notice]));
    }
}
function pipelineRequest(request, { name, defaultBranch }, notices) {
    const { ref, mode, trial, leavesCheck, redirects, runId = null, repository: _, ...ports } = request;
    return {
        ...ports,
        target: { kind: 'repository', repository: name, ref: ref ?? `refs/heads/${defaultBranch}` },
        hints: { pusher: null, auditRun: runId },
        overrides: { mode },
        ...(trial === null ? {} : { trial }),
        audit: { leavesCheck },
        notices: () => [...notices, ...redirects()],
    };
}
/** Facts of a repository that was renamed meanwhile speak of no one moment. */
function renamed(request, { record, loaded }, moved) {
    const why = (0,fact/* unknown */.L5)('target-moved', `the repository was renamed while it was audited: ${moved.join(' ')}`, {
        remedy: { text: 'run the audit again under the new name' },
    });
    const subjects = (0,pipeline_moved/* unsettled */.NZ)(record.subjects, why);
    const { policy } = loaded;
    const { gates, leavesCheck } = request;
    const verdict = (0,judge_subjects/* judgeSubjects */.j)({
        ...{ policy, gates, subjects, scope: 'repository', target: 'repository' },
        audit: { leavesCheck },
    });
    return { ...record, verdict, subjects };
}


/***/ }),

/***/ 63460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uR: () => (/* binding */ auditReport),
  KV: () => (/* binding */ noPast),
  nN: () => (/* binding */ openIds),
  nR: () => (/* binding */ timeOf)
});

// EXTERNAL MODULE: ./src/result/digests.ts
var digests = __webpack_require__(34220);
// EXTERNAL MODULE: ./src/result/not-evaluated.ts
var not_evaluated = __webpack_require__(78924);
// EXTERNAL MODULE: ./src/result/report-of.ts
var report_of = __webpack_require__(41821);
// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/core/order.ts
var order = __webpack_require__(92831);
// EXTERNAL MODULE: ./src/core/rule-states.ts
var rule_states = __webpack_require__(44992);
;// CONCATENATED MODULE: ./src/audit/controls.ts




/** Findings shown as proof of one control; the others are among the findings of its rules. */
const mostProof = 50;
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/**
 * The state of every control that a rule of a judged gate supports, by standard and id. A control passes only when one
 * of its rules passed and none failed or is unknown; a rule that nothing was evaluated for does not apply.
 * @param openSince dates by fingerprint, from an earlier audit
 */
function controlStates({ gates }, openSince = new Map()) {
    const rules = gates.flatMap((gate) => (0,rule_states/* ruleResults */.nE)({ ...gate, findings: (0,order/* sortFindings */.Tc)(gate.findings) }));
    const since = earliest(openSince);
    const byControl = new Map();
    for (const result of rules)
        for (const control of new Set(result.rule.controls)) {
            const known = byControl.get(control);
            if (known === undefined)
                byControl.set(control, [result]);
            else
                known.push(result);
        }
    return [...byControl]
        .map(([control, results]) => controlResult(control, results, since))
        .sort((a, b) => compare(a.control, b.control));
}
/** The earliest date that is known of findings. One finding supports several controls and is looked up once. */
function earliest(openSince) {
    const dates = new Map();
    const dateOf = (finding) => {
        if (!dates.has(finding))
            dates.set(finding, openSince.get(idOf(finding)));
        return dates.get(finding);
    };
    return (findings) => {
        if (openSince.size === 0)
            return null;
        return findings.flatMap((finding) => dateOf(finding) ?? []).sort()[0] ?? null;
    };
}
/** @param results with the findings of each worst first */
function controlResult(control, results, since) {
    const state = (0,rule_states/* worstState */.Fk)(results.map((result) => result.state));
    const proving = results.map(({ findings }) => findings.filter(proves(state)));
    const shown = new Set(proving.flatMap((findings) => findings.slice(0, mostProof)));
    const proof = (0,order/* sortFindings */.Tc)([...shown]).slice(0, mostProof);
    return {
        ...{ control, state },
        level: controls_open(state) ? (proof[0]?.level ?? null) : null,
        rules: results.map(({ id, state: own }) => ({ id, state: own })).sort((a, b) => compare(a.id, b.id)),
        proof: proof.map(proofOf),
        since: controls_open(state) ? since(proving.flat()) : null,
    };
}
const controls_open = (state) => state === 'fail' || state === 'unknown';
const proves = (state) => {
    const wanted = state === 'not-applicable' ? 'skip' : state;
    return ({ outcome }) => outcome === wanted;
};
const idOf = ({ rule, subject }) => (0,digests/* fingerprint */.Rj)(rule, subject);
const proofOf = (finding) => {
    const { rule, subject, outcome, location } = finding;
    return {
        fingerprint: idOf(finding),
        rule,
        subject,
        outcome,
        ...(location === undefined ? {} : { location }),
    };
};
/**
 * How complete an audit is.
 * @param missing everything that was not evaluated
 */
function completenessOf(controls, missing) {
    const count = (...states) => controls.filter(({ state }) => states.includes(state)).length;
    const [audited, notReadable] = [count('pass', 'fail'), count('unknown')];
    return {
        ...{ audited, notReadable, total: audited + notReadable },
        notApplicable: count('not-applicable'),
        partial: missing.length > 0 || notReadable > 0,
        cut: missing.some(({ reason }) => reason === 'rate-limited'),
        because: [...new Set(missing.map(reasonWords))].sort(),
    };
}
function reasonWords({ reason, permission }) {
    const words = fact/* unknownReasons */.i1[reason];
    return permission === null ? words : `${words} (needs \`${permission.replaceAll('`', '')}\`)`;
}

;// CONCATENATED MODULE: ./src/audit/view.ts




/** No earlier audit is known. */
const noPast = { openSince: new Map(), trend: null };
/** The report of an audit: the record with the state of every control, and with what became of it since. */
function auditReport(record, { openSince, trend } = noPast) {
    const shown = (0,report_of/* reportOf */.E)(record);
    const { verdict } = shown.record;
    const controls = controlStates(verdict, openSince);
    const { p0 } = verdict;
    const audit = {
        at: timeOf(record),
        completeness: completenessOf(controls, (0,not_evaluated/* notEvaluated */.J)(shown.record)),
        controls,
        p0: {
            ids: record.policy?.p0.ids ?? [],
            absent: p0?.absent ?? [],
            unverified: p0?.unverified ?? [],
        },
        openSince,
        trend,
    };
    return { ...shown, audit };
}
/** When the facts were read, by the server's clock; null when it gave no time. */
function timeOf({ subjects }) {
    const now = subjects[0]?.facts.now;
    return now?.known === true && typeof now.value === 'string' ? now.value : null;
}
/** Fingerprints of everything that failed or could not be decided. */
const openIds = ({ gates }) => [
    ...new Set(gates.flatMap(({ findings }) => findings
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
        .map(({ rule, subject }) => (0,digests/* fingerprint */.Rj)(rule, subject)))),
];


/***/ }),

/***/ 48552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ greenlightReport),
/* harmony export */   x: () => (/* binding */ greenlightText)
/* harmony export */ });
/* harmony import */ var _core_facts_observation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47225);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72020);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45613);
/* harmony import */ var _phase_greenlight_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95149);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34220);





const gateId = 'phase-unlock';
/** The report of an audit's green light; null where its policy asks for none. */
function greenlightReport(record) {
    const setting = record.policy?.gates.find(({ id }) => id === gateId);
    // The policy's schema has validated the options of every gate.
    const options = setting?.options;
    const asked = options?.greenlight;
    if (options === undefined || asked === undefined)
        return null;
    const fact = factOf(record, 'greenlight');
    const seen = fact.known ? fact.value : (0,_phase_greenlight_js__WEBPACK_IMPORTED_MODULE_2__/* .unseenGreenlight */ ._O)(asked, (0,_core_facts_observation_js__WEBPACK_IMPORTED_MODULE_0__/* .unobserved */ .mj)(fact));
    const state = (0,_phase_greenlight_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeGreenlight */ .tS)(seen, asked, options.checks);
    const exit = exitOf(state);
    return {
        schema_version: 1,
        verdict: exit === _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.pass ? 'green' : reds.includes(exit) ? 'red' : 'hold',
        exit,
        repository: record.target.repository,
        sha: fact.known ? fact.value.sha : record.target.headSha,
        ...partsOf(state),
        overrides: overridesOf(record),
        policy_digest: (0,_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(record).policy,
        inputs: inputsOf(record, fact),
    };
}
const reds = [_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.controlAbsent, _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.fail];
const notGathered = { known: false, reason: 'nothing-evaluated', detail: 'it was not looked at' };
const factOf = ({ subjects }, key) => 
// A fact was validated as its key's value when it was gathered or read.
subjects[0]?.facts[key] ?? notGathered;
/** The worst of everything, in the order of exit codes; nothing proved is nothing known. */
function exitOf({ nets, gates, variables, files }) {
    const others = [
        ...gates.map(({ proof }) => proof),
        ...variables.map(({ proof }) => proof),
        ...files.map(({ proof }) => proof),
    ];
    const codes = [
        ...nets.map(({ status }) => netCodes[status]),
        ...others.flatMap((proof) => (proof === null ? [] : [proofCodes[proof.state]])),
    ];
    return (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .worst */ .QZ)(codes.length === 0 ? [_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.unknown] : codes);
}
const netCodes = {
    verified: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.pass,
    absent: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.controlAbsent,
    unverifiable: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.controlUnverified,
};
const proofCodes = { proved: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.pass, refuted: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.fail, unseen: _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.unknown };
const statuses = { proved: 'ok', refuted: 'wrong', unseen: 'unverifiable' };
const evidenceOf = ({ found }) => (0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plain */ .pj)(found);
const partsOf = ({ nets, gates, variables, files, }) => ({
    nets: nets.map(({ id, title, status, proofs }) => ({
        id,
        title,
        status,
        evidence: proofs.map(evidenceOf),
    })),
    gates: gates.map(({ id, status, proof }) => ({
        id,
        status,
        evidence: proof === null ? null : evidenceOf(proof),
    })),
    variables: variables.map(({ name, workflow, wanted, proof }) => ({
        ...{ name, workflow, value: wanted },
        status: statuses[proof.state],
        evidence: evidenceOf(proof),
    })),
    files: files.map(({ path, proof }) => ({
        path,
        status: statuses[proof.state],
        evidence: evidenceOf(proof),
    })),
});
function overridesOf(record) {
    const fact = factOf(record, 'overrides');
    if (!fact.known)
        return [];
    return fact.value.files.flatMap(({ override }) => override === null ? [] : [{ id: override.id, gates: override.gates, expires_at: override.expiresAt }]);
}
function inputsOf(record, fact) {
    const { policy } = (0,_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(record);
    const files = Object.entries(fact.known ? fact.value.files : {}).flatMap(([name, file]) => file.known && file.value.sha256 !== null ? [{ name, sha256: file.value.sha256 }] : []);
    return [
        ...(policy === null ? [] : [{ name: record.policyPath, sha256: policy }]),
        ...(fact.known ? [{ name: 'fact greenlight', sha256: (0,_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(fact.value) }] : []),
        ...files.sort((a, b) => (a.name < b.name ? -1 : 1)),
    ];
}
/** The report as a file: two spaces, and a line break at its end. */
const greenlightText = (report) => `${JSON.stringify(report, null, 2)}\n`;


/***/ }),

/***/ 14809:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ reportPlace),
/* harmony export */   u: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);




const refuse = ({ where, file }, found) => {
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(`${where}: found ${JSON.stringify(file.slice(0, 200))}, ${found}; expected a file in the work tree or in RUNNER_TEMP`);
};
/**
 * The place of a report: inside of one of the folders, whatever links lead there, and no link, folder or device itself.
 * @throws UsageError
 */
async function reportPlace(wish) {
    const { file, directory, folders } = wish;
    if (file === '' || file.includes('\0'))
        return refuse(wish, 'which is no path');
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, file);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(wanted)).catch(() => refuse(wish, 'whose folder does not exist'));
    const named = folders.filter((one) => one !== null);
    const allowed = await Promise.all(named.map((one) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(one).catch(() => null)));
    if (!allowed.some((one) => one !== null && isInside(one, folder)))
        return refuse(wish, 'which is outside of it');
    if (folder.split(/[\\/]/).some((name) => name.toLowerCase() === '.git'))
        return refuse(wish, 'which is in .git');
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(wanted));
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => null);
    if (there?.isSymbolicLink() === true)
        return refuse(wish, 'which is a symbolic link');
    if (there !== null && !there.isFile())
        return refuse(wish, 'which is no regular file');
    return { path, name: file };
}
function isInside(parent, path) {
    const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(parent, path);
    return steps === '' || (!(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(steps) && steps.split(/[\\/]/)[0] !== '..');
}
/**
 * Writes a report whole or not at all: beside its place first, then renamed, which replaces a link instead of following
 * it.
 * @returns a sentence when it could not be written: a surface that fails never changes the verdict
 */
async function writeReport({ path, name }, text) {
    const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.gatewright-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', 0o644);
        await handle
            .writeFile(text, 'utf8')
            .then(() => handle.sync())
            .finally(() => handle.close());
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, path);
        return undefined;
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
        const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        return `${name} was not written: ${why}`;
    }
}


/***/ }),

/***/ 47559:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ renderAuditPage)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(72020);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63724);
/* harmony import */ var _audit_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60987);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79951);
/* harmony import */ var _chart_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(43020);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90653);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47910);
/* harmony import */ var _next_step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58590);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40180);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65081);
/* harmony import */ var _phrase_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(63839);
/* harmony import */ var _since_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(39586);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10012);
/* harmony import */ var _summary_footer_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(22434);
/* harmony import */ var _summary_gate_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(89878);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(62332);
















/**
 * The page of an audit: how complete it is, what came of it, every control with its proof, then the reasons of each
 * gate and what it all rests on. The same report gives the same bytes.
 * @param maxBytes UTF-8 bytes the page may have. What does not fit is left out by whole rows, and the page says so;
 * when there is no room for the first lines, the page is empty.
 */
function renderAuditPage(report, maxBytes = _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.summaryBytes) {
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .pageOf */ .ZZ)(report);
    const { audit } = report;
    if (audit === undefined)
        return '';
    const budget = (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .createBudget */ .y)(maxBytes);
    const top = topOf(page, audit);
    const footer = `${(0,_summary_footer_js__WEBPACK_IMPORTED_MODULE_10__/* .footerOf */ .V)(page)}\n`;
    if (!budget.take(top))
        return '';
    if (!budget.take([pageFull, footer].join('\n')))
        return `${top}\n`;
    const gates = (0,_order_js__WEBPACK_IMPORTED_MODULE_6__/* .sortGates */ .G)(report.record.verdict.gates);
    const controls = controlsPart(page, audit, budget);
    const sections = gates.map((gate) => (0,_summary_gate_js__WEBPACK_IMPORTED_MODULE_11__/* .gateSection */ .T)(page, gate, budget));
    const cut = sections.some((lines) => lines.length === 0);
    const pieces = [top, ...controls, ...sections.flat(), ...(cut ? [pageFull] : []), footer];
    return `${pieces
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trimEnd()}\n`;
}
const pageFull = '\n_The page is full: the reasons of some gates are left out; the result JSON has them all._';
function topOf(page, audit) {
    const { record, since } = page.report;
    const { words, gates, remark } = (0,_words_js__WEBPACK_IMPORTED_MODULE_12__/* .headline */ .Pl)(record.verdict);
    const named = gates.slice(0, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .bounds */ .O.people).map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS).join(', ');
    const shown = (message) => (0,_phrase_js__WEBPACK_IMPORTED_MODULE_8__/* .phrase */ .MZ)(message, page.sink);
    const step = (0,_next_step_js__WEBPACK_IMPORTED_MODULE_5__/* .nextStep */ .s)(record, page.sink);
    const lines = [
        `## ${shown((0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .completenessText */ .Uq)(audit.completeness))}`,
        `\n**Audit: ${words}${named === '' ? '' : ` — ${named}`}**`,
        ...(remark === '' ? [] : [`\n${shown((0,_core_text_js__WEBPACK_IMPORTED_MODULE_13__/* .prose */ .CS)(remark))}`]),
        ...(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .p0Words */ .kk)(audit).map((sentence) => `\n**${shown((0,_core_text_js__WEBPACK_IMPORTED_MODULE_13__/* .prose */ .CS)(sentence))}**`),
        ...(0,_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .overrideLines */ .Ow)(page),
        ...(step === '' ? [] : [`\n**Next step:** ${step}`]),
        `\n${auditedLine(page)}`,
        ...(audit.trend === null ? [] : [`\nChanges ${(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .trendWords */ .nv)(audit.trend)}.`]),
        ...(since === undefined || audit.trend !== null ? [] : [`\nChanges ${(0,_since_js__WEBPACK_IMPORTED_MODULE_14__/* .sinceWords */ .K)(since)}.`]),
        ...record.notices
            .slice(0, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .bounds */ .O.people)
            .map((notice) => `\n> ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)((0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)(notice, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .bounds */ .O.value))}`),
    ];
    return lines.join('\n');
}
/** What was audited, with a link, and at which commit. */
function auditedLine(page) {
    const { target, serverUrl } = page.report.record;
    const { repository, headSha } = target;
    const name = (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .linkedCode */ .nR)(repository, (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryAddress */ .n6)(serverUrl, repository), page.allowed);
    return `Audited: ${name}${headSha === null ? '' : ` at ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)((0,_words_js__WEBPACK_IMPORTED_MODULE_12__/* .shortId */ .m_)(headSha))}`}.`;
}
const head = (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .tableHead */ .PP)(['Control', 'State', 'Since', 'Proof']);
function controlsPart(page, { controls, completeness }, budget) {
    const title = `\n### Controls\n\n${head}`;
    const note = (count) => `\n_The page is full: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_12__/* .plural */ .LS)(count, 'control')} left out, all in the result JSON._`;
    if (controls.length === 0 || !budget.take(`${title}${note(controls.length)}`))
        return [];
    const rows = (0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .worstFirst */ .md)(controls).map((control) => controlRow(page, control));
    const shown = (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .takeWhileFits */ .z)(rows, budget);
    const left = rows.length - shown.length;
    const apart = `\n${(0,_words_js__WEBPACK_IMPORTED_MODULE_12__/* .plural */ .LS)(completeness.notApplicable, 'control')} not counted: nothing of their rules was to be judged here.`;
    return [
        title,
        ...shown,
        ...(left > 0 ? [note(left)] : []),
        ...(completeness.notApplicable > 0 && budget.take(apart) ? [apart] : []),
        ...statesPart(controls, budget),
    ];
}
/** How the counted controls are spread over the states, as a table and the same as a picture; whole or not at all. */
function statesPart(controls, budget) {
    const counts = (0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stateCounts */ ._d)(controls.filter(({ state }) => state !== 'not-applicable'));
    const part = [
        '\n<details>\n<summary><b>Controls by state</b></summary>\n',
        (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .tableHead */ .PP)(['State', 'Controls']),
        ...counts.map(({ control, count }) => (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .tableRow */ .jD)([(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stateCell */ ._j)(control), String(count)])),
        `\n${(0,_chart_js__WEBPACK_IMPORTED_MODULE_15__/* .pieBlock */ .W)('Controls by state', counts.map(({ control, count }) => [(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stateWords */ .Xu)(control), count]))}`,
        '\n</details>\n',
    ];
    return counts.length > 0 && budget.take(part.join('\n')) ? part : [];
}
/** Findings named in one row; the gate's section has them all. */
const mostProof = 3;
function controlRow(page, result) {
    const { control, since, proof, rules } = result;
    const named = proof.slice(0, mostProof).map((one) => proofWords(page, one));
    const more = proof.length - named.length;
    const words = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
    const none = `nothing was evaluated for ${(0,_words_js__WEBPACK_IMPORTED_MODULE_12__/* .plural */ .LS)(rules.length, 'rule')}`;
    return (0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .tableRow */ .jD)([(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(control), (0,_audit_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stateCell */ ._j)(result), since ?? '', words === '' ? none : words]);
}
function proofWords(page, { rule, subject, location }) {
    const about = `${(0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .ruleLink */ .lN)(page, rule)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)((0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)(subject, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .bounds */ .O.value))}`;
    if (location === undefined || (0,_phrase_js__WEBPACK_IMPORTED_MODULE_8__/* .locationText */ .fN)(location) === subject)
        return about;
    return `${about} at ${(0,_page_js__WEBPACK_IMPORTED_MODULE_7__/* .locationLink */ .su)(page, location)}`;
}


/***/ }),

/***/ 89008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ renderAuditTerminal)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72020);
/* harmony import */ var _audit_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60987);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90653);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47910);
/* harmony import */ var _phrase_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63839);
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(65328);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67742);
/* harmony import */ var _terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38265);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62332);









/** An audit for a terminal: how complete it is, every control, then what the terminal shows of any run. */
function renderAuditTerminal(report, options) {
    const { audit } = report;
    if (audit === undefined)
        return (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .renderTerminal */ .b)(report, options);
    const width = Math.max(40, options.width);
    const paint = (0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .createPaint */ .XG)(options.colour);
    const lines = [...topLines(audit, width, paint), '', ...controlLines(audit, width, paint), ''];
    return `${lines.join('\n')}\n${(0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .renderTerminal */ .b)(report, options)}`;
}
function topLines(audit, width, { bold, red, yellow }) {
    const first = (0,_phrase_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h0)((0,_audit_words_js__WEBPACK_IMPORTED_MODULE_0__/* .completenessText */ .Uq)(audit.completeness));
    const paint = audit.completeness.partial ? yellow : (line) => line;
    return [
        ...(0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .wrap */ .LV)(first, width).map((line) => bold(paint(line))),
        ...(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_0__/* .p0Words */ .kk)(audit).flatMap((words) => (0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .wrap */ .LV)((0,_phrase_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h0)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_7__/* .prose */ .CS)(words)), width).map(red)),
        ...(audit.trend === null ? [] : (0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .labelled */ .wW)('trend', (0,_audit_words_js__WEBPACK_IMPORTED_MODULE_0__/* .trendWords */ .nv)(audit.trend), 0, 6, width)),
    ];
}
const signs = {
    pass: '✓',
    fail: '✗',
    unknown: '?',
    'not-applicable': '-',
};
const sign = (control) => control.state === 'fail' && control.level !== 'error' ? '!' : signs[control.state];
/** Every control in a table, worst first; those that nothing was evaluated for are dim. */
function controlLines({ controls }, width, { bold, dim }) {
    if (controls.length === 0)
        return ['no control hangs on the gates that were judged'];
    const rows = (0,_audit_words_js__WEBPACK_IMPORTED_MODULE_0__/* .worstFirst */ .md)(controls).map((control) => [
        `${sign(control)} ${(0,_audit_words_js__WEBPACK_IMPORTED_MODULE_0__/* .stateWords */ .Xu)(control)}`,
        (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitiseLine */ .lg)(control.control),
        control.since ?? '',
        proofWords(control),
    ]);
    const [first = '', ...rest] = (0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .columns */ .YB)([['State', 'Control', 'Since', 'Proof'], ...rows], 0, width);
    return [bold(first), ...rest.map((line) => (line.startsWith('-') ? dim(line) : line))];
}
function proofWords({ proof, rules }) {
    const [first] = proof;
    if (first === undefined)
        return `nothing was evaluated for ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(rules.length, 'rule')}`;
    const more = proof.length > 1 ? `, and ${proof.length - 1} more` : '';
    return (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitiseLine */ .lg)(`${first.rule} for ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(first.subject, _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .bounds */ .O.value)}${more}`);
}


/***/ }),

/***/ 60987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uq: () => (/* binding */ completenessText),
/* harmony export */   Xu: () => (/* binding */ stateWords),
/* harmony export */   _d: () => (/* binding */ stateCounts),
/* harmony export */   _j: () => (/* binding */ stateCell),
/* harmony export */   kk: () => (/* binding */ p0Words),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   nv: () => (/* binding */ trendWords)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72020);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62332);


/** Reasons named in one sentence. */
const mostReasons = 3;
/** The first line of an audit on every surface: `31 of 33 controls audited; not readable: 2, because …`. */
const completenessText = (completeness) => (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)(sentence(completeness));
function sentence(completeness) {
    const { audited, total, notReadable, partial, cut } = completeness;
    const mark = cut ? 'PARTIAL: ' : '';
    const counted = `${mark}${audited} of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'control')} audited`;
    const because = reasons(completeness);
    if (notReadable > 0)
        return `${counted}; not readable: ${notReadable}${because}`;
    return partial ? `${counted}, but not all that they rest on could be read${because}` : counted;
}
function reasons({ because }) {
    if (because.length === 0)
        return '';
    const more = because.length - mostReasons;
    const named = because.slice(0, mostReasons);
    return `, because ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(more > 0 ? [...named, (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(more, 'other reason')] : named, 'and')}`;
}
/** `since the last audit: new 1, fixed 3, unchanged 4`. */
function trendWords({ new: fresh, fixed, unchanged, waiting }) {
    const held = waiting === 0 ? '' : `, no longer seen ${waiting}`;
    return `since the last audit: new ${fresh}, fixed ${fixed}, unchanged ${unchanged}${held}`;
}
/** What P0 controls did to the exit code; empty when they did nothing. With `backticks`. */
function p0Words({ p0 }) {
    const ticked = (ids) => ids.map((id) => `\`${id}\``).join(', ');
    return [
        ...(p0.absent.length === 0 ? [] : [`P0 controls that are absent (exit code 5): ${ticked(p0.absent)}`]),
        ...(p0.unverified.length === 0
            ? []
            : [`P0 controls that could not be verified (exit code 6): ${ticked(p0.unverified)}`]),
    ];
}
/** The state of a control in words; a failure that ends no audit badly is named by its weight. */
function stateWords({ state, level }) {
    if (state === 'not-applicable')
        return 'not applicable';
    return state === 'fail' && level !== null && level !== 'error' ? `fail (${level})` : state;
}
/** The same for a page: with a sign, and always the words. */
function stateCell(control) {
    const words = stateWords(control);
    if (control.state === 'not-applicable')
        return `➖ ${words}`;
    return words === control.state ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeWord */ .nG)(control.state) : `⚠️ ${words}`;
}
const states = ['fail', 'unknown', 'fail (warning)', 'fail (note)', 'pass', 'not applicable'];
/** Place of a control by what it asks of people: failures first, what had nothing to judge last. */
const rank = (control) => states.indexOf(stateWords(control));
/** Controls for people, worst first; of one state in the order they have, that of standards. */
const worstFirst = (controls) => [...controls].sort((a, b) => rank(a) - rank(b));
/** How many controls there are of each state, worst first; states that no control has are left out. */
function stateCounts(controls) {
    const counts = new Map();
    for (const control of worstFirst(controls)) {
        const words = stateWords(control);
        counts.set(words, { control, count: (counts.get(words)?.count ?? 0) + 1 });
    }
    return [...counts.values()];
}


/***/ }),

/***/ 60435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ renderGreenlightTerminal),
/* harmony export */   b: () => (/* binding */ renderGreenlightPage)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90653);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47910);
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65328);
/* harmony import */ var _terminal_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38265);




const headings = {
    green: 'Green light: everything that the policy asks for is proved',
    hold: 'Hold: not everything could be verified',
    red: 'Red light: something that the policy asks for is missing',
};
const words = {
    'not-looked-at': 'not looked at: a gate before it is not proved',
    own: 'reported by this job, so it is no input',
};
function rowsOf({ nets, gates, variables, files }) {
    return [
        ...nets.map(({ id, title, status, evidence }) => ({
            ...{ part: 'Safety net', status, good: status === 'verified' },
            name: title === null ? id : `${id} ${title}`,
            evidence: evidence.join('; '),
        })),
        ...gates.map(({ id, status, evidence }) => ({
            ...{ part: 'Gate', name: id, status: words[status] ?? status },
            good: status === 'proved' || status === 'own',
            evidence: evidence ?? '',
        })),
        ...variables.map(({ name, workflow, status, evidence }) => ({
            ...{ part: 'Variable', status, good: status === 'ok', evidence },
            name: workflow === null ? name : `${name} of ${workflow}`,
        })),
        ...files.map(({ path, status, evidence }) => ({
            ...{ part: 'File', name: path, status, good: status === 'ok', evidence },
        })),
    ];
}
const worstFirst = (rows) => [
    ...rows.filter(({ good }) => !good),
    ...rows.filter(({ good }) => good),
];
/** The green light as one page of Markdown: the verdict first, then what is missing, then what is proved. */
function renderGreenlightPage(report) {
    const rows = worstFirst(rowsOf(report)).map(({ part, name, status, evidence }) => {
        const cells = [
            part,
            (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(name, _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .bounds */ .O.value)),
            status,
            (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(evidence, 300)),
        ];
        return `| ${cells.join(' | ')} |`;
    });
    const table = rows.length === 0 ? [] : ['', '| Part | Name | Status | Evidence |', '| --- | --- | --- | --- |', ...rows];
    return `${[`## ${headings[report.verdict]}`, '', summaryOf(report), ...table, ''].join('\n')}\n`;
}
function summaryOf({ exit, repository, sha, policy_digest: policy }) {
    const at = sha === null ? '' : ` at ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(sha.slice(0, 12))}`;
    const by = policy === null ? '' : `, by policy ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(policy.slice(0, 12))}`;
    return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(repository)}${at}${by}; exit code ${exit} where the policy enforces.`;
}
/** The same for a terminal. */
function renderGreenlightTerminal(report, { width }) {
    const columns = Math.max(40, width);
    const rows = worstFirst(rowsOf(report)).flatMap(({ part, name, status, good, evidence }) => {
        const line = (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitiseLine */ .lg)(`${good ? '✓' : '✗'} ${part} ${name}: ${status}`);
        return [
            ...(0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .wrap */ .LV)(line, columns),
            ...(evidence === '' || good ? [] : (0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .labelled */ .wW)('why', (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitiseLine */ .lg)(evidence), 2, 5, columns)),
        ];
    });
    const last = `exit code ${report.exit} where the policy enforces`;
    return `${[...(0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .wrap */ .LV)(headings[report.verdict], columns), ...rows, ...(0,_terminal_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .wrap */ .LV)(last, columns), ''].join('\n')}\n`;
}


/***/ })

};
