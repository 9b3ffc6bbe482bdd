import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DataTable } from "./data-table";
import { PublicShell } from "./public-shell";
import { Seal } from "./seal";
import { StaffShell } from "./staff-shell";
import { Tag, type TagTone } from "./tag";
import { Timeline } from "./timeline";

const publicPage = renderToStaticMarkup(
  <PublicShell
    name="真评"
    homeHref="/zh"
    skipLabel="跳到正文"
    quickExit={{ href: "https://www.baidu.com/", label: "快速离开" }}
    language={{ href: "/en", label: "English", lang: "en" }}
    display={[{ href: "/zh/display?size=large", label: "大字" }]}
    displayLabel="语言和显示"
    footerLinks={[{ href: "/zh/verify", label: "验证回执" }]}
    footerLabel="关于本站"
  >
    <h1>发生了什么？</h1>
  </PublicShell>,
);

describe("a public page", () => {
  test("skips to its one main and leaves at once, without a trace of where from (A11Y-02)", () => {
    expect(publicPage.indexOf('href="#main"')).toBeLessThan(publicPage.indexOf("快速离开"));
    expect(publicPage).toMatch(/<a class="exit" href="https:\/\/www\.baidu\.com\/" rel="noreferrer noopener"/);
    expect(publicPage.match(/<main /g)).toHaveLength(1);
  });

  test("names the other language in that language (A11Y-01)", () => {
    expect(publicPage).toContain('hrefLang="en" lang="en">English');
  });

  test("keeps vermilion for what the service vouches for", () => {
    expect(publicPage).toContain('class="seal ink"');
    expect(publicPage).not.toContain('class="seal seal"');
    expect(renderToStaticMarkup(<Seal title="真评印" />)).toContain('role="img" aria-label="真评印"');
  });
});

test("staff sign out by POST with the form's token (SEC-07)", () => {
  const html = renderToStaticMarkup(
    <StaffShell
      name="真评"
      homeHref="/zh/staff"
      skipLabel="跳到正文"
      navLabel="工作台导航"
      nav={[{ key: "work", items: [{ href: "/zh/staff", label: "案件", current: true, count: 3 }] }]}
      user={{ name: "陈立", role: "承办人", signOut: { action: "/leave", label: "退出登录", fields: { token: "t" } } }}
    >
      <h1>案件</h1>
    </StaffShell>,
  );
  expect(html).toContain('action="/leave" method="post"');
  expect(html).toContain('<input type="hidden" name="token" value="t"/>');
  expect(html).toContain('aria-current="page"');
});

test("every state has its own shape, not only its own colour (A11Y-01)", () => {
  const tones: TagTone[] = ["new", "moving", "waiting", "done", "closed", "late"];
  const shapes = tones.map((tone) => / d="([^"]+)"/.exec(renderToStaticMarkup(<Tag tone={tone}>x</Tag>))?.[1]);
  expect(new Set(shapes).size).toBe(tones.length);
});

test("a timeline says in words what is done, what is now and what comes next", () => {
  const html = renderToStaticMarkup(
    <Timeline
      labels={{ done: "已完成", now: "现在", next: "接下来" }}
      events={[{ key: "1", state: "now", what: "正在核查", when: "11 月 24 日", dateTime: "2026-11-24" }]}
    />,
  );
  expect(html).toContain('aria-current="step"');
  expect(html).toContain('现在 </span><time dateTime="2026-11-24">');
});

test("an empty table says what would fill it", () => {
  const html = renderToStaticMarkup(<DataTable caption="案件" columns={[]} rows={[]} empty="新举报会出现在这里。" />);
  expect(html).toContain("新举报会出现在这里。");
  expect(html).not.toContain("<table");
});

const tableOf = (columns: number, matrix = false) =>
  renderToStaticMarkup(
    <DataTable
      caption="同事"
      columns={["姓名", "在办", "不在岗"].slice(0, columns).map((label) => ({ key: label, label }))}
      rows={[{ key: "1", cells: ["陈立", 3, ""] }]}
      matrix={matrix}
      empty=""
    />,
  );

test("a row that a phone shows as a card carries the names of its columns, and stays a row of a table (A11Y-02)", () => {
  const html = tableOf(3);
  expect(html).toContain('class="table cards"');
  expect(html).toContain('<td role="cell" data-label="在办">3</td>');
  for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"])
    expect(html).toContain(`role="${role}"`);
});

test("a matrix and a table of two columns keep their columns on a phone; whatever may scroll takes focus (A11Y-01)", () => {
  const named = (form: string) => `<section class="table ${form}" aria-label="同事" tabindex="0">`;
  expect(tableOf(3, true)).toContain(named("matrix"));
  expect(tableOf(2)).toContain(named("pair"));
});
