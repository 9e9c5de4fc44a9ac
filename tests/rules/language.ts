import ts from "typescript";
import type { RepositoryFile } from "./repository.ts";
import { isCode, type Rule } from "./rule.ts";

function visit(file: RepositoryFile, look: (node: ts.Node) => string | undefined): string[] {
	const source = ts.createSourceFile(
		file.path,
		file.text(),
		ts.ScriptTarget.Latest,
		true,
		file.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
	);
	const found: string[] = [];
	const walk = (node: ts.Node): void => {
		const reason = look(node);
		if (reason !== undefined) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
			found.push(`${file.path}:${line + 1} : ${reason}`);
		}
		ts.forEachChild(node, walk);
	};
	walk(source);
	return found;
}

/** On the syntax tree, so that a comment or a text never counts. */
export const noHoleInTypes: Rule = {
	name: "ni « any » ni « ! » dans les types",
	offenders: (files) =>
		files
			.filter((f) => isCode(f.path))
			.flatMap((f) =>
				visit(f, (node) => {
					if (node.kind === ts.SyntaxKind.AnyKeyword) return "type any";
					if (node.kind === ts.SyntaxKind.NonNullExpression) return "assertion « ! »";
					return undefined;
				}),
			),
};

const runners = new Set(["it", "test", "describe"]);

export const everyTestRuns: Rule = {
	name: "aucun test isolé ni mis de côté",
	offenders: (files) =>
		files
			.filter((f) => /\.test\.tsx?$/.test(f.path))
			.flatMap((f) =>
				visit(f, (node) => {
					if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
					const name = node.name.text;
					if (!runners.has(node.expression.text) || !["only", "skip", "todo", "fails"].includes(name)) {
						return undefined;
					}
					return `${node.expression.text}.${name}`;
				}),
			),
};
