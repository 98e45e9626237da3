/** The kit: everything a page is made of. The only place that knows Ant Design and its icons. */
export { afterPaint, usePainted } from './after-paint.ts';
export { Board, type BoardColumn, type Grip } from './board/board.tsx';
export { addressOf, type Asking, call, findIn, newKey, onInterrupted, requestOf } from './client/call.ts';
export {
  asList,
  fromLists,
  type List,
  onLocked,
  patchListed,
  queryClient,
  readAhead,
  readOnce,
  remember,
  useAct,
  useApi,
  useList,
} from './client/hooks.ts';
export { type Uploads, useUploads } from './client/use-uploads.ts';
export { useLive } from './client/live.ts';
export { asProblem, ProblemError, type SeenProblem } from './client/problem-error.ts';
export { noteLock, useMe, useRight } from './client/session.ts';
export { type FiltersOf, parseSearch, readFilters, stringifySearch, useFilters } from './filters.ts';
export { AwayNotice } from './form/away.tsx';
export { FieldChoice, FieldOpenSelect, FieldSelect, FieldSelectMany, FieldTags } from './form/choice.tsx';
export { FieldDate, FieldInstant } from './form/days.tsx';
export { type Draft, forgetAllDrafts, ownDrafts, useDrafts, wantDraft } from './form/draft.ts';
export { DraftLine } from './form/draft-line.tsx';
export { DraftMark, useWantedDraft } from './form/draft-mark.tsx';
export type { FieldsInWords, Latest } from './form/editing.ts';
export { Field, Form } from './form/form.tsx';
export { FieldEmails, FieldPhones } from './form/lines.tsx';
export { isParts, same } from './form/merge.ts';
export { replaced } from './form/replaced.ts';
export { usePlainFields } from './form/plain-fields.ts';
export { nameOf, rememberNames } from './form/names.ts';
export { FieldMoney, FieldNumber, usualCurrencies } from './form/numbers.tsx';
export { FieldNote } from './form/note.tsx';
export {
  contactsOf,
  FieldContact,
  FieldCustomer,
  FieldDepartment,
  FieldOpportunity,
  FieldPerson,
  FieldProduct,
  type Found,
  opportunitiesOf,
  PickRecord,
  RemoteSelect,
  type Search,
  useCustomers,
  useDepartments,
  usePeople,
  useProducts,
} from './form/remote.tsx';
export { Checkbox, FieldCheck, FieldPassword, type FieldProps, FieldText, TextInput } from './form/text.tsx';
export { type Binding, bindTo, type FormState, useForm } from './form/use-form.ts';
export { useTyped } from './form/use-typed.ts';
export { dayOf, formatCurrencyName, formatMoney, intlTag } from '#contract/format';
export { useFormat } from './format.ts';
export * from './icons.tsx';
export { useMedia, useNarrow, usePrinting } from './media.ts';
export { Button, ButtonLink, type ButtonProps } from './parts/button.tsx';
export { Changes } from './parts/changes.tsx';
export { CopyText } from './parts/copy.tsx';
export { EmptyState, Skeleton } from './parts/empty.tsx';
export { Fact, FactList, Timeline, type TimelineEntry } from './parts/facts.tsx';
export { Keys } from './parts/keys.tsx';
export { Mark } from './parts/mark.tsx';
export type { Concerned } from './parts/concerned.ts';
export { GoneNotice, Notice, ProblemNotice, type Tone } from './parts/notice.tsx';
export { Page, PageHelp, Section } from './parts/page.tsx';
export { useTabTitle } from './parts/tab-title.ts';
export { Menu, type MenuEntry, SidePanel, useConfirm, useToast } from './parts/panel.tsx';
export { Prose } from './parts/prose.tsx';
export { QrCode } from './parts/qr.tsx';
export { Avatar, initials, Label, PersonName, StatusTag } from './parts/tag.tsx';
export { printPage, useWholeOnPaper } from './print.ts';
export { AppProvider } from './app-provider.tsx';
export { KitProvider } from './provider.tsx';
export { changeSettings, getSettings, themeChoices, useLocale, useSettings } from './settings.ts';
export { keyNames, type Shortcut, useShortcut, useShortcuts } from './shortcuts.ts';
export { FilterDay } from './table/filter-day.tsx';
export { FilterGroup } from './table/filter-group.tsx';
export { FilterPills } from './table/pills.tsx';
export { InlinePerson, InlineSelect, InlineTags, InlineText } from './table/inline.tsx';
export { InlineDay } from './table/inline-day.tsx';
export { type Selection, useSelection } from './table/selection.ts';
export { OpenRow, useOpenRow } from './table/open-row.ts';
export { DataTable } from './table/table.tsx';
export { FilterMany, FilterOne, SearchBox, Tabs } from './table/toolbar.tsx';
export type { CellEdit, Column, Grouping, RowGroup, TableProps } from './table/types.ts';
export { defineMessages, plural, useWords, wordFor } from './words/define.ts';
export { fieldSentence } from './words/fields.ts';
export { kitWords } from './words/kit.ts';
export { problemWords } from './words/problems.ts';
