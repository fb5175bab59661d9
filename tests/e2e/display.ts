// A virtual display, and the pictures that it shows.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";

const [WIDTH, HEIGHT] = [1360, 860];
/** What a wide display has besides, at the right: room for a second window. */
const BESIDES = 1280;

export interface Display {
  name: string;
  process: ChildProcess;
  /** What is on it now: rows of blue, green, red and an unused byte. */
  pixels: () => Buffer;
}

/** Starts Xvfb on a free display; what it shows is kept in a file of the folder. */
export async function startDisplay(folder: string, wide = false): Promise<Display> {
  const width = wide ? WIDTH + BESIDES : WIDTH;
  const size = ["-screen", "0", `${width}x${HEIGHT}x24`];
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
  const pixels = () => readFileSync(join(folder, "Xvfb_screen0")).subarray(-width * HEIGHT * 4);
  return { name: `:${number}`, process: server, pixels };
}

/** The part of a wide display in which a second window is. */
export const SECOND = { left: WIDTH, width: BESIDES, height: 720 };

/** The pixels of a display as a picture, or those of a part of it. */
export function png(pixels: Buffer, part?: typeof SECOND): Buffer {
  const whole = pixels.length / HEIGHT / 4;
  const { left, width, height } = part ?? { left: 0, width: whole, height: HEIGHT };
  const picture = new PNG({ width, height });
  for (let place = 0; place < width * height; place++) {
    const from = (Math.floor(place / width) * whole + left + (place % width)) * 4;
    const opaque = (pixels.readUInt32LE(from) << 8) | 255;
    picture.data.writeUInt32BE(opaque >>> 0, place * 4);
  }
  return PNG.sync.write(picture);
}
