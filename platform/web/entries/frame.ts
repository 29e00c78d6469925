import '../frame/ck-talk-app.ts';
