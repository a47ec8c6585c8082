import type { Words } from '../words';
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

/** What the employers' console says, in English. */
export const en: Words = {
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
