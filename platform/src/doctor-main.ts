import { examine } from './doctor/examine.ts';
import { faultsIn, report } from './doctor/finding.ts';

// What is missing or wrong in the settings and around them, a line each with what to do. Ends with 1 when something is wrong.
const findings = await examine();
const faults = faultsIn(findings);
process.stdout.write(`${report(findings)}\n\n${faults === 0 ? 'Nothing is wrong.' : `${faults} to put right.`}\n`);
process.exitCode = faults === 0 ? 0 : 1;
