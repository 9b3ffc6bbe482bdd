import { COMMON_PASSWORDS } from "./common-passwords";

/** What people here put together again and again: pinyin of love and luck, lucky numbers, keyboard rows, our own words. */
const LOCAL_HABITS =
  `woaini woaiwojia aini521 aini1314 5201314 1314520 520520 521521 1314521 7758521 7758258 584520 woshishui
  wodemima mima mima123 nihao nihao123 zhongguo beijing shanghai shenzhen guangzhou hangzhou baobao laopo laogong qinaide
  wangyi taobao tianmao alipay zhifubao weixin wechat jingdong pinduoduo douyin meituan xiaohongshu kuaishou dianping
  wang zhang liu chen yang zhao huang zhou xiaoming 1qaz 2wsx 3edc 4rfv qwer asdf zxcv 1234 qwertyui asdfghjkl zxcvbnm
  zhenping 真评 举报 管理员 密码 我爱你 你好 zhijian jubao guanliyuan gongzuo supervisor reviewer auditor 12315 12345 admin
  administrator report review brushing password passw0rd p@ssw0rd p@ssword pa55word welcome letmein changeme secret
  staff test demo`.split(/\s+/);

const COMMON_BITS = 11; // one of about 2,500
const OWN_BITS = 3; // what is known of the person
const AGAIN_BITS = 1;
const SEQUENCE_BITS = 6;
const SIGN_BITS = 4; // a letter in running text; random ones carry more
const LONGEST = 16;

const common = new Map([...COMMON_PASSWORDS, ...LOCAL_HABITS].map((word) => [word, COMMON_BITS]));

type Piece = { length: number; bits: number };

function listed(text: string, at: number, words: ReadonlyMap<string, number>): Piece | null {
  for (let length = Math.min(LONGEST, text.length - at); length >= 2; length--) {
    const bits = words.get(text.slice(at, at + length));
    if (bits !== undefined) return { length, bits };
  }
  return null;
}

/** aaaa, 4567, dcba: signs that follow from the one before, three at least. */
function sequence(text: string, at: number): Piece | null {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
  if (Number.isNaN(step) || Math.abs(step) > 1) return null;
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end++;
  return end - at >= 3 ? { length: end - at, bits: SEQUENCE_BITS } : null;
}

/** The longest part from here on that stood in the password before. */
function repetition(text: string, at: number): Piece | null {
  let length = 0;
  while (at + length < text.length && text.slice(0, at).includes(text.slice(at, at + length + 1))) length++;
  return length >= 3 ? { length, bits: AGAIN_BITS } : null;
}

/**
 * A careful guess, in bits, of how much a password leaves to be guessed by somebody who knows the lists above and `own`
 * (the person's e-mail and name): known words, repetitions and sequences count little, however long they are.
 */
export function guessBits(password: string, own: readonly string[]): number {
  const text = password.normalize("NFKC").toLowerCase();
  const words = new Map([...common, ...own.map((word) => [word.toLowerCase(), OWN_BITS] as const)]);
  let bits = 0;
  for (let at = 0; at < text.length; ) {
    const piece = repetition(text, at) ??
      listed(text, at, words) ??
      sequence(text, at) ?? { length: 1, bits: SIGN_BITS };
    bits += piece.bits;
    at += piece.length;
  }
  return bits;
}
