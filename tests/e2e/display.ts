// A virtual display, and the pictures that it shows.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";

const [WIDTH, HEIGHT] = [1360, 860];

export interface Display {
  name: string;
  process: ChildProcess;
  /** What is on it now: rows of blue, green, red and an unused byte. */
  pixels: () => Buffer;
}

/** Starts Xvfb on a free display; what it shows is kept in a file of the folder. */
export async function startDisplay(folder: string): Promise<Display> {
  const size = ["-screen", "0", `${WIDTH}x${HEIGHT}x24`];
  const server = spawn(
    "Xvfb",
    ["-displayfd", "1", ...size, "-nolisten", "tcp", "-nocursor", "-fbdir", folder],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const number = await new Promise<string>((told, failed) => {
    server.stdout?.once("data", (line: Buffer) => told(line.toString().trim()));
    server.once("error", failed);
    server.once("exit", () => failed(new Error("Xvfb did not start")));
  });
  const pixels = () => readFileSync(join(folder, "Xvfb_screen0")).subarray(-WIDTH * HEIGHT * 4);
  return { name: `:${number}`, process: server, pixels };
}

export function png(pixels: Buffer): Buffer {
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  for (let at = 0; at < pixels.length; at += 4) {
    const opaque = (pixels.readUInt32LE(at) << 8) | 255;
    picture.data.writeUInt32BE(opaque >>> 0, at);
  }
  return PNG.sync.write(picture);
}
