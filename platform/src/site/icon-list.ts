import {
  ArrowLeft, Ban, Bell, BookOpen, Calendar, Camera, Check, ChevronDown, ChevronRight, CircleAlert, CircleCheck, CircleQuestionMark, Clock, CodeXml, Copy,
  CreditCard, Download, Ellipsis, ExternalLink, Eye, EyeOff, Flag, Globe, Headphones, Image, Info, JapaneseYen, KeyRound, Landmark, Link, LoaderCircle, Lock, LogOut,
  Mail, MapPin, Maximize2, Menu, MessageCircle, Mic, MicOff, Minimize2, Minus, Monitor, Moon, Pause, Pencil, Phone, PhoneIncoming, PhoneOff, Play, Plus,
  RefreshCw, Search, Send, Settings, ShieldCheck, Smartphone, Star, Tag, Trash2, TriangleAlert, Undo2, Upload, User, Users, Video, VideoOff, Volume2, Wifi, WifiOff, X,
} from 'lucide';

/** One drawing: elements with their attributes, in a 24 × 24 box. */
export type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number | undefined>>])[];

/** Every icon the product uses, by the name that pages and elements say. Lucide, ISC licence. */
export const icons = {
  'arrow-left': ArrowLeft, ban: Ban, bell: Bell, book: BookOpen, calendar: Calendar, camera: Camera, check: Check, 'chevron-down': ChevronDown,
  'chevron-right': ChevronRight, 'circle-alert': CircleAlert, 'circle-check': CircleCheck, 'circle-question': CircleQuestionMark, clock: Clock, code: CodeXml,
  copy: Copy, card: CreditCard, download: Download, more: Ellipsis, external: ExternalLink, eye: Eye, 'eye-off': EyeOff, flag: Flag, globe: Globe,
  headphones: Headphones, image: Image, info: Info, yen: JapaneseYen, key: KeyRound, bank: Landmark, link: Link, loader: LoaderCircle, lock: Lock, 'log-out': LogOut,
  mail: Mail, place: MapPin, maximize: Maximize2, menu: Menu, message: MessageCircle, mic: Mic, 'mic-off': MicOff, minimize: Minimize2, minus: Minus,
  monitor: Monitor, moon: Moon, pause: Pause, pencil: Pencil, phone: Phone, 'phone-incoming': PhoneIncoming, 'phone-off': PhoneOff, play: Play, plus: Plus,
  refresh: RefreshCw, search: Search, send: Send, settings: Settings, shield: ShieldCheck, smartphone: Smartphone, star: Star, tag: Tag, trash: Trash2,
  warning: TriangleAlert, undo: Undo2, upload: Upload, user: User, users: Users, video: Video, 'video-off': VideoOff, volume: Volume2, wifi: Wifi, 'wifi-off': WifiOff,
  close: X,
} as const satisfies Record<string, IconNode>;

/** The name of an icon. */
export type IconName = keyof typeof icons;
