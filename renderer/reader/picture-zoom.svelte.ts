/** A width and a height in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in px from the middle of the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How much one step of a key or a button enlarges. */
const STEP = 1.25;
/** The largest, in parts of the picture's own size; its pixels are as large as a finger then. */
const LARGEST = 16;
/** A picture smaller than the stage is fitted to it up to this: a stamp becomes no poster by itself. */
const FIT_UP_TO = 2;
const MIDDLE: Point = { x: 0, y: 0 };

/** A picture on a stage: how large it is drawn and where, in bounds that never lose it. */
export class PictureZoom {
  #picture = $state.raw<Size>({ width: 1, height: 1 });
  #stage = $state.raw<Size>({ width: 1, height: 1 });
  /** Null while it is fitted, whatever the stage's size becomes. */
  #scale = $state.raw<number | null>(null);
  #at = $state.raw<Point>(MIDDLE);

  /** The scale at which the whole picture is seen. */
  get fitting(): number {
    const { width, height } = this.#picture;
    return Math.min(FIT_UP_TO, this.#stage.width / width, this.#stage.height / height);
  }

  get scale(): number {
    return this.#scale ?? this.fitting;
  }

  /** Where the picture's middle is. */
  get at(): Point {
    return this.#bounded(this.#at);
  }

  get isFitted(): boolean {
    return this.#scale === null;
  }

  /** Its size as drawn. */
  get drawn(): Size {
    const { width, height } = this.#picture;
    return { width: width * this.scale, height: height * this.scale };
  }

  setPicture(size: Size): void {
    this.#picture = { width: Math.max(1, size.width), height: Math.max(1, size.height) };
    this.fit();
  }

  setStage(size: Size): void {
    this.#stage = { width: Math.max(1, size.width), height: Math.max(1, size.height) };
  }

  /** Shows the whole picture. */
  fit(): void {
    this.#scale = null;
    this.#at = MIDDLE;
  }

  /** Shows each of its pixels as one. */
  actual(): void {
    this.#to(1, MIDDLE);
  }

  /** Larger (1) or smaller (-1) by steps, which may be parts of one; what is at `about` stays there. */
  zoom(steps: number, about: Point = MIDDLE): void {
    this.#to(this.scale * STEP ** steps, about);
  }

  /** Moves the picture, in px. */
  pan(x: number, y: number): void {
    this.#at = this.#bounded({ x: this.#at.x + x, y: this.#at.y + y });
  }

  #to(wanted: number, about: Point): void {
    const before = this.scale;
    const least = Math.min(1, this.fitting);
    const scale = Math.min(LARGEST, Math.max(least, wanted));
    const { x, y } = this.at;
    const ratio = scale / before;
    this.#scale = scale;
    this.#at = this.#bounded({
      x: about.x - (about.x - x) * ratio,
      y: about.y - (about.y - y) * ratio,
    });
  }

  /** An edge comes to the stage's edge and no further in; what fits stays in the middle. */
  #bounded({ x, y }: Point): Point {
    const { width, height } = this.drawn;
    const room = { x: (width - this.#stage.width) / 2, y: (height - this.#stage.height) / 2 };
    const within = (value: number, most: number) =>
      most <= 0 ? 0 : Math.min(most, Math.max(-most, value));
    return { x: within(x, room.x), y: within(y, room.y) };
  }
}
