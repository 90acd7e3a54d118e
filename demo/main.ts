/** `npm start`: regenerates the SDK from its spec, then runs two programs of the documentation against a server of its own. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { run } from "../generator/cli.js";
import { startServer } from "./server.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function main(): Promise<number> {
  say("Regenerating the SDK");
  const out = (text: string): void => console.log(`  ${text}`);
  const code = await run(["generate"], { cwd: root, out, err: (text) => console.error(text) });
  if (code !== 0) return code;

  const server = await startServer();
  try {
    say("Real-time chat (spec/examples/chat.ts): headers, join, message loop");
    const chat = await runExample("chat", { WS_URL: `${server.origin}/chat`, TOKEN: "demo" });
    if (chat !== 0) return chat;
    say("Price stream with keep-alive (spec/examples/prices.ts): select over messages and a timer, ping");
    return await runExample("prices", { WS_URL: `${server.origin}/prices`, KEEP_ALIVE: "500ms" });
  } finally {
    await server.close();
  }
}

/** As its own program, exactly as a user would run it; gives its exit code. */
function runExample(name: string, env: Readonly<Record<string, string>>): Promise<number> {
  const file = fileURLToPath(new URL(`../spec/examples/${name}.js`, import.meta.url));
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [file], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    program.stdout.setEncoding("utf8");
    program.stdout.on("data", (text: string) => process.stdout.write(text.replace(/^(?=.)/gm, "  ")));
    program.once("error", reject);
    program.once("close", (code) => resolve(code ?? 1));
  });
}

function say(title: string): void {
  console.log(`\n${title}`);
}

process.exitCode = await main();
