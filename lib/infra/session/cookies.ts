export type CookieOptions = { secure: boolean; maxAgeSeconds?: number; sameSite?: "Lax" | "Strict" };

/** `__Host-` binds a cookie to this host and to HTTPS; browsers accept it on http://localhost as well, nowhere else over plain HTTP. */
function nameFor(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Whether cookies for this origin can carry `Secure`. */
export function securesCookies(url: URL): boolean {
  return url.protocol === "https:" || url.hostname === "localhost" || url.hostname === "127.0.0.1";
}

/** The value of a cookie of ours in a Cookie header, or null. */
export function readCookie(header: string | null, name: string, secure: boolean): string | null {
  const wanted = `${nameFor(name, secure)}=`;
  const found = (header ?? "").split(/; ?/).find((pair) => pair.startsWith(wanted));
  return found ? found.slice(wanted.length) : null;
}

/** A Set-Cookie line: unreadable for scripts, sent to our own pages only. Values must be URL-safe. */
export function cookieLine(name: string, value: string, options: CookieOptions): string {
  const parts = [
    `${nameFor(name, options.secure)}=${value}`,
    "Path=/",
    "HttpOnly",
    `SameSite=${options.sameSite ?? "Lax"}`,
  ];
  if (options.secure) parts.push("Secure");
  if (options.maxAgeSeconds !== undefined) parts.push(`Max-Age=${options.maxAgeSeconds}`);
  return parts.join("; ");
}

/** A Set-Cookie line that removes the cookie. */
export function expiredCookieLine(name: string, secure: boolean): string {
  return cookieLine(name, "", { secure, maxAgeSeconds: 0 });
}
