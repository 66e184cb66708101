import * as v from 'valibot';
import { fieldSchemas } from '../../core/library/records';
import { formatsOf, upgradeOf } from '../../core/library/upgrade';
import type { FormatUpgrade } from '../../core/library/upgrade';

// Two made-up formats before today's records, which are format 3 to a program that knows these. In
// format 1 an article and its text were one `source`, without a star; dateline.json said `called`. Up
// to format 2 an event had a headline and one EDTF string, a page had a text, and there were bookmarks.

const { textId: _textId, starred: _starred, ...article } = fieldSchemas.article.entries;
const { articleId: _articleId, ...text } = fieldSchemas.text.entries;
const { title: _title, when: _when, ...event } = fieldSchemas.event.entries;
const { body: _body, ...page } = fieldSchemas.page.entries;

/** The text of a source of format 1, as a record of its own. */
export const textOf = (sourceId: string) => `${sourceId}.text`;

function picked(fields: object, names: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(names, name)));
}

const toFormat2: FormatUpgrade = {
  kinds: {
    source: upgradeOf(
      { ...article, ...text },
      {
        becomes: (id) => [
          { kind: 'article', id },
          { kind: 'text', id: textOf(id) },
        ],
        set: (fields, { id, isWhole }) => [
          {
            kind: 'article',
            id,
            set: {
              ...picked(fields, article),
              ...(isWhole && { textId: textOf(id), starred: false }),
            },
          },
          {
            kind: 'text',
            id: textOf(id),
            set: { ...picked(fields, text), ...(isWhole && { articleId: id }) },
          },
        ],
      },
    ),
  },
  identity: ({ called, ...facts }) => ({ ...facts, name: called }),
};

const toFormat3: FormatUpgrade = {
  kinds: {
    event: upgradeOf(
      { ...event, headline: v.string(), when: v.nullable(v.string()) },
      {
        becomes: (id) => [{ kind: 'event', id }],
        set: ({ headline, when, ...fields }, { id }) => [
          {
            kind: 'event',
            id,
            set: {
              ...fields,
              ...(headline !== undefined && { title: headline }),
              ...(when !== undefined && {
                when: when === null ? null : { edtf: when, extent: 'throughout' },
              }),
            },
          },
        ],
      },
    ),
    page: upgradeOf(
      { ...page, text: v.string() },
      {
        becomes: (id) => [{ kind: 'page', id }],
        set: ({ text: body, ...fields }, { id }) => [
          { kind: 'page', id, set: { ...fields, ...(body !== undefined && { body }) } },
        ],
        edit: (id) => ({ kind: 'page', id, field: 'body' }),
      },
    ),
    bookmark: upgradeOf({ address: v.string() }, { becomes: () => [], set: () => [] }),
  },
};

const { title: eventTitle, ...otherOfEvent } = fieldSchemas.event.entries;
const { body: pageBody, ...otherOfPage } = fieldSchemas.page.entries;

/** Renames a field of a kind, and keeps all else. */
function renaming(kind: string, entries: v.ObjectEntries, from: string, to: string) {
  return upgradeOf(entries, {
    becomes: (id) => [{ kind, id }],
    set: ({ [from]: value, ...fields }, { id }) => [
      { kind, id, set: { ...fields, ...(value !== undefined && { [to]: value }) } },
    ],
    edit: (id, field) => ({ kind, id, field: field === from ? to : field }),
  });
}

/** A version that calls some fields otherwise, and the next one, which calls them as today again. */
const there: FormatUpgrade = {
  kinds: {
    event: renaming('event', fieldSchemas.event.entries, 'title', 'headline'),
    page: renaming('page', fieldSchemas.page.entries, 'body', 'text'),
  },
};
const back: FormatUpgrade = {
  kinds: {
    event: renaming('event', { ...otherOfEvent, headline: eventTitle }, 'headline', 'title'),
    page: renaming('page', { ...otherOfPage, text: pageBody }, 'text', 'body'),
  },
};

/** Formats without end, whose every second one has today's records: for one upgrade after the other. */
export function formatsThereAndBack(times: number) {
  return formatsOf(Array.from({ length: times }, () => [there, back]).flat());
}

/** What a program knows whose format is 3. */
export const FORMATS_TO_3 = formatsOf([toFormat2, toFormat3]);
