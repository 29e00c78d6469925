import '../call-room/ck-call-room.ts';
