import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const marks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.monospace], fontFamily: 'var(--font-code)', fontSize: '0.93em' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--ink-3)' },
  { tag: [tags.url, tags.labelName, tags.comment], color: 'var(--ink-3)' },
  { tag: tags.quote, color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    overflow: 'auto',
    fontFamily: 'var(--font-ui)',
    fontSize: '0.90625rem',
    lineHeight: '1.65',
  },
  '.cm-content': {
    padding: '20px 0 120px',
    minWidth: '0',
    maxWidth: 'min(44rem, 100%)',
    marginInline: 'auto',
    caretColor: 'var(--accent)',
    userSelect: 'text',
  },
  '.cm-line': { padding: '0 28px' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-citation': {
    display: 'inline-flex',
    alignItems: 'baseline',
    maxWidth: '100%',
    padding: '0 7px',
    borderRadius: '4px',
    backgroundColor: 'color-mix(in oklab, var(--clip, var(--line)) 55%, transparent)',
    borderInlineStart: '3px solid var(--clip, var(--line))',
    fontFamily: 'var(--font-read)',
    fontSize: '0.97em',
    lineHeight: '1.5',
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  '.cm-citation-words': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-citation-source': {
    flex: 'none',
    marginInlineStart: '7px',
    color: 'var(--ink-2)',
    fontFamily: 'var(--font-ui)',
    fontSize: '0.8em',
  },
  '.cm-citation-selected': { outline: '1.5px solid var(--ink-2)' },
  '.cm-citation-kin': { outline: '1.5px dashed var(--accent)' },
  '.cm-citation-lost': { color: 'var(--dispute)', cursor: 'default' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-l)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--float-shadow)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    width: '34rem',
    maxWidth: 'min(34rem, 80vw)',
    maxHeight: '19rem',
    padding: '4px',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '12px',
    justifyContent: 'space-between',
    padding: '5px 8px',
    borderRadius: 'var(--radius-s)',
    lineHeight: '1.4',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionLabel': {
    overflow: 'hidden',
    fontFamily: 'var(--font-read)',
    fontSize: '0.9375rem',
    textOverflow: 'ellipsis',
  },
  '.cm-completionDetail': {
    flex: 'none',
    margin: '0',
    color: 'var(--ink-2)',
    fontStyle: 'normal',
    fontSize: 'var(--text-meta)',
  },
});

/** The source editor in the window's own type and colours, in light and in dark. */
export const editorLook: Extension = [look, syntaxHighlighting(marks)];
