/** Follows work under way without loading the page again, then shows the result. */
const zone = document.querySelector<HTMLElement>("[data-follow]");
const bar = zone?.querySelector("progress");
const words = zone?.querySelector<HTMLElement>("[data-doing]");
const address = zone?.dataset.follow;

interface State {
	readonly running: boolean;
	readonly progress: number;
	readonly doing: string;
}

async function ask(url: string): Promise<State | undefined> {
	try {
		const answer = await fetch(url, { headers: { accept: "application/json" } });
		if (!answer.ok) return undefined;
		const state: State = await answer.json();
		return state;
	} catch {
		// The network comes and goes: the next question may be answered.
		return undefined;
	}
}

async function follow(url: string): Promise<void> {
	let silences = 0;
	for (;;) {
		await new Promise((wake) => setTimeout(wake, 1_000));
		if (document.hidden) continue;
		const state = await ask(url);
		if (state === undefined) {
			silences += 1;
			if (words && silences > 2)
				words.textContent = "Connexion perdue : le travail continue, la page reprendra.";
			continue;
		}
		silences = 0;
		if (!state.running) return location.reload();
		if (bar) bar.value = state.progress;
		if (words && words.textContent !== state.doing) words.textContent = state.doing;
	}
}

if (address !== undefined) void follow(address);

export {};
