import { createServer } from "node:net";
import { start } from "./command.ts";

export interface Server {
	readonly url: string;
	readonly stop: () => Promise<void>;
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === "object" && address !== null
					? resolve(address.port)
					: reject(new Error("no port")),
			);
		});
	});
}

const PATIENCE_MS = 240_000;

/** `def serve` on a free port, ready to answer. */
export async function serve(env: Readonly<Record<string, string>>): Promise<Server> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const running = start(["serve"], { ...env, PORT: String(port), HOST: "127.0.0.1" });
	let over = false;
	running.ended.finally(() => {
		over = true;
	});
	const limit = performance.now() + PATIENCE_MS;
	for (;;) {
		if (over) throw new Error(`« def serve » s'est arrêté :\n${running.output()}`);
		if (performance.now() > limit) {
			running.cut();
			throw new Error(`« def serve » ne répond pas :\n${running.output()}`);
		}
		try {
			const answer = await fetch(`${url}/`);
			await answer.arrayBuffer();
			if (answer.ok) break;
		} catch {
			// not listening yet
		}
		await new Promise((wake) => setTimeout(wake, 150));
	}
	return {
		url,
		async stop() {
			running.child.kill("SIGTERM");
			const patience = setTimeout(() => running.cut(), 10_000);
			await running.ended;
			clearTimeout(patience);
		},
	};
}
