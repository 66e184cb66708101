export type PageViewName = 'write' | 'both' | 'read';

/** The ways to look at a page, as they are offered. */
export const PAGE_VIEWS: readonly { readonly view: PageViewName; readonly words: string }[] = [
  { view: 'write', words: 'Write' },
  { view: 'both', words: 'Both' },
  { view: 'read', words: 'Read' },
];

const KEY = 'page-view';

function kept(): PageViewName {
  const name = localStorage.getItem(KEY);
  return PAGE_VIEWS.find(({ view }) => view === name)?.view ?? 'both';
}

/** How pages are looked at: the window's own habit, kept between runs. */
class PageViewState {
  #view = $state.raw<PageViewName>(kept());

  get view(): PageViewName {
    return this.#view;
  }

  set view(view: PageViewName) {
    this.#view = view;
    localStorage.setItem(KEY, view);
  }
}

export const pageView = new PageViewState();
