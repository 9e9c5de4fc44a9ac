/**
 * Sends the file in pieces (tus 1.0) with its progress, takes it up again where it stopped, even after the page was closed,
 * then sends the form, which only names the upload. Without this script the same form carries the file itself.
 */
const zone = document.querySelector<HTMLElement>("[data-drop]");
const form = zone?.closest("form") ?? null;
const input = zone?.querySelector<HTMLInputElement>("input[type=file]") ?? null;
const pieceBytes = 8 * 1024 * 1024;

function show(percent: number, text: string): void {
	const sending = zone?.querySelector<HTMLElement>("[data-sending]");
	const bar = sending?.querySelector("progress");
	const words = sending?.querySelector<HTMLElement>("[data-sending-words]");
	if (sending) sending.hidden = false;
	if (bar) bar.value = percent;
	if (words && words.textContent !== text) words.textContent = text;
}

/** Same file on the same machine: the upload that was begun can go on. */
function memoryOf(file: File): string {
	return `envoi ${file.name} ${file.size} ${file.lastModified}`;
}

function remember(file: File, address: string | null): void {
	try {
		if (address === null) localStorage.removeItem(memoryOf(file));
		else localStorage.setItem(memoryOf(file), address);
	} catch {
		// A browser that keeps nothing sends the file again from its beginning.
	}
}

function known(file: File): string | null {
	try {
		return localStorage.getItem(memoryOf(file));
	} catch {
		return null;
	}
}

class Refused extends Error {}

class Sender {
	readonly #file: File;
	readonly #mount: string;
	readonly #headers: Readonly<Record<string, string>>;

	constructor(file: File, mount: string, csrf: string) {
		this.#file = file;
		this.#mount = mount;
		this.#headers = { "tus-resumable": "1.0.0", "x-csrf": csrf };
	}

	async #ask(
		method: string,
		address: string,
		more: Readonly<Record<string, string>>,
		body?: Blob,
	): Promise<Response> {
		const answer = await fetch(address, {
			method,
			headers: { ...this.#headers, ...more },
			...(body ? { body } : {}),
		});
		// 409: we do not agree on where the file stands; 423: the piece before is still being written. Both are asked again.
		if (answer.ok || answer.status === 409 || answer.status === 423 || answer.status >= 500) return answer;
		const type = answer.headers.get("content-type") ?? "";
		const said = type.startsWith("text/plain") ? (await answer.text()).trim() : "";
		throw new Refused(said || "L’envoi a été refusé. Rechargez la page puis recommencez.");
	}

	async #begin(): Promise<string> {
		const letters = Array.from(new TextEncoder().encode(this.#file.name), (byte) =>
			String.fromCharCode(byte),
		);
		const answer = await this.#ask("POST", this.#mount, {
			"upload-length": String(this.#file.size),
			"upload-metadata": `filename ${btoa(letters.join(""))}`,
		});
		const address = answer.headers.get("location");
		if (!answer.ok || address === null) throw new Error("no address");
		remember(this.#file, address);
		return address;
	}

	/** How much has arrived; undefined when the upload is not there any more. */
	async #arrived(address: string): Promise<number | undefined> {
		const answer = await fetch(address, { method: "HEAD", headers: this.#headers });
		if (answer.status === 404 || answer.status === 410 || answer.status === 403) return undefined;
		if (!answer.ok) throw new Error("not now");
		return Number(answer.headers.get("upload-offset"));
	}

	/** Gives the name of the upload, whole. Throws `Refused` with a sentence. */
	async send(tell: (share: number, text: string) => void): Promise<string> {
		const { size } = this.#file;
		let address = known(this.#file);
		let offset: number | undefined;
		let failures = 0;
		for (;;) {
			try {
				if (address !== null && offset === undefined) offset = await this.#arrived(address);
				if (address === null || offset === undefined) {
					address = await this.#begin();
					offset = 0;
				}
				if (offset >= size) return address.slice(address.lastIndexOf("/") + 1);
				tell(offset / size, "Envoi du fichier");
				const answer = await this.#ask(
					"PATCH",
					address,
					{ "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
					this.#file.slice(offset, offset + pieceBytes),
				);
				offset = answer.ok ? Number(answer.headers.get("upload-offset")) : undefined;
				if (!answer.ok) await pause(1_000);
				failures = 0;
			} catch (error) {
				if (error instanceof Refused) throw error;
				failures += 1;
				if (failures > 20)
					throw new Refused(
						"La connexion ne revient pas. Choisissez à nouveau le fichier pour reprendre l’envoi.",
					);
				tell((offset ?? 0) / size, "Connexion perdue : l’envoi reprendra de lui-même");
				offset = undefined;
				await pause(Math.min(30_000, 500 * 2 ** failures));
			}
		}
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((wake) => setTimeout(wake, milliseconds));
}

function start(around: HTMLElement, sent: HTMLFormElement, field: HTMLInputElement): void {
	const { pieces = "", csrf = "", largest = "0" } = around.dataset;
	for (const words of around.querySelectorAll<HTMLElement>("[data-drop-words]")) words.hidden = false;
	let busy = false;

	around.addEventListener("dragover", (event) => {
		event.preventDefault();
		around.classList.add("over");
	});
	around.addEventListener("dragleave", () => around.classList.remove("over"));
	around.addEventListener("drop", (event) => {
		event.preventDefault();
		around.classList.remove("over");
		const files = event.dataTransfer?.files;
		if (!files || files.length === 0 || busy) return;
		if (files.length > 1) return show(0, "Un seul fichier à la fois.");
		field.files = files;
		show(0, `Fichier choisi : ${files[0]?.name ?? ""}`);
	});
	addEventListener("beforeunload", (event) => {
		if (busy) event.preventDefault();
	});

	sent.addEventListener("submit", (event) => {
		const file = field.files?.[0];
		// Nothing chosen: the page itself says what is missing.
		if (!file || file.size === 0) return;
		event.preventDefault();
		if (busy) return;
		if (file.size > Number(largest))
			return show(0, "Ce fichier est trop gros : découpez-le en plusieurs fichiers.");
		busy = true;
		const percent = (share: number): number => Math.floor(100 * share);
		new Sender(file, pieces, csrf)
			.send((share, text) => show(percent(share), `${text} : ${percent(share)} %`))
			.then((id) => {
				show(100, "Fichier envoyé, son contrôle commence.");
				remember(file, null);
				const name = document.createElement("input");
				name.type = "hidden";
				name.name = "envoi";
				name.value = id;
				sent.append(name);
				field.disabled = true;
				busy = false;
				sent.enctype = "application/x-www-form-urlencoded";
				sent.submit();
			})
			.catch((error: unknown) => {
				busy = false;
				show(0, error instanceof Refused ? error.message : "L’envoi a échoué. Recommencez.");
			});
	});
}

if (zone && form && input) start(zone, form, input);

export {};
