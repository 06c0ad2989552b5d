export const id = 699;
export const ids = [699];
export const modules = {

/***/ 5699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _domain_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7550);
/* harmony import */ var _config_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(948);


/**
 * The page of a check as Markdown, or what is known of an issue code of Access Analyzer. Throws a UserError for an id
 * that is neither, with the nearest one.
 */
async function explain(id) {
    const { default: pages } = await __webpack_require__.e(/* import() */ 192).then(__webpack_require__.t.bind(__webpack_require__, 192, 17));
    const page = Object.entries(pages).find(([name]) => name === id.toLowerCase())?.[1];
    if (page)
        return page;
    const { issuePage, issueCodes } = await Promise.all(/* import() */[__webpack_require__.e(258), __webpack_require__.e(675)]).then(__webpack_require__.bind(__webpack_require__, 3675));
    const code = id.toUpperCase().replaceAll('-', '_');
    if (issueCodes().includes(code))
        return issuePage(code);
    const close = (0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(id, [...Object.keys(pages), ...issueCodes()]);
    throw new _domain_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`There is no check or issue code "${id}".${close ? ` Did you mean ${close}?` : ''}`);
}


/***/ })

};
