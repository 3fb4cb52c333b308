/** The queue can't be used: the package is missing, Redis does not answer, or a worker is set otherwise than the others. Says what to do. */
export class QueueError extends Error {
  readonly code: "no-bullmq" | "no-redis" | "other-settings";

  constructor(code: QueueError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
