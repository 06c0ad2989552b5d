export const id = 73;
export const ids = [73];
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

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./lib/config/defaults.js
var defaults = __webpack_require__(3294);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
// EXTERNAL MODULE: ./lib/adapters/git/run.js
var run = __webpack_require__(5102);
// EXTERNAL MODULE: ./lib/adapters/workspace/folder-files.js
var folder_files = __webpack_require__(6110);
// EXTERNAL MODULE: ./lib/adapters/workspace/walk.js
var walk = __webpack_require__(717);
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
    constructor(root, paths, { largestFile = folder_files/* LARGEST_FILE */.K } = {}) {
        this.#root = (0,external_node_fs_.realpathSync)(root);
        this.#paths = paths.map((path) => (0,external_node_path_.resolve)(this.#root, path));
        const top = repositoryOf(this.#root);
        this.#isRepository = top !== undefined;
        const home = top ?? this.#root;
        const outside = this.#paths.filter((path) => !isWithin(home, path)).map(folderOf);
        this.#areas = [home, ...outside].map((folder) => ({
            folder,
            files: new folder_files/* FolderFiles */.m(folder, largestFile),
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
        return (0,walk/* filesBelow */.D)(path).map((file) => prefix + file);
    }
    /** Git's tracked files that are there; none where the folder is not the repository's, or git is not installed. */
    async #tracked(folder) {
        try {
            const { code, stdout } = await (0,run/* runGit */.EO)(this.#root, ['ls-files', '-z', '--', folder]);
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

// EXTERNAL MODULE: ./lib/terminal/local-config.js + 3 modules
var local_config = __webpack_require__(6445);
// EXTERNAL MODULE: ./lib/terminal/run-local.js + 48 modules
var run_local = __webpack_require__(9217);
;// CONCATENATED MODULE: ./lib/terminal/check.js




/** Examines every policy document under the paths; all findings count as introduced. */
async function check(options, env) {
    const paths = options.operands.length > 0 ? options.operands : ['.'];
    return (0,run_local/* reviewLocally */.v)({
        changes: new WorkspaceChanges(process.cwd(), paths),
        config: await (0,local_config/* readLocalConfig */.K)(options.config, defaults/* defaultConfigFile */.mD),
        configPath: options.config ?? defaults/* defaultConfigFile */.mD,
        against: 'nothing',
        asPullRequest: false,
        options,
    }, env);
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


/***/ })

};
