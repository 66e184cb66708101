import type { TimelineEvent } from '../../core/timeline/event';
import { clusterCount } from '../../core/timeline/cluster-words';
import type { Bar, Shape } from '../../core/timeline/shapes';
import { KIN_WORDS } from './kin-words';
import { shapeParts, type ShapePart } from '../../core/timeline/shape-parts';

/** What else a shape's look depends on. */
export interface ShapeSetting {
  readonly plotWidth: number;
  readonly isSelected: (shape: Shape) => boolean;
  /** Whether the selected clip tells of it. */
  readonly isRelated: (shape: Shape) => boolean;
  /** A dragged clip is over it. */
  readonly targetKey: string | null;
  /** The one that Tab reaches. */
  readonly tabbableKey: string | null;
  /** The cluster whose list is open. */
  readonly openKey: string | null;
  readonly isMovable: (shape: Shape) => boolean;
  /** The event that is on its way to another time: what is drawn here is where it was. */
  readonly leaving: TimelineEvent | null;
  /** What a screen reader says of a shape. */
  readonly wordsOf: (shape: Shape) => string;
}

/** How wide a dot is, in pixels. */
const DOT = 12;
/** Elements that wait for shapes to come: more than leave at once as the hand pans. */
const SPARE = 80;

/** An element that draws a shape, and what was last written to it: what has not changed is not written again. */
interface Slot {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  readonly mark: HTMLSpanElement;
  readonly text: Text;
  readonly written: Map<string, string | null>;
  readonly parts: Map<string, HTMLElement>;
  key: string;
  shape: Shape;
  /** What its name was made of. */
  named: unknown;
  name: string;
  count: string;
}

/**
 * The shapes of a lane as elements of a list, in order.
 *
 * Written by hand and not by the window's framework: a hundred shapes move with every frame, and for
 * each of them a component with its watchers costs more than the element. A shape keeps its element
 * while it is in sight, and with it the focus; what leaves hands its element on to what comes.
 */
export class ShapeElements {
  readonly #list: HTMLElement;
  #slots = new Map<string, Slot>();
  readonly #spare = new Set<Slot>();
  readonly #slotOf = new WeakMap<Element, Slot>();

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** The shape that an element of the list belongs to. */
  shapeOf(target: EventTarget | null): Shape | null {
    const item = target instanceof Element ? target.closest('li') : null;
    return (item && this.#slotOf.get(item)?.shape) ?? null;
  }

  draw(shapes: readonly Shape[], setting: ShapeSetting): void {
    const next = new Map<string, Slot>();
    for (const shape of shapes) {
      const slot = this.#slots.get(shape.key);
      if (!slot) continue;
      this.#slots.delete(shape.key);
      next.set(shape.key, slot);
    }
    for (const slot of this.#slots.values()) this.#leave(slot);
    let place = this.#list.firstElementChild;
    for (const shape of shapes) {
      const slot = next.get(shape.key) ?? this.#free(place) ?? this.#made(shape);
      next.set(shape.key, slot);
      this.#spare.delete(slot);
      update(slot, shape, setting);
      // What is free here stays behind: nothing that is in order is ever moved.
      while (place && place !== slot.item && this.#isSpare(place)) place = place.nextElementSibling;
      if (slot.item === place) place = place.nextElementSibling;
      else this.#list.insertBefore(slot.item, place);
    }
    for (const slot of this.#spare) if (slot.item.parentNode) slot.item.remove();
    this.#slots = next;
  }

  #isSpare(item: Element): boolean {
    const slot = this.#slotOf.get(item);
    return slot !== undefined && this.#spare.has(slot);
  }

  /** A free element, at best the one that is in its place already. */
  #free(place: Element | null): Slot | undefined {
    const here = place ? this.#slotOf.get(place) : undefined;
    if (here && this.#spare.has(here)) return here;
    for (const slot of this.#spare) return slot;
    return undefined;
  }

  /** An element whose shape is gone; with the focus it must not become another shape's. */
  #leave(slot: Slot): void {
    if (slot.item.contains(document.activeElement)) slot.item.remove();
    if (this.#spare.size < SPARE) this.#spare.add(slot);
    else slot.item.remove();
  }

  #made(shape: Shape): Slot {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const mark = document.createElement('span');
    const text = document.createTextNode('');
    mark.className = 'mark';
    button.type = 'button';
    button.dir = 'auto';
    button.append(text);
    item.append(mark, button);
    const slot: Slot = {
      item,
      button,
      mark,
      text,
      written: new Map(),
      parts: new Map(),
      key: '',
      shape,
      named: undefined,
      name: '',
      count: '',
    };
    this.#slotOf.set(item, slot);
    return slot;
  }
}

/** Writes a style unless it is there already. */
function style(slot: Slot, to: HTMLElement, name: string, value: string | null): void {
  const kept = to === slot.item ? name : to === slot.mark ? `mark ${name}` : `button ${name}`;
  if (slot.written.get(kept) === value) return;
  slot.written.set(kept, value);
  to.style.setProperty(name, value);
}

function attribute(slot: Slot, to: HTMLElement, name: string, value: string | null): void {
  if (slot.written.get(name) === value) return;
  slot.written.set(name, value);
  if (value === null) to.removeAttribute(name);
  else to.setAttribute(name, value);
}

function update(slot: Slot, shape: Shape, setting: ShapeSetting): void {
  const { item, button, mark } = slot;
  const { hit, label } = shape;
  const single = shape.kind === 'cluster' ? null : shape.event;
  const isSelected = setting.isSelected(shape);
  const isTarget = setting.targetKey === shape.key;
  const isRelated = setting.isRelated(shape);
  const isMovable = setting.isMovable(shape);
  slot.shape = shape;
  slot.key = shape.key;

  const looks = ['shape', shape.kind];
  if (single && single.origins <= 1) looks.push('hollow');
  if (single?.origins === 0) looks.push('unsourced');
  if (isSelected) looks.push('selected');
  if (isRelated) looks.push('related');
  if (isTarget) looks.push('target');
  if (isMovable) looks.push('movable');
  if (single && single === setting.leaving) looks.push('leaving');
  if (shape.kind === 'cluster' && shape.radius < 12) looks.push('small');
  if (shape.kind === 'bar') {
    if (shape.thickness < 6) looks.push('thin');
    if (shape.softStart + shape.softEnd > 0) looks.push('soft');
  }
  attribute(slot, item, 'class', looks.join(' '));

  const tone = single?.colour ? `var(--${single.colour}-strong)` : null;
  style(slot, item, '--tone', tone);
  style(slot, item, 'transform', `translate(${hit.x}px, ${hit.y}px)`);
  style(slot, item, 'width', `${hit.width}px`);
  style(slot, item, 'height', `${hit.height}px`);
  const wide = shape.kind === 'dot' ? DOT : shape.kind === 'bar' ? shape.width : shape.radius * 2;
  const tall = shape.kind === 'bar' ? shape.thickness : wide;
  style(slot, mark, 'left', `${shape.x - hit.x - (shape.kind === 'bar' ? 0 : wide / 2)}px`);
  style(slot, mark, 'top', `${shape.y - hit.y - tall / 2}px`);
  style(slot, mark, 'width', `${wide}px`);
  style(slot, mark, 'height', `${tall}px`);
  style(slot, mark, 'mask-image', shape.kind === 'bar' ? fading(shape) : null);
  // The words stand in what the padding leaves free; a button centres them in that.
  const beside = label && [
    label.y - hit.y,
    Math.max(0, hit.x + hit.width - label.x - label.width),
    Math.max(0, hit.y + hit.height - label.y - label.height),
    label.x - hit.x,
  ];
  const padding = beside && beside.map((side) => `${side}px`).join(' ');
  style(slot, button, 'padding', padding);
  const words = label?.text ?? '';
  if (slot.text.data !== words) slot.text.data = words;

  const named = single ?? clusterSign(shape);
  if (slot.named !== named) {
    slot.named = named;
    slot.name = setting.wordsOf(shape);
  }
  const isCluster = single === null;
  attribute(slot, button, 'data-key', shape.key);
  const count = shape.kind === 'cluster' ? clusterCount(shape) : '';
  if (slot.count !== count) slot.count = mark.textContent = count;
  attribute(slot, button, 'aria-label', isRelated ? `${slot.name}, ${KIN_WORDS}` : slot.name);
  attribute(slot, button, 'aria-current', isSelected ? 'true' : null);
  attribute(slot, button, 'aria-haspopup', isCluster ? 'dialog' : null);
  const isOpen = setting.openKey === shape.key;
  attribute(slot, button, 'aria-expanded', isCluster ? String(isOpen) : null);
  attribute(slot, button, 'tabindex', setting.tabbableKey === shape.key ? '0' : '-1');
  attribute(slot, button, 'title', !label || label.cut || isCluster ? slot.name : null);

  const look = {
    plotWidth: setting.plotWidth,
    outlined: isSelected || isRelated || isTarget,
    isMovable,
  };
  drawParts(slot, shapeParts(shape, look));
}

/** How the ends of a bar fade that are not known; null where both are. */
function fading({ softStart, softEnd }: Bar): string | null {
  if (softStart + softEnd === 0) return null;
  const end = `calc(100% - ${softEnd}px)`;
  return `linear-gradient(to right, transparent, black ${softStart}px, black ${end}, transparent)`;
}

/** What few shapes have beside their mark and their words. */
function drawParts(slot: Slot, parts: readonly ShapePart[]): void {
  if (parts.length === 0 && slot.parts.size === 0) return;
  for (const [name, node] of slot.parts) {
    if (parts.some((part) => part.name === name)) continue;
    node.remove();
    slot.parts.delete(name);
  }
  for (const { name, end, left, top, width, height } of parts) {
    let node = slot.parts.get(name);
    if (!node) {
      node = document.createElement('span');
      node.className = name;
      if (end) node.dataset['end'] = end;
      slot.parts.set(name, node);
      slot.item.append(node);
    }
    node.style.left = `${left}px`;
    node.style.top = `${top}px`;
    if (width !== undefined) node.style.width = `${width}px`;
    if (height !== undefined) node.style.height = `${height}px`;
  }
}

/** Tells clusters apart that are named differently: by their ends and size, from frame to frame the same. */
function clusterSign(shape: Shape): string {
  if (shape.kind !== 'cluster') return '';
  return `${shape.members[0]} ${shape.members.at(-1)} ${shape.members.length}`;
}
