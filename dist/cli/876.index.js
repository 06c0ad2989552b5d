export const id = 876;
export const ids = [876];
export const modules = {

/***/ 5102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ runGit),
/* harmony export */   O: () => (/* binding */ safeGit),
/* harmony export */   oM: () => (/* binding */ gitOutput)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _domain_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7550);


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
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', safe.args, { ...options, encoding: 'buffer' }, (error, stdout, stderr) => {
            if (error?.code === 'ENOENT') {
                reject(new _domain_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`git cannot be started in ${directory}: is it installed?`));
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
        throw new _domain_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`git ${args[0] ?? ''} prints more than can be taken.`);
    if (code !== 0)
        throw new _domain_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`git ${args[0] ?? ''} failed in ${directory}: ${firstLine(stderr)}`);
    return stdout;
}
function firstLine(text) {
    return text.split('\n')[0]?.replace(/^fatal: /, '') ?? '';
}


/***/ }),

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

/***/ 7109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf),
/* harmony export */   Y: () => (/* binding */ problemLine)
/* harmony export */ });
/* harmony import */ var _domain_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5295);

/** A path as people write it. */
function keyOf(path) {
    return path
        .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
        .join('')
        .replace(/^\./, '');
}
/** A problem as one line: its place, the key, and what is wrong. The author's text is in it as it is. */
function problemLine({ place, key, message }) {
    const at = `${place.path}:${String(place.start.line)}:${String(place.start.column)}`;
    return `${at}: ${key ? `${key}: ` : ''}${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(message)}`;
}


/***/ }),

/***/ 6445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ parseLocalConfig),
  K: () => (/* binding */ readLocalConfig)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
;// CONCATENATED MODULE: ./lib/config/load.js

/** In UTF-16 units. An honest config has some kilobytes. */
const largest = 256 * 1024;
const mostProblems = 100;
/** yaml takes seconds, and on Node 20 can end the process, on files that are nested some thousands deep. */
const deepest = 60;
/**
 * Reads a config file. `knownRules` are the ids of all checks and the known issue codes. Nothing in the file makes it
 * throw. The YAML parser and the schema are loaded here, since most of a run's start-up time would go into them.
 */
async function parseConfig(file, knownRules) {
    const refusal = unreadable(file.text);
    if (refusal)
        return { problems: [{ key: '', place: file.placeOf({ start: 0, end: 0 }), message: refusal }] };
    const { readConfig } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(377), __webpack_require__.e(29)]).then(__webpack_require__.bind(__webpack_require__, 4029));
    const reading = readConfig(file, knownRules);
    return 'problems' in reading ? { problems: bounded(reading.problems) } : reading;
}
/** Why the text is not even given to the parser. */
function unreadable(text) {
    if (text.length > largest)
        return (0,message/* message */.iU) `The config has ${text.length} characters; at most ${largest} are read.`;
    if (isTooDeep(text))
        return (0,message/* message */.iU) `The config is nested too deep to be read.`;
    return undefined;
}
/** A rough bound in linear time: open brackets, indentation, and the indicators that nest within one line. */
function isTooDeep(text) {
    let open = 0;
    for (const line of text.split(/\r\n?|\n/)) {
        if (/^[ \t]{200}/.test(line))
            return true;
        if ((line.match(/(?<=^|[ \t])[-?:!&](?=[ \t])|(?<=^|[ \t])[!&][^ \t]*/g)?.length ?? 0) > deepest)
            return true;
        for (const char of line) {
            if (char === '[' || char === '{')
                open++;
            else if (char === ']' || char === '}')
                open = Math.max(0, open - 1);
            if (open > deepest)
                return true;
        }
    }
    return false;
}
/** In the order of the file, and so many that people can read them. */
function bounded(problems) {
    const sorted = problems.toSorted((a, b) => comparePositions(a.place.start, b.place.start));
    const first = sorted[mostProblems];
    if (!first)
        return sorted;
    const rest = (0,message/* message */.iU) `${sorted.length - mostProblems} more problems begin here.`;
    return [...sorted.slice(0, mostProblems), { ...first, message: rest }];
}
function comparePositions(a, b) {
    return a.line === b.line ? a.column - b.column : a.line - b.line;
}

// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
// EXTERNAL MODULE: ./lib/domain/source.js
var source = __webpack_require__(7083);
// EXTERNAL MODULE: ./lib/checks/catalogue.js + 27 modules
var catalogue = __webpack_require__(5279);
// EXTERNAL MODULE: ./lib/readers/problems.js
var problems = __webpack_require__(5918);
// EXTERNAL MODULE: ./lib/review/analysis/verdict-findings.js
var verdict_findings = __webpack_require__(5217);
// EXTERNAL MODULE: ./lib/review/own-findings.js
var own_findings = __webpack_require__(807);
;// CONCATENATED MODULE: ./lib/validation/issue-codes.js
/**
 * Every issue code of Access Analyzer's policy validation with its finding type, decided offline or not: what a config may
 * name, and what AWS may answer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
const codes = {
    error: [
        'ARN_ACCOUNT_NOT_ALLOWED',
        'ARN_REGION_NOT_ALLOWED',
        'DATA_TYPE_MISMATCH',
        'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
        'EMPTY_VARIABLE',
        'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
        'INVALID_ACTION',
        'INVALID_ARN_ACCOUNT',
        'INVALID_ARN_PREFIX',
        'INVALID_ARN_REGION',
        'INVALID_ARN_RESOURCE',
        'INVALID_ARN_SERVICE_CASE',
        'INVALID_CONDITION_DATA_TYPE',
        'INVALID_CONDITION_KEY_FORMAT',
        'INVALID_CONDITION_MULTIPLE_BOOLEAN',
        'INVALID_CONDITION_OPERATOR',
        'INVALID_EFFECT',
        'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
        'INVALID_GLOBAL_CONDITION_KEY',
        'INVALID_KMS_KEY_VALUE',
        'INVALID_PARTITION',
        'INVALID_POLICY_ELEMENT',
        'INVALID_PRINCIPAL_FORMAT',
        'INVALID_PRINCIPAL_KEY',
        'INVALID_REGION',
        'INVALID_SERVICE',
        'INVALID_SERVICE_CONDITION_KEY',
        'INVALID_SERVICE_IN_ACTION',
        'INVALID_SERVICE_PRINCIPAL_FORMAT',
        'INVALID_VARIABLE_FOR_OPERATOR',
        'INVALID_VERSION',
        'INVALID_VPCE_FORMAT',
        'INVALID_VPC_FORMAT',
        'JSON_SYNTAX_ERROR',
        'MISMATCHED_ACTION_FOR_PRINCIPAL',
        'MISSING_ACTION',
        'MISSING_ACTION_FOR_CONDITION_KEY',
        'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
        'MISSING_ARN_ACCOUNT',
        'MISSING_ARN_FIELD',
        'MISSING_ARN_REGION',
        'MISSING_BRACE_IN_VARIABLE',
        'MISSING_EFFECT',
        'MISSING_PRINCIPAL',
        'MISSING_QUALIFIER',
        'MISSING_QUOTE_IN_VARIABLE',
        'MISSING_RESOURCE',
        'MISSING_STATEMENT',
        'MISSING_TAG_KEY_IN_CONDITION',
        'NULL_WITH_IF_EXISTS',
        'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
        'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
        'PRIVATE_IP_ADDRESS',
        'PRIVATE_NOT_IP_ADDRESS',
        'RCP_SYNTAX_ERROR_ACTION',
        'RCP_SYNTAX_ERROR_ALLOW',
        'RCP_SYNTAX_ERROR_NOTACTION',
        'RCP_SYNTAX_ERROR_PRINCIPAL',
        'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
        'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
        'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
        'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
        'SCP_SYNTAX_ERROR_PRINCIPAL',
        'TYPE_MISMATCH_IP_RANGE',
        'UNIQUE_SIDS_REQUIRED',
        'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
        'UNSUPPORTED_ACTION_IN_POLICY',
        'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
        'UNSUPPORTED_ELEMENT_COMBINATION',
        'UNSUPPORTED_GLOBAL_CONDITION_KEY',
        'UNSUPPORTED_PRINCIPAL',
        'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
        'UNSUPPORTED_SID',
        'UNSUPPORTED_SPACE_IN_VARIABLE',
        'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
        'VARIABLE_UNSUPPORTED_IN_ELEMENT',
        'VARIABLE_UNSUPPORTED_IN_VERSION',
        'VARIABLE_USAGE_TOO_PERMISSIVE',
        'WILDCARD_USAGE_TOO_PERMISSIVE',
    ],
    'security-warning': [
        'ALLOW_WITH_NOT_PRINCIPAL',
        'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
        'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
        'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
        'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
        'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
        'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
        'MISSING_GITHUB_REPO_CONDITION_KEY',
        'MISSING_PAIRED_CONDITION_KEYS',
        'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
        'PASS_ROLE_WITH_NOT_RESOURCE',
        'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
        'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
        'PASS_ROLE_WITH_STAR_IN_RESOURCE',
        'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
        'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
        'S3_PREFIX_IN_NEGATIVE_CONTEXT',
        'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
        'UNTRUSTWORTHY_CONDITION_KEY',
    ],
    warning: [
        'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
        'CREATE_SLR_WITH_NOT_RESOURCE',
        'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
        'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
        'CREATE_SLR_WITH_STAR_IN_RESOURCE',
        'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
        'DEPRECATED_GLOBAL_CONDITION_KEY',
        'INVALID_DATE_VALUE',
        'INVALID_ROLE_REFERENCE',
        'INVALID_USER_REFERENCE',
        'MISSING_VERSION',
        'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
        'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
        'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
        'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
        'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
        'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
        'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
        'TYPE_MISMATCH',
        'TYPE_MISMATCH_BOOLEAN',
        'TYPE_MISMATCH_DATE',
        'TYPE_MISMATCH_NUMBER',
        'TYPE_MISMATCH_STRING',
        'UNIQUE_SIDS_RECOMMENDED',
        'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
        'WILDCARD_WITHOUT_LIKE_OPERATOR',
    ],
    suggestion: [
        'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
        'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
        'CONFIRM_AUDIENCE_CLAIM_TYPE',
        'EMPTY_ARRAY_ACTION',
        'EMPTY_ARRAY_CONDITION',
        'EMPTY_ARRAY_CONDITION_FORALLVALUES',
        'EMPTY_ARRAY_CONDITION_FORANYVALUE',
        'EMPTY_ARRAY_CONDITION_IFEXISTS',
        'EMPTY_ARRAY_PRINCIPAL',
        'EMPTY_ARRAY_RESOURCE',
        'EMPTY_OBJECT_CONDITION',
        'EMPTY_OBJECT_PRINCIPAL',
        'EMPTY_SID_VALUE',
        'EQUIVALENT_TO_NULL_FALSE',
        'EQUIVALENT_TO_NULL_TRUE',
        'IMPROVE_IP_RANGE',
        'IRRELEVANT_CONDITION_KEY_IN_POLICY',
        'NULL_WITH_QUALIFIER',
        'PRIVATE_IP_ADDRESS_SUBSET',
        'PRIVATE_NOT_IP_ADDRESS_SUBSET',
        'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
        'REDUNDANT_ACTION',
        'REDUNDANT_CONDITION_VALUE_NUM',
        'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
        'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
        'REDUNDANT_RESOURCE',
        'REDUNDANT_STATEMENT',
        'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
        'WILDCARD_IN_SERVICE_NAME',
    ],
};
/** All issue codes, worst finding type first. */
const analyzerIssueCodes = Object.values(codes).flat();

;// CONCATENATED MODULE: ./lib/review/known-rules.js





/** Every id that a config may name: the checks', the readers' and our own, and AWS's issue codes. */
function knownRules() {
    return [
        ...catalogue/* catalogue */.s.map(({ id }) => id),
        ...own_findings/* ownRules */.og,
        ...problems/* readerRules */.n9,
        ...verdict_findings/* analysisRules */.qn,
        ...analyzerIssueCodes,
    ];
}

;// CONCATENATED MODULE: ./lib/terminal/local-config.js






/** The config of a file that the user names, or of the usual place where there is one. */
async function readLocalConfig(named, usual) {
    const path = named ?? usual;
    if (!(0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })) {
        if (named !== undefined)
            throw new failure/* UserError */.yo(`The config file "${named}" is not there.`);
        return {};
    }
    return parseLocalConfig(path, readText(path));
}
/** A config's text, or a UserError that tells every mistake in it with its place. */
async function parseLocalConfig(path, text) {
    const reading = await parseConfig(new source/* SourceText */.D(path, text), knownRules());
    if ('config' in reading)
        return reading.config;
    throw new failure/* UserError */.yo(reading.problems.map(problem/* problemLine */.Y).join('\n'));
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw new failure/* UserError */.yo(`The config file "${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ }),

/***/ 8876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
// EXTERNAL MODULE: ./lib/adapters/workspace/folder-files.js
var folder_files = __webpack_require__(6110);
// EXTERNAL MODULE: ./lib/adapters/workspace/hunks.js
var workspace_hunks = __webpack_require__(8663);
// EXTERNAL MODULE: ./lib/domain/diff.js
var diff = __webpack_require__(1729);
// EXTERNAL MODULE: ./lib/adapters/git/run.js
var run = __webpack_require__(5102);
;// CONCATENATED MODULE: ./lib/adapters/git/diff.js


/**
 * One diff for names and one for lines, so that no file name can pose as a line of the patch: with -z names are raw,
 * without it they are quoted. Both are git's own plumbing, which no configuration of the user bends; no filter,
 * external diff or text conversion runs, and no submodule is entered.
 */
const OPTIONS = [
    ...['-M50%', '-l1000', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '--no-relative'],
    ...['--no-color', '--full-index', '--no-abbrev'],
];
const PATCH = [
    '-p',
    '-U3',
    '--inter-hunk-context=0',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--submodule=short',
];
const STATUSES = {
    ...{ A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed', U: 'modified' },
};
/** Compares two commits. */
function diffCommits(directory, base, head) {
    return diff_diff(directory, ['diff-tree', '-r'], [base, head], {});
}
/** Compares a commit with the tracked files of the working tree; the folder is its root. */
async function diffWorkingTree(directory, base) {
    return diff_diff(directory, ['diff-index'], [base], await withoutFilters(directory));
}
async function diff_diff(directory, command, commits, environment) {
    const args = (form) => [
        ...command,
        ...OPTIONS,
        ...form,
        ...commits,
        '--',
    ];
    const [raw, patch] = await Promise.all([
        (0,run/* gitOutput */.oM)(directory, args(['--raw', '-z']), environment),
        (0,run/* runGit */.EO)(directory, args(PATCH), environment),
    ]);
    // Without a patch, or with one of more than is taken, comments have no lines to stand on; nothing else is lost.
    const isUsable = patch.code === 0 && !patch.isCut;
    return { changes: changesOf(raw.toString('utf8')), hunks: isUsable ? hunksOf(patch.stdout) : new Map() };
}
/**
 * A repository's configuration may name programs that git runs on files of the working tree to compare them. Their
 * names are read, which runs nothing, and each is set to nothing. https://git-scm.com/docs/gitattributes#_filter
 */
async function withoutFilters(directory) {
    const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
    const { stdout } = await (0,run/* runGit */.EO)(directory, ['config', '-z', '--name-only', '--get-regexp', pattern]);
    const keys = [...new Set(stdout.toString('utf8').split('\0').filter(Boolean))];
    const before = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
    const settings = keys.flatMap((key, index) => [
        [`GIT_CONFIG_KEY_${before + index}`, key],
        [`GIT_CONFIG_VALUE_${before + index}`, key.endsWith('.required') ? 'false' : ''],
    ]);
    return { GIT_CONFIG_COUNT: String(before + keys.length), ...Object.fromEntries(settings) };
}
/** The records of `--raw -z`: `:MODE MODE OID OID STATUS`, a path, and a second one for a rename or copy. */
function changesOf(raw) {
    const fields = raw.split('\0');
    const changes = new Map();
    for (let at = 0; at + 1 < fields.length;) {
        const [oldMode = '', mode = '', oldOid = '', oid = '', letter = ''] = (fields[at] ?? '')
            .slice(1)
            .split(' ');
        const first = fields[at + 1] ?? '';
        const isTwo = /^[RC]/.test(letter);
        const path = isTwo ? (fields[at + 2] ?? '') : first;
        const [before, after] = [fileOf(oldMode, oldOid), fileOf(mode, oid)];
        const status = STATUSES[letter.charAt(0)] ?? 'modified';
        // An unmerged file comes twice; the second record tells its modes.
        changes.set(path, { path, previousPath: isTwo ? first : undefined, status, before, after });
        at += isTwo ? 3 : 2;
    }
    return [...changes.values()];
}
/** Mode 000000 is no file; an id of zeros is content that git has not stored. */
function fileOf(mode, oid) {
    return mode === '000000' ? undefined : { mode, oid: /^0+$/.test(oid) ? '' : oid };
}
/** A patch's hunks by path. No line of a file can begin a section: each has its own first character. */
function hunksOf(patch) {
    const hunks = new Map();
    for (const section of patch.toString('latin1').split(/^diff --git /m)) {
        const path = pathOf(/^\+\+\+ (.*)$/m.exec(section)?.[1]) ?? pathOf(/^--- (.*)$/m.exec(section)?.[1]);
        // A file that turns into a link has two sections.
        if (path !== undefined)
            hunks.set(path, [...(hunks.get(path) ?? []), ...(0,diff/* parseHunks */.F)(section)]);
    }
    return hunks;
}
const ESCAPES = {
    ...{ a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' },
};
/** A name in a patch's header: prefixed, quoted where it is not plain, with a tab behind it where it has a space. */
function pathOf(name) {
    if (name === undefined || name === '/dev/null')
        return undefined;
    const plain = name.replace(/\t$/, '');
    if (!plain.startsWith('"'))
        return plain.slice(2);
    const bytes = plain.slice(3, -1).replace(/\\([0-7]{3}|.)/g, (_, escape) => {
        return escape.length === 3 ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape);
    });
    return Buffer.from(bytes, 'latin1').toString('utf8');
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/adapters/git/object-reader.js


/** Blobs by id, from one `git cat-file --batch`: a question costs no start of git. Answers come in their order. */
class ObjectReader {
    #directory;
    #largest;
    #questions = [];
    #child;
    #header = '';
    #receiving;
    /** Blobs of more than `largest` bytes pass by and are not kept. */
    constructor(directory, largest) {
        this.#directory = directory;
        this.#largest = largest;
    }
    read(oid) {
        const child = (this.#child ??= this.#start());
        return new Promise((answer) => {
            this.#questions.push({ oid, answer });
            keepAlive(child, true);
            child.stdin.write(`${oid}\n`);
        });
    }
    #start() {
        const { args, env } = (0,run/* safeGit */.O)(['cat-file', '--batch']);
        const child = (0,external_node_child_process_.spawn)('git', args, { cwd: this.#directory, env, stdio: 'pipe', windowsHide: true });
        child.stdout.on('data', (chunk) => {
            for (let rest = chunk; rest.length > 0;)
                rest = this.#take(rest);
            keepAlive(child, this.#questions.length > 0);
        });
        const ended = () => {
            if (this.#child === child)
                this.#child = undefined;
            for (const { answer } of this.#questions.splice(0))
                answer('missing');
        };
        child.on('close', ended);
        child.on('error', ended);
        child.stdin.on('error', ended);
        child.stderr.resume();
        return child;
    }
    /** Takes what it needs of a chunk, and gives the rest. */
    #take(chunk) {
        return this.#receiving === undefined
            ? this.#takeHeader(chunk)
            : this.#takeContent(chunk, this.#receiving);
    }
    /** `OID TYPE SIZE` before an object; `OID missing` where there is none. */
    #takeHeader(chunk) {
        const end = chunk.indexOf('\n');
        this.#header += chunk.toString('latin1', 0, end === -1 ? chunk.length : end);
        if (end === -1)
            return Buffer.alloc(0);
        const [, type, size] = this.#header.split(' ');
        this.#header = '';
        if (type === 'missing' || size === undefined)
            this.#answer('missing');
        else {
            const isKept = type === 'blob' && Number(size) <= this.#largest;
            this.#receiving = { isKept, chunks: [], left: Number(size) + 1 };
        }
        return chunk.subarray(end + 1);
    }
    #takeContent(chunk, receiving) {
        const part = chunk.subarray(0, receiving.left);
        receiving.left -= part.length;
        if (receiving.isKept)
            receiving.chunks.push(part);
        if (receiving.left === 0) {
            this.#receiving = undefined;
            this.#answer(receiving.isKept ? Buffer.concat(receiving.chunks).subarray(0, -1) : 'too-large');
        }
        return chunk.subarray(part.length);
    }
    #answer(content) {
        this.#questions.shift()?.answer(content);
    }
}
/** An idle git does not keep this process from ending; when this one ends, so does git, whose input is closed. */
function keepAlive(child, isBusy) {
    for (const part of [child, child.stdin, child.stdout, child.stderr]) {
        if (isBusy && 'ref' in part && typeof part.ref === 'function')
            part.ref();
        if (!isBusy && 'unref' in part && typeof part.unref === 'function')
            part.unref();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/adapters/git/objects.js

/** What stands at a path that is no file. https://git-scm.com/docs/git-fast-import#_filemodify lists the modes. */
function skipReasonOf(mode) {
    if (mode === '120000')
        return 'symlink';
    return mode === '160000' ? 'submodule' : undefined;
}
/** The id that git gives to a file's bytes; SHA-256 repositories have ids of 64 digits. */
function blobId(bytes, idLength = 40) {
    const hash = (0,external_node_crypto_.createHash)(idLength === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** A path's difference, before renames are looked for. */
function treeChange(path, before, after) {
    const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
    return { path, previousPath: undefined, status, before, after };
}
/** Joins each removed file with an added one of the very same bytes: the renames that need no look inside. */
function withExactRenames(changes) {
    const removed = new Map();
    for (const change of changes) {
        if (change.after === undefined && change.before !== undefined) {
            removed.set(change.before.oid, [...(removed.get(change.before.oid) ?? []), change]);
        }
    }
    const renamed = new Set();
    const joined = changes.map((change) => {
        const source = change.before === undefined ? removed.get(change.after?.oid ?? '')?.shift() : undefined;
        if (source === undefined)
            return change;
        renamed.add(source);
        return { ...change, status: 'renamed', previousPath: source.path, before: source.before };
    });
    return joined.filter((change) => !renamed.has(change));
}

;// CONCATENATED MODULE: ./lib/adapters/git/changes.js







/**
 * What a local git range changes: from the merge base of `base` and `head` to `head`, or to the working tree without
 * one. Throws UserError where this is no repository, a name is no commit, or the two have no common ancestor.
 */
async function rangeChanges(directory, base, head, options = {}) {
    const [baseTip, headCommit] = await Promise.all([
        commitOf(directory, base),
        commitOf(directory, head ?? 'HEAD'),
    ]);
    const { code, stdout } = await (0,run/* runGit */.EO)(directory, ['merge-base', '--end-of-options', baseTip, headCommit]);
    if (code !== 0) {
        throw new failure/* UserError */.yo(`${base} and ${head ?? 'HEAD'} have no common ancestor in this clone. In a shallow one, fetch their history first.`);
    }
    const mergeBase = stdout.toString('latin1').trim();
    const root = head === undefined ? await workingTreeOf(directory) : directory;
    const range = { directory: root, baseTip, mergeBase, head: head === undefined ? undefined : headCommit };
    return new GitChanges(range, options);
}
async function commitOf(directory, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const { code, stdout, stderr } = await (0,run/* runGit */.EO)(directory, args);
    if (/not a git repository/.test(stderr))
        throw new failure/* UserError */.yo(`${directory} is not in a git repository.`);
    if (/dubious ownership/.test(stderr)) {
        throw new failure/* UserError */.yo(`git does not read ${directory}, since it belongs to another user. ${stderr}`);
    }
    const commit = stdout.toString('latin1').trim();
    if (code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit))
        throw new failure/* UserError */.yo(`${name} is no commit of this clone.`);
    return commit;
}
async function workingTreeOf(directory) {
    const { code, stdout } = await (0,run/* runGit */.EO)(directory, ['rev-parse', '--show-toplevel']);
    if (code !== 0)
        throw new failure/* UserError */.yo(`${directory} has no working tree: name a head commit.`);
    return stdout.toString('utf8').replace(/\n$/, '');
}
/** A range of a local repository. Committed content is read from git's objects, the working tree's from the disk. */
class GitChanges {
    #range;
    #objects;
    #disk;
    #trees = new Map();
    constructor(range, { largestFile = folder_files/* LARGEST_FILE */.K }) {
        this.#range = range;
        this.#objects = new ObjectReader(range.directory, largestFile);
        this.#disk = new folder_files/* FolderFiles */.m(range.directory, largestFile);
    }
    /** The commit that `base` names: where the configuration is read. */
    get baseTip() {
        return this.#range.baseTip;
    }
    get mergeBase() {
        return this.#range.mergeBase;
    }
    async list() {
        const { directory, mergeBase, head } = this.#range;
        const files = head === undefined ? await this.#workingTree() : filesOf(await diffCommits(directory, mergeBase, head));
        return { base: mergeBase, head: head ?? null, files };
    }
    /** Everything is on this machine: there is nothing to fetch together. */
    announce() {
        // See above.
    }
    async read(path, side) {
        const commit = side === 'base' ? this.#range.mergeBase : this.#range.head;
        if (commit === undefined)
            return this.#disk.read(path);
        return this.#readCommitted(path, commit);
    }
    /** One file's bytes at a branch, tag or commit; null where it is not there. For configuration. */
    async readAtRef(path, ref) {
        const commit = await commitOf(this.#range.directory, ref);
        const content = await this.#readCommitted(path, commit);
        if (content.kind === 'skipped')
            throw new failure/* UserError */.yo(`${path} at ${ref} cannot be read: ${content.reason}.`);
        return content.kind === 'bytes' ? content.bytes : null;
    }
    async #readCommitted(path, commit) {
        const file = (await this.#treeOf(commit)).get(path);
        if (file === undefined)
            return { kind: 'absent' };
        const skipped = skipReasonOf(file.mode);
        if (skipped !== undefined)
            return { kind: 'skipped', reason: skipped };
        const content = await this.#objects.read(file.oid);
        if (content === 'missing') {
            throw new failure/* UserError */.yo(`${path} at ${commit} is not in this clone: fetch it first. Nothing is fetched here.`);
        }
        return content === 'too-large' ? { kind: 'skipped', reason: content } : { kind: 'bytes', bytes: content };
    }
    #treeOf(commit) {
        const tree = this.#trees.get(commit) ?? readTree(this.#range.directory, commit);
        this.#trees.set(commit, tree);
        return tree;
    }
    /** Tracked files that differ from the merge base, and untracked ones that are not ignored. */
    async #workingTree() {
        const { directory, mergeBase } = this.#range;
        const [difference, listing] = await Promise.all([
            diffWorkingTree(directory, mergeBase),
            (0,run/* gitOutput */.oM)(directory, ['ls-files', '-z', '--others', '--exclude-standard']),
        ]);
        const tracked = difference.changes.filter((change) => !this.#isUntouched(change));
        const removed = new Map(tracked.filter(({ after }) => after === undefined).map((change) => [change.path, change]));
        const hunks = new Map(difference.hunks);
        const untracked = pathsOf(listing).flatMap((path) => this.#untracked(path, removed, hunks));
        const again = new Set(untracked.map(({ path }) => path));
        const changes = [...tracked.filter(({ path }) => !again.has(path)), ...untracked];
        return filesOf({ changes: withExactRenames(changes), hunks });
    }
    /** Git tells every file whose time changed; the same bytes and mode are no change. */
    #isUntouched({ path, status, before, after }) {
        if (status !== 'modified' || before === undefined || after?.oid !== '' || before.mode !== after.mode)
            return false;
        const content = this.#disk.read(path);
        return content.kind === 'bytes' && blobId(content.bytes, before.oid.length) === before.oid;
    }
    /** An untracked file is added; one that git only forgot, by `git rm --cached`, is modified. */
    #untracked(path, removed, hunks) {
        // A folder that is a repository of its own.
        if (path.endsWith('/'))
            return [];
        const content = this.#disk.read(path);
        const bytes = content.kind === 'bytes' ? content.bytes : undefined;
        const before = removed.get(path)?.before;
        const isHashed = bytes !== undefined && removed.size > 0;
        const after = { mode: '100644', oid: isHashed ? blobId(bytes, this.#range.mergeBase.length) : '' };
        if (before !== undefined && before.oid === after.oid)
            return [];
        const added = bytes === undefined || before !== undefined ? undefined : (0,workspace_hunks/* wholeFile */.A)(bytes);
        // The hunks of a forgotten file would be those of its removal.
        if (added === undefined)
            hunks.delete(path);
        else
            hunks.set(path, added);
        return [treeChange(path, before, after)];
    }
}
function filesOf({ changes, hunks }) {
    return changes.map(({ path, previousPath, status, before, after }) => {
        const sameBytes = before !== undefined && before.oid === after?.oid;
        return { path, previousPath, status, hunks: sameBytes ? undefined : hunks.get(path), sameBytes };
    });
}
async function readTree(directory, commit) {
    const listing = await (0,run/* gitOutput */.oM)(directory, ['ls-tree', '-r', '-z', '--full-tree', commit]);
    const files = new Map();
    for (const line of listing.toString('utf8').split('\0')) {
        const tab = line.indexOf('\t');
        const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
        if (tab !== -1)
            files.set(line.slice(tab + 1), { mode, oid });
    }
    return files;
}
function pathsOf(listing) {
    return listing.toString('utf8').split('\0').filter(Boolean);
}

// EXTERNAL MODULE: ./lib/config/defaults.js
var defaults = __webpack_require__(3294);
// EXTERNAL MODULE: ./lib/terminal/local-config.js + 3 modules
var local_config = __webpack_require__(6445);
// EXTERNAL MODULE: ./lib/terminal/run-local.js + 48 modules
var run_local = __webpack_require__(9217);
;// CONCATENATED MODULE: ./lib/terminal/review.js





/** The pull request's review on a local range; the config is that of the base, as on a pull request. */
async function review(options, env) {
    if (options.base === undefined)
        throw new failure/* UserError */.yo('review needs --base REF: the branch that the change goes into.');
    if (options.operands.length > 0)
        throw new failure/* UserError */.yo(`review takes no paths, and got "${options.operands[0] ?? ''}".`);
    const changes = await rangeChanges(process.cwd(), options.base, options.head);
    return (0,run_local/* reviewLocally */.v)({
        changes,
        config: await configAt(options.base, options, changes),
        configPath: options.config ?? defaults/* defaultConfigFile */.mD,
        against: 'merge-base',
        asPullRequest: true,
        options,
    }, env);
}
async function configAt(base, { config }, changes) {
    if (config !== undefined)
        return (0,local_config/* readLocalConfig */.K)(config, config);
    const bytes = await changes.readAtRef(defaults/* defaultConfigFile */.mD, base);
    return bytes ? (0,local_config/* parseLocalConfig */.f)(`${base}:${defaults/* defaultConfigFile */.mD}`, new TextDecoder().decode(bytes)) : {};
}


/***/ })

};
