/**
 * Sentences annotated before the finder saw them: what is a date stands in ⟦…⟧, and for each mark, in
 * its order, its EDTF. Several readings that are equally right are divided by ` or `; `, within` or
 * `, throughout` follows where the text decides the extent. `unscored` is a mark on which the
 * conventions say nothing: finding it is neither right nor wrong.
 */
export interface BlindTable {
  readonly name: string;
  /** The article's date, ISO. */
  readonly reference: string;
  /** BCP 47. */
  readonly language: string;
  readonly rows: readonly (readonly [text: string, ...answers: string[]])[];
}
