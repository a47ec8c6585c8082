import ts from 'typescript';

/** `import`, `export … from`, `import()`, `require()`. */
export interface ImportFact {
  readonly specifier: string;
  /** Erased by the compiler: `import type`, or every name in it is marked `type`. */
  readonly typeOnly: boolean;
  /** The exporter's names, `default` and `*` among them; with the local name of each. */
  readonly names: readonly { readonly imported: string; readonly local: string; readonly typeOnly: boolean }[];
  readonly line: number;
}

export interface ExportFact {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'value' | 'type';
  readonly line: number;
}

/** An argument as far as it can be known without running anything. */
export type ArgumentFact =
  | { readonly kind: 'text'; readonly text: string }
  /** Every text it may be (`a ? 'x' : 'y'`) or holds (`['x', 'y']`). */
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** An object literal; `open` when a spread or a computed key hides some of its keys. */
  | {
      readonly kind: 'object';
      readonly keys: readonly string[];
      readonly texts: Readonly<Record<string, string>>;
      readonly open: boolean;
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other' };

/** A call, a `new`, or a decorator. */
export interface CallFact {
  /** The dotted name as written, without `this.`: `repository.update`, `Date.now`; empty when it is not a name. */
  readonly callee: string;
  readonly args: readonly ArgumentFact[];
  readonly line: number;
}

export interface MethodFact {
  readonly name: string;
  readonly decorators: readonly CallFact[];
  readonly line: number;
}

export interface ClassFact {
  readonly name: string;
  readonly decorators: readonly CallFact[];
  readonly methods: readonly MethodFact[];
  readonly line: number;
}

/** A string or template literal; each `${…}` of a template is one {@link HOLE}. */
export interface TextFact {
  readonly text: string;
  readonly line: number;
  /** The property it is the value of (`code: 'x'`), if any. */
  readonly property: string | undefined;
}

/** Stands for a `${…}` in a {@link TextFact}. */
export const HOLE = '\u0001';

/** What the rules ask of a file's syntax tree, collected in one walk. */
export interface SourceFacts {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** Every class, interface, type, enum, function and variable declared, wherever in the file. */
  readonly declared: ReadonlySet<string>;
  readonly classes: readonly ClassFact[];
  readonly enums: readonly { readonly name: string; readonly line: number }[];
  readonly calls: readonly CallFact[];
  readonly news: readonly CallFact[];
  readonly texts: readonly TextFact[];
  /** Quoted keys of object literals, with the object literal that is their value, if one is. */
  readonly keys: readonly { readonly key: string; readonly value: ArgumentFact; readonly line: number }[];
  /** Dotted reads such as `process.env.TZ`, each whole and once, without `this.` and `?.`. */
  readonly reads: readonly { readonly name: string; readonly line: number }[];
}

/** Parses a file and collects its facts. Never resolves or runs anything. */
export function collectFacts(path: string, text: string): SourceFacts {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kindOf(path));
  const imports: ImportFact[] = [];
  const exports: ExportFact[] = [];
  const declared = new Set<string>();
  const classes: ClassFact[] = [];
  const enums: { name: string; line: number }[] = [];
  const calls: CallFact[] = [];
  const news: CallFact[] = [];
  const texts: TextFact[] = [];
  const keys: { key: string; value: ArgumentFact; line: number }[] = [];
  const reads: { name: string; line: number }[] = [];
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const callOf = (node: ts.Expression, args: readonly ts.Expression[], where: ts.Node): CallFact => ({
    callee: dottedName(node),
    args: args.map(argumentOf),
    line: lineOf(where),
  });
  const decoratorsOf = (node: ts.Node): CallFact[] =>
    (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).map(({ expression }) =>
      ts.isCallExpression(expression)
        ? callOf(expression.expression, expression.arguments, expression)
        : callOf(expression, [], expression),
    );

  const visit = (node: ts.Node, property: string | undefined): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const fact = importOf(node, lineOf(node));
      if (fact) imports.push(fact);
      if (ts.isExportDeclaration(node)) exports.push(...reExportsOf(node, lineOf(node)));
      return;
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      imports.push({ specifier: node.argument.literal.text, typeOnly: true, names: [], line: lineOf(node) });
    }
    if (isDeclaration(node)) {
      exports.push(...exportsOf(node, lineOf(node)));
      if (node.name && ts.isIdentifier(node.name)) declared.add(node.name.text);
    }
    if (ts.isVariableStatement(node)) exports.push(...variableExportsOf(node, lineOf(node)));
    if (ts.isExportAssignment(node)) exports.push({ name: 'default', kind: 'value', line: lineOf(node) });
    if (ts.isVariableDeclaration(node)) {
      if (ts.isIdentifier(node.name)) declared.add(node.name.text);
      reads.push(...destructuredReads(node).map((name) => ({ name, line: lineOf(node) })));
    }
    if (ts.isClassDeclaration(node) || ts.isClassExpression(node)) {
      classes.push({
        name: node.name?.text ?? '',
        decorators: decoratorsOf(node),
        methods: node.members.filter(ts.isMethodDeclaration).map((method) => ({
          name: nameOf(method.name) ?? '',
          decorators: decoratorsOf(method),
          line: lineOf(method.name),
        })),
        line: node.name ? lineOf(node.name) : lineOf(node),
      });
    }
    if (ts.isEnumDeclaration(node)) enums.push({ name: node.name.text, line: lineOf(node) });
    if (ts.isCallExpression(node)) {
      calls.push(callOf(node.expression, node.arguments, node));
      const loaded = loadedModule(node);
      if (loaded !== undefined) imports.push({ specifier: loaded, typeOnly: false, names: [], line: lineOf(node) });
    }
    if (ts.isNewExpression(node)) news.push(callOf(node.expression, node.arguments ?? [], node));
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const name = dottedName(node);
      if (name.includes('.')) reads.push({ name, line: lineOf(node) });
      // The whole chain is one read: `process.env.TZ`, not `process.env` as well.
      if (name !== '' && !name.startsWith('().')) return;
    }
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) {
      keys.push({ key: node.name.text, value: argumentOf(node.initializer), line: lineOf(node) });
    }
    const literal = textOf(node);
    if (literal !== undefined) {
      texts.push({ text: literal, line: lineOf(node), property });
      for (const part of holesOf(node)) visit(part, undefined);
      return;
    }
    const inside = ts.isPropertyAssignment(node)
      ? nameOf(node.name)
      : ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isConditionalExpression(node)
        ? property
        : undefined;
    ts.forEachChild(node, (child) => {
      // A property's name is not a text of its own.
      if (ts.isPropertyAssignment(node) && child === node.name) return;
      visit(child, inside);
    });
  };
  ts.forEachChild(tree, (child) => visit(child, undefined));
  return { imports, exports, declared, classes, enums, calls, news, texts, keys, reads };
}

function kindOf(path: string): ts.ScriptKind {
  if (path.endsWith('.tsx')) return ts.ScriptKind.TSX;
  return /\.[cm]?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

/** `a.b['c']` → `a.b.c`; a leading `this.` is dropped; anything that is not a chain of names → ''. */
function dottedName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return dottedName(node.expression);
  if (ts.isPropertyAccessExpression(node)) return joined(node.expression, node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return joined(node.expression, node.argumentExpression.text);
  }
  return '';
}

function joined(owner: ts.Expression, member: string): string {
  if (owner.kind === ts.SyntaxKind.ThisKeyword) return member;
  const name = dottedName(owner);
  // `something().update` is still a call of `.update`: the owner is unknown, the method is not.
  return name === '' ? `().${member}` : `${name}.${member}`;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => HOLE + span.literal.text).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = textOf(node.left);
    const right = textOf(node.right);
    return left === undefined && right === undefined ? undefined : (left ?? HOLE) + (right ?? HOLE);
  }
  return undefined;
}

/** The expressions behind the {@link HOLE}s of a text. */
function holesOf(node: ts.Node): ts.Expression[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => span.expression);
  if (!ts.isBinaryExpression(node)) return [];
  return [node.left, node.right].flatMap((side) => (textOf(side) === undefined ? [side] : holesOf(side)));
}

function argumentOf(node: ts.Expression): ArgumentFact {
  const texts = possibleTexts(node);
  if (texts && texts.length === 1) return { kind: 'text', text: texts[0]! };
  if (texts) return { kind: 'texts', texts };
  if (ts.isArrayLiteralExpression(node)) {
    return { kind: 'texts', texts: node.elements.flatMap((element) => possibleTexts(element) ?? []) };
  }
  if (ts.isObjectLiteralExpression(node)) {
    const keys: string[] = [];
    const values: Record<string, string> = {};
    let open = false;
    for (const member of node.properties) {
      const key = member.name ? nameOf(member.name) : undefined;
      if (key === undefined) {
        open = true;
        continue;
      }
      keys.push(key);
      const value = ts.isPropertyAssignment(member) ? textOf(member.initializer) : undefined;
      if (value !== undefined) values[key] = value;
    }
    return { kind: 'object', keys, texts: values, open };
  }
  const name = dottedName(node);
  return name === '' ? { kind: 'other' } : { kind: 'name', name };
}

function possibleTexts(node: ts.Expression): string[] | undefined {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
    return possibleTexts(node.expression);
  }
  if (ts.isConditionalExpression(node)) {
    const whenTrue = possibleTexts(node.whenTrue);
    const whenFalse = possibleTexts(node.whenFalse);
    return whenTrue && whenFalse ? [...whenTrue, ...whenFalse] : undefined;
  }
  const text = textOf(node);
  return text === undefined ? undefined : [text];
}

function nameOf(name: ts.PropertyName | ts.BindingName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isPrivateIdentifier(name) ? name.text : undefined;
}

type Declaration =
  | ts.ClassDeclaration
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration;

const isDeclaration = (node: ts.Node): node is Declaration =>
  ts.isClassDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node);

const isExported = (node: { modifiers?: ts.NodeArray<ts.ModifierLike> }): boolean =>
  node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false;

function exportsOf(node: Declaration, line: number): ExportFact[] {
  if (!isExported(node)) return [];
  const kind = ts.isClassDeclaration(node)
    ? 'class'
    : ts.isFunctionDeclaration(node)
      ? 'function'
      : ts.isEnumDeclaration(node)
        ? 'value'
        : 'type';
  return [{ name: node.name?.text ?? 'default', kind, line }];
}

function variableExportsOf(node: ts.VariableStatement, line: number): ExportFact[] {
  if (!isExported(node)) return [];
  const names: string[] = [];
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  };
  for (const declaration of node.declarationList.declarations) add(declaration.name);
  return names.map((name) => ({ name, kind: 'value', line }));
}

function reExportsOf(node: ts.ExportDeclaration, line: number): ExportFact[] {
  if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return [];
  return node.exportClause.elements.map((element) => ({
    name: element.name.text,
    kind: node.isTypeOnly || element.isTypeOnly ? 'type' : 'value',
    line,
  }));
}

function importOf(node: ts.ImportDeclaration | ts.ExportDeclaration, line: number): ImportFact | undefined {
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const names: { imported: string; local: string; typeOnly: boolean }[] = [];
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  const whole = ts.isImportDeclaration(node) ? (clause?.isTypeOnly ?? false) : node.isTypeOnly;
  if (clause?.name) names.push({ imported: 'default', local: clause.name.text, typeOnly: whole });
  const bindings = ts.isImportDeclaration(node) ? clause?.namedBindings : node.exportClause;
  if (bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) {
    for (const element of bindings.elements) {
      names.push({
        imported: (element.propertyName ?? element.name).text,
        local: element.name.text,
        typeOnly: whole || element.isTypeOnly,
      });
    }
  } else if (bindings || (ts.isExportDeclaration(node) && !bindings)) {
    names.push({ imported: '*', local: bindings && 'name' in bindings ? bindings.name.text : '*', typeOnly: whole });
  }
  const typeOnly = whole || (names.length > 0 && names.every((name) => name.typeOnly));
  return { specifier: node.moduleSpecifier.text, typeOnly, names, line };
}

/** The module that `import('x')` or `require('x')` loads. */
function loadedModule(node: ts.CallExpression): string | undefined {
  const [first] = node.arguments;
  if (!first || !ts.isStringLiteralLike(first)) return undefined;
  const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return dynamic || required ? first.text : undefined;
}

/** `const { env } = process` reads `process.env` as surely as the dotted form. */
function destructuredReads(node: ts.VariableDeclaration): string[] {
  if (!ts.isObjectBindingPattern(node.name) || !node.initializer) return [];
  const owner = dottedName(node.initializer);
  if (owner === '') return [];
  return node.name.elements.flatMap((element) => {
    const member = nameOf(element.propertyName ?? element.name);
    return member === undefined ? [] : [`${owner}.${member}`];
  });
}
