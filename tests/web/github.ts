// GitHub Issues as far as these tests need it: in memory, on loopback, refusing what GitHub would refuse.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Issue {
  number: number;
  title: string;
  body: string;
  labels: string[];
  assignees: string[];
  state: "open" | "closed";
}

export class GitHub {
  readonly issues: Issue[] = [];
  /** What the next requests get instead of an answer. */
  readonly faults: ("drop" | "drop after" | number)[] = [];
  #server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop() {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url?.split("?")[0] ?? "";
    const creates = request.method === "POST";
    let text = "";
    for await (const part of request) text += String(part);
    const fault = creates ? this.faults.shift() : undefined;
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(body));
    };
    if (fault === "drop") return request.socket.destroy();
    if (typeof fault === "number") return send(fault, { message: "No" });
    if (request.headers.authorization !== "Bearer right") return send(401, { message: "Bad credentials" });
    if (path === "/user") return send(200, { login: "facilitator", id: 1 });
    if (path === "/repos/acme/shop") return send(200, { id: 1, name: "shop", full_name: "acme/shop" });
    const one = /^\/repos\/acme\/shop\/issues\/(\d+)$/.exec(path);
    if (one) {
      const issue = this.issues[Number(one[1]) - 1];
      return issue ? send(200, this.#shown(issue)) : send(404, { message: "Not Found" });
    }
    if (path !== "/repos/acme/shop/issues") return send(404, { message: "Not Found" });
    if (!creates) return send(200, this.issues.map((issue) => this.#shown(issue)).reverse());
    const given = JSON.parse(text) as Partial<Issue>;
    if (typeof given.title !== "string") return send(422, { message: "Validation Failed" });
    const issue: Issue = {
      number: this.issues.length + 1,
      title: given.title,
      body: given.body ?? "",
      labels: given.labels ?? [],
      assignees: given.assignees ?? [],
      state: "open",
    };
    this.issues.push(issue);
    if (fault === "drop after") return request.socket.destroy();
    send(201, this.#shown(issue));
  }

  #shown(issue: Issue) {
    return {
      ...issue,
      id: issue.number,
      html_url: `https://github.com/acme/shop/issues/${issue.number}`,
      labels: issue.labels.map((name) => ({ name })),
      assignees: issue.assignees.map((login) => ({ login })),
    };
  }
}
