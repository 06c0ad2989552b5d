export const id = 865;
export const ids = [865];
export const modules = {

/***/ 8663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ wholeFile),
/* harmony export */   G: () => (/* binding */ isBinary)
/* harmony export */ });
/** Where git looks for a NUL, and calls a file binary (`buffer_is_binary` in git's xdiff-interface.c). */
const BINARY_WITHIN = 8000;
/** Whether git would show no lines of a file. */
function isBinary(bytes) {
    return bytes.subarray(0, BINARY_WITHIN).includes(0);
}
/** The hunks of a file that is new as a whole; undefined for a binary one. */
function wholeFile(bytes) {
    if (isBinary(bytes))
        return undefined;
    let lines = 0;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1))
        lines += 1;
    if (bytes.length > 0 && bytes.at(-1) !== 10)
        lines += 1;
    if (lines === 0)
        return [];
    const added = Array.from({ length: lines }, (_, index) => index + 1);
    return [{ oldStart: 1, oldEnd: 1, newStart: 1, newEnd: lines + 1, added, removed: [] }];
}


/***/ }),

/***/ 717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ filesBelow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** What is git's, npm's and Terraform's own: copies of other people's files. */
const PASSED_BY = new Set(['.git', 'node_modules', '.terraform']);
/** All files below a folder, with forward slashes, in a stable order. Links are listed and never entered. */
function filesBelow(folder) {
    const files = [];
    const folders = [''];
    for (let prefix = folders.pop(); prefix !== undefined; prefix = folders.pop()) {
        for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, prefix), { withFileTypes: true })) {
            if (!entry.isDirectory())
                files.push(prefix + entry.name);
            else if (!PASSED_BY.has(entry.name))
                folders.push(`${prefix}${entry.name}/`);
        }
    }
    return files.sort();
}


/***/ }),

/***/ 9865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/domain/diff.js
var diff = __webpack_require__(1729);
// EXTERNAL MODULE: ./lib/adapters/workspace/folder-files.js
var folder_files = __webpack_require__(6110);
// EXTERNAL MODULE: ./lib/adapters/workspace/hunks.js
var workspace_hunks = __webpack_require__(8663);
// EXTERNAL MODULE: ./lib/adapters/workspace/walk.js
var walk = __webpack_require__(717);
;// CONCATENATED MODULE: ./lib/adapters/workspace/folder-pair-changes.js




/** Two folders as the two sides of a change, for an example that needs neither git nor GitHub. */
class FolderPairChanges {
    #folders;
    #files;
    constructor(base, head) {
        this.#folders = { base, head };
        this.#files = { base: new folder_files/* FolderFiles */.m(base, folder_files/* LARGEST_FILE */.K), head: new folder_files/* FolderFiles */.m(head, folder_files/* LARGEST_FILE */.K) };
    }
    /** The folders' names stand for commits. */
    async list() {
        const paths = new Set([...(0,walk/* filesBelow */.D)(this.#folders.base), ...(0,walk/* filesBelow */.D)(this.#folders.head)]);
        const files = await Promise.all([...paths].sort().map((path) => this.#changeOf(path)));
        return { base: 'base', head: 'head', files: files.filter((file) => file !== undefined) };
    }
    /** Everything is on this machine: there is nothing to fetch together. */
    announce() {
        // See above.
    }
    read(path, side) {
        return Promise.resolve(this.#files[side].read(path));
    }
    async #changeOf(path) {
        const [before, after] = [this.#files.base.read(path), this.#files.head.read(path)];
        const status = before.kind === 'absent' ? 'added' : after.kind === 'absent' ? 'removed' : 'modified';
        const [old, now] = [bytesOf(before), bytesOf(after)];
        if (status === 'modified' && Buffer.compare(old, now) === 0)
            return undefined;
        const hunks = status === 'added' ? (0,workspace_hunks/* wholeFile */.A)(now) : await hunksBetween(old, now);
        return { path, previousPath: undefined, status, hunks, sameBytes: false };
    }
}
function bytesOf(content) {
    return content.kind === 'bytes' ? content.bytes : new Uint8Array();
}
/** The hunks with three lines of context, as git and GitHub show them; undefined for a binary file. */
async function hunksBetween(before, after) {
    if ((0,workspace_hunks/* isBinary */.G)(before) || (0,workspace_hunks/* isBinary */.G)(after))
        return undefined;
    const { createTwoFilesPatch } = await __webpack_require__.e(/* import() */ 23).then(__webpack_require__.bind(__webpack_require__, 4023));
    const [old, now] = [before, after].map((bytes) => Buffer.from(bytes).toString('utf8'));
    return (0,diff/* parseHunks */.F)(createTwoFilesPatch('base', 'head', old ?? '', now ?? '', '', '', { context: 3 }));
}

// EXTERNAL MODULE: ./lib/adapters/bundle-files.js
var bundle_files = __webpack_require__(960);
// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
// EXTERNAL MODULE: ./lib/terminal/run-local.js + 48 modules
var run_local = __webpack_require__(9217);
;// CONCATENATED MODULE: ./lib/terminal/demo.js







/** The sample stands at the repository's top, two folders above the bundle (dist/cli/). */
const samples = '../../examples/';
/** Reviews the sample pull request; asks nobody and reads no config. */
async function demo(env) {
    const folder = (0,external_node_url_.fileURLToPath)((0,bundle_files/* bundleFile */.p)(samples));
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'head')))
        throw new failure/* UserError */.yo('The sample is not here: demo runs in a clone of artifact-access-review, where examples/ stands beside dist/.');
    return (0,run_local/* reviewLocally */.v)({
        changes: new FolderPairChanges((0,external_node_path_.join)(folder, 'base'), (0,external_node_path_.join)(folder, 'head')),
        config: {},
        configPath: '',
        against: 'merge-base',
        asPullRequest: true,
        options: { run: { accessAnalyzer: 'off' } },
    }, env);
}


/***/ })

};
