/** The site in a browser, in seven languages of six scripts. Where Chromium is not installed these tests are skipped. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { renderSite } from "../../../generator/docs/site/site.js";
import type { TextFile } from "../../../generator/files.js";
import { sourceCatalog } from "../../../generator/i18n/catalog.js";
import { chromiumPath, launchChromium, type SiteServer, serveSite } from "../../support/browser.js";
import { modelOf } from "../../support/model.js";
import { scriptCatalog } from "../../support/scripts.js";

const LOCALES = ["de", "ru", "ja", "zh-CN", "ko", "ar"];

describe.skipIf(chromiumPath === undefined)("the site in a browser", () => {
  let files: readonly TextFile[];
  let server: SiteServer;
  let browser: Browser;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    files = renderSite(await modelOf(), [sourceCatalog("en"), ...LOCALES.map(scriptCatalog)]);
    server = await serveSite(files);
    browser = await launchChromium();
  }, 60_000);
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    closing.push(() => context.close());
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    await page.goto(`${server.url}/${path}`);
    return page;
  }

  test("a drawing runs in the direction of the language, its words as they are", async () => {
    const places = async (locale: string): Promise<readonly [spec: number, program: number, mirrored: number]> => {
      const page = await open(`${locale}/command-line.html`);
      const boxes = await page
        .locator("figure svg rect")
        .evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().x));
      const words = page.locator("figure svg text").first();
      const mirrored = await words.evaluate((text) => (text as SVGTextElement).getScreenCTM()?.a ?? 0);
      return [boxes[0] ?? 0, boxes[5] ?? 0, mirrored];
    };
    const [spec, program, upright] = await places("de");
    expect(spec).toBeLessThan(program);
    expect(upright).toBeGreaterThan(0);
    const [arabicSpec, arabicProgram, arabic] = await places("ar");
    expect(arabicSpec).toBeGreaterThan(arabicProgram);
    expect(arabic).toBeGreaterThan(0);
  });

  test("the language switcher leads to the same section, and to the same row", async () => {
    const page = await open("en/index.html#option-read_timeout");
    await page.locator(".languages summary").click();
    await page.locator('.languages a[hreflang="ja"]').click();
    await page.waitForURL(/\/ja\/index\.html#option-read_timeout$/);
    expect(await page.locator("tr:has(:target) code").first().textContent()).toBe("readTimeout");

    await page.goto(`${server.url}/en/index.html`);
    await page.evaluate(() => document.querySelector("#receiving-loop")?.scrollIntoView());
    const link = page.locator('.languages a[hreflang="ar"]');
    await expect.poll(() => link.getAttribute("href")).toMatch(/\/ar\/index\.html#receiving-loop$/);
    expect(await page.locator('.contents a[aria-current="true"]').getAttribute("href")).toBe("#receiving-loop");
  });

  test.each([
    ["en", "kernel", "send"],
    ["ja", "再接続", "接続"],
    ["ja", "時間切れ再接続", "接続"],
    ["zh-CN", "超时", "连接"],
    ["ko", "재연결", "연결"],
    ["ar", "المهلة", "الاتصال"],
    ["ru", "определённ", "переподключение"],
  ])("search in %s finds %s, a part of a sentence", async (locale, query) => {
    const page = await open(`${locale}/index.html`);
    await page.keyboard.press("/");
    await page.locator("dialog input").fill(query);
    const results = page.locator("dialog li a");
    await results.first().waitFor();
    expect(await results.count()).toBeGreaterThan(3);
    expect(await page.locator("dialog .count").textContent()).toMatch(/\d/);
    const first = await results.first().getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href.endsWith(first ?? "?"));
  });

  test("search puts the row of a name first, in every language, and says when there is nothing", async () => {
    for (const locale of ["en", "ar"]) {
      const page = await open(`${locale}/timeouts.html`);
      await page.locator(".search-open").click();
      await page.locator("dialog input").fill("dialTimeout");
      await page.locator("dialog li a").first().waitFor();
      expect(await page.locator("dialog li a").first().getAttribute("href")).toBe("index.html#option-dial_timeout");
      await page.locator("dialog input").fill("qqqqq");
      await expect.poll(() => page.locator("dialog li").count()).toBe(0);
      expect(await page.locator("dialog .count").textContent()).not.toBe("");
      await page.keyboard.press("Escape");
      expect(await page.locator("dialog").isVisible()).toBe(false);
    }
  });

  test("search works from a disk", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wireglot-site-"));
    closing.push(async () => rmSync(folder, { recursive: true }));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const page = await open("en/index.html");
    await page.goto(pathToFileURL(join(folder, "zh-CN/index.html")).href);
    await page.keyboard.press("/");
    await page.locator("dialog input").fill("重新");
    await page.locator("dialog li a").first().waitFor();
  });

  test("light and dark follow the system, until the reader chooses; the choice is kept", async () => {
    const page = await open("en/index.html", { colorScheme: "dark" });
    const back = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await back();
    await page.emulateMedia({ colorScheme: "light" });
    const light = await back();
    expect(dark).not.toBe(light);
    await page.locator("button.theme").click();
    expect(await back()).toBe(dark);
    await page.goto(`${server.url}/en/timeouts.html`);
    expect(await back()).toBe(dark);
  });

  test("in a right-to-left language the page is mirrored, and code is not", async () => {
    const page = await open("ar/index.html");
    const facts = await page.evaluate(() => {
      const left = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().left ?? -1;
      const style = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(selector) ?? document.body);
      return {
        dir: document.documentElement.dir,
        mirrored: left("nav.pages") > left("main") && left("main") > left("nav.contents"),
        pre: [style("pre").direction, style("pre").textAlign],
        code: style("td code").direction,
        paragraph: style("section p").direction,
      };
    });
    expect(facts).toEqual({ dir: "rtl", mirrored: true, pre: ["ltr", "left"], code: "ltr", paragraph: "rtl" });
  });

  test("without JavaScript everything can be read, and nothing is offered that does not work", async () => {
    const page = await open("de/timeouts.html", { javaScriptEnabled: false });
    expect(await page.locator("section#options-reconnect p").first().isVisible()).toBe(true);
    expect(await page.locator(".needs-js:visible").count()).toBe(0);
    expect(await page.locator("button.copy").count()).toBe(0);
    await page.locator(".languages summary").click();
    await page.locator('.languages a[hreflang="ko"]').click();
    await page.waitForURL(/\/ko\/timeouts\.html$/);
    await page.locator('a[rel="next"]').click();
    await page.waitForURL(/\/ko\/security-model\.html$/);
  });

  test("code is copied as it is", async () => {
    const page = await open("en/index.html", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("#connecting-basic button.copy").click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const model = await modelOf();
    const connecting = model.guide.find((section) => section.id === "connecting");
    expect(copied).toBe(connecting?.sections.find((section) => section.id === "connecting-basic")?.example?.text);
  });

  test.each([
    ["en/index.html", 1440, "light"],
    ["de/error-handling.html", 1440, "dark"],
    ["ja/security-model.html", 390, "dark"],
    ["ar/timeouts.html", 390, "light"],
    ["index.html", 1440, "dark"],
  ] as const)("axe finds nothing on %s, %i pixels wide, %s", async (path, width, colorScheme) => {
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    // The page's own policy admits no script from elsewhere, which is as it should be.
    const page = await open(path, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    const found: readonly { id: string; nodes: readonly { html: string }[] }[] = await page.evaluate(
      "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
    );
    expect(found.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });

  test("no page is wider than the screen", async () => {
    const page = await open("index.html");
    for (const path of ["en/index.html", "de/index.html", "ru/error-handling.html", "ar/index.html"]) {
      await page.goto(`${server.url}/${path}`);
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ path, width, over }).toEqual({ path, width, over: 0 });
      }
    }
  });

  test("at desk width names in tables are whole", async () => {
    for (const path of ["de/index.html", "ru/index.html", "ar/index.html"]) {
      const page = await open(path, { viewport: { width: 1280, height: 800 } });
      const broken = await page
        .locator("td:first-child code")
        .evaluateAll((names) =>
          names
            .filter(
              (name) =>
                name.getBoundingClientRect().height > 1.5 * Number.parseFloat(getComputedStyle(name).lineHeight),
            )
            .map((name) => name.textContent),
        );
      expect({ path, broken }).toEqual({ path, broken: [] });
    }
  });

  test("no request leaves the site, and none fails", async () => {
    const page = await open("en/index.html");
    const seen: string[] = [];
    page.on("response", (response) => seen.push(`${response.status()} ${new URL(response.url()).origin}`));
    page.on("console", (message) => seen.push(message.text()));
    for (const { path } of files.filter((file) => file.path.startsWith("en/") && file.path.endsWith(".html"))) {
      await page.goto(`${server.url}/${path}`);
      await page.keyboard.press("/");
    }
    expect(new Set(seen)).toEqual(new Set([`200 ${server.url}`]));
  });
});
