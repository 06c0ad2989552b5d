export const id = 258;
export const ids = [258];
export const modules = {

/***/ 4685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ isEverything),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   _I: () => (/* binding */ arnsOverlap),
/* harmony export */   mu: () => (/* binding */ arnCovers)
/* harmony export */ });
/* unused harmony export arnMatches */
/* harmony import */ var _bounded_memo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9590);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1452);


/** The segments of an ARN pattern, an incomplete one completed; undefined for anything else, such as `*`. */
function parseArn(text) {
    const segments = segmentsOf(text);
    if (segments[0] !== 'arn')
        return undefined;
    const [, partition = '', service = '', region = '', account = '', resource = ''] = segments;
    return { partition, service, region, account, resource };
}
/** Whether the resource pattern matches one resource; `*` matches every resource, and only `*` matches `*`. */
function arnMatches(pattern, arn) {
    return bySegment(pattern, arn, wildcardMatches);
}
/** Whether every resource of `inner` is matched by `outer`. */
function arnCovers(outer, inner) {
    return bySegment(outer, inner, _pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .patternCovers */ .JQ);
}
/** Whether some resource is matched by both patterns. */
function arnsOverlap(left, right) {
    if (isEverything(right))
        return true;
    return bySegment(left, right, _pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .patternsOverlap */ .NQ);
}
/** Whether the pattern is nothing but stars: it matches every resource there is. */
function isEverything(pattern) {
    return /^\*+$/.test(pattern);
}
function bySegment(left, right, test) {
    if (isEverything(left))
        return true;
    const a = segmentsOf(left);
    const b = segmentsOf(right);
    // What has no six segments is no ARN; AWS refuses it, and as text it can equal only its like.
    if (a.length === 0 || b.length === 0)
        return test(left, right);
    return a.every((segment, index) => test(segment, b[index] ?? ''));
}
/**
 * Six segments at the first five colons that stand outside of a `${variable}`; none for what is no ARN. Of an ARN
 * with fewer fields AWS completes the missing ones with `*`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
const segmentsOf = (0,_bounded_memo_js__WEBPACK_IMPORTED_MODULE_1__/* .boundedMemo */ .S)(splitArn);
function splitArn(text) {
    const segments = [];
    let start = 0;
    for (let i = 0; i < text.length && segments.length < 5; i++) {
        if (text[i] === '$' && text[i + 1] === '{') {
            const end = text.indexOf('}', i);
            if (end > 0)
                i = end;
        }
        else if (text[i] === ':') {
            segments.push(text.slice(start, i));
            start = i + 1;
        }
    }
    segments.push(text.slice(start));
    if (segments.length === 6)
        return segments;
    if (segments[0] !== 'arn' || segments.length < 2)
        return [];
    return [...segments, '*', '*', '*', '*'].slice(0, 6);
}


/***/ }),

/***/ 9590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ boundedMemo)
/* harmony export */ });
/**
 * Remembers what a pure function made of a text, for comparisons in which the same few texts meet again and again. It
 * forgets everything when it is full, so that no file can fill the memory.
 */
function boundedMemo(make, limit = 2_000) {
    const known = new Map();
    return (text) => {
        const found = known.get(text);
        if (found !== undefined)
            return found;
        const made = make(text);
        if (known.size >= limit)
            known.clear();
        known.set(text, made);
        return made;
    };
}


/***/ }),

/***/ 7431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ parseOperator),
/* harmony export */   bX: () => (/* binding */ isNegated),
/* harmony export */   pr: () => (/* binding */ operatorNames),
/* harmony export */   s1: () => (/* binding */ holdsWhenAbsent)
/* harmony export */ });
const operatorNames = [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
    'Bool',
    'BinaryEquals',
    'IpAddress',
    'NotIpAddress',
    'ArnEquals',
    'ArnLike',
    'ArnNotEquals',
    'ArnNotLike',
    'Null',
];
const byLowerCase = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));
/** Takes an operator's text apart. Names are compared without case, as AWS does. */
function parseOperator(text) {
    const match = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(text);
    const qualifier = match?.[1]?.toLowerCase();
    return {
        text,
        qualifier: qualifier === 'forallvalues' ? 'ForAllValues' : qualifier ? 'ForAnyValue' : undefined,
        name: byLowerCase.get((match?.[2] ?? '').toLowerCase()),
        ifExists: match?.[3] !== undefined,
    };
}
/** Whether the operator holds where the value is NOT among those listed. */
function isNegated(operator) {
    return operator.name?.includes('Not') ?? false;
}
/**
 * Whether the condition holds for a request that does not carry the key: so it does for …IfExists, for negated
 * operators, for ForAllValues and for `Null: true`. ForAnyValue never does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function holdsWhenAbsent(condition) {
    const { operator } = condition;
    if (operator.name === 'Null')
        return condition.values.every((value) => value.text.toLowerCase() === 'true');
    if (operator.qualifier === 'ForAnyValue')
        return false;
    return operator.ifExists || operator.qualifier === 'ForAllValues' || isNegated(operator);
}


/***/ }),

/***/ 3966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ hasResources),
/* harmony export */   o5: () => (/* binding */ hasPrincipals),
/* harmony export */   y1: () => (/* binding */ policyKinds)
/* harmony export */ });
/** What a policy document is attached to, and so which language rules hold for it. */
const policyKinds = [
    'identity',
    'trust',
    'ecr-repository',
    'ecr-registry',
    'ecr-public-repository',
    'codeartifact-domain',
    'codeartifact-repository',
    's3-bucket',
    's3-access-point',
    'kms-key',
    'vpc-endpoint',
    'service-control',
    'resource-control',
    'resource',
];
/** Kinds whose statements say who: everything but identity and service control policies. */
function hasPrincipals(kind) {
    return kind !== 'identity' && kind !== 'service-control';
}
/** Kinds whose statements name no resource, since the policy hangs on the one that it is about. */
function hasResources(kind) {
    return kind !== 'trust' && kind !== 'ecr-repository' && kind !== 'ecr-public-repository';
}


/***/ }),

/***/ 2564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   Q1: () => (/* binding */ substringSpan),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   aB: () => (/* binding */ toJson),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cp: () => (/* binding */ isUncertain)
/* harmony export */ });
/** The member of a key as JSON readers take it: the last one of that name. */
function member(node, key) {
    return node.members.findLast((each) => each.key === key);
}
/** The value of a key, see {@link member}. */
function valueOf(node, key) {
    return node?.type === 'object' ? member(node, key)?.value : undefined;
}
/** A list's items, or the one value that stands in a list's place. */
function itemsOf(node) {
    return node.type === 'array' ? node.items : [node];
}
/**
 * The text of a scalar. An unknown stands in it as `${name}`, the form of a policy variable, which every matcher takes
 * for one opaque value; see pattern.ts. Undefined for objects, lists and null.
 */
function textOf(node) {
    switch (node.type) {
        case 'string':
            return node.value;
        case 'template':
            return node.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
        case 'unknown':
            return `\${${node.name}}`;
        case 'number':
            return node.source;
        case 'boolean':
            return String(node.value);
        default:
            return undefined;
    }
}
/** Whether a part of the value cannot be known. */
function isUncertain(node) {
    return node.type === 'template' || node.type === 'unknown';
}
/** The span in the file of a part of a string's value, `[index, index + length)`. */
function substringSpan(node, index, length) {
    const { content } = node;
    if (typeof content === 'number')
        return { start: content + index, end: content + index + length };
    const start = content.offsetOf(index);
    if (length === 0)
        return { start, end: start };
    return { start, end: content.endOf?.(index + length) ?? content.offsetOf(index + length) };
}
/**
 * One text for one meaning: equal trees give equal texts whatever their format, spacing or key order.
 * Duplicate keys stay, in order: they are a difference.
 */
function canonical(node) {
    switch (node.type) {
        case 'object': {
            const members = node.members.map((each) => `${JSON.stringify(each.key)}:${canonical(each.value)}`);
            return `{${members.sort().join(',')}}`;
        }
        case 'array':
            return `[${node.items.map(canonical).join(',')}]`;
        case 'null':
            return 'null';
        case 'boolean':
            return String(node.value);
        case 'unknown':
            return `?${JSON.stringify(node.name)}`;
        case 'template':
            return `?${JSON.stringify(textOf(node))}`;
        default:
            return JSON.stringify(textOf(node));
    }
}
/** The JSON that a tree says, for AWS: unknown parts become `unknown`, a text of a harmless shape. */
function toJson(node, unknown) {
    switch (node.type) {
        case 'object':
            return `{${node.members.map((each) => `${JSON.stringify(each.key)}:${toJson(each.value, unknown)}`).join(',')}}`;
        case 'array':
            return `[${node.items.map((item) => toJson(item, unknown)).join(',')}]`;
        case 'template':
        case 'unknown':
            return JSON.stringify(unknown(node));
        case 'number':
            return Number.isFinite(node.value) ? JSON.stringify(node.value) : JSON.stringify(node.source);
        case 'boolean':
            return String(node.value);
        case 'null':
            return 'null';
        case 'string':
            return JSON.stringify(node.value);
    }
}


/***/ }),

/***/ 1452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JQ: () => (/* binding */ patternCovers),
/* harmony export */   NQ: () => (/* binding */ patternsOverlap),
/* harmony export */   pn: () => (/* binding */ wildcardMatcher),
/* harmony export */   rl: () => (/* binding */ hasWildcard),
/* harmony export */   w1: () => (/* binding */ wildcardMatches)
/* harmony export */ });
/* harmony import */ var _bounded_memo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9590);

const any = -1;
const one = -2;
/** Whether `pattern` matches the whole of `text`, case-sensitively. At worst their lengths' product, never exponential. */
function wildcardMatches(pattern, text) {
    return wildcardMatcher(pattern)(text);
}
/** {@link wildcardMatches} for one pattern and many texts. */
function wildcardMatcher(pattern) {
    if (!hasWildcard(pattern))
        return (text) => pattern === text;
    const wanted = tokenize(pattern);
    return (text) => absorbs(wanted, codePoints(text));
}
/** Whether every text that `inner` matches is matched by `outer`: `ecr:*` covers `ecr:Get*`. */
function patternCovers(outer, inner) {
    if (outer === '*' || outer === inner)
        return true;
    // Most pairs differ in their literal beginnings, and policies can have very many pairs.
    if (!hasWildcard(outer) || !inner.startsWith(outer.slice(0, literalLength(outer))))
        return false;
    return absorbs(tokensOf(outer), tokensOf(inner));
}
/** Whether some text is matched by both patterns: `repository/a*` and `repository/*b` share `repository/ab`. */
function patternsOverlap(left, right) {
    if (left === '*' || right === '*' || left === right)
        return true;
    const literal = Math.min(literalLength(left), literalLength(right));
    if (left.slice(0, literal) !== right.slice(0, literal))
        return false;
    const a = tokensOf(left);
    const b = tokensOf(right);
    // reachable[j]: the tokens of `a` read so far can match the first j tokens of `b`.
    let reachable = new Uint8Array(b.length + 1);
    reachable[0] = 1;
    for (let j = 1; j <= b.length && b[j - 1] === any; j++)
        reachable[j] = 1;
    for (const token of a) {
        const next = new Uint8Array(b.length + 1);
        for (let j = 0; j <= b.length; j++)
            next[j] = overlapStep(token, b, j, reachable, next) ? 1 : 0;
        reachable = next;
    }
    return reachable[b.length] === 1;
}
function overlapStep(token, b, j, before, now) {
    const last = j > 0 ? b[j - 1] : undefined;
    if (token === any && before[j] === 1)
        return true;
    if (last === undefined)
        return false;
    if (token === any && now[j - 1] === 1)
        return true;
    if (last === any && (now[j - 1] === 1 || before[j] === 1))
        return true;
    return (before[j - 1] === 1 &&
        last !== any &&
        token !== any &&
        (token === last || takesOne(token, last) || takesOne(last, token)));
}
/** Whether a pattern has a wildcard; `${*}` is none. */
function hasWildcard(pattern) {
    if (!pattern.includes('*') && !pattern.includes('?'))
        return pattern.includes('${');
    return true;
}
/** How many characters stand before the first wildcard or variable. */
function literalLength(pattern) {
    const at = pattern.search(/[*?$]/);
    return at < 0 ? pattern.length : at;
}
/** Greedy matching with one point of return, `*` in `given` taken only by `*` in `pattern`. */
function absorbs(pattern, given) {
    let p = 0;
    let g = 0;
    let star = -1;
    let mark = 0;
    while (g < given.length) {
        const want = pattern[p];
        const have = given[g];
        if (want === any) {
            star = p++;
            mark = g;
        }
        else if (want !== undefined &&
            have !== undefined &&
            have !== any &&
            (want === have || takesOne(want, have))) {
            p++;
            g++;
        }
        else if (star >= 0) {
            p = star + 1;
            g = ++mark;
        }
        else
            return false;
    }
    while (pattern[p] === any)
        p++;
    return p === pattern.length;
}
/** `?` takes any one character, also another `?`; an opaque value may be longer than one. */
function takesOne(want, have) {
    return want === one && typeof have === 'number' && have !== any;
}
function codePoints(text) {
    return Array.from(text, (char) => char.codePointAt(0) ?? 0);
}
const tokensOf = (0,_bounded_memo_js__WEBPACK_IMPORTED_MODULE_0__/* .boundedMemo */ .S)(tokenize);
function tokenize(pattern) {
    const out = [];
    for (let i = 0; i < pattern.length;) {
        const variable = pattern.startsWith('${', i) ? pattern.indexOf('}', i) : -1;
        if (variable > 0) {
            const name = pattern.slice(i + 2, variable);
            out.push(/^[*?$]$/.test(name) ? name.charCodeAt(0) : name);
            i = variable + 1;
            continue;
        }
        const point = pattern.codePointAt(i) ?? 0;
        pushToken(out, point === 42 ? any : point === 63 ? one : point);
        i += point > 0xffff ? 2 : 1;
    }
    return out;
}
/** `**` is `*`, and `*?` is kept as `?*`, so that equal patterns have equal tokens. */
function pushToken(out, token) {
    if (out.at(-1) !== any)
        out.push(token);
    else if (token === one)
        out.splice(-1, 1, one, any);
    else if (token !== any)
        out.push(token);
}


/***/ }),

/***/ 16:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ isEveryone),
/* harmony export */   QC: () => (/* binding */ principalTypes),
/* harmony export */   UP: () => (/* binding */ isAccount),
/* harmony export */   XP: () => (/* binding */ accountOf)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4685);

const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
/** Everyone, without a name or an account: `"*"` and `{"AWS": "*"}`. */
function isEveryone(principal) {
    return principal.type === 'AWS' && principal.text === '*';
}
/** The 12-digit account of an AWS principal, from its ARN or its bare number; undefined where none is named. */
function accountOf(principal) {
    if (principal.type !== 'AWS')
        return undefined;
    if (/^\d{12}$/.test(principal.text))
        return principal.text;
    const account = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(principal.text)?.account;
    return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
/** Whether a principal stands for a whole account: its number or its `:root`. */
function isAccount(principal) {
    if (principal.type !== 'AWS')
        return false;
    return /^\d{12}$/.test(principal.text) || (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(principal.text)?.resource === 'root';
}


/***/ }),

/***/ 1023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ rules)
});

// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/policy/pattern.js
var policy_pattern = __webpack_require__(1452);
;// CONCATENATED MODULE: ./lib/validation/rule.js
/** Makes a rule; the compiler sees to it that `find` yields only codes that `issues` lists. */
function rule(definition) {
    return definition;
}
/** {@link rule} for what each statement decides alone. */
function statementRule(definition) {
    return rule({
        class: definition.class,
        issues: definition.issues,
        find(context) {
            const found = [];
            for (const statement of context.policy.statements) {
                for (const problem of definition.find(statement, context))
                    found.push({ ...problem, statement });
            }
            return found;
        },
    });
}
/** Shorthands for a rule's list of issues. */
const error = (title) => ({ severity: 'error', title });
const securityWarning = (title) => ({ severity: 'security-warning', title });
const warning = (title) => ({ severity: 'warning', title });
const suggestion = (title) => ({ severity: 'suggestion', title });

;// CONCATENATED MODULE: ./lib/validation/text-edits.js
/** What may stand in a key or value of JSON, YAML and HCL, quoted or not, without changing the syntax around it. */
const harmless = /^[\w:.*/-]+$/;
/**
 * The change that puts one text in another's place at a key or value; empty where the file does not hold the text as
 * it is, quotes apart, so that no edit is made blindly.
 */
function replaceText(file, at, text, replacement) {
    if (!harmless.test(replacement))
        return [];
    const written = file.text.slice(at.start, at.end);
    if (written === text)
        return [{ start: at.start, end: at.end, text: replacement }];
    if (!isQuoted(written) || written.slice(1, -1) !== text)
        return [];
    return [{ start: at.start + 1, end: at.end - 1, text: replacement }];
}
function isQuoted(written) {
    const quote = written[0];
    return written.length >= 2 && (quote === '"' || quote === "'") && written.endsWith(quote);
}

;// CONCATENATED MODULE: ./lib/validation/withdrawn-services.js
/**
 * Prefixes of services that AWS has withdrawn, and so no longer lists. Access Analyzer's answers take most of them still
 * (not `elastic-inference`), and a policy that names them was right once.
 */
const withdrawnServices = new Set([
    'aws-artifact',
    'datazonecontrol',
    'deepcomposer',
    'deeplens',
    'deepracer',
    'gamesparks',
    'iot1click',
    'iotroborunner',
    'iotthingsgraph',
    'macie',
    'mobilehub',
    'privatenetworks',
    'sagemaker-groundtruth-synthetic',
    'sumerian',
    'zocalo',
]);

;// CONCATENATED MODULE: ./lib/validation/actions.js





/**
 * Actions that AWS does not know. Patterns with a wildcard are let be, also those that match nothing: Access Analyzer
 * takes them for a provision against later actions.
 */
const knownActions = statementRule({
    class: 'data',
    issues: {
        INVALID_ACTION: error('Invalid action'),
        INVALID_SERVICE_IN_ACTION: error('Invalid service in action'),
    },
    *find({ action }, context) {
        for (const item of action?.items ?? []) {
            if (item.uncertain || item.node.type !== 'string' || item.text === '*')
                continue;
            const colon = item.text.indexOf(':');
            const prefix = item.text.slice(0, Math.max(colon, 0));
            if (colon < 0)
                yield withoutService(item);
            if (prefix === '' || (0,policy_pattern/* hasWildcard */.rl)(prefix) || withdrawnServices.has(prefix.toLowerCase()))
                continue;
            const service = context.services.service(prefix);
            if (!service)
                yield unknownService(item, prefix, context);
            else if (!(0,policy_pattern/* hasWildcard */.rl)(item.text))
                yield* unknownAction(item, service, context);
        }
    },
});
function withoutService(item) {
    return {
        code: 'INVALID_ACTION',
        at: item.node,
        message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is no action: it names no service.`,
        help: (0,message/* message */.iU) `Write it as ${(0,message/* code */.aY)('service:Action')}, such as ${(0,message/* code */.aY)('ecr:PutImage')}.`,
        value: item.text,
    };
}
function unknownService(item, prefix, { services, suggestions }) {
    const meant = suggestions.nearest(prefix, services.prefixes);
    return {
        code: 'INVALID_SERVICE_IN_ACTION',
        at: item.node,
        message: (0,message/* message */.iU) `There is no AWS service ${(0,message/* code */.aY)(prefix)}, so ${(0,message/* code */.aY)(item.text)} covers nothing.`,
        help: meant === undefined
            ? (0,message/* message */.iU) `Look up the service's prefix in AWS's Service Authorization Reference.`
            : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant + item.text.slice(prefix.length))}?`,
        value: item.text,
    };
}
function* unknownAction(item, service, context) {
    const name = item.text.slice(item.text.indexOf(':') + 1);
    if (service.actions.has(name.toLowerCase()))
        return;
    const nearest = context.suggestions.nearest(name, Array.from(service.actions.values(), (action) => action.name));
    const meant = nearest === undefined ? undefined : `${service.prefix}:${nearest}`;
    yield {
        code: 'INVALID_ACTION',
        at: item.node,
        message: (0,message/* message */.iU) `${service.name} has no action ${(0,message/* code */.aY)(name)}, so ${(0,message/* code */.aY)(item.text)} covers nothing.`,
        help: meant === undefined
            ? (0,message/* message */.iU) `Look up the action in AWS's Service Authorization Reference.`
            : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant)}?`,
        value: item.text,
        fix: meant === undefined ? [] : replaceText(context.policy.file, item.node, item.text, meant),
    };
}
/** A wildcard in a service's name takes in services that nobody thought of, also later ones. */
const wildcardInService = statementRule({
    class: 'text',
    issues: { WILDCARD_IN_SERVICE_NAME: suggestion('Wildcard in service name') },
    *find({ action }) {
        for (const item of action?.items ?? []) {
            const colon = item.text.indexOf(':');
            const service = item.text.slice(0, Math.max(colon, 0));
            if (item.uncertain || !/[*?]/.test(service))
                continue;
            yield {
                code: 'WILDCARD_IN_SERVICE_NAME',
                at: item.node,
                message: (0,message/* message */.iU) `The wildcard in ${(0,message/* code */.aY)(service)} takes in every service of such a name, also those that AWS adds later.`,
                help: (0,message/* message */.iU) `Name each service.`,
                value: item.text,
            };
        }
    },
});

// EXTERNAL MODULE: ./lib/policy/node.js
var policy_node = __webpack_require__(2564);
;// CONCATENATED MODULE: ./lib/validation/condition-key-facts.js

/** The part of a condition key before its first colon, in lower case; undefined where the key has none. */
function prefixOf(key) {
    const colon = key.indexOf(':');
    return colon > 0 ? key.slice(0, colon).toLowerCase() : undefined;
}
/** Whether the prefix is the host of an identity provider, such as `token.actions.githubusercontent.com`. */
function isProviderHost(prefix) {
    return prefix.includes('.');
}
/** What AWS's data gets wrong: its own page calls this key an ARN. */
const corrections = new Map([['aws:sourcevpcarn', 'ARN']]);
/**
 * What is known of a condition's key: a global key, one of the service that its prefix names, or one of a service whose
 * actions the statement has. Undefined for what AWS does not list, the keys of identity providers among them.
 */
function keyFacts(condition, statement, services) {
    const { key } = condition;
    const prefix = prefixOf(key);
    if (prefix === undefined || isProviderHost(prefix))
        return undefined;
    const facts = services.globalConditionKey(key) ??
        services.conditionKey(prefix, key) ??
        keyOfActions(key, statement, services);
    const type = facts && corrections.get(facts.key.toLowerCase());
    return type === undefined ? facts : { key, type };
}
function keyOfActions(key, statement, services) {
    const prefixes = new Set();
    for (const { text } of statement.action?.items ?? []) {
        const prefix = prefixOf(text);
        if (prefix !== undefined && !(0,policy_pattern/* hasWildcard */.rl)(prefix))
            prefixes.add(prefix);
    }
    for (const prefix of prefixes) {
        const facts = services.conditionKey(prefix, key);
        if (facts)
            return facts;
    }
    return undefined;
}
/** The type of one value: `String` for `String` and `ArrayOfString`. */
function valueType({ type }) {
    return type.replace(/^ArrayOf/, '');
}
/** Whether a request can have several values for the key. */
function isMultivalued({ type }) {
    return type.startsWith('ArrayOf');
}

;// CONCATENATED MODULE: ./lib/validation/condition-keys.js






/** Keys that there are, with the prefix of a service, `aws:` for all of them. */
const conditionKeys = statementRule({
    class: 'data',
    issues: {
        INVALID_CONDITION_KEY_FORMAT: error('Invalid condition key format'),
        UNSUPPORTED_GLOBAL_CONDITION_KEY: error('Unsupported global condition key'),
        MISSING_TAG_KEY_IN_CONDITION: error('Missing tag key in condition'),
        INVALID_GLOBAL_CONDITION_KEY: error('Invalid global condition key'),
        INVALID_SERVICE_CONDITION_KEY: error('Invalid service condition key'),
        INVALID_SERVICE: error('Invalid service'),
    },
    *find(statement, context) {
        for (const condition of statement.conditions) {
            const { key, keySpan: at } = condition;
            if (key.includes('${'))
                continue;
            const prefix = prefixOf(key);
            if (prefix === undefined || key.endsWith(':')) {
                const text = (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is no condition key: it has no prefix and name.`;
                yield {
                    code: 'INVALID_CONDITION_KEY_FORMAT',
                    at,
                    message: text,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('service:Name')}.`,
                    value: key,
                };
            }
            else if (key.toLowerCase() === 'aws:arn') {
                yield {
                    code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
                    at,
                    message: (0,message/* message */.iU) `AWS no longer supports the condition key ${(0,message/* code */.aY)(key)}.`,
                    help: (0,message/* message */.iU) `For who calls use ${(0,message/* code */.aY)('aws:PrincipalArn')}, for the resource that a service acts for ${(0,message/* code */.aY)('aws:SourceArn')}.`,
                    value: key,
                };
            }
            else if (isTagKeyMissing(key)) {
                yield {
                    code: 'MISSING_TAG_KEY_IN_CONDITION',
                    at,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} does not say which tag is meant, so it is never in a request.`,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)(`${key.replace(/\/$/, '')}/tag-key`)} with the tag's own key.`,
                    value: key,
                };
            }
            else {
                const problem = unknownKey(condition, prefix, statement, context);
                if (problem)
                    yield problem;
            }
        }
    },
});
function isTagKeyMissing(key) {
    return /:(?:ResourceTag|RequestTag|PrincipalTag)\/?$/i.test(key);
}
/**
 * A key that neither the service of its prefix nor those of the statement's actions list. The keys of identity providers
 * are let be: AWS does not list those that every token has.
 */
function unknownKey(condition, prefix, statement, context) {
    const { services, suggestions, policy } = context;
    const { key, keySpan } = condition;
    if (isProviderHost(prefix) || keyFacts(condition, statement, services))
        return undefined;
    const isGlobal = prefix === 'aws';
    const service = isGlobal ? undefined : services.service(prefix);
    if (!isGlobal && !service)
        return unknownPrefix(key, keySpan, prefix, context);
    const names = isGlobal ? globalKeys : Array.from(service?.conditionKeys.values() ?? [], (each) => each.key);
    const meant = suggestions.nearest(key, names);
    return {
        code: isGlobal ? 'INVALID_GLOBAL_CONDITION_KEY' : 'INVALID_SERVICE_CONDITION_KEY',
        at: keySpan,
        message: service
            ? (0,message/* message */.iU) `${service.name} has no condition key ${(0,message/* code */.aY)(key)}, so it is never in a request.`
            : (0,message/* message */.iU) `There is no global condition key ${(0,message/* code */.aY)(key)}, so it is never in a request.`,
        help: meant === undefined
            ? (0,message/* message */.iU) `Look up the key in AWS's Service Authorization Reference.`
            : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant)}?`,
        value: key,
        fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
    };
}
/** Prefixes of keys that no service has as its own. */
const otherPrefixes = new Set([
    'catalog',
    'cognito-identity-auth',
    'cognito-identity-unauth',
    'identitycenter',
    'saml',
]);
function unknownPrefix(key, at, prefix, { services, suggestions }) {
    if (otherPrefixes.has(prefix) || withdrawnServices.has(prefix) || !/^[a-z0-9-]+$/.test(prefix))
        return undefined;
    const meant = suggestions.nearest(prefix, services.prefixes);
    return {
        code: 'INVALID_SERVICE',
        at,
        message: (0,message/* message */.iU) `There is no AWS service ${(0,message/* code */.aY)(prefix)}, so ${(0,message/* code */.aY)(key)} is never in a request.`,
        help: meant === undefined
            ? (0,message/* message */.iU) `Look up the key in AWS's Service Authorization Reference.`
            : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant + key.slice(prefix.length))}?`,
        value: key,
    };
}
/** What a misspelt global key may have meant. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const globalKeys = [
    'aws:CalledVia',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:FederatedProvider',
    'aws:MultiFactorAuthAge',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
    'aws:PrincipalType',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:ResourceOrgPaths',
    'aws:SecureTransport',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIdentity',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:TagKeys',
    'aws:TokenIssueTime',
    'aws:UserAgent',
    'aws:ViaAWSService',
    'aws:VpcSourceIp',
    'aws:userid',
    'aws:username',
];
/** One key twice under an operator, spelled differently: AWS compares keys without case, and refuses both. */
const duplicateKeys = statementRule({
    class: 'text',
    issues: { DUPLICATE_KEYS_WITH_DIFFERENT_CASE: error('Duplicate keys with different case') },
    *find({ node }) {
        const block = (0,policy_node/* member */.Dc)(node, 'Condition')?.value;
        if (block?.type !== 'object')
            return;
        for (const { value } of block.members) {
            if (value.type !== 'object')
                continue;
            const seen = new Map();
            for (const each of value.members) {
                const name = each.key.toLowerCase();
                const first = seen.get(name);
                if (!first)
                    seen.set(name, each);
                else if (first.key !== each.key) {
                    yield {
                        code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
                        at: [each.keySpan, first.keySpan],
                        message: (0,message/* message */.iU) `${(0,message/* code */.aY)(each.key)} and ${(0,message/* code */.aY)(first.key)} are one condition key, which can stand only once under an operator.`,
                        help: (0,message/* message */.iU) `Put the values into one list.`,
                        value: each.key,
                    };
                }
            }
        }
    },
});

;// CONCATENATED MODULE: ./lib/validation/ip-range.js
/** Reads an address or a CIDR range, IPv4 or IPv6, as it is written; host bits are kept. Undefined for anything else. */
function parseRange(text) {
    const match = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text);
    if (!match)
        return undefined;
    const [, written = '', bitText] = match;
    const length = written.includes(':') ? 128 : 32;
    const address = length === 32 ? parseV4(written) : parseV6(written);
    const bits = bitText === undefined ? length : Number(bitText);
    return address === undefined || bits > length ? undefined : { address, bits, length };
}
/** The same network with its host bits cleared. */
function networkOf({ address, bits, length }) {
    const shift = BigInt(length - bits);
    return { address: (address >> shift) << shift, bits, length };
}
/** Whether every address of `inner` is in `outer`. */
function contains(outer, inner) {
    if (outer.length !== inner.length || outer.bits > inner.bits)
        return false;
    const shift = BigInt(outer.length - outer.bits);
    return outer.address >> shift === inner.address >> shift;
}
/** The range as text, IPv6 without the short form. */
function formatRange({ address, bits, length }) {
    const width = length === 32 ? 8 : 16;
    const parts = [];
    for (let shift = length - width; shift >= 0; shift -= width) {
        const part = (address >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);
        parts.push(part.toString(length === 32 ? 10 : 16));
    }
    return `${parts.join(length === 32 ? '.' : ':')}/${bits}`;
}
function parseV4(text) {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
        return undefined;
    return parts.reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}
function parseV6(text) {
    const halves = text.split('::');
    if (halves.length > 2)
        return undefined;
    const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
    const missing = 8 - head.length - tail.length;
    if (halves.length === 2 ? missing < 1 : missing !== 0)
        return undefined;
    const groups = [...head, ...Array(halves.length === 2 ? missing : 0).fill('0'), ...tail];
    if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)))
        return undefined;
    return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

;// CONCATENATED MODULE: ./lib/validation/condition-values.js



/** The values of a statement's conditions that are known to the last character, each with its condition. */
function* knownValues({ conditions, }) {
    for (const condition of conditions) {
        const { name } = condition.operator;
        if (name === undefined)
            continue;
        for (const item of condition.values)
            if (!item.uncertain)
                yield [condition, name, item];
    }
}
/** What a value must be, by the first word of its operator. */
const kinds = [
    [
        /^(?:Bool|Null)/,
        'BOOLEAN',
        (text) => /^(?:true|false)$/i.test(text),
        (0,message/* message */.iU) `${(0,message/* code */.aY)('true')} or ${(0,message/* code */.aY)('false')}`,
    ],
    [/^Numeric/, 'NUMBER', (text) => /^[+-]?\d+(?:\.\d+)?$/.test(text), (0,message/* message */.iU) `a number`],
    [/^Date/, 'DATE', isDate, (0,message/* message */.iU) `a date such as ${(0,message/* code */.aY)('2027-03-31T00:00:00Z')}`],
    [
        /IpAddress$/,
        'IP_RANGE',
        (text) => parseRange(text) !== undefined,
        (0,message/* message */.iU) `an address or range such as ${(0,message/* code */.aY)('203.0.113.0/24')}`,
    ],
    [
        /^Binary/,
        'STRING',
        (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0,
        (0,message/* message */.iU) `text in base 64`,
    ],
];
/** Values that their operator cannot read. Policy variables are another rule's matter. */
const valueTypes = statementRule({
    class: 'text',
    issues: {
        TYPE_MISMATCH_BOOLEAN: warning('Type mismatch Boolean'),
        TYPE_MISMATCH_NUMBER: warning('Type mismatch number'),
        TYPE_MISMATCH_DATE: warning('Type mismatch date'),
        TYPE_MISMATCH_IP_RANGE: error('Type mismatch IP range'),
        TYPE_MISMATCH_STRING: warning('Type mismatch string'),
        INVALID_DATE_VALUE: warning('Invalid date value'),
    },
    *find(statement) {
        for (const [{ operator }, name, item] of knownValues(statement)) {
            const kind = kinds.find(([pattern]) => pattern.test(name));
            if (!kind || item.text.includes('${'))
                continue;
            const [, issue, reads, wanted] = kind;
            if (issue === 'DATE' && /^\d+$/.test(item.text))
                yield secondsAsDate(item);
            else if (!reads(item.text)) {
                yield {
                    code: `TYPE_MISMATCH_${issue}`,
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} cannot read ${(0,message/* code */.aY)(item.text)}, so the condition does not do what it says.`,
                    help: (0,message/* message */.iU) `Write ${wanted}.`,
                    value: item.text,
                };
            }
        }
    },
});
function secondsAsDate(item) {
    return {
        code: 'INVALID_DATE_VALUE',
        at: item.node,
        message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is read as seconds since 1970, which may not be the time that is meant.`,
        help: (0,message/* message */.iU) `Write a date such as ${(0,message/* code */.aY)('2027-03-31T00:00:00Z')}.`,
        value: item.text,
    };
}
/** W3C's profile of ISO 8601, the year alone included. https://www.w3.org/TR/NOTE-datetime */
function isDate(text) {
    return (/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/.test(text) &&
        isCalendarDay(text));
}
function isCalendarDay(text) {
    const [year = '', month = '01', day = '01'] = text.slice(0, 10).split('-');
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
/** Wildcards where the operator takes them as they stand. */
const wildcardValues = statementRule({
    class: 'text',
    issues: {
        WILDCARD_WITHOUT_LIKE_OPERATOR: warning('Wildcard without like operator'),
        EQUIVALENT_TO_NULL_FALSE: suggestion('Equivalent to null false'),
        EQUIVALENT_TO_NULL_TRUE: suggestion('Equivalent to null true'),
    },
    *find(statement) {
        for (const [{ operator, key }, name, item] of knownValues(statement)) {
            if (/^String(?:Not)?Equals/.test(name) && /[*?]/.test(item.text.replace(/\$\{[^}]*\}/g, ''))) {
                yield {
                    code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} takes the wildcard in ${(0,message/* code */.aY)(item.text)} as a character, so it matches only this very text.`,
                    help: (0,message/* message */.iU) `If a wildcard is meant, use ${(0,message/* code */.aY)(operator.text.replace(/Equals(?:IgnoreCase)?/i, 'Like'))}.`,
                    value: item.text,
                };
            }
            if (!/^\*+$/.test(item.text) || operator.qualifier || operator.ifExists)
                continue;
            if (name !== 'StringLike' && name !== 'StringNotLike')
                continue;
            const there = name === 'StringLike';
            yield {
                code: there ? 'EQUIVALENT_TO_NULL_FALSE' : 'EQUIVALENT_TO_NULL_TRUE',
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} with ${(0,message/* code */.aY)(item.text)} only asks whether ${(0,message/* code */.aY)(key)} is ${there ? 'there' : 'absent'}.`,
                help: (0,message/* message */.iU) `Say so: ${(0,message/* code */.aY)(`"Null": { "${key}": "${there ? 'false' : 'true'}" }`)}.`,
                value: key,
            };
        }
    },
});
/** Lists of values that do not go together. */
const valueLists = statementRule({
    class: 'text',
    issues: {
        INVALID_CONDITION_DATA_TYPE: error('Invalid condition data type'),
        INVALID_CONDITION_MULTIPLE_BOOLEAN: error('Invalid condition multiple Boolean'),
        REDUNDANT_CONDITION_VALUE_NUM: suggestion('Redundant condition value num'),
    },
    *find({ conditions }) {
        for (const { key, operator, node, values } of conditions) {
            if (node.type !== 'array' || node.items.length < 2)
                continue;
            const types = new Set(node.items.map((item) => item.type).filter((type) => type !== 'template' && type !== 'unknown'));
            if (types.size > 1) {
                yield {
                    code: 'INVALID_CONDITION_DATA_TYPE',
                    at: node,
                    message: (0,message/* message */.iU) `The values of ${(0,message/* code */.aY)(key)} are of several JSON types in one list; AWS refuses them.`,
                    help: (0,message/* message */.iU) `Write all of them as texts.`,
                    value: key,
                };
            }
            if (operator.name === 'Bool' && !operator.qualifier) {
                yield {
                    code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
                    at: node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is compared with several Boolean values, so the condition always holds.`,
                    help: (0,message/* message */.iU) `Keep one of them.`,
                    value: key,
                };
            }
            const bound = /^Numeric(Less|Greater)Than/.exec(operator.name ?? '')?.[1];
            if (bound === undefined || values.some((value) => value.uncertain || !/^-?\d/.test(value.text)))
                continue;
            yield {
                code: 'REDUNDANT_CONDITION_VALUE_NUM',
                at: node,
                message: (0,message/* message */.iU) `Any one of the values of ${(0,message/* code */.aY)(key)} is enough, so only the ${bound === 'Less' ? 'greatest' : 'least'} counts.`,
                help: (0,message/* message */.iU) `Keep it alone.`,
                value: key,
            };
        }
    },
});

;// CONCATENATED MODULE: ./lib/validation/regions.js
/**
 * Partitions and Regions by the form of their names, so that a Region that opens tomorrow is none the less a Region.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
const partitions = [
    'aws',
    'aws-cn',
    'aws-us-gov',
    'aws-eusc',
    'aws-iso',
    'aws-iso-b',
    'aws-iso-e',
    'aws-iso-f',
];
const areas = 'af|ap|ca|cn|eu|eusc-de|eu-isoe|il|me|mx|sa|us|us-gov|us-iso|us-isob|us-isof';
const directions = 'central|north|south|east|west|northeast|northwest|southeast|southwest';
const region = new RegExp(`^(?:${areas})-(?:${directions})-\\d{1,2}$`);
/** Whether it can be the name of a Region; `us-esat-1` and `eu-west1` cannot. */
function isRegion(text) {
    return region.test(text) || text === 'aws-global' || text === 'global';
}

;// CONCATENATED MODULE: ./lib/validation/condition-names.js




const networkIds = new Map([
    ['aws:sourcevpc', ['INVALID_VPC_FORMAT', /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'vpc-0a1b2c3d4e5f60718']],
    [
        'aws:sourcevpce',
        ['INVALID_VPCE_FORMAT', /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'vpce-0a1b2c3d4e5f60718'],
    ],
]);
/** Values that name a Region or a network, by the form of such names. Patterns and variables are let be. */
const namedPlaces = statementRule({
    class: 'region',
    issues: {
        INVALID_REGION: error('Invalid Region'),
        INVALID_VPC_FORMAT: error('Invalid VPC format'),
        INVALID_VPCE_FORMAT: error('Invalid VPCE format'),
    },
    *find(statement) {
        for (const [condition, name, item] of knownValues(statement)) {
            const key = condition.key.toLowerCase();
            if (!name.startsWith('String') || /[*?$]/.test(item.text))
                continue;
            if (key === 'aws:requestedregion' && !isRegion(item.text)) {
                yield {
                    code: 'INVALID_REGION',
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is no AWS Region, so no request matches it.`,
                    help: (0,message/* message */.iU) `Region names are such as ${(0,message/* code */.aY)('eu-west-1')}.`,
                    value: item.text,
                };
            }
            const id = networkIds.get(key);
            if (!id || id[1].test(item.text))
                continue;
            yield {
                code: id[0],
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is no id as ${(0,message/* code */.aY)(condition.key)} has it, so no request matches it.`,
                help: (0,message/* message */.iU) `Write it like ${(0,message/* code */.aY)(id[2])}: 8 or 17 hexadecimal digits.`,
                value: item.text,
            };
        }
    },
});
/** aws:VpcSourceIp alone: private addresses are the same in every VPC, also in those of strangers. */
const pairedKeys = statementRule({
    class: 'curated',
    issues: { MISSING_PAIRED_CONDITION_KEYS: securityWarning('Missing paired condition keys') },
    *find({ conditions }) {
        const alone = conditions.find(({ key }) => key.toLowerCase() === 'aws:vpcsourceip');
        if (!alone || conditions.some(({ key }) => /^aws:SourceVpce?$/i.test(key)))
            return;
        yield {
            code: 'MISSING_PAIRED_CONDITION_KEYS',
            at: alone.keySpan,
            message: (0,message/* message */.iU) `${(0,message/* code */.aY)(alone.key)} is an address inside of a VPC, and every VPC can have it, also a stranger's.`,
            help: (0,message/* message */.iU) `Add a condition on ${(0,message/* code */.aY)('aws:SourceVpc')}.`,
            value: alone.key,
        };
    },
});

// EXTERNAL MODULE: ./lib/policy/condition.js
var policy_condition = __webpack_require__(7431);
;// CONCATENATED MODULE: ./lib/validation/condition-operators.js






/** Operators that there are. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operatorNamesRule = statementRule({
    class: 'text',
    issues: { INVALID_CONDITION_OPERATOR: error('Invalid condition operator') },
    *find({ node }, { policy, suggestions }) {
        const block = (0,policy_node/* member */.Dc)(node, 'Condition')?.value;
        if (block?.type !== 'object')
            return;
        for (const { key, keySpan } of block.members) {
            const [, qualifier = '', name = '', ifExists = ''] = /^((?:ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(key) ?? [];
            if (key.includes('${') || knownOperators.has(name.toLowerCase()))
                continue;
            const near = suggestions.nearest(name, policy_condition/* operatorNames */.pr);
            const meant = near === undefined ? undefined : qualifier + near + ifExists;
            yield {
                code: 'INVALID_CONDITION_OPERATOR',
                at: keySpan,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is no condition operator; AWS refuses the policy.`,
                help: meant === undefined
                    ? (0,message/* message */.iU) `Use one of AWS's operators, such as ${(0,message/* code */.aY)('StringEquals')}.`
                    : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant)}?`,
                value: key,
                fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
            };
        }
    },
});
const knownOperators = new Set(policy_condition/* operatorNames */.pr.map((name) => name.toLowerCase()));
/** Null asks whether a key is there: a suffix or a qualifier around it has no meaning. */
const nullOperator = statementRule({
    class: 'text',
    issues: {
        NULL_WITH_IF_EXISTS: error('Null with if exists'),
        NULL_WITH_QUALIFIER: suggestion('Null with qualifier'),
    },
    *find({ conditions }) {
        for (const { operator, operatorSpan } of conditions) {
            if (operator.name !== 'Null')
                continue;
            if (operator.ifExists) {
                yield {
                    code: 'NULL_WITH_IF_EXISTS',
                    at: operatorSpan,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)}: Null itself asks whether the key is there, so it takes no IfExists.`,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('Null')}.`,
                    value: operator.text,
                };
            }
            if (operator.qualifier) {
                const result = operator.qualifier === 'ForAllValues' ? 'true' : 'false';
                yield {
                    code: 'NULL_WITH_QUALIFIER',
                    at: operatorSpan,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} is always ${result}, whatever the request says.`,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('Null')} without a qualifier.`,
                    value: operator.text,
                };
            }
        }
    },
});
/** Keys of which AWS's data says that they have one value, while its answers take several. */
const countUnclear = new Set([
    'codestar-connections:provideraction',
    'codeconnections:provideraction',
]);
/** How many values a key has in a request, against the qualifier in front of the operator. */
const qualifiers = statementRule({
    class: 'data',
    issues: {
        MISSING_QUALIFIER: error('Missing qualifier'),
        FORALLVALUES_WITH_SINGLE_VALUED_KEY: securityWarning('ForAllValues with single valued key'),
    },
    *find(statement, { services }) {
        for (const condition of statement.conditions) {
            const { operator, key, keySpan, operatorSpan } = condition;
            if (operator.name === undefined || operator.name === 'Null')
                continue;
            const facts = keyFacts(condition, statement, services);
            if (!facts || countUnclear.has(key.toLowerCase()))
                continue;
            if (!operator.qualifier && isMultivalued(facts)) {
                yield {
                    code: 'MISSING_QUALIFIER',
                    at: keySpan,
                    message: (0,message/* message */.iU) `A request can have several values for ${(0,message/* code */.aY)(key)}, and ${(0,message/* code */.aY)(operator.text)} does not say whether all or any of them must match.`,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)(`ForAnyValue:${operator.text}`)} or ${(0,message/* code */.aY)(`ForAllValues:${operator.text}`)}.`,
                    value: key,
                };
            }
            else if (operator.qualifier === 'ForAllValues' && !isMultivalued(facts)) {
                yield {
                    code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
                    at: operatorSpan,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} has one value, and ${(0,message/* code */.aY)(operator.text)} also holds for requests without it, so it may let in more than meant.`,
                    help: (0,message/* message */.iU) `Remove ${(0,message/* code */.aY)('ForAllValues:')}.`,
                    value: key,
                };
            }
        }
    },
});
/** The types of keys that an operator compares, by the first word of its name. */
const comparable = {
    String: ['String', 'ARN'],
    Numeric: ['Numeric'],
    Date: ['Date'],
    Bool: ['Bool'],
    Binary: ['Binary', 'String'],
    Ip: ['IPAddress'],
    Arn: ['ARN'],
};
const operatorFor = {
    String: 'StringEquals',
    ARN: 'ArnLike',
    Numeric: 'NumericEquals',
    Date: 'DateEquals',
    Bool: 'Bool',
    IPAddress: 'IpAddress',
};
/** The operator against the type of the key. aws:EpochTime takes numbers as well as dates, as its page says. */
const operatorTypes = statementRule({
    class: 'data',
    issues: {
        TYPE_MISMATCH: warning('Type mismatch'),
        STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: securityWarning('String like operator with ARN condition keys'),
    },
    *find(statement, { services }) {
        for (const condition of statement.conditions) {
            const { operator, key, node } = condition;
            const facts = operator.name && operator.name !== 'Null' ? keyFacts(condition, statement, services) : undefined;
            if (!facts || operator.name === undefined)
                continue;
            const type = valueType(facts);
            if (type === 'ARN' && /^StringN?o?t?Like$/.test(operator.name)) {
                yield {
                    code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
                    at: node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is an ARN, and under ${(0,message/* code */.aY)(operator.text)} a wildcard runs over its colons, so it may match more than meant.`,
                    help: (0,message/* message */.iU) `Use ${(0,message/* code */.aY)(operator.text.replace(/String(Not)?Like/i, 'Arn$1Like'))}, which compares field by field.`,
                    value: key,
                };
            }
            else if (!compares(operator.name, type) && !isEpoch(condition, operator.name)) {
                yield {
                    code: 'TYPE_MISMATCH',
                    at: node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is of type ${type}, which ${(0,message/* code */.aY)(operator.text)} does not compare as such; the condition may never hold.`,
                    help: (0,message/* message */.iU) `Use an operator for its type, such as ${(0,message/* code */.aY)(operatorFor[type] ?? 'StringEquals')}.`,
                    value: key,
                };
            }
        }
    },
});
function compares(name, type) {
    const family = /^Not|^[A-Z][a-z]+/.exec(name.replace(/^Not(?=Ip)/, ''))?.[0] ?? '';
    return operatorFor[type] === undefined || (comparable[family]?.includes(type) ?? true);
}
function isEpoch({ key }, name) {
    return key.toLowerCase() === 'aws:epochtime' && name.startsWith('Numeric');
}

// EXTERNAL MODULE: ./lib/policy/principal.js
var policy_principal = __webpack_require__(16);
;// CONCATENATED MODULE: ./lib/validation/control-policies.js





/**
 * The language of resource control policies is smaller than that of others: they only deny, to everyone, and only
 * actions of the services that take part.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
const resourceControl = statementRule({
    class: 'data',
    issues: {
        RCP_SYNTAX_ERROR_ALLOW: error('RCP syntax error allow'),
        RCP_SYNTAX_ERROR_PRINCIPAL: error('RCP syntax error principal'),
        RCP_SYNTAX_ERROR_NOTACTION: error('RCP syntax error NotAction'),
        RCP_SYNTAX_ERROR_ACTION: error('RCP syntax error action'),
    },
    *find({ effect, principal, action, node }, { policy, services }) {
        if (policy.kind !== 'resource-control')
            return;
        const effectNode = node.members.find(({ key }) => key === 'Effect')?.value;
        if (effect === 'Allow' && effectNode) {
            yield {
                code: 'RCP_SYNTAX_ERROR_ALLOW',
                at: effectNode,
                message: (0,message/* message */.iU) `A resource control policy only denies; AWS Organizations attaches the one that allows by itself.`,
                help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('Deny')}.`,
                value: 'Allow',
            };
        }
        const known = principal?.items.every((item) => !item.uncertain) ?? false;
        if (principal && known && (principal.negated || !principal.items.every(policy_principal/* isEveryone */.Af))) {
            yield {
                code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
                at: principal.negated ? principal.keySpan : principal.node,
                message: (0,message/* message */.iU) `The principal of a resource control policy is everyone, ${(0,message/* code */.aY)('*')}.`,
                help: (0,message/* message */.iU) `Bound it in a Condition, such as by ${(0,message/* code */.aY)('aws:PrincipalOrgID')}.`,
                value: principal.negated ? 'NotPrincipal' : principal.items.map(({ text }) => text).join(', '),
            };
        }
        if (action?.negated === true) {
            yield {
                code: 'RCP_SYNTAX_ERROR_NOTACTION',
                at: action.keySpan,
                message: (0,message/* message */.iU) `A resource control policy takes no ${(0,message/* code */.aY)('NotAction')}.`,
                help: (0,message/* message */.iU) `List the actions in ${(0,message/* code */.aY)('Action')}.`,
                value: 'NotAction',
            };
            return;
        }
        for (const item of action?.items ?? []) {
            const prefix = prefixOf(item.text);
            if (item.uncertain || (prefix !== undefined && services.rcpServices.includes(prefix)))
                continue;
            if (prefix !== undefined && !(0,policy_pattern/* hasWildcard */.rl)(prefix) && !services.service(prefix))
                continue;
            yield {
                code: 'RCP_SYNTAX_ERROR_ACTION',
                at: item.node,
                message: (0,message/* message */.iU) `A resource control policy cannot name ${(0,message/* code */.aY)(item.text)}: only some services take part in such policies.`,
                help: (0,message/* message */.iU) `They are ${(0,message/* codeList */.E5)(services.rcpServices, 10)}.`,
                value: item.text,
            };
        }
    },
});

;// CONCATENATED MODULE: ./lib/validation/elements.js




/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const documentElements = ['Version', 'Id', 'Statement'];
const statementElements = [
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
];
const versions = ['2012-10-17', '2008-10-17'];
/** Version: there, and one of the two that there are. */
const versionRule = rule({
    class: 'text',
    issues: { MISSING_VERSION: warning('Missing version'), INVALID_VERSION: error('Invalid version') },
    *find({ policy }) {
        const { root, version } = policy;
        if (root.type !== 'object')
            return;
        const found = (0,policy_node/* member */.Dc)(root, 'Version');
        if (!found) {
            yield {
                code: 'MISSING_VERSION',
                at: root,
                statement: undefined,
                message: (0,message/* message */.iU) `The policy names no Version, so IAM reads it by the rules of 2008: policy variables are plain text in it.`,
                help: (0,message/* message */.iU) `Add ${(0,message/* code */.aY)('"Version": "2012-10-17"')}.`,
                value: 'Version',
            };
        }
        else if (found.value.type === 'string' && version !== undefined && !versions.includes(version)) {
            yield {
                code: 'INVALID_VERSION',
                at: found.value,
                statement: undefined,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(version)} is no version of the policy language; AWS refuses the policy.`,
                help: (0,message/* message */.iU) `The current version is ${(0,message/* code */.aY)('2012-10-17')}.`,
                value: version,
                fix: replaceText(policy.file, found.value, version, '2012-10-17'),
            };
        }
    },
});
/** A policy without statements says nothing, and AWS refuses it. */
const statementRequired = rule({
    class: 'text',
    issues: { MISSING_STATEMENT: error('Missing statement') },
    *find({ policy: { root } }) {
        if (root.type !== 'object')
            return;
        const found = (0,policy_node/* member */.Dc)(root, 'Statement');
        if (found && !(found.value.type === 'array' && found.value.items.length === 0))
            return;
        yield {
            code: 'MISSING_STATEMENT',
            at: found ? found.value : root,
            statement: undefined,
            message: (0,message/* message */.iU) `The policy has no statement; AWS refuses it.`,
            help: (0,message/* message */.iU) `Add a statement with Effect and Action.`,
            value: 'Statement',
        };
    },
});
/** Only the elements of the policy grammar, spelled as there. */
const elementNames = rule({
    class: 'text',
    issues: { INVALID_POLICY_ELEMENT: error('Invalid policy element') },
    *find({ policy, suggestions }) {
        if (policy.root.type !== 'object')
            return;
        const problemOf = (each, names) => {
            const meant = suggestions.nearest(each.key, names);
            return {
                code: 'INVALID_POLICY_ELEMENT',
                at: each.keySpan,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(each.key)} is no element of a policy; AWS refuses the document.`,
                help: meant === undefined ? (0,message/* message */.iU) `Remove it.` : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant)}?`,
                value: each.key,
                fix: meant?.toLowerCase() === each.key.toLowerCase()
                    ? replaceText(policy.file, each.keySpan, each.key, meant)
                    : [],
            };
        };
        for (const each of unknownMembers(policy.root, documentElements))
            yield { ...problemOf(each, documentElements), statement: undefined };
        for (const statement of policy.statements) {
            for (const each of unknownMembers(statement.node, statementElements))
                yield { ...problemOf(each, statementElements), statement };
        }
    },
});
function unknownMembers(node, known) {
    return node.members.filter(({ key }) => !known.includes(key) && !key.includes('${'));
}
/**
 * Each element of the JSON type that the grammar wants. A number in the place of a Sid or an account is let be: from
 * YAML and HCL it reaches AWS as text.
 */
const elementTypes = rule({
    class: 'text',
    issues: { DATA_TYPE_MISMATCH: error('Data type mismatch') },
    *find({ policy: { root, statements } }) {
        if (root.type !== 'object') {
            if (!(0,policy_node/* isUncertain */.cp)(root))
                yield mismatch(['A policy', root, 'an object'], undefined);
            return;
        }
        for (const each of mistyped(root))
            yield mismatch(each, undefined);
        for (const statement of statements) {
            for (const each of mistypedInStatement(statement.node))
                yield mismatch(each, statement);
        }
    },
});
function mismatch([element, node, wanted], statement) {
    return {
        code: 'DATA_TYPE_MISMATCH',
        at: node,
        statement,
        message: (0,message/* message */.iU) `${element} has to be ${wanted}, and here it is ${typeNames[node.type]}; AWS refuses the document.`,
        value: (0,policy_node/* textOf */.b6)(node) ?? element,
    };
}
const typeNames = {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    template: 'a text',
    number: 'a number',
    boolean: 'a Boolean',
    null: 'null',
    unknown: 'unknown',
};
function* mistyped(root) {
    for (const { key, value } of root.members) {
        if ((key === 'Version' || key === 'Id') && !isText(value))
            yield [key, value, 'a text'];
        if (key !== 'Statement')
            continue;
        for (const item of (0,policy_node/* itemsOf */.S3)(value)) {
            if (item.type !== 'object' && !(0,policy_node/* isUncertain */.cp)(item))
                yield ['A statement', item, 'an object'];
        }
    }
}
function* mistypedInStatement(statement) {
    for (const { key, value } of statement.members) {
        switch (key) {
            case 'Effect':
                if (!isText(value))
                    yield [key, value, 'a text'];
                break;
            case 'Sid':
                if (!isText(value) && value.type !== 'number')
                    yield [key, value, 'a text'];
                break;
            case 'Action':
            case 'NotAction':
            case 'Resource':
            case 'NotResource':
                if (isText(value))
                    break;
                for (const item of (0,policy_node/* itemsOf */.S3)(value))
                    if (!isText(item))
                        yield [key, item, 'a text or a list of texts'];
                break;
            case 'Principal':
            case 'NotPrincipal':
                yield* mistypedPrincipals(key, value);
                break;
            case 'Condition':
                yield* mistypedConditions(value);
                break;
        }
    }
}
function* mistypedPrincipals(name, node) {
    if (node.type !== 'object')
        return;
    for (const { value } of node.members) {
        for (const item of (0,policy_node/* itemsOf */.S3)(value))
            if (!isText(item) && item.type !== 'number')
                yield [`A ${name}`, item, 'a text'];
    }
}
function* mistypedConditions(node) {
    if (node.type !== 'object') {
        if (!(0,policy_node/* isUncertain */.cp)(node))
            yield ['Condition', node, 'an object'];
        return;
    }
    for (const { value: keys } of node.members) {
        if (keys.type !== 'object') {
            if (!(0,policy_node/* isUncertain */.cp)(keys))
                yield ['A condition operator', keys, 'an object of condition keys'];
            continue;
        }
        for (const { value } of keys.members) {
            for (const item of (0,policy_node/* itemsOf */.S3)(value))
                if ((0,policy_node/* textOf */.b6)(item) === undefined)
                    yield ['A condition value', item, 'a text, a number or a Boolean'];
        }
    }
}
function isText(node) {
    return node.type === 'string' || (0,policy_node/* isUncertain */.cp)(node);
}

;// CONCATENATED MODULE: ./lib/validation/empty-elements.js



/** Lists and objects with nothing in them, so that the statement says nothing, or not what it seems to. */
const emptyElements = statementRule({
    class: 'text',
    issues: {
        EMPTY_ARRAY_ACTION: suggestion('Empty array action'),
        EMPTY_ARRAY_RESOURCE: suggestion('Empty array resource'),
        EMPTY_ARRAY_PRINCIPAL: suggestion('Empty array principal'),
        EMPTY_OBJECT_PRINCIPAL: suggestion('Empty object principal'),
    },
    *find(statement) {
        const { action, resource, principal } = statement;
        if (action && isEmptyArray(action.node))
            yield* nothing('EMPTY_ARRAY_ACTION', action.node, 'actions');
        if (resource && isEmptyArray(resource.node))
            yield* nothing('EMPTY_ARRAY_RESOURCE', resource.node, 'resources');
        if (principal?.node.type !== 'object')
            return;
        if (principal.node.members.length === 0)
            yield* nothing('EMPTY_OBJECT_PRINCIPAL', principal.node, 'principals');
        for (const { value } of principal.node.members) {
            if (isEmptyArray(value))
                yield* nothing('EMPTY_ARRAY_PRINCIPAL', value, 'principals');
        }
    },
});
function* nothing(issue, node, what) {
    yield {
        code: issue,
        at: node,
        message: (0,message/* message */.iU) `The statement lists no ${what}, so it has no effect.`,
        help: (0,message/* message */.iU) `Name ${what}, or remove the statement.`,
        value: node.type === 'array' ? '[]' : '{}',
    };
}
/** Conditions without keys or values; what an empty list means depends on the operator around it. */
const emptyConditions = statementRule({
    class: 'text',
    issues: {
        EMPTY_OBJECT_CONDITION: suggestion('Empty object condition'),
        EMPTY_ARRAY_CONDITION: suggestion('Empty array condition'),
        EMPTY_ARRAY_CONDITION_FORALLVALUES: suggestion('Empty array condition ForAllValues'),
        EMPTY_ARRAY_CONDITION_FORANYVALUE: suggestion('Empty array condition ForAnyValue'),
        EMPTY_ARRAY_CONDITION_IFEXISTS: suggestion('Empty array condition IfExists'),
    },
    *find(statement) {
        for (const node of emptyBlocks(statement)) {
            yield {
                code: 'EMPTY_OBJECT_CONDITION',
                at: node,
                message: (0,message/* message */.iU) `The condition is empty, so it restricts nothing.`,
                help: (0,message/* message */.iU) `Remove it, or say what has to hold.`,
                value: '{}',
            };
        }
        for (const condition of statement.conditions) {
            if (!isEmptyArray(condition.node))
                continue;
            const [issue, meaning] = emptyList(condition);
            yield {
                code: issue,
                at: condition.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(condition.key)} is compared with no value under ${(0,message/* code */.aY)(condition.operator.text)}, ${meaning}.`,
                help: issue === 'EMPTY_ARRAY_CONDITION' || issue === 'EMPTY_ARRAY_CONDITION_FORANYVALUE'
                    ? (0,message/* message */.iU) `Name values, or remove the condition.`
                    : (0,message/* message */.iU) `To ask whether the key is absent, use ${(0,message/* code */.aY)('Null')} with ${(0,message/* code */.aY)('true')}.`,
                value: condition.key,
            };
        }
    },
});
function* emptyBlocks(statement) {
    const block = (0,policy_node/* valueOf */.RP)(statement.node, 'Condition');
    if (block?.type !== 'object')
        return;
    if (block.members.length === 0)
        yield block;
    for (const { value } of block.members) {
        if (value.type === 'object' && value.members.length === 0)
            yield value;
    }
}
function emptyList({ operator }) {
    if (operator.qualifier === 'ForAllValues') {
        return ['EMPTY_ARRAY_CONDITION_FORALLVALUES', 'which holds only for requests without the key'];
    }
    if (operator.qualifier === 'ForAnyValue')
        return ['EMPTY_ARRAY_CONDITION_FORANYVALUE', 'which never holds'];
    if (operator.ifExists)
        return ['EMPTY_ARRAY_CONDITION_IFEXISTS', 'which holds only for requests without the key'];
    return ['EMPTY_ARRAY_CONDITION', 'so it has no effect'];
}
function isEmptyArray(node) {
    return node.type === 'array' && node.items.length === 0;
}

;// CONCATENATED MODULE: ./lib/validation/ip-conditions.js




/** Networks that never show as aws:SourceIp. https://www.rfc-editor.org/rfc/rfc1918 and https://www.rfc-editor.org/rfc/rfc4193 */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
    .map(parseRange)
    .filter((range) => range !== undefined);
function readValues({ operator, values }) {
    if (operator.name !== 'IpAddress' && operator.name !== 'NotIpAddress')
        return [];
    return values.flatMap((item) => {
        const range = item.uncertain ? undefined : parseRange(item.text);
        return range ? [{ item, range }] : [];
    });
}
/** Bits after the mask do not count: AWS reads the network around them. */
const ipRangeForm = statementRule({
    class: 'text',
    issues: { IMPROVE_IP_RANGE: suggestion('Improve IP range') },
    *find({ conditions }, { policy }) {
        for (const condition of conditions) {
            for (const { item, range } of readValues(condition)) {
                const network = networkOf(range);
                if (network.address === range.address)
                    continue;
                const meant = formatRange(network);
                yield {
                    code: 'IMPROVE_IP_RANGE',
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is read as the whole network ${(0,message/* code */.aY)(meant)}: bits after the mask do not count.`,
                    help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)(meant)}, or ${(0,message/* code */.aY)(item.text.replace(/\/.*/, ''))} for the one address.`,
                    value: item.text,
                    fix: replaceText(policy.file, item.node, item.text, meant),
                };
            }
        }
    },
});
/** aws:SourceIp is the public address of a request; a private one in it never matches. */
const privateAddresses = statementRule({
    class: 'text',
    issues: {
        PRIVATE_IP_ADDRESS: error('Private IP address'),
        PRIVATE_NOT_IP_ADDRESS: error('Private NotIpAddress'),
        PRIVATE_IP_ADDRESS_SUBSET: suggestion('Private IP address subset'),
        PRIVATE_NOT_IP_ADDRESS_SUBSET: suggestion('Private NotIpAddress subset'),
    },
    *find({ conditions }) {
        for (const condition of conditions) {
            if (condition.key.toLowerCase() !== 'aws:sourceip')
                continue;
            const read = readValues(condition);
            const hidden = read.filter(({ range }) => privateNetworks.some((network) => contains(network, range)));
            if (hidden.length === 0)
                continue;
            const all = hidden.length === condition.values.length;
            const negated = condition.operator.name === 'NotIpAddress';
            const texts = (0,message/* codeList */.E5)(hidden.map(({ item }) => item.text));
            yield {
                code: `PRIVATE${negated ? '_NOT' : ''}_IP_ADDRESS${all ? '' : '_SUBSET'}`,
                at: condition.node,
                message: all
                    ? (0,message/* message */.iU) `${(0,message/* code */.aY)('aws:SourceIp')} is a public address, and ${texts} is private, so the condition ${negated ? 'always' : 'never'} holds.`
                    : (0,message/* message */.iU) `${(0,message/* code */.aY)('aws:SourceIp')} is a public address, so the private ${texts} never matches.`,
                help: (0,message/* message */.iU) `For addresses inside of a VPC use ${(0,message/* code */.aY)('aws:VpcSourceIp')} together with ${(0,message/* code */.aY)('aws:SourceVpc')}.`,
                value: hidden[0]?.item.text ?? condition.key,
            };
        }
    },
});

;// CONCATENATED MODULE: ./lib/validation/policy-size.js


const resourceQuota = (most, what) => ({
    code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    most,
    what,
});
/**
 * Quotas in characters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (inline and
 * trust policies), https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (20 KB),
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (32 KB),
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html. Kinds without a documented
 * quota are not measured. AWS's page speaks of 6,144 characters for a managed policy, but its answers let policies pass
 * up to the 10,240 that a role's inline policies may have. Service control policies may have 10,240 characters, twice of what they had until 2025.
 */
const quotas = {
    identity: { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', most: 10_240, what: 'an identity policy' },
    trust: { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', most: 2_048, what: 'a role trust policy' },
    's3-bucket': resourceQuota(20_480, 'a bucket policy'),
    's3-access-point': resourceQuota(20_480, 'an access point policy'),
    'kms-key': resourceQuota(32_768, 'a key policy'),
    'service-control': {
        code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
        most: 10_240,
        what: 'a service control policy',
    },
    'resource-control': {
        code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
        most: 5_120,
        what: 'a resource control policy',
    },
};
/** Policies that are too long to be saved. What cannot be known counts as nothing, so the count is the least it can be. */
const policySize = rule({
    class: 'text',
    issues: {
        POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: warning('Policy size exceeds identity policy quota'),
        POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: warning('Policy size exceeds role trust policy quota'),
        POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: warning('Policy size exceeds resource policy quota'),
        POLICY_SIZE_EXCEEDS_SCP_QUOTA: error('Policy size exceeds SCP quota'),
        POLICY_SIZE_EXCEEDS_RCP_QUOTA: error('Policy size exceeds RCP quota'),
    },
    *find({ policy: { root, kind } }) {
        const quota = quotas[kind];
        if (!quota || root.type !== 'object')
            return;
        const size = sizeOf(root);
        if (size <= quota.most)
            return;
        yield {
            code: quota.code,
            at: root,
            statement: undefined,
            message: (0,message/* message */.iU) `The policy has ${size} characters without white space; ${quota.what} may have ${quota.most}.`,
            help: kind === 'identity'
                ? (0,message/* message */.iU) `Split it into several policies, or shorten it with wildcards such as ${(0,message/* code */.aY)('ecr:Get*')}.`
                : (0,message/* message */.iU) `Shorten it: merge statements that differ in one element only.`,
            value: String(quota.most),
        };
    },
});
/** The characters of a tree as JSON, without white space. */
function sizeOf(node) {
    switch (node.type) {
        case 'object':
            return node.members.reduce((sum, { key, value }) => sum + lengthOf(key) + sizeOf(value) + 4, node.members.length > 0 ? 1 : 2);
        case 'array':
            return node.items.reduce((sum, item) => sum + sizeOf(item) + 1, node.items.length > 0 ? 1 : 2);
        case 'string':
            return lengthOf(node.value) + 2;
        case 'template':
            return node.parts.reduce((sum, part) => sum + (typeof part === 'string' ? lengthOf(part) : 0), 2);
        case 'number':
            return node.source.length;
        case 'boolean':
            return node.value ? 4 : 5;
        case 'null':
            return 4;
        case 'unknown':
            return 0;
    }
}
function lengthOf(text) {
    return /\s/.test(text) ? text.replace(/\s/g, '').length : text.length;
}

;// CONCATENATED MODULE: ./lib/validation/principals.js




/** The form of a Principal element. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const principalForm = statementRule({
    class: 'text',
    issues: {
        INVALID_PRINCIPAL_FORMAT: error('Invalid principal format'),
        INVALID_PRINCIPAL_KEY: error('Invalid principal key'),
    },
    *find({ principal }, { policy, suggestions }) {
        if (!principal)
            return;
        const { node } = principal;
        if (node.type === 'object') {
            for (const { key, keySpan } of node.members) {
                if (policy_principal/* principalTypes */.QC.some((type) => type === key) || key.includes('${'))
                    continue;
                const meant = policy_principal/* principalTypes */.QC.find((type) => type.toLowerCase() === key.toLowerCase());
                const near = meant ?? suggestions.nearest(key, policy_principal/* principalTypes */.QC);
                yield {
                    code: 'INVALID_PRINCIPAL_KEY',
                    at: keySpan,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(key)} is no kind of principal; AWS refuses the policy.`,
                    help: near === undefined
                        ? (0,message/* message */.iU) `The kinds are ${(0,message/* codeList */.E5)(policy_principal/* principalTypes */.QC)}.`
                        : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(near)}?`,
                    value: key,
                    fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
                };
            }
        }
        else if (node.type === 'array' || (node.type === 'string' && node.value !== '*')) {
            const text = node.type === 'string' ? node.value : principal.items.map((item) => item.text).join(', ');
            yield {
                code: 'INVALID_PRINCIPAL_FORMAT',
                at: node,
                message: (0,message/* message */.iU) `The principal ${(0,message/* code */.aY)(text)} stands without its kind; AWS refuses the policy.`,
                help: (0,message/* message */.iU) `Write it as ${(0,message/* code */.aY)(`{ "AWS": "111122223333" }`)}; the kinds are ${(0,message/* codeList */.E5)(policy_principal/* principalTypes */.QC)}.`,
                value: text,
            };
        }
    },
});
/** Wildcards in a principal: only a whole `*`, and only for AWS, is one; elsewhere it is taken as it stands, and refused. */
const principalWildcards = statementRule({
    class: 'text',
    issues: {
        UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error('Unsupported wildcard in principal'),
        ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error('Role trust policy unsupported wildcard in principal'),
    },
    *find({ principal }, { policy: { kind } }) {
        if (!principal)
            return;
        if (kind === 'trust' && principal.node.type === 'string' && principal.node.value === '*') {
            yield {
                code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
                at: principal.node,
                message: (0,message/* message */.iU) `A role's trust policy takes no bare ${(0,message/* code */.aY)('*')} as its principal.`,
                help: (0,message/* message */.iU) `Name who may assume the role: accounts, roles, services or identity providers.`,
                value: '*',
            };
        }
        for (const item of principal.items) {
            if (item.uncertain || !/[*?]/.test(item.text) || (0,policy_principal/* isEveryone */.Af)(item))
                continue;
            if (principal.node.type !== 'object')
                continue;
            yield {
                code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} has a wildcard, which the ${(0,message/* code */.aY)(item.type)} of a principal does not take: AWS refuses it, or it names nobody.`,
                help: wildcardHelp(item),
                value: item.text,
            };
        }
    },
});
function wildcardHelp({ type }) {
    return type === 'AWS'
        ? (0,message/* message */.iU) `Name the account, and bound it with the condition key ${(0,message/* code */.aY)('aws:PrincipalArn')} under ArnLike.`
        : (0,message/* message */.iU) `Name the principal in full.`;
}
/**
 * Unique ids of users and roles in the place of an ARN: IAM puts them there when a principal is deleted, and they never
 * name anybody again. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const uniqueIds = statementRule({
    class: 'text',
    issues: {
        INVALID_ROLE_REFERENCE: warning('Invalid role reference'),
        INVALID_USER_REFERENCE: warning('Invalid user reference'),
    },
    *find({ principal }) {
        for (const item of principal?.items ?? []) {
            const kind = item.type === 'AWS' && !item.uncertain
                ? /^(AROA|AIDA)[A-Z0-9]{12,}$/.exec(item.text)?.[1]
                : undefined;
            if (kind === undefined)
                continue;
            const what = kind === 'AROA' ? 'role' : 'user';
            yield {
                code: kind === 'AROA' ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE',
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is the id of a ${what}, which does not hold for a ${what} that is made anew under the same name.`,
                help: (0,message/* message */.iU) `Name the ${what}'s ARN.`,
                value: item.text,
            };
        }
    },
});
/** Identity providers are principals of trust policies only. */
const federatedPrincipals = statementRule({
    class: 'text',
    issues: {
        FEDERATED_PRINCIPAL_NOT_SUPPORTED: error('Federated principal not supported'),
        INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY: error('Invalid federated principal syntax in role trust policy'),
    },
    *find({ principal }, { policy: { kind } }) {
        for (const item of principal?.items ?? []) {
            if (item.type !== 'Federated' || item.uncertain)
                continue;
            if (kind !== 'trust') {
                yield {
                    code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is an identity provider, which only a role's trust policy can name.`,
                    help: (0,message/* message */.iU) `Name the role that its users assume.`,
                    value: item.text,
                };
            }
            else if (!providerArn.test(item.text) && !domainName.test(item.text) && !/[*?]/.test(item.text)) {
                yield {
                    code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
                    at: item.node,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} names no identity provider; IAM refuses the policy.`,
                    help: (0,message/* message */.iU) `Give the ARN of an OIDC or SAML provider, or a domain name such as ${(0,message/* code */.aY)('accounts.google.com')}.`,
                    value: item.text,
                };
            }
        }
    },
});
const providerArn = /^arn:aws[a-z-]*:iam::\d{12}:(?:oidc|saml)-provider\/./;
const domainName = /^(?!arn:)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/\S*)?$/;

// EXTERNAL MODULE: ./lib/policy/arn.js
var policy_arn = __webpack_require__(4685);
;// CONCATENATED MODULE: ./lib/validation/redundancy.js




/**
 * How many pairs of one list are compared. The largest real policies need some thousands; a list made only of patterns
 * that all have to be compared with each other must not cost minutes.
 */
const comparisons = 50_000;
/**
 * Actions that another one of the same list covers whole. Each finding is one group: a pattern with all that it covers,
 * together with whatever shares a member with it, in the order of the list, as Access Analyzer gives them.
 */
const redundantActions = statementRule({
    class: 'text',
    issues: { REDUNDANT_ACTION: suggestion('Redundant action') },
    *find({ action }) {
        const items = action?.items ?? [];
        yield* redundant('REDUNDANT_ACTION', items, (item) => item.text.toLowerCase(), policy_pattern/* patternCovers */.JQ);
    },
});
/** The same of resources. */
const redundantResources = statementRule({
    class: 'text',
    issues: { REDUNDANT_RESOURCE: suggestion('Redundant resource') },
    *find({ resource }) {
        const items = resource?.items ?? [];
        yield* redundant('REDUNDANT_RESOURCE', items, (item) => item.text, policy_arn/* arnCovers */.mu);
    },
});
function* redundant(issue, items, keyOf, covers) {
    if (items.length < 2)
        return;
    const certain = items.filter((item) => !item.uncertain);
    for (const group of groupsOf(certain.map(keyOf), covers)) {
        const members = group.map((index) => certain[index]).filter((item) => item !== undefined);
        const [first, ...others] = members;
        if (!first)
            continue;
        const widest = members.find((outer) => members.every((inner) => covers(keyOf(outer), keyOf(inner))));
        const rest = members.filter((item) => item !== widest).map(({ text }) => text);
        const places = [first.node, ...others.map(({ node }) => node)];
        yield {
            code: issue,
            at: places,
            message: widest
                ? (0,message/* message */.iU) `${(0,message/* code */.aY)(widest.text)} already covers ${(0,message/* codeList */.E5)(rest)} of the same list.`
                : (0,message/* message */.iU) `Of ${(0,message/* codeList */.E5)(members.map(({ text }) => text))} some cover others of the same list.`,
            help: (0,message/* message */.iU) `Keep the wide one or the exact ones, whichever is meant.`,
            value: widest?.text ?? first.text,
        };
    }
}
/** The numbers of the texts that cover each other, group by group. Only a text with a wildcard covers another text. */
function groupsOf(texts, covers) {
    const order = texts
        .map((text, index) => ({ text, index }))
        .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.index - b.index));
    const parents = texts.map((_, index) => index);
    let left = comparisons;
    order.forEach((outer, place) => {
        const before = order[place - 1];
        if (before?.text === outer.text) {
            join(parents, before.index, outer.index);
            return;
        }
        const prefix = /^[^*?$]*/.exec(outer.text)?.[0] ?? '';
        if (prefix === outer.text)
            return;
        // Whatever a pattern covers begins with its literal start, and so stands in one run of the sorted list.
        for (let i = firstFrom(order, prefix); i < order.length && left > 0; i++, left--) {
            const inner = order[i];
            if (inner?.text.startsWith(prefix) !== true)
                break;
            if (inner.text !== outer.text && covers(outer.text, inner.text))
                join(parents, outer.index, inner.index);
        }
    });
    return collect(parents);
}
function firstFrom(order, prefix) {
    let low = 0;
    let high = order.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((order[middle]?.text ?? '') < prefix)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function join(parents, a, b) {
    parents[rootOf(parents, a)] = rootOf(parents, b);
}
function rootOf(parents, index) {
    let root = index;
    while (parents[root] !== undefined && parents[root] !== root) {
        parents[root] = parents[parents[root] ?? root] ?? root;
        root = parents[root] ?? root;
    }
    return root;
}
function collect(parents) {
    const groups = new Map();
    parents.forEach((_, index) => {
        const root = rootOf(parents, index);
        const group = groups.get(root);
        if (group)
            group.push(index);
        else
            groups.set(root, [index]);
    });
    return [...groups.values()].filter((group) => group.length > 1);
}

;// CONCATENATED MODULE: ./lib/validation/redundant-statements.js



/** Statements that say the same, their Sids apart: someone will change one and forget the other. */
const redundantStatements = rule({
    class: 'text',
    issues: { REDUNDANT_STATEMENT: suggestion('Redundant statement') },
    *find({ policy: { statements } }) {
        if (statements.length < 2)
            return;
        const alike = groups(statements, outline);
        for (const candidates of alike) {
            for (const [first, second, ...others] of groups(candidates, meaning)) {
                if (!first || !second)
                    continue;
                yield {
                    code: 'REDUNDANT_STATEMENT',
                    at: [second.node, first.node, ...others.map(({ node }) => node)],
                    statement: second,
                    message: (0,message/* message */.iU) `The statement says the same as ${(0,message/* code */.aY)(`Statement[${first.index}]`)}; at most their Sids differ.`,
                    help: (0,message/* message */.iU) `Keep one of them.`,
                    value: second.sid ?? String(second.index),
                };
            }
        }
    },
});
/** What equal statements share and most others do not, so that few have to be written out in full. */
function outline({ effect, action, resource }) {
    return [
        effect,
        action?.items.length,
        action?.items[0]?.text,
        resource?.items.length,
        resource?.items[0]?.text,
    ].join(' ');
}
function meaning({ node }) {
    return (0,policy_node/* canonical */.$N)({ ...node, members: node.members.filter(({ key }) => key !== 'Sid') });
}
/** The groups of two and more with the same key. */
function groups(statements, keyOf) {
    const byKey = new Map();
    for (const statement of statements) {
        const key = keyOf(statement);
        const group = byKey.get(key);
        if (group)
            group.push(statement);
        else
            byKey.set(key, [statement]);
    }
    return [...byKey.values()].filter((group) => group.length > 1);
}

;// CONCATENATED MODULE: ./lib/validation/resources.js






/** The items of Resource or NotResource that claim to be ARNs: not `*`, and known to the last character. */
function* resourceItems({ resource }) {
    for (const item of resource?.items ?? []) {
        if (!item.uncertain && item.node.type === 'string' && !(0,policy_arn/* isEverything */.CM)(item.text))
            yield item;
    }
}
function at(issue, item, text, help) {
    return { code: issue, at: item.node, message: text, help, value: item.text };
}
/** The form of an ARN: `arn`, then five more fields parted by colons. */
const arnForm = statementRule({
    class: 'text',
    issues: { INVALID_ARN_PREFIX: error('Invalid ARN prefix'), MISSING_ARN_FIELD: error('Missing ARN field') },
    *find(statement) {
        for (const item of resourceItems(statement)) {
            if (!item.text.startsWith('arn:') && !(0,policy_pattern/* patternsOverlap */.NQ)(item.text, 'arn:*')) {
                yield at('INVALID_ARN_PREFIX', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is no ARN, so it matches no resource.`, (0,message/* message */.iU) `A resource is ${(0,message/* code */.aY)('*')} or begins with ${(0,message/* code */.aY)('arn:')}.`);
            }
            else if (item.text.startsWith('arn:') && !hasAllFields(item.text)) {
                yield at('MISSING_ARN_FIELD', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} has too few fields for an ARN; AWS puts ${(0,message/* code */.aY)('*')} in the place of each missing one, so it may match more than meant.`, (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('arn:partition:service:region:account:resource')}; a field may be empty, its colon stays.`);
            }
        }
    },
});
/** Five colons outside of variables. */
function hasAllFields(text) {
    const outside = text.includes('${') ? text.replace(/\$\{[^}]*\}/g, '') : text;
    let colons = 0;
    for (let at = outside.indexOf(':'); at >= 0; at = outside.indexOf(':', at + 1))
        colons++;
    return colons >= 5;
}
const plain = /^[^*?$]*$/;
/** The fields of an ARN that can be judged without knowing its service. */
const arnFields = statementRule({
    class: 'region',
    issues: {
        INVALID_PARTITION: error('Invalid partition'),
        INVALID_ARN_REGION: error('Invalid ARN Region'),
        INVALID_ARN_ACCOUNT: error('Invalid ARN account'),
        INVALID_ARN_SERVICE_CASE: error('Invalid ARN service case'),
    },
    *find(statement, { policy, suggestions }) {
        for (const item of resourceItems(statement)) {
            const arn = (0,policy_arn/* parseArn */.Lw)(item.text);
            if (!arn)
                continue;
            if (plain.test(arn.partition) && !partitions.includes(arn.partition)) {
                const meant = suggestions.nearest(arn.partition, partitions);
                yield at('INVALID_PARTITION', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(arn.partition)} in ${(0,message/* code */.aY)(item.text)} is no partition of AWS.`, meant === undefined
                    ? (0,message/* message */.iU) `Partitions are ${(0,message/* codeList */.E5)(partitions, partitions.length)}.`
                    : (0,message/* message */.iU) `Did you mean ${(0,message/* code */.aY)(meant)}?`);
            }
            if (arn.region !== '' && plain.test(arn.region) && !isRegion(arn.region)) {
                yield at('INVALID_ARN_REGION', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(arn.region)} in ${(0,message/* code */.aY)(item.text)} is no AWS Region, so it matches no resource.`, (0,message/* message */.iU) `Region names are such as ${(0,message/* code */.aY)('eu-west-1')}.`);
            }
            if (isWrongAccount(arn)) {
                yield at('INVALID_ARN_ACCOUNT', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(arn.account)} in ${(0,message/* code */.aY)(item.text)} is no account id, so it matches no resource.`, (0,message/* message */.iU) `An account id has 12 digits and nothing else.`);
            }
            if (/[A-Z]/.test(arn.service) && plain.test(arn.service)) {
                const lower = item.text.replace(`:${arn.service}:`, `:${arn.service.toLowerCase()}:`);
                yield {
                    ...at('INVALID_ARN_SERVICE_CASE', item, (0,message/* message */.iU) `${(0,message/* code */.aY)(arn.service)} in ${(0,message/* code */.aY)(item.text)} is not in lower case, so it matches no resource.`, (0,message/* message */.iU) `Write ${(0,message/* code */.aY)(arn.service.toLowerCase())}.`),
                    fix: replaceText(policy.file, item.node, item.text, lower),
                };
            }
        }
    },
});
/**
 * Whether the field was meant for an account and is none: digits, also with the dashes of the console, but not twelve.
 * Some services have words there (`aws` in a managed policy's ARN), which the service's own ARN formats tell.
 */
function isWrongAccount({ account }) {
    return /^[\d-]+$/.test(account) && !/^\d{12}$/.test(account);
}

;// CONCATENATED MODULE: ./lib/validation/resource-formats.js





/**
 * Resources whose last field is like none of the formats that AWS lists for the service. Services are found by the ARN's
 * own service field; where AWS lists no service of that name, or no formats, nothing is said. Formats that other
 * services list for the same field (Amazon EBS lists `ec2` ARNs) are not asked for: they would all have to be unpacked.
 *
 * Milder than AWS's page, as its answers are: letters count without their case, and an ARN with a wildcard in its
 * Region or account is not judged.
 */
const resourceFormat = statementRule({
    class: 'data',
    issues: { INVALID_ARN_RESOURCE: error('Invalid ARN resource') },
    *find(statement, { services }) {
        for (const item of resourceItems(statement)) {
            const arn = (0,policy_arn/* parseArn */.Lw)(item.text);
            const facts = arn && isExact(arn) ? services.service(arn.service) : undefined;
            if (!arn || !facts)
                continue;
            const formats = formatsOf(services, facts);
            if (formats.length === 0 || fitsOne(formats, arn))
                continue;
            yield {
                code: 'INVALID_ARN_RESOURCE',
                at: item.node,
                message: (0,message/* message */.iU) `${facts.name} has no resource like ${(0,message/* code */.aY)(arn.resource)}, so ${(0,message/* code */.aY)(item.text)} matches nothing.`,
                help: (0,message/* message */.iU) `Its resources are ${(0,message/* codeList */.E5)(formats.map(({ written }) => written), 3)}.`,
                value: item.text,
            };
        }
    },
});
function isExact({ service, region, account }) {
    return /^[a-z0-9-]+$/.test(service) && !/[*?$]/.test(region + account);
}
/** Formats once taken apart, for as long as their service data lives. */
const known = new WeakMap();
function formatsOf(services, facts) {
    const byService = known.get(services) ?? new Map();
    known.set(services, byService);
    const formats = byService.get(facts.prefix) ?? readFormats(facts);
    byService.set(facts.prefix, formats);
    return formats;
}
function readFormats({ prefix, resourceTypes }) {
    return Array.from(resourceTypes.values()).flatMap(({ arns }) => arns.flatMap((written) => {
        const arn = (0,policy_arn/* parseArn */.Lw)(written.replace(/\$\{[^}]*\}/g, '*'));
        if (!arn || (arn.service !== prefix && arn.service !== '*'))
            return [];
        const resource = arn.resource.toLowerCase();
        return [
            { resource, start: /^[^*?]*/.exec(resource)?.[0] ?? '', written, matches: (0,policy_pattern/* wildcardMatcher */.pn)(resource) },
        ];
    }));
}
function fitsOne(formats, given) {
    const pattern = given.resource.toLowerCase().replace(/\$\{[^}]*\}/g, '*');
    const exact = !(0,policy_pattern/* hasWildcard */.rl)(pattern);
    const literal = exact ? pattern : (/^[^*?]*/.exec(pattern)?.[0] ?? '');
    return formats.some(({ resource, start, matches }) => {
        if (!literal.startsWith(start) && (exact || !start.startsWith(literal)))
            return false;
        if (resource === `${start}*` && literal.startsWith(start))
            return true;
        return exact ? matches(pattern) : (0,policy_pattern/* patternsOverlap */.NQ)(resource, pattern);
    });
}

;// CONCATENATED MODULE: ./lib/validation/role-grants.js





const passRole = {
    action: 'iam:passrole',
    everyRole: 'role/*',
    serviceKey: 'iam:passedtoservice',
    wildcardsBound: true,
    why: (0,message/* message */.iU) `whoever has it can hand any role to a service and act with the rights of that role`,
};
const createServiceLinkedRole = {
    action: 'iam:createservicelinkedrole',
    everyRole: 'role/aws-service-role/*',
    serviceKey: 'iam:awsservicename',
    wildcardsBound: false,
    why: (0,message/* message */.iU) `whoever has it can create roles for services that nobody meant to use`,
};
/**
 * iam:PassRole on every role. A pattern with part of a role's name in it (`role/build-*`) is fine, and so is the
 * condition key iam:PassedToService.
 */
const passRoleRule = roleRule(passRole, {
    notResource: ['PASS_ROLE_WITH_NOT_RESOURCE', securityWarning('Pass role with NotResource')],
    starActionNotResource: [
        'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
        securityWarning('Pass role with star in action and NotResource'),
    ],
    notActionNotResource: [
        'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
        securityWarning('Pass role with NotAction and NotResource'),
    ],
    starResource: ['PASS_ROLE_WITH_STAR_IN_RESOURCE', securityWarning('Pass role with star in resource')],
    starActionStarResource: [
        'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
        securityWarning('Pass role with star in action and resource'),
    ],
    notActionStarResource: [
        'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
        securityWarning('Pass role with star in resource and NotAction'),
    ],
});
/**
 * iam:CreateServiceLinkedRole for every service. AWS's page does not say so, but its answers accept the condition key
 * iam:AWSServiceName, unless a wildcard stands in its value.
 */
const serviceLinkedRoleRule = roleRule(createServiceLinkedRole, {
    notResource: ['CREATE_SLR_WITH_NOT_RESOURCE', warning('Create SLR with NotResource')],
    starActionNotResource: [
        'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
        warning('Create SLR with star in action and NotResource'),
    ],
    notActionNotResource: [
        'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
        warning('Create SLR with NotAction and NotResource'),
    ],
    starResource: ['CREATE_SLR_WITH_STAR_IN_RESOURCE', warning('Create SLR with star in resource')],
    starActionStarResource: [
        'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
        warning('Create SLR with star in action and resource'),
    ],
    notActionStarResource: [
        'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
        warning('Create SLR with star in resource and NotAction'),
    ],
});
function roleRule(target, codes) {
    return statementRule({
        class: 'text',
        issues: Object.fromEntries(Object.values(codes)),
        *find(statement) {
            const { effect, action, resource } = statement;
            if (effect !== 'Allow' || !action || !resource)
                return;
            const granting = grantingAction(action, target.action);
            if (!granting || isBounded(statement, target))
                return;
            const wide = resource.negated ? resource : wideResource(resource, target.everyRole);
            if (!wide)
                return;
            const [issue] = codes[shapeOf(action, granting, resource)];
            yield problem(issue, target, action, granting, resource, wide);
        },
    });
}
/** The item that takes the action in, the element itself for a NotAction that leaves it over; else undefined. */
function grantingAction(element, action) {
    const matching = element.items.filter((item) => takesIn(item.text, action));
    if (element.negated)
        return matching.length === 0 && !element.items.some((item) => item.uncertain) ? element : undefined;
    return (matching.find((item) => item.text.toLowerCase() === action) ?? matching.find((item) => !item.uncertain));
}
function takesIn(pattern, action) {
    const first = pattern[0];
    if (first !== '*' && first !== '?' && first !== '$' && first?.toLowerCase() !== action[0])
        return false;
    return (0,policy_pattern/* patternCovers */.JQ)(pattern.toLowerCase(), action);
}
function wideResource(element, everyRole) {
    return element.items.find(({ text, uncertain }) => {
        if (uncertain)
            return false;
        if ((0,policy_arn/* isEverything */.CM)(text))
            return true;
        const arn = (0,policy_arn/* parseArn */.Lw)(text);
        return arn !== undefined && (0,policy_pattern/* patternCovers */.JQ)(arn.service, 'iam') && (0,policy_pattern/* patternCovers */.JQ)(arn.resource, everyRole);
    });
}
function isBounded({ conditions }, target) {
    return conditions.some((condition) => bounds(condition, target));
}
function bounds({ key, operator, values }, target) {
    if (key.toLowerCase() !== target.serviceKey || operator.name === 'Null' || (0,policy_condition/* isNegated */.bX)(operator))
        return false;
    return values.every((value) => !(target.wildcardsBound ? (0,policy_arn/* isEverything */.CM)(value.text) : /[*?]/.test(value.text)));
}
function shapeOf(action, granting, resource) {
    if (action.negated)
        return resource.negated ? 'notActionNotResource' : 'notActionStarResource';
    const star = 'text' in granting && /[*?]/.test(granting.text);
    if (resource.negated)
        return star ? 'starActionNotResource' : 'notResource';
    return star ? 'starActionStarResource' : 'starResource';
}
function problem(issue, target, action, granting, resource, wide) {
    const name = target === passRole ? 'iam:PassRole' : 'iam:CreateServiceLinkedRole';
    const key = target === passRole ? 'iam:PassedToService' : 'iam:AWSServiceName';
    const actionText = 'text' in granting ? granting.text : 'NotAction';
    const resourceText = 'text' in wide ? wide.text : 'NotResource';
    return {
        code: issue,
        at: ['text' in granting ? granting.node : action.node, 'text' in wide ? wide.node : resource.node],
        message: actionText.toLowerCase() === target.action
            ? (0,message/* message */.iU) `${(0,message/* code */.aY)(actionText)} on ${(0,message/* code */.aY)(resourceText)} reaches every role: ${target.why}.`
            : (0,message/* message */.iU) `${(0,message/* code */.aY)(actionText)} takes in ${(0,message/* code */.aY)(name)}, which on ${(0,message/* code */.aY)(resourceText)} reaches every role: ${target.why}.`,
        help: (0,message/* message */.iU) `Name the roles in Resource, or bound the services with the condition key ${(0,message/* code */.aY)(key)}.`,
        value: actionText,
    };
}

// EXTERNAL MODULE: ./lib/policy/kind.js
var policy_kind = __webpack_require__(3966);
;// CONCATENATED MODULE: ./lib/validation/service-principals.js





/**
 * Keys whose values are services, with the form that they take. aws:CalledVia has one word before the domain, as AWS's
 * answers show; roles are also made for and passed to parts of services (`pods.eks.amazonaws.com`).
 */
const serviceKeys = new Map([
    ['aws:calledvia', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
    ['aws:calledviafirst', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
    ['aws:calledvialast', [/^[a-z0-9-]+\.amazonaws\.com$/, 'service.amazonaws.com']],
    [
        'iam:passedtoservice',
        [/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, 'service.amazonaws.com'],
    ],
    ['iam:awsservicename', [/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, 'service.amazonaws.com']],
    ['kms:viaservice', [/^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, 'service.region.amazonaws.com']],
]);
/** Service names that no service has, by their form. Patterns with wildcards and variables are let be. */
const servicePrincipalForm = statementRule({
    class: 'text',
    issues: { INVALID_SERVICE_PRINCIPAL_FORMAT: error('Invalid service principal format') },
    *find(statement) {
        for (const [{ key }, name, item] of knownValues(statement)) {
            const form = name.startsWith('String') ? serviceKeys.get(key.toLowerCase()) : undefined;
            if (!form || /[*?$]/.test(item.text) || form[0].test(item.text))
                continue;
            yield {
                code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} is no service as ${(0,message/* code */.aY)(key)} names them, so the condition does not match it.`,
                help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)(form[1])}.`,
                value: item.text,
            };
        }
    },
});
const sourceKeys = new Set([
    'aws:sourcearn',
    'aws:sourceaccount',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
]);
/**
 * Services that act on a resource for any account that asks them to, and whose own pages show a source condition in the
 * resource's policy. AWS's table of services without these keys is not public, so the list has only what is certain.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const servicesWithSource = new Set([
    'cloudfront.amazonaws.com',
    'cloudtrail.amazonaws.com',
    'config.amazonaws.com',
    'delivery.logs.amazonaws.com',
    'events.amazonaws.com',
    'logging.s3.amazonaws.com',
    's3.amazonaws.com',
    'ses.amazonaws.com',
    'sns.amazonaws.com',
]);
/** A service let in without saying for whom it may act: the confused deputy. Trust policies are not looked at. */
const serviceWithoutSource = statementRule({
    class: 'curated',
    issues: { RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: securityWarning('Restrict access to service principal') },
    *find(statement, { policy: { kind } }) {
        const { effect, principal } = statement;
        if (kind === 'trust' ||
            !(0,policy_kind/* hasPrincipals */.o5)(kind) ||
            effect !== 'Allow' ||
            principal?.negated !== false ||
            namesSource(statement))
            return;
        for (const item of principal.items) {
            if (item.type !== 'Service' || !servicesWithSource.has(item.text))
                continue;
            yield {
                code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
                at: item.node,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} may come on behalf of any AWS account, since no condition names the source that it acts for.`,
                help: (0,message/* message */.iU) `Add a condition on ${(0,message/* code */.aY)('aws:SourceAccount')} or ${(0,message/* code */.aY)('aws:SourceArn')}.`,
                value: item.text,
            };
        }
    },
});
function namesSource({ conditions }) {
    return conditions.some(({ key, operator }) => sourceKeys.has(key.toLowerCase()) && operator.name !== 'Null' && !(0,policy_condition/* isNegated */.bX)(operator));
}

;// CONCATENATED MODULE: ./lib/validation/sids.js



/** IAM's own policies; other services have their own rules for a Sid, and most take spaces. */
const iamKinds = ['identity', 'trust'];
/** A Sid's characters. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
const sidText = statementRule({
    class: 'text',
    issues: { EMPTY_SID_VALUE: suggestion('Empty Sid value'), UNSUPPORTED_SID: error('Unsupported Sid') },
    *find(statement, { policy: { kind } }) {
        const sid = sidOf(statement);
        if (!sid)
            return;
        if (sid.value === '') {
            yield {
                code: 'EMPTY_SID_VALUE',
                at: sid,
                message: (0,message/* message */.iU) `The statement's Sid is empty, so it names nothing.`,
                help: (0,message/* message */.iU) `Give it a name, or remove it.`,
                value: '',
            };
        }
        else if (iamKinds.includes(kind) && !/^[A-Za-z0-9]*$/.test(sid.value)) {
            yield {
                code: 'UNSUPPORTED_SID',
                at: sid,
                message: (0,message/* message */.iU) `IAM takes only letters and digits in a Sid, and refuses ${(0,message/* code */.aY)(sid.value)}.`,
                help: (0,message/* message */.iU) `Remove all other characters, spaces and dashes included.`,
                value: sid.value,
            };
        }
    },
});
/** One finding for each Sid that stands more than once: IAM refuses such a policy, other services may take it. */
const uniqueSids = rule({
    class: 'text',
    issues: {
        UNIQUE_SIDS_REQUIRED: error('Unique Sids required'),
        UNIQUE_SIDS_RECOMMENDED: warning('Unique Sids recommended'),
    },
    *find({ policy: { statements, kind } }) {
        const required = iamKinds.includes(kind);
        for (const [sid, [first, second, ...others]] of sidsOf(statements)) {
            if (!first || !second)
                continue;
            const places = [second.node, first.node, ...others.map(({ node }) => node)];
            yield {
                code: required ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED',
                at: places,
                statement: second.statement,
                message: required
                    ? (0,message/* message */.iU) `The Sid ${(0,message/* code */.aY)(sid)} stands at ${places.length} statements; IAM refuses a policy in which a Sid is not unique.`
                    : (0,message/* message */.iU) `The Sid ${(0,message/* code */.aY)(sid)} stands at ${places.length} statements, so it does not say which one is meant.`,
                help: (0,message/* message */.iU) `Give each statement its own Sid.`,
                value: sid,
            };
        }
    },
});
function sidsOf(statements) {
    const bySid = new Map();
    for (const statement of statements) {
        const node = sidOf(statement);
        if (!node?.value)
            continue;
        const known = bySid.get(node.value);
        if (known)
            known.push({ statement, node });
        else
            bySid.set(node.value, [{ statement, node }]);
    }
    return bySid;
}
function sidOf(statement) {
    const sid = (0,policy_node/* valueOf */.RP)(statement.node, 'Sid');
    return sid?.type === 'string' ? sid : undefined;
}

;// CONCATENATED MODULE: ./lib/validation/statements.js





/** Effect: there, and Allow or Deny, in just that spelling. */
const effectRule = statementRule({
    class: 'text',
    issues: { MISSING_EFFECT: error('Missing effect'), INVALID_EFFECT: error('Invalid effect') },
    *find({ node }, { policy }) {
        const effect = (0,policy_node/* valueOf */.RP)(node, 'Effect');
        if (!effect) {
            yield {
                code: 'MISSING_EFFECT',
                at: node,
                message: (0,message/* message */.iU) `The statement has no Effect, so it neither allows nor denies; AWS refuses it.`,
                help: (0,message/* message */.iU) `Add ${(0,message/* code */.aY)('"Effect": "Allow"')} or ${(0,message/* code */.aY)('"Effect": "Deny"')}.`,
                value: 'Effect',
            };
        }
        else if (effect.type === 'string' && effect.value !== 'Allow' && effect.value !== 'Deny') {
            const meant = ['Allow', 'Deny'].find((each) => each.toLowerCase() === effect.value.toLowerCase());
            yield {
                code: 'INVALID_EFFECT',
                at: effect,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(effect.value)} is no effect; AWS refuses the statement.`,
                help: (0,message/* message */.iU) `Write ${(0,message/* code */.aY)('Allow')} or ${(0,message/* code */.aY)('Deny')}, in this spelling.`,
                value: effect.value,
                fix: meant === undefined ? [] : replaceText(policy.file, effect, effect.value, meant),
            };
        }
    },
});
/** What each statement must say, by the kind of policy. A policy of an ECR repository takes no Resource, nor does a trust policy. */
const requiredElements = statementRule({
    class: 'text',
    issues: {
        MISSING_ACTION: error('Missing action'),
        MISSING_RESOURCE: error('Missing resource'),
        MISSING_PRINCIPAL: error('Missing principal'),
    },
    *find(statement, { policy: { kind } }) {
        const { node } = statement;
        if (!has(statement, 'Action')) {
            yield {
                code: 'MISSING_ACTION',
                at: node,
                message: (0,message/* message */.iU) `The statement names no action; AWS refuses it.`,
                help: (0,message/* message */.iU) `Add an Action or NotAction.`,
                value: 'Action',
            };
        }
        if ((0,policy_kind/* hasResources */.MP)(kind) && !has(statement, 'Resource')) {
            yield {
                code: 'MISSING_RESOURCE',
                at: node,
                message: (0,message/* message */.iU) `The statement does not say on which resources its actions are meant; AWS refuses it.`,
                help: (0,message/* message */.iU) `Add a Resource or NotResource.`,
                value: 'Resource',
            };
        }
        if ((0,policy_kind/* hasPrincipals */.o5)(kind) && !has(statement, 'Principal')) {
            yield {
                code: 'MISSING_PRINCIPAL',
                at: node,
                message: (0,message/* message */.iU) `The statement does not say who may come; a policy on a resource has to.`,
                help: (0,message/* message */.iU) `Add a Principal.`,
                value: 'Principal',
            };
        }
    },
});
function has(statement, name) {
    return statement.node.members.some(({ key }) => key === name || key === `Not${name}`);
}
/** Elements that the kind of policy does not take. */
const unsupportedElements = statementRule({
    class: 'text',
    issues: {
        UNSUPPORTED_PRINCIPAL: error('Unsupported principal'),
        SCP_SYNTAX_ERROR_PRINCIPAL: error('SCP syntax error principal'),
        ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: error('Role trust policy syntax error notprincipal'),
        ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: error('Role trust policy syntax error resource'),
    },
    *find({ node }, { policy: { kind } }) {
        for (const { key, keySpan } of node.members) {
            const principal = key === 'Principal' || key === 'NotPrincipal';
            if (principal && (kind === 'identity' || kind === 'service-control')) {
                yield {
                    code: kind === 'identity' ? 'UNSUPPORTED_PRINCIPAL' : 'SCP_SYNTAX_ERROR_PRINCIPAL',
                    at: keySpan,
                    message: kind === 'identity'
                        ? (0,message/* message */.iU) `An identity policy takes no ${(0,message/* code */.aY)(key)}: it is about the identity that it hangs on.`
                        : (0,message/* message */.iU) `A service control policy takes no ${(0,message/* code */.aY)(key)}: it is about whole accounts.`,
                    help: kind === 'identity'
                        ? (0,message/* message */.iU) `Remove it, or put the statement into a policy on the resource.`
                        : (0,message/* message */.iU) `Remove it; the key ${(0,message/* code */.aY)('aws:PrincipalArn')} in a Condition can name principals.`,
                    value: key,
                };
            }
            if (kind !== 'trust')
                continue;
            if (key === 'NotPrincipal') {
                yield {
                    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
                    at: keySpan,
                    message: (0,message/* message */.iU) `A role's trust policy takes no ${(0,message/* code */.aY)(key)}.`,
                    help: (0,message/* message */.iU) `Name in ${(0,message/* code */.aY)('Principal')} who may assume the role.`,
                    value: key,
                };
            }
            else if (key === 'Resource' || key === 'NotResource') {
                yield {
                    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
                    at: keySpan,
                    message: (0,message/* message */.iU) `A role's trust policy takes no ${(0,message/* code */.aY)(key)}: its resource is the role itself.`,
                    help: (0,message/* message */.iU) `Remove it.`,
                    value: key,
                };
            }
        }
    },
});
const exclusive = ['Action', 'Resource', 'Principal'];
/** An element and its Not- form in one statement: AWS refuses it, since only one of them can hold. */
const elementCombination = statementRule({
    class: 'text',
    issues: { UNSUPPORTED_ELEMENT_COMBINATION: error('Unsupported element combination') },
    *find({ node }) {
        for (const name of exclusive) {
            const plain = (0,policy_node/* member */.Dc)(node, name);
            const negated = plain && (0,policy_node/* member */.Dc)(node, `Not${name}`);
            if (!negated)
                continue;
            yield {
                code: 'UNSUPPORTED_ELEMENT_COMBINATION',
                at: [plain.keySpan, negated.keySpan],
                message: (0,message/* message */.iU) `One statement cannot have both ${(0,message/* code */.aY)(name)} and ${(0,message/* code */.aY)(`Not${name}`)}; AWS refuses it.`,
                help: (0,message/* message */.iU) `Keep one of them.`,
                value: name,
            };
        }
    },
});
/** Allow with NotPrincipal lets in everyone else, anonymous callers of other accounts included. */
const allowWithNotPrincipal = statementRule({
    class: 'text',
    issues: { ALLOW_WITH_NOT_PRINCIPAL: securityWarning('Allow with NotPrincipal') },
    *find({ effect, principal }, { policy: { kind } }) {
        if (effect !== 'Allow' || principal?.negated !== true || !(0,policy_kind/* hasPrincipals */.o5)(kind) || kind === 'trust')
            return;
        yield {
            code: 'ALLOW_WITH_NOT_PRINCIPAL',
            at: principal.keySpan,
            message: (0,message/* message */.iU) `${(0,message/* code */.aY)('NotPrincipal')} under Allow lets in everyone who is not listed, anonymous callers included.`,
            help: (0,message/* message */.iU) `Name in ${(0,message/* code */.aY)('Principal')} who may come.`,
            value: 'NotPrincipal',
        };
    },
});

;// CONCATENATED MODULE: ./lib/validation/trust-actions.js



/** How a principal proves who it is, and the one action by which it can assume a role. */
const assumeActions = {
    'AWS credentials': 'sts:AssumeRole',
    'an OIDC token': 'sts:AssumeRoleWithWebIdentity',
    'a SAML assertion': 'sts:AssumeRoleWithSAML',
};
function proofOf({ type, text }) {
    if (type !== 'Federated')
        return 'AWS credentials';
    return /:saml-provider\//.test(text) ? 'a SAML assertion' : 'an OIDC token';
}
/**
 * Each AssumeRole action against the principals of its statement. An action that suits one of them is let be, since
 * people put several kinds of principals and their actions into one statement.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
const actionForPrincipal = rule({
    class: 'text',
    issues: { MISMATCHED_ACTION_FOR_PRINCIPAL: error('Mismatched action for principal') },
    *find({ policy }) {
        for (const { statement, principals } of trusting(policy)) {
            if (principals.length === 0 || principals.some((principal) => principal.uncertain))
                continue;
            const proofs = new Set(principals.map(proofOf));
            for (const item of statement.action?.items ?? []) {
                const needed = [...Object.entries(assumeActions)].find(([, action]) => action.toLowerCase() === item.text.toLowerCase());
                if (!needed || [...proofs].some((proof) => proof === needed[0]))
                    continue;
                const right = [...proofs].map((proof) => assumeActions[proof]);
                const places = [item.node, ...principals.map(({ node }) => node)];
                yield {
                    code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
                    at: places,
                    statement,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(item.text)} needs ${needed[0]}, which ${(0,message/* codeList */.E5)(principals.map(({ text }) => text), 3)} does not have, so the role cannot be assumed in this way.`,
                    help: (0,message/* message */.iU) `Use ${(0,message/* codeList */.E5)(right)}.`,
                    value: item.text,
                };
            }
        }
    },
});
const rolesAnywhere = 'rolesanywhere.amazonaws.com';
/** What IAM Roles Anywhere needs. https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
const rolesAnywhereActions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
/** IAM Roles Anywhere with fewer actions than its sessions need, all statements of the policy taken together. */
const rolesAnywhereRule = rule({
    class: 'text',
    issues: {
        MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: error('Missing action for Roles Anywhere trust policy'),
    },
    *find({ policy }) {
        const own = trusting(policy).filter(({ principals }) => principals.some(({ text }) => text === rolesAnywhere));
        const [first] = own;
        if (!first?.statement.action || own.some(({ statement }) => statement.action?.negated === true))
            return;
        const patterns = own.flatMap(({ statement }) => statement.action?.items ?? []);
        if (patterns.some((item) => item.uncertain))
            return;
        const missing = rolesAnywhereActions.filter((action) => !patterns.some(({ text }) => (0,policy_pattern/* patternCovers */.JQ)(text.toLowerCase(), action.toLowerCase())));
        if (missing.length === 0)
            return;
        yield {
            code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
            at: first.statement.action.node,
            statement: first.statement,
            message: (0,message/* message */.iU) `${(0,message/* code */.aY)(rolesAnywhere)} cannot open a session of this role without ${(0,message/* codeList */.E5)(missing)}.`,
            help: (0,message/* message */.iU) `Allow ${(0,message/* codeList */.E5)(rolesAnywhereActions)}.`,
            value: missing.join(', '),
        };
    },
});
/** The statements of a trust policy that let somebody in, with the principals that they name. */
function trusting({ kind, statements }) {
    if (kind !== 'trust')
        return [];
    return statements.flatMap((statement) => statement.effect === 'Allow' && statement.principal?.negated === false
        ? [{ statement, principals: statement.principal.items }]
        : []);
}

;// CONCATENATED MODULE: ./lib/validation/trust-providers.js





const github = 'token.actions.githubusercontent.com';
/** Claims of a GitHub token that say which repository, and so which code, it is for. */
const repositoryClaims = new Set(['sub', 'repository', 'repository_id', 'job_workflow_ref'].map((claim) => `${github}:${claim}`));
/** The host of an OIDC provider, by its ARN or its domain name; undefined for SAML providers and other principals. */
function hostOf({ type, text, uncertain }) {
    if (type !== 'Federated' || uncertain)
        return undefined;
    if (!text.startsWith('arn:'))
        return text.toLowerCase();
    return /:oidc-provider\/(.+)$/.exec(text)?.[1]?.toLowerCase();
}
/**
 * OIDC providers that serve strangers as well: without a condition on the token's claims, everyone who can get a token
 * of the provider can assume the role. GitHub has its own finding. A condition that also holds without the claim counts
 * as one here: AWS asks only for the key.
 */
const providerConditions = rule({
    class: 'text',
    issues: {
        MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: securityWarning('Missing condition key for OIDC principal'),
        MISSING_GITHUB_REPO_CONDITION_KEY: securityWarning('Missing GitHub repo condition key'),
    },
    *find({ policy }) {
        for (const { statement, principals } of trusting(policy)) {
            if (!letsTokensIn(statement))
                continue;
            for (const principal of principals) {
                const host = hostOf(principal);
                if (host === undefined)
                    continue;
                if (host === github) {
                    if (statement.conditions.some(({ key }) => repositoryClaims.has(key.toLowerCase())))
                        continue;
                    yield {
                        code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
                        at: principal.node,
                        statement,
                        message: (0,message/* message */.iU) `No condition says which repository may assume the role, so workflows of every repository on GitHub can.`,
                        help: (0,message/* message */.iU) `Compare ${(0,message/* code */.aY)(`${github}:sub`)} with the repository and branch, such as ${(0,message/* code */.aY)('repo:owner/name:ref:refs/heads/main')}.`,
                        value: principal.text,
                    };
                }
                else if (!statement.conditions.some((condition) => isClaimOf(host, condition))) {
                    yield {
                        code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
                        at: principal.node,
                        statement,
                        message: (0,message/* message */.iU) `No condition looks at the tokens of ${(0,message/* code */.aY)(host)}, so everyone who has one can assume the role.`,
                        help: (0,message/* message */.iU) `Compare its claims, such as ${(0,message/* code */.aY)(`${host}:aud`)} and ${(0,message/* code */.aY)(`${host}:sub`)}.`,
                        value: principal.text,
                    };
                }
            }
        }
    },
});
function letsTokensIn({ action }) {
    return (action?.items.some(({ text }) => /^(?:\*|sts:\*|sts:AssumeRole(?:\*|WithWebIdentity|With\*))$/i.test(text)) ?? false);
}
function isClaimOf(host, { key }) {
    return key.toLowerCase().startsWith(`${host}:`);
}
/**
 * A GitHub subject with a wildcard. AWS's page speaks of wildcards, while its answers also warn of an exact
 * `repo:o/r:environment:prod`; that names one environment with its own branch rules, and is let be. So is a wildcard
 * after the repository where another claim fixes the branch.
 */
const githubSubject = rule({
    class: 'text',
    issues: {
        SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: warning('Specific GitHub repo and branch recommended'),
    },
    *find({ policy }) {
        for (const { statement } of trusting(policy)) {
            for (const { key, operator, values } of statement.conditions) {
                if (key.toLowerCase() !== `${github}:sub` || !/^StringLike$/.test(operator.name ?? ''))
                    continue;
                for (const item of values) {
                    if (item.uncertain || !/[*?]/.test(item.text))
                        continue;
                    const [, repository = ''] = /^repo:([^:]*):/.exec(item.text) ?? [];
                    if (repository !== '' && !/[*?]/.test(repository) && fixesBranch(statement))
                        continue;
                    yield {
                        code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
                        at: item.node,
                        statement,
                        message: (0,message/* message */.iU) `The wildcard in ${(0,message/* code */.aY)(item.text)} lets more than one branch assume the role, also those of pull requests where it takes them in.`,
                        help: (0,message/* message */.iU) `Name the repository and the branch, such as ${(0,message/* code */.aY)('repo:owner/name:ref:refs/heads/main')}.`,
                        value: item.text,
                    };
                }
            }
        }
    },
});
function fixesBranch({ conditions }) {
    return conditions.some((condition) => {
        const claim = condition.key.toLowerCase();
        return ((claim === `${github}:ref` || claim === `${github}:job_workflow_ref`) && !(0,policy_condition/* holdsWhenAbsent */.s1)(condition));
    });
}
/** An audience is one value in most tokens; ForAnyValue lets a token with many audiences in by any one of them. */
const audienceQualifier = statementRule({
    class: 'text',
    issues: { FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: securityWarning('ForAnyValue with audience claim type') },
    *find({ conditions }, { policy: { kind } }) {
        if (kind !== 'trust')
            return;
        for (const { key, operator, operatorSpan } of conditions) {
            const prefix = prefixOf(key);
            if (operator.qualifier !== 'ForAnyValue' ||
                prefix === undefined ||
                !isProviderHost(prefix) ||
                !/:aud$/i.test(key))
                continue;
            yield {
                code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
                at: operatorSpan,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} on ${(0,message/* code */.aY)(key)} lets in every token that has the audience among others that it is for.`,
                help: (0,message/* message */.iU) `Remove ${(0,message/* code */.aY)('ForAnyValue:')} where a token has one audience.`,
                value: key,
            };
        }
    },
});

;// CONCATENATED MODULE: ./lib/validation/variables.js




/** The variables of a text. Parts that the file itself fills in are none; see TextItem.uncertain. */
function* variablesOf(item) {
    const { text, node } = item;
    if (item.uncertain || node.type !== 'string')
        return;
    for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', start + 2)) {
        const end = text.indexOf('}', start);
        const next = text.indexOf('${', start + 2);
        const closed = end > 0 && (next < 0 || end < next);
        const written = text.slice(start, closed ? end + 1 : next < 0 ? text.length : next);
        const inner = closed ? written.slice(2, -1) : written.slice(2);
        yield { written, inner, closed, at: (0,policy_node/* substringSpan */.Q1)(node, start, written.length) };
    }
}
/** Where a policy may have variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function* placesForVariables(statement) {
    yield* statement.resource?.items ?? [];
    for (const [, , item] of knownValues(statement))
        yield item;
}
/** The inner form of a variable: a name without spaces, and, after a comma, a default in single quotes. */
const variableForm = statementRule({
    class: 'text',
    issues: {
        MISSING_BRACE_IN_VARIABLE: error('Missing brace in variable'),
        EMPTY_VARIABLE: error('Empty variable'),
        UNSUPPORTED_SPACE_IN_VARIABLE: error('Unsupported space in variable'),
        MISSING_QUOTE_IN_VARIABLE: error('Missing quote in variable'),
    },
    *find(statement) {
        for (const item of placesForVariables(statement)) {
            for (const { written, inner, closed, at } of variablesOf(item)) {
                const found = closed ? wrongInside(inner) : missingBrace;
                if (!found)
                    continue;
                const [issue, what, help] = found;
                yield {
                    code: issue,
                    at,
                    message: (0,message/* message */.iU) `The policy variable ${(0,message/* code */.aY)(written)} ${what}, so IAM cannot read it.`,
                    help,
                    value: written,
                };
            }
        }
    },
});
const missingBrace = [
    'MISSING_BRACE_IN_VARIABLE',
    'is not closed',
    (0,message/* message */.iU) `Add ${(0,message/* code */.aY)('}')} after the variable's name.`,
];
function wrongInside(inner) {
    const comma = inner.indexOf(',');
    const name = comma < 0 ? inner : inner.slice(0, comma);
    if (inner.trim() === '')
        return ['EMPTY_VARIABLE', 'is empty', (0,message/* message */.iU) `Name a condition key, or remove it.`];
    // A tag's key, which stands after a slash, may have spaces of its own.
    if (/\s/.test(name.split('/', 1)[0] ?? '')) {
        return ['UNSUPPORTED_SPACE_IN_VARIABLE', 'has a space in its name', (0,message/* message */.iU) `Remove the space.`];
    }
    const value = comma < 0 ? undefined : inner.slice(comma + 1).trim();
    if (value === undefined || /^'.*'$/.test(value))
        return undefined;
    return [
        'MISSING_QUOTE_IN_VARIABLE',
        'has a default without single quotes',
        (0,message/* message */.iU) `Write the default in single quotes.`,
    ];
}
/** Variables where IAM takes them as plain text: outside of Resource and Condition, in old versions, under other operators. */
const variablePlaces = statementRule({
    class: 'text',
    issues: {
        VARIABLE_UNSUPPORTED_IN_ELEMENT: error('Variable unsupported in element'),
        VARIABLE_UNSUPPORTED_IN_VERSION: error('Variable unsupported in version'),
        INVALID_VARIABLE_FOR_OPERATOR: error('Invalid variable for operator'),
    },
    *find(statement, { policy }) {
        for (const item of [...(statement.action?.items ?? []), ...(statement.principal?.items ?? [])]) {
            for (const { written, at } of namedVariables(item)) {
                yield {
                    code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
                    at,
                    message: (0,message/* message */.iU) `IAM reads variables only in Resource and Condition; here ${(0,message/* code */.aY)(written)} is plain text.`,
                    help: (0,message/* message */.iU) `Name the value, or compare the key in a Condition.`,
                    value: written,
                };
            }
        }
        if (policy.version !== '2012-10-17' &&
            (policy.version === undefined || policy.version === '2008-10-17')) {
            for (const item of placesForVariables(statement)) {
                for (const { written, at } of namedVariables(item)) {
                    yield {
                        code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
                        at,
                        message: (0,message/* message */.iU) `In a policy of this version ${(0,message/* code */.aY)(written)} is plain text: variables came with version 2012-10-17.`,
                        help: (0,message/* message */.iU) `Set ${(0,message/* code */.aY)('"Version": "2012-10-17"')}.`,
                        value: written,
                    };
                }
            }
        }
        for (const [{ operator }, name, item] of knownValues(statement)) {
            if (/^(?:String|Arn)/.test(name))
                continue;
            for (const { written, at } of namedVariables(item)) {
                yield {
                    code: 'INVALID_VARIABLE_FOR_OPERATOR',
                    at,
                    message: (0,message/* message */.iU) `${(0,message/* code */.aY)(operator.text)} does not read variables, so it compares with the text ${(0,message/* code */.aY)(written)}.`,
                    help: (0,message/* message */.iU) `Name the value; variables work under string and ARN operators.`,
                    value: written,
                };
            }
        }
    },
});
/** Only what names a condition key is surely meant for IAM; `${account}` may be for another tool to fill in. */
function* namedVariables(item) {
    for (const variable of variablesOf(item))
        if (variable.closed && /^[\w-]+:/.test(variable.inner))
            yield variable;
}

;// CONCATENATED MODULE: ./lib/validation/rules.js






















/** Every rule of the offline validation. */
const rules = [
    elementNames,
    elementTypes,
    versionRule,
    statementRequired,
    effectRule,
    requiredElements,
    unsupportedElements,
    elementCombination,
    allowWithNotPrincipal,
    sidText,
    uniqueSids,
    emptyElements,
    emptyConditions,
    knownActions,
    wildcardInService,
    redundantActions,
    redundantResources,
    passRoleRule,
    serviceLinkedRoleRule,
    policySize,
    arnForm,
    arnFields,
    resourceFormat,
    principalForm,
    principalWildcards,
    uniqueIds,
    federatedPrincipals,
    operatorNamesRule,
    nullOperator,
    qualifiers,
    operatorTypes,
    conditionKeys,
    duplicateKeys,
    valueTypes,
    wildcardValues,
    valueLists,
    ipRangeForm,
    privateAddresses,
    variableForm,
    variablePlaces,
    servicePrincipalForm,
    serviceWithoutSource,
    actionForPrincipal,
    rolesAnywhereRule,
    providerConditions,
    githubSubject,
    audienceQualifier,
    namedPlaces,
    pairedKeys,
    resourceControl,
    redundantStatements,
];


/***/ }),

/***/ 9258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CU: () => (/* binding */ learnMoreLink),
  tE: () => (/* binding */ validatePolicy)
});

// UNUSED EXPORTS: RuleError

// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/validation/rules.js + 28 modules
var rules = __webpack_require__(1023);
;// CONCATENATED MODULE: ./lib/validation/suggestions.js
/** Names that differ by more letters than this are no misspellings of each other. */
const farthest = 3;
/** How many comparisons of two names one policy may cost: a policy full of nonsense must not cost minutes. */
const comparisons = 20_000;
/** Finds what the author may have meant; one for each policy, since its work is bounded. */
class Suggestions {
    #left = comparisons;
    /**
     * The one name that is nearest to the text, whatever its case; undefined where none is near, where two are equally
     * near, or where the policy has had its share of comparisons.
     */
    nearest(text, names) {
        const wanted = text.toLowerCase();
        const limit = Math.min(farthest, Math.floor(wanted.length / 3));
        let best;
        let bestDistance = limit + 1;
        for (const name of names) {
            if (this.#left-- <= 0)
                return undefined;
            if (Math.abs(name.length - wanted.length) > limit)
                continue;
            const distance = editDistance(wanted, name.toLowerCase(), bestDistance);
            if (distance === bestDistance)
                best = undefined;
            if (distance >= bestDistance)
                continue;
            best = name;
            bestDistance = distance;
        }
        return bestDistance <= limit ? best : undefined;
    }
}
/** Insertions, deletions, replacements and swaps of neighbours between two texts; more than `most` counts as more. */
function editDistance(a, b, most) {
    let older = [];
    let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        let least = i;
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let value = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                value = Math.min(value, (older[j - 2] ?? 0) + 1);
            row.push(value);
            least = Math.min(least, value);
        }
        if (least > most)
            return most + 1;
        older = previous;
        previous = row;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./lib/validation/validate.js



/** A rule that threw: our own bug, named by the issues that the rule decides. */
class RuleError extends Error {
    constructor(rule, policy, cause) {
        super(`The validation rule for ${Object.keys(rule.issues).join(', ')} failed on ${JSON.stringify(policy.id)}.`, { cause });
        this.name = 'RuleError';
    }
}
/**
 * Validates one policy offline, with Access Analyzer's issue codes and finding types: the findings in the order of their
 * places. Throws a RuleError when a rule fails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
function validatePolicy(policy, { services }) {
    const context = { policy, services, suggestions: new Suggestions() };
    const found = [];
    for (const rule of rules/* rules */.a)
        collect(rule, context, found);
    return found.sort(byPlace);
}
function byPlace(a, b) {
    return a.at.start === b.at.start ? a.at.end - b.at.end : a.at.start - b.at.start;
}
function collect(rule, context, found) {
    try {
        for (const problem of rule.find(context))
            found.push(findingOf(rule.issues[problem.code], problem));
    }
    catch (cause) {
        throw new RuleError(rule, context.policy, cause);
    }
}
function findingOf(issue, problem) {
    if (!issue)
        throw new Error(`${problem.code} is not among the rule's issues.`);
    const [at, ...related] = 'start' in problem.at ? [problem.at] : problem.at;
    return {
        code: problem.code,
        severity: issue.severity,
        title: issue.title,
        message: problem.message,
        help: problem.help ?? (0,message/* message */.iU) ``,
        statement: problem.statement,
        at,
        related,
        value: problem.value,
        fix: problem.fix ?? [],
        learnMore: learnMoreLink(problem.code, issue.severity),
    };
}
const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';
/** AWS's page on an issue: its anchors are the finding type, `general-warning` for warnings, and the code with dashes. */
function learnMoreLink(code, severity) {
    const type = severity === 'warning' ? 'general-warning' : severity;
    return `${page}#access-analyzer-reference-policy-checks-${type}-${code.toLowerCase().replaceAll('_', '-')}`;
}


/***/ })

};
