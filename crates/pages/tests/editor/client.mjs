// A language server for YAML in, questions about documents out: diagnostics, hover, completion.

import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const SERVER = fileURLToPath(new URL("node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url));

/** How long an answer may take. */
const PATIENCE = 30_000;

export class Editor {
  #server;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #diagnostics = new Map();
  #asked = 0;
  #opened = 0;

  /** Starts a server for a folder in which documents are said to lie. */
  static async start(folder) {
    const editor = new Editor();
    editor.folder = pathToFileURL(folder).href.replace(/\/$/, "");
    editor.#server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    editor.#server.stdout.on("data", (data) => editor.#read(data));
    await editor.#ask("initialize", {
      processId: process.pid,
      rootUri: editor.folder,
      workspaceFolders: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          hover: { contentFormat: ["markdown"] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        },
      },
    });
    editor.#tell("initialized", {});
    return editor;
  }

  stop() {
    this.#server.kill();
  }

  /** What the editor underlines in a document: places from 1, and messages. */
  async diagnostics(name, text) {
    const uri = await this.#open(name, text);
    return this.#diagnostics.get(uri).map(({ range, message }) => ({ line: range.start.line + 1, message }));
  }

  /** What is shown for the word at the first `¦` of a text. */
  async hover(name, text) {
    const { uri, position, plain } = at(text);
    const answer = await this.#ask("textDocument/hover", { textDocument: { uri: await this.#open(name, plain, uri) }, position });
    return answer?.contents?.value ?? "";
  }

  /** What is offered at the first `¦` of a text: labels, and the text beside each. */
  async completion(name, text) {
    const { uri, position, plain } = at(text);
    const answer = await this.#ask("textDocument/completion", { textDocument: { uri: await this.#open(name, plain, uri) }, position });
    const said = ({ documentation }) => documentation?.value ?? documentation ?? "";
    return new Map((answer?.items ?? answer ?? []).map((item) => [item.label, said(item)]));
  }

  /** Opens a document under a name that no other has, and waits for what is said of it. */
  async #open(name, text) {
    const uri = `${this.folder}/${(this.#opened += 1)}_${name}`;
    const said = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing is said of ${name}`)), PATIENCE);
      this.#waiting.set(uri, () => (clearTimeout(timer), resolve()));
    });
    this.#tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    await said;
    return uri;
  }

  #ask(method, params) {
    const id = (this.#asked += 1);
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        error ? reject(new Error(error.message)) : resolve(result);
      });
    });
  }

  #tell(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, head).toString())[1]);
      const end = head + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.subarray(head + 4, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.#diagnostics.set(message.params.uri, message.params.diagnostics);
      this.#answer(message.params.uri, message);
    } else if (message.method === "workspace/configuration") {
      const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
      this.#send({ id: message.id, result: message.params.items.map(({ section }) => (section === "yaml" ? settings : {})) });
    } else if (message.method !== undefined && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else {
      this.#answer(message.id, message);
    }
  }

  #answer(key, message) {
    this.#waiting.get(key)?.(message);
    this.#waiting.delete(key);
  }
}

/** The place of the mark in a text, and the text without it. */
function at(text) {
  const offset = text.indexOf("¦");
  if (offset < 0) throw new Error("no place is marked");
  const above = text.slice(0, offset).split("\n");
  return { position: { line: above.length - 1, character: above.at(-1).length }, plain: text.replace("¦", "") };
}
