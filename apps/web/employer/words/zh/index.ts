import { board, copyWeek, news } from './board';
import { common } from './common';
import { imports } from './imports';
import { notices } from './notices';
import { post } from './post';
import { postings, roster, share, templates } from './postings';
import { sharing } from './sharing';
import { shift } from './shift';
import { staff } from './staff';
import { start } from './start';

/** What the employers' console says, in Chinese. The English side is checked against it: what is missing does not compile. */
export const zh = {
  ...common,
  ...start,
  board,
  news,
  copyWeek,
  shift,
  post,
  postings,
  templates,
  share,
  roster,
  imports,
  ...staff,
  sharing,
  notices,
};
