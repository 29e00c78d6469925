import { root } from '../support/test-files.ts';
import { codeRules } from './code-rules.ts';
import { houseFiles } from './files.ts';
import { sizeRules } from './size-rules.ts';
import { wordRules } from './word-rules.ts';

const rules = [...sizeRules, ...codeRules, ...wordRules];
const files = houseFiles(root);
const findings = files.flatMap((file) => rules
  .filter((rule) => rule.concerns(file.path))
  .flatMap((rule) => rule.check(file).map(({ line, what }) => `${file.path}:${line}  ${rule.name}: ${what}`)));

for (const finding of findings) process.stdout.write(`${finding}\n`);
process.stdout.write(`${rules.length} rules, ${files.length} files, ${findings.length} findings\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
