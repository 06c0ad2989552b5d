export const id = 640;
export const ids = [640];
export const modules = {

/***/ 6640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recheck: () => (/* binding */ recheck)
});

// EXTERNAL MODULE: ./lib/adapters/github/pull-request.js
var pull_request = __webpack_require__(5003);
// EXTERNAL MODULE: ./lib/adapters/github/conversation.js + 2 modules
var conversation = __webpack_require__(1075);
;// CONCATENATED MODULE: ./lib/adapters/github/recheck.js
async function react(client, repository, commentId, content) {
    await client.ask((octokit) => octokit.rest.reactions.createForIssueComment({ ...repository, comment_id: commentId, content }));
}
/**
 * Whether a user may write. Asked of the API, since `author_association` in a payload is wrong for private members of an
 * organization. Nobody's permission is no permission. https://docs.github.com/rest/collaborators/collaborators
 */
async function mayWrite(client, repository, username) {
    const answer = await client.askOrNull((octokit) => octokit.rest.repos.getCollaboratorPermissionLevel({ ...repository, username }));
    return answer?.data.permission === 'admin' || answer?.data.permission === 'write';
}
/** The newest `pull_request` run of a workflow file for a head commit; null where there is none. */
async function newestRun(client, repository, workflow, head) {
    const answer = await client.askOrNull((octokit) => octokit.rest.actions.listWorkflowRuns({
        ...repository,
        workflow_id: workflow,
        event: 'pull_request',
        head_sha: head,
        per_page: 1,
    }));
    const [run] = answer?.data.workflow_runs ?? [];
    return run ? { id: run.id, isOver: run.status === 'completed', createdAt: new Date(run.created_at) } : null;
}
async function rerun(client, repository, runId) {
    await client.ask((octokit) => octokit.rest.actions.reRunWorkflow({ ...repository, run_id: runId }));
}
/** The name under which a recheck's verdict hangs on the commit. It informs: the required check is the workflow's job. */
const statusContext = 'artifact-access/recheck';
/** GitHub cuts off longer descriptions with an error. */
const longestDescription = 140;
async function setStatus(client, repository, status) {
    const { head, state, targetUrl } = status;
    const description = status.description.slice(0, longestDescription);
    await client.ask((octokit) => octokit.rest.repos.createCommitStatus({
        ...repository,
        sha: head,
        state,
        context: statusContext,
        description,
        ...(targetUrl ? { target_url: targetUrl } : {}),
    }));
}

// EXTERNAL MODULE: ./lib/config/resolve.js
var resolve = __webpack_require__(7526);
// EXTERNAL MODULE: ./lib/render/verdict.js
var verdict = __webpack_require__(6265);
// EXTERNAL MODULE: ./lib/action/context.js
var context = __webpack_require__(6225);
// EXTERNAL MODULE: ./lib/action/deliver.js + 1 modules
var deliver = __webpack_require__(7525);
// EXTERNAL MODULE: ./lib/action/pull-request.js + 6 modules
var action_pull_request = __webpack_require__(1567);
;// CONCATENATED MODULE: ./lib/action/recheck.js








/** GitHub re-runs no run that is older. https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs */
const rerunnableDays = 30;
/**
 * Answers `/recheck` on a pull request, for people with write permission; anything else ends quietly. Eyes at once, then
 * rocket, or confused with an answer in words. By default the pull request's own run is run again, so that the required
 * check is the one that changes; `evaluate` reviews the head here and posts a commit status.
 */
async function recheck(event, context) {
    const { client, place, log } = context;
    const repository = { owner: place.owner, repo: place.repository };
    if (!isRecheck(event)) {
        log.info('The comment is no /recheck on an open pull request: nothing to do.');
        return 0;
    }
    if (!(await mayWrite(client, repository, event.author))) {
        log.info(`${event.author} has no write permission, so /recheck is left unanswered.`);
        return 0;
    }
    await react(client, repository, event.commentId, 'eyes');
    const pull = await (0,pull_request/* readPullRequest */.D)(client, repository, event.number);
    const opened = await (0,action_pull_request/* openPullRequest */.Hw)(pull, pull.headSha, context);
    const { settings } = (0,resolve/* resolveSettings */.M)(context.inputs.run, opened.held.config);
    const problem = settings.recheck === 'rerun'
        ? await rerunOwn(opened, settings, context)
        : await evaluate(opened, context);
    await react(client, repository, event.commentId, problem === undefined ? 'rocket' : 'confused');
    if (problem === undefined)
        return 0;
    log.error(problem);
    await new conversation/* GitHubConversation */.F(client, repository, event.number).postComment(`\`/recheck\`: ${problem}`);
    return 1;
}
function isRecheck({ action, body, isBot, isOpen, isPullRequest }) {
    const [firstLine = ''] = body.split(/\r\n|\r|\n/);
    return action === 'created' && isPullRequest && isOpen && !isBot && firstLine.trim() === '/recheck';
}
/** Runs the pull request's own workflow again; gives a sentence where that cannot be. */
async function rerunOwn({ pull, head }, settings, { client, place, env }) {
    const repository = { owner: place.owner, repo: place.repository };
    const workflow = settings.recheckWorkflow ?? (0,context/* workflowPath */.RB)(env)?.split('/').at(-1);
    if (!workflow)
        return 'The workflow to run again is not known. Name its file by the input `recheck-workflow`.';
    const run = await newestRun(client, repository, workflow, head);
    const instead = 'Push a commit, or set `recheck: evaluate` to review the head without its run.';
    if (!run)
        return `There is no pull_request run of the workflow for the head of #${String(pull.number)}. ${instead}`;
    if (!run.isOver)
        return 'The run for this head is still in progress: its verdict is on the way.';
    const age = (Date.now() - run.createdAt.getTime()) / 86_400_000;
    if (age > rerunnableDays)
        return `The run for this head is older than ${String(rerunnableDays)} days, and GitHub runs it no more. ${instead}`;
    await rerun(client, repository, run.id);
    return undefined;
}
/** Reviews the pinned head in this job. AWS is asked only where it is required: here the job runs with more trust. */
async function evaluate(opened, context) {
    const { client, place, env, inputs } = context;
    const repository = { owner: place.owner, repo: place.repository };
    const { settings: wanted } = (0,resolve/* resolveSettings */.M)(inputs.run, opened.held.config);
    const accessAnalyzer = wanted.accessAnalyzer === 'required' ? 'required' : 'off';
    const config = { ...opened.held.config, accessAnalyzer };
    const local = { ...context, inputs: { ...inputs, run: { ...inputs.run, accessAnalyzer } } };
    const { review, delivery, settings } = await (0,action_pull_request/* reviewOpened */._e)({ ...opened, held: { ...opened.held, config } }, local);
    await (0,deliver/* deliver */.c)(review, delivery, settings, local);
    const targetUrl = env['GITHUB_RUN_ID']
        ? `${place.serverUrl}/${place.owner}/${place.repository}/actions/runs/${env['GITHUB_RUN_ID']}`
        : undefined;
    const state = review.failures.length > 0 ? 'error' : review.conclusion;
    await setStatus(client, repository, {
        head: opened.head,
        state,
        description: (0,verdict/* verdictText */.nt)(review),
        targetUrl,
    });
    return undefined;
}


/***/ })

};
