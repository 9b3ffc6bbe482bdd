import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Button } from "./button";
import { Checkboxes, Radios } from "./choice-list";
import { DateField } from "./date-field";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FileField } from "./file-field";
import { SelectField, SuggestField } from "./select-field";
import { TextArea } from "./text-area";

const shared = { name: "shop", label: "店铺名称", hint: "照着页面上的写", error: "请填写店铺名称" };
const choices = [
  { value: "cash", label: "好评返现", hint: "给五星返红包" },
  { value: "parcel", label: "空包" },
];

const controls: [string, ReactElement][] = [
  ["a line of text", <TextField key="1" {...shared} />],
  ["a longer text", <TextArea key="2" {...shared} />],
  ["a closed list", <SelectField key="3" {...shared} options={[{ value: "sf", label: "顺丰" }]} />],
  ["a list to search", <SuggestField key="4" {...shared} options={["淘宝"]} />],
  ["a date", <DateField key="5" {...shared} />],
  ["files", <FileField key="6" {...shared} />],
];

describe("a field in error (A11Y-01)", () => {
  test.each(controls)("ties label, hint and error to %s", (_what, element) => {
    const html = renderToStaticMarkup(element);
    expect(html).toContain('<label for="shop">店铺名称');
    expect(html).toContain('id="shop-hint">照着页面上的写');
    expect(html).toContain('id="shop-error">请填写店铺名称');
    expect(html).toMatch(/<(input|select|textarea)[^>]* id="shop"[^>]*aria-describedby="shop-hint shop-error"/);
    expect(html).toMatch(/<(input|select|textarea)[^>]* aria-invalid="true"/);
  });

  test("says nothing of an error that is not there", () => {
    const html = renderToStaticMarkup(<TextField name="shop" label="店铺名称" />);
    expect(html).not.toContain("aria-");
  });

  test("keeps what was typed, as text and never as markup", () => {
    const html = renderToStaticMarkup(<TextField {...shared} value={'"><script>alert(1)</script>'} />);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
  });
});

describe("a list of choices (A11Y-01)", () => {
  test("is a named group whose hint and error are read with it", () => {
    const html = renderToStaticMarkup(<Radios {...shared} legend="发生了什么？" choices={choices} value="parcel" />);
    expect(html).toContain('role="radiogroup" aria-invalid="true" aria-describedby="shop-hint shop-error"');
    expect(html).toContain("<legend>发生了什么？</legend>");
  });

  test("lets the error summary land on its first option", () => {
    const html = renderToStaticMarkup(<Radios {...shared} legend="发生了什么？" choices={choices} value="parcel" />);
    expect(html).toMatch(/<input id="shop" type="radio"[^>]*aria-describedby="shop-about"[^>]*value="cash"\/>/);
    expect(html).toMatch(/<input id="shop-2" type="radio" name="shop" checked="" value="parcel"\/>/);
  });

  test("marks each checkbox, since a group cannot be invalid", () => {
    const html = renderToStaticMarkup(<Checkboxes {...shared} legend="要求" choices={choices} values={["cash"]} />);
    expect(html.match(/type="checkbox"[^>]*aria-invalid="true"/g)).toHaveLength(2);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).not.toContain("radiogroup");
  });
});

describe("the error summary (UX-01)", () => {
  test("takes the focus without script and links to each field in the field's own words", () => {
    const html = renderToStaticMarkup(
      <ErrorSummary title="还有几处" errors={[{ fieldId: "shop", message: shared.error }]} />,
    );
    expect(html).toMatch(/<div[^>]*role="alert"[^>]*tabindex="-1"[^>]*autofocus=""/);
    expect(html).toContain('<a href="#shop">请填写店铺名称</a>');
  });

  test("is not there when nothing is wrong", () => {
    expect(renderToStaticMarkup(<ErrorSummary title="还有几处" errors={[]} />)).toBe("");
  });
});

test("nothing carries an inline style or an inline handler (SEC-12)", () => {
  const page = [...controls.map(([, element]) => element), <Button key="b">继续</Button>];
  expect(renderToStaticMarkup(page)).not.toMatch(/ style=| on\w+=/);
});
