import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ // The require scope
/******/ var __nccwpck_require__ = {};
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ demo)
});

// NAMESPACE OBJECT: ./src/github/queries.ts
var queries_namespaceObject = {};
__nccwpck_require__.r(queries_namespaceObject);
__nccwpck_require__.d(queries_namespaceObject, {
  bodyEditsQuery: () => (bodyEditsQuery),
  bodyEditsSchema: () => (bodyEditsSchema),
  moreCommitsQuery: () => (moreCommitsQuery),
  moreCommitsSchema: () => (moreCommitsSchema),
  moreReviewsQuery: () => (moreReviewsQuery),
  moreReviewsSchema: () => (moreReviewsSchema),
  proposedStateQuery: () => (proposedStateQuery),
  pullRequestSnapshotQuery: () => (pullRequestSnapshotQuery),
  pullRequestSnapshotSchema: () => (pullRequestSnapshotSchema),
  repositoryStateQuery: () => (repositoryStateQuery),
  repositoryStateSchema: () => (repositoryStateSchema),
  viewerQuery: () => (viewerQuery),
  viewerSchema: () => (viewerSchema)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./src/core/errors.ts
/** The policy cannot be used: exit code 78. Carries every problem found, in file order. */
class PolicyError extends Error {
    name = 'PolicyError';
    problems;
    constructor(problems) {
        super(problems.map(formatProblem).join('\n'));
        this.problems = problems;
    }
}
/** `FILE:LINE:COL: code: message` */
const formatProblem = (problem) => `${problem.file}:${problem.position.line}:${problem.position.column}: ${problem.code}: ${problem.message}`;
/** The caller used an input, a flag or an event in a way that has no meaning: exit code 64. */
class errors_UsageError extends Error {
    name = 'UsageError';
}
/** A signature is required, and absent or wrong: exit code 2. */
class SignatureError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'SignatureError';
}
/** The run could not get as far as judging: exit code 3. Carries why, and what would help. */
class Undecided extends Error {
    name = 'Undecided';
    unknown;
    constructor(unknown) {
        super(unknown.detail);
        this.unknown = unknown;
    }
}

;// CONCATENATED MODULE: ./src/core/nearest.ts
/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function distance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
    for (let row = 1; row <= a.length; row += 1) {
        const before = rows[row - 1] ?? [];
        const twoBefore = rows[row - 2] ?? [];
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const same = a[row - 1] === b[column - 1];
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            const shorter = Math.min(before[column] ?? 0, current[column - 1] ?? 0) + 1;
            const along = Math.min(shorter, (before[column - 1] ?? 0) + (same ? 0 : 1));
            current[column] = swapped ? Math.min(along, (twoBefore[column - 2] ?? 0) + 1) : along;
        }
        rows.push(current);
    }
    return rows[a.length]?.[b.length] ?? 0;
}
/** Longer input is never a misspelling of one of our words; it is not compared. */
const longest = 64;
const mostEdits = (candidate) => Math.max(2, Math.floor(candidate.length / 3));
/**
 * The candidate a misspelt word most likely stands for: at most two edits away, or one in three characters for long
 * words, case and `_` for `-` aside. Undefined when none is near; the first of equals.
 */
function nearest(word, candidates) {
    const fold = (text) => text.toLowerCase().replaceAll('_', '-');
    if (word.length === 0 || word.length > longest)
        return undefined;
    const scored = candidates
        .filter((candidate) => candidate.length - word.length <= mostEdits(candidate))
        .map((candidate) => ({ candidate, edits: distance(fold(word), fold(candidate)) }))
        .filter(({ candidate, edits }) => edits <= mostEdits(candidate) && edits < word.length);
    return scored.reduce((best, next) => (best === undefined || next.edits < best.edits ? next : best), undefined)?.candidate;
}
/** ` (did you mean "…"?)`, or nothing. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

;// CONCATENATED MODULE: ./src/embedded/fnmatch.ts
/**
 * GitHub's name matching of rulesets and protected branches: Ruby's `File.fnmatch` with FNM_PATHNAME. Written apart
 * from the product's own matcher, so that a mistake in one is not repeated in the other.
 */
const escaped = (text) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
/** The expression of one `[…]`; null when it is not closed. `set` starts after the bracket. */
function bracket(set) {
    const match = /^([!^]?)((?:\\.|[^\\\]])+)\]/.exec(set);
    if (match === null)
        return null;
    const [all, negation = '', members = ''] = match;
    const inside = members.replace(/\\(.)/g, '$1').replace(/[[\]\\^]/g, '\\$&');
    return { source: `(?!/)[${negation === '' ? '' : '^'}${inside}]`, length: all.length };
}
/** What one item of a pattern matches, and how many characters of the pattern it takes. */
function item(rest, atStart) {
    // A leading dot in a segment is matched by a literal dot only.
    const visible = atStart ? String.raw `(?!\.)` : '';
    if (atStart && rest.startsWith('**/'))
        return [String.raw `(?:(?!\.)[^/]+/)*`, 3];
    if (rest.startsWith('*'))
        return [`${visible}[^/]*`, /^\*+/.exec(rest)?.[0].length ?? 1];
    if (rest.startsWith('?'))
        return [`${visible}[^/]`, 1];
    if (rest.startsWith('\\') && rest.length > 1)
        return [escaped(rest.charAt(1)), 2];
    const set = rest.startsWith('[') ? bracket(rest.slice(1)) : null;
    if (set !== null)
        return [visible + set.source, set.length + 1];
    return [escaped(rest.charAt(0)), 1];
}
/** Whether a pattern such as `refs/heads/release/*` names a reference. */
function fnmatch(pattern, name) {
    let source = '';
    for (let at = 0; at < pattern.length;) {
        const [part, length] = item(pattern.slice(at), at === 0 || pattern.charAt(at - 1) === '/');
        source += part;
        at += length;
    }
    try {
        return new RegExp(`^${source}$`, 's').test(name);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/embedded/access.ts
const ORDER = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const atLeast = (role, wanted) => ORDER.indexOf(role) >= ORDER.indexOf(wanted);
const strongest = (roles) => roles.reduce((best, role) => (atLeast(role, best) ? role : best), 'none');
/** Members of a team, those of its child teams included, as GitHub counts them. */
function teamMembers(team) {
    const members = new Map();
    for (const child of team.organisation.teams.values()) {
        if (child.parent !== team)
            continue;
        for (const account of teamMembers(child).keys())
            members.set(account, 'member');
    }
    for (const [account, role] of team.members)
        members.set(account, role);
    for (const account of members.keys())
        if (account.deleted)
            members.delete(account);
    return members;
}
/** Access of a team to a repository: its own, or what it inherits from a parent team. */
function teamRole(repository, team) {
    const own = repository.teams.get(team) ?? 'none';
    return team.parent === null ? own : strongest([own, teamRole(repository, team.parent)]);
}
/** What an account may do in a repository, from every source of access. */
function roleOf(state, repository, account) {
    if (account.deleted)
        return 'none';
    if (repository.owner === account)
        return 'admin';
    const roles = [
        repository.private ? 'none' : 'read',
        repository.collaborators.get(account) ?? 'none',
    ];
    const organisation = state.organisation(repository.owner.login);
    if (organisation !== undefined)
        roles.push(...organisationRoles(organisation, repository, account));
    return strongest(roles);
}
function organisationRoles(organisation, repository, account) {
    if (organisation.owners.has(account))
        return ['admin'];
    const base = organisation.members.has(account) ? organisation.basePermission : 'none';
    const teams = [...organisation.teams.values()].filter((team) => teamMembers(team).has(account));
    return [base, ...teams.map((team) => teamRole(repository, team))];
}
/** Everyone with explicit access, organisation members and teams included. */
function collaboratorsOf(state, repository) {
    const listed = new Map();
    for (const account of state.accounts) {
        if (account.type !== 'User')
            continue;
        const role = roleOf(state, repository, account);
        const implied = !repository.private && role === 'read' && !repository.collaborators.has(account);
        if (role !== 'none' && !implied)
            listed.set(account, role);
    }
    return listed;
}
/** Whether the token can know that the repository exists. */
function canSee(state, token, repository) {
    if (repository.deleted)
        return false;
    if (!repository.private)
        return true;
    if (token === null)
        return false;
    if (token.repositories !== null)
        return token.repositories.has(repository);
    return token.kind !== 'pat' || roleOf(state, repository, token.actor) !== 'none';
}
/** Whether the token was given the permission. Metadata is always readable. */
function hasPermission(token, name, level) {
    if (name === 'metadata')
        return level === 'read';
    const given = token.permissions[name];
    return given === 'write' || (given === 'read' && level === 'read');
}
/** Association shown beside an author's name. */
function associationOf(state, repository, account) {
    if (repository.owner === account)
        return 'OWNER';
    const organisation = state.organisation(repository.owner.login);
    if (organisation?.members.has(account) === true || organisation?.owners.has(account) === true)
        return 'MEMBER';
    return repository.collaborators.has(account) ? 'COLLABORATOR' : 'NONE';
}

;// CONCATENATED MODULE: ./src/embedded/git/loose.ts


/*
 * What a bare repository keeps in plain files: its skeleton and its loose references. Read and written without a
 * process of git, as there may be a hundred of them in one test.
 */
const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[gc]\n\tauto = 0\n';
/** Makes a bare repository with an unborn `main`, as `git init --bare` does without templates. */
function initialise(directory) {
    for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.join)(directory, folder), { recursive: true });
    (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(directory, 'HEAD'), 'ref: refs/heads/main\n');
    (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(directory, 'config'), config);
}
/** What a reference may be called: the rules of `git check-ref-format`. */
const isPlain = (name) => /^refs(?:\/[^\p{Cc} ~^:?*[\\/]+){2,}$/u.test(name) && !/\/\.|\.\.|@\{|\.lock(?:\/|$)|\.$/.test(name);
/** The id a loose reference holds; null when that takes git to find out. */
function looseReference(directory, name) {
    if (!isPlain(name))
        return null;
    try {
        return /^([0-9a-f]{40})\n$/.exec((0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(directory, name), 'utf8'))?.[1] ?? null;
    }
    catch {
        return null;
    }
}
/** Whether every reference is loose: one that has no file then does not exist. */
const hasOnlyLoose = (directory, name) => isPlain(name) && !(0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(directory, 'packed-refs'));
/** Writes a loose reference. False when that takes git: an odd name, or another reference in the way. */
function writeLoose(directory, name, sha) {
    if (!isPlain(name) || !/^[0-9a-f]{40}$/.test(sha))
        return false;
    const file = (0,external_node_path_namespaceObject.join)(directory, name);
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)(file), { recursive: true });
        (0,external_node_fs_namespaceObject.writeFileSync)(file, `${sha}\n`);
        return true;
    }
    catch {
        return false;
    }
}
/** All references, by name, when each is a plain loose one; null when that takes git to find out. */
function looseReferences(directory) {
    if ((0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(directory, 'packed-refs')))
        return null;
    const found = [];
    for (const entry of (0,external_node_fs_namespaceObject.readdirSync)((0,external_node_path_namespaceObject.join)(directory, 'refs'), { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory())
            continue;
        const name = (0,external_node_path_namespaceObject.relative)(directory, (0,external_node_path_namespaceObject.join)(entry.parentPath, entry.name)).replaceAll('\\', '/');
        const sha = looseReference(directory, name);
        if (sha === null)
            return null;
        found.push({ name, sha });
    }
    return found.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./src/embedded/git/loose-objects.ts




const types = ['blob', 'commit', 'tag', 'tree'];
const isType = (text) => types.includes(text);
/** Whether a text is a whole object id, of SHA-1. */
const isObjectId = (text) => /^[0-9a-f]{40}$/.test(text);
const fileOf = (objects, sha) => (0,external_node_path_namespaceObject.join)(objects, sha.slice(0, 2), sha.slice(2));
/** The object folders of a repository: its own, then those of the repositories it was forked from. */
function objectFolders(objects) {
    try {
        const lines = (0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(objects, 'info', 'alternates'), 'utf8').split('\n');
        return [objects, ...lines.filter((line) => line !== '').flatMap(objectFolders)];
    }
    catch {
        return [objects];
    }
}
/** The compressed file of a loose object; null when there is none. */
function compressed(directory, sha) {
    if (!isObjectId(sha))
        return null;
    for (const folder of objectFolders((0,external_node_path_namespaceObject.join)(directory, 'objects'))) {
        try {
            return (0,external_node_fs_namespaceObject.readFileSync)(fileOf(folder, sha));
        }
        catch {
            // The next folder may hold it; else git is asked.
        }
    }
    return null;
}
/** Splits `type size\0content`. */
function split(bytes) {
    const end = bytes.indexOf(0);
    const [type = '', size = ''] = bytes.toString('latin1', 0, end).split(' ');
    return isType(type) ? { type, size: Number(size), start: end + 1 } : null;
}
/** A loose object; null when that takes git to find out. */
function looseObject(directory, sha) {
    const file = compressed(directory, sha);
    if (file === null)
        return null;
    const bytes = (0,external_node_zlib_namespaceObject.inflateSync)(file);
    const header = split(bytes);
    return header === null ? null : { type: header.type, content: bytes.subarray(header.start) };
}
/** Compressed bytes that always hold a whole header: its longest form has 30 bytes. */
const HEADER_BYTES = 128;
/** Type and size (bytes) of a loose object; null when that takes git to find out. */
function looseHeader(directory, sha) {
    const file = compressed(directory, sha);
    if (file === null)
        return null;
    const options = { finishFlush: external_node_zlib_namespaceObject.constants.Z_SYNC_FLUSH };
    return split((0,external_node_zlib_namespaceObject.inflateSync)(file.subarray(0, HEADER_BYTES), options));
}
/** Writes an object and gives its id. An object that is there already stays. */
function writeObject(directory, type, content) {
    const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const sha = (0,external_node_crypto_namespaceObject.createHash)('sha1').update(bytes).digest('hex');
    const file = fileOf((0,external_node_path_namespaceObject.join)(directory, 'objects'), sha);
    if ((0,external_node_fs_namespaceObject.existsSync)(file))
        return sha;
    (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)(file), { recursive: true });
    // Nothing is read back from a disk after a test: speed is worth more than size.
    (0,external_node_fs_namespaceObject.writeFileSync)(file, (0,external_node_zlib_namespaceObject.deflateSync)(bytes, { level: 1 }), { mode: 0o444 });
    return sha;
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./src/embedded/git/run.ts

/** `git` failed where the caller had no answer for a failure. */
class GitError extends Error {
    name = 'GitError';
}
/** Nothing of the machine's configuration may change what a test sees. */
const environment = () => ({
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    // GitHub shows objects as they are, whatever `refs/replace/` says.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_AUTHOR_NAME: 'GitHub',
    GIT_AUTHOR_EMAIL: 'noreply@github.com',
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
});
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;
/** Runs `git` in a bare repository, without a shell. Never throws for an exit code. */
function tryGit(directory, arguments_, options = {}) {
    const result = (0,external_node_child_process_namespaceObject.spawnSync)('git', ['--git-dir', directory, ...arguments_], {
        env: { ...environment(), ...options.environment },
        input: options.input ?? '',
        maxBuffer: MAX_OUTPUT_BYTES,
        windowsHide: true,
    });
    if (result.error !== undefined)
        throw new GitError(`git could not be started: ${result.error.message}`);
    return { status: result.status ?? -1, stdout: result.stdout, stderr: result.stderr.toString('utf8') };
}
/** Runs `git` and gives its output. @throws GitError when the exit code is not 0. */
function git(directory, arguments_, options = {}) {
    const result = tryGit(directory, arguments_, options);
    if (result.status === 0)
        return result.stdout;
    throw new GitError(`git ${arguments_.slice(0, 2).join(' ')} failed (${result.status}): ${result.stderr.trim()}`);
}
/** Runs `git` and gives its output as text without the last line end. @throws GitError */
const gitText = (directory, arguments_, options = {}) => git(directory, arguments_, options).toString('utf8').replace(/\n$/, '');

;// CONCATENATED MODULE: ./src/embedded/git/trees.ts

/** Mode of a folder. */
const FOLDER = '40000';
/** The bytes of a text, one per character, as names stand in trees. */
const asBytes = (text) => Buffer.from(text).toString('latin1');
/** The text that bytes, one per character, stand for. */
const asText = (bytes) => Buffer.from(bytes, 'latin1').toString('utf8');
/** Lines of a stored tree, in its order: `mode name\0id`. */
function parseTree(content) {
    const lines = [];
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(32, at);
        const end = content.indexOf(0, space);
        lines.push({
            mode: content.toString('latin1', at, space),
            name: content.toString('latin1', space + 1, end),
            sha: content.toString('hex', end + 1, end + 21),
        });
        at = end + 21;
    }
    return lines;
}
/** Lines of a loose tree; null when it is none. */
function looseTree(directory, sha) {
    const stored = looseObject(directory, sha);
    return stored?.type === 'tree' ? parseTree(stored.content) : null;
}
/** Names between slashes; null when git reads the path in a way of its own. */
function pathNames(path) {
    const names = path.split('/');
    return names.some((name) => /^(?:|\.|\.\.|\.git)$/i.test(name) || name.includes('\0')) ? null : names;
}
/** The tree at a path below a loose tree: null where there is none, undefined when that takes git to find out. */
function treeAt(directory, root, path) {
    const names = path === '' ? [] : pathNames(path);
    if (names === null)
        return undefined;
    let sha = root;
    for (const name of names.map(asBytes)) {
        const lines = looseTree(directory, sha);
        if (lines === null)
            return undefined;
        const line = lines.find((one) => one.name === name);
        if (line?.mode !== FOLDER)
            return null;
        sha = line.sha;
    }
    return sha;
}
/** A tree cannot be changed without git. */
class NeedsGit extends Error {
}
function load(directory, sha) {
    const lines = looseTree(directory, sha);
    if (lines === null)
        throw new NeedsGit(sha);
    return new Map(lines.map(({ name, mode, sha: id }) => [name, { mode, sha: id }]));
}
/** The folder of a name, loaded or new; whatever else has the name gives way to it. */
function folderIn(directory, parent, name) {
    const known = parent.get(name);
    if (known instanceof Map)
        return known;
    const folder = known?.mode === FOLDER ? load(directory, known.sha) : new Map();
    parent.set(name, folder);
    return folder;
}
/** Sets what stands at a path. */
function set(directory, parent, names, leaf) {
    const [name = '', ...rest] = names;
    if (rest.length === 0)
        parent.set(name, leaf);
    else
        set(directory, folderIn(directory, parent, name), rest, leaf);
}
/** Removes what stands at a path, and every folder that is left empty. */
function remove(directory, parent, names) {
    const [name = '', ...rest] = names;
    if (rest.length === 0) {
        parent.delete(name);
        return;
    }
    const known = parent.get(name);
    if (known === undefined || !(known instanceof Map || known.mode === FOLDER))
        return;
    const folder = folderIn(directory, parent, name);
    remove(directory, folder, rest);
    if (folder.size === 0)
        parent.delete(name);
}
/** Names compare by bytes, a folder's as if it ended with a slash. */
const sortKey = (name, entry) => entry instanceof Map || entry.mode === FOLDER ? `${name}/` : name;
function store(directory, folder) {
    const entries = [...folder].map(([name, entry]) => ({ name, entry, key: sortKey(name, entry) }));
    const parts = entries
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .flatMap(({ name, entry }) => {
        const leaf = entry instanceof Map ? { mode: FOLDER, sha: store(directory, entry) } : entry;
        return [Buffer.from(`${leaf.mode} ${name}\0`, 'latin1'), Buffer.from(leaf.sha, 'hex')];
    });
    return writeObject(directory, 'tree', Buffer.concat(parts));
}
/** Writes the tree that a tree (null: the empty one) becomes, change after change; null when that takes git. */
function changedTree(directory, root, changes) {
    try {
        const folder = root === null ? new Map() : load(directory, root);
        for (const [path, leaf] of changes) {
            const names = pathNames(path)?.map(asBytes);
            if (names === undefined)
                return null;
            if (leaf === null)
                remove(directory, folder, names);
            else
                set(directory, folder, names, leaf);
        }
        return store(directory, folder);
    }
    catch (error) {
        if (error instanceof NeedsGit)
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/embedded/git/objects.ts




/** GitHub prints times without milliseconds. */
const isoSeconds = (milliseconds) => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
function person(line) {
    const match = /^(.*?) ?<(.*)> (-?\d+) [+-]\d{4}$/.exec(line);
    return {
        name: match?.[1] ?? '',
        email: match?.[2] ?? '',
        date: isoSeconds(Number(match?.[3] ?? '0') * 1000),
    };
}
function parseCommit(sha, text) {
    const end = text.indexOf('\n\n');
    const headers = text.slice(0, end).split('\n');
    const values = (name) => headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
    return {
        sha,
        tree: values('tree')[0] ?? '',
        parents: values('parent'),
        author: person(values('author')[0] ?? ''),
        committer: person(values('committer')[0] ?? ''),
        message: text.slice(end + 2).replace(/\n$/, ''),
    };
}
/** Reads an annotated tag. @throws GitError when there is none */
function readTag(directory, sha) {
    const stored = looseObject(directory, sha);
    const content = stored?.type === 'tag' ? stored.content : git(directory, ['cat-file', 'tag', sha]);
    const text = content.toString('utf8');
    const end = text.indexOf('\n\n');
    const header = (name) => text
        .slice(0, end)
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length + 1) ?? '';
    return {
        sha,
        target: header('object'),
        type: header('type'),
        name: header('tag'),
        tagger: person(header('tagger')),
        message: text.slice(end + 2).replace(/\n$/, ''),
    };
}
/** An annotated tag's object; gives its id. */
function writeTag(directory, name, sha, seconds) {
    const type = objectType(directory, sha) ?? 'commit';
    const tagger = `GitHub <noreply@github.com> ${seconds} +0000`;
    const input = `object ${sha}\ntype ${type}\ntag ${name}\ntagger ${tagger}\n\n${name}\n`;
    // Only git knows what else a name must not hold, and what is packed.
    const plain = /^\w[\w.-]*$/.test(name) && looseHeader(directory, sha) !== null;
    if (plain)
        return writeObject(directory, 'tag', Buffer.from(input));
    return git(directory, ['mktag'], { input }).toString('utf8').trim();
}
/** A commit that is a loose object; null when that takes git to find out. */
function looseCommit(directory, sha) {
    const stored = looseObject(directory, sha);
    return stored?.type === 'commit' ? parseCommit(sha, stored.content.toString('utf8')) : null;
}
/** Reads commits, those that are packed by one `git cat-file --batch`. @throws GitError when one is not a commit */
function readCommits(directory, shas) {
    const loose = shas.map((sha) => looseCommit(directory, sha));
    const all = loose.filter((commit) => commit !== null);
    return all.length === shas.length ? all : packedCommits(directory, shas);
}
function packedCommits(directory, shas) {
    const output = git(directory, ['cat-file', '--batch'], { input: `${shas.join('\n')}\n` });
    const commits = [];
    for (let at = 0; at < output.length;) {
        const lineEnd = output.indexOf(10, at);
        const [sha = '', type, size = '0'] = output.toString('utf8', at, lineEnd).split(' ');
        const start = lineEnd + 1;
        const end = start + Number(size);
        if (type === 'commit')
            commits.push(parseCommit(sha, output.toString('utf8', start, end)));
        at = end + 1;
    }
    return commits;
}
/** The commit that an id or the tag of an id leads to, by loose objects; null when that takes git to find out. */
function looseTarget(directory, sha) {
    const type = looseHeader(directory, sha)?.type;
    if (type !== 'tag')
        return type === 'commit' ? sha : null;
    return looseTarget(directory, readTag(directory, sha).target);
}
/** The commit a revision names (branch, tag or id), or null. A revision that looks like an option names none. */
function resolveCommit(directory, revision) {
    if (revision.startsWith('-') || revision === '')
        return null;
    const candidates = /^[0-9a-f]{7,40}$/.test(revision)
        ? [revision]
        : [`refs/heads/${revision}`, `refs/tags/${revision}`, revision];
    for (const candidate of candidates) {
        const id = isObjectId(candidate) ? candidate : looseReference(directory, candidate);
        if (id === null && hasOnlyLoose(directory, candidate))
            continue;
        const loose = id === null ? null : looseTarget(directory, id);
        if (loose !== null)
            return loose;
        const found = tryGit(directory, [
            'rev-parse',
            '--verify',
            '--quiet',
            '--end-of-options',
            `${candidate}^{commit}`,
        ]);
        if (found.status === 0)
            return found.stdout.toString('utf8').trim();
    }
    return null;
}
/** Type of an object (`commit`, `tree`, `blob`, `tag`), or null when there is none. */
function objectType(directory, sha) {
    if (!isObjectId(sha))
        return null;
    const loose = looseHeader(directory, sha);
    if (loose !== null)
        return loose.type;
    const found = tryGit(directory, ['cat-file', '-t', sha]);
    return found.status === 0 ? found.stdout.toString('utf8').trim() : null;
}
function readBlob(directory, sha) {
    const stored = looseObject(directory, sha);
    return stored?.type === 'blob' ? stored.content : git(directory, ['cat-file', 'blob', sha]);
}
/** The loose tree that an id leads to: a tree's own, or a commit's. */
function looseTreeId(directory, treeish) {
    return looseCommit(directory, treeish)?.tree ?? treeish;
}
const TREE_TYPES = { '040000': 'tree', '160000': 'commit' };
/** Entries of a tree all of whose objects are loose; null when that takes git to find out. */
function looseEntries(directory, sha, recursive, prefix = '') {
    const entries = [];
    const lines = looseTree(directory, sha);
    if (lines === null)
        return null;
    for (const line of lines) {
        const mode = line.mode.padStart(6, '0');
        const type = TREE_TYPES[mode] ?? 'blob';
        const path = prefix + asText(line.name);
        const size = type === 'blob' ? looseHeader(directory, line.sha)?.size : null;
        if (size === undefined)
            return null;
        entries.push({ mode, type, sha: line.sha, path, size });
        const below = recursive && type === 'tree' ? looseEntries(directory, line.sha, true, `${path}/`) : [];
        if (below === null)
            return null;
        for (const entry of below)
            entries.push(entry);
    }
    return entries;
}
/** Entries of a tree-ish; with `recursive`, trees are listed with their content as GitHub does. */
function readTree(directory, treeish, recursive) {
    const loose = looseEntries(directory, looseTreeId(directory, treeish), recursive);
    return loose ?? listedTree(directory, treeish, recursive);
}
function listedTree(directory, treeish, recursive) {
    const flags = recursive ? ['-r', '-t'] : [];
    const output = git(directory, ['ls-tree', '-z', '-l', ...flags, '--end-of-options', treeish]).toString('utf8');
    return output
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
        const tab = line.indexOf('\t');
        const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
        return {
            mode,
            type: type === 'tree' || type === 'commit' ? type : 'blob',
            sha,
            path: line.slice(tab + 1),
            size: size === '-' ? null : Number(size),
        };
    });
}

;// CONCATENATED MODULE: ./src/embedded/rulesets.ts



/** Private repositories of free accounts have neither rulesets nor protected branches. */
const protectable = (repository) => !repository.private || repository.owner.plan !== 'free';
/** What the owner of a ruleset pays for. */
const planOf = (holder) => {
    if (holder.level === 'Repository')
        return holder.repository.owner.plan;
    return holder.level === 'Organization' ? holder.organisation.account.plan : 'enterprise';
};
const propertyMatches = (repository, { name, property_values }) => property_values.includes(repository.settings.properties.get(name) ?? '');
/** Whether an organisation's or enterprise's ruleset is for a repository. */
function forRepository({ conditions }, repository) {
    const { repository_id: ids, repository_name: names, repository_property: properties } = conditions ?? {};
    if (ids !== undefined)
        return ids.repository_ids.includes(repository.id);
    if (names !== undefined) {
        const named = (pattern) => pattern === '~ALL' || fnmatch(pattern, repository.name);
        return names.include.some(named) && !names.exclude.some(named);
    }
    if (properties === undefined)
        return true;
    return (properties.include.every((item) => propertyMatches(repository, item)) &&
        !properties.exclude.some((item) => propertyMatches(repository, item)));
}
function refMatches({ ref_name: names }, repository, reference) {
    if (names === undefined)
        return true;
    const named = (pattern) => pattern === '~ALL' ||
        (pattern === '~DEFAULT_BRANCH'
            ? reference === `refs/heads/${repository.defaultBranch}`
            : fnmatch(pattern, reference));
    // Only excluded names: everything else is meant. Neither: nothing is.
    const included = names.include.length === 0 ? names.exclude.length > 0 : names.include.some(named);
    return included && !names.exclude.some(named);
}
/** Every ruleset of a repository: its own and, with `parents`, those of its organisation and enterprise. */
function rulesetsOf(state, repository, parents = true) {
    if (!protectable(repository))
        return [];
    const own = repository.rulesets.map((ruleset) => ({
        ruleset,
        holder: { level: 'Repository', repository },
    }));
    const organisation = state.organisation(repository.owner.login);
    if (!parents || organisation === undefined)
        return own;
    const inherited = organisation.account.plan === 'free' ? [] : heldBy(organisation);
    const enterprises = state.enterprises.filter(({ organisations }) => organisations.has(organisation));
    for (const { slug, rulesets } of enterprises) {
        inherited.push(...rulesets.map((ruleset) => ({ ruleset, holder: { level: 'Enterprise', slug } })));
    }
    return [...own, ...inherited.filter(({ ruleset }) => forRepository(ruleset, repository))];
}
/** The rulesets an organisation has of its own. */
const heldBy = (organisation) => organisation.rulesets.map((ruleset) => ({ ruleset, holder: { level: 'Organization', organisation } }));
/** Active rulesets of every level whose conditions name a branch; the branch need not exist. */
const activeRulesets = (state, repository, branch) => rulesetsOf(state, repository).filter(({ ruleset: { conditions, enforcement, target } }) => enforcement === 'active' &&
    target === 'branch' &&
    refMatches(conditions ?? {}, repository, `refs/heads/${branch}`));
/** Whether a token may change a ruleset, and therefore sees who can bypass it. */
function mayWrite(state, token, { holder }) {
    if (token === null || holder.level === 'Enterprise')
        return false;
    if (holder.level === 'Organization') {
        const owner = token.kind !== 'pat' || holder.organisation.owners.has(token.actor);
        return owner && hasPermission(token, 'organization_administration', 'write');
    }
    const { repository } = holder;
    const reached = token.repositories === null || token.repositories.has(repository);
    const admin = token.kind !== 'pat' || roleOf(state, repository, token.actor) === 'admin';
    return reached && admin && hasPermission(token, 'administration', 'write');
}
const contentOf = (ruleset) => ({
    name: ruleset.name,
    target: ruleset.target,
    enforcement: ruleset.enforcement,
    bypassActors: ruleset.bypassActors,
    conditions: ruleset.conditions,
    rules: ruleset.rules,
});
/** Time of a write: the world's, but always later than the write before. */
function writeTime(state, last) {
    const now = state.clock.milliseconds();
    return isoSeconds(last === undefined ? now : Math.max(now, Date.parse(last) + 1000));
}
function remember(state, ruleset, actor) {
    const version = { id: state.nextId(), actor, updatedAt: ruleset.updatedAt, content: contentOf(ruleset) };
    ruleset.history.push(version);
}
/** Makes a ruleset with its first version. */
function createRuleset(state, content, by) {
    const createdAt = writeTime(state, undefined);
    const ruleset = {
        id: state.nextId(),
        level: by.level,
        redaction: by.redaction ?? 'absent',
        createdAt,
        updatedAt: createdAt,
        history: [],
        ...content,
    };
    remember(state, ruleset, by.actor);
    return ruleset;
}
/** Changes a ruleset: `updated_at` moves and a version is added. */
function changeRuleset(state, ruleset, changes, actor) {
    Object.assign(ruleset, changes);
    ruleset.updatedAt = writeTime(state, ruleset.updatedAt);
    remember(state, ruleset, actor);
}

;// CONCATENATED MODULE: ./src/embedded/protected-branches.ts


/** The one classic rule that applies: of the exact name, else the oldest pattern that matches. */
function appliedProtection(repository, branch) {
    if (!protectable(repository))
        return null;
    const exact = repository.protections.find(({ pattern }) => pattern === branch);
    return exact ?? repository.protections.find(({ pattern }) => fnmatch(pattern, branch)) ?? null;
}
/** What `protected` says of a branch: a classic rule or a ruleset applies. */
const isProtected = (state, repository, branch) => appliedProtection(repository, branch) !== null || activeRulesets(state, repository, branch).length > 0;
/** A classic rule that asks for nothing: what `PUT …/protection` starts from. */
const emptyProtection = (id, pattern) => ({
    id,
    pattern,
    checks: null,
    enforceAdmins: false,
    reviews: null,
    restrictions: null,
    signatures: false,
    linearHistory: false,
    forcePushes: false,
    deletions: false,
    blockCreations: false,
    conversationResolution: false,
    lockBranch: false,
    forkSyncing: false,
    deployments: [],
});

;// CONCATENATED MODULE: ./src/embedded/builders/names.ts
/** An account by login. @throws Error when the world has none: a typing mistake in a test */
function known(state, login) {
    const account = state.account(login);
    if (account === undefined)
        throw new Error(`no account ${login} in this world`);
    return account;
}

;// CONCATENATED MODULE: ./src/embedded/builders/protection.ts



const pullRequestRule = (rule) => ({
    type: 'pull_request',
    parameters: {
        required_approving_review_count: rule.approvals ?? 1,
        require_code_owner_review: rule.codeOwners ?? false,
        dismiss_stale_reviews_on_push: rule.dismissStale ?? false,
        require_last_push_approval: rule.lastPushApproval ?? false,
        required_review_thread_resolution: false,
        allowed_merge_methods: ['merge', 'squash', 'rebase'],
    },
});
const refName = (branch) => branch.startsWith('~') || branch.startsWith('refs/') ? branch : `refs/heads/${branch}`;
function refCondition(options) {
    const fallback = options.exclude === undefined ? ['~DEFAULT_BRANCH'] : [];
    const include = options.include ?? options.branches?.map(refName) ?? fallback;
    return { ref_name: { include, exclude: options.exclude ?? [] } };
}
const bypassActor = (given) => ({
    actor_id: given.actor_id ?? null,
    actor_type: given.actor_type,
    bypass_mode: given.bypass_mode ?? 'always',
});
/** What the given options change of a ruleset; the rest stays. */
function contentChanges(options) {
    const { bypass, branches, conditions, enforcement, exclude, include, name, rules, target } = options;
    const aimed = branches !== undefined || include !== undefined || exclude !== undefined;
    return {
        ...(name === undefined ? {} : { name }),
        ...(target === undefined ? {} : { target }),
        ...(enforcement === undefined ? {} : { enforcement }),
        ...(bypass === undefined ? {} : { bypassActors: bypass.map(bypassActor) }),
        ...(conditions === undefined && !aimed ? {} : { conditions: conditions ?? refCondition(options) }),
        ...(rules === undefined ? {} : { rules }),
    };
}
function makeRuleset(state, options, by) {
    const content = {
        name: 'rules',
        target: 'branch',
        enforcement: 'active',
        bypassActors: [],
        // Push rulesets have no names of references.
        conditions: options.target === 'push' ? null : refCondition(options),
        rules: options.rules,
        ...contentChanges(options),
    };
    return createRuleset(state, content, { ...by, redaction: options.redaction ?? 'absent' });
}
/** A ruleset of an organisation or enterprise: its conditions name repositories, too. */
function makeOrganisationRuleset(state, options, by) {
    const names = { include: options.repositories ?? ['~ALL'], exclude: [], protected: false };
    const conditions = options.conditions ?? { ...refCondition(options), repository_name: names };
    return makeRuleset(state, { ...options, conditions }, by);
}
/** @throws Error for a name the world does not have */
function actorsOf(state, owner, names) {
    const organisation = state.organisation(owner);
    const find = (found, name) => {
        if (found === undefined)
            throw new Error(`no team or App ${name} in this world`);
        return found;
    };
    return {
        users: (names.users ?? []).map((login) => known(state, login)),
        teams: (names.teams ?? []).map((slug) => find(organisation?.teams.get(slug.toLowerCase()), slug)),
        apps: (names.apps ?? []).map((slug) => find(state.apps.get(slug), slug)),
    };
}
const actorsOrNull = (state, owner, names) => names === undefined ? null : actorsOf(state, owner, names);
/** A classic rule from options. @throws Error for a name the world does not have */
function protectionOf(state, owner, pattern, options) {
    const { checks, strict, reviews, restrictions, ...flags } = options;
    const required = checks?.map((item) => (typeof item === 'string' ? { context: item, appId: null } : item));
    return {
        ...emptyProtection(state.nextId(), pattern),
        ...flags,
        checks: required === undefined ? null : { strict: strict ?? false, required },
        restrictions: actorsOrNull(state, owner, restrictions),
        reviews: reviews === undefined
            ? null
            : {
                approvals: reviews.approvals ?? 1,
                dismissStale: reviews.dismissStale ?? false,
                codeOwners: reviews.codeOwners ?? false,
                lastPush: reviews.lastPush ?? false,
                dismissal: actorsOrNull(state, owner, reviews.dismissal),
                bypass: actorsOrNull(state, owner, reviews.bypass),
            },
    };
}
function applySettings(settings, options) {
    settings.archived = options.archived ?? settings.archived;
    settings.issues = options.issues ?? settings.issues;
    settings.internal = options.internal ?? settings.internal;
    Object.assign(settings.merge, options.merge);
    Object.assign(settings.workflows, options.workflows);
    for (const [name, value] of Object.entries(options.properties ?? {}))
        settings.properties.set(name, value);
}

;// CONCATENATED MODULE: ./src/embedded/builders/enterprise.ts

/** An enterprise: its rulesets reach the repositories of all its organisations. */
class EnterpriseBuilder {
    model;
    #state;
    #actor;
    /** @throws Error without an organisation */
    constructor(state, slug, organisations) {
        const [first] = organisations;
        if (first === undefined)
            throw new Error(`enterprise ${slug} has no organisation`);
        this.#state = state;
        this.#actor = first.model.account;
        this.model = { slug, organisations: new Set(organisations.map(({ model }) => model)), rulesets: [] };
        for (const { account } of this.model.organisations)
            account.plan = 'enterprise';
        state.enterprises.push(this.model);
    }
    ruleset(options) {
        const by = { actor: this.#actor, level: 'Enterprise' };
        const ruleset = makeOrganisationRuleset(this.#state, options, by);
        this.model.rulesets.push(ruleset);
        return ruleset;
    }
}

;// CONCATENATED MODULE: ./src/embedded/builders/people.ts


/** Name and first address of a person. */
function signatureOf(state, person) {
    if (typeof person !== 'string')
        return person;
    const account = known(state, person);
    return { name: account.name ?? account.login, email: account.emails[0] ?? '' };
}
/** The account of a person, null when nobody is known by that address. */
const accountOf = (state, person) => typeof person === 'string' ? known(state, person) : (state.accountByEmail(person.email) ?? null);
/** An organisation and its teams. */
class OrganisationBuilder {
    model;
    #state;
    constructor(state, login, options) {
        this.#state = state;
        this.model = {
            account: state.addAccount(login, 'Organization'),
            owners: new Set((options.owners ?? []).map((name) => known(state, name))),
            members: new Set((options.members ?? []).map((name) => known(state, name))),
            teams: new Map(),
            basePermission: options.basePermission ?? 'read',
            rulesets: [],
        };
        this.model.account.plan = options.plan ?? 'team';
        state.organisations.set(login.toLowerCase(), this.model);
    }
    /** A ruleset for the organisation's repositories: all of them, when neither `repositories` nor `conditions` say. */
    ruleset(options) {
        const by = { actor: this.model.account, level: 'Organization' };
        const ruleset = makeOrganisationRuleset(this.#state, options, by);
        this.model.rulesets.push(ruleset);
        return ruleset;
    }
    addMember(login) {
        this.model.members.add(known(this.#state, login));
    }
    /** Also takes the person out of every team. */
    removeMember(login) {
        const account = known(this.#state, login);
        this.model.members.delete(account);
        this.model.owners.delete(account);
        for (const team of this.model.teams.values())
            team.members.delete(account);
    }
    /** Adds a team; its people become members of the organisation. */
    team(slug, options = {}) {
        const team = {
            id: this.#state.nextId(),
            organisation: this.model,
            slug,
            name: slug,
            secret: options.secret ?? false,
            parent: options.parent ?? null,
            members: new Map(),
        };
        for (const login of options.members ?? [])
            team.members.set(known(this.#state, login), 'member');
        for (const login of options.maintainers ?? [])
            team.members.set(known(this.#state, login), 'maintainer');
        for (const account of team.members.keys())
            this.model.members.add(account);
        this.model.teams.set(slug.toLowerCase(), team);
        return team;
    }
}

;// CONCATENATED MODULE: ./src/embedded/model.ts
const isPullRequest = (issue) => 'headRef' in issue;
const fullName = (repository) => `${repository.owner.login}/${repository.name}`;

;// CONCATENATED MODULE: ./src/embedded/codeowners.ts

/**
 * GitHub's side of CODEOWNERS: the errors endpoint, review requests and the review decision. Kept apart from the
 * product's parser on purpose: a test that compares the two would otherwise compare one thing with itself.
 */
const LOCATIONS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** "CODEOWNERS files must be under 3 MB": a larger file is not loaded. */
const MAX_BYTES = 3_000_000;
/** The first CODEOWNERS file in GitHub's order of places, or null. */
function codeownersFile(repository, commit) {
    for (const path of LOCATIONS) {
        const text = repository.git.file(commit, path);
        if (text !== null)
            return { path, text };
    }
    return null;
}
function tokens(line) {
    const found = [...line.matchAll(/(?:\\.|[^\s\\])+/g)].map((m) => ({ text: m[0], column: m.index + 1 }));
    const comment = found.findIndex((token) => token.text.startsWith('#'));
    return comment < 0 ? found : found.slice(0, comment);
}
/** The sentence GitHub shows for a pattern it refuses, or null for a good one; `''` has no suggestion. */
function patternError(pattern) {
    if (pattern === '/')
        return 'The pattern `/` will never match anything, did you mean `*` instead?';
    if (pattern.includes('***'))
        return `Did you mean \`${pattern.replace(/\*{3,}/g, '**')}\`?`;
    if (pattern.startsWith('!') || /[[\]]/.test(pattern) || pattern.startsWith('\\#'))
        return '';
    return null;
}
const OWNER = /^(?:@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:_[a-z\d]+)?(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/i;
const findTeam = (state, owner) => {
    const [login = '', slug = ''] = owner.slice(1).split('/');
    return state.organisation(login)?.teams.get(slug.toLowerCase());
};
const findUser = (state, owner) => owner.startsWith('@') ? state.account(owner.slice(1)) : state.accountByEmail(owner);
function unknownOwner(state, repository, owner) {
    if (owner.startsWith('@') && owner.includes('/')) {
        const team = findTeam(state, owner);
        if (team !== undefined && !team.secret && atLeast(teamRole(repository, team), 'write'))
            return null;
        return `make sure the team ${owner} exists, is publicly visible, and has write access to the repository`;
    }
    const user = findUser(state, owner);
    if (user !== undefined && atLeast(roleOf(state, repository, user), 'write'))
        return null;
    return `make sure ${owner} exists and has write access to the repository`;
}
/** What is wrong with one line. An invalid pattern or owner hides what follows on the line. */
function lineProblems(state, repository, line) {
    const [pattern, ...owners] = line;
    if (pattern === undefined)
        return [];
    const wrong = patternError(pattern.text);
    if (wrong !== null)
        return [{ kind: 'Invalid pattern', token: pattern, suggestion: wrong || null }];
    const invalid = owners.find((token) => !OWNER.test(token.text));
    if (invalid !== undefined)
        return [{ kind: 'Invalid owner', token: invalid, suggestion: null }];
    return owners.flatMap((token) => {
        const sentence = unknownOwner(state, repository, token.text);
        return sentence === null ? [] : [{ kind: 'Unknown owner', token, suggestion: sentence }];
    });
}
/** Body of `GET …/codeowners/errors`, by GitHub's documented kinds and messages. */
function codeownersErrors(state, repository, file) {
    return file.text.split(/\r?\n/).flatMap((source, index) => lineProblems(state, repository, tokens(source)).map(({ kind, token, suggestion }) => {
        const sentence = suggestion === null ? '' : ` ${suggestion}`;
        const caret = `${' '.repeat(token.column + 1)}^`;
        return {
            line: index + 1,
            column: token.column,
            kind,
            source,
            suggestion,
            message: `${kind} on line ${index + 1}:${sentence}\n\n  ${source}\n${caret}`,
            path: file.path,
        };
    }));
}
const segmentExpression = (segment) => segment.replace(/\\(.)|([*?])|([.+^${}()|])/g, (_, escaped, wildcard, special) => {
    if (wildcard !== undefined)
        return wildcard === '*' ? '[^/]*' : '[^/]';
    return `\\${escaped ?? special}`.replace(/^\\([\w ])$/, '$1');
});
/** A pattern as a regular expression. Only for the small files of tests: it may backtrack. */
function expression(pattern) {
    const folder = pattern.endsWith('/');
    const trimmed = pattern.replace(/^\//, '').replace(/\/$/, '');
    const segments = trimmed.split('/');
    const anchored = pattern.startsWith('/') || segments.length > 1;
    const body = segments.map((segment, index) => {
        const last = index === segments.length - 1;
        if (segment === '**')
            return last ? '.*' : '(?:.*/)?';
        return segmentExpression(segment) + (last ? '' : '/');
    });
    // A bare `*` as last segment stands for the files of one folder, not for what lies deeper.
    const tail = folder ? '/.*' : anchored && segments.at(-1) === '*' ? '' : '(?:/.*)?';
    return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body.join('')}${tail}$`, 's');
}
/** Owners of a path: those of the last valid line that matches. */
function ownersOf(file, path) {
    if (Buffer.byteLength(file.text) > MAX_BYTES)
        return [];
    let owners = [];
    for (const line of file.text.split(/\r?\n/)) {
        const [pattern, ...rest] = tokens(line);
        if (pattern === undefined || patternError(pattern.text) !== null)
            continue;
        if (rest.some((token) => !OWNER.test(token.text)))
            continue;
        if (expression(pattern.text).test(path))
            owners = rest.map((token) => token.text);
    }
    return owners;
}
/** The accounts and teams with write access behind owner names; the others GitHub leaves out. */
function resolveOwners(state, repository, owners) {
    const known = owners.filter((owner) => unknownOwner(state, repository, owner) === null);
    const isTeam = (owner) => owner.startsWith('@') && owner.includes('/');
    const teams = known.filter(isTeam).flatMap((owner) => findTeam(state, owner) ?? []);
    const users = known.filter((owner) => !isTeam(owner)).flatMap((owner) => findUser(state, owner) ?? []);
    return {
        users,
        teams,
        people: new Set([...users, ...teams.flatMap((team) => [...teamMembers(team).keys()])]),
    };
}

;// CONCATENATED MODULE: ./src/embedded/pull-requests.ts




/** What a pull request is at this moment: computed from git and the reviews, never stored. */
/** The head commit; it follows the head branch while the pull request is open. */
function headSha(pull) {
    const sha = pull.repository.git.reference(`refs/pull/${pull.number}/head`);
    if (sha === null)
        throw new Error(`pull request ${pull.number} has no head`);
    return sha;
}
/** Tip of the base branch; what it was when the pull request was merged or the branch deleted. */
const baseTip = (pull) => (pull.mergedAt === null ? pull.repository.git.branch(pull.baseRef) : null) ?? pull.baseSha;
/** Where head and base part; null when they share no history. */
const mergeBase = (pull) => pull.repository.git.mergeBase(baseTip(pull), headSha(pull));
function changedFiles(pull) {
    const from = mergeBase(pull);
    return from === null ? [] : pull.repository.git.diff(from, headSha(pull));
}
const pullCommits = (pull) => pull.repository.git.commitsBetween(baseTip(pull), headSha(pull));
/** The test merge of head into base (`refs/pull/N/merge`), or null when they conflict. */
function testMerge(pull) {
    const head = headSha(pull);
    const merged = pull.repository.git.merge(baseTip(pull), head, `Merge ${head} into ${baseTip(pull)}`);
    if (merged !== null)
        pull.repository.git.setReference(`refs/pull/${pull.number}/merge`, merged);
    return merged;
}
/** What classic protection calls the parameters of a `pull_request` rule. */
const CLASSIC = {
    required_approving_review_count: ({ approvals }) => approvals,
    require_code_owner_review: ({ codeOwners }) => codeOwners,
    dismiss_stale_reviews_on_push: ({ dismissStale }) => dismissStale,
};
/** The strictest value of a `pull_request` rule parameter on the base branch, classic protection included. */
function pull_requests_pullRequestRule(state, pull, name) {
    const values = activeRulesets(state, pull.repository, pull.baseRef)
        .flatMap(({ ruleset }) => ruleset.rules)
        .filter((rule) => rule.type === 'pull_request')
        .map((rule) => Number(rule.parameters?.[name] ?? 0));
    const reviews = appliedProtection(pull.repository, pull.baseRef)?.reviews ?? null;
    const classic = reviews === null ? 0 : Number(CLASSIC[name]?.(reviews) ?? 0);
    return Math.max(0, classic, ...values);
}
const dismissesStaleReviews = (state, pull) => pull_requests_pullRequestRule(state, pull, 'dismiss_stale_reviews_on_push') > 0;
const OPINIONS = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];
/** The latest review with an opinion per account that can write. */
function opinions(state, pull) {
    const latest = new Map();
    for (const review of pull.reviews) {
        if (!OPINIONS.includes(review.state))
            continue;
        if (atLeast(roleOf(state, pull.repository, review.author), 'write'))
            latest.set(review.author, review);
    }
    return latest;
}
function codeOwnersAgree(state, pull, approvers) {
    const file = codeownersFile(pull.repository, baseTip(pull));
    if (file === null)
        return true;
    return changedFiles(pull).every(({ filename }) => {
        const { people } = resolveOwners(state, pull.repository, ownersOf(file, filename));
        return people.size === 0 || [...people].some((account) => approvers.has(account));
    });
}
/** GitHub's own decision: null where no rule asks for reviews. */
function reviewDecision(state, pull) {
    if (pull.reviewDecision !== undefined)
        return pull.reviewDecision;
    const required = pull_requests_pullRequestRule(state, pull, 'required_approving_review_count');
    const ownersRequired = pull_requests_pullRequestRule(state, pull, 'require_code_owner_review') > 0;
    if (required === 0 && !ownersRequired)
        return null;
    const latest = [...opinions(state, pull).values()];
    if (latest.some((review) => review.state === 'CHANGES_REQUESTED'))
        return 'CHANGES_REQUESTED';
    const approvers = new Set(latest.filter((r) => r.state === 'APPROVED').map((r) => r.author));
    const enough = approvers.size >= required;
    return enough && (!ownersRequired || codeOwnersAgree(state, pull, approvers))
        ? 'APPROVED'
        : 'REVIEW_REQUIRED';
}
/** Asks the code owners of the changed files for a review, as GitHub does when a pull request is ready. */
function requestCodeOwners(state, pull) {
    const file = codeownersFile(pull.repository, baseTip(pull));
    if (file === null || pull.draft)
        return;
    const owners = new Set(changedFiles(pull).flatMap(({ filename }) => ownersOf(file, filename)));
    const { users, teams } = resolveOwners(state, pull.repository, [...owners]);
    for (const user of users)
        if (user !== pull.author)
            pull.requestedUsers.add(user);
    for (const team of teams)
        pull.requestedTeams.add(team);
}
/** Records a review; it answers the review requests made to its author and their teams. */
function addReview(state, pull, review) {
    const added = { id: state.nextId(), ...review, submittedAt: state.clock.iso() };
    pull.reviews.push(added);
    pull.requestedUsers.delete(review.author);
    for (const team of pull.requestedTeams) {
        if (teamMembers(team).has(review.author))
            pull.requestedTeams.delete(team);
    }
    return added;
}

;// CONCATENATED MODULE: ./src/embedded/pushes.ts


/** What GitHub does when a reference moves. */
const NOTHING = '0'.repeat(40);
function typeOf(push) {
    const { before, after, repository } = push;
    if (push.type !== undefined)
        return push.type;
    if (before === null)
        return 'branch_creation';
    if (after === null)
        return 'branch_deletion';
    return repository.git.mergeBase(before, after) === before ? 'push' : 'force_push';
}
/** Copies the head branch to `refs/pull/N/head` of the base repository. */
function takeHead(pull) {
    const target = `refs/pull/${pull.number}/head`;
    const sha = pull.headRepository.git.branch(pull.headRef);
    if (sha === null)
        throw new Error(`head branch ${pull.headRef} does not exist`);
    if (pull.headRepository === pull.repository)
        pull.repository.git.setReference(target, sha);
    else
        pull.repository.git.fetch(pull.headRepository.git, `refs/heads/${pull.headRef}`, target);
    pull.baseSha = baseTip(pull);
}
function synchronise(state, pull) {
    takeHead(pull);
    pull.updatedAt = state.clock.iso();
    if (!dismissesStaleReviews(state, pull))
        return;
    for (const review of pull.reviews)
        if (review.state === 'APPROVED')
            review.state = 'DISMISSED';
}
const openPulls = (state) => state.repositories
    .flatMap((repository) => [...repository.issues.values()])
    .filter(isPullRequest)
    .filter((pull) => pull.state === 'open');
/** Records a push as activity and moves the pull requests whose head branch it is. */
function recordPush(state, push) {
    push.repository.activities.push({
        id: state.nextId(),
        before: push.before ?? NOTHING,
        after: push.after ?? NOTHING,
        ref: `refs/heads/${push.branch}`,
        type: typeOf(push),
        actor: push.actor,
        timestamp: state.clock.iso(),
    });
    if (push.after === null)
        return;
    for (const pull of openPulls(state)) {
        if (pull.headRepository === push.repository && pull.headRef === push.branch)
            synchronise(state, pull);
    }
}

;// CONCATENATED MODULE: external "module"
const external_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");
;// CONCATENATED MODULE: ./node_modules/fflate/esm/index.mjs

var esm_require = (0,external_module_namespaceObject.createRequire)('/');
// DEFLATE is a complex format; to read this code, you should probably check the RFC first:
// https://tools.ietf.org/html/rfc1951
// You may also wish to take a look at the guide I made about this program:
// https://gist.github.com/101arrowz/253f31eb5abc3d9275ab943003ffecad
// Some of the following code is similar to that of UZIP.js:
// https://github.com/photopea/UZIP.js
// However, the vast majority of the codebase has diverged from UZIP.js to increase performance and reduce bundle size.
// Sometimes 0 will appear where -1 would be more appropriate. This is because using a uint
// is better for memory in most engines (I *think*).
var _a;
// Mediocre shim
var Worker;
var isMarkedAsUntransferable;
var workerAdd = ";var __w=require('worker_threads');__w.parentPort.on('message',function(m){onmessage({data:m})}),postMessage=function(m,t){__w.parentPort.postMessage(m,t)},close=process.exit;self=global";
try {
    (_a = esm_require('worker_threads'), Worker = _a.Worker, isMarkedAsUntransferable = _a.isMarkedAsUntransferable);
}
catch (e) {
}
var wk = (/* unused pure expression or super */ null && (Worker ? function (c, _, msg, transfer, cb) {
    var done = false;
    var w = new Worker(c + workerAdd, { eval: true })
        .on('error', function (e) { return cb(e, null); })
        .on('message', function (m) { return cb(null, m); })
        .on('exit', function (c) {
        if (c && !done)
            cb(new Error('exited with code ' + c), null);
    });
    if (isMarkedAsUntransferable)
        transfer = transfer.filter(function (t) { return !isMarkedAsUntransferable(t); });
    w.postMessage(msg, transfer);
    w.terminate = function () {
        done = true;
        return Worker.prototype.terminate.call(w);
    };
    return w;
} : function (_, __, ___, ____, cb) {
    setImmediate(function () { return cb(new Error('async operations unsupported - update to Node 12+ (or Node 10-11 with the --experimental-worker CLI flag)'), null); });
    var NOP = function () { };
    return {
        terminate: NOP,
        postMessage: NOP
    };
}));

// aliases for shorter compressed code (most minifers don't do this)
var u8 = Uint8Array, u16 = Uint16Array, i32 = Int32Array;
// fixed length extra bits
var fleb = new u8([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, /* unused */ 0, 0, /* impossible */ 0]);
// fixed distance extra bits
var fdeb = new u8([0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, /* unused */ 0, 0]);
// code length index map
var clim = new u8([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
// get base, reverse index map from extra bits
var freb = function (eb, start) {
    var b = new u16(31);
    for (var i = 0; i < 31; ++i) {
        b[i] = start += 1 << eb[i - 1];
    }
    // numbers here are at max 18 bits
    var r = new i32(b[30]);
    for (var i = 1; i < 30; ++i) {
        for (var j = b[i]; j < b[i + 1]; ++j) {
            r[j] = ((j - b[i]) << 5) | i;
        }
    }
    return { b: b, r: r };
};
var _a = freb(fleb, 2), fl = _a.b, revfl = _a.r;
// we can ignore the fact that the other numbers are wrong; they never happen anyway
fl[28] = 258, revfl[258] = 28;
var _b = freb(fdeb, 0), fd = _b.b, revfd = _b.r;
// map of value to reverse (assuming 16 bits)
var rev = new u16(32768);
for (var i = 0; i < 32768; ++i) {
    // reverse table algorithm from SO
    var x = ((i & 0xAAAA) >> 1) | ((i & 0x5555) << 1);
    x = ((x & 0xCCCC) >> 2) | ((x & 0x3333) << 2);
    x = ((x & 0xF0F0) >> 4) | ((x & 0x0F0F) << 4);
    rev[i] = (((x & 0xFF00) >> 8) | ((x & 0x00FF) << 8)) >> 1;
}
// create huffman tree from u8 "map": index -> code length for code index
// mb (max bits) must be at most 15
// TODO: optimize/split up?
var hMap = (function (cd, mb, r) {
    var s = cd.length;
    // index
    var i = 0;
    // u16 "map": index -> # of codes with bit length = index
    var l = new u16(mb);
    // length of cd must be 288 (total # of codes)
    for (; i < s; ++i) {
        if (cd[i])
            ++l[cd[i] - 1];
    }
    // u16 "map": index -> minimum code for bit length = index
    var le = new u16(mb);
    for (i = 1; i < mb; ++i) {
        le[i] = (le[i - 1] + l[i - 1]) << 1;
    }
    var co;
    if (r) {
        // u16 "map": index -> number of actual bits, symbol for code
        co = new u16(1 << mb);
        // bits to remove for reverser
        var rvb = 15 - mb;
        for (i = 0; i < s; ++i) {
            // ignore 0 lengths
            if (cd[i]) {
                // num encoding both symbol and bits read
                var sv = (i << 4) | cd[i];
                // free bits
                var r_1 = mb - cd[i];
                // start value
                var v = le[cd[i] - 1]++ << r_1;
                // m is end value
                for (var m = v | ((1 << r_1) - 1); v <= m; ++v) {
                    // every 16 bit value starting with the code yields the same result
                    co[rev[v] >> rvb] = sv;
                }
            }
        }
    }
    else {
        co = new u16(s);
        for (i = 0; i < s; ++i) {
            if (cd[i]) {
                co[i] = rev[le[cd[i] - 1]++] >> (15 - cd[i]);
            }
        }
    }
    return co;
});
// fixed length tree
var flt = new u8(288);
for (var i = 0; i < 144; ++i)
    flt[i] = 8;
for (var i = 144; i < 256; ++i)
    flt[i] = 9;
for (var i = 256; i < 280; ++i)
    flt[i] = 7;
for (var i = 280; i < 288; ++i)
    flt[i] = 8;
// fixed distance tree
var fdt = new u8(32);
for (var i = 0; i < 32; ++i)
    fdt[i] = 5;
// fixed length map
var flm = /*#__PURE__*/ hMap(flt, 9, 0), flrm = /*#__PURE__*/ (/* unused pure expression or super */ null && (hMap(flt, 9, 1)));
// fixed distance map
var fdm = /*#__PURE__*/ hMap(fdt, 5, 0), fdrm = /*#__PURE__*/ (/* unused pure expression or super */ null && (hMap(fdt, 5, 1)));
// find max of array
var max = function (a) {
    var m = a[0];
    for (var i = 1; i < a.length; ++i) {
        if (a[i] > m)
            m = a[i];
    }
    return m;
};
// read d, starting at bit p and mask with m
var bits = function (d, p, m) {
    var o = (p / 8) | 0;
    return ((d[o] | (d[o + 1] << 8)) >> (p & 7)) & m;
};
// read d, starting at bit p continuing for at least 16 bits
var bits16 = function (d, p) {
    var o = (p / 8) | 0;
    return ((d[o] | (d[o + 1] << 8) | (d[o + 2] << 16)) >> (p & 7));
};
// get end of byte
var shft = function (p) { return ((p + 7) / 8) | 0; };
// typed array slice - allows garbage collector to free original reference,
// while being more compatible than .slice
var slc = function (v, s, e) {
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    // can't use .constructor in case user-supplied
    return new u8(v.subarray(s, e));
};
/**
 * Codes for errors generated within this library
 */
var FlateErrorCode = {
    UnexpectedEOF: 0,
    InvalidBlockType: 1,
    InvalidLengthLiteral: 2,
    InvalidDistance: 3,
    StreamFinished: 4,
    NoStreamHandler: 5,
    InvalidHeader: 6,
    NoCallback: 7,
    InvalidUTF8: 8,
    ExtraFieldTooLong: 9,
    InvalidDate: 10,
    FilenameTooLong: 11,
    StreamFinishing: 12,
    InvalidZipData: 13,
    UnknownCompressionMethod: 14
};
// error codes
var ec = [
    'unexpected EOF',
    'invalid block type',
    'invalid length/literal',
    'invalid distance',
    'stream finished',
    'no stream handler',
    , // determined by compression function
    'no callback',
    'invalid UTF-8 data',
    'extra field too long',
    'date not in range 1980-2099',
    'filename too long',
    'stream finishing',
    'invalid zip data'
    // determined by unknown compression method
];
;
var err = function (ind, msg, nt) {
    var e = new Error(msg || ec[ind]);
    e.code = ind;
    if (Error.captureStackTrace)
        Error.captureStackTrace(e, err);
    if (!nt)
        throw e;
    return e;
};
// expands raw DEFLATE data
var inflt = function (dat, st, buf, dict) {
    // source length       dict length
    var sl = dat.length, dl = dict ? dict.length : 0;
    if (!sl || st.f && !st.l)
        return buf || new u8(0);
    var noBuf = !buf;
    // have to estimate size
    var resize = noBuf || st.i != 2;
    // no state
    var noSt = st.i;
    // Assumes roughly 33% compression ratio average
    if (noBuf)
        buf = new u8(sl * 3);
    // ensure buffer can fit at least l elements
    var cbuf = function (l) {
        var bl = buf.length;
        // need to increase size to fit
        if (l > bl) {
            // Double or set to necessary, whichever is greater
            var nbuf = new u8(Math.max(bl * 2, l));
            nbuf.set(buf);
            buf = nbuf;
        }
    };
    //  last chunk         bitpos           bytes
    var final = st.f || 0, pos = st.p || 0, bt = st.b || 0, lm = st.l, dm = st.d, lbt = st.m, dbt = st.n;
    // total bits
    var tbts = sl * 8;
    do {
        if (!lm) {
            // BFINAL - this is only 1 when last chunk is next
            final = bits(dat, pos, 1);
            // type: 0 = no compression, 1 = fixed huffman, 2 = dynamic huffman
            var type = bits(dat, pos + 1, 3);
            pos += 3;
            if (!type) {
                // go to end of byte boundary
                var s = shft(pos) + 4, l = dat[s - 4] | (dat[s - 3] << 8), t = s + l;
                if (t > sl) {
                    if (noSt)
                        err(0);
                    break;
                }
                // ensure size
                if (resize)
                    cbuf(bt + l);
                // Copy over uncompressed data
                buf.set(dat.subarray(s, t), bt);
                // Get new bitpos, update byte count
                st.b = bt += l, st.p = pos = t * 8, st.f = final;
                continue;
            }
            else if (type == 1)
                lm = flrm, dm = fdrm, lbt = 9, dbt = 5;
            else if (type == 2) {
                //  literal                            lengths
                var hLit = bits(dat, pos, 31) + 257, hcLen = bits(dat, pos + 10, 15) + 4;
                var tl = hLit + bits(dat, pos + 5, 31) + 1;
                pos += 14;
                // length+distance tree
                var ldt = new u8(tl);
                // code length tree
                var clt = new u8(19);
                for (var i = 0; i < hcLen; ++i) {
                    // use index map to get real code
                    clt[clim[i]] = bits(dat, pos + i * 3, 7);
                }
                pos += hcLen * 3;
                // code lengths bits
                var clb = max(clt), clbmsk = (1 << clb) - 1;
                // code lengths map
                var clm = hMap(clt, clb, 1);
                for (var i = 0; i < tl;) {
                    var r = clm[bits(dat, pos, clbmsk)];
                    // bits read
                    pos += r & 15;
                    // symbol
                    var s = r >> 4;
                    // code length to copy
                    if (s < 16) {
                        ldt[i++] = s;
                    }
                    else {
                        //  copy   count
                        var c = 0, n = 0;
                        if (s == 16)
                            n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i - 1];
                        else if (s == 17)
                            n = 3 + bits(dat, pos, 7), pos += 3;
                        else if (s == 18)
                            n = 11 + bits(dat, pos, 127), pos += 7;
                        while (n--)
                            ldt[i++] = c;
                    }
                }
                //    length tree                 distance tree
                var lt = ldt.subarray(0, hLit), dt = ldt.subarray(hLit);
                // max length bits
                lbt = max(lt);
                // max dist bits
                dbt = max(dt);
                lm = hMap(lt, lbt, 1);
                dm = hMap(dt, dbt, 1);
            }
            else
                err(1);
            if (pos > tbts) {
                if (noSt)
                    err(0);
                break;
            }
        }
        // Make sure the buffer can hold this + the largest possible addition
        // Maximum chunk size (practically, theoretically infinite) is 2^17
        if (resize)
            cbuf(bt + 131072);
        var lms = (1 << lbt) - 1, dms = (1 << dbt) - 1;
        var lpos = pos;
        for (;; lpos = pos) {
            // bits read, code
            var c = lm[bits16(dat, pos) & lms], sym = c >> 4;
            pos += c & 15;
            if (pos > tbts) {
                if (noSt)
                    err(0);
                break;
            }
            if (!c)
                err(2);
            if (sym < 256)
                buf[bt++] = sym;
            else if (sym == 256) {
                lpos = pos, lm = null;
                break;
            }
            else {
                var add = sym - 254;
                // no extra bits needed if less
                if (sym > 264) {
                    // index
                    var i = sym - 257, b = fleb[i];
                    add = bits(dat, pos, (1 << b) - 1) + fl[i];
                    pos += b;
                }
                // dist
                var d = dm[bits16(dat, pos) & dms], dsym = d >> 4;
                if (!d)
                    err(3);
                pos += d & 15;
                var dt = fd[dsym];
                if (dsym > 3) {
                    var b = fdeb[dsym];
                    dt += bits16(dat, pos) & (1 << b) - 1, pos += b;
                }
                if (pos > tbts) {
                    if (noSt)
                        err(0);
                    break;
                }
                if (resize)
                    cbuf(bt + 131072);
                var end = bt + add;
                if (bt < dt) {
                    var shift = dl - dt, dend = Math.min(dt, end);
                    if (shift + bt < 0)
                        err(3);
                    for (; bt < dend; ++bt)
                        buf[bt] = dict[shift + bt];
                }
                for (; bt < end; ++bt)
                    buf[bt] = buf[bt - dt];
            }
        }
        st.l = lm, st.p = lpos, st.b = bt, st.f = final;
        if (lm)
            final = 1, st.m = lbt, st.d = dm, st.n = dbt;
    } while (!final);
    // don't reallocate for streams or user buffers
    return bt != buf.length && noBuf ? slc(buf, 0, bt) : buf.subarray(0, bt);
};
// starting at p, write the minimum number of bits that can hold v to d
var wbits = function (d, p, v) {
    v <<= p & 7;
    var o = (p / 8) | 0;
    d[o] |= v;
    d[o + 1] |= v >> 8;
};
// starting at p, write the minimum number of bits (>8) that can hold v to d
var wbits16 = function (d, p, v) {
    v <<= p & 7;
    var o = (p / 8) | 0;
    d[o] |= v;
    d[o + 1] |= v >> 8;
    d[o + 2] |= v >> 16;
};
// creates code lengths from a frequency table
var hTree = function (d, mb) {
    // Need extra info to make a tree
    var t = [];
    for (var i = 0; i < d.length; ++i) {
        if (d[i])
            t.push({ s: i, f: d[i] });
    }
    var s = t.length;
    var t2 = t.slice();
    if (!s)
        return { t: et, l: 0 };
    if (s == 1) {
        var v = new u8(t[0].s + 1);
        v[t[0].s] = 1;
        return { t: v, l: 1 };
    }
    t.sort(function (a, b) { return a.f - b.f; });
    // after i2 reaches last ind, will be stopped
    // freq must be greater than largest possible number of symbols
    t.push({ s: -1, f: 25001 });
    var l = t[0], r = t[1], i0 = 0, i1 = 1, i2 = 2;
    t[0] = { s: -1, f: l.f + r.f, l: l, r: r };
    // efficient algorithm from UZIP.js
    // i0 is lookbehind, i2 is lookahead - after processing two low-freq
    // symbols that combined have high freq, will start processing i2 (high-freq,
    // non-composite) symbols instead
    // see https://reddit.com/r/photopea/comments/ikekht/uzipjs_questions/
    while (i1 != s - 1) {
        l = t[t[i0].f < t[i2].f ? i0++ : i2++];
        r = t[i0 != i1 && t[i0].f < t[i2].f ? i0++ : i2++];
        t[i1++] = { s: -1, f: l.f + r.f, l: l, r: r };
    }
    var maxSym = t2[0].s;
    for (var i = 1; i < s; ++i) {
        if (t2[i].s > maxSym)
            maxSym = t2[i].s;
    }
    // code lengths
    var tr = new u16(maxSym + 1);
    // max bits in tree
    var mbt = ln(t[i1 - 1], tr, 0);
    if (mbt > mb) {
        // more algorithms from UZIP.js
        // TODO: find out how this code works (debt)
        //  ind    debt
        var i = 0, dt = 0;
        //    left            cost
        var lft = mbt - mb, cst = 1 << lft;
        t2.sort(function (a, b) { return tr[b.s] - tr[a.s] || a.f - b.f; });
        for (; i < s; ++i) {
            var i2_1 = t2[i].s;
            if (tr[i2_1] > mb) {
                dt += cst - (1 << (mbt - tr[i2_1]));
                tr[i2_1] = mb;
            }
            else
                break;
        }
        dt >>= lft;
        while (dt > 0) {
            var i2_2 = t2[i].s;
            if (tr[i2_2] < mb)
                dt -= 1 << (mb - tr[i2_2]++ - 1);
            else
                ++i;
        }
        for (; i >= 0 && dt; --i) {
            var i2_3 = t2[i].s;
            if (tr[i2_3] == mb) {
                --tr[i2_3];
                ++dt;
            }
        }
        mbt = mb;
    }
    return { t: new u8(tr), l: mbt };
};
// get the max length and assign length codes
var ln = function (n, l, d) {
    return n.s == -1
        ? Math.max(ln(n.l, l, d + 1), ln(n.r, l, d + 1))
        : (l[n.s] = d);
};
// length codes generation
var lc = function (c) {
    var s = c.length;
    // Note that the semicolon was intentional
    while (s && !c[--s])
        ;
    var cl = new u16(++s);
    //  ind      num         streak
    var cli = 0, cln = c[0], cls = 1;
    var w = function (v) { cl[cli++] = v; };
    for (var i = 1; i <= s; ++i) {
        if (c[i] == cln && i != s)
            ++cls;
        else {
            if (!cln && cls > 2) {
                for (; cls > 138; cls -= 138)
                    w(32754);
                if (cls > 2) {
                    w(cls > 10 ? ((cls - 11) << 5) | 28690 : ((cls - 3) << 5) | 12305);
                    cls = 0;
                }
            }
            else if (cls > 3) {
                w(cln), --cls;
                for (; cls > 6; cls -= 6)
                    w(8304);
                if (cls > 2)
                    w(((cls - 3) << 5) | 8208), cls = 0;
            }
            while (cls--)
                w(cln);
            cls = 1;
            cln = c[i];
        }
    }
    return { c: cl.subarray(0, cli), n: s };
};
// calculate the length of output from tree, code lengths
var clen = function (cf, cl) {
    var l = 0;
    for (var i = 0; i < cl.length; ++i)
        l += cf[i] * cl[i];
    return l;
};
// writes a fixed block
// returns the new bit pos
var wfblk = function (out, pos, dat) {
    // no need to write 00 as type: TypedArray defaults to 0
    var s = dat.length;
    var o = shft(pos + 2);
    out[o] = s & 255;
    out[o + 1] = s >> 8;
    out[o + 2] = out[o] ^ 255;
    out[o + 3] = out[o + 1] ^ 255;
    for (var i = 0; i < s; ++i)
        out[o + i + 4] = dat[i];
    return (o + 4 + s) * 8;
};
// writes a block
var wblk = function (dat, out, final, syms, lf, df, eb, li, bs, bl, p) {
    wbits(out, p++, final);
    ++lf[256];
    var _a = hTree(lf, 15), dlt = _a.t, mlb = _a.l;
    var _b = hTree(df, 15), ddt = _b.t, mdb = _b.l;
    var _c = lc(dlt), lclt = _c.c, nlc = _c.n;
    var _d = lc(ddt), lcdt = _d.c, ndc = _d.n;
    var lcfreq = new u16(19);
    for (var i = 0; i < lclt.length; ++i)
        ++lcfreq[lclt[i] & 31];
    for (var i = 0; i < lcdt.length; ++i)
        ++lcfreq[lcdt[i] & 31];
    var _e = hTree(lcfreq, 7), lct = _e.t, mlcb = _e.l;
    var nlcc = 19;
    for (; nlcc > 4 && !lct[clim[nlcc - 1]]; --nlcc)
        ;
    var flen = (bl + 5) << 3;
    var ftlen = clen(lf, flt) + clen(df, fdt) + eb;
    var dtlen = clen(lf, dlt) + clen(df, ddt) + eb + 14 + 3 * nlcc + clen(lcfreq, lct) + 2 * lcfreq[16] + 3 * lcfreq[17] + 7 * lcfreq[18];
    if (bs >= 0 && flen <= ftlen && flen <= dtlen)
        return wfblk(out, p, dat.subarray(bs, bs + bl));
    var lm, ll, dm, dl;
    wbits(out, p, 1 + (dtlen < ftlen)), p += 2;
    if (dtlen < ftlen) {
        lm = hMap(dlt, mlb, 0), ll = dlt, dm = hMap(ddt, mdb, 0), dl = ddt;
        var llm = hMap(lct, mlcb, 0);
        wbits(out, p, nlc - 257);
        wbits(out, p + 5, ndc - 1);
        wbits(out, p + 10, nlcc - 4);
        p += 14;
        for (var i = 0; i < nlcc; ++i)
            wbits(out, p + 3 * i, lct[clim[i]]);
        p += 3 * nlcc;
        var lcts = [lclt, lcdt];
        for (var it = 0; it < 2; ++it) {
            var clct = lcts[it];
            for (var i = 0; i < clct.length; ++i) {
                var len = clct[i] & 31;
                wbits(out, p, llm[len]), p += lct[len];
                if (len > 15)
                    wbits(out, p, (clct[i] >> 5) & 127), p += clct[i] >> 12;
            }
        }
    }
    else {
        lm = flm, ll = flt, dm = fdm, dl = fdt;
    }
    for (var i = 0; i < li; ++i) {
        var sym = syms[i];
        if (sym > 255) {
            var len = (sym >> 18) & 31;
            wbits16(out, p, lm[len + 257]), p += ll[len + 257];
            if (len > 7)
                wbits(out, p, (sym >> 23) & 31), p += fleb[len];
            var dst = sym & 31;
            wbits16(out, p, dm[dst]), p += dl[dst];
            if (dst > 3)
                wbits16(out, p, (sym >> 5) & 8191), p += fdeb[dst];
        }
        else {
            wbits16(out, p, lm[sym]), p += ll[sym];
        }
    }
    wbits16(out, p, lm[256]);
    return p + ll[256];
};
// deflate options (nice << 13) | chain
var deo = /*#__PURE__*/ new i32([65540, 131080, 131088, 131104, 262176, 1048704, 1048832, 2114560, 2117632]);
// empty
var et = /*#__PURE__*/ new u8(0);
// compresses data into a raw DEFLATE buffer
var dflt = function (dat, lvl, plvl, pre, post, st) {
    var s = st.z || dat.length;
    var o = new u8(pre + s + 5 * (1 + Math.ceil(s / 7000)) + post);
    // writing to this writes to the output buffer
    var w = o.subarray(pre, o.length - post);
    var lst = st.l;
    var pos = (st.r || 0) & 7;
    if (lvl) {
        if (pos)
            w[0] = st.r >> 3;
        var opt = deo[lvl - 1];
        var n = opt >> 13, c = opt & 8191;
        var msk_1 = (1 << plvl) - 1;
        //    prev 2-byte val map    curr 2-byte val map
        var prev = st.p || new u16(32768), head = st.h || new u16(msk_1 + 1);
        var bs1_1 = Math.ceil(plvl / 3), bs2_1 = 2 * bs1_1;
        var hsh = function (i) { return (dat[i] ^ (dat[i + 1] << bs1_1) ^ (dat[i + 2] << bs2_1)) & msk_1; };
        // 24576 is an arbitrary number of maximum symbols per block
        // 424 buffer for last block
        var syms = new i32(25000);
        // length/literal freq   distance freq
        var lf = new u16(288), df = new u16(32);
        //  l/lcnt  exbits  index          l/lind  waitdx          blkpos
        var lc_1 = 0, eb = 0, i = st.i || 0, li = 0, wi = st.w || 0, bs = 0;
        for (; i + 2 < s; ++i) {
            // hash value
            var hv = hsh(i);
            // index mod 32768    previous index mod
            var imod = i & 32767, pimod = head[hv];
            prev[imod] = pimod;
            head[hv] = imod;
            // We always should modify head and prev, but only add symbols if
            // this data is not yet processed ("wait" for wait index)
            if (wi <= i) {
                // bytes remaining
                var rem = s - i;
                if ((lc_1 > 7000 || li > 24576) && (rem > 423 || !lst)) {
                    pos = wblk(dat, w, 0, syms, lf, df, eb, li, bs, i - bs, pos);
                    li = lc_1 = eb = 0, bs = i;
                    for (var j = 0; j < 286; ++j)
                        lf[j] = 0;
                    for (var j = 0; j < 30; ++j)
                        df[j] = 0;
                }
                //  len    dist   chain
                var l = 2, d = 0, ch_1 = c, dif = imod - pimod & 32767;
                if (rem > 2 && hv == hsh(i - dif)) {
                    var maxn = Math.min(n, rem) - 1;
                    var maxd = Math.min(32767, i);
                    // max possible length
                    // not capped at dif because decompressors implement "rolling" index population
                    var ml = Math.min(258, rem);
                    while (dif <= maxd && --ch_1 && imod != pimod) {
                        if (dat[i + l] == dat[i + l - dif]) {
                            var nl = 0;
                            for (; nl < ml && dat[i + nl] == dat[i + nl - dif]; ++nl)
                                ;
                            if (nl > l) {
                                l = nl, d = dif;
                                // break out early when we reach "nice" (we are satisfied enough)
                                if (nl > maxn)
                                    break;
                                // now, find the rarest 2-byte sequence within this
                                // length of literals and search for that instead.
                                // Much faster than just using the start
                                var mmd = Math.min(dif, nl - 2);
                                var md = 0;
                                for (var j = 0; j < mmd; ++j) {
                                    var ti = i - dif + j & 32767;
                                    var pti = prev[ti];
                                    var cd = ti - pti & 32767;
                                    if (cd > md)
                                        md = cd, pimod = ti;
                                }
                            }
                        }
                        // check the previous match
                        imod = pimod, pimod = prev[imod];
                        dif += imod - pimod & 32767;
                    }
                }
                // d will be nonzero only when a match was found
                if (d) {
                    // store both dist and len data in one int32
                    // Make sure this is recognized as a len/dist with 28th bit (2^28)
                    syms[li++] = 268435456 | (revfl[l] << 18) | revfd[d];
                    var lin = revfl[l] & 31, din = revfd[d] & 31;
                    eb += fleb[lin] + fdeb[din];
                    ++lf[257 + lin];
                    ++df[din];
                    wi = i + l;
                    ++lc_1;
                }
                else {
                    syms[li++] = dat[i];
                    ++lf[dat[i]];
                }
            }
        }
        for (i = Math.max(i, wi); i < s; ++i) {
            syms[li++] = dat[i];
            ++lf[dat[i]];
        }
        pos = wblk(dat, w, lst, syms, lf, df, eb, li, bs, i - bs, pos);
        if (!lst) {
            st.r = (pos & 7) | w[(pos / 8) | 0] << 3;
            // shft(pos) now 1 less if pos & 7 != 0
            pos -= 7;
            st.h = head, st.p = prev, st.i = i, st.w = wi;
        }
    }
    else {
        for (var i = st.w || 0; i < s + lst; i += 65535) {
            // end
            var e = i + 65535;
            if (e >= s) {
                // write final block
                w[(pos / 8) | 0] = lst;
                e = s;
            }
            pos = wfblk(w, pos + 1, dat.subarray(i, e));
        }
        st.i = s;
    }
    return slc(o, 0, pre + shft(pos) + post);
};
// CRC32 table
var crct = /*#__PURE__*/ (function () {
    var t = new Int32Array(256);
    for (var i = 0; i < 256; ++i) {
        var c = i, k = 9;
        while (--k)
            c = ((c & 1) && -306674912) ^ (c >>> 1);
        t[i] = c;
    }
    return t;
})();
// CRC32
var crc = function () {
    var c = -1;
    return {
        p: function (d) {
            // closures have awful performance
            var cr = c;
            for (var i = 0; i < d.length; ++i)
                cr = crct[(cr & 255) ^ d[i]] ^ (cr >>> 8);
            c = cr;
        },
        d: function () { return ~c; }
    };
};
// Adler32
var adler = function () {
    var a = 1, b = 0;
    return {
        p: function (d) {
            // closures have awful performance
            var n = a, m = b;
            var l = d.length | 0;
            for (var i = 0; i != l;) {
                var e = Math.min(i + 2655, l);
                for (; i < e; ++i)
                    m += n += d[i];
                n = (n & 65535) + 15 * (n >> 16), m = (m & 65535) + 15 * (m >> 16);
            }
            a = n, b = m;
        },
        d: function () {
            a %= 65521, b %= 65521;
            return (a & 255) << 24 | (a & 0xFF00) << 8 | (b & 255) << 8 | (b >> 8);
        }
    };
};
;
// deflate with opts
var dopt = function (dat, opt, pre, post, st) {
    if (!st) {
        st = { l: 1 };
        if (opt.dictionary) {
            var dict = opt.dictionary.subarray(-32768);
            var newDat = new u8(dict.length + dat.length);
            newDat.set(dict);
            newDat.set(dat, dict.length);
            dat = newDat;
            st.w = dict.length;
        }
    }
    return dflt(dat, opt.level == null ? 6 : opt.level, opt.mem == null ? (st.l ? Math.ceil(Math.max(8, Math.min(13, Math.log(dat.length))) * 1.5) : 20) : (12 + opt.mem), pre, post, st);
};
// Walmart object spread
var mrg = function (a, b) {
    var o = {};
    for (var k in a)
        o[k] = a[k];
    for (var k in b)
        o[k] = b[k];
    return o;
};
// worker clone
// This is possibly the craziest part of the entire codebase, despite how simple it may seem.
// The only parameter to this function is a closure that returns an array of variables outside of the function scope.
// We're going to try to figure out the variable names used in the closure as strings because that is crucial for workerization.
// We will return an object mapping of true variable name to value (basically, the current scope as a JS object).
// The reason we can't just use the original variable names is minifiers mangling the toplevel scope.
// This took me three weeks to figure out how to do.
var wcln = function (fn, fnStr, td) {
    var dt = fn();
    var st = fn.toString();
    var ks = st.slice(st.indexOf('[') + 1, st.lastIndexOf(']')).replace(/\s+/g, '').split(',');
    for (var i = 0; i < dt.length; ++i) {
        var v = dt[i], k = ks[i];
        if (typeof v == 'function') {
            fnStr += ';' + k + '=';
            var st_1 = v.toString();
            if (v.prototype) {
                // for global objects
                if (st_1.indexOf('[native code]') != -1) {
                    var spInd = st_1.indexOf(' ', 8) + 1;
                    fnStr += st_1.slice(spInd, st_1.indexOf('(', spInd));
                }
                else {
                    fnStr += st_1;
                    for (var t in v.prototype)
                        fnStr += ';' + k + '.prototype.' + t + '=' + v.prototype[t].toString();
                }
            }
            else
                fnStr += st_1;
        }
        else
            td[k] = v;
    }
    return fnStr;
};
var ch = (/* unused pure expression or super */ null && ([]));
// clone bufs
var cbfs = function (v) {
    var tl = [];
    for (var k in v) {
        if (v[k].buffer) {
            tl.push((v[k] = new v[k].constructor(v[k])).buffer);
        }
    }
    return tl;
};
// use a worker to execute code
var wrkr = function (fns, init, id, cb) {
    if (!ch[id]) {
        var fnStr = '', td_1 = {}, m = fns.length - 1;
        for (var i = 0; i < m; ++i)
            fnStr = wcln(fns[i], fnStr, td_1);
        ch[id] = { c: wcln(fns[m], fnStr, td_1), e: td_1 };
    }
    var td = mrg({}, ch[id].e);
    return wk(ch[id].c + ';onmessage=function(e){for(var k in e.data)self[k]=e.data[k];onmessage=' + init.toString() + '}', id, td, cbfs(td), cb);
};
// base async inflate fn
var bInflt = function () { return [u8, u16, i32, fleb, fdeb, clim, fl, fd, flrm, fdrm, rev, ec, hMap, max, bits, bits16, shft, slc, err, inflt, inflateSync, pbf, gopt]; };
var bDflt = function () { return [u8, u16, i32, fleb, fdeb, clim, revfl, revfd, flm, flt, fdm, fdt, rev, deo, et, hMap, wbits, wbits16, hTree, ln, lc, clen, wfblk, wblk, shft, slc, dflt, dopt, deflateSync, pbf]; };
// gzip extra
var gze = function () { return [gzh, gzhl, wbytes, crc, crct]; };
// gunzip extra
var guze = function () { return [gzs, gzl]; };
// zlib extra
var zle = function () { return [zlh, wbytes, adler]; };
// unzlib extra
var zule = function () { return [zls]; };
// post buf
var pbf = function (msg) { return postMessage(msg, [msg.buffer]); };
// get opts
var gopt = function (o) { return o && {
    out: o.size && new u8(o.size),
    dictionary: o.dictionary
}; };
// async helper
var cbify = function (dat, opts, fns, init, id, cb) {
    var w = wrkr(fns, init, id, function (err, dat) {
        w.terminate();
        cb(err, dat);
    });
    w.postMessage([dat, opts], opts.consume ? [dat.buffer] : []);
    return function () { w.terminate(); };
};
// auto stream
var astrm = function (strm) {
    strm.ondata = function (dat, final) { return postMessage([dat, final], [dat.buffer]); };
    return function (ev) {
        if (ev.data[0]) {
            strm.push(ev.data[0], ev.data[1]);
            postMessage([ev.data[0].length]);
        }
        else
            strm.flush(ev.data[1]);
    };
};
// async stream attach
var astrmify = function (fns, strm, opts, init, id, flush, ext) {
    var t;
    var w = wrkr(fns, init, id, function (err, dat) {
        if (err)
            w.terminate(), strm.ondata.call(strm, err);
        else if (!Array.isArray(dat))
            ext(dat);
        else if (dat.length == 1) {
            strm.queuedSize -= dat[0];
            if (strm.ondrain)
                strm.ondrain(dat[0]);
        }
        else {
            if (dat[1])
                w.terminate();
            strm.ondata.call(strm, err, dat[0], dat[1]);
        }
    });
    w.postMessage(opts);
    strm.queuedSize = 0;
    strm.push = function (d, f) {
        if (!strm.ondata)
            err(5);
        if (t)
            strm.ondata(err(4, 0, 1), null, !!f);
        strm.queuedSize += d.length;
        // can fail for cross-realm Uint8Array, but ok - only a small performance penalty
        w.postMessage([d, t = f], d.buffer instanceof ArrayBuffer ? [d.buffer] : []);
    };
    strm.terminate = function () { w.terminate(); };
    if (flush) {
        strm.flush = function (sync) { w.postMessage([0, sync]); };
    }
};
// read 2 bytes
var b2 = function (d, b) { return d[b] | (d[b + 1] << 8); };
// read 4 bytes
var b4 = function (d, b) { return (d[b] | (d[b + 1] << 8) | (d[b + 2] << 16) | (d[b + 3] << 24)) >>> 0; };
// read 8 bytes
var b8 = function (d, b) { return b4(d, b) + (b4(d, b + 4) * 4294967296); };
// write bytes
var wbytes = function (d, b, v) {
    for (; v; ++b)
        d[b] = v, v >>>= 8;
};
// gzip header
var gzh = function (c, o) {
    var fn = o.filename;
    c[0] = 31, c[1] = 139, c[2] = 8, c[8] = o.level < 2 ? 4 : o.level == 9 ? 2 : 0, c[9] = 3; // assume Unix
    if (o.mtime != 0)
        wbytes(c, 4, Math.floor(new Date(o.mtime || Date.now()) / 1000));
    if (fn) {
        c[3] = 8;
        for (var i = 0; i <= fn.length; ++i)
            c[i + 10] = fn.charCodeAt(i);
    }
};
// gzip footer: -8 to -4 = CRC, -4 to -0 is length
// gzip start
var gzs = function (d) {
    if (d[0] != 31 || d[1] != 139 || d[2] != 8)
        err(6, 'invalid gzip data');
    var flg = d[3];
    var st = 10;
    if (flg & 4)
        st += (d[10] | d[11] << 8) + 2;
    for (var zs = (flg >> 3 & 1) + (flg >> 4 & 1); zs > 0; zs -= !d[st++])
        ;
    return st + (flg & 2);
};
// gzip length
var gzl = function (d) {
    var l = d.length;
    return (d[l - 4] | d[l - 3] << 8 | d[l - 2] << 16 | d[l - 1] << 24) >>> 0;
};
// gzip header length
var gzhl = function (o) { return 10 + (o.filename ? o.filename.length + 1 : 0); };
// zlib header
var zlh = function (c, o) {
    var lv = o.level, fl = lv == 0 ? 0 : lv < 6 ? 1 : lv == 9 ? 3 : 2;
    c[0] = 120, c[1] = (fl << 6) | (o.dictionary && 32);
    c[1] |= 31 - ((c[0] << 8) | c[1]) % 31;
    if (o.dictionary) {
        var h = adler();
        h.p(o.dictionary);
        wbytes(c, 2, h.d());
    }
};
// zlib start
var zls = function (d, dict) {
    if ((d[0] & 15) != 8 || (d[0] >> 4) > 7 || ((d[0] << 8 | d[1]) % 31))
        err(6, 'invalid zlib data');
    if ((d[1] >> 5 & 1) == +!dict)
        err(6, 'invalid zlib data: ' + (d[1] & 32 ? 'need' : 'unexpected') + ' dictionary');
    return (d[1] >> 3 & 4) + 2;
};
function StrmOpt(opts, cb) {
    if (typeof opts == 'function')
        cb = opts, opts = {};
    this.ondata = cb;
    return opts;
}
/**
 * Streaming DEFLATE compression
 */
var Deflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Deflate(opts, cb) {
        if (typeof opts == 'function')
            cb = opts, opts = {};
        this.ondata = cb;
        this.o = opts || {};
        this.s = { l: 0, i: 32768, w: 32768, z: 32768 };
        // Buffer length must always be 0 mod 32768 for index calculations to be correct when modifying head and prev
        // 98304 = 32768 (lookback) + 65536 (common chunk size)
        this.b = new u8(98304);
        if (this.o.dictionary) {
            var dict = this.o.dictionary.subarray(-32768);
            this.b.set(dict, 32768 - dict.length);
            this.s.i = 32768 - dict.length;
        }
    }
    Deflate.prototype.p = function (c, f) {
        this.ondata(dopt(c, this.o, 0, 0, this.s), f);
    };
    /**
     * Pushes a chunk to be deflated
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Deflate.prototype.push = function (chunk, final) {
        if (!this.ondata)
            err(5);
        if (this.s.l)
            err(4);
        var endLen = chunk.length + this.s.z;
        if (endLen > this.b.length) {
            if (endLen > 2 * this.b.length - 32768) {
                var newBuf = new u8(endLen & -32768);
                newBuf.set(this.b.subarray(0, this.s.z));
                this.b = newBuf;
            }
            var split = this.b.length - this.s.z;
            this.b.set(chunk.subarray(0, split), this.s.z);
            this.s.z = this.b.length;
            this.p(this.b, false);
            this.b.set(this.b.subarray(-32768));
            this.b.set(chunk.subarray(split), 32768);
            this.s.z = chunk.length - split + 32768;
            this.s.i = 32766, this.s.w = 32768;
        }
        else {
            this.b.set(chunk, this.s.z);
            this.s.z += chunk.length;
        }
        this.s.l = final & 1;
        if (this.s.z > this.s.w + 8191 || final) {
            this.p(this.b, final || false);
            this.s.w = this.s.i, this.s.i -= 2;
        }
        if (final) {
            // cleanup unneeded buffers/state to reduce memory usage
            this.s = this.o = {};
            this.b = et;
        }
    };
    /**
     * Flushes buffered uncompressed data. Useful to immediately retrieve the
     * deflated output for small inputs.
     * @param sync Whether to flush to a byte boundary. A sync flush takes 4-5
     *             extra bytes, but guarantees all pushed data is immediately
     *             decompressible. A separate DEFLATE stream may be concatenated
     *             with the current output after a sync flush.
     */
    Deflate.prototype.flush = function (sync) {
        if (!this.ondata)
            err(5);
        if (this.s.l)
            err(4);
        this.p(this.b, false);
        this.s.w = this.s.i, this.s.i -= 2;
        // could technically skip writing the type-0 block for (this.s.r & 7) == 0,
        // but the deterministic trailer (00 00 FF FF) is useful in some situations
        if (sync) {
            var c = new u8(6);
            c[0] = this.s.r >> 3;
            // write empty, non-final type-0 block
            var ep = wfblk(c, this.s.r, et);
            this.s.r = 0;
            this.ondata(c.subarray(0, ep >> 3), false);
        }
    };
    return Deflate;
}())));

/**
 * Asynchronous streaming DEFLATE compression
 */
var AsyncDeflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncDeflate(opts, cb) {
        astrmify([
            bDflt,
            function () { return [astrm, Deflate]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Deflate(ev.data);
            onmessage = astrm(strm);
        }, 6, 1);
    }
    return AsyncDeflate;
}())));

function deflate(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bDflt,
    ], function (ev) { return pbf(deflateSync(ev.data[0], ev.data[1])); }, 0, cb);
}
/**
 * Compresses data with DEFLATE without any wrapper
 * @param data The data to compress
 * @param opts The compression options
 * @returns The deflated version of the data
 */
function deflateSync(data, opts) {
    return dopt(data, opts || {}, 0, 0);
}
/**
 * Streaming DEFLATE decompression
 */
var Inflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Inflate(opts, cb) {
        // no StrmOpt here to avoid adding to workerizer
        if (typeof opts == 'function')
            cb = opts, opts = {};
        this.ondata = cb;
        var dict = opts && opts.dictionary && opts.dictionary.subarray(-32768);
        this.s = { i: 0, b: dict ? dict.length : 0 };
        this.o = new u8(32768);
        this.p = new u8(0);
        if (dict)
            this.o.set(dict);
    }
    Inflate.prototype.e = function (c) {
        if (!this.ondata)
            err(5);
        if (this.d)
            err(4);
        if (!this.p.length)
            this.p = c;
        else if (c.length) {
            var n = new u8(this.p.length + c.length);
            n.set(this.p), n.set(c, this.p.length), this.p = n;
        }
    };
    Inflate.prototype.c = function (final) {
        this.s.i = +(this.d = final || false);
        var bts = this.s.b;
        var dt = inflt(this.p, this.s, this.o);
        this.ondata(slc(dt, bts, this.s.b), this.d);
        this.o = slc(dt, this.s.b - 32768), this.s.b = this.o.length;
        this.p = slc(this.p, (this.s.p / 8) | 0), this.s.p &= 7;
    };
    /**
     * Pushes a chunk to be inflated
     * @param chunk The chunk to push
     * @param final Whether this is the final chunk
     */
    Inflate.prototype.push = function (chunk, final) {
        this.e(chunk), this.c(final);
    };
    return Inflate;
}())));

/**
 * Asynchronous streaming DEFLATE decompression
 */
var AsyncInflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncInflate(opts, cb) {
        astrmify([
            bInflt,
            function () { return [astrm, Inflate]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Inflate(ev.data);
            onmessage = astrm(strm);
        }, 7, 0);
    }
    return AsyncInflate;
}())));

function inflate(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bInflt
    ], function (ev) { return pbf(inflateSync(ev.data[0], gopt(ev.data[1]))); }, 1, cb);
}
function inflateSync(data, opts) {
    return inflt(data, { i: 2 }, opts && opts.out, opts && opts.dictionary);
}
// before you yell at me for not just using extends, my reason is that TS inheritance is hard to workerize.
/**
 * Streaming GZIP compression
 */
var Gzip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Gzip(opts, cb) {
        this.c = crc();
        this.l = 0;
        this.v = 1;
        Deflate.call(this, opts, cb);
    }
    /**
     * Pushes a chunk to be GZIPped
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Gzip.prototype.push = function (chunk, final) {
        this.c.p(chunk);
        this.l += chunk.length;
        Deflate.prototype.push.call(this, chunk, final);
    };
    Gzip.prototype.p = function (c, f) {
        var raw = dopt(c, this.o, this.v && gzhl(this.o), f && 8, this.s);
        if (this.v)
            gzh(raw, this.o), this.v = 0;
        if (f)
            wbytes(raw, raw.length - 8, this.c.d()), wbytes(raw, raw.length - 4, this.l);
        this.ondata(raw, f);
    };
    /**
     * Flushes buffered uncompressed data. Useful to immediately retrieve the
     * GZIPped output for small inputs.
     * @param sync Whether to flush to a byte boundary. A sync flush takes 4-5
     *             extra bytes, but guarantees all pushed data is immediately
     *             decompressible.
     */
    Gzip.prototype.flush = function (sync) {
        Deflate.prototype.flush.call(this, sync);
    };
    return Gzip;
}())));

/**
 * Asynchronous streaming GZIP compression
 */
var AsyncGzip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncGzip(opts, cb) {
        astrmify([
            bDflt,
            gze,
            function () { return [astrm, Deflate, Gzip]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Gzip(ev.data);
            onmessage = astrm(strm);
        }, 8, 1);
    }
    return AsyncGzip;
}())));

function gzip(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bDflt,
        gze,
        function () { return [gzipSync]; }
    ], function (ev) { return pbf(gzipSync(ev.data[0], ev.data[1])); }, 2, cb);
}
/**
 * Compresses data with GZIP
 * @param data The data to compress
 * @param opts The compression options
 * @returns The gzipped version of the data
 */
function gzipSync(data, opts) {
    if (!opts)
        opts = {};
    var c = crc(), l = data.length;
    c.p(data);
    var d = dopt(data, opts, gzhl(opts), 8), s = d.length;
    return gzh(d, opts), wbytes(d, s - 8, c.d()), wbytes(d, s - 4, l), d;
}
/**
 * Streaming single or multi-member GZIP decompression
 */
var Gunzip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Gunzip(opts, cb) {
        this.v = 1;
        this.r = 0;
        Inflate.call(this, opts, cb);
    }
    /**
     * Pushes a chunk to be GUNZIPped
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Gunzip.prototype.push = function (chunk, final) {
        Inflate.prototype.e.call(this, chunk);
        this.r += chunk.length;
        if (this.v) {
            var p = this.p.subarray(this.v - 1);
            var s = p.length > 3 ? gzs(p) : 4;
            if (s > p.length) {
                if (!final)
                    return;
            }
            else if (this.v > 1 && this.onmember) {
                this.onmember(this.r - p.length);
            }
            this.p = p.subarray(s), this.v = 0;
        }
        // necessary to prevent TS from using the closure value
        // This allows for workerization to function correctly
        Inflate.prototype.c.call(this, 0);
        // process concatenated GZIP
        if (this.s.f && !this.s.l) {
            this.v = shft(this.s.p) + 9;
            this.s = { i: 0 };
            this.o = new u8(0);
            this.push(new u8(0), final);
        }
        else if (final) {
            Inflate.prototype.c.call(this, final);
        }
    };
    return Gunzip;
}())));

/**
 * Asynchronous streaming single or multi-member GZIP decompression
 */
var AsyncGunzip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncGunzip(opts, cb) {
        var _this = this;
        astrmify([
            bInflt,
            guze,
            function () { return [astrm, Inflate, Gunzip]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Gunzip(ev.data);
            strm.onmember = function (offset) { return postMessage(offset); };
            onmessage = astrm(strm);
        }, 9, 0, function (offset) { return _this.onmember && _this.onmember(offset); });
    }
    return AsyncGunzip;
}())));

function gunzip(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bInflt,
        guze,
        function () { return [gunzipSync]; }
    ], function (ev) { return pbf(gunzipSync(ev.data[0], ev.data[1])); }, 3, cb);
}
function gunzipSync(data, opts) {
    var st = gzs(data);
    if (st + 8 > data.length)
        err(6, 'invalid gzip data');
    return inflt(data.subarray(st, -8), { i: 2 }, opts && opts.out || new u8(gzl(data)), opts && opts.dictionary);
}
/**
 * Streaming Zlib compression
 */
var Zlib = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Zlib(opts, cb) {
        this.c = adler();
        this.v = 1;
        Deflate.call(this, opts, cb);
    }
    /**
     * Pushes a chunk to be zlibbed
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Zlib.prototype.push = function (chunk, final) {
        this.c.p(chunk);
        Deflate.prototype.push.call(this, chunk, final);
    };
    Zlib.prototype.p = function (c, f) {
        var raw = dopt(c, this.o, this.v && (this.o.dictionary ? 6 : 2), f && 4, this.s);
        if (this.v)
            zlh(raw, this.o), this.v = 0;
        if (f)
            wbytes(raw, raw.length - 4, this.c.d());
        this.ondata(raw, f);
    };
    /**
     * Flushes buffered uncompressed data. Useful to immediately retrieve the
     * zlibbed output for small inputs.
     * @param sync Whether to flush to a byte boundary. A sync flush takes 4-5
     *             extra bytes, but guarantees all pushed data is immediately
     *             decompressible.
     */
    Zlib.prototype.flush = function (sync) {
        Deflate.prototype.flush.call(this, sync);
    };
    return Zlib;
}())));

/**
 * Asynchronous streaming Zlib compression
 */
var AsyncZlib = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncZlib(opts, cb) {
        astrmify([
            bDflt,
            zle,
            function () { return [astrm, Deflate, Zlib]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Zlib(ev.data);
            onmessage = astrm(strm);
        }, 10, 1);
    }
    return AsyncZlib;
}())));

function zlib(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bDflt,
        zle,
        function () { return [zlibSync]; }
    ], function (ev) { return pbf(zlibSync(ev.data[0], ev.data[1])); }, 4, cb);
}
/**
 * Compress data with Zlib
 * @param data The data to compress
 * @param opts The compression options
 * @returns The zlib-compressed version of the data
 */
function zlibSync(data, opts) {
    if (!opts)
        opts = {};
    var a = adler();
    a.p(data);
    var d = dopt(data, opts, opts.dictionary ? 6 : 2, 4);
    return zlh(d, opts), wbytes(d, d.length - 4, a.d()), d;
}
/**
 * Streaming Zlib decompression
 */
var Unzlib = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Unzlib(opts, cb) {
        Inflate.call(this, opts, cb);
        this.v = opts && opts.dictionary ? 2 : 1;
    }
    /**
     * Pushes a chunk to be unzlibbed
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Unzlib.prototype.push = function (chunk, final) {
        Inflate.prototype.e.call(this, chunk);
        if (this.v) {
            if (this.p.length < 6 && !final)
                return;
            this.p = this.p.subarray(zls(this.p, this.v - 1)), this.v = 0;
        }
        if (final) {
            if (this.p.length < 4)
                err(6, 'invalid zlib data');
            this.p = this.p.subarray(0, -4);
        }
        // necessary to prevent TS from using the closure value
        // This allows for workerization to function correctly
        Inflate.prototype.c.call(this, final);
    };
    return Unzlib;
}())));

/**
 * Asynchronous streaming Zlib decompression
 */
var AsyncUnzlib = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncUnzlib(opts, cb) {
        astrmify([
            bInflt,
            zule,
            function () { return [astrm, Inflate, Unzlib]; }
        ], this, StrmOpt.call(this, opts, cb), function (ev) {
            var strm = new Unzlib(ev.data);
            onmessage = astrm(strm);
        }, 11, 0);
    }
    return AsyncUnzlib;
}())));

function unzlib(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return cbify(data, opts, [
        bInflt,
        zule,
        function () { return [unzlibSync]; }
    ], function (ev) { return pbf(unzlibSync(ev.data[0], gopt(ev.data[1]))); }, 5, cb);
}
function unzlibSync(data, opts) {
    return inflt(data.subarray(zls(data, opts && opts.dictionary), -4), { i: 2 }, opts && opts.out, opts && opts.dictionary);
}
// Default algorithm for compression (used because having a known output size allows faster decompression)


/**
 * Streaming GZIP, Zlib, or raw DEFLATE decompression
 */
var Decompress = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function Decompress(opts, cb) {
        this.o = StrmOpt.call(this, opts, cb) || {};
        this.G = Gunzip;
        this.I = Inflate;
        this.Z = Unzlib;
    }
    // init substream
    // overriden by AsyncDecompress
    Decompress.prototype.i = function () {
        var _this = this;
        this.s.ondata = function (dat, final) {
            _this.ondata(dat, final);
        };
    };
    /**
     * Pushes a chunk to be decompressed
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Decompress.prototype.push = function (chunk, final) {
        if (!this.ondata)
            err(5);
        if (!this.s) {
            if (this.p && this.p.length) {
                var n = new u8(this.p.length + chunk.length);
                n.set(this.p), n.set(chunk, this.p.length);
            }
            else
                this.p = chunk;
            if (this.p.length > 2) {
                this.s = (this.p[0] == 31 && this.p[1] == 139 && this.p[2] == 8)
                    ? new this.G(this.o)
                    : ((this.p[0] & 15) != 8 || (this.p[0] >> 4) > 7 || ((this.p[0] << 8 | this.p[1]) % 31))
                        ? new this.I(this.o)
                        : new this.Z(this.o);
                this.i();
                this.s.push(this.p, final);
                this.p = null;
            }
        }
        else
            this.s.push(chunk, final);
    };
    return Decompress;
}())));

/**
 * Asynchronous streaming GZIP, Zlib, or raw DEFLATE decompression
 */
var AsyncDecompress = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function AsyncDecompress(opts, cb) {
        Decompress.call(this, opts, cb);
        this.queuedSize = 0;
        this.G = AsyncGunzip;
        this.I = AsyncInflate;
        this.Z = AsyncUnzlib;
    }
    AsyncDecompress.prototype.i = function () {
        var _this = this;
        this.s.ondata = function (err, dat, final) {
            _this.ondata(err, dat, final);
        };
        this.s.ondrain = function (size) {
            _this.queuedSize -= size;
            if (_this.ondrain)
                _this.ondrain(size);
        };
    };
    /**
     * Pushes a chunk to be decompressed
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    AsyncDecompress.prototype.push = function (chunk, final) {
        this.queuedSize += chunk.length;
        Decompress.prototype.push.call(this, chunk, final);
    };
    return AsyncDecompress;
}())));

function decompress(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    return (data[0] == 31 && data[1] == 139 && data[2] == 8)
        ? gunzip(data, opts, cb)
        : ((data[0] & 15) != 8 || (data[0] >> 4) > 7 || ((data[0] << 8 | data[1]) % 31))
            ? inflate(data, opts, cb)
            : unzlib(data, opts, cb);
}
/**
 * Expands compressed GZIP, Zlib, or raw DEFLATE data, automatically detecting the format
 * @param data The data to decompress
 * @param opts The decompression options
 * @returns The decompressed version of the data
 */
function decompressSync(data, opts) {
    return (data[0] == 31 && data[1] == 139 && data[2] == 8)
        ? gunzipSync(data, opts)
        : ((data[0] & 15) != 8 || (data[0] >> 4) > 7 || ((data[0] << 8 | data[1]) % 31))
            ? inflateSync(data, opts)
            : unzlibSync(data, opts);
}
// flatten a directory structure
var fltn = function (d, p, t, o) {
    for (var k in d) {
        var val = d[k], n = p + k, op = o;
        if (Array.isArray(val))
            op = mrg(o, val[1]), val = val[0];
        if (ArrayBuffer.isView(val))
            t[n] = [val, op];
        else {
            t[n += '/'] = [new u8(0), op];
            fltn(val, n, t, o);
        }
    }
};
// text encoder
var te = typeof TextEncoder != 'undefined' && /*#__PURE__*/ new TextEncoder();
// text decoder
var td = typeof TextDecoder != 'undefined' && /*#__PURE__*/ new TextDecoder();
// text decoder stream
var tds = 0;
try {
    td.decode(et, { stream: true });
    tds = 1;
}
catch (e) { }
// decode UTF8
var dutf8 = function (d) {
    for (var r = '', i = 0;;) {
        var c = d[i++];
        var eb = (c > 127) + (c > 223) + (c > 239);
        if (i + eb > d.length)
            return { s: r, r: slc(d, i - 1) };
        if (!eb)
            r += String.fromCharCode(c);
        else if (eb == 3) {
            c = ((c & 15) << 18 | (d[i++] & 63) << 12 | (d[i++] & 63) << 6 | (d[i++] & 63)) - 65536,
                r += String.fromCharCode(55296 | (c >> 10), 56320 | (c & 1023));
        }
        else if (eb & 1)
            r += String.fromCharCode((c & 31) << 6 | (d[i++] & 63));
        else
            r += String.fromCharCode((c & 15) << 12 | (d[i++] & 63) << 6 | (d[i++] & 63));
    }
};
/**
 * Streaming UTF-8 decoding
 */
var DecodeUTF8 = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a UTF-8 decoding stream
     * @param cb The callback to call whenever data is decoded
     */
    function DecodeUTF8(cb) {
        this.ondata = cb;
        if (tds)
            this.t = new TextDecoder();
        else
            this.p = et;
    }
    /**
     * Pushes a chunk to be decoded from UTF-8 binary
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    DecodeUTF8.prototype.push = function (chunk, final) {
        if (!this.ondata)
            err(5);
        final = !!final;
        if (this.t) {
            this.ondata(this.t.decode(chunk, { stream: true }), final);
            if (final) {
                if (this.t.decode().length)
                    err(8);
                this.t = null;
            }
            return;
        }
        if (!this.p)
            err(4);
        var dat = new u8(this.p.length + chunk.length);
        dat.set(this.p);
        dat.set(chunk, this.p.length);
        var _a = dutf8(dat), s = _a.s, r = _a.r;
        if (final) {
            if (r.length)
                err(8);
            this.p = null;
        }
        else
            this.p = r;
        this.ondata(s, final);
    };
    return DecodeUTF8;
}())));

/**
 * Streaming UTF-8 encoding
 */
var EncodeUTF8 = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a UTF-8 decoding stream
     * @param cb The callback to call whenever data is encoded
     */
    function EncodeUTF8(cb) {
        this.ondata = cb;
    }
    /**
     * Pushes a chunk to be encoded to UTF-8
     * @param chunk The string data to push
     * @param final Whether this is the last chunk
     */
    EncodeUTF8.prototype.push = function (chunk, final) {
        if (!this.ondata)
            err(5);
        if (this.d)
            err(4);
        this.ondata(strToU8(chunk), this.d = final || false);
    };
    return EncodeUTF8;
}())));

/**
 * Converts a string into a Uint8Array for use with compression/decompression methods
 * @param str The string to encode
 * @param latin1 Whether or not to interpret the data as Latin-1. This should
 *               not need to be true unless decoding a binary string.
 * @returns The string encoded in UTF-8/Latin-1 binary
 */
function strToU8(str, latin1) {
    if (latin1) {
        var ar_1 = new u8(str.length);
        for (var i = 0; i < str.length; ++i)
            ar_1[i] = str.charCodeAt(i);
        return ar_1;
    }
    if (te)
        return te.encode(str);
    var l = str.length;
    var ar = new u8(str.length + (str.length >> 1));
    var ai = 0;
    var w = function (v) { ar[ai++] = v; };
    for (var i = 0; i < l; ++i) {
        if (ai + 5 > ar.length) {
            var n = new u8(ai + 8 + ((l - i) << 1));
            n.set(ar);
            ar = n;
        }
        var c = str.charCodeAt(i);
        if (c < 128 || latin1)
            w(c);
        else if (c < 2048)
            w(192 | (c >> 6)), w(128 | (c & 63));
        else if (c > 55295 && c < 57344)
            c = 65536 + (c & 1023 << 10) | (str.charCodeAt(++i) & 1023),
                w(240 | (c >> 18)), w(128 | ((c >> 12) & 63)), w(128 | ((c >> 6) & 63)), w(128 | (c & 63));
        else
            w(224 | (c >> 12)), w(128 | ((c >> 6) & 63)), w(128 | (c & 63));
    }
    return slc(ar, 0, ai);
}
/**
 * Converts a Uint8Array to a string
 * @param dat The data to decode to string
 * @param latin1 Whether or not to interpret the data as Latin-1. This should
 *               not need to be true unless encoding to binary string.
 * @returns The original UTF-8/Latin-1 string
 */
function strFromU8(dat, latin1) {
    if (latin1) {
        var r = '';
        for (var i = 0; i < dat.length; i += 16384)
            r += String.fromCharCode.apply(null, dat.subarray(i, i + 16384));
        return r;
    }
    else if (td) {
        return td.decode(dat);
    }
    else {
        var _a = dutf8(dat), s = _a.s, r = _a.r;
        if (r.length)
            err(8);
        return s;
    }
}
;
// deflate bit flag
var dbf = function (l) { return l == 1 ? 3 : l < 6 ? 2 : l == 9 ? 1 : 0; };
// skip local zip header
var slzh = function (d, b) { return b + 30 + b2(d, b + 26) + b2(d, b + 28); };
// read zip header
var zh = function (d, b, z) {
    var fnl = b2(d, b + 28), efl = b2(d, b + 30), fn = strFromU8(d.subarray(b + 46, b + 46 + fnl), !(b2(d, b + 8) & 2048)), es = b + 46 + fnl;
    var _a = z64hs(d, es, efl, z, b4(d, b + 20), b4(d, b + 24), b4(d, b + 42)), sc = _a[0], su = _a[1], off = _a[2];
    return [b2(d, b + 10), sc, su, fn, es + efl + b2(d, b + 32), off];
};
// read zip64 header sizes
var z64hs = function (d, b, l, z, sc, su, off) {
    var nsc = sc == 4294967295, nsu = su == 4294967295, noff = off == 4294967295, e = b + l;
    var nf = nsc + nsu + noff;
    if (z && nf) {
        for (; b + 4 < e; b += 4 + b2(d, b + 2)) {
            if (b2(d, b) == 1) {
                return [
                    nsc ? b8(d, b + 4 + 8 * nsu) : sc,
                    nsu ? b8(d, b + 4) : su,
                    noff ? b8(d, b + 4 + 8 * (nsu + nsc)) : off,
                    1
                ];
            }
        }
        // z == 2 for unknown whether or not zip64
        if (z < 2)
            err(13);
    }
    return [sc, su, off, 0];
};
// extra field length
var exfl = function (ex) {
    var le = 0;
    if (ex) {
        for (var k in ex) {
            var l = ex[k].length;
            if (l > 65535)
                err(9);
            le += l + 4;
        }
    }
    return le;
};
// write zip header
var wzh = function (d, b, f, fn, u, c, ce, co) {
    var fl = fn.length, ex = f.extra, col = co && co.length;
    var exl = exfl(ex);
    wbytes(d, b, ce != null ? 0x2014B50 : 0x4034B50), b += 4;
    if (ce != null)
        d[b++] = 20, d[b++] = f.os;
    d[b] = 20, b += 2; // spec compliance? what's that?
    d[b++] = (f.flag << 1) | (c < 0 && 8), d[b++] = u && 8;
    d[b++] = f.compression & 255, d[b++] = f.compression >> 8;
    var dt = new Date(f.mtime == null ? Date.now() : f.mtime), y = dt.getFullYear() - 1980;
    if (y < 0 || y > 119)
        err(10);
    wbytes(d, b, (y << 25) | ((dt.getMonth() + 1) << 21) | (dt.getDate() << 16) | (dt.getHours() << 11) | (dt.getMinutes() << 5) | (dt.getSeconds() >> 1)), b += 4;
    if (c != -1) {
        wbytes(d, b, f.crc);
        wbytes(d, b + 4, c < 0 ? -c - 2 : c);
        wbytes(d, b + 8, f.size);
    }
    wbytes(d, b + 12, fl);
    wbytes(d, b + 14, exl), b += 16;
    if (ce != null) {
        wbytes(d, b, col);
        wbytes(d, b + 6, f.attrs);
        wbytes(d, b + 10, ce), b += 14;
    }
    d.set(fn, b);
    b += fl;
    if (exl) {
        for (var k in ex) {
            var exf = ex[k], l = exf.length;
            wbytes(d, b, +k);
            wbytes(d, b + 2, l);
            d.set(exf, b + 4), b += 4 + l;
        }
    }
    if (col)
        d.set(co, b), b += col;
    return b;
};
// write zip footer (end of central directory)
var wzf = function (o, b, c, d, e) {
    wbytes(o, b, 0x6054B50); // skip disk
    wbytes(o, b + 8, c);
    wbytes(o, b + 10, c);
    wbytes(o, b + 12, d);
    wbytes(o, b + 16, e);
};
/**
 * A pass-through stream to keep data uncompressed in a ZIP archive.
 */
var ZipPassThrough = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a pass-through stream that can be added to ZIP archives
     * @param filename The filename to associate with this data stream
     */
    function ZipPassThrough(filename) {
        this.filename = filename;
        this.c = crc();
        this.size = 0;
        this.compression = 0;
    }
    /**
     * Processes a chunk and pushes to the output stream. You can override this
     * method in a subclass for custom behavior, but by default this passes
     * the data through. You must call this.ondata(err, chunk, final) at some
     * point in this method.
     * @param chunk The chunk to process
     * @param final Whether this is the last chunk
     */
    ZipPassThrough.prototype.process = function (chunk, final) {
        this.ondata(null, chunk, final);
    };
    /**
     * Pushes a chunk to be added. If you are subclassing this with a custom
     * compression algorithm, note that you must push data from the source
     * file only, pre-compression.
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    ZipPassThrough.prototype.push = function (chunk, final) {
        if (!this.ondata)
            err(5);
        this.c.p(chunk);
        this.size += chunk.length;
        if (final)
            this.crc = this.c.d();
        // we shouldn't really do this cast, but properly handling ArrayBufferLike
        // makes the API unergonomic with Buffer
        this.process(chunk, final || false);
    };
    return ZipPassThrough;
}())));

// I don't extend because TypeScript extension adds 1kB of runtime bloat
/**
 * Streaming DEFLATE compression for ZIP archives. Prefer using AsyncZipDeflate
 * for better performance
 */
var ZipDeflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a DEFLATE stream that can be added to ZIP archives
     * @param filename The filename to associate with this data stream
     * @param opts The compression options
     */
    function ZipDeflate(filename, opts) {
        var _this = this;
        if (!opts)
            opts = {};
        ZipPassThrough.call(this, filename);
        this.d = new Deflate(opts, function (dat, final) {
            _this.ondata(null, dat, final);
        });
        this.compression = 8;
        this.flag = dbf(opts.level);
    }
    ZipDeflate.prototype.process = function (chunk, final) {
        try {
            this.d.push(chunk, final);
        }
        catch (e) {
            this.ondata(e, null, final);
        }
    };
    /**
     * Pushes a chunk to be deflated
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    ZipDeflate.prototype.push = function (chunk, final) {
        ZipPassThrough.prototype.push.call(this, chunk, final);
    };
    return ZipDeflate;
}())));

/**
 * Asynchronous streaming DEFLATE compression for ZIP archives
 */
var AsyncZipDeflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates an asynchronous DEFLATE stream that can be added to ZIP archives
     * @param filename The filename to associate with this data stream
     * @param opts The compression options
     */
    function AsyncZipDeflate(filename, opts) {
        var _this = this;
        if (!opts)
            opts = {};
        ZipPassThrough.call(this, filename);
        this.d = new AsyncDeflate(opts, function (err, dat, final) {
            _this.ondata(err, dat, final);
        });
        this.compression = 8;
        this.flag = dbf(opts.level);
        this.terminate = this.d.terminate;
    }
    AsyncZipDeflate.prototype.process = function (chunk, final) {
        this.d.push(chunk, final);
    };
    /**
     * Pushes a chunk to be deflated
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    AsyncZipDeflate.prototype.push = function (chunk, final) {
        ZipPassThrough.prototype.push.call(this, chunk, final);
    };
    return AsyncZipDeflate;
}())));

// TODO: Better tree shaking
/**
 * A zippable archive to which files can incrementally be added
 */
var Zip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates an empty ZIP archive to which files can be added
     * @param cb The callback to call whenever data for the generated ZIP archive
     *           is available
     */
    function Zip(cb) {
        this.ondata = cb;
        this.u = [];
        this.d = 1;
    }
    /**
     * Adds a file to the ZIP archive
     * @param file The file stream to add
     */
    Zip.prototype.add = function (file) {
        var _this = this;
        if (!this.ondata)
            err(5);
        // finishing or finished
        if (this.d & 2)
            this.ondata(err(4 + (this.d & 1) * 8, 0, 1), null, false);
        else {
            var f = strToU8(file.filename), fl_1 = f.length;
            var com = file.comment, o = com && strToU8(com);
            var u = fl_1 != file.filename.length || (o && (com.length != o.length));
            var hl_1 = fl_1 + exfl(file.extra) + 30;
            if (fl_1 > 65535)
                this.ondata(err(11, 0, 1), null, false);
            var header = new u8(hl_1);
            wzh(header, 0, file, f, u, -1);
            var chks_1 = [header];
            var pAll_1 = function () {
                for (var _i = 0, chks_2 = chks_1; _i < chks_2.length; _i++) {
                    var chk = chks_2[_i];
                    _this.ondata(null, chk, false);
                }
                chks_1 = [];
            };
            var tr_1 = this.d;
            this.d = 0;
            var ind_1 = this.u.length;
            var uf_1 = mrg(file, {
                f: f,
                u: u,
                o: o,
                t: function () {
                    if (file.terminate)
                        file.terminate();
                },
                r: function () {
                    pAll_1();
                    if (tr_1) {
                        var nxt = _this.u[ind_1 + 1];
                        if (nxt)
                            nxt.r();
                        else
                            _this.d = 1;
                    }
                    tr_1 = 1;
                }
            });
            var cl_1 = 0;
            file.ondata = function (err, dat, final) {
                if (err) {
                    _this.ondata(err, dat, final);
                    _this.terminate();
                }
                else {
                    cl_1 += dat.length;
                    chks_1.push(dat);
                    if (final) {
                        var dd = new u8(16);
                        wbytes(dd, 0, 0x8074B50);
                        wbytes(dd, 4, file.crc);
                        wbytes(dd, 8, cl_1);
                        wbytes(dd, 12, file.size);
                        chks_1.push(dd);
                        uf_1.c = cl_1, uf_1.b = hl_1 + cl_1 + 16, uf_1.crc = file.crc, uf_1.size = file.size;
                        if (tr_1)
                            uf_1.r();
                        tr_1 = 1;
                    }
                    else if (tr_1)
                        pAll_1();
                }
            };
            this.u.push(uf_1);
        }
    };
    /**
     * Ends the process of adding files and prepares to emit the final chunks.
     * This *must* be called after adding all desired files for the resulting
     * ZIP file to work properly.
     */
    Zip.prototype.end = function () {
        var _this = this;
        if (this.d & 2) {
            this.ondata(err(4 + (this.d & 1) * 8, 0, 1), null, true);
            return;
        }
        if (this.d)
            this.e();
        else
            this.u.push({
                r: function () {
                    if (!(_this.d & 1))
                        return;
                    _this.u.splice(-1, 1);
                    _this.e();
                },
                t: function () { }
            });
        this.d = 3;
    };
    Zip.prototype.e = function () {
        var bt = 0, l = 0, tl = 0;
        for (var _i = 0, _a = this.u; _i < _a.length; _i++) {
            var f = _a[_i];
            tl += 46 + f.f.length + exfl(f.extra) + (f.o ? f.o.length : 0);
        }
        var out = new u8(tl + 22);
        for (var _b = 0, _c = this.u; _b < _c.length; _b++) {
            var f = _c[_b];
            wzh(out, bt, f, f.f, f.u, -f.c - 2, l, f.o);
            bt += 46 + f.f.length + exfl(f.extra) + (f.o ? f.o.length : 0), l += f.b;
        }
        wzf(out, bt, this.u.length, tl, l);
        this.ondata(null, out, true);
        this.d = 2;
    };
    /**
     * A method to terminate any internal workers used by the stream. Subsequent
     * calls to add() will fail.
     */
    Zip.prototype.terminate = function () {
        for (var _i = 0, _a = this.u; _i < _a.length; _i++) {
            var f = _a[_i];
            f.t();
        }
        this.d = 2;
    };
    return Zip;
}())));

function zip(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    var r = {};
    fltn(data, '', r, opts);
    var k = Object.keys(r);
    var lft = k.length, o = 0, tot = 0;
    var slft = lft, files = new Array(lft);
    var term = [];
    var tAll = function () {
        for (var i = 0; i < term.length; ++i)
            term[i]();
    };
    var cbd = function (a, b) {
        mt(function () { cb(a, b); });
    };
    mt(function () { cbd = cb; });
    var cbf = function () {
        var out = new u8(tot + 22), oe = o, cdl = tot - o;
        tot = 0;
        for (var i = 0; i < slft; ++i) {
            var f = files[i];
            try {
                var l = f.c.length;
                wzh(out, tot, f, f.f, f.u, l);
                var badd = 30 + f.f.length + exfl(f.extra);
                var loc = tot + badd;
                out.set(f.c, loc);
                wzh(out, o, f, f.f, f.u, l, tot, f.m), o += 16 + badd + (f.m ? f.m.length : 0), tot = loc + l;
            }
            catch (e) {
                return cbd(e, null);
            }
        }
        wzf(out, o, files.length, cdl, oe);
        cbd(null, out);
    };
    if (!lft)
        cbf();
    var _loop_1 = function (i) {
        var fn = k[i];
        var _a = r[fn], file = _a[0], p = _a[1];
        var c = crc(), size = file.length;
        c.p(file);
        var f = strToU8(fn), s = f.length;
        var com = p.comment, m = com && strToU8(com), ms = m && m.length;
        var exl = exfl(p.extra);
        var compression = p.level == 0 ? 0 : 8;
        var cbl = function (e, d) {
            if (e) {
                tAll();
                cbd(e, null);
            }
            else {
                var l = d.length;
                files[i] = mrg(p, {
                    size: size,
                    crc: c.d(),
                    c: d,
                    f: f,
                    m: m,
                    u: s != fn.length || (m && (com.length != ms)),
                    compression: compression
                });
                o += 30 + s + exl + l;
                tot += 76 + 2 * (s + exl) + (ms || 0) + l;
                if (!--lft)
                    cbf();
            }
        };
        if (s > 65535)
            cbl(err(11, 0, 1), null);
        if (!compression)
            cbl(null, file);
        else if (size < 160000) {
            try {
                cbl(null, deflateSync(file, p));
            }
            catch (e) {
                cbl(e, null);
            }
        }
        else
            term.push(deflate(file, p, cbl));
    };
    // Cannot use lft because it can decrease
    for (var i = 0; i < slft; ++i) {
        _loop_1(i);
    }
    return tAll;
}
/**
 * Synchronously creates a ZIP file. Prefer using `zip` for better performance
 * with more than one file.
 * @param data The directory structure for the ZIP archive
 * @param opts The main options, merged with per-file options
 * @returns The generated ZIP archive
 */
function zipSync(data, opts) {
    if (!opts)
        opts = {};
    var r = {};
    var files = [];
    fltn(data, '', r, opts);
    var o = 0;
    var tot = 0;
    for (var fn in r) {
        var _a = r[fn], file = _a[0], p = _a[1];
        var compression = p.level == 0 ? 0 : 8;
        var f = strToU8(fn), s = f.length;
        var com = p.comment, m = com && strToU8(com), ms = m && m.length;
        var exl = exfl(p.extra);
        if (s > 65535)
            err(11);
        var d = compression ? deflateSync(file, p) : file, l = d.length;
        var c = crc();
        c.p(file);
        files.push(mrg(p, {
            size: file.length,
            crc: c.d(),
            c: d,
            f: f,
            m: m,
            u: s != fn.length || (m && (com.length != ms)),
            o: o,
            compression: compression
        }));
        o += 30 + s + exl + l;
        tot += 76 + 2 * (s + exl) + (ms || 0) + l;
    }
    var out = new u8(tot + 22), oe = o, cdl = tot - o;
    for (var i = 0; i < files.length; ++i) {
        var f = files[i];
        wzh(out, f.o, f, f.f, f.u, f.c.length);
        var badd = 30 + f.f.length + exfl(f.extra);
        out.set(f.c, f.o + badd);
        wzh(out, o, f, f.f, f.u, f.c.length, f.o, f.m), o += 16 + badd + (f.m ? f.m.length : 0);
    }
    wzf(out, o, files.length, cdl, oe);
    return out;
}
/**
 * Streaming pass-through decompression for ZIP archives
 */
var UnzipPassThrough = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    function UnzipPassThrough() {
    }
    UnzipPassThrough.prototype.push = function (chunk, final) {
        // same as ZipPassThrough: cast to retain Buffer ergonomics
        this.ondata(null, chunk, final);
    };
    UnzipPassThrough.compression = 0;
    return UnzipPassThrough;
}())));

/**
 * Streaming DEFLATE decompression for ZIP archives. Prefer AsyncZipInflate for
 * better performance.
 */
var UnzipInflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a DEFLATE decompression that can be used in ZIP archives
     */
    function UnzipInflate() {
        var _this = this;
        this.i = new Inflate(function (dat, final) {
            _this.ondata(null, dat, final);
        });
    }
    UnzipInflate.prototype.push = function (chunk, final) {
        try {
            this.i.push(chunk, final);
        }
        catch (e) {
            this.ondata(e, null, final);
        }
    };
    UnzipInflate.compression = 8;
    return UnzipInflate;
}())));

/**
 * Asynchronous streaming DEFLATE decompression for ZIP archives
 */
var AsyncUnzipInflate = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a DEFLATE decompression that can be used in ZIP archives
     */
    function AsyncUnzipInflate(_, sz) {
        var _this = this;
        if (sz < 320000) {
            this.i = new Inflate(function (dat, final) {
                _this.ondata(null, dat, final);
            });
        }
        else {
            this.i = new AsyncInflate(function (err, dat, final) {
                _this.ondata(err, dat, final);
            });
            this.terminate = this.i.terminate;
        }
    }
    AsyncUnzipInflate.prototype.push = function (chunk, final) {
        if (this.i.terminate)
            chunk = slc(chunk, 0);
        this.i.push(chunk, final);
    };
    AsyncUnzipInflate.compression = 8;
    return AsyncUnzipInflate;
}())));

/**
 * A ZIP archive decompression stream that emits files as they are discovered
 */
var Unzip = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a ZIP decompression stream
     * @param cb The callback to call whenever a file in the ZIP archive is found
     */
    function Unzip(cb) {
        this.onfile = cb;
        this.k = [];
        this.o = {
            0: UnzipPassThrough
        };
        this.p = et;
    }
    /**
     * Pushes a chunk to be unzipped
     * @param chunk The chunk to push
     * @param final Whether this is the last chunk
     */
    Unzip.prototype.push = function (chunk, final) {
        var _this = this;
        if (!this.onfile)
            err(5);
        if (!this.p)
            err(4);
        if (this.c > 0) {
            var len = Math.min(this.c, chunk.length);
            var toAdd = chunk.subarray(0, len);
            this.c -= len;
            if (this.d)
                this.d.push(toAdd, !this.c);
            else
                this.k[0].push(toAdd);
            chunk = chunk.subarray(len);
            if (chunk.length)
                return this.push(chunk, final);
        }
        else {
            var f = 0, i = 0, is = void 0, buf = void 0;
            if (!this.p.length)
                buf = chunk;
            else if (!chunk.length)
                buf = this.p;
            else {
                buf = new u8(this.p.length + chunk.length);
                buf.set(this.p), buf.set(chunk, this.p.length);
            }
            var l = buf.length, oc = this.c, add = oc && this.d;
            var _loop_2 = function () {
                var sig = b4(buf, i);
                if (sig == 0x4034B50) {
                    f = 1, is = i;
                    this_1.d = null;
                    this_1.c = 0;
                    var bf = b2(buf, i + 6), cmp_1 = b2(buf, i + 8), u = bf & 2048, dd = bf & 8, fnl = b2(buf, i + 26), es = b2(buf, i + 28);
                    if (l > i + 30 + fnl + es) {
                        var chks_3 = [];
                        this_1.k.unshift(chks_3);
                        f = 2;
                        var lsc = b4(buf, i + 18), lsu = b4(buf, i + 22);
                        var fn_1 = strFromU8(buf.subarray(i + 30, i += 30 + fnl), !u);
                        var _a = z64hs(buf, i, es, 2, lsc, lsu, 0), sc_1 = _a[0], su_1 = _a[1], z64 = _a[3];
                        if (dd)
                            sc_1 = -1 - z64;
                        i += es;
                        this_1.c = sc_1;
                        var d_1;
                        var file_1 = {
                            name: fn_1,
                            compression: cmp_1,
                            start: function () {
                                if (!file_1.ondata)
                                    err(5);
                                if (!sc_1)
                                    file_1.ondata(null, et, true);
                                else {
                                    var ctr = _this.o[cmp_1];
                                    if (!ctr)
                                        file_1.ondata(err(14, 'unknown compression type ' + cmp_1, 1), null, false);
                                    d_1 = sc_1 < 0 ? new ctr(fn_1) : new ctr(fn_1, sc_1, su_1);
                                    d_1.ondata = function (err, dat, final) { file_1.ondata(err, dat, final); };
                                    for (var _i = 0, chks_4 = chks_3; _i < chks_4.length; _i++) {
                                        var dat = chks_4[_i];
                                        d_1.push(dat, false);
                                    }
                                    if (_this.k[0] == chks_3 && _this.c)
                                        _this.d = d_1;
                                    else
                                        d_1.push(et, true);
                                }
                            },
                            terminate: function () {
                                if (d_1 && d_1.terminate)
                                    d_1.terminate();
                            }
                        };
                        if (sc_1 >= 0)
                            file_1.size = sc_1, file_1.originalSize = su_1;
                        this_1.onfile(file_1);
                    }
                    return "break";
                }
                else if (oc) {
                    if (sig == 0x8074B50) {
                        is = i += 12 + (oc == -2 && 8), f = 3, this_1.c = 0;
                        return "break";
                    }
                    else if (sig == 0x2014B50) {
                        is = i -= 4, f = 3, this_1.c = 0;
                        return "break";
                    }
                }
            };
            var this_1 = this;
            for (; i < l - 4; ++i) {
                var state_1 = _loop_2();
                if (state_1 === "break")
                    break;
            }
            this.p = et;
            if (oc < 0) {
                var dat = f ? buf.subarray(0, is - 12 - (oc == -2 && 8) - (b4(buf, is - 16) == 0x8074B50 && 4)) : buf.subarray(0, i);
                if (add)
                    add.push(dat, !!f);
                else
                    this.k[+(f == 2)].push(dat);
            }
            if (f & 2)
                return this.push(buf.subarray(i), final);
            this.p = buf.subarray(i);
        }
        if (final) {
            if (this.c)
                err(13);
            this.p = null;
        }
    };
    /**
     * Registers a decoder with the stream, allowing for files compressed with
     * the compression type provided to be expanded correctly
     * @param decoder The decoder constructor
     */
    Unzip.prototype.register = function (decoder) {
        this.o[decoder.compression] = decoder;
    };
    return Unzip;
}())));

var mt = typeof queueMicrotask == 'function' ? queueMicrotask : typeof setTimeout == 'function' ? setTimeout : function (fn) { fn(); };
function unzip(data, opts, cb) {
    if (!cb)
        cb = opts, opts = {};
    if (typeof cb != 'function')
        err(7);
    var term = [];
    var tAll = function () {
        for (var i = 0; i < term.length; ++i)
            term[i]();
    };
    var files = {};
    var cbd = function (a, b) {
        mt(function () { cb(a, b); });
    };
    mt(function () { cbd = cb; });
    var e = data.length - 22;
    for (; b4(data, e) != 0x6054B50; --e) {
        if (!e || data.length - e > 65558) {
            cbd(err(13, 0, 1), null);
            return tAll;
        }
    }
    ;
    var lft = b2(data, e + 8);
    if (lft) {
        var c = lft;
        var o = b4(data, e + 16);
        var z = b4(data, e - 20) == 0x7064B50;
        if (z) {
            var ze = b4(data, e - 12);
            z = b4(data, ze) == 0x6064B50;
            if (z) {
                c = lft = b4(data, ze + 32);
                o = b4(data, ze + 48);
            }
        }
        var fltr = opts && opts.filter;
        var _loop_3 = function (i) {
            var _a = zh(data, o, z), c_1 = _a[0], sc = _a[1], su = _a[2], fn = _a[3], no = _a[4], off = _a[5], b = slzh(data, off);
            o = no;
            var cbl = function (e, d) {
                if (e) {
                    tAll();
                    cbd(e, null);
                }
                else {
                    if (d)
                        files[fn] = d;
                    if (!--lft)
                        cbd(null, files);
                }
            };
            if (!fltr || fltr({
                name: fn,
                size: sc,
                originalSize: su,
                compression: c_1
            })) {
                if (!c_1)
                    cbl(null, slc(data, b, b + sc));
                else if (c_1 == 8) {
                    var infl = data.subarray(b, b + sc);
                    // Synchronously decompress under 512KB, or barely-compressed data
                    if (su < 524288 || sc > 0.8 * su) {
                        try {
                            cbl(null, inflateSync(infl, { out: new u8(su) }));
                        }
                        catch (e) {
                            cbl(e, null);
                        }
                    }
                    else
                        term.push(inflate(infl, { size: su }, cbl));
                }
                else
                    cbl(err(14, 'unknown compression type ' + c_1, 1), null);
            }
            else
                cbl(null, null);
        };
        for (var i = 0; i < c; ++i) {
            _loop_3(i);
        }
    }
    else
        cbd(null, {});
    return tAll;
}
/**
 * Synchronously decompresses a ZIP archive. Prefer using `unzip` for better
 * performance with more than one file.
 * @param data The raw compressed ZIP file
 * @param opts The ZIP extraction options
 * @returns The decompressed files
 */
function unzipSync(data, opts) {
    var files = {};
    var e = data.length - 22;
    for (; b4(data, e) != 0x6054B50; --e) {
        if (!e || data.length - e > 65558)
            err(13);
    }
    ;
    var c = b2(data, e + 8);
    if (!c)
        return {};
    var o = b4(data, e + 16);
    var z = b4(data, e - 20) == 0x7064B50;
    if (z) {
        var ze = b4(data, e - 12);
        z = b4(data, ze) == 0x6064B50;
        if (z) {
            c = b4(data, ze + 32);
            o = b4(data, ze + 48);
        }
    }
    var fltr = opts && opts.filter;
    for (var i = 0; i < c; ++i) {
        var _a = zh(data, o, z), c_2 = _a[0], sc = _a[1], su = _a[2], fn = _a[3], no = _a[4], off = _a[5], b = slzh(data, off);
        o = no;
        if (!fltr || fltr({
            name: fn,
            size: sc,
            originalSize: su,
            compression: c_2
        })) {
            if (!c_2)
                files[fn] = slc(data, b, b + sc);
            else if (c_2 == 8)
                files[fn] = inflateSync(data.subarray(b, b + sc), { out: new u8(su) });
            else
                err(14, 'unknown compression type ' + c_2);
        }
    }
    return files;
}

;// CONCATENATED MODULE: ./src/embedded/errors.ts
/** An answer that is not a success, in GitHub's words. */
class ApiError extends Error {
    name = 'ApiError';
    status;
    /** Fields beside `message`, such as `errors`. */
    extra;
    headers;
    constructor(status, message, extra = {}, headers = {}) {
        super(message);
        this.status = status;
        this.extra = extra;
        this.headers = headers;
    }
}
const notFound = () => new ApiError(404, 'Not Found');
/** `code`: `missing_field`, `invalid`, `custom`, `already_exists`, as GitHub documents them. */
const validationFailed = (resource, field, code, message) => new ApiError(422, 'Validation Failed', {
    errors: [{ resource, code, field, ...(message === undefined ? {} : { message }) }],
});
/** The form newer endpoints use: `errors` is a list of sentences. */
const unprocessable = (...sentences) => new ApiError(422, 'Unprocessable Entity', { errors: sentences });
const badCredentials = () => new ApiError(401, 'Bad credentials');

;// CONCATENATED MODULE: ./src/embedded/http.ts


const json = (body, status = 200) => ({ status, body });
/** One request, with what the router found out about it. */
class Context {
    state;
    urls;
    token;
    request;
    #parameters;
    #repository;
    constructor(base, parameters, repository) {
        this.state = base.state;
        this.urls = base.urls;
        this.token = base.token;
        this.request = base.request;
        this.#parameters = parameters;
        this.#repository = repository;
    }
    parameter(name) {
        return this.#parameters[name] ?? '';
    }
    /** @throws ApiError 404 when the value is no number */
    number(name) {
        const text = this.parameter(name);
        if (!/^\d{1,15}$/.test(text))
            throw notFound();
        return Number(text);
    }
    /** @throws ApiError 404 outside of a repository route */
    get repository() {
        if (this.#repository === null)
            throw notFound();
        return this.#repository;
    }
    /** The repository when the route names one. */
    get repositoryOrNull() {
        return this.#repository;
    }
    /** @throws ApiError 404 when there is no such organisation */
    get organisation() {
        const found = this.state.organisation(this.parameter('org'));
        if (found === undefined)
            throw notFound();
        return found;
    }
    /** Who writes. @throws ApiError 401 without a token */
    get actor() {
        if (this.token === null)
            throw new ApiError(401, 'Requires authentication');
        return this.token.actor;
    }
    query(name) {
        return this.request.query.get(name);
    }
    accepts(mediaType) {
        return (this.request.headers['accept'] ?? '').includes(mediaType);
    }
    /** Base address of the repository in the REST API. */
    get repositoryUrl() {
        return `${this.urls.api}/repos/${fullName(this.repository)}`;
    }
    /** The JSON body as an object. @throws ApiError 400 when it is none */
    get fields() {
        const { body } = this.request;
        if (body === undefined)
            return {};
        if (typeof body !== 'object' || body === null || Array.isArray(body)) {
            throw new ApiError(400, 'Body should be a JSON object');
        }
        return Object.fromEntries(Object.entries(body));
    }
    /** A text field; null when absent. @throws ApiError 422 when it is something else */
    text(resource, name) {
        const value = this.fields[name];
        if (value === undefined || value === null)
            return null;
        if (typeof value !== 'string')
            throw validationFailed(resource, name, 'invalid');
        return value;
    }
    /** A text field that must be there. @throws ApiError 422 */
    requiredText(resource, name) {
        const value = this.text(resource, name);
        if (value === null || value === '')
            throw validationFailed(resource, name, 'missing_field');
        return value;
    }
}

;// CONCATENATED MODULE: ./src/embedded/pagination.ts

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;
/** `per_page` as GitHub takes it: 30 by default, never above 100, nonsense ignored. */
function perPage(context, fallback = DEFAULT_PER_PAGE) {
    const value = Number(context.query('per_page') ?? fallback);
    return Number.isInteger(value) && value >= 1 ? Math.min(value, MAX_PER_PAGE) : fallback;
}
/** The request's own address with other query values; repositories are named by id, as GitHub does in `Link`. */
function linkUrl(context, changes) {
    const query = new URLSearchParams(context.request.query);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null)
            query.delete(name);
        else
            query.set(name, value);
    }
    const repository = context.repositoryOrNull;
    const path = repository === null
        ? context.request.path
        : context.request.path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`);
    return `${context.urls.api}${path}?${query.toString()}`;
}
/** One page of a list, with its `Link` header. */
function paginate(context, all) {
    const size = perPage(context);
    const asked = Number(context.query('page') ?? 1);
    const page = Number.isInteger(asked) && asked >= 1 ? asked : 1;
    const last = Math.max(1, Math.ceil(all.length / size));
    const link = (number, rel) => `<${linkUrl(context, { page: String(number) })}>; rel="${rel}"`;
    const links = [
        ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
        ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
        ...(page > 1 ? [link(1, 'first')] : []),
    ];
    return {
        items: all.slice((page - 1) * size, page * size),
        headers: links.length === 0 ? {} : { link: links.join(', ') },
    };
}
/** A paginated list; only the items of the page are rendered. */
function list(context, all, render) {
    const { items, headers } = paginate(context, all);
    return { ...json(items.map(render)), headers };
}
/** A paginated list inside an object with `total_count`. */
function countedList(context, all, property, render) {
    const { items, headers } = paginate(context, all);
    return { ...json({ total_count: all.length, [property]: items.map(render) }), headers };
}

;// CONCATENATED MODULE: ./src/embedded/shapes/account.ts
const nodeId = (kind, id) => Buffer.from(`${kind}:${id}`).toString('base64url');

/** GitHub's "simple user". */
function simpleUser(urls, account) {
    const url = `${urls.api}/users/${encodeURIComponent(account.login)}`;
    const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
    return {
        login: account.login,
        id: account.id,
        node_id: nodeId(account.type, account.id),
        avatar_url: `${urls.server}/avatars/u/${account.id}?v=4`,
        gravatar_id: '',
        url,
        html_url: `${urls.server}/${page}`,
        followers_url: `${url}/followers`,
        following_url: `${url}/following{/other_user}`,
        gists_url: `${url}/gists{/gist_id}`,
        starred_url: `${url}/starred{/owner}{/repo}`,
        subscriptions_url: `${url}/subscriptions`,
        organizations_url: `${url}/orgs`,
        repos_url: `${url}/repos`,
        events_url: `${url}/events{/privacy}`,
        received_events_url: `${url}/received_events`,
        type: account.type,
        user_view_type: 'public',
        site_admin: false,
    };
}
/** Null for a deleted account: what it wrote stays, its author does not. */
const userOrNull = (urls, account) => account === null || account.deleted ? null : simpleUser(urls, account);
/** GitHub's "public user" (`GET /users/{username}`). */
const publicUser = (urls, account, createdAt) => ({
    ...simpleUser(urls, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
});
/** GitHub's "integration": an App as shown on check runs. */
const integration = (urls, app) => ({
    id: app.id,
    client_id: `Iv1.${app.id}`,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    owner: simpleUser(urls, { ...app.bot, login: 'github', type: 'Organization', id: 9919 }),
    name: app.name,
    description: '',
    external_url: `${urls.server}/apps/${app.slug}`,
    html_url: `${urls.server}/apps/${app.slug}`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2018-07-30T09:30:17Z',
    permissions: { checks: 'write', metadata: 'read' },
    events: [],
});

;// CONCATENATED MODULE: ./src/embedded/shapes/repository.ts



/** Address fields of a repository and what follows its own address in each. */
const ADDRESSES = {
    url: '',
    forks_url: '/forks',
    keys_url: '/keys{/key_id}',
    collaborators_url: '/collaborators{/collaborator}',
    teams_url: '/teams',
    hooks_url: '/hooks',
    issue_events_url: '/issues/events{/number}',
    events_url: '/events',
    assignees_url: '/assignees{/user}',
    branches_url: '/branches{/branch}',
    tags_url: '/tags',
    blobs_url: '/git/blobs{/sha}',
    git_tags_url: '/git/tags{/sha}',
    git_refs_url: '/git/refs{/sha}',
    trees_url: '/git/trees{/sha}',
    statuses_url: '/statuses/{sha}',
    languages_url: '/languages',
    stargazers_url: '/stargazers',
    contributors_url: '/contributors',
    subscribers_url: '/subscribers',
    subscription_url: '/subscription',
    commits_url: '/commits{/sha}',
    git_commits_url: '/git/commits{/sha}',
    comments_url: '/comments{/number}',
    issue_comment_url: '/issues/comments{/number}',
    contents_url: '/contents/{+path}',
    compare_url: '/compare/{base}...{head}',
    merges_url: '/merges',
    archive_url: '/{archive_format}{/ref}',
    downloads_url: '/downloads',
    issues_url: '/issues{/number}',
    pulls_url: '/pulls{/number}',
    milestones_url: '/milestones{/number}',
    notifications_url: '/notifications{?since,all,participating}',
    labels_url: '/labels{/name}',
    releases_url: '/releases{/id}',
    deployments_url: '/deployments',
};
const addresses = (base) => Object.fromEntries(Object.entries(ADDRESSES).map(([name, suffix]) => [name, `${base}${suffix}`]));
/** GitHub's "minimal repository". */
function minimalRepository(urls, repository) {
    const name = fullName(repository);
    return {
        id: repository.id,
        node_id: nodeId('Repository', repository.id),
        name: repository.name,
        full_name: name,
        private: repository.private,
        owner: simpleUser(urls, repository.owner),
        html_url: `${urls.server}/${name}`,
        description: null,
        fork: repository.parent !== null,
        ...addresses(`${urls.api}/repos/${name}`),
    };
}
function counters(repository) {
    const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
    return {
        size: 108,
        stargazers_count: 0,
        watchers_count: 0,
        forks_count: 0,
        open_issues_count: open,
        forks: 0,
        open_issues: open,
        watchers: 0,
    };
}
/** `internal` is a kind of private. */
function visibilityOf({ private: hidden, settings }) {
    if (!hidden)
        return 'public';
    return settings.internal ? 'internal' : 'private';
}
/** The repository as it stands inside pull requests and check suites. */
function repositoryShape(urls, repository) {
    const name = fullName(repository);
    const host = new URL(urls.server).host;
    const pushed = repository.activities.at(-1)?.timestamp ?? repository.createdAt;
    return {
        ...minimalRepository(urls, repository),
        created_at: repository.createdAt,
        updated_at: pushed,
        pushed_at: pushed,
        git_url: `git://${host}/${name}.git`,
        ssh_url: `git@${host}:${name}.git`,
        clone_url: `${urls.server}/${name}.git`,
        svn_url: `${urls.server}/${name}`,
        homepage: null,
        ...counters(repository),
        language: null,
        has_issues: repository.settings.issues,
        has_projects: true,
        has_downloads: true,
        has_wiki: true,
        has_pages: false,
        has_discussions: false,
        mirror_url: null,
        archived: repository.settings.archived,
        disabled: false,
        license: null,
        allow_forking: true,
        is_template: false,
        web_commit_signoff_required: false,
        topics: [],
        visibility: visibilityOf(repository),
        default_branch: repository.defaultBranch,
    };
}
const permissionFlags = (role) => ({
    admin: atLeast(role, 'admin'),
    maintain: atLeast(role, 'maintain'),
    push: atLeast(role, 'write'),
    triage: atLeast(role, 'triage'),
    pull: atLeast(role, 'read'),
});
/** As documented: "To view merge-related settings, you must have the `contents:read` and `contents:write` permissions". */
const seesMergeSettings = (token) => token !== null && hasPermission(token, 'contents', 'write');
const mergeSettings = ({ settings: { merge } }) => ({
    allow_squash_merge: merge.squash,
    allow_merge_commit: merge.merge,
    allow_rebase_merge: merge.rebase,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
});
/** GitHub's "full repository"; `permissions` are those of the token's user. */
function fullRepository(state, urls, repository, token) {
    const role = token?.kind === 'pat' ? roleOf(state, repository, token.actor) : 'none';
    const organisation = state.organisation(repository.owner.login);
    const parent = repository.parent === null ? {} : { parent: repositoryShape(urls, repository.parent) };
    return {
        ...repositoryShape(urls, repository),
        ...(token === null ? {} : { permissions: permissionFlags(role) }),
        ...(organisation === undefined ? {} : { organization: simpleUser(urls, organisation.account) }),
        ...parent,
        temp_clone_token: null,
        ...(seesMergeSettings(token) ? mergeSettings(repository) : {}),
        network_count: 0,
        subscribers_count: 0,
    };
}

;// CONCATENATED MODULE: ./src/embedded/shapes/checks.ts




/** Open pull requests of the repository whose head is the commit. */
function pullRequestsOf(urls, repository, sha) {
    const side = (ref, commit) => ({
        ref,
        sha: commit,
        repo: { id: repository.id, url: `${urls.api}/repos/${fullName(repository)}`, name: repository.name },
    });
    return [...repository.issues.values()]
        .filter(isPullRequest)
        .filter((pull) => pull.state === 'open' && pull.headRepository === repository && headSha(pull) === sha)
        .map((pull) => ({
        id: pull.id,
        number: pull.number,
        url: `${urls.api}/repos/${fullName(repository)}/pulls/${pull.number}`,
        head: side(pull.headRef, sha),
        base: side(pull.baseRef, pull.baseSha),
    }));
}
/** GitHub's "check run". */
function checkRunShape(urls, repository, run) {
    const url = `${urls.api}/repos/${fullName(repository)}/check-runs/${run.id}`;
    const { app, headSha: sha, id: suite } = run.suite;
    return {
        id: run.id,
        name: run.name,
        node_id: nodeId('CheckRun', run.id),
        head_sha: sha,
        external_id: run.externalId,
        url,
        html_url: `${urls.server}/${fullName(repository)}/runs/${run.id}`,
        details_url: run.detailsUrl,
        status: run.status,
        conclusion: run.conclusion,
        started_at: run.startedAt,
        completed_at: run.completedAt,
        output: {
            ...run.output,
            annotations_count: run.annotations.length,
            annotations_url: `${url}/annotations`,
        },
        check_suite: { id: suite },
        app: integration(urls, app),
        pull_requests: pullRequestsOf(urls, repository, sha),
    };
}
/** The worst conclusion of a suite's runs; null while one is not completed. */
function suiteConclusion(runs) {
    if (runs.length === 0 || runs.some((run) => run.status !== 'completed'))
        return null;
    const order = [
        'action_required',
        'timed_out',
        'cancelled',
        'failure',
        'stale',
        'success',
        'neutral',
        'skipped',
    ];
    return order.find((conclusion) => runs.some((run) => run.conclusion === conclusion)) ?? 'success';
}
/** GitHub's "check suite". */
function checkSuiteShape(urls, repository, suite) {
    const url = `${urls.api}/repos/${fullName(repository)}/check-suites/${suite.id}`;
    const runs = repository.checkRuns.filter((run) => run.suite === suite);
    const conclusion = suiteConclusion(runs);
    const commit = repository.git.readCommit(suite.headSha);
    return {
        id: suite.id,
        node_id: nodeId('CheckSuite', suite.id),
        head_branch: null,
        head_sha: suite.headSha,
        status: conclusion === null ? 'queued' : 'completed',
        conclusion,
        url,
        before: commit.parents[0] ?? null,
        after: suite.headSha,
        pull_requests: pullRequestsOf(urls, repository, suite.headSha),
        app: integration(urls, suite.app),
        created_at: suite.createdAt,
        updated_at: suite.createdAt,
        latest_check_runs_count: runs.length,
        check_runs_url: `${url}/check-runs`,
        head_commit: {
            id: commit.sha,
            tree_id: commit.tree,
            message: commit.message,
            timestamp: commit.committer.date,
            author: { name: commit.author.name, email: commit.author.email },
            committer: { name: commit.committer.name, email: commit.committer.email },
        },
        repository: minimalRepository(urls, repository),
    };
}
/** GitHub's "status". */
function statusShape(urls, repository, status) {
    return {
        url: `${urls.api}/repos/${fullName(repository)}/statuses/${status.sha}`,
        avatar_url: `${urls.server}/avatars/u/${status.creator.id}?v=4`,
        id: status.id,
        node_id: nodeId('StatusContext', status.id),
        state: status.state,
        description: status.description,
        target_url: status.targetUrl,
        context: status.context,
        created_at: status.createdAt,
        updated_at: status.createdAt,
        creator: userOrNull(urls, status.creator),
    };
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/util.js

// functions
function assertEqual(val) {
    return val;
}
function assertNotEqual(val) {
    return val;
}
function toZod() {
    return (schema) => schema;
}
function assertIs(_arg) { }
function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
}
function assert(_) { }
function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries)
        .filter(([k, _]) => numericValues.indexOf(+k) === -1)
        .map(([_, v]) => v);
    return values;
}
function joinValues(array, separator = "|") {
    return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
        return value.toString();
    return value;
}
// the accessor lives on a shared prototype: an own accessor makes every box a dictionary-mode object (~360 B and a slow load per read against ~100 B and an inlined getter here)
class Cached {
    constructor(getter) {
        this._getter = getter;
        this._value = undefined;
    }
    get value() {
        const getter = this._getter;
        if (getter !== undefined) {
            this._value = getter();
            this._getter = undefined;
        }
        return this._value;
    }
}
function cached(getter) {
    return new Cached(getter);
}
function nullish(input) {
    return input === null || input === undefined;
}
function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    // `val` and `step` each round to a double before the division rounds again, so a true decimal multiple's quotient can sit up to 1.5 of these scaled epsilons from the integer. A 1x tolerance therefore rejected 2.03 as a multiple of 0.07; 4x covers the worst case with margin.
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
        return 0;
    return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ (/* unused pure expression or super */ null && (Symbol("evaluating")));
function defineLazy(object, key, getter) {
    let value = undefined;
    Object.defineProperty(object, key, {
        get() {
            if (value === EVALUATING) {
                // Circular reference detected, return undefined to break the cycle
                return undefined;
            }
            if (value === undefined) {
                value = EVALUATING;
                value = getter();
            }
            return value;
        },
        set(v) {
            Object.defineProperty(object, key, {
                value: v,
                // configurable: true,
            });
            // object[key] = v;
        },
        configurable: true,
    });
}
function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function util_assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
}
// where a builder reads its source's keys and descriptors, resolving only a shape a def answers for itself. A shape resolves by object spread, so only its enumerable keys are ever part of it.
function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
// a key whose value is not settled yet, self-caching so every read after the first gets the same one
function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
        get() {
            const value = getter();
            util_assignProp(this, key, value);
            return value;
        },
        enumerable: true,
        configurable: true,
    });
}
// Writes a settled key. A plain assignment is much cheaper than `defineProperty` and produces the same descriptor, but it runs whatever setter already answers to the key — an accessor this shape deferred, or an inherited one, which `__proto__` has on every object and prototype pollution can add for any name.
function putProp(target, key, value) {
    if (key in target)
        util_assignProp(target, key, value);
    else
        target[key] = value;
}
/**
 * Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
 *
 * A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
 */
function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
        const desc = Object.getOwnPropertyDescriptor(raw, key);
        if (!desc.enumerable)
            continue;
        if (desc.get) {
            deferProp(target, key, () => {
                const value = source._zod.def.shape[key];
                return wrap ? wrap(value, key) : value;
            });
        }
        else
            putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
}
// same, for a plain shape a caller passed rather than a schema's
function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
        const desc = Object.getOwnPropertyDescriptor(source, key);
        if (!desc.enumerable)
            continue;
        if (desc.get)
            deferProp(target, key, () => source[key]);
        else
            putProp(target, key, desc.value);
    }
}
function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
        const descriptors = Object.getOwnPropertyDescriptors(def);
        Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
    if (!path)
        return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
        const resolvedObj = {};
        for (let i = 0; i < keys.length; i++) {
            resolvedObj[keys[i]] = results[i];
        }
        return resolvedObj;
    });
}
function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
        str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
}
function esc(str) {
    return JSON.stringify(str);
}
function slugify(input) {
    return input
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
const captureStackTrace = ("captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => { });
function util_isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}
const util_allowsEval = /* @__PURE__*/ cached(() => {
    // Skip the probe under `jitless`: strict CSPs report the caught `new Function` as a `securitypolicyviolation` even though the throw is swallowed.
    if (globalConfig.jitless) {
        return false;
    }
    // @ts-ignore
    if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
        return false;
    }
    try {
        const F = Function;
        new F("");
        return true;
    }
    catch (_) {
        return false;
    }
});
function isPlainObject(o) {
    if (util_isObject(o) === false)
        return false;
    // modified constructor
    const ctor = o.constructor;
    if (ctor === undefined)
        return true;
    if (typeof ctor !== "function")
        return true;
    // modified prototype
    const prot = ctor.prototype;
    if (util_isObject(prot) === false)
        return false;
    // ctor doesn't have static `isPrototypeOf`
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
        return false;
    }
    return true;
}
function shallowClone(o) {
    if (isPlainObject(o))
        return { ...o };
    if (Array.isArray(o))
        return [...o];
    if (o instanceof Map)
        return new Map(o);
    if (o instanceof Set)
        return new Set(o);
    return o;
}
function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
        if (Object.prototype.hasOwnProperty.call(data, key)) {
            keyCount++;
        }
    }
    return keyCount;
}
const getParsedType = (data) => {
    const t = typeof data;
    switch (t) {
        case "undefined":
            return "undefined";
        case "string":
            return "string";
        case "number":
            return Number.isNaN(data) ? "nan" : "number";
        case "boolean":
            return "boolean";
        case "function":
            return "function";
        case "bigint":
            return "bigint";
        case "symbol":
            return "symbol";
        case "object":
            if (Array.isArray(data)) {
                return "array";
            }
            if (data === null) {
                return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
                return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
                return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
                return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
                return "date";
            }
            // @ts-ignore
            if (typeof File !== "undefined" && data instanceof File) {
                return "file";
            }
            return "object";
        default:
            throw new Error(`Unknown data type: ${t}`);
    }
};
const propertyKeyTypes = /* @__PURE__*/ new Set(["string", "number", "symbol"]);
const primitiveTypes = /* @__PURE__*/ new Set([
    "string",
    "number",
    "bigint",
    "boolean",
    "symbol",
    "undefined",
]);
function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
// zod-specific utils
function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
        cl._zod.parent = inst;
    return cl;
}
function normalizeParams(_params) {
    const params = _params;
    if (!params)
        return {};
    if (typeof params === "string")
        return { error: () => params };
    if (params?.message !== undefined) {
        if (params?.error !== undefined)
            throw new Error("Cannot specify both `message` and `error` params");
        params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
        return { ...params, error: () => params.error };
    return params;
}
function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
        get(_, prop, receiver) {
            target ?? (target = getter());
            return Reflect.get(target, prop, receiver);
        },
        set(_, prop, value, receiver) {
            target ?? (target = getter());
            return Reflect.set(target, prop, value, receiver);
        },
        has(_, prop) {
            target ?? (target = getter());
            return Reflect.has(target, prop);
        },
        deleteProperty(_, prop) {
            target ?? (target = getter());
            return Reflect.deleteProperty(target, prop);
        },
        ownKeys(_) {
            target ?? (target = getter());
            return Reflect.ownKeys(target);
        },
        getOwnPropertyDescriptor(_, prop) {
            target ?? (target = getter());
            return Reflect.getOwnPropertyDescriptor(target, prop);
        },
        defineProperty(_, prop, descriptor) {
            target ?? (target = getter());
            return Reflect.defineProperty(target, prop, descriptor);
        },
    });
}
function stringifyPrimitive(value) {
    if (typeof value === "bigint")
        return value.toString() + "n";
    if (typeof value === "string")
        return `"${value}"`;
    return `${value}`;
}
function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
        return shape[k]._zod.optin !== undefined && shape[k]._zod.optout === "optional";
    });
}
// Wrapped in a `@__PURE__` IIFE: esbuild never tree-shakes a top-level initializer that contains a member access on `Number`, so the bare object literal survived into every bundle.
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
    safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    int32: [-2147483648, 2147483647],
    uint32: [0, 4294967295],
    float32: [-3.4028234663852886e38, 3.4028234663852886e38],
    float64: [-Number.MAX_VALUE, Number.MAX_VALUE],
}))();
const BIGINT_FORMAT_RANGES = {
    int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
    uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")],
};
function pick(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
// the mask keys that select something, checked against the source's shape without resolving it
function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    // `for...in` skips symbols, so a symbol in the mask would select nothing
    for (const key of Reflect.ownKeys(mask)) {
        if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
            throw new Error(`Unrecognized key: "${String(key)}"`);
        }
        if (mask[key])
            keys.push(key);
    }
    return keys;
}
function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        // Only throw if new shape overlaps with existing shape. Use getOwnPropertyDescriptor to check key existence without accessing values
        const existingShape = sourceShape(schema);
        for (const key of Reflect.ownKeys(shape)) {
            if (Object.getOwnPropertyDescriptor(existingShape, key) !== undefined) {
                throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
            }
        }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
// the source's keys, then the caller's overlaid on top
function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
}
function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
    if (!b?._zod?.def) {
        throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
        throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
        shape: newShape,
        get catchall() {
            return b._zod.def.catchall;
        },
        checks: b._zod.def.checks ?? [],
    });
    return clone(a, def);
}
function partial(Class, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class &&
        ((value, key) => (selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value }))));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => 
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class({ type: "nonoptional", innerType: value }));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
// invalid_type | too_big | too_small | invalid_format | not_multiple_of | unrecognized_keys | invalid_union | invalid_key | invalid_element | invalid_value | custom
function aborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue !== true) {
            return true;
        }
    }
    return false;
}
// Checks for explicit abort (continue === false), as opposed to implicit abort (continue === undefined). Used to respect `abort: true` in .refine() even for checks that have a `when` function.
function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue === false) {
            return true;
        }
    }
    return false;
}
function prefixIssues(path, issues) {
    return issues.map((iss) => {
        var _a;
        (_a = iss).path ?? (_a.path = []);
        iss.path.unshift(path);
        return iss;
    });
}
function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
}
/* A check holds no link back to the schema it is attached to — the same check instance is shared by every clone of that schema — so the owner is stamped onto the issues a check just raised, at the only point where both are in scope. Runs on the failure path only; `start` is the issue count from before the check ran. */
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
        const d = ch._zod.def;
        // a later check may rewrite the value
        if (!/_(length|size)$|_equals$/.test(d.check))
            break;
        const max = d.maximum ?? d.length ?? d.size;
        if (max >= 0)
            caps.push([max, ch]);
    }
    return caps;
}
function attachSchema(issues, start, inst) {
    var _a;
    for (let i = start; i < issues.length; i++) {
        (_a = issues[i]).schema ?? (_a.schema = inst);
    }
}
function finalizeIssue(iss, ctx, config) {
    var _a;
    // A schema that raised an issue itself owns it outright, and outranks any stamp an enclosing check left in `attachSchema`. String formats and z.custom() are schema and check at once, so when they act as a check they defer to that stamp instead.
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
        if (traits.has("$ZodCheck"))
            (_a = iss).schema ?? (_a.schema = iss.inst);
        else
            iss.schema = iss.inst;
    }
    // Decreasing specificity, first map to return a message wins. `inst` is whatever raised the issue, so a check's own map outranks the owning schema's.
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : undefined;
    const message = iss.message
        ? iss.message
        : (unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ??
            unwrapMessage(schemaError?.(iss)) ??
            unwrapMessage(ctx?.error?.(iss)) ??
            unwrapMessage(config.customError?.(iss)) ??
            unwrapMessage(config.localeError?.(iss)) ??
            "Invalid input");
    // an explicit own-key copy beats object rest with excluded keys, which v8 routes through a generic runtime call; Object.keys rather than for-in so an issue pushed with a prototype does not leak inherited keys, and an own __proto__ key is dropped rather than assigned through the setter
    const full = {};
    for (const k of Object.keys(iss)) {
        if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
            continue;
        full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
        full.input = iss.input;
    }
    return full;
}
function getSizableOrigin(input) {
    if (input instanceof Set)
        return "set";
    if (input instanceof Map)
        return "map";
    // @ts-ignore
    if (input instanceof File)
        return "file";
    return "unknown";
}
const highSurrogate = /[\uD800-\uDBFF]/;
// Code points in `str`: a surrogate pair counts once, a lone surrogate as itself. Hand-rolled because the string iterator allocates and runs ~250x slower on this path; the regex probe exits ~50x quicker for a string with no astral characters.
function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
        return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
        if ((str.charCodeAt(i) & 0xfc00) === 0xd800 && (str.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
            count--;
            i++;
        }
    }
    return count;
}
function getLengthableOrigin(input) {
    if (Array.isArray(input))
        return "array";
    if (typeof input === "string")
        return "string";
    return "unknown";
}
function parsedType(data) {
    const t = typeof data;
    switch (t) {
        case "number": {
            return Number.isNaN(data) ? "nan" : "number";
        }
        case "object": {
            if (data === null) {
                return "null";
            }
            if (Array.isArray(data)) {
                return "array";
            }
            const obj = data;
            if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
                return obj.constructor.name;
            }
        }
    }
    return t;
}
function util_issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
        return {
            message: iss,
            code: "custom",
            input,
            inst,
        };
    }
    return { ...iss };
}
function cleanEnum(obj) {
    return Object.entries(obj)
        .filter(([k, _]) => {
        // return true if NaN, meaning it's not a number, thus a string key
        return Number.isNaN(Number.parseInt(k, 10));
    })
        .map((el) => el[1]);
}
// Codec utility functions
function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
        bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
}
function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
        binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - (base64.length % 4)) % 4);
    return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
        throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
        bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
}
function uint8ArrayToHex(bytes) {
    return Array.from(bytes)
        .map((b) => b.toString(16).padStart(2, "0"))
        .join("");
}
// instanceof
class Class {
    constructor(..._args) { }
}
//////////    PROTOTYPE INSTALLERS     //////////
//
// Members live on the prototype and materialize per instance on first read, which keeps own-property count under the step where V8 stops using inline slots. Changing anything here means re-measuring runtime, memory and bundle size together — see "The three axes" in AGENTS.md.
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype — never per instance.
 */
function members(proto, table) {
    for (const key in table) {
        const desc = Object.getOwnPropertyDescriptor(table, key);
        // a getter installs as written, so it stays live: `description` reads through to the registry on every access. not enumerable: an object literal's is, and a prototype member never was
        if (desc.get)
            Object.defineProperty(proto, key, { ...desc, enumerable: false });
        // a method materializes bound on first read, which is what keeps a detached member working: `const opt = schema.optional; opt()`
        else
            defineBound(proto, key, desc.value);
    }
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
    return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
function derived(computes, table) {
    for (const key in computes) {
        const compute = computes[key];
        // an object literal's accessor is configurable and enumerable, and `members` copies the descriptor as written
        Object.defineProperty(table, key, {
            configurable: true,
            enumerable: true,
            get() {
                return own(this, key, compute(this));
            },
            set(value) {
                own(this, key, value);
            },
        });
    }
    return table;
}
function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // vitest's spyOn calls a prototype getter bare to find the function it wraps, so a nullish receiver answers the raw method
            return this == null ? fn : own(this, key, fn.bind(this));
        },
        set(value) {
            own(this, key, value);
        },
    });
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    // Runs on every construction, so `in` rather than the costlier `hasOwnProperty.call`. Sentinels are keys the group itself defines.
    return sentinel in proto ? undefined : proto;
}
// The internals whose init chain is installing. A second call for the same one is a derived constructor overriding its base, so it must not construct another schema in between or the override is dropped.
let installing;
// Set while a getter is running, so a value that resolved through a recursion break is not memoized. One shared descriptor shadows the key for the duration, which costs no per-key allocation.
let broke = false;
const breaker = {
    configurable: true,
    get() {
        broke = true;
        return undefined;
    },
};
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
        // A repeat construction: everything is installed already. Cleared here so the reference is not held past the first construction of every type.
        installing = undefined;
        return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing so a re-entrant read from a recursive schema resolves to undefined instead of running the getter again.
            Object.defineProperty(this, key, breaker);
            const outer = broke;
            broke = false;
            try {
                const value = compute(this);
                // A result that resolved through a recursion break is recomputed once the graph is complete; everything else memoizes, undefined included.
                if (broke)
                    delete this[key];
                else
                    Object.defineProperty(this, key, { configurable: true, writable: true, value });
                broke = broke || outer;
                return value;
            }
            catch (err) {
                // A compute that threw memoizes nothing, so a later read runs it again and fails the same way. The shadow goes with it, since leaving it installed would answer undefined for every later read.
                delete this[key];
                broke = broke || outer;
                throw err;
            }
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
        },
    });
}
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
        return;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing, so a re-entrant read from a self-referential shape resolves to undefined instead of running the getter again. A data property rather than an accessor: an own accessor is the dictionary-mode transition this exists to avoid.
            const desc = { configurable: true, writable: true, enumerable, value: undefined };
            Object.defineProperty(this, key, desc);
            // a compute that throws leaves the shadow behind, so later reads answer undefined instead of re-throwing; `defineLazy` did the same, and `defineLazyInternal`'s delete-on-catch would cost bytes in every bundle for a case only a throwing user getter reaches
            desc.value = make(this);
            Object.defineProperty(this, key, desc);
            return desc.value;
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
        },
    });
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/core.js
var core_a;

/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({
    status: "aborted",
});
/* Shared descriptor for installing `_zod`; defineProperty reads it
 * synchronously, so reusing one object avoids a per-instance allocation. */
const _zodDesc = { value: undefined, enumerable: false };
// null where suppressing the capture would be unrecoverable: `parse()` puts the frames back with `captureStackTrace`, so without it the throw would lose its stack. also latched to null once `stackTraceLimit` proves unassignable, which a realm can do at any point by hardening Error
let _E = "captureStackTrace" in Error ? Error : null;
// v8 captures a stack trace inside the Error constructor, which dominates a failed parse; costs only the frames, and parse() restores those. the constructor must RUN: Object.create is cheaper and passes instanceof, but Error.isError and util.types.isNativeError check an internal slot
function newError(Definition) {
    const E = _E;
    if (E) {
        const saved = E.stackTraceLimit;
        if (typeof saved === "number") {
            try {
                E.stackTraceLimit = 0;
            }
            catch {
                _E = null;
                return new Definition();
            }
            try {
                return new Definition();
            }
            finally {
                E.stackTraceLimit = saved;
            }
        }
    }
    return new Definition();
}
function $constructor(name, initializer, 
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto, params) {
    // Prototype for this constructor's `_zod` internals. Lazily-derived fields (`values`, `pattern`, `optin`, …) install here once rather than as an accessor on every instance.
    const zodProto = {};
    // Assigning the fields in the constructor body is what gives instances in-object slots; building the object literally and reparenting it costs a second allocation and a generic property copy.
    function Internals(def) {
        this.def = def;
        this.constr = _;
        this.traits = new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    // One trait's members land on every prototype whose chain composes it, so the answer is per prototype rather than per trait.
    const initialized = protoMembers && new WeakSet();
    function init(inst, def) {
        if (!inst._zod) {
            _zodDesc.value = new Internals(def);
            try {
                Object.defineProperty(inst, "_zod", _zodDesc);
            }
            finally {
                // Cleared even on throw, so the shared descriptor never leaks one instance's internals into the next.
                _zodDesc.value = undefined;
            }
        }
        else if (inst._zod.traits.has(name)) {
            return;
        }
        inst._zod.traits.add(name);
        initializer(inst, def);
        if (initialized) {
            // `super(def)` from a user subclass gives `this` a prototype the subclass owns, and installing there would overwrite whatever the subclass declared. `constr` built the instance, so its prototype is the one below the subclass's that should carry the members. A receiver whose chain never reaches that prototype installs on its own, which for a plain object handed straight to `init` means `Object.prototype` — unchanged from before.
            const own = Object.getPrototypeOf(inst);
            const ctorProto = inst._zod.constr.prototype;
            let up = own;
            while (up && up !== ctorProto)
                up = Object.getPrototypeOf(up);
            const target = up ?? own;
            if (!initialized.has(target)) {
                initialized.add(target);
                members(target, protoMembers);
            }
        }
        // support prototype modifications; for-in avoids the array allocation of Object.keys on the (usually empty) prototype
        const proto = _.prototype;
        for (const k in proto) {
            if (!Object.prototype.hasOwnProperty.call(proto, k))
                continue;
            if (!(k in inst)) {
                inst[k] = proto[k].bind(inst);
            }
        }
    }
    // doesn't work if Parent has a constructor with arguments
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
        const inst = params?.Parent ? newError(Definition) : this;
        init(inst, def);
        const deferred = inst._zod.deferred;
        if (deferred) {
            for (const fn of deferred) {
                fn();
            }
            // Released: initializers run once, and the list would otherwise be retained for the schema's lifetime.
            inst._zod.deferred = undefined;
        }
        // Global post-processor hook. Internal: installed by `import "zod/compile"` to enable AOT compilation for every constructed schema. Runs last, once the instance is fully built, because it hands the instance to compile(). The post-processor is expected to be reentrancy-guarded by its own implementation.
        const pp = globalThis.__zod_globalConfig?.postProcessor;
        if (pp)
            pp(inst);
        return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
        value: (inst) => {
            if (params?.Parent && inst instanceof params.Parent)
                return true;
            return inst?._zod?.traits?.has(name);
        },
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
}
//////////////////////////////   UTILITIES   ///////////////////////////////////////
const $brand = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("zod_brand")));
class $ZodAsyncError extends Error {
    constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
}
class $ZodEncodeError extends Error {
    constructor(name) {
        super(`Encountered unidirectional transform during encode: ${name}`);
        this.name = "ZodEncodeError";
    }
}
(core_a = globalThis).__zod_globalConfig ?? (core_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function core_config(newConfig) {
    if (newConfig)
        Object.assign(globalConfig, newConfig);
    return globalConfig;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/memoizer.js

class $ZodCyclicError extends Error {
    constructor() {
        super(`Cannot parse a reference cycle that closes through a transform`);
        this.name = "ZodCyclicError";
    }
}
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
// a value a cycle can close through
function isRef(value) {
    return value !== null && typeof value === "object";
}
// Receivers prefix paths in place, so the cache and every hand-out need their own copies.
function cloneIssues(issues) {
    return issues.map((iss) => (iss.path ? { ...iss, path: iss.path.slice() } : { ...iss }));
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
    const cached = recursive.get(inst);
    if (cached !== undefined)
        return cached ? PROVEN : NONE;
    // Relative to the walk in progress, so not cached.
    if (stack.has(inst))
        return PROVEN;
    stack.add(inst);
    let result = NONE;
    const check = (child) => {
        if (result !== PROVEN && child?._zod) {
            const answer = isRecursive(child, stack, resolve);
            if (answer > result)
                result = answer;
        }
    };
    // `Reflect.ownKeys` rather than `Object.keys`, so a cycle through a declared symbol key is still seen
    const shape = (sh, spread) => {
        let answer = NONE;
        for (const key of Reflect.ownKeys(sh)) {
            const desc = Object.getOwnPropertyDescriptor(sh, key);
            // an object resolves its shape by spread, so a key it does not enumerate is never parsed; `z.properties` reads every own key and so keeps them all
            if (spread && !desc.enumerable)
                continue;
            // resolving runs user code, and a factory mints a fresh subtree per read, so an edge the walk can't follow counts as a cycle
            const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
            if (child > answer)
                answer = child;
        }
        return answer;
    };
    const merge = (answer) => {
        if (answer > result)
            result = answer;
    };
    const def = inst._zod.def;
    const kind = def.type;
    switch (kind) {
        case "object": {
            const raw = rawShape(def);
            // a def with no raw shape answers `shape` from an accessor of its own, and running that can mint a whole fresh subtree
            merge(raw ? shape(raw, true) : ASSUMED);
            check(def.catchall);
            break;
        }
        case "array":
            check(def.element);
            break;
        case "tuple":
            for (const el of def.items)
                check(el);
            check(def.rest);
            break;
        case "record":
        case "map":
            check(def.keyType);
            check(def.valueType);
            break;
        case "set":
            check(def.valueType);
            break;
        case "union":
            for (const el of def.options)
                check(el);
            break;
        case "intersection":
            check(def.left);
            check(def.right);
            break;
        case "optional":
        case "nullable":
        case "default":
        case "prefault":
        case "catch":
        case "readonly":
        case "nonoptional":
        case "promise":
        case "success":
            check(def.innerType);
            break;
        case "pipe":
            check(def.in);
            check(def.out);
            break;
        case "function":
            check(def.input);
            check(def.output);
            break;
        // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
        case "lazy": {
            const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : undefined);
            // walked with resolution off: one hop sees past the deferral, and a lazy that yields only another unresolved lazy is generative, so it stops there
            merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
            break;
        }
        // a leaf by choice: `parts` are regex fragments, not data positions
        case "template_literal":
        // leaves
        case "string":
        case "number":
        case "int":
        case "boolean":
        case "bigint":
        case "symbol":
        case "undefined":
        case "null":
        case "void":
        case "never":
        case "any":
        case "unknown":
        case "date":
        case "nan":
        case "enum":
        case "literal":
        case "file":
        case "transform":
        case "custom":
            break;
        default: {
            // a new built-in kind becomes a compile error here
            kind;
            // a user-defined kind can still hold children, and only its author knows where, so fall back to scanning the def — skipping accessors, since reading one can run user code
            for (const key in def) {
                const desc = Object.getOwnPropertyDescriptor(def, key);
                if (!desc || desc.get)
                    continue;
                const value = desc.value;
                if (!value || typeof value !== "object")
                    continue;
                if (value._zod)
                    check(value);
                else if (Array.isArray(value))
                    for (const el of value)
                        check(el);
            }
        }
    }
    stack.delete(inst);
    return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
    if (answer !== ASSUMED)
        recursive.set(inst, answer === PROVEN);
    return answer;
}
/**
 * Whether one parse can re-enter this schema, i.e. its subtree contains a cycle.
 * Exported for `z.compile`, which refuses to compile such a schema: cycle
 * breaking is driven from here off state keyed on the parse context, and a
 * generated fast path has no context to key on.
 */
function isRecursiveSchema(inst) {
    // z.compile never parses, so nothing would ever resolve a lazy for it; it runs once and already treats a throw here as recursive
    return isRecursive(inst, new Set(), true) !== NONE;
}
function bucketFor(state, inst) {
    let bucket = state.buckets.get(inst);
    if (!bucket) {
        bucket = new WeakMap();
        state.buckets.set(inst, bucket);
    }
    return bucket;
}
// Set immediately before delegating to core and cleared immediately after, so `alloc` registers only for a visit this module is driving.
let handoff;
// Allocated but unfinished entries. `alloc` and the matching pop both happen in the synchronous part of a parse, so they nest even when children are async, and one stack serves every schema.
const memoizer_open = [];
const memo = {
    alloc(_inst, payload, empty) {
        const bucket = handoff;
        if (!bucket)
            return empty;
        handoff = undefined;
        const entry = { value: empty, issues: null };
        bucket.set(payload.value, entry);
        memoizer_open.push(entry);
        return empty;
    },
    guard(inst) {
        var _a;
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                // The value is a placeholder a back-edge is still waiting on, so the cycle closes through this transform. Its output can't exist in time to bind.
                if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
                    throw new $ZodCyclicError();
                return base(payload, ctx);
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
    attach(inst) {
        var _a;
        let isRecursiveInst;
        let rechecked = false;
        // a recursive schema is re-entered many times per parse and its bucket never changes
        let lastCtx;
        let lastBucket;
        // Wraps `parse` in a deferred so it sees the container's final parse. Core's own deferred copies `parse` into `run` when there are no checks, and it ran first, so `run` is patched to match; with checks, `run` reads `parse` dynamically.
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                if (isRecursiveInst === undefined) {
                    const walked = isRecursive(inst, new Set(), false);
                    if (walked === NONE) {
                        // Nothing here can ever fire, so take it back out.
                        inst._zod.parse = base;
                        if (inst._zod.run === wrapped)
                            inst._zod.run = base;
                        return base(payload, ctx);
                    }
                    // this parse resolves the deferred edges on its own path, so ask once more before latching
                    if (walked === PROVEN || rechecked)
                        isRecursiveInst = true;
                    else
                        rechecked = true;
                }
                const input = payload.value;
                if (!isRef(input))
                    return base(payload, ctx);
                let state = ctx[STATE];
                if (!state) {
                    state = { buckets: new WeakMap(), backEdges: undefined };
                    ctx[STATE] = state;
                }
                let bucket;
                if (lastCtx === ctx) {
                    bucket = lastBucket;
                }
                else {
                    bucket = bucketFor(state, inst);
                    lastCtx = ctx;
                    lastBucket = bucket;
                }
                const hit = bucket.get(input);
                if (hit) {
                    payload.value = hit.value;
                    if (hit.issues) {
                        if (hit.issues.length)
                            payload.issues.push(...cloneIssues(hit.issues));
                    }
                    else {
                        // Still being parsed: its own checks cover it, so skip them here.
                        payload.memo = true;
                        state.backEdges ?? (state.backEdges = new WeakSet());
                        state.backEdges.add(hit.value);
                    }
                    return payload;
                }
                handoff = bucket;
                const depth = memoizer_open.length;
                const result = base(payload, ctx);
                handoff = undefined;
                // A container that rejected its input outright allocated nothing.
                const entry = memoizer_open.length > depth ? memoizer_open.pop() : undefined;
                // Both paths written out so the sync one allocates no closure. It runs once per node, and capturing here cost more than everything else combined.
                if (result instanceof Promise) {
                    return result.then((r) => {
                        if (entry)
                            entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
                        return r;
                    });
                }
                if (entry)
                    entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
                return result;
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
    return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
    const backEdges = ctx[STATE]?.backEdges;
    return backEdges !== undefined && isRef(value) && backEdges.has(value);
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/regexes.js

/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
    return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
const extendedDuration = /^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
    if (!version)
        return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
    return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const uuid4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(4)));
const uuid6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(6)));
const uuid7 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(7)));
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
const html5Email = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
const rfc5322Email = /^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
const unicodeEmail = /^[^\s@"]{1,64}@[^\s@]{1,255}$/u;
const idnEmail = (/* unused pure expression or super */ null && (unicodeEmail));
const browserEmail = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// from https://thekevinscott.com/emojis-in-javascript/#writing-a-regular-expression
// Single character class, not an alternation: the two properties overlap (U+1F9B0-U+1F9B3), so `(A|B)+` backtracks exponentially on a failed match. The leading lookahead then demands one anchor — a pictograph, a regional indicator, or the enclosing keycap — because `\p{Emoji_Component}` on its own covers ASCII digits, `#`, `*`, ZWJ, variation selectors and skin tone modifiers, none of which is an emoji without a base.
const _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
    return new RegExp(_emoji, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const mac = (delimiter) => {
    const escapedDelim = util.escapeRegex(delimiter ?? ":");
    return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5}[0-9a-f]{2}$`);
};
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
// https://stackoverflow.com/questions/7860392/determine-if-string-is-in-base64-using-javascript
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
// based on https://stackoverflow.com/questions/106179/regular-expression-to-match-dns-hostname-or-ip-address
// export const hostname: RegExp = /^([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+$/;
const hostname = /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/;
const domain = /^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;
const httpProtocol = /^https?$/;
// https://blog.stevenlevithan.com/archives/validate-phone-number#r4-3 (regex sans spaces) E.164: leading digit must be 1-9; total digits (excluding '+') between 7-15
const e164 = /^\+[1-9]\d{6,14}$/;
// Credit card shape: 12–19 digits, optionally separated by single spaces or single hyphens. ISO/IEC 7812 caps the PAN at 19 digits; 12 is the shortest issued length (Maestro).
const creditCard = /^\d(?:[ -]?\d){11,18}$/;
// ISO 4217 alpha codes from the SIX list, regenerated by scripts/update-iso-4217.ts
const currencyCode = /^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/;
// iban electronic format: 2-letter country, check digits 02-98 (the only values `98 - remainder` can produce), 11-30 bban characters
const iban = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
 * esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
 * will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function regexes_anchor(source) {
    return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ regexes_anchor(dateSource);
function timeSource(args) {
    const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
    const regex = typeof args.precision === "number"
        ? args.precision === -1
            ? `${hhmm}`
            : args.precision === 0
                ? `${hhmm}:[0-5]\\d`
                : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`
        : args.seconds
            ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?`
            : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
    return regex;
}
function time(args) {
    return new RegExp(`^${timeSource(args)}$`);
}
// Adapted from https://stackoverflow.com/a/3143231
function datetime(args) {
    const opts = ["Z"];
    // if (args.offset) opts.push(`([+-]\\d{2}:\\d{2})`);
    if (args.offset)
        opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
    // RFC 3339 mandates seconds wherever the time carries a `Z` or an offset, so only the unqualified form `local` adds may omit them
    const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
    const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
    return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
// the unbounded form of `string()` as a literal, so every plain string shares one instance instead of building its own
const anyString = /^[\s\S]{0,}$/;
const string = (params) => {
    const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
    return new RegExp(`^${regex}$`);
};
const bigint = /^-?\d+n?$/;
const integer = /^-?\d+$/;
const number = /^-?\d+(?:\.\d+)?$/;
const regexes_boolean = /^(?:true|false)$/i;
const _null = /^null$/i;

const _undefined = /^undefined$/i;

// regex for string with no uppercase letters
const lowercase = /^[^A-Z]*$/;
// regex for string with no lowercase letters
const uppercase = /^[^a-z]*$/;
// regex for hexadecimal strings (any length)
const hex = /^[0-9a-fA-F]*$/;
// Hash regexes for different algorithms and encodings
// Helper function to create base64 regex with exact length and padding
function fixedBase64(bodyLength, padding) {
    return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}$`);
}
// Helper function to create base64url regex with exact length (no padding)
function fixedBase64url(length) {
    return new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
}
// MD5 (16 bytes): base64 = 24 chars total (22 + "==")
const md5_hex = /^[0-9a-fA-F]{32}$/;
const md5_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(22, "==")));
const md5_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(22)));
// SHA1 (20 bytes): base64 = 28 chars total (27 + "=")
const sha1_hex = /^[0-9a-fA-F]{40}$/;
const sha1_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(27, "=")));
const sha1_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(27)));
// SHA256 (32 bytes): base64 = 44 chars total (43 + "=")
const sha256_hex = /^[0-9a-fA-F]{64}$/;
const sha256_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(43, "=")));
const sha256_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(43)));
// SHA384 (48 bytes): base64 = 64 chars total (no padding)
const sha384_hex = /^[0-9a-fA-F]{96}$/;
const sha384_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(64, "")));
const sha384_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(64)));
// SHA512 (64 bytes): base64 = 88 chars total (86 + "==")
const sha512_hex = /^[0-9a-fA-F]{128}$/;
const sha512_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(86, "==")));
const sha512_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(86)));

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/checks.js
// import { $ZodType } from "./schemas.js";



const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
    var _a;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for size-based checks: run only on non-nullish values with a `size`. */
const _whenHasSize = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.size !== undefined;
};
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
    const val = payload.value;
    return !nullish(val) && val.length !== undefined;
};
const numericOriginMap = {
    number: "number",
    bigint: "bigint",
    object: "date",
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_big",
            maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_small",
            minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMultipleOf = 
/*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        if (typeof payload.value !== typeof def.value)
            throw new Error("Cannot mix number and bigint in multiple_of check.");
        const isMultiple = typeof payload.value === "bigint"
            ? // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
                def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
            : floatSafeRemainder(payload.value, def.value) === 0;
        if (isMultiple)
            return;
        payload.issues.push({
            origin: typeof payload.value,
            code: "not_multiple_of",
            divisor: def.value,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    def.format = def.format || "float64";
    const isInt = def.format?.includes("int");
    const origin = isInt ? "int" : "number";
    const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (isInt) {
            if (!Number.isInteger(input)) {
                // invalid_format issue
                // payload.issues.push({
                //   expected: def.format,
                //   format: def.format,
                //   code: "invalid_format",
                //   input,
                //   inst,
                // });
                // invalid_type issue
                payload.issues.push({
                    expected: origin,
                    format: def.format,
                    code: "invalid_type",
                    continue: false,
                    input,
                    inst,
                });
                return;
                // not_multiple_of issue
                // payload.issues.push({
                //   code: "not_multiple_of",
                //   origin: "number",
                //   input,
                //   inst,
                //   divisor: 1,
                // });
            }
            if (!Number.isSafeInteger(input)) {
                if (input > 0) {
                    // too_big
                    payload.issues.push({
                        input,
                        code: "too_big",
                        maximum: Number.MAX_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                else {
                    // too_small
                    payload.issues.push({
                        input,
                        code: "too_small",
                        minimum: Number.MIN_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                return;
            }
        }
        if (input < minimum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_small",
                minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodCheckBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckBigIntFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    const [minimum, maximum] = util.BIGINT_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (input < minimum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_small",
                minimum: minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckMaxSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size <= def.maximum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size >= def.minimum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckSizeEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckSizeEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size === def.size)
            return;
        const tooBig = size > def.size;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            ...(tooBig ? { code: "too_big", maximum: def.size } : { code: "too_small", minimum: def.size }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // Strings are measured in Unicode code points, not UTF-16 units. A code point is at most two units, so a string that already fits in units fits in code points; only an overflow has to be counted.
        const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
        if (length <= def.maximum)
            return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so fewer units than the floor can never reach it and twice the floor always clears it. Only in between is the exact count in doubt.
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2
            ? codePointLength(input)
            : units;
        if (length >= def.minimum)
            return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so outside `[length, length * 2]` units the target is missed either way — and missed in the same direction in both measures.
        const length = typeof input === "string" && units >= def.length && units <= def.length * 2
            ? codePointLength(input)
            : units;
        if (length === def.length)
            return;
        const origin = getLengthableOrigin(input);
        const tooBig = length > def.length;
        payload.issues.push({
            origin,
            ...(tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
    var _a, _b;
    $ZodCheck.init(inst, def);
    if (def.pattern)
        (_a = inst._zod).check ?? (_a.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
                return;
            payload.issues.push({
                origin: "string",
                code: "invalid_format",
                format: def.format,
                input: payload.value,
                ...(def.pattern ? { pattern: def.pattern.toString() } : {}),
                inst,
                continue: !def.abort,
            });
        });
    else
        (_b = inst._zod).check ?? (_b.check = () => { });
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
    $ZodCheckStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        def.pattern.lastIndex = 0;
        if (def.pattern.test(payload.value))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
    def.pattern ?? (def.pattern = lowercase);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
    def.pattern ?? (def.pattern = uppercase);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
    $ZodCheck.init(inst, def);
    const escapedRegex = escapeRegex(def.includes);
    // `String.prototype.includes(sub, position)` matches `sub` at `position`
    // OR LATER, so the pattern must allow at least `position` leading chars
    // (`{N,}`), not exactly `position` chars (`{N}`).
    const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
    def.pattern = pattern;
    inst._zod.check = (payload) => {
        if (payload.value.includes(def.includes, def.position))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "includes",
            includes: def.includes,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.startsWith(def.prefix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "starts_with",
            prefix: def.prefix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.endsWith(def.suffix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "ends_with",
            suffix: def.suffix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
///////////////////////////////////
/////    $ZodCheckProperty    /////
///////////////////////////////////
function handleCheckPropertyResult(result, payload, property) {
    if (result.issues.length) {
        payload.issues.push(...prefixIssues(property, result.issues));
    }
}
const $ZodCheckProperty = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperty", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        const result = def.schema._zod.run({
            value: payload.value[def.property],
            issues: [],
        }, {});
        if (result instanceof Promise) {
            return result.then((result) => handleCheckPropertyResult(result, payload, def.property));
        }
        handleCheckPropertyResult(result, payload, def.property);
        return;
    };
})));
const $ZodCheckProperties = /*@__PURE__*/ $constructor("$ZodCheckProperties", (inst, def) => {
    $ZodCheck.init(inst, def);
    hide(inst, Symbol.iterator, function* () {
        yield inst;
    });
    // key and schema snapshotted together: reading one live and the other cached lets a later mutation of the caller's shape object pair a stale key with a missing schema
    let entries;
    inst._zod.check = (payload) => {
        // the base schema already typed the value, so only a nullish one is rejected here: the properties read on a primitive too, matching z.property() on a string's length
        if (payload.value == null) {
            payload.issues.push({ expected: "object", code: "invalid_type", input: payload.value, inst });
            return undefined;
        }
        entries ?? (entries = Reflect.ownKeys(def.shape).map((key) => [key, def.shape[key]]));
        const input = payload.value;
        let proms;
        for (const [key, schema] of entries) {
            const result = schema._zod.run({ value: input[key], issues: [] }, {});
            if (result instanceof Promise) {
                proms ?? (proms = []);
                proms.push(result.then((result) => handleCheckPropertyResult(result, payload, key)));
            }
            else {
                handleCheckPropertyResult(result, payload, key);
            }
        }
        if (proms)
            return Promise.all(proms).then(() => undefined);
        return undefined;
    };
});
const $ZodCheckMimeType = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMimeType", (inst, def) => {
    $ZodCheck.init(inst, def);
    const mimeSet = new Set(def.mime);
    inst._zod.check = (payload) => {
        if (mimeSet.has(payload.value.type))
            return;
        payload.issues.push({
            code: "invalid_value",
            values: def.mime,
            input: payload.value.type,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        payload.value = def.tx(payload.value);
    };
});

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/doc.js
class Doc {
    constructor(args = [], closed = {}) {
        this.content = [];
        this.indent = 0;
        this.args = args;
        this.closed = closed;
    }
    // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
    indented(fn) {
        this.indent += 1;
        try {
            fn(this);
        }
        finally {
            this.indent -= 1;
        }
    }
    write(arg) {
        if (typeof arg === "function") {
            arg(this, { execution: "sync" });
            arg(this, { execution: "async" });
            return;
        }
        const content = arg;
        const lines = content.split("\n").filter((x) => x);
        const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
        const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
        for (const line of dedented) {
            this.content.push(line);
        }
    }
    compile() {
        const F = Function;
        const content = this?.content ?? [``];
        const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`);
        return factory(...Object.values(this.closed));
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/versions.js
const version = {
    major: 4,
    minor: 6,
    patch: 7,
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/schemas.js







const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
    var _a;
    inst ?? (inst = {});
    inst._zod.def = def; // set _def property
    inst._zod.bag = inst._zod.bag || {}; // initialize _bag object
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    // if inst is itself a checks.$ZodCheck, run it as a check
    const checks = inst._zod.traits.has("$ZodCheck")
        ? [inst, ...(defChecks ?? [])]
        : defChecks?.length
            ? [...defChecks]
            : [];
    for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
            fn(inst);
        }
    }
    if (checks.length === 0) {
        // deferred initializer inst._zod.parse is not yet defined
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
        });
    }
    else {
        const runChecks = (payload, checks, ctx) => {
            if (payload.memo)
                return payload;
            let isAborted = aborted(payload);
            let asyncResult;
            for (const ch of checks) {
                if (ch._zod.def.when) {
                    if (explicitlyAborted(payload))
                        continue;
                    const shouldRun = ch._zod.def.when(payload);
                    if (!shouldRun)
                        continue;
                }
                else if (isAborted) {
                    continue;
                }
                const currLen = payload.issues.length;
                const _ = ch._zod.check(payload);
                if (_ instanceof Promise && ctx?.async === false) {
                    throw new $ZodAsyncError();
                }
                if (asyncResult || _ instanceof Promise) {
                    asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                        await _;
                        const nextLen = payload.issues.length;
                        if (nextLen === currLen)
                            return;
                        attachSchema(payload.issues, currLen, inst);
                        if (!isAborted)
                            isAborted = aborted(payload, currLen);
                    });
                }
                else {
                    const nextLen = payload.issues.length;
                    if (nextLen === currLen)
                        continue;
                    attachSchema(payload.issues, currLen, inst);
                    if (!isAborted)
                        isAborted = aborted(payload, currLen);
                }
            }
            if (asyncResult) {
                return asyncResult.then(() => {
                    return payload;
                });
            }
            return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
            // abort if the canary is aborted
            if (aborted(canary)) {
                canary.aborted = true;
                return canary;
            }
            // run checks first, then
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
                return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
                // run canary initial pass (no checks)
                const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
                if (canary instanceof Promise) {
                    return canary.then((canary) => {
                        return handleCanaryResult(canary, payload, ctx);
                    });
                }
                return handleCanaryResult(canary, payload, ctx);
            }
            // forward
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return result.then((result) => runChecks(result, checks, ctx));
            }
            return runChecks(result, checks, ctx);
        };
    }
}, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
        return hide(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
        own(this, "~standard", value);
    },
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
// a Standard Schema result only reports issues, so a failure finalizes them straight off the raw payload: no ZodError, and no lazy result to read through
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, core_config())) } : { value: r.value };
async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult((await inst._zod.run({ value, issues: [] }, ctx)), ctx);
}
function standardProps(inst) {
    return {
        validate: (value) => {
            const ctx = { async: false };
            try {
                const r = inst._zod.run({ value, issues: [] }, ctx);
                if (!(r instanceof Promise))
                    return toStandardResult(r, ctx);
            }
            catch (_) { }
            // async function so a synchronously throwing check rejects instead of escaping validate
            return validateAsync(inst, value);
        },
        vendor: "zod",
        version: 1,
    };
}

const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
    $ZodType.init(inst, def);
    // a format's own pattern, else unbounded; a template literal derives the check-aware form itself
    inst._zod.pattern = def.pattern ?? anyString;
    inst._zod.parse = (payload, _) => {
        if (def.coerce)
            try {
                payload.value = String(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "string")
            return payload;
        payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
    // check initialization must come first
    $ZodCheckStringFormat.init(inst, def);
    $ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
    def.pattern ?? (def.pattern = guid);
    $ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
    if (def.version) {
        const versionMap = {
            v1: 1,
            v2: 2,
            v3: 3,
            v4: 4,
            v5: 5,
            v6: 6,
            v7: 7,
            v8: 8,
        };
        const v = versionMap[def.version];
        if (v === undefined)
            throw new Error(`Invalid UUID version: "${def.version}"`);
        def.pattern ?? (def.pattern = uuid(v));
    }
    else
        def.pattern ?? (def.pattern = uuid());
    $ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
    def.pattern ?? (def.pattern = email);
    $ZodStringFormat.init(inst, def);
});
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
    try {
        if (typeof URL !== "undefined" && typeof URL.canParse === "function")
            return URL.canParse(input);
        new URL(input);
        return true;
    }
    catch {
        return false;
    }
}
function validateURL(trimmed, def) {
    if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
        return canParseURL(trimmed) || URL_UNPARSEABLE;
    }
    return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
    // When normalize is off, require :// for http/https URLs. This prevents strings like "http:example.com" or "https:/path" from being silently accepted
    if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
        return URL_BAD_FORMAT;
    }
    try {
        if (typeof URL !== "undefined") {
            const URLStatic = URL;
            if (typeof URLStatic.parse === "function")
                return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
        }
        // @ts-ignore
        return new URL(trimmed);
    }
    catch {
        return URL_UNPARSEABLE;
    }
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
    return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
    hostname.lastIndex = 0;
    return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
    protocol.lastIndex = 0;
    return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        try {
            // Trim whitespace from input
            const trimmed = payload.value.trim();
            const url = validateURL(trimmed, def);
            if (url === URL_BAD_FORMAT) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid URL format",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === URL_UNPARSEABLE) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === true) {
                payload.value = stripTabAndNewline(trimmed);
                return;
            }
            if (def.hostname && !urlHostnameOk(url, def.hostname)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid hostname",
                    pattern: def.hostname.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            if (def.protocol && !urlProtocolOk(url, def.protocol)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid protocol",
                    pattern: def.protocol.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            // Set the output value based on normalize flag
            payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
            return;
        }
        catch (_) {
            payload.issues.push({
                code: "invalid_format",
                format: "url",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
    def.pattern ?? (def.pattern = emoji());
    $ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
    if (def.length !== undefined && (!Number.isInteger(def.length) || def.length < 1))
        throw new Error(`Invalid nanoid length: ${def.length}`);
    def.pattern ?? (def.pattern = def.length === undefined ? nanoid : nanoidOfLength(def.length));
    $ZodStringFormat.init(inst, def);
});
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
    def.pattern ?? (def.pattern = cuid);
    $ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
    def.pattern ?? (def.pattern = cuid2);
    $ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
    def.pattern ?? (def.pattern = ulid);
    $ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
    def.pattern ?? (def.pattern = xid);
    $ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
    def.pattern ?? (def.pattern = ksuid);
    $ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
    def.pattern ?? (def.pattern = datetime(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
    def.pattern ?? (def.pattern = date);
    $ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
    def.pattern ?? (def.pattern = time(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
    def.pattern ?? (def.pattern = duration);
    $ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
    def.pattern ?? (def.pattern = ipv4);
    $ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
    if (!ipv6Alphabet.test(value))
        return false;
    return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
    def.pattern ?? (def.pattern = ipv6);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidIPv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "ipv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMAC", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.mac(def.delimiter));
    $ZodStringFormat.init(inst, def);
})));
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
    def.pattern ?? (def.pattern = cidrv4);
    $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
    const parts = value.split("/");
    if (parts.length !== 2)
        return false;
    const [address, prefix] = parts;
    if (!prefix)
        return false;
    const prefixNum = Number(prefix);
    if (`${prefixNum}` !== prefix)
        return false;
    if (prefixNum < 0 || prefixNum > 128)
        return false;
    return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
    def.pattern ?? (def.pattern = cidrv6); // not used for validation
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidCIDRv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "cidrv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
//////////////////////////////   ZodBase64   //////////////////////////////
function isValidBase64(data) {
    if (data === "")
        return true;
    // atob ignores whitespace, so reject it up front.
    if (/\s/.test(data))
        return false;
    if (data.length % 4 !== 0)
        return false;
    try {
        // @ts-ignore
        atob(data);
        return true;
    }
    catch {
        return false;
    }
}
// lax on purpose: the quantified regexes.base64 overflows the regex stack on multi-MB input and its leading ^$| alternation leaks through template-literal composition; isValidBase64 enforces length and padding
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
    def.pattern ?? (def.pattern = base64Charset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
//////////////////////////////   ZodBase64URL   //////////////////////////////
// lax on purpose: the quantified regexes.base64url overflows the regex stack on multi-MB input; isValidBase64 enforces length on the padded string
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
    if (!base64urlCharset.test(data))
        return false;
    const base64 = data.replace(/[-_]/g, (c) => (c === "-" ? "+" : "/"));
    const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
    return isValidBase64(padded);
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
    def.pattern ?? (def.pattern = base64urlCharset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64URL(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64url",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
    def.pattern ?? (def.pattern = e164);
    $ZodStringFormat.init(inst, def);
});
//////////////////////////////   ZodCreditCard   //////////////////////////////
const CC_SANITIZE = /[- ]/g;
/** Luhn checksum on a digit-only string. Adapted from valibot (MIT). */
function isLuhnAlgo(digits) {
    let length = digits.length;
    let bit = 1;
    let sum = 0;
    while (length) {
        const value = digits.charCodeAt(--length) - 48;
        bit ^= 1;
        sum += bit ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value] : value;
    }
    return sum % 10 === 0;
}
function isValidCreditCard(input) {
    if (!regexes.creditCard.test(input))
        return false;
    return isLuhnAlgo(input.replace(CC_SANITIZE, ""));
}
const $ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCreditCard", (inst, def) => {
    // Shape only — the Luhn check below is not expressible as a pattern, so consumers of `pattern` (JSON Schema, template literals) get the length and separator rules alone.
    def.pattern ?? (def.pattern = regexes.creditCard);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidCreditCard(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "credit_card",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodIBAN   //////////////////////////////
// iso 7064 mod 97-10 checksum without BigInt
function isIso7064Mod97(iban) {
    let remainder = 0;
    const len = iban.length;
    for (let i = 4; i < len; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    for (let i = 0; i < 4; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    return remainder === 1;
}
function isValidIBAN(input) {
    if (!regexes.iban.test(input))
        return false;
    return isIso7064Mod97(input);
}
const $ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIBAN", (inst, def) => {
    // shape only — checksum is not expressible as a pattern
    def.pattern ?? (def.pattern = regexes.iban);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidIBAN(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "iban",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodJWT   //////////////////////////////
function isValidJWT(token, algorithm = null) {
    try {
        const tokensParts = token.split(".");
        if (tokensParts.length !== 3)
            return false;
        const [header] = tokensParts;
        if (!header)
            return false;
        // @ts-ignore
        const parsedHeader = JSON.parse(atob(header));
        if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
            return false;
        if (!parsedHeader.alg)
            return false;
        if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
            return false;
        return true;
    }
    catch {
        return false;
    }
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidJWT(payload.value, def.alg))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "jwt",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustomStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (def.fn(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: def.format,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = number;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Number(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
        }
        const received = typeof input === "number"
            ? Number.isNaN(input)
                ? "NaN"
                : !Number.isFinite(input)
                    ? String(input)
                    : undefined
            : undefined;
        payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...(received ? { received } : {}),
        });
        return payload;
    };
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
    $ZodCheckNumberFormat.init(inst, def);
    $ZodNumber.init(inst, def); // no format checks
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes_boolean;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Boolean(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "boolean")
            return payload;
        payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
});
const $ZodBigInt = /*@__PURE__*/ $constructor("$ZodBigInt", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = bigint;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = BigInt(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "bigint")
            return payload;
        payload.issues.push({
            expected: "bigint",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigIntFormat", (inst, def) => {
    checks.$ZodCheckBigIntFormat.init(inst, def);
    $ZodBigInt.init(inst, def); // no format checks
})));
const $ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSymbol", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "symbol")
            return payload;
        payload.issues.push({
            expected: "symbol",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUndefined", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.undefined;
    inst._zod.values = new Set([undefined]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "undefined",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNull", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.null;
    inst._zod.values = new Set([null]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (input === null)
            return payload;
        payload.issues.push({
            expected: "null",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodAny", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        payload.issues.push({
            expected: "never",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodVoid", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "void",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodDate = /*@__PURE__*/ $constructor("$ZodDate", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce) {
            try {
                payload.value = new Date(payload.value);
            }
            catch (_err) { }
        }
        const input = payload.value;
        const isDate = input instanceof Date;
        const isValidDate = isDate && !Number.isNaN(input.getTime());
        if (isValidDate)
            return payload;
        payload.issues.push({
            expected: "date",
            code: "invalid_type",
            input,
            ...(isDate ? { received: "Invalid Date" } : {}),
            inst,
        });
        return payload;
    };
});
// an oversized container fails its leading size checks before any element is parsed
function capSize(inst, size) {
    const caps = sizeCaps(inst._zod.def.checks);
    if (!caps.length)
        return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
        const n = size(payload.value);
        if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
            for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
                if (n > max && ch._zod.def.when(payload)) {
                    const start = payload.issues.length;
                    ch._zod.check(payload);
                    // the value is still the raw input, so no later check may read it
                    payload.issues[start].continue = false;
                    attachSchema(payload.issues, start, inst);
                    return payload;
                }
            }
        }
        return parse(payload, ctx);
    };
}
const arraySize = (input) => (Array.isArray(input) ? input.length : -1);
const mapSize = (input) => (input instanceof Map ? input.size : -1);
const setSize = (input) => (input instanceof Set ? input.size : -1);
function handleArrayResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                expected: "array",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
                value: item,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleArrayResult(result, payload, i)));
            }
            else {
                handleArrayResult(result, payload, i);
                // the element's payload is authoritative here, since handleArrayResult forwards every issue; an object's is not, because it drops a failed absent optional
                if (abortEarly && result.issues.length !== 0 && aborted(result))
                    break;
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload; //handleArrayResultsAsync(parseResults, final);
    };
    capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    // The middle rung means "absence permitted, nothing supplied in its place", so an absent key contributes nothing — whatever the schema made of `undefined` is invented, not substituted. Only `optional` reaches this with a value: `defaulted` substitutes, and a schema that isn't optional-out has to keep the key.
    if (!isPresent && isOptionalOut && optin === "optional") {
        return;
    }
    if (result.issues.length) {
        // For optional-in/out schemas, ignore errors on absent keys.
        if (optin !== undefined && isOptionalOut && !isPresent) {
            return;
        }
        final.issues.push(...prefixIssues(key, result.issues));
    }
    if (!isPresent && optin === undefined) {
        if (!result.issues.length) {
            final.issues.push({
                code: "invalid_type",
                expected: "nonoptional",
                input: undefined,
                path: [key],
            });
        }
        return;
    }
    if (result.value === undefined) {
        if (isPresent || (optin === "defaulted" && !isOptionalOut)) {
            final.value[key] = undefined;
        }
    }
    else {
        final.value[key] = result.value;
    }
}
// one shared instance; a fresh [] per schema cost 56 bytes retained
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    // aliases `keys` when there are no symbols, so a string-only shape keeps one array
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
        if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
            throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
        }
    }
    const okeys = optionalKeys(def.shape);
    return {
        ...def,
        allKeys,
        symbolKeys,
        // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
        keySet: new Set(keys),
        numKeys: keys.length,
        optionalKeys: new Set(okeys),
    };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    // starts at 0, not the current length: the shape phase already ran and may have aborted
    let seen = 0;
    for (const key in input) {
        if (abortEarly && payload.issues.length !== seen) {
            if (aborted(payload, seen))
                break;
            seen = payload.issues.length;
        }
        // Must precede the __proto__ branch: a declared key is not unrecognized, even though the shape loop deliberately strips __proto__ from the parsed output.
        if (keySet.has(key))
            continue;
        // Don't copy an undeclared __proto__ into the result; assignment to a plain {} would replace the result prototype. But in strict mode it is still an unknown key, so report it before skipping.
        if (key === "__proto__") {
            if (t === "never")
                unrecognized.push(key);
            continue;
        }
        if (t === "never") {
            unrecognized.push(key);
            continue;
        }
        const r = _catchall.run({ value: input[key], issues: [] }, ctx);
        if (r instanceof Promise) {
            proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
        }
        else {
            handlePropertyResult(r, payload, key, input, optin, optout);
        }
    }
    if (unrecognized.length) {
        payload.issues.push({
            code: "unrecognized_keys",
            keys: unrecognized,
            input,
            inst,
            // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
            continue: true,
        });
    }
    if (!proms.length)
        return payload;
    return Promise.all(proms).then(() => {
        return payload;
    });
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    // a cloned def carries its source's accessor, which knows the shape it answers from; adopting that keeps the clone's keys readable without running it
    const sh = desc?.get ? desc.get.raw : (def.shape ?? {});
    if (sh) {
        // Freezes the shape on first read, so its getters resolve once and every later read sees the same schemas.
        const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
    }
    const _normalized = cached(() => normalizeDef(def));
    defineLazyInternal(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
                if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                    util_assignProp(propValues, key, new Set());
                }
                for (const v of field.values)
                    propValues[key].add(v);
                // An omittable slot reads back as undefined at a discriminator lookup, so it has to claim undefined: two options that can both omit the key are not discriminable on it.
                if (field.optin !== undefined)
                    propValues[key].add(undefined);
            }
        }
        return propValues;
    });
    const isObject = util_isObject;
    const catchall = def.catchall;
    let value;
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
                if (aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            if (key === "__proto__")
                continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
            }
            else {
                handlePropertyResult(r, payload, key, input, optin, optout);
            }
        }
        if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodObject.init(inst, def);
    const superParse = inst._zod.parse;
    const _normalized = cached(() => normalizeDef(def));
    const memo = globalConfig.memoizer;
    const generateFastpass = (shape) => {
        const normalized = _normalized.value;
        const syms = normalized.symbolKeys;
        // a symbol has no source literal, so it is read as `syms[i]` off the closed-over scope
        const doc = new Doc(["payload", "ctx"], { shape, inst, memo, syms });
        const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
        // prefixes in place, like util.prefixIssues. newResult must land before the early return: a catchall runs after this and would otherwise write onto the caller's input
        const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
        doc.write(`const input = payload.value;`);
        const ids = Object.create(null);
        let counter = 0;
        for (const key of normalized.allKeys) {
            ids[key] = `key_${counter++}`;
        }
        // A: preserve key order {
        doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
        for (const key of normalized.allKeys) {
            if (key === "__proto__")
                continue;
            const id = ids[key];
            const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
            const isPresent = `${k} in input`;
            const schema = shape[key];
            const optin = schema?._zod?.optin;
            const isOptionalIn = optin !== undefined;
            const isOptionalOut = schema?._zod?.optout === "optional";
            doc.write(`const ${id} = ${parseStr(k)};`);
            if (isOptionalIn && isOptionalOut) {
                // For optional-in/out schemas, ignore errors on absent keys — and, like the interpreted path, drop the value produced alongside them. The middle rung goes further: it permits absence without supplying anything in its place, so an absent key contributes nothing at all.
                const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
                doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
            }
            else if (!isOptionalIn) {
                doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
            }
            else {
                doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
                if (optin === "defaulted") {
                    doc.write(`newResult[${k}] = ${id}.value;`);
                }
                else {
                    doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
                }
            }
        }
        doc.write(`payload.value = newResult;`);
        doc.write(`return payload;`);
        // closing `shape` in is what pays: turbofan specializes the parser against that one shape object, so every `shape[k]._zod.run` folds to a known callee. as a parameter it stays a generic load and measures 13% slower even with the forwarding frame gone
        return doc.compile();
    };
    let fastpass;
    const isObject = util_isObject;
    const jit = !globalConfig.jitless;
    const allowsEval = util_allowsEval;
    const fastEnabled = jit && allowsEval.value; // && !def.catchall;
    const catchall = def.catchall;
    let value;
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
            // always synchronous
            if (!fastpass)
                fastpass = generateFastpass(def.shape);
            payload = fastpass(payload, ctx);
            if (!catchall)
                return payload;
            return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
        }
        return superParse(payload, ctx);
    };
});
function handleUnionResults(results, final, inst, ctx) {
    for (const result of results) {
        if (result.issues.length === 0) {
            final.value = result.value;
            return final;
        }
    }
    const nonaborted = results.filter((r) => !aborted(r));
    if (nonaborted.length === 1) {
        final.value = nonaborted[0].value;
        return nonaborted[0];
    }
    final.issues.push({
        code: "invalid_union",
        input: final.value,
        inst,
        errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, core_config()))),
    });
    return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted")
        ? "defaulted"
        : zod.def.options.some((o) => o._zod.optin !== undefined)
            ? "optional"
            : undefined);
    defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : undefined);
    defineLazyInternal(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
        }
        return undefined;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
        }
        return undefined;
    });
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                if (result.issues.length === 0)
                    return result;
                results.push(result);
            }
        }
        if (!async)
            return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleUnionResults(results, payload, inst, ctx);
        });
    };
});
function handleExclusiveUnionResults(results, final, inst, ctx) {
    const matches = [];
    for (let i = 0; i < results.length; i++) {
        if (results[i].issues.length === 0)
            matches.push(i);
    }
    if (matches.length === 1) {
        final.value = results[matches[0]].value;
        return final;
    }
    if (matches.length === 0) {
        // No matches - same as regular union
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
        });
    }
    else {
        // Multiple matches - exclusive union failure
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: [],
            inclusive: false,
            matches,
        });
    }
    return final;
}
const $ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXor", (inst, def) => {
    $ZodUnion.init(inst, def);
    def.inclusive = false;
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                results.push(result);
            }
        }
        if (!async)
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        });
    };
})));
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
function getDiscriminatedOption(union, value) {
    const internals = union._zod;
    let map = internals.bag.optionsMap;
    if (!map) {
        map = discriminatorMap(internals.def);
        internals.bag.optionsMap = map;
    }
    const option = map.get(value);
    if (option === null)
        throw new Error(`Ambiguous discriminator value "${String(value)}"`);
    return option;
}
function discriminatorMap(def) {
    const map = new Map();
    for (const option of def.options) {
        const values = option._zod.propValues?.[def.discriminator];
        if (!values || values.size === 0)
            throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
        for (const value of values) {
            if (map.has(value)) {
                if (value !== undefined)
                    throw new Error(`Duplicate discriminator value "${String(value)}"`);
                // keep the collision marked so a later member cannot reclaim it
                map.set(value, null);
            }
            else {
                map.set(value, option);
            }
        }
    }
    return map;
}
const $ZodDiscriminatedUnion = 
/*@__PURE__*/
(/* unused pure expression or super */ null && (core.$constructor("$ZodDiscriminatedUnion", (inst, def) => {
    def.inclusive = false;
    $ZodUnion.init(inst, def);
    const _super = inst._zod.parse;
    util.defineLazyInternal(inst, "propValues", (zod) => {
        const propValues = {};
        let undefinedCount = 0;
        for (const option of zod.def.options) {
            const pv = option._zod.propValues;
            if (!pv || Object.keys(pv).length === 0)
                throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
            if (pv[zod.def.discriminator]?.has(undefined))
                undefinedCount++;
            for (const [k, v] of Object.entries(pv)) {
                if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
                    util.assignProp(propValues, k, new Set());
                }
                for (const val of v) {
                    propValues[k].add(val);
                }
            }
        }
        if (!zod.def.unionFallback && undefinedCount > 1)
            propValues[zod.def.discriminator]?.delete(undefined);
        return propValues;
    });
    // Checked now rather than in the lookup map below, so an option that lacks the discriminator fails at the `discriminatedUnion` call instead of on the first object parsed. Options whose shape cannot be enumerated without resolving it — pipes and lazies — are left to the map.
    def.options.forEach((option, i) => {
        const propShape = util.rawShape(option._zod.def);
        if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
            throw new Error(`Invalid discriminated union option at index "${i}"`);
        }
    });
    const disc = util.cached(() => discriminatorMap(def));
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util.isObject(input)) {
            payload.issues.push({
                code: "invalid_type",
                expected: "object",
                input,
                inst,
            });
            return payload;
        }
        const value = input?.[def.discriminator];
        const opt = disc.value.get(value);
        // forward metadata cannot choose an encoder for an absent tag
        if (opt && (value !== undefined || ctx.direction !== "backward")) {
            return opt._zod.run(payload, ctx);
        }
        // Fall back to union matching when the fast discriminator path fails:
        // - explicitly enabled via unionFallback, or
        // - during backward direction (encode), since codec-based discriminators have different values in forward vs backward directions
        if (def.unionFallback || ctx.direction === "backward") {
            return _super(payload, ctx);
        }
        // no matching discriminator
        payload.issues.push({
            code: "invalid_union",
            errors: [],
            note: "No matching discriminator",
            discriminator: def.discriminator,
            options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
            input,
            path: [def.discriminator],
            inst,
        });
        return payload;
    };
})));
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        const left = def.left._zod.run({ value: input, issues: [] }, ctx);
        const right = def.right._zod.run({ value: input, issues: [] }, ctx);
        const async = left instanceof Promise || right instanceof Promise;
        if (async) {
            return Promise.all([left, right]).then(([left, right]) => {
                return handleIntersectionResults(payload, left, right);
            });
        }
        return handleIntersectionResults(payload, left, right);
    };
});
function mergeValues(a, b) {
    // const aType = parse.t(a);
    // const bType = parse.t(b);
    if (a === b) {
        return { valid: true, data: a };
    }
    if (a instanceof Date && b instanceof Date && +a === +b) {
        return { valid: true, data: a };
    }
    if (isPlainObject(a) && isPlainObject(b)) {
        const bKeys = Object.keys(b);
        const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
        const newObj = { ...a, ...b };
        if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
            delete newObj.__proto__;
        for (const key of sharedKeys) {
            if (key === "__proto__")
                continue;
            const sharedValue = mergeValues(a[key], b[key]);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [key, ...sharedValue.mergeErrorPath],
                };
            }
            newObj[key] = sharedValue.data;
        }
        return { valid: true, data: newObj };
    }
    if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) {
            return { valid: false, mergeErrorPath: [] };
        }
        const newArray = [];
        for (let index = 0; index < a.length; index++) {
            const itemA = a[index];
            const itemB = b[index];
            const sharedValue = mergeValues(itemA, itemB);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [index, ...sharedValue.mergeErrorPath],
                };
            }
            newArray.push(sharedValue.data);
        }
        return { valid: true, data: newArray };
    }
    return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
    // Track which side(s) reject each key. A key rejection is reported only when BOTH sides reject it, so a key owned by one branch survives the other's key schema. strictObject reports these as unrecognized_keys; a record with an open key schema reports one invalid_key per key.
    const unrecKeys = new Map();
    let unrecIssue;
    const keyIssues = new Map();
    const collect = (iss, side) => {
        let keys;
        if (iss.code === "unrecognized_keys" && !iss.path?.length) {
            unrecIssue ?? (unrecIssue = iss);
            keys = iss.keys;
        }
        else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
            const k = String(iss.path[0]);
            if (!keyIssues.has(k))
                keyIssues.set(k, iss);
            keys = [k];
        }
        else {
            return false;
        }
        for (const k of keys) {
            if (!unrecKeys.has(k))
                unrecKeys.set(k, {});
            unrecKeys.get(k)[side] = true;
        }
        return true;
    };
    for (const iss of left.issues) {
        if (!collect(iss, "l"))
            result.issues.push(iss);
    }
    for (const iss of right.issues) {
        if (!collect(iss, "r"))
            result.issues.push(iss);
    }
    // Report only keys rejected by BOTH sides
    const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
    if (bothKeys.length) {
        const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
        if (aggregated.length)
            result.issues.push({ ...unrecIssue, keys: aggregated });
        for (const k of bothKeys) {
            if (!aggregated.includes(k) && keyIssues.has(k))
                result.issues.push(keyIssues.get(k));
        }
    }
    const merged = mergeValues(left.value, right.value);
    if (!merged.valid) {
        if (aborted(result))
            return result;
        throw new Error(`Unmergable intersection. Error path: ` + `${JSON.stringify(merged.mergeErrorPath)}`);
    }
    result.value = merged.data;
    return result;
}
const $ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
    $ZodType.init(inst, def);
    const items = def.items;
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                input,
                inst,
                expected: "tuple",
                code: "invalid_type",
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
        const proms = [];
        const optinStart = getTupleOptStart(items, "optin");
        const optoutStart = getTupleOptStart(items, "optout");
        if (!def.rest) {
            if (input.length < optinStart) {
                payload.issues.push({
                    code: "too_small",
                    minimum: optinStart,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
                return payload;
            }
            if (input.length > items.length) {
                payload.issues.push({
                    code: "too_big",
                    maximum: items.length,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
            }
        }
        // Run every item in parallel, collecting results into an indexed array. The post-processing in `handleTupleResults` walks them in order so it can decide whether an absent optional-output error can truncate the tail or must be reported to preserve required output.
        const itemResults = new Array(items.length);
        // only tracked when there is a rest loop to skip
        const abortEarly = def.rest ? ctx?.abortEarly : undefined;
        let itemAborted = false;
        for (let i = 0; i < items.length; i++) {
            const r = items[i]._zod.run({ value: input[i], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((rr) => {
                    itemResults[i] = rr;
                }));
            }
            else {
                itemResults[i] = r;
                if (abortEarly && !itemAborted && r.issues.length)
                    itemAborted = aborted(r);
            }
        }
        // sound because rest is non-empty exactly when every fixed index is present, the one case handleTupleResults cannot discard an item's issues
        if (def.rest && !itemAborted) {
            let i = items.length - 1;
            const rest = input.slice(items.length);
            let seen = payload.issues.length;
            for (const el of rest) {
                if (abortEarly && payload.issues.length !== seen) {
                    if (aborted(payload, seen))
                        break;
                    seen = payload.issues.length;
                }
                i++;
                const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((r) => handleTupleResult(r, payload, i)));
                }
                else {
                    handleTupleResult(result, payload, i);
                }
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
        }
        return handleTupleResults(itemResults, payload, items, input, optoutStart);
    };
});
function getTupleOptStart(items, key) {
    for (let i = items.length - 1; i >= 0; i--) {
        // optin is a three-rung ladder so any rung above `undefined` permits an absent slot; optout stays two-valued.
        const omittable = key === "optin" ? items[i]._zod.optin !== undefined : items[i]._zod.optout === "optional";
        if (!omittable)
            return i + 1;
    }
    return 0;
}
function handleTupleResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
    // Walk results in order. Mirror $ZodObject's swallow-on-absent-optional rule, but only after `optoutStart`: the first index where the output tuple tail can be absent.
    for (let i = 0; i < items.length; i++) {
        const r = itemResults[i];
        const isPresent = i < input.length;
        // The array analog of `handlePropertyResult`'s absent-key early return: the middle rung permits absence without supplying anything in its place, so the tail truncates here instead of materializing whatever the item made of `undefined`.
        if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
            final.value.length = i;
            break;
        }
        if (r.issues.length) {
            if (!isPresent && i >= optoutStart) {
                final.value.length = i;
                break;
            }
            final.issues.push(...prefixIssues(i, r.issues));
        }
        final.value[i] = r.value;
    }
    // Drop trailing slots that produced `undefined` for absent input
    // (the array analog of an absent optional key on an object). The
    // `i >= input.length` floor is critical: an explicit `undefined`
    // *inside* the input must be preserved even when the schema is
    // optional-out (e.g. `z.string().or(z.undefined())` accepting an
    // explicit undefined value).
    for (let i = final.value.length - 1; i >= input.length; i--) {
        if (items[i]._zod.optout === "optional" && final.value[i] === undefined) {
            final.value.length = i;
        }
        else {
            break;
        }
    }
    return final;
}
const $ZodRecord = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodRecord", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util.isPlainObject(input)) {
            payload.issues.push({
                expected: "record",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        // no guard in either loop below: a record's invalid_key aborts but an enclosing intersection can reconcile it, so a stopped loop hides keys the sibling does not own and the intersection then rejects nothing
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            const recordKeys = new Set();
            for (const key of values) {
                if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
                    recordKeys.add(typeof key === "number" ? key.toString() : key);
                    // A declared __proto__ is stripped but is not an unrecognized key.
                    if (key === "__proto__")
                        continue;
                    const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                    if (keyResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (keyResult.issues.length) {
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                        continue;
                    }
                    const outKey = keyResult.value;
                    if (outKey === "__proto__")
                        continue;
                    const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                    if (result instanceof Promise) {
                        proms.push(result.then((result) => {
                            if (result.issues.length) {
                                payload.issues.push(...util.prefixIssues(key, result.issues));
                            }
                            payload.value[outKey] = result.value;
                        }));
                    }
                    else {
                        if (result.issues.length) {
                            payload.issues.push(...util.prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }
                }
            }
            let unrecognized;
            for (const key in input) {
                if (!recordKeys.has(key)) {
                    if (def.mode === "loose") {
                        // skip __proto__ so it can't replace the result prototype via the assignment setter on the plain {} we build into
                        if (key === "__proto__")
                            continue;
                        payload.value[key] = input[key];
                    }
                    else {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        else {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            // An enumerable key schema declares which keys the record owns, so a key outside the set is unrecognized. A non-enumerable one (regex, refine) is a constraint every key must satisfy, so a failing key is invalid. Only the former is reconcilable against the other side of an intersection.
            let unrecognized;
            // Reflect.ownKeys for Symbol-key support; filter non-enumerable to match z.object()
            for (const key of Reflect.ownKeys(input)) {
                if (key === "__proto__")
                    continue;
                if (!Object.prototype.propertyIsEnumerable.call(input, key))
                    continue;
                let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                if (keyResult instanceof Promise) {
                    throw new Error("Async schemas not supported in object keys currently");
                }
                // Numeric string fallback: if key is a numeric string and failed, retry with Number(key). This handles z.number(), z.literal([1, 2, 3]), and unions containing numeric literals
                const checkNumericKey = typeof key === "string" && regexes.number.test(key) && keyResult.issues.length;
                if (checkNumericKey) {
                    const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
                    if (retryResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (retryResult.issues.length === 0) {
                        keyResult = retryResult;
                    }
                }
                if (keyResult.issues.length) {
                    if (def.mode === "loose") {
                        // Pass through unchanged
                        payload.value[key] = input[key];
                    }
                    else if (values) {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                    else {
                        // Default "strict" behavior: error on invalid key
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                    }
                    continue;
                }
                // the guard above tests the raw input key, but the key schema can normalize an ordinary key into __proto__; re-check the key we actually write under
                const outKey = keyResult.value;
                if (outKey === "__proto__")
                    continue;
                const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((result) => {
                        if (result.issues.length) {
                            payload.issues.push(...util.prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }));
                }
                else {
                    if (result.issues.length) {
                        payload.issues.push(...util.prefixIssues(key, result.issues));
                    }
                    payload.value[outKey] = result.value;
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload;
    };
})));
const $ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMap", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Map)) {
            payload.issues.push({
                expected: "map",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Map(), ctx) : new Map();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const [key, value] of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            const valueResult = def.valueType._zod.run({ value: value, issues: [] }, ctx);
            if (keyResult instanceof Promise || valueResult instanceof Promise) {
                proms.push(Promise.all([keyResult, valueResult]).then(([keyResult, valueResult]) => {
                    handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
                }));
            }
            else {
                handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
            }
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, mapSize);
})));
function handleMapResult(keyResult, valueResult, final, key, input, inst, ctx) {
    if (keyResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, keyResult.issues));
        }
        else {
            final.issues.push({
                code: "invalid_key",
                origin: "map",
                input,
                inst,
                issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    if (valueResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, valueResult.issues));
        }
        else {
            final.issues.push({
                origin: "map",
                code: "invalid_element",
                input,
                inst,
                key: key,
                issues: valueResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    final.value.set(keyResult.value, valueResult.value);
}
const $ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSet", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Set)) {
            payload.issues.push({
                input,
                inst,
                expected: "set",
                code: "invalid_type",
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Set(), ctx) : new Set();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const item of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const result = def.valueType._zod.run({ value: item, issues: [] }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleSetResult(result, payload)));
            }
            else
                handleSetResult(result, payload);
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, setSize);
})));
function handleSetResult(result, final) {
    if (result.issues.length) {
        final.issues.push(...result.issues);
    }
    final.value.add(result.value);
}
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
    $ZodType.init(inst, def);
    const values = getEnumValues(def.entries);
    const valuesSet = new Set(values);
    inst._zod.values = valuesSet;
    defineLazyInternal(inst, "pattern", (zod) => {
        const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const values = new Set(def.values);
    inst._zod.values = values;
    util.defineLazyInternal(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(vals.length
            ? `^(${vals
                .map((o) => typeof o === "string" ? util.escapeRegex(o) : o ? util.escapeRegex(o.toString()) : String(o))
                .join("|")})$`
            : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values: def.values,
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFile", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        // @ts-ignore
        if (input instanceof File)
            return payload;
        payload.issues.push({
            expected: "file",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    globalConfig.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
        }
        const _out = def.transform(payload.value, payload);
        if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        if (_out instanceof Promise) {
            throw new $ZodAsyncError();
        }
        payload.value = _out;
        return payload;
    };
});
function handleOptionalResult(payload, result) {
    // A substituting schema that still failed has no usable answer; yield undefined. Its issues are simply dropped: it ran on a payload of its own, so there is no shared array to truncate and nothing of the caller's to lose with it.
    payload.value = result.issues.length ? undefined : result.value;
    return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    // .optional() propagates absence rather than substituting for it, so a defaulted inner keeps its rung.
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    defineLazyInternal(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? new Set([...values, undefined]) : undefined;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        if (payload.value === undefined) {
            // Only the top rung substitutes a value for absence; everything else leaves it intact, which is what .optional() means.
            if (def.innerType._zod.optin !== "defaulted")
                return payload;
            // Its own payload, for the same reason $ZodCatch gets one: a pipe forwards an unrecognized key through the caller's issues array, and this must not read that as the substituting schema failing and drop it.
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
                return result.then((result) => handleOptionalResult(payload, result));
            return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
    // Call parent init - inherits optin/optout = "optional"
    $ZodOptional.init(inst, def);
    // Override values/pattern to NOT add undefined
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
    // Override parse to just delegate (no undefined handling)
    inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : undefined;
    });
    defineLazyInternal(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        // Forward direction (decode): allow null to pass through
        if (payload.value === null)
            return payload;
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
    $ZodType.init(inst, def);
    // inst._zod.qin = "true";
    inst._zod.optin = "defaulted";
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply defaults for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
            /**
             * $ZodDefault returns the default value immediately in forward direction.
             * It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
            return payload;
        }
        // Forward direction: continue with default handling
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleDefaultResult(result, def));
        }
        return handleDefaultResult(result, def);
    };
});
function handleDefaultResult(payload, def) {
    if (payload.value === undefined) {
        payload.value = def.defaultValue;
    }
    return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "defaulted";
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply prefault for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => {
        const v = zod.def.innerType._zod.values;
        return v ? new Set([...v].filter((x) => x !== undefined)) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleNonOptionalResult(result, inst));
        }
        return handleNonOptionalResult(result, inst);
    };
});
function handleNonOptionalResult(payload, inst) {
    if (!payload.issues.length && payload.value === undefined) {
        payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: payload.value,
            inst,
        });
    }
    return payload;
}
const $ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSuccess", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError("ZodSuccess");
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => {
                payload.value = result.issues.length === 0;
                return payload;
            });
        }
        payload.value = result.issues.length === 0;
        return payload;
    };
})));
function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
        payload.value = result.value;
        // The value carries up, so the flag describing it has to carry with it: a back-edge into a node still being parsed must not be frozen by an enclosing readonly, and its checks belong to the node itself. Guarded so the ordinary case adds no own property.
        if (result.memo)
            payload.memo = true;
        return payload;
    }
    // Spread the inner's own payload, not ours: `value` has to stay the input the catch was handed, and the inner ran on a payload of its own so its issues are already private to this call.
    payload.value = def.catchValue({
        ...result,
        value: payload.value,
        error: {
            issues: result.issues.map((iss) => finalizeIssue(iss, ctx, core_config())),
        },
        input: payload.value,
    });
    return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply catch logic
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleCatchResult(payload, result, def, ctx));
        }
        return handleCatchResult(payload, result, def, ctx);
    };
});
const $ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNaN", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "number" || !Number.isNaN(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "nan",
                code: "invalid_type",
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handlePipeResult(right, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
        }
        const left = def.in._zod.run(payload, ctx);
        if (left instanceof Promise) {
            return left.then((left) => handlePipeResult(left, def.out, ctx));
        }
        return handlePipeResult(left, def.out, ctx);
    };
});
function handlePipeResult(left, next, ctx) {
    // Any issue stops the pipe, so a failing refinement never feeds its transform. An unrecognized key is the exception: it describes the input's extra properties, not the value being piped, and an enclosing intersection may yet reconcile it.
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
        // prevent further checks
        left.aborted = true;
        return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
const $ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCodec", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        const direction = ctx.direction || "forward";
        if (direction === "forward") {
            const left = def.in._zod.run(payload, ctx);
            if (left instanceof Promise) {
                return left.then((left) => handleCodecAResult(left, def, ctx));
            }
            return handleCodecAResult(left, def, ctx);
        }
        else {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handleCodecAResult(right, def, ctx));
            }
            return handleCodecAResult(right, def, ctx);
        }
    };
})));
function handleCodecAResult(result, def, ctx) {
    if (result.issues.length) {
        // prevent further checks
        result.aborted = true;
        return result;
    }
    const direction = ctx.direction || "forward";
    if (direction === "forward") {
        const transformed = def.transform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.out, ctx));
        }
        return handleCodecTxResult(result, transformed, def.out, ctx);
    }
    else {
        const transformed = def.reverseTransform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.in, ctx));
        }
        return handleCodecTxResult(result, transformed, def.in, ctx);
    }
}
function handleCodecTxResult(left, value, nextSchema, ctx) {
    // Check if transform added any issues
    if (left.issues.length) {
        left.aborted = true;
        return left;
    }
    return nextSchema._zod.run({ value, issues: left.issues }, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPreprocess", (inst, def) => {
    $ZodPipe.init(inst, def);
})));
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then(handleReadonlyResult);
        }
        return handleReadonlyResult(result);
    };
});
function handleReadonlyResult(payload) {
    // A repeat visit hands back a node that is still being built; freezing it here would make the rest of its keys fail to assign.
    if (!payload.memo)
        payload.value = Object.freeze(payload.value);
    return payload;
}
// a leaf's pattern source with its own checks folded in: the last pattern-carrying check wins, else length bounds narrow the catch-all, else an integer format narrows the number form. the fold lives here instead of on `_zod.pattern` so a bundle without template literals never pays for it
function leafPattern(schema) {
    const def = schema._zod.def;
    let pattern = def.pattern;
    let isInt = !!def.format?.includes("int");
    let minimum;
    let maximum;
    for (const ch of def.checks ?? []) {
        const d = ch._zod.def;
        if (d.pattern)
            pattern = d.pattern;
        isInt || (isInt = !!d.format?.includes("int"));
        const lo = d.minimum ?? d.length;
        const hi = d.maximum ?? d.length;
        if (lo !== undefined && (minimum === undefined || lo > minimum))
            minimum = lo;
        if (hi !== undefined && (maximum === undefined || hi < maximum))
            maximum = hi;
    }
    if (pattern)
        return pattern.source;
    // an empty range matches nothing at runtime, and `{8,5}` is not a legal quantifier
    if (minimum !== undefined && maximum !== undefined && minimum > maximum)
        return "(?!)";
    if (minimum !== undefined || maximum !== undefined)
        return regexes.string({ minimum, maximum }).source;
    const own = schema._zod.pattern;
    return (isInt && own === regexes.number ? regexes.integer : own)?.source;
}
// a part's pattern source. a wrapper's pattern embeds its inner pattern's source verbatim, so the folded form is substituted in place without knowing the wrapper's own composition; a union's options are joined the way the union builds its own pattern
function partPattern(schema) {
    const def = schema._zod.def;
    const own = schema._zod.pattern?.source;
    // lazy resolves its inner on the internals, not the def
    const inner = def.innerType ?? schema._zod.innerType;
    if (inner) {
        const before = inner._zod.pattern?.source;
        const after = partPattern(inner);
        if (own && before && after && after !== before) {
            return own.replace(util.cleanRegex(before), () => util.cleanRegex(after));
        }
        return own;
    }
    if (def.options) {
        const sources = def.options.map(partPattern);
        if (sources.every(Boolean))
            return `^(${sources.map((s) => util.cleanRegex(s)).join("|")})$`;
    }
    return leafPattern(schema);
}
const $ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTemplateLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const regexParts = [];
    for (const part of def.parts) {
        if (typeof part === "object" && part !== null) {
            // is Zod schema
            const source = partPattern(part);
            if (!source) {
                throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
            }
            regexParts.push(util.cleanRegex(source));
        }
        else if (part === null || util.primitiveTypes.has(typeof part)) {
            regexParts.push(util.escapeRegex(`${part}`));
        }
        else {
            throw new Error(`Invalid template literal part: ${part}`);
        }
    }
    inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "string") {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "string",
                code: "invalid_type",
            });
            return payload;
        }
        inst._zod.pattern.lastIndex = 0;
        if (!inst._zod.pattern.test(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                code: "invalid_format",
                format: def.format ?? "template_literal",
                pattern: inst._zod.pattern.source,
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFunction", (inst, def) => {
    $ZodType.init(inst, def);
    // Defined, not assigned: the classic prototype exposes `_def` as a getter with no setter.
    Object.defineProperty(inst, "_def", { value: def });
    inst._zod.def = def;
    inst.implement = (func) => {
        if (typeof func !== "function") {
            throw new Error("implement() must be called with a function");
        }
        // Defined inline so the closure stays anonymous: binding it to a `const` first names it, which costs 256 bytes per implemented function.
        return Object.defineProperty(function (...args) {
            const parsedArgs = inst._def.input ? parse(inst._def.input, args) : args;
            const result = Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return parse(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst.implementAsync = (func) => {
        if (typeof func !== "function") {
            throw new Error("implementAsync() must be called with a function");
        }
        return Object.defineProperty(async function (...args) {
            const parsedArgs = inst._def.input ? await parseAsync(inst._def.input, args) : args;
            const result = await Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return await parseAsync(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "function") {
            payload.issues.push({
                code: "invalid_type",
                expected: "function",
                input: payload.value,
                inst,
            });
            return payload;
        }
        // Check if output is a promise type to determine if we should use async implementation
        const hasPromiseOutput = inst._def.output && inst._def.output._zod.def.type === "promise";
        if (hasPromiseOutput) {
            payload.value = inst.implementAsync(payload.value);
        }
        else {
            payload.value = inst.implement(payload.value);
        }
        return payload;
    };
    inst.input = (...args) => {
        const F = inst.constructor;
        if (Array.isArray(args[0])) {
            return new F({
                type: "function",
                input: new $ZodTuple({
                    type: "tuple",
                    items: args[0],
                    rest: args[1],
                }),
                output: inst._def.output,
            });
        }
        return new F({
            type: "function",
            input: args[0],
            output: inst._def.output,
        });
    };
    inst.output = (output) => {
        const F = inst.constructor;
        return new F({
            type: "function",
            input: inst._def.input,
            output,
        });
    };
    return inst;
})));
const $ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPromise", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        return Promise.resolve(payload.value).then((inner) => def.innerType._zod.run({ value: inner, issues: [] }, ctx));
    };
})));
const $ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLazy", (inst, def) => {
    $ZodType.init(inst, def);
    // Cache the resolved inner type on the shared `def` so all clones of this lazy (e.g. via `.describe()`/`.meta()`) share the same inner instance, preserving identity for cycle detection on recursive schemas.
    util.defineLazy(inst._zod, "innerType", () => {
        const d = def;
        if (!d._cachedInner)
            d._cachedInner = def.getter();
        return d._cachedInner;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
    util.defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? undefined);
    inst._zod.parse = (payload, ctx) => {
        const inner = inst._zod.innerType;
        return inner._zod.run(payload, ctx);
    };
})));
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
    $ZodCheck.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _) => {
        return payload;
    };
    inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
            return r.then((r) => handleRefineResult(r, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
    };
});
function handleRefineResult(result, payload, input, inst) {
    if (!result) {
        const _iss = {
            code: "custom",
            input,
            inst, // incorporates params.error into issue reporting
            path: [...(inst._zod.def.path ?? [])], // incorporates params.error into issue reporting
            continue: !inst._zod.def.abort,
            // params: inst._zod.def.params,
        };
        if (inst._zod.def.params)
            _iss.params = inst._zod.def.params;
        payload.issues.push(util_issue(_iss));
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/registries.js
var registries_a;
const $output = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodOutput")));
const $input = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodInput")));
class $ZodRegistry {
    constructor() {
        this._map = new WeakMap();
        this._idmap = new Map();
    }
    add(schema, ..._meta) {
        const meta = _meta[0];
        this._map.set(schema, meta);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.set(meta.id, schema);
        }
        return this;
    }
    clear() {
        this._map = new WeakMap();
        this._idmap = new Map();
        return this;
    }
    remove(schema) {
        const meta = this._map.get(schema);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.delete(meta.id);
        }
        this._map.delete(schema);
        return this;
    }
    get(schema) {
        // return this._map.get(schema) as any;
        // inherit metadata
        const p = schema._zod.parent;
        if (p) {
            const pm = { ...(this.get(p) ?? {}) };
            delete pm.id; // do not inherit id
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : undefined;
        }
        return this._map.get(schema);
    }
    has(schema) {
        return this._map.has(schema);
    }
}
// registries
function registry() {
    return new $ZodRegistry();
}
(registries_a = globalThis).__zod_globalRegistry ?? (registries_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/api.js




function snapshotChecks(def) {
    if (def.checks)
        def.checks = [...def.checks];
    return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
    return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedString(Class, params) {
    return new Class(snapshotChecks({ type: "string", coerce: true, ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
    return new Class({
        type: "string",
        format: "email",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
    return new Class({
        type: "string",
        format: "guid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v4",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v6",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v7",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
    return new Class({
        type: "string",
        format: "url",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_emoji(Class, params) {
    return new Class({
        type: "string",
        format: "emoji",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
    return new Class({
        type: "string",
        format: "nanoid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
    return new Class({
        type: "string",
        format: "cuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
    return new Class({
        type: "string",
        format: "cuid2",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
    return new Class({
        type: "string",
        format: "ulid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
    return new Class({
        type: "string",
        format: "xid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
    return new Class({
        type: "string",
        format: "ksuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
    return new Class({
        type: "string",
        format: "ipv4",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
    return new Class({
        type: "string",
        format: "ipv6",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mac(Class, params) {
    return new Class({
        type: "string",
        format: "mac",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv4",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv6",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
    return new Class({
        type: "string",
        format: "base64",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
    return new Class({
        type: "string",
        format: "base64url",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
    return new Class({
        type: "string",
        format: "e164",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _creditCard(Class, params) {
    return new Class({
        type: "string",
        format: "credit_card",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _iban(Class, params) {
    return new Class({
        type: "string",
        format: "iban",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
    return new Class({
        type: "string",
        format: "jwt",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
const TimePrecision = {
    Any: null,
    Minute: -1,
    Second: 0,
    Millisecond: 3,
    Microsecond: 6,
};
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
    return new Class({
        type: "string",
        format: "datetime",
        check: "string_format",
        offset: false,
        local: false,
        precision: null,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
    return new Class({
        type: "string",
        format: "date",
        check: "string_format",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
    return new Class({
        type: "string",
        format: "time",
        check: "string_format",
        precision: null,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
    return new Class({
        type: "string",
        format: "duration",
        check: "string_format",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
    return new Class(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
    return new Class(snapshotChecks({ type: "number", coerce: true, checks: [], ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "safeint",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float64(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "int32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "uint32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
    return new Class({
        type: "boolean",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBoolean(Class, params) {
    return new Class({
        type: "boolean",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _bigint(Class, params) {
    return new Class({
        type: "bigint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBigint(Class, params) {
    return new Class({
        type: "bigint",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "int64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "uint64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _symbol(Class, params) {
    return new Class({
        type: "symbol",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_undefined(Class, params) {
    return new Class({
        type: "undefined",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_null(Class, params) {
    return new Class({
        type: "null",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _any(Class) {
    return new Class({
        type: "any",
    });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
    return new Class({
        type: "unknown",
    });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
    return new Class({
        type: "never",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _void(Class, params) {
    return new Class({
        type: "void",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _date(Class, params) {
    return new Class({
        type: "date",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedDate(Class, params) {
    return new Class({
        type: "date",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nan(Class, params) {
    return new Class({
        type: "nan",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
    return new $ZodCheckLessThan({
        check: "less_than",
        ...normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
    return new $ZodCheckLessThan({
        check: "less_than",
        ...normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
    return new $ZodCheckGreaterThan({
        check: "greater_than",
        ...normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
    return new $ZodCheckGreaterThan({
        check: "greater_than",
        ...normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _positive(params) {
    return _gt(0, params);
}
// negative
// @__NO_SIDE_EFFECTS__
function _negative(params) {
    return _lt(0, params);
}
// nonpositive
// @__NO_SIDE_EFFECTS__
function _nonpositive(params) {
    return _lte(0, params);
}
// nonnegative
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
    return _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
    return new $ZodCheckMultipleOf({
        check: "multiple_of",
        ...normalizeParams(params),
        value,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxSize(maximum, params) {
    return new checks.$ZodCheckMaxSize({
        check: "max_size",
        ...util.normalizeParams(params),
        maximum,
    });
}
// @__NO_SIDE_EFFECTS__
function _minSize(minimum, params) {
    return new checks.$ZodCheckMinSize({
        check: "min_size",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _size(size, params) {
    return new checks.$ZodCheckSizeEquals({
        check: "size_equals",
        ...util.normalizeParams(params),
        size,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
    const ch = new $ZodCheckMaxLength({
        check: "max_length",
        ...normalizeParams(params),
        maximum,
    });
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
    return new $ZodCheckMinLength({
        check: "min_length",
        ...normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
    return new $ZodCheckLengthEquals({
        check: "length_equals",
        ...normalizeParams(params),
        length,
    });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
    return new $ZodCheckRegex({
        check: "string_format",
        format: "regex",
        ...normalizeParams(params),
        pattern,
    });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
    return new $ZodCheckLowerCase({
        check: "string_format",
        format: "lowercase",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
    return new $ZodCheckUpperCase({
        check: "string_format",
        format: "uppercase",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
    return new $ZodCheckIncludes({
        check: "string_format",
        format: "includes",
        ...normalizeParams(params),
        includes,
    });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
    return new $ZodCheckStartsWith({
        check: "string_format",
        format: "starts_with",
        ...normalizeParams(params),
        prefix,
    });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
    return new $ZodCheckEndsWith({
        check: "string_format",
        format: "ends_with",
        ...normalizeParams(params),
        suffix,
    });
}
// @__NO_SIDE_EFFECTS__
function _property(property, schema, params) {
    return new checks.$ZodCheckProperty({
        check: "property",
        property,
        schema,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _properties(shape, params) {
    return new $ZodCheckProperties({
        check: "properties",
        shape,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mime(types, params) {
    return new checks.$ZodCheckMimeType({
        check: "mime_type",
        mime: types,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
    return new $ZodCheckOverwrite({
        check: "overwrite",
        tx,
    });
}
// normalize
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
    return _overwrite((input) => input.normalize(form));
}
// trim
// @__NO_SIDE_EFFECTS__
function _trim() {
    return _overwrite((input) => input.trim());
}
// toLowerCase
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
    return _overwrite((input) => input.toLowerCase());
}
// toUpperCase
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
    return _overwrite((input) => input.toUpperCase());
}
// slugify
// @__NO_SIDE_EFFECTS__
function _slugify() {
    return _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
    return new Class({
        type: "array",
        element,
        // get element() {
        //   return element;
        // },
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _union(Class, options, params) {
    return new Class({
        type: "union",
        options,
        ...util.normalizeParams(params),
    });
}
function _xor(Class, options, params) {
    return new Class({
        type: "union",
        options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _discriminatedUnion(Class, discriminator, options, params) {
    return new Class({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _intersection(Class, left, right) {
    return new Class({
        type: "intersection",
        left,
        right,
    });
}
// export function _tuple(
//   Class: util.SchemaClass<schemas.$ZodTuple>,
//   items: [],
//   params?: string | $ZodTupleParams
// ): schemas.$ZodTuple<[], null>;
// @__NO_SIDE_EFFECTS__
function _tuple(Class, items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof schemas.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new Class({
        type: "tuple",
        items,
        rest,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _record(Class, keyType, valueType, params) {
    return new Class({
        type: "record",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _map(Class, keyType, valueType, params) {
    return new Class({
        type: "map",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _set(Class, valueType, params) {
    return new Class({
        type: "set",
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _enum(Class, values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    // if (Array.isArray(values)) {
    //   for (const value of values) {
    //     entries[value] = value;
    //   }
    // } else {
    //   Object.assign(entries, values);
    // }
    // const entries: util.EnumLike = {};
    // for (const val of values) {
    //   entries[val] = val;
    // }
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function _nativeEnum(Class, entries, params) {
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _literal(Class, value, params) {
    return new Class({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _file(Class, params) {
    return new Class({
        type: "file",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _transform(Class, fn) {
    return new Class({
        type: "transform",
        transform: fn,
    });
}
// @__NO_SIDE_EFFECTS__
function _optional(Class, innerType) {
    return new Class({
        type: "optional",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _nullable(Class, innerType) {
    return new Class({
        type: "nullable",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _default(Class, innerType, defaultValue) {
    return new Class({
        type: "default",
        innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
// @__NO_SIDE_EFFECTS__
function _nonoptional(Class, innerType, params) {
    return new Class({
        type: "nonoptional",
        innerType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _success(Class, innerType) {
    return new Class({
        type: "success",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _catch(Class, innerType, catchValue) {
    return new Class({
        type: "catch",
        innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : util.constantCatch(catchValue)),
    });
}
// @__NO_SIDE_EFFECTS__
function _pipe(Class, in_, out) {
    return new Class({
        type: "pipe",
        in: in_,
        out,
    });
}
// @__NO_SIDE_EFFECTS__
function _readonly(Class, innerType) {
    return new Class({
        type: "readonly",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _templateLiteral(Class, parts, params) {
    return new Class({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lazy(Class, getter) {
    return new Class({
        type: "lazy",
        getter,
    });
}
// @__NO_SIDE_EFFECTS__
function _promise(Class, innerType) {
    return new Class({
        type: "promise",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
    const norm = util.normalizeParams(_params);
    norm.abort ?? (norm.abort = true); // default to abort:false
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...norm,
    });
    return schema;
}
// same as _custom but defaults to abort:false
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...normalizeParams(_params),
    });
    return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
    const ch = _check((payload) => {
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util_issue(issue, payload.value, ch._zod.def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = ch);
                _issue.continue ?? (_issue.continue = !ch._zod.def.abort); // abort is always undefined, so this is always true...
                payload.issues.push(util_issue(_issue));
            }
        };
        return fn(payload.value, payload);
    }, params);
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
    const ch = new $ZodCheck({
        check: "custom",
        ...normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// @__NO_SIDE_EFFECTS__
function describe(description) {
    const ch = new $ZodCheck({ check: "describe" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, description });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata) {
    const ch = new $ZodCheck({ check: "meta" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, ...metadata });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _stringbool(Classes, _params) {
    const params = util.normalizeParams(_params);
    let truthyArray = params.truthy ?? ["true", "1", "yes", "on", "y", "enabled"];
    let falsyArray = params.falsy ?? ["false", "0", "no", "off", "n", "disabled"];
    if (params.case !== "sensitive") {
        truthyArray = truthyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
        falsyArray = falsyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
    }
    const truthySet = new Set(truthyArray);
    const falsySet = new Set(falsyArray);
    const _Codec = Classes.Codec ?? schemas.$ZodCodec;
    const _Boolean = Classes.Boolean ?? schemas.$ZodBoolean;
    const _String = Classes.String ?? schemas.$ZodString;
    const stringSchema = new _String({ type: "string", error: params.error });
    const booleanSchema = new _Boolean({ type: "boolean", error: params.error });
    const codec = new _Codec({
        type: "pipe",
        in: stringSchema,
        out: booleanSchema,
        transform: ((input, payload) => {
            let data = input;
            if (params.case !== "sensitive")
                data = data.toLowerCase();
            if (truthySet.has(data)) {
                return true;
            }
            else if (falsySet.has(data)) {
                return false;
            }
            else {
                payload.issues.push({
                    code: "invalid_value",
                    expected: "stringbool",
                    values: [...truthySet, ...falsySet],
                    input: payload.value,
                    inst: codec,
                    continue: false,
                });
                return {};
            }
        }),
        reverseTransform: ((input, _payload) => {
            if (input === true) {
                return truthyArray[0] || "true";
            }
            else {
                return falsyArray[0] || "false";
            }
        }),
        error: params.error,
    });
    codec._zod.bag.truthy = truthyArray;
    codec._zod.bag.falsy = falsyArray;
    codec._zod.bag.case = params.case ?? "insensitive";
    return codec;
}
// @__NO_SIDE_EFFECTS__
function _stringFormat(Class, format, fnOrRegex, _params = {}) {
    const params = util.normalizeParams(_params);
    const def = {
        check: "string_format",
        type: "string",
        format,
        fn: typeof fnOrRegex === "function" ? fnOrRegex : (val) => fnOrRegex.test(val),
        ...params,
    };
    if (fnOrRegex instanceof RegExp) {
        def.pattern = fnOrRegex;
    }
    const inst = new Class(def);
    return inst;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/to-json-schema.js


function assignProps(target, ...sources) {
    for (const source of sources) {
        for (const key of Reflect.ownKeys(source)) {
            if (Object.prototype.propertyIsEnumerable.call(source, key)) {
                util_assignProp(target, key, source[key]);
            }
        }
    }
    return target;
}
// function initializeContext<T extends schemas.$ZodType>(inputs: JSONSchemaGeneratorParams<T>): ToJSONSchemaContext<T> {
//   return {
//     processor: inputs.processor,
//     metadataRegistry: inputs.metadata ?? globalRegistry,
//     target: inputs.target ?? "draft-2020-12",
//     unrepresentable: inputs.unrepresentable ?? "throw",
//   };
// }
function to_json_schema_initializeContext(params) {
    // Normalize target: convert old non-hyphenated versions to hyphenated versions
    let target = params?.target ?? "draft-2020-12";
    if (target === "draft-4")
        target = "draft-04";
    if (target === "draft-7")
        target = "draft-07";
    return {
        processors: params.processors ?? {},
        metadataRegistry: params?.metadata ?? globalRegistry,
        target,
        unrepresentable: params?.unrepresentable ?? "throw",
        override: params?.override ?? (() => { }),
        io: params?.io ?? "output",
        counter: 0,
        seen: new Map(),
        sharedDefsExtractedFor: undefined,
        sharedEmitDoneFor: undefined,
        cycles: params?.cycles ?? "ref",
        reused: params?.reused ?? "inline",
        intersections: [],
        deferred: [],
        external: params?.external ?? undefined,
    };
}
/**
 * Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
 * `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
 * custom JSON Schema was written into `json`, in which case the caller must not write its own.
 */
function handleUnrepresentable(schema, ctx, json, params, message) {
    const result = typeof ctx.unrepresentable === "function"
        ? ctx.unrepresentable({ zodSchema: schema, path: params.path, message })
        : ctx.unrepresentable;
    if (result === "any")
        return false;
    if (result === undefined || result === "throw")
        throw new Error(message);
    Object.assign(json, result);
    return true;
}
// never rename this back to `process`: bundler polyfills inject a top-level `const process` that a lexical declaration of the same name collides with (#6397)
function to_json_schema_processSchema(schema, ctx, _params = { path: [], schemaPath: [] }) {
    var _a;
    const def = schema._zod.def;
    // check for schema in seens
    const seen = ctx.seen.get(schema);
    if (seen) {
        seen.count++;
        // check if cycle
        const isCycle = _params.schemaPath.includes(schema);
        if (isCycle) {
            seen.cycle = _params.path;
        }
        return seen.schema;
    }
    // initialize
    const result = { schema: {}, count: 1, cycle: undefined, path: _params.path };
    ctx.seen.set(schema, result);
    ctx.sharedDefsExtractedFor = undefined;
    ctx.sharedEmitDoneFor = undefined;
    // custom method overrides default behavior
    const overrideSchema = schema._zod.toJSONSchema?.();
    if (overrideSchema) {
        result.schema = overrideSchema;
    }
    else {
        const params = {
            ..._params,
            schemaPath: [..._params.schemaPath, schema],
            path: _params.path,
        };
        if (schema._zod.processJSONSchema) {
            schema._zod.processJSONSchema(ctx, result.schema, params);
        }
        else {
            const _json = result.schema;
            const processor = ctx.processors[def.type];
            if (!processor) {
                throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
            }
            processor(schema, ctx, _json, params);
        }
        const parent = schema._zod.parent;
        if (parent) {
            // Also set ref if processor didn't (for inheritance)
            if (!result.ref)
                result.ref = parent;
            to_json_schema_processSchema(parent, ctx, params);
            ctx.seen.get(parent).isParent = true;
        }
    }
    // metadata
    const meta = ctx.metadataRegistry.get(schema);
    if (meta)
        assignProps(result.schema, meta);
    if (ctx.io === "input" && isTransforming(schema)) {
        // examples/defaults only apply to output type of pipe
        delete result.schema.examples;
        delete result.schema.default;
    }
    // set prefault as default
    if (ctx.io === "input" && "_prefault" in result.schema)
        (_a = result.schema).default ?? (_a.default = result.schema._prefault);
    delete result.schema._prefault;
    // pulling fresh from ctx.seen in case it was overwritten
    const _result = ctx.seen.get(schema);
    return _result.schema;
}
/** @deprecated Renamed to `processSchema`. An export alias declares no binding, so it is safe to keep. */

// Escape a reference token for use in a JSON Pointer fragment (RFC 6901): `~` becomes `~0` and `/` becomes `~1`. The `~` replacement must run first.
function encodeJSONPointerSegment(segment) {
    return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function to_json_schema_extractDefs(ctx, schema
// params: EmitParams
) {
    // iterate over seen map;
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // With `external` set, every registered schema resolves through the external branch of `makeURI`, so the root branch below produces the same ref the external branch would — this pass is identical whichever schema it is called with, and only needs to run once.
    if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
        return;
    // Track ids to detect duplicates across different schemas
    const idToSchema = new Map();
    for (const entry of ctx.seen.entries()) {
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            const existing = idToSchema.get(id);
            if (existing && existing !== entry[0]) {
                throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
            }
            idToSchema.set(id, entry[0]);
        }
    }
    // returns a ref to the schema defId will be empty if the ref points to an external schema (or #)
    const makeURI = (entry) => {
        // comparing the seen objects because sometimes multiple schemas map to the same seen object. e.g. lazy
        // external is configured
        const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
        if (ctx.external) {
            const externalId = ctx.external.registry.get(entry[0])?.id; // ?? "__shared";// `__schema${ctx.counter++}`;
            // check if schema is in the external registry
            const uriGenerator = ctx.external.uri ?? ((id) => id);
            if (externalId) {
                return { ref: uriGenerator(externalId) };
            }
            // otherwise, add to __shared
            const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
            entry[1].defId = id; // set defId so it will be reused if needed
            return { defId: id, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}` };
        }
        const uriPrefix = `#`;
        const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
        // an id-less root has nowhere to be extracted to, so it stays inline and self-references as `#`
        if (entry[1] === root && !entry[1].schema.id) {
            return { ref: uriPrefix };
        }
        // self-contained schema
        const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
        return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
    };
    // stored cached version in `def` property remove all properties, set $ref
    const extractToDef = (entry) => {
        // if the schema is already a reference, do not extract it
        if (entry[1].schema.$ref) {
            return;
        }
        const seen = entry[1];
        const { ref, defId } = makeURI(entry);
        seen.def = { ...seen.schema };
        // defId won't be set if the schema is a reference to an external schema or if the schema is the root schema
        if (defId)
            seen.defId = defId;
        // wipe away all properties except $ref
        const schema = seen.schema;
        for (const key in schema) {
            delete schema[key];
        }
        schema.$ref = ref;
    };
    // throw on cycles
    // break cycles
    if (ctx.cycles === "throw") {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.cycle) {
                throw new Error("Cycle detected: " +
                    `#/${seen.cycle?.join("/")}/<root>` +
                    '\n\nSet the `cycles` parameter to `"ref"` to resolve cyclical schemas with defs.');
            }
        }
    }
    // extract schemas into $defs
    for (const entry of ctx.seen.entries()) {
        const seen = entry[1];
        // convert root schema to # $ref
        if (schema === entry[0]) {
            extractToDef(entry); // this has special handling for the root schema
            continue;
        }
        // extract schemas that are in the external registry
        if (ctx.external) {
            const ext = ctx.external.registry.get(entry[0])?.id;
            if (schema !== entry[0] && ext) {
                extractToDef(entry);
                continue;
            }
        }
        // extract schemas with `id` meta
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            extractToDef(entry);
            continue;
        }
        // break cycles
        if (seen.cycle) {
            // any
            extractToDef(entry);
            continue;
        }
        // extract reused schemas
        if (seen.count > 1) {
            if (ctx.reused === "ref") {
                extractToDef(entry);
            }
        }
    }
    if (ctx.external)
        ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
    const options = schema.anyOf;
    if (!Array.isArray(options) || options.length === 0 || schema.type !== undefined)
        return;
    const types = [];
    for (const option of options) {
        if (!option || typeof option !== "object")
            return;
        // A branch that is itself a compactible union folds into this one — nested `anyOf` and a flat `type` array say the same thing. Compacting it first also makes the result independent of the order this pass walks the seen map in.
        compactTypeUnion(option);
        const keys = Object.keys(option);
        if (keys.length !== 1 || keys[0] !== "type")
            return;
        const type = option.type;
        for (const member of Array.isArray(type) ? type : [type]) {
            if (typeof member !== "string")
                return;
            if (!types.includes(member))
                types.push(member);
        }
    }
    delete schema.anyOf;
    // A `type` array must be non-empty and unique (metaschema); a single member is spelled as a bare string.
    schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
 * an annotation like `description` — makes a member unfoldable, so a constraint this does not
 * understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = new Set(["type", "properties", "required", "additionalProperties"]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
    const extra = member.additionalProperties;
    if (extra === undefined || extra === false || typeof extra !== "object" || extra === null)
        return null;
    return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
    const objects = [];
    for (const member of members) {
        // A boolean subschema is legal JSON Schema and carries no keywords to fold.
        if (typeof member !== "object" || member.type !== "object")
            return null;
        for (const key in member) {
            if (!FOLDABLE_KEYS.has(key))
                return null;
        }
        objects.push(member);
    }
    const properties = {};
    const required = new Set();
    for (const object of objects) {
        for (const key in object.properties) {
            // `in` would report a `__proto__` key as already present via the prototype chain and skip it.
            if (Object.prototype.hasOwnProperty.call(properties, key))
                continue;
            // Every member constrains this key: the ones that declare it say how, and a `catchall` member constrains it too even though it does not name it. The key has to satisfy all of them, which is the same intersection one level down.
            const parts = [];
            for (const other of objects) {
                const part = other.properties?.[key] ?? undeclaredConstraint(other);
                if (part === null || part === undefined)
                    continue;
                if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
                    parts.push(part);
            }
            const merged = parts.length === 1
                ? parts[0]
                : (foldObjects(parts) ?? { allOf: parts });
            util_assignProp(properties, key, merged);
        }
        for (const key of object.required ?? [])
            required.add(key);
    }
    const folded = { type: "object", properties };
    if (required.size)
        folded.required = [...required];
    // A key no member declares is rejected only when every member rejects it, so the fold is closed only when every member is. Otherwise it carries whatever the `catchall` members demand of such a key.
    if (objects.every((object) => object.additionalProperties === false)) {
        folded.additionalProperties = false;
    }
    else {
        const constraints = [];
        for (const object of objects) {
            const constraint = undeclaredConstraint(object);
            if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
                constraints.push(constraint);
        }
        if (constraints.length === 1)
            folded.additionalProperties = constraints[0];
        else if (constraints.length > 1)
            folded.additionalProperties = { allOf: constraints };
    }
    return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
 * closed object members reject each other's keys and the schema validates nothing. Zod's parser
 * pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
 * *every* side rejects it — so the emitted schema has to pool them too, and folding the members
 * into one object is the encoding that says so on every target.
 *
 * This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
 * machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
 * keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
    const allOf = json.allOf;
    if (!Array.isArray(allOf) || allOf.length < 2)
        return;
    // An `override` runs before this pass and may have written object keywords onto the intersection itself. Those are deliberate, so decline rather than overwrite them.
    for (const key of FOLDABLE_KEYS)
        if (key in json)
            return;
    // An intersection distributes over a union: `A & (X | Y)` is `(A & X) | (A & Y)`. Only the first union is distributed over; a second one stays among the members every branch folds against, where it fails the object check and declines the whole intersection rather than multiplying out.
    const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
    let folded = null;
    if (!unions.length) {
        folded = foldObjects(allOf);
    }
    else {
        const union = unions[0];
        const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
        if (Object.keys(union).length !== 1)
            return;
        const rest = allOf.filter((m) => m !== union);
        const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
        if (branches.some((b) => !b))
            return;
        folded = { [keyword]: branches };
    }
    if (!folded)
        return;
    delete json.allOf;
    assignProps(json, folded);
}
function to_json_schema_finalize(ctx, schema) {
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // flatten refs - inherit properties from parent schemas
    const flattenRef = (zodSchema) => {
        const seen = ctx.seen.get(zodSchema);
        // already processed
        if (seen.ref === null)
            return;
        const schema = seen.def ?? seen.schema;
        const _cached = { ...schema };
        const ref = seen.ref;
        seen.ref = null; // prevent infinite recursion
        if (ref) {
            flattenRef(ref);
            const refSeen = ctx.seen.get(ref);
            const refSchema = refSeen.schema;
            // merge referenced schema into current
            if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
                // older drafts can't combine $ref with other properties
                schema.allOf = schema.allOf ?? [];
                schema.allOf.push(refSchema);
            }
            else {
                assignProps(schema, refSchema);
            }
            // restore child's own properties (child wins)
            assignProps(schema, _cached);
            const isParentRef = zodSchema._zod.parent === ref;
            // For parent chain, child is a refinement - remove parent-only properties
            if (isParentRef) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (!(key in _cached)) {
                        delete schema[key];
                    }
                }
            }
            // When ref was extracted to $defs, remove properties that match the definition
            if (refSchema.$ref && refSeen.def) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) {
                        delete schema[key];
                    }
                }
            }
        }
        // If parent was extracted (has $ref), propagate $ref to this schema. This handles cases like: readonly().meta({id}).describe() where processor sets ref to innerType but parent should be referenced
        const parent = zodSchema._zod.parent;
        if (parent && parent !== ref) {
            // Ensure parent is processed first so its def has inherited properties
            flattenRef(parent);
            const parentSeen = ctx.seen.get(parent);
            if (parentSeen?.schema.$ref) {
                schema.$ref = parentSeen.schema.$ref;
                // De-duplicate with parent's definition
                if (parentSeen.def) {
                    for (const key in schema) {
                        if (key === "$ref" || key === "allOf")
                            continue;
                        if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) {
                            delete schema[key];
                        }
                    }
                }
            }
        }
        // execute overrides
        ctx.override({
            zodSchema: zodSchema,
            jsonSchema: schema,
            path: seen.path ?? [],
        });
    };
    // Flattening walks the whole map and clears each `ref` as it goes, so a second call over the same map is a no-op scan. Skip it outright once it has run for a registry conversion.
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of [...ctx.seen.entries()].reverse()) {
            flattenRef(entry[0]);
        }
        if (ctx.target !== "openapi-3.0") {
            for (const entry of ctx.seen.entries()) {
                compactTypeUnion(entry[1].def ?? entry[1].schema);
            }
        }
        for (const rewrite of ctx.deferred)
            rewrite();
        // After flattening, every member that was extracted is a `$ref`, so the fold sees the final shape. A schema that inherits an intersection — through `z.lazy`, or any `ref` chain — holds the same `allOf` array, so fold by array identity to catch every copy.
        if (ctx.intersections.length) {
            const carriers = new Map();
            for (const seen of ctx.seen.values()) {
                for (const json of [seen.schema, seen.def]) {
                    const allOf = json?.allOf;
                    if (!Array.isArray(allOf))
                        continue;
                    const existing = carriers.get(allOf);
                    if (existing)
                        existing.push(json);
                    else
                        carriers.set(allOf, [json]);
                }
            }
            for (const allOf of ctx.intersections) {
                for (const json of carriers.get(allOf) ?? [])
                    foldIntersection(json);
            }
        }
    }
    const result = {};
    if (ctx.target === "draft-2020-12") {
        result.$schema = "https://json-schema.org/draft/2020-12/schema";
    }
    else if (ctx.target === "draft-07") {
        result.$schema = "http://json-schema.org/draft-07/schema#";
    }
    else if (ctx.target === "draft-04") {
        result.$schema = "http://json-schema.org/draft-04/schema#";
    }
    else if (ctx.target === "openapi-3.0") {
        // OpenAPI 3.0 schema objects should not include a $schema property
    }
    else {
        // Arbitrary string values are allowed but won't have a $schema property set
    }
    if (ctx.external?.uri) {
        const id = ctx.external.registry.get(schema)?.id;
        if (!id)
            throw new Error("Schema is missing an `id` property");
        result.$id = ctx.external.uri(id);
    }
    // when the root was extracted into $defs, `root.schema` is the `$ref` wrapper and `root.def` is the body that now lives under $defs
    assignProps(result, root.defId ? root.schema : (root.def ?? root.schema));
    // The `id` in `.meta()` is a Zod-specific registration tag used to extract schemas into $defs — it is not user-facing JSON Schema metadata. Strip it from the output body where it would otherwise leak. The id is preserved implicitly via the $defs key (and via $ref paths).
    const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
    if (rootMetaId !== undefined && result.id === rootMetaId)
        delete result.id;
    // build defs object. With `external`, `defs` is the shared object every schema writes into, so the same entries are reassigned on every call. Without it, `defs` is fresh per call and must be rebuilt.
    const defs = ctx.external?.defs ?? {};
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.def && seen.defId) {
                if (seen.def.id === seen.defId)
                    delete seen.def.id;
                util_assignProp(defs, seen.defId, seen.def);
            }
        }
    }
    if (ctx.external)
        ctx.sharedEmitDoneFor = ctx.external;
    // set definitions in result
    if (ctx.external) {
    }
    else {
        if (Object.keys(defs).length > 0) {
            if (ctx.target === "draft-2020-12") {
                result.$defs = defs;
            }
            else {
                result.definitions = defs;
            }
        }
    }
    try {
        // this "finalizes" this schema and ensures all cycles are removed each call to finalize() is functionally independent though the seen map is shared
        const finalized = JSON.parse(JSON.stringify(result));
        Object.defineProperty(finalized, "~standard", {
            value: {
                ...schema["~standard"],
                jsonSchema: {
                    input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
                    output: createStandardJSONSchemaMethod(schema, "output", ctx.processors),
                },
            },
            enumerable: false,
            writable: false,
        });
        return finalized;
    }
    catch (_err) {
        throw new Error("Error converting schema to JSON.");
    }
}
function isTransforming(_schema, _ctx) {
    const ctx = _ctx ?? { seen: new Set() };
    if (ctx.seen.has(_schema))
        return false;
    ctx.seen.add(_schema);
    const def = _schema._zod.def;
    if (def.type === "transform")
        return true;
    if (def.type === "array")
        return isTransforming(def.element, ctx);
    if (def.type === "set")
        return isTransforming(def.valueType, ctx);
    if (def.type === "lazy")
        return isTransforming(def.getter(), ctx);
    if (def.type === "promise" ||
        def.type === "optional" ||
        def.type === "nonoptional" ||
        def.type === "nullable" ||
        def.type === "readonly" ||
        def.type === "default" ||
        def.type === "prefault" ||
        def.type === "catch") {
        return isTransforming(def.innerType, ctx);
    }
    if (def.type === "intersection") {
        return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
    }
    if (def.type === "record" || def.type === "map") {
        return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
    }
    if (def.type === "pipe") {
        if (_schema._zod.traits.has("$ZodCodec"))
            return true;
        return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
    }
    if (def.type === "object") {
        for (const key in def.shape) {
            if (isTransforming(def.shape[key], ctx))
                return true;
        }
        return false;
    }
    if (def.type === "union") {
        for (const option of def.options) {
            if (isTransforming(option, ctx))
                return true;
        }
        return false;
    }
    if (def.type === "tuple") {
        for (const item of def.items) {
            if (isTransforming(item, ctx))
                return true;
        }
        if (def.rest && isTransforming(def.rest, ctx))
            return true;
        return false;
    }
    return false;
}
/**
 * Creates a toJSONSchema method for a schema instance.
 * This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
 */
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
    const ctx = to_json_schema_initializeContext({ ...params, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
    const { libraryOptions, target } = params ?? {};
    const ctx = to_json_schema_initializeContext({ ...(libraryOptions ?? {}), target, io, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/json-schema-processors.js




const narrowMin = (agg, key, value) => {
    if (agg[key] === undefined || value > agg[key])
        agg[key] = value;
};
const narrowMax = (agg, key, value) => {
    if (agg[key] === undefined || value < agg[key])
        agg[key] = value;
};
const narrowBoth = (agg, value) => {
    narrowMin(agg, "minimum", value);
    narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
    agg.multipleOf ?? (agg.multipleOf = []);
    if (!agg.multipleOf.includes(value))
        agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
    agg.patterns ?? (agg.patterns = new Set());
    agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
    agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
// last-wins, matching the bag's historical write order; the flag keeps an integer format from being lost to a later float one
const setFormat = (agg, format) => {
    agg.format = format;
    if (format.includes("int"))
        agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
    setFormat(agg, def.format);
    const [minimum, maximum] = ranges[def.format];
    narrowMin(agg, "minimum", minimum);
    narrowMax(agg, "maximum", maximum);
};
const contributors = {
    greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
    less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
    multiple_of: (agg, def) => addDivisor(agg, def.value),
    number_format: formatContributor(NUMBER_FORMAT_RANGES),
    bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
    min_length: minContributor,
    max_length: maxContributor,
    length_equals: (agg, def) => narrowBoth(agg, def.length),
    min_size: minContributor,
    max_size: maxContributor,
    size_equals: (agg, def) => narrowBoth(agg, def.size),
    string_format: (agg, def) => {
        setFormat(agg, def.format);
        if (def.pattern)
            addPattern(agg, def.pattern);
        if (def.format === "base64" || def.format === "base64url")
            agg.contentEncoding = def.format;
        if (def.local || def.precision === -1)
            agg.laxFormat = true;
    },
    mime_type: (agg, def) => intersectMime(agg, def.mime),
};
function aggregateChecks(schema) {
    const agg = {};
    const def = schema._zod.def;
    // a format schema is its own first check, same rule as $ZodType init
    const list = schema._zod.traits.has("$ZodCheck")
        ? [schema, ...(def.checks ?? [])]
        : (def.checks ?? []);
    for (const ch of list)
        contributors[ch._zod.def.check]?.(agg, ch._zod.def);
    // reconcile with the bag so third-party onattach contributions still land; first-party residue is never tighter than the fold, so merging it back is idempotent for one and additive for the other
    const bag = schema._zod.bag;
    if (bag.minimum !== undefined)
        narrowMin(agg, "minimum", bag.minimum);
    if (bag.exclusiveMinimum !== undefined)
        narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
    if (bag.maximum !== undefined)
        narrowMax(agg, "maximum", bag.maximum);
    if (bag.exclusiveMaximum !== undefined)
        narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
    if (bag.multipleOf !== undefined)
        addDivisor(agg, bag.multipleOf);
    if (bag.format !== undefined) {
        agg.format ?? (agg.format = bag.format);
        if (bag.format.includes("int"))
            agg.isInt = true;
    }
    if (bag.mime)
        intersectMime(agg, bag.mime);
    for (const pattern of bag.patterns ?? [])
        addPattern(agg, pattern);
    return agg;
}
const formatMap = {
    guid: "uuid",
    url: "uri",
    datetime: "date-time",
    json_string: "json-string",
    regex: "", // do not set
};
// ==================== SIMPLE TYPE PROCESSORS ====================
// the runtime patterns are lax so parse paths never overflow the regex stack; the emitted schema swaps in the exact block forms, which zod itself never executes
const exactPatterns = new Map([
    [base64Charset, base64],
    [base64urlCharset, base64url],
]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
    const json = _json;
    json.type = "string";
    const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minLength = minimum;
    if (typeof maximum === "number")
        json.maxLength = maximum;
    // custom pattern overrides format
    if (format) {
        json.format = formatMap[format] ?? format;
        if (json.format === "")
            delete json.format; // empty format is not valid
        // `z.iso.time()` is never full-time, and `laxFormat` carries the datetime shapes that also accept what their keyword forbids
        if (format === "time" || laxFormat) {
            delete json.format;
        }
    }
    if (contentEncoding)
        json.contentEncoding = contentEncoding;
    if (patterns && patterns.size > 0) {
        const patternList = [...patterns].map(exactPattern);
        if (patternList.length === 1)
            json.pattern = patternList[0].source;
        else if (patternList.length > 1) {
            json.allOf = [
                ...patternList.map((regex) => ({
                    ...(ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0"
                        ? { type: "string" }
                        : {}),
                    pattern: regex.source,
                })),
            ];
        }
    }
};
const numberProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
    json.type = isInt ? "integer" : "number";
    // when both minimum and exclusiveMinimum exist, pick the more restrictive one
    const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
    const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
    const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
    if (exMin) {
        if (legacy) {
            json.minimum = exclusiveMinimum;
            json.exclusiveMinimum = true;
        }
        else {
            json.exclusiveMinimum = exclusiveMinimum;
        }
    }
    else if (typeof minimum === "number") {
        json.minimum = minimum;
    }
    if (exMax) {
        if (legacy) {
            json.maximum = exclusiveMaximum;
            json.exclusiveMaximum = true;
        }
        else {
            json.exclusiveMaximum = exclusiveMaximum;
        }
    }
    else if (typeof maximum === "number") {
        json.maximum = maximum;
    }
    if (multipleOf) {
        // JSON Schema requires a divisor strictly greater than zero, and a non-finite one does not survive JSON at all. A negative divisor accepts exactly what its absolute value accepts, so it still maps; zero, NaN and Infinity have no keyword form.
        const divisors = new Set();
        for (const divisor of multipleOf) {
            if (Number.isFinite(divisor) && divisor !== 0)
                divisors.add(Math.abs(divisor));
            else
                handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
        }
        // chained divisors are a conjunction the keyword cannot carry alone, so extras ride an allOf, same as stacked patterns
        const [first, ...rest] = divisors;
        if (first !== undefined)
            json.multipleOf = first;
        if (rest.length)
            json.allOf = [...(json.allOf ?? []), ...rest.map((m) => ({ multipleOf: m }))];
    }
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
    if (ctx.target === "openapi-3.0") {
        json.type = "string";
        json.nullable = true;
        json.enum = [null];
    }
    else {
        json.type = "null";
    }
};
const undefinedProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
    json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const dateProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
    const def = schema._zod.def;
    const values = getEnumValues(def.entries);
    // an empty enum accepts nothing, same as z.never()
    if (values.length === 0) {
        json.not = {};
        return;
    }
    // Number enums can have both string and number values
    if (values.every((v) => typeof v === "number"))
        json.type = "number";
    if (values.every((v) => typeof v === "string"))
        json.type = "string";
    json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // a literal with no values accepts nothing, same as z.never()
    if (def.values.length === 0) {
        json.not = {};
        return;
    }
    const vals = [];
    for (const val of def.values) {
        if (val === undefined) {
            // a custom schema replaces the whole literal, so there is nothing left to accumulate
            if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema"))
                return;
            // otherwise do not add to vals
        }
        else if (typeof val === "bigint") {
            if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema"))
                return;
            vals.push(Number(val));
        }
        else {
            vals.push(val);
        }
    }
    if (vals.length === 0) {
        // do nothing (an undefined literal was stripped)
    }
    else if (vals.length === 1) {
        const val = vals[0];
        json.type = val === null ? "null" : typeof val;
        if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
            json.enum = [val];
        }
        else {
            json.const = val;
        }
    }
    else {
        if (vals.every((v) => typeof v === "number"))
            json.type = "number";
        if (vals.every((v) => typeof v === "string"))
            json.type = "string";
        if (vals.every((v) => typeof v === "boolean"))
            json.type = "boolean";
        if (vals.every((v) => v === null))
            json.type = "null";
        json.enum = vals;
    }
};
const nanProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    const pattern = schema._zod.pattern;
    if (!pattern)
        throw new Error("Pattern not found in template literal");
    _json.type = "string";
    _json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    _json.type = "string";
    _json.format = "binary";
    _json.contentEncoding = "binary";
    const { minimum, maximum, mime } = aggregateChecks(schema);
    if (minimum !== undefined)
        _json.minLength = minimum;
    if (maximum !== undefined)
        _json.maxLength = maximum;
    if (!mime)
        return;
    // an empty intersection means the mime checks share no value, so nothing passes at runtime; `anyOf` must be non-empty, so the false schema is `not: {}`
    if (mime.length === 0)
        _json.not = {};
    else if (mime.length === 1)
        _json.contentMediaType = mime[0];
    // only contentMediaType differs, so the shared props stay at the root
    else
        _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
// ==================== COMPOSITE TYPE PROCESSORS ====================
const arrayProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
    json.type = "array";
    json.items = to_json_schema_processSchema(def.element, ctx, {
        ...params,
        path: [...params.path, "items"],
    });
};
// Transform and catch set `optin = "optional"` at runtime so the parser lets them observe an
// absent key, but their declared input type stays required. An input JSON Schema describes the
// declared type, so resolve past them to the schema that actually carries the optionality.
// Used by both `objectProcessor` (for `required`) and `tupleProcessor` (for `minItems`); see
// wiki/optionality.md, "The JSON Schema emitter reads the *static* value".
function inputOptin(schema) {
    const def = schema._zod.def;
    if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
        return inputOptin(def.out);
    }
    if (def.type === "catch") {
        return inputOptin(def.innerType);
    }
    return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const shape = def.shape;
    // dropping it while still emitting `additionalProperties: false` would emit a schema that rejects data this one requires
    const symbolKeys = Object.getOwnPropertySymbols(shape);
    if (symbolKeys.length &&
        handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) {
        return;
    }
    json.type = "object";
    json.properties = {};
    for (const key in shape) {
        // assignProp so a __proto__ key becomes an own property instead of hitting the inherited setter on the plain {} we build into
        util_assignProp(json.properties, key, to_json_schema_processSchema(shape[key], ctx, {
            ...params,
            path: [...params.path, "properties", key],
        }));
    }
    // required keys
    const requiredKeys = [];
    for (const key of Object.keys(shape)) {
        const field = def.shape[key];
        if (ctx.io === "input" ? inputOptin(field) === undefined : field._zod.optout === undefined) {
            requiredKeys.push(key);
        }
    }
    if (requiredKeys.length > 0) {
        json.required = requiredKeys;
    }
    // catchall
    if (def.catchall?._zod.def.type === "never") {
        // strict
        json.additionalProperties = false;
    }
    else if (!def.catchall) {
        // regular
        if (ctx.io === "output")
            json.additionalProperties = false;
    }
    else if (def.catchall) {
        json.additionalProperties = to_json_schema_processSchema(def.catchall, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
};
const unionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // Exclusive unions (inclusive === false) use oneOf (exactly one match) instead of anyOf (one or more matches). This includes both z.xor() and discriminated unions
    const isExclusive = def.inclusive === false;
    const options = def.options.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, isExclusive ? "oneOf" : "anyOf", i],
    }));
    if (isExclusive) {
        json.oneOf = options;
    }
    else {
        json.anyOf = options;
    }
};
const intersectionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const a = to_json_schema_processSchema(def.left, ctx, {
        ...params,
        path: [...params.path, "allOf", 0],
    });
    const b = to_json_schema_processSchema(def.right, ctx, {
        ...params,
        path: [...params.path, "allOf", 1],
    });
    const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
    const allOf = [
        ...(isSimpleIntersection(a) ? a.allOf : [a]),
        ...(isSimpleIntersection(b) ? b.allOf : [b]),
    ];
    json.allOf = allOf;
    // Recorded innermost first, so a nested intersection has already folded by the time this one is considered. The array is the handle rather than the schema, because a wrapper that inherits this schema shares the same array; `finalize` folds every object holding it. See `foldIntersection`.
    ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "array";
    const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
    const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
    const prefixItems = def.items.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, prefixPath, i],
    }));
    const rest = def.rest
        ? to_json_schema_processSchema(def.rest, ctx, {
            ...params,
            path: [...params.path, restPath, ...(ctx.target === "openapi-3.0" ? [def.items.length] : [])],
        })
        : null;
    let minItems = def.items.length;
    while (minItems > 0) {
        const item = def.items[minItems - 1];
        const optional = ctx.io === "input" ? inputOptin(item) !== undefined : item._zod.optout === "optional";
        if (!optional)
            break;
        minItems--;
    }
    const maxItems = def.items.length;
    const isClosed = !def.rest;
    if (ctx.target === "draft-2020-12") {
        json.prefixItems = prefixItems;
        if (isClosed) {
            json.items = false;
        }
        else if (rest) {
            json.items = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else if (ctx.target === "openapi-3.0") {
        json.items = {
            anyOf: prefixItems,
        };
        if (rest) {
            json.items.anyOf.push(rest);
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else {
        json.items = prefixItems;
        if (isClosed) {
            json.additionalItems = false;
        }
        else if (rest) {
            json.additionalItems = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    // explicit user-defined length checks take precedence
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
 * numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
 * behind a wrapper only carries its own `type` before then, and a union key only has its branches.
 *
 * A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
 * than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
 * exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
 * accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
 * outright. */
function stringifyKeyNames(bySchema, json, visited) {
    // an extracted key that rewrites cannot go on sharing its definition — the string form a key position needs is not the number form every other reference wants — so it inlines. One that does not rewrite keeps the `$ref`.
    if (json.$ref) {
        // a recursive key holds its own reference inside its definition, so a node already on the path is left alone rather than resolved again
        if (visited.has(json))
            return json;
        visited.add(json);
        const def = bySchema.get(json)?.def;
        if (!def)
            return json;
        const inlined = stringifyKeyNames(bySchema, def, visited);
        return inlined === def ? json : inlined;
    }
    for (const keyword of ["anyOf", "oneOf"]) {
        const branches = json[keyword];
        if (!Array.isArray(branches))
            continue;
        const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
        // rebuilding regardless would detach a key that had nothing to re-express, dropping its `$ref` and leaking the internal `id`
        if (mapped.some((branch, i) => branch !== branches[i]))
            json = { ...json, [keyword]: mapped };
    }
    // a member that already admits a string leaves the key unconstrained, so the node's own type re-expresses only when every member is numeric
    const types = Array.isArray(json.type) ? json.type : [json.type];
    const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
    // a heterogeneous key carries no type at all, so its numeric members are caught here instead
    const values = json.enum ?? (json.const !== undefined ? [json.const] : undefined);
    if (!numericType && !values?.some((v) => typeof v === "number"))
        return json;
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
    if (rest.enum)
        rest.enum = rest.enum.map((v) => (typeof v === "number" ? String(v) : v));
    else if (typeof rest.const === "number")
        rest.const = String(rest.const);
    // a heterogeneous key keeps its absent type: the stringified members already say what a key may be
    if (!numericType)
        return rest;
    rest.type = "string";
    if (!values)
        rest.pattern = (types.includes("number") ? number : integer).source;
    return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = new WeakMap();
function rewriteKeyNames(ctx) {
    // an extracted key is resolved by the object `extractToDef` left in its place, so the map is built once rather than searched per reference. `_zod.toJSONSchema` can hand the same object to two schemas, so the first entry carrying a body wins, as a search would have found it.
    const bySchema = new Map();
    for (const entry of ctx.seen.values()) {
        if (entry.def && !bySchema.has(entry.schema))
            bySchema.set(entry.schema, entry);
    }
    const rewrites = new Map();
    for (const record of pendingRecords.get(ctx) ?? []) {
        const seen = ctx.seen.get(record);
        const names = (seen?.def ?? seen?.schema)?.propertyNames;
        if (!names || names === true || rewrites.has(names))
            continue;
        const rewritten = stringifyKeyNames(bySchema, names, new Set());
        if (rewritten !== names)
            rewrites.set(names, rewritten);
    }
    if (!rewrites.size)
        return;
    // the flatten has already copied each record's own properties onto every wrapper by reference, and an extracted body is another such copy, so every carrier holding a rewritten key is updated together
    for (const entry of ctx.seen.values()) {
        for (const carrier of [entry.schema, entry.def]) {
            const rewritten = carrier && rewrites.get(carrier.propertyNames);
            if (rewritten)
                carrier.propertyNames = rewritten;
        }
    }
}
const recordProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "object";
    // For looseRecord with regex patterns, use patternProperties. This correctly represents "only validate keys matching the pattern" semantics and composes well with allOf (intersections)
    const keyType = def.keyType;
    const patterns = aggregateChecks(keyType).patterns;
    if (def.mode === "loose" && patterns && patterns.size > 0) {
        // Use patternProperties for looseRecord with regex patterns
        const valueSchema = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "patternProperties", "*"],
        });
        json.patternProperties = {};
        for (const pattern of patterns) {
            util_assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
        }
    }
    else {
        // Default behavior: use propertyNames + additionalProperties
        if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
            json.propertyNames = to_json_schema_processSchema(def.keyType, ctx, {
                ...params,
                path: [...params.path, "propertyNames"],
            });
            let pending = pendingRecords.get(ctx);
            if (!pending) {
                pending = [];
                pendingRecords.set(ctx, pending);
                ctx.deferred.push(() => rewriteKeyNames(ctx));
            }
            pending.push(schema);
        }
        json.additionalProperties = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
    // Add required for keys with discrete values (enum, literal, etc.)
    const keyValues = keyType._zod.values;
    // Every key shares one value schema, so an optional-in value makes the whole key set omittable on input. Output keeps them: the exhaustive branch assigns every key, even one whose value came back undefined.
    const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== undefined;
    if (keyValues && !def.partial && !omittableOnInput) {
        const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
        if (validKeyValues.length > 0) {
            json.required = validKeyValues.map(String);
        }
    }
};
const nullableProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const inner = to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    if (ctx.target === "openapi-3.0") {
        seen.ref = def.innerType;
        json.nullable = true;
    }
    else {
        json.anyOf = [inner, { type: "null" }];
    }
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
 * A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
 * unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
    let unrepresentable = false;
    const serialized = JSON.stringify(value, (_, val) => {
        if (typeof val !== "bigint")
            return val;
        unrepresentable = true;
        return null;
    });
    if (!unrepresentable)
        return JSON.parse(serialized);
    handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
    return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    if (ctx.io !== "input")
        return;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    let catchValue;
    try {
        catchValue = def.catchValue(undefined);
    }
    catch {
        handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
        return;
    }
    json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    const inIsTransform = def.in._zod.traits.has("$ZodTransform");
    const innerType = ctx.io === "input" ? (inIsTransform ? def.out : def.in) : def.out;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
    const innerType = schema._zod.innerType;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
// ==================== ALL PROCESSORS ====================
const allProcessors = {
    string: stringProcessor,
    number: numberProcessor,
    boolean: booleanProcessor,
    bigint: bigintProcessor,
    symbol: symbolProcessor,
    null: nullProcessor,
    undefined: undefinedProcessor,
    void: voidProcessor,
    never: neverProcessor,
    any: anyProcessor,
    unknown: unknownProcessor,
    date: dateProcessor,
    enum: enumProcessor,
    literal: literalProcessor,
    nan: nanProcessor,
    template_literal: templateLiteralProcessor,
    file: fileProcessor,
    success: successProcessor,
    custom: customProcessor,
    function: functionProcessor,
    transform: transformProcessor,
    map: mapProcessor,
    set: setProcessor,
    array: arrayProcessor,
    object: objectProcessor,
    union: unionProcessor,
    intersection: intersectionProcessor,
    tuple: tupleProcessor,
    record: recordProcessor,
    nullable: nullableProcessor,
    nonoptional: nonoptionalProcessor,
    default: defaultProcessor,
    prefault: prefaultProcessor,
    catch: catchProcessor,
    pipe: pipeProcessor,
    readonly: readonlyProcessor,
    promise: promiseProcessor,
    optional: optionalProcessor,
    lazy: lazyProcessor,
};
function toJSONSchema(input, params) {
    if ("_idmap" in input) {
        // Registry case
        const registry = input;
        const ctx = initializeContext({ ...params, processors: allProcessors });
        const defs = {};
        // First pass: process all schemas to build the seen map
        for (const entry of registry._idmap.entries()) {
            const [_, schema] = entry;
            processSchema(schema, ctx);
        }
        const schemas = {};
        const external = {
            registry,
            uri: params?.uri,
            defs,
        };
        // Update the context with external configuration
        ctx.external = external;
        // Second pass: emit each schema
        for (const entry of registry._idmap.entries()) {
            const [key, schema] = entry;
            extractDefs(ctx, schema);
            assignProp(schemas, key, finalize(ctx, schema));
        }
        if (Object.keys(defs).length > 0) {
            const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
            schemas.__shared = {
                [defsSegment]: defs,
            };
        }
        return { schemas };
    }
    // Single schema case
    const ctx = initializeContext({ ...params, processors: allProcessors });
    processSchema(input, ctx);
    extractDefs(ctx, input);
    return finalize(ctx, input);
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/locales/en.js

const error = () => {
    const Sizable = {
        string: { unit: "characters", verb: "to have" },
        file: { unit: "bytes", verb: "to have" },
        array: { unit: "items", verb: "to have" },
        set: { unit: "items", verb: "to have" },
        map: { unit: "entries", verb: "to have" },
    };
    function getSizing(origin) {
        return Sizable[origin] ?? null;
    }
    const FormatDictionary = {
        regex: "input",
        email: "email address",
        url: "URL",
        emoji: "emoji",
        uuid: "UUID",
        uuidv4: "UUIDv4",
        uuidv6: "UUIDv6",
        nanoid: "nanoid",
        guid: "GUID",
        cuid: "cuid",
        cuid2: "cuid2",
        ulid: "ULID",
        xid: "XID",
        ksuid: "KSUID",
        datetime: "ISO datetime",
        date: "ISO date",
        time: "ISO time",
        duration: "ISO duration",
        ipv4: "IPv4 address",
        ipv6: "IPv6 address",
        mac: "MAC address",
        cidrv4: "IPv4 range",
        cidrv6: "IPv6 range",
        base64: "base64-encoded string",
        base64url: "base64url-encoded string",
        json_string: "JSON string",
        e164: "E.164 number",
        currency_code: "currency code",
        credit_card: "credit card number",
        iban: "IBAN",
        jwt: "JWT",
        template_literal: "input",
    };
    // type names: missing keys = do not translate (use raw value via ?? fallback)
    const TypeDictionary = {
        // Compatibility: "nan" -> "NaN" for display
        nan: "NaN",
        // All other type names omitted - they fall back to raw values via ?? operator
    };
    function getTypeName(type, input) {
        if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
            return String(input);
        }
        return TypeDictionary[type] ?? type;
    }
    return (issue) => {
        switch (issue.code) {
            case "invalid_type": {
                const expected = getTypeName(issue.expected);
                const receivedType = parsedType(issue.input);
                const received = getTypeName(receivedType, issue.input);
                return `Invalid input: expected ${expected}, received ${received}`;
            }
            case "invalid_value":
                if (issue.values.length === 1)
                    return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
                return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
            case "too_big": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
                const sizing = getSizing(issue.origin);
                if (sizing)
                    return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
                return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
            }
            case "too_small": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
                const sizing = getSizing(issue.origin);
                if (sizing) {
                    return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
                }
                return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
            }
            case "invalid_format": {
                const _issue = issue;
                if (_issue.format === "starts_with") {
                    return `Invalid string: must start with "${_issue.prefix}"`;
                }
                if (_issue.format === "ends_with")
                    return `Invalid string: must end with "${_issue.suffix}"`;
                if (_issue.format === "includes")
                    return `Invalid string: must include "${_issue.includes}"`;
                if (_issue.format === "regex")
                    return `Invalid string: must match pattern ${_issue.pattern}`;
                return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
            }
            case "not_multiple_of":
                return `Invalid number: must be a multiple of ${issue.divisor}`;
            case "unrecognized_keys":
                return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
            case "invalid_key":
                return `Invalid key in ${issue.origin}`;
            case "invalid_union":
                if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) {
                    const opts = issue.options.map((o) => `'${o}'`).join(" | ");
                    return `Invalid discriminator value. Expected ${opts}`;
                }
                if (issue.inclusive === false) {
                    return "Invalid input: more than one option matched";
                }
                return "Invalid input";
            case "invalid_element":
                return `Invalid value in ${issue.origin}`;
            default:
                return `Invalid input`;
        }
    };
};
/* harmony default export */ function en() {
    return {
        localeError: error(),
    };
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/errors.js


/* Computing the message eagerly is expensive (pretty-printed JSON of all
 * issues), so defer it until first read. The accessor functions and
 * descriptors are shared across instances to keep error construction
 * cheap; the computed message is cached on the internals object. The
 * setter preserves plain assignment semantics for consumers that
 * overwrite `message`. */
function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
    return internals.message;
}
function _setMessage(value) {
    this._zod.message = value;
}
const _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true,
};
const _issuesDesc = { value: undefined, enumerable: false };
/* Prototypes that already carry the lazy `toString`. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
    inst.name = "$ZodError";
    // `_zod` is already non-enumerable: $constructor's init defined it with this same descriptor
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    // Clear the shared slot; a retained `value` pins the last error's issues.
    _issuesDesc.value = undefined;
    Object.defineProperty(inst, "message", _messageDesc);
    /* `toString` lives as a non-enumerable lazy getter on the shared
     * prototype; on first access it caches a per-instance closure so
     * detached usage still works. */
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
                const value = () => this.message;
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
                return value;
            },
            set(value) {
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            },
        });
    }
};
const $ZodError = $constructor("$ZodError", initializer);
const $ZodRealError = $constructor("$ZodError", initializer, undefined, {
    Parent: Error,
});
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
 * ("toString", "constructor") would otherwise read through to the prototype, and assigning
 * "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) {
        if (key === "__proto__") {
            Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
        }
        else {
            obj[key] = make();
        }
    }
    return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
    const fieldErrors = {};
    const formErrors = [];
    for (const sub of error.issues) {
        if (sub.path.length > 0) {
            node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
        }
        else {
            formErrors.push(mapper(sub));
        }
    }
    return { formErrors, fieldErrors };
}
function formatError(error, mapper = (issue) => issue.message) {
    const fieldErrors = { _errors: [] };
    const processError = (error, path = []) => {
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    fieldErrors._errors.push(mapper(issue));
                }
                else {
                    let curr = fieldErrors;
                    let i = 0;
                    while (i < fullpath.length) {
                        const el = fullpath[i];
                        const terminal = i === fullpath.length - 1;
                        // `_errors` is reserved by this legacy format, so merge a matching path segment into the current node instead of treating its array as a child.
                        if (el === "_errors") {
                            if (terminal)
                                curr._errors.push(mapper(issue));
                            i++;
                            continue;
                        }
                        // A path element may collide with an inherited property name such as
                        // "__proto__" or "constructor". Truthiness checks read the prototype
                        // (so no node is created, then ._errors.push throws), and bracket
                        // assignment of "__proto__" hits the setter instead of creating an
                        // own key. Guard the read with hasOwnProperty and create the node
                        // with defineProperty so any path element becomes a real own key.
                        if (!Object.prototype.hasOwnProperty.call(curr, el)) {
                            Object.defineProperty(curr, el, {
                                value: { _errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        const node = curr[el];
                        if (terminal) {
                            node._errors.push(mapper(issue));
                        }
                        curr = node;
                        i++;
                    }
                }
            }
        }
    };
    processError(error);
    return fieldErrors;
}
function treeifyError(error, mapper = (issue) => issue.message) {
    const result = { errors: [] };
    const processError = (error, path = []) => {
        var _a;
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                // regular union error
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    result.errors.push(mapper(issue));
                    continue;
                }
                let curr = result;
                let i = 0;
                while (i < fullpath.length) {
                    const el = fullpath[i];
                    const terminal = i === fullpath.length - 1;
                    if (typeof el === "string") {
                        curr.properties ?? (curr.properties = {});
                        // el may collide with an inherited property name ("__proto__",
                        // "constructor", ...); ??= reads the prototype so the node is never
                        // created and curr.errors.push throws. Guard with hasOwnProperty and
                        // create the node with defineProperty so "__proto__" becomes a real
                        // own key rather than invoking the prototype setter.
                        if (!Object.prototype.hasOwnProperty.call(curr.properties, el)) {
                            Object.defineProperty(curr.properties, el, {
                                value: { errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        curr = curr.properties[el];
                    }
                    else {
                        curr.items ?? (curr.items = []);
                        (_a = curr.items)[el] ?? (_a[el] = { errors: [] });
                        curr = curr.items[el];
                    }
                    if (terminal) {
                        curr.errors.push(mapper(issue));
                    }
                    i++;
                }
            }
        }
    };
    processError(error);
    return result;
}
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   ✖ Expected number, received string at "username
 * favoriteNumbers[0]
 *   ✖ Invalid input: expected number
 * ```
 */
function toDotPath(_path) {
    const segs = [];
    const path = _path.map((seg) => (typeof seg === "object" ? seg.key : seg));
    for (const seg of path) {
        if (typeof seg === "number")
            segs.push(`[${seg}]`);
        else if (typeof seg === "symbol")
            segs.push(`[${JSON.stringify(String(seg))}]`);
        else if (/[^\w$]/.test(seg))
            segs.push(`[${JSON.stringify(seg)}]`);
        else {
            if (segs.length)
                segs.push(".");
            segs.push(seg);
        }
    }
    return segs.join("");
}
function prettifyError(error) {
    const lines = [];
    // sort by path length
    const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
    // Process each issue
    for (const issue of issues) {
        lines.push(`✖ ${issue.message}`);
        if (issue.path?.length)
            lines.push(`  → at ${toDotPath(issue.path)}`);
    }
    // Convert Map to formatted string
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/parse.js



// Always both keys, so the `_params` read site in `_parse` sees one object shape rather than two.
function finalizeParams(callee, params) {
    return { callee: params?.callee ?? callee, Err: params?.Err };
}
const _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
            throw new $ZodAsyncError();
        }
        if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, core_config())));
            captureStackTrace(e, _params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
            result = await result;
        if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, core_config())));
            captureStackTrace(e, params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
        throw new $ZodAsyncError();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
// the error is built on the first read of `error`: finalizing the issues and constructing the instance is most of a failing parse, and a caller that only branches on `success` never pays it. a getter in the literal keeps this small; the alternative, one shared accessor descriptor plus a hidden state slot, reads ~15% faster but costs ~75 B gzipped in every bundle
function failure(Err, issues, ctx) {
    let error;
    return {
        success: false,
        get error() {
            if (!error) {
                error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, core_config())));
                // finalizeIssue drops `input`, so the built error holds nothing; keeping the raw issues past this point pins the parsed value for the life of the result
                issues = undefined;
                ctx = undefined;
            }
            return error;
        },
        set error(e) {
            error = e;
            // a replacement makes the getter's branch unreachable, so the captures have to go here too
            issues = undefined;
            ctx = undefined;
        },
    };
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
// registry mirrors of the compiler's sentinels, so this module never imports the compiler
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
// Deliberately tiny, because v8 will not inline a body carrying the fallback's object literals and throw. Everything that is not the compiled happy path lives in validateFallback, and that split is worth ~35% on a compiled schema.
const validate = ((schema, value, _ctx) => {
    const validator = schema._zod.bag.validator;
    if (validator !== undefined) {
        if (validator(value) !== COMPILE_INVALID)
            return true;
        // a definite sentinel means the runtime would reject, so skip the re-parse; a ctx can still change the answer
        if (validator.definite === true && _ctx === undefined)
            return false;
    }
    return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
    const ctx = _ctx
        ? { ..._ctx, async: false, abortEarly: true }
        : { async: false, abortEarly: true };
    const fallbackRun = schema._zod.bag.fallbackRun;
    let result;
    if (fallbackRun) {
        // skip nested fast paths on the fallback, so user callbacks keep the at-most-twice bound
        ctx[COMPILE_FALLBACK] = true;
        result = fallbackRun({ value, issues: [] }, ctx);
    }
    else {
        result = schema._zod.run({ value, issues: [] }, ctx);
    }
    if (result instanceof Promise) {
        throw new $ZodAsyncError();
    }
    return result.issues.length === 0;
}
// no fast path: the compiler keeps async parses on the runtime, because a promise-returning callback that is not declared async compiles to a throw
const parse_validateAsync = async (schema, value, _ctx) => {
    const ctx = _ctx
        ? { ..._ctx, async: true, abortEarly: true }
        : { async: true, abortEarly: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length === 0;
};
const _encode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return parse(schema, value, ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const encode = /* @__PURE__*/ _encode($ZodRealError);
const _decode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        return parse(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decode = /* @__PURE__*/ _decode($ZodRealError);
const _encodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return (await parseAsync(schema, value, ctx, finalizeParams(fn, _params)));
    };
    return fn;
};
const encodeAsync = /* @__PURE__*/ _encodeAsync($ZodRealError);
const _decodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decodeAsync = /* @__PURE__*/ _decodeAsync($ZodRealError);
const _safeEncode = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParse(_Err)(schema, value, ctx);
};
const safeEncode = /* @__PURE__*/ _safeEncode($ZodRealError);
const _safeDecode = (_Err) => (schema, value, _ctx) => {
    return _safeParse(_Err)(schema, value, _ctx);
};
const safeDecode = /* @__PURE__*/ _safeDecode($ZodRealError);
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParseAsync(_Err)(schema, value, ctx);
};
const safeEncodeAsync = /* @__PURE__*/ _safeEncodeAsync($ZodRealError);
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
    return _safeParseAsync(_Err)(schema, value, _ctx);
};
const safeDecodeAsync = /* @__PURE__*/ _safeDecodeAsync($ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/errors.js



/* Prototypes that already carry the lazy helper methods. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
/* Helper methods live as non-enumerable lazy getters on the shared
 * prototype instead of own properties on every instance. On first
 * access the getter allocates the per-instance closure and caches it
 * as a non-enumerable own property, so detached usage still works and
 * the allocation only happens for methods actually touched. */
function _lazyMethod(proto, key, make) {
    Object.defineProperty(proto, key, {
        configurable: true,
        enumerable: false,
        get() {
            const value = make(this);
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
            return value;
        },
        set(value) {
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
        },
    });
}
const errors_initializer = (inst, issues) => {
    $ZodError.init(inst, issues);
    inst.name = "ZodError";
    const proto = Object.getPrototypeOf(inst);
    if (_installedErrorProtos.has(proto))
        return;
    _installedErrorProtos.add(proto);
    _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
    _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
    _lazyMethod(proto, "addIssue", (self) => (issue) => {
        self.issues.push(issue);
        self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
    });
    _lazyMethod(proto, "addIssues", (self) => (issues) => {
        self.issues.push(...issues);
        self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
    });
    Object.defineProperty(proto, "isEmpty", {
        configurable: true,
        enumerable: false,
        get() {
            return this.issues.length === 0;
        },
    });
};
const ZodError = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodError", errors_initializer)));
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", errors_initializer, undefined, {
    Parent: Error,
});
// /** @deprecated Use `z.core.$ZodErrorMapCtx` instead. */
// export type ErrorMapCtx = core.$ZodErrorMapCtx;

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/parse.js


const classic_parse_parse = /* @__PURE__ */ _parse(ZodRealError);
const classic_parse_parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const parse_safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const parse_safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);

// Codec functions
const parse_encode = /* @__PURE__ */ _encode(ZodRealError);
const parse_decode = /* @__PURE__ */ _decode(ZodRealError);
const parse_encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const parse_decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const parse_safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const parse_safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const parse_safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const parse_safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/schemas.js








// Register English as the default locale on first ZodType construction. Hooked into the `ZodType` `$constructor` (rather than a top-level `config(en())` in `external.ts`) so bundlers honoring `sideEffects: false` can't tree-shake it out — see #5953, #5725. An explicit `z.config(z.locales.xx())` call wins regardless of order, since this only sets the default when none is present.
function _ensureDefaultLocale() {
    if (!globalConfig.localeError)
        core_config(en());
}
// the default memoizer is read by the core container init, which runs before `ZodType.init`, so each container calls this first
function _ensureDefaultMemoizer() {
    if (!globalConfig.memoizer)
        core_config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
    _ensureDefaultLocale();
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
    return inst;
}, {
    check(...chks) {
        const def = this.def;
        return this.clone(mergeDefs(def, {
            checks: [
                ...(def.checks ?? []),
                ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch),
            ],
        }), { parent: true });
    },
    with(...chks) {
        return this.check(...chks);
    },
    clone(def, params) {
        return clone(this, def, params);
    },
    brand() {
        return this;
    },
    register(reg, meta) {
        reg.add(this, meta);
        return this;
    },
    refine(check, params) {
        return this.check(refine(check, params));
    },
    superRefine(refinement, params) {
        return this.check(superRefine(refinement, params));
    },
    overwrite(fn) {
        return this.check(_overwrite(fn));
    },
    optional() {
        return optional(this);
    },
    exactOptional() {
        return exactOptional(this);
    },
    nullable() {
        return nullable(this);
    },
    nullish() {
        return optional(nullable(this));
    },
    nonoptional(params) {
        return nonoptional(this, params);
    },
    array() {
        return array(this);
    },
    or(arg) {
        return union([this, arg]);
    },
    and(arg) {
        return intersection(this, arg);
    },
    transform(tx) {
        return pipe(this, transform(tx));
    },
    default(d) {
        return schemas_default(this, d);
    },
    prefault(d) {
        return prefault(this, d);
    },
    catch(params) {
        return schemas_catch(this, params);
    },
    pipe(target) {
        return pipe(this, target);
    },
    readonly() {
        return readonly(this);
    },
    describe(description) {
        const cl = this.clone();
        globalRegistry.add(cl, { description });
        return cl;
    },
    meta(...args) {
        // overloaded: meta() returns the registered metadata, meta(data) returns a clone with `data` registered. The mapped type picks up the second overload, so we accept variadic any-args and return `any` to satisfy both at runtime.
        if (args.length === 0)
            return globalRegistry.get(this);
        const cl = this.clone();
        globalRegistry.add(cl, args[0]);
        return cl;
    },
    isOptional() {
        return this.safeParse(undefined).success;
    },
    isNullable() {
        return this.safeParse(null).success;
    },
    apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
    },
    // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
    get "~standard"() {
        return hide(this, "~standard", {
            ...standardProps(this),
            jsonSchema: {
                input: createStandardJSONSchemaMethod(this, "input"),
                output: createStandardJSONSchemaMethod(this, "output"),
            },
        });
    },
    set "~standard"(value) {
        own(this, "~standard", value);
    },
    parse: function _parse(data, params) {
        return classic_parse_parse(this, data, params, { callee: _parse });
    },
    parseAsync: async function _parseAsync(data, params) {
        return await classic_parse_parseAsync(this, data, params, { callee: _parseAsync });
    },
    safeParse(data, params) {
        return parse_safeParse(this, data, params);
    },
    async safeParseAsync(data, params) {
        return parse_safeParseAsync(this, data, params);
    },
    // `spa` is an alias: same function object as `safeParseAsync`, as before.
    get spa() {
        return this?.safeParseAsync;
    },
    set spa(value) {
        own(this, "spa", value);
    },
    validate(data, params) {
        return validate(this, data, params);
    },
    validateAsync(data, params) {
        return parse_validateAsync(this, data, params);
    },
    encode: function _encode(data, params) {
        return parse_encode(this, data, params, { callee: _encode });
    },
    decode: function _decode(data, params) {
        return parse_decode(this, data, params, { callee: _decode });
    },
    encodeAsync: async function _encodeAsync(data, params) {
        return await parse_encodeAsync(this, data, params, { callee: _encodeAsync });
    },
    decodeAsync: async function _decodeAsync(data, params) {
        return await parse_decodeAsync(this, data, params, { callee: _decodeAsync });
    },
    safeEncode(data, params) {
        return parse_safeEncode(this, data, params);
    },
    safeDecode(data, params) {
        return parse_safeDecode(this, data, params);
    },
    async safeEncodeAsync(data, params) {
        return parse_safeEncodeAsync(this, data, params);
    },
    async safeDecodeAsync(data, params) {
        return parse_safeDecodeAsync(this, data, params);
    },
    toJSONSchema(params) {
        return createToJSONSchemaMethod(this, {})(params);
    },
    // Reads through to the registry on every access, so it must not cache.
    get description() {
        return globalRegistry.get(this)?.description;
    },
    // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
    get _def() {
        return this._zod.def;
    },
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ derived({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null,
}, {
    regex(...args) {
        return this.check(_regex(...args));
    },
    includes(...args) {
        return this.check(_includes(...args));
    },
    startsWith(...args) {
        return this.check(_startsWith(...args));
    },
    endsWith(...args) {
        return this.check(_endsWith(...args));
    },
    min(...args) {
        return this.check(_minLength(...args));
    },
    max(...args) {
        return this.check(_maxLength(...args));
    },
    length(...args) {
        return this.check(_length(...args));
    },
    nonempty(...args) {
        return this.check(_minLength(1, ...args));
    },
    lowercase(params) {
        return this.check(_lowercase(params));
    },
    uppercase(params) {
        return this.check(_uppercase(params));
    },
    trim() {
        return this.check(_trim());
    },
    normalize(...args) {
        return this.check(_normalize(...args));
    },
    toLowerCase() {
        return this.check(_toLowerCase());
    },
    toUpperCase() {
        return this.check(_toUpperCase());
    },
    slugify() {
        return this.check(_slugify());
    },
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    _ZodString.init(inst, def);
}, {
    email(params) {
        return this.check(_email(ZodEmail, params));
    },
    url(params) {
        return this.check(_url(ZodURL, params));
    },
    jwt(params) {
        return this.check(_jwt(ZodJWT, params));
    },
    emoji(params) {
        return this.check(api_emoji(ZodEmoji, params));
    },
    guid(params) {
        return this.check(_guid(ZodGUID, params));
    },
    uuid(params) {
        return this.check(_uuid(ZodUUID, params));
    },
    uuidv4(params) {
        return this.check(_uuidv4(ZodUUID, params));
    },
    uuidv6(params) {
        return this.check(_uuidv6(ZodUUID, params));
    },
    uuidv7(params) {
        return this.check(_uuidv7(ZodUUID, params));
    },
    nanoid(params) {
        return this.check(_nanoid(ZodNanoID, params));
    },
    cuid(params) {
        return this.check(_cuid(ZodCUID, params));
    },
    cuid2(params) {
        return this.check(_cuid2(ZodCUID2, params));
    },
    ulid(params) {
        return this.check(_ulid(ZodULID, params));
    },
    base64(params) {
        return this.check(_base64(ZodBase64, params));
    },
    base64url(params) {
        return this.check(_base64url(ZodBase64URL, params));
    },
    xid(params) {
        return this.check(_xid(ZodXID, params));
    },
    ksuid(params) {
        return this.check(_ksuid(ZodKSUID, params));
    },
    ipv4(params) {
        return this.check(_ipv4(ZodIPv4, params));
    },
    ipv6(params) {
        return this.check(_ipv6(ZodIPv6, params));
    },
    cidrv4(params) {
        return this.check(_cidrv4(ZodCIDRv4, params));
    },
    cidrv6(params) {
        return this.check(_cidrv6(ZodCIDRv6, params));
    },
    e164(params) {
        return this.check(_e164(ZodE164, params));
    },
    datetime(params) {
        return this.check(_isoDateTime(ZodISODateTime, params));
    },
    date(params) {
        return this.check(_isoDate(ZodISODate, params));
    },
    time(params) {
        return this.check(_isoTime(ZodISOTime, params));
    },
    duration(params) {
        return this.check(_isoDuration(ZodISODuration, params));
    },
});
function schemas_string(params) {
    return _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    _ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
    $ZodISODateTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
    $ZodISODate.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
    $ZodISOTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
    $ZodISODuration.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmail.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_email(params) {
    return core._email(ZodEmail, params);
}
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodGUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_guid(params) {
    return core._guid(ZodGUID, params);
}
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodUUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_uuid(params) {
    return core._uuid(ZodUUID, params);
}
function uuidv4(params) {
    return core._uuidv4(ZodUUID, params);
}
// ZodUUIDv6
function uuidv6(params) {
    return core._uuidv6(ZodUUID, params);
}
// ZodUUIDv7
function uuidv7(params) {
    return core._uuidv7(ZodUUID, params);
}
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodURL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function url(params) {
    return core._url(ZodURL, params);
}
function httpUrl(params) {
    return core._url(ZodURL, {
        protocol: regexes.httpProtocol,
        hostname: regexes.domain,
        ...util.normalizeParams(params),
    });
}
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmoji.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_emoji(params) {
    return core._emoji(ZodEmoji, params);
}
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodNanoID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_nanoid(params) {
    return core._nanoid(ZodNanoID, params);
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
function schemas_cuid(params) {
    return core._cuid(ZodCUID, params);
}
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID2.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cuid2(params) {
    return core._cuid2(ZodCUID2, params);
}
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodULID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ulid(params) {
    return core._ulid(ZodULID, params);
}
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodXID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_xid(params) {
    return core._xid(ZodXID, params);
}
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodKSUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ksuid(params) {
    return core._ksuid(ZodKSUID, params);
}
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ipv4(params) {
    return core._ipv4(ZodIPv4, params);
}
const ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMAC", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodMAC.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_mac(params) {
    return core._mac(ZodMAC, params);
}
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_ipv6(params) {
    return core._ipv6(ZodIPv6, params);
}
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
    $ZodCIDRv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cidrv4(params) {
    return core._cidrv4(ZodCIDRv4, params);
}
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
    $ZodCIDRv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_cidrv6(params) {
    return core._cidrv6(ZodCIDRv6, params);
}
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_base64(params) {
    return core._base64(ZodBase64, params);
}
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64URL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_base64url(params) {
    return core._base64url(ZodBase64URL, params);
}
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodE164.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function schemas_e164(params) {
    return core._e164(ZodE164, params);
}
const ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCreditCard", (inst, def) => {
    core.$ZodCreditCard.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_creditCard(params) {
    return core._creditCard(ZodCreditCard, params);
}
const ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodIBAN", (inst, def) => {
    core.$ZodIBAN.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function schemas_iban(params) {
    return core._iban(ZodIBAN, params);
}
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodJWT.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function jwt(params) {
    return core._jwt(ZodJWT, params);
}
const ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCustomStringFormat", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodCustomStringFormat.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function stringFormat(format, fnOrRegex, _params = {}) {
    return core._stringFormat(ZodCustomStringFormat, format, fnOrRegex, _params);
}
function schemas_hostname(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hostname", regexes.hostname, _params);
}
function schemas_hex(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hex", regexes.hex, _params);
}
function schemas_currencyCode(_params) {
    return core._stringFormat(ZodCustomStringFormat, "currency_code", regexes.currencyCode, _params);
}
function hash(alg, params) {
    const enc = params?.enc ?? "hex";
    const format = `${alg}_${enc}`;
    const regex = core.regexes[format];
    if (!regex)
        throw new Error(`Unrecognized hash format: ${format}`);
    return core._stringFormat(ZodCustomStringFormat, format, regex, params);
}
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
    inst.isFinite = true;
}, 
/*@__PURE__*/ derived({
    minValue: (inst) => {
        const { minimum, exclusiveMinimum } = aggregateChecks(inst);
        return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
        const { maximum, exclusiveMaximum } = aggregateChecks(inst);
        return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
        const { isInt, multipleOf } = aggregateChecks(inst);
        return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gt(value, params) {
        return this.check(_gt(value, params));
    },
    gte(value, params) {
        return this.check(_gte(value, params));
    },
    min(value, params) {
        return this.check(_gte(value, params));
    },
    lt(value, params) {
        return this.check(_lt(value, params));
    },
    lte(value, params) {
        return this.check(_lte(value, params));
    },
    max(value, params) {
        return this.check(_lte(value, params));
    },
    int(params) {
        return this.check(schemas_int(params));
    },
    safe(params) {
        return this.check(schemas_int(params));
    },
    positive(params) {
        return this.check(_gt(0, params));
    },
    nonnegative(params) {
        return this.check(_gte(0, params));
    },
    negative(params) {
        return this.check(_lt(0, params));
    },
    nonpositive(params) {
        return this.check(_lte(0, params));
    },
    multipleOf(value, params) {
        return this.check(_multipleOf(value, params));
    },
    step(value, params) {
        return this.check(_multipleOf(value, params));
    },
    finite() {
        return this;
    },
}));
function schemas_number(params) {
    return _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
    $ZodNumberFormat.init(inst, def);
    ZodNumber.init(inst, def);
});
function schemas_int(params) {
    return _int(ZodNumberFormat, params);
}
function float32(params) {
    return core._float32(ZodNumberFormat, params);
}
function float64(params) {
    return core._float64(ZodNumberFormat, params);
}
function int32(params) {
    return core._int32(ZodNumberFormat, params);
}
function uint32(params) {
    return core._uint32(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
    $ZodBoolean.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function schemas_boolean(params) {
    return _boolean(ZodBoolean, params);
}
const ZodBigInt = /*@__PURE__*/ $constructor("ZodBigInt", (inst, def) => {
    $ZodBigInt.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => bigintProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ derived({
    minValue: (inst) => aggregateChecks(inst).minimum ?? null,
    maxValue: (inst) => aggregateChecks(inst).maximum ?? null,
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gte(value, params) {
        return this.check(_gte(value, params));
    },
    min(value, params) {
        return this.check(_gte(value, params));
    },
    gt(value, params) {
        return this.check(_gt(value, params));
    },
    lt(value, params) {
        return this.check(_lt(value, params));
    },
    lte(value, params) {
        return this.check(_lte(value, params));
    },
    max(value, params) {
        return this.check(_lte(value, params));
    },
    positive(params) {
        return this.check(_gt(BigInt(0), params));
    },
    negative(params) {
        return this.check(_lt(BigInt(0), params));
    },
    nonpositive(params) {
        return this.check(_lte(BigInt(0), params));
    },
    nonnegative(params) {
        return this.check(_gte(BigInt(0), params));
    },
    multipleOf(value, params) {
        return this.check(_multipleOf(value, params));
    },
}));
function schemas_bigint(params) {
    return core._bigint(ZodBigInt, params);
}
const ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodBigIntFormat", (inst, def) => {
    core.$ZodBigIntFormat.init(inst, def);
    ZodBigInt.init(inst, def);
})));
function int64(params) {
    return core._int64(ZodBigIntFormat, params);
}
function uint64(params) {
    return core._uint64(ZodBigIntFormat, params);
}
const ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSymbol", (inst, def) => {
    core.$ZodSymbol.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.symbolProcessor(inst, ctx, json, params);
})));
function symbol(params) {
    return core._symbol(ZodSymbol, params);
}
const ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodUndefined", (inst, def) => {
    core.$ZodUndefined.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.undefinedProcessor(inst, ctx, json, params);
})));
function schemas_undefined(params) {
    return core._undefined(ZodUndefined, params);
}

const ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNull", (inst, def) => {
    core.$ZodNull.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nullProcessor(inst, ctx, json, params);
})));
function schemas_null(params) {
    return core._null(ZodNull, params);
}

const ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodAny", (inst, def) => {
    core.$ZodAny.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.anyProcessor(inst, ctx, json, params);
})));
function any() {
    return core._any(ZodAny);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
    $ZodUnknown.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
    return _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
    $ZodNever.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
    return _never(ZodNever, params);
}
const ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodVoid", (inst, def) => {
    core.$ZodVoid.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.voidProcessor(inst, ctx, json, params);
})));
function schemas_void(params) {
    return core._void(ZodVoid, params);
}

const ZodDate = /*@__PURE__*/ $constructor("ZodDate", (inst, def) => {
    $ZodDate.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => dateProcessor(inst, ctx, json, params);
    inst.min = (value, params) => inst.check(_gte(value, params));
    inst.max = (value, params) => inst.check(_lte(value, params));
}, 
/*@__PURE__*/ derived({
    minDate: (inst) => {
        const { minimum } = aggregateChecks(inst);
        return minimum ? new Date(minimum) : null;
    },
    maxDate: (inst) => {
        const { maximum } = aggregateChecks(inst);
        return maximum ? new Date(maximum) : null;
    },
}, {}));
function schemas_date(params) {
    return core._date(ZodDate, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodArray.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
    inst.element = def.element;
}, {
    min(n, params) {
        return this.check(_minLength(n, params));
    },
    nonempty(params) {
        return this.check(_minLength(1, params));
    },
    max(n, params) {
        return this.check(_maxLength(n, params));
    },
    length(n, params) {
        return this.check(_length(n, params));
    },
    unwrap() {
        return this.element;
    },
});
function array(element, params) {
    return _array(ZodArray, element, params);
}
// .keyof
function keyof(schema) {
    const shape = schema._zod.def.shape;
    return schemas_enum(Object.keys(shape));
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodObjectJIT.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
    installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
    keyof() {
        return schemas_enum(Object.keys(this._zod.def.shape));
    },
    catchall(catchall) {
        // `mergeDefs` rather than a spread: spreading reads `shape`, and resolving it can mint a whole fresh subtree
        return this.clone(mergeDefs(this._zod.def, { catchall: catchall }));
    },
    passthrough() {
        return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
    },
    loose() {
        return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
    },
    strict() {
        return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
    },
    strip() {
        return this.clone(mergeDefs(this._zod.def, { catchall: undefined }));
    },
    extend(incoming) {
        return extend(this, incoming);
    },
    safeExtend(incoming) {
        return safeExtend(this, incoming);
    },
    merge(other) {
        return merge(this, other);
    },
    pick(mask) {
        return pick(this, mask);
    },
    omit(mask) {
        return omit(this, mask);
    },
    partial(...args) {
        return partial(ZodOptional, this, args[0]);
    },
    exactPartial(...args) {
        return partial(ZodExactOptional, this, args[0], "exactPartial");
    },
    required(...args) {
        return required(ZodNonOptional, this, args[0]);
    },
});
function object(shape, params) {
    const def = {
        type: "object",
        shape: shape ?? {},
        ...normalizeParams(params),
    };
    return new ZodObject(def);
}
// strictObject
function strictObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: never(),
        ...util.normalizeParams(params),
    });
}
// looseObject
function schemas_looseObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: unknown(),
        ...util.normalizeParams(params),
    });
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
    $ZodUnion.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
});
function union(options, params) {
    return new ZodUnion({
        type: "union",
        options: options,
        ...normalizeParams(params),
    });
}
const ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodXor", (inst, def) => {
    ZodUnion.init(inst, def);
    core.$ZodXor.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
})));
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
function xor(options, params) {
    return new ZodXor({
        type: "union",
        options: options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
const ZodDiscriminatedUnion = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodDiscriminatedUnion", (inst, def) => {
    ZodUnion.init(inst, def);
    core.$ZodDiscriminatedUnion.init(inst, def);
})));
function discriminatedUnion(discriminator, options, params) {
    // const [options, params] = args;
    return new ZodDiscriminatedUnion({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
    $ZodIntersection.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
    return new ZodIntersection({
        type: "intersection",
        left: left,
        right: right,
    });
}
const ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTuple.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
    rest(rest) {
        return this.clone({
            ...this._zod.def,
            rest: rest,
        });
    },
    partial() {
        const def = this._zod.def;
        // a refinement was authored against the full arity; partialing would run it on a shorter array
        if (def.checks?.length)
            throw new Error(".partial() cannot be used on tuple schemas containing refinements");
        return this.clone({
            ...def,
            items: def.items.map((item) => new ZodOptional({ type: "optional", innerType: item })),
        });
    },
});
function tuple(items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof core.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new ZodTuple({
        type: "tuple",
        items: items,
        rest,
        ...util.normalizeParams(params),
    });
}
const ZodRecord = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodRecord", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodRecord.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.recordProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
})));
function record(keyType, valueType, params) {
    // v3-compat: z.record(valueType, params?) — defaults keyType to z.string()
    if (!valueType || !valueType._zod) {
        return new ZodRecord({
            type: "record",
            keyType: schemas_string(),
            valueType: keyType,
            ...util.normalizeParams(valueType),
        });
    }
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
// type alksjf = core.output<core.$ZodRecordKey>;
function partialRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
        partial: true,
    });
}
function looseRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        mode: "loose",
        ...util.normalizeParams(params),
    });
}
const ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMap", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodMap.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.mapProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function map(keyType, valueType, params) {
    return new ZodMap({
        type: "map",
        keyType: keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSet", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodSet.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.setProcessor(inst, ctx, json, params);
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function schemas_set(valueType, params) {
    return new ZodSet({
        type: "set",
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
    $ZodEnum.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
    inst.enum = def.entries;
    // reuse the parsed value set so a numeric TS enum's reverse-mapping keys stay out
    inst.options = [...inst._zod.values];
    const keys = new Set(Object.keys(def.entries));
    inst.extract = (values, params) => {
        const newEntries = {};
        for (const value of values) {
            if (keys.has(value)) {
                newEntries[value] = def.entries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...normalizeParams(params),
            entries: newEntries,
        });
    };
    inst.exclude = (values, params) => {
        const newEntries = { ...def.entries };
        for (const value of values) {
            if (keys.has(value)) {
                delete newEntries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...normalizeParams(params),
            entries: newEntries,
        });
    };
});
function schemas_enum(values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    return new ZodEnum({
        type: "enum",
        entries,
        ...normalizeParams(params),
    });
}

/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function nativeEnum(entries, params) {
    return new ZodEnum({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
const ZodLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodLiteral", (inst, def) => {
    core.$ZodLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.literalProcessor(inst, ctx, json, params);
    inst.values = new Set(def.values);
    Object.defineProperty(inst, "value", {
        get() {
            if (def.values.length > 1) {
                throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
            }
            return def.values[0];
        },
    });
})));
function literal(value, params) {
    return new ZodLiteral({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
const ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFile", (inst, def) => {
    core.$ZodFile.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.fileProcessor(inst, ctx, json, params);
    inst.min = (size, params) => inst.check(core._minSize(size, params));
    inst.max = (size, params) => inst.check(core._maxSize(size, params));
    inst.mime = (types, params) => inst.check(core._mime(Array.isArray(types) ? types : [types], params));
})));
function file(params) {
    return core._file(ZodFile, params);
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTransform.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
    inst._zod.parse = (payload, _ctx) => {
        if (_ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
        }
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util_issue(issue, payload.value, def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = inst);
                // _issue.continue ??= true;
                payload.issues.push(util_issue(_issue));
            }
        };
        const output = def.transform(payload.value, payload);
        if (output instanceof Promise) {
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        payload.value = output;
        return payload;
    };
});
function transform(fn) {
    return new ZodTransform({
        type: "transform",
        transform: fn,
    });
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
    return new ZodOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
    $ZodExactOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
    return new ZodExactOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
    $ZodNullable.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
    return new ZodNullable({
        type: "nullable",
        innerType: innerType,
    });
}
// nullish
function schemas_nullish(innerType) {
    return optional(nullable(innerType));
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
    $ZodDefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeDefault = inst.unwrap;
});
function schemas_default(innerType, defaultValue) {
    return new ZodDefault({
        type: "default",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
        },
    });
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
    $ZodPrefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
    return new ZodPrefault({
        type: "prefault",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
        },
    });
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
    $ZodNonOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
    return new ZodNonOptional({
        type: "nonoptional",
        innerType: innerType,
        ...normalizeParams(params),
    });
}
const ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSuccess", (inst, def) => {
    core.$ZodSuccess.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.successProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function success(innerType) {
    return new ZodSuccess({
        type: "success",
        innerType: innerType,
    });
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
    $ZodCatch.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeCatch = inst.unwrap;
});
function schemas_catch(innerType, catchValue) {
    return new ZodCatch({
        type: "catch",
        innerType: innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : constantCatch(catchValue)),
    });
}

const ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNaN", (inst, def) => {
    core.$ZodNaN.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nanProcessor(inst, ctx, json, params);
})));
function nan(params) {
    return core._nan(ZodNaN, params);
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
    $ZodPipe.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
    inst.in = def.in;
    inst.out = def.out;
});
function pipe(in_, out) {
    return new ZodPipe({
        type: "pipe",
        in: in_,
        out: out,
        // ...util.normalizeParams(params),
    });
}
const ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCodec", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodCodec.init(inst, def);
})));
function codec(in_, out, params) {
    return new ZodCodec({
        type: "pipe",
        in: in_,
        out: out,
        transform: params.decode,
        reverseTransform: params.encode,
    });
}
function invertCodec(codec) {
    const def = codec._zod.def;
    return new ZodCodec({
        type: "pipe",
        in: def.out,
        out: def.in,
        transform: def.reverseTransform,
        reverseTransform: def.transform,
    });
}
const ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPreprocess", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodPreprocess.init(inst, def);
})));
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
    $ZodReadonly.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
    return new ZodReadonly({
        type: "readonly",
        innerType: innerType,
    });
}
const ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodTemplateLiteral", (inst, def) => {
    core.$ZodTemplateLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.templateLiteralProcessor(inst, ctx, json, params);
})));
function templateLiteral(parts, params) {
    return new ZodTemplateLiteral({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
const ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodLazy", (inst, def) => {
    core.$ZodLazy.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.lazyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.getter();
})));
function lazy(getter) {
    return new ZodLazy({
        type: "lazy",
        getter: getter,
    });
}
const ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPromise", (inst, def) => {
    core.$ZodPromise.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.promiseProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function promise(innerType) {
    return new ZodPromise({
        type: "promise",
        innerType: innerType,
    });
}
const ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFunction", (inst, def) => {
    core.$ZodFunction.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.functionProcessor(inst, ctx, json, params);
})));
function _function(params) {
    return new ZodFunction({
        type: "function",
        input: Array.isArray(params?.input) ? tuple(params?.input) : (params?.input ?? array(unknown())),
        output: params?.output ?? unknown(),
    });
}

const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
    $ZodCustom.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
// custom checks
function check(fn) {
    const ch = new core.$ZodCheck({
        check: "custom",
        // ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
function custom(fn, _params) {
    return core._custom(ZodCustom, fn ?? (() => true), _params);
}
function refine(fn, _params = {}) {
    return _refine(ZodCustom, fn, _params);
}
// superRefine
function superRefine(fn, params) {
    return _superRefine(fn, params);
}
// Re-export describe and meta from core
const schemas_describe = describe;
const schemas_meta = meta;
const ZodInstanceOf = /*@__PURE__*/ $constructor("ZodInstanceOf", (inst, def) => {
    ZodCustom.init(inst, def);
}, {
    properties(shape, params) {
        // asserts in place, so the narrowed output type is truthful without a wrapper
        return this.check(_properties(shape, params));
    },
});
function _instanceof(cls, params = {}) {
    const inst = new ZodInstanceOf({
        type: "custom",
        check: "custom",
        fn: (data) => data instanceof cls,
        abort: true,
        ...util.normalizeParams(params),
    });
    inst._zod.bag.Class = cls;
    // Override check to emit invalid_type instead of custom
    inst._zod.check = (payload) => {
        if (!(payload.value instanceof cls)) {
            payload.issues.push({
                code: "invalid_type",
                expected: cls.name,
                input: payload.value,
                inst,
                path: [...(inst._zod.def.path ?? [])],
            });
        }
    };
    return inst;
}

// stringbool
const stringbool = (...args) => core._stringbool({
    Codec: ZodCodec,
    Boolean: ZodBoolean,
    String: ZodString,
}, ...args);
function schemas_json(params) {
    const jsonSchema = lazy(() => {
        return union([schemas_string(params), schemas_number(), schemas_boolean(), schemas_null(), array(jsonSchema), record(schemas_string(), jsonSchema)]);
    });
    return jsonSchema;
}
// preprocess
function preprocess(fn, schema) {
    return new ZodPreprocess({
        type: "pipe",
        in: transform(fn),
        out: schema,
    });
}

;// CONCATENATED MODULE: ./src/embedded/routes/check-output.ts


/** GitHub's limits on the output of a check run. */
const MAX_ANNOTATIONS = 50;
const MAX_TEXT = 65_535;
const MAX_TITLE = 255;
/** 64 KB, which GitHub documents for messages and raw details. */
const MAX_MESSAGE = 65_536;
const check_output_text = (name, limit) => schemas_string().refine((value) => value.length <= limit, {
    error: `Only ${limit} characters are allowed for \`${name}\`.`,
});
const bytes = (name) => schemas_string().refine((value) => Buffer.byteLength(value) <= MAX_MESSAGE, {
    error: `Only 64 KB are allowed for \`${name}\`.`,
});
const line = schemas_number().int().positive();
const annotationFields = object({
    path: schemas_string().min(1),
    start_line: line,
    end_line: line,
    start_column: line.nullable().default(null),
    end_column: line.nullable().default(null),
    annotation_level: schemas_enum(['notice', 'warning', 'failure']),
    message: bytes('message').min(1),
    title: check_output_text('title', MAX_TITLE).nullable().default(null),
    raw_details: bytes('raw_details').nullable().default(null),
});
/** Columns only make sense within one line. */
const annotation = annotationFields.refine(({ start_line: start, end_line: end, start_column: from, end_column: to }) => end >= start && (start === end || (from === null && to === null)), { error: 'the lines are in the wrong order, or have columns although they are several.' });
const output = object({
    title: check_output_text('title', MAX_TITLE),
    summary: check_output_text('summary', MAX_TEXT),
    text: check_output_text('text', MAX_TEXT).optional(),
    annotations: array(annotation).optional(),
});
/** `output` of a check run request; null when there is none. @throws ApiError 422 beyond GitHub's limits */
function checkOutput(context) {
    const given = context.fields['output'];
    if (given === undefined)
        return null;
    const parsed = output.safeParse(given);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new ApiError(422, `Invalid request.\n\n${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
    }
    const { annotations = [], title, summary } = parsed.data;
    if (annotations.length > MAX_ANNOTATIONS) {
        const sentence = `No more than 50 items are allowed; ${annotations.length} were supplied.`;
        throw new ApiError(422, `Invalid request.\n\n${sentence}`);
    }
    return { title, summary, text: parsed.data.text ?? null, annotations };
}

;// CONCATENATED MODULE: ./src/embedded/routes/revision.ts


/** The commit a request names. @throws ApiError 422 as GitHub answers for a revision it cannot find */
function commitOr422(context, revision) {
    const sha = context.repository.git.resolve(revision);
    if (sha === null)
        throw new ApiError(422, `No commit found for SHA: ${revision}`);
    return sha;
}
/** The commit of `ref`, or of the default branch. @throws ApiError 404 */
function contentCommit(context) {
    const ref = context.query('ref') ?? context.repository.defaultBranch;
    const sha = context.repository.git.resolve(ref);
    if (sha === null)
        throw new ApiError(404, `No commit found for the ref ${ref}`);
    return sha;
}
/** The pull request a route names. @throws ApiError 404 */
function pullRequest(context) {
    const found = context.repository.issues.get(context.number('pull_number'));
    if (found === undefined || !isPullRequest(found))
        throw notFound();
    return found;
}

;// CONCATENATED MODULE: ./src/embedded/routes/checks.ts






const REPO = '/repos/{owner}/{repo}';
/** The App behind the token. @throws ApiError 403: only Apps write check runs */
function app(context) {
    const found = context.token?.app;
    if (found === undefined || found === null)
        throw new ApiError(403, 'You must authenticate via a GitHub App.');
    return found;
}
/** The suite of an App on a commit, made when there is none: GitHub groups an App's runs that way. */
function suiteFor(context, owner, sha, fresh = false) {
    const { repository, state } = context;
    const known = repository.suites.find((suite) => suite.app === owner && suite.headSha === sha);
    if (known !== undefined && !fresh)
        return known;
    const suite = { id: state.nextId(), app: owner, headSha: sha, createdAt: state.clock.iso() };
    repository.suites.push(suite);
    return suite;
}
function checkRun(context) {
    const found = context.repository.checkRuns.find(({ id }) => id === context.number('check_run_id'));
    if (found === undefined)
        throw notFound();
    return found;
}
/** Takes over what a create or update request says about the run. */
function apply(context, run) {
    const text = (name) => context.text('CheckRun', name);
    run.name = text('name') ?? run.name;
    run.externalId = text('external_id') ?? run.externalId;
    run.detailsUrl = text('details_url') ?? run.detailsUrl;
    run.startedAt = text('started_at') ?? run.startedAt;
    run.conclusion = text('conclusion') ?? run.conclusion;
    // Giving a conclusion completes the run.
    run.status = text('conclusion') === null ? (text('status') ?? run.status) : 'completed';
    if (run.status === 'completed') {
        if (run.conclusion === null)
            throw invalidRequest('"conclusion" wasn\'t supplied.');
        run.completedAt = text('completed_at') ?? run.completedAt ?? context.state.clock.iso();
    }
    const output = checkOutput(context);
    if (output === null)
        return;
    run.output = { title: output.title, summary: output.summary, text: output.text };
    // An update adds to the annotations there are; none is ever taken away.
    run.annotations.push(...output.annotations);
}
/** Runs of one name that a suite keeps; GitHub deletes the oldest beyond. */
const MAX_SAME_NAME = 1_000;
function keepNewest(repository, { suite, name }) {
    const same = repository.checkRuns.filter((run) => run.suite === suite && run.name === name);
    const [oldest] = same;
    if (same.length > MAX_SAME_NAME && oldest !== undefined)
        repository.checkRuns.splice(repository.checkRuns.indexOf(oldest), 1);
}
const invalidRequest = (sentence) => new ApiError(422, `Invalid request.\n\n${sentence}`);
function createRun(context) {
    const owner = app(context);
    const sha = context.requiredText('CheckRun', 'head_sha');
    if (context.repository.git.type(sha) !== 'commit')
        throw new ApiError(422, `No commit found for SHA: ${sha}`);
    const run = {
        id: context.state.nextId(),
        suite: suiteFor(context, owner, sha),
        name: context.requiredText('CheckRun', 'name'),
        status: 'queued',
        conclusion: null,
        startedAt: context.state.clock.iso(),
        completedAt: null,
        externalId: '',
        detailsUrl: null,
        output: { title: null, summary: null, text: null },
        annotations: [],
    };
    apply(context, run);
    context.repository.checkRuns.push(run);
    keepNewest(context.repository, run);
    return json(checkRunShape(context.urls, context.repository, run), 201);
}
function updateRun(context) {
    const run = checkRun(context);
    if (app(context) !== run.suite.app) {
        const sentence = `Invalid app_id \`${app(context).id}\` - check run can only be modified by the GitHub App that created it.`;
        throw new ApiError(403, sentence);
    }
    apply(context, run);
    return json(checkRunShape(context.urls, context.repository, run));
}
/** The newest run per suite and name: two suites may hold runs of one name. */
function latest(runs) {
    const newest = new Map();
    for (const run of runs)
        newest.set(`${run.suite.id} ${run.name}`, run);
    return [...newest.values()];
}
function listRuns(context) {
    const sha = commitOr422(context, context.parameter('ref'));
    const [name, status, id] = ['check_name', 'status', 'app_id'].map((key) => context.query(key));
    const matching = context.repository.checkRuns.filter((run) => run.suite.headSha === sha &&
        (name == null || run.name === name) &&
        (status == null || run.status === status) &&
        (id == null || String(run.suite.app.id) === id));
    const shown = context.query('filter') === 'all' ? matching : latest(matching);
    return countedList(context, shown, 'check_runs', (run) => checkRunShape(context.urls, context.repository, run));
}
function listSuites(context) {
    const sha = commitOr422(context, context.parameter('ref'));
    const shown = context.repository.suites.filter((suite) => suite.headSha === sha);
    return countedList(context, shown, 'check_suites', (suite) => checkSuiteShape(context.urls, context.repository, suite));
}
function annotations(context) {
    const run = checkRun(context);
    const blob = `${context.urls.server}/blob/${run.suite.headSha}`;
    return list(context, run.annotations, (annotation) => ({
        start_column: null,
        end_column: null,
        title: null,
        raw_details: null,
        ...annotation,
        blob_href: `${blob}/${annotation.path}`,
    }));
}
const checkRoutes = [
    { route: `POST ${REPO}/check-runs`, needs: 'checks=write', handle: createRun },
    {
        route: `GET ${REPO}/check-runs/{check_run_id}`,
        needs: 'checks=read',
        handle: (c) => json(checkRunShape(c.urls, c.repository, checkRun(c))),
    },
    { route: `PATCH ${REPO}/check-runs/{check_run_id}`, needs: 'checks=write', handle: updateRun },
    { route: `GET ${REPO}/check-runs/{check_run_id}/annotations`, needs: 'checks=read', handle: annotations },
    { route: `GET ${REPO}/commits/{+ref}/check-runs`, needs: 'checks=read', handle: listRuns },
    { route: `GET ${REPO}/commits/{+ref}/check-suites`, needs: 'checks=read', handle: listSuites },
];

;// CONCATENATED MODULE: ./src/embedded/builders/checks.ts


/** A check run as another App or workflow left it. */
function writeCheckRun(state, repository, options) {
    const app = state.addApp(options.app ?? 'github-actions');
    const suite = suiteFor({ state, repository }, app, options.sha, options.newSuite);
    return writeRunOf(state, repository, suite, options);
}
/** A check run in a suite that is there. */
function writeRunOf(state, repository, suite, options) {
    const done = options.conclusion !== null;
    const now = state.clock.iso();
    const run = {
        id: state.nextId(),
        suite,
        name: options.name,
        status: options.status ?? (done ? 'completed' : 'in_progress'),
        conclusion: options.conclusion,
        startedAt: now,
        completedAt: done ? now : null,
        externalId: '',
        detailsUrl: null,
        output: { title: null, summary: null, text: null },
        annotations: [],
    };
    repository.checkRuns.push(run);
    return run;
}
function writeStatus(state, repository, options) {
    const status = {
        id: state.nextId(),
        sha: options.sha,
        state: options.state,
        context: options.context ?? 'default',
        description: null,
        targetUrl: null,
        creator: known(state, options.by),
        createdAt: state.clock.iso(),
    };
    repository.statuses.push(status);
    return status;
}

;// CONCATENATED MODULE: ./src/embedded/builders/runs.ts



const goldenWorkflow = '.github/workflows/golden.yml';
/** The id a workflow file has in its repository: the one its earlier runs have, or a new one. */
const workflowIdOf = (state, repository, path) => repository.workflowRuns.find((run) => run.path === path)?.workflowId ?? state.nextId();
/** A run of a workflow, as GitHub numbers them: per workflow. */
function writeRun(state, repository, options) {
    const { path = goldenWorkflow, conclusion = 'success' } = options;
    const workflowId = options.workflowId ?? workflowIdOf(state, repository, path);
    const now = state.clock.iso();
    const run = {
        id: state.nextId(),
        number: repository.workflowRuns.filter((one) => one.workflowId === workflowId).length + 1,
        ...{ workflowId, path, conclusion },
        name: options.workflowName ?? 'golden',
        event: options.event ?? 'push',
        headBranch: options.headBranch ?? repository.defaultBranch,
        headSha: options.headSha,
        headRepository: options.headRepository ?? repository,
        actor: options.actor === undefined ? repository.owner : known(state, options.actor),
        suite: null,
        attempt: options.attempt ?? 1,
        status: options.status ?? (conclusion === null ? 'in_progress' : 'completed'),
        ...{ createdAt: now, startedAt: now, updatedAt: now },
    };
    repository.workflowRuns.push(run);
    return run;
}
/** A run that time moves on. */
class WorkflowRunBuilder {
    model;
    #state;
    #repository;
    constructor(state, repository, model) {
        this.model = model;
        this.#state = state;
        this.#repository = repository;
    }
    get id() {
        return this.model.id;
    }
    /** A runner took its first job. */
    start() {
        Object.assign(this.model, { status: 'in_progress', updatedAt: this.#state.clock.iso() });
    }
    /**
     * A job of its present attempt, as a check run of its suite. Conclusion null: it has not ended. A job that a re-run
     * repeats is added again; what it was before stays in the list of all runs.
     */
    job(name, conclusion = 'success') {
        const state = this.#state;
        const context = { state, repository: this.#repository };
        this.model.suite ??= suiteFor(context, state.addApp('github-actions'), this.model.headSha, true);
        return writeRunOf(state, this.#repository, this.model.suite, { name, conclusion });
    }
    /** Another attempt begins. */
    rerun() {
        const now = this.#state.clock.iso();
        this.model.attempt += 1;
        Object.assign(this.model, { status: 'in_progress', conclusion: null, startedAt: now, updatedAt: now });
    }
    /** Its last job ended. */
    complete(conclusion = 'success') {
        Object.assign(this.model, { status: 'completed', conclusion, updatedAt: this.#state.clock.iso() });
    }
}

;// CONCATENATED MODULE: ./src/embedded/builders/artifacts.ts


/** The artifact that a run left. */
function writeArtifact(state, repository, options) {
    const entries = Object.entries(options.files ?? {}).map(([name, text]) => [name, strToU8(text)]);
    const artifact = {
        id: state.nextId(),
        name: options.name,
        run: 'run' in options ? options.run : writeRun(state, repository, options),
        zip: Buffer.from(options.zip ?? zipSync(Object.fromEntries(entries))),
        expired: options.expired ?? false,
        createdAt: state.clock.iso(),
    };
    repository.artifacts.push(artifact);
    return artifact;
}

;// CONCATENATED MODULE: ./src/embedded/issues.ts
/** Adds an issue; numbers are shared with pull requests. */
function newIssue(state, repository, given) {
    const now = state.clock.iso();
    const created = {
        ...given,
        id: state.nextId(),
        number: repository.issues.size + 1,
        state: 'open',
        stateReason: null,
        closedBy: null,
        locked: false,
        comments: [],
        createdAt: now,
        updatedAt: now,
        closedAt: null,
    };
    repository.issues.set(created.number, created);
    return created;
}
/** Sets the body; another text than before is an edit, and GitHub keeps who made it. */
function setBody(state, issue, body, editor) {
    if ((issue.body ?? '') !== (body ?? '')) {
        issue.bodyEdits = [...(issue.bodyEdits ?? []), { editor, at: state.clock.iso() }];
    }
    issue.body = body;
}
/** Opens or closes: the reason of a closed issue may change, the time it was closed at then stays. */
function setState(state, issue, change) {
    const closing = change.state === 'closed';
    if (change.state !== issue.state) {
        issue.closedAt = closing ? state.clock.iso() : null;
        issue.closedBy = closing ? change.by : null;
    }
    else if (!closing)
        return;
    issue.state = change.state;
    issue.stateReason = change.stateReason;
}

;// CONCATENATED MODULE: ./src/embedded/shapes/issue.ts



const labelShape = (urls, repository, label) => ({
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${urls.api}/repos/${fullName(repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
});
function pullRequestLinks(urls, repository, issue) {
    if (!isPullRequest(issue))
        return {};
    const page = `${urls.server}/${fullName(repository)}/pull/${issue.number}`;
    return {
        draft: issue.draft,
        pull_request: {
            url: `${urls.api}/repos/${fullName(repository)}/pulls/${issue.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: issue.mergedAt,
        },
    };
}
/** GitHub's "issue"; a pull request is one too. */
function issueShape(state, urls, repository, issue) {
    const base = `${urls.api}/repos/${fullName(repository)}`;
    const url = `${base}/issues/${issue.number}`;
    const assignees = issue.assignees.flatMap((account) => userOrNull(urls, account) ?? []);
    return {
        url,
        repository_url: base,
        labels_url: `${url}/labels{/name}`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        html_url: `${urls.server}/${fullName(repository)}/issues/${issue.number}`,
        id: issue.id,
        node_id: nodeId('Issue', issue.id),
        number: issue.number,
        title: issue.title,
        user: userOrNull(urls, issue.author),
        labels: issue.labels.map((label) => labelShape(urls, repository, label)),
        state: issue.state,
        state_reason: issue.stateReason,
        locked: issue.locked,
        active_lock_reason: null,
        assignee: assignees[0] ?? null,
        assignees,
        milestone: null,
        comments: issue.comments.length,
        created_at: issue.createdAt,
        updated_at: issue.updatedAt,
        closed_at: issue.closedAt,
        author_association: associationOf(state, repository, issue.author),
        body: issue.body,
        performed_via_github_app: null,
        ...pullRequestLinks(urls, repository, issue),
    };
}
/** GitHub's "issue comment". */
function commentShape(state, urls, repository, issue, comment) {
    const base = `${urls.api}/repos/${fullName(repository)}`;
    return {
        url: `${base}/issues/comments/${comment.id}`,
        html_url: `${urls.server}/${fullName(repository)}/issues/${issue.number}#issuecomment-${comment.id}`,
        issue_url: `${base}/issues/${issue.number}`,
        id: comment.id,
        node_id: nodeId('IssueComment', comment.id),
        user: userOrNull(urls, comment.author),
        created_at: comment.createdAt,
        updated_at: comment.updatedAt,
        author_association: associationOf(state, repository, comment.author),
        body: comment.body,
        performed_via_github_app: null,
    };
}

;// CONCATENATED MODULE: ./src/embedded/routes/administration.ts



/** Conditions that routes of administration share, beside the permissions the router checks. */
/** People who are no administrators are told that there is nothing. @throws ApiError 404 */
function administrators({ repository, state, token }) {
    if (token?.kind === 'pat' && roleOf(state, repository, token.actor) !== 'admin')
        throw notFound();
}
/** @throws ApiError 403 where the owner's plan has no protection for private repositories */
function planAllows({ repository }) {
    if (protectable(repository))
        return;
    const message = 'Upgrade to GitHub Pro or make this repository public to enable this feature.';
    throw new ApiError(403, message);
}
/** @throws ApiError 403 */
function notArchived({ repository }) {
    if (repository.settings.archived)
        throw new ApiError(403, 'Repository was archived so is read-only.');
}

;// CONCATENATED MODULE: ./src/embedded/routes/issue-input.ts




/** What routes of issues check of a request. Limits as GitHub states them in its refusals. */
const issue_input_MAX_TITLE = 256;
const MAX_BODY = 65_536;
const MAX_ASSIGNEES = 10;
const tooLong = (resource, field, maximum) => validationFailed(resource, field, 'custom', `${field} is too long (maximum is ${maximum} characters)`);
/** GitHub counts characters, not UTF-16 units. */
const issue_input_length = (text) => (text === null ? 0 : [...text].length);
/** @throws ApiError 422 when the text is longer than GitHub keeps */
function bodyField(context, resource) {
    const text = context.text(resource, 'body');
    if (issue_input_length(text) > MAX_BODY)
        throw tooLong(resource, 'body', MAX_BODY);
    return text;
}
/** Null when the request has none. @throws ApiError 422 when it is blank or too long */
function titleField(context) {
    const title = context.text('Issue', 'title');
    if (title?.trim() === '')
        throw validationFailed('Issue', 'title', 'missing_field');
    if (issue_input_length(title) > issue_input_MAX_TITLE)
        throw tooLong('Issue', 'title', issue_input_MAX_TITLE);
    return title;
}
/**
 * Who the request assigns; null when it says nothing of it. Somebody without access makes GitHub refuse all of it.
 * @throws ApiError 422
 */
function assigneesField(context) {
    const given = context.fields['assignees'];
    if (given === undefined)
        return null;
    if (!Array.isArray(given))
        throw validationFailed('Issue', 'assignees', 'invalid');
    const accounts = given.map((login) => {
        const account = typeof login === 'string' ? context.state.account(login) : undefined;
        const role = account === undefined ? 'none' : roleOf(context.state, context.repository, account);
        if (account === undefined || role === 'none')
            throw validationFailed('Issue', 'assignees', 'invalid');
        return account;
    });
    return [...new Set(accounts)].slice(0, MAX_ASSIGNEES);
}
/**
 * How the request changes the state; null when it does not. A reason alone changes nothing.
 * @throws ApiError 422 for a state or a reason GitHub does not know
 */
function stateField(context) {
    const state = context.text('Issue', 'state');
    const reason = context.text('Issue', 'state_reason');
    if (reason !== null && !isReason(reason))
        throw validationFailed('Issue', 'state_reason', 'invalid');
    if (state === null)
        return null;
    if (state === 'open')
        return { state, stateReason: 'reopened' };
    if (state !== 'closed')
        throw validationFailed('Issue', 'state', 'invalid');
    return { state, stateReason: reason === null || reason === 'reopened' ? 'completed' : reason };
}
const isReason = (text) => ['completed', 'not_planned', 'duplicate', 'reopened'].includes(text);
/**
 * The issue or pull request of the route.
 * @throws ApiError 403, 404, 410 when it was deleted or issues are switched off, 301 or 307 when it was transferred
 */
function issueOf(context) {
    const found = context.repository.issues.get(context.number('issue_number'));
    if (found === undefined)
        throw notFound();
    if (!isPullRequest(found))
        mayUse(context);
    if (found.gone === 'deleted')
        throw new ApiError(410, 'This issue was deleted');
    if (found.gone !== undefined)
        throw transferred(context, found.gone);
    return found;
}
/** `pull-requests` alone does not reach issues, though routes take either. @throws ApiError 403, 410 */
function mayUse(context) {
    const { repository, request, token } = context;
    const level = request.method === 'GET' ? 'read' : 'write';
    const open = level === 'read' && !repository.private;
    if (!open && (token === null || !hasPermission(token, 'issues', level))) {
        const by = token?.kind === 'pat' ? 'personal access token' : 'integration';
        const needs = { 'x-accepted-github-permissions': `issues=${level}` };
        throw new ApiError(403, `Resource not accessible by ${by}`, {}, needs);
    }
    if (!repository.settings.issues)
        throw issuesDisabled();
    if (level === 'write')
        notArchived(context);
}
const issuesDisabled = () => new ApiError(410, 'Issues are disabled for this repo');
function transferred(context, to) {
    const url = `${context.urls.api}/repositories/${to.repository.id}/issues/${to.number}`;
    const get = context.request.method === 'GET';
    const message = get ? 'Moved Permanently' : 'Temporary Redirect';
    return new ApiError(get ? 301 : 307, message, { url }, { location: url });
}
/** An App or a workflow's token is no collaborator: a locked conversation refuses it. @throws ApiError 403 */
function mayComment(context, issue) {
    if (issue.locked && context.token?.kind !== 'pat')
        throw new ApiError(403, 'Unable to create comment because issue is locked.');
}

;// CONCATENATED MODULE: ./src/embedded/routes/labels.ts





const labels_REPO = '/repos/{owner}/{repo}';
const ISSUE = `${labels_REPO}/issues/{issue_number}`;
const READ = 'issues=read; pull_requests=read';
const WRITE = 'issues=write; pull_requests=write';
const MAX_NAME = 50;
/** The label of a name, made when the repository has none: GitHub does the same for issues. */
function labelNamed(state, repository, name) {
    const known = repository.labels.get(name.toLowerCase());
    if (known !== undefined)
        return known;
    const label = { id: state.nextId(), name, color: 'ededed', description: null };
    repository.labels.set(name.toLowerCase(), label);
    return label;
}
function checkedName(name) {
    if (name.length > MAX_NAME)
        throw validationFailed('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
    return name;
}
/** The labels a request names; null when it says nothing of them. @throws ApiError 422 */
function labelsField(context) {
    const given = Array.isArray(context.request.body) ? context.request.body : context.fields['labels'];
    if (given === undefined)
        return null;
    if (!Array.isArray(given))
        throw validationFailed('Issue', 'labels', 'invalid');
    const names = given.map((item) => {
        const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : item;
        if (typeof name !== 'string' || name.trim() === '')
            throw validationFailed('Label', 'name', 'invalid');
        return checkedName(name);
    });
    return [...new Set(names.map((name) => labelNamed(context.state, context.repository, name)))];
}
const issueLabels = (context, item) => list(context, item.labels, (label) => labelShape(context.urls, context.repository, label));
function addLabels(context) {
    const item = issueOf(context);
    item.labels = [...new Set([...item.labels, ...(labelsField(context) ?? [])])];
    return issueLabels(context, item);
}
function removeLabel(context) {
    const item = issueOf(context);
    const name = context.parameter('name').toLowerCase();
    if (!item.labels.some((label) => label.name.toLowerCase() === name))
        throw new ApiError(404, 'Label does not exist');
    item.labels = item.labels.filter((label) => label.name.toLowerCase() !== name);
    return issueLabels(context, item);
}
function createLabel(context) {
    const name = checkedName(context.requiredText('Label', 'name'));
    if (context.repository.labels.has(name.toLowerCase()))
        throw validationFailed('Label', 'name', 'already_exists');
    const color = context.text('Label', 'color') ?? 'ededed';
    const label = { id: context.state.nextId(), name, color, description: context.text('Label', 'description') };
    context.repository.labels.set(name.toLowerCase(), label);
    return json(labelShape(context.urls, context.repository, label), 201);
}
const labelRoutes = [
    { route: `GET ${ISSUE}/labels`, needs: READ, handle: (c) => issueLabels(c, issueOf(c)) },
    { route: `POST ${ISSUE}/labels`, needs: WRITE, handle: addLabels },
    { route: `DELETE ${ISSUE}/labels/{name}`, needs: WRITE, handle: removeLabel },
    {
        route: `GET ${labels_REPO}/labels`,
        needs: READ,
        handle: (c) => list(c, [...c.repository.labels.values()], (label) => labelShape(c.urls, c.repository, label)),
    },
    { route: `POST ${labels_REPO}/labels`, needs: WRITE, handle: createLabel },
];

;// CONCATENATED MODULE: ./src/embedded/builders/issue.ts




/** The issues of a repository, as people see and change them. Pull requests are left out. */
class IssuesBuilder {
    #state;
    #repository;
    constructor(state, repository) {
        this.#state = state;
        this.#repository = repository;
    }
    /** Those that are there, oldest first. */
    get all() {
        return [...this.#repository.issues.values()]
            .filter((issue) => !isPullRequest(issue) && issue.gone === undefined)
            .map((issue) => this.#builder(issue));
    }
    /** @throws Error when there is no such issue: a mistake in a test */
    get(number) {
        const found = this.#repository.issues.get(number);
        if (found === undefined || isPullRequest(found))
            throw new Error(`no issue ${number}`);
        return this.#builder(found);
    }
    open(options) {
        const issue = newIssue(this.#state, this.#repository, {
            author: known(this.#state, options.by),
            title: options.title ?? 'Issue',
            body: options.body ?? null,
            labels: (options.labels ?? []).map((name) => labelNamed(this.#state, this.#repository, name)),
            assignees: [],
        });
        return this.#builder(issue);
    }
    #builder(issue) {
        return new IssueBuilder(this.#state, this.#repository, issue);
    }
}
/** One issue in the hands of people. */
class IssueBuilder {
    model;
    #state;
    #repository;
    constructor(state, repository, model) {
        this.#state = state;
        this.#repository = repository;
        this.model = model;
    }
    get number() {
        return this.model.number;
    }
    get body() {
        return this.model.body ?? '';
    }
    edit(edit) {
        this.model.title = edit.title ?? this.model.title;
        if (edit.body !== undefined)
            this.model.body = edit.body;
        this.#touched();
    }
    /** Ticks (or clears) the box of the one line that holds a text. @throws Error when no such line has a box */
    tick(text, ticked = true) {
        const [from, to] = ticked ? ['[ ]', '[x]'] : ['[x]', '[ ]'];
        const lines = this.body.split('\n');
        const at = lines.findIndex((line) => line.includes(text) && line.includes(from));
        if (at < 0)
            throw new Error(`no box ${from} in a line with ${text}`);
        this.edit({ body: lines.with(at, (lines[at] ?? '').replace(from, to)).join('\n') });
    }
    close(reason = 'completed', by = null) {
        this.#set('closed', reason, by);
    }
    reopen(by = null) {
        this.#set('open', 'reopened', by);
    }
    #set(state, stateReason, by) {
        const account = by === null ? null : known(this.#state, by);
        setState(this.#state, this.model, { state, stateReason, by: account });
        this.#touched();
    }
    comment(by, body) {
        const now = this.#state.clock.iso();
        const author = known(this.#state, by);
        this.model.comments.push({ id: this.#state.nextId(), author, body, createdAt: now, updatedAt: now });
        this.#touched();
    }
    /** Sets the labels: those that are not named are taken away. */
    label(...names) {
        this.model.labels = names.map((name) => labelNamed(this.#state, this.#repository, name));
        this.#touched();
    }
    lock() {
        this.model.locked = true;
    }
    /** Its number answers 410 from now on. */
    delete() {
        this.model.gone = 'deleted';
    }
    /** Moves it: its number redirects from now on. Gives the issue it became. */
    transfer(to) {
        const { author, title, body } = this.model;
        const moved = newIssue(this.#state, to.model, { author, title, body, labels: [], assignees: [] });
        this.model.gone = { repository: to.model, number: moved.number };
        return new IssueBuilder(this.#state, to.model, moved);
    }
    #touched() {
        this.model.updatedAt = this.#state.clock.iso();
    }
}

;// CONCATENATED MODULE: ./src/embedded/builders/pull-request.ts





function openPullRequest(context, repository, options) {
    const { state } = context;
    const { model } = repository;
    const home = options.from ?? repository;
    const now = state.clock.iso();
    const pull = {
        id: state.nextId(),
        number: model.issues.size + 1,
        author: known(state, options.author),
        title: options.title ?? 'Change',
        body: options.body ?? null,
        state: 'open',
        stateReason: null,
        closedBy: null,
        labels: [],
        assignees: [],
        locked: false,
        comments: [],
        createdAt: now,
        updatedAt: now,
        closedAt: null,
        repository: model,
        headRef: options.head,
        headRepository: home.model,
        baseRef: options.base ?? model.defaultBranch,
        baseSha: repository.tip(options.base ?? model.defaultBranch),
        draft: options.draft ?? false,
        mergedAt: null,
        mergeCommit: null,
        mergedBy: null,
        reviews: [],
        requestedUsers: new Set(),
        requestedTeams: new Set(),
    };
    takeHead(pull);
    model.issues.set(pull.number, pull);
    requestCodeOwners(state, pull);
    return new PullRequestBuilder(context, repository, home, pull);
}
/** A pull request; everything shown of it follows git and the reviews. */
class PullRequestBuilder {
    model;
    repository;
    context;
    #home;
    #state;
    constructor(context, repository, home, model) {
        this.model = model;
        this.repository = repository;
        this.context = context;
        this.#home = home;
        this.#state = context.state;
    }
    get number() {
        return this.model.number;
    }
    get headSha() {
        return headSha(this.model);
    }
    /** Tip of the base branch now. */
    get baseSha() {
        return baseTip(this.model);
    }
    /** Paths of the changed files now. */
    get files() {
        return changedFiles(this.model).map((file) => file.filename);
    }
    /** The test merge commit (`refs/pull/N/merge`), null on conflict. */
    get mergeSha() {
        return testMerge(this.model);
    }
    /** Adds a commit to the head branch. Gives its id. */
    push(options) {
        const { by, ...rest } = options;
        return this.#home.commit(this.model.headRef, { author: by, pushedBy: by, ...rest });
    }
    /** Replaces the commits of the head branch by one on top of the base. Gives its id. */
    forcePush(options) {
        return this.push({ ...options, onto: this.baseSha });
    }
    /** Records a review as it stands, without the checks the API makes (an author's own approval is possible). */
    review(options) {
        const commit = options.commit === undefined ? this.headSha : options.commit;
        return addReview(this.#state, this.model, {
            author: known(this.#state, options.by),
            state: options.state,
            body: options.body ?? '',
            commit,
        });
    }
    dismiss(review) {
        review.state = 'DISMISSED';
    }
    edit(edit) {
        const { model } = this;
        model.title = edit.title ?? model.title;
        if (edit.body !== undefined) {
            const editor = edit.by === undefined ? model.author : known(this.#state, edit.by);
            setBody(this.#state, model, edit.body, editor);
        }
        model.baseRef = edit.base ?? model.baseRef;
        if (edit.base !== undefined)
            model.baseSha = baseTip(model);
        const ready = model.draft && edit.draft === false;
        model.draft = edit.draft ?? model.draft;
        model.updatedAt = this.#state.clock.iso();
        if (ready)
            requestCodeOwners(this.#state, model);
    }
    label(...names) {
        this.model.labels = names.map((name) => labelNamed(this.#state, this.model.repository, name));
    }
    request(reviewers) {
        for (const login of reviewers.users ?? [])
            this.model.requestedUsers.add(known(this.#state, login));
        for (const team of reviewers.teams ?? [])
            this.model.requestedTeams.add(team);
    }
    /** Fixes GitHub's own decision instead of computing it from the rulesets. */
    decide(decision) {
        this.model.reviewDecision = decision;
    }
    close() {
        this.model.state = 'closed';
        this.model.closedAt = this.#state.clock.iso();
    }
    /** Merges by a merge commit. @throws Error on conflict */
    merge(by) {
        const { model } = this;
        const before = this.baseSha;
        const message = `Merge pull request #${model.number} from ${model.headRef}`;
        const sha = model.repository.git.merge(before, this.headSha, message);
        if (sha === null)
            throw new Error(`pull request ${model.number} conflicts with ${model.baseRef}`);
        model.repository.git.setReference(`refs/heads/${model.baseRef}`, sha);
        model.baseSha = before;
        model.mergeCommit = sha;
        model.mergedBy = known(this.#state, by);
        model.mergedAt = this.#state.clock.iso();
        this.close();
        const push = {
            repository: model.repository,
            branch: model.baseRef,
            before,
            after: sha,
            actor: model.mergedBy,
        };
        recordPush(this.#state, { ...push, type: 'pr_merge' });
        return sha;
    }
}

;// CONCATENATED MODULE: ./src/embedded/builders/repository.ts










const GITHUB_SIGNATURE = { name: 'GitHub', email: 'noreply@github.com' };
/** A repository with real git content. */
class RepositoryBuilder {
    model;
    #context;
    #state;
    constructor(context, model) {
        this.model = model;
        this.#context = context;
        this.#state = context.state;
    }
    get fullName() {
        return fullName(this.model);
    }
    /** The bare repository on disk, for `git clone`. */
    get directory() {
        return this.model.git.directory;
    }
    /** Commit a branch stands at. @throws Error when there is no such branch */
    tip(branch = this.model.defaultBranch) {
        const sha = this.model.git.branch(branch);
        if (sha === null)
            throw new Error(`no branch ${branch} in ${this.fullName}`);
        return sha;
    }
    /** Adds a commit and pushes it; a branch that does not exist starts at the default branch. Gives its id. */
    commit(branch, options = {}) {
        const { git, defaultBranch } = this.model;
        const before = git.branch(branch);
        const author = options.author ?? GITHUB_SIGNATURE;
        const committer = options.committer ?? author;
        const milliseconds = options.date === undefined ? this.#state.clock.milliseconds() : Date.parse(options.date);
        const after = git.commit({
            branch,
            files: options.files ?? {},
            message: options.message ?? 'Change',
            author: signatureOf(this.#state, author),
            committer: signatureOf(this.#state, committer),
            timestamp: Math.floor(milliseconds / 1000),
            parent: options.onto ?? before ?? git.branch(defaultBranch),
            otherParents: options.merging ?? [],
        });
        this.#pushed(branch, before, after, this.#pusher(options.pushedBy, committer));
        return after;
    }
    #pusher(pushedBy, committer) {
        if (pushedBy === null)
            return null;
        return pushedBy === undefined ? accountOf(this.#state, committer) : known(this.#state, pushedBy);
    }
    #pushed(branch, before, after, actor) {
        recordPush(this.#state, { repository: this.model, branch, before, after, actor });
    }
    /** Points a branch at a commit, whatever it pointed at before. */
    setBranch(branch, sha, pushedBy = null) {
        const before = this.model.git.branch(branch);
        this.model.git.setReference(`refs/heads/${branch}`, sha);
        this.#pushed(branch, before, sha, pushedBy === null ? null : known(this.#state, pushedBy));
    }
    deleteBranch(branch, by = null) {
        const before = this.tip(branch);
        this.model.git.setReference(`refs/heads/${branch}`, null);
        this.#pushed(branch, before, null, by === null ? null : known(this.#state, by));
    }
    /** An annotated tag is an object of its own. Gives the id that the reference holds. */
    tag(name, sha = this.tip(), annotated = false) {
        return this.model.git.tag(name, sha, annotated ? this.#state.clock.milliseconds() : null);
    }
    /** A fork of another owner, sharing the objects; its branches are copied. */
    fork(owner, name = this.model.name) {
        const account = known(this.#state, owner);
        const model = this.#state.addRepository(account, name, this.model.private, this.model);
        for (const { name: reference, sha } of this.model.git.references('refs/heads/')) {
            model.git.setReference(reference, sha);
        }
        return new RepositoryBuilder(this.#context, model);
    }
    /** Deletes the repository; pull requests from it stay, with `head.repo: null`. */
    delete() {
        this.model.deleted = true;
    }
    /** Moves the repository; its old name redirects. */
    rename(newName) {
        const [owner = '', name = ''] = newName.split('/');
        this.#state.renamed.set(this.fullName.toLowerCase(), this.model);
        this.model.owner = known(this.#state, owner);
        this.model.name = name;
    }
    /** Gives a person direct access; `none` takes it away. */
    collaborator(login, role) {
        this.model.collaborators.set(known(this.#state, login), role);
    }
    grant(team, role) {
        this.model.teams.set(team, role);
    }
    /** A ruleset of the repository: by default active, on the default branch, without bypass. */
    ruleset(options) {
        const by = { actor: this.model.owner, level: 'Repository' };
        const ruleset = makeRuleset(this.#state, options, by);
        this.model.rulesets.push(ruleset);
        return ruleset;
    }
    /** A ruleset with one `pull_request` rule on the default branch. */
    requireReviews(rule) {
        return this.ruleset({ name: 'reviews', rules: [pullRequestRule(rule)] });
    }
    /** A classic protection rule for a branch, or a pattern of branches; it replaces the one of the same name. */
    protect(pattern, options = {}) {
        const rule = protectionOf(this.#state, this.model.owner.login, pattern, options);
        this.unprotect(pattern);
        this.model.protections.push(rule);
        return rule;
    }
    /** Takes a classic protection rule away. */
    unprotect(pattern) {
        const at = this.model.protections.findIndex((rule) => rule.pattern === pattern);
        if (at >= 0)
            this.model.protections.splice(at, 1);
    }
    /** A run of a workflow with an artifact; gives the artifact's id. */
    artifact(options) {
        return writeArtifact(this.#state, this.model, options).id;
    }
    /** A run of a workflow; it can be moved on, as GitHub does with time. */
    workflowRun(options) {
        return new WorkflowRunBuilder(this.#state, this.model, writeRun(this.#state, this.model, options));
    }
    checkRun(options) {
        return writeCheckRun(this.#state, this.model, options).id;
    }
    status(options) {
        return writeStatus(this.#state, this.model, options).id;
    }
    get issues() {
        return new IssuesBuilder(this.#state, this.model);
    }
    /** Opens a pull request; `files` first makes its head branch, one commit on top of the base. */
    openPullRequest(options) {
        const head = options.head ?? `change-${this.model.issues.size + 1}`;
        const home = options.from ?? this;
        if (options.files !== undefined) {
            const base = this.tip(options.base ?? this.model.defaultBranch);
            home.commit(head, {
                files: options.files,
                author: options.author,
                message: options.message ?? options.title ?? 'Change',
                // A fork sees the base's objects through its alternates.
                ...(home.model.git.branch(head) === null ? { onto: base } : {}),
            });
        }
        return openPullRequest(this.#context, this, { ...options, head });
    }
    /** Puts a pull request into the merge queue, behind `behind`; gives the queue's reference and commits. */
    enqueue(pull, behind) {
        const base = pull.model.baseRef;
        const baseSha = behind?.headSha ?? this.tip(base);
        const message = `Merge pull request #${pull.number} from ${pull.model.headRef}`;
        const headSha = this.model.git.merge(baseSha, pull.headSha, message);
        if (headSha === null)
            throw new Error(`pull request ${pull.number} conflicts with ${base}`);
        const headRef = `refs/heads/gh-readonly-queue/${base}/pr-${pull.number}-${baseSha}`;
        this.model.git.setReference(headRef, headSha);
        return { headRef, headSha, baseRef: `refs/heads/${base}`, baseSha };
    }
}

;// CONCATENATED MODULE: ./src/embedded/incoming.ts
const readBody = async (message) => {
    const chunks = [];
    for await (const chunk of message)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
};
/** Stands for a body that is not JSON. */
const INVALID = Symbol('invalid JSON');
const parseJson = (text) => {
    if (text === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return INVALID;
    }
};
const flat = (headers) => Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(', ') : v]));
/** The token's value in `Authorization: Bearer …`, `token …` or Basic. */
function tokenValue(headers) {
    const header = headers['authorization'];
    if (header === undefined)
        return null;
    const [scheme = '', value = ''] = header.split(' ');
    if (scheme.toLowerCase() !== 'basic')
        return value;
    return Buffer.from(value, 'base64').toString('utf8').split(':').at(-1) ?? '';
}
/** A path without percent-encoding; as it is when the encoding is broken. */
const decoded = (path) => {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
};
/** Reads a request whole. What lies outside of the API gets a path no route has. */
async function readIncoming(message, urls, enterprise) {
    const text = await readBody(message);
    const url = new URL(message.url ?? '/', urls.server);
    const prefix = enterprise ? '/api/v3' : '';
    const graphql = `${url.origin}${url.pathname}` === urls.graphql;
    const path = url.pathname.startsWith(prefix)
        ? url.pathname.slice(prefix.length) || '/'
        : '/outside-of-the-api';
    return {
        method: message.method ?? 'GET',
        path: graphql ? '/graphql' : path,
        query: url.searchParams,
        headers: flat(message.headers),
        body: parseJson(text),
    };
}
/** The body of an answer as a test reads it. */
function readable(out) {
    const text = out.data.toString('utf8');
    if (text === '' || !(out.headers['content-type'] ?? '').includes('application/json'))
        return text;
    const parsed = parseJson(text);
    return parsed === INVALID ? text : parsed;
}

;// CONCATENATED MODULE: ./src/embedded/faults.ts

const operationOf = (body) => {
    const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
    return /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
};
function matches(fault, request) {
    const path = decoded(request.path);
    const { path: wanted } = fault;
    const byPath = wanted === undefined || (typeof wanted === 'string' ? path.endsWith(wanted) : wanted.test(path));
    return (byPath &&
        (fault.method === undefined || fault.method === request.method) &&
        (fault.page === undefined || fault.page === Number(request.query.get('page') ?? 1)) &&
        (fault.operation === undefined || fault.operation === operationOf(request.body)));
}
/** The faults a test set, with how often each has matched. */
class Faults {
    #entries = [];
    add(fault) {
        this.#entries.push({ fault, matched: 0 });
    }
    clear() {
        this.#entries.length = 0;
    }
    /** The faults that act on this request; every fault it matches counts it. */
    take(request) {
        return this.#entries
            .filter(({ fault }) => matches(fault, request))
            .filter((entry) => {
            entry.matched += 1;
            const first = entry.fault.nth ?? 1;
            return entry.matched >= first && entry.matched < first + (entry.fault.times ?? 1);
        })
            .map(({ fault }) => fault);
    }
}
const asJson = (status, message, headers = {}) => ({
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest' },
    headers,
});
function secondaryLimit(fault) {
    const message = fault.wording === 'abuse'
        ? 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'
        : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    return asJson(fault.status ?? 403, message, headers);
}
/** The answer a fault gives in place of the server's; null when it leaves the answer to the server. */
function replacement(fault, nowSeconds) {
    if (fault.kind === 'status') {
        return {
            status: fault.status,
            body: fault.body ?? { message: 'Server Error' },
            headers: fault.headers ?? {},
        };
    }
    if (fault.kind === 'text') {
        const contentType = fault.contentType ?? 'application/json; charset=utf-8';
        return { status: fault.status ?? 200, raw: { contentType, data: Buffer.from(fault.text) } };
    }
    if (fault.kind === 'no-content')
        return { status: 204 };
    if (fault.kind === 'redirect')
        return asJson(fault.status ?? 302, 'Found', { location: fault.to });
    if (fault.kind === 'rate-limit') {
        return asJson(fault.status ?? 403, 'API rate limit exceeded for installation ID 1.', {
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(nowSeconds + fault.resetIn),
        });
    }
    return fault.kind === 'secondary-limit' ? secondaryLimit(fault) : null;
}
/** The items of a list answer: the body, or the one array in it. */
function changeItems(body, change) {
    if (Array.isArray(body))
        return change(body);
    if (typeof body !== 'object' || body === null)
        return body;
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]));
}
/** The body as a fault changes it; unchanged by all faults that do not concern bodies. */
function changedBody(fault, request, body) {
    if (fault.kind === 'rewrite')
        return fault.body(body, request);
    if (fault.kind === 'items') {
        return changeItems(body, (items) => [
            ...items.slice(0, items.length - (fault.drop ?? 0)),
            ...items.slice(0, fault.repeat ?? 0),
            ...(fault.add ?? []),
        ]);
    }
    if (fault.kind !== 'truncated-tree')
        return body;
    const cut = changeItems(body, (items) => items.slice(0, fault.keep));
    return typeof cut === 'object' && cut !== null ? { ...cut, truncated: true } : cut;
}

;// CONCATENATED MODULE: ./src/embedded/token.ts
/** Requests per hour that GitHub documents per kind of token; 60 without one. */
const HOURLY_LIMIT = {
    'github-token': 1000,
    fork: 1000,
    app: 5000,
    pat: 5000,
    anonymous: 60,
};
/** Policy and workflow files write `pull-requests`, the API `pull_requests`: both are taken. */
const normalisePermissions = (permissions) => Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level]));

;// CONCATENATED MODULE: ./src/embedded/rate-limit.ts


const WINDOW_SECONDS = 3600;
/** Requests left per token and resource. */
class RateLimits {
    #clock;
    #budgets = new Map();
    constructor(clock) {
        this.#clock = clock;
    }
    budget(token, resource) {
        const key = `${token?.id ?? 'anonymous'} ${resource}`;
        const known = this.#budgets.get(key);
        if (known !== undefined && known.reset > this.#clock.seconds())
            return known;
        const limit = known?.limit ?? HOURLY_LIMIT[token?.kind ?? 'anonymous'];
        const fresh = { limit, used: 0, reset: this.#clock.seconds() + WINDOW_SECONDS };
        this.#budgets.set(key, fresh);
        return fresh;
    }
    set(token, settings, resource) {
        const budget = this.budget(token, resource);
        if (settings.limit !== undefined)
            budget.limit = settings.limit;
        if (settings.remaining !== undefined)
            budget.used = budget.limit - settings.remaining;
        if (settings.resetIn !== undefined)
            budget.reset = this.#clock.seconds() + settings.resetIn;
    }
    /** Counts one request. @throws ApiError 403 when none is left */
    take(token, resource) {
        const budget = this.budget(token, resource);
        if (budget.used >= budget.limit)
            throw exceeded(token);
        budget.used += 1;
    }
    /** Takes further points of a dear query; false when there are not enough left. */
    charge(token, resource, points) {
        const budget = this.budget(token, resource);
        if (budget.used + points > budget.limit)
            return false;
        budget.used += points;
        return true;
    }
    /** Takes back one request: a 304 is free. */
    giveBack(token, resource) {
        this.budget(token, resource).used -= 1;
    }
    headers(token, resource) {
        const { limit, used, reset } = this.budget(token, resource);
        return {
            'x-ratelimit-limit': String(limit),
            'x-ratelimit-remaining': String(Math.max(0, limit - used)),
            'x-ratelimit-used': String(used),
            'x-ratelimit-reset': String(reset),
            'x-ratelimit-resource': resource,
        };
    }
    /** Body of `GET /rate_limit`. */
    overview(token) {
        const shown = (resource) => {
            const { limit, used, reset } = this.budget(token, resource);
            return { limit, used, remaining: Math.max(0, limit - used), reset, resource };
        };
        const search = {
            limit: 30,
            used: 0,
            remaining: 30,
            reset: this.#clock.seconds() + 60,
            resource: 'search',
        };
        return { resources: { core: shown('core'), search, graphql: shown('graphql') }, rate: shown('core') };
    }
}
function exceeded(token) {
    const who = token === null ? 'for 127.0.0.1' : `for installation ID ${token.id}`;
    return new ApiError(403, `API rate limit exceeded ${who}. If you reach out to GitHub Support for help, please include the request ID.`);
}

;// CONCATENATED MODULE: ./src/embedded/request-log.ts
/** Every request since the start or the last `clear`. */
class RequestLog {
    entries = [];
    /** Number of requests, of those that match when a part of the path (and a method) is given. */
    count(path, method) {
        return this.matching(path, method).length;
    }
    matching(path, method) {
        return this.entries.filter((entry) => (method === undefined || entry.method === method) &&
            (path === undefined ||
                (typeof path === 'string' ? entry.path.includes(path) : path.test(entry.path))));
    }
    clear() {
        this.entries.length = 0;
    }
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: ./src/core/lazy.ts
/**
 * A value that is made when it is asked for the first time, and then kept. For schemas that most runs never need: each
 * part of one takes some hundredths of a millisecond to make, and every start would pay for all of them.
 */
function lazy_lazy(make) {
    let made = null;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

;// CONCATENATED MODULE: ./src/github/denied-fields.ts

/** A field of a GraphQL answer that the token may not read; GitHub gives null in its place. */
const deniedFieldSchema = object({
    /** `repository.base`: names as in the answer, joined by dots. */
    path: schemas_string(),
    /** GitHub's words, one line. */
    message: schemas_string(),
    /** As in the headers of the answer; absent when GitHub names none. */
    permission: schemas_string().optional(),
});
/** What `graphql` puts into `deniedFields` of an answer that is asked for with `partial`. */
const deniedFieldsSchema = array(deniedFieldSchema).default([]);

;// CONCATENATED MODULE: ./src/github/queries.ts



/**
 * The GraphQL operations Gatewright sends, each with the schema of its answer.
 * One query reads a pull request, the tip of its base, its reviews and its commits at one moment: several REST calls
 * would mix several moments, and cost five requests instead of one.
 */
const actor = `__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }`;
const pageInfo = `pageInfo { hasNextPage endCursor }`;
const reviewNode = `databaseId state submittedAt authorCanPushToRepository commit { oid } author { ${actor} }`;
const commitNode = `commit { oid message
  authors(first: 50) { totalCount nodes { name user { login databaseId } } }
  committer { name user { login databaseId } } }`;
/** Pull request, base tip, first page of reviews, labels and commits. Variables: owner, repo, number. */
const pullRequestSnapshotQuery = `query PullRequestSnapshot($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      number title body state isDraft isCrossRepository changedFiles reviewDecision
      headRefName headRefOid headRepository { nameWithOwner }
      baseRefName baseRef { target { oid } }
      author { ${actor} }
      labels(first: 100) { totalCount nodes { name } }
      reviews(first: 100) { totalCount ${pageInfo} nodes { ${reviewNode} } }
      commits(first: 100) { totalCount ${pageInfo} nodes { ${commitNode} } }
    }
  }
}`;
/** Further reviews. Variables: owner, repo, number, after (cursor). */
const moreReviewsQuery = `query MoreReviews($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviews(first: 100, after: $after) { totalCount ${pageInfo} nodes { ${reviewNode} } }
    }
  }
}`;
/** Further commits. Variables: owner, repo, number, after (cursor). */
const moreCommitsQuery = `query MoreCommits($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      commits(first: 100, after: $after) { totalCount ${pageInfo} nodes { ${commitNode} } }
    }
  }
}`;
/**
 * Who edited the body of a pull request, newest first. The first version stands among the edits once there is one.
 * Asked by itself: a server or a token that refuses it costs nothing else. Variables: owner, repo, number.
 */
const bodyEditsQuery = `query BodyEdits($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      includesCreatedEdit
      userContentEdits(first: 100) { totalCount ${pageInfo} nodes { editedAt editor { ${actor} } } }
    }
  }
}`;
const workflowFolder = `__typename oid
  ... on Tree { entries { name mode type object { __typename ... on Blob { byteSize isBinary isTruncated text } } } }`;
const repositorySettings = `nameWithOwner visibility isArchived defaultBranchRef { name }
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed`;
/**
 * Settings of a repository and the folder of workflow files at one commit, in one request. Variables: owner, repo,
 * base (commit id), baseFolder (`COMMIT:.github/workflows`). A commit is asked for by itself as well: a folder that
 * is absent and a commit that is absent answer alike.
 */
const repositoryStateQuery = `query RepositoryState($owner: String!, $repo: String!, $base: GitObjectID!, $baseFolder: String!) {
  repository(owner: $owner, name: $repo) {
    ${repositorySettings}
    base: object(oid: $base) { __typename oid }
    baseFolder: object(expression: $baseFolder) { ${workflowFolder} }
  }
}`;
/** As `repositoryStateQuery`, and the folder at the head of a pull request. Further variables: head, headFolder. */
const proposedStateQuery = `query ProposedState($owner: String!, $repo: String!, $base: GitObjectID!, $baseFolder: String!, $head: GitObjectID!, $headFolder: String!) {
  repository(owner: $owner, name: $repo) {
    ${repositorySettings}
    base: object(oid: $base) { __typename oid }
    baseFolder: object(expression: $baseFolder) { ${workflowFolder} }
    head: object(oid: $head) { __typename oid }
    headFolder: object(expression: $headFolder) { ${workflowFolder} }
  }
}`;
const oid = lazy_lazy(() => schemas_string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/));
const actorNode = lazy_lazy(() => object({ __typename: schemas_string(), login: schemas_string(), databaseId: schemas_number().int().nullish() }).nullable());
const user = lazy_lazy(() => object({ login: schemas_string(), databaseId: schemas_number().int().nullable() }).nullable());
const connection = (node) => object({
    totalCount: schemas_number().int().nonnegative(),
    pageInfo: object({ hasNextPage: schemas_boolean(), endCursor: schemas_string().nullable() }),
    nodes: array(node),
});
const reviewsConnection = lazy_lazy(() => connection(object({
    databaseId: schemas_number().int(),
    state: schemas_string(),
    submittedAt: schemas_string().nullable(),
    authorCanPushToRepository: schemas_boolean(),
    commit: object({ oid: oid() }).nullable(),
    author: actorNode(),
})));
const commitsConnection = lazy_lazy(() => connection(object({
    commit: object({
        oid: oid(),
        message: schemas_string(),
        authors: object({
            totalCount: schemas_number().int().nonnegative(),
            nodes: array(object({ name: schemas_string().nullable(), user: user() })),
        }),
        committer: object({ name: schemas_string().nullable(), user: user() }).nullable(),
    }),
})));
const pullRequestSnapshotSchema = lazy_lazy(() => object({
    repository: object({
        pullRequest: object({
            number: schemas_number().int().positive(),
            title: schemas_string(),
            body: schemas_string(),
            state: schemas_enum(['OPEN', 'CLOSED', 'MERGED']),
            isDraft: schemas_boolean(),
            isCrossRepository: schemas_boolean(),
            changedFiles: schemas_number().int().nonnegative(),
            reviewDecision: schemas_enum(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED']).nullable(),
            headRefName: schemas_string(),
            headRefOid: oid(),
            headRepository: object({ nameWithOwner: schemas_string() }).nullable(),
            baseRefName: schemas_string(),
            baseRef: object({ target: object({ oid: oid() }).nullable() }).nullable(),
            author: actorNode(),
            labels: object({
                totalCount: schemas_number().int().nonnegative(),
                nodes: array(object({ name: schemas_string() })),
            })
                .nullable(),
            reviews: reviewsConnection().nullable(),
            commits: commitsConnection(),
        })
            .nullable(),
    })
        .nullable(),
}));
const page = (shape) => object({
    repository: object({ pullRequest: object({ headRefOid: oid(), ...shape }).nullable() }).nullable(),
});
const moreReviewsSchema = lazy_lazy(() => page({ reviews: reviewsConnection() }));
const moreCommitsSchema = lazy_lazy(() => page({ commits: commitsConnection() }));
/** Answer of `bodyEditsQuery`. */
const bodyEditsSchema = lazy_lazy(() => object({
    repository: object({
        pullRequest: object({
            includesCreatedEdit: schemas_boolean(),
            userContentEdits: connection(object({ editedAt: schemas_string(), editor: actorNode() })).nullable(),
        })
            .nullable(),
    })
        .nullable(),
}));
const workflowFolderSchema = lazy_lazy(() => object({
    __typename: schemas_string(),
    oid: oid(),
    entries: array(object({
        name: schemas_string(),
        /** Git's mode as a whole number: 33188 is `100644`. */
        mode: schemas_number().int(),
        type: schemas_string(),
        object: object({
            byteSize: schemas_number().int().nonnegative().optional(),
            isBinary: schemas_boolean().nullish(),
            isTruncated: schemas_boolean().optional(),
            text: schemas_string().nullish(),
        })
            .nullable(),
    }))
        .nullish(),
}));
const objectSchema = lazy_lazy(() => object({ __typename: schemas_string(), oid: oid() }).nullish());
/** Answer of both queries about a repository's state. Fields are null where the token may not read them. */
const repositoryStateSchema = lazy_lazy(() => object({
    repository: object({
        nameWithOwner: schemas_string().min(1),
        visibility: schemas_enum(['PUBLIC', 'PRIVATE', 'INTERNAL']),
        isArchived: schemas_boolean(),
        defaultBranchRef: object({ name: schemas_string().min(1) }).nullable(),
        mergeCommitAllowed: schemas_boolean().nullable(),
        squashMergeAllowed: schemas_boolean().nullable(),
        rebaseMergeAllowed: schemas_boolean().nullable(),
        base: objectSchema(),
        baseFolder: workflowFolderSchema().nullable(),
        head: objectSchema(),
        headFolder: workflowFolderSchema().nullish(),
    })
        .nullable(),
    deniedFields: deniedFieldsSchema,
}));
/** The account the token acts as. */
const viewerQuery = `query Viewer { viewer { login } }`;
const viewerSchema = lazy_lazy(() => object({ viewer: object({ login: schemas_string().min(1) }) }));

;// CONCATENATED MODULE: ./src/embedded/graphql/parse.ts
/** As much of GraphQL as the product's own queries use: one operation, fields, arguments, inline fragments. */
/** The query could not be read or answered. */
class GraphqlError extends Error {
    name = 'GraphqlError';
    /** `type` of the entry in `errors`, where GitHub gives one. */
    type;
    constructor(message, type = null) {
        super(message);
        this.type = type;
    }
}
const TOKEN = /\.{3}|[{}()!:$=[\]]|"(?:[^"\\]|\\.)*"|-?\d+|[A-Za-z_]\w*/g;
class Parser {
    #tokens;
    #at = 0;
    constructor(text) {
        this.#tokens = text.match(TOKEN) ?? [];
    }
    #next() {
        const token = this.#tokens[this.#at];
        if (token === undefined)
            throw new GraphqlError('Expected one or more definitions, got end of file');
        this.#at += 1;
        return token;
    }
    #peek() {
        return this.#tokens[this.#at];
    }
    #expect(token) {
        const found = this.#next();
        if (found !== token)
            throw new GraphqlError(`Expected "${token}", actual: "${found}"`);
    }
    operation() {
        this.#expect('query');
        const named = this.#peek() !== '(' && this.#peek() !== '{';
        const name = named ? this.#next() : '';
        // Variable definitions: the server trusts the values, types are checked by GitHub's schema in a test.
        if (this.#peek() === '(')
            while (this.#next() !== ')')
                ;
        const selections = this.#selections();
        if (this.#peek() !== undefined)
            throw new GraphqlError('one operation expected');
        return { name, selections };
    }
    #selections() {
        this.#expect('{');
        const found = [];
        while (this.#peek() !== '}')
            found.push(this.#selection());
        this.#expect('}');
        return found;
    }
    #selection() {
        const first = this.#next();
        if (first === '...') {
            this.#expect('on');
            return { kind: 'fragment', on: this.#next(), selections: this.#selections() };
        }
        const aliased = this.#peek() === ':';
        if (aliased)
            this.#expect(':');
        const name = aliased ? this.#next() : first;
        const given = this.#peek() === '(' ? this.#arguments() : {};
        return {
            kind: 'field',
            name,
            alias: first,
            arguments: given,
            selections: this.#peek() === '{' ? this.#selections() : [],
        };
    }
    #arguments() {
        this.#expect('(');
        return this.#pairs(')');
    }
    /** `name: value` up to a closing mark, which is taken, too. */
    #pairs(end) {
        const found = {};
        while (this.#peek() !== end) {
            const name = this.#next();
            this.#expect(':');
            found[name] = this.#value();
        }
        this.#expect(end);
        return found;
    }
    #value() {
        const token = this.#next();
        if (token === '{')
            return { kind: 'object', fields: this.#pairs('}') };
        if (token === '$')
            return { kind: 'variable', name: this.#next() };
        if (token.startsWith('"'))
            return { kind: 'value', value: String(JSON.parse(token)) };
        if (token === 'null')
            return { kind: 'value', value: null };
        if (token === 'true' || token === 'false')
            return { kind: 'value', value: token === 'true' };
        return { kind: 'value', value: /^-?\d+$/.test(token) ? Number(token) : token };
    }
}
/** @throws GraphqlError when the text is no query of the supported kind */
const parseOperation = (text) => new Parser(text).operation();

;// CONCATENATED MODULE: ./src/embedded/graphql/execute.ts

/** A field that could not be answered: it becomes null, and the entry names where it stands. */
class FieldError extends Error {
    name = 'FieldError';
    type;
    constructor(type, message) {
        super(message);
        this.type = type;
    }
}
const isNode = (value) => typeof value === 'object' && value !== null && '__typename' in value;
/** The value of an argument, its variables replaced. */
function argument(given, variables) {
    if (given.kind === 'variable')
        return variables[given.name];
    return given.kind === 'object' ? argumentsOf(given.fields, variables) : given.value;
}
const argumentsOf = (given, variables) => Object.fromEntries(Object.entries(given).map(([name, item]) => [name, argument(item, variables)]));
/** The value of one field, or null with an entry in `errors`. */
function resolve(field, given, execution, path) {
    if (typeof field !== 'function')
        return field;
    try {
        return field(given);
    }
    catch (error) {
        if (!(error instanceof FieldError))
            throw error;
        execution.problems.push({ type: error.type, path, message: error.message });
        return null;
    }
}
/** What a query selects of a value. @throws GraphqlError for a field the type does not have */
function execute_select(value, selections, execution, path = []) {
    if (value === null || selections.length === 0)
        return value;
    if (Array.isArray(value)) {
        return value.map((item, index) => execute_select(item, selections, execution, [...path, index]));
    }
    if (!isNode(value))
        throw new GraphqlError("Selections can't be made on scalars");
    const result = {};
    for (const selection of selections) {
        if (selection.kind === 'fragment') {
            if (selection.on !== value.__typename)
                continue;
            Object.assign(result, execute_select(value, selection.selections, execution, path));
            continue;
        }
        if (!(selection.name in value)) {
            throw new GraphqlError(`Field '${selection.name}' doesn't exist on type '${value.__typename}'`);
        }
        const here = [...path, selection.alias];
        const given = argumentsOf(selection.arguments, execution.variables);
        const resolved = resolve(value[selection.name], given, execution, here);
        result[selection.alias] = execute_select(resolved, selection.selections, execution, here);
    }
    return result;
}
const MAX_PAGE = 100;
const cursor = (index) => Buffer.from(`cursor:v2:${index}`).toString('base64');
const indexOf = (text) => Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString('utf8'))?.[1] ?? Number.NaN);
/** A connection: `first` and `after`, with the count of all items. @throws GraphqlError for a bad page */
function execute_connection(typename, items, render) {
    return (given) => {
        const first = Number(given['first'] ?? Number.NaN);
        if (!(first >= 1 && first <= MAX_PAGE)) {
            throw new GraphqlError(`Requesting ${first} records on the connection exceeds the \`first\` limit of 100 records.`);
        }
        const after = given['after'];
        const start = typeof after === 'string' ? indexOf(after) + 1 : 0;
        if (Number.isNaN(start))
            throw new GraphqlError(`\`${String(after)}\` does not appear to be a valid cursor.`);
        const end = Math.min(start + first, items.length);
        return {
            __typename: typename,
            totalCount: items.length,
            pageInfo: {
                __typename: 'PageInfo',
                hasNextPage: end < items.length,
                hasPreviousPage: start > 0,
                startCursor: start < end ? cursor(start) : null,
                endCursor: start < end ? cursor(end - 1) : null,
            },
            nodes: items.slice(start, end).map(render),
        };
    };
}

;// CONCATENATED MODULE: ./src/embedded/graphql/cost.ts

function sizeOf(selections, variables, parents) {
    let requests = 0;
    let nodes = 0;
    for (const selection of selections) {
        let items = parents;
        if (selection.kind === 'field') {
            const { first, last } = argumentsOf(selection.arguments, variables);
            const page = Number(first ?? last ?? Number.NaN);
            if (!Number.isNaN(page)) {
                requests += parents;
                items = parents * page;
                nodes += items;
            }
        }
        const below = sizeOf(selection.selections, variables, items);
        requests += below.requests;
        nodes += below.nodes;
    }
    return { requests, nodes };
}
/** Points and the number of nodes an operation can answer with. */
function costOf(selections, variables) {
    const { nodes, requests } = sizeOf(selections, variables, 1);
    return { cost: Math.max(1, Math.round(requests / 100)), nodes };
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./src/embedded/graphql/git-nodes.ts

/** Bytes of a blob's text that GitHub gives at most. */
const MAX_TEXT_BYTES = 512_000;
/** Bytes of a blob that git, too, looks at to tell text from binary. */
const PROBE = 8_000;
function blobNode(git, sha) {
    const content = git.blob(sha);
    const binary = content.subarray(0, PROBE).includes(0) || !(0,external_node_buffer_namespaceObject.isUtf8)(content);
    return {
        __typename: 'Blob',
        oid: sha,
        byteSize: content.length,
        isBinary: binary,
        isTruncated: !binary && content.length > MAX_TEXT_BYTES,
        text: binary ? null : content.subarray(0, MAX_TEXT_BYTES).toString('utf8'),
    };
}
const treeNode = (git, sha) => ({
    __typename: 'Tree',
    oid: sha,
    entries: () => git.tree(sha).map((entry) => entryNode(git, entry)),
});
/** What an entry of a tree stands for; a submodule's commit is not in this repository. */
function entryObject(git, { sha, type }) {
    if (type === 'commit')
        return null;
    return type === 'tree' ? treeNode(git, sha) : blobNode(git, sha);
}
const entryNode = (git, entry) => ({
    __typename: 'TreeEntry',
    name: entry.path,
    oid: entry.sha,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    object: () => entryObject(git, entry),
});
/** A commit, tree or blob by its id; null when there is none. */
function objectNode(git, sha) {
    const type = git.type(sha);
    if (type === 'commit') {
        return { __typename: 'Commit', oid: sha, committedDate: () => git.readCommit(sha).committer.date };
    }
    if (type === 'tree')
        return treeNode(git, sha);
    return type === 'blob' ? blobNode(git, sha) : null;
}
/** What `object(expression: …)` or `object(oid: …)` names: `main:.github/workflows`, a branch, a commit; or null. */
function objectBy(git, given) {
    const { expression, oid } = given;
    if (typeof oid === 'string')
        return objectNode(git, oid);
    const [revision = '', ...path] = String(expression).split(':');
    const commit = git.resolve(revision);
    if (commit === null)
        return null;
    if (path.length === 0)
        return objectNode(git, commit);
    const entry = git.entry(commit, path.join(':'));
    return entry === null ? null : entryObject(git, entry);
}

;// CONCATENATED MODULE: ./src/embedded/graphql/nodes.ts




/** An actor; a bot's login has no `[bot]` here, unlike in REST. Null for a deleted account. */
function nodes_actor(account) {
    if (account.deleted)
        return null;
    return {
        __typename: account.type,
        login: account.login.replace(/\[bot\]$/, ''),
        databaseId: account.id,
    };
}
const gitActor = (state, person) => {
    const account = state.accountByEmail(person.email);
    return {
        __typename: 'GitActor',
        name: person.name,
        email: person.email,
        user: account === undefined || account.type !== 'User' ? null : nodes_actor(account),
    };
};
/** The git author, then the people of `Co-authored-by` trailers, each address once. */
function authors(commit) {
    const trailers = [...commit.message.matchAll(/^co-authored-by:[ \t]*(.*?)[ \t]*<([^<>\n]+)>[ \t]*$/gim)];
    const named = trailers.map(([, name = '', email = '']) => ({ name, email }));
    const byEmail = new Map([commit.author, ...named].reverse().map((person) => [person.email, person]));
    return [...byEmail.values()].reverse();
}
const pullRequestCommit = (state, commit) => ({
    __typename: 'PullRequestCommit',
    commit: {
        __typename: 'Commit',
        oid: commit.sha,
        message: commit.message,
        messageHeadline: commit.message.split('\n')[0] ?? '',
        committedDate: commit.committer.date,
        authors: execute_connection('GitActorConnection', authors(commit), (person) => gitActor(state, person)),
        author: gitActor(state, commit.author),
        committer: gitActor(state, commit.committer),
    },
});
const nodes_reviewNode = (state, pull, review) => ({
    __typename: 'PullRequestReview',
    databaseId: review.id,
    state: review.state,
    body: review.body,
    submittedAt: review.state === 'PENDING' ? null : review.submittedAt,
    authorCanPushToRepository: atLeast(roleOf(state, pull.repository, review.author), 'write'),
    commit: review.commit === null ? null : { __typename: 'Commit', oid: review.commit },
    author: nodes_actor(review.author),
});
const repositoryName = (repository) => repository.deleted ? null : { __typename: 'Repository', nameWithOwner: fullName(repository) };
function baseReference(pull) {
    if (pull.repository.git.branch(pull.baseRef) === null)
        return null;
    return { __typename: 'Ref', name: pull.baseRef, target: { __typename: 'Commit', oid: baseTip(pull) } };
}
/** Newest first. Once there is an edit, the text as it was written stands among them as the first version. */
function bodyEdits(pull) {
    const edits = pull.bodyEdits ?? [];
    return edits.length === 0 ? [] : [...edits.toReversed(), { editor: pull.author, at: pull.createdAt }];
}
const editNode = ({ editor, at }) => ({
    __typename: 'UserContentEdit',
    editedAt: at,
    editor: editor === null ? null : nodes_actor(editor),
});
/** A pull request; its parts are computed when they are selected. */
function pullRequestNode(state, pull) {
    const merged = pull.mergedAt !== null;
    return {
        __typename: 'PullRequest',
        databaseId: pull.id,
        number: pull.number,
        title: pull.title,
        body: pull.body ?? '',
        createdAt: pull.createdAt,
        includesCreatedEdit: (pull.bodyEdits ?? []).length > 0,
        userContentEdits: execute_connection('UserContentEditConnection', bodyEdits(pull), editNode),
        state: merged ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED',
        isDraft: pull.draft,
        isCrossRepository: pull.headRepository !== pull.repository,
        changedFiles: () => changedFiles(pull).length,
        reviewDecision: () => reviewDecision(state, pull),
        headRefName: pull.headRef,
        headRefOid: () => headSha(pull),
        headRepository: repositoryName(pull.headRepository),
        baseRefName: pull.baseRef,
        baseRefOid: pull.baseSha,
        baseRef: () => baseReference(pull),
        author: nodes_actor(pull.author),
        labels: execute_connection('LabelConnection', pull.labels, (label) => ({
            __typename: 'Label',
            name: label.name,
        })),
        reviews: execute_connection('PullRequestReviewConnection', pull.reviews, (item) => nodes_reviewNode(state, pull, item)),
        commits: (given) => execute_connection('PullRequestCommitConnection', pullCommits(pull), (item) => pullRequestCommit(state, item))(given),
    };
}

;// CONCATENATED MODULE: ./src/embedded/graphql/protection-node.ts


const NOBODY = { users: [], teams: [], apps: [] };
/** People, teams and Apps an allowance is for. */
function allowances(typename, given) {
    const { apps, teams, users } = given ?? NOBODY;
    const actors = [
        ...users.map(({ id, login }) => ({ __typename: 'User', databaseId: id, login })),
        ...teams.map(({ id, slug }) => ({ __typename: 'Team', databaseId: id, slug })),
        ...apps.map(({ id, slug }) => ({ __typename: 'App', databaseId: id, slug })),
    ];
    return execute_connection(`${typename}Connection`, actors, (actor) => ({ __typename: typename, actor }));
}
function protection_node_checks({ checks: required }) {
    const list = required?.required ?? [];
    return {
        requiresStatusChecks: required !== null,
        // Seen at GitHub: true as well where no checks are required at all.
        requiresStrictStatusChecks: required?.strict ?? true,
        requiredStatusCheckContexts: list.map(({ context }) => context),
        requiredStatusChecks: list.map(({ appId, context }) => ({
            __typename: 'RequiredStatusCheckDescription',
            context,
            app: appId === null || appId === -1 ? null : { __typename: 'App', databaseId: appId },
        })),
    };
}
function reviews({ reviews: required }) {
    return {
        requiresApprovingReviews: required !== null,
        requiredApprovingReviewCount: required?.approvals ?? null,
        requiresCodeOwnerReviews: required?.codeOwners ?? false,
        dismissesStaleReviews: required?.dismissStale ?? false,
        requireLastPushApproval: required?.lastPush ?? false,
        restrictsReviewDismissals: (required?.dismissal ?? null) !== null,
        reviewDismissalAllowances: allowances('ReviewDismissalAllowance', required?.dismissal ?? null),
        bypassPullRequestAllowances: allowances('BypassPullRequestAllowance', required?.bypass ?? null),
    };
}
/** A classic rule. */
const protectionNode = (rule) => ({
    __typename: 'BranchProtectionRule',
    id: nodeId('BranchProtectionRule', rule.id),
    databaseId: rule.id,
    pattern: rule.pattern,
    isAdminEnforced: rule.enforceAdmins,
    ...protection_node_checks(rule),
    ...reviews(rule),
    requiresLinearHistory: rule.linearHistory,
    requiresCommitSignatures: rule.signatures,
    requiresConversationResolution: rule.conversationResolution,
    allowsForcePushes: rule.forcePushes,
    allowsDeletions: rule.deletions,
    blocksCreations: rule.blockCreations,
    lockBranch: rule.lockBranch,
    lockAllowsFetchAndMerge: rule.forkSyncing,
    restrictsPushes: rule.restrictions !== null,
    pushAllowances: allowances('PushAllowance', rule.restrictions),
    bypassForcePushAllowances: allowances('BypassForcePushAllowance', null),
    requiresDeployments: rule.deployments.length > 0,
    requiredDeploymentEnvironments: rule.deployments,
});

;// CONCATENATED MODULE: ./src/embedded/rule-types.ts
/** What each type of rule takes, as GitHub's description of the API says. */
const flag = (value) => typeof value === 'boolean';
const rule_types_text = (value) => typeof value === 'string';
const rule_types_list = (value) => Array.isArray(value);
const rule_types_object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (item) => (value) => Array.isArray(value) && value.every(item);
const oneOf = (...words) => (value) => words.some((word) => word === value);
const between = (least, most) => (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const rule_types_required = (accepts) => ({ accepts });
const filled = (accepts, fallback) => ({ accepts, fallback });
const rule_types_optional = (accepts) => ({ accepts, optional: true });
/** `{ context, integration_id }`. */
const statusCheck = (value) => rule_types_object(value) &&
    rule_types_text(Object(value).context) &&
    ['undefined', 'number'].includes(typeof Object(value).integration_id);
const PATTERN = {
    operator: rule_types_required(oneOf('starts_with', 'ends_with', 'contains', 'regex')),
    pattern: rule_types_required(rule_types_text),
    negate: filled(flag, false),
    name: filled(rule_types_text, ''),
};
const PULL_REQUEST = {
    required_approving_review_count: rule_types_required(between(0, 10)),
    dismiss_stale_reviews_on_push: rule_types_required(flag),
    require_code_owner_review: rule_types_required(flag),
    require_last_push_approval: rule_types_required(flag),
    required_review_thread_resolution: rule_types_required(flag),
    required_reviewers: filled(rule_types_list, []),
    allowed_merge_methods: filled(listOf(oneOf('merge', 'squash', 'rebase')), ['merge', 'squash', 'rebase']),
    dismissal_restriction: rule_types_optional(rule_types_object),
};
const MERGE_QUEUE = {
    check_response_timeout_minutes: rule_types_required(between(1, 360)),
    grouping_strategy: rule_types_required(oneOf('ALLGREEN', 'HEADGREEN')),
    max_entries_to_build: rule_types_required(between(0, 100)),
    max_entries_to_merge: rule_types_required(between(0, 100)),
    merge_method: rule_types_required(oneOf('MERGE', 'SQUASH', 'REBASE')),
    min_entries_to_merge: rule_types_required(between(0, 100)),
    min_entries_to_merge_wait_minutes: rule_types_required(between(0, 360)),
};
/** Parameters by type of rule; no parameters: an empty object. */
const ruleTypes = {
    creation: {},
    update: { update_allows_fetch_and_merge: filled(flag, false) },
    deletion: {},
    required_linear_history: {},
    required_signatures: {},
    non_fast_forward: {},
    pull_request: PULL_REQUEST,
    merge_queue: MERGE_QUEUE,
    required_deployments: { required_deployment_environments: rule_types_required(listOf(rule_types_text)) },
    required_status_checks: {
        strict_required_status_checks_policy: rule_types_required(flag),
        do_not_enforce_on_create: filled(flag, false),
        required_status_checks: rule_types_required(listOf(statusCheck)),
    },
    commit_message_pattern: PATTERN,
    commit_author_email_pattern: PATTERN,
    committer_email_pattern: PATTERN,
    branch_name_pattern: PATTERN,
    tag_name_pattern: PATTERN,
    workflows: { workflows: rule_types_required(listOf(rule_types_object)), do_not_enforce_on_create: filled(flag, false) },
    code_scanning: { code_scanning_tools: rule_types_required(listOf(rule_types_object)) },
    copilot_code_review: {
        review_on_push: filled(flag, false),
        review_draft_pull_requests: filled(flag, false),
    },
    file_path_restriction: { restricted_file_paths: rule_types_required(listOf(rule_types_text)) },
    max_file_path_length: { max_file_path_length: rule_types_required(between(1, 32_767)) },
    file_extension_restriction: { restricted_file_extensions: rule_types_required(listOf(rule_types_text)) },
    max_file_size: { max_file_size: rule_types_required(between(1, 100)) },
};
/** Rules only an Enterprise plan has: those about names and messages, and required workflows. */
const ENTERPRISE_RULES = new Set([
    'branch_name_pattern',
    'commit_author_email_pattern',
    'commit_message_pattern',
    'committer_email_pattern',
    'tag_name_pattern',
    'workflows',
]);
const PUSH_RULES = [
    'file_extension_restriction',
    'file_path_restriction',
    'max_file_path_length',
    'max_file_size',
];
const BRANCH_RULES = [
    'branch_name_pattern',
    'code_scanning',
    'copilot_code_review',
    'merge_queue',
    'pull_request',
    'workflows',
];
/** Whether rulesets of a target (`branch`, `tag`, `push`) can hold a rule. */
function fitsTarget(type, target) {
    if (PUSH_RULES.includes(type))
        return target === 'push';
    if (type === 'tag_name_pattern')
        return target === 'tag';
    return target === 'branch' || (target === 'tag' && !BRANCH_RULES.includes(type));
}

;// CONCATENATED MODULE: ./src/embedded/graphql/viewer.ts


const integrationOrUser = (token) => token.kind === 'pat' ? 'personal access token' : 'integration';
/** The error of a field that the token may not read. */
const denied = (token) => new FieldError('FORBIDDEN', `Resource not accessible by ${integrationOrUser(token)}`);
/** Whether the token administers a repository, to read (classic protection) or to write. */
function administers({ state, token }, repository, level) {
    const reached = token.repositories === null || token.repositories.has(repository);
    const admin = token.kind !== 'pat' || roleOf(state, repository, token.actor) === 'admin';
    return reached && admin && hasPermission(token, 'administration', level);
}
/** @throws FieldError FORBIDDEN when the token may not read this part of a private repository */
function viewer_readable({ token }, repository, permission) {
    if (repository.private && !hasPermission(token, permission, 'read'))
        throw denied(token);
}

;// CONCATENATED MODULE: ./src/embedded/graphql/rule-nodes.ts






/** `required_status_checks` → `requiredStatusChecks`. */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(`_${name}`);
/** Parameters the REST API has and the schema of GraphQL does not. */
const LEFT_OUT = new Set([
    'dismissal_restriction',
    'required_reviewers',
    'review_draft_pull_requests',
    'review_on_push',
]);
/** What the schema always has, and what stands there when nobody said. */
const DEFAULTS = {
    required_status_checks: { integration_id: null },
};
function converted(name, value) {
    if (Array.isArray(value))
        return value.map((item) => converted(name, item));
    if (typeof value !== 'object' || value === null)
        return value;
    return nodeOf('RuleParameter', { ...DEFAULTS[name], ...value });
}
const nodeOf = (typename, fields) => ({
    __typename: typename,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), converted(name, value)])),
});
function parameters({ parameters: given = {}, type }) {
    const described = Object.entries(ruleTypes[type] ?? {}).map(([name, { fallback }]) => [
        name,
        fallback ?? null,
    ]);
    const all = Object.entries({ ...Object.fromEntries(described), ...given });
    const shown = all.filter(([name]) => !LEFT_OUT.has(name));
    return shown.length === 0 ? null : nodeOf(`${pascal(type)}Parameters`, Object.fromEntries(shown));
}
function source(holder) {
    if (holder.level === 'Repository') {
        return { __typename: 'Repository', nameWithOwner: fullName(holder.repository) };
    }
    return holder.level === 'Organization'
        ? { __typename: 'Organization', login: holder.organisation.account.login }
        : { __typename: 'Enterprise', slug: holder.slug };
}
/** The schema knows Apps and teams as actors, no people, and has no word for exempt ones. */
function bypassNode({ state }, actor) {
    const id = actor.actor_id ?? 0;
    const app = [...state.apps.values()].find((item) => item.id === id);
    const teams = [...state.organisations.values()].flatMap((organisation) => [...organisation.teams.values()]);
    const team = teams.find((item) => item.id === id);
    const named = actor.actor_type === 'Integration' && app !== undefined
        ? { __typename: 'App', databaseId: app.id, slug: app.slug }
        : actor.actor_type === 'Team' && team !== undefined
            ? { __typename: 'Team', databaseId: team.id, slug: team.slug }
            : null;
    return {
        __typename: 'RepositoryRulesetBypassActor',
        actor: named,
        bypassMode: actor.bypass_mode === 'pull_request' ? 'PULL_REQUEST' : 'ALWAYS',
        deployKey: actor.actor_type === 'DeployKey',
        organizationAdmin: actor.actor_type === 'OrganizationAdmin',
        enterpriseOwner: actor.actor_type === 'EnterpriseOwner',
        repositoryRoleDatabaseId: actor.actor_type === 'RepositoryRole' ? id : null,
    };
}
function rulesetNode(viewer, held) {
    const { ruleset, holder } = held;
    const { conditions } = ruleset;
    return {
        __typename: 'RepositoryRuleset',
        id: nodeId('RepositoryRuleset', ruleset.id),
        databaseId: ruleset.id,
        name: ruleset.name,
        target: ruleset.target.toUpperCase(),
        enforcement: ruleset.enforcement.toUpperCase(),
        createdAt: ruleset.createdAt,
        updatedAt: ruleset.updatedAt,
        source: source(holder),
        conditions: {
            __typename: 'RepositoryRuleConditions',
            refName: conditions?.ref_name === undefined
                ? null
                : { __typename: 'RefNameConditionTarget', ...conditions.ref_name },
        },
        bypassActors: (given) => {
            if (!mayWrite(viewer.state, viewer.token, held))
                throw denied(viewer.token);
            const render = (actor) => bypassNode(viewer, actor);
            return execute_connection('RepositoryRulesetBypassActorConnection', ruleset.bypassActors, render)(given);
        },
        rules: execute_connection('RepositoryRuleConnection', ruleset.rules, (rule) => ruleNode(viewer, rule, held)),
    };
}
/** A rule with the ruleset it stands in. */
const ruleNode = (viewer, rule, held) => ({
    __typename: 'RepositoryRule',
    type: rule.type.toUpperCase(),
    parameters: parameters(rule),
    repositoryRuleset: () => rulesetNode(viewer, held),
});

;// CONCATENATED MODULE: ./src/embedded/graphql/repository-node.ts











function repository_node_pullRequest(viewer, repository, given) {
    viewer_readable(viewer, repository, 'pull_requests');
    const number = Number(given['number']);
    const found = repository.issues.get(number);
    if (found !== undefined && isPullRequest(found))
        return pullRequestNode(viewer.state, found);
    throw new FieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
}
/** Documented as the active rules of repository and organisation: those of an enterprise are not among them. */
const rulesOf = (viewer, repository, branch) => activeRulesets(viewer.state, repository, branch)
    .filter(({ holder }) => holder.level !== 'Enterprise')
    .flatMap((held) => held.ruleset.rules.map((rule) => ({ rule, held })));
function classicRule(viewer, repository, branch) {
    if (!administers(viewer, repository, 'read'))
        throw denied(viewer.token);
    const rule = appliedProtection(repository, branch);
    return rule === null ? null : protectionNode(rule);
}
/** A branch; null when it does not exist. */
function branchNode(viewer, repository, branch) {
    const sha = repository.git.branch(branch);
    if (sha === null)
        return null;
    return {
        __typename: 'Ref',
        name: branch,
        prefix: 'refs/heads/',
        target: () => objectNode(repository.git, sha),
        rules: (given) => {
            const rules = rulesOf(viewer, repository, branch);
            return execute_connection('RepositoryRuleConnection', rules, ({ rule, held }) => ruleNode(viewer, rule, held))(given);
        },
        branchProtectionRule: () => classicRule(viewer, repository, branch),
    };
}
const branchOf = (given) => String(given['qualifiedName']).replace(/^refs\/heads\//, '');
/** Settings and flags; merge settings are shown to everybody who sees the repository, unlike in REST. */
function flags(viewer, repository) {
    const { archived, merge } = repository.settings;
    return {
        name: repository.name,
        nameWithOwner: fullName(repository),
        databaseId: repository.id,
        isPrivate: repository.private,
        isFork: repository.parent !== null,
        isArchived: archived,
        isEmpty: () => repository.git.references('refs/heads/').length === 0,
        visibility: visibilityOf(repository).toUpperCase(),
        viewerCanAdminister: administers(viewer, repository, 'write'),
        mergeCommitAllowed: merge.merge,
        squashMergeAllowed: merge.squash,
        rebaseMergeAllowed: merge.rebase,
    };
}
function repositoryNode(viewer, repository) {
    return {
        __typename: 'Repository',
        ...flags(viewer, repository),
        defaultBranchRef: () => branchNode(viewer, repository, repository.defaultBranch),
        ref: (given) => branchNode(viewer, repository, branchOf(given)),
        object: (given) => {
            viewer_readable(viewer, repository, 'contents');
            return objectBy(repository.git, given);
        },
        pullRequest: (given) => repository_node_pullRequest(viewer, repository, given),
        branchProtectionRules: (given) => {
            if (!administers(viewer, repository, 'read'))
                throw denied(viewer.token);
            return execute_connection('BranchProtectionRuleConnection', repository.protections, protectionNode)(given);
        },
        rulesets: (given) => {
            const all = rulesetsOf(viewer.state, repository, given['includeParents'] !== false);
            return execute_connection('RepositoryRulesetConnection', all, (held) => rulesetNode(viewer, held))(given);
        },
    };
}
function wanted(repository, given) {
    const archived = given['isArchived'] ?? repository.settings.archived;
    const fork = given['isFork'] ?? repository.parent !== null;
    return archived === repository.settings.archived && fork === (repository.parent !== null);
}
function ordered(repositories, given) {
    const { direction, field } = Object(given['orderBy'] ?? {});
    if (field !== 'NAME')
        return [...repositories];
    const sorted = repositories.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return direction === 'DESC' ? sorted.reverse() : sorted;
}
/** An organisation with those of its repositories that the token sees. */
const organisationNode = (viewer, { account }) => ({
    __typename: 'Organization',
    login: account.login,
    databaseId: account.id,
    repositories: (given) => {
        const own = viewer.state.repositories.filter((repository) => repository.owner === account &&
            canSee(viewer.state, viewer.token, repository) &&
            wanted(repository, given));
        const render = (repository) => repositoryNode(viewer, repository);
        return execute_connection('RepositoryConnection', ordered(own, given), render)(given);
    },
});

;// CONCATENATED MODULE: ./src/embedded/graphql/answer.ts








/** Texts of the operations the product publishes: anything else is a mistake a test must see. */
const KNOWN = new Set(Object.values(queries_namespaceObject));
/** Names of those operations: a text of another name (the audit's, an experiment's) is answered as it is. */
const NAMES = new Set(Object.values(queries_namespaceObject).flatMap((value) => (typeof value === 'string' ? parseOperation(value).name : [])));
/** More than this in one answer is refused. */
const MAX_NODES = 500_000;
function repository(viewer, given) {
    const { state, token } = viewer;
    const name = `${String(given['owner'])}/${String(given['name'])}`;
    const found = state.repository(name) ?? state.renamed.get(name.toLowerCase());
    if (found !== undefined && canSee(state, token, found))
        return repositoryNode(viewer, found);
    throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
}
function organisation(viewer, given) {
    const login = String(given['login']);
    const found = viewer.state.organisation(login);
    if (found !== undefined)
        return organisationNode(viewer, found);
    throw new FieldError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
}
const root = (viewer, rateLimit) => ({
    __typename: 'Query',
    repository: (given) => repository(viewer, given),
    organization: (given) => organisation(viewer, given),
    // A bot is shown with the login that REST shows, unlike where it is the author of something.
    viewer: { __typename: 'User', login: viewer.token.actor.login, databaseId: viewer.token.actor.id },
    rateLimit,
});
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Refuses other texts under the name of a published operation. @throws GraphqlError */
function checkText(name, query) {
    if (NAMES.has(name) && !KNOWN.has(query)) {
        throw new GraphqlError(`The text of ${name} is not one that src/github/queries.ts publishes`);
    }
}
/** Takes the operation's price from the budget; one point was taken with the request. */
function paid(limits, token, operation, variables) {
    const { cost, nodes } = costOf(operation.selections, variables);
    if (nodes > MAX_NODES) {
        const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MAX_NODES}.`;
        throw new GraphqlError(message, 'MAX_NODE_LIMIT_EXCEEDED');
    }
    if (!limits.charge(token, 'graphql', cost - 1)) {
        throw new GraphqlError(`API rate limit exceeded for installation ID ${token.id}.`, 'RATE_LIMITED');
    }
    const { limit, reset, used } = limits.budget(token, 'graphql');
    const resetAt = isoSeconds(reset * 1000);
    return { __typename: 'RateLimit', cost, limit, nodeCount: nodes, used, remaining: limit - used, resetAt };
}
function run(viewer, limits, query, variables) {
    const operation = parseOperation(query);
    checkText(operation.name, query);
    const execution = { variables, problems: [] };
    const rateLimit = paid(limits, viewer.token, operation, variables);
    const data = execute_select(root(viewer, rateLimit), operation.selections, execution);
    const errors = execution.problems.map((problem) => ({ ...problem, locations: [{ line: 2, column: 3 }] }));
    return { status: 200, body: { data, ...(errors.length === 0 ? {} : { errors }) } };
}
/** `POST /graphql`: 200 with `errors` for what went wrong inside, as GitHub answers. @throws ApiError 401, 404, 400 */
function answerGraphql(state, limits, token, request) {
    if (request.method !== 'POST')
        throw new ApiError(404, 'Not Found');
    if (token === null)
        throw new ApiError(401, 'This endpoint requires you to be authenticated.');
    const body = isObject(request.body) ? request.body : {};
    const { query, variables } = body;
    if (typeof query !== 'string')
        throw new ApiError(400, 'A query attribute must be specified and must be a string.');
    try {
        return run({ state, token }, limits, query, isObject(variables) ? variables : {});
    }
    catch (error) {
        if (!(error instanceof GraphqlError))
            throw error;
        const { message, type } = error;
        const entry = { ...(type === null ? {} : { type }), message, locations: [{ line: 1, column: 1 }] };
        return { status: 200, body: { errors: [entry] } };
    }
}

;// CONCATENATED MODULE: ./src/embedded/respond.ts

/** Status, headers and bytes of a reply, with its entity tag for successful reads. */
function outgoing(request, reply, tokenId) {
    const headers = { ...reply.headers };
    const empty = reply.status === 204 || (reply.body === undefined && reply.raw === undefined);
    const data = reply.raw?.data ?? Buffer.from(empty ? '' : JSON.stringify(reply.body));
    if (!empty)
        headers['content-type'] = reply.raw?.contentType ?? 'application/json; charset=utf-8';
    if (request.method === 'GET' && reply.status === 200)
        Object.assign(headers, validators(request, data, tokenId));
    return { status: reply.status, headers, data };
}
/** GitHub's tags are weak for JSON and differ per token and media type. */
function validators(request, data, tokenId) {
    const key = `${tokenId ?? ''} ${request.headers['accept'] ?? ''} `;
    const digest = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(key).update(data).digest('hex');
    return {
        etag: `W/"${digest}"`,
        'cache-control': 'private, max-age=60, s-maxage=60',
        vary: 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With',
    };
}
/** Whether the client holds this very answer already. */
function isNotModified(request, out) {
    const given = request.headers['if-none-match'];
    const tag = out.headers['etag'];
    if (given === undefined || tag === undefined)
        return false;
    return given.split(',').some((item) => item.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''));
}
/** Changes what faults say about headers. */
function changeHeaders(out, faults, self) {
    for (const fault of faults) {
        if (fault.kind === 'link') {
            if (fault.next === 'none')
                delete out.headers['link'];
            else
                out.headers['link'] = `<${fault.next === 'self' ? self : fault.next}>; rel="next"`;
        }
        if (fault.kind === 'clock-skew') {
            const date = Date.parse(out.headers['date'] ?? '');
            out.headers['date'] = new Date(date + fault.seconds * 1000).toUTCString();
            const reset = Number(out.headers['x-ratelimit-reset']);
            if (fault.reset === true)
                out.headers['x-ratelimit-reset'] = String(reset + fault.seconds);
        }
        if (fault.kind === 'bad-gzip')
            out.headers['content-encoding'] = 'gzip';
    }
}
/** Sends the reply, or as much of it as a `cut` fault allows. */
function send(response, out, faults) {
    const cut = faults.find((fault) => fault.kind === 'cut');
    response.sendDate = false;
    if (cut?.kind !== 'cut') {
        const length = out.status === 204 || out.status === 304 ? {} : { 'content-length': String(out.data.length) };
        response.writeHead(out.status, { ...out.headers, ...length });
        response.end(out.data);
        return;
    }
    const part = out.data.subarray(0, cut.bytes ?? Math.floor(out.data.length / 2));
    const framing = cut.chunked
        ? { 'transfer-encoding': 'chunked' }
        : { 'content-length': String(Math.max(out.data.length, part.length + 1)) };
    response.writeHead(out.status, { ...out.headers, ...framing });
    response.write(part, () => response.socket?.destroy());
}

;// CONCATENATED MODULE: ./src/embedded/shapes/actions.ts





/** Days GitHub keeps an artifact by default. */
const keptDays = 90;
/** GitHub's "artifact". */
function artifactShape(urls, repository, artifact) {
    const url = `${urls.api}/repos/${fullName(repository)}/actions/artifacts/${artifact.id}`;
    const expires = Date.parse(artifact.createdAt) + keptDays * 86_400_000;
    const { run } = artifact;
    return {
        id: artifact.id,
        node_id: nodeId('Artifact', artifact.id),
        name: artifact.name,
        size_in_bytes: artifact.zip.length,
        url,
        archive_download_url: `${url}/zip`,
        expired: artifact.expired,
        digest: `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(artifact.zip).digest('hex')}`,
        created_at: artifact.createdAt,
        updated_at: artifact.createdAt,
        expires_at: new Date(expires).toISOString(),
        workflow_run: {
            id: run.id,
            repository_id: repository.id,
            head_repository_id: run.headRepository.id,
            head_branch: run.headBranch,
            head_sha: run.headSha,
        },
    };
}
/** Open pull requests whose head is the branch of the run; GitHub names none for a fork. */
function actions_pullRequestsOf(urls, repository, run) {
    if (run.headRepository !== repository)
        return [];
    return [...repository.issues.values()].filter(isPullRequest).flatMap((pull) => {
        const own = pull.headRepository === repository && pull.headRef === run.headBranch;
        return own && pull.state === 'open' ? [pullRequestMinimal(urls, repository, pull)] : [];
    });
}
/** GitHub's "pull request minimal". */
function pullRequestMinimal(urls, repository, pull) {
    const { id, name } = repository;
    const url = `${urls.api}/repos/${fullName(repository)}`;
    const repo = { id, name, url };
    return {
        id: pull.id,
        number: pull.number,
        url: `${url}/pulls/${pull.number}`,
        head: { ref: pull.headRef, sha: headSha(pull), repo },
        base: { ref: pull.baseRef, sha: pull.baseSha, repo },
    };
}
/** GitHub's "workflow run". */
function workflowRunShape(urls, repository, run) {
    const url = `${urls.api}/repos/${fullName(repository)}/actions/runs/${run.id}`;
    const actor = simpleUser(urls, run.actor);
    return {
        id: run.id,
        node_id: nodeId('WorkflowRun', run.id),
        name: run.name,
        head_branch: run.headBranch,
        head_sha: run.headSha,
        path: run.path,
        run_number: run.number,
        run_attempt: run.attempt,
        display_title: run.name,
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        workflow_id: run.workflowId,
        url,
        html_url: `${urls.server}/${fullName(repository)}/actions/runs/${run.id}`,
        pull_requests: actions_pullRequestsOf(urls, repository, run),
        created_at: run.createdAt,
        updated_at: run.updatedAt,
        run_started_at: run.startedAt,
        actor,
        triggering_actor: actor,
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_id: run.suite?.id ?? run.id,
        check_suite_url: `${urls.api}/repos/${fullName(repository)}/check-suites/${run.suite?.id ?? run.id}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        workflow_url: `${urls.api}/repos/${fullName(repository)}/actions/workflows/${run.workflowId}`,
        head_commit: null,
        repository: minimalRepository(urls, repository),
        head_repository: run.headRepository.deleted ? null : minimalRepository(urls, run.headRepository),
    };
}

;// CONCATENATED MODULE: ./src/embedded/store.ts

/** The secret part of an address that may read one file. */
const store_signatureOf = (artifactId) => `sig-${artifactId}`;
function answerTo(state, message) {
    const url = new URL(message.url ?? '/', 'http://store.invalid');
    state.downloads.push({ path: url.pathname, authorization: message.headers.authorization ?? null });
    // A store that is sent a token it does not know refuses, as GitHub's does.
    if (message.headers.authorization !== undefined)
        return [401, Buffer.from('not for here')];
    const id = Number(/^\/(\d{1,15})\.zip$/.exec(url.pathname)?.[1] ?? Number.NaN);
    const artifacts = state.repositories.flatMap((repository) => repository.artifacts);
    const found = artifacts.find((artifact) => artifact.id === id);
    if (found === undefined || url.searchParams.get('sig') !== store_signatureOf(id)) {
        return [403, Buffer.from('no such file')];
    }
    return [200, found.zip];
}
function end(response, [status, data]) {
    response.writeHead(status, { 'content-type': 'application/zip', 'content-length': String(data.length) });
    response.end(data);
}
/** Starts the store on a free loopback port. */
async function startStore(state) {
    const server = (0,external_node_http_namespaceObject.createServer)((message, response) => end(response, answerTo(state, message)));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('the store has no port');
    const close = () => new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
    return { url: `http://127.0.0.1:${address.port}`, close };
}

;// CONCATENATED MODULE: ./src/embedded/routes/actions.ts





const actions_REPO = '/repos/{owner}/{repo}';
/** Artifacts of every run, or of the one that is named, the newest first. */
function listArtifacts(context, runId = null) {
    const name = context.query('name');
    const shown = context.repository.artifacts
        .filter((artifact) => name === null || artifact.name === name)
        .filter(({ run }) => runId === null || run.id === runId)
        .toSorted((a, b) => b.id - a.id);
    return countedList(context, shown, 'artifacts', (artifact) => artifactShape(context.urls, context.repository, artifact));
}
function artifact(context) {
    const found = context.repository.artifacts.find(({ id }) => id === context.number('artifact_id'));
    if (found === undefined)
        throw notFound();
    return found;
}
/** 302 to the store, with an address that is a key by itself. */
function download(context) {
    const found = artifact(context);
    if (context.parameter('archive_format') !== 'zip')
        throw notFound();
    if (found.expired)
        throw new ApiError(410, 'Artifact has expired');
    const location = `${context.urls.store}/${found.id}.zip?sig=${store_signatureOf(found.id)}`;
    return { status: 302, headers: { location } };
}
function runOf(context) {
    const found = context.repository.workflowRuns.find(({ id }) => id === context.number('run_id'));
    if (found === undefined)
        throw notFound();
    return found;
}
const workflowRun = (context) => json(workflowRunShape(context.urls, context.repository, runOf(context)));
const listRunArtifacts = (context) => listArtifacts(context, runOf(context).id);
const actionsRoutes = [
    {
        route: `GET ${actions_REPO}/actions/artifacts`,
        needs: 'actions=read',
        handle: (context) => listArtifacts(context),
    },
    {
        route: `GET ${actions_REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
        needs: 'actions=read',
        handle: download,
    },
    { route: `GET ${actions_REPO}/actions/runs/{run_id}/artifacts`, needs: 'actions=read', handle: listRunArtifacts },
    { route: `GET ${actions_REPO}/actions/runs/{run_id}`, needs: 'actions=read', handle: workflowRun },
];

;// CONCATENATED MODULE: ./src/embedded/routes/activity.ts






const activity_REPO = '/repos/{owner}/{repo}';
function codeowners(context) {
    const file = codeownersFile(context.repository, contentCommit(context));
    if (file === null)
        throw notFound();
    return json({ errors: codeownersErrors(context.state, context.repository, file) });
}
function activityShape(context, activity) {
    return {
        id: activity.id,
        node_id: nodeId('PSH', activity.id),
        before: activity.before,
        after: activity.after,
        ref: activity.ref,
        timestamp: activity.timestamp,
        activity_type: activity.type,
        actor: userOrNull(context.urls, activity.actor),
    };
}
const PERIOD_DAYS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };
function wantedActivity(context, activity) {
    const ref = context.query('ref');
    const fullRef = ref === null || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    const type = context.query('activity_type');
    const actor = context.query('actor');
    const days = PERIOD_DAYS[context.query('time_period') ?? ''] ?? Number.POSITIVE_INFINITY;
    const age = context.state.clock.milliseconds() - Date.parse(activity.timestamp);
    return ((fullRef === null || activity.ref === fullRef) &&
        (type === null || activity.type === type) &&
        (actor === null || activity.actor?.login.toLowerCase() === actor.toLowerCase()) &&
        age <= days * 86_400_000);
}
/** Newest first, paged by cursors (`after`, `before`) instead of numbers. */
function activities(context) {
    const direction = context.query('direction') ?? 'desc';
    if (direction !== 'asc' && direction !== 'desc')
        throw unprocessable(`${direction} is not a valid direction`);
    const all = context.repository.activities.filter((activity) => wantedActivity(context, activity));
    const ordered = direction === 'asc' ? all : [...all].reverse();
    const after = context.query('after');
    const start = after === null ? 0 : ordered.findIndex(({ id }) => String(id) === after) + 1;
    const shown = ordered.slice(start, start + perPage(context));
    const last = shown.at(-1);
    const more = last !== undefined && start + shown.length < ordered.length;
    const next = more ? `<${linkUrl(context, { after: String(last.id) })}>; rel="next"` : '';
    return {
        ...json(shown.map((activity) => activityShape(context, activity))),
        headers: next === '' ? {} : { link: next },
    };
}
const activityRoutes = [
    { route: `GET ${activity_REPO}/codeowners/errors`, needs: 'contents=read', handle: codeowners },
    { route: `GET ${activity_REPO}/activity`, needs: 'contents=read', handle: activities },
];

;// CONCATENATED MODULE: ./src/embedded/shapes/commit.ts


const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
/** Base addresses of a repository: API and web page. */
const bases = (urls, repository) => ({
    api: `${urls.api}/repos/${fullName(repository)}`,
    page: `${urls.server}/${fullName(repository)}`,
});
/** `GET …/git/commits/{sha}`. */
function gitCommit(urls, repository, commit) {
    const { api, page } = bases(urls, repository);
    return {
        sha: commit.sha,
        node_id: nodeId('Commit', repository.id),
        url: `${api}/git/commits/${commit.sha}`,
        html_url: `${page}/commit/${commit.sha}`,
        author: commit.author,
        committer: commit.committer,
        tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
        message: commit.message,
        parents: commit.parents.map((sha) => ({
            sha,
            url: `${api}/git/commits/${sha}`,
            html_url: `${page}/commit/${sha}`,
        })),
        verification: UNSIGNED,
    };
}
/** `GET …/git/tags/{sha}`, of an annotated tag. */
function gitTag(urls, repository, tag) {
    const { api } = bases(urls, repository);
    return {
        node_id: nodeId('Tag', repository.id),
        tag: tag.name,
        sha: tag.sha,
        url: `${api}/git/tags/${tag.sha}`,
        message: tag.message,
        tagger: tag.tagger,
        object: { sha: tag.target, type: tag.type, url: `${api}/git/${tag.type}s/${tag.target}` },
        verification: UNSIGNED,
    };
}
/** GitHub's "commit"; accounts are found by e-mail address, as GitHub does. */
function commitShape(state, urls, repository, commit) {
    const { api, page } = bases(urls, repository);
    return {
        sha: commit.sha,
        node_id: nodeId('Commit', repository.id),
        commit: {
            author: commit.author,
            committer: commit.committer,
            message: commit.message,
            tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
            url: `${api}/git/commits/${commit.sha}`,
            comment_count: 0,
            verification: UNSIGNED,
        },
        url: `${api}/commits/${commit.sha}`,
        html_url: `${page}/commit/${commit.sha}`,
        comments_url: `${api}/commits/${commit.sha}/comments`,
        author: userOrNull(urls, state.accountByEmail(commit.author.email) ?? null),
        committer: userOrNull(urls, state.accountByEmail(commit.committer.email) ?? null),
        parents: commit.parents.map((sha) => ({
            sha,
            url: `${api}/commits/${sha}`,
            html_url: `${page}/commit/${sha}`,
        })),
    };
}
const encodedPath = (path) => path.split('/').map(encodeURIComponent).join('/');
/** GitHub's "diff entry"; `ref` is the commit the new side stands at. */
function diffEntry(urls, repository, ref, file) {
    const { api, page } = bases(urls, repository);
    const path = encodedPath(file.filename);
    return {
        sha: file.sha,
        filename: file.filename,
        status: file.status,
        additions: file.additions,
        deletions: file.deletions,
        changes: file.additions + file.deletions,
        blob_url: `${page}/blob/${ref}/${path}`,
        raw_url: `${page}/raw/${ref}/${path}`,
        contents_url: `${api}/contents/${path}?ref=${ref}`,
        ...(file.patch === null ? {} : { patch: file.patch }),
        ...(file.previousFilename === null ? {} : { previous_filename: file.previousFilename }),
    };
}

;// CONCATENATED MODULE: ./src/embedded/shapes/team.ts



/** The permission words GitHub keeps for teams and collaborators. */
const permissionWord = (role) => role === 'read' ? 'pull' : role === 'write' ? 'push' : role === 'none' ? 'pull' : role;
/** GitHub's "team simple". */
function teamSimple(urls, team, role = 'read') {
    const login = team.organisation.account.login;
    const url = `${urls.api}/organizations/${team.organisation.account.id}/team/${team.id}`;
    return {
        id: team.id,
        node_id: nodeId('Team', team.id),
        name: team.name,
        slug: team.slug,
        description: null,
        privacy: team.secret ? 'secret' : 'closed',
        notification_setting: 'notifications_enabled',
        permission: permissionWord(role),
        type: 'organization',
        organization_id: team.organisation.account.id,
        url,
        html_url: `${urls.server}/orgs/${login}/teams/${team.slug}`,
        members_url: `${url}/members{/member}`,
        repositories_url: `${url}/repos`,
    };
}
/** GitHub's "team": with its parent, and on a repository its permissions. */
const teamShape = (urls, team, role) => ({
    ...teamSimple(urls, team, role),
    ...(role === undefined ? {} : { permissions: permissionFlags(role) }),
    parent: team.parent === null ? null : teamSimple(urls, team.parent),
});
function organisationShape(urls, organisation, createdAt) {
    const { login, id } = organisation.account;
    const url = `${urls.api}/orgs/${login}`;
    return {
        login,
        id,
        node_id: nodeId('Organization', id),
        url,
        repos_url: `${url}/repos`,
        events_url: `${url}/events`,
        hooks_url: `${url}/hooks`,
        issues_url: `${url}/issues`,
        members_url: `${url}/members{/member}`,
        public_members_url: `${url}/public_members{/member}`,
        avatar_url: `${urls.server}/avatars/u/${id}?v=4`,
        description: null,
        html_url: `${urls.server}/${login}`,
        has_organization_projects: true,
        has_repository_projects: true,
        public_repos: 0,
        public_gists: 0,
        followers: 0,
        following: 0,
        type: 'Organization',
        created_at: createdAt,
        updated_at: createdAt,
        archived_at: null,
    };
}
/** GitHub's "team full". */
const teamFull = (urls, team, repositories, createdAt) => ({
    ...teamShape(urls, team),
    members_count: teamMembers(team).size,
    repos_count: repositories,
    created_at: createdAt,
    updated_at: createdAt,
    organization: organisationShape(urls, team.organisation, createdAt),
});

;// CONCATENATED MODULE: ./src/embedded/shapes/protection.ts


const shown = (urls, { apps, teams, users }) => ({
    users: users.map((account) => simpleUser(urls, account)),
    teams: teams.map((team) => teamShape(urls, team)),
    apps: apps.map((app) => integration(urls, app)),
});
const addressed = (urls, url, actors) => ({
    url,
    users_url: `${url}/users`,
    teams_url: `${url}/teams`,
    ...shown(urls, actors),
});
/** GitHub's "status check policy". */
const statusChecks = (url, { required, strict }) => ({
    url: `${url}/required_status_checks`,
    strict,
    contexts: required.map(({ context }) => context),
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: required.map(({ context, appId }) => ({ context, app_id: appId })),
});
/** GitHub's "protected branch pull request review". */
const requiredReviews = (urls, url, reviews) => ({
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: reviews.dismissStale,
    require_code_owner_reviews: reviews.codeOwners,
    require_last_push_approval: reviews.lastPush,
    required_approving_review_count: reviews.approvals,
    ...(reviews.dismissal === null
        ? {}
        : { dismissal_restrictions: addressed(urls, `${url}/dismissal_restrictions`, reviews.dismissal) }),
    ...(reviews.bypass === null ? {} : { bypass_pull_request_allowances: shown(urls, reviews.bypass) }),
});
const adminEnforced = (url, { enforceAdmins }) => ({
    url: `${url}/enforce_admins`,
    enabled: enforceAdmins,
});
const signaturesRequired = (url, { signatures }) => ({
    url: `${url}/required_signatures`,
    enabled: signatures,
});
/** GitHub's "branch protection"; what is not asked for is left out. `url` ends with `/protection`. */
const branchProtection = (urls, url, rule) => ({
    url,
    ...(rule.checks === null ? {} : { required_status_checks: statusChecks(url, rule.checks) }),
    ...(rule.reviews === null
        ? {}
        : { required_pull_request_reviews: requiredReviews(urls, url, rule.reviews) }),
    ...(rule.restrictions === null
        ? {}
        : {
            restrictions: {
                ...addressed(urls, `${url}/restrictions`, rule.restrictions),
                apps_url: `${url}/restrictions/apps`,
            },
        }),
    required_signatures: signaturesRequired(url, rule),
    enforce_admins: adminEnforced(url, rule),
    required_linear_history: { enabled: rule.linearHistory },
    allow_force_pushes: { enabled: rule.forcePushes },
    allow_deletions: { enabled: rule.deletions },
    block_creations: { enabled: rule.blockCreations },
    required_conversation_resolution: { enabled: rule.conversationResolution },
    lock_branch: { enabled: rule.lockBranch },
    allow_fork_syncing: { enabled: rule.forkSyncing },
});
/** What `GET branches/{branch}` tells everybody about classic protection. */
function protectionHint(rule) {
    const checks = rule?.checks ?? null;
    const bound = rule?.enforceAdmins === true ? 'everyone' : 'non_admins';
    return {
        enabled: rule !== null,
        required_status_checks: {
            enforcement_level: checks === null ? 'off' : bound,
            contexts: (checks?.required ?? []).map(({ context }) => context),
            checks: (checks?.required ?? []).map(({ context, appId }) => ({ context, app_id: appId })),
        },
    };
}

;// CONCATENATED MODULE: ./src/embedded/routes/branches.ts








const BRANCHES = '/repos/{owner}/{repo}/branches';
/** Reported of GitHub: who cannot push to a private repository is not told about its classic protection. */
function seesProtection({ repository, state, token }) {
    if (!repository.private || token === null || token.kind === 'app' || token.kind === 'github-token')
        return true;
    return token.kind === 'pat' && atLeast(roleOf(state, repository, token.actor), 'write');
}
/** What lists and single branches say about protection. */
const protection = (context, name) => ({
    protected: isProtected(context.state, context.repository, name),
    ...(seesProtection(context)
        ? { protection: protectionHint(appliedProtection(context.repository, name)) }
        : {}),
    protection_url: `${context.repositoryUrl}/branches/${encodeURIComponent(name)}/protection`,
});
function getBranch(context) {
    const name = context.parameter('branch');
    const { repository, repositoryUrl, state, urls } = context;
    const sha = repository.git.branch(name);
    if (sha === null)
        throw new ApiError(404, 'Branch not found');
    const encoded = encodeURIComponent(name);
    return json({
        name,
        commit: commitShape(state, urls, repository, repository.git.readCommit(sha)),
        _links: {
            self: `${repositoryUrl}/branches/${encoded}`,
            html: `${urls.server}/${fullName(repository)}/tree/${encoded}`,
        },
        ...protection(context, name),
    });
}
function listBranches(context) {
    const { repository, repositoryUrl, state } = context;
    const wanted = context.query('protected');
    const all = repository.git
        .references('refs/heads/')
        .map(({ name, sha }) => ({ name: name.replace('refs/heads/', ''), sha }))
        .filter(({ name }) => wanted === null || String(isProtected(state, repository, name)) === wanted);
    return list(context, all, ({ name, sha }) => ({
        name,
        commit: { sha, url: `${repositoryUrl}/commits/${sha}` },
        ...protection(context, name),
    }));
}
const branchRoutes = [
    { route: `GET ${BRANCHES}`, needs: 'contents=read', handle: listBranches },
    { route: `GET ${BRANCHES}/{+branch}`, needs: 'contents=read', handle: getBranch },
];

;// CONCATENATED MODULE: ./src/embedded/shapes/pull-request.ts







/** One side of a pull request; the repository is null when a fork was deleted. */
function side(urls, repository, ref, sha) {
    return {
        label: `${repository.owner.login}:${ref}`,
        ref,
        sha,
        user: simpleUser(urls, repository.owner),
        repo: repository.deleted ? null : repositoryShape(urls, repository),
    };
}
function pull_request_addresses(urls, pull, head) {
    const api = `${urls.api}/repos/${fullName(pull.repository)}`;
    const page = `${urls.server}/${fullName(pull.repository)}/pull/${pull.number}`;
    return {
        url: `${api}/pulls/${pull.number}`,
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        issue_url: `${api}/issues/${pull.number}`,
        commits_url: `${api}/pulls/${pull.number}/commits`,
        review_comments_url: `${api}/pulls/${pull.number}/comments`,
        review_comment_url: `${api}/pulls/comments{/number}`,
        comments_url: `${api}/issues/${pull.number}/comments`,
        statuses_url: `${api}/statuses/${head}`,
    };
}
function links(address) {
    const href = (url) => ({ href: url });
    return {
        self: href(address.url),
        html: href(address.html_url),
        issue: href(address.issue_url),
        comments: href(address.comments_url),
        review_comments: href(address.review_comments_url),
        review_comment: href(address.review_comment_url),
        commits: href(address.commits_url),
        statuses: href(address.statuses_url),
    };
}
/** GitHub's "pull request simple", as in lists. */
function pullRequestSimple(state, urls, pull) {
    const head = headSha(pull);
    const address = pull_request_addresses(urls, pull, head);
    return {
        ...address,
        id: pull.id,
        node_id: nodeId('PullRequest', pull.id),
        number: pull.number,
        state: pull.state,
        locked: false,
        title: pull.title,
        user: userOrNull(urls, pull.author),
        body: pull.body,
        // Published as a text here, where other answers have null for none.
        labels: pull.labels.map((label) => ({
            ...labelShape(urls, pull.repository, label),
            description: label.description ?? '',
        })),
        milestone: null,
        active_lock_reason: null,
        created_at: pull.createdAt,
        updated_at: pull.updatedAt,
        closed_at: pull.closedAt,
        merged_at: pull.mergedAt,
        merge_commit_sha: pull.mergeCommit ?? (pull.state === 'open' ? testMerge(pull) : null),
        assignee: null,
        assignees: [],
        requested_reviewers: [...pull.requestedUsers].map((user) => simpleUser(urls, user)),
        requested_teams: [...pull.requestedTeams].map((team) => teamShape(urls, team)),
        head: side(urls, pull.headRepository, pull.headRef, head),
        base: side(urls, pull.repository, pull.baseRef, pull.baseSha),
        _links: links(address),
        author_association: associationOf(state, pull.repository, pull.author),
        auto_merge: null,
        draft: pull.draft,
    };
}
function mergeableState(state, pull, mergeable) {
    if (pull.draft)
        return 'draft';
    if (!mergeable)
        return 'dirty';
    const decision = reviewDecision(state, pull);
    return decision === null || decision === 'APPROVED' ? 'clean' : 'blocked';
}
/** GitHub's "pull request", as `GET …/pulls/{n}` gives it. */
function pullRequestFull(state, urls, pull) {
    const files = changedFiles(pull);
    const mergeable = pull.state === 'open' ? testMerge(pull) !== null : null;
    return {
        ...pullRequestSimple(state, urls, pull),
        merged: pull.mergedAt !== null,
        mergeable,
        rebaseable: mergeable,
        mergeable_state: mergeable === null ? 'unknown' : mergeableState(state, pull, mergeable),
        merged_by: userOrNull(urls, pull.mergedBy),
        comments: pull.comments.length,
        review_comments: 0,
        maintainer_can_modify: false,
        commits: pullCommits(pull).length,
        additions: files.reduce((sum, file) => sum + file.additions, 0),
        deletions: files.reduce((sum, file) => sum + file.deletions, 0),
        changed_files: files.length,
    };
}
/** GitHub's "pull request review". `user` is null when the account was deleted. */
function reviewShape(state, urls, pull, review) {
    const api = `${urls.api}/repos/${fullName(pull.repository)}/pulls/${pull.number}`;
    const page = `${urls.server}/${fullName(pull.repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
    return {
        id: review.id,
        node_id: nodeId('PullRequestReview', review.id),
        user: userOrNull(urls, review.author),
        body: review.body,
        state: review.state,
        html_url: page,
        pull_request_url: api,
        author_association: associationOf(state, pull.repository, review.author),
        _links: { html: { href: page }, pull_request: { href: api } },
        ...(review.state === 'PENDING' ? {} : { submitted_at: review.submittedAt }),
        commit_id: review.commit,
    };
}

;// CONCATENATED MODULE: ./src/embedded/routes/network.ts
/** Repositories that share objects: GitHub keeps a parent and all of its forks in one store. */
const related = (a, b) => a === b || a.parent === b || b.parent === a || (a.parent !== null && a.parent === b.parent);
/**
 * Makes a commit of a fork readable in the repository that is asked, as GitHub does for every full id: that a commit
 * answers says nothing about whose it is. Does nothing when no relative has it.
 */
function shareObject(context, sha) {
    const { repository, state } = context;
    if (!/^[0-9a-f]{40}$/.test(sha) || repository.git.type(sha) !== null)
        return;
    const owner = state.repositories.find((one) => one !== repository && related(one, repository) && one.git.type(sha) === 'commit');
    if (owner !== undefined)
        repository.git.fetch(owner.git, sha, `refs/network/${owner.id}/${sha}`);
}

;// CONCATENATED MODULE: ./src/embedded/routes/commits.ts









const commits_REPO = '/repos/{owner}/{repo}';
/** A comparison shows at most 300 files in all, on its first page. */
const MAX_COMPARE_FILES = 300;
const MAX_COMPARE_COMMITS = 250;
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
function getCommit(context) {
    const { repository, state, urls } = context;
    shareObject(context, context.parameter('ref'));
    const sha = commitOr422(context, context.parameter('ref'));
    if (context.accepts('sha')) {
        return {
            status: 200,
            raw: { contentType: 'application/vnd.github.sha; charset=utf-8', data: Buffer.from(sha) },
        };
    }
    const commit = repository.git.readCommit(sha);
    const all = repository.git.diff(commit.parents[0] ?? EMPTY_TREE, sha);
    const additions = all.reduce((sum, file) => sum + file.additions, 0);
    const deletions = all.reduce((sum, file) => sum + file.deletions, 0);
    const sized = context.query('per_page') === null && context.query('page') === null;
    const { items, headers } = sized
        ? { items: all.slice(0, MAX_COMPARE_FILES), headers: {} }
        : paginate(context, all);
    return {
        ...json({
            ...commitShape(state, urls, repository, commit),
            stats: { total: additions + deletions, additions, deletions },
            files: items.map((file) => diffEntry(urls, repository, sha, file)),
        }),
        headers,
    };
}
/** As GitHub documents it: of a commit on the default branch only the merged pull request that brought it there. */
function commitPulls(context) {
    const { repository, state, urls } = context;
    const sha = commitOr422(context, context.parameter('commit_sha'));
    const tip = repository.git.branch(repository.defaultBranch);
    const onDefaultBranch = tip !== null && repository.git.mergeBase(sha, tip) === sha;
    const found = [...repository.issues.values()]
        .filter(isPullRequest)
        .filter((pull) => pull.mergeCommit === sha ||
        headSha(pull) === sha ||
        pullCommits(pull).some((commit) => commit.sha === sha))
        .filter((pull) => pull.mergedAt !== null || !onDefaultBranch);
    return list(context, found, (pull) => pullRequestSimple(state, urls, pull));
}
/** A side of a comparison: `branch`, or `owner:branch` for a fork. */
function commits_side(context, text) {
    const colon = text.indexOf(':');
    if (colon < 0) {
        shareObject(context, text);
        return context.repository.git.resolve(text);
    }
    const owner = text.slice(0, colon).toLowerCase();
    const fork = context.state.repositories.find((r) => !r.deleted && r.owner.login.toLowerCase() === owner && related(r, context.repository));
    const branch = text.slice(colon + 1);
    if (fork === undefined || fork === context.repository)
        return context.repository.git.resolve(branch);
    if (fork.git.branch(branch) === null)
        return null;
    // Both sides must be in one object store to be compared.
    const copy = `refs/network/${fork.id}/${branch}`;
    context.repository.git.fetch(fork.git, `refs/heads/${branch}`, copy);
    return context.repository.git.reference(copy);
}
function comparisonAddresses(context, basehead) {
    const page = `${context.urls.server}/${fullName(context.repository)}/compare/${basehead}`;
    return {
        url: `${context.repositoryUrl}/compare/${basehead}`,
        html_url: page,
        permalink_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
    };
}
function comparisonStatus(ahead, behind) {
    if (ahead === 0)
        return behind === 0 ? 'identical' : 'behind';
    return behind === 0 ? 'ahead' : 'diverged';
}
/** Both ends of a comparison and where they part. @throws ApiError 404 */
function comparisonEnds(context, basehead) {
    const split = /^(.+?)\.\.\.(.+)$/.exec(basehead);
    const base = commits_side(context, split?.[1] ?? '');
    const head = commits_side(context, split?.[2] ?? '');
    if (base === null || head === null)
        throw notFound();
    const common = context.repository.git.mergeBase(base, head);
    if (common === null)
        throw new ApiError(404, `No common ancestor between ${basehead}.`);
    return { base, head, common };
}
function compare(context) {
    const { repository, state, urls } = context;
    const basehead = context.parameter('basehead');
    const { base, head, common } = comparisonEnds(context, basehead);
    const commits = repository.git.commitsBetween(base, head);
    const behind = repository.git.commitsBetween(head, base).length;
    const render = (sha) => commitShape(state, urls, repository, repository.git.readCommit(sha));
    const whole = context.query('page') === null && context.query('per_page') === null;
    const shown = whole
        ? { items: commits.slice(0, MAX_COMPARE_COMMITS), headers: {} }
        : paginate(context, commits);
    const firstPage = (context.query('page') ?? '1') === '1';
    const files = firstPage ? repository.git.diff(common, head).slice(0, MAX_COMPARE_FILES) : [];
    return {
        ...json({
            ...comparisonAddresses(context, basehead),
            base_commit: render(base),
            merge_base_commit: render(common),
            status: comparisonStatus(commits.length, behind),
            ahead_by: commits.length,
            behind_by: behind,
            total_commits: commits.length,
            commits: shown.items.map((commit) => commitShape(state, urls, repository, commit)),
            files: files.map((file) => diffEntry(urls, repository, head, file)),
        }),
        headers: shown.headers,
    };
}
const commitRoutes = [
    { route: `GET ${commits_REPO}/commits/{commit_sha}/pulls`, needs: 'pull_requests=read', handle: commitPulls },
    { route: `GET ${commits_REPO}/commits/{+ref}`, needs: 'contents=read', handle: getCommit },
    { route: `GET ${commits_REPO}/compare/{+basehead}`, needs: 'contents=read', handle: compare },
];

;// CONCATENATED MODULE: ./src/embedded/routes/git.ts






const git_REPO = '/repos/{owner}/{repo}';
/** GitHub cuts recursive trees at 100,000 entries and says so in `truncated`. */
const MAX_TREE_ENTRIES = 100_000;
const MAX_BLOB_BYTES = 100 * 1024 * 1024;
function referenceShape(context, name, sha) {
    const type = context.repository.git.type(sha) ?? 'commit';
    return {
        ref: name,
        node_id: nodeId('Ref', context.repository.id),
        url: `${context.repositoryUrl}/git/${name}`,
        object: { sha, type, url: `${context.repositoryUrl}/git/${type}s/${sha}` },
    };
}
function getReference(context) {
    const name = `refs/${context.parameter('ref')}`;
    const sha = context.repository.git.reference(name);
    if (sha === null)
        throw notFound();
    return json(referenceShape(context, name, sha));
}
function matchingReferences(context) {
    const found = context.repository.git.references(`refs/${context.parameter('ref')}`);
    return list(context, found, ({ name, sha }) => referenceShape(context, name, sha));
}
function git_getCommit(context) {
    const sha = context.parameter('commit_sha');
    shareObject(context, sha);
    if (context.repository.git.type(sha) !== 'commit')
        throw notFound();
    return json(gitCommit(context.urls, context.repository, context.repository.git.readCommit(sha)));
}
function getTag(context) {
    const sha = context.parameter('tag_sha');
    const tag = context.repository.git.type(sha) === 'tag' ? context.repository.git.readTag(sha) : null;
    if (tag === null)
        throw notFound();
    return json(gitTag(context.urls, context.repository, tag));
}
function treeSha(context) {
    const { git } = context.repository;
    const asked = context.parameter('tree_sha');
    const type = git.type(asked);
    if (type === 'tree')
        return asked;
    if (type === 'blob')
        throw notFound();
    const commit = git.resolve(asked);
    if (commit === null)
        throw notFound();
    return git.readCommit(commit).tree;
}
function getTree(context) {
    const sha = treeSha(context);
    const all = context.repository.git.tree(sha, context.query('recursive') !== null);
    const tree = all.slice(0, MAX_TREE_ENTRIES).map((entry) => ({
        path: entry.path,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.size === null ? {} : { size: entry.size }),
        // A submodule has no address: its commit is in another repository.
        ...(entry.type === 'commit' ? {} : { url: `${context.repositoryUrl}/git/${entry.type}s/${entry.sha}` }),
    }));
    const url = `${context.repositoryUrl}/git/trees/${sha}`;
    return json({ sha, url, tree, truncated: all.length > MAX_TREE_ENTRIES });
}
/** Base64 in lines of 60 characters, as GitHub sends it. */
const wrappedBase64 = (content) => content
    .toString('base64')
    .replace(/.{60}/g, '$&\n')
    .replace(/[^\n]$/, '$&\n');
function getBlob(context) {
    const sha = context.parameter('file_sha');
    if (context.repository.git.type(sha) !== 'blob')
        throw notFound();
    const content = context.repository.git.blob(sha);
    if (content.length > MAX_BLOB_BYTES)
        throw new ApiError(403, 'This blob is too large to fetch.');
    if (context.accepts('raw')) {
        return {
            status: 200,
            raw: { contentType: 'application/vnd.github.raw+json; charset=utf-8', data: content },
        };
    }
    return json({
        sha,
        node_id: nodeId('Blob', context.repository.id),
        size: content.length,
        url: `${context.repositoryUrl}/git/blobs/${sha}`,
        content: wrappedBase64(content),
        encoding: 'base64',
    });
}
const gitRoutes = [
    { route: `GET ${git_REPO}/git/ref/{+ref}`, needs: 'contents=read', handle: getReference },
    { route: `GET ${git_REPO}/git/matching-refs/{+ref}`, needs: 'contents=read', handle: matchingReferences },
    { route: `GET ${git_REPO}/git/commits/{commit_sha}`, needs: 'contents=read', handle: git_getCommit },
    { route: `GET ${git_REPO}/git/tags/{tag_sha}`, needs: 'contents=read', handle: getTag },
    { route: `GET ${git_REPO}/git/trees/{+tree_sha}`, needs: 'contents=read', handle: getTree },
    { route: `GET ${git_REPO}/git/blobs/{file_sha}`, needs: 'contents=read', handle: getBlob },
];

;// CONCATENATED MODULE: ./src/embedded/routes/contents.ts





/** Up to here contents come with their text; from here to the next limit without, unless asked raw. */
const MAX_INLINE_BYTES = 1024 * 1024;
const MAX_RAW_BYTES = 100 * 1024 * 1024;
const MAX_DIRECTORY_ENTRIES = 1000;
const contents_encodedPath = (path) => path.split('/').map(encodeURIComponent).join('/');
const OBJECT_KINDS = { blob: 'blobs', tree: 'trees', commit: 'trees' };
/** Fields that files, directories, symlinks and submodules share. */
function common(context, entry, type, size) {
    const path = contents_encodedPath(entry.path);
    const ref = context.query('ref') ?? context.repository.defaultBranch;
    const page = `${context.urls.server}/${fullName(context.repository)}`;
    const url = `${context.repositoryUrl}/contents/${path}?ref=${encodeURIComponent(ref)}`;
    const gitUrl = type === 'submodule' ? null : `${context.repositoryUrl}/git/${OBJECT_KINDS[entry.type]}/${entry.sha}`;
    const html = type === 'submodule' ? null : `${page}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${path}`;
    const download = type === 'file' || type === 'symlink' ? `${page}/raw/${ref}/${path}` : null;
    return {
        name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
        path: entry.path,
        sha: entry.sha,
        size,
        url,
        html_url: html,
        git_url: gitUrl,
        download_url: download,
        type,
        _links: { self: url, git: gitUrl, html },
    };
}
const contents_typeOf = (entry) => {
    if (entry.type === 'tree')
        return 'dir';
    if (entry.type === 'commit')
        return 'submodule';
    return entry.mode === '120000' ? 'symlink' : 'file';
};
function directory(context, commit, path) {
    const { git } = context.repository;
    const entries = git.tree(path === '' ? git.readCommit(commit).tree : `${commit}:${path}`);
    const prefix = path === '' ? '' : `${path}/`;
    return json(entries.slice(0, MAX_DIRECTORY_ENTRIES).map((entry) => {
        // In listings GitHub shows submodules as files, for compatibility with old clients.
        const type = entry.type === 'commit' ? 'file' : contents_typeOf(entry);
        return common(context, { ...entry, path: prefix + entry.path }, type, entry.size ?? 0);
    }));
}
function contents_file(context, entry) {
    const size = entry.size ?? 0;
    if (size > MAX_RAW_BYTES) {
        throw new ApiError(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch.', {
            errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
        });
    }
    const content = context.repository.git.blob(entry.sha);
    if (context.accepts('raw')) {
        return {
            status: 200,
            raw: { contentType: 'application/vnd.github.raw+json; charset=utf-8', data: content },
        };
    }
    const inline = size <= MAX_INLINE_BYTES;
    return json({
        ...common(context, entry, 'file', size),
        content: inline ? wrappedBase64(content) : '',
        encoding: inline ? 'base64' : 'none',
    });
}
/** The file a symlink leads to inside the repository; GitHub follows it when it is a file. */
function followed(context, commit, entry, target) {
    if (target.startsWith('/'))
        return null;
    const parts = entry.path.split('/').slice(0, -1);
    for (const part of target.split('/')) {
        if (part === '..') {
            if (parts.pop() === undefined)
                return null;
        }
        else if (part !== '.' && part !== '')
            parts.push(part);
    }
    const found = context.repository.git.entry(commit, parts.join('/'));
    return found !== null && contents_typeOf(found) === 'file' ? found : null;
}
function symlink(context, commit, entry) {
    const target = context.repository.git.blob(entry.sha).toString('utf8');
    const real = followed(context, commit, entry, target);
    if (real !== null)
        return contents_file(context, { ...real, path: entry.path });
    return json({ ...common(context, entry, 'symlink', entry.size ?? 0), target });
}
/** The address in `.gitmodules` of the submodule at a path; null when the file does not say. */
function submoduleAddress(context, commit, path) {
    const sections = context.repository.git.file(commit, '.gitmodules')?.split(/^\[submodule /m) ?? [];
    const own = sections.find((text) => /^\s*path\s*=\s*(.*)$/m.exec(text)?.[1]?.trim() === path);
    return own === undefined ? null : (/^\s*url\s*=\s*(.*)$/m.exec(own)?.[1]?.trim() ?? null);
}
function getContents(context) {
    const commit = contentCommit(context);
    const path = context.parameter('path').replace(/^\/+|\/+$/g, '');
    const entry = context.repository.git.entry(commit, path);
    if (entry === null)
        throw notFound();
    switch (contents_typeOf(entry)) {
        case 'dir':
            return directory(context, commit, path);
        case 'symlink':
            return symlink(context, commit, entry);
        case 'submodule': {
            const address = submoduleAddress(context, commit, path);
            return json({ ...common(context, entry, 'submodule', 0), submodule_git_url: address });
        }
        default:
            return contents_file(context, entry);
    }
}
const contentsRoutes = [
    { route: 'GET /repos/{owner}/{repo}/contents', needs: 'contents=read', handle: getContents },
    { route: 'GET /repos/{owner}/{repo}/contents/{+path}', needs: 'contents=read', handle: getContents },
];

;// CONCATENATED MODULE: ./src/embedded/routes/issues.ts











const issues_REPO = '/repos/{owner}/{repo}';
const issues_ISSUE = `${issues_REPO}/issues/{issue_number}`;
const issues_READ = 'issues=read; pull_requests=read';
const issues_WRITE = 'issues=write; pull_requests=write';
function issues_shown(context, item, status = 200) {
    const { repository, state, urls } = context;
    const shape = issueShape(state, urls, repository, item);
    // Told of one issue, not in lists.
    return json({ ...shape, closed_by: userOrNull(urls, item.closedBy) }, status);
}
/** Issues that are there, in the order and with the filters a list takes. */
function listed(context) {
    const { repository } = context;
    const state = context.query('state') ?? 'open';
    const wanted = (context.query('labels') ?? '').split(',').filter((name) => name !== '');
    const since = context.query('since');
    const creator = context.query('creator')?.toLowerCase();
    return [...repository.issues.values()].filter((item) => item.gone === undefined &&
        (repository.settings.issues || isPullRequest(item)) &&
        (state === 'all' || item.state === state) &&
        (since === null || Date.parse(item.updatedAt) >= Date.parse(since)) &&
        (creator === undefined || item.author.login.toLowerCase() === creator) &&
        wanted.every((name) => item.labels.some((own) => own.name.toLowerCase() === name.toLowerCase())));
}
const sortKeys = {
    created: (item) => item.createdAt,
    updated: (item) => item.updatedAt,
    comments: (item) => item.comments.length,
};
/** Oldest first by the key asked for; equal ones by number. */
function byKey(key) {
    return (a, b) => {
        const [one, other] = [key(a), key(b)];
        if (one === other)
            return a.number - b.number;
        return one < other ? -1 : 1;
    };
}
function listIssues(context) {
    const key = sortKeys[context.query('sort') ?? 'created'];
    if (key === undefined)
        throw validationFailed('Issue', 'sort', 'invalid');
    const ordered = listed(context).sort(byKey(key));
    if (context.query('direction') !== 'asc')
        ordered.reverse();
    return list(context, ordered, (item) => issueShape(context.state, context.urls, context.repository, item));
}
function createIssue(context) {
    if (!context.repository.settings.issues)
        throw issuesDisabled();
    notArchived(context);
    context.requiredText('Issue', 'title');
    const created = newIssue(context.state, context.repository, {
        author: context.actor,
        title: titleField(context) ?? '',
        body: bodyField(context, 'Issue'),
        assignees: mayArrange(context) ? (assigneesField(context) ?? []) : [],
        labels: mayArrange(context) ? (labelsField(context) ?? []) : [],
    });
    return issues_shown(context, created, 201);
}
/** What somebody without push access sets on a new issue is left out, and nothing is said of it. */
const mayArrange = ({ state, repository, token, actor }) => token?.kind !== 'pat' || atLeast(roleOf(state, repository, actor), 'write');
function updateIssue(context) {
    const item = issueOf(context);
    const text = bodyField(context, 'Issue');
    const title = titleField(context);
    const change = stateField(context);
    const assignees = assigneesField(context);
    const labels = labelsField(context);
    item.title = title ?? item.title;
    if (text !== null)
        setBody(context.state, item, text, context.actor);
    item.assignees = assignees ?? item.assignees;
    item.labels = labels ?? item.labels;
    if (change !== null)
        setState(context.state, item, { ...change, by: context.actor });
    item.updatedAt = context.state.clock.iso();
    return issues_shown(context, item);
}
function createComment(context) {
    const item = issueOf(context);
    mayComment(context, item);
    const text = bodyField(context, 'IssueComment');
    if (text === null || text === '')
        throw validationFailed('IssueComment', 'body', 'missing_field');
    const now = context.state.clock.iso();
    const created = {
        id: context.state.nextId(),
        author: context.actor,
        body: text,
        createdAt: now,
        updatedAt: now,
    };
    item.comments.push(created);
    item.updatedAt = now;
    return json(commentShape(context.state, context.urls, context.repository, item, created), 201);
}
function updateComment(context) {
    const id = context.number('comment_id');
    for (const item of context.repository.issues.values()) {
        const found = item.comments.find((comment) => comment.id === id);
        if (found === undefined)
            continue;
        found.body = bodyField(context, 'IssueComment') ?? found.body;
        found.updatedAt = context.state.clock.iso();
        return json(commentShape(context.state, context.urls, context.repository, item, found));
    }
    throw notFound();
}
function listComments(context) {
    const item = issueOf(context);
    return list(context, item.comments, (comment) => commentShape(context.state, context.urls, context.repository, item, comment));
}
const issueRoutes = [
    { route: `GET ${issues_REPO}/issues`, needs: issues_READ, handle: listIssues },
    { route: `POST ${issues_REPO}/issues`, needs: 'issues=write', handle: createIssue },
    { route: `PATCH ${issues_REPO}/issues/comments/{comment_id}`, needs: issues_WRITE, handle: updateComment },
    { route: `GET ${issues_ISSUE}`, needs: issues_READ, handle: (c) => issues_shown(c, issueOf(c)) },
    { route: `PATCH ${issues_ISSUE}`, needs: issues_WRITE, handle: updateIssue },
    { route: `GET ${issues_ISSUE}/comments`, needs: issues_READ, handle: listComments },
    { route: `POST ${issues_ISSUE}/comments`, needs: issues_WRITE, handle: createComment },
];

;// CONCATENATED MODULE: ./src/embedded/routes/meta.ts

/** What the server says of itself, as far as anybody asks. */
const metaRoutes = [
    { route: 'GET /meta', handle: () => json({ verifiable_password_authentication: false }) },
];

;// CONCATENATED MODULE: ./src/embedded/routes/people.ts







const people_REPO = '/repos/{owner}/{repo}';
const TEAM = '/orgs/{org}/teams/{team_slug}';
/** The team of the route; a secret one only for those inside, and nothing of it for outsiders. @throws ApiError 404 */
function team(context) {
    const found = context.organisation.teams.get(context.parameter('team_slug').toLowerCase());
    if (found === undefined || !mayKnow(context, found))
        throw notFound();
    return found;
}
function mayKnow(context, candidate) {
    const { token } = context;
    if (token?.kind !== 'pat')
        return true;
    const { owners, members } = candidate.organisation;
    if (owners.has(token.actor))
        return true;
    return members.has(token.actor) && (!candidate.secret || teamMembers(candidate).has(token.actor));
}
function getTeam(context) {
    const found = team(context);
    const repositories = context.state.repositories.filter((r) => teamRole(r, found) !== 'none').length;
    return json(teamFull(context.urls, found, repositories, context.state.clock.iso()));
}
function listTeams(context) {
    const shown = [...context.organisation.teams.values()].filter((item) => mayKnow(context, item));
    return list(context, shown, (item) => teamShape(context.urls, item));
}
function people_members(context) {
    const role = context.query('role') ?? 'all';
    const all = [...teamMembers(team(context))].filter(([, own]) => role === 'all' || own === role);
    return list(context, all, ([account]) => simpleUser(context.urls, account));
}
function membership(context) {
    const found = team(context);
    const account = context.state.account(context.parameter('username'));
    const role = account === undefined ? undefined : teamMembers(found).get(account);
    if (account === undefined || role === undefined)
        throw notFound();
    const base = `${context.urls.api}/organizations/${found.organisation.account.id}/team/${found.id}`;
    return json({ state: 'active', role, url: `${base}/memberships/${account.login}` });
}
function repositoryTeams(context) {
    const organisation = context.state.organisation(context.repository.owner.login);
    const shown = [...(organisation?.teams.values() ?? [])].filter((item) => teamRole(context.repository, item) !== 'none');
    return list(context, shown, (item) => teamShape(context.urls, item, teamRole(context.repository, item)));
}
/** Role names of the `permission` filter. */
const FILTER = { pull: 'read', push: 'write' };
function listCollaborators(context) {
    const { repository, state, token } = context;
    if (token?.kind === 'pat' && !atLeast(roleOf(state, repository, token.actor), 'write')) {
        throw new ApiError(403, 'Must have push access to view repository collaborators.');
    }
    const wanted = context.query('permission');
    const least = wanted === null ? 'read' : (FILTER[wanted] ?? toRole(wanted));
    const direct = context.query('affiliation') === 'direct';
    const all = [...collaboratorsOf(state, repository)].filter(([account, role]) => atLeast(role, least) && (!direct || repository.collaborators.has(account)));
    return list(context, all, ([account, role]) => collaborator(context, account, role));
}
const toRole = (word) => word === 'admin' || word === 'maintain' || word === 'triage' ? word : 'read';
const collaborator = (context, account, role) => ({
    ...simpleUser(context.urls, account),
    permissions: permissionFlags(role),
    role_name: role,
});
/** The older four words: `maintain` counts as write, `triage` as read. */
const legacyPermission = (role) => role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
function permission(context) {
    const account = context.state.account(context.parameter('username'));
    if (account === undefined)
        throw new ApiError(404, `${context.parameter('username')} is not a user`);
    const role = roleOf(context.state, context.repository, account);
    const user = collaborator(context, account, role);
    return json({ permission: legacyPermission(role), user, role_name: role === 'none' ? '' : role });
}
function getUser(context) {
    const account = context.state.account(context.parameter('username'));
    if (account === undefined)
        throw notFound();
    return json(publicUser(context.urls, account, context.state.clock.iso()));
}
const peopleRoutes = [
    { route: 'GET /users/{username}', handle: getUser },
    { route: 'GET /orgs/{org}/teams', needs: 'members=read', handle: listTeams },
    { route: `GET ${TEAM}`, needs: 'members=read', handle: getTeam },
    { route: `GET ${TEAM}/members`, needs: 'members=read', handle: people_members },
    { route: `GET ${TEAM}/memberships/{username}`, needs: 'members=read', handle: membership },
    { route: `GET ${people_REPO}/teams`, needs: 'administration=read', handle: repositoryTeams },
    { route: `GET ${people_REPO}/collaborators`, needs: 'metadata=read', handle: listCollaborators },
    { route: `GET ${people_REPO}/collaborators/{username}/permission`, needs: 'metadata=read', handle: permission },
];

;// CONCATENATED MODULE: ./src/embedded/routes/protection-input.ts

const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const malformed = (detail) => new ApiError(422, `Invalid request.\n\n${detail}`);
const texts = (value) => Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
/** Names GitHub does not know are left out. */
function actors(context, value) {
    const given = isFields(value) ? value : {};
    const organisation = context.state.organisation(context.repository.owner.login);
    return {
        users: texts(given['users']).flatMap((login) => context.state.account(login) ?? []),
        teams: texts(given['teams']).flatMap((slug) => organisation?.teams.get(slug.toLowerCase()) ?? []),
        apps: texts(given['apps']).flatMap((slug) => context.state.apps.get(slug) ?? []),
    };
}
function restrictions(context, value) {
    if (value === null)
        return null;
    if (context.state.organisation(context.repository.owner.login) === undefined) {
        const errors = ['Only organization repositories can have users and team restrictions'];
        throw new ApiError(422, 'Validation Failed', { errors });
    }
    return actors(context, value);
}
/** As documented: without `app_id`, the App that last reported the check; -1 is any App. */
function requiredCheck(context, value) {
    const { app_id: appId, context: name } = isFields(value) ? value : {};
    if (typeof name !== 'string')
        throw malformed('Invalid property /required_status_checks/checks');
    if (typeof appId === 'number')
        return { context: name, appId: appId === -1 ? null : appId };
    const reporter = context.repository.checkRuns.findLast((run) => run.name === name)?.suite.app.id;
    return { context: name, appId: reporter ?? null };
}
/** Required checks a body asks for; what it leaves out stays as in `before`. */
function checksFrom(context, value, before = null) {
    if (value === null)
        return null;
    if (!isFields(value))
        throw malformed('Invalid property /required_status_checks');
    const listed = Array.isArray(value['checks'])
        ? value['checks']
        : Array.isArray(value['contexts'])
            ? value['contexts'].map((name) => ({ context: name }))
            : null;
    return {
        strict: typeof value['strict'] === 'boolean' ? value['strict'] : (before?.strict ?? false),
        required: listed === null
            ? (before?.required ?? [])
            : listed.map((item) => requiredCheck(context, item)),
    };
}
const NO_REVIEWS = {
    approvals: 1,
    dismissStale: false,
    codeOwners: false,
    lastPush: false,
    dismissal: null,
    bypass: null,
};
/** Required reviews a body asks for; what it leaves out stays as in `before`. */
function reviewsFrom(context, value, before = null) {
    if (value === null)
        return null;
    if (!isFields(value))
        throw malformed('Invalid property /required_pull_request_reviews');
    const old = before ?? NO_REVIEWS;
    const approvals = value['required_approving_review_count'] ?? old.approvals;
    if (!Number.isInteger(approvals) || Number(approvals) < 0 || Number(approvals) > 6) {
        throw malformed('Invalid property /required_approving_review_count: must be between 0 and 6.');
    }
    const flag = (name, last) => typeof value[name] === 'boolean' ? value[name] : last;
    const named = (name, last) => value[name] === undefined ? last : actors(context, value[name]);
    return {
        approvals: Number(approvals),
        dismissStale: flag('dismiss_stale_reviews', old.dismissStale),
        codeOwners: flag('require_code_owner_reviews', old.codeOwners),
        lastPush: flag('require_last_push_approval', old.lastPush),
        dismissal: named('dismissal_restrictions', old.dismissal),
        bypass: named('bypass_pull_request_allowances', old.bypass),
    };
}
const MANDATORY = [
    'required_status_checks',
    'enforce_admins',
    'required_pull_request_reviews',
    'restrictions',
];
/**
 * Everything `PUT …/protection` sets: what the body leaves out is switched off; signatures and deployments are no part
 * of it. @throws ApiError 422
 */
function protectionFrom(context) {
    const { fields } = context;
    const missing = MANDATORY.filter((name) => fields[name] === undefined);
    if (missing.length > 0) {
        const verb = missing.length === 1 ? "wasn't" : "weren't";
        throw malformed(`${missing.map((name) => `"${name}"`).join(', ')} ${verb} supplied.`);
    }
    const on = (name) => fields[name] === true;
    return {
        checks: checksFrom(context, fields['required_status_checks']),
        enforceAdmins: on('enforce_admins'),
        reviews: reviewsFrom(context, fields['required_pull_request_reviews']),
        restrictions: restrictions(context, fields['restrictions']),
        linearHistory: on('required_linear_history'),
        forcePushes: on('allow_force_pushes'),
        deletions: on('allow_deletions'),
        blockCreations: on('block_creations'),
        conversationResolution: on('required_conversation_resolution'),
        lockBranch: on('lock_branch'),
        forkSyncing: on('allow_fork_syncing'),
    };
}

;// CONCATENATED MODULE: ./src/embedded/routes/protection.ts






const PROTECTION = '/repos/{owner}/{repo}/branches/{+branch}/protection';
/** Base address of the branch's protection. */
const address = (context) => `${context.repositoryUrl}/branches/${encodeURIComponent(context.parameter('branch'))}/protection`;
/** @throws ApiError 404 for people who are no administrators and for missing branches, 403 by plan or when archived */
function protection_branchOf(context) {
    administrators(context);
    planAllows(context);
    if (context.request.method !== 'GET')
        notArchived(context);
    const branch = context.parameter('branch');
    if (context.repository.git.branch(branch) === null)
        throw new ApiError(404, 'Branch not found');
    return branch;
}
/** The classic rule that applies. @throws ApiError 404 */
function rule(context) {
    const found = appliedProtection(context.repository, protection_branchOf(context));
    if (found === null)
        throw new ApiError(404, 'Branch not protected');
    return found;
}
const protection_shown = (context, found) => json(branchProtection(context.urls, address(context), found));
/** Replaces the rule of this very branch; a rule by pattern stays, and no longer applies. */
function putProtection(context) {
    const branch = protection_branchOf(context);
    const wanted = protectionFrom(context);
    const { protections } = context.repository;
    const old = protections.find(({ pattern }) => pattern === branch);
    const changed = old ?? emptyProtection(context.state.nextId(), branch);
    Object.assign(changed, wanted);
    if (old === undefined)
        protections.push(changed);
    return protection_shown(context, changed);
}
function deleteProtection(context) {
    const { protections } = context.repository;
    protections.splice(protections.indexOf(rule(context)), 1);
    return { status: 204 };
}
/** A part of a rule that is there or not. @throws ApiError 404 */
function part(value, name) {
    if (value === null)
        throw new ApiError(404, `${name} not enabled`);
    return value;
}
const CHECKS = 'Required status checks';
const REVIEWS = 'Required pull request reviews';
const getChecks = (context) => json(statusChecks(address(context), part(rule(context).checks, CHECKS)));
function patchChecks(context) {
    const found = rule(context);
    found.checks = checksFrom(context, context.fields, part(found.checks, CHECKS));
    return getChecks(context);
}
const getReviews = (context) => json(requiredReviews(context.urls, address(context), part(rule(context).reviews, REVIEWS)));
function patchReviews(context) {
    const found = rule(context);
    found.reviews = reviewsFrom(context, context.fields, found.reviews);
    return getReviews(context);
}
const protection_READ = 'administration=read';
const protection_WRITE = 'administration=write';
/** Takes a part away: `DELETE …/protection/{name}`. */
const removal = (name, change) => ({
    route: `DELETE ${PROTECTION}/${name}`,
    needs: protection_WRITE,
    handle: (context) => {
        change(rule(context));
        return { status: 204 };
    },
});
/** Reads, sets and removes a part that is on or off. */
function switchRoutes(name, field, shape) {
    const get = (context) => json(shape(address(context), rule(context)));
    const post = (context) => {
        rule(context)[field] = true;
        return get(context);
    };
    return [
        { route: `GET ${PROTECTION}/${name}`, needs: protection_READ, handle: get },
        { route: `POST ${PROTECTION}/${name}`, needs: protection_WRITE, handle: post },
        removal(name, (found) => {
            found[field] = false;
        }),
    ];
}
const protectionRoutes = [
    { route: `GET ${PROTECTION}`, needs: protection_READ, handle: (context) => protection_shown(context, rule(context)) },
    { route: `PUT ${PROTECTION}`, needs: protection_WRITE, handle: putProtection },
    { route: `DELETE ${PROTECTION}`, needs: protection_WRITE, handle: deleteProtection },
    ...switchRoutes('enforce_admins', 'enforceAdmins', adminEnforced),
    ...switchRoutes('required_signatures', 'signatures', signaturesRequired),
    { route: `GET ${PROTECTION}/required_status_checks`, needs: protection_READ, handle: getChecks },
    { route: `PATCH ${PROTECTION}/required_status_checks`, needs: protection_WRITE, handle: patchChecks },
    removal('required_status_checks', (found) => {
        found.checks = null;
    }),
    { route: `GET ${PROTECTION}/required_pull_request_reviews`, needs: protection_READ, handle: getReviews },
    { route: `PATCH ${PROTECTION}/required_pull_request_reviews`, needs: protection_WRITE, handle: patchReviews },
    removal('required_pull_request_reviews', (found) => {
        found.reviews = null;
    }),
];

;// CONCATENATED MODULE: ./src/embedded/routes/pulls.ts










const PULLS = '/repos/{owner}/{repo}/pulls';
const MAX_FILES = 3000;
const MAX_COMMITS = 250;
/** Above 300 files GitHub refuses the `diff` media type. */
const MAX_DIFF_FILES = 300;
/** The filters of the list: `state`, `head` (`owner:branch`), `base`. */
function pulls_wanted(context, pull) {
    const state = context.query('state') ?? 'open';
    const head = context.query('head');
    const base = context.query('base');
    return ((state === 'all' || pull.state === state) &&
        (head === null || head === `${pull.headRepository.owner.login}:${pull.headRef}`) &&
        (base === null || base === pull.baseRef));
}
function listPulls(context) {
    const pulls = [...context.repository.issues.values()]
        .filter(isPullRequest)
        .filter((p) => pulls_wanted(context, p));
    const time = ({ updatedAt, createdAt }) => Date.parse(context.query('sort') === 'updated' ? updatedAt : createdAt);
    const rising = pulls.sort((a, b) => time(a) - time(b) || a.number - b.number);
    const ordered = context.query('direction') === 'asc' ? rising : rising.reverse();
    return list(context, ordered, (pull) => pullRequestSimple(context.state, context.urls, pull));
}
function diffReply(context, pull) {
    if (changedFiles(pull).length > MAX_DIFF_FILES) {
        throw new ApiError(406, 'Sorry, the diff exceeded the maximum number of files (300).', {
            errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }],
        });
    }
    const text = context.repository.git.diffText(mergeBase(pull) ?? headSha(pull), headSha(pull));
    const contentType = 'application/vnd.github.diff; charset=utf-8';
    return { status: 200, raw: { contentType, data: Buffer.from(text) } };
}
function getPull(context) {
    const pull = pullRequest(context);
    if (context.accepts('diff'))
        return diffReply(context, pull);
    return json(pullRequestFull(context.state, context.urls, pull));
}
function files(context) {
    const pull = pullRequest(context);
    const head = headSha(pull);
    const shown = changedFiles(pull).slice(0, MAX_FILES);
    return list(context, shown, (file) => diffEntry(context.urls, context.repository, head, file));
}
function commits(context) {
    const shown = pullCommits(pullRequest(context)).slice(0, MAX_COMMITS);
    return list(context, shown, (commit) => commitShape(context.state, context.urls, context.repository, commit));
}
function requestedReviewers(context) {
    const { requestedUsers, requestedTeams } = pullRequest(context);
    return json({
        users: [...requestedUsers].map((user) => simpleUser(context.urls, user)),
        teams: [...requestedTeams].map((team) => teamShape(context.urls, team)),
    });
}
const pullRoutes = [
    { route: `GET ${PULLS}`, needs: 'pull_requests=read', handle: listPulls },
    { route: `GET ${PULLS}/{pull_number}`, needs: 'pull_requests=read', handle: getPull },
    { route: `GET ${PULLS}/{pull_number}/files`, needs: 'pull_requests=read', handle: files },
    { route: `GET ${PULLS}/{pull_number}/commits`, needs: 'pull_requests=read', handle: commits },
    {
        route: `GET ${PULLS}/{pull_number}/requested_reviewers`,
        needs: 'pull_requests=read',
        handle: requestedReviewers,
    },
];

;// CONCATENATED MODULE: ./src/embedded/routes/reviews.ts







const reviews_REVIEWS = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const STATES = {
    APPROVE: 'APPROVED',
    REQUEST_CHANGES: 'CHANGES_REQUESTED',
    COMMENT: 'COMMENTED',
};
function review(context, pull) {
    const found = pull.reviews.find(({ id }) => id === context.number('review_id'));
    if (found === undefined)
        throw notFound();
    return found;
}
const listReviews = (context) => {
    const pull = pullRequest(context);
    return list(context, pull.reviews, (item) => reviewShape(context.state, context.urls, pull, item));
};
const getReview = (context) => {
    const pull = pullRequest(context);
    return json(reviewShape(context.state, context.urls, pull, review(context, pull)));
};
/** @throws ApiError 422 where GitHub refuses the reviewer or the text */
function checkReview(context, pull, state, body) {
    const own = context.actor === pull.author;
    if (own && state === 'APPROVED') {
        throw unprocessable('Review Can not approve your own pull request');
    }
    if (own && state === 'CHANGES_REQUESTED') {
        throw unprocessable('Review Can not request changes on your own pull request');
    }
    if (context.token?.kind === 'github-token' && state === 'APPROVED') {
        throw unprocessable('GitHub Actions is not permitted to approve pull requests.');
    }
    if (body === '' && (state === 'COMMENTED' || state === 'CHANGES_REQUESTED')) {
        throw unprocessable('Could not create review: body is required');
    }
}
function createReview(context) {
    const pull = pullRequest(context);
    const event = context.text('PullRequestReview', 'event');
    const state = event === null ? 'PENDING' : STATES[event];
    if (state === undefined)
        throw unprocessable(`Variable $event of type PullRequestReviewEvent was invalid: ${event}`);
    const body = context.text('PullRequestReview', 'body') ?? '';
    checkReview(context, pull, state, body);
    const commit = context.text('PullRequestReview', 'commit_id') ?? headSha(pull);
    if (context.repository.git.type(commit) !== 'commit')
        throw unprocessable('The commit_id is not part of the pull request');
    const added = addReview(context.state, pull, { author: context.actor, state, body, commit });
    return json(reviewShape(context.state, context.urls, pull, added));
}
function dismissReview(context) {
    const pull = pullRequest(context);
    const found = review(context, pull);
    const writer = context.token?.kind !== 'pat' ||
        atLeast(roleOf(context.state, context.repository, context.actor), 'write');
    if (!writer)
        throw new ApiError(403, 'Must have write access to dismiss a review.');
    context.requiredText('PullRequestReview', 'message');
    if (found.state !== 'APPROVED' && found.state !== 'CHANGES_REQUESTED') {
        throw unprocessable('Can not dismiss a dismissed or commented pull request review');
    }
    found.state = 'DISMISSED';
    return json(reviewShape(context.state, context.urls, pull, found));
}
const reviewRoutes = [
    { route: `GET ${reviews_REVIEWS}`, needs: 'pull_requests=read', handle: listReviews },
    { route: `POST ${reviews_REVIEWS}`, needs: 'pull_requests=write', handle: createReview },
    { route: `GET ${reviews_REVIEWS}/{review_id}`, needs: 'pull_requests=read', handle: getReview },
    { route: `PUT ${reviews_REVIEWS}/{review_id}/dismissals`, needs: 'pull_requests=write', handle: dismissReview },
];

;// CONCATENATED MODULE: ./src/embedded/shapes/ruleset.ts




/** `owner/name`, an organisation's login or an enterprise's slug. */
function sourceOf(holder) {
    if (holder.level === 'Repository')
        return fullName(holder.repository);
    return holder.level === 'Organization' ? holder.organisation.account.login : holder.slug;
}
/** Addresses of a ruleset: always those of its holder, however it was asked for. */
function ruleset_addresses({ ruleset, holder }, context) {
    const { api, server } = context.urls;
    const source = sourceOf(holder);
    if (holder.level === 'Repository') {
        return {
            self: { href: `${api}/repos/${source}/rulesets/${ruleset.id}` },
            html: { href: `${server}/${source}/rules/${ruleset.id}` },
        };
    }
    const folder = holder.level === 'Organization' ? 'orgs' : 'enterprises';
    const page = holder.level === 'Organization' ? 'organizations' : 'enterprises';
    return {
        self: { href: `${api}/${folder}/${source}/rulesets/${ruleset.id}` },
        html: { href: `${server}/${page}/${source}/settings/rules/${ruleset.id}` },
    };
}
/** A ruleset as lists show it: without rules, conditions and bypass actors. */
const rulesetRow = (context, held) => ({
    id: held.ruleset.id,
    name: held.ruleset.name,
    target: held.ruleset.target,
    source_type: held.ruleset.level,
    source: sourceOf(held.holder),
    enforcement: held.ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', held.ruleset.id),
    _links: ruleset_addresses(held, context),
    created_at: held.ruleset.createdAt,
    updated_at: held.ruleset.updatedAt,
});
/** Ids of the repository roles that can be bypass actors. */
const ROLES = { 2: 'maintain', 4: 'write', 5: 'admin' };
/** Whether an account is one of a ruleset's bypass actors, in one repository. */
function isActor(context, repository, account, actor) {
    const id = actor.actor_id ?? 0;
    const organisation = context.state.organisation(repository?.owner.login ?? '');
    switch (actor.actor_type) {
        case 'User':
            return account.id === id;
        case 'OrganizationAdmin':
            return organisation?.owners.has(account) === true;
        case 'Team':
            return [...(organisation?.teams.values() ?? [])].some((team) => team.id === id && teamMembers(team).has(account));
        case 'RepositoryRole':
            return repository !== null && roleOf(context.state, repository, account) === ROLES[id];
        case 'Integration':
            return context.token?.app?.id === id;
        default:
            return false;
    }
}
const WORDS = {
    always: 'always',
    exempt: 'exempt',
    pull_request: 'pull_requests_only',
};
/** `current_user_can_bypass`: the strongest mode of those the token's account has. */
function canBypass(context, { ruleset }) {
    const { token } = context;
    if (token === null)
        return 'never';
    const repository = context.repositoryOrNull;
    const modes = ruleset.bypassActors
        .filter((actor) => isActor(context, repository, token.actor, actor))
        .map(({ bypass_mode }) => bypass_mode);
    const mode = ['exempt', 'always', 'pull_request'].find((item) => modes.includes(item));
    return mode === undefined ? 'never' : (WORDS[mode] ?? 'never');
}
/** Only those who may write a ruleset see who can bypass it: everybody else gets 200 all the same. */
function bypassActors(context, held) {
    if (mayWrite(context.state, context.token, held))
        return { bypass_actors: held.ruleset.bypassActors };
    return held.ruleset.redaction === 'null' ? { bypass_actors: null } : {};
}
/** A ruleset by id. */
const rulesetFull = (context, held) => ({
    ...rulesetRow(context, held),
    ...bypassActors(context, held),
    conditions: held.ruleset.conditions,
    rules: held.ruleset.rules,
    current_user_can_bypass: canBypass(context, held),
});
/** A rule in force, with where it comes from. */
const ruleDetailed = (rule, { ruleset, holder }) => ({
    ...rule,
    ruleset_source_type: ruleset.level,
    ruleset_source: sourceOf(holder),
    ruleset_id: ruleset.id,
});
const versionRow = ({ id, actor, updatedAt }) => ({
    version_id: id,
    actor: { id: actor.id, type: actor.type },
    updated_at: updatedAt,
});
/** A version with the ruleset as it was then. */
const versionFull = (held, version) => ({
    ...versionRow(version),
    state: {
        id: held.ruleset.id,
        name: version.content.name,
        target: version.content.target,
        source_type: held.ruleset.level,
        source: sourceOf(held.holder),
        enforcement: version.content.enforcement,
        bypass_actors: version.content.bypassActors,
        conditions: version.content.conditions,
        rules: version.content.rules,
        created_at: held.ruleset.createdAt,
        updated_at: version.updatedAt,
    },
});

;// CONCATENATED MODULE: ./src/embedded/routes/ruleset-input.ts


const ruleset_input_isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A body that is not of the described form at all. */
const ruleset_input_malformed = (detail) => new ApiError(422, `Invalid request.\n\n${detail}`);
const invalidProperty = (path) => ruleset_input_malformed(`Invalid property ${path}: data matches no possible input. See \`documentation_url\`.`);
/** A body of the right form that cannot be saved. */
const failed = (...sentences) => new ApiError(422, 'Validation Failed', { errors: sentences });
const isTarget = (value) => value === 'branch' || value === 'tag' || value === 'push';
const isEnforcement = (value) => value === 'active' || value === 'evaluate' || value === 'disabled';
const ACTOR_TYPES = ['Integration', 'OrganizationAdmin', 'RepositoryRole', 'Team', 'DeployKey', 'User'];
const MODES = ['always', 'pull_request', 'exempt'];
function ruleset_input_bypassActor(value, index) {
    const { actor_id: id, actor_type: type, bypass_mode: mode = 'always' } = ruleset_input_isFields(value) ? value : {};
    const known = typeof type === 'string' && ACTOR_TYPES.includes(type);
    const numbered = id === undefined || id === null || typeof id === 'number';
    if (!known || !numbered || typeof mode !== 'string' || !MODES.includes(mode)) {
        throw invalidProperty(`/bypass_actors/${index}`);
    }
    return { actor_id: id ?? null, actor_type: type, bypass_mode: mode };
}
const isTexts = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
/** Branches and tags are named in full: `refs/heads/main`. */
function invalidPatterns(target, patterns) {
    const prefix = target === 'tag' ? 'refs/tags/' : 'refs/heads/';
    const special = target === 'tag' ? ['~ALL'] : ['~ALL', '~DEFAULT_BRANCH'];
    return patterns.filter((pattern) => !special.includes(pattern) && !pattern.startsWith(prefix));
}
function conditions(value, target) {
    if (value === undefined || value === null) {
        return target === 'push' ? null : { ref_name: { include: [], exclude: [] } };
    }
    const names = ruleset_input_isFields(value) ? value['ref_name'] : undefined;
    if (names === undefined && ruleset_input_isFields(value))
        return { ref_name: { include: [], exclude: [] } };
    if (!ruleset_input_isFields(names))
        throw invalidProperty('/conditions');
    const { exclude = [''], include = [''] } = names;
    if (!isTexts(include) || !isTexts(exclude))
        throw invalidProperty('/conditions/ref_name');
    const wrong = invalidPatterns(target, [...include, ...exclude]);
    if (wrong.length > 0)
        throw failed(`Invalid target patterns: ${wrong.map((item) => `'${item}'`).join(', ')}`);
    return { ref_name: { include, exclude } };
}
/** A rule with its parameters checked and completed. @throws ApiError 422 when its form is wrong */
function ruleset_input_rule(value, index) {
    const { type, parameters = {} } = ruleset_input_isFields(value) ? value : {};
    const described = typeof type === 'string' ? ruleTypes[type] : undefined;
    if (typeof type !== 'string' || described === undefined || !ruleset_input_isFields(parameters)) {
        throw invalidProperty(`/rules/${index}`);
    }
    const unknown = Object.keys(parameters).some((name) => described[name] === undefined);
    const complete = Object.entries(described).flatMap(([name, { accepts, fallback, optional }]) => {
        const given = parameters[name] ?? fallback;
        if (given === undefined && optional === true)
            return [];
        if (!accepts(given))
            throw invalidProperty(`/rules/${index}`);
        return [[name, given]];
    });
    if (unknown)
        throw invalidProperty(`/rules/${index}`);
    return complete.length === 0 ? { type } : { type, parameters: Object.fromEntries(complete) };
}
/** Apps must be known where they are to report checks. */
function integrationProblem(context, { parameters, type }) {
    const checks = parameters?.['required_status_checks'];
    if (type !== 'required_status_checks' || !Array.isArray(checks))
        return null;
    const known = new Set([...context.state.apps.values()].map(({ id }) => id));
    const wrong = checks.some(({ integration_id: id }) => id !== undefined && !known.has(id));
    return wrong ? 'Invalid parameter required_status_checks: Invalid integration ids' : null;
}
/** What keeps a well-formed rule from being saved: the plan, the target, an unknown App. */
function ruleProblem(context, item, target, plan) {
    const allowed = plan === 'enterprise' || !ENTERPRISE_RULES.has(item.type);
    const problem = allowed && fitsTarget(item.type, target) ? integrationProblem(context, item) : '';
    return problem === null ? [] : [`Invalid rule '${item.type}': ${problem}`];
}
function rules(context, value, target, plan) {
    if (!Array.isArray(value))
        throw invalidProperty('/rules');
    const given = value.map(ruleset_input_rule);
    const problems = given.flatMap((item) => ruleProblem(context, item, target, plan));
    if (problems.length > 0)
        throw failed(...problems);
    return given;
}
function ruleset_input_bypassActors(value) {
    if (!Array.isArray(value))
        throw invalidProperty('/bypass_actors');
    return value.map(ruleset_input_bypassActor);
}
/**
 * The ruleset a body asks for; what it leaves out stays as in `before`.
 * @throws ApiError 422 in GitHub's words
 */
function rulesetContent(context, plan, before) {
    const { fields } = context;
    const { enforcement = before?.enforcement, name = before?.name, target = before?.target ?? 'branch', } = fields;
    if (name === undefined)
        throw ruleset_input_malformed('"name" wasn\'t supplied.');
    if (enforcement === undefined)
        throw ruleset_input_malformed('"enforcement" wasn\'t supplied.');
    if (typeof name !== 'string' || name === '')
        throw invalidProperty('/name');
    if (!isEnforcement(enforcement))
        throw invalidProperty('/enforcement');
    if (!isTarget(target))
        throw invalidProperty('/target');
    return {
        name,
        target,
        enforcement,
        bypassActors: fields['bypass_actors'] === undefined
            ? (before?.bypassActors ?? [])
            : ruleset_input_bypassActors(fields['bypass_actors']),
        conditions: fields['conditions'] === undefined && before !== null
            ? before.conditions
            : conditions(fields['conditions'], target),
        rules: rules(context, fields['rules'] ?? before?.rules ?? [], target, plan),
    };
}

;// CONCATENATED MODULE: ./src/embedded/routes/rulesets.ts







const rulesets_REPO = '/repos/{owner}/{repo}';
const ORG = '/orgs/{org}';
function organisationPlanAllows(context) {
    if (context.organisation.account.plan !== 'free')
        return;
    throw new ApiError(403, 'Upgrade to GitHub Team to enable this feature.');
}
/** Rules in force on a branch, of all levels: rulesets that only evaluate or are disabled are left out, as on GitHub. */
function branchRules(context) {
    planAllows(context);
    const rules = activeRulesets(context.state, context.repository, context.parameter('branch')).flatMap((held) => held.ruleset.rules.map((rule) => ruleDetailed(rule, held)));
    return list(context, rules, (rule) => rule);
}
const withParents = (context) => context.query('includes_parents') !== 'false';
function ofTargets(context, all) {
    const targets = context.query('targets')?.split(',');
    if (targets?.every((target) => ['branch', 'tag', 'push'].includes(target)) === false) {
        throw validationFailed('Ruleset', 'targets', 'invalid');
    }
    return all.filter(({ ruleset }) => targets?.includes(ruleset.target) ?? true);
}
function listRulesets(context) {
    planAllows(context);
    const all = rulesetsOf(context.state, context.repository, withParents(context));
    return list(context, ofTargets(context, all), (held) => rulesetRow(context, held));
}
/** @throws ApiError 404 */
function byId(context, all) {
    const id = context.number('ruleset_id');
    const found = all.find(({ ruleset }) => ruleset.id === id);
    if (found === undefined)
        throw notFound();
    return found;
}
function getRuleset(context) {
    planAllows(context);
    const all = rulesetsOf(context.state, context.repository, withParents(context));
    return json(rulesetFull(context, byId(context, all)));
}
/** The repository's own ruleset of the route: only those are written through a repository. @throws ApiError 403, 404 */
function rulesets_own(context) {
    administrators(context);
    planAllows(context);
    return byId(context, rulesetsOf(context.state, context.repository, false));
}
/** @throws ApiError 422 when the name is taken */
function uniqueName(rulesets, name, self) {
    if (rulesets.some((other) => other !== self && other.name === name)) {
        throw new ApiError(422, 'Validation Failed', { errors: ['Name must be unique'] });
    }
}
function writable(context) {
    administrators(context);
    planAllows(context);
    notArchived(context);
}
function postRuleset(context) {
    writable(context);
    const { actor, repository, state } = context;
    const holder = { level: 'Repository', repository };
    const content = rulesetContent(context, planOf(holder), null);
    uniqueName(repository.rulesets, content.name, null);
    const ruleset = createRuleset(state, content, { actor, level: 'Repository' });
    repository.rulesets.push(ruleset);
    return json(rulesetFull(context, { ruleset, holder }), 201);
}
function putRuleset(context) {
    writable(context);
    const held = rulesets_own(context);
    const content = rulesetContent(context, planOf(held.holder), held.ruleset);
    uniqueName(context.repository.rulesets, content.name, held.ruleset);
    changeRuleset(context.state, held.ruleset, content, context.actor);
    return json(rulesetFull(context, held));
}
function deleteRuleset(context) {
    writable(context);
    const { ruleset } = rulesets_own(context);
    context.repository.rulesets.splice(context.repository.rulesets.indexOf(ruleset), 1);
    return { status: 204 };
}
const rulesets_history = (context) => list(context, rulesets_own(context).ruleset.history.toReversed(), versionRow);
function rulesets_version(context) {
    const held = rulesets_own(context);
    const found = held.ruleset.history.find(({ id }) => id === context.number('version_id'));
    if (found === undefined)
        throw notFound();
    return json(versionFull(held, found));
}
function listOrganisationRulesets(context) {
    organisationPlanAllows(context);
    const all = ofTargets(context, heldBy(context.organisation));
    return list(context, all, (held) => rulesetRow(context, held));
}
function getOrganisationRuleset(context) {
    organisationPlanAllows(context);
    return json(rulesetFull(context, byId(context, heldBy(context.organisation))));
}
const rulesets_READ = 'metadata=read';
const rulesets_WRITE = 'administration=write';
const ORGANISATION = 'organization_administration=write';
const rulesetRoutes = [
    { route: `GET ${rulesets_REPO}/rules/branches/{+branch}`, needs: rulesets_READ, handle: branchRules },
    { route: `GET ${rulesets_REPO}/rulesets`, needs: rulesets_READ, handle: listRulesets },
    { route: `POST ${rulesets_REPO}/rulesets`, needs: rulesets_WRITE, handle: postRuleset },
    { route: `GET ${rulesets_REPO}/rulesets/{ruleset_id}`, needs: rulesets_READ, handle: getRuleset },
    { route: `PUT ${rulesets_REPO}/rulesets/{ruleset_id}`, needs: rulesets_WRITE, handle: putRuleset },
    { route: `DELETE ${rulesets_REPO}/rulesets/{ruleset_id}`, needs: rulesets_WRITE, handle: deleteRuleset },
    { route: `GET ${rulesets_REPO}/rulesets/{ruleset_id}/history`, needs: rulesets_WRITE, handle: rulesets_history },
    { route: `GET ${rulesets_REPO}/rulesets/{ruleset_id}/history/{version_id}`, needs: rulesets_WRITE, handle: rulesets_version },
    // Organisation administration is asked for at the level of writing even to read.
    { route: `GET ${ORG}/rulesets`, needs: ORGANISATION, handle: listOrganisationRulesets },
    { route: `GET ${ORG}/rulesets/{ruleset_id}`, needs: ORGANISATION, handle: getOrganisationRuleset },
];

;// CONCATENATED MODULE: ./src/embedded/routes/runs.ts




const runs_REPO = '/repos/{owner}/{repo}';
/** Days after which GitHub starts no run again, and how often it does at most. */
const LIMITS = { days: 30, reruns: 50 };
/** Whether a run is asked for; `status` takes states and conclusions alike. */
function isAsked(context, run) {
    const is = (name, ...values) => context.query(name) === null || values.includes(context.query(name));
    return (is('head_sha', run.headSha) &&
        is('event', run.event) &&
        is('branch', run.headBranch) &&
        is('status', run.status, run.conclusion));
}
/** Runs of all workflows, those a ruleset of the organisation requires included; the newest first. */
function runs_listRuns(context) {
    const runs = context.repository.workflowRuns.filter((run) => isAsked(context, run));
    return countedList(context, runs.toSorted((a, b) => b.id - a.id), 'workflow_runs', (run) => workflowRunShape(context.urls, context.repository, run));
}
function rerun(context) {
    const run = context.repository.workflowRuns.find(({ id }) => id === context.number('run_id'));
    if (run === undefined)
        throw notFound();
    const { clock } = context.state;
    if (run.status !== 'completed')
        throw new ApiError(403, 'This workflow is already running');
    if (clock.milliseconds() - Date.parse(run.createdAt) > LIMITS.days * 86_400_000)
        throw new ApiError(403, 'Unable to retry this workflow run because it was created over a month ago');
    if (run.attempt > LIMITS.reruns)
        throw new ApiError(403, 'This workflow run cannot be retried');
    const now = clock.iso();
    Object.assign(run, { status: 'queued', conclusion: null, startedAt: now, updatedAt: now });
    run.attempt += 1;
    return json({}, 201);
}
const runRoutes = [
    { route: `GET ${runs_REPO}/actions/runs`, needs: 'actions=read', handle: runs_listRuns },
    { route: `POST ${runs_REPO}/actions/runs/{run_id}/rerun`, needs: 'actions=write', handle: rerun },
];

;// CONCATENATED MODULE: ./src/embedded/routes/settings.ts




const settings_REPO = '/repos/{owner}/{repo}';
const settings_shown = (context) => json(fullRepository(context.state, context.urls, context.repository, context.token));
const METHODS = {
    allow_merge_commit: 'merge',
    allow_squash_merge: 'squash',
    allow_rebase_merge: 'rebase',
};
/** The settings this server keeps; others are taken and forgotten. */
function patchRepository(context) {
    administrators(context);
    const { fields, repository } = context;
    const merge = { ...repository.settings.merge };
    for (const [name, method] of Object.entries(METHODS)) {
        const value = fields[name] ?? merge[method];
        if (typeof value !== 'boolean')
            throw validationFailed('Repository', name, 'invalid');
        merge[method] = value;
    }
    if (!merge.merge && !merge.squash && !merge.rebase) {
        const message = 'Sorry, you need to allow at least one merge strategy. (no_merge_method)';
        throw validationFailed('Repository', 'merge_commit_allowed', 'custom', message);
    }
    const { archived = repository.settings.archived } = fields;
    if (archived !== false)
        notArchived(context);
    repository.settings.archived = archived === true;
    Object.assign(repository.settings.merge, merge);
    return settings_shown(context);
}
function workflowPermissions(context) {
    administrators(context);
    const { defaultPermissions, mayApprove } = context.repository.settings.workflows;
    return json({
        default_workflow_permissions: defaultPermissions,
        can_approve_pull_request_reviews: mayApprove,
    });
}
const settingsRoutes = [
    { route: `GET ${settings_REPO}`, needs: 'metadata=read', handle: settings_shown },
    { route: `PATCH ${settings_REPO}`, needs: 'administration=write', handle: patchRepository },
    {
        route: `GET ${settings_REPO}/actions/permissions/workflow`,
        needs: 'administration=read',
        handle: workflowPermissions,
    },
];

;// CONCATENATED MODULE: ./src/embedded/routes/statuses.ts






const statuses_REPO = '/repos/{owner}/{repo}';
const MAX_DESCRIPTION = 140;
/** Statuses that GitHub keeps of one context on one commit. */
const MAX_STATUSES = 1_000;
function state(context) {
    const value = context.requiredText('Status', 'state');
    if (value === 'error' || value === 'failure' || value === 'pending' || value === 'success')
        return value;
    throw validationFailed('Status', 'state', 'custom', 'state is not included in the list');
}
function createStatus(context) {
    const sha = context.parameter('sha');
    if (context.repository.git.type(sha) !== 'commit')
        throw new ApiError(422, `No commit found for SHA: ${sha}`);
    const description = context.text('Status', 'description');
    if ((description?.length ?? 0) > MAX_DESCRIPTION) {
        throw validationFailed('Status', 'description', 'custom', 'description is too long (maximum is 140 characters)');
    }
    if (/[\u{10000}-\u{10FFFF}]/u.test(description ?? ''))
        throw validationFailed('Status', 'description', 'custom', "description doesn't accept 4-byte Unicode");
    const targetUrl = context.text('Status', 'target_url');
    if (targetUrl !== null && !/^https?:\/\//.test(targetUrl))
        throw validationFailed('Status', 'target_url', 'custom', 'target_url must use http(s) scheme');
    const status = {
        id: context.state.nextId(),
        sha,
        state: state(context),
        context: context.text('Status', 'context') ?? 'default',
        description,
        targetUrl,
        creator: context.actor,
        createdAt: context.state.clock.iso(),
    };
    const same = context.repository.statuses.filter((one) => one.sha === sha && one.context === status.context);
    if (same.length >= MAX_STATUSES) {
        const sentence = 'This SHA and context has reached the maximum number of statuses.';
        throw validationFailed('Status', 'base', 'custom', sentence);
    }
    context.repository.statuses.push(status);
    return json(statusShape(context.urls, context.repository, status), 201);
}
/** Newest first. */
const statusesOf = (context, sha) => context.repository.statuses.filter((status) => status.sha === sha).reverse();
function listStatuses(context) {
    const sha = commitOr422(context, context.parameter('ref'));
    return list(context, statusesOf(context, sha), (item) => statusShape(context.urls, context.repository, item));
}
/** `failure` when one failed, `pending` when one is open or there is none, else `success`. */
function combinedState(statuses) {
    if (statuses.some((item) => item.state === 'error' || item.state === 'failure'))
        return 'failure';
    return statuses.length === 0 || statuses.some((item) => item.state === 'pending') ? 'pending' : 'success';
}
function combined(context) {
    const sha = commitOr422(context, context.parameter('ref'));
    const newest = new Map();
    for (const item of statusesOf(context, sha))
        if (!newest.has(item.context))
            newest.set(item.context, item);
    const all = [...newest.values()];
    const { items, headers } = paginate(context, all);
    const { repository, repositoryUrl, urls } = context;
    const body = {
        state: combinedState(all),
        statuses: items.map((item) => statusShape(urls, repository, item)),
        sha,
        total_count: all.length,
        repository: minimalRepository(urls, repository),
        commit_url: `${repositoryUrl}/commits/${sha}`,
        url: `${repositoryUrl}/commits/${sha}/status`,
    };
    return { ...json(body), headers };
}
const statusRoutes = [
    { route: `POST ${statuses_REPO}/statuses/{sha}`, needs: 'statuses=write', handle: createStatus },
    { route: `GET ${statuses_REPO}/commits/{+ref}/statuses`, needs: 'statuses=read', handle: listStatuses },
    { route: `GET ${statuses_REPO}/commits/{+ref}/status`, needs: 'statuses=read', handle: combined },
];

;// CONCATENATED MODULE: ./src/embedded/routes/index.ts


















/** Every REST operation; the first route that matches answers, so longer paths stand before open-ended ones. */
const routes = [
    ...actionsRoutes,
    ...runRoutes,
    ...checkRoutes,
    ...statusRoutes,
    ...contentsRoutes,
    ...gitRoutes,
    ...issueRoutes,
    ...labelRoutes,
    ...metaRoutes,
    ...peopleRoutes,
    ...pullRoutes,
    ...reviewRoutes,
    ...activityRoutes,
    ...rulesetRoutes,
    ...protectionRoutes,
    ...settingsRoutes,
    ...branchRoutes,
    ...commitRoutes,
];

;// CONCATENATED MODULE: ./src/embedded/router.ts




function compile(route) {
    const [method = '', path = ''] = route.route.split(' ');
    const pattern = path.replace(/\{(\+?)(\w+)\}/g, (_, plus, name) => `(?<${name}>${plus === '' ? '[^/]+' : '.+'})`);
    return { route, method, pattern: new RegExp(`^${pattern}$`) };
}
const compiled = routes.map(compile);
const router_decode = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw new ApiError(400, 'Bad Request');
    }
};
/** `/repositories/{id}/…`, the form in `Link` and redirects, as `/repos/{owner}/{repo}/…`. */
function byName(state, path) {
    const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
    if (match === null)
        return path;
    const repository = state.repositories.find(({ id, deleted }) => !deleted && String(id) === match[1]);
    if (repository === undefined)
        throw notFound();
    return `/repos/${repository.owner.login}/${repository.name}${match[2] ?? ''}`;
}
/** Name of a route without the marks of open-ended placeholders. */
const plain = (route) => route.route.replaceAll('{+', '{');
function find(environment, request, path) {
    for (const { route, method, pattern } of compiled) {
        const match = method === request.method ? pattern.exec(path) : null;
        if (match === null || environment.missing.includes(plain(route)))
            continue;
        const groups = Object.entries(match.groups ?? {});
        return { route, parameters: Object.fromEntries(groups.map(([name, value]) => [name, router_decode(value)])) };
    }
    throw notFound();
}
/** 301 (307 for writes) to the address by id, as GitHub answers for a renamed repository. */
function moved(environment, request, repository, path) {
    const rest = path.replace(/^\/repos\/[^/]+\/[^/]+/, '');
    const query = request.query.size === 0 ? '' : `?${request.query.toString()}`;
    const url = `${environment.urls.api}/repositories/${repository.id}${rest}${query}`;
    const get = request.method === 'GET' || request.method === 'HEAD';
    return new ApiError(get ? 301 : 307, get ? 'Moved Permanently' : 'Temporary Redirect', { url }, { location: url });
}
function repositoryOf(environment, request, path, parameters) {
    const { state, token } = environment;
    if (parameters['repo'] === undefined)
        return null;
    const name = `${parameters['owner']}/${parameters['repo']}`;
    const found = state.repository(name) ?? state.renamed.get(name.toLowerCase());
    // A private repository must not be told from one that does not exist.
    if (found === undefined || !canSee(state, token, found))
        throw notFound();
    if (state.repository(name) === undefined)
        throw moved(environment, request, found, path);
    return found;
}
const isLevel = (text) => text === 'read' || text === 'write';
/** Whether one of the alternatives of `needs` is granted. */
function granted(token, needs) {
    return needs.split('; ').some((need) => {
        const [name = '', level] = need.split('=');
        return isLevel(level) && hasPermission(token, name, level);
    });
}
/** What anybody may read of a public repository. */
const PUBLIC = /^(?:metadata|contents|pull_requests|issues|checks|statuses)=read/;
/** @throws ApiError 401 or 403 when the token may not make the call */
function authorise(token, repository, needs) {
    if (needs === undefined)
        return;
    if (repository !== null && !repository.private && PUBLIC.test(needs))
        return;
    if (token === null)
        throw new ApiError(401, 'Requires authentication');
    const reached = repository === null || token.repositories === null || token.repositories.has(repository);
    if (reached && granted(token, needs))
        return;
    const by = token.kind === 'pat' ? 'personal access token' : 'integration';
    throw new ApiError(403, `Resource not accessible by ${by}`, {}, { 'x-accepted-github-permissions': needs });
}
/** Answers one REST request. @throws ApiError for every answer that is not a success */
function route(environment, request) {
    const path = byName(environment.state, request.path);
    const { route: found, parameters } = find(environment, request, path);
    const repository = repositoryOf(environment, request, path, parameters);
    authorise(environment.token, repository, found.needs);
    return found.handle(new Context({ ...environment, request: { ...request, path } }, parameters, repository));
}

;// CONCATENATED MODULE: ./src/embedded/server.ts








const API_VERSIONS = ['2022-11-28', '2026-03-10'];
const documented = (error) => ({
    status: error.status,
    body: {
        message: error.message,
        ...error.extra,
        documentation_url: 'https://docs.github.com/rest',
        status: String(error.status),
    },
    headers: error.headers,
});
/** The HTTP side of the embedded GitHub. */
class Exchange {
    #parts;
    #urls;
    #options;
    constructor(parts, urls, options) {
        this.#parts = parts;
        this.#urls = urls;
        this.#options = options;
    }
    async handle(message, response) {
        const request = await readIncoming(message, this.#urls, this.#options.enterprise !== undefined);
        const faults = this.#parts.faults.take(request);
        const entry = this.#logged(request, faults);
        await this.#answer(request, response, faults, entry);
    }
    #logged(request, faults) {
        const entry = {
            method: request.method,
            path: decoded(request.path),
            query: Object.fromEntries(request.query),
            headers: request.headers,
            token: tokenValue(request.headers),
            body: request.body === INVALID ? undefined : request.body,
            status: 0,
            response: undefined,
            faults: faults.map(({ kind }) => kind),
        };
        this.#parts.log.entries.push(entry);
        return entry;
    }
    async #answer(request, response, faults, entry) {
        for (const fault of faults) {
            if (fault.kind === 'hang')
                return;
            if (fault.kind === 'reset') {
                response.socket?.destroy();
                return;
            }
            if (fault.kind === 'delay')
                await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
            if (fault.kind === 'before')
                await fault.run(request);
        }
        const out = this.#produce(request, faults);
        changeHeaders(out, faults, `${this.#urls.api}${request.path}?${request.query.toString()}`);
        entry.status = out.status;
        entry.response = readable(out);
        send(response, out, faults);
    }
    #produce(request, faults) {
        const { limits, state } = this.#parts;
        const resource = request.path === '/graphql' ? 'graphql' : 'core';
        const value = tokenValue(request.headers);
        const token = value === null ? null : (state.tokens.get(value) ?? null);
        const reply = this.#reply(request, faults, token, resource);
        let body = reply.body;
        for (const fault of faults)
            body = changedBody(fault, request, body);
        const out = outgoing(request, { ...reply, body }, token?.id ?? null);
        if (isNotModified(request, out)) {
            limits.giveBack(token, resource);
            out.status = 304;
            out.data = Buffer.alloc(0);
        }
        out.headers = { ...this.#common(token, resource), ...out.headers };
        return out;
    }
    /** A fault's answer, else the state's. A replaced answer costs a request too. */
    #reply(request, faults, token, resource) {
        const fault = faults.find((item) => replacement(item, 0) !== null);
        if (fault === undefined || (fault.kind === 'status' && fault.executed === true)) {
            const own = this.#own(request, token, resource);
            if (fault === undefined)
                return own;
        }
        return replacement(fault, this.#parts.state.clock.seconds()) ?? { status: 500 };
    }
    #own(request, token, resource) {
        try {
            return this.#dispatch(request, token, resource);
        }
        catch (error) {
            if (error instanceof ApiError)
                return documented(error);
            const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
            return { status: 500, body: { message: `embedded GitHub: ${text}` } };
        }
    }
    #dispatch(request, token, resource) {
        const { limits, state } = this.#parts;
        if ((request.headers['user-agent'] ?? '') === '') {
            throw new ApiError(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header');
        }
        if (tokenValue(request.headers) !== null && (token === null || token.revoked))
            throw badCredentials();
        if (request.path === '/rate_limit')
            return { status: 200, body: limits.overview(token) };
        limits.take(token, resource);
        if (request.body === INVALID)
            throw new ApiError(400, 'Problems parsing JSON');
        const version = request.headers['x-github-api-version'];
        if (version !== undefined && !API_VERSIONS.includes(version)) {
            throw new ApiError(400, `"${version}" is not a supported version. Supported versions: "2022-11-28"`);
        }
        if (request.path === '/graphql')
            return answerGraphql(state, limits, token, request);
        const missing = this.#options.missing ?? [];
        return route({ state, urls: this.#urls, token, missing }, request);
    }
    #common(token, resource) {
        const { clock } = this.#parts.state;
        const { enterprise } = this.#options;
        return {
            date: new Date(clock.milliseconds()).toUTCString(),
            'x-github-media-type': 'github.v3; format=json',
            'x-github-api-version-selected': '2022-11-28',
            'x-github-request-id': `EMBEDDED:${this.#parts.log.entries.length}`,
            ...this.#parts.limits.headers(token, resource),
            ...(enterprise === undefined ? {} : { 'x-github-enterprise-version': enterprise.version }),
        };
    }
}
/** Starts the server on a free loopback port. */
async function startServer(parts, options = {}) {
    const server = (0,external_node_http_namespaceObject.createServer)();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('the server has no port');
    const base = `http://127.0.0.1:${address.port}`;
    const store = await startStore(parts.state);
    const urls = options.enterprise === undefined
        ? { api: base, graphql: `${base}/graphql`, server: base, store: store.url }
        : { api: `${base}/api/v3`, graphql: `${base}/api/graphql`, server: base, store: store.url };
    const exchange = new Exchange(parts, urls, options);
    server.on('request', (message, response) => {
        exchange.handle(message, response).catch(() => response.socket?.destroy());
    });
    const close = async () => {
        await store.close();
        await new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        });
    };
    return { ...urls, close };
}

;// CONCATENATED MODULE: ./src/embedded/clock.ts

/** The server's time: the machine's, until a test sets it; then it stands still until advanced. */
class Clock {
    #fixed = null;
    constructor(now) {
        if (now !== undefined)
            this.set(now);
    }
    /** Milliseconds since 1970. */
    milliseconds() {
        return this.#fixed ?? Date.now();
    }
    /** Seconds since 1970. */
    seconds() {
        return Math.floor(this.milliseconds() / 1000);
    }
    /** RFC 3339 in UTC, without fractions. */
    iso() {
        return isoSeconds(this.milliseconds());
    }
    /** @throws RangeError when `time` is no date */
    set(time) {
        this.#fixed = Date.parse(new Date(time).toISOString());
    }
    advance(seconds) {
        this.#fixed = this.milliseconds() + seconds * 1000;
    }
}

;// CONCATENATED MODULE: ./src/embedded/git/ancestry.ts

/*
 * How commits descend from each other, as far as loose objects and plain histories tell. Everything else, such as
 * histories that cross, is left to git: `undefined`.
 */
/** Above this many commits git is quicker. */
const ancestry_MAX_COMMITS = 1000;
/** A commit and all it descends from; null when that takes git to find out. */
function ancestors(read, sha) {
    const found = new Map();
    const waiting = [sha];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (found.has(next))
            continue;
        const commit = read(next);
        if (commit === null || found.size >= ancestry_MAX_COMMITS)
            return null;
        found.set(next, commit);
        waiting.push(...commit.parents);
    }
    return found;
}
/** Reads loose commits of a repository, each once. */
function reader(directory, known) {
    return (sha) => {
        const commit = known.get(sha) ?? looseCommit(directory, sha);
        if (commit !== null)
            known.set(sha, commit);
        return commit;
    };
}
/** Answers about the history of one repository. */
class Ancestry {
    #read;
    constructor(directory) {
        this.#read = reader(directory, new Map());
    }
    /** The best common ancestor; null when there is none, undefined when that takes git to find out. */
    mergeBase(a, b) {
        const left = ancestors(this.#read, a);
        const right = left === null ? null : ancestors(this.#read, b);
        if (left === null || right === null)
            return undefined;
        if (left.has(b))
            return b;
        if (right.has(a))
            return a;
        const common = [...left.keys()].filter((sha) => right.has(sha));
        const passed = new Set(common.flatMap((sha) => left.get(sha)?.parents ?? []));
        const best = common.filter((sha) => !passed.has(sha));
        return best.length > 1 ? undefined : (best[0] ?? null);
    }
    /** Commits reachable from `head` and not from `base`, oldest first, when they are one line; else undefined. */
    line(base, head) {
        const before = ancestors(this.#read, base);
        if (before === null)
            return undefined;
        const commits = [];
        for (let sha = head; !before.has(sha);) {
            const commit = this.#read(sha);
            if (commit === null || commit.parents.length > 1 || commits.length >= ancestry_MAX_COMMITS)
                return undefined;
            commits.push(commit);
            const [parent] = commit.parents;
            if (parent === undefined)
                break;
            sha = parent;
        }
        return commits.reverse();
    }
}

;// CONCATENATED MODULE: ./src/embedded/git/commit.ts





/** Paths always go quoted in C style: a path may start with a quote or hold a newline. */
function quotedPath(path) {
    const escaped = path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    return `"${escaped}"`;
}
const data = (content) => Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n')]);
const inline = (mode, path, content) => Buffer.concat([Buffer.from(`M ${mode} inline ${quotedPath(path)}\n`), data(Buffer.from(content))]);
function modeChange(directory, parent, path, executable) {
    if (parent === null)
        throw new GitError(`mode change of ${path}: there is no parent commit`);
    const listed = gitText(directory, ['ls-tree', parent, '--', path]);
    const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
    if (blob === undefined)
        throw new GitError(`mode change of ${path}: no such file in ${parent}`);
    return Buffer.from(`M ${executable ? '100755' : '100644'} ${blob} ${quotedPath(path)}\n`);
}
function command(directory, parent, path, entry) {
    if (entry === null)
        return Buffer.from(`D ${quotedPath(path)}\n`);
    if (typeof entry === 'string' || Buffer.isBuffer(entry))
        return inline('100644', path, entry);
    if ('content' in entry)
        return inline(entry.executable ? '100755' : '100644', path, entry.content);
    if ('executable' in entry)
        return modeChange(directory, parent, path, entry.executable);
    if ('symlink' in entry)
        return inline('120000', path, entry.symlink);
    if ('submodule' in entry)
        return Buffer.from(`M 160000 ${entry.submodule} ${quotedPath(path)}\n`);
    return Buffer.from(`R ${quotedPath(entry.renamedFrom)} ${quotedPath(path)}\n`);
}
const isRename = (entry) => typeof entry === 'object' && entry !== null && 'renamedFrom' in entry;
/** A name or address may hold anything but what ends the field. */
const signature = ({ name, email }, timestamp) => `${name.replace(/[<>\n\0]/g, '')} <${email.replace(/[<>\n\0]/g, '')}> ${timestamp} +0000`;
/** A commit object as text; a parent that is given twice stands once. */
function commitText(commit) {
    const parents = [...new Set(commit.parents)].map((sha) => `parent ${sha}\n`).join('');
    const people = `author ${commit.author}\ncommitter ${commit.committer}\n`;
    return `tree ${commit.tree}\n${parents}${people}\n${commit.message}`;
}
/** Above this many entries git, which packs them, is quicker. */
const MAX_LOOSE_ENTRIES = 400;
/** What an entry leaves at its path, its content written; undefined for what only git can do. */
function change(directory, path, entry) {
    const blob = (mode, content) => [
        path,
        { mode, sha: writeObject(directory, 'blob', Buffer.from(content)) },
    ];
    if (entry === null)
        return [path, null];
    if (typeof entry === 'string' || Buffer.isBuffer(entry))
        return blob('100644', entry);
    if ('content' in entry)
        return blob(entry.executable ? '100755' : '100644', entry.content);
    if ('symlink' in entry)
        return blob('120000', entry.symlink);
    if ('submodule' in entry && isObjectId(entry.submodule))
        return [path, { mode: '160000', sha: entry.submodule }];
    return undefined;
}
/** Writes a plain commit without a process of git and gives its id; null when that takes git. */
function writePlainCommit(directory, input) {
    const entries = Object.entries(input.files);
    const parents = [...(input.parent === null ? [] : [input.parent]), ...(input.otherParents ?? [])];
    const found = parents.map((sha) => looseCommit(directory, sha));
    if (entries.length > MAX_LOOSE_ENTRIES || found.includes(null))
        return null;
    if (!Number.isInteger(input.timestamp) || input.timestamp < 0)
        return null;
    const changes = entries.map(([path, entry]) => change(directory, path, entry));
    const known = changes.filter((one) => one !== undefined);
    if (known.length < changes.length)
        return null;
    const base = input.parent === null ? null : (found[0]?.tree ?? null);
    const tree = changedTree(directory, base, known);
    if (tree === null)
        return null;
    const author = signature(input.author, input.timestamp);
    const committer = signature(input.committer, input.timestamp);
    const text = commitText({ tree, parents, author, committer, message: input.message });
    const sha = writeObject(directory, 'commit', Buffer.from(text));
    return writeLoose(directory, `refs/heads/${input.branch}`, sha) ? sha : null;
}
/**
 * Adds a commit to a branch and returns its id. The same input gives the same id. The branch moves to it even when that
 * is not a fast-forward.
 * @throws GitError when an entry names what does not exist
 */
function writeCommit(directory, input) {
    return writePlainCommit(directory, input) ?? importCommit(directory, input);
}
/** Adds a commit through `git fast-import`. */
function importCommit(directory, input) {
    const { branch, parent } = input;
    // Renames go first: a path may be moved away and written again in one commit.
    const entries = Object.entries(input.files).sort(([, a], [, b]) => Number(isRename(b)) - Number(isRename(a)));
    const stream = [
        Buffer.from(`reset refs/heads/${branch}\n`),
        Buffer.from(parent === null ? '\n' : `from ${parent}\n\n`),
        Buffer.from(`commit refs/heads/${branch}\n`),
        Buffer.from(`author ${signature(input.author, input.timestamp)}\n`),
        Buffer.from(`committer ${signature(input.committer, input.timestamp)}\n`),
        data(Buffer.from(input.message)),
        ...(parent === null ? [] : [Buffer.from(`from ${parent}\n`)]),
        ...(input.otherParents ?? []).map((sha) => Buffer.from(`merge ${sha}\n`)),
        ...entries.map(([path, entry]) => command(directory, parent, path, entry)),
        Buffer.from('\ndone\n'),
    ];
    git(directory, ['fast-import', '--quiet', '--force', '--done'], { input: Buffer.concat(stream) });
    const reference = `refs/heads/${branch}`;
    return looseReference(directory, reference) ?? gitText(directory, ['rev-parse', reference]);
}

;// CONCATENATED MODULE: ./src/embedded/git/diff.ts

/** GitHub leaves `patch` out when it is long; it does not publish the bound, this is a round figure. */
const MAX_PATCH_CHARACTERS = 400_000;
const STATUSES = {
    A: 'added',
    D: 'removed',
    M: 'modified',
    R: 'renamed',
    // Git's own word for a type change (file ↔ symlink ↔ submodule).
    T: 'changed',
};
const RENAMES = ['-M50%', '-l20000'];
/** Reads `git diff --raw -z`: `:mode mode sha sha X\0path[\0path]`. */
function rawEntries(directory, from, to) {
    const text = git(directory, ['diff', '--raw', '--no-abbrev', '-z', ...RENAMES, from, to]).toString('utf8');
    const fields = text.split('\0');
    const entries = [];
    for (let at = 0; at + 1 < fields.length;) {
        const [, , oldSha = '', newSha = '', letter = ''] = (fields[at] ?? '').split(' ');
        const status = STATUSES[letter.charAt(0)] ?? 'changed';
        const renamed = status === 'renamed';
        const first = fields[at + 1] ?? '';
        const filename = renamed ? (fields[at + 2] ?? '') : first;
        const sha = status === 'removed' ? oldSha : newSha;
        entries.push({ status, sha, filename, previousFilename: renamed ? first : null });
        at += renamed ? 3 : 2;
    }
    return entries;
}
/** Hunks per file, in the order of the raw listing. A body line never starts with `diff --git`. */
function patches(directory, from, to) {
    const text = git(directory, [
        'diff',
        '--patch',
        '--no-color',
        '--no-ext-diff',
        '--no-textconv',
        ...RENAMES,
        from,
        to,
    ]).toString('utf8');
    // Only a line feed ends a line here: a carriage return in a file must not forge a header.
    return `\n${text}`.split(/\ndiff --git [^\n]*(?=\n)/).slice(1);
}
const count = (lines, sign) => lines.filter((line) => line.startsWith(sign)).length;
/** The hunks of a patch block, without its file headers. */
function hunksOf(block) {
    const start = block.indexOf('\n@@ ');
    return start < 0 ? '' : block.slice(start + 1).replace(/\n$/, '');
}
function fileDiff(entry, blocks) {
    const hunks = blocks
        .map(hunksOf)
        .filter((text) => text !== '')
        .join('\n');
    const lines = hunks.split('\n');
    const shown = hunks !== '' && hunks.length <= MAX_PATCH_CHARACTERS;
    return {
        ...entry,
        additions: count(lines, '+'),
        deletions: count(lines, '-'),
        patch: shown ? hunks : null,
    };
}
/** The files that differ between two commits, in git's path order. A type change is two patch blocks in git. */
function diffFiles(directory, from, to) {
    const blocks = patches(directory, from, to);
    let at = 0;
    return rawEntries(directory, from, to).map((entry) => {
        const size = entry.status === 'changed' ? 2 : 1;
        const own = blocks.slice(at, at + size);
        at += size;
        return fileDiff(entry, own);
    });
}
/** The diff as text, for the `diff` media type. */
const diffText = (directory, from, to) => git(directory, ['diff', '--patch', '--no-color', ...RENAMES, from, to]).toString('utf8');

;// CONCATENATED MODULE: ./src/embedded/git/repository.ts










const repository_remember = (cache, key, make) => {
    const known = cache.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    cache.set(key, made);
    return made;
};
/** A bare git repository on disk. What never changes (by object id) is kept; references are always read. */
class GitRepository {
    directory;
    #ancestry;
    #diffs = new Map();
    #commits = new Map();
    #mergeBases = new Map();
    #merges = new Map();
    #types = new Map();
    #trees = new Map();
    #blobs = new Map();
    /** `parent`: the repository whose objects this fork shares. */
    constructor(directory, parent) {
        this.directory = directory;
        this.#ancestry = new Ancestry(directory);
        initialise(directory);
        if (parent === null)
            return;
        (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(directory, 'objects', 'info', 'alternates'), `${(0,external_node_path_namespaceObject.join)(parent.directory, 'objects')}\n`);
    }
    commit(input) {
        return writeCommit(this.directory, input);
    }
    /** The id a full reference name points at, or null. */
    reference(name) {
        const loose = looseReference(this.directory, name);
        if (loose !== null || hasOnlyLoose(this.directory, name))
            return loose;
        const found = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
        return found.status === 0 ? found.stdout.toString('utf8').trim() : null;
    }
    branch(name) {
        return this.reference(`refs/heads/${name}`);
    }
    /** Full names and ids of the references that start with `prefix`. */
    references(prefix) {
        const loose = looseReferences(this.directory);
        if (loose !== null)
            return loose.filter(({ name }) => name.startsWith(prefix));
        const text = gitText(this.directory, ['for-each-ref', '--format=%(objectname) %(refname)']);
        return text
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }))
            .filter(({ name }) => name.startsWith(prefix));
    }
    setReference(name, sha) {
        if (sha !== null && writeLoose(this.directory, name, sha))
            return;
        gitText(this.directory, sha === null ? ['update-ref', '-d', name] : ['update-ref', name, sha]);
    }
    /** Copies a branch of another repository, objects included, to a reference of this one. */
    fetch(from, source, target) {
        git(this.directory, ['fetch', '--quiet', '--no-tags', from.directory, `+${source}:${target}`]);
    }
    resolve(revision) {
        const whole = /^[0-9a-f]{40}$/.test(revision);
        // A branch is named before a tag, and holds a commit.
        if (!whole)
            return looseReference(this.directory, `refs/heads/${revision}`) ?? this.#resolved(revision);
        return this.type(revision) === 'commit' ? revision : this.#resolved(revision);
    }
    #resolved(revision) {
        return resolveCommit(this.directory, revision);
    }
    /** Objects never change; one that is missing may still come. */
    type(sha) {
        const type = this.#types.get(sha) ?? objectType(this.directory, sha);
        if (type !== null)
            this.#types.set(sha, type);
        return type;
    }
    readCommit(sha) {
        const [commit] = repository_remember(this.#commits, sha, () => readCommits(this.directory, [sha]));
        if (commit === undefined)
            throw new Error(`${sha} is not a commit`);
        return commit;
    }
    /** @throws GitError when it is no tag */
    readTag(sha) {
        return readTag(this.directory, sha);
    }
    /** Points a tag at an object, or at an annotation of it made at a time; gives the id it points at. */
    tag(name, sha, milliseconds) {
        const seconds = Math.floor((milliseconds ?? 0) / 1000);
        const target = milliseconds === null ? sha : writeTag(this.directory, name, sha, seconds);
        this.setReference(`refs/tags/${name}`, target);
        return target;
    }
    mergeBase(a, b) {
        return repository_remember(this.#mergeBases, `${a} ${b}`, () => {
            const plain = this.#ancestry.mergeBase(a, b);
            if (plain !== undefined)
                return plain;
            const found = tryGit(this.directory, ['merge-base', a, b]);
            return found.status === 0 ? found.stdout.toString('utf8').trim() : null;
        });
    }
    /** Commits reachable from `head` and not from `base`, oldest first. */
    commitsBetween(base, head) {
        return repository_remember(this.#commits, `${base}..${head}`, () => {
            const line = this.#ancestry.line(base, head);
            if (line !== undefined)
                return line;
            const list = gitText(this.directory, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`]);
            return readCommits(this.directory, list === '' ? [] : list.split('\n'));
        });
    }
    diff(from, to) {
        return repository_remember(this.#diffs, `${from} ${to}`, () => diffFiles(this.directory, from, to));
    }
    diffText(from, to) {
        return diffText(this.directory, from, to);
    }
    tree(treeish, recursive = false) {
        const read = () => readTree(this.directory, treeish, recursive);
        return /^[0-9a-f]{40}$/.test(treeish) ? repository_remember(this.#trees, `${treeish} ${recursive}`, read) : read();
    }
    /** What stands at a path of a commit; null when nothing does. `''` is the root. */
    entry(commit, path) {
        if (path === '') {
            return { mode: '040000', type: 'tree', sha: this.readCommit(commit).tree, path: '', size: null };
        }
        const slash = path.lastIndexOf('/');
        const name = path.slice(slash + 1);
        const sha = this.#folder(commit, slash < 0 ? '' : path.slice(0, slash));
        if (sha === null || this.type(sha) !== 'tree')
            return null;
        const found = this.tree(sha).find((entry) => entry.path === name);
        return found === undefined ? null : { ...found, path };
    }
    /** What stands at a folder's path of a commit, or null; `''` is the root. */
    #folder(commit, path) {
        const root = isObjectId(commit) && this.type(commit) === 'commit' ? this.readCommit(commit).tree : null;
        const loose = root === null ? undefined : treeAt(this.directory, root, path);
        if (loose !== undefined)
            return loose;
        const parent = path === '' ? `${commit}^{tree}` : `${commit}:${path}`;
        const tree = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', parent]);
        return tree.status === 0 ? tree.stdout.toString('utf8').trim() : null;
    }
    blob(sha) {
        return repository_remember(this.#blobs, sha, () => readBlob(this.directory, sha));
    }
    /** Text of a file at a commit, or null. */
    file(commit, path) {
        const entry = this.entry(commit, path);
        return entry?.type === 'blob' ? this.blob(entry.sha).toString('utf8') : null;
    }
    /** A merge commit of two commits, not on any branch; null when they conflict. Its date is the head's. */
    merge(base, head, message) {
        return repository_remember(this.#merges, `${base} ${head} ${message}`, () => {
            const tree = this.#mergedTree(base, head);
            if (tree === null)
                return null;
            const seconds = Date.parse(this.readCommit(head).committer.date) / 1000;
            const github = `GitHub <noreply@github.com> ${seconds} +0000`;
            const text = commitText({ tree, parents: [base, head], author: github, committer: github, message });
            return writeObject(this.directory, 'commit', Buffer.from(text.replace(/\n?$/, '\n')));
        });
    }
    /** The tree of a merge, or null. When one side has the other's commits, it is that side's. */
    #mergedTree(base, head) {
        const common = this.mergeBase(base, head);
        if (common === base)
            return this.readCommit(head).tree;
        if (common === head)
            return this.readCommit(base).tree;
        const tree = tryGit(this.directory, ['merge-tree', '--write-tree', base, head]);
        return tree.status === 0 ? (tree.stdout.toString('utf8').split('\n')[0] ?? '') : null;
    }
}

;// CONCATENATED MODULE: ./src/embedded/state.ts






/** GitHub's own Actions app. */
const ACTIONS_APP_ID = 15368;
/** A new repository's settings, as GitHub makes it. */
const settings = () => ({
    archived: false,
    issues: true,
    internal: false,
    merge: { merge: true, squash: true, rebase: true },
    workflows: { defaultPermissions: 'read', mayApprove: false },
    properties: new Map(),
});
/** Everything the embedded GitHub knows. Ids are counted from fixed starts, so that two runs give the same ones. */
class State {
    clock;
    directory;
    accounts = [];
    organisations = new Map();
    enterprises = [];
    repositories = [];
    /** Former full names, in lower case, of renamed repositories. */
    renamed = new Map();
    tokens = new Map();
    apps = new Map();
    /** What was asked of the store that artifacts stand in. */
    downloads = [];
    #accountId = 1000;
    #id = 100_000;
    constructor(now) {
        this.clock = new Clock(now);
        this.directory = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), 'embedded-github-'));
        this.addApp('github-actions', ACTIONS_APP_ID, 41898282);
    }
    nextId() {
        this.#id += 1;
        return this.#id;
    }
    addAccount(login, type, id, emails) {
        if (this.account(login) !== undefined)
            throw new Error(`account ${login} exists already`);
        this.#accountId += 1;
        const number = id ?? this.#accountId;
        const own = [`${login}@example.com`, `${number}+${login}@users.noreply.github.com`];
        const plan = type === 'Organization' ? 'team' : 'pro';
        const account = {
            id: number,
            login,
            type,
            emails: [...(emails ?? own)],
            name: null,
            plan,
            deleted: false,
        };
        this.accounts.push(account);
        return account;
    }
    addApp(slug, id, botId) {
        const known = this.apps.get(slug);
        if (known !== undefined)
            return known;
        const bot = this.addAccount(`${slug}[bot]`, 'Bot', botId);
        const app = {
            id: id ?? this.nextId(),
            slug,
            name: slug === 'github-actions' ? 'GitHub Actions' : slug,
            bot,
        };
        this.apps.set(slug, app);
        return app;
    }
    /** Logins are compared without case, as on GitHub. */
    account(login) {
        return this.accounts.find((a) => !a.deleted && a.login.toLowerCase() === login.toLowerCase());
    }
    accountByEmail(email) {
        const wanted = email.toLowerCase();
        return this.accounts.find((a) => !a.deleted && a.emails.some((own) => own.toLowerCase() === wanted));
    }
    organisation(login) {
        return this.organisations.get(login.toLowerCase());
    }
    repository(name) {
        return this.repositories.find((r) => !r.deleted && fullName(r).toLowerCase() === name.toLowerCase());
    }
    addRepository(owner, name, isPrivate, parent) {
        const id = this.nextId();
        const git = new GitRepository((0,external_node_path_namespaceObject.join)(this.directory, `${id}.git`), parent?.git ?? null);
        const repository = {
            id,
            owner,
            name,
            private: isPrivate,
            git,
            defaultBranch: 'main',
            parent,
            deleted: false,
            collaborators: new Map(),
            teams: new Map(),
            issues: new Map(),
            labels: new Map(),
            suites: [],
            checkRuns: [],
            statuses: [],
            settings: settings(),
            rulesets: [],
            protections: [],
            activities: [],
            workflowRuns: [],
            artifacts: [],
            createdAt: this.clock.iso(),
        };
        this.repositories.push(repository);
        return repository;
    }
    dispose() {
        (0,external_node_fs_namespaceObject.rmSync)(this.directory, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./src/embedded/world.ts












/** Prefixes as GitHub's tokens have them, in pieces: this file must not look like a leak. */
const PREFIX = {
    'github-token': ['gh', 's_'],
    fork: ['gh', 's_'],
    app: ['gh', 's_'],
    pat: ['github', '_pat_'],
};
/** An embedded GitHub: what it holds, and the server over it. */
class World {
    state;
    requests = new RequestLog();
    faults = new Faults();
    #limits;
    #context;
    #server = null;
    constructor(now) {
        this.state = new State(now);
        this.#limits = new RateLimits(this.state.clock);
        this.#context = { state: this.state, urls: () => this.urls() };
    }
    get clock() {
        return this.state.clock;
    }
    user(login, options = {}) {
        const account = this.state.addAccount(login, 'User', options.id, options.emails);
        account.name = options.name ?? null;
        account.plan = options.plan ?? account.plan;
        return account;
    }
    /** An App and its bot account `slug[bot]`. */
    app(slug) {
        return this.state.addApp(slug);
    }
    /** Deletes an account: what it wrote stays, with `user: null`. */
    deleteUser(login) {
        known(this.state, login).deleted = true;
    }
    /** Renames an account; the id stays. */
    renameUser(login, to) {
        known(this.state, login).login = to;
    }
    organisation(login, options = {}) {
        return new OrganisationBuilder(this.state, login, options);
    }
    /** An enterprise over organisations of this world, which get its plan. */
    enterprise(slug, organisations) {
        return new EnterpriseBuilder(this.state, slug, organisations);
    }
    /**
     * Changes a ruleset of any level, as somebody else would between two calls (see the fault `before`): `updated_at`
     * moves and a version is added.
     */
    changeRuleset(ruleset, changes, by) {
        const actor = by === undefined ? (ruleset.history[0]?.actor ?? known(this.state, '')) : known(this.state, by);
        changeRuleset(this.state, ruleset, contentChanges(changes), actor);
    }
    /** Deletes a ruleset, whoever holds it. */
    deleteRuleset(ruleset) {
        const holders = [this.state.repositories, [...this.state.organisations.values()], this.state.enterprises];
        for (const { rulesets } of holders.flat()) {
            const at = rulesets.indexOf(ruleset);
            if (at >= 0)
                rulesets.splice(at, 1);
        }
    }
    /** `name` is `owner/name`; the owner must exist. */
    repository(name, options = {}) {
        const [owner = '', own = ''] = name.split('/');
        const model = this.state.addRepository(known(this.state, owner), own, options.public !== true, null);
        const builder = new RepositoryBuilder(this.#context, model);
        for (const [login, role] of Object.entries(options.collaborators ?? {}))
            builder.collaborator(login, role);
        for (const [team, role] of options.teams ?? [])
            builder.grant(team, role);
        applySettings(model.settings, options.settings ?? {});
        builder.commit('main', { files: options.files ?? { 'README.md': `# ${own}\n` }, message: 'Start' });
        for (const [branch, files] of Object.entries(options.branches ?? {}))
            builder.commit(branch, { files });
        return builder;
    }
    /** Makes a token and gives its value. */
    token(options) {
        const kind = options.kind ?? 'github-token';
        const id = this.state.nextId();
        const value = [...PREFIX[kind], String(id).padStart(36, '0')].join('');
        const token = { id, value, kind, revoked: false, ...this.#identity(kind, options) };
        this.state.tokens.set(value, token);
        return value;
    }
    #identity(kind, options) {
        const given = normalisePermissions(options.permissions);
        const readOnly = Object.fromEntries(Object.keys(given).map((name) => [name, 'read']));
        const permissions = kind === 'fork' ? readOnly : given;
        const repositories = this.#reach(kind, options.repository);
        if (kind === 'pat') {
            return { permissions, repositories, actor: known(this.state, options.user ?? ''), app: null };
        }
        const app = this.state.addApp(kind === 'app' ? (options.app ?? 'gatewright') : 'github-actions');
        return { permissions, repositories, actor: app.bot, app };
    }
    #reach(kind, name) {
        const workflow = kind === 'github-token' || kind === 'fork';
        if (name === undefined && !workflow)
            return null;
        const found = name === undefined ? this.state.repositories[0] : this.state.repository(name);
        if (found === undefined)
            throw new Error(`no repository ${name ?? ''} in this world`);
        return new Set([found]);
    }
    #tokenOf(value) {
        if (value === null)
            return null;
        const token = this.state.tokens.get(value);
        if (token === undefined)
            throw new Error('no such token in this world');
        return token;
    }
    /** The token answers 401 from now on. */
    revoke(value) {
        const token = this.#tokenOf(value);
        if (token !== null)
            token.revoked = true;
    }
    /** Sets what is left of a token's hourly requests (null: without a token). */
    rateLimit(value, settings, resource = 'core') {
        this.#limits.set(this.#tokenOf(value), settings, resource);
    }
    fault(fault) {
        this.faults.add(fault);
    }
    /** @throws Error before `start` */
    urls() {
        if (this.#server === null)
            throw new Error('the embedded GitHub is not started');
        return this.#server;
    }
    async start(options = {}) {
        const parts = { state: this.state, limits: this.#limits, faults: this.faults, log: this.requests };
        const server = await startServer(parts, options);
        this.#server = server;
        return {
            apiUrl: server.api,
            graphqlUrl: server.graphql,
            serverUrl: server.server,
            close: () => this.close(),
        };
    }
    /** Stops the server, when started, and removes the repositories from disk. */
    async close() {
        await this.#server?.close();
        this.state.dispose();
    }
}
/** `now`: the time the world stands at (RFC 3339); the machine's time when absent. */
const createWorld = (options = {}) => new World(options.now);

;// CONCATENATED MODULE: ./src/demo/shop.ts

const shop_codeowners = `# Who answers for what
*                 @acme/maintainers
/src/checkout/    @acme/web
/src/payments/    @payments-lead @acme/web
/.github/         @security-lead
`;
const policy = `version: 1
mode: enforce
extends: gatewright:recommended
gates:
  codeowners:
    rules:
      - name: payments need security
        paths: ['src/payments/**']
        from: ['@security-lead']
`;
const shop_files = {
    'README.md': '# Shop\n',
    '.github/CODEOWNERS': shop_codeowners,
    '.github/gatewright.yml': policy,
    'docs/prices.md': '# Prices\n\nAll prices include tax.\n',
    'src/checkout/total.ts': 'export const total = (prices: number[]) => prices.reduce((sum, price) => sum + price, 0)\n',
    'src/payments/charge.ts': 'export const charge = (amount: number) => ({ amount })\n',
};
/** People are named by what they do: the stories are about roles. */
async function openShop() {
    const world = createWorld();
    for (const login of [
        'change-author',
        'web-lead',
        'web-reviewer',
        'payments-lead',
        'docs-lead',
        'security-lead',
    ]) {
        world.user(login);
    }
    const acme = world.organisation('acme');
    const web = acme.team('web', { members: ['change-author', 'web-lead', 'web-reviewer'] });
    const maintainers = acme.team('maintainers', { members: ['web-lead', 'docs-lead'] });
    const repository = world.repository('acme/shop', {
        files: shop_files,
        teams: [
            [web, 'write'],
            [maintainers, 'maintain'],
        ],
        collaborators: { 'payments-lead': 'write', 'security-lead': 'write' },
    });
    const token = world.token({
        kind: 'app',
        permissions: {
            contents: 'read',
            'pull-requests': 'write',
            checks: 'read',
            statuses: 'read',
            actions: 'read',
            members: 'read',
            issues: 'write',
        },
    });
    return { world, server: await world.start(), repository, token };
}
/** A pull request over two areas: nobody person-by-person owns both, but one person is in both teams. */
const openChange = (shop) => shop.repository.openPullRequest({
    author: 'change-author',
    head: 'feat/round-total',
    title: 'Round the total to cents',
    files: {
        'src/checkout/total.ts': 'const cents = (sum: number) => Math.round(sum * 100) / 100\n\nexport const total = (prices: number[]) =>\n  cents(prices.reduce((sum, price) => sum + price, 0))\n',
        'docs/prices.md': '# Prices\n\nAll prices include tax and are rounded to cents.\n',
    },
});

;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./src/runner/addresses.ts

/** Whether a host name is this machine: `localhost`, `127.0.0.0/8` or `::1`. */
const isLoopback = (hostname) => hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
/**
 * The three addresses; those not given follow from the server's: `api.github.com`, `api.NAME.ghe.com`, or `/api/v3`
 * and `/api/graphql` of a GitHub Enterprise Server.
 * An API is spoken to over https, or over http when it is this machine or the whole server is set up with http: the
 * token travels there.
 * @throws UsageError for anything that is not such an address.
 */
function addresses_readAddresses(read) {
    const server = addresses_parse('GITHUB_SERVER_URL', read('GITHUB_SERVER_URL') ?? 'https://github.com');
    const plainAllowed = server.protocol === 'http:';
    const api = addresses_parse('GITHUB_API_URL', read('GITHUB_API_URL') ?? apiOf(server));
    const graphql = addresses_parse('GITHUB_GRAPHQL_URL', read('GITHUB_GRAPHQL_URL') ?? graphqlOf(api));
    checkTransport('GITHUB_API_URL', api, plainAllowed);
    checkTransport('GITHUB_GRAPHQL_URL', graphql, plainAllowed);
    return { serverUrl: written(server), apiUrl: written(api), graphqlUrl: written(graphql) };
}
const written = (url) => url.href.replace(/\/+$/, '');
function apiOf(server) {
    const hosted = server.hostname === 'github.com' || server.hostname.endsWith('.ghe.com');
    return hosted ? `https://api.${server.hostname}` : `${written(server)}/api/v3`;
}
const graphqlOf = (api) => `${written(api).replace(/\/api\/v3$/, '/api')}/graphql`;
function addresses_parse(name, text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
    if (!web)
        throw wrong(name, 'is not a web address');
    if (url.username !== '' || url.password !== '')
        throw wrong(name, 'holds a user name or a password');
    if (url.search !== '' || url.hash !== '')
        throw wrong(name, 'holds a query or a fragment');
    return url;
}
function checkTransport(name, url, plainAllowed) {
    if (url.protocol === 'https:' || plainAllowed || isLoopback(url.hostname))
        return;
    throw wrong(name, `would send the token to ${url.host} unencrypted`);
}
/** The value itself is not shown: it may hold a password. */
const wrong = (name, what) => new UsageError(`${name} ${what}; expected an address such as https://github.example.com, with https unless the server is set up with http`);

;// CONCATENATED MODULE: ./src/runner/environment.ts


/**
 * Every environment variable Gatewright reads, and what for. No other file reads `process.env`, except that
 * `@actions/core` reads `INPUT_*` and the files named by `GITHUB_OUTPUT`, and that `workspace/git.ts` hands `PATH` and
 * the temporary directory on to git.
 * Left out on purpose: `GITHUB_SHA` and `GITHUB_BASE_REF`. In `pull_request_target` the first is the tip of the default
 * branch, in `pull_request` a merge commit made of the pull request: neither is the base that a policy is read at.
 */
const environmentVariables = {
    GITHUB_ACTIONS: '`true` inside a workflow: masks are announced to the runner',
    GITHUB_EVENT_NAME: 'which event started the run',
    GITHUB_EVENT_PATH: 'file with the payload of the event',
    GITHUB_REPOSITORY: '`owner/name` of the repository that is judged',
    GITHUB_REF: 'ref of a run that no pull request, push or merge queue started',
    GITHUB_RUN_ATTEMPT: 'whether the run was started again',
    GITHUB_RUN_ID: 'number of the workflow run, for links',
    GITHUB_WORKSPACE: 'directory of the checkout, where there is one',
    GITHUB_OUTPUT: 'file that outputs are written to',
    GITHUB_STEP_SUMMARY: 'file that the summary is appended to',
    GITHUB_SERVER_URL: 'address of the GitHub server, for links',
    GITHUB_API_URL: 'address of its REST API',
    GITHUB_GRAPHQL_URL: 'address of its GraphQL API',
    RUNNER_TEMP: 'directory for files of this job',
    RUNNER_DEBUG: '`1` when the run is debugged: debug lines are written',
    GATEWRIGHT_DEBUG: '`1` writes debug lines, and the stack of an unexpected error',
    GATEWRIGHT_TOKEN: 'token of the command line, first choice',
    GH_TOKEN: 'token of the command line, second choice',
    GITHUB_TOKEN: 'token of the command line, third choice',
    GATEWRIGHT_ADMIN_TOKEN: 'second token of the command line, for classic protection (`administration: read` of a GitHub App) and for who may bypass a ruleset (`administration: write`)',
    GATEWRIGHT_SIGNING_KEY: 'key that signs and checks `gate-evidence.json` and the start of a soak',
    GATEWRIGHT_HMAC_KEYS: 'keys that sign and check phase artifacts: JSON of key ids and base64 of at least 32 random bytes',
    POLICY_HMAC_KEY: 'one key of phase artifacts, in base64; its key id is `default`',
    GATEWRIGHT_ED25519_KEY: 'private key that `phase sign` signs with: Ed25519, PEM or base64 of PKCS#8. Checking needs none',
    POLICY_REQUIRE_HMAC: '`true`: evidence without a signature is refused; `false` (the default) takes it',
    MAX_ISSUES_PER_RUN: 'most issues that one audit may create or reopen, 0 to 50; weaker than the input, stronger than the policy',
    NO_COLOR: 'not empty: the command line writes no colours (no-color.org)',
    FORCE_COLOR: 'the command line writes colours even where no terminal reads them; `0` for none. Stronger than NO_COLOR',
    TERM: '`dumb`: the command line writes no colours',
};
/** The environment of this process, for code that takes variables from outside. */
const processVariables = () => process.env;
const get = (variables, name) => {
    const value = variables[name]?.trim();
    return value === undefined || value === '' ? null : value;
};
/** Never throws: a log needs these to report what is wrong with the rest. */
const readSwitches = (variables = process.env) => ({
    inActions: get(variables, 'GITHUB_ACTIONS') === 'true',
    runnerDebug: get(variables, 'RUNNER_DEBUG') === '1',
    debug: get(variables, 'GATEWRIGHT_DEBUG') === '1',
});
/** @throws UsageError for a server address or run id that cannot be one. */
function readEnvironment(variables = process.env) {
    const read = (name) => get(variables, name);
    return {
        eventName: read('GITHUB_EVENT_NAME'),
        eventPath: read('GITHUB_EVENT_PATH'),
        repository: read('GITHUB_REPOSITORY'),
        ref: read('GITHUB_REF'),
        runId: readRunId(read('GITHUB_RUN_ID')),
        rerun: (read('GITHUB_RUN_ATTEMPT') ?? '1') !== '1',
        workspace: read('GITHUB_WORKSPACE'),
        outputFile: read('GITHUB_OUTPUT'),
        summaryFile: read('GITHUB_STEP_SUMMARY'),
        temporaryDirectory: read('RUNNER_TEMP'),
        noColor: read('NO_COLOR') !== null,
        inputVariables: Object.keys(variables).filter((name) => name.startsWith('INPUT_')),
        ...readSwitches(variables),
        ...readAddresses(read),
    };
}
/**
 * The server's addresses for the command line. What a flag gives is never joined with an address of another server:
 * the variables count only for what does not follow from the flags.
 * @throws UsageError as `readAddresses`.
 */
function readServer(given, variables = process.env) {
    const flags = given.serverUrl !== null || given.apiUrl !== null;
    return readAddresses((name) => {
        if (name === 'GITHUB_SERVER_URL')
            return given.serverUrl ?? (given.apiUrl === null ? get(variables, name) : serverOfApi(given.apiUrl));
        if (name === 'GITHUB_API_URL')
            return given.apiUrl ?? (flags ? null : get(variables, name));
        return flags ? null : get(variables, name);
    });
}
/** `https://api.HOST` and `https://HOST/api/v3` belong to `https://HOST`; what is no address is judged elsewhere. */
function serverOfApi(api) {
    if (!URL.canParse(api))
        return api;
    const url = new URL(api);
    const hosted = url.hostname === 'api.github.com' || url.hostname.endsWith('.ghe.com');
    return `${url.protocol}//${hosted ? url.host.replace(/^api\./, '') : url.host}`;
}
/** What the environment says about colours: `always`, `never`, or `auto` for terminals only. */
function readColour(variables = process.env) {
    const forced = get(variables, 'FORCE_COLOR');
    if (forced !== null)
        return forced === '0' || forced === 'false' ? 'never' : 'always';
    const refused = get(variables, 'NO_COLOR') !== null || get(variables, 'TERM') === 'dumb';
    return refused ? 'never' : 'auto';
}
/**
 * `MAX_ISSUES_PER_RUN` as it was written; null when it is not set. Set but empty is no number, and no wish to have
 * none: it is given out as it is.
 */
const readMaxIssues = (variables = process.env) => variables['MAX_ISSUES_PER_RUN'] ?? null;
/** The repository a workflow runs in, for the command line; null outside of one. */
const readRepository = (variables = process.env) => get(variables, 'GITHUB_REPOSITORY');
function readRunId(text) {
    if (text === null)
        return null;
    if (/^[1-9]\d{0,15}$/.test(text))
        return Number(text);
    throw new UsageError(`GITHUB_RUN_ID is ${JSON.stringify(text)}; expected the number of a workflow run`);
}
const tokenVariables = (/* unused pure expression or super */ null && (['GATEWRIGHT_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN']));
const otherSecrets = (/* unused pure expression or super */ null && (['GATEWRIGHT_ADMIN_TOKEN', 'GATEWRIGHT_SIGNING_KEY']));
/** Every token in the environment, used or not, and the signing key: all of them are secrets. */
const tokenValues = (variables = process.env) => [...tokenVariables, ...otherSecrets].flatMap((name) => get(variables, name) ?? []);
/**
 * The token of the command line that may read how repositories are administered; null without one.
 * @throws UsageError when it cannot be one; the message does not show it.
 */
function findAdminToken(variables = process.env) {
    const value = get(variables, 'GATEWRIGHT_ADMIN_TOKEN');
    return value === null ? null : checkToken({ value, from: 'GATEWRIGHT_ADMIN_TOKEN' });
}
/**
 * The first token given, in this order: `given` (`--token`), `GATEWRIGHT_TOKEN`, `GH_TOKEN`, `GITHUB_TOKEN`.
 * @throws UsageError when it holds a blank or a character no header can carry; the message does not show it.
 */
function findToken(given, variables = process.env) {
    const named = tokenVariables.map((name) => ({
        value: get(variables, name),
        from: name,
    }));
    const all = [{ value: given?.trim() ?? null, from: '--token' }, ...named];
    for (const { value, from } of all) {
        if (value !== null && value !== '')
            return checkToken({ value, from });
    }
    return null;
}
/** @throws UsageError when the token cannot be one. */
function checkToken(token) {
    if (/^[\x21-\x7e]+$/.test(token.value))
        return token;
    throw new UsageError(`${token.from} holds a blank, a line break or a character that is not ASCII; expected one token`);
}
/** The proxy variables, which `@actions/github` follows as the runner does. Values may hold credentials: never shown. */
const proxyVariables = (variables = process.env) => Object.fromEntries(Object.entries(variables).filter(([name]) => /^(https?|no)_proxy$/i.test(name)));

;// CONCATENATED MODULE: ./src/demo/command.ts





/** The bundle stands in `dist/demo/`, the command line beside `dist/`. */
const entry = (0,external_node_path_namespaceObject.resolve)((0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)), '../../bin/gatewright.js');
/** Calls the command line as a person does: a process of its own, with tokens in the environment. */
async function call(shop, { folder, directory, argv, variables }) {
    const env = {
        PATH: processVariables()['PATH'] ?? '',
        NO_COLOR: '1',
        GITHUB_API_URL: shop.server.apiUrl,
        GITHUB_GRAPHQL_URL: shop.server.graphqlUrl,
        GITHUB_SERVER_URL: shop.server.serverUrl,
        ...variables,
    };
    const { exitCode, text } = await spawned([entry, ...argv], env, directory ?? folder);
    const textFile = (0,external_node_path_namespaceObject.join)(folder, 'output.txt');
    (0,external_node_fs_namespaceObject.writeFileSync)(textFile, text);
    return { exitCode, text: text.trim(), textFile };
}
function spawned(argv, env, cwd) {
    return new Promise((done, failed) => {
        const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, argv, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        const keep = (part) => {
            text += part;
        };
        for (const stream of [child.stdout, child.stderr])
            stream.setEncoding('utf8').on('data', keep);
        child.on('error', failed);
        child.on('close', (code) => done({ exitCode: code ?? 1, text }));
    });
}

;// CONCATENATED MODULE: ./src/demo/judge.ts





/** The bundle stands in `dist/demo/`, the actions beside `dist/`. */
const actions = (0,external_node_path_namespaceObject.resolve)((0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)), '../../actions');
/** Runs an action as the workflow runner does: a process, inputs in `INPUT_*`, files for what it writes. */
async function judge(shop, request) {
    const { folder } = request;
    (0,external_node_fs_namespaceObject.mkdirSync)(folder, { recursive: true });
    const file = (name, text = '') => {
        (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(folder, name), text);
        return (0,external_node_path_namespaceObject.join)(folder, name);
    };
    const summaryFile = file('summary.md');
    const output = file('outputs.txt');
    const environment = {
        PATH: processVariables()['PATH'] ?? '',
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: request.event,
        GITHUB_EVENT_PATH: file('event.json', JSON.stringify(request.payload, null, 2)),
        GITHUB_REPOSITORY: shop.repository.fullName,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_API_URL: shop.server.apiUrl,
        GITHUB_GRAPHQL_URL: shop.server.graphqlUrl,
        GITHUB_SERVER_URL: shop.server.serverUrl,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summaryFile,
        RUNNER_TEMP: folder,
        ...workTree(folder, request.reports),
        'INPUT_GITHUB-TOKEN': request.token,
        ...inputVariables(request.inputs),
        ...request.variables,
    };
    const { exitCode, stdout } = await judge_spawned((0,external_node_path_namespaceObject.join)(actions, request.action, 'index.js'), environment, folder);
    const resultFile = (0,external_node_path_namespaceObject.join)(folder, 'result.json');
    (0,external_node_fs_namespaceObject.writeFileSync)(resultFile, (0,external_node_fs_namespaceObject.readFileSync)(writtenResult(output), 'utf8'));
    const log = stdout.split('\n').filter((line) => !line.startsWith('::'));
    return { exitCode, log: log.join('\n').trim(), summaryFile, resultFile };
}
/** Path of the result file, from the outputs: `result-file<<delimiter`, then the value. */
function writtenResult(output) {
    const lines = (0,external_node_fs_namespaceObject.readFileSync)(output, 'utf8').split('\n');
    const path = lines[lines.findIndex((line) => line.startsWith('result-file<<')) + 1];
    if (path === undefined || path === '')
        throw new Error('the action wrote no result file');
    return path;
}
const inputVariables = (inputs) => Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
/** A work tree with the reports, as a checkout and a test step leave it. */
function workTree(folder, reports) {
    if (Object.keys(reports).length === 0)
        return {};
    const root = (0,external_node_path_namespaceObject.join)(folder, 'work');
    (0,external_node_fs_namespaceObject.mkdirSync)(root);
    (0,external_node_child_process_namespaceObject.execFileSync)('git', ['init', '--quiet', root]);
    for (const [path, text] of Object.entries(reports)) {
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)((0,external_node_path_namespaceObject.join)(root, path)), { recursive: true });
        (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(root, path), text);
    }
    return { GITHUB_WORKSPACE: root };
}
function judge_spawned(action, env, cwd) {
    return new Promise((done, failed) => {
        const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, [action], { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] });
        let stdout = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            stdout += text;
        });
        child.on('error', failed);
        child.on('close', (code) => done({ exitCode: code ?? 1, stdout }));
    });
}

;// CONCATENATED MODULE: ./src/demo/story.ts





/** A story that did not go as it says: the demonstration itself fails. */
class StoryBroken extends Error {
    name = 'StoryBroken';
}
/** @param folder where summaries and results are written */
function createTeller(shop, folder, write) {
    let act = 0;
    const next = (title) => {
        act += 1;
        const directory = (0,external_node_path_namespaceObject.join)(folder, `${act}-${title}`);
        (0,external_node_fs_namespaceObject.mkdirSync)(directory, { recursive: true });
        return directory;
    };
    const check = (title, exitCode, expected) => {
        if (exitCode === expected)
            return;
        throw new StoryBroken(`act ${act} (${title}) ended with exit code ${exitCode}; the story says ${expected}`);
    };
    return {
        shop,
        say: write,
        judged: async (title, expected, happening) => {
            const run = await judge(shop, {
                folder: next(title),
                event: happening.event,
                payload: payloadOf(shop, happening),
                action: happening.gate ?? 'codeowners',
                token: shop.token,
                reports: happening.reports ?? {},
                inputs: happening.inputs ?? {},
                variables: happening.variables ?? {},
            });
            showRun(write, run);
            check(title, run.exitCode, expected);
        },
        audited: async (title, expected, { token, inputs }) => {
            const { fullName } = shop.repository;
            const payload = { ref: 'refs/heads/main', repository: { full_name: fullName } };
            const run = await judge(shop, {
                ...{ folder: next(title), event: 'workflow_dispatch', payload, action: 'audit' },
                ...{ token, reports: {}, inputs, variables: {} },
            });
            showRun(write, run);
            check(title, run.exitCode, expected);
        },
        ...commandsOf(shop, write, next, check),
    };
}
/** Calls of the command line: in a folder of their own, or in a clone. */
function commandsOf(shop, write, next, check) {
    const called = async (title, expected, request) => {
        write(`  $ gatewright ${request.argv.join(' ')}\n`);
        const { exitCode, text, textFile } = await call(shop, request);
        show(write, text, `exit code ${exitCode} · output: ${textFile}`);
        check(title, exitCode, expected);
    };
    return {
        command: (title, expected, argv, variables) => called(title, expected, { folder: next(title), argv, variables }),
        commandInClone: async (title, expected, argv, variables, written) => {
            const folder = next(title);
            const directory = cloneOf(shop, folder);
            await called(title, expected, { folder, directory, argv, variables });
            return (0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(directory, written), 'utf8');
        },
    };
}
/** A work tree of the shop's default branch, as a person has one. */
function cloneOf(shop, folder) {
    const directory = (0,external_node_path_namespaceObject.join)(folder, 'shop');
    (0,external_node_child_process_namespaceObject.execFileSync)('git', ['clone', '--quiet', shop.repository.directory, directory]);
    return directory;
}
const showRun = (write, { log, exitCode, summaryFile, resultFile }) => show(write, log, `exit code ${exitCode} · summary: ${summaryFile} · JSON: ${resultFile}`);
function show(write, text, ending) {
    for (const line of text.split('\n'))
        write(`  ${line}`.trimEnd());
    write('');
    write(`  ${ending}`);
    write('');
}
/** The part of the event payload that names the target; everything else is read from the API. */
function payloadOf(shop, { pull, action }) {
    return {
        action,
        number: pull.number,
        pull_request: {
            number: pull.number,
            head: { sha: pull.headSha, ref: pull.model.headRef, repo: { full_name: shop.repository.fullName } },
            base: { sha: pull.baseSha, ref: pull.model.baseRef, repo: { full_name: shop.repository.fullName } },
        },
        repository: { full_name: shop.repository.fullName },
        sender: { login: pull.model.author.login, id: pull.model.author.id, type: 'User' },
    };
}

;// CONCATENATED MODULE: ./src/demo/audit-story.ts

const writeMethods = ['POST', 'PATCH', 'PUT', 'DELETE'];
/** Requests that write, until now; GraphQL queries are sent by POST and write nothing. */
const writes = ({ world }) => world.requests.entries.filter(({ method, path }) => writeMethods.includes(method) && !path.endsWith('/graphql')).length;
/** The lines of the digest issue that people read: without what only the next run reads. */
function digestLines(shop, most) {
    const issue = [...shop.repository.model.issues.values()].find(({ title }) => title.includes('digest'));
    const lines = (issue?.body ?? '').split('\n').filter((line) => !line.startsWith('<!--') && line !== '');
    const shown = lines.slice(0, most);
    return lines.length > most ? [...shown, `… ${lines.length - most} more lines`] : shown;
}
/** One living issue instead of a flood: an audit, the same once more, and what a repaired rule does to it. */
const audit = {
    name: 'audit',
    about: 'an audit of the repository: its digest issue, a second run that writes nothing, and a repair',
    tell: async ({ shop, say, audited }) => {
        const token = shop.world.token({
            kind: 'github-token',
            permissions: { contents: 'read', 'pull-requests': 'read', issues: 'write' },
        });
        const counted = async (act, expected) => {
            const before = writes(shop);
            await audited(act, expected, { token, inputs: {} });
            return writes(shop) - before;
        };
        say('1. Nobody has looked at this repository before. The auditor starts the workflow.\n');
        await counted('first-audit', 5);
        say('   The digest issue it leaves:\n');
        for (const line of digestLines(shop, 14))
            say(`  | ${line}`);
        say('\n2. The schedule starts it again. Nothing has changed.\n');
        const second = await counted('second-audit', 5);
        if (second !== 0)
            throw new StoryBroken(`the second audit wrote ${second} times; the story says 0`);
        say('   Requests that write: 0.\n');
        say('3. A ruleset closes the default branch: changes come through reviewed pull requests only.\n');
        shop.repository.ruleset({
            rules: [
                { type: 'deletion' },
                { type: 'non_fast_forward' },
                {
                    type: 'pull_request',
                    parameters: {
                        ...{ required_approving_review_count: 1, dismiss_stale_reviews_on_push: true },
                        ...{ require_code_owner_review: true, require_last_push_approval: true },
                        required_review_thread_resolution: false,
                    },
                },
            ],
        });
        await counted('after-the-repair', 0);
    },
};

;// CONCATENATED MODULE: ./src/demo/checklist-story.ts
const checklist_story_policy = `version: 1
mode: enforce
gates:
  checklist:
    lists: [secure-feature]
    reports: ['reports/*.xml']
    sarif: { files: ['reports/*.sarif'], tools: [gitleaks] }
`;
const checklist_story_files = {
    'src/coupons/routes.ts': `import { requirePermission } from '../auth/guard.ts'
import { couponSchema } from './schema.ts'

router.post('/coupons', requirePermission('coupons:write'), async (request, response) => {
  const coupon = couponSchema.parse(request.body)
  response.status(201).json(await coupons.save(coupon))
})
`,
    'src/coupons/schema.ts': `export const couponSchema = strictObject({
  code: text({ most: 20 }),
  percent: integer({ least: 1, most: 50 }),
})
`,
    'docs/threat-models/coupons.md': `# Threat model: coupons

## Trust boundaries

- From the browser of a shop owner to \`POST /coupons\`: session and permission \`coupons:write\`.
`,
    'ops/alerts.yml': 'alerts:\n  - name: coupons refused\n    metric: coupons_refused_total\n    above: 20\n',
};
const items = ['A01.a', 'A01.b', 'A03.a', 'A04.a', 'A04.b', 'DE.a'];
/** Every box ticked, nothing behind it. */
const ticked = items.map((id) => `- [x] Yes <!-- gw:${id} -->`).join('\n');
const evidence = {
    'A01.a': 'src/coupons/routes.ts#L4',
    'A01.b': 'test: coupons › refuses a caller without permission',
    'A03.a': 'test: coupons › refuses what the schema does not know',
    'A04.a': 'docs/threat-models/coupons.md',
    'A04.b': 'docs/threat-models/coupons.md#trust-boundaries',
    'DE.a': 'ops/alerts.yml#L2-L4',
};
const evidenced = items
    .map((id) => `- [x] Yes <!-- gw:${id} -->\n  - Evidence: ${evidence[id] ?? ''}`)
    .join('\n');
const report = `<testsuite name="coupons" tests="2" failures="0">
  <testcase classname="coupons" name="refuses a caller without permission"/>
  <testcase classname="coupons" name="refuses what the schema does not know"/>
</testsuite>
`;
/** What a scanner writes about a commit: SARIF 2.1.0. */
const sarif = (tool, revision, found) => JSON.stringify({
    version: '2.1.0',
    runs: [
        {
            tool: {
                driver: { name: tool, rules: [{ id: 'missing-authorization', properties: { tags: ['CWE-862'] } }] },
            },
            versionControlProvenance: [{ repositoryUri: 'https://github.com/acme/shop', revisionId: revision }],
            results: found.map(({ rule, path, line }) => ({
                ruleId: rule,
                level: 'error',
                message: { text: 'the handler asks for no permission' },
                locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } }],
            })),
        },
    ],
});
/** Why a tick is no answer, what makes it one, and what is stronger than both. */
const checklist = {
    name: 'checklist',
    about: 'every box is ticked and nothing stands behind it; then evidence does; then a scanner says otherwise',
    tell: async ({ shop, say, judged }) => {
        shop.repository.commit('main', {
            files: { '.github/gatewright.yml': checklist_story_policy },
            message: 'Ask security questions about changes',
        });
        const pull = shop.repository.openPullRequest({
            author: 'change-author',
            head: 'feat/coupons',
            title: 'Add coupons',
            body: ticked,
            files: checklist_story_files,
        });
        const scanned = {
            'reports/coupons.xml': report,
            'reports/gitleaks.sarif': sarif('gitleaks', pull.headSha, []),
        };
        const happening = { pull, event: 'pull_request', action: 'edited', gate: 'checklist' };
        say('1. A pull request adds an entry point. Every box in its description is ticked.\n');
        await judged('all-ticked', 1, { ...happening, reports: scanned });
        say('2. The same boxes, each with its evidence: lines, tests of this run, documents at the head.\n');
        pull.edit({ body: evidenced });
        await judged('evidenced', 0, { ...happening, reports: scanned });
        say('3. A scanner finds the entry point open, on a line that the change adds. That beats the tick.\n');
        const finding = { tool: 'semgrep', rule: 'missing-authorization', path: 'src/coupons/routes.ts', line: 4 };
        await judged('contradicted', 1, {
            ...happening,
            reports: { ...scanned, 'reports/semgrep.sarif': sarif('semgrep', pull.headSha, [finding]) },
        });
    },
};

;// CONCATENATED MODULE: ./src/demo/golden-story.ts
const golden_story_policy = `version: 1
mode: enforce
gates:
  golden-suite:
    reports: ['reports/*.xml']
    suites:
      - { name: P0, select: { name: 'payments*' } }
      - { name: P1, select: { name: 'checkout*' }, lcb: 0.95 }
`;
/** A report as test tools write it. Failing tests stand last, so that a cut report has lost them. */
function golden_story_report(suite, { passed, failed }) {
    const cases = Array.from({ length: passed + failed }, (_, index) => {
        const attributes = `classname="${suite}" name="case ${index + 1}" file="tests/${suite}.test.ts" line="${index + 10}"`;
        return index < passed
            ? `  <testcase ${attributes} time="0.01"/>`
            : `  <testcase ${attributes} time="0.01"><failure message="expected 3, received 4"/></testcase>`;
    });
    const totals = `tests="${passed + failed}" failures="${failed}"`;
    return [
        '<testsuites>',
        ` <testsuite name="${suite}" ${totals}>`,
        ...cases,
        ' </testsuite>',
        '</testsuites>',
        '',
    ].join('\n');
}
const payments = golden_story_report('payments', { passed: 6, failed: 0 });
/** Why "all tests passed" can be too little, and a few failures can be enough. */
const goldenSuite = {
    name: 'golden-suite',
    about: 'a suite of 41 passing tests that can never reach its bound, one that does, and a report that was cut',
    tell: async ({ shop, say, judged }) => {
        shop.repository.commit('main', {
            files: { '.github/gatewright.yml': golden_story_policy },
            message: 'Judge the tests',
        });
        const pull = shop.repository.openPullRequest({
            author: 'change-author',
            head: 'feat/discount',
            title: 'Add a discount',
            files: { 'src/checkout/total.ts': 'export const total = (prices: number[]) => prices.length\n' },
        });
        const happening = { pull, event: 'pull_request', action: 'synchronize', gate: 'golden-suite' };
        const run = (act, expected, checkout) => judged(act, expected, {
            ...happening,
            reports: { 'reports/payments.xml': payments, 'reports/checkout.xml': checkout },
        });
        say('1. All 41 tests of suite P1 pass. The policy asks for a lower confidence bound of 0.95.\n');
        await run('unreachable', 1, golden_story_report('checkout', { passed: 41, failed: 0 }));
        say('2. With 120 tests, of which two fail, the same bound holds. P0 passes completely.\n');
        await run('enough', 0, golden_story_report('checkout', { passed: 118, failed: 2 }));
        say('3. The job was stopped while it wrote the report: the failing tests are in the part that is missing.');
        say('   What is left has no failure in it, which is why several popular actions call it green.\n');
        const whole = golden_story_report('checkout', { passed: 118, failed: 2 });
        await run('cut-short', 1, whole.slice(0, whole.indexOf('case 119')));
    },
};

;// CONCATENATED MODULE: ./src/demo/path-story.ts
const path_story_policy = `version: 1
mode: enforce
change:
  public-api: ['api/**']
gates:
  workflow-path:
    checks: { build: build, unit: unit }
    approvers: ['@security-lead']
`;
const test = (message) => `import { addItem } from '../src/checkout/cart.ts'

test('an unknown cart is named', () => {
  expect(() => addItem('none', 'apple')).toThrow('${message}')
})
`;
const cart = (message, guard = '') => `const carts = new Map<string, string[]>()

export function addItem(cart: string, item: string): void {
${guard}  const items = carts.get(cart)
  if (items === undefined) throw new Error('${message}')
  items.push(item)
}
`;
/** How much process a change needs follows from what it does, not from what it is called. */
const workflowPath = {
    name: 'workflow-path',
    about: 'a small bug fix takes the short path, a fix of the same size that touches a guard does not',
    tell: async ({ shop, say, judged }) => {
        shop.repository.commit('main', {
            files: {
                '.github/gatewright.yml': path_story_policy,
                'src/checkout/cart.ts': cart('Entity not found', "  requirePermission('cart:write')\n"),
                'tests/cart.test.ts': test('Entity not found').replace('an unknown cart is named', 'an unknown cart'),
            },
            message: 'Decide how much process a change needs',
        });
        const green = (pull) => {
            for (const name of ['build', 'unit'])
                shop.repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' });
        };
        const happening = { event: 'pull_request', action: 'opened', gate: 'workflow-path' };
        say('1. A bug fix of a few lines: the error names the wrong thing. No test shows the bug.\n');
        const typo = shop.repository.openPullRequest({
            author: 'change-author',
            head: 'fix/message',
            title: 'Say that the cart is missing',
            body: 'Kind: bug fix\nReproduction: add an item to a cart that does not exist.',
            files: { 'src/checkout/cart.ts': cart('Cart not found', "  requirePermission('cart:write')\n") },
        });
        green(typo);
        await judged('no-regression-test', 1, { pull: typo, ...happening });
        say('2. The author adds the regression test. The path is Fast: no specification, no review of security.\n');
        typo.push({
            by: 'change-author',
            files: { 'tests/cart-message.test.ts': test('Cart not found') },
            message: 'Show the bug',
        });
        green(typo);
        await judged('fast', 0, { pull: typo, ...happening, action: 'synchronize' });
        say('3. A fix of the same size takes the permission check away. It is no small bug fix any more.\n');
        const bypass = shop.repository.openPullRequest({
            author: 'change-author',
            head: 'fix/cart',
            title: 'Let everybody add to a cart',
            body: 'Kind: bug fix\nReproduction: add an item as a guest.',
            files: {
                'src/checkout/cart.ts': cart('Cart not found'),
                'tests/guest.test.ts': test('Cart not found'),
            },
        });
        green(bypass);
        await judged('full', 1, { pull: bypass, ...happening });
    },
};

;// CONCATENATED MODULE: ./src/demo/phase-story.ts

const phase_story_policy = `version: 1
mode: enforce
overrides:
  approvals: 2
  approvers: ['@security-lead', '@web-lead', '@payments-lead']
gates:
  phase-unlock:
    phases:
      - { phase: 0, name: Safety nets, gates: [G1] }
      - { phase: 1, name: Payouts, paths: ['src/payouts/**'] }
    checks: { G1: nets }
    baseline: { total: 2, reports: ['reports/baseline.xml'] }
    counters: { safety_nets_count: { minimum: 2 } }
    evidence: { stale: fail }
    signature:
      required: true
      keys: [{ id: release, algorithm: hmac-sha256 }]
`;
const limits = (most) => `// Nobody is charged more than this at once.
export const mostPerCharge = ${most}
export const withinLimit = (amount: number): boolean => amount <= mostPerCharge
`;
const baseline = `<testsuite name="payments" tests="2">
  <testcase classname="limits" name="lets the largest amount through"/>
  <testcase classname="limits" name="refuses more"/>
</testsuite>
`;
const override = (head, expires) => `${JSON.stringify({
    gates: ['phase-unlock'],
    rules: ['phase-unlock/evidence-stale'],
    head_sha: head,
    reason: 'The limit rises with the contract of this week; phase 0 is proved again on Monday.',
    ticket: 'SHOP-7',
    requested_by: 'change-author',
    expires_at: expires,
}, null, 2)}\n`;
const phase_story_artifact = '.phase-0.complete.json';
const day = 86_400_000;
function sceneOf(teller) {
    const key = (0,external_node_crypto_namespaceObject.randomBytes)(32).toString('base64');
    const variables = { GATEWRIGHT_HMAC_KEYS: JSON.stringify({ release: key }) };
    const happening = { event: 'pull_request', action: 'synchronize', gate: 'phase-unlock', variables };
    return { ...teller, variables, happening };
}
async function proved({ shop, say, judged, commandInClone, variables, happening }) {
    const { repository } = shop;
    const sha = repository.commit('main', {
        files: {
            '.github/gatewright.yml': phase_story_policy,
            'src/payments/limits.ts': limits(1_000),
            'reports/baseline.xml': baseline,
        },
        message: 'Work in phases; limit what is charged at once',
    });
    repository.checkRun({ name: 'nets', sha, conclusion: 'success' });
    say('1. A pull request begins with phase 1. Nothing proves that phase 0 is complete.\n');
    const pull = repository.openPullRequest({
        author: 'change-author',
        head: 'feat/payouts',
        title: 'Pay out',
        files: { 'src/payouts/pay.ts': 'export const pay = (amount: number) => ({ amount })\n' },
    });
    await judged('locked', 1, { pull, ...happening, action: 'opened' });
    say('2. The artifact of phase 0 names its evidence by lines and digest, and is signed.\n');
    const text = await commandInClone('proved', 0, [
        ...['phase', 'new', 'phase-0', '--evidence', 'src/payments/limits.ts:2-3=EB-1'],
        ...['--counter', 'safety_nets_count=2:2', '--sign', 'release', '--repository', repository.fullName],
    ], { ...variables, GATEWRIGHT_TOKEN: shop.token }, phase_story_artifact);
    repository.commit('main', { files: { [phase_story_artifact]: text }, message: 'Phase 0 is complete' });
    await judged('unlocked', 0, { pull, ...happening });
}
async function excused({ shop, say, judged, happening }) {
    say('3. Another pull request changes a line that phase 0 was proved by.\n');
    const pull = shop.repository.openPullRequest({
        author: 'change-author',
        head: 'feat/limit',
        title: 'Raise the limit',
        files: { 'src/payments/limits.ts': limits(5_000) },
    });
    await judged('stale', 1, { pull, ...happening, action: 'opened' });
    say('4. The author asks for an exception: bound to this commit, with a reason and an end. Two people approve.\n');
    const expires = new Date(shop.world.clock.milliseconds() + 3 * day).toISOString().replace(/\.\d+Z$/, 'Z');
    pull.push({
        by: 'change-author',
        files: { '.gatewright/overrides/limit.json': override(pull.headSha, expires) },
        message: 'Ask for an exception',
    });
    pull.review({ by: 'security-lead', state: 'APPROVED' });
    await judged('one-approval', 1, { pull, ...happening });
    pull.review({ by: 'payments-lead', state: 'APPROVED' });
    await judged('overridden', 0, { pull, ...happening });
}
/** Work of a phase waits for the phases before it, and each claim of theirs is looked up again. */
const phaseUnlock = {
    name: 'phase-unlock',
    about: 'a phase is proved complete, a line of its evidence changes, and two people approve an exception',
    tell: async (teller) => {
        const scene = sceneOf(teller);
        await proved(scene);
        await excused(scene);
    },
};

;// CONCATENATED MODULE: ./src/demo/protection-story.ts
const gitHubActions = 15368;
const protection_story_policy = `version: 1
mode: enforce
gates:
  branch-protection:
    branches:
      - approvals: 1
        block-force-push: true
        checks: [{ context: all-checks, app: ${gitHubActions} }, { context: docs, app: ${gitHubActions} }]
        bypass: { allow: [] }
`;
const ci = (condition, command) => `name: CI
on:
  pull_request:
permissions: {}
jobs:
  unit:
    runs-on: ubuntu-latest
    steps: [{ run: make unit }]
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
  all-checks:${condition}
    needs: [unit, lint]
    runs-on: ubuntu-latest
    steps:${command}
`;
/** Skipped, and so green, when a job it needs fails. */
const falseGreen = ci('', '\n      - run: echo all good');
/** Runs whatever happens, and looks at what happened. */
const aggregate = ci(`
    if: \${{ !cancelled() }}`, `
      - env: { RESULTS: '\${{ toJSON(needs) }}' }
        run: jq -e 'all(.[]; .result == "success")' <<< "$RESULTS"`);
const docs = (filter) => `name: Docs
on:
  pull_request:${filter}
permissions: {}
jobs:
  docs:
    runs-on: ubuntu-latest
    steps: [{ run: make docs }]
`;
const workflows = (ciText, docsText) => ({
    '.github/workflows/ci.yml': ciText,
    '.github/workflows/docs.yml': docsText,
});
/** A branch that everybody takes for protected, and what it takes until it is. */
const protection_story_branchProtection = {
    name: 'branch-protection',
    about: 'a protected branch whose administrators pass by, whose one check never reports, and whose other is green when tests fail',
    tell: async ({ shop, say, judged, command }) => {
        const { repository, world } = shop;
        repository.commit('main', {
            files: { '.github/gatewright.yml': protection_story_policy, ...workflows(falseGreen, docs("\n    paths: ['docs/**']")) },
            message: 'Judge the protection',
        });
        repository.protect('main', {
            reviews: { approvals: 1 },
            checks: ['all-checks', 'docs'].map((context) => ({ context, appId: gitHubActions })),
        });
        const administration = world.token({ kind: 'app', permissions: { administration: 'write' } });
        const reading = world.token({
            kind: 'app',
            permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read', statuses: 'read' },
        });
        const tokens = { GATEWRIGHT_TOKEN: reading, GATEWRIGHT_ADMIN_TOKEN: administration };
        const pull = repository.openPullRequest({
            author: 'change-author',
            head: 'feat/round-total',
            title: 'Round the total to cents',
            files: { 'src/checkout/total.ts': 'export const total = () => 0\n' },
        });
        for (const name of ['all-checks', 'docs']) {
            repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' });
        }
        const happening = { pull, event: 'pull_request', action: 'opened', gate: 'branch-protection' };
        const judge = (act, expected) => judged(act, expected, { ...happening, inputs: { 'admin-token': administration } });
        const apply = (act, expected) => command(act, expected, ['branch-protection', 'apply', repository.fullName, '--confirm'], tokens);
        say('1. main has a classic rule: one approval, and two required checks. GitHub shows a green shield.\n');
        await judge('looks-protected', 1);
        say('2. A plan says what is missing, and what would add it. Nothing is written.\n');
        await command('plan', 1, ['branch-protection', 'plan', repository.fullName], tokens);
        say('3. apply refuses: to require `docs` once more would not make the workflow report it.\n');
        await apply('refused', 1);
        say('4. The two workflows are mended. apply writes one ruleset of its own; the classic rule stays.\n');
        repository.commit('main', {
            files: workflows(aggregate, docs('')),
            message: 'Report every required check, and look at the results',
        });
        await apply('applied', 0);
        say('5. apply once more: there is nothing left to change, and nothing is written.\n');
        await apply('applied-again', 0);
        say('6. The same pull request again.\n');
        await judge('protected', 0);
    },
};

;// CONCATENATED MODULE: ./src/demo/stories.ts







/** A pull request that lacks an approval, gets it, and loses it again by a push. */
const main = {
    name: 'main',
    about: 'a pull request is blocked, approved by the right owner, and blocked again by a new push',
    tell: async ({ shop, say, judged }) => {
        const pull = openChange(shop);
        say(`1. @change-author opens pull request #${pull.number}. Nobody has approved it.\n`);
        await judged('blocked', 1, { pull, event: 'pull_request', action: 'opened' });
        say('2. @web-lead, who is in both teams, approves. The check runs again.\n');
        pull.review({ by: 'web-lead', state: 'APPROVED' });
        await judged('approved', 0, { pull, event: 'pull_request_review', action: 'submitted' });
        say('3. @change-author pushes once more. The approval was given on another commit.\n');
        pull.push({
            by: 'change-author',
            files: { 'src/checkout/total.ts': 'export const total = (prices: number[]) => prices.length\n' },
            message: 'Simplify',
        });
        await judged('pushed-again', 1, { pull, event: 'pull_request', action: 'synchronize' });
    },
};
/** The ways around an owner's approval that the gate closes. */
const stories_codeowners = {
    name: 'codeowners',
    about: 'the gate in full: a pull request that un-owns files, a stranger’s approval, a rename out of an owned folder',
    tell: async ({ shop, say, judged }) => {
        say('1. A pull request takes the owners of src/payments/ away, in the file that names them.\n');
        const unowning = shop.repository.openPullRequest({
            author: 'change-author',
            head: 'chore/owners',
            title: 'Tidy the owners',
            files: {
                '.github/CODEOWNERS': '*                 @acme/maintainers\n/src/checkout/    @acme/web\n/src/payments/\n',
                'src/payments/charge.ts': 'export const charge = (amount: number) => ({ amount, fee: 1 })\n',
            },
        });
        unowning.review({ by: 'docs-lead', state: 'APPROVED' });
        await judged('un-owned', 1, { pull: unowning, event: 'pull_request', action: 'opened' });
        say('2. A file moves out of src/payments/: the owners of both places are asked.\n');
        const moving = shop.repository.openPullRequest({
            author: 'web-reviewer',
            head: 'refactor/move',
            title: 'Move charging',
            files: {
                'src/payments/charge.ts': null,
                'src/checkout/charge.ts': 'export const charge = (amount: number) => ({ amount })\n',
            },
        });
        moving.review({ by: 'web-lead', state: 'APPROVED' });
        await judged('moved', 1, { pull: moving, event: 'pull_request', action: 'opened' });
        say('3. The security lead approves too; a comment afterwards does not take that back.\n');
        moving.review({ by: 'security-lead', state: 'APPROVED' });
        moving.review({ by: 'security-lead', state: 'COMMENTED' });
        await judged('both-approved', 0, { pull: moving, event: 'pull_request_review', action: 'submitted' });
    },
};
/** Every story; the first is told when none is named. */
const stories = [
    main,
    stories_codeowners,
    checklist,
    workflowPath,
    phaseUnlock,
    goldenSuite,
    protection_story_branchProtection,
    audit,
];

;// CONCATENATED MODULE: ./src/runner/streams.ts
let guarded = false;
/** A reader that went away must not turn into an uncaught exception in the middle of a verdict. */
function guardStreams() {
    if (guarded)
        return;
    guarded = true;
    for (const stream of [process.stdout, process.stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
}
/** Standard output, which the workflow runner reads for commands. */
const writeToStdout = (line) => {
    guardStreams();
    process.stdout.write(`${line}\n`);
};
/** Standard error. The runner reads it for commands as well. */
const writeToStderr = (line) => {
    guardStreams();
    process.stderr.write(`${line}\n`);
};
/** Calls back once everything written so far has reached the operating system. */
function flushStreams(done) {
    guardStreams();
    process.stdout.write('', () => {
        process.stderr.write('', () => done());
    });
}

;// CONCATENATED MODULE: ./src/demo.ts









/**
 * Tells a story on an embedded GitHub with real git content, through the real action.
 * @param argv the story's name, or nothing for the main one
 * @returns exit code 0 when everything went as the story says
 * @throws UsageError for an unknown story, Error when a story breaks
 */
async function demo(argv) {
    const story = chosen(argv);
    writeToStdout(`Gatewright on an embedded GitHub: ${story.about}.`);
    writeToStdout('Everything is real but the server: git content, HTTP, and the action as the runner starts it.\n');
    const shop = await openShop();
    try {
        const folder = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), 'gatewright-demo-'));
        await story.tell(createTeller(shop, folder, writeToStdout));
        const others = stories.filter((other) => other !== story).map((other) => `npm start -- ${other.name}`);
        writeToStdout(`Every summary and result is kept in ${folder}. More: ${others.join(', ')}`);
        return 0;
    }
    finally {
        await shop.server.close();
    }
}
function chosen(argv) {
    const [name, ...more] = argv;
    const names = stories.map((story) => story.name);
    if (more.length > 0)
        throw new errors_UsageError(`demo takes one story, found ${argv.length}: ${argv.join(' ')}`);
    const found = stories.find((story) => story.name === (name ?? 'main'));
    if (found !== undefined)
        return found;
    const word = name ?? '';
    throw new errors_UsageError(`there is no story ${JSON.stringify(word)}${didYouMean(word, names)}; stories: ${names.join(', ')}`);
}

var __webpack_exports__demo = __webpack_exports__.q;
export { __webpack_exports__demo as demo };
