// Every spec opened as in an editor: specs/schema.json, held against the language server that editors use.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";

import { Editor } from "./client.mjs";

const FOLDER = fileURLToPath(new URL("../../../../specs/", import.meta.url));
const SPECS = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const read = (name) => readFileSync(FOLDER + name, "utf8");

/** A text with one part of it replaced, which has to be there. */
function changed(text, from, to) {
  assert.ok(text.includes(from), `nothing reads ${from}`);
  return text.replace(from, () => to);
}

let editor;
before(async () => (editor = await Editor.start(FOLDER)));
after(() => editor.stop());

describe("every spec", () => {
  for (const name of SPECS) {
    const text = read(name);
    const put = (pattern, mark) => {
      const found = text.match(pattern);
      return found && text.slice(0, found.index) + mark(found[0]) + text.slice(found.index + found[0].length);
    };

    test(`${name} has nothing underlined`, async () => {
      assert.deepEqual(await editor.diagnostics(name, text), []);
    });

    test(`${name} is explained wherever one points`, async () => {
      const places = [
        [/^provider/m, "the module's name"],
        [/^tables/m, "the tables of codes"],
        [/^    enum/m, "the enum's name"],
        [/^ +codes/m, "rows"],
        [/^ +name/m, "the variant's name, by meaning"],
        [/\bstatus(?=: [1-5])/, "the HTTP status of the response"],
        [/\brecovery/, "what brings a failed call back"],
        [/\bwait(?=: \{)/, "how long to wait"],
        [/\beffect(?=: \{)/, "what became of the request"],
        [/\beffect(?=: \w)/, "what became of the request"],
        [/\bbecause(?=: [a-z"])/, "why we conclude it"],
        [/\bregistered(?=: [A-Z"])/, "the registry or standard"],
        [/\bnot_applied/, "it was refused before anything was carried out"],
        [/\bretry\b(?=\])/, "send the same request again"],
        [/^ {6,}[A-Z]{2,}[A-Z_.]+(?=:)/m, "one code and what is known of it"],
      ];
      let explained = 0;
      for (const [pattern, wanted] of places) {
        const marked = put(pattern, (word) => `${word.slice(0, -1)}¦${word.slice(-1)}`);
        if (marked) {
          const said = await editor.hover(name, marked);
          assert.ok(said.includes(wanted), `${pattern} is explained by ${JSON.stringify(said)}`);
          explained += 1;
        }
      }
      assert.ok(explained >= 5, `only ${explained} places`);
    });

    test(`${name} is completed wherever one writes`, async () => {
      const offered = async (marked, wanted) => {
        const found = await editor.completion(name, marked);
        for (const label of wanted) {
          assert.ok(found.has(label), `${label} is not among ${[...found.keys()]}`);
          assert.notEqual(found.get(label), "", `${label} is not explained`);
        }
      };
      // A new field of the file, of the first row, of a table; words; evidence.
      await offered(`${text}¦`, ["docs"]);
      const row = text.match(/^( +)name: .*$/m) ?? text.match(/^( +).*\{ name: .*$/m);
      if (row[0].trim().startsWith("name")) {
        const below = (line) => changed(text, row[0], `${row[0]}\n${row[1]}${line}`);
        await offered(below("¦"), ["aliases", "retired", "since", "links"]);
        await offered(below("origin: ¦"), ["internal", "external", "is, because"]);
        await offered(below("origin:\n".concat(row[1], "  is: internal\n", row[1], "  ¦")), ["at", "because", "registered", "quote"]);
        await offered(below("origin: { is: internal, b¦ }"), ["because"]);
        await offered(below("links: [a]\n".concat(row[1], "severity: f¦")), ["fatal"]);
      }
      await offered(changed(text, "\ntables:", "\nseverities:\n  ¦\n\ntables:"), ["fatal", "non_fatal", "warning"]);
      await offered(changed(text, "    enum: ", "    kind: ¦\n    enum: "), ["errors", "values"]);
    });
  }
});

test("a slip is underlined on its line, and told by name", async () => {
  const text = read("kakao.yaml");
  for (const [from, to, told] of [
    ["        remedy: { is: 요청 파라미터 확인", "        remdy: { is: 요청 파라미터 확인", /remdy/],
    ["is: [[fix_setup, retry]]", "is: [[fix_stup, retry]]", /fix_setup/],
    ["is: [[fix_setup, retry]]", "is: [fix_setup, retry]", /array/],
    ["status: 403", 'status: "403"', /integer/],
    ["  503:\n    at: 37", "  703:\n    at: 37", /703/],
    ["name: InvalidArgument", "name: invalid_argument", /pattern/],
    ["effect: { is: unknown, because:", "effect: { is: unknown, at: 58, because:", /at|because/],
    ["role: code", "role: coed", /code/],
    ["  - at: 30\n    says", "  - at: 0\n    says", /minimum|1/],
    ["    enum: ErrorCode\n", "", /enum/],
  ]) {
    const slip = changed(text, from, to);
    const line = slip.slice(0, text.indexOf(from)).split("\n").length;
    const found = await editor.diagnostics("slip.yaml", slip);
    assert.ok(found.length > 0, `${to} is not underlined`);
    assert.ok(found.some((it) => told.test(it.message)), `${to}: ${JSON.stringify(found)}`);
    assert.ok(found.every((it) => Math.abs(it.line - line) < 3), `${to}, line ${line}: ${JSON.stringify(found)}`);
  }
});

test("a draft has nothing underlined", async () => {
  const draft = readFileSync(new URL("../../../documents/tests/draft/shop.yaml", import.meta.url), "utf8");
  assert.deepEqual(await editor.diagnostics("shop.yaml", draft), []);
});
