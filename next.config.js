/** @type {import('next').NextConfig} */
export default {
  typedRoutes: false,
  poweredByHeader: false,
  // Evidence never passes the optimizer: its cache has leaked private images (CVE-2025-57752).
  images: { unoptimized: true },
  // Packages that carry binaries or read their own files at run time.
  serverExternalPackages: [
    "sharp",
    "pg",
    "pg-boss",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
    "nodemailer",
    "prom-client",
  ],
  // Types are checked once, by `npm test`.
  // The framework edits the file that it is given: it gets one of its own.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
};
