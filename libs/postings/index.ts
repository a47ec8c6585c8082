export { PastPostingWriter, type PastPosting } from './bulk/past-posting-writer';
export type { Appeal } from './data/appeals';
export { postingsEntities } from './data/entities';
export { scopeCondition, type PostingScope } from './data/posting-scope';
export type { PostingTemplate } from './data/posting-templates';
export type { PostingRow, ShiftRow } from './data/postings';
export { paidMinutesByDate, paidMinutesByWeek, type PaidDay, type PaidWeek } from './domain/paid-minutes';
export {
  publicStanding,
  PUBLIC_STANDINGS,
  SHIFT_STANDINGS,
  STANDING_WORDS,
  type PublicStanding,
  type ShiftStanding,
} from './domain/public-standing';
export { POSTING_STATES, type PostingState, type ShiftState } from './domain/posting-lifecycle';
export type {
  AssemblyPoint,
  FillingMode,
  PostingDraft,
  PostingTerms,
  ShiftPlan,
  SiteContact,
} from './domain/posting-terms';
export { jobStamp } from './domain/job-stamp';
export { repeatOn } from './domain/repeat-shifts';
export { SHIFT_BOUNDS } from './domain/shift-plan';
export { TERM_BOUNDS } from './domain/term-bounds';
export type { ImportReason } from './import/import-reason';
export type { ImportNote, ParsedPosting, PostingFile, RowProblem } from './import/parsed-posting';
export { readPostings } from './import/read-postings';
export { PostingsModule } from './postings.module';
export {
  PostingReader,
  type PostingSummary,
  type PostingTransition,
  type PostingView,
} from './read-models/posting-reader';
export { PostingLinks, type PublicLinks } from './read-models/posting-links';
export { PublicPostingReader, type PublicPosting } from './read-models/public-posting.reader';
export { PostingWarnings } from './read-models/posting-warnings';
export { shownAssembly } from './read-models/shown-assembly';
export {
  PublicJobsReader,
  type JobCursor,
  type JobFilter,
  type JobsOnMap,
  type PublicJob,
} from './read-models/public-jobs.reader';
export { ShiftReader, type ShiftDetails, type ShiftInTime, type StartsBetween } from './read-models/shift-reader';
export { APPEAL_DAYS, AppealPosting } from './use-cases/appeal-posting.use-case';
export { ChangeDraft } from './use-cases/change-draft.use-case';
export { ClosePosting } from './use-cases/close-posting.use-case';
export { CopyPosting } from './use-cases/copy-posting.use-case';
export { CreatePosting, type CreatePostingCommand } from './use-cases/create-posting.use-case';
export { ImportPostings, type ImportedRow, type ImportReport } from './use-cases/import-postings.use-case';
export { PostingAuthor, type AuthorFacts } from './use-cases/posting-author';
export type { PostingOutcome } from './use-cases/posting-outcome';
export { MAX_TEMPLATES, PostingTemplates } from './use-cases/posting-templates.use-case';
export { PreviewFindings, type Preview } from './use-cases/preview-findings.use-case';
export { PublishPosting } from './use-cases/publish-posting.use-case';
export { ReviewPosting } from './use-cases/review-posting.use-case';
export { ShowPostingEmployer } from './use-cases/show-posting-employer.use-case';
export type { AtSite, DraftInput } from './use-cases/site-assemblies';
export { SiteContacts } from './use-cases/site-contacts';
export { TakeDownPosting } from './use-cases/take-down-posting.use-case';
export * from './http/posting-acts';
export {
  importPostingsQuery,
  importProgressId,
  importReportSchema,
  importStepsSchema,
  MAX_IMPORT_BYTES,
  showImport,
  stopImportBody,
  watchedImportQuery,
} from './http/import-answers';
export { templateCsv, templateWorkbook } from './import/import-template';
export { ImportProgress } from './use-cases/import-progress';
export { ImportTemplates } from './read-models/import-templates';
export {
  appealSchema,
  findingSchema,
  outcomeSchema,
  postingSchema,
  previewSchema,
  responsibilitySchema,
  showFinding,
  showOutcome,
  showPosting,
  showSummary,
  summariesSchema,
} from './http/posting-answers';
export { qrPng, qrSvg } from './http/qr-code';
export * from './http/template-answers';
export {
  changesOf,
  draftOf,
  postingChanges,
  postingInput,
  type PostingChanges,
  type PostingInput,
} from './http/posting-input';
