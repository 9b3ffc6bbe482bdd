import { AsyncLocalStorage } from "node:async_hooks";
import { isNativeError } from "node:util/types";
import { errorFacts, log } from "../../lib/infra/log/log.ts";

/** A request while the framework answers it. */
export type Answering = { readonly number: string };

const requests = new AsyncLocalStorage<Answering>();

/** Lets the framework answer, so that what it reports on the way is known to be of this request. */
export function answeringOf<Answer>(request: Answering, answer: () => Answer): Answer {
  return requests.run(request, answer);
}

/**
 * What the framework prints of an error may quote what a person wrote; the log takes the facts alone (SEC-14), with the
 * number of the request. What is no error says at least from where it was printed.
 */
export function logFrameworkError(words: readonly unknown[], write: typeof log.error = log.error.bind(log)): void {
  const request = requests.getStore();
  const error = words.find((word) => isNativeError(word));
  const facts = error ? errorFacts(error) : { name: typeof words[0], at: errorFacts(new Error("printed")).at };
  write({ ...(request ? { number: request.number } : {}), error: facts }, "the framework reported an error");
}
