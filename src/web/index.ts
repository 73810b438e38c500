export * from './components/index.js';
export { FrontPage, type Surroundings } from './front-page.js';
export { ownPath } from './language.controller.js';
export { Fragment, Layout } from './layout.js';
export { homeOf } from './navigation.js';
export { OnPage, contextOf, usePage, useWords, type PageContext } from './page-context.js';
export { PageController } from './page-controller.js';
export { sendFragment, sendPage } from './send-page.js';
export { typeset, typesetAll, wordsOf, type Formats, type Language, type Words } from './words/index.js';
