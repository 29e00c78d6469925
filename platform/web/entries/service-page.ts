import '../my-page/ck-reviews.ts';
