/** How the queue may be ordered: by place, which weighs and is fair, or by clock alone. */
export const QUEUE_ORDERS = ["recommended", "due"] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export function readQueueOrder(asked: URLSearchParams): QueueOrder {
  return asked.get("order") === "due" ? "due" : "recommended";
}

/** Whoever asks for what is due within a time gets it by the clock: nothing that is late is moved for any reason. */
export function orderInForce({ order, due }: { order: QueueOrder; due: string | null }): QueueOrder {
  return due ? "due" : order;
}
