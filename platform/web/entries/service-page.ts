import '../page/ck-gallery.ts';
