/** Why a file was not taken. Each has its own sentence, `files.refused.<reason>`. */
export const FILE_REFUSALS = [
  "empty",
  "too_large",
  "too_many_files",
  "too_many_pixels",
  "already_here",
  "damaged",
  "disguised",
  "heic",
  "gif",
  "tiff",
  "svg",
  "web_page",
  "archive",
  "program",
  "video",
  "unknown_type",
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
