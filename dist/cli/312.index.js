export const id = 312;
export const ids = [312];
export const modules = {

/***/ 960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ bundleFile)
/* harmony export */ });
/**
 * The address of a file that is delivered with the program, relative to the bundle that runs (or, unbundled, to this
 * module's folder, which stands as deep). A function with a parameter, since the bundler copies and renames what it can
 * foresee.
 */
function bundleFile(path) {
    return new URL(path, import.meta.url);
}


/***/ }),

/***/ 6110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ LARGEST_FILE),
/* harmony export */   m: () => (/* binding */ FolderFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** Larger files are skipped: a policy has at most 20,480 characters, a template at most 1 MB. */
const LARGEST_FILE = 1024 * 1024;
const ABSENT = { kind: 'absent' };
/** Windows has neither; there the look before the opening has to do. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
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
        if (this.#isLinked(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path)))
            return { kind: 'skipped', reason: 'symlink' };
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#root, path);
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file, { throwIfNoEntry: false });
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
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        try {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
            if (!stat.isFile())
                return ABSENT;
            if (stat.size > this.#largest)
                return { kind: 'skipped', reason: 'too-large' };
            return { kind: 'bytes', bytes: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor) };
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        }
    }
    /** Whether a folder, or one above it, is a link. */
    #isLinked(folder) {
        if (folder === '.')
            return false;
        const known = this.#linked.get(folder);
        if (known !== undefined)
            return known;
        const isLink = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#root, folder), { throwIfNoEntry: false })?.isSymbolicLink() === true;
        const linked = isLink || this.#isLinked(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(folder));
        this.#linked.set(folder, linked);
        return linked;
    }
    #isRepository(path) {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#root, path, '.git'));
    }
}
function isInside(path) {
    const names = path.split('/');
    return (!path.includes('\0') &&
        names.every((name) => name !== '' && name !== '..' && name.toLowerCase() !== '.git'));
}


/***/ }),

/***/ 5279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ catalogue)
});

// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/policy/arn.js
var policy_arn = __webpack_require__(4685);
// EXTERNAL MODULE: ./lib/policy/pattern.js
var policy_pattern = __webpack_require__(1452);
// EXTERNAL MODULE: ./lib/policy/principal.js
var policy_principal = __webpack_require__(16);
// EXTERNAL MODULE: ./lib/policy/condition.js
var policy_condition = __webpack_require__(7431);
;// CONCATENATED MODULE: ./lib/access/binding-conditions.js


/**
 * Whether a statement's conditions keep out callers that nobody knows: a key that names accounts, principals, an
 * organization, a network path or a source, under an operator that fails when the key is absent, with no value that
 * takes in everyone. Keys that the caller sets (aws:Referer, aws:UserAgent, tags of the principal) and the whole
 * Internet as aws:SourceIp keep nobody out. Values that cannot be known are taken for good ones.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function keepsStrangersOut(statement) {
    return statement.conditions.some((condition) => !(0,policy_condition/* isNegated */.bX)(condition.operator) && !(0,policy_condition/* holdsWhenAbsent */.s1)(condition) && namesKnown(condition));
}
/**
 * Whether a Deny hits every caller that nobody knows: it is for everyone, or for all but those named, and each of its
 * conditions holds for a stranger, as `StringNotEquals` on aws:PrincipalOrgID does also for those in no organization.
 */
function deniesStrangers(statement) {
    const { effect, principal, conditions } = statement;
    if (effect !== 'Deny' || !principal)
        return false;
    if (principal.negated ? principal.items.some(policy_principal/* isEveryone */.Af) : !principal.items.some(policy_principal/* isEveryone */.Af))
        return false;
    return conditions.every((condition) => exceptsOnlyKnown(condition) || exceptsOnlyServices(condition));
}
/**
 * Whether a tag of the resource must have a certain value: such a grant is not for every resource that its patterns name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
 */
function boundByResourceTag(statement) {
    return statement.conditions.some((condition) => resourceTag.test(condition.key) &&
        !(0,policy_condition/* isNegated */.bX)(condition.operator) &&
        !(0,policy_condition/* holdsWhenAbsent */.s1)(condition) &&
        condition.operator.name !== undefined &&
        condition.values.every(({ text }) => !anything.test(text)));
}
/** Whether a Deny hits every resource but those with a certain tag. */
function deniesUntagged(statement) {
    const { effect, conditions } = statement;
    if (effect !== 'Deny' || conditions.length === 0)
        return false;
    return conditions.every((condition) => resourceTag.test(condition.key) && (0,policy_condition/* isNegated */.bX)(condition.operator) && (0,policy_condition/* holdsWhenAbsent */.s1)(condition));
}
const resourceTag = /^[a-z0-9-]+:resourcetag\//i;
const anything = /^[*?]*$/;
function exceptsOnlyKnown(condition) {
    return (0,policy_condition/* isNegated */.bX)(condition.operator) && (0,policy_condition/* holdsWhenAbsent */.s1)(condition) && namesKnown(condition);
}
/** `"Bool": {"aws:PrincipalIsAWSService": "false"}`: what a stranger signs is never a service's own call. */
function exceptsOnlyServices({ operator, key, values }) {
    if (operator.name !== 'Bool' || !/^aws:(principalisawsservice|viaawsservice)$/i.test(key))
        return false;
    return values.every(({ text }) => text.toLowerCase() === 'false');
}
/** Whether the values of a binding key are all of somebody in particular. */
function namesKnown({ operator, key, values }) {
    const name = key.toLowerCase();
    if (operator.name === undefined || operator.name === 'Null' || !bindingKeys.has(name))
        return false;
    const patterns = operator.name.includes('Like') || operator.name.startsWith('Arn');
    return values.length > 0 && values.every((value) => !takesInEveryone(name, value, patterns));
}
const bindingKeys = new Set([
    'aws:EC2InstanceSourceVPC',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:VpceAccount',
    'aws:VpceOrgID',
    'aws:VpceOrgPaths',
    'aws:userid',
    'ec2:SourceInstanceARN',
    'kms:CallerAccount',
    'lambda:SourceFunctionArn',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
].map((key) => key.toLowerCase()));
/** Networks with fewer fixed bits count as the whole Internet, as they do for S3's Block Public Access. */
const fewestBits = { v4: 8, v6: 32 };
function takesInEveryone(key, { text, uncertain }, patterns) {
    if (uncertain)
        return false;
    if (key === 'aws:sourceip')
        return isWideNetwork(text);
    // Without wildcards a `*` is a character like any other: nobody has such a name.
    if (!patterns)
        return false;
    if (key.endsWith('arn'))
        return isOfAnyAccount(text);
    return anything.test(text) || /^(o|vpc|vpce)-[*?]*(\/|$)/.test(text) || /^[*?]+\//.test(text);
}
function isWideNetwork(text) {
    const bits = /\/(\d{1,3})$/.exec(text)?.[1];
    return bits !== undefined && Number(bits) < (text.includes(':') ? fewestBits.v6 : fewestBits.v4);
}
/** An ARN pattern with an open account is of anybody, unless it is a bucket's, whose ARN has no account. */
function isOfAnyAccount(text) {
    const [, , service = '', , account, ...resource] = text.split(':');
    if (account === undefined)
        return anything.test(text) || /^arn:[^$]*\*$/.test(text);
    if (service === 's3' && account === '')
        return anything.test(resource.join(':'));
    return account !== '' && anything.test(account);
}

;// CONCATENATED MODULE: ./lib/access/principal-overlap.js

/**
 * Whether two statements certainly speak of a common principal. Where one has no Principal element, both are of the
 * identity that has the policy. An account takes in its principals, everyone takes in all, and so does NotPrincipal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function principalsMeet(left, right) {
    return someMeet(left, right, same);
}
/** The same, but a principal that cannot be known may be any. */
function principalsMayMeet(left, right) {
    return someMeet(left, right, (a, b) => a.uncertain || b.uncertain || same(a, b));
}
function someMeet(left, right, test) {
    const [a, b] = [left.principal, right.principal];
    if (!a || !b || a.negated || b.negated)
        return true;
    return a.items.some((each) => b.items.some((other) => test(each, other)));
}
function same(a, b) {
    if ((0,policy_principal/* isEveryone */.Af)(a) || (0,policy_principal/* isEveryone */.Af)(b))
        return true;
    if (a.type !== b.type)
        return false;
    if (a.text === b.text)
        return true;
    const account = (0,policy_principal/* accountOf */.XP)(a);
    return account !== undefined && account === (0,policy_principal/* accountOf */.XP)(b) && ((0,policy_principal/* isAccount */.UP)(a) || (0,policy_principal/* isAccount */.UP)(b));
}

;// CONCATENATED MODULE: ./lib/access/resource-overlap.js


const unknown = /\$\{[^}]*\}/g;
/** A text whose unknown parts and policy variables may be anything. */
function openText(text) {
    return text.includes('${') ? text.replace(unknown, '*') : text;
}
/** Whether two resource patterns certainly share a resource. Undefined stands for every resource that there is. */
function resourcesMeet(left, right) {
    if (!left || !right || left.text === right.text)
        return true;
    return mayBeginAlike(left.text, right.text) && overlap(left.text, right.text);
}
/**
 * Whether two resource patterns may share a resource: {@link resourcesMeet}, but what cannot be known may be anything.
 * An unknown part can hold colons, so it is not kept within its segment of the ARN.
 */
function resourcesMayMeet(left, right) {
    if (!left || !right || left.text === right.text)
        return true;
    if (!mayBeginAlike(left.text, right.text))
        return false;
    if (!left.text.includes('${') && !right.text.includes('${'))
        return overlap(left.text, right.text);
    return (0,policy_pattern/* patternsOverlap */.NQ)(openText(left.text), openText(right.text));
}
/** Whether the resources of `inner` are all matched by `outer`; arnCovers with a quick no. */
function resourceCovers(outer, inner) {
    if (outer === inner || (0,policy_arn/* isEverything */.CM)(outer))
        return true;
    return mayBeginAlike(outer, inner) && (0,policy_arn/* arnCovers */.mu)(outer, inner);
}
/** Whether two patterns agree up to the first wildcard or variable of either: the quick no for most of them. */
function mayBeginAlike(left, right) {
    const length = Math.min(left.length, right.length);
    for (let i = 0; i < length; i++) {
        const a = left.charCodeAt(i);
        const b = right.charCodeAt(i);
        if (isOpen(a) || isOpen(b))
            return true;
        if (a !== b)
            return false;
    }
    return true;
}
/** `*`, `?`, and the `$` of a variable. */
function isOpen(character) {
    return character === 42 || character === 63 || character === 36;
}
/** arnsOverlap, but segments that are plain text are compared as such: most are. */
function overlap(left, right) {
    if ((0,policy_arn/* isEverything */.CM)(left) || (0,policy_arn/* isEverything */.CM)(right))
        return true;
    const [a, b] = [(0,policy_arn/* parseArn */.Lw)(left), (0,policy_arn/* parseArn */.Lw)(right)];
    if (!a || !b)
        return overlapTexts(left, right);
    return (overlapTexts(a.service, b.service) &&
        overlapTexts(a.account, b.account) &&
        overlapTexts(a.region, b.region) &&
        overlapTexts(a.partition, b.partition) &&
        overlapTexts(a.resource, b.resource));
}
function overlapTexts(left, right) {
    if (left === right || left === '*' || right === '*')
        return true;
    if (!(0,policy_pattern/* hasWildcard */.rl)(left) && !(0,policy_pattern/* hasWildcard */.rl)(right))
        return false;
    return mayBeginAlike(left, right) && (0,policy_pattern/* patternsOverlap */.NQ)(left, right);
}

;// CONCATENATED MODULE: ./lib/access/grants.js





/** A policy and those of its companions that are read together with it: an identity's policies, a repository's. */
function ofSameKind(policy, companions) {
    return [policy, ...companions.filter((each) => each.kind === policy.kind && each.id !== policy.id)];
}
/**
 * The grants of an exact action, one per statement and resource pattern, without those that a Deny takes back whole.
 * A Deny counts only where it certainly covers the grant: without conditions, for everyone or for the very same
 * principals. So what is left may be too much, never too little. `others` are policies whose Deny counts as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
function grantsOf(policy, action, others = []) {
    const granted = policy.statements.flatMap((statement) => grantsOfStatement(policy, statement, action));
    return granted.length === 0 ? granted : afterDeny(granted, action, [policy, ...others]);
}
/** {@link grantsOf} for several policies, each with the Deny statements of all. */
function grantsAmong(policies, action) {
    return policies.flatMap((policy) => grantsOf(policy, action, policies));
}
/** The same for one statement, without a look at any Deny. */
function grantsOfStatement(policy, statement, action) {
    if (statement.effect !== 'Allow' || !coversAction(statement, action))
        return [];
    return grantPerResource(policy, statement, action);
}
/**
 * Whether some statement of the policies may allow an action to a principal and on a resource of the grant. Here what
 * cannot be known counts as a yes: use it to look for what is missing.
 */
function mayAlsoAllow(policies, grant, action) {
    const denials = unconditionalDenials(policies, action);
    // Most sets stand together in one statement.
    if (denials.length === 0 && coversAction(grant.statement, action))
        return true;
    return policies.some((policy) => policy.statements.some((statement) => {
        if (statement.effect !== 'Allow' || !mayCoverAction(statement, action))
            return false;
        if (!principalsMayMeet(statement, grant.statement))
            return false;
        const found = grantPerResource(policy, statement, action).filter((each) => mayMeet(each, grant));
        return found.some((each) => whatIsLeft(each, denials) !== undefined);
    }));
}
/** Whether two grants certainly share a resource and a principal. */
function grantsMeet(left, right) {
    if (!principalsMeet(left.statement, right.statement))
        return false;
    return (resourcesMeet(left.resource, right.resource) && within(left, right.limits) && within(right, left.limits));
}
/** Whether a statement's Action element takes the action in, by name or by pattern, NotAction included. */
function coversAction(statement, action) {
    if (!statement.action)
        return false;
    return (matchingItem(statement.action, action) !== undefined) !== statement.action.negated;
}
/** The most exact pattern of an Action element that takes the action in: a literal before a wildcard. */
function matchingItem(element, action) {
    const wanted = action.toLowerCase();
    let pattern;
    for (const item of element.items) {
        const { text } = item;
        if (text.length === wanted.length && text.toLowerCase() === wanted)
            return item;
        if (pattern || !(0,policy_pattern/* hasWildcard */.rl)(text))
            continue;
        const lower = text.toLowerCase();
        if (mayBeginAlike(lower, wanted) && (0,policy_pattern/* patternCovers */.JQ)(lower, wanted))
            pattern = item;
    }
    return pattern;
}
/** Whether a statement allows every action on every resource: an administrator's, of whom no more need be said. */
function allowsEverything(statement) {
    const { effect, action, resource } = statement;
    if (effect !== 'Allow' || !action || action.negated || !resource || resource.negated)
        return false;
    return (action.items.some(({ text }) => (0,policy_arn/* isEverything */.CM)(text)) &&
        resource.items.some(({ text }) => (0,policy_arn/* isEverything */.CM)(text)));
}
function mayCoverAction(statement, action) {
    const element = statement.action;
    if (!element)
        return false;
    const wanted = action.toLowerCase();
    if (element.negated)
        return !element.items.some((item) => !item.uncertain && (0,policy_pattern/* patternCovers */.JQ)(item.text.toLowerCase(), wanted));
    if (matchingItem(element, action))
        return true;
    return element.items.some((item) => item.uncertain && (0,policy_pattern/* patternCovers */.JQ)(openText(item.text).toLowerCase(), wanted));
}
function grantPerResource(policy, statement, action) {
    const { action: element, resource } = statement;
    const actionItem = element && !element.negated ? matchingItem(element, action) : undefined;
    const grant = { action, policy, statement, actionItem, limits: [] };
    if (!resource || resource.negated)
        return [{ ...grant, resource: undefined }];
    return resource.items.map((each) => ({ ...grant, resource: each }));
}
function mayMeet(found, wanted) {
    if (!resourcesMayMeet(found.resource, wanted.resource))
        return false;
    const excluded = found.statement.resource;
    const { resource } = wanted;
    if (!excluded || !excluded.negated || !resource)
        return true;
    return !excluded.items.some((item) => resourceCovers(item.text, resource.text));
}
function within(grant, limits) {
    return limits.every((limit) => limit.items.some((item) => resourcesMeet(item, grant.resource)));
}
function afterDeny(granted, action, policies) {
    const denials = unconditionalDenials(policies, action);
    if (denials.length === 0)
        return [...granted];
    return granted.flatMap((grant) => whatIsLeft(grant, denials) ?? []);
}
function unconditionalDenials(policies, action) {
    const denials = [];
    for (const { statements } of policies) {
        for (const each of statements) {
            if (each.effect === 'Deny' && each.conditions.length === 0 && coversAction(each, action))
                denials.push(each);
        }
    }
    return denials;
}
function whatIsLeft(grant, denials) {
    let left = grant;
    for (const denial of denials)
        left = left && afterOneDeny(left, denial);
    return left;
}
function afterOneDeny(grant, denial) {
    const denied = denial.resource;
    const { resource } = grant;
    if (!coversPrincipals(denial, grant.statement))
        return grant;
    if (!denied)
        return undefined;
    if (!denied.negated) {
        const taken = denied.items.some(({ text }) => resource ? resourceCovers(text, resource.text) : coversNoResource(text, grant));
        return taken ? undefined : grant;
    }
    if (resource && denied.items.some(({ text }) => resourceCovers(text, resource.text)))
        return grant;
    const some = denied.items.some((item) => resourcesMayMeet(item, resource));
    return some ? { ...grant, limits: [...grant.limits, denied] } : undefined;
}
/** A grant without a resource is one by NotResource, which only `*` covers, or one in a policy that has no resources. */
function coversNoResource(denied, grant) {
    return (0,policy_arn/* isEverything */.CM)(denied) || !grant.statement.resource;
}
function coversPrincipals(denial, granting) {
    if (!denial.principal)
        return true;
    if (denial.principal.negated)
        return false;
    const denied = denial.principal.items;
    if (denied.some(policy_principal/* isEveryone */.Af))
        return true;
    const granted = granting.principal;
    if (!granted || granted.negated)
        return false;
    return granted.items.every((each) => denied.some((one) => one.type === each.type && one.text === each.text));
}

;// CONCATENATED MODULE: ./lib/access/public-access.js





/**
 * The statements of a resource policy that are open to strangers: Principal `*` or NotPrincipal, no condition that
 * keeps strangers out, and no Deny that hits every stranger.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function publicGrants(policy) {
    const open = policy.statements.filter((each) => each.effect === 'Allow' && !keepsStrangersOut(each));
    const found = open.flatMap((statement) => openPrincipal(statement));
    if (found.length === 0)
        return [];
    const denials = policy.statements.filter(deniesStrangers);
    return found.flatMap((grant) => afterDenials(grant, denials));
}
/** Those of some exact actions that strangers can do. */
function publicActions(grant, actions) {
    return actions.filter((action) => {
        if (!grant.actions)
            return coversAction(grant.statement, action);
        return grant.actions.some((item) => (0,policy_pattern/* patternCovers */.JQ)(item.text.toLowerCase(), action.toLowerCase()));
    });
}
function openPrincipal(statement) {
    const { principal, action } = statement;
    if (!principal || !action)
        return [];
    const actions = action.negated ? undefined : action.items;
    if (principal.negated)
        return [{ statement, at: principal.keySpan, text: 'NotPrincipal', actions }];
    const everyone = principal.items.find(policy_principal/* isEveryone */.Af);
    return everyone ? [{ statement, at: everyone.node, text: everyone.text, actions }] : [];
}
function afterDenials(grant, denials) {
    const covering = denials.filter((denial) => coversResources(denial, grant.statement));
    if (!grant.actions)
        return covering.some((denial) => deniesPattern(denial, '*')) ? [] : [grant];
    const actions = grant.actions.filter(({ text }) => !covering.some((denial) => deniesPattern(denial, text.toLowerCase())));
    return actions.length === 0 ? [] : [{ ...grant, actions }];
}
function deniesPattern(denial, pattern) {
    const { action } = denial;
    if (!action)
        return false;
    if (action.negated)
        return !action.items.some(({ text }) => (0,policy_pattern/* patternsOverlap */.NQ)(text.toLowerCase(), pattern));
    return action.items.some(({ text }) => (0,policy_pattern/* patternCovers */.JQ)(text.toLowerCase(), pattern));
}
function coversResources(denial, granting) {
    const { resource: denied } = denial;
    const { resource: granted } = granting;
    if (!denied)
        return true;
    if (!granted || granted.negated)
        return !denied.negated && denied.items.some(({ text }) => (0,policy_arn/* arnCovers */.mu)(text, '*'));
    return granted.items.every(({ text }) => denied.negated
        ? !denied.items.some((item) => (0,policy_arn/* arnsOverlap */._I)(item.text, text))
        : denied.items.some((item) => (0,policy_arn/* arnCovers */.mu)(item.text, text)));
}

;// CONCATENATED MODULE: ./lib/access/verbs.js
/**
 * What each action does to an artifact. An action that stands nowhere here does none of the four, and one action of a
 * verb is enough: a part of a push is an exposure too.
 */
const verbActions = {
    read: [
        ...of('ecr', 'BatchGetImage GetDownloadUrlForLayer'),
        ...of('ecr-public', 'BatchGetImage GetDownloadUrlForLayer'),
        ...of('codeartifact', 'ReadFromRepository GetPackageVersionAsset GetPackageVersionReadme'),
        ...of('s3', 'GetObject GetObjectVersion'),
    ],
    publish: [
        ...of('ecr', 'PutImage ReplicateImage BatchImportUpstreamImage'),
        ...of('ecr-public', 'PutImage'),
        ...of('codeartifact', 'PublishPackageVersion CopyPackageVersions PutPackageMetadata'),
        ...of('s3', 'PutObject ReplicateObject RestoreObject'),
    ],
    delete: [
        ...of('ecr', 'BatchDeleteImage DeleteRepository'),
        ...of('ecr-public', 'BatchDeleteImage DeleteRepository'),
        ...of('codeartifact', 'DeletePackage DeletePackageVersions DisposePackageVersions DeleteRepository DeleteDomain'),
        ...of('s3', 'DeleteObject DeleteObjectVersion DeleteBucket'),
    ],
    administer: [
        ...of('ecr', 'SetRepositoryPolicy DeleteRepositoryPolicy PutRegistryPolicy DeleteRegistryPolicy'),
        ...of('ecr', 'PutReplicationConfiguration PutImageTagMutability PutLifecyclePolicy DeleteLifecyclePolicy'),
        ...of('ecr', 'CreatePullThroughCacheRule UpdatePullThroughCacheRule DeletePullThroughCacheRule'),
        ...of('ecr', 'CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate DeleteRepositoryCreationTemplate'),
        ...of('ecr', 'PutSigningConfiguration DeleteSigningConfiguration PutImageScanningConfiguration'),
        ...of('ecr', 'PutRegistryScanningConfiguration PutAccountSetting'),
        ...of('ecr-public', 'SetRepositoryPolicy DeleteRepositoryPolicy'),
        ...of('codeartifact', 'PutDomainPermissionsPolicy DeleteDomainPermissionsPolicy'),
        ...of('codeartifact', 'PutRepositoryPermissionsPolicy DeleteRepositoryPermissionsPolicy UpdateRepository'),
        ...of('codeartifact', 'AssociateExternalConnection DisassociateExternalConnection'),
        ...of('codeartifact', 'AssociateWithDownstreamRepository PutPackageOriginConfiguration UpdatePackageGroup'),
        ...of('codeartifact', 'UpdatePackageGroupOriginConfiguration UpdatePackageVersionsStatus'),
        ...of('s3', 'PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutObjectAcl PutBucketVersioning'),
        ...of('s3', 'PutLifecycleConfiguration PutReplicationConfiguration PutBucketPublicAccessBlock'),
        ...of('s3', 'PutEncryptionConfiguration BypassGovernanceRetention'),
    ],
};
/** Everything that changes artifacts or who may: all verbs but read. */
const changingActions = [
    ...verbActions.publish,
    ...verbActions.delete,
    ...verbActions.administer,
];
function of(service, names) {
    return names.split(' ').map((name) => `${service}:${name}`);
}

;// CONCATENATED MODULE: ./lib/checks/element-place.js
/** Where a problem with some items of an element is shown: at the item where it is one, else at the whole element. */
function placeOf(items, element) {
    const [first] = items;
    const at = items.length === 1 && first ? first.node : element;
    return { at, value: items.map(({ text }) => text).join(', ') };
}
/** The one who is spoken of: what a policy is attached to if it is an identity's, else the statement's principals. */
function principalsOf(policy, statement) {
    if (policy.kind === 'identity')
        return [...policy.attachedTo];
    return statement.principal?.items.map(({ text }) => text) ?? [];
}
/** What the config's `allow` is compared with: the resources that the problem is about, and who gets at them. */
function subjectOf(policy, statement, resources = []) {
    const principals = principalsOf(policy, statement);
    const named = resources.flatMap((item) => (item ? [item.text] : []));
    // A resource policy is about what it hangs on, whatever its Resource says.
    if (policy.kind !== 'identity' && policy.attachedTo.length > 0)
        return { principals, resources: policy.attachedTo };
    return { principals, resources: named };
}
/** Every text once, in the order of their first coming. */
function distinctTexts(items) {
    return [...new Set(items.flatMap((item) => (item ? [item.text] : [])))];
}

;// CONCATENATED MODULE: ./lib/checks/public-policy.js




/** A problem for each statement of a resource policy that is open to strangers; an error where they can change artifacts. */
function* publicPolicyProblems({ policy }, words, counts = () => true) {
    const changing = changingActions.filter((action) => action.startsWith(`${words.service}:`));
    for (const grant of publicGrants(policy).filter(counts)) {
        const { statement, at, text } = grant;
        const changes = publicActions(grant, changing).length > 0;
        yield {
            at,
            value: text,
            statement,
            message: (0,message/* message */.iU) `${whoOf(grant)} ${whatOf(grant)}${boundsOf(grant)}. ${[changes ? words.change : words.read]}`,
            help: words.help,
            severity: changes ? 'error' : 'security-warning',
            subject: subjectOf(policy, statement, statement.resource?.items ?? []),
        };
    }
}
function whoOf({ statement, text }) {
    if (!statement.principal || !statement.principal.negated)
        return (0,message/* message */.iU) `Principal ${(0,message/* code */.aY)(text)} gives every AWS account`;
    const names = statement.principal.items.map((item) => item.text);
    return (0,message/* message */.iU) `${(0,message/* code */.aY)(text)} gives every AWS account but ${(0,message/* codeList */.E5)(names, 2)}`;
}
function whatOf({ actions, statement }) {
    if (actions)
        return (0,message/* codeList */.E5)(actions.map(({ text }) => text), 3);
    return (0,message/* message */.iU) `all but ${(0,message/* codeList */.E5)((statement.action?.items ?? []).map(({ text }) => text), 3)}`;
}
function boundsOf({ statement }) {
    const keys = [...new Set(statement.conditions.map(({ key }) => key))];
    return keys.length === 0 ? [] : (0,message/* message */.iU) `, and the condition on ${(0,message/* codeList */.E5)(keys, 2)} keeps no stranger out`;
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ca-policy-public.js


/**
 * Domain and repository policies for a whole organization name everyone and bind them by aws:PrincipalOrgID; without
 * that condition they are for everyone.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html
 */
const caPolicyPublic = {
    id: 'ca-policy-public',
    title: 'Packages are open to every AWS account',
    severity: 'security-warning',
    kinds: ['codeartifact-domain', 'codeartifact-repository'],
    services: ['codeartifact', 'sts'],
    find: (context) => publicPolicyProblems(context, {
        service: 'codeartifact',
        read: 'Anyone with an AWS account can get at the packages, internal ones included.',
        change: 'Anyone with an AWS account can change the packages, so every build that installs them can be made to run their code.',
        help: (0,message/* message */.iU) `Name the accounts, such as ${(0,message/* code */.aY)('arn:aws:iam::111122223333:root')}, or add ${(0,message/* code */.aY)('StringEquals')} on ${(0,message/* code */.aY)('aws:PrincipalOrgID')} with the id of the organization.`,
    }),
};

;// CONCATENATED MODULE: ./lib/access/action-sets.js
/**
 * The actions that belong together to do one thing with an image, as the Amazon ECR User Guide lists them.
 * Exact names, so that somebody who knows ECR can compare them with the pages.
 */
/** Logging in, before any pull or push; it knows no resource but `*`. https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
const authorizationToken = 'ecr:GetAuthorizationToken';
/** Pulling. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
const pullSet = { manifest: 'ecr:BatchGetImage', layers: 'ecr:GetDownloadUrlForLayer' };
/** What makes an image of uploaded layers. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const putImage = 'ecr:PutImage';
/** What uploads the layers that {@link putImage} needs, from the same page. */
const layerUploads = [
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
];
/** What asks which layers are there already, from the same page. */
const layerCheck = 'ecr:BatchCheckLayerAvailability';
/** What {@link putImage} needs beside it. */
const pushCompanions = [...layerUploads, layerCheck];
/** Everything that moves images in and out: a pattern that holds only these was written to do so. */
const imageTransfer = new Set([
    ...Object.values(pullSet),
    putImage,
    ...pushCompanions,
]);
/** What removes images. https://docs.aws.amazon.com/AmazonECR/latest/userguide/delete_image.html */
const imageDeletion = ['ecr:BatchDeleteImage', 'ecr:DeleteRepository'];
/** What puts a package's content into a repository. https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html */
const packagePublication = [
    'codeartifact:PublishPackageVersion',
    'codeartifact:CopyPackageVersions',
];

;// CONCATENATED MODULE: ./lib/access/repository-reach.js


/**
 * Whether a resource pattern takes in every ECR repository of a registry: `*`, `arn:aws:ecr:*:*:*`,
 * `arn:aws:ecr:eu-west-1:111122223333:repository/*`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 */
function isEveryEcrRepository({ text }) {
    const resource = resourceOf(text, 'ecr');
    return resource !== undefined && (0,policy_pattern/* patternCovers */.JQ)(resource, 'repository/?*');
}
/**
 * Whether a resource pattern takes in every package name of a CodeArtifact repository, or of one format in it. A
 * namespace (`.../npm/acme/*`) is somebody's own, an empty one (`.../npm//*`) is not.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
function isEveryPackage({ text, uncertain }) {
    const resource = resourceOf(text, 'codeartifact');
    if (resource === undefined)
        return false;
    if ((0,policy_arn/* isEverything */.CM)(resource))
        return true;
    const [type = '', ...parts] = resource.replace(/\$\{[^}]*\}/g, 'x').split('/');
    if (!(0,policy_pattern/* patternsOverlap */.NQ)(type, 'package') || !resource.endsWith('*'))
        return false;
    const names = parts.slice(3);
    // What is unknown can hold slashes: in so short an ARN it may well be the package's namespace.
    if (names.length === 0)
        return !uncertain || parts.length === 3;
    return names.every((part) => part === '' || (0,policy_arn/* isEverything */.CM)(part));
}
/** Whether a resource pattern names packages and nothing else: `arn:aws:codeartifact:...:package/...`. */
function isOnlyPackages({ text }) {
    const resource = resourceOf(text, 'codeartifact');
    return resource !== undefined && /^package\//.test(resource);
}
/** The last part of an ARN pattern that takes in resources of a service; `*` stands for everything. */
function resourceOf(text, service) {
    if ((0,policy_arn/* isEverything */.CM)(text))
        return '*';
    const arn = (0,policy_arn/* parseArn */.Lw)(text);
    if (arn)
        return ((0,policy_pattern/* hasWildcard */.rl)(arn.service) ? (0,policy_pattern/* patternCovers */.JQ)(arn.service, service) : arn.service === service)
            ? arn.resource
            : undefined;
    // A pattern that ends before the sixth part: the trailing star takes in the rest.
    return text.endsWith('*') && (0,policy_pattern/* patternCovers */.JQ)(text, `arn:aws:${service}:*:*:*`) ? '*' : undefined;
}

;// CONCATENATED MODULE: ./lib/checks/unbounded-write.js




/**
 * The statements that allow one of some actions on everything that `isAll` recognises, by a pattern or by NotResource,
 * where neither a Deny nor a tag of the resource bounds it.
 */
function unboundedWrites({ policy, companions }, actions, isAll) {
    const policies = ofSameKind(policy, companions);
    const denials = policies.flatMap(({ statements }) => statements.filter(deniesUntagged));
    const grants = actions
        .flatMap((action) => grantsOf(policy, action, policies))
        .filter((grant) => isUnbounded(grant, isAll))
        .filter(({ action }) => !denials.some((denial) => coversAction(denial, action)));
    return policy.statements.flatMap((statement) => {
        const here = grants.filter((grant) => grant.statement === statement);
        const element = statement.resource;
        if (here.length === 0 || !element)
            return [];
        const wide = [...new Set(here.flatMap(({ resource }) => (resource ? [resource] : [])))];
        const { at, value } = placeOf(element.negated ? element.items : wide, element);
        return [
            {
                statement,
                at: element.negated ? element.keySpan : at,
                value,
                what: (0,message/* message */.iU) `${actionsOf(here)} on ${resourcesOf(element, wide)}`,
                subject: subjectOf(policy, statement, wide),
            },
        ];
    });
}
function actionsOf(grants) {
    return (0,message/* codeList */.E5)([...new Set(grants.map(({ actionItem, action }) => actionItem?.text ?? action))]);
}
function resourcesOf(element, wide) {
    if (element.negated)
        return (0,message/* message */.iU) `all but ${(0,message/* codeList */.E5)(distinctTexts(element.items), 2)}`;
    return (0,message/* codeList */.E5)(distinctTexts(wide), 2);
}
function isUnbounded({ resource, limits, statement }, isAll) {
    if (boundByResourceTag(statement) || limits.some((limit) => !limit.items.some(isAll)))
        return false;
    // NotResource that names everything leaves nothing over.
    return resource ? isAll(resource) : !(statement.resource?.items.some(isAll) ?? false);
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ca-publish-any-package.js




/**
 * Who may publish under any name can publish what others depend on; the resource can name format, namespace and package.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
const caPublishAnyPackage = {
    id: 'ca-publish-any-package',
    title: 'Publishing reaches every package',
    severity: 'security-warning',
    kinds: ['identity'],
    services: ['codeartifact'],
    *find(context) {
        for (const { what, ...place } of unboundedWrites(context, packagePublication, isEveryPackage)) {
            yield {
                ...place,
                message: (0,message/* message */.iU) `${what} can publish a package of any name. One compromised build can publish a version of what other teams depend on, and their next build installs it.`,
                help: (0,message/* message */.iU) `Name the format, the namespace and, where they are known, the packages, such as ${(0,message/* code */.aY)('arn:aws:codeartifact:REGION:ACCOUNT:package/DOMAIN/REPOSITORY/npm/NAMESPACE/*')}.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./lib/checks/edits.js
/**
 * Edits of a policy in whatever file it stands. Each is made only where the text stands in the file as it reads; where
 * escapes, folds or unknown parts lie between, there is no edit, and the words of the help must do.
 */
/** Puts other texts in the place of one: a list where there are several and the one stood alone. */
function replaceText(policy, element, item, texts) {
    if (!standsAsItReads(policy, item) || texts.some((text) => text.includes('${')))
        return [];
    const { start, end } = item.node;
    const list = texts.map((text) => JSON.stringify(text)).join(', ');
    const alone = element.node.type !== 'array';
    return [{ start, end, text: alone && texts.length > 1 ? `[${list}]` : list }];
}
/** Adds texts to the end of an element, in the layout that it has. */
function appendTexts(policy, element, texts) {
    const last = element.items.at(-1);
    if (!last || !standsAsItReads(policy, last))
        return [];
    if (element.node.type !== 'array')
        return replaceText(policy, element, last, [last.text, ...texts]);
    const { text } = policy.file;
    const { start, end } = last.node;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(lineStart, start);
    if (text[element.node.start] === '[') {
        if (!text.slice(start, end).startsWith('"'))
            return [];
        const gap = /^\s*$/.test(before) ? `\n${before}` : ' ';
        return [{ start: end, end, text: texts.map((each) => `,${gap}${JSON.stringify(each)}`).join('') }];
    }
    if (!/^[ ]*- +$/.test(before))
        return [];
    return [{ start: end, end, text: texts.map((each) => `\n${before}${each}`).join('') }];
}
function standsAsItReads(policy, { text, node, uncertain }) {
    if (uncertain || node.type !== 'string')
        return false;
    const written = policy.file.text.slice(node.start, node.end);
    return written === text || written === JSON.stringify(text) || written === `'${text}'`;
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ca-read-on-package.js







const read = 'codeartifact:ReadFromRepository';
/**
 * Reading is a right on the repository: one can read all its packages or none.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
const caReadOnPackage = {
    id: 'ca-read-on-package',
    title: 'Packages can never be read',
    severity: 'error',
    kinds: ['identity', 'codeartifact-repository'],
    services: ['codeartifact'],
    *find({ policy, companions, services }) {
        const policies = ofSameKind(policy, companions);
        const readable = grantsAmong(policies, read).filter(({ resource }) => !resource || !isOnlyPackages(resource));
        const grants = grantsOf(policy, read, policies).filter((grant) => !isReadElsewhere(grant, readable));
        for (const statement of new Set(grants.map((grant) => grant.statement))) {
            const here = grants.filter((grant) => grant.statement === statement);
            const items = here.flatMap(({ resource }) => (resource ? [resource] : []));
            const actionItem = here[0]?.actionItem;
            // A wider pattern is there for the actions that do work on packages.
            if (!actionItem || !statement.resource || !isReadAlone(services, actionItem))
                continue;
            yield {
                ...placeOf(items, statement.resource),
                statement,
                message: (0,message/* message */.iU) `${(0,message/* code */.aY)(actionItem.text)} on ${(0,message/* codeList */.E5)(items.map(({ text }) => text), 2)} never matches: it works on repositories, not on packages, so no package can be installed.`,
                help: (0,message/* message */.iU) `Name the repository, as in ${(0,message/* code */.aY)('arn:aws:codeartifact:REGION:ACCOUNT:repository/DOMAIN/REPOSITORY')}. It opens all packages of the repository; what must stay apart needs a repository of its own.`,
                fix: fixOf(policy, here),
                subject: subjectOf(policy, statement, items),
            };
        }
    },
};
/** Whether the package's repository can be read by another grant: then this one is superfluous, and does no harm. */
function isReadElsewhere({ resource }, readable) {
    const repository = resource && repositoryOf(resource);
    if (repository === undefined)
        return readable.length > 0;
    return readable.some((grant) => !grant.resource || (0,policy_arn/* arnCovers */.mu)(grant.resource.text, repository));
}
/** Whether a pattern stands for this action and no other. */
function isReadAlone(services, { text }) {
    return text.toLowerCase().startsWith('codeartifact:') && services.expand(text).length === 1;
}
/** Certain where the statement does nothing but read, and its ARN says the repository in full. */
function fixOf(policy, grants) {
    const [grant] = grants;
    const item = grant?.resource;
    const element = grant?.statement.resource;
    if (!item || element?.items.length !== 1 || grant.statement.action?.items.length !== 1)
        return [];
    const repository = repositoryOf(item);
    return repository ? replaceText(policy, element, item, [repository]) : [];
}
function repositoryOf({ text }) {
    const match = /^(arn:[^/]*:)package\/([^/]+)\/([^/]+)\//.exec(text);
    const [, start, domain, repository] = match ?? [];
    if (!start || !domain || !repository || (0,policy_pattern/* hasWildcard */.rl)(domain + repository))
        return undefined;
    return `${start}repository/${domain}/${repository}`;
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-auth-token-scoped.js








/**
 * A token for the registry is asked of no repository: the request's resource is `*`, which no ARN matches.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
 */
const ecrAuthTokenScoped = {
    id: 'ecr-auth-token-scoped',
    title: 'Login to the registry is never allowed',
    severity: 'error',
    kinds: ['identity'],
    services: ['ecr'],
    *find({ policy, companions }) {
        const policies = ofSameKind(policy, companions);
        const all = grantsAmong(policies, authorizationToken);
        if (all.some(({ resource }) => mayBeEverything(resource)))
            return;
        const grants = grantsOf(policy, authorizationToken, policies).filter(meansEcr);
        for (const statement of new Set(grants.map((grant) => grant.statement))) {
            yield* problemOf(policy, grants.filter((grant) => grant.statement === statement));
        }
    },
};
/** NotResource leaves `*` over, and a text that begins with something unknown may be it. */
function mayBeEverything(resource) {
    return (!resource || (0,policy_arn/* isEverything */.CM)(resource.text) || (resource.uncertain && (0,policy_arn/* isEverything */.CM)(openText(resource.text))));
}
/** `Action: *` on a bucket means no login; `ecr:*` on a repository does. */
function meansEcr({ actionItem, resource }) {
    if (!actionItem || !actionItem.text.toLowerCase().startsWith('ecr:'))
        return false;
    return !(0,policy_pattern/* hasWildcard */.rl)(actionItem.text) || (0,policy_arn/* parseArn */.Lw)(resource?.text ?? '')?.service === 'ecr';
}
function* problemOf(policy, grants) {
    const [first] = grants;
    const element = first?.statement.resource;
    if (!first?.actionItem || !element)
        return;
    const items = grants.flatMap(({ resource }) => (resource ? [resource] : []));
    const named = !(0,policy_pattern/* hasWildcard */.rl)(first.actionItem.text);
    const shown = (0,message/* codeList */.E5)(items.map(({ text }) => text), 2);
    yield {
        ...placeOf(items, element),
        statement: first.statement,
        message: named
            ? (0,message/* message */.iU) `${(0,message/* code */.aY)(first.actionItem.text)} on ${shown} never matches: a login asks for the whole registry, whose only resource is ${(0,message/* code */.aY)('*')}. Without a token nothing can be pulled or pushed.`
            : (0,message/* message */.iU) `${(0,message/* code */.aY)(first.actionItem.text)} on ${shown} does not include the login: ${(0,message/* code */.aY)(authorizationToken)} matches only the resource ${(0,message/* code */.aY)('*')}. Unless another policy gives the token, nothing can be pulled or pushed.`,
        help: (0,message/* message */.iU) `Allow ${(0,message/* code */.aY)(authorizationToken)} on ${(0,message/* code */.aY)('*')} in a statement of its own. It gives a token, not access to any repository.`,
        // A pattern may be there for other actions, and the token may come from a policy that is not in these files.
        ...(named ? {} : { severity: 'warning' }),
        fix: ecr_auth_token_scoped_fixOf(policy, first, items),
        subject: subjectOf(policy, first.statement, items),
    };
}
/** Certain only where the statement is about nothing else. */
function ecr_auth_token_scoped_fixOf(policy, { statement }, items) {
    const [item] = items;
    const { action, resource } = statement;
    if (!item || !resource || !action || action.items.length !== 1 || resource.items.length !== 1)
        return [];
    return (0,policy_pattern/* hasWildcard */.rl)(action.items[0]?.text ?? '*') ? [] : replaceText(policy, resource, item, ['*']);
}

;// CONCATENATED MODULE: ./lib/checks/image-set.js





/**
 * Where a policy allows an image action on purpose, but nothing that is known of the same principal allows all that
 * belongs to it on the same repository.
 */
function incompleteSets({ policy, companions, services }, action, needed) {
    const policies = ofSameKind(policy, companions);
    const found = new Map();
    for (const grant of grantsOf(policy, action, policies)) {
        const { actionItem, statement } = grant;
        if (!actionItem || !isMeant(actionItem, services))
            continue;
        const missing = needed.filter((each) => !mayAlsoAllow(policies, grant, each));
        if (missing.length === 0)
            continue;
        const key = `${String(statement.index)} ${missing.join(' ')}`;
        const known = found.get(key);
        const denied = missing.every((each) => coversAction(statement, each));
        found.set(key, { actionItem, missing, denied, grants: known ? [...known.grants, grant] : [grant] });
    }
    return [...found.values()];
}
/** ` on a, b`, or nothing where the policy hangs on its repository and names none. */
function onResources(grants) {
    const texts = distinctTexts(grants.map(({ resource }) => resource));
    return texts.length === 0 ? [] : (0,message/* message */.iU) ` on ${(0,message/* codeList */.E5)(texts, 2)}`;
}
/** Whether the policies also allow an action where these grants do. */
function alsoAllowed(policies, grants, action) {
    return grants.some((grant) => mayAlsoAllow(policies, grant, action));
}
/** By name, or by a pattern for images' transfer alone: `ecr:Get*` is more likely there for what describes images. */
function isMeant({ text }, services) {
    if (!(0,policy_pattern/* hasWildcard */.rl)(text))
        return true;
    return (text.toLowerCase().startsWith('ecr:') && services.expand(text).every((name) => imageTransfer.has(name)));
}
/** The words for the fix of what a Deny takes back. */
function liftDeny(missing) {
    return (0,message/* message */.iU) `A Deny takes ${(0,message/* codeList */.E5)(missing)} back. Lift it for these resources, or remove what is left of the set.`;
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-pull-set-incomplete.js






/**
 * A pull reads the manifest and then the layers, each by an action of its own.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
const ecrPullSetIncomplete = {
    id: 'ecr-pull-set-incomplete',
    title: 'Image pull lacks a permission',
    severity: 'warning',
    kinds: ['identity', 'ecr-repository', 'ecr-registry'],
    services: ['ecr'],
    *find(context) {
        const policies = ofSameKind(context.policy, context.companions);
        for (const [action, other] of [
            [pullSet.manifest, pullSet.layers],
            [pullSet.layers, pullSet.manifest],
        ]) {
            for (const set of incompleteSets(context, action, [other])) {
                // To push and to retag one reads manifests, not layers.
                if (!alsoAllowed(policies, set.grants, putImage))
                    yield ecr_pull_set_incomplete_problemOf(context, set);
            }
        }
    },
};
function ecr_pull_set_incomplete_problemOf({ policy }, { actionItem, grants, missing, denied }) {
    const [{ statement, action }] = grants;
    const lost = action === pullSet.manifest
        ? 'The manifest can be read, the layers cannot, and every pull of an image ends in an error.'
        : 'Layers can be read, the manifest that names them cannot, and every pull of an image ends in an error.';
    return {
        at: actionItem.node,
        value: actionItem.text,
        statement,
        message: (0,message/* message */.iU) `${(0,message/* code */.aY)(actionItem.text)}${onResources(grants)} stands without ${(0,message/* codeList */.E5)(missing)}. ${[lost]}`,
        help: denied
            ? liftDeny(missing)
            : (0,message/* message */.iU) `Add ${(0,message/* codeList */.E5)(missing)} to the statement. If this only reads manifests, as a scanner does, allow its principal in the config of this check.`,
        fix: !denied && statement.action ? appendTexts(policy, statement.action, missing) : [],
        subject: subjectOf(policy, statement, grants.map(({ resource }) => resource)),
    };
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-push-and-delete.js





/**
 * A repository with immutable tags refuses a second image under a tag, but not one after the first was deleted.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
const ecrPushAndDelete = {
    id: 'ecr-push-and-delete',
    title: 'Images can be deleted and pushed anew',
    severity: 'security-warning',
    kinds: ['identity', 'ecr-repository'],
    services: ['ecr'],
    *find({ policy, companions }) {
        const policies = ofSameKind(policy, companions);
        const pushes = grantsAmong(policies, putImage).filter(counts);
        if (pushes.length === 0)
            return;
        const deletions = imageDeletion.flatMap((action) => grantsAmong(policies, action)).filter(counts);
        const pairs = deletions.flatMap((deletion) => {
            const push = pushes.find((each) => isPair(each, deletion));
            return push ? [{ push, deletion }] : [];
        });
        const own = pairs.filter(({ deletion }) => deletion.policy === policy);
        yield* problems(policy, own, 'deletion');
        // Deleting is another document's: told here where this one brings the push.
        if (own.length === 0)
            yield* problems(policy, pairs.filter(({ push }) => push.policy === policy), 'push');
    },
};
/** An administrator's `*` on `*` is told elsewhere, and a tag may keep deleting to other repositories than pushing. */
function counts({ statement }) {
    return !allowsEverything(statement);
}
function isPair(push, deletion) {
    if (push.statement !== deletion.statement &&
        (boundByResourceTag(push.statement) || boundByResourceTag(deletion.statement)))
        return false;
    return grantsMeet(push, deletion);
}
function* problems(policy, pairs, side) {
    for (const statement of new Set(pairs.map((pair) => pair[side].statement))) {
        const here = pairs.filter((pair) => pair[side].statement === statement);
        const [first] = here;
        if (!first)
            continue;
        const { actionItem } = first[side];
        const at = actionItem?.node ?? statement.action?.keySpan ?? statement.node;
        const resources = here.map((pair) => pair[side].resource);
        yield {
            at,
            value: actionItem?.text ?? 'NotAction',
            statement,
            message: (0,message/* message */.iU) `${togetherOf(here)}${whereOf(first, policy, resources)}. Whoever deletes an image and pushes another under its tag replaces a release, also where tags are immutable.`,
            help: (0,message/* message */.iU) `Leave deleting to a role that cannot push, or to a lifecycle policy of the repository.`,
            subject: subjectOf(policy, statement, resources),
        };
    }
}
function togetherOf(pairs) {
    const pushes = new Set(pairs.map(({ push }) => nameOf(push)));
    const deletions = new Set(pairs.map(({ deletion }) => nameOf(deletion)));
    const both = [...deletions].filter((name) => pushes.has(name));
    if (both.length > 0)
        return (0,message/* message */.iU) `${(0,message/* codeList */.E5)(both)} covers ${(0,message/* code */.aY)(putImage)} as well as ${(0,message/* codeList */.E5)(ecr_push_and_delete_actionsOf(pairs))}`;
    const are = deletions.size === 1 ? 'is' : 'are';
    return (0,message/* message */.iU) `${(0,message/* codeList */.E5)([...deletions])} ${[are]} allowed together with ${(0,message/* codeList */.E5)([...pushes])}`;
}
function nameOf({ actionItem }) {
    return actionItem?.text ?? 'NotAction';
}
function ecr_push_and_delete_actionsOf(pairs) {
    return [...new Set(pairs.map(({ deletion }) => deletion.action))];
}
function whereOf({ push, deletion }, policy, resources) {
    const texts = distinctTexts(resources);
    const on = texts.length === 0 ? [] : (0,message/* message */.iU) ` on ${(0,message/* codeList */.E5)(texts, 2)}`;
    const other = [push, deletion].find((grant) => grant.policy !== policy);
    return other ? (0,message/* message */.iU) `${on} (${(0,message/* code */.aY)(other.policy.id)})` : on;
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-push-any-repo.js




/**
 * A push that reaches every repository of the registry lets one build replace the images of all others.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
const ecrPushAnyRepo = {
    id: 'ecr-push-any-repo',
    title: 'Image push reaches every repository',
    severity: 'security-warning',
    kinds: ['identity'],
    services: ['ecr'],
    *find(context) {
        for (const { what, ...place } of unboundedWrites(context, [putImage], isEveryEcrRepository)) {
            yield {
                ...place,
                message: (0,message/* message */.iU) `${what} can push to every repository of the account. One compromised build can replace the images of all others, and whatever runs them takes in its code.`,
                help: (0,message/* message */.iU) `Name the repositories that this role builds, such as ${(0,message/* code */.aY)('arn:aws:ecr:REGION:ACCOUNT:repository/NAME')}. Only ${(0,message/* code */.aY)('ecr:GetAuthorizationToken')} needs ${(0,message/* code */.aY)('*')}, in a statement of its own.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-push-set-incomplete.js






/**
 * A push asks for the layers that are there, uploads the others in parts, and puts the image that names them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
const ecrPushSetIncomplete = {
    id: 'ecr-push-set-incomplete',
    title: 'Image push lacks permissions',
    severity: 'warning',
    kinds: ['identity', 'ecr-repository', 'ecr-registry'],
    services: ['ecr'],
    *find(context) {
        const policies = ofSameKind(context.policy, context.companions);
        for (const set of incompleteSets(context, putImage, pushCompanions)) {
            const uploads = layerUploads.some((action) => !set.missing.includes(action));
            const retags = !uploads && alsoAllowed(policies, set.grants, pullSet.manifest);
            yield ecr_push_set_incomplete_problemOf(context, set, retags);
        }
    },
};
function ecr_push_set_incomplete_problemOf({ policy }, set, retags) {
    const { actionItem, grants, missing, denied } = set;
    const [{ statement }] = grants;
    return {
        at: actionItem.node,
        value: actionItem.text,
        statement,
        message: (0,message/* message */.iU) `${(0,message/* code */.aY)(actionItem.text)}${onResources(grants)} stands without ${(0,message/* codeList */.E5)(missing)}. ${[
            retags
                ? 'That is enough to give another tag to an image that is there, but a push of a new image ends in an error.'
                : 'Layers cannot be uploaded, and the push of a new image ends in an error.',
        ]}`,
        help: denied
            ? liftDeny(missing)
            : retags
                ? (0,message/* message */.iU) `If new images are to be pushed, add ${(0,message/* codeList */.E5)(missing)}; if not, allow the principal in the config of this check.`
                : (0,message/* message */.iU) `Add ${(0,message/* codeList */.E5)(missing)} to the statement.`,
        ...(retags ? { severity: 'suggestion' } : {}),
        fix: !denied && !retags && statement.action ? appendTexts(policy, statement.action, missing) : [],
        subject: subjectOf(policy, statement, grants.map(({ resource }) => resource)),
    };
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/ecr-repo-policy-public.js


/**
 * A repository's own policy lets in whom it names without a look at the account's other policies; IAM Access Analyzer's
 * policy checks do not know these policies.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
const ecrRepoPolicyPublic = {
    id: 'ecr-repo-policy-public',
    title: 'Repository is open to every AWS account',
    severity: 'security-warning',
    kinds: ['ecr-repository'],
    services: ['ecr'],
    find: (context) => publicPolicyProblems(context, {
        service: 'ecr',
        read: 'Anyone with an AWS account can get at the repository and see or pull its images, with all that is in them.',
        change: 'Anyone with an AWS account can change the repository, so whatever pulls from it can be made to run their code.',
        help: (0,message/* message */.iU) `Name the accounts, such as ${(0,message/* code */.aY)('arn:aws:iam::111122223333:root')}, or add ${(0,message/* code */.aY)('StringEquals')} on ${(0,message/* code */.aY)('aws:PrincipalOrgID')} with the id of the organization.`,
    }),
};

;// CONCATENATED MODULE: ./lib/access/ci-issuers.js



const githubClaims = [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'job_workflow_ref',
    'workflow_ref',
    'enterprise_id',
];
const githubSubject = 'repo:ORG/REPO:environment:ENVIRONMENT';
const organizationSubject = 'organization:ORG:...';
const everyRepository = ['repo:?*/?*:?*'];
/**
 * The build services that we know. Sources: the page of each on OpenID Connect with AWS, and for the shared ones
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const issuers = [
    github('GitHub Actions', /^token\.actions\.githubusercontent\.com$/, true),
    github("the enterprise's GitHub Actions", /^token\.actions\.githubusercontent\.com\/[\w.-]+$/, false),
    github('GitHub Enterprise Server', /^[^/]+\/_services\/token$/, false),
    issuer('GitLab CI', /^gitlab\.com$/, true, 'project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH', [
        'project_path',
        'project_id',
        'namespace_path',
        'namespace_id',
    ]),
    issuer('Bitbucket Pipelines', /^api\.bitbucket\.org\/2\.0\/workspaces\//, false, '{REPOSITORY-UUID}:*', [
        'repositoryUuid',
    ]),
    issuer('CircleCI', /^oidc\.circleci\.com\/org\//, false, 'org/ORG-ID/project/PROJECT-ID/user/*', [
        'oidc.circleci.com/project-id',
    ]),
    issuer('HCP Terraform', /^app(\.eu)?\.terraform\.io$/, true, 'organization:ORG:project:PROJECT:workspace:WORKSPACE:*', ['terraform_organization_id', 'terraform_workspace_id']),
    issuer('Buildkite', /^agent\.buildkite\.com$/, true, 'organization:ORG:pipeline:PIPELINE:*', [
        'organization_id',
        'pipeline_id',
    ]),
    issuer('Azure Pipelines', /^vstoken\.dev\.azure\.com\//, false, 'sc://ORG/PROJECT/SERVICE-CONNECTION', []),
    issuer('Codefresh', /^oidc\.codefresh\.io$/, true, 'account:ACCOUNT:pipeline:PIPELINE:*', [
        'account_id',
        'pipeline_id',
    ]),
    issuer('Spacelift', /^[\w-]+\.app\.spacelift\.io$/, false, 'space:SPACE:stack:STACK:*', [
        'spaceId',
        'callerId',
    ]),
    issuer('Semaphore', /^[\w-]+\.semaphoreci\.com$/, false, 'org:ORG:project:PROJECT:*', ['prj_id']),
    issuer('Pulumi', /^api\.pulumi\.com\/oidc$/, true, 'pulumi:deploy:org:ORG:project:PROJECT:*', ['aud']),
];
function github(name, host, shared) {
    return { name, host, shared, subject: githubSubject, everyone: everyRepository, claims: githubClaims };
}
function issuer(name, host, shared, subject, claims) {
    const everyone = subject.startsWith(organizationSubject.slice(0, 13)) ? ['organization:?*'] : [];
    return { name, host, shared, subject, everyone, claims };
}
/**
 * The build services that a trust statement lets in, by the ARN of the provider or, where that cannot be known, by the
 * condition keys that begin with its address.
 */
function trustedIssuers(statement) {
    const principal = statement.principal;
    if (!principal || principal.negated)
        return [];
    return principal.items.flatMap((item) => {
        if (item.type !== 'Federated')
            return [];
        const addresses = addressOf(item) ?? (item.uncertain ? keyAddresses(statement) : []);
        return addresses.flatMap((address) => {
            const facts = issuers.find(({ host }) => host.test(address));
            if (!facts)
                return [];
            const { name, shared, subject, claims, everyone } = facts;
            return [{ name, shared, subject, claims, everyone, address, principal: item }];
        });
    });
}
/**
 * Conditions of a statement on a claim that says whose token it is: the subject or one as good. A key that begins with
 * something unknown is taken for one of this issuer.
 */
function identityConditions(statement, trusted) {
    const claims = ['sub', ...trusted.claims].map((claim) => claim.toLowerCase());
    return statement.conditions.filter(({ key }) => {
        const text = key.toLowerCase();
        const colon = text.lastIndexOf(':');
        const address = text.slice(0, colon);
        return claims.includes(text.slice(colon + 1)) && (address === trusted.address || address.includes('${'));
    });
}
/** Whether a condition lets in only tokens of somebody in particular; in a Deny, only those are let past. */
function namesSomebody(condition, trusted, effect) {
    const { operator, values } = condition;
    if (operator.name === undefined || !operator.name.startsWith('String'))
        return false;
    const fits = effect === 'Allow'
        ? !(0,policy_condition/* isNegated */.bX)(operator) && !(0,policy_condition/* holdsWhenAbsent */.s1)(condition)
        : (0,policy_condition/* isNegated */.bX)(operator) && (0,policy_condition/* holdsWhenAbsent */.s1)(condition);
    if (!fits || values.length === 0)
        return false;
    return !operator.name.includes('Like') || values.every((value) => !isAnybody(value, trusted));
}
function isAnybody({ text, uncertain }, { everyone }) {
    if (uncertain || !(0,policy_pattern/* hasWildcard */.rl)(text))
        return false;
    return /^[*?]+$/.test(text) || everyone.some((subject) => (0,policy_pattern/* patternCovers */.JQ)(text, subject));
}
/** Undefined where the address cannot be known; empty where it is no OpenID Connect provider's ARN. */
function addressOf({ text, uncertain }) {
    const marker = 'oidc-provider/';
    const resource = (0,policy_arn/* parseArn */.Lw)(text)?.resource ?? text;
    const at = resource.indexOf(marker);
    if (at < 0)
        return uncertain ? undefined : [];
    const address = resource.slice(at + marker.length).toLowerCase();
    return address.includes('${') ? undefined : [address];
}
function keyAddresses(statement) {
    const addresses = statement.conditions.flatMap(({ key }) => {
        const colon = key.lastIndexOf(':');
        return colon > 0 ? [key.slice(0, colon).toLowerCase()] : [];
    });
    return [...new Set(addresses)];
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/oidc-sub-missing.js




const assume = 'sts:AssumeRoleWithWebIdentity';
/**
 * A build service signs a token for every one of its customers' jobs; only the subject says whose job it is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
const oidcSubMissing = {
    id: 'oidc-sub-missing',
    title: 'Any build job can assume the role',
    severity: 'error',
    kinds: ['trust'],
    services: ['sts'],
    *find({ policy }) {
        for (const statement of policy.statements) {
            if (statement.effect !== 'Allow' || !coversAction(statement, assume))
                continue;
            for (const trusted of trustedIssuers(statement)) {
                const conditions = identityConditions(statement, trusted);
                if (conditions.some((condition) => namesSomebody(condition, trusted, 'Allow')))
                    continue;
                if (policy.statements.some((denial) => deniesOthers(denial, trusted)))
                    continue;
                yield oidc_sub_missing_problemOf(policy, statement, trusted, conditions[0]);
            }
        }
    },
};
/** Whether a Deny hits every token but those of somebody in particular. */
function deniesOthers(denial, trusted) {
    if (denial.effect !== 'Deny' || !coversAction(denial, assume) || denial.conditions.length === 0)
        return false;
    const claims = identityConditions(denial, trusted);
    return (claims.length === denial.conditions.length && claims.every((each) => namesSomebody(each, trusted, 'Deny')));
}
function oidc_sub_missing_problemOf(policy, statement, trusted, weak) {
    const { name, shared, subject, address, principal } = trusted;
    const who = shared ? 'any customer of the service, strangers included,' : 'any project of the organization';
    return {
        at: weak ? { start: weak.keySpan.start, end: weak.node.end } : principal.node,
        value: weak ? weak.key : principal.text,
        statement,
        message: (0,message/* message */.iU) `${openingOf(trusted, weak)}. Every job of ${[who]} gets a token of ${[name]} and can assume the role with it.${[
            shared && !weak ? ' IAM refuses to create or update such a role.' : '',
        ]}`,
        help: (0,message/* message */.iU) `Add ${(0,message/* code */.aY)('StringEquals')} or ${(0,message/* code */.aY)('StringLike')} on ${(0,message/* code */.aY)(`${address}:sub`)} with the subject of the jobs that may: ${(0,message/* code */.aY)(subject)}.${formsOf(trusted)}`,
        severity: shared ? 'error' : 'security-warning',
        subject: subjectOf(policy, statement),
    };
}
function openingOf({ principal }, weak) {
    if (!weak)
        return (0,message/* message */.iU) `The trust in ${(0,message/* code */.aY)(principal.text)} says nothing of whose job it is`;
    return (0,message/* message */.iU) `${(0,message/* code */.aY)(weak.operator.text)} on ${(0,message/* code */.aY)(weak.key)} holds for jobs of anyone`;
}
/** Both forms are right; which of them a repository has only GitHub can say. */
function formsOf({ address }) {
    if (!address.startsWith('token.actions.githubusercontent.com'))
        return [];
    return (0,message/* message */.iU) ` Newer repositories have ${(0,message/* code */.aY)('repo:ORG@ID/REPO@ID:...')} instead.`;
}

;// CONCATENATED MODULE: ./lib/access/s3-resource-level.js



const bucketPrefix = 'arn:aws:s3:::';
const terraformBucketArn = /\$\{(?:data\.)?aws_s3_bucket\.[^}.]+\.arn\}/g;
/**
 * The levels that a resource pattern can match: `arn:aws:s3:::b` only a bucket, `arn:aws:s3:::b/*` only objects,
 * `arn:aws:s3:::b*` and `*` both. A bucket's name has no slash, and an object's ARN has one after the bucket.
 * Undefined for what is no bucket's ARN (access points and the like) or may be one of those.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
function s3Levels({ text }) {
    if ((0,policy_arn/* isEverything */.CM)(text))
        return ['bucket', 'object'];
    const name = bucketPart(text);
    if (name === undefined)
        return undefined;
    if (name.replace(/\$\{[^}]*\}/g, '').includes('/'))
        return ['object'];
    // A wildcard, a policy variable or an unknown part may hold the slash.
    return /[*?]|\$\{/.test(name) ? ['bucket', 'object'] : ['bucket'];
}
/** Whether two patterns may be about the same bucket or its objects. */
function mayShareBucket(left, right) {
    return (0,policy_pattern/* patternsOverlap */.NQ)(bucketName(left.text), bucketName(right.text));
}
/** Whether a pattern may be about one of some buckets, given by ARN patterns. */
function isOfBuckets(item, buckets) {
    return buckets.some((bucket) => (0,policy_pattern/* patternsOverlap */.NQ)(bucketName(item.text), bucketName(bucket)));
}
/**
 * The level of an exact S3 action (`s3:GetObject`) by the service data; undefined for actions on anything else, on
 * several levels, or without a listed resource.
 */
function levelOfAction(services, action) {
    const types = services.action(action)?.resourceTypes.map(({ name }) => name) ?? [];
    const bucket = types.includes('bucket');
    const object = types.includes('object');
    if (bucket === object)
        return undefined;
    return bucket ? 'bucket' : 'object';
}
/** Bucket and key of a bucket's or object's ARN pattern. */
function bucketPart(text) {
    const known = text.replace(terraformBucketArn, `${bucketPrefix}bucket`);
    const arn = (0,policy_arn/* parseArn */.Lw)(known);
    if (arn?.service !== 's3' || arn.region !== '' || arn.account !== '')
        return undefined;
    return arn.resource;
}
function bucketName(text) {
    const arn = (0,policy_arn/* parseArn */.Lw)(text);
    if (!arn)
        return '*';
    return openText(arn.resource).split('/')[0] ?? '*';
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/s3-arn-level-mismatch.js






/**
 * An action on objects matches no bucket's ARN, and an action on a bucket no object's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
const s3ArnLevelMismatch = {
    id: 's3-arn-level-mismatch',
    title: 'S3 action on an ARN of the wrong level',
    severity: 'error',
    kinds: ['identity', 's3-bucket', 'vpc-endpoint'],
    services: ['s3'],
    *find({ policy, companions, services }) {
        const policies = ofSameKind(policy, companions);
        for (const statement of policy.statements) {
            const resource = statement.effect === 'Allow' ? statement.resource : undefined;
            if (!resource || resource.negated || !statement.action || statement.action.negated)
                continue;
            const level = oneLevel(resource);
            if (!level)
                continue;
            const lost = statement.action.items.filter((item) => neverMatches(services, item, level));
            const others = policies.flatMap((each) => each.statements).filter((each) => each !== statement);
            const missing = lost.filter((item) => !others.some((other) => allowsElsewhere(services, other, item, resource)));
            if (missing.length > 0)
                yield s3_arn_level_mismatch_problemOf(policy, statement, resource, missing, level);
        }
    },
};
/** The level of all S3 resources of a statement; undefined where they have both, or one may be of any. */
function oneLevel(resource) {
    const levels = new Set();
    for (const item of resource.items) {
        // An ARN of another service is nothing to S3.
        if (/^arn:[\w-]+:(?!s3:)[\w-]+:/.test(item.text))
            continue;
        const possible = s3Levels(item);
        if (possible?.length !== 1)
            return undefined;
        possible.forEach((level) => levels.add(level));
    }
    return levels.size === 1 ? [...levels][0] : undefined;
}
/** Whether every action that a pattern stands for is about the other level. */
function neverMatches(services, { text }, level) {
    if (!text.toLowerCase().startsWith('s3:'))
        return false;
    const actions = services.expand(text);
    return (actions.length > 0 &&
        actions.every((action) => ![undefined, level].includes(levelOfAction(services, action))));
}
/** Whether another statement allows the same on the right level, so that nothing is missing. */
function allowsElsewhere(services, other, item, resource) {
    if (other.effect !== 'Allow')
        return false;
    const allowed = services.expand(item.text).every((action) => coversAction(other, action));
    if (!allowed || !other.resource || other.resource.negated)
        return allowed;
    const level = levelOfAction(services, services.expand(item.text)[0] ?? '');
    return other.resource.items.some((each) => {
        const levels = s3Levels(each);
        if (levels && level && !levels.includes(level))
            return false;
        return resource.items.some((own) => mayShareBucket(each, own));
    });
}
function s3_arn_level_mismatch_problemOf(policy, statement, resource, lost, level) {
    const all = statement.action?.items.length === lost.length;
    const [first] = lost;
    const place = all || !first ? placeOf(resource.items, resource) : { at: first.node, value: first.text };
    const actions = (0,message/* codeList */.E5)(lost.map(({ text }) => text), 4);
    const resources = (0,message/* codeList */.E5)(resource.items.map(({ text }) => text), 2);
    const never = lost.length === 1 ? 'never matches: it works' : 'never match: they work';
    const why = level === 'bucket'
        ? 'on objects, and this names only the bucket'
        : 'on a bucket, and this names only objects';
    return {
        ...place,
        statement,
        message: (0,message/* message */.iU) `${actions} on ${resources} ${[never]} ${[why]}. The permission is not there, and the request is denied.`,
        help: level === 'bucket'
            ? (0,message/* message */.iU) `Add ${(0,message/* code */.aY)('/*')} to the bucket's ARN, or a prefix and ${(0,message/* code */.aY)('*')}. Actions on the bucket itself keep the ARN without it.`
            : (0,message/* message */.iU) `Name the bucket itself, without what follows its name: ${(0,message/* code */.aY)('arn:aws:s3:::BUCKET')}. Actions on objects keep the ARN with the slash.`,
        // The rest of the statement works.
        ...(all ? {} : { severity: 'warning' }),
        fix: s3_arn_level_mismatch_fixOf(policy, resource, level, all),
        subject: subjectOf(policy, statement, resource.items),
    };
}
/** Certain where one ARN stands there: the other level of the very same bucket. */
function s3_arn_level_mismatch_fixOf(policy, resource, level, all) {
    const [item, ...more] = resource.items;
    if (!item || more.length > 0)
        return [];
    const bucket = level === 'bucket' ? item.text : /^([^/]+)\/\*$/.exec(item.text)?.[1];
    if (bucket === undefined || (0,policy_pattern/* hasWildcard */.rl)(bucket))
        return [];
    const other = level === 'bucket' ? `${bucket}/*` : bucket;
    return all ? replaceText(policy, resource, item, [other]) : appendTexts(policy, resource, [other]);
}

;// CONCATENATED MODULE: ./lib/checks/catalogue/s3-bucket-public.js



/**
 * What S3 itself calls a public bucket policy, by the same rules.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const s3BucketPublic = {
    id: 's3-bucket-public',
    title: 'Artifact bucket is public',
    severity: 'security-warning',
    kinds: ['s3-bucket', 's3-access-point'],
    services: ['s3'],
    find: (context) => publicPolicyProblems(context, {
        service: 's3',
        read: 'Where Block Public Access is not on, anyone on the Internet can list or download what builds leave here.',
        change: 'Where Block Public Access is not on, anyone on the Internet can replace or delete what deployments take from here.',
        help: (0,message/* message */.iU) `Name the roles or accounts, or add a condition such as ${(0,message/* code */.aY)('StringEquals')} on ${(0,message/* code */.aY)('aws:PrincipalOrgID')} or ${(0,message/* code */.aY)('aws:SourceVpce')}. A bucket for public downloads can be allowed in the config of this check.`,
    }, (grant) => isArtifactBucket(context, grant)),
};
/** Without a list in the config, every bucket with a policy is one; so is one whose name cannot be read off. */
function isArtifactBucket({ policy, knowledge }, { statement }) {
    const buckets = knowledge.artifactBuckets;
    if (!buckets || policy.kind !== 's3-bucket')
        return true;
    const { resource } = statement;
    if (!resource || resource.negated)
        return true;
    return resource.items.some((item) => isOfBuckets(item, buckets));
}

;// CONCATENATED MODULE: ./lib/checks/catalogue.js












/** All artifact-access checks, by id. `npm run new-check` adds to it. */
const catalogue = [
    caPolicyPublic,
    caPublishAnyPackage,
    caReadOnPackage,
    ecrAuthTokenScoped,
    ecrPullSetIncomplete,
    ecrPushAndDelete,
    ecrPushAnyRepo,
    ecrPushSetIncomplete,
    ecrRepoPolicyPublic,
    oidcSubMissing,
    s3ArnLevelMismatch,
    s3BucketPublic,
];


/***/ }),

/***/ 2049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xx: () => (/* binding */ anyGlob),
  SO: () => (/* binding */ compileGlob),
  AI: () => (/* binding */ globProblem)
});

;// CONCATENATED MODULE: ./lib/config/glob-syntax.js
const longest = 500;
const mostAlternatives = 100;
/** Of all alternatives together: the time of a match grows with it. */
const longestExpanded = 10_000;
/**
 * Reads a glob: `*`, `**`, `?`, `[a-z]`, `[^a]` (or `[!a]`), `{a,b}`, and `\` before a character that stands for itself.
 * What other tools read differently, or would match no path of a repository, is refused rather than silently read.
 */
function readGlob(glob) {
    const misplaced = lengthProblem(glob) ?? pathProblem(glob) ?? foreignSyntax(glob);
    if (misplaced)
        return misplaced;
    const texts = alternativesOf(glob);
    if (!texts)
        return refused('has braces that are not closed, or hold no alternatives as in {a,b}');
    if (texts.length > mostAlternatives || texts.join('').length > longestExpanded)
        return refused('has too many alternatives');
    const alternatives = [];
    for (const text of texts) {
        const tokens = tokensOf(text);
        if (!tokens)
            return refused('has brackets that are not closed or hold no characters');
        if (pathProblem(text))
            return refused('has an alternative that matches no path of a file');
        alternatives.push(tokens);
    }
    return { alternatives };
}
function refused(problem, instead) {
    return { problem, instead };
}
function lengthProblem(glob) {
    if (glob === '')
        return refused('is empty');
    return glob.length > longest ? refused(`is longer than ${String(longest)} characters`) : undefined;
}
/** Paths are git's: from the repository's root, without empty, `.` or `..` parts. */
function pathProblem(glob) {
    const inside = glob.replace(/^(?:\.?\/)+/, '');
    if (inside !== glob)
        return refused("does not begin at the repository's root", inside);
    if (glob.endsWith('/'))
        return refused('names a folder and so matches no file', `${glob}**`);
    const parts = glob.split('/');
    return parts.some((part) => part === '' || part === '.' || part === '..')
        ? refused('has an empty part, or one that is "." or ".."')
        : undefined;
}
function foreignSyntax(glob) {
    if (glob.startsWith('!'))
        return refused('is negated, which a glob here cannot be (\\! is the character)');
    if (/\\(?:[A-Za-z0-9]|$)/.test(glob))
        return refused('has a backslash in front of no special character', glob.replaceAll('\\', '/'));
    if (/(?<!\\)[@+?*!]\(/.test(glob))
        return refused('has an extended pattern such as @(a|b) (\\( is the character)');
    return undefined;
}
/** `a{b,c}d` as `abd`, `acd`; undefined where braces do not fit. It stops early when there are far too many. */
function alternativesOf(glob) {
    const open = indexOfPlain(glob, '{', 0);
    if (open < 0)
        return indexOfPlain(glob, '}', 0) < 0 ? [glob] : undefined;
    const parts = partsOfBraces(glob, open);
    if (!parts || parts.texts.length < 2)
        return undefined;
    const tails = alternativesOf(glob.slice(parts.end));
    if (!tails)
        return undefined;
    const all = [];
    for (const part of parts.texts) {
        const middles = alternativesOf(part);
        if (!middles)
            return undefined;
        for (const middle of middles)
            for (const tail of tails)
                all.push(glob.slice(0, open) + middle + tail);
        if (all.length > mostAlternatives)
            break;
    }
    return all.slice(0, mostAlternatives + 1);
}
/** The texts between the commas of the braces that open at `open`, and the offset after them. */
function partsOfBraces(glob, open) {
    const texts = [];
    let depth = 0;
    let from = open + 1;
    for (let i = open; i < glob.length; i++) {
        const char = glob[i];
        if (char === '\\')
            i++;
        else if (char === '{')
            depth++;
        else if (char === ',' && depth === 1) {
            texts.push(glob.slice(from, i));
            from = i + 1;
        }
        else if (char === '}' && --depth === 0)
            return { texts: [...texts, glob.slice(from, i)], end: i + 1 };
    }
    return undefined;
}
/** The offset of a character that no backslash stands before. */
function indexOfPlain(glob, wanted, from) {
    for (let i = from; i < glob.length; i++) {
        if (glob[i] === '\\')
            i++;
        else if (glob[i] === wanted)
            return i;
    }
    return -1;
}
function tokensOf(glob) {
    const tokens = [];
    for (let i = 0; i < glob.length;) {
        const read = tokenAt(glob, i);
        if (!read)
            return undefined;
        const last = tokens.at(-1);
        if (read.token.kind === 'text' && last?.kind === 'text')
            tokens[tokens.length - 1] = { kind: 'text', text: last.text + read.token.text };
        else
            tokens.push(read.token);
        i = read.end;
    }
    return tokens;
}
function tokenAt(glob, at) {
    const char = glob[at] ?? '';
    if (char === '\\')
        return { token: { kind: 'text', text: glob[at + 1] ?? '' }, end: at + 2 };
    if (char === '?')
        return { token: { kind: 'one' }, end: at + 1 };
    if (char === '*')
        return starsAt(glob, at);
    if (char === '[')
        return setAt(glob, at);
    return { token: { kind: 'text', text: char }, end: at + 1 };
}
/** `**` means folders only where it is a whole part of the path. */
function starsAt(glob, at) {
    let end = at;
    while (glob[end] === '*')
        end++;
    const whole = end - at === 2 && (at === 0 || glob[at - 1] === '/');
    if (whole && glob[end] === '/')
        return { token: { kind: 'folders' }, end: end + 1 };
    if (whole && end === glob.length)
        return { token: { kind: 'rest' }, end };
    return { token: { kind: 'star' }, end };
}
/** `]` as the first character of a set stands for itself, as in a shell. */
function setAt(glob, at) {
    const negated = glob[at + 1] === '^' || glob[at + 1] === '!';
    const ranges = [];
    let i = at + (negated ? 2 : 1);
    for (const first = i; glob[i] !== ']' || i === first; i++) {
        if (glob[i] === '\\')
            i++;
        const from = glob[i];
        if (from === undefined)
            return undefined;
        const to = glob[i + 1] === '-' && glob[i + 2] !== ']' ? glob[i + 2] : undefined;
        ranges.push([from, to ?? from]);
        if (to !== undefined)
            i += 2;
    }
    return { token: { kind: 'set', negated, ranges }, end: i + 1 };
}

;// CONCATENATED MODULE: ./lib/config/glob.js

/** Why a text is no glob; undefined where it is one. */
function globProblem(text) {
    const reading = readGlob(text);
    return 'problem' in reading ? reading : undefined;
}
/**
 * Compiles a glob that {@link globProblem} has nothing against.
 *
 * A matcher of our own, because a config of a pull request is matched as well, and a regular expression made from its
 * globs can take exponential time: six stars against a name of 120 characters took picomatch 23 seconds. Here the time
 * is bounded by the length of the glob times the length of the path.
 */
function compileGlob(text) {
    const reading = readGlob(text);
    if ('problem' in reading)
        throw new Error(`The glob ${text} ${reading.problem}`);
    const { alternatives } = reading;
    return {
        text,
        wildcards: Math.min(...alternatives.map((tokens) => tokens.filter(isWildcard).length)),
        match(path) {
            for (const tokens of alternatives) {
                const captures = matchTokens(tokens, path);
                if (captures)
                    return captures;
            }
            return undefined;
        },
    };
}
/** Whether any of the globs matches a path; compiled once. */
function anyGlob(globs) {
    const compiled = globs.map(compileGlob);
    return (path) => compiled.some((glob) => glob.match(path) !== undefined);
}
function isWildcard({ kind }) {
    return kind === 'star' || kind === 'folders' || kind === 'rest';
}
function matchTokens(tokens, path) {
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first?.kind === 'text' && !path.startsWith(first.text))
        return undefined;
    if (last?.kind === 'text' && !path.endsWith(last.text))
        return undefined;
    const suffixes = matchingSuffixes(tokens, path);
    return suffixes[0]?.[0] === 1 ? capturesOf(tokens, path, suffixes) : undefined;
}
/** For each token, the offsets of the path from which it and all that follow match the rest of the path. */
function matchingSuffixes(tokens, path) {
    let next = new Uint8Array(path.length + 1);
    next[path.length] = 1;
    const rows = [next];
    for (const token of tokens.toReversed()) {
        const row = new Uint8Array(path.length + 1);
        for (let at = path.length; at >= 0; at--) {
            if (canMatch(token, path, at, row, next))
                row[at] = 1;
        }
        rows.unshift(row);
        next = row;
    }
    return rows;
}
/** `row` is known behind `at`; `next` is the row of the token that follows. */
function canMatch(token, path, at, row, next) {
    switch (token.kind) {
        case 'text':
            return next[at + token.text.length] === 1 && path.startsWith(token.text, at);
        case 'one':
        case 'set':
            return next[at + 1] === 1 && fitsOne(token, path[at] ?? '/');
        case 'star':
            return next[at] === 1 || (path[at] !== '/' && row[at + 1] === 1);
        case 'folders':
            return next[at] === 1 || row[afterFolder(path, at)] === 1;
        case 'rest':
            return at < path.length;
    }
}
function fitsOne(token, char) {
    if (char === '/')
        return false;
    if (token.kind === 'one')
        return true;
    return token.ranges.some(([from, to]) => from <= char && char <= to) !== token.negated;
}
/** The offset behind the next slash; past the end where there is none. */
function afterFolder(path, at) {
    const slash = path.indexOf('/', at);
    return slash < 0 ? path.length + 1 : slash + 1;
}
function capturesOf(tokens, path, suffixes) {
    const captures = [];
    let at = 0;
    tokens.forEach((token, index) => {
        const start = at;
        const next = suffixes[index + 1];
        if (token.kind === 'text')
            at += token.text.length;
        else if (token.kind === 'one' || token.kind === 'set')
            at += 1;
        else if (token.kind === 'rest')
            at = path.length;
        else
            while (next?.[at] === 0)
                at = token.kind === 'star' ? at + 1 : afterFolder(path, at);
        if (isWildcard(token))
            captures.push(path.slice(start, token.kind === 'folders' ? Math.max(start, at - 1) : at));
    });
    return captures;
}


/***/ }),

/***/ 2454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ highestPlaceholder),
/* harmony export */   e: () => (/* binding */ policyDeclarations)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2049);

/** What the config's `policies` say of a file: the first entry of which a glob matches its path. Compiled once. */
function policyDeclarations(declarations) {
    const entries = declarations.map((declaration) => ({
        declaration,
        globs: declaration.files.map(_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlob */ .SO),
    }));
    return (path) => {
        for (const { declaration, globs } of entries) {
            const captures = firstMatch(globs, path);
            if (captures)
                return { kind: declaration.kind, attachedTo: attachments(declaration.attachedTo, captures) };
        }
        return undefined;
    };
}
/** The highest `n` of the `{n}` in an `attached-to`; 0 where it has none. */
function highestPlaceholder(attachedTo) {
    return Math.max(0, ...[...attachedTo.matchAll(placeholders)].map(([, number]) => Number(number)));
}
const placeholders = /\{(\d{1,3})\}/g;
/** What cannot stand in a resource's name as it is, and would mean more than a name: the path is the author's text. */
const noName = /[*?:$\s{}]|^$/;
function firstMatch(globs, path) {
    for (const glob of globs) {
        const captures = glob.match(path);
        if (captures)
            return captures;
    }
    return undefined;
}
/** The ARN with `{n}` filled in; nothing where a part of the path can be no name, since a folder can be called `*`. */
function attachments(attachedTo, captures) {
    if (attachedTo === undefined)
        return [];
    const used = [...attachedTo.matchAll(placeholders)].map(([, number]) => captures[Number(number) - 1] ?? '');
    if (used.some((capture) => noName.test(capture)))
        return [];
    return [attachedTo.replace(placeholders, (_, number) => captures[Number(number) - 1] ?? '')];
}


/***/ }),

/***/ 1729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseHunks),
/* harmony export */   O: () => (/* binding */ hunkHolding)
/* harmony export */ });
const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
/**
 * The hunks of a unified diff without file header, as GitHub's `patch` field has them.
 * A line that is no diff line ends the hunk: GitHub cuts long patches, and what is cut has no place for comments.
 */
function parseHunks(patch) {
    const hunks = [];
    const lines = patch.split('\n');
    for (let i = 0; i < lines.length; i++) {
        const match = header.exec(lines[i] ?? '');
        if (!match)
            continue;
        hunks.push(readHunk(lines, i + 1, startOf(match[1], match[2]), startOf(match[3], match[4])));
    }
    return hunks;
}
/** `-0,0` and `+5,0` name the line before an empty side. */
function startOf(start, count) {
    return count === '0' ? Number(start) + 1 : Number(start);
}
function readHunk(lines, from, oldStart, newStart) {
    const added = [];
    const removed = [];
    let oldLine = oldStart;
    let newLine = newStart;
    for (let i = from; i < lines.length; i++) {
        const mark = lines[i]?.[0];
        if (mark === '+')
            added.push(newLine++);
        else if (mark === '-')
            removed.push(oldLine++);
        else if (mark === ' ') {
            oldLine++;
            newLine++;
        }
        else if (mark !== '\\')
            break;
    }
    return { oldStart, oldEnd: oldLine, newStart, newEnd: newLine, added, removed };
}
/** The hunk that holds all the new-side lines from `start` to `end` (both 1-based, both included). */
function hunkHolding(hunks, start, end) {
    return hunks.find((hunk) => hunk.newStart <= start && end < hunk.newEnd);
}


/***/ }),

/***/ 7083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ SourceText)
/* harmony export */ });
/**
 * The text of one file, which turns offsets into lines and columns.
 *
 * A line ends at LF, CRLF or a lone CR, as in git hosting diffs and editors. The table of line starts is made at the
 * first question, since most files have no finding.
 */
class SourceText {
    path;
    text;
    #lineStarts;
    constructor(path, text) {
        this.path = path;
        this.text = text;
    }
    /** The 1-based line and column of an offset; offsets past the end give the end. */
    positionAt(offset) {
        const starts = this.#starts();
        const at = Math.max(0, Math.min(offset, this.text.length));
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= at)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    }
    /** The place of a span, for a finding. */
    placeOf(span) {
        return { path: this.path, start: this.positionAt(span.start), end: this.positionAt(span.end) };
    }
    /** The text of a 1-based line without its line end; empty when there is no such line. */
    line(number) {
        const starts = this.#starts();
        const start = starts[number - 1];
        if (start === undefined)
            return '';
        return this.text.slice(start, starts[number] ?? this.text.length).replace(/[\r\n]+$/, '');
    }
    get lineCount() {
        return this.#starts().length;
    }
    #starts() {
        if (this.#lineStarts)
            return this.#lineStarts;
        const starts = [0];
        for (let i = 0; i < this.text.length; i++) {
            const code = this.text.charCodeAt(i);
            if (code === 13 && this.text.charCodeAt(i + 1) === 10)
                continue;
            if (code === 10 || code === 13)
                starts.push(i + 1);
        }
        this.#lineStarts = starts;
        return starts;
    }
}


/***/ }),

/***/ 6612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VD: () => (/* binding */ FaultError),
/* harmony export */   ei: () => (/* binding */ DepthError),
/* harmony export */   zR: () => (/* binding */ depthLimit)
/* harmony export */ });
/** Levels of lists and objects that are read; AWS's policies have nine, its largest templates some twenty. */
const depthLimit = 100;
/** Carries a {@link Fault} out of a parser; never leaves the reader that throws it. */
class FaultError extends Error {
    fault;
    constructor(fault) {
        super('The text cannot be read.');
        this.name = 'FaultError';
        this.fault = fault;
    }
}
/** Lists and objects stand in each other more than {@link depthLimit} levels deep. */
class DepthError extends Error {
    constructor() {
        super(`More than ${depthLimit} levels.`);
        this.name = 'DepthError';
    }
}


/***/ }),

/***/ 5918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ unreadableProblem),
/* harmony export */   Io: () => (/* binding */ jsonProblem),
/* harmony export */   Uv: () => (/* binding */ duplicateKeyProblem),
/* harmony export */   lU: () => (/* binding */ emptyProblem),
/* harmony export */   n9: () => (/* binding */ readerRules),
/* harmony export */   tT: () => (/* binding */ noPolicyProblem)
/* harmony export */ });
/* harmony import */ var _domain_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5295);

/** A policy that is no JSON. The rule is the code that AWS has for it. */
function jsonProblem(fault) {
    return {
        rule: 'JSON_SYNTAX_ERROR',
        severity: 'error',
        title: 'The policy is not valid JSON',
        span: fault.span,
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `${fault.what} AWS takes nothing else for a policy than valid JSON, and what the policy allows cannot be reviewed until it can be read.`,
        help: fault.fix,
    };
}
/** A policy in YAML, or in a template's text, that cannot be read. */
function unreadableProblem(fault) {
    return {
        rule: 'unreadable-policy',
        severity: 'error',
        title: 'The policy cannot be read',
        span: fault.span,
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `${fault.what} What the policy allows cannot be reviewed until it can be read.`,
        help: fault.fix,
    };
}
/** A file that ought to hold a policy and is empty. */
function emptyProblem() {
    return unreadableProblem({
        span: { start: 0, end: 0 },
        what: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `The file is empty, and a policy belongs in it.`,
        fix: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Write the policy, or remove the file.`,
    });
}
/** A file of which the configuration says that it is a policy, and that holds none. */
function noPolicyProblem() {
    return unreadableProblem({
        span: { start: 0, end: 0 },
        what: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `The configuration declares this file as a policy, and no document with a ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)('Statement')} stands in it.`,
        fix: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Write the policy with its ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)('Statement')}, or take the file out of ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)('policies')} in the configuration.`,
    });
}
/** A key that stands twice in one object of a policy. */
function duplicateKeyProblem(file, { key, first, last }) {
    return {
        rule: 'duplicate-key',
        severity: 'error',
        title: 'A key stands twice',
        span: last,
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} stands here and on ${earlier(file, first, last)}. Which of the two counts is left to whoever reads the policy, so AWS may enforce another one than a reviewer sees.`,
        help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Keep one ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)}; put both values into a list where both are meant.`,
    };
}
function earlier(file, first, last) {
    const { line, column } = file.positionAt(first.start);
    const sameLine = line === file.positionAt(last.start).line;
    return sameLine ? (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `line ${line}, column ${column}` : (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `line ${line}`;
}
/** The rules of all that a reader may tell. */
const readerRules = [
    'JSON_SYNTAX_ERROR',
    'unreadable-policy',
    'duplicate-key',
    'policy-too-large',
];


/***/ }),

/***/ 5217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ refusalFinding),
/* harmony export */   Nk: () => (/* binding */ refusalRule),
/* harmony export */   OK: () => (/* binding */ notGrantedFacts),
/* harmony export */   Sn: () => (/* binding */ newAccessFacts),
/* harmony export */   as: () => (/* binding */ verdictFindings),
/* harmony export */   lK: () => (/* binding */ publicAccessFacts),
/* harmony export */   qn: () => (/* binding */ analysisRules)
/* harmony export */ });
/* harmony import */ var _domain_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5295);

/** The rule of a document that AWS gave no answer about. */
const refusalRule = 'ACCESS_ANALYZER_REFUSED';
/** `compared`: with the base version, or, where there is none, with a policy that denies everything. */
function newAccessFacts(compared) {
    return {
        rule: 'CHECK_NO_NEW_ACCESS',
        operation: 'CheckNoNewAccess',
        severity: 'security-warning',
        title: compared ? 'Access that the base version does not give' : 'Access by a new policy',
        message: compared
            ? ['This version allows what the base version does not.']
            : ['This policy is new, and allows access.'],
        help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Take out what is not meant to be granted. Where the access is meant, add an exception for this rule to the config.`,
    };
}
/** An `error`: unlike the other two it breaks a ban that the config states, whatever else the policy is for. */
function notGrantedFacts(actions, resources) {
    const forbidden = actions.length > 0 ? (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .codeList */ .E5)(actions) : (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `every action`;
    const on = resources.length > 0 ? (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) ` on ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .codeList */ .E5)(resources)}` : [];
    return {
        rule: 'CHECK_ACCESS_NOT_GRANTED',
        operation: 'CheckAccessNotGranted',
        severity: 'error',
        title: 'Access that the config forbids',
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `The config's ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)('not-granted')} forbids ${forbidden}${on}; this policy allows a part of it.`,
        help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Remove the listed actions or resources from the statement, or deny them.`,
    };
}
const publicAccessFacts = {
    rule: 'CHECK_NO_PUBLIC_ACCESS',
    operation: 'CheckNoPublicAccess',
    severity: 'security-warning',
    title: 'Public access',
    message: ['This policy lets in everyone.'],
    help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `Name the principals that are to come, or add a condition that only they meet.`,
};
/** A FAIL as a finding on the first statement that AWS names, PASS as none. */
function verdictFindings(policy, facts, verdict) {
    if (verdict.passed)
        return [];
    const [first, ...others] = statementsOf(policy, verdict);
    const words = [verdict.message, ...verdict.reasons.map((reason) => reason.description)]
        .filter(Boolean)
        .join(' ');
    return [
        {
            ...common(policy, facts.operation, first),
            ...{ rule: facts.rule, severity: facts.severity, title: facts.title, help: facts.help },
            message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `${facts.message} Access Analyzer says: ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(words)}`,
            related: others.map(({ node }) => ({
                at: { start: node.start, end: node.end },
                message: ['Part of the same finding.'],
            })),
        },
    ];
}
/** The document that AWS would not read, or could not decide about: told as an error, since it was not examined. */
function refusalFinding(policy, operation, failure) {
    const read = operation === 'ValidatePolicy';
    return {
        ...common(policy, operation, undefined),
        rule: refusalRule,
        severity: 'error',
        title: read
            ? 'Access Analyzer could not read this policy'
            : 'Access Analyzer could not check this policy',
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU) `${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operation)} gave no answer about this policy: ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(failure.message)}`,
        help: [],
        related: [],
    };
}
function statementsOf(policy, { reasons }) {
    const indexes = new Set(reasons.map((reason) => reason.statementIndex));
    return policy.statements.filter(({ index }) => indexes.has(index));
}
function common(policy, operation, statement) {
    const { start, end } = statement?.node ?? policy.root;
    return {
        source: 'access-analyzer',
        docs: `https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_${operation}.html`,
        statement,
        at: { start, end },
        value: undefined,
        fix: [],
    };
}
/** The rules of what is found by asking AWS and is no issue code of its policy validation. */
const analysisRules = [
    refusalRule,
    'CHECK_NO_NEW_ACCESS',
    'CHECK_ACCESS_NOT_GRANTED',
    'CHECK_NO_PUBLIC_ACCESS',
];


/***/ }),

/***/ 807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ unusedExceptions),
/* harmony export */   og: () => (/* binding */ ownRules)
/* harmony export */ });
/* unused harmony exports configChanged, workflowChanged, configInvalid */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5295);


/** The page that explains what the review says of itself. */
const rules = {
    'config-changed': 'The review’s own configuration changes',
    'workflow-changed': 'The workflow that runs this review changes',
    'config-invalid': 'The configuration cannot be used',
    'unused-exception': 'An exception accepts nothing any more',
};
/** The ids of the findings about the review itself. */
const ownRules = Object.keys(rules);
/** Said of a pull request that edits the config: it is reviewed by the base branch's, and by its own only after the merge. */
function configChanged(place, outcome, docs) {
    return ownFinding('config-changed', 'warning', place, docs, {
        message: message `${code(place.path)} decides what this review says and fails. This pull request was reviewed with the version of the base branch; its own version takes effect after the merge. ${outcome}`,
        help: message `Have someone review it who may decide what counts as a finding.`,
    });
}
/** Said of a pull request that edits the workflow that runs this action, which on `pull_request` is the edited one. */
function workflowChanged(place, docs) {
    return ownFinding('workflow-changed', 'warning', place, docs, {
        message: message `${code(place.path)} runs this review, and a pull request runs its own version of it. A step that is left out or an input that is made milder takes effect at once, before anybody approves.`,
        help: message `Review this file as carefully as a policy. A ruleset’s required workflow, or code owners for ${code('.github/')}, keeps it out of the author’s hands.`,
    });
}
/** One mistake in the config at the head: it would not take effect after the merge. */
function configInvalid(problem, docs) {
    const at = problem.key ? message `${code(problem.key)}: ${problem.message}` : problem.message;
    return ownFinding('config-invalid', 'error', problem.place, docs, {
        message: message `${at} With this mistake no review would use the config.`,
        help: message `The pages on the configuration list every key and value.`,
        value: problem.key,
    });
}
/** Exceptions that match nothing any more: they would hide the next finding of their kind. */
function unusedExceptions({ unused }, configPath, state, docs) {
    const start = { line: 1, column: 1 };
    return unused.map((exception) => ({
        ...ownFinding('unused-exception', 'suggestion', { path: configPath, start, end: start }, docs, {
            message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU) `The exception for ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(exception.rule)} (${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(exception.reason)}) matched nothing, though every file that it names was read. Left in place it would hide the next such finding.`,
            help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU) `Remove it from ${(0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(configPath)}.`,
            value: JSON.stringify(exception),
        }),
        state,
    }));
}
function ownFinding(rule, severity, place, docs, text) {
    const value = text.value ?? '';
    return {
        id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
            .update(JSON.stringify([rule, place.path, value]))
            .digest('hex')
            .slice(0, 16),
        rule,
        source: 'reader',
        severity,
        state: 'introduced',
        title: rules[rule],
        message: text.message,
        help: text.help,
        docs: docs({ rule, source: 'reader', docs: undefined }),
        policy: null,
        statement: null,
        place,
        related: [],
        value,
        exception: null,
        fix: [],
    };
}


/***/ }),

/***/ 9128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ AnalyzerFailure)
/* harmony export */ });
/* unused harmony export RefusedReview */
/** `refused-document` concerns one document; every other reason ends the asking for the whole run. */
class AnalyzerFailure extends Error {
    reason;
    constructor(reason, text, cause) {
        super(text, { cause });
        this.name = 'AnalyzerFailure';
        this.reason = reason;
    }
}
/** GitHub refused a review since a comment's place is not in the diff; nothing of it was posted. */
class RefusedReview extends Error {
    constructor(text, cause) {
        super(text, { cause });
        this.name = 'RefusedReview';
    }
}


/***/ }),

/***/ 9217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ reviewLocally)
});

// EXTERNAL MODULE: ./lib/config/defaults.js
var defaults = __webpack_require__(3294);
;// CONCATENATED MODULE: ./lib/config/resolve.js

/**
 * Input over config file over default. Of `fail-on`, `fail-scope` and `access-analyzer` the stricter of input and config
 * file holds, since on `pull_request` the workflow file, and so the input, is the pull request's own.
 */
function resolveSettings(inputs, config) {
    const contests = [
        contest('access-analyzer', defaults/* choices */.zM.accessAnalyzer, inputs.accessAnalyzer, config.accessAnalyzer),
        contest('fail-on', defaults/* choices */.zM.failOn, inputs.failOn, config.failOn),
        contest('fail-scope', defaults/* choices */.zM.failScope, inputs.failScope, config.failScope),
    ];
    const [accessAnalyzer, failOn, failScope] = contests;
    const settings = {
        ...defaults/* defaults */.NT,
        ...withoutContest(inputs, config),
        ...configOnly(config),
        accessAnalyzer: accessAnalyzer.value ?? defaults/* defaults */.NT.accessAnalyzer,
        failOn: failOn.value ?? defaults/* defaults */.NT.failOn,
        failScope: failScope.value ?? defaults/* defaults */.NT.failScope,
    };
    return { settings, overridden: contests.flatMap(({ overridden }) => overridden ?? []) };
}
function withoutContest(inputs, config) {
    return {
        awsRegion: inputs.awsRegion ?? config.awsRegion ?? defaults/* defaults */.NT.awsRegion,
        review: inputs.review ?? config.review ?? defaults/* defaults */.NT.review,
        summaryComment: inputs.summaryComment ?? config.summaryComment ?? defaults/* defaults */.NT.summaryComment,
        commentTag: inputs.commentTag ?? config.commentTag ?? defaults/* defaults */.NT.commentTag,
        maxComments: inputs.maxComments ?? config.maxComments ?? defaults/* defaults */.NT.maxComments,
        recheck: inputs.recheck ?? config.recheck ?? defaults/* defaults */.NT.recheck,
        recheckWorkflow: inputs.recheckWorkflow ?? config.recheckWorkflow ?? defaults/* defaults */.NT.recheckWorkflow,
        planFiles: inputs.planFiles ?? config.planFiles ?? defaults/* defaults */.NT.planFiles,
        reportFile: inputs.reportFile ?? config.reportFile ?? defaults/* defaults */.NT.reportFile,
        sarifFile: inputs.sarifFile ?? config.sarifFile ?? defaults/* defaults */.NT.sarifFile,
    };
}
function configOnly(config) {
    return {
        trustedAccounts: config.trustedAccounts ?? defaults/* defaults */.NT.trustedAccounts,
        organization: config.organization ?? defaults/* defaults */.NT.organization,
        ignore: config.ignore ?? defaults/* defaults */.NT.ignore,
        policies: config.policies ?? defaults/* defaults */.NT.policies,
        artifacts: config.artifacts ?? defaults/* defaults */.NT.artifacts,
        roles: config.roles ?? defaults/* defaults */.NT.roles,
        checks: config.checks ?? defaults/* defaults */.NT.checks,
        exceptions: config.exceptions ?? defaults/* defaults */.NT.exceptions,
        paidChecks: config.paidChecks ?? defaults/* defaults */.NT.paidChecks,
    };
}
/** The stricter of two values that may both be missing; `values` stand from mild to strict. */
function contest(key, values, input, config) {
    if (input === undefined || config === undefined)
        return { value: input ?? config, overridden: undefined };
    if (values.indexOf(input) >= values.indexOf(config))
        return { value: input, overridden: undefined };
    const overridden = `The input \`${key}: ${input}\` gives way to \`${key}: ${config}\` of the config file, which is stricter.`;
    return { value: config, overridden };
}

// EXTERNAL MODULE: ./lib/review/ports.js
var ports = __webpack_require__(9128);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/aws/credentials.js



/**
 * Whether AWS credentials are there, by the SDK's names for them, without asking anybody: environment keys, a web
 * identity token file with its role, a container's credentials, or a named profile. Instance metadata never counts: to
 * look for it takes a second on every machine that is none of AWS's, and it is the machine's role, not the job's.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
function credentialsAreThere(env, readFileIfThere = readIfThere) {
    return (hasKeys(env) ||
        hasTokenFile(env, readFileIfThere) ||
        hasContainer(env) ||
        hasProfile(env, readFileIfThere));
}
const readIfThere = (path) => {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
};
function hasKeys(env) {
    return Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
}
function hasTokenFile(env, read) {
    const path = env['AWS_WEB_IDENTITY_TOKEN_FILE'];
    return Boolean(path && env['AWS_ROLE_ARN'] && read(path));
}
function hasContainer(env) {
    return Boolean(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI']);
}
/** AWS_PROFILE has to name a section of one of the two shared files; the default profile is nobody's wish. */
function hasProfile(env, read) {
    const profile = env['AWS_PROFILE'];
    if (!profile)
        return false;
    const folder = (0,external_node_path_.join)(env['HOME'] || env['USERPROFILE'] || (0,external_node_os_.homedir)(), '.aws');
    const config = read(env['AWS_CONFIG_FILE'] || (0,external_node_path_.join)(folder, 'config'));
    const credentials = read(env['AWS_SHARED_CREDENTIALS_FILE'] || (0,external_node_path_.join)(folder, 'credentials'));
    return (sectionsOf(config).some((name) => name === profile || name === `profile ${profile}`) ||
        sectionsOf(credentials).includes(profile));
}
/** The names of an INI file's sections: `[profile build] # ours` is `profile build`. */
function sectionsOf(text) {
    const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
    return lines
        .filter((line) => line.startsWith('[') && line.includes(']'))
        .map((line) => line.slice(1, line.indexOf(']')).replace(/["']/g, '').trim().split(/\s+/).join(' '));
}

;// CONCATENATED MODULE: ./lib/adapters/aws/connect.js


/**
 * Access Analyzer as the settings want it. Under `auto` only the absence of credentials means offline; under `required`
 * also instance metadata is asked for them. The AWS client is loaded here, and only when it is needed.
 */
async function connectAnalyzer({ accessAnalyzer, awsRegion }, env) {
    if (accessAnalyzer === 'off')
        return { kind: 'off', note: undefined };
    const required = accessAnalyzer === 'required';
    if (!required && !credentialsAreThere(env)) {
        return {
            kind: 'off',
            note: 'There are no AWS credentials, so the policies were validated offline, without IAM Access Analyzer.',
        };
    }
    try {
        const { createAnalyzer } = await __webpack_require__.e(/* import() */ 807).then(__webpack_require__.bind(__webpack_require__, 9807));
        return {
            kind: 'ask',
            analyzer: await createAnalyzer({ region: awsRegion, allowInstanceMetadata: required, env }),
        };
    }
    catch (error) {
        if (error instanceof ports/* AnalyzerFailure */.d)
            return { kind: 'unavailable', failure: error.message };
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/policy/pattern.js
var policy_pattern = __webpack_require__(1452);
;// CONCATENATED MODULE: ./lib/policy/action-names.js

/** How many names all kept answers may hold together: `*` alone has some 22,000. */
const cacheLimit = 500_000;
/** Expands action patterns to the actions that there are. */
class ActionNames {
    #source;
    #answers = new Map();
    #names = new Map();
    #all;
    #held = 0;
    constructor(source) {
        this.#source = source;
    }
    /** See ServiceData.expand. */
    expand(pattern) {
        const wanted = pattern.toLowerCase();
        const known = this.#answers.get(wanted);
        if (known)
            return known;
        const found = wanted === '*' ? this.#everything() : this.#find(wanted);
        this.#keep(wanted, found);
        return found;
    }
    #keep(pattern, found) {
        if (this.#held > cacheLimit) {
            this.#answers.clear();
            this.#held = 0;
        }
        this.#held += found.length + 1;
        this.#answers.set(pattern, found);
    }
    /** One split over all of them takes half the time of one for each service. */
    #everything() {
        return [...this.#allNames().values()].join('\n').split('\n');
    }
    #find(pattern) {
        const matches = (0,policy_pattern/* wildcardMatcher */.pn)(pattern);
        const part = longestLiteral(pattern);
        const found = [];
        for (const { spelled, lower } of this.#services(pattern)) {
            if (!lower.includes(part))
                continue;
            const names = spelled.split('\n');
            for (const [i, name] of lower.split('\n').entries()) {
                if (name.includes(part) && matches(name))
                    found.push(names[i] ?? name);
            }
        }
        return found;
    }
    /**
     * The services that a pattern may be about. A full name has one colon, so a pattern's colon can only be that one;
     * in a pattern without a colon (IAM takes none but `*`) a wildcard takes it in.
     */
    *#services(pattern) {
        const colon = pattern.indexOf(':');
        const service = colon < 0 ? '*' : pattern.slice(0, colon);
        if (!(0,policy_pattern/* hasWildcard */.rl)(service)) {
            const names = this.#names.get(service) ?? this.#keepNames(service, this.#source.namesOf(service));
            if (names)
                yield names;
            return;
        }
        const matches = (0,policy_pattern/* wildcardMatcher */.pn)(service);
        for (const [prefix, spelled] of this.#allNames()) {
            const names = matches(prefix)
                ? (this.#names.get(prefix) ?? this.#keepNames(prefix, spelled))
                : undefined;
            if (names)
                yield names;
        }
    }
    #allNames() {
        this.#all ??= this.#source.all();
        return this.#all;
    }
    #keepNames(prefix, spelled) {
        if (spelled === undefined)
            return undefined;
        const names = { spelled, lower: spelled.toLowerCase() };
        this.#names.set(prefix, names);
        return names;
    }
}
/** A text that is part of everything that a pattern matches: its absence is a quick no for most names. */
function longestLiteral(pattern) {
    const literals = pattern.split(/[*?]|\$\{[^}]*\}?/);
    return literals.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

;// CONCATENATED MODULE: ./lib/policy/condition-key-table.js

/**
 * Where a part of a condition key is for the policy's author to choose, AWS writes `${TagKey}`, `<key>`, `tag-key`, or
 * nothing after the slash: all four stand for one character or more.
 */
const placeholder = /\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$|(?<=\/)$/g;
/** Finds condition keys in a list of AWS's, whatever their case, also by a template such as `aws:RequestTag/${TagKey}`. */
class ConditionKeyTable {
    #exact = new Map();
    /** The longest first, so that a key is found by the template that says most of it. */
    #templates;
    constructor(keys) {
        for (const facts of keys)
            this.#exact.set(facts.key.toLowerCase(), facts);
        this.#templates = [...this.#exact]
            .map(([key, facts]) => ({ pattern: key.replace(placeholder, '?*'), facts }))
            .filter(({ pattern, facts }) => pattern !== facts.key.toLowerCase())
            .sort((a, b) => b.facts.key.length - a.facts.key.length);
    }
    /** The key of that name, else the template that it fits; undefined if there is neither. */
    find(key) {
        const name = key.toLowerCase();
        return (this.#exact.get(name) ?? this.#templates.find(({ pattern }) => (0,policy_pattern/* wildcardMatches */.w1)(pattern, name))?.facts);
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/policy/service-facts.js
/**
 * What AWS publishes of its services for the writers of policies, in the words of its Service Authorization Reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
/** AWS's classes of actions. An action can be in two: whatever manages permissions or tags also writes. */
const accessLevels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'];

;// CONCATENATED MODULE: ./lib/policy/service-data-format.js


const magic = 'IAMDATA';
const version = 1;
const headLength = magic.length + 1 + 4;
/** Opens a packed file. Throws an Error that says what is wrong with bytes that are none, or of another layout. */
function openServiceData(bytes) {
    const [index, blocks] = split(bytes);
    const [date = '', source = '', levelLine, typeLine, globalLine, rcpLine, prefixLine] = index;
    const levels = fieldsOf(levelLine).map(parseLevels);
    const types = fieldsOf(typeLine);
    const prefixes = fieldsOf(prefixLine);
    const numbers = new Map(prefixes.map((prefix, number) => [prefix, number + 1]));
    return {
        date,
        source,
        prefixes,
        rcpServices: fieldsOf(rcpLine),
        globalKeys: fieldsOf(globalLine).map((field) => {
            const [type, key = ''] = field.split(' ', 2);
            return { key, type: at(types, type) };
        }),
        actionNames() {
            const parts = inflate(at(blocks, 0)).split('\n\n');
            return new Map(prefixes.map((prefix, i) => [prefix, at(parts, i)]));
        },
        service(prefix) {
            const number = numbers.get(prefix);
            return number === undefined
                ? undefined
                : parseService(prefix, inflate(at(blocks, number)), levels, types);
        },
    };
}
/** The index's lines but its last, and the blocks whose lengths that last line holds. */
function split(bytes) {
    checkHead(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let offset = headLength + view.getUint32(magic.length + 1, true);
    if (offset > bytes.length)
        throw new Error('The service data is cut short.');
    const index = inflate(bytes.subarray(headLength, offset)).split('\n');
    const blocks = fieldsOf(index.pop()).map((length) => bytes.subarray(offset, (offset += Number(length))));
    if (offset !== bytes.length)
        throw new Error(`The service data has ${bytes.length} bytes instead of ${offset}.`);
    return [index, blocks];
}
function checkHead(bytes) {
    const found = String.fromCharCode(...bytes.subarray(0, magic.length));
    if (found !== magic || bytes.length < headLength) {
        throw new Error('These bytes are not service data: they do not begin as service-data.bin does.');
    }
    const foundVersion = bytes[magic.length];
    if (foundVersion !== version) {
        throw new Error(`The service data is of layout ${String(foundVersion)}; this program reads layout ${version}.`);
    }
}
function parseService(prefix, text, levels, types) {
    const [name = '', keyLines, resourceLines, actionLines] = text.split('\n\n');
    const keys = linesOf(keyLines).map((line) => {
        const [key = '', type] = fieldsOf(line);
        return { key, type: at(types, type) };
    });
    const keyList = listReader(keys);
    const resources = linesOf(resourceLines).map((line) => parseResource(line, keyList));
    const actions = linesOf(actionLines).map((line) => parseAction(line, levels, resources, keyList));
    return {
        prefix,
        name,
        actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
        resourceTypes: new Map(resources.map((resource) => [resource.name, resource])),
        conditionKeys: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
    };
}
/** Reads lists of key numbers; lists that are written alike are one array, since many actions share theirs. */
function listReader(keys) {
    const known = new Map();
    return (numbers = '') => {
        const list = known.get(numbers) ?? splitList(numbers).map((number) => at(keys, number).key);
        known.set(numbers, list);
        return list;
    };
}
function parseResource(line, keyList) {
    const [name = '', arn = '', keys] = fieldsOf(line);
    return { name, arn, arns: arn.split(', '), conditionKeys: keyList(keys) };
}
function parseAction(line, levels, resources, keyList) {
    const [name = '', level, keys, dependent = '', ...rest] = fieldsOf(line);
    const resourceTypes = rest.map((field) => {
        const required = field.startsWith('!');
        const [number, typeKeys] = field.slice(required ? 1 : 0).split(' ', 2);
        return { name: at(resources, number).name, required, conditionKeys: keyList(typeKeys) };
    });
    return {
        name,
        accessLevels: at(levels, level),
        resourceTypes,
        conditionKeys: keyList(keys),
        wildcardOnly: resourceTypes.length === 0,
        dependentActions: splitList(dependent),
    };
}
function parseLevels(text) {
    return text.split(', ').map((word) => {
        const level = accessLevels.find((each) => each === word);
        if (level === undefined)
            throw new Error(`The service data has an unknown access level: ${word}.`);
        return level;
    });
}
function inflate(block) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(block).toString('utf8');
    }
    catch (cause) {
        throw new Error('The service data is damaged: a block does not inflate.', { cause });
    }
}
function linesOf(part = '') {
    return part === '' ? [] : part.split('\n');
}
function fieldsOf(line = '') {
    return line === '' ? [] : line.split('\t');
}
function splitList(field) {
    return field === '' ? [] : field.split(',');
}
/** The item of a number that the file holds; a file that names what it does not have is broken. */
function at(list, number) {
    const item = list[Number(number)];
    if (item === undefined)
        throw new Error(`The service data names item ${String(number)} of ${list.length}.`);
    return item;
}

;// CONCATENATED MODULE: ./lib/policy/service-data.js



/**
 * AWS's public facts of its services: which actions there are, on what, with which condition keys. It answers from the
 * packed bytes of service-data.bin, which its owner reads from wherever they lie, and unpacks only what is asked for.
 * Services, actions and keys are found whatever their case, as IAM does.
 *
 * What AWS does not publish is not here, above all the keys of an OpenID Connect provider that every token has
 * (`token.actions.githubusercontent.com:sub`, `:aud`): a key that is not found here need not be wrong.
 */
class ServiceData {
    /** The day of the data, `2026-09-26`. */
    date;
    /** The package and version that the data is from. */
    source;
    /** The prefixes of the services to which resource control policies apply. */
    rcpServices;
    #file;
    #globalKeys;
    #services = new Map();
    #keys = new Map();
    #names;
    /** Throws an Error if the bytes are no service data, or of a layout that this program does not read. */
    constructor(bytes) {
        this.#file = openServiceData(bytes);
        this.date = this.#file.date;
        this.source = this.#file.source;
        this.rcpServices = this.#file.rcpServices;
        this.#globalKeys = new ConditionKeyTable(this.#file.globalKeys);
        this.#names = new ActionNames({
            namesOf: (prefix) => {
                const actions = this.service(prefix)?.actions.values();
                return actions && Array.from(actions, ({ name }) => `${prefix}:${name}`).join('\n');
            },
            all: () => this.#file.actionNames(),
        });
    }
    /** The prefixes of all services, in lower case and in order. */
    get prefixes() {
        return this.#file.prefixes;
    }
    /** The facts of one service; undefined if there is none of that prefix. Unpacked at the first call, then kept. */
    service(prefix) {
        const name = prefix.toLowerCase();
        const known = this.#services.get(name);
        if (known)
            return known;
        const facts = this.#file.service(name);
        if (facts)
            this.#services.set(name, facts);
        return facts;
    }
    /** One action by its full name, `ecr:PutImage`; undefined for what AWS does not list, wildcards included. */
    action(name) {
        const colon = name.indexOf(':');
        if (colon < 0)
            return undefined;
        return this.service(name.slice(0, colon))?.actions.get(name.slice(colon + 1).toLowerCase());
    }
    /**
     * All actions that a pattern matches (`ecr:*Image*`, `e*:Get*`, `*`), as AWS spells them with their prefix, ordered by
     * service and name; empty if it matches none that AWS lists. `*` and `?` match as in any policy, see pattern.ts.
     */
    expand(pattern) {
        return this.#names.expand(pattern);
    }
    /** A key that requests to any service can carry (`aws:PrincipalArn`), also one with a tag's name in it. */
    globalConditionKey(key) {
        return this.#globalKeys.find(key);
    }
    /**
     * A key of the list of one service, also one with a tag's name in it (`s3:RequestObjectTag/team`); undefined where the
     * service or the key is unknown. The key's own prefix need not be the service's: `sts` has `saml:aud`.
     */
    conditionKey(prefix, key) {
        const facts = this.service(prefix);
        if (!facts)
            return undefined;
        const table = this.#keys.get(facts.prefix) ?? new ConditionKeyTable(facts.conditionKeys.values());
        this.#keys.set(facts.prefix, table);
        return table.find(key);
    }
}

// EXTERNAL MODULE: ./lib/adapters/bundle-files.js
var bundle_files = __webpack_require__(960);
;// CONCATENATED MODULE: ./lib/adapters/service-data-file.js



/** Opens the embedded data about AWS services; single services are unpacked when they are asked for. */
function service_data_file_openServiceData() {
    return new ServiceData((0,external_node_fs_.readFileSync)((0,bundle_files/* bundleFile */.p)('service-data.bin')));
}

// EXTERNAL MODULE: ./lib/domain/tool.js
var tool = __webpack_require__(4920);
// EXTERNAL MODULE: ./lib/domain/failure.js
var failure = __webpack_require__(7550);
;// CONCATENATED MODULE: ./lib/readers/candidate.js
/** Endings of files that can hold a policy as JSON or YAML; `.template` is CloudFormation's own. */
const endings = /\.(?:json|ya?ml|template|policy)$/i;
/** Tools' own files of a fixed form in which a policy has no place; often large, and changed all the time. */
const others = new Set([
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'composer.json',
    'tsconfig.json',
    'jsconfig.json',
]);
/**
 * Whether a file may hold policies that the readers find, by its name alone. `.jsonc` does not count: AWS takes no
 * JSON with comments, so what stands there is no policy yet. Case does not matter, `/` parts folders.
 */
function isCandidate(path) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return endings.test(name) && !others.has(name);
}
/** Whether a file is to be read as JSON: by its ending, else by its first character that is no space. */
function isJson(path, text) {
    if (/\.json$/i.test(path))
        return true;
    if (/\.ya?ml$/i.test(path))
        return false;
    return /^\uFEFF?\s*[{[]/.test(text);
}
/** Whether a file's name says that it holds a policy. */
function saysPolicy(path) {
    return /polic(?:y|ies)/i.test(path.slice(path.lastIndexOf('/') + 1));
}

;// CONCATENATED MODULE: ./lib/readers/duplicate-keys.js
/** The keys that a tree has twice, one entry for each object and key. Linear, also where aliases share values. */
function duplicateKeys(root) {
    const found = [];
    const seen = new Set([root]);
    // A Set is walked in the order of its additions, and what is added on the way is walked as well.
    for (const node of seen) {
        if (node.type === 'array')
            for (const item of node.items)
                seen.add(item);
        if (node.type !== 'object')
            continue;
        for (const { value } of node.members)
            seen.add(value);
        found.push(...duplicatesOf(node.members));
    }
    return found.sort((a, b) => a.last.start - b.last.start);
}
function duplicatesOf(members) {
    const byKey = new Map();
    for (const { key, keySpan } of members) {
        const first = byKey.get(key)?.first ?? keySpan;
        byKey.set(key, { key, first, last: keySpan });
    }
    if (byKey.size === members.length)
        return [];
    return [...byKey.values()].filter(({ first, last }) => first !== last);
}

// EXTERNAL MODULE: ./lib/readers/fault.js
var fault = __webpack_require__(6612);
// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
;// CONCATENATED MODULE: ./lib/readers/json-faults.js

/** The characters of a word or number that is told as a whole. */
const word = /[\w.+-]{1,40}/y;
/** Says what is wrong at an offset where JSON cannot go on, in the words of the commonest causes. */
function jsonFault(text, at, expected, open) {
    const span = { start: at, end: Math.min(at + 1, text.length) };
    if (at >= text.length)
        return endFault(text.length, open);
    const char = text.charAt(at);
    if (char === '/' || char === '#') {
        return {
            span,
            what: (0,message/* message */.iU) `A comment stands here, and JSON has none.`,
            fix: (0,message/* message */.iU) `Remove the comment.`,
        };
    }
    if (char === "'") {
        return {
            span,
            what: (0,message/* message */.iU) `A text stands in single quotes, and JSON knows double quotes only.`,
            fix: (0,message/* message */.iU) `Put the text in double quotes.`,
        };
    }
    if (expected === 'end') {
        return {
            span,
            what: (0,message/* message */.iU) `The JSON ends before this, and more text follows.`,
            fix: (0,message/* message */.iU) `Keep one JSON value in the file, and remove what follows it.`,
        };
    }
    return commaFault(text, at, expected) ?? unexpected(text, at, expected);
}
function endFault(end, open) {
    const span = { start: end, end };
    if (!open) {
        return { span, what: (0,message/* message */.iU) `The JSON has no value.`, fix: (0,message/* message */.iU) `Write the policy here.` };
    }
    const closing = (0,message/* code */.aY)(open === '{' ? '}' : ']');
    return {
        span,
        what: (0,message/* message */.iU) `The text ends before the JSON does: the ${closing} of an open ${(0,message/* code */.aY)(open)} is missing.`,
        fix: (0,message/* message */.iU) `Add the missing end; the file may have been cut off.`,
    };
}
function commaFault(text, at, expected) {
    const char = text.charAt(at);
    const comma = lastBefore(text, at);
    const closes = char === '}' || char === ']';
    if (closes && expected !== 'comma' && text.charAt(comma) === ',') {
        return {
            span: { start: comma, end: comma + 1 },
            what: (0,message/* message */.iU) `A comma stands before the closing ${(0,message/* code */.aY)(char)}, and JSON allows none after the last item.`,
            fix: (0,message/* message */.iU) `Remove the comma.`,
        };
    }
    if (expected !== 'comma' || closes || char === ':' || char === '=')
        return undefined;
    return {
        span: { start: at, end: at + 1 },
        what: (0,message/* message */.iU) `A comma is missing before this.`,
        fix: (0,message/* message */.iU) `Add a comma after the item before.`,
    };
}
function unexpected(text, at, expected) {
    word.lastIndex = at;
    const found = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    const span = { start: at, end: at + found.length };
    const what = (0,message/* message */.iU) `${(0,message/* code */.aY)(found)} stands where JSON has ${wanted[expected]}.`;
    if (/^0\d/.test(found)) {
        return {
            span,
            what: (0,message/* message */.iU) `${(0,message/* code */.aY)(found)} starts with a zero, and no number in JSON does.`,
            fix: (0,message/* message */.iU) `Put it in double quotes, as account IDs are written.`,
        };
    }
    if (/^\w/.test(found))
        return { span, what, fix: (0,message/* message */.iU) `Put it in double quotes if it is a text.` };
    return { span, what, fix: (0,message/* message */.iU) `Correct the JSON here.` };
}
const wanted = {
    value: 'a value',
    key: 'a key in double quotes',
    colon: 'a colon after the key',
    comma: 'a comma or an end',
    end: 'its end',
};
function lastBefore(text, at) {
    let i = at - 1;
    while (i > 0 && /\s/.test(text.charAt(i)))
        i--;
    return i;
}
/** A string that never ends, or that holds what JSON allows only as an escape. */
function stringFault(text, start, at) {
    if (at >= text.length) {
        return {
            span: { start, end: start + 1 },
            what: (0,message/* message */.iU) `A text begins here whose closing quote is missing.`,
            fix: (0,message/* message */.iU) `Add the closing double quote.`,
        };
    }
    const char = text.charAt(at);
    const lineBreak = char === '\n' || char === '\r';
    const what = lineBreak
        ? (0,message/* message */.iU) `A text goes on over the line's end: its closing quote is missing, or the line break is not written as an escape.`
        : (0,message/* message */.iU) `A text holds a control character, which JSON takes only as an escape.`;
    const fix = lineBreak
        ? (0,message/* message */.iU) `Close the text with a double quote, or write the line break as ${(0,message/* code */.aY)('\\n')}.`
        : (0,message/* message */.iU) `Write it as an escape, a tab as ${(0,message/* code */.aY)('\\t')}.`;
    return { span: { start: at, end: at + 1 }, what, fix };
}
/** A backslash that starts none of JSON's escapes. `start` is the string's own, its opening quote. */
function escapeFault(text, start, end) {
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|(\\.?)/gsy;
    let at = start + 1;
    let found = '\\';
    while (at < end) {
        at = text.indexOf('\\', at);
        escape.lastIndex = at;
        const match = at < 0 ? null : escape.exec(text);
        if (!match)
            break;
        if (match[1] !== undefined) {
            found = match[1];
            break;
        }
        at += match[0].length;
    }
    const from = at < 0 ? start : at;
    return {
        span: { start: from, end: from + found.length },
        what: (0,message/* message */.iU) `${(0,message/* code */.aY)(found)} is no escape of JSON.`,
        fix: (0,message/* message */.iU) `Write a backslash as ${(0,message/* code */.aY)('\\\\')}.`,
    };
}

;// CONCATENATED MODULE: ./lib/readers/json.js


/**
 * Reads strict JSON, as AWS does, into a tree in which everything knows its place and duplicate members stay.
 *
 * Written by hand: it accepts exactly what JSON.parse accepts (a test holds the two together), takes a byte order mark
 * besides, loads no library before a policy is read, and says what is wrong in the author's terms.
 *
 * @throws FaultError where the JSON is not valid; DepthError where it is too deep, found before the text is read on.
 */
function parseJson(text) {
    return new JsonParser(text).document();
}
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const quote = 0x22;
const backslash = 0x5c;
class JsonParser {
    #text;
    #at;
    #depth = 0;
    constructor(text) {
        this.#text = text;
        this.#at = text.startsWith('\uFEFF') ? 1 : 0;
    }
    document() {
        const root = this.#value(undefined);
        this.#skipSpace();
        if (this.#at < this.#text.length)
            this.#fail('end', undefined);
        return root;
    }
    #value(within) {
        this.#skipSpace();
        switch (this.#text.charCodeAt(this.#at)) {
            case quote:
                return this.#string(this.#at);
            case 0x7b:
                return this.#object();
            case 0x5b:
                return this.#array();
            default:
                return this.#literal(within);
        }
    }
    #object() {
        const start = this.#enter();
        const members = [];
        if (!this.#take(0x7d)) {
            do
                members.push(this.#member());
            while (this.#take(0x2c));
            if (!this.#take(0x7d))
                this.#fail('comma', '{');
        }
        this.#depth--;
        return { type: 'object', start, end: this.#at, members };
    }
    #member() {
        this.#skipSpace();
        if (this.#text.charCodeAt(this.#at) !== quote)
            this.#fail('key', '{');
        const { value: key, start, end } = this.#string(this.#at);
        if (!this.#take(0x3a))
            this.#fail('colon', '{');
        return { key, keySpan: { start, end }, value: this.#value('{') };
    }
    #array() {
        const start = this.#enter();
        const items = [];
        if (!this.#take(0x5d)) {
            do
                items.push(this.#value('['));
            while (this.#take(0x2c));
            if (!this.#take(0x5d))
                this.#fail('comma', '[');
        }
        this.#depth--;
        return { type: 'array', start, end: this.#at, items };
    }
    #enter() {
        if (++this.#depth > fault/* depthLimit */.zR)
            throw new fault/* DepthError */.ei();
        return this.#at++;
    }
    #string(start) {
        const text = this.#text;
        let escaped = false;
        let i = start + 1;
        for (;; i++) {
            const char = text.charCodeAt(i);
            if (char === quote)
                break;
            if (char === backslash) {
                escaped = true;
                i++;
            }
            else if (!(char >= 0x20))
                throw new fault/* FaultError */.VD(stringFault(text, start, i));
        }
        const end = (this.#at = i + 1);
        if (!escaped)
            return { type: 'string', start, end, value: text.slice(start + 1, i), content: start + 1 };
        return {
            type: 'string',
            start,
            end,
            value: this.#unescape(start, end),
            content: new EscapeMap(text, start + 1, i),
        };
    }
    #unescape(start, end) {
        try {
            return String(JSON.parse(this.#text.slice(start, end)));
        }
        catch {
            throw new fault/* FaultError */.VD(escapeFault(this.#text, start, end));
        }
    }
    #literal(within) {
        const start = this.#at;
        number.lastIndex = start;
        const source = number.exec(this.#text)?.[0];
        if (source !== undefined) {
            this.#at += source.length;
            return { type: 'number', start, end: this.#at, value: Number(source), source };
        }
        if (this.#word('true'))
            return { type: 'boolean', start, end: this.#at, value: true };
        if (this.#word('false'))
            return { type: 'boolean', start, end: this.#at, value: false };
        if (this.#word('null'))
            return { type: 'null', start, end: this.#at };
        return this.#fail('value', within);
    }
    #word(word) {
        if (!this.#text.startsWith(word, this.#at))
            return false;
        this.#at += word.length;
        return true;
    }
    /** Steps over one punctuation character if it is the next. */
    #take(char) {
        this.#skipSpace();
        if (this.#text.charCodeAt(this.#at) !== char)
            return false;
        this.#at++;
        return true;
    }
    #skipSpace() {
        for (;; this.#at++) {
            const char = this.#text.charCodeAt(this.#at);
            if (char !== 0x20 && char !== 0x0a && char !== 0x0d && char !== 0x09)
                return;
        }
    }
    #fail(expected, open) {
        throw new fault/* FaultError */.VD(jsonFault(this.#text, this.#at, expected, open));
    }
}
/** The places of a string's characters where escapes stand between; made at the first question. */
class EscapeMap {
    #text;
    #start;
    #end;
    #offsets;
    constructor(text, start, end) {
        this.#text = text;
        this.#start = start;
        this.#end = end;
    }
    offsetOf(index) {
        this.#offsets ??= this.#measure();
        return this.#offsets[index] ?? this.#end;
    }
    #measure() {
        const offsets = new Uint32Array(this.#end - this.#start);
        let index = 0;
        for (let at = this.#start; at < this.#end; index++) {
            offsets[index] = at;
            if (this.#text.charCodeAt(at) !== backslash)
                at++;
            else
                at += this.#text.charAt(at + 1) === 'u' ? 6 : 2;
        }
        return offsets.slice(0, index);
    }
}

// EXTERNAL MODULE: ./lib/domain/source.js
var source = __webpack_require__(7083);
;// CONCATENATED MODULE: ./lib/readers/open.js

/** Bytes of a file that is read, 1 MiB: AWS takes no CloudFormation template over 1 MB, and no policy near it. */
const sizeLimit = 1024 * 1024;
/** How a pointer starts that git-lfs leaves in the place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const lfsHeader = 'version https://git-lfs.github.com/spec/v1';
/**
 * A file's bytes as text, or the reason why they are none. Linear in their number.
 *
 * A byte order mark stays in the text, so that offsets are those of the file: in a file that has one, the first
 * line's columns start at 2.
 */
function openText(path, bytes, limit = sizeLimit) {
    if (bytes.length > limit)
        return { skipped: 'too-large' };
    if (isLfsPointer(bytes))
        return { skipped: 'lfs-pointer' };
    if (bytes.includes(0))
        return { skipped: 'binary' };
    const text = decode(bytes);
    return text === undefined ? { skipped: 'not-utf8' } : new source/* SourceText */.D(path, text);
}
function isLfsPointer(bytes) {
    return new TextDecoder().decode(bytes.subarray(0, lfsHeader.length)) === lfsHeader;
}
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/policy/node.js
var policy_node = __webpack_require__(2564);
;// CONCATENATED MODULE: ./lib/readers/cloudformation-kinds.js

/**
 * What kind of policy each resource type's documents are. A property's own row goes before its type's.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const kinds = new Map([
    ['AWS::IAM::Role.AssumeRolePolicyDocument', 'trust'],
    ['AWS::IAM::Role', 'identity'],
    ['AWS::IAM::ManagedPolicy', 'identity'],
    ['AWS::IAM::Policy', 'identity'],
    ['AWS::IAM::RolePolicy', 'identity'],
    ['AWS::IAM::UserPolicy', 'identity'],
    ['AWS::IAM::GroupPolicy', 'identity'],
    ['AWS::IAM::User', 'identity'],
    ['AWS::IAM::Group', 'identity'],
    ['AWS::SSO::PermissionSet', 'identity'],
    ['AWS::Serverless::Function.AssumeRolePolicyDocument', 'trust'],
    ['AWS::Serverless::Function', 'identity'],
    ['AWS::ECR::Repository.RepositoryPolicyText', 'ecr-repository'],
    ['AWS::ECR::RepositoryCreationTemplate', 'ecr-repository'],
    ['AWS::ECR::RegistryPolicy', 'ecr-registry'],
    ['AWS::ECR::PublicRepository', 'ecr-public-repository'],
    ['AWS::CodeArtifact::Domain', 'codeartifact-domain'],
    ['AWS::CodeArtifact::Repository', 'codeartifact-repository'],
    ['AWS::S3::BucketPolicy', 's3-bucket'],
    ['AWS::S3::AccessPoint', 's3-access-point'],
    ['AWS::KMS::Key', 'kms-key'],
    ['AWS::KMS::ReplicaKey', 'kms-key'],
    ['AWS::EC2::VPCEndpoint', 'vpc-endpoint'],
    ['AWS::SecretsManager::ResourcePolicy', 'resource'],
    ['AWS::SNS::TopicPolicy', 'resource'],
    ['AWS::SNS::TopicInlinePolicy', 'resource'],
    ['AWS::SQS::QueuePolicy', 'resource'],
    ['AWS::SQS::QueueInlinePolicy', 'resource'],
]);
const organizationKinds = new Map([
    ['SERVICE_CONTROL_POLICY', 'service-control'],
    ['RESOURCE_CONTROL_POLICY', 'resource-control'],
]);
/** The kind that a template's resource tells; undefined where its type says nothing. */
function templateKind({ type, property, properties }) {
    if (type === 'AWS::Organizations::Policy') {
        const policyType = (0,policy_node/* valueOf */.RP)(properties, 'Type');
        return policyType?.type === 'string' ? organizationKinds.get(policyType.value) : undefined;
    }
    return kinds.get(`${type}.${property}`) ?? kinds.get(type);
}

;// CONCATENATED MODULE: ./lib/readers/policy-kind.js


/**
 * What a policy is attached to: as declared, else as the template's resource says, else by what its statements say. The
 * first rule that fits decides. Keys are compared without case, so that a misspelt policy keeps its kind.
 */
function kindOf(root, { declared, template } = {}) {
    return declared ?? (template && templateKind(template)) ?? kindByContent(root);
}
function kindByContent(root) {
    const statements = statementsOf(root);
    const has = (name) => statements.some((statement) => policy_kind_element(statement, name).length > 0);
    if (!has('principal'))
        return 'identity';
    const actions = statements.flatMap((statement) => actionsOf(statement));
    const of = (service) => actions.some((action) => action.startsWith(`${service}:`));
    if (!has('resource') && of('sts'))
        return 'trust';
    if (of('ecr'))
        return has('resource') ? 'ecr-registry' : 'ecr-repository';
    if (of('ecr-public'))
        return 'ecr-public-repository';
    if (of('codeartifact'))
        return actions.some((action) => domainActions.has(action))
            ? 'codeartifact-domain'
            : 'codeartifact-repository';
    if (of('s3'))
        return 's3-bucket';
    if (of('kms'))
        return 'kms-key';
    return 'resource';
}
/** Actions on a domain. https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html */
const domainActions = new Set([
    'codeartifact:getauthorizationtoken',
    'codeartifact:createrepository',
    'codeartifact:listrepositoriesindomain',
]);
function statementsOf(root) {
    if (root.type !== 'object')
        return [];
    const found = root.members.filter(({ key }) => key.toLowerCase() === 'statement');
    return found.flatMap(({ value }) => (0,policy_node/* itemsOf */.S3)(value)).filter((item) => item.type === 'object');
}
/** The values of an element or its Not- form. */
function policy_kind_element(statement, name) {
    return statement.members
        .filter(({ key }) => key.toLowerCase() === name || key.toLowerCase() === `not${name}`)
        .map(({ value }) => value);
}
function actionsOf(statement) {
    return policy_kind_element(statement, 'action')
        .flatMap((value) => (0,policy_node/* itemsOf */.S3)(value))
        .map((item) => (0,policy_node/* textOf */.b6)(item)?.toLowerCase() ?? '');
}

;// CONCATENATED MODULE: ./lib/readers/policy-shape.js

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
const statementKeys = new Set([
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
]);
/** The same in lower case, of those that no other format has by the side of an effect. */
const lowerCaseKeys = new Set([
    'principal',
    'notprincipal',
    'action',
    'notaction',
    'resource',
    'notresource',
]);
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const versions = new Set(['2012-10-17', '2008-10-17']);
/**
 * Whether an object is a policy document, by what it says: a Statement of which one has two of a statement's keys. Also
 * one that a person would call a policy and AWS would refuse: keys in the wrong case, or the policy language's version
 * beside a Statement that is empty, misspelt or missing.
 */
function isPolicy(node) {
    if (!node.members.some(({ key }) => isNamed(key, 'statement') || isNamed(key, 'version')))
        return false;
    const statement = (0,policy_node/* valueOf */.RP)(node, 'Statement');
    if (statement && holdsStatement(statement))
        return true;
    if (hasVersion(node))
        return isVersioned(node);
    return node.members.some(({ key, value }) => key.toLowerCase() === 'statement' && holdsMiscasedStatement(value));
}
/** Compares without case; the length first, since every key of a file is asked. */
function isNamed(key, name) {
    return key.length === name.length && key.toLowerCase() === name;
}
function hasVersion(node) {
    const version = (0,policy_node/* valueOf */.RP)(node, 'Version') ?? (0,policy_node/* valueOf */.RP)(node, 'version');
    return version?.type === 'string' && versions.has(version.value);
}
/** With the language's version, a statement under any name will do, and so will nothing but the version and an Id. */
function isVersioned(node) {
    const others = node.members.filter(({ key }) => !/^(?:version|id)$/i.test(key));
    return (others.length === 0 ||
        others.some(({ key }) => isNamed(key, 'statement')) ||
        others.some(({ value }) => holdsStatement(value) || holdsMiscasedStatement(value)));
}
function holdsStatement(node) {
    return (0,policy_node/* itemsOf */.S3)(node).some((item) => item.type === 'object' && isStatement(item));
}
function isStatement(node) {
    return new Set(node.members.map(({ key }) => key).filter((key) => statementKeys.has(key))).size >= 2;
}
/** In the wrong case the words are common ones, so the effect must be one. */
function holdsMiscasedStatement(node) {
    return (0,policy_node/* itemsOf */.S3)(node).some((item) => {
        if (item.type !== 'object')
            return false;
        const effect = item.members.find(({ key }) => key.toLowerCase() === 'effect');
        const isEffect = effect !== undefined && /^(?:allow|deny)$/i.test((0,policy_node/* textOf */.b6)(effect.value) ?? '');
        return isEffect && item.members.some(({ key }) => lowerCaseKeys.has(key.toLowerCase()));
    });
}
/** A key of a policy in JSON or YAML, also within a JSON string. */
const policyKey = /(?<![\w.-])(Statement|Effect|(?:Not)?(?:Action|Principal|Resource))\\{0,3}["']?[ \t]{0,20}:/g;
const policyVersion = /(?<![\w.-])Version\\{0,3}["']?[ \t]{0,20}:[ \t]{0,20}\\{0,3}["']?20(?:12|08)-10-17/;
/**
 * Whether a text that cannot be read was meant as a policy: it has the policy language's version, or two of its keys, of
 * which one is its own. Linear.
 */
function looksLikePolicy(text) {
    if (policyVersion.test(text))
        return true;
    const keys = new Set(Array.from(text.matchAll(policyKey), (match) => match[1]));
    return keys.size >= 2 && (keys.has('Statement') || keys.has('Effect'));
}

// EXTERNAL MODULE: ./lib/readers/problems.js
var readers_problems = __webpack_require__(5918);
;// CONCATENATED MODULE: ./lib/readers/text-pieces.js

/** A part of a string, `[start, end)` of its value. */
function pieceOf(node, start, end) {
    const { content } = node;
    const offsetOf = (index) => typeof content === 'number' ? content + start + index : content.offsetOf(start + index);
    return { text: node.value.slice(start, end), place: { offsetOf } };
}
/** The pieces of a value that stands in a text; undefined for objects, lists and null. */
function piecesOf(node) {
    if (node.type === 'string')
        return [pieceOf(node, 0, node.value.length)];
    if (node.type === 'unknown')
        return [{ unknown: node.name }];
    if (node.type === 'template') {
        return node.parts.map((part) => typeof part === 'string' ? { text: part, place: atStart(node) } : { unknown: part.name });
    }
    const text = (0,policy_node/* textOf */.b6)(node);
    return text === undefined ? undefined : [{ text, place: atStart(node) }];
}
/** One node of the pieces: a string if all is known, an unknown if it is one and nothing else, else a template. */
function composeText({ start, end }, pieces) {
    const filled = pieces.filter((piece) => 'unknown' in piece || piece.text !== '');
    const known = filled.flatMap((piece) => ('unknown' in piece ? [] : [piece]));
    if (known.length === filled.length) {
        const value = known.map(({ text }) => text).join('');
        return { type: 'string', start, end, value, content: new PieceMap(known, end) };
    }
    const [first] = filled;
    if (filled.length === 1 && first && 'unknown' in first) {
        return { type: 'unknown', start, end, name: nameable(first.unknown) };
    }
    return { type: 'template', start, end, parts: joinKnown(filled) };
}
/** Neighbouring texts as one part, so that equal texts have equal parts. */
function joinKnown(pieces) {
    const parts = [];
    for (const piece of pieces) {
        const last = parts.at(-1);
        if ('unknown' in piece)
            parts.push({ name: nameable(piece.unknown) });
        else if (typeof last === 'string')
            parts[parts.length - 1] = last + piece.text;
        else
            parts.push(piece.text);
    }
    return parts;
}
/** A name that can stand in `${}`: one line, without braces. Never cut, or two unknowns could pass for one. */
function nameable(name) {
    return name.replace(/[{}$]/g, '').replace(/\s+/g, ' ').trim();
}
function atStart(node) {
    return { offsetOf: () => node.start };
}
class PieceMap {
    #pieces;
    #end;
    constructor(pieces, end) {
        this.#pieces = pieces;
        this.#end = end;
    }
    offsetOf(index) {
        return this.#find(index, (rest, length) => rest < length);
    }
    endOf(index) {
        return this.#find(index, (rest, length) => rest <= length);
    }
    #find(index, isIn) {
        let rest = index;
        for (const { text, place } of this.#pieces) {
            if (isIn(rest, text.length))
                return place.offsetOf(rest);
            rest -= text.length;
        }
        const last = this.#pieces.at(-1);
        return last ? last.place.offsetOf(last.text.length) : this.#end;
    }
}

;// CONCATENATED MODULE: ./lib/readers/intrinsics.js


/** The function that an object is; undefined for any other object. A statement's Condition is none, since it is no text. */
function intrinsicOf(node) {
    const only = node.type === 'object' && node.members.length === 1 ? node.members[0] : undefined;
    if (!only)
        return undefined;
    const { key: name, value: argument } = only;
    const isName = name.startsWith('Fn::') || ((name === 'Ref' || name === 'Condition') && argument.type === 'string');
    return isName ? { name, argument } : undefined;
}
/**
 * A tree with its CloudFormation functions resolved as far as the file tells: the very same tree where it has none.
 *
 * `Ref` and `Fn::GetAtt` are unknowns by the name that `Fn::Sub` has for them (`Bucket`, `Bucket.Arn`), so that the same
 * value is the same unknown however it is written. `Fn::Sub` and `Fn::Join` are texts with unknown parts. `Fn::If` over
 * statements counts as all of its branches, since each of them may hold; `AWS::NoValue` is not there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
function resolveIntrinsics(node) {
    if (node.type === 'array')
        return resolveArray(node);
    if (node.type !== 'object')
        return node;
    const intrinsic = intrinsicOf(node);
    return intrinsic ? evaluate(node, intrinsic) : resolveObject(node);
}
function resolveArray(node) {
    const kept = node.items.filter((item) => !isNoValue(item));
    const items = kept.flatMap((item) => {
        const resolved = resolveIntrinsics(item);
        return resolved.type === 'array' && intrinsicOf(item) ? resolved.items : [resolved];
    });
    const same = items.length === node.items.length && items.every((item, index) => item === node.items[index]);
    return same ? node : { ...node, items };
}
function resolveObject(node) {
    const members = node.members.flatMap((member) => {
        if (isNoValue(member.value))
            return [];
        const value = resolveIntrinsics(member.value);
        return value === member.value ? [member] : [{ ...member, value }];
    });
    const same = members.length === node.members.length && members.every((each, index) => each === node.members[index]);
    return same ? node : { ...node, members };
}
function isNoValue(node) {
    const intrinsic = intrinsicOf(node);
    return (intrinsic?.name === 'Ref' &&
        intrinsic.argument.type === 'string' &&
        intrinsic.argument.value === 'AWS::NoValue');
}
function evaluate(node, intrinsic) {
    const { name, argument } = intrinsic;
    switch (name) {
        case 'Fn::Sub':
            return composeText(node, substitute(argument) ?? [unknownPiece(intrinsic)]);
        case 'Fn::Join':
            return composeText(node, join(argument) ?? [unknownPiece(intrinsic)]);
        case 'Fn::If':
            return branches(node, argument) ?? composeText(node, [unknownPiece(intrinsic)]);
        default:
            return composeText(node, [unknownPiece(intrinsic)]);
    }
}
function unknownPiece({ name, argument }) {
    if (name === 'Ref')
        return { unknown: describe(argument) };
    if (name === 'Fn::GetAtt')
        return { unknown: (0,policy_node/* itemsOf */.S3)(argument).map(describe).join('.') };
    return { unknown: `${name.replace('Fn::', '')} ${describe(argument)}` };
}
/** A function's argument in one line, whole: two that differ have two names. */
function describe(node) {
    if (node.type === 'array')
        return node.items.map(describe).join(', ');
    if (node.type !== 'object')
        return (0,policy_node/* textOf */.b6)(node) ?? 'null';
    return node.members.map(({ key, value }) => `${key.replace('Fn::', '')} ${describe(value)}`).join(', ');
}
/** `Fn::Sub`: a text, or a text and the values of its own names. */
function substitute(argument) {
    if (argument.type === 'string')
        return subPieces(argument, new Map());
    if (argument.type !== 'array')
        return undefined;
    const [text, values] = argument.items;
    if (text?.type !== 'string')
        return undefined;
    const members = values?.type === 'object' ? values.members : [];
    return subPieces(text, new Map(members.map(({ key, value }) => [key, resolveIntrinsics(value)])));
}
/** Parts a text at its `${Name}`; `${!Name}` stands for `${Name}`, which IAM takes for a variable of its own. */
function subPieces(node, values) {
    const text = node.value;
    const pieces = [];
    let from = 0;
    for (;;) {
        const start = text.indexOf('${', from);
        const end = start < 0 ? -1 : text.indexOf('}', start);
        if (end < 0)
            break;
        pieces.push(pieceOf(node, from, start));
        const name = text.slice(start + 2, end).trim();
        const value = values.get(name);
        if (text.charAt(start + 2) === '!')
            pieces.push(literal(node, start, end + 1));
        else
            pieces.push(...((value && piecesOf(value)) ?? [{ unknown: name }]));
        from = end + 1;
    }
    return [...pieces, pieceOf(node, from, text.length)];
}
function literal(node, start, end) {
    const places = {
        offsetOf: (index) => pieceOf(node, start + (index < 2 ? index : index + 1), end).place.offsetOf(0),
    };
    return { text: `\${${node.value.slice(start + 3, end)}`, place: places };
}
/** `Fn::Join` of a list of texts. */
function join(argument) {
    const [separator, list] = argument.type === 'array' ? argument.items : [];
    if (separator?.type !== 'string' || list?.type !== 'array')
        return undefined;
    const pieces = [];
    for (const [index, item] of list.items.filter((each) => !isNoValue(each)).entries()) {
        const parts = piecesOf(resolveIntrinsics(item));
        if (!parts)
            return undefined;
        if (index > 0)
            pieces.push(pieceOf(separator, 0, separator.value.length));
        pieces.push(...parts);
    }
    return pieces;
}
/** The statements of both branches of an `Fn::If`; undefined where a branch is anything else. */
function branches(node, argument) {
    const [, ...either] = argument.type === 'array' ? argument.items : [];
    const items = [];
    for (const branch of either) {
        if (isNoValue(branch))
            continue;
        const resolved = resolveIntrinsics(branch);
        for (const each of resolved.type === 'array' ? resolved.items : [resolved]) {
            if (each.type !== 'object')
                return undefined;
            items.push(each);
        }
    }
    return items.length > 0 ? { type: 'array', start: node.start, end: node.end, items } : undefined;
}

;// CONCATENATED MODULE: ./lib/readers/embedded.js







/** Whether a string may hold a policy: JSON's first character, and a word of any policy. */
function mayEmbedPolicy(text) {
    return /^\s*\{/.test(text) && /statement|effect|\d\d-10-17/i.test(text);
}
/**
 * Reads a string's value as JSON. `template` tells that it is the text of an `Fn::Sub`, whose `${Name}` are unknown.
 * Undefined where it is no JSON and was not meant as a policy.
 */
function readEmbedded(outer, template) {
    try {
        const root = moved(parseJson(outer.value), outer);
        return { root: template ? withUnknowns(root) : root };
    }
    catch (error) {
        if (error instanceof fault/* FaultError */.VD)
            return embeddedFault(outer, error.fault);
        if (error instanceof fault/* DepthError */.ei)
            return embeddedFault(outer, tooDeep);
        throw error;
    }
}
const tooDeep = {
    span: { start: 0, end: 1 },
    what: (0,message/* message */.iU) `The JSON in this text nests more than ${fault/* depthLimit */.zR} levels deep.`,
    fix: (0,message/* message */.iU) `Write the policy without the levels that it does not need.`,
};
function embeddedFault(outer, { span, ...words }) {
    if (!looksLikePolicy(outer.value))
        return undefined;
    return { fault: { ...words, span: (0,policy_node/* substringSpan */.Q1)(outer, span.start, span.end - span.start) } };
}
/** A tree whose places are in a string's value, with places in the file. */
function moved(node, outer) {
    const span = (0,policy_node/* substringSpan */.Q1)(outer, node.start, node.end - node.start);
    switch (node.type) {
        case 'object':
            return { ...node, ...span, members: node.members.map((member) => movedMember(member, outer)) };
        case 'array':
            return { ...node, ...span, items: node.items.map((item) => moved(item, outer)) };
        case 'string':
            return { ...node, ...span, content: new NestedMap(outer, node.content) };
        default:
            return { ...node, ...span };
    }
}
function movedMember({ key, keySpan, value }, outer) {
    return {
        key,
        keySpan: (0,policy_node/* substringSpan */.Q1)(outer, keySpan.start, keySpan.end - keySpan.start),
        value: moved(value, outer),
    };
}
/** A string in a string: the inner one's places by way of the outer one's. */
class NestedMap {
    #outer;
    #inner;
    constructor(outer, inner) {
        this.#outer = outer;
        this.#inner = inner;
    }
    offsetOf(index) {
        const inner = this.#inner;
        return (0,policy_node/* substringSpan */.Q1)(this.#outer, typeof inner === 'number' ? inner + index : inner.offsetOf(index), 0)
            .start;
    }
}
function withUnknowns(node) {
    switch (node.type) {
        case 'object':
            return { ...node, members: node.members.map((each) => ({ ...each, value: withUnknowns(each.value) })) };
        case 'array':
            return { ...node, items: node.items.map(withUnknowns) };
        case 'string':
            return node.value.includes('${') ? composeText(node, subPieces(node, new Map())) : node;
        default:
            return node;
    }
}

;// CONCATENATED MODULE: ./lib/readers/pointer.js
/** The RFC 6901 pointer of a way; empty for the root. */
function pointerOf(step) {
    const keys = [];
    for (let each = step; each; each = each.parent) {
        keys.push(String(each.key).replaceAll('~', '~0').replaceAll('/', '~1'));
    }
    return keys
        .reverse()
        .map((key) => `/${key}`)
        .join('');
}

;// CONCATENATED MODULE: ./lib/readers/recognise.js





/** How often a policy may be written as a string within a string. */
const stringDepth = 3;
/**
 * Finds the policy documents anywhere in a tree, in the file's order, also those written as JSON in a string. A value
 * that many aliases share is looked at once, so the work is linear in the file.
 */
function findPolicies(root) {
    const policies = [];
    const faults = [];
    const seen = new Set();
    const stack = [{ node: root, step: undefined, strings: 0, owner: undefined, template: undefined }];
    for (let visit = stack.pop(); visit; visit = stack.pop()) {
        const { node, step, strings, template } = visit;
        if (seen.has(node))
            continue;
        seen.add(node);
        if (node.type === 'string') {
            const inner = strings < stringDepth && mayEmbedPolicy(node.value) ? readEmbedded(node, isSub(step)) : undefined;
            if (!inner)
                continue;
            if ('fault' in inner)
                faults.push(inner.fault);
            else
                stack.push({ ...visit, node: inner.root, strings: strings + 1 });
        }
        else if (node.type === 'object' && isPolicy(node)) {
            const direct = strings === 0;
            policies.push({
                pointer: pointerOf(step),
                written: node,
                root: resolveIntrinsics(node),
                direct,
                template,
            });
        }
        else
            pushChildren(visit, stack);
    }
    return { policies, faults };
}
/** Last child first, so that the stack gives them in the file's order. Numbers and the like hold nothing. */
function pushChildren(visit, stack) {
    const { node, step: parent } = visit;
    if (node.type === 'array') {
        for (let key = node.items.length - 1; key >= 0; key--) {
            const item = node.items[key];
            if (item && mayHold(item))
                stack.push({ ...visit, node: item, step: { parent, key }, owner: node });
        }
    }
    else if (node.type === 'object') {
        for (const { key, value } of node.members.toReversed()) {
            if (!mayHold(value))
                continue;
            const template = visit.template ?? propertyAt(visit, key);
            stack.push({ ...visit, node: value, step: { parent, key }, owner: node, template });
        }
    }
}
function mayHold(node) {
    return (node.type === 'object' || node.type === 'array' || (node.type === 'string' && mayEmbedPolicy(node.value)));
}
function isSub(step) {
    return step?.key === 'Fn::Sub' || (step?.key === 0 && step.parent?.key === 'Fn::Sub');
}
/** The resource's property of that name, where the visit is at `/Resources/<id>/Properties` of a template. */
function propertyAt({ node, step, owner }, property) {
    const id = step?.parent;
    const atProperties = step?.key === 'Properties' && id?.parent?.key === 'Resources' && !id.parent.parent;
    const type = atProperties ? (0,policy_node/* valueOf */.RP)(owner, 'Type') : undefined;
    return type?.type === 'string' && node.type === 'object'
        ? { type: type.value, property, properties: node }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/readers/read-file.js










/**
 * The policies of a JSON or YAML file, and what the author should know of those that cannot be read.
 *
 * What is no policy gives nothing, also where it is broken: that is for others to tell. What looks like a policy, or is
 * `declared` as one, gives a policy or a problem. Pointers of a YAML file with more than one document begin with `#1`
 * for the first; in a short tag they go by the long form's name: `!Sub` is `/Fn::Sub`.
 *
 * Never throws for what stands in a file.
 */
async function readFile(path, bytes, declared) {
    const file = openText(path, bytes);
    if ('skipped' in file)
        return file;
    if (/^\s*$/.test(file.text)) {
        return { file, policies: [], problems: declared || saysPolicy(path) ? [(0,readers_problems/* emptyProblem */.lU)()] : [] };
    }
    try {
        return await readText(file, declared);
    }
    catch (error) {
        if (error instanceof fault/* DepthError */.ei)
            return { skipped: 'too-deep' };
        throw error;
    }
}
async function readText(file, declared) {
    const json = isJson(file.path, file.text);
    const documents = json ? [jsonDocument(file.text)] : await yamlDocuments(file.text);
    const policies = [];
    const problems = [];
    for (const [index, { root, fault, span }] of documents.entries()) {
        if (fault && (declared || looksLikePolicy(file.text.slice(span.start, span.end)))) {
            problems.push(json ? (0,readers_problems/* jsonProblem */.Io)(fault) : (0,readers_problems/* unreadableProblem */.$Z)(fault));
        }
        if (!root)
            continue;
        const { policies: found, faults } = findPolicies(root);
        const prefix = documents.length > 1 ? `#${String(index + 1)}` : '';
        for (const policy of found) {
            policies.push(foundPolicy(policy, prefix, json ? file : undefined, declared));
            problems.push(...duplicateKeys(policy.written).map((each) => (0,readers_problems/* duplicateKeyProblem */.Uv)(file, each)));
        }
        problems.push(...faults.map(readers_problems/* jsonProblem */.Io));
    }
    if (declared && policies.length === 0 && problems.length === 0)
        problems.push((0,readers_problems/* noPolicyProblem */.tT)());
    return { file, policies, problems };
}
function jsonDocument(text) {
    const span = { start: 0, end: text.length };
    try {
        return { root: parseJson(text), fault: undefined, span };
    }
    catch (error) {
        if (!(error instanceof fault/* FaultError */.VD))
            throw error;
        return { root: undefined, fault: error.fault, span };
    }
}
/** Loads what YAML needs at the first file of that kind. */
async function yamlDocuments(text) {
    const { parseYaml } = await __webpack_require__.e(/* import() */ 936).then(__webpack_require__.bind(__webpack_require__, 4936));
    return parseYaml(text);
}
function foundPolicy({ pointer, written, root, direct, template }, prefix, json, declared) {
    return {
        pointer: prefix + pointer,
        root,
        json: direct && root === written ? json?.text.slice(root.start, root.end) : undefined,
        kind: kindOf(root, { declared: declared?.kind, template }),
        attachedTo: declared?.attachedTo ?? [],
    };
}

;// CONCATENATED MODULE: ./lib/review/collect.js


/** A run of more candidates than this fails: nobody reads such a review, and memory is finite. */
const mostCandidates = 10_000;
/** How many files are read at a time: enough to hide the way to GitHub, few enough for the disk. */
const readAtOnce = 16;
/** Reads both versions of every changed file that can hold a policy. What cannot be read is listed, never left out. */
async function collect(changes, changeSet, rules, progress = () => undefined) {
    const skipped = [];
    const candidates = changeSet.files.filter((change) => mayHoldPolicy(change, rules));
    const wanted = candidates.filter((change) => !rules.ignored(change.path));
    for (const { path } of candidates)
        if (rules.ignored(path))
            skipped.push({ path, reason: 'ignored' });
    if (wanted.length > mostCandidates)
        throw tooMany(wanted.length);
    changes.announce(wanted.flatMap(collect_versions));
    const files = [];
    for (let i = 0; i < wanted.length; i += readAtOnce) {
        const batch = wanted.slice(i, i + readAtOnce).map((change) => readVersions(changes, change, rules));
        for (const read of await Promise.all(batch)) {
            files.push(read.file);
            skipped.push(...read.skipped);
        }
        progress(files.length, wanted.length);
    }
    return { changeSet, files, skipped };
}
function mayHoldPolicy({ path, previousPath }, { declared }) {
    if (isCandidate(path) || declared(path))
        return true;
    return previousPath !== undefined && (isCandidate(previousPath) || declared(previousPath) !== undefined);
}
function collect_versions(change) {
    const sides = [];
    if (change.status !== 'removed')
        sides.push({ path: change.path, side: 'head' });
    if (hasBase(change))
        sides.push({ path: change.previousPath ?? change.path, side: 'base' });
    return sides;
}
/** `unchanged` is a file of an audit: there is nothing to compare it with. */
function hasBase({ status }) {
    return status !== 'added' && status !== 'copied' && status !== 'unchanged';
}
async function readVersions(changes, change, rules) {
    const skipped = [];
    const read = async (path, side) => {
        const content = await changes.read(path, side);
        if (content.kind === 'absent')
            return undefined;
        const reading = content.kind === 'skipped'
            ? { skipped: content.reason }
            : await readFile(path, content.bytes, rules.declared(path));
        if (!('skipped' in reading))
            return reading;
        // A base version that cannot be read only means that nothing there counts as known before.
        if (side === 'head')
            skipped.push({ path, reason: reading.skipped });
        return undefined;
    };
    const [head, base] = await Promise.all([
        change.status === 'removed' ? undefined : read(change.path, 'head'),
        hasBase(change) ? read(change.previousPath ?? change.path, 'base') : undefined,
    ]);
    return { file: { change, head, base }, skipped };
}
function tooMany(count) {
    return new failure/* UserError */.yo(`${String(count)} files could hold a policy, more than the ${String(mostCandidates)} that one run reviews. Name fewer paths, or list folders without policies under "ignore" in the config.`);
}

;// CONCATENATED MODULE: ./lib/review/docs-links.js
/**
 * Links to this action's own pages at its own version, so that a comment and its page always fit. Without a server (in a
 * terminal) they are paths in this action's repository.
 */
function docsLinks(root) {
    const prefix = root === undefined ? '' : `${root.replace(/\/$/, '')}/`;
    return ({ rule, source, docs }) => {
        if (docs !== undefined)
            return docs;
        return `${prefix}${source === 'reader' ? `docs/reading.md#${rule.toLowerCase().replaceAll('_', '-')}` : `docs/checks/${rule}.md`}`;
    };
}

// EXTERNAL MODULE: ./lib/domain/diff.js
var diff = __webpack_require__(1729);
// EXTERNAL MODULE: ./lib/domain/finding.js
var domain_finding = __webpack_require__(9813);
;// CONCATENATED MODULE: ./lib/review/place.js


/** File-level comments are one notification each. */
const mostFileComments = 10;
/**
 * Decides for every finding where it is shown. Inline where GitHub takes it: the whole range inside one hunk, else its
 * first line. Then on the file, then in the summary. Worst first; nothing is dropped, and each place has its reason.
 */
function place(findings, rules) {
    let inline = 0;
    let onFile = 0;
    return [...findings].sort(inReviewOrder).map((finding) => {
        const unplaced = reasonForNoComment(finding, rules);
        if (unplaced)
            return { finding, placement: unplaced, lines: undefined };
        const hunks = rules.hunksOf(finding.place.path);
        if (hunks === null)
            return inSummary(finding, 'the file is not part of the change');
        const lines = hunks && linesInDiff(finding, hunks);
        if (lines && inline < rules.maxComments) {
            inline += 1;
            return { finding, placement: { where: 'inline', reason: 'its lines are in the diff' }, lines };
        }
        if (lines)
            return inSummary(finding, `max-comments (${String(rules.maxComments)}) is reached by worse findings`);
        const reason = hunks ? 'its lines are outside of the diff' : 'the file has no diff';
        if (onFile >= mostFileComments || rules.maxComments === 0)
            return inSummary(finding, reason);
        onFile += 1;
        return { finding, placement: { where: 'file', reason }, lines: undefined };
    });
}
/** Worst first, then by file and place: what counts stands before what was there or is accepted. */
function inReviewOrder(left, right) {
    const orders = [
        Number(left.exception !== null) - Number(right.exception !== null),
        Number(left.state === 'existing') - Number(right.state === 'existing'),
        domain_finding/* severities */.g.indexOf(left.severity) - domain_finding/* severities */.g.indexOf(right.severity),
        compareText(left.place.path, right.place.path),
        left.place.start.line - right.place.start.line,
        left.place.start.column - right.place.start.column,
        compareText(left.rule, right.rule),
        compareText(left.id, right.id),
    ];
    return orders.find((order) => order !== 0) ?? 0;
}
function compareText(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}
function inSummary(finding, reason) {
    return { finding, placement: { where: 'summary', reason }, lines: undefined };
}
function reasonForNoComment(finding, rules) {
    if (rules.comments !== true)
        return { where: 'none', reason: rules.comments };
    if (finding.exception)
        return { where: 'summary', reason: 'accepted by an exception' };
    if (finding.state === 'existing')
        return { where: 'summary', reason: 'it was there before' };
    return undefined;
}
function linesInDiff(finding, hunks) {
    const { start, end } = finding.place;
    const last = lastLine(start, end);
    if ((0,diff/* hunkHolding */.O)(hunks, start.line, last))
        return { start: start.line, end: last };
    if ((0,diff/* hunkHolding */.O)(hunks, start.line, start.line))
        return { start: start.line, end: start.line };
    // The element began before the hunk: its first added line is where the author looks.
    const touched = hunks.flatMap((hunk) => hunk.added).find((line) => line >= start.line && line <= last);
    return touched === undefined ? undefined : { start: touched, end: touched };
}
/** An end at the first column of a line ends on the line before. */
function lastLine(start, end) {
    return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

// EXTERNAL MODULE: ./lib/config/glob.js + 1 modules
var glob = __webpack_require__(2049);
;// CONCATENATED MODULE: ./lib/config/exceptions.js

/**
 * Marks the findings that the config accepts. `today` is YYYY-MM-DD in UTC; an exception holds on its last day. Of
 * several exceptions that fit the first one is shown, and all count as used.
 */
function exceptions_applyExceptions(findings, rules, today, filesRead) {
    const expired = rules.filter((rule) => today > rule.expires);
    const matchers = rules.filter((rule) => today <= rule.expires).map(matcherOf);
    const used = new Set();
    const marked = findings.map((finding) => {
        const fitting = matchers.filter(({ fits }) => fits(finding)).map(({ rule }) => rule);
        fitting.forEach((rule) => used.add(rule));
        const [first] = fitting;
        return first ? { ...finding, exception: { reason: first.reason, expires: first.expires } } : finding;
    });
    const unused = matchers
        .map(({ rule }) => rule)
        .filter((rule) => !used.has(rule) && wasRead(rule, filesRead));
    return { findings: marked, unused, expired };
}
function matcherOf(rule) {
    const inFiles = rule.files.length === 0 ? () => true : (0,glob/* anyGlob */.xx)(rule.files);
    const fits = (finding) => finding.rule === rule.rule &&
        (rule.statement === undefined || finding.statement?.sid === rule.statement) &&
        (rule.value === undefined || finding.value === rule.value) &&
        inFiles(finding.place.path);
    return { rule, fits };
}
/** A glob can name files that nobody looked at, so only an audit knows that it matches nothing. */
function wasRead(rule, filesRead) {
    if (filesRead === 'all')
        return true;
    return rule.files.length > 0 && rule.files.every((file) => filesRead.includes(file));
}

// EXTERNAL MODULE: ./lib/config/policy-declarations.js
var policy_declarations = __webpack_require__(2454);
;// CONCATENATED MODULE: ./lib/review/analysis/memo.js
/** Wraps an analyzer for one run: equal questions share one answer, or one failure, also while it is under way. */
function askedOnce(analyzer) {
    const ask = new Answers();
    return {
        validate: (question) => ask.of('validate', question, () => analyzer.validate(question)),
        checkNoNewAccess: (question) => ask.of('checkNoNewAccess', question, () => analyzer.checkNoNewAccess(question)),
        checkAccessNotGranted: (question) => ask.of('checkAccessNotGranted', question, () => analyzer.checkAccessNotGranted(question)),
        checkNoPublicAccess: (question) => ask.of('checkNoPublicAccess', question, () => analyzer.checkNoPublicAccess(question)),
        get count() {
            return ask.count;
        },
    };
}
class Answers {
    #known = {
        validate: new Map(),
        checkNoNewAccess: new Map(),
        checkAccessNotGranted: new Map(),
        checkNoPublicAccess: new Map(),
    };
    /** The questions' members are always written in the same order, so that equal questions are equal texts. */
    of(operation, question, ask) {
        const key = JSON.stringify(question);
        const known = this.#known[operation].get(key);
        if (known)
            return known;
        const answer = ask();
        this.#known[operation].set(key, answer);
        return answer;
    }
    get count() {
        const { validate, checkNoNewAccess, checkAccessNotGranted, checkNoPublicAccess } = this.#known;
        const paidCalls = checkNoNewAccess.size + checkAccessNotGranted.size + checkNoPublicAccess.size;
        return { calls: validate.size + paidCalls, paidCalls };
    }
}

// EXTERNAL MODULE: ./lib/review/analysis/verdict-findings.js
var verdict_findings = __webpack_require__(5217);
;// CONCATENATED MODULE: ./lib/review/analysis/paid-checks.js

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_Access.html: at most 100 of each. */
const mostInAccess = 100;
/**
 * The kinds that CheckNoPublicAccess knows, as it calls them; it refuses any other.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoPublicAccess.html
 */
const publicAccessTypes = {
    's3-bucket': 'AWS::S3::Bucket',
    's3-access-point': 'AWS::S3::AccessPoint',
    'kms-key': 'AWS::KMS::Key',
    'codeartifact-domain': 'AWS::CodeArtifact::Domain',
    trust: 'AWS::IAM::AssumeRolePolicyDocument',
};
/** The charged checks that the config asks for and that AWS can do for this document. */
function chargedChecks(head, base, analyzer, paid) {
    const { policyType } = head.question.asked;
    const resourceType = publicAccessTypes[head.policy.kind];
    const checks = [];
    if (policyType === 'IDENTITY_POLICY' || policyType === 'RESOURCE_POLICY') {
        if (paid.noNewAccess && !isSame(head, base))
            checks.push(noNewAccess(base, analyzer, policyType));
        checks.push(...paid.notGranted.map((list) => accessNotGranted(list, analyzer, policyType)));
    }
    if (paid.noPublicAccess && resourceType !== undefined)
        checks.push(noPublicAccess(analyzer, resourceType));
    return checks;
}
function isSame(head, base) {
    return head.question.asked.policyDocument === base?.question.asked.policyDocument;
}
function noNewAccess(base, analyzer, policyType) {
    const existingPolicyDocument = base?.question.asked.policyDocument ?? denyEverything(policyType);
    return {
        facts: (0,verdict_findings/* newAccessFacts */.Sn)(base !== undefined),
        holdsForBase: false,
        ask: ({ question }) => analyzer.checkNoNewAccess({
            newPolicyDocument: question.asked.policyDocument,
            existingPolicyDocument,
            policyType,
        }),
    };
}
/** What a new document is compared with: everything that it allows is new. */
function denyEverything(policyType) {
    const principal = policyType === 'RESOURCE_POLICY' ? { Principal: '*' } : {};
    const statement = { Effect: 'Deny', ...principal, Action: '*', Resource: '*' };
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
function accessNotGranted(list, analyzer, policyType) {
    const batches = accessBatches(list);
    return {
        facts: (0,verdict_findings/* notGrantedFacts */.OK)(list.actions, list.resources),
        holdsForBase: true,
        ask: async ({ question: { asked } }) => {
            const ask = (access) => analyzer.checkAccessNotGranted({ policyDocument: asked.policyDocument, policyType, access });
            return together(await Promise.all(batches.map(ask)));
        },
    };
}
/** Any listed action on any listed resource is forbidden, so every batch of one meets every batch of the other. */
function accessBatches({ actions, resources }) {
    const byAction = chunks(actions).map((chunk) => ({ actions: chunk }));
    const byResource = chunks(resources).map((chunk) => ({ resources: chunk }));
    if (byAction.length === 0)
        return byResource;
    if (byResource.length === 0)
        return byAction;
    return byAction.flatMap((some) => byResource.map((others) => ({ ...some, ...others })));
}
function chunks(list) {
    const count = Math.ceil(list.length / mostInAccess);
    return Array.from({ length: count }, (_, index) => list.slice(index * mostInAccess, (index + 1) * mostInAccess));
}
/** One verdict of several batches: it fails where one does, in the words of those that failed. */
function together(verdicts) {
    const failed = verdicts.filter((verdict) => !verdict.passed);
    return {
        passed: failed.length === 0,
        message: [...new Set(failed.map((verdict) => verdict.message))].join(' '),
        reasons: failed.flatMap((verdict) => verdict.reasons),
    };
}
function noPublicAccess(analyzer, resourceType) {
    return {
        facts: verdict_findings/* publicAccessFacts */.lK,
        holdsForBase: true,
        ask: ({ question }) => analyzer.checkNoPublicAccess({ policyDocument: question.asked.policyDocument, resourceType }),
    };
}

// EXTERNAL MODULE: ./lib/policy/kind.js
var policy_kind = __webpack_require__(3966);
;// CONCATENATED MODULE: ./lib/review/analysis/stand-ins.js

/** CloudFormation's pseudo parameters, of which the form is known. */
const pseudoParameters = new Map([
    ['AWS::AccountId', '123456789012'],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', 'us-east-1'],
    ['AWS::URLSuffix', 'amazonaws.com'],
]);
/** Values by the beginning of a condition operator's name; a date far ahead, an address range kept for examples. */
const operandForms = [
    [/Numeric/i, '1'],
    [/Date/i, '2099-01-01T00:00:00Z'],
    [/Bool|Null/i, 'true'],
    [/IpAddress/i, '203.0.113.0/24'],
    [/Binary/i, 'dW5rbm93bg=='],
];
/** The texts that stand in for the parts of a template, in order, between its known texts. */
function sentParts(node, path) {
    const sent = [];
    node.parts.forEach((part, index) => {
        if (typeof part === 'string')
            sent.push({ text: part, known: true });
        else
            sent.push({ text: partText(part.name, sent, node.parts[index + 1], path), known: false });
    });
    return sent;
}
/** The value that stands in for one of which nothing is known; an object where AWS wants an object. */
function standIn(node, path, kind) {
    const [root, element, ...rest] = path;
    if (root !== 'Statement')
        return textNode(node, root === 'Version' ? '2012-10-17' : stand_ins_word(node.name));
    if (element === undefined)
        return harmlessStatement(node, kind);
    if (element === 'Condition' && rest.length < 2)
        return { type: 'object', members: [], ...spanOf(node) };
    if (/^(Not)?Principal$/.test(element) && rest.length === 0)
        return principalNode(node);
    return textNode(node, wholeText(node.name, path));
}
function wholeText(name, path) {
    const [, element = '', detail = ''] = path;
    if (element === 'Effect')
        return 'Allow';
    if (/^(Not)?Action$/.test(element))
        return 'sts:GetCallerIdentity';
    if (/^(Not)?Principal$/.test(element))
        return principalText(name, detail);
    if (isArnPlace(path))
        return `arn:aws:s3:::${stand_ins_word(name)}`;
    const form = element === 'Condition' ? operandForms.find(([operator]) => operator.test(detail)) : undefined;
    return form?.[1] ?? pseudoParameters.get(name) ?? stand_ins_word(name);
}
function principalText(name, type) {
    if (type === 'Service')
        return 'ec2.amazonaws.com';
    if (type === 'Federated')
        return `arn:aws:iam::123456789012:saml-provider/${stand_ins_word(name)}`;
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html: 64 hexadecimal digits.
    if (type === 'CanonicalUser')
        return hash(name).toString(16).padStart(64, '0');
    return `arn:aws:iam::${account(name)}:root`;
}
/** One unknown part, by what stands around it: a whole segment of an ARN, the head of one, or a word. */
function partText(name, before, next, path) {
    const pseudo = pseudoParameters.get(name);
    if (pseudo !== undefined)
        return pseudo;
    const text = before.map((part) => part.text).join('');
    if (text === '')
        return next === undefined || isArnPlace(path) ? wholeText(name, path) : stand_ins_word(name);
    const wholeSegment = text.endsWith(':') && typeof next === 'string' && next.startsWith(':');
    if (!text.startsWith('arn:') || !wholeSegment)
        return stand_ins_word(name);
    return segmentText(name, text.split(':').length - 1);
}
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function segmentText(name, segment) {
    if (segment === 1)
        return 'aws';
    if (segment === 3)
        return 'us-east-1';
    return segment === 4 ? account(name) : stand_ins_word(name);
}
function isArnPlace([, element = '', detail = '']) {
    return /^(Not)?Resource$/.test(element) || (element === 'Condition' && /Arn/i.test(detail));
}
/** A statement that allows nothing, with the elements that its kind of policy must have. */
function harmlessStatement(at, kind) {
    const members = [
        textMember(at, 'Effect', 'Deny'),
        textMember(at, 'Action', kind === 'trust' ? 'sts:AssumeRole' : 'sts:GetCallerIdentity'),
        ...((0,policy_kind/* hasPrincipals */.o5)(kind) ? [textMember(at, 'Principal', '*')] : []),
        ...((0,policy_kind/* hasResources */.MP)(kind) ? [textMember(at, 'Resource', '*')] : []),
    ];
    return { type: 'object', members, ...spanOf(at) };
}
function principalNode(node) {
    return {
        type: 'object',
        members: [textMember(node, 'AWS', principalText(node.name, 'AWS'))],
        ...spanOf(node),
    };
}
function textMember(at, key, value) {
    return { key, keySpan: spanOf(at), value: textNode(at, value) };
}
/** A string that stands in no file: its place is that of what it replaces. */
function textNode(at, value) {
    return { type: 'string', value, content: at.start, ...spanOf(at) };
}
function spanOf({ start, end }) {
    return { start, end };
}
function stand_ins_word(name) {
    return `unknown-${hash(name).toString(36)}`;
}
function account(name) {
    return `9${String(hash(name)).padStart(11, '0')}`;
}
/** FNV-1a, 32 bits: equal names, equal numbers; nothing secret hangs on it. */
function hash(text) {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i++)
        value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return value >>> 0;
}

;// CONCATENATED MODULE: ./lib/review/analysis/question.js


/** Everything that is not here is asked as a resource policy without a resource type: AWS has none for it. */
const types = {
    identity: ['IDENTITY_POLICY'],
    trust: ['RESOURCE_POLICY', 'AWS::IAM::AssumeRolePolicyDocument'],
    's3-bucket': ['RESOURCE_POLICY', 'AWS::S3::Bucket'],
    's3-access-point': ['RESOURCE_POLICY', 'AWS::S3::AccessPoint'],
    'service-control': ['SERVICE_CONTROL_POLICY'],
    'resource-control': ['RESOURCE_CONTROL_POLICY'],
};
/**
 * The question about a document: its type by its kind, and its text. The text is the author's own (`json`) where the
 * file holds it as JSON; else it is written from the tree, with stand-ins for what cannot be known.
 *
 * A policy of an ECR repository must not have a Resource (the service refuses it), and Access Analyzer, which has no
 * type for it, calls that MISSING_RESOURCE: so one is added to what is sent.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
 */
function questionOf(policy, json) {
    const rewriting = new Rewriting(policy.kind);
    const tree = rewriting.rewrite(policy.root, []);
    const { standIns, completed } = rewriting;
    const untouched = standIns.size === 0 && completed.size === 0;
    const policyDocument = untouched && json !== undefined ? json : (0,policy_node/* toJson */.aB)(tree, () => '');
    const [policyType, resourceType] = types[policy.kind] ?? ['RESOURCE_POLICY'];
    return { asked: { policyDocument, policyType, resourceType }, standIns, completed };
}
/** One walk through a document's tree that puts in what AWS needs, and remembers where. */
class Rewriting {
    standIns = new Map();
    completed = new Set();
    #kind;
    constructor(kind) {
        this.#kind = kind;
    }
    rewrite(node, path) {
        if (node.type === 'array')
            return { ...node, items: node.items.map((item) => this.rewrite(item, path)) };
        if (node.type === 'object')
            return this.#object(node, path);
        if (node.type === 'unknown') {
            this.standIns.set(node, []);
            return this.#withResource(standIn(node, path, this.#kind), path);
        }
        if (node.type !== 'template')
            return node;
        const parts = sentParts(node, path);
        this.standIns.set(node, parts);
        return textNode(node, parts.map((part) => part.text).join(''));
    }
    #object(node, path) {
        const members = node.members.map((each) => ({
            ...each,
            value: this.rewrite(each.value, [...path, each.key]),
        }));
        const full = this.#withResource({ ...node, members }, path);
        if (full.type === 'object' && full.members.length > members.length)
            this.completed.add(node);
        return full;
    }
    #withResource(statement, path) {
        const isEcr = this.#kind === 'ecr-repository' || this.#kind === 'ecr-public-repository';
        if (!isEcr || path.length !== 1 || path[0] !== 'Statement' || statement.type !== 'object')
            return statement;
        if (statement.members.some(({ key }) => /^(not)?resource$/i.test(key)))
            return statement;
        const { start, end } = statement;
        const resource = { key: 'Resource', keySpan: { start, end }, value: textNode(statement, '*') };
        return { ...statement, members: [...statement.members, resource] };
    }
}
/** Whether a part of a value, however deep, cannot be known. */
function holdsUnknown(node) {
    if (node.type === 'array')
        return node.items.some(holdsUnknown);
    if (node.type === 'object')
        return node.members.some((each) => holdsUnknown(each.value));
    return (0,policy_node/* isUncertain */.cp)(node);
}

;// CONCATENATED MODULE: ./lib/review/analysis/locate.js

/**
 * Follows a path from the document's root. A step that does not fit ends the walk at the nearest node that does, since
 * a finding at a rough place is better than none. An empty path is the document.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_PathElement.html
 */
function follow(root, path) {
    let here = atValue(root);
    for (const step of path) {
        const next = canGoOn(here, step) ? advance(here.node, step) : undefined;
        if (!next)
            return { ...here, whole: false };
        here = next;
    }
    return here;
}
/** The span that a path of Access Analyzer means, see {@link follow}. */
function locate(root, path) {
    return follow(root, path).at;
}
/** A key in the middle of a path is a step to its value; a part of a key, or of a part, is nowhere. */
function canGoOn({ part }, step) {
    return part === 'value' || (part === 'key' && !('substring' in step));
}
function advance(node, step) {
    if ('value' in step) {
        const found = node.type === 'object' ? (0,policy_node/* member */.Dc)(node, step.value) : undefined;
        return found && atValue(found.value);
    }
    if ('key' in step)
        return atKey(node, step.key);
    if ('substring' in step)
        return atSubstring(node, step.substring);
    // A single value in a list's place is the list's first item: AWS counts it so.
    const item = (0,policy_node/* itemsOf */.S3)(node)[step.index];
    return item && atValue(item);
}
function atValue(node) {
    return { at: locate_spanOf(node), node, part: 'value', text: (0,policy_node/* textOf */.b6)(node), whole: true };
}
function atKey(node, key) {
    const found = node.type === 'object' ? (0,policy_node/* member */.Dc)(node, key) : undefined;
    return found && { at: found.keySpan, node: found.value, part: 'key', text: found.key, whole: true };
}
/** Of a string that is known in part only, the whole: what AWS counted in is not what stands in the file. */
function atSubstring(node, { start, length }) {
    if (node.type === 'template')
        return { ...atValue(node), part: 'substring' };
    if (node.type !== 'string')
        return undefined;
    const from = clamp(start, node.value.length);
    const to = clamp(start + length, node.value.length);
    if (to <= from)
        return undefined;
    const text = node.value.slice(from, to);
    return { at: (0,policy_node/* substringSpan */.Q1)(node, from, to - from), node, part: 'substring', text, whole: true };
}
function clamp(index, length) {
    return Math.max(0, Math.min(index, length));
}
function locate_spanOf({ start, end }) {
    return { start, end };
}

;// CONCATENATED MODULE: ./lib/review/analysis/doubt.js



/**
 * Issue codes that judge one element of a statement by another, with the elements that they look at: the finding's
 * place is one of them, so an unknown in the other does not show in its path.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
const judgedTogether = {
    MISMATCHED_ACTION_FOR_PRINCIPAL: ['Action', 'Principal'],
    MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: ['Action', 'Principal'],
    MISSING_ACTION_FOR_CONDITION_KEY: ['Action', 'NotAction'],
    UNSUPPORTED_ACTION_FOR_CONDITION_KEY: ['Action', 'NotAction'],
    USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: ['Action', 'NotAction'],
    ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['Action'],
    ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['NotAction'],
    DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['Action'],
    DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['NotAction'],
    UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ['Principal'],
    RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: ['Condition', 'Principal'],
    RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ['Condition', 'Principal'],
    MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: ['Condition', 'Principal'],
    MISSING_GITHUB_REPO_CONDITION_KEY: ['Condition', 'Principal'],
    MISSING_PAIRED_CONDITION_KEYS: ['Condition'],
};
/**
 * Whether a finding is about what was sent in the author's place, not about the author's text. Such a finding is not
 * shown: what is unknown can be neither wrong nor right.
 */
function isAboutStandIn(finding, { root }, statement, question) {
    if (question.standIns.size === 0 && question.completed.size === 0)
        return false;
    if (statement && judgesUnknown(finding, statement.node))
        return true;
    return finding.locations.some((path) => {
        const { node, part } = follow(root, path);
        if (part !== 'key' && standsIn(finding, path, question.standIns.get(node)))
            return true;
        return path.some((step, index) => isResource(step) && question.completed.has(follow(root, path.slice(0, index)).node));
    });
}
function judgesUnknown({ issueCode }, statement) {
    const elements = Object.hasOwn(judgedTogether, issueCode) ? judgedTogether[issueCode] : undefined;
    return (elements ?? []).some((element) => {
        const found = (0,policy_node/* member */.Dc)(statement, element);
        return found !== undefined && holdsUnknown(found.value);
    });
}
/**
 * Of a text that is known in part, a substring within the known part counts. Without a substring, findings about the
 * text's form (errors, warnings) are the stand-in's; what it grants and what it repeats the known part decides as well:
 * `arn:aws:iam::${account}:role/*` is every role, whatever the account.
 */
function standsIn(finding, path, parts) {
    if (!parts)
        return false;
    const last = path.at(-1);
    if (last && 'substring' in last && parts.length > 0)
        return touchesUnknown(parts, last.substring);
    const isForm = finding.findingType === 'ERROR' || finding.findingType === 'WARNING';
    return isForm || !parts.some((part) => part.known);
}
function touchesUnknown(parts, span) {
    let start = 0;
    return parts.some(({ text, known }) => {
        const from = start;
        start += text.length;
        return !known && from < span.start + span.length && span.start < start;
    });
}
function isResource(step) {
    return ('value' in step && step.value === 'Resource') || ('key' in step && step.key === 'Resource');
}

;// CONCATENATED MODULE: ./lib/review/analysis/wording.js
const checksPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';
const severityByType = {
    ERROR: 'error',
    SECURITY_WARNING: 'security-warning',
    WARNING: 'warning',
    SUGGESTION: 'suggestion',
};
/** The page of checks calls warnings general ones, in its anchors. */
const anchorClass = {
    error: 'error',
    'security-warning': 'security-warning',
    warning: 'general-warning',
    suggestion: 'suggestion',
};
/** Words that are names, as AWS spells them. */
const names = new Map([
    'ARN',
    'DynamoDB',
    'GitHub',
    'IP',
    'JSON',
    'KMS',
    'OIDC',
    'RCP',
    'S3',
    'SCP',
    'Sid',
    'Sids',
    'SLR',
    'VPC',
    'VPCE',
].map((name) => [name.toLowerCase(), name]));
/** Access Analyzer's finding type as a severity; the two are the same four. */
function severityOf(type) {
    return severityByType[type];
}
/** An issue code in words: `PASS_ROLE_WITH_STAR_IN_RESOURCE` is "Pass role with star in resource". */
function titleOf(issueCode) {
    const words = issueCode.split(/[^A-Za-z0-9]+/).filter(Boolean);
    const text = words.map((each) => names.get(each.toLowerCase()) ?? each.toLowerCase()).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** AWS's own page about a finding. What is no address of AWS's documentation is not linked. */
function docsOf({ issueCode, findingType, learnMoreLink }) {
    const given = URL.canParse(learnMoreLink) ? new URL(learnMoreLink) : undefined;
    if (given?.origin === 'https://docs.aws.amazon.com')
        return given.href;
    const name = issueCode.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return `${checksPage}#access-analyzer-reference-policy-checks-${anchorClass[severityOf(findingType)]}-${name}`;
}

;// CONCATENATED MODULE: ./lib/review/analysis/to-problems.js





/**
 * ValidatePolicy's answer about a document as findings in its file: one for each of AWS's, at the first place that AWS
 * names; the others are related. What AWS says of a stand-in is left out, see {@link isAboutStandIn}.
 */
function toProblems(policy, question, findings) {
    return findings.flatMap((finding) => {
        const statement = statementAt(policy, finding.locations[0] ?? []);
        return isAboutStandIn(finding, policy, statement, question)
            ? []
            : [toProblem(policy, finding, statement)];
    });
}
function toProblem(policy, finding, statement) {
    const [first = [], ...others] = finding.locations;
    const place = follow(policy.root, first);
    return {
        rule: finding.issueCode,
        source: 'access-analyzer',
        severity: severityOf(finding.findingType),
        title: titleOf(finding.issueCode),
        message: [(0,message/* quoted */.TL)(finding.details)],
        help: [],
        docs: docsOf(finding),
        statement,
        at: place.at,
        related: others.map((path) => ({
            at: follow(policy.root, path).at,
            message: (0,message/* message */.iU) `Part of the same finding.`,
        })),
        value: place.text,
        fix: [],
    };
}
/** The statement that a path goes through; a single statement in the list's place is number 0. */
function statementAt(policy, path) {
    const [root, item] = path;
    if (!root || !to_problems_isStatement(root))
        return undefined;
    if (item && 'index' in item)
        return policy.statements.find((each) => each.index === item.index);
    const statements = (0,policy_node/* valueOf */.RP)(policy.root, 'Statement');
    const isSingle = statements !== undefined && (0,policy_node/* itemsOf */.S3)(statements)[0] === statements;
    return isSingle ? policy.statements[0] : undefined;
}
function to_problems_isStatement(step) {
    return ('value' in step && step.value === 'Statement') || ('key' in step && step.key === 'Statement');
}

;// CONCATENATED MODULE: ./lib/review/analysis/ask.js






/**
 * Asks Access Analyzer about every document: ValidatePolicy of the head, then the charged checks that the config wants,
 * and the base version only where the head's answer has a finding. A document that AWS refuses gets a finding that says
 * so; any other failure ends the asking, and is returned, not thrown.
 */
async function analyse(pairs, analyzer, paid) {
    const counted = askedOnce(analyzer);
    const validated = sorted(await Promise.all(pairs.map((pair) => orFailure(validatePair(pair, counted)))));
    if (validated.failure)
        return unavailable(validated.failure, validated.answers, counted.count);
    const charges = sorted(await Promise.all(validated.answers.flatMap((each) => chargePair(each, counted, paid))));
    const documents = withCharges(validated.answers, charges.answers);
    if (charges.failure)
        return unavailable(charges.failure, documents, counted.count);
    return { status: 'answered', documents, ...counted.count };
}
function unavailable(failure, documents, count) {
    return { status: 'unavailable', failure, documents, ...count };
}
function sorted(outcomes) {
    const answers = outcomes.flatMap((outcome) => (outcome instanceof ports/* AnalyzerFailure */.d ? [] : [outcome]));
    return { answers, failure: outcomes.find((outcome) => outcome instanceof ports/* AnalyzerFailure */.d) };
}
async function validatePair(pair, analyzer) {
    return compared(pair, pair.base, (document) => validate(document, analyzer));
}
/** What AWS cannot read it cannot check either, and would charge for the try. */
function chargePair({ pair, head }, analyzer, paid) {
    if (head.some(({ rule }) => rule === verdict_findings/* refusalRule */.Nk))
        return [];
    const checks = chargedChecks(asked(pair.head), pair.base && asked(pair.base), analyzer, paid);
    return checks.map((check) => orFailure(compared(pair, check.holdsForBase ? pair.base : undefined, (document) => charge(document, check))));
}
/** Each document's validation with the answers of its charged checks. */
function withCharges(validated, charges) {
    const byPair = new Map(validated.map((each) => [each.pair, [each]]));
    for (const charge of charges)
        byPair.get(charge.pair)?.push(charge);
    return [...byPair].map(([pair, all]) => ({
        pair,
        head: all.flatMap(({ head }) => head),
        base: all.flatMap(({ base }) => base),
    }));
}
function asked({ policy, json }) {
    return { policy, question: questionOf(policy, json) };
}
/** The base version is asked only where the head has something to compare with it. */
async function compared(pair, base, ask) {
    const head = await ask(asked(pair.head));
    return { pair, head, base: base && head.length > 0 ? await ask(asked(base)) : [] };
}
function validate(document, analyzer) {
    const { policy, question } = document;
    return orRefusal(document, 'ValidatePolicy', async () => toProblems(policy, question, await analyzer.validate(question.asked)));
}
function charge(document, { facts, ask }) {
    return orRefusal(document, facts.operation, async () => (0,verdict_findings/* verdictFindings */.as)(document.policy, facts, await ask(document)));
}
async function orRefusal({ policy }, operation, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof ports/* AnalyzerFailure */.d && error.reason === 'refused-document') {
            return [(0,verdict_findings/* refusalFinding */.MP)(policy, operation, error)];
        }
        throw error;
    }
}
async function orFailure(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof ports/* AnalyzerFailure */.d)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/review/companions.js
/**
 * Which documents count together: the policies of the same kind that hang on the same role or resource, as far as the
 * change shows it. A set of actions that is split over two of them is complete.
 */
class Companions {
    #head;
    #base;
    constructor(pairs) {
        this.#head = byAttachment(pairs.flatMap(({ head }) => (head ? [head.policy] : [])));
        this.#base = byAttachment(pairs.flatMap(({ base }) => (base ? [base.policy] : [])));
    }
    /** The others beside this one at the head. */
    atHead(policy) {
        return othersOf(policy, this.#head);
    }
    /** The others beside this one at the merge base. */
    atBase(policy) {
        return othersOf(policy, this.#base);
    }
}
function byAttachment(policies) {
    const groups = new Map();
    for (const policy of policies) {
        for (const target of policy.attachedTo) {
            const key = keyOf(policy, target);
            const group = groups.get(key);
            if (group)
                group.push(policy);
            else
                groups.set(key, [policy]);
        }
    }
    return groups;
}
function othersOf(policy, groups) {
    const others = policy.attachedTo.flatMap((target) => groups.get(keyOf(policy, target)) ?? []);
    return [...new Set(others)].filter((other) => other !== policy);
}
function keyOf(policy, target) {
    return `${policy.kind} ${target}`;
}

// EXTERNAL MODULE: ./lib/policy/arn.js
var arn = __webpack_require__(4685);
// EXTERNAL MODULE: ./lib/checks/catalogue.js + 27 modules
var catalogue = __webpack_require__(5279);
;// CONCATENATED MODULE: ./lib/checks/named-services.js
/**
 * Reads off once, for all checks, which services a policy is about. NotAction, a wildcard before the colon and an
 * action that cannot be known mean any.
 */
function namedServices(policy) {
    const names = new Set();
    for (const { action } of policy.statements) {
        if (!action)
            continue;
        if (action.negated)
            return 'all';
        for (const { text } of action.items) {
            const colon = text.indexOf(':');
            const service = colon < 0 ? text : text.slice(0, colon);
            if (/[*?$]/.test(service))
                return 'all';
            names.add(service.toLowerCase());
        }
    }
    return names;
}
/** Whether a policy is about one of the services; an empty list is every policy's. */
function speaksOf(named, services) {
    return named === 'all' || services.length === 0 || services.some((service) => named.has(service));
}

;// CONCATENATED MODULE: ./lib/checks/run.js



const allowKeys = ['resources', 'principals', 'services', 'audiences'];
/**
 * Runs the checks on one policy: those that read its kind and are about a service that it names. The results stand in
 * the order of the catalogue, those of one check in the order in which it found them. Throws an Error that names the
 * check and the document when a check throws.
 */
function runChecks(policy, tools) {
    const { settings, checks = catalogue/* catalogue */.s, companions, services, knowledge } = tools;
    const context = { policy, companions, services, knowledge };
    const named = namedServices(policy);
    const results = [];
    for (const check of checks) {
        if (!check.kinds.includes(policy.kind) || !speaksOf(named, check.services))
            continue;
        const setting = Object.hasOwn(settings, check.id) ? settings[check.id] : undefined;
        if (setting?.severity === 'off')
            continue;
        for (const problem of problemsOf(check, context)) {
            if (setting && isAllowed(problem, setting.allow))
                continue;
            results.push({ check, severity: setting?.severity ?? problem.severity ?? check.severity, problem });
        }
    }
    return results;
}
function problemsOf(check, context) {
    try {
        return [...check.find(context)];
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`The check ${check.id} failed on ${context.policy.id}: ${reason}`, { cause: error });
    }
}
/** Whether all that the problem is about, in one respect, is allowed. */
function isAllowed({ subject }, allow) {
    return allowKeys.some((key) => {
        const about = subject?.[key] ?? [];
        return (about.length > 0 &&
            about.every((each) => allow[key].some((pattern) => pattern === each || (0,arn/* arnCovers */.mu)(pattern, each))));
    });
}

// EXTERNAL MODULE: ./lib/validation/validate.js + 1 modules
var validation_validate = __webpack_require__(9258);
;// CONCATENATED MODULE: ./lib/review/offline.js



/** What the artifact checks say of a document, read together with its companions. */
function checkFindings(policy, companions, { services, knowledge, checkSettings }) {
    if (isTooLarge(policy))
        return [tooLarge(policy)];
    return runChecks(policy, { companions, services, knowledge, settings: checkSettings }).map(({ check, severity, problem }) => ({
        rule: check.id,
        source: 'artifact-check',
        severity,
        title: check.title,
        message: problem.message,
        help: problem.help,
        docs: undefined,
        statement: problem.statement,
        at: problem.at,
        related: problem.related ?? [],
        value: problem.value,
        fix: problem.fix ?? [],
    }));
}
/**
 * The most characters without white space of any policy that AWS takes: a KMS key policy's 32 kilobytes. What is larger
 * cannot be deployed, and comparing its statements with each other could take minutes.
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 */
const largestPolicy = 32_768;
function isTooLarge({ file, root }) {
    if (root.end - root.start <= largestPolicy)
        return false;
    return file.text.slice(root.start, root.end).replace(/\s/g, '').length > largestPolicy;
}
function tooLarge({ root }) {
    return {
        rule: 'policy-too-large',
        source: 'reader',
        severity: 'error',
        title: 'The policy is larger than AWS takes',
        message: (0,message/* message */.iU) `The policy has more than ${largestPolicy} characters without white space. No AWS service takes such a policy, and its access was not examined.`,
        help: (0,message/* message */.iU) `Split it, or put wildcards in place of long lists.`,
        docs: undefined,
        statement: undefined,
        at: { start: root.start, end: root.start + 1 },
        related: [],
        value: '',
        fix: [],
    };
}
/** What the offline validation says of a document: Access Analyzer's issue codes, decided from the text. */
function validationFindings(policy, { services }) {
    return (0,validation_validate/* validatePolicy */.tE)(policy, { services }).map((found) => ({
        rule: found.code,
        source: 'policy-validation',
        severity: found.severity,
        title: found.title,
        message: found.message,
        help: found.help,
        docs: found.learnMore,
        statement: found.statement,
        at: found.at,
        related: found.related.map((at) => ({ at, message: (0,message/* message */.iU) `Part of the same finding.` })),
        value: found.value,
        fix: found.fix,
    }));
}
/** What the reader met in a file. */
function readerFindings({ problems }) {
    return problems.map(({ rule, severity, title, span, message: text, help }) => ({
        rule,
        source: 'reader',
        severity,
        title,
        message: text,
        help,
        docs: undefined,
        statement: undefined,
        at: span,
        related: [],
        value: undefined,
        fix: [],
    }));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/review/fingerprint.js


/**
 * Gives each finding of one document its id: a hash of the rule, the document, the statement (its Sid, or its content
 * where it has none), the author's text, and the how-manieth such finding it is. Never of the line, so that the id holds
 * when the file moves on; `identity` is the document's path at the merge base with its pointer, so that it holds over
 * renames.
 */
function identify(findings, identity, textAt) {
    const seen = new Map();
    return findings.map((raw) => {
        const value = raw.value ?? textAt(raw);
        const key = JSON.stringify([raw.rule, identity, statementKey(raw.statement), value]);
        const occurrence = seen.get(key) ?? 0;
        seen.set(key, occurrence + 1);
        return {
            raw,
            value,
            id: shortHash(`${key}#${String(occurrence)}`),
            likeness: JSON.stringify([raw.rule, value]),
        };
    });
}
/**
 * Which of the head's findings were there before: those with an id of the base's, and of the rest as many as the base
 * has unmatched findings of the same rule and text, so that a change elsewhere in a statement makes no finding new.
 */
function knownBefore(head, base) {
    const ids = new Set(head.map((each) => each.id));
    const known = new Set(base.filter((each) => ids.has(each.id)).map((each) => each.id));
    const unmatched = new Map();
    for (const each of base) {
        if (!known.has(each.id))
            unmatched.set(each.likeness, (unmatched.get(each.likeness) ?? 0) + 1);
    }
    for (const each of head) {
        const left = unmatched.get(each.likeness) ?? 0;
        if (known.has(each.id) || left === 0)
            continue;
        known.add(each.id);
        unmatched.set(each.likeness, left - 1);
    }
    return known;
}
function statementKey(statement) {
    if (!statement)
        return '';
    return statement.sid ? `sid ${statement.sid}` : `content ${(0,policy_node/* canonical */.$N)(statement.node)}`;
}
/** 64 bits: collisions among the findings of one pull request are out of the question, and markers stay short. */
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./lib/review/to-finding.js


/** Turns what the sources said of one document into findings: merged, with id, state, and a place for people. */
function toFindings(raw, origin, comparison, docs) {
    if (raw.length === 0)
        return [];
    const head = identify(merged(raw), origin.identity, textIn(origin.file));
    const known = comparison.kind === 'base' ? knownInBase(head, origin, comparison.compare()) : undefined;
    return head.map((each) => {
        const state = comparison.kind === 'fixed'
            ? comparison.state
            : known?.has(each.id) === true
                ? 'existing'
                : 'introduced';
        return toFinding(each, origin, state, docs(each.raw));
    });
}
function knownInBase(head, origin, base) {
    return knownBefore(head, identify(merged(base.raw), origin.identity, textIn(base.file)));
}
function toFinding({ raw, value, id }, { file, policy }, state, docs) {
    const { rule, source, severity, title, help, statement, fix } = raw;
    return {
        id,
        rule,
        source,
        severity,
        state,
        title,
        message: raw.message,
        help,
        docs,
        policy: policy?.id ?? null,
        statement: statement ? { index: statement.index, sid: statement.sid ?? null } : null,
        place: file.placeOf(raw.at),
        related: raw.related.map(({ at, message: text }) => ({ ...file.placeOf(at), message: (0,message/* message */.iU) `${text}` })),
        value,
        exception: null,
        fix,
    };
}
function textIn(file) {
    return ({ at }) => file.text.slice(at.start, at.end).replace(/^(["'])(.*)\1$/s, '$2');
}
/** The same rule about the same characters is one finding, whoever else said it. */
function merged(raw) {
    const seen = new Set();
    return raw.filter(({ rule, at, value }) => {
        const key = JSON.stringify([rule, at.start, at.end, value]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}

;// CONCATENATED MODULE: ./lib/review/examine.js




/**
 * Finds everything there is to say: Access Analyzer's findings or, where it is not asked or does not answer, those of
 * the offline validation; the checks'; and what the readers met. A document whose meaning did not change is left alone.
 */
async function examine(files, tools) {
    const pairs = files.flatMap((each) => each.pairs).filter(isExamined);
    const answers = await askAnalyzer(pairs, tools);
    const companions = new Companions(files.flatMap((each) => each.pairs));
    const findings = files.flatMap(({ file, pairs: own }) => [
        ...findingsOfFile(file, tools),
        ...own
            .filter(isExamined)
            .flatMap((pair) => findingsOfPair(pair, file, answers.byHead.get(pair.head.policy), companions, tools)),
    ]);
    const { accessAnalyzer, paidCalls, notes, failures } = answers;
    return { findings, accessAnalyzer, paidCalls, notes, failures };
}
function isExamined(pair) {
    return pair.state === 'added' || pair.state === 'changed';
}
async function askAnalyzer(pairs, tools) {
    const none = { byHead: new Map(), paidCalls: 0, notes: [], failures: [] };
    if (pairs.length === 0)
        return { ...none, accessAnalyzer: 'off' };
    const access = await tools.connect();
    if (access.kind === 'off')
        return { ...none, accessAnalyzer: 'off', notes: access.note ? [access.note] : [] };
    if (access.kind === 'unavailable')
        return { ...none, accessAnalyzer: 'unavailable', failures: [access.failure] };
    const analysis = await analyse(pairs, access.analyzer, tools.paidChecks);
    const { paidCalls } = analysis;
    if (analysis.status === 'unavailable') {
        return { ...none, paidCalls, accessAnalyzer: 'unavailable', failures: [analysis.failure.message] };
    }
    const byHead = new Map(analysis.documents.map((each) => [each.pair.head.policy, each]));
    return { ...none, byHead, paidCalls, accessAnalyzer: 'on' };
}
function findingsOfFile({ change, head, base }, tools) {
    if (!head)
        return [];
    const origin = { file: head.file, policy: undefined, identity: change.previousPath ?? change.path };
    const before = base && { raw: readerFindings(base), file: base.file };
    return toFindings(readerFindings(head), origin, comparisonOf(tools.against, before && (() => before)), tools.docs);
}
function findingsOfPair(pair, { change }, analysis, companions, tools) {
    const { head, base } = pair;
    const validated = (policy, answered) => answered ?? validationFindings(policy, tools);
    const raw = [
        ...validated(head.policy, analysis?.head),
        ...checkFindings(head.policy, companions.atHead(head.policy), tools),
    ];
    const before = base &&
        (() => ({
            raw: [
                ...validated(base.policy, analysis?.base),
                ...checkFindings(base.policy, companions.atBase(base.policy), tools),
            ],
            file: base.policy.file,
        }));
    const identity = `${change.previousPath ?? change.path}#${head.policy.pointer}`;
    return toFindings(raw, { file: head.policy.file, policy: head.policy, identity }, comparisonOf(tools.against, before), tools.docs);
}
function comparisonOf(against, compare) {
    if (against === 'itself')
        return { kind: 'fixed', state: 'existing' };
    if (against === 'nothing' || !compare)
        return { kind: 'fixed', state: 'introduced' };
    return { kind: 'base', compare };
}

;// CONCATENATED MODULE: ./lib/review/judge.js

/**
 * The verdict: failure for a finding in scope that reaches the threshold and that no exception accepts, and whenever a
 * part of the review could not be done, whatever the threshold.
 */
function judge_judge(findings, failures, gate) {
    if (failures.length > 0)
        return 'failure';
    return findings.some((finding) => fails(finding, gate)) ? 'failure' : 'success';
}
/** Whether this one finding fails the gate. */
function fails(finding, gate) {
    if (finding.exception)
        return false;
    if (gate.failScope === 'introduced' && finding.state === 'existing')
        return false;
    return (0,domain_finding/* reaches */.O)(finding.severity, gate.failOn);
}

// EXTERNAL MODULE: ./lib/review/own-findings.js
var own_findings = __webpack_require__(807);
// EXTERNAL MODULE: ./lib/policy/condition.js
var condition = __webpack_require__(7431);
// EXTERNAL MODULE: ./lib/policy/principal.js
var principal = __webpack_require__(16);
;// CONCATENATED MODULE: ./lib/policy/parse.js



/**
 * Reads a tree as a policy. Takes all that AWS takes: one statement instead of a list, one text instead of a list, no
 * Version. What is malformed is left out, never guessed: an effect that is no effect grants nothing.
 */
function parsePolicy(root, origin) {
    const version = (0,policy_node/* valueOf */.RP)(root, 'Version');
    const statement = (0,policy_node/* valueOf */.RP)(root, 'Statement');
    return {
        ...origin,
        id: origin.pointer ? `${origin.file.path}#${origin.pointer}` : origin.file.path,
        root,
        version: version && (0,policy_node/* textOf */.b6)(version),
        statements: statement ? readStatements(statement) : [],
    };
}
function readStatements(node) {
    return (0,policy_node/* itemsOf */.S3)(node).flatMap((item, index) => (item.type === 'object' ? [readStatement(item, index)] : []));
}
function readStatement(node, index) {
    const sid = (0,policy_node/* valueOf */.RP)(node, 'Sid');
    return {
        index,
        sid: sid && (0,policy_node/* textOf */.b6)(sid),
        node,
        effect: readEffect((0,policy_node/* valueOf */.RP)(node, 'Effect')),
        action: readElement(node, 'Action', readTexts),
        resource: readElement(node, 'Resource', readTexts),
        principal: readElement(node, 'Principal', readPrincipals),
        conditions: readConditions((0,policy_node/* valueOf */.RP)(node, 'Condition')),
    };
}
function readEffect(node) {
    return node?.type === 'string' && (node.value === 'Allow' || node.value === 'Deny')
        ? node.value
        : undefined;
}
function readElement(statement, name, read) {
    const plain = (0,policy_node/* member */.Dc)(statement, name);
    const found = plain ?? (0,policy_node/* member */.Dc)(statement, `Not${name}`);
    if (!found)
        return undefined;
    const { start, end } = found.value;
    return { start, end, negated: !plain, keySpan: found.keySpan, node: found.value, items: read(found) };
}
/** The texts of a value that may be a list or a single one; numbers and booleans count by their text. */
function readTexts({ value }) {
    return textItems(value);
}
function textItems(node) {
    return (0,policy_node/* itemsOf */.S3)(node).flatMap((item) => {
        const text = (0,policy_node/* textOf */.b6)(item);
        return text === undefined ? [] : [{ text, node: item, uncertain: (0,policy_node/* isUncertain */.cp)(item) }];
    });
}
function readPrincipals({ value, keySpan }) {
    if (value.type !== 'object')
        return principalsOf('AWS', value, keySpan);
    return value.members.flatMap((each) => {
        const type = principal/* principalTypes */.QC.find((name) => name === each.key);
        return type ? principalsOf(type, each.value, each.keySpan) : [];
    });
}
function principalsOf(type, node, keySpan) {
    return textItems(node).map((item) => ({ type, keySpan, ...item }));
}
function readConditions(node) {
    if (node?.type !== 'object')
        return [];
    return node.members.flatMap(({ key: operator, keySpan: operatorSpan, value: keys }) => {
        if (keys.type !== 'object')
            return [];
        return keys.members.map(({ key, keySpan, value }) => ({
            operator: (0,condition/* parseOperator */.A$)(operator),
            operatorSpan,
            key,
            keySpan,
            values: textItems(value),
            node: value,
        }));
    });
}

;// CONCATENATED MODULE: ./lib/review/pair.js


/**
 * The documents of a file, each with its version at the merge base: the one at the same pointer. A document counts as
 * changed when it says something else, is of another kind or hangs on something else; spacing and key order say nothing.
 */
function pairDocuments(file) {
    const before = new Map(documentsOf(file.base).map((document) => [document.policy.pointer, document]));
    const pairs = [];
    for (const head of documentsOf(file.head)) {
        const base = before.get(head.policy.pointer);
        before.delete(head.policy.pointer);
        if (!base)
            pairs.push({ state: 'added', head, base });
        else
            pairs.push({ state: sameMeaning(head.policy, base.policy) ? 'unchanged' : 'changed', head, base });
    }
    for (const base of before.values())
        pairs.push({ state: 'removed', head: undefined, base });
    return pairs;
}
function documentsOf(reading) {
    if (!reading)
        return [];
    return reading.policies.map((found) => ({ policy: toDocument(reading, found), json: found.json }));
}
function toDocument({ file }, { root, pointer, kind, attachedTo }) {
    return parsePolicy(root, { file, pointer, kind, attachedTo });
}
function sameMeaning(head, base) {
    return (head.kind === base.kind &&
        head.attachedTo.join() === base.attachedTo.join() &&
        (0,policy_node/* canonical */.$N)(head.root) === (0,policy_node/* canonical */.$N)(base.root));
}

;// CONCATENATED MODULE: ./lib/review/run-review.js







/** What the config says of paths. */
function pathRules({ policies, ignore }) {
    const ignored = ignore.length > 0 ? (0,glob/* anyGlob */.xx)(ignore) : () => false;
    return { declared: (0,policy_declarations/* policyDeclarations */.e)(policies), ignored };
}
/** Examines what was collected, applies the exceptions, and gives the verdict. */
async function decide(request) {
    const { collection, settings } = request;
    const paired = collection.files.map((file) => ({ file, pairs: pairDocuments(file) }));
    const examination = await examine(paired, {
        against: request.against,
        docs: request.docs,
        paidChecks: settings.paidChecks,
        connect: request.connect,
        services: request.services,
        knowledge: knowledgeOf(settings),
        checkSettings: settings.checks,
    });
    const findings = withExceptions(examination.findings, paired, request);
    const failures = [...request.failures, ...examination.failures];
    return {
        tool: request.tool,
        conclusion: judge_judge(findings, failures, settings),
        failures,
        notes: [...request.notes, ...examination.notes],
        base: collection.changeSet.base,
        head: collection.changeSet.head,
        accessAnalyzer: examination.accessAnalyzer,
        serviceDataDate: request.services.date,
        paidCalls: examination.paidCalls,
        failOn: settings.failOn,
        failScope: settings.failScope,
        files: paired.map(({ file, pairs }) => ({
            path: file.change.path,
            status: file.change.status,
            policies: pairs.filter(({ head }) => head).length,
        })),
        policies: paired.flatMap(({ pairs }) => pairs.map(reviewedPolicy)),
        findings,
        accessChanges: [],
        skipped: collection.skipped,
    };
}
/** The decision with more findings, such as those about the review itself: exceptions hold for them, and the verdict too. */
function withFindings(decision, more, settings, today) {
    if (more.length === 0)
        return decision;
    const findings = [...applyExceptions(more, settings.exceptions, today, []).findings, ...decision.findings];
    return { ...decision, findings, conclusion: judge(findings, decision.failures, settings) };
}
function withExceptions(findings, paired, request) {
    const { settings, today, against, docs } = request;
    if (settings.exceptions.length === 0)
        return findings;
    const filesRead = against === 'merge-base' ? paired.map(({ file }) => file.change.path) : 'all';
    const applied = exceptions_applyExceptions(findings, settings.exceptions, today, filesRead);
    const state = against === 'itself' ? 'existing' : 'introduced';
    return [...applied.findings, ...(0,own_findings/* unusedExceptions */.$p)(applied, request.configPath, state, docs)];
}
function reviewedPolicy({ state, head, base }) {
    const { id, file, pointer, kind, attachedTo } = (head ?? base).policy;
    return { id, path: file.path, pointer, kind, attachedTo, state };
}
function knowledgeOf({ trustedAccounts, organization, artifacts }) {
    const buckets = artifacts
        ?.flatMap(({ resources }) => resources)
        .filter((resource) => /^arn:[^:]*:s3:/.test(resource));
    return { trustedAccounts, organization, artifactBuckets: buckets };
}

;// CONCATENATED MODULE: ./lib/terminal/progress.js
/** Nobody wants to read of work that is over soon. */
const silentMs = 2_000;
const everyMs = 500;
/** Progress on one line of a terminal, once the work is long; nothing where the stream is none. */
function progressOn(stream) {
    if (!stream.isTTY)
        return () => undefined;
    const began = Date.now();
    let last = began + silentMs - everyMs;
    return (done, total) => {
        const now = Date.now();
        if (now - last < everyMs && done < total)
            return;
        if (now - began < silentMs)
            return;
        last = now;
        stream.write(done < total ? `\rRead ${String(done)} of ${String(total)} files` : '\r\u001b[K');
    };
}

;// CONCATENATED MODULE: ./lib/terminal/run-local.js









/** Reviews what a local port gives, with the same steps as the action; posts nothing. */
async function reviewLocally(request, env) {
    const settings = settingsOf(request);
    const changeSet = await request.changes.list();
    const collection = await collect(request.changes, changeSet, pathRules(settings), progressOn(process.stderr));
    const decision = await decide({
        collection,
        settings,
        against: request.against,
        services: service_data_file_openServiceData(),
        connect: () => connectAnalyzer(settings, env),
        docs: docsLinks(undefined),
        configPath: request.configPath,
        tool: tool/* tool */.z,
        today: new Date().toISOString().slice(0, 10),
        notes: [],
        failures: [],
    });
    const texts = new Map(collection.files.flatMap(({ head }) => (head ? [[head.file.path, head.file]] : [])));
    const placed = place(decision.findings, placementRules(changeSet, request.asPullRequest, settings.maxComments));
    return { review: { ...decision, findings: placed }, source: (path) => texts.get(path) };
}
/**
 * The options of a terminal are the user's own, so they win outright; the contest with the config, in which the stricter
 * holds, is for workflow files that a pull request can edit. AWS is asked only when an option says so.
 */
function settingsOf({ options, config }) {
    const { settings } = resolveSettings({}, config);
    const { failOn = settings.failOn, accessAnalyzer = 'off', awsRegion = settings.awsRegion } = options.run;
    return { ...settings, failOn, accessAnalyzer, awsRegion };
}
function placementRules({ files }, asPullRequest, maxComments) {
    const hunks = new Map(files.map((file) => [file.path, file.hunks]));
    return {
        comments: asPullRequest || 'there is no pull request',
        maxComments,
        hunksOf: (path) => (hunks.has(path) ? hunks.get(path) : null),
    };
}


/***/ })

};
