// What `export --format openapi` writes, read by those who take it: a linter finds no fault in it, nor in the description of an
// API that refers to it, with each example held against its schema; and of the types that a generator makes of it the compiler
// of TypeScript refuses a wrong code, a code of another status, and a `switch` that leaves one out.
//
// Every folder of target/openapi holds what was exported for one catalogue: .ci/run has the calls.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../../../../target/openapi");
const folders = readdirSync(ROOT).map((name) => join(ROOT, name));
assert.ok(folders.length >= 7, "the catalogues were not exported");

/** An operation for every provider, with all of its responses. */
function api({ components }) {
  const paths = {};
  for (const name of Object.keys(components.responses)) {
    const [provider, status] = name.split(".");
    const responses = ((paths[`/${provider}`] ??= operation(provider)).get.responses);
    responses[status] = { $ref: `openapi.json#/components/responses/${name}` };
  }
  return {
    openapi: "3.1.1",
    info: { title: "An API", version: "1", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "https://api.example.org" }],
    security: [],
    paths,
  };
}

function operation(provider) {
  return { get: { operationId: provider, summary: "A call", responses: { 200: { description: "It went well" } } } };
}

/** The member that holds the code of a schema, as names one in the other, and its values; nothing where it is in a list. */
function code(schema) {
  const way = [];
  let at = schema.allOf[1];
  while (at.properties) {
    const [name] = Object.keys(at.properties);
    way.push(name);
    at = at.properties[name];
  }
  return at.contains ? undefined : { way, values: "const" in at ? [at.const] : at.enum };
}

const literal = (value) => JSON.stringify(value);
const cases = (values) => values.map((value) => `case ${literal(value)}: return 1;`).join(" ");

/** A program in TypeScript: of the lines that end with numbers of errors each is refused for one of them, 0 being none. */
function program({ components }) {
  const lines = ['import type { components } from "./openapi.ts";'];
  const other = (values) => (typeof values[0] === "number" ? 987654321 : "no such code");
  const choose = (type, on, values, error) => {
    const number = lines.length;
    lines.push(`export function choose${number}(of: ${type}): number {`);
    lines.push(`  switch (of${on}) { ${cases(values)} }`);
    lines.push(`  const none: never = of${on};${error ? ` // ${error}` : ""}`, "  return none;", "}");
  };
  for (const [name, schema] of Object.entries(components.schemas)) {
    const type = `components["schemas"][${literal(name)}]`;
    if (schema["x-enum-varnames"]) {
      const values = schema.enum;
      lines.push(`export const all${lines.length}: ${type}[] = ${literal(values)};`);
      lines.push(`export const wrong${lines.length}: ${type} = ${literal(other(values))}; // 2322`);
      choose(type, "", values);
      choose(type, "", values.slice(1), 2322);
    }
  }
  for (const [name, { content = {} }] of Object.entries(components.responses)) {
    for (const [media, { schema, examples }] of Object.entries(content)) {
      const type = `components["responses"][${literal(name)}]["content"][${literal(media)}]`;
      // An example of a document may have members that the document does not describe.
      for (const { value } of Object.values(examples)) {
        lines.push(`export const example${lines.length}: ${type} = ${literal(value)}; // 0 2353`);
      }
      if (schema.anyOf) continue;
      const own = (schema.oneOf ?? [schema]).map(({ $ref }) => code(components.schemas[$ref.split("/").pop()]));
      if (!own[0]) continue;
      const values = own.flatMap((of) => of.values);
      const on = own[0].way.map((part) => `[${literal(part)}]`).join("");
      choose(type, on, values);
      choose(type, on, values.slice(1), 2322);
      // A code that no response of this status carries.
      lines.push(`export function other${lines.length}(of: ${type}): boolean {`);
      lines.push(`  return of${on} === ${literal(other(values))}; // 2367`, "}");
      const [example] = Object.values(examples);
      const wrong = structuredClone(example.value);
      const last = own[0].way.at(-1);
      own[0].way.slice(0, -1).reduce((at, part) => at[part], wrong)[last] = other(values);
      lines.push(`declare function take${lines.length}(of: ${type}): void;`);
      lines.push(`take${lines.length - 1}(${literal(wrong)}); // 2345 2322`);
    }
  }
  return lines.join("\n") + "\n";
}

/** The numbers of the errors that the compiler finds, by line. */
function errors(file) {
  const options = { strict: true, noEmit: true, allowImportingTsExtensions: true, target: ts.ScriptTarget.ES2022, types: [] };
  options.module = ts.ModuleKind.NodeNext;
  const compiled = ts.createProgram([file], options);
  const found = new Map();
  for (const { file: of, start, code, messageText } of ts.getPreEmitDiagnostics(compiled)) {
    assert.equal(of?.fileName, file, ts.flattenDiagnosticMessageText(messageText, "\n"));
    const { line } = of.getLineAndCharacterOfPosition(start);
    found.set(line, [...(found.get(line) ?? []), code]);
  }
  return found;
}

for (const folder of folders) {
  const file = join(folder, "openapi.json");
  const description = JSON.parse(readFileSync(file, "utf8"));

  test(`a linter takes ${file.slice(ROOT.length)}`, () => {
    const whole = join(folder, "api.json");
    writeFileSync(whole, JSON.stringify(api(description)));
    const files = Object.keys(description.components.responses).length > 0 ? [file, whole] : [file];
    const lint = (arguments_) => execFileSync(join(HERE, "node_modules/.bin/redocly"), ["lint", ...arguments_], { stdio: "pipe" });
    lint(["--config", join(HERE, "redocly.yaml"), ...files]);
  });

  test(`a compiler holds programs to ${file.slice(ROOT.length)}`, async () => {
    writeFileSync(join(folder, "openapi.ts"), astToString(await openapiTS(pathToFileURL(file))));
    const path = join(folder, "program.ts");
    const text = program(description);
    writeFileSync(path, text);
    const found = errors(path);
    let expected = 0;
    text.split("\n").forEach((line, number) => {
      const wanted = line.match(/ \/\/ ([0-9 ]+)$/)?.[1].split(" ").map(Number) ?? [];
      const codes = found.get(number) ?? [];
      expected += codes.length;
      const fits = wanted.length ? codes.length < 2 && wanted.includes(codes[0] ?? 0) : codes.length === 0;
      assert.ok(fits, `${path}:${number + 1}: wanted ${wanted}, found ${codes}\n${line}`);
    });
    assert.ok(expected > 0, "nothing was refused");
  });
}
