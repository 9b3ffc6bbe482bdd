import { formToken, randomToken, verifyFormToken } from "@/lib/infra/crypto/tokens";
import { secrets } from "@/lib/infra/env";

/** A fresh name for a browser that has none; tables keep only its hash. */
export function newVisitorToken(): string {
  return randomToken();
}

/** The hidden field for a form rendered for this browser. */
export function visitorFormToken(visitor: string): string {
  return formToken(secrets().formKey, visitor);
}

/** Whether a form was rendered for this browser by this installation. */
export function isVisitorForm(visitor: string, token: string): boolean {
  return verifyFormToken(secrets().formKey, visitor, token);
}
