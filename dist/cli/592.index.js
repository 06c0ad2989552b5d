export const id = 592;
export const ids = [592];
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

/***/ 6592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentGroups: () => (/* binding */ commentGroups),
  reviewAsMarkdown: () => (/* binding */ reviewAsMarkdown)
});

;// CONCATENATED MODULE: ./lib/render/safe-html-comment.js
/** An HTML comment on one line, `<!-- name key=value ... -->`, in which no value can end it or look like another field. */
function htmlComment(name, fields) {
    const shown = fields.map(([key, value]) => ` ${key}=${encodeCommentValue(value)}`);
    return `<!-- ${name}${shown.join('')} -->`;
}
/**
 * Letters, digits and `_.:-` as they are, every other byte of the UTF-8 form as `=HH`. A second hyphen in a row is
 * written so too, since `--` ends a comment in older parsers.
 */
function encodeCommentValue(value) {
    return value.replace(/[^A-Za-z0-9_.:-]|(?<=-)-/gu, (character) => [...Buffer.from(character, 'utf8')]
        .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''));
}
/** The value that {@link encodeCommentValue} encoded. */
function safe_html_comment_decodeCommentValue(encoded) {
    const bytes = [];
    for (let i = 0; i < encoded.length; i++) {
        const escaped = /^=([0-9A-F]{2})/.exec(encoded.slice(i, i + 3))?.[1];
        bytes.push(escaped === undefined ? encoded.charCodeAt(i) : Number.parseInt(escaped, 16));
        if (escaped !== undefined)
            i += 2;
    }
    return Buffer.from(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/render/marker.js

const marker_name = 'artifact-access-review:v1';
const value = '[A-Za-z0-9_.:=-]';
const marker_form = new RegExp(`^<!-- ${marker_name} tag=(${value}*)(?:( kind=summary)|((?: id=${value}+)+)) -->$`);
/** The marker's line: `<!-- artifact-access-review:v1 tag=... id=... id=... -->`. */
function marker_makeMarker(marker) {
    if (marker.kind === 'summary')
        return htmlComment(marker_name, [
            ['tag', marker.tag],
            ['kind', 'summary'],
        ]);
    return htmlComment(marker_name, [['tag', marker.tag], ...marker.ids.map((id) => ['id', id])]);
}
/** The marker of a comment's body; undefined where its last line is not exactly what {@link makeMarker} writes. */
function parseMarker(body) {
    const lastLine = body.trimEnd().split(/\r?\n/).at(-1) ?? '';
    const match = marker_form.exec(lastLine);
    if (!match)
        return undefined;
    const tag = decodeCommentValue(match[1] ?? '');
    const ids = (match[3] ?? '').split(' id=').slice(1).map(decodeCommentValue);
    const marker = match[2] ? { kind: 'summary', tag } : { kind: 'findings', tag, ids };
    return marker_makeMarker(marker) === lastLine ? marker : undefined;
}

// EXTERNAL MODULE: ./lib/render/safe-markdown.js
var safe_markdown = __webpack_require__(1341);
;// CONCATENATED MODULE: ./lib/render/markdown-message.js

/** A message as Markdown on one line: our words as prose, the author's text as code, foreign prose without effect. */
function messageMarkdown(parts, where = {}) {
    let out = '';
    for (const part of parts) {
        const text = partMarkdown(part, where);
        out += out.endsWith('`') && text.startsWith('`') ? ` ${text}` : text;
    }
    return out;
}
function partMarkdown(part, where) {
    if (typeof part === 'string')
        return ownWords(part, where);
    return 'code' in part ? (0,safe_markdown/* codeSpan */.SS)(part.code, where) : (0,safe_markdown/* plainMarkdown */.EO)(part.quoted, where);
}
/**
 * Our own words are plain text too, for they are shown in terminals: `*` and `<name>` in them mean themselves. Only a
 * word in backticks is code, and a web address may become a link.
 */
function ownWords(text, where) {
    return text
        .replace(/\s+/g, ' ')
        .split(/`([^`]+)`/)
        .map((piece, index) => index % 2 === 1 ? (0,safe_markdown/* codeSpan */.SS)(piece, where) : piece.replace(/[\\`*_[\]<~|]/g, '\\$&'))
        .join('');
}
/** A message up to the end of its first sentence. */
function firstSentence(parts) {
    const out = [];
    for (const part of parts) {
        const text = typeof part === 'string' ? part : 'quoted' in part ? part.quoted : undefined;
        const end = text === undefined ? -1 : text.search(/(?<!\be\.g|\bi\.e)[.!?](?=\s)/);
        if (text === undefined || end < 0)
            out.push(part);
        else
            return [...out, typeof part === 'string' ? text.slice(0, end + 1) : { quoted: text.slice(0, end + 1) }];
    }
    return out;
}

// EXTERNAL MODULE: ./lib/render/place-text.js
var place_text = __webpack_require__(7291);
// EXTERNAL MODULE: ./lib/render/safe-link.js
var safe_link = __webpack_require__(9480);
// EXTERNAL MODULE: ./lib/render/wording.js
var wording = __webpack_require__(4648);
// EXTERNAL MODULE: ./lib/render/levels.js
var levels = __webpack_require__(3765);
;// CONCATENATED MODULE: ./lib/render/comment.js







/** GitHub refuses a body over 65,536 characters; bytes are never fewer. The marker's line comes on top. */
const longestBody = 60_000;
/** How many related places one finding shows: the first ones say what the rest would. */
const mostRelated = 5;
/** The body of the comment on one finding: what and why, the fix, and in small letters where it comes from. */
function findingComment(finding, options = {}) {
    return findingsComment([finding], options);
}
/** One comment for all the findings on the same lines, worst first. What does not fit is counted. */
function findingsComment(findings, options = {}) {
    const sorted = (0,levels/* worstFirst */.m)(findings);
    const bodies = fitting(sorted.map((finding) => findingMarkdown(finding, options)));
    const rest = sorted.length - bodies.length;
    if (rest > 0)
        bodies.push(`And ${(0,wording/* countOf */.pq)(rest, ['more finding', 'more findings'])} on these lines, in the job summary.`);
    const marker = options.marker;
    const last = marker && marker_makeMarker({ kind: 'findings', tag: marker.tag, ids: sorted.map(({ id }) => id) });
    return bodies.join('\n\n---\n\n') + (last ? `\n\n${last}` : '');
}
function fitting(bodies) {
    let bytes = 0;
    return bodies.filter((body) => (bytes += Buffer.byteLength(body) + 8) <= longestBody);
}
/** One finding in full, without marker. A committable suggestion would stand between the fix and the small line. */
function findingMarkdown(finding, options = {}) {
    return [
        `**${wording/* severityWords */.D4[finding.severity]}** · ${(0,safe_markdown/* plainMarkdown */.EO)(finding.title)}`,
        messageMarkdown(finding.message),
        fixMarkdown(finding),
        [originMarkdown(finding), ...relatedMarkdown(finding.related, options.sourceRoot)]
            .map(small)
            .join('<br>'),
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}
/** The fix in words; empty where the message says it. */
function fixMarkdown(finding) {
    return finding.help.length > 0 ? `**Fix:** ${messageMarkdown(finding.help)}` : '';
}
/** The rule as a link to its page. */
function ruleMarkdown(finding) {
    return (0,safe_link/* link */.nf)((0,safe_link/* linkText */.yX)(finding.rule), finding.docs);
}
function originMarkdown(finding) {
    const exception = finding.exception;
    return [
        ruleMarkdown(finding),
        wording/* sourceWords */.hI[finding.source],
        finding.state === 'existing' ? 'was there before' : '',
        exception ? `accepted until ${(0,safe_markdown/* plainMarkdown */.EO)(exception.expires)}: ${(0,safe_markdown/* plainMarkdown */.EO)(exception.reason)}` : '',
    ]
        .filter((text) => text !== '')
        .join(' · ');
}
/** Each place on a small line of its own. */
function relatedMarkdown(related, sourceRoot) {
    const { shown, rest } = (0,wording/* firstOf */.Ku)(related, mostRelated);
    const lines = shown.map((place) => {
        const text = messageMarkdown(place.message);
        return `${(0,place_text/* placeMarkdown */.Bo)(place, sourceRoot)}${text && ` ${text}`}`;
    });
    return rest > 0 ? [...lines, `and ${(0,wording/* countOf */.pq)(rest, ['more place', 'more places'])} in the report`] : lines;
}
function small(text) {
    return `<sub>${text}</sub>`;
}

// EXTERNAL MODULE: ./lib/render/safe-log.js
var safe_log = __webpack_require__(3548);
;// CONCATENATED MODULE: ./lib/render/access-table.js



/** Access gained and lost, one table each, gained first: who may do what to which artifact, when, and where it says so. */
function accessSections(changes, sourceRoot, most) {
    return ['gained', 'lost'].flatMap((change) => {
        const rows = changes.filter((one) => one.change === change).map((one) => accessRow(one, sourceRoot));
        if (rows.length === 0)
            return [];
        const head = `**Access ${change} (${rows.length})**\n\n| Verb | Principal, artifact, condition | Place |\n| --- | --- | --- |\n`;
        const noun = [`access ${change}`, `accesses ${change}`];
        return [{ rank: change === 'gained' ? 80 : 70, head, rows, foot: '', noun, most }];
    });
}
/** Principal and artifact stand one over the other: two ARNs side by side are wider than a comment. */
function accessRow(change, sourceRoot) {
    const start = { line: change.line, column: 1 };
    const place = { path: change.path, start, end: start };
    const access = [cell(change.principal), `on ${cell(change.resource)}`, ...conditions(change)];
    const cells = [
        `**${change.verb}**<br>${cell(change.action)}`,
        access.join('<br>'),
        (0,place_text/* placeMarkdown */.Bo)(place, sourceRoot, { table: true }),
    ];
    return `| ${cells.join(' | ')} |`;
}
function conditions({ context }) {
    return Object.entries(context).map(([key, values]) => {
        const { shown, rest } = (0,wording/* firstOf */.Ku)(values, 3);
        const more = rest > 0 ? ` and ${rest} more` : '';
        return `when ${cell(key)} is ${shown.map(cell).join(', ')}${more}`;
    });
}
function cell(text) {
    return (0,safe_markdown/* codeSpan */.SS)(text, { table: true });
}

// EXTERNAL MODULE: ./lib/domain/finding.js
var finding = __webpack_require__(9813);
;// CONCATENATED MODULE: ./lib/render/findings-list.js






/** One section for each severity, worst first. */
function findings_list_findingSections(findings, options) {
    return finding/* severities */.g.flatMap((severity, index) => {
        const rows = findings
            .filter((finding) => finding.severity === severity)
            .map((finding) => findingRow(finding, options));
        if (rows.length === 0)
            return [];
        const noun = wording/* severityNouns */.jo[severity];
        const head = `**${capital((0,wording/* countOf */.pq)(rows.length, noun))}**\n\n`;
        return [{ rank: 90 - index, head, rows, foot: '', noun, most: options.most }];
    });
}
/** One finding as an item of a list: title and place, then what is wrong. */
function findingRow(finding, options) {
    const headline = `- **${(0,safe_markdown/* plainMarkdown */.EO)(finding.title)}** ${(0,place_text/* placeMarkdown */.Bo)(finding.place, options.sourceRoot)}`;
    const full = options.inFull(finding);
    const text = messageMarkdown(full ? finding.message : firstSentence(finding.message));
    const fix = full ? fixMarkdown(finding) : '';
    return [headline, `${text} ${fix && `${fix} `}<sub>${ruleMarkdown(finding)}</sub>`].join('<br>\n  ');
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/render/sections.js

/** The rank of what is shown whatever the size. */
const stays = Number.POSITIVE_INFINITY;
/**
 * The sections as one text of at most `maxBytes` bytes of UTF-8. Rows are dropped from the end of the least important
 * section first, and each section says how many it lost and where they are (`elsewhere`).
 */
function sections_fitSections(sections, maxBytes, elsewhere) {
    const kept = sections.map((section) => ({ section, count: Math.min(section.rows.length, section.most) }));
    for (;;) {
        const text = kept
            .map((part) => sectionText(part, elsewhere))
            .filter((part) => part !== '')
            .join('\n\n');
        const over = Buffer.byteLength(text) - maxBytes;
        if (over <= 0 || !dropRows(kept, over))
            return text;
    }
}
/** Drops at least one row, and more until `over` bytes are gained in that section; false when there is none left. */
function dropRows(kept, over) {
    const candidates = kept
        .filter(({ section, count }) => section.rank < stays && count > 0)
        .sort((a, b) => a.section.rank - b.section.rank);
    const least = candidates[0];
    if (!least)
        return false;
    let gained = 0;
    while (least.count > 0 && gained < over) {
        least.count--;
        gained += Buffer.byteLength(least.section.rows[least.count] ?? '') + 1;
    }
    return true;
}
function sectionText({ section, count }, elsewhere) {
    const { head, rows, foot, noun } = section;
    if (rows.length === 0)
        return '';
    const rest = rows.length - count;
    if (count === 0)
        return `**${(0,wording/* countOf */.pq)(rest, noun)}** not shown here: see ${elsewhere}.`;
    const more = rest > 0 ? `\n\nAnd ${rest} more in ${elsewhere}.` : '';
    return `${head}${rows.slice(0, count).join('\n')}${more}${foot}`;
}

// EXTERNAL MODULE: ./lib/domain/review.js
var domain_review = __webpack_require__(7582);
// EXTERNAL MODULE: ./lib/render/verdict.js
var verdict = __webpack_require__(6265);
;// CONCATENATED MODULE: ./lib/render/summary-parts.js









const summary_parts_finding = ['finding', 'findings'];
/** Text that stays, whatever the size. */
function fixed(text) {
    return { rank: stays, head: '', rows: text ? [text] : [], foot: '', noun: summary_parts_finding, most: 1 };
}
/** What could not be done: it fails the run, so it comes before any finding. */
function failureSection(review) {
    const rows = review.failures.map((failure) => `- ${(0,safe_markdown/* plainMarkdown */.EO)(failure)}`);
    return {
        rank: 95,
        head: '**Could not be done**\n\n',
        rows,
        foot: '',
        noun: ['failure', 'failures'],
        most: 50,
    };
}
/** What the reader should know beside the findings. */
function noteSection(review) {
    const rows = review.notes.map((note) => `- ${(0,safe_markdown/* plainMarkdown */.EO)(note)}`);
    return { rank: 60, head: '**Notes**\n\n', rows, foot: '', noun: ['note', 'notes'], most: 50 };
}
/** How many of the findings that count stand in comments, and the worst of them. */
function commentedText(commented, all, sourceRoot) {
    const worst = worstFirst(commented)[0];
    if (!worst)
        return '';
    const first = `**${severityWords[worst.severity]}** · ${plainMarkdown(worst.title)} ${placeMarkdown(worst.place, sourceRoot)}`;
    if (all === 1)
        return `${first}. See the comment there.`;
    const many = commented.length === all ? `All ${all} findings` : `${commented.length} of ${all} findings`;
    return `${many} ${commented.length === 1 ? 'stands in a comment' : 'stand in comments'} on the changed files. The worst: ${first}`;
}
/** Findings that were there before, folded. */
function existingSection(review, options) {
    const before = (0,levels/* worstFirst */.m)((0,verdict/* existing */.gT)(review));
    const rows = before.map((one) => findingRow(one, options));
    return { ...folded(`${(0,wording/* countsOf */.mQ)(before)} there before`, rows, summary_parts_finding), rank: 50, most: options.most };
}
/** Findings that the config accepts, with the reason and the last day. */
function exceptionSection(review, options) {
    const rows = review.findings.flatMap(({ finding: one }) => {
        if (!one.exception)
            return [];
        const until = `until ${(0,safe_markdown/* plainMarkdown */.EO)(one.exception.expires)}: ${(0,safe_markdown/* plainMarkdown */.EO)(one.exception.reason)}`;
        return [
            `- ${(0,safe_markdown/* plainMarkdown */.EO)(one.title)} ${(0,place_text/* placeMarkdown */.Bo)(one.place, options.sourceRoot)} ${until} <sub>${ruleMarkdown(one)}</sub>`,
        ];
    });
    const title = `${(0,wording/* countOf */.pq)(rows.length, summary_parts_finding)} accepted by the config`;
    return { ...folded(title, rows, summary_parts_finding), rank: 40, most: options.most };
}
/** Files that were not examined, and why. */
function skippedSection(review, most) {
    const rows = review.skipped.map(({ path, reason }) => `- ${(0,safe_markdown/* codeSpan */.SS)(path)}: ${wording/* skipWords */.XY[reason]}`);
    const noun = ['skipped file', 'skipped files'];
    return { ...folded((0,wording/* countOf */.pq)(rows.length, ['file skipped', 'files skipped']), rows, noun), rank: 30, most };
}
/** By what the review decided, in small letters. */
function decidedText(review) {
    const analyzer = {
        on: 'on',
        off: 'off, validated offline',
        unavailable: '**unavailable**, validated offline',
    };
    const parts = [
        review.head === null
            ? ''
            : `Reviewed ${commit(review.head)}${review.base === null ? '' : ` against ${commit(review.base)}`}`,
        `IAM Access Analyzer: ${analyzer[review.accessAnalyzer]}`,
        `service data of ${(0,safe_markdown/* plainMarkdown */.EO)(review.serviceDataDate)}`,
        review.paidCalls > 0 ? (0,wording/* countOf */.pq)(review.paidCalls, ['charged call', 'charged calls']) : '',
        (0,verdict/* gateText */.bp)(review),
    ];
    return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}
/** The findings that count, worst first. */
function introduced(review) {
    return (0,levels/* worstFirst */.m)((0,domain_review/* counted */.h)(review));
}
function commit(name) {
    return (0,safe_markdown/* codeSpan */.SS)(name.slice(0, 7));
}
function folded(title, rows, noun) {
    return { head: `<details><summary>${title}</summary>\n\n`, rows, foot: '\n\n</details>', noun };
}

;// CONCATENATED MODULE: ./lib/render/summary.js






/** GitHub refuses a body over 65,536 characters. */
const longestComment = 65_000;
/** The runner refuses a step's summary over 1 MiB, whole. */
const longestJobSummary = 900 * 1024;
/** The one comment in a pull request's conversation: the verdict, and what no comment on a line says. */
function summaryComment(review, options = {}) {
    const commented = commentedIds(review);
    const isCommented = (finding) => commented.has(finding.id);
    const list = {
        sourceRoot: options.sourceRoot,
        most: 20,
        inFull: (finding) => !isCommented(finding),
    };
    const findings = part.introduced(review);
    const sections = [
        ...opening(review),
        part.fixed(part.commentedText(findings.filter(isCommented), findings.length, options.sourceRoot)),
        ...findingSections(findings.filter((finding) => !isCommented(finding)), list),
        ...rest(review, list),
    ];
    const marker = options.marker ? `\n\n${makeMarker({ kind: 'summary', tag: options.marker.tag })}` : '';
    return (fitSections(sections, (options.maxBytes ?? longestComment) - Buffer.byteLength(marker), 'the job summary') + marker);
}
/** The job's summary page: the verdict and every finding. */
function jobSummary(review, options = {}) {
    const commented = options.commentsPosted === false ? new Set() : commentedIds(review);
    const list = {
        sourceRoot: options.sourceRoot,
        most: Number.MAX_SAFE_INTEGER,
        inFull: (finding) => !commented.has(finding.id),
    };
    const sections = [
        ...opening(review),
        ...findings_list_findingSections(introduced(review), list),
        ...rest(review, list),
    ];
    return `${sections_fitSections(sections, (options.maxBytes ?? longestJobSummary) - 1, 'the JSON report')}\n`;
}
function opening(review) {
    return [fixed((0,verdict/* verdictMarkdown */.BT)(review)), fixed((0,verdict/* passReason */.YN)(review)), failureSection(review)];
}
function rest(review, list) {
    return [
        ...accessSections(review.accessChanges, list.sourceRoot, list.most),
        noteSection(review),
        existingSection(review, { ...list, inFull: () => false }),
        exceptionSection(review, list),
        skippedSection(review, list.most),
        fixed(decidedText(review)),
    ];
}
function commentedIds(review) {
    const commented = review.findings.filter(({ placement }) => placement.where === 'inline' || placement.where === 'file');
    return new Set(commented.map(({ finding }) => finding.id));
}

;// CONCATENATED MODULE: ./lib/render/review-markdown.js





/** The findings that are shown in comments, grouped by their lines, in the review's order. */
function commentGroups(review) {
    const groups = new Map();
    for (const { finding, placement } of review.findings) {
        if (placement.where !== 'inline' && placement.where !== 'file')
            continue;
        const key = `${placement.where} ${placement.where === 'file' ? finding.place.path : (0,place_text/* placeText */.Z9)(finding.place)}`;
        const group = groups.get(key);
        if (group)
            group.findings.push(finding);
        else
            groups.set(key, { where: placement.where, findings: [finding] });
    }
    return [...groups.values()];
}
/** The whole review as it would stand on a pull request: the job summary, then each comment under its place. */
function reviewAsMarkdown(review) {
    const comments = commentGroups(review).map(({ where, findings }) => {
        const place = findings[0].place;
        const title = where === 'file' ? (0,safe_markdown/* codeSpan */.SS)(place.path) : (0,safe_markdown/* codeSpan */.SS)((0,place_text/* placeText */.Z9)(place));
        return `#### Comment on ${title}\n\n${findingsComment(findings)}\n`;
    });
    const text = [jobSummary(review), ...comments].join('\n');
    return text.split('\n').map(safe_log/* withoutCommands */.D).join('\n');
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


/***/ })

};
