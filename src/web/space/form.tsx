import type { ComponentChildren, VNode } from "preact";
import { DefError } from "../../platform/errors.ts";

/** What is wrong with a form: a sentence, and the field it is about when there is one. */
export interface FormFault {
	readonly message: string;
	readonly field?: string;
}

/** The fault that an error of ours means for a form; other errors go on to the error page. */
export function faultOf(error: unknown): FormFault {
	if (!(error instanceof DefError)) throw error;
	const { field } = error.data;
	if (error.code === "saisie-incorrecte") {
		return { message: error.message, ...(typeof field === "string" ? { field } : {}) };
	}
	return { message: `${error.message} ${error.remedy}` };
}

/** At the head of the page, with a link to the field. `autofocus` brings keyboard and screen reader there without a script. */
export function ErrorSummary(props: { readonly fault: FormFault | undefined }): VNode | null {
	const { fault } = props;
	if (!fault) return null;
	return (
		<div class="error-summary" role="alert" tabIndex={-1} autofocus id="erreur">
			<h2>La demande n’a pas abouti</h2>
			<p>{fault.field ? <a href={`#${fault.field}`}>{fault.message}</a> : fault.message}</p>
		</div>
	);
}

/** A form that changes something: always POST, always with the token of the session when there is one. */
export function PostForm(props: {
	readonly action: string;
	readonly csrf?: string | undefined;
	readonly children: ComponentChildren;
	readonly inline?: boolean;
	/** Holds a table: as wide as the page. */
	readonly wide?: boolean;
	/** Holds a `FileField`, after every other field. */
	readonly upload?: boolean;
}): VNode {
	const kind = props.inline ? "inline-form" : props.wide ? "wide-form" : "stack-form";
	return (
		<form
			class={kind}
			action={props.action}
			method="post"
			enctype={props.upload ? "multipart/form-data" : undefined}
			novalidate
		>
			{props.csrf === undefined ? null : <input type="hidden" name="csrf" value={props.csrf} />}
			{props.children}
		</form>
	);
}

type FieldType = "date" | "email" | "password" | "search" | "text";

interface FieldProps {
	readonly name: string;
	readonly label: string;
	readonly hint?: string;
	readonly fault?: FormFault | undefined;
}

function describedBy({ name, hint, fault }: FieldProps): string | undefined {
	const ids = [hint ? `${name}-aide` : "", fault?.field === name ? `${name}-erreur` : ""].filter(Boolean);
	return ids.length > 0 ? ids.join(" ") : undefined;
}

function Around(props: FieldProps & { readonly children: ComponentChildren }): VNode {
	const wrong = props.fault?.field === props.name;
	return (
		<div class={wrong ? "field wrong" : "field"}>
			<label for={props.name}>{props.label}</label>
			{props.hint ? (
				<p class="hint" id={`${props.name}-aide`}>
					{props.hint}
				</p>
			) : null}
			{wrong ? (
				<p class="field-error" id={`${props.name}-erreur`}>
					Erreur : {props.fault?.message}
				</p>
			) : null}
			{props.children}
		</div>
	);
}

export function Field(
	props: FieldProps & {
		readonly type?: FieldType;
		readonly value?: string | undefined;
		readonly autocomplete?: string;
		readonly inputMode?: "numeric";
	},
): VNode {
	const attributes = {
		id: props.name,
		name: props.name,
		value: props.value,
		autocomplete: props.autocomplete ?? "off",
		inputMode: props.inputMode,
		spellcheck: false,
		maxLength: 200,
		"aria-describedby": describedBy(props),
		"aria-invalid": props.fault?.field === props.name ? ("true" as const) : undefined,
	};
	return <Around {...props}>{inputOf(props.type, attributes)}</Around>;
}

/** Last field of an `upload` form: what stands after the file would come too late to be checked before it. */
export function FileField(props: FieldProps & { readonly accept?: string }): VNode {
	return (
		<Around {...props}>
			<input
				type="file"
				id={props.name}
				name={props.name}
				accept={props.accept}
				aria-describedby={describedBy(props)}
				aria-invalid={props.fault?.field === props.name ? "true" : undefined}
			/>
		</Around>
	);
}

export function LongField(
	props: FieldProps & { readonly value?: string | undefined; readonly rows?: number; readonly most?: number },
): VNode {
	return (
		<Around {...props}>
			<textarea
				id={props.name}
				name={props.name}
				rows={props.rows ?? 6}
				maxLength={props.most ?? 400}
				aria-describedby={describedBy(props)}
				aria-invalid={props.fault?.field === props.name ? "true" : undefined}
			>
				{props.value}
			</textarea>
		</Around>
	);
}

export function Checkbox(props: FieldProps & { readonly checked?: boolean }): VNode {
	return (
		<div class="field check">
			<input type="checkbox" id={props.name} name={props.name} value="oui" checked={props.checked} />
			<label for={props.name}>{props.label}</label>
		</div>
	);
}

/** The types of Preact tell the kinds of input apart: each is written out. */
function inputOf(type: FieldType | undefined, attributes: object): VNode {
	switch (type) {
		case "date":
			return <input type="date" {...attributes} />;
		case "email":
			return <input type="email" {...attributes} />;
		case "password":
			return <input type="password" {...attributes} />;
		case "search":
			return <input type="search" {...attributes} />;
		default:
			return <input type="text" {...attributes} />;
	}
}

interface Option {
	readonly value: string;
	readonly label: string;
	readonly group?: string;
}

export function Choice(
	props: FieldProps & {
		/** `group`: those of a group follow one another. */
		readonly options: readonly Option[];
		readonly value?: string | undefined;
	},
): VNode {
	return (
		<Around {...props}>
			<select
				id={props.name}
				name={props.name}
				aria-describedby={describedBy(props)}
				aria-invalid={props.fault?.field === props.name ? "true" : undefined}
			>
				{[...Map.groupBy(props.options, ({ group = "" }) => group)].map(([group, options]) => {
					const shown = options.map(({ value, label }) => (
						<option key={value} value={value} selected={value === props.value}>
							{label}
						</option>
					));
					return group === "" ? (
						shown
					) : (
						<optgroup key={group} label={group}>
							{shown}
						</optgroup>
					);
				})}
			</select>
		</Around>
	);
}
