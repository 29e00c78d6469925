import '../forms/form.ts';
import '../window/close-window.ts';
import '../window/consent.ts';
import '../window/hand-over.ts';
