/** A fault that keeps the program from starting: its message is a sentence that says what to do. */
export class StartFault extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartFault';
    this.code = code;
  }
}
