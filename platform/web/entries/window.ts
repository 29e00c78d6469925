import '../forms/form.ts';
import '../window/hand-over.ts';
