export const id = 229;
export const ids = [229];
export const modules = {

/***/ 229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  audit: () => (/* binding */ audit)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/adapters/git/run.js


/** A tree of a million files takes 100 MB. */
const LONGEST_OUTPUT = 256 * 1024 * 1024;
/**
 * A repository's own configuration and hooks are whoever's it is: what they could start is switched off. Paths are
 * taken as they are, and objects as they are stored.
 * https://git-scm.com/docs/git-config lists `core.fsmonitor` and `core.hooksPath` as what runs programs.
 */
const SAFE_ARGUMENTS = [
    ...['--no-pager', '--literal-pathspecs', '--no-replace-objects'],
    ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
    ...['-c', 'core.quotePath=true', '-c', 'diff.suppressBlankEmpty=false'],
];
/** Nothing is fetched, asked or written: a missing object stays missing. https://git-scm.com/docs/git#_environment_variables */
const SAFE_ENVIRONMENT = {
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
};
/** The command line and environment for git in this project. */
function safeGit(args, environment = {}) {
    return { args: [...SAFE_ARGUMENTS, ...args], env: { ...process.env, ...SAFE_ENVIRONMENT, ...environment } };
}
/** Runs git in a folder, without a shell; the exit code is the caller's to judge. Without git it throws a UserError. */
async function runGit(directory, args, environment = {}) {
    const safe = safeGit(args, environment);
    const options = { cwd: directory, env: safe.env, maxBuffer: LONGEST_OUTPUT, windowsHide: true };
    return new Promise((resolve, reject) => {
        (0,external_node_child_process_.execFile)('git', safe.args, { ...options, encoding: 'buffer' }, (error, stdout, stderr) => {
            if (error?.code === 'ENOENT') {
                reject(new failure/* UserError */.yo(`git cannot be started in ${directory}: is it installed?`));
                return;
            }
            const isCut = error?.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';
            const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
            resolve({ code, stdout, stderr: stderr.toString('utf8').trim(), isCut });
        });
    });
}
/** What git printed; a UserError with git's own words where it failed. */
async function gitOutput(directory, args, environment = {}) {
    const { code, stdout, stderr, isCut } = await runGit(directory, args, environment);
    if (isCut)
        throw new UserError(`git ${args[0] ?? ''} prints more than can be taken.`);
    if (code !== 0)
        throw new UserError(`git ${args[0] ?? ''} failed in ${directory}: ${firstLine(stderr)}`);
    return stdout;
}
function firstLine(text) {
    return text.split('\n')[0]?.replace(/^fatal: /, '') ?? '';
}

;// CONCATENATED MODULE: ./lib/adapters/workspace/folder-files.js


/** Larger files are skipped: a policy has at most 20,480 characters, a template at most 1 MB. */
const LARGEST_FILE = 1024 * 1024;
const ABSENT = { kind: 'absent' };
/** Windows has neither; there the look before the opening has to do. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
/**
 * The regular files below one folder. No link is followed, not that of a folder on the way either, no path leads out,
 * and none into git's own folder, which may hold credentials.
 */
class FolderFiles {
    #root;
    #largest;
    #linked = new Map();
    constructor(root, largest) {
        this.#root = root;
        this.#largest = largest;
    }
    /** `path` has forward slashes and is relative to the folder. A name that is not UTF-8 cannot be told, nor opened. */
    read(path) {
        if (!isInside(path))
            return ABSENT;
        if (this.#isLinked(external_node_path_.posix.dirname(path)))
            return { kind: 'skipped', reason: 'symlink' };
        const file = (0,external_node_path_.join)(this.#root, path);
        const stat = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
        if (stat?.isSymbolicLink() === true)
            return { kind: 'skipped', reason: 'symlink' };
        if (stat?.isDirectory() === true)
            return this.#isRepository(path) ? { kind: 'skipped', reason: 'submodule' } : ABSENT;
        if (stat === undefined && path.includes('\uFFFD'))
            return { kind: 'skipped', reason: 'not-utf8' };
        if (stat?.isFile() !== true)
            return ABSENT;
        return stat.size > this.#largest ? { kind: 'skipped', reason: 'too-large' } : this.#open(file);
    }
    /** What was looked at may have been exchanged meanwhile: what is opened is looked at again. */
    #open(file) {
        const descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        try {
            const stat = (0,external_node_fs_.fstatSync)(descriptor);
            if (!stat.isFile())
                return ABSENT;
            if (stat.size > this.#largest)
                return { kind: 'skipped', reason: 'too-large' };
            return { kind: 'bytes', bytes: (0,external_node_fs_.readFileSync)(descriptor) };
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    /** Whether a folder, or one above it, is a link. */
    #isLinked(folder) {
        if (folder === '.')
            return false;
        const known = this.#linked.get(folder);
        if (known !== undefined)
            return known;
        const isLink = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.#root, folder), { throwIfNoEntry: false })?.isSymbolicLink() === true;
        const linked = isLink || this.#isLinked(external_node_path_.posix.dirname(folder));
        this.#linked.set(folder, linked);
        return linked;
    }
    #isRepository(path) {
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.#root, path, '.git'));
    }
}
function isInside(path) {
    const names = path.split('/');
    return (!path.includes('\0') &&
        names.every((name) => name !== '' && name !== '..' && name.toLowerCase() !== '.git'));
}

;// CONCATENATED MODULE: ./lib/adapters/workspace/walk.js


/** What is git's, npm's and Terraform's own: copies of other people's files. */
const PASSED_BY = new Set(['.git', 'node_modules', '.terraform']);
/** All files below a folder, with forward slashes, in a stable order. Links are listed and never entered. */
function filesBelow(folder) {
    const files = [];
    const folders = [''];
    for (let prefix = folders.pop(); prefix !== undefined; prefix = folders.pop()) {
        for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, prefix), { withFileTypes: true })) {
            if (!entry.isDirectory())
                files.push(prefix + entry.name);
            else if (!PASSED_BY.has(entry.name))
                folders.push(`${prefix}${entry.name}/`);
        }
    }
    return files.sort();
}

;// CONCATENATED MODULE: ./lib/adapters/workspace/workspace-changes.js






/**
 * Files as they lie in folders, where nothing is compared: every one is `unchanged` and has no base. Paths are
 * relative to the root. In a git repository a folder's files are its tracked ones; where it has none, or there is no
 * repository, all but git's, npm's and Terraform's own.
 */
class WorkspaceChanges {
    #root;
    #paths;
    #isRepository;
    /** Where files may be read: the repository, or the root, and what was named outside of it. */
    #areas;
    constructor(root, paths, { largestFile = LARGEST_FILE } = {}) {
        this.#root = (0,external_node_fs_.realpathSync)(root);
        this.#paths = paths.map((path) => (0,external_node_path_.resolve)(this.#root, path));
        const top = repositoryOf(this.#root);
        this.#isRepository = top !== undefined;
        const home = top ?? this.#root;
        const outside = this.#paths.filter((path) => !isWithin(home, path)).map(folderOf);
        this.#areas = [home, ...outside].map((folder) => ({
            folder,
            files: new FolderFiles(folder, largestFile),
        }));
    }
    async list() {
        const lists = await Promise.all(this.#paths.map((path) => this.#filesAt(path)));
        const paths = [...new Set(lists.flat())];
        return { base: null, head: null, files: paths.map(unchanged) };
    }
    /** Everything is on this machine: there is nothing to fetch together. */
    announce() {
        // See above.
    }
    read(path, side) {
        const file = (0,external_node_path_.resolve)(this.#root, path);
        const area = this.#areas.find(({ folder }) => isWithin(folder, file));
        if (side === 'base' || area === undefined)
            return Promise.resolve({ kind: 'absent' });
        return Promise.resolve(area.files.read(slashed((0,external_node_path_.relative)(area.folder, file))));
    }
    /** The files that a named path stands for, relative to the root. */
    async #filesAt(path) {
        const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        const own = slashed((0,external_node_path_.relative)(this.#root, path));
        if (stat === undefined)
            throw new failure/* UserError */.yo(`There is no file or folder ${own}.`);
        if (!stat.isDirectory())
            return [own];
        const tracked = this.#isRepository ? await this.#tracked(path) : [];
        if (tracked.length > 0)
            return tracked;
        const prefix = own === '' ? '' : `${own}/`;
        return filesBelow(path).map((file) => prefix + file);
    }
    /** Git's tracked files that are there; none where the folder is not the repository's, or git is not installed. */
    async #tracked(folder) {
        try {
            const { code, stdout } = await runGit(this.#root, ['ls-files', '-z', '--', folder]);
            if (code !== 0)
                return [];
            const paths = stdout.toString('utf8').split('\0').filter(Boolean);
            return paths.filter((path) => this.#isThere(path));
        }
        catch (error) {
            if (error instanceof failure/* UserError */.yo)
                return [];
            throw error;
        }
    }
    /** A name that is not UTF-8 is told as such when it is read. */
    #isThere(path) {
        const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.#root, path), { throwIfNoEntry: false });
        return stat !== undefined || path.includes('\uFFFD');
    }
}
function unchanged(path) {
    return { path, previousPath: undefined, status: 'unchanged', hunks: undefined, sameBytes: false };
}
/** The folder above with git's own entry in it. */
function repositoryOf(folder) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return folder;
    const above = (0,external_node_path_.dirname)(folder);
    return above === folder ? undefined : repositoryOf(above);
}
function folderOf(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : (0,external_node_path_.dirname)(path);
}
function isWithin(folder, path) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function slashed(path) {
    return path.split(external_node_path_.sep).join('/');
}

// EXTERNAL MODULE: ./lib/adapters/github/contents.js
var contents = __webpack_require__(9198);
// EXTERNAL MODULE: ./lib/action/base-config.js
var base_config = __webpack_require__(9636);
// EXTERNAL MODULE: ./lib/action/comment.js + 3 modules
var comment = __webpack_require__(346);
// EXTERNAL MODULE: ./lib/action/deliver.js + 1 modules
var deliver = __webpack_require__(7525);
// EXTERNAL MODULE: ./lib/action/review-changes.js + 25 modules
var review_changes = __webpack_require__(8540);
;// CONCATENATED MODULE: ./lib/action/audit.js







/**
 * Examines every policy of the checked-out workspace. Nothing is compared, so every finding was there before, and
 * nobody is commented to. The config is the checked-out one.
 */
async function audit(context) {
    const root = context.env['GITHUB_WORKSPACE'] || process.cwd();
    const changes = new WorkspaceChanges(root, [root]);
    const changeSet = await changes.list();
    if (changeSet.files.length === 0)
        throw new failure/* UserError */.yo('The workspace has no files to audit. Check the repository out before this step.');
    const held = await (0,base_config/* readBaseConfig */.e)(context.inputs.configFile, await readConfig(changes, context), () => false);
    const reviewed = await (0,review_changes/* reviewChanges */.o)({ changes, changeSet, held, against: 'itself' }, context);
    const { review, delivery } = (0,comment/* withoutComments */.f)(reviewed.decision, 'an audit has no pull request');
    return (0,deliver/* deliver */.c)(review, delivery, reviewed.settings, context);
}
async function readConfig(changes, { client, inputs }) {
    const { path, repository } = inputs.configFile;
    if (repository) {
        const bytes = await (0,contents/* readContents */.r)(client, { owner: repository.owner, repo: repository.name }, path, repository.sha);
        return bytes ? new TextDecoder().decode(bytes) : undefined;
    }
    const content = await changes.read(path, 'head');
    if (content.kind === 'skipped')
        throw new failure/* UserError */.yo(`The config file "${path}" cannot be read (${content.reason}).`);
    return content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : undefined;
}


/***/ })

};
