import '../my-page/widget-preview.ts';
