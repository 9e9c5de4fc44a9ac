import { runBench } from "../../bench/main.ts";

export async function bench(args: readonly string[]): Promise<number> {
	return await runBench(args);
}
