export const id = 572;
export const ids = [572];
export const modules = {

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** Findings that count: introduced, and not accepted by an exception. */
function counted(review) {
    return review.findings
        .map(({ finding }) => finding)
        .filter((finding) => finding.state === 'introduced' && !finding.exception);
}


/***/ }),

/***/ 3765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ worstFirst),
/* harmony export */   y: () => (/* binding */ levels)
/* harmony export */ });
/* harmony import */ var _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9813);

/** What fails a review by default is an error there as well. */
const levels = {
    error: 'error',
    'security-warning': 'error',
    warning: 'warning',
    suggestion: 'note',
};
/** Findings by severity; those of one severity stay in their order. */
function worstFirst(findings) {
    return [...findings].sort((a, b) => _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.indexOf(a.severity) - _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.indexOf(b.severity));
}


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ placeMarkdown),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   fM: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var _safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1341);
/* harmony import */ var _safe_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9480);


/** The last line that has a part of the place: a place that ends before a line's first character does not touch it. */
function lastLine(place) {
    return place.end.column === 1 && place.end.line > place.start.line ? place.end.line - 1 : place.end.line;
}
/** `path:12`, or `path:12-15` for more than one line; not safe for anything yet. */
function placeText(place) {
    const last = lastLine(place);
    return `${place.path}:${place.start.line}${last > place.start.line ? `-${last}` : ''}`;
}
/** The place as code, linked where `sourceRoot`, the address of the files at the reviewed commit, is known. */
function placeMarkdown(place, sourceRoot, where = {}) {
    const text = (0,_safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(placeText(place), where);
    if (!sourceRoot)
        return text;
    const last = lastLine(place);
    const lines = `#L${place.start.line}${last > place.start.line ? `-L${last}` : ''}`;
    return (0,_safe_link_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(text, `${sourceRoot}/${(0,_safe_link_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(place.path)}${lines}`);
}


/***/ }),

/***/ 9480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ encodePath),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   yX: () => (/* binding */ linkText)
/* harmony export */ });
/* unused harmony export linkTarget */
/* harmony import */ var _safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1341);

/** Foreign text as the text of a link. */
function linkText(text) {
    return (0,_safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainMarkdown */ .EO)(text);
}
/** An address that a link may have: on the web, or a path without scheme, host or leading slash. */
const allowed = /^(?:https?:\/\/[^/]|(?![a-z][a-z0-9+.-]*:)[^/\\])/i;
/** Everything else could end the link, mean something to Markdown, or hide. `%` stays: addresses come encoded. */
const unsafe = /[^A-Za-z0-9\-._~:/?#@!+,;=%]/gu;
/** An address as the target of a Markdown link; undefined where it must not be one. */
function linkTarget(address) {
    return allowed.test(address) ? address.replace(unsafe, encode) : undefined;
}
/** A link with a text that is Markdown already; the text alone where the address must not be followed. */
function link(text, address) {
    const target = linkTarget(address);
    return target === undefined ? text : `[${text}](${target})`;
}
/** The path of a file as part of an address. */
function encodePath(path) {
    return path
        .split('/')
        .map((part) => encodeURIComponent(wellFormed(part)))
        .join('/');
}
/** `&` would begin a character reference, and an encoded one would be another address. */
function encode(character) {
    if (character === '&')
        return '&amp;';
    const encoded = encodeURIComponent(wellFormed(character));
    return encoded.length > 1 ? encoded : `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function wellFormed(text) {
    return text.replace(/\p{Cs}/gu, '\ufffd');
}


/***/ }),

/***/ 3548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ withoutCommands),
/* harmony export */   E: () => (/* binding */ safeLog)
/* harmony export */ });
/* harmony import */ var _hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95);

/**
 * Foreign text as one line of a job's log. Nothing in it is a command to the runner: `::name::` counts at the start of
 * a line (after white space), and the older `##[name]` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function safeLog(text) {
    return withoutCommands((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)(text));
}
/** One line of our own output that repeats foreign text, in which the runner finds no command. */
function withoutCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}


/***/ }),

/***/ 1341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ plainMarkdown),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export tableCell */
/* harmony import */ var _hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95);

/** What of one value is shown: a policy's value may be as long as the policy. */
const longestCode = 200;
/** What of foreign prose is shown; Access Analyzer's longest messages are about half of it. */
const longestProse = 1000;
/** The author's text as a code span on one line, whatever it holds. Nothing at all, and blanks, are shown in quotes. */
function codeSpan(text, { table = false } = {}) {
    const line = (0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .J)(text, longestCode).replace(/\r\n|[\r\n\u2028\u2029]/g, ' '));
    const content = line.trim() === '' ? `"${line}"` : line;
    const fence = '`'.repeat(longestBacktickRun(content) + 1);
    const padded = /^[ `]|[ `]$/.test(content) ? ` ${content} ` : content;
    return fence + (table ? escapePipes(padded) : padded) + fence;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
/** Parsers do not agree on what `\\|` is in a table, so a backslash before a pipe is shown by its number. */
function escapePipes(text) {
    return text.replace(/\\(?=\|)/g, '\\u{5C}').replaceAll('|', '\\|');
}
/**
 * What GitHub turns into a link, a mention, an emoji or a formula after Markdown is done, where no backslash helps: `@`,
 * `#1`, `GH-1`, advisory numbers, web addresses, `:name:`, `$x$`, and what could be a commit's name.
 */
const linked = /[@#$]|:\/\/|www\.|\b(?:GH|GHSA|CVE|CWE)-|:[\w+-]+:|\b[0-9a-f]{7,40}\b/i;
/**
 * Foreign prose on one line that stays prose: no link, mention, HTML, image, emphasis, heading, list or reference comes
 * out of it. A word that GitHub would link becomes code, which can still be copied.
 */
function plainMarkdown(text, where = {}) {
    const line = (0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .J)(text, longestProse).replace(/\s+/g, ' '));
    const words = line
        .split(' ')
        .map((word) => (linked.test(word) ? codeWord(word, where) : escapeInline(word)));
    const first = words.findIndex((word) => word !== '');
    return words.map((word, index) => (index === first ? escapeBlockStart(word) : word)).join(' ');
}
/** Quotes, brackets and the sentence's punctuation stay outside of the code. */
function codeWord(word, where) {
    const parts = /^(["'([{<]*)(.*?)([.,;:!?"')\]}>]*)$/.exec(word);
    if (!parts?.[2])
        return codeSpan(word, where);
    return escapeInline(parts[1] ?? '') + codeSpan(parts[2], where) + escapeInline(parts[3] ?? '');
}
function escapeInline(text) {
    return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
/** What would begin a list, a heading's underline or a table's ruler at the start of a line. */
function escapeBlockStart(word) {
    return word.replace(/^[-+=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
/** Foreign prose as the content of one table cell. */
function tableCell(text) {
    return plainMarkdown(text, { table: true });
}


/***/ }),

/***/ 6265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictMarkdown),
/* harmony export */   YN: () => (/* binding */ passReason),
/* harmony export */   bp: () => (/* binding */ gateText),
/* harmony export */   gT: () => (/* binding */ existing),
/* harmony export */   nt: () => (/* binding */ verdictText)
/* harmony export */ });
/* harmony import */ var _domain_review_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7582);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4648);


/** The findings that were there before and that no exception accepts. */
function existing(review) {
    return review.findings
        .map(({ finding }) => finding)
        .filter((finding) => finding.state === 'existing' && !finding.exception);
}
/** The verdict in one line of plain text: `2 errors and 1 security warning introduced; 1 part could not be done`. */
function verdictText(review) {
    const parts = [`${newFindings(review)}${countedExisting(review)}`];
    if (review.failures.length > 0) {
        parts.push(`${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(review.failures.length, ['part', 'parts'])} could not be done`);
    }
    return parts.join('; ');
}
/** The same as the heading of a summary. */
function verdictMarkdown(review) {
    const icon = review.conclusion === 'success' ? '✅' : '❌';
    return `### ${icon} Artifact access review: ${verdictText(review)}`;
}
/** Why findings do not fail the check; empty where nothing has to be explained. */
function passReason(review) {
    if (review.conclusion === 'failure' || (0,_domain_review_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(review).length === 0)
        return '';
    return review.failOn === 'never'
        ? 'Nothing fails this check: `fail-on` is `never`.'
        : `None of them fails the check, which ${gateText(review)}.`;
}
/** From where on a finding fails the check. */
function gateText(review) {
    if (review.failOn === 'never')
        return 'fails at no finding';
    const worse = review.failOn === 'error' ? 'an error' : `a ${_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .severityNouns */ .jo[review.failOn][0]} or worse`;
    return `fails at ${worse}${review.failScope === 'all' ? ', new or not' : ''}`;
}
function newFindings(review) {
    const findings = (0,_domain_review_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(review);
    if (findings.length > 0)
        return `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(findings)} ${review.base === null ? 'found' : 'introduced'}`;
    const policies = review.policies.length;
    if (policies === 0)
        return review.base === null ? 'no policies found' : 'no policy changed';
    return `${review.base === null ? 'no findings' : 'no new findings'} in ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(policies, ['policy', 'policies'])}`;
}
/** Findings that were there before are part of the verdict only where they can fail it. */
function countedExisting(review) {
    const before = existing(review);
    return review.failScope === 'all' && before.length > 0 ? `, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(before)} there before` : '';
}


/***/ }),

/***/ 4648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ severityWords),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   XY: () => (/* binding */ skipWords),
/* harmony export */   hI: () => (/* binding */ sourceWords),
/* harmony export */   jo: () => (/* binding */ severityNouns),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   pq: () => (/* binding */ countOf)
/* harmony export */ });
/* unused harmony export enumeration */
/* harmony import */ var _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9813);

/** A severity as a noun, to be counted. */
const severityNouns = {
    error: ['error', 'errors'],
    'security-warning': ['security warning', 'security warnings'],
    warning: ['warning', 'warnings'],
    suggestion: ['suggestion', 'suggestions'],
};
/** A severity as a headline's first word. */
const severityWords = {
    error: 'Error',
    'security-warning': 'Security warning',
    warning: 'Warning',
    suggestion: 'Suggestion',
};
/** Who said it, in a few words. */
const sourceWords = {
    'access-analyzer': 'IAM Access Analyzer',
    'policy-validation': 'validated offline',
    'artifact-check': 'artifact check',
    'access-contract': 'access contract',
    reader: 'file reading',
};
/** Why a file was not examined. */
const skipWords = {
    symlink: 'symbolic link',
    submodule: 'submodule',
    'lfs-pointer': 'Git LFS pointer',
    binary: 'binary',
    'too-large': 'larger than the limit',
    'too-deep': 'nested deeper than the limit',
    ignored: 'ignored by the config',
    'not-utf8': 'not UTF-8',
};
/** `1 policy`, `3 policies`. */
function countOf(count, [one, many]) {
    return `${count} ${count === 1 ? one : many}`;
}
/** `a`, `a and b`, `a, b and c`. */
function enumeration(words) {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
/** `2 errors and 1 warning`, worst first; empty for no findings. */
function countsOf(findings) {
    const counts = _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? '' : countOf(count, severityNouns[severity]);
    });
    return enumeration(counts.filter((text) => text !== ''));
}
/** The first `most` of a list, and how many are left. */
function firstOf(list, most) {
    return { shown: list.slice(0, most), rest: Math.max(0, list.length - most) };
}


/***/ }),

/***/ 7572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubFormat: () => (/* binding */ githubFormat),
  workflowCommand: () => (/* binding */ workflowCommand)
});

// EXTERNAL MODULE: ./lib/domain/review.js
var domain_review = __webpack_require__(7582);
// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/render/hidden-characters.js
var hidden_characters = __webpack_require__(95);
// EXTERNAL MODULE: ./lib/render/levels.js
var levels = __webpack_require__(3765);
// EXTERNAL MODULE: ./lib/render/place-text.js
var place_text = __webpack_require__(7291);
// EXTERNAL MODULE: ./lib/render/wording.js
var wording = __webpack_require__(4648);
;// CONCATENATED MODULE: ./lib/render/annotations.js






/**
 * What the runner keeps of one step; it drops the rest without a word.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const stepCaps = { error: 10, warning: 10, notice: 10 };
/** GitHub cuts an annotation's title at 255 characters and its text at 64 KiB. */
const longestTitle = 250;
const longestMessage = 8_000;
/** Annotations for the findings that count, or for the given ones, worst first, within the caps. */
function annotations(review, caps = stepCaps, findings = (0,domain_review/* counted */.h)(review)) {
    const free = { ...caps };
    const shown = [];
    const left = [];
    for (const finding of (0,levels/* worstFirst */.m)(findings)) {
        if (free[levelOf(finding)]-- > 0)
            shown.push(annotation(finding));
        else
            left.push(finding);
    }
    return { shown, left };
}
function annotation(finding) {
    const { place } = finding;
    return {
        level: levelOf(finding),
        title: (0,hidden_characters/* cut */.J)((0,hidden_characters/* showHidden */.U)(`${wording/* severityWords */.D4[finding.severity]}: ${finding.title}`), longestTitle),
        message: (0,hidden_characters/* cut */.J)(messageText(finding), longestMessage),
        path: place.path,
        startLine: place.start.line,
        endLine: (0,place_text/* lastLine */.fM)(place),
        ...columns(finding),
    };
}
function levelOf(finding) {
    const level = levels/* levels */.y[finding.severity];
    return level === 'note' ? 'notice' : level;
}
function messageText(finding) {
    const help = (0,message/* plainText */.wh)(finding.help);
    const lines = [(0,message/* plainText */.wh)(finding.message), help && `Fix: ${help}`, `${finding.rule}: ${finding.docs}`];
    return lines
        .filter((line) => line !== '')
        .map(hidden_characters/* showHidden */.U)
        .join('\n');
}
function columns({ place: { start, end } }) {
    if (start.line !== end.line)
        return {};
    return { startColumn: start.column, endColumn: Math.max(start.column, end.column - 1) };
}

// EXTERNAL MODULE: ./lib/render/safe-log.js
var safe_log = __webpack_require__(3548);
// EXTERNAL MODULE: ./lib/render/verdict.js
var verdict = __webpack_require__(6265);
;// CONCATENATED MODULE: ./lib/render/workflow-commands.js






/**
 * The review as lines that the Actions runner turns into annotations, for a terminal run inside a job. What is over
 * the runner's caps follows as plain lines.
 */
function githubFormat(review) {
    const findings = review.failScope === 'all' ? [...(0,domain_review/* counted */.h)(review), ...(0,verdict/* existing */.gT)(review)] : (0,domain_review/* counted */.h)(review);
    const { shown, left } = annotations(review, undefined, findings);
    const lines = [
        ...review.failures.map((text) => (0,safe_log/* safeLog */.E)(`Could not be done: ${text}`)),
        ...shown.map(workflowCommand),
    ];
    if (left.length > 0) {
        lines.push(`${(0,wording/* countOf */.pq)(left.length, ['more finding', 'more findings'])}, without an annotation since the runner keeps ten of each level:`);
    }
    return [...lines, ...left.map(plainLine), (0,safe_log/* safeLog */.E)((0,verdict/* verdictText */.nt)(review)), ''].join('\n');
}
/** One annotation as a workflow command: `::error file=...,line=...::message`. */
function workflowCommand(annotation) {
    const { startColumn, endColumn } = annotation;
    const properties = [
        `file=${escapeProperty(annotation.path)}`,
        `line=${annotation.startLine}`,
        `endLine=${annotation.endLine}`,
        ...(startColumn === undefined ? [] : [`col=${startColumn}`]),
        ...(endColumn === undefined ? [] : [`endColumn=${endColumn}`]),
        `title=${escapeProperty(annotation.title)}`,
    ];
    return `::${annotation.level} ${properties.join(',')}::${escapeData(annotation.message)}`;
}
function plainLine(finding) {
    const word = wording/* severityWords */.D4[finding.severity];
    return (0,safe_log/* safeLog */.E)(`${word}: ${(0,place_text/* placeText */.Z9)(finding.place)}: ${finding.title} [${finding.rule}]`);
}
/** As @actions/core escapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text) {
    return text
        .replaceAll('%', '%25')
        .replaceAll('\r', '%0D')
        .replaceAll('\n', '%0A')
        .replaceAll('##[', '## [');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}


/***/ })

};
