export const id = 425;
export const ids = [425];
export const modules = {

/***/ 57579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ verifyBlocks)
});

// EXTERNAL MODULE: ./src/facts/evidence-file.ts + 1 modules
var evidence_file = __webpack_require__(80707);
// EXTERNAL MODULE: ./src/core/facts/observation.ts
var observation = __webpack_require__(47225);
// EXTERNAL MODULE: ./src/facts/observe.ts
var observe = __webpack_require__(94671);
;// CONCATENATED MODULE: ./src/facts/evidence-reading.ts



/**
 * Reads the files of some blocks, each followed by what stands in its place at the head.
 * @param progress told of how many blocks the file was read
 */
async function readFiles(verifier, works, progress) {
    let done = 0;
    const steps = [...groupsOf(works)].flatMap(([blob, group]) => stepsOf(verifier, blob, group, () => {
        done += group.works.length;
        progress(done);
    }));
    const ids = steps.map(({ blob }) => blob);
    let at = 0;
    await verifier.objects.eachBlob(ids, verifier.maxBytes, (read) => steps[at++]?.take(read));
}
function groupsOf(works) {
    const groups = new Map();
    for (const work of works) {
        if (!work.at.known || !(0,evidence_file/* isFile */.fo)(work.at.value))
            continue;
        const { blob } = work.at.value;
        const group = groups.get(blob) ?? { works: [], heads: new Map() };
        groups.set(blob, group);
        group.works.push(work);
        if (work.head?.known !== true || !(0,evidence_file/* isFile */.fo)(work.head.value) || work.head.value.blob === blob)
            continue;
        const compared = group.heads.get(work.head.value.blob) ?? [];
        group.heads.set(work.head.value.blob, compared);
        compared.push(work);
    }
    return groups;
}
function stepsOf(verifier, blob, { works, heads }, finish) {
    const current = { text: null };
    const first = { blob, take: (read) => takeFile(verifier, works, read, current) };
    const rest = [...heads].map(([head, compared]) => ({
        blob: head,
        take: (read) => takeHead(compared, read, current),
    }));
    const end = rest.pop() ?? first;
    // What the last one was compared with is let go of.
    const last = {
        blob: end.blob,
        take: (read) => {
            end.take(read);
            current.text = null;
            finish();
        },
    };
    return end === first ? [last] : [first, ...rest, last];
}
function takeFile({ scan }, works, read, current) {
    if (!read.known) {
        const unreadable = (0,observation/* unobserved */.mj)(read.why);
        for (const work of works)
            Object.assign(work, { file: unreadable, secrets: unreadable });
        return;
    }
    const text = new evidence_file/* EvidenceText */.Py(read);
    current.text = text;
    for (const work of works) {
        const { block } = work.asked;
        work.file = (0,observe/* observed */.P)((0,evidence_file/* fileOf */.W7)(read.id, text, block));
        if (scan !== null)
            work.secrets = (0,observe/* observed */.P)(scan.within(read.id, text, block));
    }
}
function takeHead(works, read, { text }) {
    const now = read.known ? new evidence_file/* EvidenceText */.Py(read) : null;
    for (const work of works) {
        if (now === null && !read.known)
            work.now = (0,observation/* unobserved */.mj)(read.why);
        else if (text !== null && now !== null)
            work.now = compared(work.asked.block, text, now);
    }
}
/** Whether the lines still stand where they stood, or elsewhere in the file. */
function compared(block, then, now) {
    const { first, last, algorithm } = block;
    const wanted = then.lines(algorithm)?.bytesOf(block, algorithm);
    if (wanted === undefined || wanted === null)
        return null;
    const lines = now.lines(algorithm);
    const freshness = (state, where) => (0,observe/* observed */.P)({ state, lines: where });
    if (lines === null)
        return freshness('changed', null);
    if (lines.bytesOf(block, algorithm)?.equals(wanted) === true)
        return freshness('same', { first, last });
    const found = lines.find(wanted, algorithm);
    return found === null ? freshness('changed', null) : freshness('moved', found);
}

// EXTERNAL MODULE: ./src/formats/secrets/index.ts + 19 modules
var secrets = __webpack_require__(46785);
;// CONCATENATED MODULE: ./src/facts/evidence-secrets.ts

/** Files whose secrets are remembered. */
const mostFiles = 10_000;
/** Secrets of files by blob: a file is scanned once, however many ranges of it are evidence. */
class SecretScan {
    /** Of the blobs scanned last. */
    #found = new Map();
    /** The whole file is scanned, so that a key that the range cuts is found; told are those that reach into it. */
    within(blob, text, range) {
        return this.#in(blob, text)
            .filter(({ line, endLine }) => line <= range.last && endLine >= range.first)
            .map(({ kind, line }) => ({ kind, line: Math.max(line, range.first) }));
    }
    #in(blob, { content, binary }) {
        if (content === null || binary)
            return [];
        const known = this.#found.get(blob);
        if (known !== undefined)
            return known;
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
        // Lines are counted as `lines-lf-v1` counts them.
        const found = (0,secrets/* findSecrets */.dL)(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).map(({ kind, line, endLine }) => ({ kind, line, endLine }));
        if (this.#found.size >= mostFiles)
            this.#found.clear();
        this.#found.set(blob, found);
        return found;
    }
}

// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
;// CONCATENATED MODULE: ./src/facts/evidence-work.ts




/** Looks paths up, each once per commit: many blocks are in the same files. */
function lookups(objects) {
    const found = new Map();
    return (commit, path) => {
        const key = `${commit}:${path}`;
        const known = found.get(key) ?? (0,observe/* observe */.l)(() => objects.entry(commit, path));
        found.set(key, known);
        return known;
    };
}
/** What stands at the block's path, at each of its commits. */
async function looked(objects, look, asked) {
    const { commit, head, trusted = null, block } = asked;
    const at = await look(commit, block.file);
    const work = {
        asked,
        at,
        head: head === null ? null : await look(head, block.file),
        trusted: trusted === null ? null : await look(trusted, block.file),
        file: at.known ? null : at,
        now: null,
        secrets: at.known ? (0,observe/* observed */.P)([]) : at,
    };
    if (at.known && !(0,evidence_file/* isFile */.fo)(at.value)) {
        const absent = at.value === null;
        const twin = absent ? await (0,observe/* observe */.l)(() => objects.twin(commit, block.file)) : (0,observe/* observed */.P)(null);
        work.file = twin.known ? (0,observe/* observed */.P)((0,evidence_file/* notFile */.st)(at.value, twin.value)) : twin;
    }
    return work;
}
/** Everything that was found of a block. */
function finished(work) {
    const { trusted } = work;
    return {
        id: work.asked.block.id,
        at: work.file ?? (0,observation/* unobserved */.mj)((0,fact/* unknown */.L5)('internal-error', 'the file was not read')),
        now: nowOf(work),
        trustedBlob: trusted?.known === true ? (0,observe/* observed */.P)((0,evidence_file/* isFile */.fo)(trusted.value) ? trusted.value.blob : null) : trusted,
        secrets: work.secrets,
    };
}
/** Nothing is fresh or stale that was never there. */
function nowOf(work) {
    const { head, file } = work;
    if (head === null || file?.known !== true || file.value.digest === null)
        return null;
    if (!head.known)
        return head;
    if (!(0,evidence_file/* isFile */.fo)(head.value))
        return (0,observe/* observed */.P)({ state: 'gone', lines: null });
    if (head.value.blob !== file.value.blob)
        return work.now;
    const { first, last } = work.asked.block;
    return (0,observe/* observed */.P)({ state: 'same', lines: { first, last } });
}

;// CONCATENATED MODULE: ./src/facts/evidence-blocks.ts




/** Blocks that are looked at together: a file is read once for all of them. */
const together = 1_024;
/** Blocks between two words of progress. */
const between = 100;
/**
 * Looks every block up at its commit and at the head, in the order of the blocks. Memory does not grow with their
 * number: files are read once for a thousand blocks, one after the other. What cannot be read makes a part of an
 * observation unknown, and nothing else.
 */
async function* verifyBlocks(objects, blocks, options = {}) {
    const scan = options.secrets === false ? null : new SecretScan();
    const verifier = { objects, scan, maxBytes: options.blobBytes ?? evidence_file/* blobBytes */.Ry };
    let done = 0;
    let told = 0;
    const tell = (now) => {
        if (now - told < between)
            return;
        told = now;
        options.progress?.(now);
    };
    for await (const chunk of chunksOf(blocks)) {
        const works = [];
        const look = lookups(objects);
        for (const block of chunk)
            works.push(await looked(objects, look, block));
        await readFiles(verifier, works, (read) => tell(done + read));
        for (const work of works)
            yield finished(work);
        done += chunk.length;
        tell(done);
    }
    if (done > told)
        options.progress?.(done);
}
async function* chunksOf(blocks) {
    let chunk = [];
    for await (const block of blocks) {
        if (chunk.push(block) < together)
            continue;
        yield chunk;
        chunk = [];
    }
    if (chunk.length > 0)
        yield chunk;
}


/***/ }),

/***/ 80707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Py: () => (/* binding */ EvidenceText),
  Ry: () => (/* binding */ blobBytes),
  W7: () => (/* binding */ fileOf),
  fo: () => (/* binding */ isFile),
  f_: () => (/* binding */ isLargeFilePointer),
  st: () => (/* binding */ notFile)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/facts/evidence-lines.ts

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/**
 * The lines of a file's bytes: CRLF, a lone CR and LF end a line, and nothing else does. What follows the last line
 * end is a line only when it is not empty (`lines-lf-v1`).
 */
class Lines {
    #bytes;
    /** Where each line starts, and where the last one ends. */
    #starts;
    #returns;
    constructor(bytes) {
        this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.#returns = this.#bytes.includes(carriageReturn);
        this.#starts = this.#returns ? startsOfAny(this.#bytes) : startsAfterFeeds(this.#bytes);
    }
    get count() {
        return this.#starts.length - 1;
    }
    /** Whether the range is one of these lines. */
    has({ first, last }) {
        return first >= 1 && first <= last && last <= this.count;
    }
    /**
     * What is hashed of a range: by `lines-lf-v1` the lines joined with LF, without a last one; by `raw-v1` their bytes,
     * line ends included. Null when the range is none of these lines.
     */
    bytesOf(range, algorithm) {
        if (!this.has(range))
            return null;
        const raw = this.#bytes.subarray(this.#starts[range.first - 1], this.#starts[range.last]);
        return algorithm === 'raw-v1' ? raw : joined(this.#returns ? withFeeds(raw) : raw);
    }
    /** SHA-256 of a range in lower-case hexadecimal digits; null when it is none of these lines. */
    digest(range, algorithm) {
        const bytes = this.bytesOf(range, algorithm);
        return bytes === null ? null : (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    }
    /** The first lines of this file that are these, as `bytesOf` gave them; null when none are. Linear in both. */
    find(wanted, algorithm) {
        if (this.count === 0)
            return null;
        const all = { first: 1, last: this.count };
        const text = this.bytesOf(all, algorithm) ?? Buffer.alloc(0);
        const own = algorithm === 'raw-v1' || !this.#returns ? this.#starts : startsAfterFeeds(text);
        const starts = own.subarray(0, this.count);
        const isEnd = (at) => algorithm === 'raw-v1'
            ? at === text.length || isIn(starts, at)
            : at === text.length || text[at] === lineFeed;
        const isStart = (at) => at === 0 || isIn(starts, at);
        for (const at of occurrences(text, wanted)) {
            const end = at + wanted.length;
            if (!isStart(at) || !isEnd(end))
                continue;
            const first = lineAt(starts, at);
            // A range ends with the line that its last byte is in; an empty one is its own line.
            const last = wanted.length === 0 ? first : lineAt(starts, algorithm === 'raw-v1' ? end - 1 : end);
            return { first, last };
        }
        return null;
    }
}
/** Without the line end of the last line. */
const joined = (bytes) => bytes[bytes.length - 1] === lineFeed ? bytes.subarray(0, -1) : bytes;
/** CRLF and CR as LF. */
function withFeeds(bytes) {
    if (!bytes.includes(carriageReturn))
        return bytes;
    const result = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] ?? 0;
        if (byte === carriageReturn && bytes[at + 1] === lineFeed)
            continue;
        result[length++] = byte === carriageReturn ? lineFeed : byte;
    }
    return result.subarray(0, length);
}
function startsAfterFeeds(bytes) {
    let count = 1;
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1))
        count++;
    const starts = new Uint32Array(count + 1);
    let index = 1;
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1))
        starts[index++] = at + 1;
    return ended(starts, index, bytes.length);
}
function startsOfAny(bytes) {
    const starts = new Uint32Array(bytes.length + 2);
    let index = 1;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed))
            starts[index++] = at + 1;
    }
    return ended(starts, index, bytes.length);
}
/** Behind the last line end may stand one more line, or nothing. */
function ended(starts, count, length) {
    if (starts[count - 1] === length)
        return starts.slice(0, count);
    starts[count] = length;
    return starts.slice(0, count + 1);
}
/** Index of the last start that is not after a place; the lines before it plus one is the line there. */
function lineAt(starts, place) {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= place)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}
const isIn = (starts, place) => starts[lineAt(starts, place) - 1] === place;
/** Places where `wanted` stands in `text`, overlapping ones too (Knuth, Morris and Pratt: linear whatever they hold). */
function* occurrences(text, wanted) {
    const borders = bordersOf(wanted);
    let matched = 0;
    if (wanted.length === 0)
        for (let at = 0; at <= text.length; at++)
            yield at;
    else {
        for (let at = 0; at < text.length; at++) {
            while (matched > 0 && (matched === wanted.length || wanted[matched] !== text[at])) {
                matched = borders[matched - 1] ?? 0;
            }
            if (wanted[matched] === text[at])
                matched++;
            if (matched === wanted.length)
                yield at + 1 - matched;
        }
    }
}
/** For each end of a prefix the length of the longest proper prefix that is its suffix, too. */
function bordersOf(wanted) {
    const borders = new Int32Array(wanted.length);
    let length = 0;
    for (let at = 1; at < wanted.length; at++) {
        while (length > 0 && wanted[length] !== wanted[at])
            length = borders[length - 1] ?? 0;
        if (wanted[length] === wanted[at])
            length++;
        borders[at] = length;
    }
    return borders;
}

;// CONCATENATED MODULE: ./src/facts/evidence-file.ts


/** Bytes of a file that is looked into for evidence. */
const blobBytes = 5_000_000;
/** Git calls a file binary that has a NUL this far from its start. */
const binaryWithin = 8_000;
const pointerStart = Buffer.from('version https://git-lfs.github.com/spec/v1');
/** Whether bytes are what Git LFS leaves in the place of a file. */
const isLargeFilePointer = (bytes) => pointerStart.equals(bytes.subarray(0, pointerStart.length));
/** The blob of a path that evidence names, looked into. Lines and digest are made for text alone. */
class EvidenceText {
    size;
    content;
    binary;
    largeFilePointer;
    utf8;
    #lines = null;
    constructor({ size, content }) {
        this.size = size;
        this.content = content;
        const bytes = content === null ? Buffer.alloc(0) : bufferOf(content);
        this.binary = bytes.subarray(0, binaryWithin).includes(0);
        this.largeFilePointer = isLargeFilePointer(bytes);
        this.utf8 = (0,external_node_buffer_.isUtf8)(bytes);
    }
    /** The lines that a digest of this algorithm may be made of; null when there are none. */
    lines(algorithm) {
        const refused = this.content === null || this.binary || this.largeFilePointer;
        if (refused || (algorithm === 'lines-lf-v1' && !this.utf8))
            return null;
        this.#lines ??= new Lines(this.content ?? new Uint8Array());
        return this.#lines;
    }
}
const bufferOf = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const empty = {
    kind: 'absent',
    twin: null,
    blob: null,
    size: null,
    tooLarge: false,
    binary: false,
    largeFilePointer: false,
    utf8: false,
    lines: null,
    digest: null,
};
/** What is no file has nothing to be looked into. */
function notFile(entry, twin) {
    if (entry === null)
        return { ...empty, twin };
    if (entry.mode === '120000')
        return { ...empty, kind: 'link', blob: entry.blob };
    return { ...empty, kind: entry.mode === '160000' ? 'submodule' : 'directory' };
}
/** Regular files, executable or not; nothing else holds lines. */
const isFile = (entry) => entry?.mode === '100644' || entry?.mode === '100755';
/** The file, and what the range of its lines comes to. */
function fileOf(blob, text, block) {
    const lines = text.lines(block.algorithm);
    const { size, binary, largeFilePointer, utf8 } = text;
    return {
        ...{ kind: 'file', twin: null, blob, size, binary, largeFilePointer, utf8 },
        tooLarge: text.content === null,
        lines: lines?.count ?? null,
        digest: lines?.digest(block, block.algorithm) ?? null,
    };
}


/***/ }),

/***/ 2292:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ gitObjects)
});

// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/workspace/refs.ts
var refs = __webpack_require__(84551);
// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/workspace/object-stream.ts
var object_stream = __webpack_require__(18347);
;// CONCATENATED MODULE: ./src/facts/git-objects-kept.ts
/** Answers that are made once and kept, the latest used ones, up to a weight in all. */
class Kept {
    #most;
    #weigh;
    #answers = new Map();
    #total = 0;
    /** @param weigh of an answer; 1 for each when absent */
    constructor(most, weigh = () => 1) {
        this.#most = most;
        this.#weigh = weigh;
    }
    /** The answer under this key, made when there is none. One that fails is not kept. */
    get(key, make) {
        const found = this.#answers.get(key);
        if (found !== undefined) {
            // The map's order is the order of use, once it may matter.
            if (this.#total > this.#most / 2) {
                this.#answers.delete(key);
                this.#answers.set(key, found);
            }
            return found.answer;
        }
        const entry = { answer: make(), weight: 0 };
        this.#answers.set(key, entry);
        entry.answer.then((value) => this.#weighed(key, entry, this.#weigh(value)), () => {
            if (this.#answers.get(key) === entry)
                this.#answers.delete(key);
        });
        return entry.answer;
    }
    /** Keeps an answer that came with another one. */
    set(key, value) {
        if (!this.#answers.has(key))
            void this.get(key, () => Promise.resolve(value));
    }
    #weighed(key, entry, weight) {
        if (this.#answers.get(key) !== entry)
            return;
        entry.weight = weight;
        this.#total += weight;
        for (const [oldest, { weight: lost }] of this.#answers) {
            if (this.#total <= this.#most || oldest === key)
                return;
            this.#answers.delete(oldest);
            this.#total -= lost;
        }
    }
}

// EXTERNAL MODULE: ./src/facts/git-objects-listing.ts
var git_objects_listing = __webpack_require__(12091);
;// CONCATENATED MODULE: ./src/facts/git-objects-source.ts
/** Nothing has this id. */
const noObject = { type: null, tree: null, committedAt: null, parents: [] };
/** Entries of folders that are kept, of all folders together. */
const foldersKept = 300_000;
/** A tag of a tag of a tag is followed this far. */
const deepest = 8;
/**
 * What a tag comes to. `next` gives what an object that is a tag points at, and of any other whether it is a commit.
 */
async function peeled(id, next) {
    let at = id;
    for (let depth = 0; depth <= deepest; depth++) {
        const found = await next(at);
        if (typeof found !== 'string')
            return { annotated: depth > 0, commit: found.commit ? at : null };
        at = found;
    }
    return { annotated: true, commit: null };
}

;// CONCATENATED MODULE: ./src/facts/git-objects-api.ts







const repo = '/repos/{owner}/{repo}';
const routes = {
    commit: `GET ${repo}/git/commits/{commit_sha}`,
    tree: `GET ${repo}/git/trees/{tree_sha}`,
    blob: `GET ${repo}/git/blobs/{file_sha}`,
    tag: `GET ${repo}/git/tags/{tag_sha}`,
    reference: `GET ${repo}/git/ref/{ref}`,
    compare: `GET ${repo}/compare/{basehead}`,
    branches: `GET ${repo}/branches`,
};
const commitSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    tree: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
    committer: schemas/* object */.Ikc({ date: schemas/* string */.YjP() }),
}));
const blobSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    size: schemas/* number */.aig().int().nonnegative(),
    encoding: schemas/* string */.YjP(),
    content: schemas/* string */.YjP(),
}));
const compareSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    status: schemas/* enum */.k5n(['identical', 'ahead', 'behind', 'diverged']),
    merge_base_commit: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
}));
const objectSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), type: schemas/* string */.YjP() }) }));
const branchesSchema = (0,lazy/* lazy */.R)(() => schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })));
const shaSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }));
/** Names git takes for a tag; GitHub is not asked for any other. */
const tagName = /^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[^\0-\x20\x7f~^:?*[\\/.][^\0-\x20\x7f~^:?*[\\]*(?<![/.])$/;
/** Sizes of files that are kept from listings: only larger ones are worth not being fetched. */
const largeFile = 1_000_000;
/** Objects by the API: the Trees and Blobs endpoints, which follow no links, and comparisons for ancestry. */
class ApiObjects {
    window = 4;
    #context;
    #commits = new Kept(20_000);
    #folders = new Kept(foldersKept, (folder) => folder.size);
    #sizes = new Map();
    #readable;
    constructor(context) {
        this.#context = context;
    }
    commit(sha) {
        return this.#commits.get(sha, async () => {
            const found = await this.#orNull(this.#get(routes.commit, { commit_sha: sha }, commitSchema()));
            if (found === null)
                return { ...noObject, type: await this.#typeOf(sha) };
            if (found.sha !== sha)
                throw this.#odd(routes.commit, `${sha} was asked for, ${found.sha} answered`);
            const parents = found.parents.map((parent) => parent.sha);
            return { type: 'commit', tree: found.tree.sha, parents, committedAt: timeOf(found.committer.date) };
        });
    }
    /** What an id is that is no commit. GitHub gives a commit's tree for the commit, hence the comparison. */
    async #typeOf(sha) {
        const kinds = [
            ['tag', routes.tag, { tag_sha: sha }],
            ['tree', routes.tree, { tree_sha: sha }],
            ['blob', routes.blob, { file_sha: sha }],
        ];
        for (const [type, route, parameters] of kinds) {
            const found = await this.#orNull(this.#get(route, parameters, shaSchema()));
            if (found?.sha === sha)
                return type;
        }
        await this.#mayRead();
        return null;
    }
    folder(id) {
        return this.#folders.get(id, async () => {
            const whole = await this.#listing(id, true);
            const listed = whole.truncated
                ? (0,git_objects_listing/* readListing */.v)(id, await this.#complete(id), false)
                : (0,git_objects_listing/* readListing */.v)(id, whole, true);
            for (const [folder, entries] of listed.folders)
                if (folder !== id)
                    this.#folders.set(folder, entries);
            this.#remember(listed);
            return listed.root;
        });
    }
    #listing(id, recursive) {
        const parameters = { tree_sha: id, ...(recursive ? { recursive: '1' } : {}) };
        return this.#get(routes.tree, parameters, (0,git_objects_listing/* listingSchema */.e)());
    }
    /** Of a tree that GitHub cuts short, this folder alone. */
    async #complete(id) {
        const own = await this.#listing(id, false);
        if (!own.truncated)
            return own;
        const text = `GitHub cut the listing of folder ${id} short`;
        throw new failure/* GitHubFailure */.i('truncated', routes.tree, text, { remedy: wholeClone });
    }
    #remember(listed) {
        for (const [id, size] of listed.sizes)
            if (size > largeFile)
                this.#sizes.set(id, size);
    }
    async blob(id, maxBytes) {
        const stated = this.#sizes.get(id);
        if (stated !== undefined && stated > maxBytes)
            return { id, known: true, size: stated, content: null };
        const answer = await this.#get(routes.blob, { file_sha: id }, blobSchema());
        const content = decoded(answer);
        if (content === null || content.length !== answer.size || (0,object_stream/* objectId */.T)('blob', content, id.length) !== id) {
            const found = `${answer.size} bytes announced, encoding ${answer.encoding}, ${content?.length ?? 'none'} received`;
            throw this.#odd(routes.blob, `${id}: ${found}, or their digest is another one`);
        }
        const { length: size } = content;
        return { id, known: true, size, content: size > maxBytes ? null : content };
    }
    async isAncestor(ancestor, of) {
        const parameters = { basehead: `${ancestor}...${of}`, per_page: 1 };
        try {
            const { status, merge_base_commit } = await this.#get(routes.compare, parameters, compareSchema());
            const reached = status === 'identical' || status === 'ahead';
            if (reached === (merge_base_commit.sha === ancestor))
                return reached;
            throw this.#odd(routes.compare, `${status}, but both meet at ${merge_base_commit.sha}`);
        }
        catch (error) {
            if (isAbsence(error) && /no common ancestor/i.test(error.details.said ?? ''))
                return false;
            throw error;
        }
    }
    async tags(names) {
        const tags = {};
        for (const name of new Set(names)) {
            if (!tagName.test(name))
                continue;
            const asked = this.#get(routes.reference, { ref: `tags/${name}` }, objectSchema());
            const found = await this.#orNull(asked);
            if (found !== null)
                tags[name] = await this.#tag(found.object);
        }
        if (Object.keys(tags).length < names.length)
            await this.#mayRead();
        return tags;
    }
    async #tag(named) {
        const types = new Map([[named.sha, named.type]]);
        return await peeled(named.sha, async (id) => {
            const type = types.get(id);
            if (type !== 'tag')
                return { commit: type === 'commit' };
            const { object } = await this.#get(routes.tag, { tag_sha: id }, objectSchema());
            types.set(object.sha, object.type);
            return object.sha;
        });
    }
    close() { }
    #get(route, parameters, schema) {
        const { github, repository } = this.#context;
        return github.get(route, { ...repository, ...parameters }, schema, { permission: 'contents: read' });
    }
    /** GitHub answers that there is no such thing in the same words as that it must not be seen. */
    async #orNull(asked) {
        try {
            return await asked;
        }
        catch (error) {
            if (isAbsence(error))
                return null;
            throw error;
        }
    }
    /** Nothing is absent before the token has shown that it may read the contents. */
    #mayRead() {
        this.#readable ??= this.#get(routes.branches, { per_page: 1 }, branchesSchema());
        return this.#readable;
    }
    #odd(route, found) {
        return new failure/* GitHubFailure */.i('api-shape', route, found);
    }
}
const wholeClone = { text: 'check out with the whole history: `fetch-depth: 0`' };
/** 404, and 422 for ids GitHub cannot look up. */
const isAbsence = (error) => error instanceof failure/* GitHubFailure */.i &&
    (error.reason === 'not-found' || error.details.status === 404 || error.details.status === 422);
/** To the second, in UTC, as the clone gives it; null where it is no date. */
function timeOf(date) {
    const time = new Date(date);
    return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
function decoded({ encoding, content }) {
    if (encoding === 'base64')
        return Buffer.from(content, 'base64');
    return encoding === 'utf-8' ? new TextEncoder().encode(content) : null;
}

// EXTERNAL MODULE: ./src/workspace/failure.ts
var workspace_failure = __webpack_require__(46487);
;// CONCATENATED MODULE: ./src/workspace/object-parse.ts
const id = '([0-9a-f]{64}|[0-9a-f]{40})';
const treeLine = new RegExp(`^tree ${id}$`);
const parentLine = new RegExp(`^parent ${id}$`);
/** Null when it is no commit as git writes them. */
function parseCommitObject(content) {
    const [headers = ''] = new TextDecoder('latin1').decode(content).split('\n\n', 1);
    const [first = '', ...rest] = headers.split('\n');
    const tree = treeLine.exec(first)?.[1];
    if (tree === undefined)
        return null;
    const parents = [];
    // Parents stand right behind the tree; further down a line may say anything (a signature, a merged tag).
    for (const line of rest) {
        const parent = parentLine.exec(line)?.[1];
        if (parent === undefined)
            break;
        parents.push(parent);
    }
    const committer = rest.find((line) => line.startsWith('committer ')) ?? '';
    return { tree, parents, committedAt: dateOf(/ (-?\d{1,15}) [+-]\d{4}$/.exec(committer)?.[1]) };
}
/** RFC 3339 of seconds since 1970; null outside the years 0 to 9999. */
function dateOf(seconds) {
    const date = new Date(Number(seconds ?? Number.NaN) * 1000);
    if (Number.isNaN(date.getTime()))
        return null;
    const text = date.toISOString();
    return /^\d{4}-/.test(text) ? text.replace(/\.\d{3}Z$/, 'Z') : null;
}
/** What a tag object points at; null when it is no tag as git writes them. */
function parseTagObject(content) {
    const text = new TextDecoder('latin1').decode(content);
    const [, target, type] = /^object ([0-9a-f]{64}|[0-9a-f]{40})\ntype (commit|tree|blob|tag)\n/.exec(text) ?? [];
    return target === undefined || type === undefined ? null : { id: target, type };
}
/**
 * Entries of a tree object: mode, a blank, the name, NUL, and the id in bytes. Null when it is damaged.
 * @param digits of an id in this repository
 */
function parseTreeObject(content, digits) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const entries = new Map();
    const idBytes = digits / 2;
    for (let at = 0; at < bytes.length;) {
        const blank = bytes.indexOf(0x20, at);
        const end = blank < 0 ? -1 : bytes.indexOf(0, blank);
        if (end < 0 || end + idBytes >= bytes.length)
            return null;
        const mode = modeOf(bytes.toString('latin1', at, blank));
        if (mode === null)
            return null;
        const next = end + 1 + idBytes;
        entries.set(nameOf(bytes.subarray(blank + 1, end)), { mode, id: bytes.toString('hex', end + 1, next) });
        at = next;
    }
    return entries;
}
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function nameOf(bytes) {
    try {
        return utf8.decode(bytes);
    }
    catch {
        return `\0${new TextDecoder('latin1').decode(bytes)}`;
    }
}
/** As git reads modes: of a regular file only whether its owner may run it counts. */
function modeOf(octal) {
    if (!/^[0-7]{5,6}$/.test(octal))
        return null;
    const mode = Number.parseInt(octal, 8);
    switch (mode & 0o170000) {
        case 0o100000:
            return (mode & 0o100) === 0 ? '100644' : '100755';
        case 0o120000:
            return '120000';
        case 0o040000:
            return '040000';
        default:
            return '160000';
    }
}

;// CONCATENATED MODULE: ./src/facts/git-objects-clone.ts





/** Bytes of a commit, tag or folder that are read; git's own are far smaller. */
const mostBytes = 64 * 1024 * 1024;
/** Objects of a clone. What it does not hold is asked of GitHub; when nobody is asked, an incomplete clone fails. */
class CloneObjects {
    window = 128;
    #workspace;
    #api;
    #commits = new Kept(20_000);
    #folders = new Kept(foldersKept, (folder) => folder.size);
    #incomplete;
    constructor(workspace, api) {
        this.#workspace = workspace;
        this.#api = api;
    }
    commit(sha) {
        return this.#commits.get(sha, async () => {
            const read = await this.#workspace.objects.read(sha, mostBytes);
            if (read.state !== 'read') {
                const none = () => this.#unlessCut(`object ${sha}`, noObject);
                return await this.#elsewhere(read, () => this.#api.commit(sha), none);
            }
            if (read.type !== 'commit')
                return { ...noObject, type: read.type };
            const commit = parseCommitObject(whole(read, sha));
            return commit === null ? damaged(sha, 'commit') : { type: 'commit', ...commit };
        });
    }
    folder(id) {
        return this.#folders.get(id, async () => {
            const read = await this.#workspace.objects.read(id, mostBytes);
            if (read.state !== 'read')
                return await this.#elsewhere(read, () => this.#api.folder(id), lost(id));
            const folder = read.type === 'tree' ? parseTreeObject(whole(read, id), id.length) : null;
            return folder ?? damaged(id, 'folder');
        });
    }
    async blob(id, maxBytes) {
        const read = await this.#workspace.objects.read(id, maxBytes);
        if (read.state !== 'read')
            return await this.#elsewhere(read, () => this.#api.blob(id, maxBytes), lost(id));
        if (read.type !== 'blob')
            return damaged(id, 'file');
        return { id, known: true, size: read.size, content: read.content };
    }
    async isAncestor(ancestor, of) {
        const shown = await this.#workspace.isAncestor(ancestor, of);
        if (shown === true)
            return true;
        if (!(await this.#isIncomplete())) {
            // A complete clone that has a commit has its whole history.
            const here = shown === false || (await this.#workspace.objects.read(of, mostBytes)).state === 'read';
            if (here)
                return false;
        }
        return await orOffline(() => this.#api.isAncestor(ancestor, of), () => this.#unlessCut(`the history between ${ancestor} and ${of}`, false));
    }
    async tags(names) {
        return await orOffline(() => this.#api.tags(names), () => this.#ownTags(names));
    }
    async #ownTags(names) {
        const tags = {};
        for (const [name, id] of await this.#workspace.tags(names)) {
            tags[name] = await peeled(id, async (each) => {
                const read = await this.#workspace.objects.read(each, mostBytes);
                if (read.state === 'failed')
                    throw read.failure;
                if (read.state === 'missing')
                    return await lost(each)();
                return read.type === 'tag'
                    ? (parseTagObject(whole(read, each))?.id ?? damaged(each, 'tag'))
                    : { commit: read.type === 'commit' };
            });
        }
        return tags;
    }
    close() {
        this.#workspace.objects.close();
    }
    #isIncomplete() {
        this.#incomplete ??= this.#workspace.incomplete();
        return this.#incomplete;
    }
    /** GitHub's answer for what the clone does not give; `offline` is the answer when GitHub is not asked. */
    async #elsewhere(read, ask, offline) {
        return await orOffline(ask, () => {
            if (read.state === 'failed')
                throw read.failure;
            return offline();
        });
    }
    /** What a complete clone's silence means; an incomplete one has no answer. */
    async #unlessCut(what, answer) {
        if (!(await this.#isIncomplete()))
            return answer;
        throw new workspace_failure/* WorkspaceFailure */.A('truncated', 'git cat-file', `${what} is not in this shallow or partial clone`, git_objects_clone_wholeClone);
    }
}
const git_objects_clone_wholeClone = {
    text: 'check out with the whole history and without a filter: `fetch-depth: 0` (git: `git fetch --unshallow`)',
};
async function orOffline(ask, offline) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof failure/* GitHubFailure */.i && error.reason === 'offline')
            return await offline();
        throw error;
    }
}
/** Something else names this object, so that it is not here says that the clone is not whole. */
const lost = (id) => () => Promise.reject(new workspace_failure/* WorkspaceFailure */.A('truncated', 'git cat-file', `object ${id} is not in this clone`, git_objects_clone_wholeClone));
function whole(read, id) {
    if (read.content !== null)
        return read.content;
    throw new workspace_failure/* WorkspaceFailure */.A('too-large', 'git cat-file', `object ${id} is over ${mostBytes} bytes`);
}
function damaged(id, kind) {
    throw new workspace_failure/* WorkspaceFailure */.A('unparsable', 'git cat-file', `object ${id} is no ${kind} as git writes them`, {
        text: 'clone again',
    });
}

;// CONCATENATED MODULE: ./src/facts/git-objects-path.ts


const folderMode = '040000';
/** Segments of a path; null where no tree can hold such a name. */
function segmentsOf(path) {
    const names = path.split('/');
    return path.includes('\0') || names.some((name) => ['', '.', '..'].includes(name)) ? null : names;
}
async function rootOf(source, commit) {
    const { tree } = await source.commit(commit);
    return tree === null
        ? (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('not-found', `there is no commit ${commit} to read files from`))
        : await source.folder(tree);
}
/** What stands at a path, folder by folder: names are compared exactly and nothing is followed. */
async function entryAt(source, commit, path) {
    const names = segmentsOf(path);
    if (names === null)
        return null;
    let folder = await rootOf(source, commit);
    for (const [depth, name] of names.entries()) {
        const entry = folder.get(name);
        if (entry === undefined)
            return null;
        if (depth === names.length - 1)
            return { mode: entry.mode, blob: entry.id };
        if (entry.mode !== folderMode)
            return null;
        folder = await source.folder(entry.id);
    }
    return null;
}
/** A name as file systems that ignore case and Unicode form see it. */
const fold = (name) => name.normalize('NFC').toLowerCase().normalize('NFC');
/** Folders of equal names that are looked into: more make a twin no clearer. */
const mostFolders = 16;
/** A path of the commit that differs in case or Unicode form alone; null when there is none, or the path itself is. */
async function twinOf(source, commit, path) {
    const names = segmentsOf(path);
    if (names === null)
        return null;
    let branches = [{ path: '', folder: await rootOf(source, commit) }];
    for (const [depth, name] of names.entries()) {
        const alike = branches.flatMap((branch) => alikeIn(branch, name));
        if (depth === names.length - 1)
            return alike.map((one) => one.path).find((one) => one !== path) ?? null;
        const folders = alike.filter(({ entry }) => entry.mode === folderMode).slice(0, mostFolders);
        branches = await Promise.all(folders.map(async (one) => ({ path: `${one.path}/`, folder: await source.folder(one.entry.id) })));
    }
    return null;
}
/** The exact name first, the others as the folder has them. */
function alikeIn(branch, name) {
    const folded = fold(name);
    return [...branch.folder]
        .filter(([other]) => fold(other) === folded)
        .sort(([a], [b]) => Number(b === name) - Number(a === name))
        .map(([other, entry]) => ({ path: `${branch.path}${other}`, entry }));
}

;// CONCATENATED MODULE: ./src/facts/git-objects.ts







const made = new WeakMap();
/** The objects of a context's repository, with what was read of them: one per context. */
function gitObjects(context) {
    const found = made.get(context) ?? objectsOf(context);
    made.set(context, found);
    return Promise.resolve(found);
}
function objectsOf(context) {
    const api = new ApiObjects(context);
    const source = context.workspace === null ? api : new CloneObjects(context.workspace, api);
    const ancestry = new Map();
    return {
        commit: async (sha) => {
            const { type, committedAt, parents } = refs/* fullId */.xQ.test(sha) ? await source.commit(sha) : noObject;
            return { type, committedAt, parents };
        },
        isAncestor: (ancestor, of) => {
            const key = `${ancestor} ${of}`;
            const asked = ancestry.get(key) ?? isAncestor(source, ancestor, of);
            ancestry.set(key, asked);
            return asked;
        },
        entry: (commit, path) => entryAt(source, commit, path),
        twin: (commit, path) => twinOf(source, commit, path),
        eachBlob: (ids, maxBytes, visit) => eachBlob(source, ids, maxBytes, visit),
        tags: (names) => source.tags(names),
        close: () => source.close(),
    };
}
async function isAncestor(source, ancestor, of) {
    if (!refs/* fullId */.xQ.test(ancestor))
        return false;
    if (ancestor === of)
        return (await source.commit(of)).type === 'commit';
    return (await source.commit(ancestor)).type === 'commit' && (await source.isAncestor(ancestor, of));
}
async function eachBlob(source, ids, maxBytes, visit) {
    const coming = [];
    const rest = ids[Symbol.iterator]();
    let window = Math.min(source.window, fewBlobs);
    const fill = () => {
        // By halves: questions of one turn travel together.
        if (coming.length > window / 2)
            return;
        while (coming.length < window) {
            const { value, done } = rest.next();
            if (done === true)
                return;
            coming.push(read(source, value, maxBytes));
        }
    };
    for (;;) {
        fill();
        const next = coming.shift();
        if (next === undefined)
            return;
        const blob = await next;
        // Many small ones at a time, a few large ones: what was read and not yet visited is in memory.
        const fits = blob.known && blob.content !== null ? bytesAhead / (blob.content.length + 1) : fewBlobs;
        window = Math.max(1, Math.min(source.window, window * 2, Math.floor(fits)));
        await visit(blob);
    }
}
/** Blobs that are asked for at a time before anything is known of their sizes. */
const fewBlobs = 8;
/** Bytes of blobs that wait for their visit, where they are about as large as the last one. */
const bytesAhead = 16 * 1024 * 1024;
async function read(source, id, maxBytes) {
    try {
        return await source.blob(id, maxBytes);
    }
    catch (error) {
        return {
            id,
            known: false,
            why: (0,gather/* failureOf */.g5)(error) ?? (0,fact/* unknown */.L5)('internal-error', `blob ${id}: ${String(error)}`),
        };
    }
}


/***/ }),

/***/ 45634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ baselineAt)
/* harmony export */ });
/* harmony import */ var _core_fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80053);
/* harmony import */ var _formats_glob_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96225);
/* harmony import */ var _formats_tests_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29902);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67808);
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3088);
/* harmony import */ var _head_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89915);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94671);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(96182);
/* harmony import */ var _phase_places_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28613);
/* harmony import */ var _report_sources_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75178);
/* harmony import */ var _zip_problem_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(96490);











/** Report files of one commit that are read, and the bytes of each. */
const most = { files: 200, bytes: 32 * 1024 * 1024 };
/** What the reports of a commit come to; null where the policy names none. */
async function baselineAt(context, { baseline }, commit) {
    const { artifact, reports, workflow } = baseline ?? {};
    if (artifact !== undefined) {
        return await (0,_once_js__WEBPACK_IMPORTED_MODULE_7__/* .once */ .O)(context, `baseline ${commit}`, () => (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .l)(() => fromArtifact(context, artifact, commit, workflow)));
    }
    if (reports === undefined || reports.length === 0)
        return null;
    return await (0,_once_js__WEBPACK_IMPORTED_MODULE_7__/* .once */ .O)(context, `baseline ${commit}`, () => (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .l)(() => fromFiles(context, reports, commit)));
}
async function fromFiles(context, globs, commit) {
    const files = await (0,_head_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesAt */ .T)(context, commit);
    const matches = (0,_formats_glob_list_js__WEBPACK_IMPORTED_MODULE_1__/* .matcherOf */ .K)(globs);
    const named = (await files.all()).filter(({ path }) => matches(path));
    const entries = named.filter(({ mode }) => (0,_phase_places_js__WEBPACK_IMPORTED_MODULE_8__/* .isRegular */ .$)(mode));
    if (entries.length > most.files)
        return (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)(tooMany(entries.length));
    const collector = new _formats_tests_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .ReportCollector */ .u();
    for (const entry of entries) {
        const bytes = await files.bytes(entry, most.bytes);
        if (bytes === null)
            return (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)(tooLarge(entry.path));
        await (0,_report_sources_js__WEBPACK_IMPORTED_MODULE_9__/* .readBytes */ .io)(collector, entry.path, bytes);
    }
    const missing = named.length === 0 ? `no file of ${commit} is called so` : 'it names no regular file';
    return counted(collector, globs.join(', '), missing);
}
const tooMany = (count) => (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('too-large', `\`baseline.reports\` names ${count} files; at most ${most.files} are read`, {
    remedy: { text: 'name fewer reports with `baseline.reports`' },
});
const tooLarge = (path) => (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('too-large', `${path} is over ${most.bytes} bytes`, {
    remedy: { text: 'let the test tool write several smaller reports' },
});
/** Reports in the workflow artifact that a run on the commit left: every file in it is one. */
async function fromArtifact(context, name, commit, workflow) {
    const { present, expired } = await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_3__/* .artifactsOfCommit */ .KU)(context, commit, name, workflow);
    const [newest] = present;
    if (newest === undefined)
        return (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)(noArtifact(name, commit, expired > 0));
    const collector = new _formats_tests_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .ReportCollector */ .u();
    for (const [path, bytes] of await unpacked(context, newest)) {
        await (0,_report_sources_js__WEBPACK_IMPORTED_MODULE_9__/* .readBytes */ .io)(collector, `artifact:${name}/${path}`, bytes);
    }
    return counted(collector, `artifact:${name}`, 'the artifact holds no file');
}
async function unpacked(context, artifact) {
    try {
        return [...(await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOfArtifact */ .lV)(context, artifact))].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    catch (error) {
        if (!(error instanceof _zip_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .ZipProblem */ .n))
            throw error;
        const text = `upload \`${artifact.name}\` again: a zip of report files and nothing else`;
        return (0,_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .giveUp */ .Ht)((0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('unparsable', `artifact \`${artifact.name}\`: ${error.message}`, { remedy: { text } }));
    }
}
const noArtifact = (name, commit, expired) => (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('not-found', expired
    ? `the artifact \`${name}\` of ${commit} has expired, so its test counts cannot be read any more`
    : `no workflow run on ${commit} left an artifact \`${name}\``, {
    remedy: {
        text: `run the workflow again on that commit so that it uploads \`${name}\`, or commit the report and name it with \`baseline.reports\``,
    },
});
function counted(collector, asked, missing) {
    const { files, total } = collector.finish();
    if (files.length === 0)
        return { passed: 0, total: 0, file: asked, invalid: missing };
    const problem = files.map(problemOf).find((found) => found !== null) ?? null;
    return {
        ...{ passed: total.passed, total: total.tests, file: files.map(({ path }) => path).join(', ') },
        invalid: problem ?? (total.tests === 0 ? 'not one test ran' : null),
    };
}
/** Why a report proves nothing: it cannot be read to its end, or a suite of it failed outside of its tests. */
function problemOf({ path, invalid, suiteErrors }) {
    const [why] = invalid;
    if (why !== undefined)
        return `${path}: ${why}`;
    const [suite] = suiteErrors;
    return suite === undefined ? null : `${path}: suite ${suite.suite} failed outside of its tests`;
}


/***/ }),

/***/ 28613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isRegular),
/* harmony export */   l: () => (/* binding */ artifactPlaces)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_fact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80053);
/* harmony import */ var _phase_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23580);
/* harmony import */ var _phase_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39486);
/* harmony import */ var _codeowners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55354);
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3088);
/* harmony import */ var _head_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89915);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94671);








/** Artifacts that are read, far more than a policy has stages. */
const mostArtifacts = 1_000;
/** Finds the artifacts of the judged commit, and how each stands to the base. Reads names and blob ids alone. */
async function artifactPlaces(context, options) {
    const names = namesOf(options);
    const head = await (0,_codeowners_js__WEBPACK_IMPORTED_MODULE_4__/* .headOf */ .Uo)(context);
    const atHead = new Map(await namesAt(context, head, names));
    for (const [path, bytes] of context.artifactFiles ?? []) {
        const entry = { path, mode: '100644', blob: blobId(bytes, head.length), size: bytes.length };
        if (names.stageOf(path) !== null)
            atHead.set(path, entry);
    }
    const base = baseOf(context);
    const atBase = base === null ? atHead : await namesAt(context, base, names);
    // Where both hold the same artifacts, what else changed does not matter to them.
    const touched = equal(atHead, atBase) ? () => false : await touchedBy(context, head === base);
    const found = merged({ atHead, atBase, touched, names });
    if (found.places.length + found.lookalikes.length > mostArtifacts)
        return tooMany();
    return {
        // A local branch is judged as its pull request will be: its own commits bind nothing before they are merged.
        ...{ head, base, trusted: base ?? head },
        removed: found.removed,
        lookalikes: found.lookalikes,
        places: found.places.map((place) => ({ ...place, own: ownBytes(context, place) })),
        filesFor: async (path) => {
            const ours = base === null || (await touchedBy(context, head === base))(path);
            return await (0,_head_files_js__WEBPACK_IMPORTED_MODULE_6__/* .filesAt */ .T)(context, ours ? head : base);
        },
    };
}
const tooMany = () => (0,_gather_js__WEBPACK_IMPORTED_MODULE_5__/* .giveUp */ .Ht)((0,_core_fact_js__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5)('too-large', `there are more than ${mostArtifacts} files with names of artifacts`, {
    remedy: { text: 'remove those that belong to no stage of the policy' },
}));
/** The commit that is changed; null where nothing is merged. */
const baseOf = ({ subject, baseSha }) => subject.kind === 'repository' ? null : subject.kind === 'branch' ? subject.baseSha : baseSha;
function namesOf(options) {
    const stages = (0,_phase_options_js__WEBPACK_IMPORTED_MODULE_3__/* .stagesOf */ .Z)(options).map(({ id }) => id);
    return {
        folder: (0,_phase_files_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactPath */ .Ws)(options.folder, '').split('/').slice(0, -1).join('/'),
        stageOf: (path) => (0,_phase_files_js__WEBPACK_IMPORTED_MODULE_2__/* .stageOfPath */ .tJ)(options.folder, path, stages),
    };
}
/** Everything that is called like an artifact, or nearly so, in the folder and in folders that are called nearly so. */
async function namesAt(context, sha, { folder, stageOf }) {
    const files = await (0,_head_files_js__WEBPACK_IMPORTED_MODULE_6__/* .filesAt */ .T)(context, sha);
    const whole = folder === '' ? null : await (0,_observe_js__WEBPACK_IMPORTED_MODULE_7__/* .observe */ .l)(() => files.all());
    const depth = folder.split('/').length;
    const entries = whole?.known === true ? whole.value : await files.list(folder);
    const named = entries.filter(({ path, mode }) => mode !== _head_files_js__WEBPACK_IMPORTED_MODULE_6__/* .folderMode */ .a &&
        (folder === '' || path.split('/').length === depth + 1) &&
        stageOf(path) !== null);
    return new Map(named.map((entry) => [entry.path, entry]));
}
const equal = (some, others) => some.size === others.size &&
    [...some].every(([path, { mode, blob }]) => {
        const other = others.get(path);
        return other?.mode === mode && other.blob === blob;
    });
/** Which paths the change touches, seen from where it left its base: a head that is merely behind removed nothing. */
async function touchedBy(context, unchanged) {
    const own = context.artifactFiles ?? new Map();
    if (unchanged || context.subject.kind === 'repository')
        return (path) => own.has(path);
    const files = await (0,_gather_js__WEBPACK_IMPORTED_MODULE_5__/* .factValue */ ._u)(context, 'changed-files');
    const touched = new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
    return (path) => touched.has(path) || own.has(path);
}
/** What stands there once the change is merged: the head's where it touched the path, else the base's. */
function merged({ atHead, atBase, touched, names }) {
    const places = [];
    const removed = [];
    const lookalikes = [];
    for (const path of [...new Set([...atHead.keys(), ...atBase.keys()])].sort()) {
        const name = names.stageOf(path);
        const before = atBase.get(path);
        const after = touched(path) ? atHead.get(path) : before;
        if (name === null)
            continue;
        if (after === undefined) {
            if ('stage' in name && before !== undefined)
                removed.push({ path, stage: name.stage });
        }
        else if ('lookalike' in name)
            lookalikes.push({ path, why: name.lookalike });
        else
            places.push(placed(name.stage, after, before));
    }
    return { places, removed, lookalikes };
}
function placed(stage, { path, mode, blob, size }, before) {
    const place = { path, stage, mode, blob, size };
    if (before === undefined)
        return { ...place, base: 'added', before: null };
    return {
        ...place,
        base: before.blob === blob && isRegular(before.mode) === isRegular(mode) ? 'same' : 'changed',
        before,
    };
}
/** Whether git holds contents at a path, and neither a link nor another repository. */
const isRegular = (mode) => mode === '100644' || mode === '100755';
function ownBytes({ artifactFiles }, { path, blob }) {
    const bytes = artifactFiles?.get(path);
    return bytes !== undefined && blobId(bytes, blob.length) === blob ? bytes : null;
}
/** The id git would give these bytes, in the object format whose ids have this length. */
const blobId = (bytes, length) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');


/***/ }),

/***/ 85369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ repositorySettings),
/* harmony export */   O: () => (/* binding */ notAsked)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26921);
/* harmony import */ var _core_fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80053);
/* harmony import */ var _core_facts_observation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47225);
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3088);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94671);
/* harmony import */ var _repository_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58079);






const route = 'GET /repos/{owner}/{repo}';
const settingsSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().int().positive(),
    allow_squash_merge: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY().optional(),
    allow_rebase_merge: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY().optional(),
});
/** What nothing needed to know. */
const notAsked = () => ({
    repositoryId: null,
    losesCommits: (0,_core_facts_observation_js__WEBPACK_IMPORTED_MODULE_1__/* .unobserved */ .mj)((0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('nothing-evaluated', 'nothing needed to know how changes are merged')),
});
/**
 * The repository's number and how it merges: REST shows the settings to those who may write alone, so the query is
 * asked where they are left out. `merging` false: how it merges does not matter.
 */
async function repositorySettings(context, merging) {
    const answer = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)(() => context.github.get(route, { ...context.repository }, settingsSchema));
    const number = answer.known
        ? { repositoryId: answer.value.id }
        : { repositoryId: null, repositoryIdUnread: answer };
    if (!merging)
        return { ...notAsked(), ...number };
    if (!answer.known && answer.reason === 'offline')
        return { ...number, losesCommits: answer };
    const shown = answer.known ? shownIn(answer.value) : null;
    return { ...number, losesCommits: shown === null ? await fromQuery(context) : (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(shown) };
}
const shownIn = ({ allow_squash_merge: squash, allow_rebase_merge: rebase }) => squash === undefined || rebase === undefined ? null : squash || rebase;
async function fromQuery(context) {
    try {
        const { repository, denied } = await (0,_repository_state_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryState */ .Oh)(context);
        const { squashMergeAllowed: squash, rebaseMergeAllowed: rebase } = repository;
        if (typeof squash === 'boolean' && typeof rebase === 'boolean')
            return (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(squash || rebase);
        const why = denied('squashMergeAllowed') ?? denied('rebaseMergeAllowed');
        return (0,_core_facts_observation_js__WEBPACK_IMPORTED_MODULE_1__/* .unobserved */ .mj)(why ?? (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)('api-shape', 'GitHub left out how pull requests may be merged'));
    }
    catch (error) {
        const why = (0,_gather_js__WEBPACK_IMPORTED_MODULE_2__/* .failureOf */ .g5)(error);
        if (why === null)
            throw error;
        return (0,_core_facts_observation_js__WEBPACK_IMPORTED_MODULE_1__/* .unobserved */ .mj)(why);
    }
}


/***/ }),

/***/ 19622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ sarifPatterns),
/* harmony export */   TG: () => (/* binding */ namedChecks),
/* harmony export */   hw: () => (/* binding */ asksForAnswers)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26921);
/* harmony import */ var _core_lazy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18381);


/** The gates that read results of tools and checks. */
const gates = ['checklist', 'workflow-path'];
// Read loosely: the gates' own schemas have validated the options.
const shape = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    lists: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).optional().catch(undefined),
    sarif: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ files: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })])
        .optional()
        .catch(undefined),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    health: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional() }).optional().catch(undefined),
}));
const optionsOf = ({ policy }, gate) => shape().safeParse(policy.gates.find(({ id }) => id === gate)?.options).data ?? {};
/** Globs of the SARIF files that either gate reads, each once. */
function sarifPatterns(context) {
    const all = gates.flatMap((gate) => {
        const { sarif } = optionsOf(context, gate);
        return Array.isArray(sarif) ? sarif : (sarif?.files ?? []);
    });
    return [...new Set(all)];
}
/**
 * Names of the checks that options ask for: `NAME`, `{ KEY: NAME }`, `{ KEY: { check: NAME } }`, or a list of these.
 * Those of `health` are asked of the default branch, all others of changes, and those of answers of both.
 */
function namedChecks(context) {
    const { checks, health } = optionsOf(context, 'workflow-path');
    const own = context.subject.kind === 'repository' ? health?.checks : checks;
    return [...namesIn(own), ...namesIn(optionsOf(context, 'checklist').checks)];
}
/** Whether answers to checklists are asked for, which may name checks, too. */
const asksForAnswers = (context) => (optionsOf(context, 'checklist').lists ?? []).length > 0;
/** Deepest that names stand below an option. */
const deepest = 3;
function namesIn(value, depth = 0) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null || depth > deepest)
        return [];
    if (Array.isArray(value))
        return value.flatMap((one) => namesIn(one, depth + 1));
    if ('check' in value && typeof value.check === 'string')
        return [value.check];
    // An entry that says no more is called what its key says.
    return Object.entries(value).flatMap(([key, one]) => [key, ...namesIn(one, depth + 1)]);
}


/***/ }),

/***/ 87846:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JQ: () => (/* binding */ signatureKeys),
/* harmony export */   VR: () => (/* binding */ artifactKeys),
/* harmony export */   fN: () => (/* binding */ renamed),
/* harmony export */   lb: () => (/* binding */ counterKeys),
/* harmony export */   p: () => (/* binding */ dropped),
/* harmony export */   wV: () => (/* binding */ evidenceKeys),
/* harmony export */   wj: () => (/* binding */ criterionKeys)
/* harmony export */ });
/** Keys of an artifact, in the order they are written in. Names are those of source document 002. */
const artifactKeys = [
    'schema_version',
    'min_schema_version',
    'repository',
    'repository_id',
    'phase',
    'milestone',
    'list',
    'phase_name',
    'baseline_pass_count',
    'baseline_total_count',
    'ci_gates_passed',
    'safety_nets_count_before',
    'safety_nets_count_after',
    'counters',
    'performance_delta_median',
    'performance_delta_p95',
    'performance_exempt_reason',
    'git_commit',
    'completion_date',
    'expires_at',
    'previous_artifact_sha256',
    'supersedes_sha256',
    'evidence_blocks',
    'criteria',
    'signature',
];
const evidenceKeys = [
    'evidence_id',
    'file',
    'lines',
    'sha256',
    'digest_alg',
    'blob',
    'description',
    'timestamp',
];
const counterKeys = ['name', 'before', 'after'];
const criterionKeys = ['id', 'evidence'];
const signatureKeys = ['alg', 'key_id', 'value'];
/** What spellings of source document 002's own scripts, and near ones, are called here. */
const renamed = new Map([
    ['Safety Nets_before', 'safety_nets_count_before'],
    ['Safety Nets_after', 'safety_nets_count_after'],
    ['Safety Nets_count_before', 'safety_nets_count_before'],
    ['Safety Nets_count_after', 'safety_nets_count_after'],
    ['safety_nets_before', 'safety_nets_count_before'],
    ['safety_nets_after', 'safety_nets_count_after'],
]);
/** Keys that source document 002 has in evidence blocks of its JSON Lines, and why they stand in no artifact. */
const dropped = new Map([
    ['code_snippet', 'remove it: file, lines and digest identify the text, and git holds it'],
]);


/***/ }),

/***/ 52608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nq: () => (/* binding */ maxRangeLines),
/* harmony export */   hE: () => (/* binding */ evidenceRange),
/* harmony export */   uz: () => (/* binding */ splitLines)
/* harmony export */ });
/* unused harmony export rangeText */
/**
 * Lines of a text by `lines-lf-v1`: LF, CRLF and a lone CR end one, and what follows the last end is a line only where it
 * is not empty. Digests are of a range of them joined by LF, without a final one.
 */
function splitLines(text) {
    if (text === '')
        return [];
    const lines = text.split(/\r\n|[\r\n]/);
    if (lines.at(-1) === '')
        lines.pop();
    return lines;
}
/** Lines that one evidence block may name; more prove nothing that a reader could follow. */
const maxRangeLines = 2_000;
const grammar = /^([1-9][0-9]{0,8})-([1-9][0-9]{0,8})$/;
/** The range that `a-b` stands for; null: it is none, runs backwards, or is too long. */
function evidenceRange(text) {
    const parts = grammar.exec(text);
    if (parts === null)
        return null;
    const [first, last] = [Number(parts[1]), Number(parts[2])];
    return first <= last && last - first < maxRangeLines ? { first, last } : null;
}
/** What is digested of a range; null: it runs past the last line. */
const rangeText = (lines, { first, last }) => last > lines.length ? null : lines.slice(first - 1, last).join('\n');


/***/ }),

/***/ 63999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ pathProblem)
/* harmony export */ });
const maxPath = 1024;
/** Names that Windows keeps for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?:\..*)?$/i;
/** Unseen characters that HFS+ leaves out when it compares names; with them `.git` can be spelled in many ways. */
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;
/** What no path may hold, and the words for it; the first that applies is said. */
const rules = [
    { refuses: (path) => path === '', why: 'it is empty' },
    { refuses: (path) => path.length > maxPath, why: `it is longer than ${maxPath} characters` },
    { refuses: (path) => /\p{Cc}/u.test(path), why: 'it holds a control character' },
    {
        refuses: (path) => /[\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]/u.test(path),
        why: 'it holds a character that does not show or turns the text around',
    },
    { refuses: (path) => /\p{Cs}/u.test(path), why: 'it holds half of a surrogate pair' },
    { refuses: (path) => path.normalize('NFC') !== path, why: 'it is not in Unicode’s form NFC' },
    { refuses: (path) => path.startsWith('/') || /^[A-Za-z]:/.test(path), why: 'it is absolute' },
    { refuses: (path) => path.startsWith(':'), why: 'it is a pathspec' },
    { refuses: (path) => path.startsWith('-'), why: 'it begins with - and could be taken for an option' },
    { refuses: (path) => path.includes('\\'), why: 'it holds a backslash; folders are separated by /' },
    { refuses: (path) => /[:*?"<>|]/.test(path), why: 'it holds one of : * ? " < > |' },
];
const segmentRules = [
    { refuses: (segment) => segment === '', why: 'a part of it is empty' },
    { refuses: (segment) => segment === '.' || segment === '..', why: 'it holds . or .. as a part' },
    {
        refuses: (segment) => /^(?:\.git|git~\d+)[ .]*$/i.test(segment.replace(ignored, '')),
        why: 'it leads into .git',
    },
    { refuses: (segment) => /[. ]$/.test(segment), why: 'a part of it ends in a dot or a blank' },
    { refuses: (segment) => device.test(segment), why: 'a part of it is the name of a Windows device' },
];
/**
 * Why a path is none that evidence may name; null: it is one. From the root of the repository, in Unicode's form NFC,
 * with `/`, and the same file on every system that the repository is cloned to.
 */
function pathProblem(path) {
    const whole = rules.find(({ refuses }) => refuses(path));
    if (whole !== undefined)
        return whole.why;
    const segments = path.split('/');
    return segmentRules.find(({ refuses }) => segments.some(refuses))?.why ?? null;
}


/***/ }),

/***/ 11833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ readArtifact)
});

// EXTERNAL MODULE: ./src/formats/strict-json/index.ts + 7 modules
var strict_json = __webpack_require__(55125);
;// CONCATENATED MODULE: ./src/phase/complaints.ts

/** Problems that are listed of one text, and warnings beside them: the first tell the rest. */
const mostListed = 50;
/** Adds a problem at the value of a path, or at its key. */
function complain(reading, path, complaint, { at = 'value', warning = false } = {}) {
    if (isFull(reading, warning))
        return;
    const { json, problems, listed } = reading;
    listed[warning ? 'warnings' : 'errors'] += 1;
    const { line, column } = at === 'key' ? json.keyAt(path) : json.at(path);
    problems.push({ ...complaint, line, column, warning });
}
/** `evidence_blocks[0].file` */
const pathText = (path) => path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
/** What a value is, in a few words; long texts are cut and nothing in them is live. */
function shownValue(value) {
    if (value === undefined)
        return 'nothing';
    if (typeof value === 'string')
        return (0,strict_json/* quoted */.TL)(value);
    if (value === null || typeof value !== 'object')
        return String(value);
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
/** Whether so much is listed already that no more of its kind is added. */
const isFull = ({ listed }, warning) => listed[warning ? 'warnings' : 'errors'] >= mostListed;

// EXTERNAL MODULE: ./src/phase/files.ts
var files = __webpack_require__(23580);
// EXTERNAL MODULE: ./src/core/nearest.ts
var nearest = __webpack_require__(90761);
// EXTERNAL MODULE: ./src/phase/fields.ts
var fields = __webpack_require__(87846);
;// CONCATENATED MODULE: ./src/phase/field-readers.ts




const has = (object, key) => object[key] !== undefined;
/** A field's value; undefined where it is absent, or wrong, which is then said. */
function optional({ reading, object, path }, key, field) {
    const written = object[key];
    if (written === undefined)
        return undefined;
    const value = field.read(written);
    if (value !== undefined)
        return value;
    const at = [...path, key];
    complain(reading, at, {
        rule: field.rule ?? 'field',
        found: `${pathText(at)}: ${shownValue(written)}`,
        required: field.required,
        fix: field.fix?.(written) ?? `write ${field.required}`,
    });
    return undefined;
}
/** The same of a field that has to be there. */
function needed(place, key, field, rule = 'field') {
    if (has(place.object, key))
        return optional(place, key, field);
    complain(place.reading, place.path, missing(place.path, key, field.required, rule));
    return undefined;
}
/** The same of a field that schema 1.0 does not have: there its absence is said and taken. */
function neededSince11(place, key, field, rule) {
    const { reading, path } = place;
    if (has(place.object, key) || !reading.legacy || reading.complete)
        return needed(place, key, field, rule);
    complain(reading, path, missing(path, key, field.required, 'schema-legacy'), { warning: true });
    return undefined;
}
const missing = (path, key, required, rule = 'field') => ({
    rule,
    found: `no ${pathText([...path, key])}`,
    required: `${key}: ${required}`,
    fix: `add "${key}"`,
});
/** Complains about every key that has no meaning; those of a newer writer are said and left. */
function unknownKeys({ reading, object, path }, known) {
    for (const key of Object.keys(object)) {
        if (known.includes(key))
            continue;
        // Looking for the key that was meant takes time, and nobody reads the fiftieth.
        if (isFull(reading, reading.newer))
            return;
        const name = fields/* renamed */.fN.get(key);
        const complaint = {
            rule: 'field-unknown',
            found: `key ${(0,strict_json/* quoted */.TL)(key)}${name === undefined ? (0,nearest/* didYouMean */.a)(key, known) : ''}`,
            required: 'keys of this schema version',
            fix: name === undefined
                ? (fields/* dropped */.p.get(key) ?? 'remove it, or correct its name')
                : `rename it to "${name}"`,
        };
        complain(reading, [...path, key], complaint, { at: 'key', warning: reading.newer });
    }
}
/** Objects of a list, each with its place; what is none of them is said. Null: it is no list, or absent. */
function objectsOf(place, key, required) {
    const { reading, path } = place;
    const items = optional(place, key, { required, read: (value) => (isList(value) ? value : undefined) });
    if (items === undefined)
        return null;
    return items.flatMap((object, index) => {
        const at = [...path, key, index];
        if ((0,strict_json/* isJsonObject */.OW)(object))
            return [{ reading, object, path: at }];
        const found = `${pathText(at)}: ${shownValue(object)}`;
        complain(reading, at, { rule: 'field', found, required: 'an object', fix: 'write an object' });
        return [];
    });
}
const isList = (value) => Array.isArray(value);

// EXTERNAL MODULE: ./src/phase/lines.ts
var lines = __webpack_require__(52608);
// EXTERNAL MODULE: ./src/phase/paths.ts
var paths = __webpack_require__(63999);
// EXTERNAL MODULE: ./src/phase/times.ts
var times = __webpack_require__(36769);
;// CONCATENATED MODULE: ./src/phase/field-kinds.ts





const maxText = 200;
/** A text with something in it. @param longest in UTF-16 units */
const shortText = (longest = maxText) => ({
    required: `a text of 1 to ${longest} characters`,
    read: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value : undefined,
});
const fraction = /^\s*(\d+)\s*\/\s*(\d+)\s*$/;
/** A whole number, not negative. `-0` is zero. */
const count = {
    required: 'a whole number, not negative',
    read: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 ? Math.abs(value) : undefined,
    fix: (value) => {
        const parts = typeof value === 'string' ? fraction.exec(value) : null;
        if (parts === null)
            return undefined;
        return `write two integers: "baseline_pass_count": ${parts[1]} and "baseline_total_count": ${parts[2]}`;
    },
};
const phaseNumber = {
    ...count,
    required: 'a whole number from 0',
    rule: 'phase-number',
    fix: () => undefined,
};
const numberField = {
    required: 'a number',
    read: (value) => (typeof value === 'number' ? value : undefined),
};
const repositoryName = {
    rule: 'repository',
    required: 'owner/name of the repository',
    read: (value) => typeof value === 'string' && /^[A-Za-z0-9-]{1,100}\/[A-Za-z0-9._-]{1,100}$/.test(value)
        ? value
        : undefined,
};
const repositoryId = {
    rule: 'repository',
    required: 'the numeric id of the repository',
    read: (value) => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined),
};
const stageId = {
    required: 'the id of the stage, such as M1 or P1-EXIT',
    read: (value) => (typeof value === 'string' && (0,files/* isStageId */.yi)(value) ? value : undefined),
};
/** 40 or 64 lower-case hexadecimal digits; names of commits move. */
const objectIdField = (rule) => ({
    rule,
    required: 'a full id: 40 or 64 lower-case hexadecimal digits',
    read: (value) => typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined,
    fix: (value) => typeof value === 'string' && /^[0-9A-F]{40}$|^[0-9A-F]{64}$/i.test(value)
        ? `write it in lower case: ${value.toLowerCase()}`
        : 'write the full id that `git rev-parse HEAD` prints: branches and short ids mean another commit tomorrow',
});
const digestField = {
    rule: 'digest-format',
    required: 'a SHA-256: 64 lower-case hexadecimal digits',
    read: (value) => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : undefined),
    fix: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)
        ? `write it in lower case: ${value.toLowerCase()}`
        : 'write the digest that `gatewright evidence add` or `phase new` makes',
};
const instantField = {
    rule: 'timestamp',
    required: 'an RFC 3339 time with its zone, such as 2026-11-19T10:00:00Z',
    read: (value) => (typeof value === 'string' && (0,times/* parseInstant */.n)(value) !== null ? value : undefined),
};
const rangeField = {
    rule: 'evidence-range',
    required: `a text FIRST-LAST, such as "450-475": 1 or more, not backwards, at most ${lines/* maxRangeLines */.Nq} lines`,
    read: (value) => (typeof value === 'string' ? ((0,lines/* evidenceRange */.hE)(value) ?? undefined) : undefined),
    fix: (value) => (typeof value === 'string' || typeof value === 'number') && /^[1-9][0-9]{0,8}$/.test(String(value))
        ? `write "${value}-${value}" for one line`
        : undefined,
};
const pathField = {
    rule: 'evidence-path',
    required: 'a path from the root of the repository, such as src/net.ts',
    read: (value) => (typeof value === 'string' && (0,paths/* pathProblem */.z)(value) === null ? value : undefined),
    fix: (value) => {
        const why = typeof value === 'string' ? (0,paths/* pathProblem */.z)(value) : 'it is no text';
        return `name the file by its path from the root of the repository: ${why}`;
    },
};
const nullOr = (field) => ({
    ...field,
    required: `${field.required}, or null`,
    read: (value) => (value === null ? null : field.read(value)),
});
const oneOf = (...choices) => ({
    required: choices.map((choice) => `"${choice}"`).join(' or '),
    read: (value) => choices.find((choice) => choice === value),
});
/** Texts, each once. */
const textList = (required) => ({
    required,
    read: (value) => {
        if (!isList(value))
            return undefined;
        const texts = value.flatMap((item) => shortText().read(item) ?? []);
        return texts.length === value.length && new Set(texts).size === texts.length ? texts : undefined;
    },
});

;// CONCATENATED MODULE: ./src/phase/read-evidence.ts





const maxDescription = 500;
/** Blocks of one artifact, whatever the policy takes: its `evidence.maximum` is no larger. */
const mostBlocks = 10_000;
/** The evidence blocks; null where one of them cannot be used, which is then said. */
function readEvidence(place) {
    const required = 'a list of evidence blocks';
    if (place.object['evidence_blocks'] === undefined) {
        complain(place.reading, place.path, missing(place.path, 'evidence_blocks', required));
        return null;
    }
    const blocks = objectsOf(place, 'evidence_blocks', required);
    if (blocks === null)
        return null;
    if (blocks.length > mostBlocks) {
        complain(place.reading, [...place.path, 'evidence_blocks'], {
            rule: 'evidence-count',
            found: `evidence_blocks: ${blocks.length} blocks`,
            required: `at most ${mostBlocks} blocks`,
            fix: 'name the lines that prove the claims, and no others',
        });
        return null;
    }
    const read = blocks.map(readBlock);
    refuseTwins(blocks);
    const whole = read.filter((block) => block !== null);
    return whole.length === read.length ? whole : null;
}
function readBlock(place) {
    const { reading, path } = place;
    unknownKeys(place, reading.legacy ? [...fields/* evidenceKeys */.wV, 'phase'] : fields/* evidenceKeys */.wV);
    const id = needed(place, 'evidence_id', shortText());
    const file = needed(place, 'file', pathField, 'evidence-path');
    const range = needed(place, 'lines', rangeField, 'evidence-range');
    const sha256 = neededSince11(place, 'sha256', digestField, 'digest-format');
    const algorithm = optional(place, 'digest_alg', oneOf('lines-lf-v1', 'raw-v1'));
    const blob = optional(place, 'blob', objectIdField('digest-format'));
    const description = optional(place, 'description', shortText(maxDescription));
    optional(place, 'timestamp', instantField);
    if (id === undefined || file === undefined || range === undefined)
        return null;
    return {
        ...{
            id,
            file,
            ...range,
            sha256: sha256 ?? null,
            algorithm: algorithm ?? 'lines-lf-v1',
            blob: blob ?? null,
        },
        ...{ description: description ?? null, line: reading.json.at(path).line },
    };
}
/** An id stands for one block; two with one id leave open which of them was meant. */
function refuseTwins(blocks) {
    const seen = new Set();
    for (const { reading, object, path } of blocks) {
        const id = object['evidence_id'];
        if (typeof id !== 'string')
            continue;
        const normal = id.normalize('NFC');
        if (seen.has(normal))
            complain(reading, [...path, 'evidence_id'], {
                rule: 'evidence-duplicate',
                found: `${pathText([...path, 'evidence_id'])}: ${(0,strict_json/* quoted */.TL)(id)} for the second time`,
                required: 'each evidence id once',
                fix: 'remove one of the two blocks, or give it an id of its own',
            });
        seen.add(normal);
    }
}
/** What each criterion is proved by. */
function readCriteria(place, blocks) {
    const ids = new Set(blocks.map(({ id }) => id));
    const criteria = objectsOf(place, 'criteria', 'a list of criteria') ?? [];
    const seen = new Set();
    return criteria.flatMap((item) => {
        unknownKeys(item, fields/* criterionKeys */.wj);
        const id = needed(item, 'id', shortText());
        const evidence = needed(item, 'evidence', textList('a list of evidence ids, each once'));
        if (id === undefined || evidence === undefined)
            return [];
        refuse(item, 'id', seen.has(id) ? `${(0,strict_json/* quoted */.TL)(id)} for the second time` : null, 'each criterion once');
        const stranger = evidence.find((name) => !ids.has(name));
        const found = stranger === undefined ? null : `evidence ${(0,strict_json/* quoted */.TL)(stranger)}, which no block has`;
        refuse(item, 'evidence', found, 'ids of evidence_blocks');
        seen.add(id);
        return [{ id, evidence: [...evidence] }];
    });
}
function refuse({ reading, path }, key, found, required) {
    if (found === null)
        return;
    const at = [...path, key];
    complain(reading, at, {
        rule: 'field',
        found: `${pathText(at)}: ${found}`,
        required,
        fix: 'correct the id',
    });
}

;// CONCATENATED MODULE: ./src/phase/read-measures.ts





const firstCounter = 'safety_nets_count';
/** The baseline of tests; null: milestones and lists may be without. */
function readBaseline(place, forPhase) {
    const { object } = place;
    if (!forPhase && !has(object, 'baseline_pass_count') && !has(object, 'baseline_total_count'))
        return null;
    const passed = needed(place, 'baseline_pass_count', count);
    const total = neededSince11(place, 'baseline_total_count', count);
    return passed === undefined ? null : { passed, total: total ?? null };
}
/** `safety_nets_count`, which phases always have, and further counters. */
function readCounters(place, forPhase) {
    const keys = [`${firstCounter}_before`, `${firstCounter}_after`];
    const present = forPhase || keys.some((key) => has(place.object, key));
    const [before, after] = keys.map((key) => (present ? needed(place, key, count) : undefined));
    const first = before === undefined || after === undefined ? [] : [{ name: firstCounter, before, after }];
    const seen = new Set([firstCounter]);
    const others = (objectsOf(place, 'counters', 'a list of counters') ?? []).flatMap((item) => {
        unknownKeys(item, fields/* counterKeys */.lb);
        const name = needed(item, 'name', shortText());
        const [from, to] = [needed(item, 'before', numberField), needed(item, 'after', numberField)];
        if (name === undefined || from === undefined || to === undefined)
            return [];
        if (seen.has(name))
            refuseTwin(item, name);
        seen.add(name);
        return [{ name, before: from, after: to }];
    });
    return [...first, ...others];
}
function refuseTwin({ reading, path }, name) {
    const at = [...path, 'name'];
    const found = `${pathText(at)}: ${(0,strict_json/* quoted */.TL)(name)} for the second time`;
    complain(reading, at, { rule: 'field', found, required: 'each counter once', fix: 'remove one of the two' });
}
const percent = /^\s*([+-]?(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?)\s*%?\s*$/;
const exempt = /^\s*n\/?a\b\s*[:(-]?\s*(.*?)\)?\s*$/is;
/** A delta in percent; schema 1.0 writes it as a text. */
function delta(place, key, forPhase) {
    const { reading, object, path } = place;
    const field = {
        ...nullOr(numberField),
        required: 'a number of percent such as 2.3, or null with performance_exempt_reason',
    };
    const written = object[key];
    const read = reading.legacy && typeof written === 'string' ? legacyDelta(written) : null;
    if (read === null) {
        const value = forPhase ? neededSince11(place, key, field) : optional(place, key, field);
        return { value: value ?? null, reason: null };
    }
    const found = `${pathText([...path, key])}: ${(0,strict_json/* quoted */.TL)(String(written))}`;
    const fix = read.value === null
        ? `write null, and the reason into "performance_exempt_reason"`
        : `write ${read.value}`;
    complain(reading, [...path, key], { rule: 'schema-legacy', found, required: field.required, fix }, { warning: true });
    return read;
}
/** Longer ones say nothing that a reason of 200 characters could not, and blanks in them would take time. */
const longestDelta = 500;
function legacyDelta(text) {
    if (text.length > longestDelta)
        return null;
    const number = percent.exec(text)?.[1];
    if (number !== undefined)
        return { value: Number(number), reason: null };
    const reason = exempt.exec(text)?.[1];
    return reason === undefined ? null : { value: null, reason: reason.slice(0, 200) || null };
}
/** How much slower the work became, in percent. */
function readPerformance(place, forPhase) {
    const median = delta(place, 'performance_delta_median', forPhase);
    const p95 = delta(place, 'performance_delta_p95', forPhase);
    const given = place.object['performance_exempt_reason'];
    const reason = given === null ? null : optional(place, 'performance_exempt_reason', nullOr(shortText()));
    return { median: median.value, p95: p95.value, reason: reason ?? median.reason ?? p95.reason };
}

;// CONCATENATED MODULE: ./src/phase/read-fields.ts









/** Reads every field of an artifact whose versions are right; what is wrong is added to the problems. */
function readFields(place, stage) {
    const phase = (0,files/* phaseOf */.hU)(stage);
    const forPhase = phase !== null;
    unknownKeys(place, fields/* artifactKeys */.VR);
    checkStage(place, forPhase);
    const name = needed(place, 'phase_name', shortText());
    const repository = neededSince11(place, 'repository', repositoryName, 'repository');
    const id = optional(place, 'repository_id', repositoryId);
    const gates = needed(place, 'ci_gates_passed', textList('a list of names of gates, each once'));
    const measures = {
        baseline: readBaseline(place, forPhase),
        counters: readCounters(place, forPhase),
        performance: readPerformance(place, forPhase),
    };
    const commit = needed(place, 'git_commit', objectIdField('commit-format'), 'commit-format');
    const completedAt = readCompletion(place);
    const links = readLinks(place, phase);
    const evidence = readEvidence(place);
    const criteria = readCriteria(place, evidence ?? []);
    if (commit === undefined || completedAt === undefined || name === undefined || gates === undefined)
        return null;
    if (evidence === null)
        return null;
    return {
        schemaVersion: String(place.object['schema_version']),
        minSchemaVersion: String(place.object['min_schema_version']),
        ...{ stage, phase, name, repository: repository ?? null, repositoryId: id ?? null },
        ...{ ...measures, gates: [...gates], commit, completedAt, ...links, evidence: [...evidence], criteria },
    };
}
/** Exactly one of `phase`, `milestone`, `list` says which stage it is about; that it is the right one is checked before. */
function checkStage(place, forPhase) {
    const kinds = ['phase', 'milestone', 'list'];
    const given = kinds.filter((kind) => has(place.object, kind));
    const [kind] = given;
    if (forPhase && kind === undefined)
        needed(place, 'phase', phaseNumber, 'phase-number');
    else if (kind === undefined)
        needed(place, 'milestone', stageId);
    else if (kind === 'phase')
        optional(place, kind, phaseNumber);
    else
        optional(place, kind, stageId);
    if (given.length < 2)
        return;
    const found = given.map((key) => (0,strict_json/* quoted */.TL)(key)).join(' and ');
    const required = 'one of phase, milestone and list';
    complain(place.reading, [given[1] ?? ''], { rule: 'field', found, required, fix: 'remove the others' }, { at: 'key' });
}
/** A bare date, which schema 1.0 has, stands for the end of its day. */
function readCompletion(place) {
    const { reading, object } = place;
    const written = object['completion_date'];
    const ended = typeof written === 'string' ? (0,times/* endOfDay */.D)(written) : null;
    if (!reading.legacy || ended === null)
        return needed(place, 'completion_date', instantField, 'timestamp');
    const complaint = {
        rule: 'schema-legacy',
        found: `completion_date: ${(0,strict_json/* quoted */.TL)(String(written))}, a day without a time`,
        required: instantField.required,
        fix: `write the time; without one it means the end of the day: "${ended}"`,
    };
    complain(reading, ['completion_date'], complaint, { warning: true });
    return ended;
}
/** Links to the artifact before, and to the one that this replaces. */
function readLinks(place, phase) {
    const digest = nullOr(digestField);
    const linked = phase !== null && phase > 0;
    const previous = linked
        ? neededSince11(place, 'previous_artifact_sha256', digest)
        : optional(place, 'previous_artifact_sha256', digest);
    if (linked && previous === null)
        refuseNoPrevious(place, phase);
    const supersedes = optional(place, 'supersedes_sha256', digest);
    const expiresAt = optional(place, 'expires_at', nullOr(instantField));
    return { previous: previous ?? null, supersedes: supersedes ?? null, expiresAt: expiresAt ?? null };
}
function refuseNoPrevious({ reading, path }, phase) {
    const required = `the canonical SHA-256 of the artifact of phase ${phase - 1}`;
    const taken = reading.legacy && !reading.complete;
    const rule = taken ? 'schema-legacy' : 'field';
    const complaint = missing(path, 'previous_artifact_sha256', required, rule);
    complain(reading, ['previous_artifact_sha256'], { ...complaint, found: 'previous_artifact_sha256: null' }, { warning: taken });
}

// EXTERNAL MODULE: ./src/phase/report-tokens.ts
var report_tokens = __webpack_require__(5852);
;// CONCATENATED MODULE: ./src/phase/template.ts


/** Tokens that are listed of one text; the first tell the rest. */
const mostTokens = 50;
/**
 * What is wrong with a text before its fields are looked at: the JSON, or tokens of a template that was not rendered. Where
 * a token is what breaks the JSON, the token alone is said.
 */
function textProblems(json) {
    const { problem, text, value } = json;
    if (value !== undefined)
        return tokensIn(json, value, []).slice(0, mostTokens).map(unrendered);
    if (problem === null)
        return [];
    if (problem.rule !== 'json-syntax' || text === null)
        return [{ ...problem, warning: false }];
    // An object in an object's place looks the same; its first key tells it from a token.
    const tokens = (0,report_tokens/* unrenderedTokens */.B)(text).filter((token) => !/^\{\{\s*"/.test(token.text));
    const broken = tokens.some((token) => covers(token, problem)) ? [] : [{ ...problem, warning: false }];
    return [...tokens.slice(0, mostTokens).map(unrendered), ...broken];
}
const covers = ({ text, line, column }, problem) => line === problem.line && problem.column >= column && problem.column <= column + text.length;
const unrendered = ({ text, line, column }) => ({
    rule: 'template-unrendered',
    found: `${(0,strict_json/* quoted */.TL)(text)}, a token of a template`,
    required: 'values in the place of every {{…}}',
    fix: 'render the template, or let `gatewright phase new` write the artifact',
    ...{ line, column, warning: false },
});
/** Tokens in texts and keys, after their escapes are read; the first of each text. */
function tokensIn(json, value, path) {
    if (typeof value === 'string')
        return firstToken(value, () => json.at(path));
    if (typeof value !== 'object' || value === null)
        return [];
    const members = Array.isArray(value)
        ? value.map((item, index) => [index, item])
        : Object.entries(value);
    return members.flatMap(([step, item]) => {
        const at = [...path, step];
        const key = typeof step === 'string' ? firstToken(step, () => json.keyAt(at)) : [];
        return [...key, ...tokensIn(json, item, at)];
    });
}
function firstToken(text, place) {
    const [token] = (0,report_tokens/* unrenderedTokens */.B)(text);
    return token === undefined ? [] : [{ text: token.text, ...place() }];
}

// EXTERNAL MODULE: ./src/phase/versions.ts
var versions = __webpack_require__(46126);
;// CONCATENATED MODULE: ./src/phase/read.ts






const nothing = { problems: [], artifact: null, document: null, signature: undefined };
/**
 * Reads the text of an artifact: everything that needs the text alone, in the order of research 3.1. Stops at the first
 * class that fails: name, size, JSON, template, versions, fields.
 * @param path where it stands, for messages
 * @param stage the stage that its file name says
 */
function readArtifact(path, bytes, stage, options = {}) {
    if (bytes.length > strict_json/* maxJsonBytes */.ou)
        return { ...nothing, problems: [tooLarge(bytes.length)] };
    const json = (0,strict_json/* parseStrictJson */.RJ)(bytes);
    const broken = textProblems(json);
    if (json.value === undefined)
        return { ...nothing, problems: broken };
    const reading = {
        ...{ json, problems: [], listed: { errors: 0, warnings: 0 } },
        ...{ legacy: false, complete: false, newer: false },
    };
    if (!(0,strict_json/* isJsonObject */.OW)(json.value)) {
        const found = shownValue(json.value);
        complain(reading, [], { rule: 'json-syntax', found, required: 'an object', fix: 'write one object: {…}' });
        return { ...nothing, problems: reading.problems };
    }
    const { signature, ...rest } = json.value;
    const read = { ...nothing, document: withoutPrototype(rest), signature };
    const place = { reading, object: json.value, path: [] };
    checkName(place, path, stage);
    if (reading.problems.length > 0)
        return { ...read, problems: reading.problems };
    if (broken.length > 0)
        return { ...read, problems: broken };
    checkVersions(place, options);
    if (reading.problems.length > 0)
        return { ...read, problems: reading.problems };
    return { ...read, ...fieldsOf(place, stage, options) };
}
function fieldsOf(place, stage, options) {
    const { reading, object } = place;
    const version = String(object['schema_version']);
    const known = {
        legacy: (0,versions/* isLegacy */.KX)(version),
        newer: (0,versions/* isNewerMinor */.jO)(version),
        complete: options.complete ?? false,
    };
    const artifact = readFields({ ...place, reading: { ...reading, ...known } }, stage);
    const refused = reading.problems.filter(({ warning }) => !warning);
    const linkable = refused.every(({ rule, found }) => rule === 'field' && found.startsWith('no '));
    return { problems: reading.problems, artifact: linkable ? artifact : null };
}
const withoutPrototype = (object) => Object.assign(Object.create(null), object);
const tooLarge = (size) => ({
    rule: 'artifact-size',
    found: `${size} bytes`,
    required: `at most ${strict_json/* maxJsonBytes */.ou} bytes (256 KiB)`,
    fix: 'leave texts out: file, lines and digest identify evidence',
    ...{ line: null, column: null, warning: false },
});
/** The body says the same stage as the file's name: an artifact cannot be replayed for another stage. */
function checkName({ reading, object }, path, stage) {
    const number = (0,files/* phaseOf */.hU)(stage);
    const other = (key, wrong) => {
        if (!wrong)
            return;
        const complaint = {
            rule: 'artifact-name',
            found: `${key}: ${shownValue(object[key])} in ${path}`,
            required: number === null ? `${key}: "${stage}"` : `phase: ${number}`,
            fix: 'give the file the name of its own stage, or write an artifact for this one',
        };
        complain(reading, [key], complaint);
    };
    const { phase, milestone, list } = object;
    other('phase', typeof phase === 'number' && Number.isInteger(phase) && phase >= 0 && phase !== number);
    other('milestone', typeof milestone === 'string' && milestone !== stage);
    other('list', typeof list === 'string' && list !== stage);
}
function checkVersions({ reading, object }, { floor = '1.0' }) {
    for (const key of ['schema_version', 'min_schema_version']) {
        const value = object[key];
        if (typeof value === 'string' && (0,versions/* parseVersion */.ot)(value) !== null)
            continue;
        const found = `${key}: ${shownValue(value)}`;
        const required = `a version in quotes, such as "${versions/* readerVersion */.Wf}"`;
        complain(reading, value === undefined ? [] : [key], {
            rule: 'schema-version',
            found,
            required,
            fix: `write ${required}`,
        });
    }
    if (reading.problems.length > 0)
        return;
    const [schema, minimum] = [String(object['schema_version']), String(object['min_schema_version'])];
    const why = (0,versions/* unsupported */.qO)(schema, minimum) ?? ((0,versions/* isAtLeast */.du)(schema, floor) ? null : belowFloor(schema, floor));
    if (why !== null)
        complain(reading, ['schema_version'], { rule: 'schema-unsupported', ...why });
}
const belowFloor = (schema, floor) => ({
    found: `schema_version ${schema}`,
    required: `${floor} or newer: the policy’s schema-floor`,
    fix: 'write the artifact again: gatewright phase reseal',
});


/***/ }),

/***/ 5852:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ unrenderedTokens)
/* harmony export */ });
/** Tokens that are listed of one text; the first tell the rest. */
const mostTokens = 100;
/** UTF-16 units between the braces of a token. What is longer, or holds braces itself, is no token. */
const longest = 200;
/**
 * Tokens of a template that was not rendered, in order. `${{ … }}` is an expression of a workflow and no token.
 * Linear in the length of the text.
 */
function unrenderedTokens(text) {
    const found = [];
    let line = 1;
    let lineStart = 0;
    let counted = 0;
    for (let at = text.indexOf('{{'); at >= 0 && found.length < mostTokens; at = text.indexOf('{{', at + 1)) {
        // The innermost pair of `{{{ X }}}` is the token.
        if (text[at + 2] === '{' || (at > 0 && text[at - 1] === '$'))
            continue;
        const end = tokenEnd(text, at + 2);
        if (end === null)
            continue;
        for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
            line += 1;
            lineStart = next + 1;
            counted = next + 1;
        }
        found.push({ text: shown(text.slice(at, end)), line, column: at - lineStart + 1 });
    }
    return found;
}
/** Where the token ends that begins before `from`; null: it is none. */
function tokenEnd(text, from) {
    for (let at = from; at < text.length && at <= from + longest; at++) {
        const unit = text[at];
        if (unit === '{')
            return null;
        if (unit === '}')
            return text[at + 1] === '}' && at > from ? at + 2 : null;
    }
    return null;
}
const shown = (token) => {
    const line = token.replace(/\s+/g, ' ');
    return line.length <= 80 ? line : `${line.slice(0, 77)}…}}`;
};


/***/ }),

/***/ 36769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ endOfDay),
/* harmony export */   n: () => (/* binding */ parseInstant)
/* harmony export */ });
const grammar = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const bareDate = /^(\d{4})-(\d{2})-(\d{2})$/;
/**
 * Milliseconds since 1970 of an RFC 3339 time with its zone; null: it is none, or a day that the calendar does not have.
 * Leap seconds are refused: nothing else that it is compared with can hold one.
 */
function parseInstant(text) {
    const [, year, month, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] = grammar.exec(text) ?? [];
    if (year === undefined)
        return null;
    const start = dayStart(Number(year), Number(month), Number(day));
    const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
    const [aheadHours, aheadMinutes] = [Number(zoneHour ?? 0), Number(zoneMinute ?? 0)];
    if (start === null || hours > 23 || minutes > 59 || seconds > 59)
        return null;
    if (aheadHours > 23 || aheadMinutes > 59)
        return null;
    const ahead = (aheadHours * 60 + aheadMinutes) * (sign === '-' ? -1 : 1);
    const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
    return start + ((hours * 60 + minutes - ahead) * 60 + seconds) * 1000 + milliseconds;
}
/** Milliseconds since 1970 at which a day of UTC begins; null: the calendar does not have it. */
function dayStart(year, month, day) {
    const date = new Date(0);
    // `Date.UTC` takes the years 0 to 99 for those of the last century.
    date.setUTCFullYear(year, month - 1, day);
    const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return real ? date.getTime() : null;
}
/** The end of a bare date's day in UTC, written out; null: it is no date. Schema 1.0 has such. */
function endOfDay(text) {
    const [, year, month, day] = bareDate.exec(text) ?? [];
    if (year === undefined)
        return null;
    return dayStart(Number(year), Number(month), Number(day)) === null ? null : `${text}T23:59:59Z`;
}


/***/ }),

/***/ 55173:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ preAuthenticationEncoding),
/* harmony export */   Sq: () => (/* binding */ signedBytes),
/* harmony export */   Xz: () => (/* binding */ canonicalDigest)
/* harmony export */ });
/* unused harmony exports canonicalBytes, payloadType */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98799);


/**
 * The bytes that are signed and linked to: RFC 8785 of the document without its signature, so that neither the order of
 * keys nor blanks matter.
 * @throws where the document holds what JSON has no word for; none that was read does
 */
function canonicalBytes(document) {
    const { signature: _, ...signed } = document;
    return Buffer.from((0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(signed) ?? '', 'utf8');
}
/** SHA-256 (hex) of the canonical bytes: what the next artifact names as `previous_artifact_sha256`. */
const canonicalDigest = (document) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalBytes(document)).digest('hex');
/** Type of the signed payload; it keeps a signature from holding for documents of another kind. */
const payloadType = 'application/vnd.gatewright.phase-unlock.v1+json';
/** DSSE's pre-authentication encoding (secure-systems-lab/dsse, protocol.md). Lengths are in bytes. */
function preAuthenticationEncoding(type, bytes) {
    const typeBytes = Buffer.from(type, 'utf8');
    return Buffer.concat([Buffer.from(`DSSEv1 ${typeBytes.length} ${type} ${bytes.length} `, 'utf8'), bytes]);
}
/** What is signed of a document. */
const signedBytes = (document) => preAuthenticationEncoding(payloadType, canonicalBytes(document));


/***/ }),

/***/ 54854:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ signatureValue),
/* harmony export */   Tt: () => (/* binding */ signDocument),
/* harmony export */   vX: () => (/* binding */ macOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _canonical_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55173);


/** The signature of a document, over all of it but a signature that it has. */
const signDocument = (document, secret) => ({
    alg: secret.algorithm,
    key_id: secret.keyId,
    value: signatureValue((0,_canonical_js__WEBPACK_IMPORTED_MODULE_1__/* .signedBytes */ .Sq)(document), secret),
});
/** Base64 of a signature over bytes: HMAC-SHA256 (RFC 2104) or Ed25519 (RFC 8032). */
const signatureValue = (bytes, secret) => secret.algorithm === 'hmac-sha256'
    ? macOf(bytes, secret.key).toString('base64')
    : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, secret.key).toString('base64');
const macOf = (bytes, key) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(bytes).digest();


/***/ })

};
